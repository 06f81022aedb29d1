"""What a bulletin tells of each zone: its stage, what happened inside, who was looking, and how that compares."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from truceline.agreement.charter import Charter
from truceline.bulletin.model import Bin, Named, ZoneLine
from truceline.bulletin.withholding import Allowance, withhold_ratio
from truceline.measure.coverage import NOT_OBSERVED, QUIET, STATES, Coverage
from truceline.measure.figures import Figures
from truceline.measure.period import Period, utc
from truceline.measure.rate import Rate, compare, rate
from truceline.measure.rows import INSIDE, PLACES, IncidentRows
from truceline.values.instant import Instant
from truceline.values.telling import is_by_day

# Up to so many days a chart has a bar a day, up to so many a bar a week, beyond that a bar a month.
_DAILY, _WEEKLY = 45, 400


@dataclass(frozen=True, slots=True)
class Sides:
    """A period and the one before it, with how many days of that one the record reaches back to."""

    now: Figures
    before: Figures
    days_before: int


def zone_lines(charter: Charter, rows: IncidentRows, sides: Sides, allowance: Allowance) -> tuple[ZoneLine, ...]:
    """Tell of every zone, in the order of the agreement."""
    last_moment = sides.now.period.end - timedelta(microseconds=1)
    lines = []
    for number, zone in enumerate(charter.agreement.zones):
        stage = charter.stage_of(zone.code, last_moment)
        inside = f"incidents/place/{zone.code}"
        coverage, period = sides.now.coverage, sides.now.period
        change = compare(
            sides.before[inside].part(INSIDE),
            sides.now[inside].part(INSIDE),
            exposure_before=sides.days_before if sides.before.coverage.observed_days(number) else 0,
            exposure_after=period.days if coverage.observed_days(number) else 0,
        )
        lines.append(
            ZoneLine(
                zone=Named(zone.code, zone.name),
                stage=str(stage) if stage else None,
                drawn=coverage.is_drawn(number),
                last_incident=_last_inside(rows, number, period, allowance),
                rate=_rate(coverage, number),
                change=withhold_ratio(change, allowance),
                bins=_bins(coverage, number, period) if coverage.is_drawn(number) else (),
                unobserved=_unobserved(coverage, number, period),
            )
        )
    return tuple(lines)


def _rate(coverage: Coverage, zone: int) -> Rate | None:
    """Incidents per observed day, where observing did not depend on there being an incident.

    Where days are known to be observed only because incidents were reported on them, and all others are not observed,
    the rate would tell of the reporting alone.
    """
    states = [int(np.count_nonzero(coverage.state[zone] == number)) for number in range(len(STATES))]
    if not states[STATES.index(QUIET)] and states[STATES.index(NOT_OBSERVED)]:
        return None
    return rate(int(coverage.incidents[zone].sum()), coverage.observed_days(zone))


def _last_inside(rows: IncidentRows, zone: int, period: Period, allowance: Allowance) -> Instant | None:
    """The time of the last incident inside a zone before the period's end, in this period or any earlier one; no clock where the tier is told none."""
    inside = np.flatnonzero((rows.places[:, zone] == PLACES.index(INSIDE)) & (rows.at < period.edges[-1]))
    if not len(inside):
        return None
    last = inside[np.argmax(rows.at[inside])]
    found = Instant(utc(rows.at[last]), float(rows.within_s[last]))
    return found if allowance.tells_hours or is_by_day(found) else _whole_day(found, period.zone)


def _whole_day(instant: Instant, zone: ZoneInfo) -> Instant:
    """The local day on which something happened, as a time that is known no better."""
    day = instant.at.astimezone(zone).date()
    begins, ends = (datetime.combine(one, time(), zone).astimezone(UTC) for one in (day, day + timedelta(days=1)))
    return Instant(begins + (ends - begins) / 2, (ends - begins).total_seconds() / 2)


def _bins(coverage: Coverage, zone: int, period: Period) -> tuple[Bin, ...]:
    starts = _bar_starts(period)
    ends = [*starts[1:], period.days]
    told = coverage.state[zone] >= 0
    observed = told & (coverage.state[zone] != STATES.index(NOT_OBSERVED))
    return tuple(
        Bin(
            first_day=period.day(first),
            days=after - first,
            told_days=int(told[first:after].sum()),
            observed_days=int(observed[first:after].sum()),
            incidents=int(coverage.incidents[zone, first:after].sum()),
            candidates=int(coverage.candidates[zone, first:after].sum()),
        )
        for first, after in zip(starts, ends, strict=True)
    )


def _bar_starts(period: Period) -> list[int]:
    if period.days <= _DAILY:
        return list(range(period.days))
    if period.days <= _WEEKLY:
        return list(range(0, period.days, 7))
    return [0, *(n for n in range(1, period.days) if period.day(n).day == 1)]


def _unobserved(coverage: Coverage, zone: int, period: Period) -> tuple[tuple[date, date], ...]:
    """The runs of days on which nobody was looking, each from its first to its last day."""
    missing = np.concatenate(([False], coverage.state[zone] == STATES.index(NOT_OBSERVED), [False]))
    turns = np.flatnonzero(missing[1:] != missing[:-1])
    return tuple((period.day(int(a)), period.day(int(b) - 1)) for a, b in zip(turns[::2], turns[1::2], strict=True))
