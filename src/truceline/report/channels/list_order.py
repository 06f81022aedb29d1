"""In which order days and months stand in a list whose headings do not say it: the one order in which all its dates can be read.

9/7/2017 is two days to two readers, and nobody guesses which. But where 25/7/2017 stands in the same list, and no date that has its month
first, one reading is left for all of them. It is told, with the date that shows it. 9/7/17 may have its year first as well: it is read with
the others where that too is ruled out, by a date of them that has its year of four digits last, or would have it in years to come.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.channels.list_cells import western
from truceline.report.channels.list_groups import own_names
from truceline.report.channels.list_years import SHORT_NUMBERS, Order, readings
from truceline.report.shape import FileReading

_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)")
_MONTHS = 12


def order_of_days(cells: Any, names: Sequence[str], reading: FileReading) -> bool | None:
    """Whether days stand before months in the columns of a file, by their own names; None where its dates show neither, or both.

    The file is read once more for that, where a cell at hand needs it, and only once.
    """
    if not reading.is_order_known:
        if not any(_YEAR_LAST.search(text) or SHORT_NUMBERS.search(text) for text in _texts(cells)):
            return None
        reading.is_order_known = True
        columns = (
            column
            for block in reading.read_again()
            for name, column in zip(own_names(list(block.columns)), block.columns.values(), strict=True)
            if name in names
        )
        reading.order, shown = _shown(columns, reading.settings.now.year)
        if reading.order is not None:
            order = phrase("day-first" if reading.order else "month-first")
            reading.faults.remark_on_all("occurred_at", "R088", shown, order=order)
    return reading.order


def _shown(columns: Iterable[Any], this_year: int) -> tuple[bool | None, str]:
    """Whether days stand first in the only order that all dates of some cells admit, and the date that left it alone; None without one."""
    left, shown = set(Order), ""
    for text in (text for cells in columns for text in _texts(cells)):
        admitted = _admitted(text, this_year)
        if left & admitted != left:
            left, shown = left & admitted, text if left & admitted else shown
    return (left == {Order.DAY}, shown) if left in ({Order.DAY}, {Order.MONTH}) else (None, "")


def _admitted(text: str, this_year: int) -> set[Order]:
    """The orders in which a date may be read; any where it is of another kind, or none of them fits."""
    if found := _YEAR_LAST.search(text):
        first, second = int(found[1]), int(found[3])
        fits = {order for order, month in ((Order.DAY, second), (Order.MONTH, first)) if month <= _MONTHS}
        return fits or set(Order)
    days = readings(text)
    fits = {order for order, day in days.items() if order is not Order.YEAR or int(day[:4]) <= this_year}
    return fits or set(Order)


def _texts(cells: Any) -> list[str]:
    texts: list[str] = pc.unique(western(cells)).drop_null().to_pylist()
    return texts
