"""Voices vote on what an incident is held to be; what repeats them, or speaks with them, is heard only where none of them tells it."""

from typing import Any

import numpy as np
import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import combine
from truceline.incident.telling.grouped import Grouped


def held(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one incident of these reports."""
    (incident,) = gather(reports_of(*rows)).incidents.to_pylist()
    return dict(incident)


def relays(count: int, of: str, **said: Any) -> list[dict[str, Any]]:
    return [told(f"relay-{k}", relayed_from=of, minutes=5 + k, **said) for k in range(count)]


@pytest.mark.parametrize("harm", ["killed_best", "injured_best"])
def test_however_many_relays_do_not_move_the_best_figure(harm: str) -> None:
    """Two saw that two were killed, one says fifty, and five repeat him; then four repeat one of three as if he had said none."""
    saw = [told("m1", reference="1", **{harm: 2}), told("m2", minutes=1, **{harm: 2})]
    loud = told("n1", reference="1", minutes=2, **{harm: 50})
    incident = held(*saw, loud, *relays(5, "n1/1", **{harm: 50}))
    assert incident["origins"] == 3
    assert (incident[harm], incident[harm.replace("best", "high")]) == (2, 50)

    incident = held(*saw, told("m3", minutes=2, **{harm: 2}), *relays(4, "m1/1", **{harm: 0}))
    assert (incident[harm], incident[harm.replace("best", "low")]) == (2, 0), "what was published stays in the range"


def test_reports_of_one_voice_have_one_vote() -> None:
    """Outlets of one party, and follow-ups of one source: the first speaks for all."""
    outlets = [told(f"outlet-{k}", speaks_for="north", minutes=3 + k, killed_best=50) for k in range(3)]
    incident = held(told("a", killed_best=2), told("b", minutes=1, killed_best=2), *outlets)
    assert (incident["origins"], incident["killed_best"]) == (3, 2)

    rows = [told("a", killed_best=4), *(told("a", minutes=k, killed_best=9) for k in (2, 3)), told("b", killed_best=4)]
    chain = [(rows[0]["report_id"], row["report_id"], "same") for row in rows[1:]]
    (incident,) = gather(reports_of(*rows), judgements=judged(*chain)).incidents.to_pylist()
    assert (incident["origins"], incident["killed_best"]) == (2, 4)


def test_what_no_voice_tells_is_heard_of_those_that_repeat_them_once_for_each_voice() -> None:
    """Of four relays of one voice the first counts, beside the one of another."""
    a, b = told("a", reference="1"), told("b", reference="1", minutes=1)
    told_on = [*relays(4, "a/1", killed_best=10), told("late", relayed_from="b/1", minutes=20, killed_best=2)]
    assert held(a, b, *told_on)["killed_best"] == 6
    assert held(a, b | {"killed_best": 3}, *told_on)["killed_best"] == 3


def test_a_relay_cannot_dispute_who_did_it_nor_against_whom_nor_with_what() -> None:
    agree = {"actor": "north", "target": "south", "calibre_mm": 82.0}
    other = {"actor": "south", "target": "north", "calibre_mm": 122.0}
    voices = [told("a", reference="1"), told("b", reference="1", minutes=1, **agree)]
    incident = held(voices[0] | agree, voices[1], *relays(1, "b/1", **other))
    assert {name: incident[name] for name in agree} == agree
    assert (incident["actors_disputed"], incident["disputed_actor"]) == (False, 0)

    incident = held(voices[0] | other, voices[1])
    assert [incident[name] for name in agree] == [None, None, None]
    assert (incident["actors_disputed"], incident["disputed_actor"]) == (True, 1), "two voices can"
    assert held(told("a", reference="1"), *relays(1, "a/1", **other))["actor"] == "south", "nobody else says"


def test_relays_claim_no_exemption_that_outweighs_what_voices_claim() -> None:
    claim = {"claimed_exemption": "announced_activity"}
    voices = [told("a", reference="1", **claim), told("b", minutes=1, **claim)]
    told_on = relays(3, "a/1", claimed_exemption="self_defence")
    assert held(*voices, *told_on)["claimed_exemption"] == "announced_activity"
    assert held(told("a", reference="1"), *told_on)["claimed_exemption"] == "self_defence"


def test_a_relay_that_states_a_metre_names_no_place_that_voices_name_otherwise() -> None:
    named = {"place_name": "The old mill", "radius_m": 500.0}
    voices = [told("a", reference="1", **named), told("b", minutes=1, **named)]
    told_on = relays(1, "a/1", place_name="The new mill", radius_m=1.0)
    assert held(*voices, *told_on)["place_name"] == "The old mill"
    assert held(told("a", reference="1"), *told_on)["place_name"] == "The new mill"


def test_places_of_those_that_repeat_a_voice_without_one_count_once() -> None:
    """Four that repeat it do not know its place twice as well as one."""
    rows = [told("a", reference="1", place=None), *relays(4, "a/1", radius_m=800.0)]
    origin = np.zeros(5, np.int32)
    (incident,) = combine(Grouped(reports_of(*rows), origin, origin, origin), LinkModel()).to_pylist()
    assert incident["radius_m"] == 800.0
