"""Tables as text: CSV, also with semicolons or tabs, also packed with gzip.

Every row keeps the line at which it begins in the file, quoted line breaks counted. Rows that do not fit the first
row are problems; rows without any text are passed over.
"""

import csv
import re
from collections.abc import Iterator, Sequence

import numpy as np

from truceline.errors import Refused, problem
from truceline.report.channels.source_file import LINE_LIMIT, SourceFile
from truceline.report.faults import Faults
from truceline.report.rows import BLOCK_ROWS, Block, column_names, text_column

SEPARATORS = ",;\t"
# UCDP has 49 columns and ACLED 31; a table of more than this many is something else.
COLUMN_LIMIT = 200
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*")


class DelimitedTable:
    """A text file of rows; the first row holds the names of the columns."""

    def __init__(self, source: SourceFile, faults: Faults) -> None:
        self._faults = faults
        self._lines = source.lines()
        csv.field_size_limit(LINE_LIMIT)
        first = next(self._lines, "")
        self._line = 1
        declared = _SEPARATOR_LINE.fullmatch(first)
        if declared:
            # Excel writes and obeys such a line above the names.
            first = next(self._lines, "")
            self._line = 2
        if not first.strip():
            raise Refused([problem("R002", faults.where(0), "")])
        separator = declared[1] if declared else _separator(first)
        self._passed = self._line - 1
        self._reader = csv.reader(self._from(first), delimiter=separator, strict=True)
        self.header: Sequence[str] = column_names(self._row())
        if len(self.header) > COLUMN_LIMIT:
            raise Refused([problem("R009", faults.where(0), f"{len(self.header)} columns", limit=COLUMN_LIMIT)])

    def blocks(self) -> Iterator[Block]:
        """The rows in order, a block at a time; what cannot be split into cells ends the reading with a problem."""
        rows: list[list[str]] = []
        lines: list[int] = []
        width = len(self.header)
        ended = False
        while not ended:
            begins = self._next_line()
            try:
                row = self._row()
            except Refused as refused:
                # What follows a broken quotation may still be whole rows; the broken one is named and left.
                self._faults.absorb(refused.problems)
                row = []
            ended = not row and self._next_line() == begins
            if any(row):
                if len(row) > width:
                    row = self._without_blank_end(row)
                if len(row) == width:
                    rows.append(row)
                    lines.append(begins)
                else:
                    self._faults.add(begins, "", "R010", f"{len(row)} cells", width=width)
            if rows and (ended or len(rows) == BLOCK_ROWS):
                yield self._block(rows, lines)
                rows, lines = [], []

    def _block(self, rows: list[list[str]], lines: list[int]) -> Block:
        numbers = np.array(lines, dtype=np.int64)
        cells = zip(*rows, strict=True)
        columns = {
            name: text_column(name, column, numbers, self._faults)
            for name, column in zip(self.header, cells, strict=True)
        }
        return Block(columns, numbers)

    def _row(self) -> list[str]:
        begins = self._next_line()
        try:
            return next(self._reader, [])
        except csv.Error as error:
            code = "R004" if "limit" in str(error) else "R049"
            raise Refused([problem(code, self._faults.where(begins), str(error), limit=f"{LINE_LIMIT:,}")]) from error

    def _next_line(self) -> int:
        return self._passed + self._reader.line_num + 1

    def _from(self, first: str) -> Iterator[str]:
        yield first
        yield from self._lines

    def _without_blank_end(self, row: list[str]) -> list[str]:
        """Excel saves separators beyond the last column: cells without text there are no cells."""
        width = len(self.header)
        return row if any(row[width:]) else row[:width]


def _separator(first: str) -> str:
    """The separator that stands most often in the first row, outside quotation marks."""
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=bare.count)
