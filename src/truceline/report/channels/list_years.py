"""Years of two digits behind a month that is named: 9-Jul-17, as Excel shows a day.

The name can be nothing but the month, and of the two numbers the last is the year: so it is written wherever months are named. Excel takes
00 to 29 for this century and 30 to 99 for the last; what nobody takes otherwise is read, and told once.

Of 9/7/17 each number may be the year. It is read where the list leaves one order for all its dates (`list_order`), or its heading says it.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

import pyarrow.compute as pc

from truceline.report.numbers import western_digits
from truceline.report.shape import FileReading

# Not before an hour (9 July 06:40), and not before a third digit.
SHORT_YEAR = re.compile(r"(?P<day>\d{1,2})(?P<month>[^\d:]{3,40}?)['’]?(?P<year>\d{2})(?!\d| ?[:.hH])")
# Numbers alone, the last of two digits: 9/7/17, ahead of an hour or not.
SHORT_NUMBERS = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{2})(?!\d|[/.:-]\d)"
)
# Programs part the centuries in different years, Excel before 30 and others before 70: what lies between is two years to two readers.
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
_OF_THIS_CENTURY, _OF_THE_LAST = range(30), range(70, 100)


class Order(Enum):
    """Which number of a date stands first; behind a day or a month the year is the last."""

    DAY = "day-first"
    MONTH = "month-first"
    YEAR = "year-before-month"


def readings(text: str) -> dict[Order, str]:
    """The days that such numbers may be, each by its order; a year of one digit is none."""
    found = SHORT_NUMBERS.search(text)
    if not found:
        return {}
    first, second, last = found["first"], found["second"], found["year"]
    each = {Order.DAY: (last, second, first), Order.MONTH: (last, first, second), Order.YEAR: (first, second, last)}
    return {order: day for order, parts in each.items() if (day := _day(*parts))}


def _day(digits: str, month: str, day: str) -> str | None:
    year = whole_year(digits) if len(digits) == 2 else None
    try:
        return date(int(year), int(month), int(day)).isoformat() if year else None
    except ValueError:
        return None


def whole_year(digits: str) -> str | None:
    """The year that is meant; None where two readers may take two."""
    number = int(digits)
    if len(digits) == 4:
        return digits
    return f"20{digits}" if number in _OF_THIS_CENTURY else f"19{digits}" if number in _OF_THE_LAST else None


def count_short_years(cells: Any, told: Iterable[str | None], reading: FileReading) -> None:
    """Count the dates of a column that were told so, for `tell_short_years`."""
    days = dict(zip(cells.to_pylist(), told, strict=True))
    for each in pc.value_counts(cells.drop_null()).to_pylist():
        text = each["values"]
        is_short = SHORT_YEAR.search(text) or SHORT_NUMBERS.search(western_digits(text))
        if is_short and _WHOLE.match(days[text] or ""):
            reading.short_years[text] += each["counts"]


def tell_short_years(reading: FileReading) -> None:
    """Say once that years were read so, with the first of them and in how many rows."""
    if reading.short_years:
        faults, rows = reading.faults, reading.short_years.total()
        faults.remark_on_all("occurred_at", "R090", next(iter(reading.short_years)), rows=f"{rows:,}")
