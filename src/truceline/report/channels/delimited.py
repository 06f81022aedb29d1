"""Tables as text: CSV, also with semicolons, tabs or upright strokes, also packed with gzip.

Every row keeps the line at which it begins in the file, quoted line breaks counted. Rows that do not fit the first
row are problems; rows without any text are passed over.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from truceline.errors import Problem, Refused, phrase, problem
from truceline.report.channels.headings import MOST_ABOVE, Known, Near, place_of_likeliest, place_of_names, tell_above
from truceline.report.channels.source_file import LINE_LIMIT, SourceFile
from truceline.report.faults import Faults
from truceline.report.rows import (
    BLOCK_ROWS,
    Block,
    column_names,
    guess_encoding,
    has_stray_bytes,
    text_column,
)
from truceline.values.cells import separator_of

# UCDP has 49 columns and ACLED 31; a table of more than this many is something else.
COLUMN_LIMIT = 200
# Rows are turned into columns while they are few: of a whole block each cell would have to be fetched again, and Python would look through all rows for rubbish.
_AT_HAND = 256
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*")


class DelimitedTable:
    """A text file of rows, one of which holds the names of the columns: the first, or one below a title whose names are `known`."""

    def __init__(self, source: SourceFile, faults: Faults, known: Known, near: Near) -> None:
        self._faults = faults
        self._near = near
        self._lines = source.lines()
        csv.field_size_limit(LINE_LIMIT)
        first = next(self._lines, "")
        declared = _SEPARATOR_LINE.fullmatch(first)
        if declared:
            # Excel writes and obeys such a line above the names.
            first = next(self._lines, "")
        self._passed = 1 if declared else 0
        self._looking = True
        self.header: Sequence[str] = self._read_names([first], declared[1] if declared else "", known)
        self._looking = False
        if len(self.header) > COLUMN_LIMIT:
            raise Refused(
                [problem("R009", faults.where(0), phrase("columns", count=len(self.header)), limit=COLUMN_LIMIT)]
            )

    def _read_names(self, head: list[str], separator: str, known: Known) -> list[str]:
        """The names in the first row, or in one a little below it; the reader then stands behind them."""
        names = self._next_names(head, separator) if head[0].strip() else []
        if not known(_legible(names)):
            head += islice(self._lines, MOST_ABOVE)
            rows = [_cells_of(line, separator) for line in head]
            above = place_of_names(rows, lambda row: known(_legible(row)))
            above = above or place_of_likeliest(rows, lambda row: self._near(_legible(row)))
            if above:
                tell_above(rows[:above], self._passed + above + 1, self._faults)
                self._passed += above
                names = self._next_names(head[above:], separator)
            elif not names:
                filled = any(line.strip() for line in (*head, *self._lines))
                code, came = ("R001", phrase("empty-line")) if filled else ("R002", "")
                raise Refused([problem(code, self._faults.where(int(filled)), came, hint=phrase("names-first"))])
            else:  # nobody knows the names: what was looked at is still to be read
                names = self._next_names(head, separator)
        return self._legible_names(names, known)

    def _next_names(self, head: list[str], separator: str) -> list[str]:
        """Let a reader begin at these lines, which grow by what it reads of those behind them, and take the names."""
        self._reader = csv.reader(self._from(head), delimiter=separator or separator_of(head[0]), strict=True)
        try:
            return column_names(next(self._reader, []))
        except csv.Error as error:
            raise Refused([self._unsplit(self._passed + 1, error)]) from error

    def _legible_names(self, names: list[str], known: Known) -> list[str]:
        """Names as they are read; one with bytes that are not UTF-8 names nothing, with a remark where the table is known without it."""
        strays = [number for number, name in enumerate(names) if has_stray_bytes(name)]
        legible = _legible(names)
        if strays and not known(legible):
            shown, hint = guess_encoding(", ".join(names))
            raise Refused([problem("R011", self._faults.where(self._passed + 1), shown, hint=hint)])
        for number in strays:
            shown, hint = guess_encoding(names[number])
            self._faults.remark(self._passed + 1, legible[number], "R082", shown, hint=hint)
        return legible

    def blocks(self) -> Iterator[Block]:
        """The rows in order, a block at a time; rows that do not fit the first row are problems."""
        width = len(self.header)
        cells: list[list[str]] = [[] for _ in self.header]
        rows: list[list[str]] = []
        lines: list[int] = []
        for line, row in self._rows():
            if not any(map(str.strip, row)):
                continue
            if len(row) > width and not any(map(str.strip, row[width:])):
                # Excel saves separators beyond the last column.
                del row[width:]
            if len(row) != width:
                lines_spanned = self._next_line() - line
                self._faults.add(line, "", "R010", phrase("cells", count=len(row)), width=width, lines=lines_spanned)
                continue
            rows.append(row)
            lines.append(line)
            if len(rows) == _AT_HAND:
                _turn(rows, cells)
            if len(lines) == BLOCK_ROWS:
                yield self._block(rows, cells, lines)
                lines = []
        if lines:
            yield self._block(rows, cells, lines)

    def _block(self, rows: list[list[str]], cells: list[list[str]], lines: list[int]) -> Block:
        """The columns gathered so far, and the rows that are still at hand, as a block; both are empty then."""
        _turn(rows, cells)
        numbers = np.array(lines, dtype=np.int64)
        columns = {
            name: text_column(name, column, numbers, self._faults)
            for name, column in zip(self.header, cells, strict=True)
        }
        for column in cells:
            column.clear()
        return Block(columns, numbers)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line at which it begins.

        What follows a broken quotation may still be whole rows: the broken one is named and left. A file that breaks
        off, or holds a line no table has, ends there with a problem.
        """
        line = self._next_line()
        while True:
            try:
                for row in self._reader:
                    yield line, row
                    line = self._next_line()
            except csv.Error as error:
                self._faults.absorb([self._unsplit(line, error)])
                line = self._next_line()
            except Refused as refused:
                self._faults.absorb(refused.problems)
                return
            else:
                return

    def _unsplit(self, line: int, error: csv.Error) -> Problem:
        code = "R004" if "limit" in str(error) else "R049"
        return problem(code, self._faults.where(line), str(error), limit=f"{LINE_LIMIT:,}")

    def _next_line(self) -> int:
        return self._passed + self._reader.line_num + 1

    def _from(self, head: list[str]) -> Iterator[str]:
        """These lines, then those of the file; while the names are looked for they are kept as they are read."""
        yield from list(head)
        for line in self._lines:
            if self._looking:
                head.append(line)
            yield line


def _turn(rows: list[list[str]], cells: list[list[str]]) -> None:
    """Lay rows of one width behind what each column has so far; none is left."""
    if rows:
        for column, some in zip(cells, zip(*rows, strict=True), strict=True):
            column.extend(some)
        rows.clear()


def _legible(names: Sequence[str]) -> list[str]:
    """Names, those with stray bytes as of columns that have none."""
    return column_names(["" if has_stray_bytes(name) else name for name in names])


def _cells_of(line: str, separator: str) -> list[str]:
    """The cells of a line by itself; none where it cannot be told apart."""
    try:
        return next(csv.reader([line], delimiter=separator or separator_of(line), strict=True), [])
    except csv.Error:
        return []
