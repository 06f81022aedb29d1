"""The rows of a sheet by the numbers that they give themselves: none is lost, and none is made up.

openpyxl's own walk passes over a row whose number came before, keeps the last of two cells of one name, and gives as many empty
rows as a number leaves out. Here the same parts of openpyxl read the same XML, and each row is told as it stands there.

Of the rest of a sheet nothing is read but which cells are merged: rules, styles of print and formulas that are worked out for each
cell again would let a file of a few thousand bytes keep a reader busy for minutes, and so would more of anything than a sheet can hold.
"""
# ruff: noqa: SLF001 - what a sheet is read with openpyxl gives to its own walk alone; a test holds that it is still so

from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

# What a sheet of Excel can hold at most.
MOST_ROWS, MOST_COLUMNS = 2**20, 2**14
# Elements of XML from one row to the next, or behind the last: what is in a row of cells, or rules and merged cells, of which tables have a handful.
MOST_ELEMENTS = 300_000
_MERGED, _FORMULA = (ROW_TAG.replace("}row", f"}}{name}") for name in ("mergeCell", "f"))


class TooMuch(ValueError):
    """More of something than a sheet can hold."""


class _Rows(WorkSheetParser):
    """The parser of openpyxl, of which only the rows are wanted, and which cells are merged."""

    def parse(self) -> Generator[Any, None, None]:
        """Each row with its number; counted, for a file may repeat the least element millions of times."""
        rows = elements = 0
        self.merged: list[str] = []
        above: list[Any] = []
        for event, element in iterparse(self.source, events=("start", "end")):
            if event == "start":
                above.append(element)
                elements += 1
                if elements > MOST_ELEMENTS:
                    raise TooMuch(f"more than {MOST_ELEMENTS:,} elements of XML in one row, or beside the rows")
                continue
            above.pop()
            if element.tag == ROW_TAG:
                rows, elements = rows + 1, 0
                if rows > MOST_ROWS or len(element) > MOST_COLUMNS:
                    raise TooMuch("more rows or columns than a sheet can hold")
                yield self.parse_row(element)
                # What was read is forgotten, and whatever stood before it.
                for each in (element, *above):
                    each.clear()
            elif element.tag == _MERGED:
                self.merged.append(element.get("ref", ""))

    def parse_formula(self, element: Any) -> Any:
        """That there is a formula: none is worked out, nor written anew for the cells that share it."""
        text = element.findtext(_FORMULA)
        return f"={text or ''}"


class SheetRow(NamedTuple):
    """One row: its number, its cells by column (counted from 1), and the column of a cell that comes twice, 0 where none does."""

    number: int
    cells: dict[int, Any]
    twice: int

    def upto(self, width: int) -> list[Any]:
        """The cells of the first columns, None where there is none."""
        return [self.cells.get(column) for column in range(1, width + 1)]

    @property
    def width(self) -> int:
        """The last column of which there is a cell that is filled."""
        return max((column for column, cell in self.cells.items() if _is_filled(cell.value)), default=0)


def _is_filled(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


class SheetRows:
    """The rows of one sheet in the order of its XML; after the last of them, which cells are merged with those below."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.merged: list[str] = []

    def __iter__(self) -> Iterator[SheetRow]:
        sheet, book = self._sheet, self._sheet.parent
        with sheet._get_source() as source:
            parser = _Rows(
                source,
                sheet._shared_strings,
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for number, cells in parser.parse():
                found: dict[int, Any] = {}
                twice = 0
                for cell in cells:
                    column = cell["column"]
                    twice = column if column in found else twice
                    found[column] = ReadOnlyCell(sheet, **cell)
                yield SheetRow(number, found, twice)
            bounds = [(cells, range_boundaries(cells)) for cells in parser.merged]
            self.merged = [cells for cells, (_, first, _, last) in bounds if (last or 0) > (first or 0)]
