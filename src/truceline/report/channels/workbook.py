"""Excel workbooks (.xlsx): the sheet named "reports", or the first that is a table we know.

Only values are read: nothing is worked out, nothing is fetched, and what could act by itself (macros, links to other
files) is refused with the whole file.

The row number counts as the line. A date cell says what it shows: a date, or a date and time to the minute.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain
from typing import Any

import numpy as np
import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL

from truceline.errors import Refused, phrase, problem
from truceline.report.channels.delimited import COLUMN_LIMIT
from truceline.report.channels.source_file import GAP_LIMIT, MEBIBYTE, SourceFile
from truceline.report.faults import Faults
from truceline.report.rows import BLOCK_ROWS, Block, column_names, text_column

# A sheet holds 1,048,576 rows; with our 41 columns full, its XML comes to less than this.
UNPACKED_LIMIT = 1024 * MEBIBYTE
PACKED_LIMIT = 128 * MEBIBYTE
MEMBER_LIMIT = 1000
RATIO_LIMIT = 200
RATIO_FROM = 16 * MEBIBYTE
SHEET = "reports"
# The sheets that our own form has besides.
COLUMNS_SHEET, CODES_SHEET = "columns", "codes"

_REFUSED_MEMBERS = {
    "vbaProject.bin": "macros",
    "externalLinks/": "external-links",
    "embeddings/": "embeddings",
}


class WorkbookTable:
    """The sheet of reports of a workbook; its first row holds the names of the columns.

    It is the one that is called so, else the first whose names are `known`, else the first of all.
    """

    def __init__(self, source: SourceFile, faults: Faults, known: Callable[[Sequence[str]], bool]) -> None:
        self._faults = faults
        content = source.whole(PACKED_LIMIT)
        _check_archive(content, faults)
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        except Exception as error:  # a damaged workbook fails in whichever part openpyxl comes to first
            raise _refused(faults, str(error)) from error
        sheets = book.worksheets
        if not sheets:
            raise _refused(faults, phrase("no-sheet"))
        called = (sheet for sheet in sheets if sheet.title == SHEET)
        with_names = (sheet for sheet in sheets if known(_first_names(sheet)))
        self._sheet = next(chain(called, with_names), sheets[0])
        for other in sheets:
            if other is not self._sheet and other.title not in {COLUMNS_SHEET, CODES_SHEET}:
                faults.remark(0, "", "R062", other.title)
        # What a workbook says of its own extent is not believed: it may claim a million empty columns.
        self._sheet.reset_dimensions()
        self._rows: Iterator[tuple[int, Any]] = enumerate(self._sheet.iter_rows(max_col=COLUMN_LIMIT + 1), start=1)
        names = [_text(cell) for cell in next(self._next_rows(), (0, ()))[1]]
        if len(names) > COLUMN_LIMIT and names[COLUMN_LIMIT]:
            raise Refused(
                [problem("R009", faults.where(1), phrase("more-columns", count=COLUMN_LIMIT), limit=COLUMN_LIMIT)]
            )
        while names and not names[-1]:
            names.pop()
        if not names:
            if any(_text(cell) for _, cells in self._next_rows() for cell in cells):
                raise Refused([problem("R001", faults.where(1), phrase("empty-line"), hint=phrase("names-first"))])
            raise Refused([problem("R002", faults.where(0), "")])
        self.header: Sequence[str] = column_names(names)

    def blocks(self) -> Iterator[Block]:
        """The rows in order, a block at a time; rows without any value are passed over."""
        rows: list[list[str | None]] = []
        lines: list[int] = []
        for line, cells in self._next_rows():
            row = self._row(line, cells)
            if any(row):
                rows.append(row)
                lines.append(line)
            if len(rows) == BLOCK_ROWS:
                yield self._block(rows, lines)
                rows, lines = [], []
        if rows:
            yield self._block(rows, lines)

    def _next_rows(self) -> Iterator[tuple[int, Any]]:
        """The rows of the sheet; XML that breaks off is a problem of the file, and so is a gap as long as a whole sheet.

        A row may say that its number is a hundred milliards: openpyxl then gives as many empty ones before it.
        """
        gap, empty = 0, None
        while True:
            try:
                line, cells = next(self._rows)
            except StopIteration:
                return
            except Exception as error:  # noqa: BLE001 - see above: reading goes on while the sheet is walked
                self._faults.absorb(_refused(self._faults, str(error)).problems)
                return
            if cells is empty or all(cell is EMPTY_CELL for cell in cells):
                # Those that are missing are all one object: it is looked at once.
                gap, empty = gap + 1, cells
            else:
                gap = 0
            if gap > GAP_LIMIT:
                where = self._faults.where(line)
                self._faults.absorb([problem("R050", where, phrase("empty-lines"), limit=f"{GAP_LIMIT:,}")])
                return
            if line == 1 or not gap:
                yield line, cells

    def _row(self, line: int, cells: Sequence[Any]) -> list[str | None]:
        row: list[str | None] = []
        for index, name in enumerate(self.header):
            cell = cells[index] if index < len(cells) else None
            if cell is not None and cell.data_type in {"f", "e"}:
                self._faults.add_of_cell(line, name, "R038", cell.value, letter=cell.column_letter)
                row.append(None)
            else:
                row.append(_text(cell))
        for cell in cells[len(self.header) :]:
            if _text(cell):
                self._faults.add(line, "", "R010", phrase("cell-beyond", cell=cell.coordinate), width=len(self.header))
        return row

    def _block(self, rows: list[list[str | None]], lines: list[int]) -> Block:
        numbers = np.array(lines, dtype=np.int64)
        cells = zip(*rows, strict=True)
        return Block(
            {
                name: text_column(name, column, numbers, self._faults)
                for name, column in zip(self.header, cells, strict=True)
            },
            numbers,
        )


def _first_names(sheet: Any) -> list[str]:
    """The names in the first row of a sheet, none where it cannot be read: if it is the one that is read, that is said then."""
    sheet.reset_dimensions()
    try:
        cells = next(sheet.iter_rows(max_row=1, max_col=COLUMN_LIMIT), ())
    except Exception:  # noqa: BLE001 - a damaged sheet fails in whichever part openpyxl comes to first
        return []
    return column_names([_text(cell) for cell in cells])


def _text(cell: Any) -> str | None:
    """The value of a cell as text, no more precise than the cell shows it."""
    value = None if cell is None else cell.value
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            shows_time = "h" in (cell.number_format or "").casefold() or value.time() != time()
            return value.isoformat("T", "seconds" if value.second else "minutes") if shows_time else f"{value:%Y-%m-%d}"
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case _:
            return str(value)


def _check_archive(content: bytes, faults: Faults) -> None:
    """Unpack the archive once for its size alone, and refuse what could act or expand.

    The sizes that an archive states are not believed: bytes are counted as they come.
    """
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MEMBER_LIMIT:
                raise _refused(faults, phrase("parts", count=len(members)))
            for member in members:
                for mark, why in _REFUSED_MEMBERS.items():
                    if mark in member.filename:
                        raise _refused(faults, member.filename, why)
                with archive.open(member) as part:
                    while chunk := part.read(MEBIBYTE):
                        unpacked += len(chunk)
                        if unpacked > UNPACKED_LIMIT or unpacked > max(RATIO_FROM, RATIO_LIMIT * len(content)):
                            most = min(UNPACKED_LIMIT, max(RATIO_FROM, RATIO_LIMIT * len(content)))
                            so_far, limit = (
                                phrase("bytes-so-far", count=f"{unpacked:,}"),
                                phrase("bytes", count=f"{most:,}"),
                            )
                            raise Refused([problem("R040", faults.where(0), so_far, limit=limit)])
            if "xl/workbook.xml" not in archive.namelist():
                raise _refused(faults, phrase("archive"), "other-archive")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(faults, str(error)) from error


def _refused(faults: Faults, came: str, why: str = "no-workbook") -> Refused:
    return Refused([problem("R039", faults.where(0), came, why=phrase(why))])
