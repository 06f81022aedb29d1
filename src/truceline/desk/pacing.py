"""How much is written at once, so that whoever else writes meanwhile waits a fraction of a second.

A piece is as large as what was written last in time lets it be, on whatever machine and database. After each piece the way is
left free for a moment: on SQLite whoever waits looks only every tenth of a second whether it is, and PostgreSQL holds
back for the register alone.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from truceline.desk.recording import Entries, recorded

# A person waits for such a piece and their own change without noticing.
TARGET_S = 0.2
# SQLite's longest pause between two looks (sqlite3.c, sqliteDefaultBusyCallback) is a tenth of a second.
_GAP_S = 0.11
# PostgreSQL lets whoever waits for the register in at once, and again for the checkpoint: the pause is for both, or the next piece comes between.
_BOTH_S = 0.05
# So many identities in one statement: every database takes as many.
_NAMED_AT_ONCE = 500
Row = TypeVar("Row")


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
        _give_way(_BOTH_S)

    def write(self, rows: Iterable[Row], act: Callable[[list[Row]], object]) -> None:
        """Write what no register tells of, some at a time: each piece in a transaction of its own, with room for others after it.

        What makes the rows is asked for them while everybody else can write. Within a transaction of somebody else there is no room
        to leave.
        """
        rest = iter(rows)
        while some := list(islice(rest, self.size)):
            if connection.in_atomic_block:
                act(some)
                continue
            with transaction.atomic():
                begun = time.monotonic()
                act(some)
            self.took(time.monotonic() - begun)
            _give_way()

    def took(self, seconds: float) -> None:
        """Learn how long a piece of this size took; one that was quick by chance does not make the next ten times as large."""
        fits = min(max(TARGET_S / max(seconds, 1e-6), 0.25), 1.5)
        self.size = min(max(int(self.size * fits), self._least), self._most)


def portions(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Identities, as many at once as one statement may name."""
    for at in range(0, len(names), _NAMED_AT_ONCE):
        yield names[at : at + _NAMED_AT_ONCE]


def _give_way(other_s: float = 0.0) -> None:
    """Leave the way free as long as this database needs, where it is not SQLite so many seconds."""
    time.sleep(_GAP_S if connection.vendor == "sqlite" else other_s)
