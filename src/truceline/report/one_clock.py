"""One time of day in all rows of a file: a program wrote it behind days, and it is nobody's knowledge of when things happened.

2017-07-09T00:00:00Z and 2017-07-09 12:00 are how programs write a day that they must write as a moment. Taken at its word such a list knows the
minute: what another list dates by the day, or by another such minute, it then contradicts, and partners of the day before are never met.

A plain list is read as days; every other table is kept to the letter. Either way it is told (R104).
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.errors import phrase
from truceline.report.repeating import Gathered
from truceline.report.shape import FileReading
from truceline.report.times import read_times

# So many moments, on so many days, that one time of day in all is no chance.
_FEWEST_MOMENTS, _FEWEST_DAYS = 30, 10
_KNOWN_S = 1_800.0  # a moment known by the hour, or better
_HOUR = timedelta(hours=1)
_DAY_US = 86_400_000_000
_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)

Longs = npt.NDArray[np.int64]


def with_days(gathered: Gathered, readings: Sequence[FileReading]) -> Gathered:
    """The same reports; of plain lists whose moments all have one time of day they are days. Each such file is told."""
    within = gathered.table["occurred_within_s"].to_numpy()
    at = gathered.table["occurred_at"].cast(pa.int64()).to_numpy()
    moments = within <= _KNOWN_S
    for number, reading in enumerate(readings):
        rows = np.flatnonzero(moments & (gathered.file == number))
        if len(rows) < _FEWEST_MOMENTS:
            continue
        begin = at[rows] - np.round(within[rows] * 1_000_000).astype(np.int64)
        if (told := _one_clock(begin, reading.settings.clock)) is None:
            continue
        time, days = told
        came = phrase("one-clock", time=time, count=f"{len(rows):,}")
        hint = phrase("clock-of-days" if reading.is_plain_list else "clock-as-told")
        reading.faults.remark_on_all("occurred_at", "R104", came, hint=hint)
        if reading.is_plain_list:
            gathered = _as_days(gathered, rows, days, reading.settings.clock)
    return gathered


def _one_clock(begin: Longs, zone: ZoneInfo) -> tuple[str, list[str]] | None:
    """The one time of day of all these moments and the day of each, by the clock of UTC or of the zone; a midnight before any other time."""
    if (
        len(np.unique(begin // _DAY_US)) < _FEWEST_DAYS or len(np.unique(begin % _DAY_US)) > 2
    ):  # clocks are set twice a year
        return None
    found: list[tuple[str, list[str]]] = []
    each, row_of = np.unique(begin, return_inverse=True)
    instants = [_BEGAN + timedelta(microseconds=int(one)) for one in each]
    for clock in (UTC, zone):
        shown = [_shown(instant, clock) for instant in instants]
        alike = set.intersection(*({one.time() for one in by} for by in shown))
        if alike:
            time = min(alike)
            days = [next(f"{one:%Y-%m-%d}" for one in by if one.time() == time) for by in shown]
            found.append((f"{time:%H:%M}", [days[row] for row in row_of]))
    # A midnight is what programs write, whichever clock shows it; else it is the zone's.
    return next((one for one in found if one[0] == "00:00"), found[-1]) if found else None


def _shown(instant: datetime, clock: tzinfo) -> tuple[datetime, datetime]:
    """What a clock shows, set and not yet set: where clocks are set at midnight, the midnight of that day is none of theirs."""
    before = (instant - _HOUR).astimezone(clock)
    return instant.astimezone(clock).replace(tzinfo=None), before.replace(tzinfo=None) + _HOUR


def _as_days(gathered: Gathered, rows: Longs, days: list[str], zone: ZoneInfo) -> Gathered:
    """The same reports, these of whole days of the zone."""
    read = read_times(pa.array(days, pa.string()), zone)
    table = gathered.table
    at = table["occurred_at"].cast(pa.int64()).to_numpy().copy()
    within = table["occurred_within_s"].to_numpy().copy()
    at[rows], within[rows] = read.middle_us, read.half_us / 1_000_000
    for name, values in (("occurred_at", pa.array(at)), ("occurred_within_s", pa.array(within))):
        field = table.schema.field(name)
        table = table.set_column(table.column_names.index(name), field, values.cast(field.type))
    return Gathered(table, gathered.file)
