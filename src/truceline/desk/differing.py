"""What two people changed of the same thing, field by field: pure, for every form that edits what others edit too.

A form carries the fields as they stood when it was shown (`sealed`). Who saves names them, and the action compares
inside its transaction (`hold_to`): where somebody was quicker, nothing is written and the difference is told. What only one
of the two changed is proposed as that one wrote it; what both changed is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core import signing

from truceline.errors import Conflict, Refused, Where, problem

Fields = Mapping[str, str]
_SALT = "truceline.desk.differing"
# The hidden field that carries what was seen, and the choices that the page of differences asks for.
SEEN, CHOICE = "seen", "choose-"
MINE, THEIRS = "mine", "theirs"


class ChangedMeanwhile(Conflict):
    """Somebody else saved first; carries what stands now, by whom and since when."""

    def __init__(self, seen: Fields, standing: Fields, by: str = "", at: datetime | None = None) -> None:
        self.seen, self.standing, self.by, self.at = dict(seen), dict(standing), by, at
        super().__init__("desk-changed-meanwhile")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which what I wrote is not what stands now; `proposed` is mine, theirs, or None where both changed it."""

    name: str
    seen: str
    mine: str
    theirs: str

    @property
    def proposed(self) -> str | None:
        """What is kept if nobody says otherwise: the word of the only one who changed it."""
        if self.theirs == self.seen:
            return MINE
        return THEIRS if self.mine == self.seen else None


def differences(seen: Fields, mine: Fields, theirs: Fields) -> list[Difference]:
    """The fields in which mine and theirs are not the same, in the order of mine."""
    return [
        Difference(name, seen.get(name, ""), value, theirs.get(name, ""))
        for name, value in mine.items()
        if value != theirs.get(name, "")
    ]


def hold_to(seen: Fields, standing: Fields, by: str = "", at: datetime | None = None) -> None:
    """Refuse to write where what stands is not what was seen; called inside the transaction that writes."""
    if dict(seen) != dict(standing):
        raise ChangedMeanwhile(seen, standing, by, at)


def sealed(fields: Fields) -> str:
    """The fields as a form carries them: signed, so that nobody can claim to have seen what never stood."""
    return signing.dumps(dict(fields), salt=_SALT, compress=True)


def chosen(form: Mapping[str, str], names: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read a form that edits: its fields, with what the page of differences had one choose, and what had been seen.

    Raises:
        Refused: where the form does not say what was seen, or something else than this desk sealed.
    """
    try:
        seen: dict[str, str] = signing.loads(form.get(SEEN, ""), salt=_SALT)
    except signing.BadSignature as error:
        raise Refused([problem("D030", Where("", 0, SEEN), form.get(SEEN, ""))]) from error
    kept = {
        name: seen.get(name, "") if form.get(f"{CHOICE}{name}") == THEIRS else form.get(name, "").strip()
        for name in names
    }
    return kept, seen
