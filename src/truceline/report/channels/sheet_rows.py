"""The rows of a sheet by the numbers that they give themselves: none is lost, and none is made up.

openpyxl's own walk passes over a row whose number came before, keeps the last of two cells of one name, and gives as many empty
rows as a number leaves out. Here the same parts of openpyxl read the same XML, and each row is told as it stands there.
"""
# ruff: noqa: SLF001 - what a sheet is read with openpyxl gives to its own walk alone; a test holds that it is still so

from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import WorkSheetParser


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
        return max((column for column, cell in self.cells.items() if cell.value is not None), default=0)


class SheetRows:
    """The rows of one sheet in the order of its XML; after the last of them, which cells are merged with those below."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.merged: list[str] = []

    def __iter__(self) -> Iterator[SheetRow]:
        sheet, book = self._sheet, self._sheet.parent
        with sheet._get_source() as source:
            parser = WorkSheetParser(
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
            ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
            self.merged = [merged.coord for merged in ranges if merged.max_row > merged.min_row]
