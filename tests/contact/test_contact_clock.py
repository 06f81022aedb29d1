"""Clocks under changes of the hour, restarts and workers that die."""

import random
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from truceline.contact.clock import Clock, State, due_after, due_by, run_out
from truceline.contact.ladder import DEFAULT, reminding, steps_due

DAMASCUS, KYIV = ZoneInfo("Asia/Damascus"), ZoneInfo("Europe/Kyiv")
NOON = datetime(2017, 7, 9, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def clock(due: datetime, stopped: datetime | None = None, name: str = "c") -> Clock:
    return Clock(name, NOON, due, "north", stopped)


def test_a_reply_at_the_very_moment_it_is_due_is_in_time() -> None:
    due = NOON + HOUR

    assert clock(due).state(due) is State.RUNNING
    assert clock(due).state(due + timedelta(microseconds=1)) is State.RUN_OUT
    assert clock(due, due).state(due + HOUR) is State.MET
    assert clock(due, due + timedelta(seconds=1)).state(due + HOUR) is State.LATE


def test_what_is_left_is_counted_until_it_was_stopped() -> None:
    assert clock(NOON + 2 * HOUR).left(NOON + HOUR) == HOUR
    assert clock(NOON + HOUR).left(NOON + 3 * HOUR) == -2 * HOUR
    assert clock(NOON + 2 * HOUR, NOON + HOUR).left(NOON + 9 * HOUR) == HOUR


def test_hours_are_real_time_though_the_clocks_are_put_forward() -> None:
    """Kyiv, 26 March 2017: 03:00 became 04:00. Six hours from 23:00 on the 25th end at 06:00, not at 05:00."""
    started = datetime(2017, 3, 25, 23, 0, tzinfo=KYIV)

    assert due_after(started, 6).astimezone(KYIV).strftime("%d %H:%M") == "26 06:00"
    assert due_after(started, 6) - started.astimezone(UTC) == timedelta(hours=6)


def test_a_time_of_day_is_local_and_moves_with_the_clocks() -> None:
    """Kyiv, 29 October 2017: 04:00 became 03:00. From noon to noon there are 25 hours."""
    started = datetime(2017, 10, 28, 12, 0, tzinfo=KYIV)

    due = due_by(started, time(12, 0), KYIV)

    assert due.astimezone(KYIV).strftime("%d %H:%M") == "29 12:00"
    assert due - started.astimezone(UTC) == timedelta(hours=25)


def test_a_time_that_the_clocks_skip_is_the_moment_at_which_they_go_on_and_one_shown_twice_is_the_later() -> None:
    skipped = due_by(datetime(2017, 3, 25, 12, 0, tzinfo=KYIV), time(3, 30), KYIV)
    twice = due_by(datetime(2017, 10, 28, 12, 0, tzinfo=KYIV), time(3, 30), KYIV)

    assert skipped.astimezone(KYIV).strftime("%d %H:%M") == "26 04:30"
    assert twice == datetime(2017, 10, 29, 1, 30, tzinfo=UTC)  # the second 03:30, an hour after the first


def test_damascus_had_summer_time_in_2017_so_that_noon_is_nine_o_clock_utc() -> None:
    assert due_by(NOON - HOUR, time(12, 0), DAMASCUS) == NOON


@pytest.mark.parametrize("hours", [0, -1])
def test_a_clock_without_time_is_refused(hours: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        due_after(NOON, hours)


def told_by_workers_that_die(clocks: list[Clock], seed: int, *, in_one_transaction: bool) -> list[str]:
    """Workers look at random moments, across both changes of the hour; each may die before or after its transaction."""
    chance, kept, letters = random.Random(seed), set[str](), list[str]()  # noqa: S311 - a simulation
    now = NOON
    while now < NOON + timedelta(days=900):
        now += timedelta(minutes=chance.randrange(1, 4_000))
        for clock in run_out(clocks, now, kept):
            if chance.random() < 0.4:
                break  # died before the transaction: nothing of it is kept
            letters.append(clock.clock_id)
            if not in_one_transaction and chance.random() < 0.4:
                break  # the letter went out, the record of it did not
            kept.add(clock.clock_id)
            if chance.random() < 0.4:
                break  # died after it
    return letters


@pytest.mark.parametrize("seed", range(20))
def test_no_clock_is_lost_and_none_is_told_twice_whenever_workers_die(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for invented records
    clocks = [clock(due_after(NOON, chance.uniform(0.1, 6_000)), name=f"c{n}") for n in range(200)]

    assert sorted(told_by_workers_that_die(clocks, seed, in_one_transaction=True)) == sorted(c.clock_id for c in clocks)


def test_teeth_without_the_one_transaction_some_are_told_twice() -> None:
    clocks = [clock(due_after(NOON, 1 + n), name=f"c{n}") for n in range(200)]

    told = told_by_workers_that_die(clocks, 1, in_one_transaction=False)

    assert len(told) > len(set(told))


def test_clocks_that_ran_out_come_the_oldest_first_and_only_once() -> None:
    clocks = [clock(NOON + n * HOUR, name=str(n)) for n in (3, 1, 2)]

    assert [c.clock_id for c in run_out(clocks, NOON + 4 * HOUR, {"2"})] == ["1", "3"]
    assert run_out([clock(NOON + HOUR, NOON + 2 * HOUR)], NOON + 9 * HOUR, ()) == []


@pytest.mark.parametrize(
    ("signed", "reminded", "over"),
    [
        # Kyiv puts its clocks forward on 26 March 2017 at 03:00, and back on 29 October at 04:00.
        ("2017-03-24 18:00", "2017-03-26 19:00", "2017-03-27 19:00"),
        ("2017-10-27 18:00", "2017-10-29 17:00", "2017-10-30 17:00"),
    ],
)
def test_a_request_for_word_has_its_hours_whole_though_the_clocks_change(signed: str, reminded: str, over: str) -> None:
    """Three days to sign, a day before the end a reminder: real hours, at which clocks on a wall show an hour more or less."""
    sent, due_local = (datetime.fromisoformat(told).replace(tzinfo=KYIV) for told in (signed, over))
    due = due_after(sent, 72)
    asked, ladder = Clock("word", sent.astimezone(UTC), due, "north"), reminding(DEFAULT, timedelta(hours=24))
    at = datetime.fromisoformat(reminded).replace(tzinfo=KYIV).astimezone(UTC)

    assert due == due_local.astimezone(UTC)
    assert due - sent.astimezone(UTC) == timedelta(hours=72)
    assert steps_due(ladder, asked, at, ()) == []
    assert [step.code for step in steps_due(ladder, asked, at + timedelta(seconds=1), ())] == ["early_reminder"]
    assert asked.state(due) is State.RUNNING
    assert asked.state(due + timedelta(seconds=1)) is State.RUN_OUT


def test_teeth_hours_counted_on_a_wall_would_let_a_request_run_out_an_hour_off() -> None:
    sent = datetime(2017, 3, 24, 18, 0, tzinfo=KYIV)
    on_the_wall = (sent + timedelta(hours=72)).astimezone(UTC)

    assert due_after(sent, 72) - on_the_wall == HOUR
