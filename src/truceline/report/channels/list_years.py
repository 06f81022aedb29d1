"""Years of two digits behind a month that is named: 9-Jul-17, as Excel shows a day.

The name can be nothing but the month, and of the two numbers the last is the year: so it is written wherever months are named. Excel takes
00 to 29 for this century and 30 to 99 for the last; what nobody takes otherwise is read, and told once.
"""

import re
from collections.abc import Iterable
from typing import Any

import pyarrow.compute as pc

from truceline.report.shape import FileReading

# Not before an hour (9 July 06:40), and not before a third digit.
SHORT_YEAR = re.compile(r"(?P<day>\d{1,2})(?P<month>[^\d:]{3,40}?)['’]?(?P<year>\d{2})(?!\d| ?[:.hH])")
# Programs part the centuries in different years, Excel before 30 and others before 70: what lies between is two years to two readers.
_OF_THIS_CENTURY, _OF_THE_LAST = range(30), range(70, 100)


def whole_year(digits: str) -> str | None:
    """The year that is meant; None where two readers may take two."""
    number = int(digits)
    if len(digits) == 4:
        return digits
    return f"20{digits}" if number in _OF_THIS_CENTURY else f"19{digits}" if number in _OF_THE_LAST else None


def count_short_years(cells: Iterable[Any], reading: FileReading) -> None:
    """Count the dates that were read so, for `tell_short_years`."""
    for column in cells:
        for each in pc.value_counts(column.drop_null()).to_pylist():
            if SHORT_YEAR.search(each["values"]):
                reading.short_years[each["values"]] += each["counts"]


def tell_short_years(reading: FileReading) -> None:
    """Say once that years were read so, with the first of them and in how many rows."""
    if reading.short_years:
        faults, rows = reading.faults, reading.short_years.total()
        faults.remark(faults.names_line, "occurred_at", "R090", next(iter(reading.short_years)), rows=f"{rows:,}")
