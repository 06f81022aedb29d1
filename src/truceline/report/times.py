"""When it happened: texts as instants in UTC with a half width, in columns.

A text is a date or time of ISO 8601, or two of them joined by "/". `values.instant.read_instant` decides what each
means. The common spellings of large files are read in columns by the same rules; a test holds the two equal.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.numbers import western_digits
from truceline.report.rows import distinct
from truceline.values.instant import ClockSkippedError, Instant, interval, read_instant

Whole = npt.NDArray[np.int64]

_REGULAR = (
    r"^(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,6}))?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?)?$"
)
# Below this many different texts the columns cost more than they save.
_WORTH_COLUMNS = 2000
# Excel counts days from the last of 1899; these are the days of 1954 to 2091.
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
_SHAPED = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d(:\d\d){0,2}([.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?|\d{4}(-\d\d)?")
_FARTHEST_H = 15  # from UTC is no clock (values.instant)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Times:
    """Instants of a column: the middle and the half width, in microseconds (since 1970 UTC).

    For each row there is the code of what is wrong with its text, "" for nothing; rows without a text are not `given`.
    """

    middle_us: Whole
    half_us: Whole
    code: npt.NDArray[np.object_]
    given: npt.NDArray[np.bool_]


def read_times(column: Any, zone: ZoneInfo) -> Times:
    """Read a column of texts; local times are in the zone."""
    texts, index = distinct(column)
    middle = np.zeros(len(texts), np.int64)
    half = np.zeros(len(texts), np.int64)
    code = np.full(len(texts), "", dtype=object)
    slow = np.ones(len(texts), bool)
    slow[-1] = False
    if len(texts) > _WORTH_COLUMNS:
        in_columns, fast_middle, fast_half = _read_regular(texts[:-1], zone)
        slow[:-1] = ~in_columns
        middle[:-1], half[:-1] = fast_middle, fast_half
    for row in np.flatnonzero(slow):
        middle[row], half[row], code[row] = _read_one(texts[row] or "", zone)
    return Times(middle[index], half[index], code[index], index != len(texts) - 1)


def serial_dates(text: str) -> tuple[str, str]:
    """The dates that a number of days means: as Excel counts them, and as programs do that count from 1970."""
    days = timedelta(days=int(western_digits(text).split(".", maxsplit=1)[0]))
    return (_EXCEL_BEGINS + days).isoformat(), (_EPOCH.date() + days).isoformat()


def _read_one(text: str, zone: ZoneInfo) -> tuple[int, int, str]:
    western = western_digits(text)
    parts = western.split("/")
    try:
        if len(parts) == 2:
            first, last = (read_instant(part, zone) for part in parts)
            if last.latest <= first.earliest and last.at < first.at:
                return 0, 0, "R023"
            return (*_microseconds(interval(first, last)), "")
        return (*_microseconds(read_instant(western, zone)), "")
    except ClockSkippedError:
        return 0, 0, "R020"
    except (ValueError, OverflowError):
        if all(_SERIAL.fullmatch(part) for part in parts):
            return 0, 0, "R024"
        return 0, 0, "R019" if all(_SHAPED.fullmatch(part.strip()) for part in parts) and len(parts) < 3 else "R018"


def _microseconds(instant: Instant) -> tuple[int, int]:
    microsecond = timedelta(microseconds=1)
    return (instant.at - _EPOCH) // microsecond, round(instant.within_s * 1_000_000)


def _read_regular(texts: list[str | None], zone: ZoneInfo) -> tuple[npt.NDArray[np.bool_], Whole, Whole]:
    """Read what is spelled regularly and falls on a day without a change of clocks; say which rows that were.

    1. The fields are cut out. 2. The calendar is checked. 3. The offset is the one written, or that of the local day.
    """
    found = pc.extract_regex(pa.array(texts, pa.string()), _REGULAR)
    field = {
        name: pc.struct_field(found, name)
        for name in ("year", "month", "day", "hour", "minute", "second", "fraction", "offset")
    }
    whole = {name: _whole(field[name]) for name in ("year", "month", "day", "hour", "minute", "second")}
    months = (whole["year"] - 1970) * 12 + whole["month"] - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    length = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - first
    sound = pc.is_valid(found).to_numpy(zero_copy_only=False)
    for name, lowest, highest in (
        ("month", 1, 12),
        ("day", 1, 31),
        ("hour", 0, 23),
        ("minute", 0, 59),
        ("second", 0, 59),
    ):
        sound &= (whole[name] >= lowest) & (whole[name] <= highest)
    # The first and the last year leave no room for an offset.
    sound &= (whole["day"] <= length) & (whole["year"] > 1) & (whole["year"] < 9999)
    day = first + whole["day"] - 1
    stated = ((day * 24 + whole["hour"]) * 60 + whole["minute"]) * 60 + whole["second"]
    fraction_us = _whole(pc.utf8_rpad(pc.fill_null(field["fraction"], ""), 6, "0"))
    offset_s, has_offset, offset_sound = _offsets(field["offset"])
    local_s, quiet = _local_offsets(day, sound & ~has_offset, zone)
    sound &= np.where(has_offset, offset_sound, quiet)
    start = (stated - np.where(has_offset, offset_s, local_s)) * 1_000_000 + fraction_us
    half = _half_widths(field)
    return sound, start + half, half


def _whole(texts: Any) -> Whole:
    """Digits as numbers; a field that is missing is 0."""
    filled = pc.fill_null(texts, "")
    return np.asarray(pc.if_else(pc.equal(filled, ""), "0", filled).cast(pa.int64()).to_numpy(zero_copy_only=False))


def _half_widths(field: dict[str, Any]) -> Whole:
    """Half of what the spelling leaves open: a day, a minute, a second, or nothing."""

    def has(name: str) -> npt.NDArray[np.bool_]:
        return np.asarray(pc.not_equal(pc.fill_null(field[name], ""), "").to_numpy(zero_copy_only=False))

    width_s = np.select([has("fraction"), has("second"), has("hour")], [0, 1, 60], 86_400)
    return width_s * 500_000


def _offsets(texts: Any) -> tuple[Whole, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """The offsets written, in seconds; whether one is written, and whether it is one that clocks have."""
    filled = pc.fill_null(texts, "")
    given = pc.not_equal(filled, "").to_numpy(zero_copy_only=False)
    digits = pc.replace_substring_regex(filled, r"[^0-9]", "")
    hours, minutes = _whole(pc.utf8_slice_codeunits(digits, 0, 2)), _whole(pc.utf8_slice_codeunits(digits, 2, 4))
    west = pc.starts_with(filled, "-").to_numpy(zero_copy_only=False)
    seconds = (hours * 60 + minutes) * 60
    return np.where(west, -seconds, seconds), given, (hours < _FARTHEST_H) & (minutes < 60)


def _local_offsets(day: Whole, wanted: npt.NDArray[np.bool_], zone: ZoneInfo) -> tuple[Whole, npt.NDArray[np.bool_]]:
    """The zone's offset on each local day, in seconds, and whether the clocks kept it from midnight to midnight."""
    offset = np.zeros(len(day), np.int64)
    quiet = np.zeros(len(day), bool)
    days, index = np.unique(day[wanted], return_inverse=True)
    of_day = np.zeros(len(days), np.int64)
    steady = np.zeros(len(days), bool)
    for row, number in enumerate(days):
        midnight = datetime(1970, 1, 1) + timedelta(days=int(number))
        seen = {
            moment.replace(tzinfo=zone, fold=fold).utcoffset()
            for moment in (midnight, midnight + timedelta(days=1))
            for fold in (0, 1)
        }
        steady[row] = len(seen) == 1
        of_day[row] = (next(iter(seen)) or timedelta()) // timedelta(seconds=1)
    offset[wanted], quiet[wanted] = of_day[index], steady[index]
    return offset, quiet
