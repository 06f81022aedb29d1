"""One time of day in all rows of a file: a program wrote it behind days, and it is nobody's knowledge of when things happened.

2017-07-09T00:00:00Z and 2017-07-09 12:00 are how programs write a day that they must write as a moment. Taken at its word such a list knows the
minute: what another list dates by the day, or by another such minute, it then contradicts, and partners of the day before are never met.

So a file, or what one source tells in it, is read as days, and that is told (R104). Kept to the letter, and told too, is what somebody says himself: in our
own form, a moment whose row says by how many seconds it may be off (`occurred_within_s`). Nil reports are coverage, which has hours of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.repeating import Gathered
from truceline.report.shape import FileReading
from truceline.report.times import read_times

# So many moments, on so many days, that one time of day in all is no chance.
_FEWEST_MOMENTS, _FEWEST_DAYS = 30, 10
_KNOWN_S = 1_800.0  # a moment known by the hour, or better
_AS_WRITTEN_S = 30.0  # a moment written to the minute, of which nobody says that it may be off by more
_HOUR = timedelta(hours=1)
_MINUTE_US, _DAY_US = 60_000_000, 86_400_000_000
_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


def with_days(gathered: Gathered, readings: Sequence[FileReading]) -> Gathered:
    """The same reports; what has one time of day in all moments of a file, or of a source in it, is days. Each is told."""
    table = gathered.table
    within, happened = table["occurred_within_s"].to_numpy(), pc.not_equal(table["act"], "nothing_observed")
    moments = (within <= _KNOWN_S) & pc.fill_null(happened, True).to_numpy()
    for number, reading in enumerate(readings):
        # In a plain list nobody says how exactly a moment is known: how it is written does.
        stated = (within > _AS_WRITTEN_S) & (not reading.is_plain_list)
        begin = _begin(table["occurred_at"].cast(pa.int64()).to_numpy(), within, stated)
        zone = reading.settings.clock
        for source, rows in _alike(np.flatnonzero(moments & (gathered.file == number)), table["source"]):
            if len(rows) < _FEWEST_MOMENTS or (told := _one_clock(begin[rows], zone)) is None:
                continue
            time, days = told
            count = f"{len(rows):,}"
            of = {} if source is None else {"source": source}
            came = phrase("one-clock-of-source" if of else "one-clock", time=time, count=count, **of)
            hint = phrase("clock-as-told" if stated[rows].all() else "clock-of-days")
            reading.faults.remark_on_all("occurred_at", "R104", came, hint=hint)
            taken = np.flatnonzero(~stated[rows])
            gathered = _as_days(gathered, rows[taken], [days[row] for row in taken], zone)
            if source is None:
                break  # what is told of a file need not be told of its sources
    return gathered


def _begin(middle: Longs, within: Floats, stated: Bools) -> Longs:
    """The first instant of each moment as it is written; of those that may be off by more, its minute."""
    half = np.round(np.where(stated, 0.0, within) * 1_000_000).astype(np.int64)
    return np.where(stated, middle - middle % _MINUTE_US, middle - half)


def _alike(rows: Longs, sources: pa.ChunkedArray) -> Iterator[tuple[str | None, Longs]]:
    """All rows of a file, and then those of each source that tells enough of them, where there are several."""
    yield None, rows
    of = sources.combine_chunks().take(pa.array(rows)).dictionary_encode()
    codes = of.indices.to_numpy()
    for code in np.flatnonzero(np.bincount(codes, minlength=1) >= _FEWEST_MOMENTS) if len(of.dictionary) > 1 else ():
        yield of.dictionary[int(code)].as_py(), rows[codes == code]


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
