"""On which day a determined incident happened, as far as it may be printed: nobody who reported is to be found by it.

For the public:

1. A time of day is never told. The day is told, or the days that its time spans, where several independent voices tell of it.
2. Where one voice alone tells of it, the day would point at whoever was there: it is told as a week, counted from the first day of the
   period, whose last week takes what is left over. A period of less than two weeks is one.
3. Of acts that would point at a person nothing is told but the period.

What it does not do: who has bulletins of several periods that overlap may narrow a week down to what they have in common.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from truceline.bulletin.model import LeftOut, Span
from truceline.bulletin.withholding import Allowance
from truceline.measure.determined import Standing
from truceline.measure.period import Period, utc
from truceline.measure.rows import IncidentRows
from truceline.values.instant import Instant
from truceline.values.telling import days_of, is_by_day

_WEEK = 7


def date_determined(
    rows: IncidentRows, standing: Sequence[Standing], period: Period, allowance: Allowance
) -> tuple[tuple[Span | None, ...], tuple[LeftOut, ...]]:
    """The days of each of these determinations' incidents, None where nothing but the period is told; and what is not told of how many incidents."""
    told: list[Span | None] = []
    weeks, untold = set[int](), set[int]()
    for one in standing:
        days = _days(rows, one.incident, period.zone)
        if rows.act.words[rows.act.index[one.incident]] in allowance.protected_acts:
            untold.add(one.incident)
            told.append(None)
        elif rows.origins[one.incident] >= allowance.fewest_voices:
            told.append(days)
        else:
            weeks.add(one.incident)
            told.append(_whole_weeks(days, period))
    codes = (("days", weeks), ("days_untold", untold))
    return tuple(told), tuple(LeftOut(code, len(incidents)) for code, incidents in codes if incidents)


def _days(rows: IncidentRows, row: int, zone: ZoneInfo) -> Span:
    """The local day of an incident; where no clock was read, the days that its time spans."""
    instant = Instant(utc(rows.at[row]), float(rows.within_s[row]))
    if is_by_day(instant):
        return days_of(instant, zone)
    day = instant.at.astimezone(zone).date()
    return day, day


def _whole_weeks(days: Span, period: Period) -> Span:
    """The weeks of the period that some days touch, and what of the days lies beyond the period."""
    (first, last), weeks = days, max(period.days // _WEEK, 1)
    begins, ends = (min(max((day - period.first_day).days, 0) // _WEEK, weeks - 1) for day in days)
    from_day = period.day(begins * _WEEK)
    to_day = period.last_day if ends == weeks - 1 else period.day(ends * _WEEK + _WEEK - 1)
    return min(first, from_day), max(last, to_day)
