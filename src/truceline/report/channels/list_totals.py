"""Rows of sums below or between the rows of a list: they tell of no incident, and are left out with a remark.

Such a row says that it is a sum, and has neither a day nor a place. What it lacks of these beside, or says otherwise, is no sum: its row is
one like any other, and what is wrong with it is told.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.rows import Block, tidy
from truceline.report.shape import FileReading
from truceline.values.party import fold_name

_IN_ENGLISH = ("total", "totals", "grand total", "subtotal", "sub total", "sum", "overall total")
_TOTALS = frozenset(map(fold_name, (*_IN_ENGLISH, *arabic.TOTALS, *russian.TOTALS)))
_LONGEST = 40  # of a cell that is looked at: none of them is as long


def without_totals(block: Block, date: str, places: Sequence[str], reading: FileReading) -> Block:
    """The rows without those of sums; `date` and `places` are the columns of this file that say when and where.

    What cannot be read of the cells of such a row, as its formulas, is no problem any more.
    """
    dated = pc.match_substring_regex(block.tidy(date), r"\d")
    sums = ~pc.fill_null(dated, False).to_numpy(zero_copy_only=False)
    for row in np.flatnonzero(sums):
        cells = {name: _cell(column, int(row)) for name, column in block.columns.items()}
        said = [cell for cell in cells.values() if _is_sum(cell)]
        sums[row] = bool(said) and all(_is_sum(cells[name]) or not cells[name] for name in (date, *places))
        if sums[row]:
            reading.faults.forget(int(block.lines[row]))
            reading.faults.remark(block.lines[row], "", "R091", said[0])
    if not sums.any():
        return block
    kept = pa.array(~sums)
    return Block({name: column.filter(kept) for name, column in block.columns.items()}, block.lines[~sums])


def _is_sum(cell: str) -> bool:
    return len(cell) < _LONGEST and fold_name(cell) in _TOTALS


def _cell(column: pa.Array, row: int) -> str:
    """The text of one cell; a dash or dot alone is none."""
    told: str | None = tidy(column.slice(row, 1))[0].as_py()
    return told if told and any(map(str.isalnum, told)) else ""
