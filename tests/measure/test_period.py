from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest

from truceline.errors import Refused
from truceline.measure.period import Period, instants, naive, utc
from truceline.values.instant import read_moment

DAMASCUS, KYIV = ZoneInfo("Asia/Damascus"), ZoneInfo("Europe/Kyiv")


def at(text: str) -> np.datetime64:
    return np.datetime64(text, "us")


def test_days_begin_at_local_midnight() -> None:
    period = Period(date(2017, 7, 9), date(2017, 7, 10), DAMASCUS)

    assert (period.start, period.end) == (
        datetime(2017, 7, 8, 21, tzinfo=UTC),
        datetime(2017, 7, 10, 21, tzinfo=UTC),
    )
    times = np.array(
        [
            at("2017-07-08T20:59:59"),
            at("2017-07-08T21:00"),
            at("2017-07-09T20:59"),
            at("2017-07-09T21:00"),
            at("2017-07-10T21:00"),
        ]
    )
    assert period.days_of(times).tolist() == [-1, 0, 0, 1, -1]


def test_a_day_on_which_the_clocks_change_is_one_day() -> None:
    """Kyiv put its clocks forward on 28 March 2021 and back on 31 October 2021."""
    spring = Period(date(2021, 3, 28), date(2021, 3, 28), KYIV)
    autumn = Period(date(2021, 10, 31), date(2021, 10, 31), KYIV)

    assert (spring.end - spring.start).total_seconds() == 23 * 3600
    assert (autumn.end - autumn.start).total_seconds() == 25 * 3600
    assert (spring.days, autumn.days) == (1, 1)


def test_the_period_before_has_as_many_days_and_ends_where_this_one_begins() -> None:
    period = Period(date(2017, 7, 9), date(2017, 7, 19), DAMASCUS)
    before = period.previous()

    assert (before.first_day, before.last_day, before.days) == (date(2017, 6, 28), date(2017, 7, 8), period.days)
    assert before.end == period.start


def test_days_are_counted_from_the_first() -> None:
    period = Period(date(2016, 2, 27), date(2016, 3, 1), DAMASCUS)

    assert period.days == 4
    assert [period.day(n) for n in range(4)] == [
        date(2016, 2, 27),
        date(2016, 2, 28),
        date(2016, 2, 29),
        date(2016, 3, 1),
    ]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="B004"):
        Period(date(2017, 7, 10), date(2017, 7, 9), DAMASCUS)


def test_instants_go_to_numpy_and_back_unchanged() -> None:
    moment = datetime(2017, 7, 9, 9, 0, 0, 123456, tzinfo=UTC)
    column = pa.chunked_array([pa.array([moment], pa.timestamp("us", tz="UTC"))])

    assert utc(instants(column)[0]) == moment
    assert utc(naive(moment)) == moment


def test_midnights_are_worked_out_once_and_nobody_changes_them_for_others() -> None:
    from datetime import date
    from zoneinfo import ZoneInfo

    from truceline.measure.period import Period

    one, other = (Period(date(2017, 3, 1), date(2017, 4, 30), ZoneInfo("Asia/Damascus")) for _ in range(2))
    assert one.edges is other.edges
    assert not one.edges.flags.writeable


@pytest.mark.parametrize("zone", ["Asia/Damascus", "Asia/Beirut", "Europe/Kyiv", "America/Havana", "Pacific/Apia"])
def test_many_days_begin_at_the_moments_that_an_agreement_would_be_read_to_mean(zone: str) -> None:
    """Also where the clocks skip midnight or show it twice, and where a whole day was left out."""
    period = Period(date(2005, 1, 1), date(2012, 12, 31), ZoneInfo(zone))
    read = [read_moment(period.day(number).isoformat(), period.zone) for number in range(period.days + 1)]

    assert [utc(edge) for edge in period.edges] == read
