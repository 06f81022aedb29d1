"""When the rows of a plain list say that it happened: a day of one cell with the time of day of another, a moment in one, or several days.

Programs write a day as its midnight. So beside a column of times of day a midnight is a day, and the time stands in that column; without
one midnight is a day where so many rows say it that it cannot be when things happened.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from itertools import starmap
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from truceline.report.channels.list_cells import days, times
from truceline.report.channels.list_groups import own_names
from truceline.report.channels.list_names import (
    BESIDE_DAY,
    LAST_DAYS,
    TIME_NAMES,
    chosen,
    first_of,
    is_day_first,
    own_name,
)
from truceline.report.channels.list_order import order_of_days
from truceline.report.channels.list_years import count_short_years
from truceline.report.misdated import tell_misdated
from truceline.report.rows import TEXT, Block, tidy
from truceline.report.shape import FileReading
from truceline.report.times import read_times

_UNTOLD = (None, "0", "00")
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>[^/]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# With an offset too: programs write a day as the midnight of UTC.
_MIDNIGHT = re.compile(r"00:00(?::00(?:[.,]0+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_OF_A_CLOCK = re.compile(r"(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)?(?:Z|\+(?:0\d|1[0-4]):?[0-5]\d)?")
# Of moments one in 1,440 is a midnight, and where people tell whole hours one in 24: so many of them are days. Two may be chance.
_FEWEST_DAYS, _ONE_IN = 3, 10


class Dates(NamedTuple):
    """When each row says it happened, and the cells that say it, as they came: of the (first) day, of the time of day, of the last day."""

    told: Any
    day: Any
    clock: Any
    last: Any


class _Columns(NamedTuple):
    """The columns that say when, by the names they have here; "" where there is none. The first days are `dates`, as they came."""

    date: str
    last: str
    time: str
    day_first: bool | None
    dates: Any


def dates_of(raw: Block, reading: FileReading) -> Dates:
    """The day, the minute of it where the list tells it, or from the first to the last where a row spans several."""
    header = list(raw.columns)
    columns = _columns(header, raw, reading)
    last_cells = raw.tidy(columns.last)
    first, last = _days(columns.dates, columns), _days(last_cells, columns)
    count_short_years(columns.dates, first, reading)
    count_short_years(last_cells, last, reading)
    if columns.time:
        told, clocks = _with_times(first, _sound(last, first, last_cells, raw, reading), columns, raw, reading)
        return Dates(told, columns.dates, clocks, last_cells)
    if _has_midnight([*first, *last]) and _are_days(columns, reading):
        _count_days(columns.dates, first, last, reading)
        first, last = [_without_midnight(day) for day in first], [_without_midnight(day) for day in last]
    ends = _sound(last, first, last_cells, raw, reading)
    told = [day and _span(day, None, end) for day, end in zip(first, ends, strict=True)]
    return Dates(pa.array(told, TEXT), columns.dates, pa.nulls(len(raw), TEXT), last_cells)


def _sound(
    last: Sequence[str | None], first: Sequence[str | None], cells: Any, raw: Block, reading: FileReading
) -> list[str | None]:
    """The last days without those that are no days: what is wrong with these is told at their own column."""
    ends = [None if end == day else end for end, day in zip(last, first, strict=True)]
    code = read_times(pa.array(ends, TEXT), reading.settings.clock).code
    rows = np.flatnonzero(code != "").tolist()
    misdated = [(int(raw.lines[row]), str(code[row]), cells[row].as_py()) for row in rows]
    tell_misdated("last", misdated, reading.settings, reading.faults)
    return [None if wrong else end for end, wrong in zip(ends, code != "", strict=True)]


def _columns(header: Sequence[str], raw: Block, reading: FileReading) -> _Columns:
    name, last = chosen(header, "occurred_at") or "", first_of(LAST_DAYS, header) or ""
    dates = raw.tidy(name)
    if beside := beside_day(header):
        cells = (raw.tidy(each).to_pylist() for each in (*beside, name))
        dates = pa.array(starmap(day_of, zip(*cells, strict=True)), TEXT)
    day_first = is_day_first(name)
    if day_first is None:
        day_first = order_of_days(dates, (name, last), reading)
    return _Columns(name, last, first_of(TIME_NAMES, header) or "", day_first, dates)


def _days(cells: Any, columns: _Columns) -> list[str | None]:
    return days(cells, heading=columns.date, day_first=columns.day_first)


def _with_times(
    first: Sequence[str | None], last: Sequence[str | None], columns: _Columns, raw: Block, reading: FileReading
) -> tuple[Any, Any]:
    """Days with the times of day of another column: of a moment in the cell of the day the time counts where that column says none."""
    cells, dates = raw.tidy(columns.time).to_pylist(), columns.dates.to_pylist()
    told: list[str | None] = [None] * len(raw)
    clocks: list[str | None] = [None] * len(raw)
    beginning, ending = map(_without_midnight, first), map(_without_midnight, last)
    for row, (moment, end, time) in enumerate(zip(beginning, ending, times(raw.tidy(columns.time)), strict=True)):
        if moment is None:
            continue
        clock = None
        day, own = _apart(moment)
        if time == "":
            reading.faults.remark(raw.lines[row], "time", "R086", cells[row])
        elif time and not _is_of_days(day, end):
            clock = _checked(time, own, (dates[row], cells[row]), raw.lines[row], reading)
            clocks[row] = cells[row] if clock else None
        told[row] = _span(moment, None, end) if time is None else _span(day, clock, end)
    return pa.array(told, TEXT), pa.array(clocks, TEXT)


def _checked(time: str, own: str | None, cells: tuple[str, str], line: int, reading: FileReading) -> str | None:
    """A time of day, if a clock shows it; that the cell of the day has another is told."""
    if not _OF_A_CLOCK.fullmatch(time):
        reading.faults.add(line, "time", "R019", cells[1])
        return None
    if own and not (own.startswith(time) or time.startswith(own)):
        reading.faults.remark(line, "occurred_at", "R099", cells[0], time=cells[1])
    return time


def _apart(moment: str) -> tuple[str, str | None]:
    """The day and the time of a moment; what is none is left whole."""
    found = _MOMENT.fullmatch(moment)
    return (found["day"], found["time"]) if found else (moment, None)


def _without_midnight(moment: str | None) -> str | None:
    day, time = _apart(moment) if moment else (moment, None)
    return day if time and _MIDNIGHT.fullmatch(time) else moment


def _has_midnight(told: Sequence[str | None]) -> bool:
    return any(_without_midnight(moment) != moment for moment in told)


def _are_days(columns: _Columns, reading: FileReading) -> bool:
    """Whether midnights of a file without times of day are days: all moments are, or many. The file is read once more for that, and only once."""
    if reading.midnights is None:
        midnights = moments = 0
        for block in reading.read_again():
            for name, cells in zip(own_names(list(block.columns)), block.columns.values(), strict=True):
                if name in (columns.date, columns.last):
                    told = [moment for moment in _days(tidy(cells), columns) if moment and _apart(moment)[1]]
                    moments += len(told)
                    midnights += sum(_without_midnight(moment) != moment for moment in told)
        reading.midnights = midnights, moments
    midnights, moments = reading.midnights
    return midnights == moments or (midnights >= _FEWEST_DAYS and midnights * _ONE_IN >= moments)


def _count_days(cells: Any, first: Sequence[str | None], last: Sequence[str | None], reading: FileReading) -> None:
    """Count the rows whose midnights are read as days, for `tell_days`."""
    for row, told in enumerate(zip(first, last, strict=True)):
        if _has_midnight(told):
            shown, rows = reading.as_days
            reading.as_days = shown or cells[row].as_py() or "", rows + 1


def tell_days(reading: FileReading) -> None:
    """Say once how many midnights were read as days, where other rows of the list have a time of day."""
    shown, rows = reading.as_days
    midnights, moments = reading.midnights or (0, 0)
    if rows and midnights < moments:
        told = {"midnights": f"{midnights:,}", "moments": f"{moments:,}", "rows": f"{rows:,}"}
        reading.faults.remark_on_all("occurred_at", "R100", shown, **told)


def beside_day(header: Sequence[str]) -> tuple[str, ...]:
    """The columns of the year and the month, where the day alone is what stands for the date; none where it is not."""
    beside = BESIDE_DAY.get(chosen(header, "occurred_at") or "", ())
    return beside if set(beside) <= {own_name(name) for name in header} else ()


def day_of(year: str | None, month: str | None, day: str | None) -> str | None:
    """The date of three cells; a date that is whole already; the whole month, or the whole year, where the day or both are empty or 0."""
    if day is not None and not re.fullmatch(r"\d{1,2}", day):
        return day  # a whole date, or what the check is to name
    if year is None:
        return None
    if month in _UNTOLD:
        return f"{year}-01-01/{year}-12-31"
    if not (month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(year) <= 9999):
        return f"{day or ''} {month} {year}".strip()
    first = f"{year}-{int(month):02}"
    if day in _UNTOLD:
        return f"{first}-01/{first}-{monthrange(int(year), int(month))[1]}"
    return f"{first}-{day.zfill(2)}"


def _is_of_days(day: str, end: str | None) -> bool:
    return "/" in day or bool(end and end != day)


def _span(day: str, time: str | None, end: str | None) -> str:
    if "/" in day:  # several days already
        return day
    if end and end != day:
        return f"{day}/{end}"
    return f"{day}T{time}" if time and _DAY.fullmatch(day) else day
