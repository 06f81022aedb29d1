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


MATTERS: list[
    tuple[str, dict[str, Any], dict[str, Any]]
] = [  # what is held of it, what the party says later, and what another says
    ("disputed_killed", {"killed_best": 9}, {"killed_best": 2}),
    ("disputed_injured", {"injured_low": 9}, {"injured_high": 2}),
    ("disputed_act", {"act": "air_strike"}, {"act": "mortar_fire"}),
    ("disputed_actor", {"actor": "north"}, {"actor": "south"}),
    ("actors_disputed", {"actor": "north"}, {"actor": "south"}),
    ("disputed_count", {"count": 40, "unit": "shot"}, {"count": 2, "unit": "shot"}),
]


@pytest.mark.parametrize(("matter", "later", "other"), MATTERS)
def test_the_first_of_a_voice_that_says_anything_of_a_matter_speaks_for_it(
    matter: str, later: dict[str, Any], other: dict[str, Any]
) -> None:
    """A party's outlet that says nothing of it keeps nothing out that the party's next one says; what the third says confirms nothing."""
    first, second, third = (told(f"outlet-{k}", speaks_for="north", act=None, minutes=k) for k in range(3))
    witness = told("witness", minutes=9, **{"act": None, **other})
    for outlets in ([first, second | later, third | other], [first | later, second | other, third | later]):
        incident = held(*outlets, witness)
        assert (incident["origins"], incident[matter]) == (2, 1)
    assert held(first, second, third, witness)[matter] == 0
    assert held(first | other, second | later, third | later, witness)[matter] == 0


def test_of_counts_the_first_of_a_voice_in_each_unit_speaks_for_it() -> None:
    shots, explosions = {"count": 40, "unit": "shot"}, {"count": 3, "unit": "explosion"}
    party = [told(f"outlet-{k}", speaks_for="north", minutes=k, **said) for k, said in enumerate((explosions, shots))]
    incident = held(*party, told("witness", minutes=9, count=2, unit="shot"))
    assert (incident["origins"], incident["unit"], incident["disputed_count"]) == (2, "shot", 1)


@pytest.mark.parametrize(
    ("name", "said", "others"),
    [
        ("admin1", "West", "East"),
        ("weapon", "mortar", "howitzer"),
        ("claimed_exemption", "announced_activity", "self_defence"),
        ("calibre_mm", 82.0, 122.0),
    ],
)
def test_what_a_voice_says_late_counts_as_much_as_what_another_says_at_once(name: str, said: Any, others: Any) -> None:
    """And no more: of two of that voice who say it one votes."""
    silent = told("outlet-1", speaks_for="north")
    late = [told(f"outlet-{k}", speaks_for="north", minutes=k, **{name: said}) for k in (2, 3)]
    one, two = (told(f"witness-{k}", minutes=9 + k, **{name: others}) for k in range(2))
    assert held(silent, *late)[name] == said
    assert held(silent, *late, told("witness-3", **{name: said}), one)[name] == (None if name == "calibre_mm" else said)
    assert held(silent, *late, one, two)[name] == (None if name == "calibre_mm" else others)


def test_a_voice_is_where_the_first_of_it_says_that_says_where() -> None:
    lone = {"speaks_for": "north", "place": None, "occurred_within_s": 600.0}
    silent, late = told("outlet-1", **lone), told("outlet-2", speaks_for="north", minutes=1, north_m=600)
    later = told("outlet-3", speaks_for="north", minutes=2, north_m=2_000)
    rows = [silent, late, later, told("witness", minutes=3)]
    voices = np.array([0, 0, 0, 3], np.int32)
    each = np.arange(4, dtype=np.int32)
    (incident,) = combine(Grouped(reports_of(*rows), np.zeros(4, np.int32), each, voices), LinkModel()).to_pylist()
    assert (incident["latitude"] - 32.6) * 110_900 == pytest.approx(300, rel=0.01)


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
