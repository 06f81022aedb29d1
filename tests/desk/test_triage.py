"""The desk's own clocks: by when, and how they stand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from truceline.desk.triage import DEFAULTS, Came, Rule, Standing, due_at, is_history, minutes_for, standing

NOON = datetime(2017, 7, 10, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_call_is_looked_at_within_half_an_hour_and_all_else_within_four() -> None:
    assert due_at(DEFAULTS, Came("hotline", NOON, NOON)) == NOON + timedelta(minutes=30)
    assert due_at(DEFAULTS, Came("email", NOON, NOON)) == NOON + timedelta(hours=4)
    assert due_at(DEFAULTS, Came("", NOON, NOON)) == NOON + timedelta(hours=4)


def test_a_rule_of_the_channel_goes_before_the_rule_for_all_and_nought_is_no_clock() -> None:
    rules = [Rule("triage", "", 60), Rule("triage", "web", 0)]
    assert minutes_for(rules, "triage", "radio") == 60
    assert due_at(rules, Came("web", NOON, NOON)) is None
    assert minutes_for(rules, "reply", "radio") == 0


@pytest.mark.parametrize(("by_file", "hours", "expected"), [(True, 25, True), (True, 23, False), (False, 500, False)])
def test_a_file_about_the_past_is_history_and_a_call_about_the_past_is_not(
    by_file: bool, hours: int, expected: bool
) -> None:
    came = NOON + timedelta(hours=hours)
    assert is_history(NOON, came, by_file=by_file) is expected
    assert (due_at(DEFAULTS, Came("hotline", NOON, came, by_file=by_file)) is None) is expected


def test_a_clock_runs_until_it_is_due_and_is_late_after() -> None:
    assert standing(NOON, NOON - MINUTE) is Standing.RUNNING
    assert standing(NOON, NOON) is Standing.RUNNING
    assert standing(NOON, NOON + MINUTE) is Standing.LATE
    assert standing(None, NOON) is Standing.NONE


def test_what_was_done_in_time_is_met_for_good_and_what_was_done_late_stays_late() -> None:
    later = NOON + timedelta(days=3)
    assert standing(NOON, later, NOON - MINUTE) is Standing.MET
    assert standing(NOON, later, NOON + MINUTE) is Standing.LATE
    assert standing(NOON, later, NOON - MINUTE, struck=True) is Standing.STOPPED
    assert standing(NOON, later, NOON + MINUTE, struck=True) is Standing.LATE


def test_the_latest_rule_of_the_centre_replaces_the_default_of_its_kind_and_channel(
    somebody: Callable[..., Any],
) -> None:
    from truceline.desk.queries.clocks import rules_at_hand
    from truceline.desk.tables import ClockRule

    by = somebody("administrator")
    for number, minutes in enumerate((90, 45)):
        ClockRule.objects.create(
            rule_id=f"triage-test-{number}",
            kind="triage",
            channel="meeting",
            minutes=minutes,
            by=by,
            on=NOON + number * MINUTE,
        )

    assert minutes_for(rules_at_hand(), "triage", "meeting") == 45
    assert minutes_for(rules_at_hand(), "triage", "hotline") == 30


def test_somebody_in_danger_is_never_made_to_wait_longer() -> None:
    assert due_at(DEFAULTS, Came("hotline", NOON, NOON, urgent=True)) == NOON + timedelta(minutes=10)
    assert (
        due_at([Rule("triage", "", 5), Rule("urgent", "", 10)], Came("radio", NOON, NOON, urgent=True))
        == NOON + 5 * MINUTE
    )
    assert due_at([Rule("urgent", "", 10)], Came("radio", NOON, NOON, urgent=True)) == NOON + 10 * MINUTE
