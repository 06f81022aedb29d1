"""Excel workbooks (.xlsx): the sheet named "reports", or the first that is a table we know.

Only values are read: nothing is worked out, nothing is fetched, and what could act by itself (macros, links to other
files) is refused with the whole file.

The row number counts as the line. A date cell says what it shows: a date, or a date and time to the minute.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any

import numpy as np
import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.xml.functions import fromstring, iterparse

from truceline.errors import Refused, phrase, problem
from truceline.report.channels.delimited import COLUMN_LIMIT
from truceline.report.channels.headings import (
    MOST_ABOVE,
    Known,
    Near,
    names_over,
    place_of_likeliest,
    place_of_names,
    tell_above,
)
from truceline.report.channels.sheet_rows import SheetRow, SheetRows
from truceline.report.channels.source_file import GAP_LIMIT, MEBIBYTE, SourceFile
from truceline.report.faults import Faults
from truceline.report.rows import BLOCK_ROWS, Block, text_column

# A sheet holds 1,048,576 rows; with our 41 columns full, its XML comes to less than this.
UNPACKED_LIMIT = 1024 * MEBIBYTE
PACKED_LIMIT = 128 * MEBIBYTE
MEMBER_LIMIT = 1000
RATIO_LIMIT = 200
RATIO_FROM = 16 * MEBIBYTE
SHEET = "reports"
# The sheets that our own form has besides.
COLUMNS_SHEET, CODES_SHEET = "columns", "codes"

# Elements of XML in what is not the rows: styles, names, lists of parts. Each costs openpyxl some ten microseconds and half a kilobyte;
# the most cell formats that Excel takes are 64,000, with two elements each.
ELEMENT_LIMIT = 400_000
_STREAMED = re.compile(r"xl/(worksheets/|sharedStrings\.xml|media/)", re.IGNORECASE)
MOST_SHEETS = 200  # that are looked into for names; all are told of
_BOOK = "/xl/workbook.xml"
_MOST_NAMED = 10  # merged ranges

_REFUSED_MEMBERS = {
    "vbaProject.bin": "macros",
    "externalLinks/": "external-links",
    "embeddings/": "embeddings",
}


class WorkbookTable:
    """The sheet of reports of a workbook; its first row holds the names of the columns, or one below a title whose names are known.

    It is the one that is called so, else the first whose names are `known`, else the first of all; those that are shown before hidden ones.
    """

    def __init__(self, source: SourceFile, faults: Faults, known: Known, near: Near) -> None:
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
        by_sight = sorted(sheets, key=lambda sheet: sheet.sheet_state != "visible")
        called = (sheet for sheet in sheets if sheet.title == SHEET)
        with_names = (sheet for sheet in by_sight[:MOST_SHEETS] if _has_names(sheet, known))
        chosen = next(chain(called, with_names), by_sight[0])
        for other in sheets:
            if other is not chosen and other.title not in {COLUMNS_SHEET, CODES_SHEET}:
                faults.remark(0, "", "R062", other.title)
        if chosen.sheet_state != "visible":
            faults.remark(0, "", "R093", chosen.title)
        self._sheet = SheetRows(chosen)
        self._last = 0
        self._rows = self._next_rows()
        names = self._names(known, near)
        if len(names) > COLUMN_LIMIT:
            came = phrase("more-columns", count=COLUMN_LIMIT)
            raise Refused([problem("R009", faults.where(faults.names_line), came, limit=COLUMN_LIMIT)])
        self.header: Sequence[str] = names

    def _names(self, known: Known, near: Near) -> list[str]:
        """The names of the columns; the rows from the next on are those of reports."""
        head = list(islice(self._rows, MOST_ABOVE))
        texts = [[_text(cell) for cell in row.upto(row.width)] for row in head]
        if not any(map(any, texts)):
            raise Refused([problem("R002", self._faults.where(0), "")])
        place = place_of_names(texts, known) or place_of_likeliest(texts, near)
        if place or head[0].number > 1:
            tell_above(texts[:place], head[place].number, self._faults)
        self._rows = chain(head[place + 1 :], self._rows)
        return names_over(texts[place], texts[place + 1] if place + 1 < len(texts) else ())

    def blocks(self) -> Iterator[Block]:
        """The rows in order, a block at a time; rows without any value are passed over."""
        rows: list[list[str | None]] = []
        lines: list[int] = []
        for row in self._rows:
            rows.append(self._row(row))
            lines.append(row.number)
            if len(rows) == BLOCK_ROWS:
                yield self._block(rows, lines)
                rows, lines = [], []
        if rows:
            yield self._block(rows, lines)
        self._tell_merged()

    def _next_rows(self) -> Iterator[SheetRow]:
        """The rows of the sheet that have a value; XML that breaks off is a problem of the file, and so is a gap as long as a whole sheet.

        A row whose number came before, or a cell that comes twice, is a problem: of two that are called alike nobody can tell which is meant.
        """
        numbered = -1
        try:
            for row in self._sheet:
                if row.number <= numbered or row.twice:
                    self._faults.add(
                        row.number,
                        "",
                        "R083",
                        phrase("row-again")
                        if not row.twice
                        else phrase("cell-again", letter=get_column_letter(row.twice)),
                    )
                    continue
                numbered = row.number
                if not row.width:
                    continue
                if row.number > self._last + GAP_LIMIT + 1:
                    where = self._faults.where(self._last + GAP_LIMIT + 1)
                    self._faults.absorb([problem("R050", where, phrase("empty-lines"), limit=f"{GAP_LIMIT:,}")])
                    return
                self._last = row.number
                yield row
        except Exception as error:  # noqa: BLE001 - see above: reading goes on while the sheet is walked
            self._faults.absorb(_refused(self._faults, str(error)).problems)

    def _tell_merged(self) -> None:
        """Remark on cells that are merged with those below them: only the uppermost has the value."""
        merged = [cells for cells in self._sheet.merged if (range_boundaries(cells)[3] or 0) > self._faults.names_line]
        if merged:
            more = phrase("and-more", names=", ".join(merged[:_MOST_NAMED]), count=len(merged) - _MOST_NAMED)
            came = more if len(merged) > _MOST_NAMED else ", ".join(merged)
            self._faults.remark(0, "", "R084", came)

    def _row(self, row: SheetRow) -> list[str | None]:
        told: list[str | None] = []
        for name, cell in zip(self.header, row.upto(len(self.header)), strict=True):
            if cell is not None and cell.data_type in {"f", "e"}:
                self._faults.add_of_cell(row.number, name, "R038", cell.value, letter=cell.column_letter)
                told.append(None)
            else:
                told.append(_text(cell))
        for column, cell in row.cells.items():
            if column > len(self.header) and _text(cell):
                came = phrase("cell-beyond", cell=cell.coordinate)
                self._faults.add(row.number, "", "R010", came, width=len(self.header))
        return told

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


def _has_names(sheet: Any, known: Known) -> bool:
    """Whether a sheet has names that are known; not where it cannot be read: if it is the one that is read, that is said then."""
    try:
        head = (row.upto(min(row.width, COLUMN_LIMIT)) for row in islice(SheetRows(sheet), MOST_ABOVE))
        return place_of_names(([_text(cell) for cell in row] for row in head), known) is not None
    except Exception:  # noqa: BLE001 - a damaged sheet fails in whichever part openpyxl comes to first
        return False


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
                elements = 0
                with archive.open(member) as part:
                    while chunk := part.read(MEBIBYTE):
                        unpacked += len(chunk)
                        elements += 0 if _STREAMED.match(member.filename) else chunk.count(b"<")
                        if elements > ELEMENT_LIMIT:
                            raise _refused(faults, member.filename, "too-many-elements")
                        if unpacked > UNPACKED_LIMIT or unpacked > max(RATIO_FROM, RATIO_LIMIT * len(content)):
                            most = min(UNPACKED_LIMIT, max(RATIO_FROM, RATIO_LIMIT * len(content)))
                            so_far, limit = (
                                phrase("bytes-so-far", count=f"{unpacked:,}"),
                                phrase("bytes", count=f"{most:,}"),
                            )
                            raise Refused([problem("R040", faults.where(0), so_far, limit=limit)])
            if "xl/workbook.xml" not in archive.namelist() or _is_led_elsewhere(archive):
                raise _refused(faults, phrase("archive"), _kind_of(archive))
            if _names_too_many_sheets(archive):
                raise _refused(faults, phrase("more-sheets", count=f"{MEMBER_LIMIT:,}"), "too-many-elements")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(faults, str(error)) from error


def _kind_of(archive: zipfile.ZipFile) -> str:
    """The phrase for an archive that is no Excel workbook: a sheet of OpenDocument, another document of an office, or files packed together."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as told:
            return "open-document" if b"opendocument.spreadsheet" in told.read(200) else "other-archive"
    return "other-archive" if "[Content_Types].xml" in names else "archive-packed"


def _is_led_elsewhere(archive: zipfile.ZipFile) -> bool:
    """Whether the list of parts says that the workbook itself is another part, such as one whose elements were not counted."""
    try:
        parts = fromstring(archive.read("[Content_Types].xml")).iter()
    except Exception:  # noqa: BLE001 - a damaged list of parts is told when the workbook is opened
        return False
    return any("main+xml" in one.get("ContentType", "") and one.get("PartName", _BOOK) != _BOOK for one in parts)


def _names_too_many_sheets(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook names more sheets than it may have parts: many can be one part, and each costs openpyxl a quarter of a millisecond."""
    named = 0
    try:
        with archive.open(_BOOK.removeprefix("/")) as part:
            for _, element in iterparse(part):
                named += element.tag.endswith("}sheet")
                element.clear()
                if named > MEMBER_LIMIT:
                    return True
    except Exception:  # noqa: BLE001 - a damaged workbook is told when it is opened
        return False
    return False


def _refused(faults: Faults, came: str, why: str = "no-workbook") -> Refused:
    return Refused([problem("R039", faults.where(0), came, why=phrase(why))])
