"""One time of day in all rows of a file: a program wrote it behind days, and it is nobody's knowledge of when things happened.

2017-07-09T00:00:00Z and 2017-07-09 12:00 are how programs write a day that they must write as a moment. Taken at its word such a list knows the
minute: what another list dates by the day, or by another such minute, it then contradicts, and partners of the day before are never met.

So a file, or what one source tells in it, is read as days, and that is told (R104). Kept to the letter, and told too, is what somebody says himself: in our
own form, a moment whose row says by how many seconds it may be off (`occurred_within_s`). A few rows of such a list show it where those of them
that are held came as days before, or all that their source told lately did; midnights alone on several days of which nothing is held are kept, and
asked about. Nil reports are coverage, which has hours of its own.
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
from truceline.report.settings import Held
from truceline.report.shape import FileReading
from truceline.report.times import read_times

# So many moments, on so many days, that one time of day in all is no chance.
_FEWEST_MOMENTS, _FEWEST_DAYS = 30, 10
_FEWEST_OF_HELD = 2  # days, where what is held shows it
_MIDNIGHT = "00:00"
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
        rows = np.flatnonzero(moments & (gathered.file == number))
        if len(rows) >= _FEWEST_MOMENTS:
            told = _told_by_day(table.select(("source", "occurred_at", "occurred_within_s")).take(rows), reading)
            if told:
                gathered = _as_days(gathered, rows[list(told)], list(told.values()), reading.settings.clock)
                rows = np.delete(rows, list(told))
        if reading.settings.held and len(rows):
            gathered = _as_held(gathered, rows, reading, reading.settings.held)
    return gathered


def _as_held(gathered: Gathered, rows: Longs, reading: FileReading, held: Held) -> Gathered:
    """The same reports; these moments of a file are days where their source has one time of day in all, and a report of it is held as that day.

    Of whom nobody says how exactly it is known. A midnight may stand alone; another time of day is a program's on two days at least. Midnights
    are days too where their source told days alone until now; where it did not, they are kept on several days, and asked about.
    """
    moments = gathered.table.select(("source", "occurred_at", "occurred_within_s")).take(rows)
    within = moments["occurred_within_s"].to_numpy()
    stated = (within > _AS_WRITTEN_S) & (not reading.is_plain_list)
    begin = _begin(moments["occurred_at"].cast(pa.int64()).to_numpy(), within, stated)
    whole = len(pc.unique(moments["source"])) == 1
    for source, of in _by_source(moments["source"], np.flatnonzero(~stated)):
        told = _one_clock(begin[of], reading.settings.clock, 1)
        if told is None or (told[0] != _MIDNIGHT and len(set(told[1])) < _FEWEST_OF_HELD):
            continue
        time, days = told
        by_day = _as_days(gathered, rows[of], days, reading.settings.clock)
        said = time, len(of), None if whole else source
        if held.same(by_day.table.take(rows[of])).any() or (time == _MIDNIGHT and held.by_day(source)):
            gathered = by_day
            _tell(reading, said, "clock-as-held")
        elif time == _MIDNIGHT and len(set(days)) > 1:
            _tell(reading, said, "clock-as-told")
    return gathered


def _tell(reading: FileReading, told: tuple[str, int, str | None], hint: str) -> None:
    """That so many rows of a file, or of one source in it, have one time of day, and how that was understood."""
    time, count, source = told
    of = {} if source is None else {"source": source}
    came = phrase("one-clock-of-source" if of else "one-clock", time=time, count=f"{count:,}", **of)
    reading.faults.remark_on_all("occurred_at", "R104", came, hint=phrase(hint))


def _told_by_day(moments: pa.Table, reading: FileReading) -> dict[int, str]:
    """Which moments of a file, by their rows, tell the day alone, and which day; that they do is told."""
    within = moments["occurred_within_s"].to_numpy()
    # In a plain list nobody says how exactly a moment is known: how it is written does.
    stated = (within > _AS_WRITTEN_S) & (not reading.is_plain_list)
    begin = _begin(moments["occurred_at"].cast(pa.int64()).to_numpy(), within, stated)
    found: dict[int, str] = {}
    for source, rows in _alike(moments["source"]):
        if (told := _one_clock(begin[rows], reading.settings.clock)) is None:
            continue
        time, days = told
        _tell(reading, (time, len(rows), source), "clock-as-told" if stated[rows].all() else "clock-of-days")
        found |= {row: day for row, day in zip(rows.tolist(), days, strict=True) if not stated[row]}
        if source is None:
            break  # what is told of a file need not be told of its sources
    return found


def _begin(middle: Longs, within: Floats, stated: Bools) -> Longs:
    """The first instant of each moment as it is written; of those that may be off by more, its minute."""
    half = np.round(np.where(stated, 0.0, within) * 1_000_000).astype(np.int64)
    return np.where(stated, middle - middle % _MINUTE_US, middle - half)


def _alike(sources: pa.ChunkedArray) -> Iterator[tuple[str | None, Longs]]:
    """All rows of a file, and then those of each source that tells enough of them, where there are several."""
    every = np.arange(len(sources))
    yield None, every
    several = list(_by_source(sources, every))
    yield from ((source, rows) for source, rows in several if len(several) > 1 and len(rows) >= _FEWEST_MOMENTS)


def _by_source(sources: pa.ChunkedArray, among: Longs) -> Iterator[tuple[str, Longs]]:
    """These rows by their source, in the order in which each is first met."""
    of = sources.combine_chunks().dictionary_encode()
    codes = of.indices.to_numpy()[among]
    ends = np.cumsum(np.bincount(codes, minlength=len(of.dictionary)))
    for code, rows in enumerate(np.split(among[np.argsort(codes, kind="stable")], ends[:-1])):
        if len(rows):
            yield of.dictionary[code].as_py(), rows


def _one_clock(begin: Longs, zone: ZoneInfo, fewest_days: int = _FEWEST_DAYS) -> tuple[str, list[str]] | None:
    """The one time of day of all these moments and the day of each, by the clock of UTC or of the zone; a midnight before any other time."""
    if (
        len(np.unique(begin // _DAY_US)) < fewest_days or len(np.unique(begin % _DAY_US)) > 2
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
    return next((one for one in found if one[0] == _MIDNIGHT), found[-1]) if found else None


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
