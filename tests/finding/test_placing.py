from itertools import permutations
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pytest
from scenes import charter_of, fire_at, incidents_of

from truceline.finding import placing
from truceline.finding.placing import place_incidents
from truceline.finding.table import ZONE_ANSWERS


def place(zone: str, incident: dict[str, Any]) -> dict[str, Any]:
    rows = place_incidents(incidents_of(incident), charter_of("square")).to_pylist()
    return next(row for row in rows if row["zone"] == zone)


def test_every_incident_has_one_answer_for_every_zone() -> None:
    answers = place_incidents(incidents_of(fire_at(36.1), fire_at(35.0)), charter_of("square"))

    zones = [zone.code for zone in charter_of("square").agreement.zones]
    assert answers.schema.equals(ZONE_ANSWERS.schema)
    assert answers["zone"].to_pylist() == zones * 2
    assert answers["incident_id"].to_pylist() == ["i0"] * len(zones) + ["i1"] * len(zones)


@pytest.mark.parametrize(
    ("longitude", "radius_m", "position"),
    [
        (36.1, 100.0, "inside"),
        (36.1, 9_300.0, "inside"),
        (36.1, 9_500.0, "straddles"),
        (36.21, 900.0, "outside"),
        (36.21, 1_000.0, "straddles"),
        (36.2, 0.0, "inside"),
        (30.0, 100.0, "outside"),
        (30.0, 400_000.0, "outside"),
        (30.0, 700_000.0, "straddles"),
    ],
)
def test_the_circle_that_holds_the_place_decides(longitude: float, radius_m: float, position: str) -> None:
    assert place("basin", fire_at(longitude, radius_m=radius_m))["position"] == position


def test_a_place_without_a_radius_is_no_known_place() -> None:
    pointed = {**fire_at(36.1), "radius_m": None}

    assert place("basin", pointed)["position"] == "no_place"
    assert place("basin", {"at": "2020-02-01T12:00Z"})["probability"] is None


def test_a_distance_beyond_fifty_kilometres_is_not_told_and_the_answer_is_certain() -> None:
    far = place("basin", fire_at(35.0))

    assert (far["position"], far["distance_m"], far["probability"]) == ("outside", None, 0.0)


def test_accounts_that_differ_are_said_to_differ_and_give_no_probability() -> None:
    between = place("orchard", fire_at(35.65))

    assert (between["position"], between["zone_version"]) == ("accounts_differ", "narrow wide")
    assert between["probability"] is None
    assert place("orchard", fire_at(35.55))["position"] == "inside"
    assert place("orchard", fire_at(35.8))["position"] == "outside"
    assert place("orchard", fire_at(35.6, radius_m=200.0))["position"] == "straddles"


def test_probability_and_distance_are_told_by_one_account_the_one_that_is_nearest() -> None:
    # 150 m west of where the narrow account ends, and 9 km inside the wide one.
    near = place("orchard", fire_at(35.5984, radius_m=200.0))
    alone = [
        placing._Account(*(np.array([x]) for x in told))
        for told in ((1, 0.9, -100.0), (1, 0.2, 50.0), (1, 0.0, np.nan))
    ]
    held = [np.array([True])] * 3

    assert near["position"] == "straddles"
    assert near["distance_m"] == pytest.approx(-150.0, abs=10.0)
    assert near["probability"] > 0.9
    for order in permutations(alone):
        assert [told.item() for told in placing._of_nearest(held, order, 1)] == [0.2, 50.0]


def test_a_shape_holds_for_its_time_only() -> None:
    before, after = fire_at(35.85), fire_at(35.85, at="2020-08-01T12:00Z")
    across = fire_at(35.85, at="2020-06-30T21:00Z", occurred_within_s=3600.0)

    assert [place("marsh", told)["position"] for told in (before, after, across)] == ["no_shape", "inside", "no_shape"]
    assert place("marsh", before)["zone_version"] is None


@pytest.mark.parametrize(
    ("at", "stage", "certain"),
    [
        ("2019-12-01T00:00Z", None, True),
        ("2020-01-05T00:00Z", "agreed", True),
        ("2020-01-10T10:00Z", "in force", True),
        ("2020-04-30T21:30Z", "suspended", False),
        ("2020-12-24T00:00Z", "ended", True),
    ],
)
def test_the_stage_is_that_of_the_estimated_time(at: str, stage: str | None, certain: bool) -> None:
    answer = place("basin", fire_at(36.1, at=at, occurred_within_s=0.0 if "10:00" in at else 3600.0))

    assert (answer["stage"], answer["stage_certain"]) == (stage, certain)


def test_an_account_that_is_not_considered_would_hide_that_accounts_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sweida: with only the first account asked, half of those who read the map would be told a certain answer."""
    agreed = placing._agreed
    monkeypatch.setattr(placing, "_agreed", lambda held, accounts, rows: agreed(held[:1], accounts[:1], rows))

    assert place("orchard", fire_at(35.65))["position"] == "outside"


def test_the_four_zones_of_the_origin_stand_apart_and_each_at_its_own_stage() -> None:
    """On 10 July 2017, the day of the report that Truceline grew from (TASS): one in force, three being negotiated."""
    places = {"southwest": (36.1, 32.62), "homs": (36.7, 34.9), "eastern-ghouta": (36.45, 33.53), "idlib": (36.6, 35.9)}
    told = [{"at": "2017-07-10T09:00Z", "place": where, "act": "explosion"} for where in places.values()]
    answers = place_incidents(incidents_of(*told), charter_of("southwest-syria-2017"))
    inside = answers.filter(pc.equal(answers["position"], "inside")).to_pylist()

    assert [(row["zone"], row["stage"]) for row in inside] == [
        ("southwest", "in force"),
        ("homs", "proposed"),
        ("eastern-ghouta", "proposed"),
        ("idlib", "proposed"),
    ]
