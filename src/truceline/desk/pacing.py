"""How much is written at once, so that whoever else writes meanwhile waits a fraction of a second.

A piece is as large as what was written last in time lets it be, on whatever machine and database. After each piece the way is
left free for a moment: on SQLite whoever waits looks only every tenth of a second whether it is.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from truceline.desk.recording import Entries, recorded

# A person waits for such a piece and their own change without noticing.
TARGET_S = 0.2
# SQLite's longest pause between two looks (sqlite3.c, sqliteDefaultBusyCallback) is a tenth of a second.
_GAP_S = 0.11


class Pace:
    """So much at once; it grows where pieces are quick and shrinks where they are slow, between bounds."""

    def __init__(self, size: int, *, least: int, most: int) -> None:
        self.size, self._least, self._most = size, least, most

    @contextmanager
    def recorded(self, actor: str) -> Iterator[Entries]:
        """Hold one transaction for a piece, learn from how long it took, and leave the way free for a moment."""
        with recorded(actor) as entries:
            # From here on everybody else waits; before it this one did.
            begun = time.monotonic()
            yield entries
        self.took(time.monotonic() - begun)
        if connection.vendor == "sqlite":
            time.sleep(_GAP_S)

    def took(self, seconds: float) -> None:
        """Learn how long a piece of this size took; one that was quick by chance does not make the next ten times as large."""
        fits = min(max(TARGET_S / max(seconds, 1e-6), 0.25), 1.5)
        self.size = min(max(int(self.size * fits), self._least), self._most)
