from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.instant import Instant, interval, read_instant, read_moment

DAMASCUS = ZoneInfo("Asia/Damascus")
KYIV = ZoneInfo("Europe/Kyiv")


def test_the_ceasefire_of_noon_in_damascus_began_at_nine_utc() -> None:
    assert read_moment("2017-07-09T12:00", DAMASCUS) == datetime(2017, 7, 9, 9, tzinfo=UTC)


def test_a_day_is_its_noon_within_twelve_hours() -> None:
    day = read_instant("2017-07-09", DAMASCUS)

    assert day == Instant(datetime(2017, 7, 9, 9, tzinfo=UTC), 12 * 3600)
    assert day.earliest == datetime(2017, 7, 8, 21, tzinfo=UTC)
    assert day.latest == datetime(2017, 7, 9, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", "2016-12-31T22:00+00:00", "2017-12-31T22:00+00:00"),
        ("2017-07", "2017-06-30T21:00+00:00", "2017-07-31T21:00+00:00"),
        ("2017-12", "2017-11-30T22:00+00:00", "2017-12-31T22:00+00:00"),
        ("2017-07-09T12", "2017-07-09T09:00+00:00", "2017-07-09T10:00+00:00"),
        ("2017-07-09 12:34", "2017-07-09T09:34+00:00", "2017-07-09T09:35+00:00"),
        ("2017-07-09T12:34:56", "2017-07-09T09:34:56+00:00", "2017-07-09T09:34:57+00:00"),
        ("2017-07-09T12:34:56.5Z", "2017-07-09T12:34:56.5+00:00", "2017-07-09T12:34:56.5+00:00"),
        ("2017-07-09T12:34+0300", "2017-07-09T09:34+00:00", "2017-07-09T09:35+00:00"),
    ],
)
def test_what_is_left_out_widens_the_instant(text: str, earliest: str, latest: str) -> None:
    read = read_instant(text, DAMASCUS)

    assert (read.earliest, read.latest) == (datetime.fromisoformat(earliest), datetime.fromisoformat(latest))


def test_a_day_on_which_the_clocks_go_forward_has_twenty_three_hours() -> None:
    assert read_instant("2017-03-26", KYIV).within_s * 2 == 23 * 3600


def test_a_local_time_that_the_clocks_skipped_is_refused() -> None:
    with pytest.raises(ValueError, match="skipped"):
        read_instant("2017-03-26T03:30", KYIV)


def test_a_local_time_that_the_clocks_showed_twice_covers_both() -> None:
    read = read_instant("2017-10-29T03:30", KYIV)

    assert (read.earliest, read.latest) == (
        datetime(2017, 10, 29, 0, 30, tzinfo=UTC),
        datetime(2017, 10, 29, 1, 31, tzinfo=UTC),
    )


def test_a_day_whose_midnight_was_skipped_begins_when_the_clocks_start_again() -> None:
    # Damascus set its clocks forward at midnight of 31 March 2017.
    assert read_instant("2017-03-31", DAMASCUS).earliest == datetime(2017, 3, 30, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2017-13-01", "2017-02-30", "09/07/2017", "2017-07-09T25:00", "2017-07-09T12:00+99:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_instant(text, DAMASCUS)


def test_an_interval_reaches_from_the_first_to_the_last() -> None:
    both = interval(read_instant("2017-07-09", DAMASCUS), read_instant("2017-07-11", DAMASCUS))

    assert both.latest - both.earliest == timedelta(days=3)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_every_moment_lies_in_the_day_that_it_prints(moment: datetime) -> None:
    day = read_instant(moment.astimezone(DAMASCUS).date().isoformat(), DAMASCUS)

    assert day.earliest <= moment < day.latest
