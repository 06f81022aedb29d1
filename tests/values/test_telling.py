from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.instant import Instant, interval, read_instant
from truceline.values.language import Language
from truceline.values.telling import days_of, is_by_day, tell_days, tell_instant, tell_utc

DAMASCUS = ZoneInfo("Asia/Damascus")
KYIV = ZoneInfo("Europe/Kyiv")


def told(first: str, last: str, language: Language = Language.ENGLISH, zone: ZoneInfo = DAMASCUS) -> str:
    return tell_instant(interval(read_instant(first, zone), read_instant(last, zone)), zone, language)


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic", "russian"),
    [
        ("2017-07-09", "2017-07-09", "9 July 2017", "9 تموز 2017", "9 июля 2017 г."),
        ("2017-07-03", "2017-07-14", "3 to 14 July 2017", "3 إلى 14 تموز 2017", "3 — 14 июля 2017 г."),
        ("2017-05-03", "2017-07-04", "3 May to 4 July 2017", "3 أيار إلى 4 تموز 2017", "3 мая — 4 июля 2017 г."),
        ("2017-05", "2017-05", "May 2017", "أيار 2017", "май 2017 г."),
        ("2017-05", "2017-07", "May to July 2017", "أيار إلى تموز 2017", "май — июль 2017 г."),
        ("2016-12", "2017-01", "December 2016 to January 2017", "كانون الأول 2016 إلى كانون الثاني 2017", "декабрь 2016 г. — январь 2017 г."),
        ("2017", "2017", "2017", "2017", "2017 г."),
        ("2016", "2017", "2016 to 2017", "2016 إلى 2017", "2016 г. — 2017 г."),
        ("2016-12-28", "2017-01-03", "28 December 2016 to 3 January 2017", "28 كانون الأول 2016 إلى 3 كانون الثاني 2017", "28 декабря 2016 г. — 3 января 2017 г."),
    ],
)  # fmt: skip
def test_a_time_that_spans_days_is_told_as_those_days(
    first: str, last: str, english: str, arabic: str, russian: str
) -> None:
    assert [told(first, last, language) for language in Language] == [english, arabic, russian]


@pytest.mark.parametrize("day", ["2017-03-26", "2017-10-29", "2017-12-31", "2018-01-01", "2016-02-29"])
def test_a_day_of_any_length_is_that_day_where_it_is_told(day: str) -> None:
    """On two of them clocks are set: they have 23 hours and 25."""
    assert days_of(read_instant(day, KYIV), KYIV) == (date.fromisoformat(day),) * 2


@pytest.mark.parametrize(
    ("within_s", "expected"),
    [
        (0, "2017-07-09 12:30"),
        (59, "2017-07-09 12:30"),
        (60, "2017-07-09 12:30 ±1 min"),
        (7_199, "2017-07-09 12:30 ±120 min"),
        (7_200, "2017-07-09 12:30 ±2 h"),
        (35_999, "2017-07-09 12:30 ±10 h"),
        (36_000, "9 July 2017"),
        (50_000, "8 to 10 July 2017"),
        (756 * 3_600, "8 June to 10 August 2017"),
    ],
)
def test_a_clock_is_told_only_where_one_was_read(within_s: float, expected: str) -> None:
    at = datetime(2017, 7, 9, 12, 30, tzinfo=DAMASCUS)

    assert tell_instant(Instant(at.astimezone(UTC), within_s), DAMASCUS, Language.ENGLISH) == expected


def test_midnight_is_found_though_a_number_of_seconds_misses_it_by_its_last_digits() -> None:
    day = read_instant("2017-07-09", DAMASCUS)
    nearly = Instant(day.at + timedelta(microseconds=1), day.within_s + 3e-6)

    assert tell_instant(nearly, DAMASCUS, Language.ENGLISH) == "9 July 2017"


def test_utc_tells_from_when_to_when_a_day_lasts_elsewhere() -> None:
    assert tell_utc(read_instant("2017-07-09", DAMASCUS)) == "2017-07-08 21:00 – 2017-07-09 21:00 UTC"
    assert tell_utc(read_instant("2017-07-09T12:00", DAMASCUS)) == "2017-07-09 09:00 UTC"
    assert tell_utc(read_instant("2017-07-09T12", DAMASCUS)) == "2017-07-09 09:30 UTC"


def test_what_would_lie_beyond_the_calendar_ends_with_it() -> None:
    endless = Instant(datetime(2017, 7, 9, tzinfo=UTC), 1e12)

    assert days_of(endless, DAMASCUS) == (date.min, date.max)
    assert tell_instant(endless, DAMASCUS, Language.ENGLISH) == "1 to 9999"
    assert tell_utc(endless).endswith("UTC")


@given(
    first=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    days=st.integers(0, 900),
    zone=st.sampled_from([DAMASCUS, KYIV, ZoneInfo("UTC"), ZoneInfo("Asia/Kolkata")]),
)
def test_whole_local_days_come_back_as_they_were_said(first: date, days: int, zone: ZoneInfo) -> None:
    last = first + timedelta(days=days)
    span = interval(read_instant(first.isoformat(), zone), read_instant(last.isoformat(), zone))

    assert is_by_day(span)
    assert days_of(span, zone) == (first, last)
    assert all(str(day.year) in tell_days(first, last, Language.RUSSIAN) for day in (first, last))
