"""Clocks run, are met, or are late."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from truceline.desk.clocks import Clock, ClockState

DUE = datetime(2017, 7, 9, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2017, 7, 1), datetime(2017, 7, 20), timezones=st.just(UTC))


def test_a_clock_that_nobody_stopped_is_late_from_the_moment_after_it_is_due() -> None:
    assert Clock(DUE).state(DUE) is ClockState.RUNNING
    assert Clock(DUE).state(DUE + timedelta(microseconds=1)) is ClockState.LATE


@given(stopped=MOMENTS, now=MOMENTS)
def test_a_clock_that_was_stopped_stands_for_good(stopped: datetime, now: datetime) -> None:
    clock = Clock(DUE, stopped)

    assert clock.state(now) is (ClockState.MET if stopped <= DUE else ClockState.LATE)
    assert clock.left(now) == DUE - stopped


@given(now=MOMENTS)
def test_what_is_left_is_below_nothing_exactly_where_it_is_late(now: datetime) -> None:
    assert (Clock(DUE).left(now) < timedelta()) == (Clock(DUE).state(now) is ClockState.LATE)
