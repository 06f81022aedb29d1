"""What is going on: zones with their clocks of quiet, days of a timeline, and who was looking. Pure but for what was read.

A day without an incident is quiet only where somebody looked; else it was not observed, and that is said.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from truceline.agreement.charter import Charter
from truceline.agreement.model import Stage, Zone
from truceline.desk.queries.columns import Columns, InTime
from truceline.desk.queries.incidents import Found, IncidentQuery
from truceline.desk.tables import LookedDay
from truceline.measure.coverage import NOT_OBSERVED, STATES, day_states
from truceline.measure.period import Period, naive, utc

TREND_DAYS = 14
# As many bars as can be told apart and brushed over on the width of a map.
_MOST_BARS = 62
_LENGTHS = (1, 7, 28, 91, 364)
_UNSEEN = STATES.index(NOT_OBSERVED)


@dataclass(frozen=True, slots=True)
class Bar:
    """Some local days: how many incidents, how many of them candidates, and on how many days nobody looked.

    `unseen` is None where it cannot be told: no zone was asked for, or nobody has drawn it.
    """

    first_day: date
    last_day: date
    incidents: int
    candidates: int
    unseen: int | None = None

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class ZoneCard:
    """One zone at a moment.

    `quiet_h` are the hours since its last incident, from the last moment at which that may have been, None where none is known;
    `unseen_since` on how many of the days since (within the trend) nobody looked, None where nobody has drawn the zone.
    """

    zone: Zone
    stage: Stage | None
    quiet_h: float | None
    unseen_since: int | None
    days_since: int
    trend: tuple[Bar, ...]


def zone_cards(columns: Columns, charter: Charter, at: datetime) -> list[ZoneCard]:
    """Every zone at a moment, in the order of the agreement; what came after it is not known yet."""
    last = at.astimezone(charter.zone_info).date()
    period = Period(last - timedelta(days=TREND_DAYS - 1), last, charter.zone_info)
    every = [columns.inside(zone.code) for zone in charter.agreement.zones]
    inside = [some.until(naive(at)) for some in every]
    days = [_within(some, period) for some in inside]
    state = _states(charter, period, days)
    cards = []
    for number, zone in enumerate(charter.agreement.zones):
        found = Found(columns, days[number])
        latest = _last_moment(columns, every[number], naive(at))
        since = 0 if latest is None else max(0, int(np.searchsorted(period.edges, latest, side="left")))
        seen = state[number, since:] if since < period.days else state[number, -1:]
        cards.append(
            ZoneCard(
                zone=zone,
                stage=charter.stage_of(zone.code, at),
                quiet_h=None if latest is None else (at - utc(latest)).total_seconds() / 3600,
                unseen_since=None if (state[number] < 0).all() else int(np.count_nonzero(seen == _UNSEEN)),
                days_since=len(seen),
                trend=_bars(period, 1, _days_of(found, period), state[number]),
            )
        )
    return cards


def _last_moment(columns: Columns, some: InTime, at: np.datetime64) -> np.datetime64 | None:
    """The last moment up to another at which any of them may have been: what is known by the day may have been at its end."""
    first, last = columns.from_to(some.rows)
    begun = first <= at
    return min(last[begun].max(), at) if begun.any() else None


def timeline(found: Found, query: IncidentQuery, charter: Charter, at: datetime) -> tuple[Bar, ...]:
    """What was found, by local days or by as many days as a bar must have; of one zone also when nobody looked."""
    if not len(found):
        if not (query.first_day and query.last_day):
            return ()
        first, last = query.first_day, query.last_day
    else:
        edges = (found.in_time.earliest(), found.in_time.latest())
        first, last = (utc(edge).astimezone(charter.zone_info).date() for edge in edges if edge is not None)
        last = query.last_day or max(last, min(at.astimezone(charter.zone_info).date(), last + timedelta(days=1)))
        # What spans days may have its middle outside of the days that were asked for.
        first = query.first_day or min(first, last)
        last = query.last_day or max(first, last)
    if first > last:
        return ()
    days = (last - first).days + 1
    length = next((length for length in _LENGTHS if days / length <= _MOST_BARS), -(-days // _MOST_BARS))
    period = Period(first, last, charter.zone_info)
    state = None
    if query.zone:
        zone = [one.code for one in charter.agreement.zones].index(query.zone)
        state = _states(charter, period, _all_inside(found.columns, charter, period))[zone]
        # What is yet to come is not unseen.
        state[period.edges[:-1] > naive(at)] = -1
    return _bars(period, length, _days_of(found, period), state)


def observed_shares(columns: Columns, charter: Charter, period: Period) -> dict[str, float | None]:
    """On which share of the days of a period somebody was looking at each zone; None where nobody has drawn it."""
    states = _states(charter, period, _all_inside(columns, charter, period))
    told: dict[str, float | None] = {}
    for zone, state in zip(charter.agreement.zones, states, strict=True):
        drawn = int(np.count_nonzero(state >= 0))
        told[zone.code] = 1 - int(np.count_nonzero(state == _UNSEEN)) / drawn if drawn else None
    return told


def _all_inside(columns: Columns, charter: Charter, period: Period) -> list[InTime]:
    """What lies inside each zone and within a period."""
    return [_within(columns.inside(zone.code), period) for zone in charter.agreement.zones]


def _within(some: InTime, period: Period) -> InTime:
    return some.between(period.edges[0], period.edges[-1])


def _days_of(found: Found, period: Period) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """How many incidents, and how many candidates, fall on each day of a period; of what spans days the middle, or the day next to it."""
    counts = found.in_time.local_days(period.edges), found.candidates.local_days(period.edges)
    for count, some in zip(counts, (found.in_time, found.candidates), strict=True):
        later, earlier = some.outside(period.edges[0], period.edges[-1])
        count[0] += len(earlier)
        count[-1] += len(later)
    return counts


def _states(charter: Charter, period: Period, inside: list[InTime]) -> npt.NDArray[np.int8]:
    """How every zone and day was observed, as an index into STATES, -1 where nobody has drawn the zone."""
    looked = np.zeros((len(inside), period.days), np.bool_)
    codes = [zone.code for zone in charter.agreement.zones]
    for zone, day in LookedDay.objects.filter(day__range=(period.first_day, period.last_day)).values_list(
        "zone", "day"
    ):
        if zone in codes:
            looked[codes.index(zone), (day - period.first_day).days] = True
    counts = np.array([some.local_days(period.edges) for some in inside], np.int64)
    return day_states(charter, period, counts.reshape(len(inside), period.days), looked)


def _bars(
    period: Period,
    length: int,
    counts: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    state: npt.NDArray[np.int8] | None,
) -> tuple[Bar, ...]:
    """Days as bars of a length; the last may be shorter."""
    bars = []
    for start in range(0, period.days, length):
        some = slice(start, min(start + length, period.days))
        told = None if state is None or (state[some] < 0).all() else int(np.count_nonzero(state[some] == _UNSEEN))
        incidents, candidates = (int(count[some].sum()) for count in counts)
        bars.append(Bar(period.day(start), period.day(some.stop - 1), incidents, candidates, told))
    return tuple(bars)
