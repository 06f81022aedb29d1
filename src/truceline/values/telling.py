"""Instants in words: a clock where one was known, days, months or years where the time spans them.

"11:30 ± 756 h" is true and tells nobody anything. A time that spans whole local days is told as those days, one that is known no better
than to half a day as the days that it touches, and any other as a local time within so many minutes or hours.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from babel.dates import format_date

from truceline.values.instant import BY_DAY_S, Instant
from truceline.values.language import LOCALES, Language, say

_MINUTE_S, _HOUR_S = 60, 3_600


def tell_instant(instant: Instant, zone: tzinfo, language: Language) -> str:
    """Tell when something happened in local time, as precisely as it is known and no more.

    No clock is told of what is known by the day: that is “9 July 2017”, “3 May to 4 July 2017”, “May 2017” or “2017”.
    """
    if is_by_day(instant):
        return tell_days(*days_of(instant, zone), language)
    shown = f"{instant.at.astimezone(zone):%Y-%m-%d %H:%M}"
    if instant.within_s < _MINUTE_S:
        return shown
    if instant.within_s < 2 * _HOUR_S:
        return say(
            "instant-within-minutes", language, isolating=False, at=shown, count=round(instant.within_s / _MINUTE_S)
        )
    return say("instant-within-hours", language, isolating=False, at=shown, count=round(instant.within_s / _HOUR_S))


def tell_utc(instant: Instant) -> str:
    """Tell an instant in UTC: the moment, or from when to when it may have been where no clock was read."""
    if not is_by_day(instant):
        return f"{instant.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    first, last = _edges(instant, UTC)
    return f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M} UTC"


def is_by_day(instant: Instant) -> bool:
    """Whether no clock was read: the time is known by the day, or less well."""
    return instant.within_s >= BY_DAY_S


def days_of(instant: Instant, zone: tzinfo) -> tuple[date, date]:
    """Name the first and the last local day on which it may have been; a span that ends at midnight does not touch the day that begins there."""
    first, after = _edges(instant, zone)
    last = after - timedelta(microseconds=1) if after > first else after
    return first.date(), last.date()


def tell_days(first: date, last: date, language: Language) -> str:
    """Tell a day, or days from the first to the last; whole months and years by their names."""
    is_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    is_one_year, is_one_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if is_months and first.month == 1 and last.month == 12:
        form = "year"
        begins = form
    elif is_months:
        form = "month"
        begins = "month-alone" if is_one_year else form
    else:
        form = "day"
        begins = "day-of-month" if is_one_month else "day-of-year" if is_one_year else form
    told = _written(last, form, language)
    if _written(first, form, language) == told:
        return told
    return say("instant-from-to", language, isolating=False, first=_written(first, begins, language), last=told)


@lru_cache(4_096)
def _written(day: date, form: str, language: Language) -> str:
    locale = LOCALES[language].replace("-", "_")
    # A month beside a day is declined in Russian, by itself it is not.
    month = format_date(day, "MMMM" if form.startswith("day") else "LLLL", locale=locale)
    return say(f"instant-{form}", language, isolating=False, day=str(day.day), month=str(month), year=str(day.year))


def _edges(instant: Instant, zone: tzinfo) -> tuple[datetime, datetime]:
    """From when to when it may have been, in local time, to the whole second: a half-width is a number and misses midnight by its last digits.

    What would lie beyond the calendar ends with it.
    """
    edges = []
    for sign, end in ((-1, datetime.min.replace(tzinfo=zone)), (1, datetime.max.replace(tzinfo=zone))):
        try:
            moment = instant.at + timedelta(seconds=sign * instant.within_s, microseconds=500_000)
            edges.append(moment.replace(microsecond=0).astimezone(zone))
        except OverflowError:
            edges.append(end)
    return edges[0], edges[1]
