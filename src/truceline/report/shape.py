"""A known table: how it is recognised by its names, what it must have, and what its columns say in ours."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from truceline.report.faults import Faults
from truceline.report.rows import Block, Lines
from truceline.report.settings import ReadingSettings


class Understood(NamedTuple):
    """How a cell on how well a place is known was understood: metres, None where its point says nothing; and what the cell is called."""

    metres: str | None
    kind: str


@dataclass(slots=True)
class LinesSeen:
    """Lines of a file of which something is known, as they come block by block."""

    _seen: list[Lines] = field(default_factory=list)

    def add(self, lines: Lines) -> None:
        """Note lines of one block."""
        self._seen.append(lines)

    def lines(self) -> Lines:
        """All of them."""
        return np.concatenate([np.zeros(0, np.int64), *self._seen])


@dataclass(slots=True)
class FileReading:
    """One file being read: what is wrong with it so far, how often the same row has come, and by line what stands beside reports.

    `precisions` counts how cells on how well places are known were understood, `unknown` by column and word how often a cell said that
    nothing is known. `placeless` is the header of a list without columns of coordinates, and `pointed` whether a cell of it was a point all the same. `order` says
    whether its days stand before its months, once that is known and where all its dates show it; `read_again` reads the file from its first row, for what only the whole shows.
    `midnights` says of how many moments of the file how many are midnights, once that is known, and `as_days` the first cell whose midnight was read as a day, and of how many rows.
    `entities` holds by column the first entity of HTML and in how many rows there are any. `without_offset` and `with_offset` are the rows whose
    times of day state no offset from UTC, and one. `is_plain_list` says that nobody made it for us. `misnamed` says that its heading is refused: its rows are looked through, and none is taken.
    """

    settings: ReadingSettings
    faults: Faults
    repeated: Counter[str] = field(default_factory=Counter)
    beside: dict[int, dict[str, str]] = field(default_factory=dict)
    precisions: Counter[Understood] = field(default_factory=Counter)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    entities: dict[str, tuple[str, int]] = field(default_factory=dict)
    without_offset: LinesSeen = field(default_factory=LinesSeen)
    with_offset: LinesSeen = field(default_factory=LinesSeen)
    placeless: Sequence[str] = ()
    pointed: bool = False
    short_years: Counter[str] = field(default_factory=Counter)
    order: bool | None = None
    is_order_known: bool = False
    midnights: tuple[int, int] | None = None
    as_days: tuple[str, int] = ("", 0)
    is_plain_list: bool = False
    misnamed: bool = False
    read_again: Callable[[], Iterable[Block]] = tuple

    def keep_beside(self, block: Block) -> None:
        """Keep the cells of the further columns that were asked for."""
        for name in self.settings.beside:
            for line, cell in zip(block.lines.tolist(), block.tidy(name).to_pylist(), strict=True):
                if cell is not None:
                    self.beside.setdefault(line, {})[name] = cell


def _nothing_more(header: Sequence[str], reading: FileReading) -> None:
    """Tables made by others may have any further columns: they are kept in the original."""
    del header, reading


def _reads_all(header: Sequence[str], reading: FileReading) -> Collection[str]:
    """A table whose every column is read."""
    del header, reading
    return ()


def all_but(
    read: Collection[str], own_name: Callable[[str], str] = str.casefold
) -> Callable[[Sequence[str], FileReading], Collection[str]]:
    """Of a table by a codebook: which of its columns are not read, for these are, by the table's own names."""

    def unread(header: Sequence[str], reading: FileReading) -> Collection[str]:
        return frozenset(name for name in header if own_name(name) not in read and name not in reading.settings.beside)

    return unread


def each(own_name: Callable[[str], str]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Names of a table by its own, where each column has one whatever stands beside it."""

    def own_names(header: Sequence[str]) -> Sequence[str]:
        return [own_name(name) for name in header]

    return own_names


def _nothing_to_tell(reading: FileReading) -> None:
    """Most tables are understood by a codebook of their own: nothing of it has to be told."""
    del reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A table of a known kind.

    `needs` are columns it must have. `claims` turns a block of it into one by our names; `named` says which of its
    columns a problem of ours is about. `own_names` gives the columns of a header the names that `needs` and `claims` know them by. `unread` names columns of
    which nothing is read: a cell of theirs that cannot be read is no reason to leave its row. `close` says, after the last row,
    what is told of the whole. `unknowable` are columns in which a word for what nobody knows is read as an empty cell.
    """

    name: str
    recognises: Callable[[Sequence[str]], bool]
    needs: Sequence[str]
    claims: Callable[[Block, FileReading], Block]
    named: Mapping[str, str] = field(default_factory=dict)
    own_names: Callable[[Sequence[str]], Sequence[str]] = list
    check_header: Callable[[Sequence[str], FileReading], None] = _nothing_more
    unread: Callable[[Sequence[str], FileReading], Collection[str]] = _reads_all
    close: Callable[[FileReading], None] = _nothing_to_tell
    unknowable: Collection[str] = ()
