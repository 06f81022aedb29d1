"""Tables as text: CSV, also with semicolons or tabs, also packed with gzip.

Every row keeps the line at which it begins in the file, quoted line breaks counted. Rows that do not fit the first
row are problems; rows without any text are passed over.
"""

import csv
import re
from collections.abc import Iterator, Sequence

import numpy as np

from truceline.errors import Problem, Refused, phrase, problem
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
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*")


class DelimitedTable:
    """A text file of rows; the first row holds the names of the columns."""

    def __init__(self, source: SourceFile, faults: Faults) -> None:
        self._faults = faults
        self._lines = source.lines()
        csv.field_size_limit(LINE_LIMIT)
        first = next(self._lines, "")
        declared = _SEPARATOR_LINE.fullmatch(first)
        if declared:
            # Excel writes and obeys such a line above the names.
            first = next(self._lines, "")
        if not first.strip():
            if any(line.strip() for line in self._lines):
                raise Refused([problem("R001", faults.where(1), phrase("empty-line"), hint=phrase("names-first"))])
            raise Refused([problem("R002", faults.where(0), "")])
        separator = declared[1] if declared else separator_of(first)
        self._passed = 1 if declared else 0
        self._reader = csv.reader(self._from(first), delimiter=separator, strict=True)
        try:
            self.header: Sequence[str] = column_names(next(self._reader, []))
        except csv.Error as error:
            raise Refused([self._unsplit(self._passed + 1, error)]) from error
        if has_stray_bytes(names := ", ".join(self.header)):
            shown, hint = guess_encoding(names)
            raise Refused([problem("R011", faults.where(self._passed + 1), shown, hint=hint)])
        if len(self.header) > COLUMN_LIMIT:
            raise Refused(
                [problem("R009", faults.where(0), phrase("columns", count=len(self.header)), limit=COLUMN_LIMIT)]
            )

    def blocks(self) -> Iterator[Block]:
        """The rows in order, a block at a time; rows that do not fit the first row are problems."""
        width = len(self.header)
        rows: list[list[str]] = []
        lines: list[int] = []
        for line, row in self._rows():
            if not any(row):
                continue
            if len(row) > width and not any(row[width:]):
                # Excel saves separators beyond the last column.
                del row[width:]
            if len(row) != width:
                self._faults.add(line, "", "R010", phrase("cells", count=len(row)), width=width)
                continue
            rows.append(row)
            lines.append(line)
            if len(rows) == BLOCK_ROWS:
                yield self._block(rows, lines)
                rows, lines = [], []
        if rows:
            yield self._block(rows, lines)

    def _block(self, rows: list[list[str]], lines: list[int]) -> Block:
        numbers = np.array(lines, dtype=np.int64)
        cells = zip(*rows, strict=True)
        columns = {
            name: text_column(name, column, numbers, self._faults)
            for name, column in zip(self.header, cells, strict=True)
        }
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

    def _from(self, first: str) -> Iterator[str]:
        yield first
        yield from self._lines
