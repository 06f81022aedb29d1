"""The engine of sessions: they lie in the desk's own table with whose they are, so that they can be listed and ended."""

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase

from truceline.desk.tables import DeskSession

_BEGUN = "_begun"
_KEY = re.compile("[0-9a-z]{32}")
DEVICE = "_device"
# A session's sign of life is written no more often than that.
SEEN_EVERY_S = 300
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


class SessionStore(InDatabase):
    """Keeps sessions in DeskSession."""

    # When its last sign of life was written; None where the session was not looked up.
    seen_on: datetime | None = None

    def _get_session_from_db(self) -> DeskSession | None:
        """The row of this session, where it still runs."""
        row: DeskSession | None = super()._get_session_from_db()
        self.seen_on = row.seen_on if row else None
        return row

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what a key of ours can look like is looked for: what a cookie holds is anybody's."""
        return bool(key) and _KEY.fullmatch(str(key)) is not None

    @classmethod
    def get_model_class(cls) -> type[DeskSession]:
        """The table."""
        return DeskSession

    def create_model_instance(self, data: dict[str, Any]) -> DeskSession:
        """A row for a session: the person is read from what Django put into it at signing in."""
        now = datetime.now(UTC)
        begun = data.setdefault(_BEGUN, now.isoformat())
        row: DeskSession = super().create_model_instance(data)
        row.person_id = int(data["_auth_user_id"]) if data.get("_auth_user_id") else None
        row.handle = handle_of(row.session_key)
        row.begun_on, row.seen_on = datetime.fromisoformat(begun), now
        row.device = str(data.get(DEVICE, ""))[:60]
        return row


def handle_of(key: str) -> str:
    """The name of a session on pages: from it nobody gets to the key."""
    return hashlib.sha256(key.encode()).hexdigest()


def told_device(agent: str) -> str:
    """A browser and a system in two words: enough for its owner to know it again, and for nobody else."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "Linux" if "Linux" in agent else "")
    return f"{browser} {system}".strip()
