"""The time that an agreement gives a side: of a procedure that the record of contacts shows, or nobody's."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.contact.deadline import Given, given_time, steps_of

NAIMA = Path(__file__).resolve().parents[2] / "agreements" / "training-naima"
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
