"""Rows that are set aside, so that a list is not lost for them: only where everything else is surely taken.

Somebody says so after every problem was shown (`arriving.confirm_without`). The files are kept whole as they came, the rows in a file of
their own with what is wrong with each, and the register holds how many they are, of which files, and who left them out.
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from truceline.errors import Problem
from truceline.report.set_aside import FILE, lines_of, rows_at_fault, write_set_aside

# The names of columns stand above the first row.
_FIRST_ROW = 2


def set_aside(room: Path, files: Sequence[Path], table: pa.Table, faults: Sequence[Problem], repeated: int) -> int:
    """Lay the rows at fault into a file of the room and return how many they are; 0 where the others cannot be taken without them.

    They cannot where nothing is wrong or nothing good is left, where something is wrong with a file as a whole, where a file cannot be read
    to its end, where a broken quotation may hold other rows, and wherever a row would be neither taken, nor known as a repetition, nor set
    aside.
    """
    wrong = rows_at_fault(faults)
    if not (wrong and table.num_rows and all(map(_is_of_one_row, faults))):
        return 0
    lines = [(str(path), lines_of(path)) for path in files]
    if not all(found for _, found in lines):
        return 0
    begun = sum(len(found) for _, found in lines)
    left_out = sum((path, line) in wrong for path, found in lines for line in found)
    if table.num_rows + repeated + left_out != begun:
        return 0
    write_set_aside(faults, files, room)
    return len(wrong)


def _is_of_one_row(one: Problem) -> bool:
    """Whether a problem is one of a cell, or of a row with too few or too many cells that stands on one line: no other row lies in it."""
    if one.where.line < _FIRST_ROW:
        return False
    return bool(one.where.column) or (one.code == "R010" and one.details.get("lines", 1) == 1)


def aside_in(room: Path) -> Path:
    """The file of the rows that were set aside."""
    return room / FILE
