"""The time that an agreement gives a side: of a procedure that the record of contacts shows, or nobody's."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.contact.contact import Contact, Fact, Kind, Known, Means
from truceline.contact.deadline import Given, given_time, steps_of
from truceline.contact.procedure import replied_within
from truceline.finding.steps import Taken

NAIMA = Path(__file__).resolve().parents[2] / "agreements" / "training-naima"
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
IN_FORCE = datetime(2024, 3, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def naima() -> Charter:
    return read_agreement(NAIMA)


def codes(charter: Charter, act: str | None, at: datetime, shown_by: str) -> list[str]:
    return [one.code for one in steps_of(charter, act, at, shown_by)]


def test_an_act_calls_for_the_steps_that_name_it_or_its_group_and_were_in_force(naima: Charter) -> None:
    assert codes(naima, "mortar_fire", IN_FORCE, "reply") == ["answer-within-a-day"]
    assert codes(naima, "fire", IN_FORCE, "reply") == ["answer-within-a-day"]
    assert codes(naima, "mortar_fire", IN_FORCE, "call") == ["call-before-fire"]
    assert codes(naima, "denial_of_access", IN_FORCE, "reply") == []
    assert codes(naima, "mortar_fire", datetime(2024, 2, 29, tzinfo=UTC), "reply") == []


def test_an_act_that_is_not_known_holds_nobody_to_a_time(naima: Charter) -> None:
    assert codes(naima, None, IN_FORCE, "reply") == []


def test_only_a_provision_that_concerns_the_incident_gives_a_time_and_the_shortest_holds(naima: Charter) -> None:
    steps = steps_of(naima, "fire", IN_FORCE, "reply")
    shorter = steps[0].model_copy(update={"code": "sooner", "within_hours": 6.0})
    timeless = steps[0].model_copy(update={"code": "some-time", "within_hours": None})
    every = [*steps, shorter, timeless]

    assert given_time(every, ["answer-within-a-day"]) == Given("answer-within-a-day", 24.0)
    assert given_time(every, [one.code for one in every]) == Given("sooner", 6.0)
    assert given_time(every, ["some-time"]) is None
    assert given_time(every, []) is None


def told(minutes: int | None, replied: int | None = None) -> Contact:
    """A contact to North, sent so many minutes after noon and replied to so many after that."""
    known = [] if minutes is None else [Known(Fact.SENT, NOON + timedelta(minutes=minutes), "call")]
    if minutes is not None and replied is not None:
        known.append(Known(Fact.ANSWERED, NOON + timedelta(minutes=minutes + replied), "call"))
    return Contact("c", "t", Kind.NOTIFY, "north", Means.TELEPHONE, NOON, known=tuple(known))


@pytest.mark.parametrize(
    ("contacts", "hours_later", "taken", "reason"),
    [
        ([], 30, Taken.CANNOT_TELL, "side_not_asked"),
        ([told(None)], 30, Taken.CANNOT_TELL, "side_not_asked"),
        ([told(0)], 24, Taken.CANNOT_TELL, "step_still_open"),
        ([told(0)], 25, Taken.NO, "side_silent"),
        ([told(0, 1_440)], 30, Taken.YES, "replied_in_time"),
        ([told(0, 1_441)], 30, Taken.LATE, "replied_late"),
        ([told(0), told(600, 60)], 30, Taken.YES, "replied_in_time"),
    ],
)
def test_a_side_that_was_asked_replied_in_time_late_or_not_and_one_that_was_not_owes_nothing(
    contacts: list[Contact], hours_later: int, taken: Taken, reason: str
) -> None:
    answer = replied_within(contacts, "north", timedelta(hours=24), NOON + timedelta(hours=hours_later))

    assert (answer.taken, answer.reason) == (taken, reason)
    assert replied_within(contacts, "south", timedelta(hours=24), NOON).reason == "side_not_asked"
