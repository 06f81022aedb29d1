"""Instants with their precision: when something happened, and within how many seconds that is known.

An instant is kept in UTC with a half-width: the true time lies in [at - within, at + within]. "9 July 2017" in
Damascus is noon of that local day, within twelve hours. Local time appears only when an instant is printed.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from truceline.errors import phrase

_SPELLING = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,6})\d*)?)?)?"
    r"(?P<offset>Z|[+-](?:0\d|1[0-4]):?\d\d)?)?)?)?"
)
# No clock is further from UTC than fourteen hours: 14:30-15:00 is a span, and no time with an offset.
# In the first and the last year of the calendar some zone's local time has no UTC.
_YEARS = range(2, 9999)
# A half-width from which on no clock was read. Who knows the day alone has twelve hours on either side, less where clocks are put forward.
BY_DAY_S = 36_000.0
SPELLINGS = phrase("either", first="2017-07-09, 2017-07-09T12:00, 2017-07-09T12:00:30+03:00", other="2017-07-09T09:00Z")


class ClockSkippedError(ValueError):
    """A local time that no clock in the zone showed: they were put forward over it."""


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A time in UTC, known within a number of seconds on either side."""

    at: datetime
    within_s: float

    @property
    def earliest(self) -> datetime:
        """The first moment at which it may have been."""
        return self.at - timedelta(seconds=self.within_s)

    @property
    def latest(self) -> datetime:
        """The last moment at which it may have been."""
        return self.at + timedelta(seconds=self.within_s)


def read_instant(text: str, zone: ZoneInfo) -> Instant:
    """Read an ISO 8601 date or time; what is left out widens the instant, never invents a time.

    A text without an offset is local time in the zone. A local time that the clocks skipped, and anything that is
    not one of SPELLINGS (or a year, or a year and month), raises ValueError. A local time that the clocks showed
    twice covers both.
    """
    match = _SPELLING.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a date or time: {text!r}")
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    if year not in _YEARS:
        raise ValueError(f"at the end of the calendar: {text!r}")
    if match["hour"] is None:
        first = _local(datetime(year, month, day), zone)[0]
        if match["day"]:
            after = datetime(year, month, day) + timedelta(days=1)
        elif match["month"]:
            after = datetime(year + month // 12, month % 12 + 1, 1)
        else:
            after = datetime(year + 1, 1, 1)
        return _between(first, _local(after, zone)[0])
    fraction = (match["fraction"] or "").ljust(6, "0")[:6]
    stated = datetime(
        year, month, day, int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), int(fraction)
    )
    width = (
        timedelta(hours=1)
        if match["minute"] is None
        else timedelta(minutes=1)
        if match["second"] is None
        else timedelta(seconds=1)
    )
    if match["fraction"]:
        width = timedelta(0)
    if match["offset"]:
        moment = datetime.fromisoformat(f"{stated.isoformat()}{match['offset']}").astimezone(UTC)
        return _between(moment, moment + width)
    moments = _local(stated, zone)
    if not moments:
        raise ClockSkippedError(f"the clocks in {zone.key} skipped {text!r}")
    return _between(moments[0], moments[-1] + width)


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """Read the exact moment an agreement names, in UTC: a date alone is its first moment in the zone."""
    return read_instant(text, zone).earliest


def interval(first: Instant, last: Instant) -> Instant:
    """The instant that covers everything from the earliest of one to the latest of the other."""
    return _between(first.earliest, last.latest)


def _between(first: datetime, after: datetime) -> Instant:
    half = (after - first) / 2
    return Instant(first + half, half.total_seconds())


def _local(naive: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments at which clocks in the zone show a time: none, one or two; midnight always has one."""
    found = []
    for fold in (0, 1):
        moment = naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == naive and moment not in found:
            found.append(moment)
    if not found and naive.hour == naive.minute == naive.second == 0:
        # Some countries skip midnight itself; the day then begins when the clocks start again.
        found.append(naive.replace(tzinfo=zone, fold=0).astimezone(UTC))
    return sorted(found)
