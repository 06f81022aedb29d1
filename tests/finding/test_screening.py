from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import charter_of, fire_at, incidents_of
from tries import tries

from truceline.finding import answers, binding, columns, placing, screening
from truceline.finding.screening import screen
from truceline.finding.table import FINDINGS, REASONS

CERTAIN = {"no", "candidate"}


def answer(provision: str, *told: dict[str, Any], agreement: str = "square") -> list[tuple[str, str]]:
    findings = screen(incidents_of(*told), charter_of(agreement)).to_pylist()
    return [(row["verdict"], row["reason"]) for row in findings if row["provision"] == provision]


def presence(longitude: float, **more: Any) -> dict[str, Any]:
    return {"at": "2020-02-15T12:00Z", "place": (longitude, 32.6), "act": "presence", **more}


def test_every_incident_gets_one_answer_from_every_provision_in_order() -> None:
    charter = charter_of("square")
    findings = screen(incidents_of(fire_at(36.1), fire_at(36.5), fire_at(35.0)), charter)

    provisions = [provision.code for provision in charter.agreement.provisions]
    assert findings["incident_id"].to_pylist() == [f"i{n}" for n in range(3) for _ in provisions]
    assert findings["provision"].to_pylist() == provisions * 3
    assert findings.schema.equals(FINDINGS.schema)


def test_no_incidents_have_no_findings() -> None:
    assert screen(incidents_of(), charter_of("square")).num_rows == 0


def test_a_finding_cites_the_version_of_the_agreement_and_of_the_shape() -> None:
    row = screen(incidents_of(fire_at(36.1)), charter_of("square")).to_pylist()[0]

    assert (row["agreement"], row["agreement_version"], row["zone"], row["zone_version"]) == (
        "square",
        "v1",
        "basin",
        "survey",
    )
    assert row["distance_m"] == pytest.approx(-9387.3, abs=1)
    assert row["hours_from_start"] == pytest.approx(22 * 24 + 2)
    assert row["exercise"]


def test_progress_is_told_and_incidents_taken_in_turns_give_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    incidents = incidents_of(*(fire_at(36.0 + n / 50) for n in range(7)))
    whole = screen(incidents, charter_of("square"))
    monkeypatch.setattr(screening, "_ANSWERS_AT_A_TIME", 1)
    steps: list[tuple[int, int]] = []

    assert screen(incidents, charter_of("square"), progress=lambda *done: steps.append(done)).equals(whole)
    assert steps == [(n, 7) for n in range(1, 8)]


@pytest.mark.parametrize(
    ("at", "within_s", "said"),
    [
        ("2020-01-10T09:59Z", 30, ("no", "not_in_force_yet")),
        ("2020-01-10T09:59Z", 3600, ("cannot_tell", "time_straddles_start")),
        ("2020-01-10T10:01Z", 30, ("candidate", "breach_inside")),
        ("2020-01-10T10:00Z", 0, ("candidate", "breach_inside")),
        ("2020-12-31T21:59Z", 3600, ("no", "zone_not_in_force")),
        ("2020-12-31T22:00Z", 0, ("no", "no_longer_in_force")),
    ],
)
def test_the_error_of_time_is_honoured_at_start_and_end(at: str, within_s: float, said: tuple[str, str]) -> None:
    assert answer("ceasefire", fire_at(36.1, at=at, occurred_within_s=within_s)) == [said]


def test_a_time_known_to_the_day_does_not_touch_what_begins_at_its_midnight() -> None:
    day: dict[str, Any] = {"at": "2020-11-30T10:00Z", "occurred_within_s": 12 * 3600.0}

    assert answer("ceasefire", fire_at(36.1, **day)) == [("candidate", "breach_inside")]


def test_the_end_of_the_term_is_the_end_of_its_provisions() -> None:
    at_the_end = fire_at(35.55, at="2020-12-31T22:00Z", occurred_within_s=3600)

    assert answer("mortars", at_the_end) == [("cannot_tell", "time_straddles_end")]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("tank_fire", ("candidate", "breach_inside")),
        ("fire", ("candidate", "breach_inside")),
        ("fire_on_monitors", ("candidate", "breach_inside")),
        ("drone_flight", ("no", "not_this_act")),
        ("attack_on_civilians", ("cannot_tell", "act_unknown")),
        (None, ("cannot_tell", "act_unknown")),
    ],
)
def test_a_provision_on_fire_covers_every_kind_of_fire(act: str | None, said: tuple[str, str]) -> None:
    assert answer("ceasefire", fire_at(36.1, act=act)) == [said]


@pytest.mark.parametrize("act", ["fire", "explosion", "armed_clash", "fire_on_monitors"])
def test_who_says_no_more_than_fire_does_not_say_that_it_was_mortars(act: str) -> None:
    assert answer("mortars", fire_at(35.55, act=act)) == [("cannot_tell", "act_unknown")]
    assert answer("mortars", fire_at(35.55, act="sniper_fire")) == [("no", "not_this_act")]


def test_a_clear_no_is_said_before_what_cannot_be_told() -> None:
    unknown_act_outside = fire_at(36.5, act=None)

    assert answer("ceasefire", unknown_act_outside) == [("no", "outside_zone")]


def test_what_cannot_be_told_is_said_before_what_must_be_ruled() -> None:
    claimed = fire_at(36.195, radius_m=1000.0, claimed_exemption="self_defence")

    assert answer("ceasefire", claimed) == [("cannot_tell", "straddles_boundary")]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2020-01-05T12:00Z", ("no", "not_in_force_yet")),
        ("2020-05-05T12:00Z", ("no", "zone_not_in_force")),
        ("2020-05-11T12:00Z", ("candidate", "breach_inside")),
        ("2020-12-05T12:00Z", ("no", "zone_not_in_force")),
    ],
)
def test_a_zone_that_is_suspended_or_ended_holds_nothing(at: str, said: tuple[str, str]) -> None:
    assert answer("ceasefire", fire_at(36.1, at=at)) == [said]


def test_a_time_across_a_change_of_stage_cannot_be_told() -> None:
    night = fire_at(36.1, at="2020-04-30T21:00Z", occurred_within_s=6 * 3600)

    assert answer("ceasefire", night) == [("cannot_tell", "zone_stage_uncertain")]
    assert answer("ceasefire", {**night, "place": (36.5, 32.6)}) == [("no", "outside_zone")]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"actor": None}, ("candidate", "breach_inside")),
        ({"actor": "Northern Army"}, ("candidate", "breach_inside")),
        ({"actor": "river-militia"}, ("no", "party_not_bound")),
        ({"actor": "Hill Guards"}, ("no", "party_not_bound")),
        ({"actor": "Hill Guards", "at": "2020-02-03T12:00Z"}, ("candidate", "breach_inside")),
        (
            {"actor": "Hill Guards", "at": "2020-01-31T22:00Z", "occurred_within_s": 3600.0},
            ("cannot_tell", "time_straddles_joining"),
        ),
        ({"actor": "People of the Moon"}, ("cannot_tell", "actor_not_listed")),
        ({"actor": None, "actors_disputed": True}, ("cannot_tell", "actor_disputed")),
    ],
)
def test_only_an_actor_known_and_not_bound_makes_it_a_no(told: dict[str, Any], said: tuple[str, str]) -> None:
    assert answer("ceasefire", fire_at(36.1, **{"at": "2020-01-20T12:00Z", **told})) == [said]


def test_a_provision_that_binds_anyone_does_not_ask_who_was_bound() -> None:
    assert answer("mortars", fire_at(35.55, actor="river-militia")) == [("candidate", "breach_inside")]


@pytest.mark.parametrize("who", ["actor", "target"])
def test_an_excluded_group_waits_for_a_ruling_and_is_never_a_no(who: str) -> None:
    later = fire_at(36.1, at="2020-03-10T12:00Z", **dict[str, Any]({"actor": "north", who: "black-banner"}))
    across = {**later, "at": "2020-02-29T21:00Z", "occurred_within_s": 7200.0}

    assert answer("ceasefire", later, across) == [("needs_ruling", "exclusion_claimed")] * 2


def test_before_its_designation_a_group_is_one_that_never_joined() -> None:
    assert answer("ceasefire", fire_at(36.1, actor="black-banner")) == [("no", "party_not_bound")]


@pytest.mark.parametrize(
    ("claim", "reason"), [("self_defence", "exemption_claimed"), ("excluded_target", "exclusion_claimed")]
)
def test_a_claimed_exemption_waits_for_a_ruling(claim: str, reason: str) -> None:
    assert answer("ceasefire", fire_at(36.1, claimed_exemption=claim)) == [("needs_ruling", reason)]


@pytest.mark.parametrize(
    ("told", "harm"),
    [
        ({"longitude": 36.195, "radius_m": 1000.0}, ("candidate", "breach_inside")),
        ({"longitude": 36.205, "radius_m": 1000.0}, ("no", "outside_zone")),
    ],
)
def test_a_screening_that_ignored_the_radius_would_be_sure_of_what_nobody_knows(
    told: dict[str, Any], harm: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer("ceasefire", fire_at(**told)) == [("cannot_tell", "straddles_boundary")]
    monkeypatch.setattr(placing, "_STRADDLES", placing._INSIDE if harm[0] == "candidate" else placing._OUTSIDE)

    assert answer("ceasefire", fire_at(**told)) == [harm]


def test_a_screening_that_ignored_the_error_of_time_would_be_sure_too(monkeypatch: pytest.MonkeyPatch) -> None:
    across = fire_at(36.1, at="2020-01-10T09:50Z", occurred_within_s=3600.0)
    numbers = columns.numbers
    monkeypatch.setattr(
        columns, "numbers", lambda table, name: numbers(table, name) * (0 if name == "occurred_within_s" else 1)
    )

    assert answer("ceasefire", across) == [("no", "not_in_force_yet")]


def test_taking_the_rulings_out_would_clear_an_exclusion_by_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_rules(self: binding.Actors, *, always: bool) -> answers.Answers:
        del always
        return answers.Answers.yes(len(self))

    monkeypatch.setattr(binding.Actors, "rulings", nobody_rules)

    assert answer("ceasefire", fire_at(36.1, claimed_exemption="excluded_target")) == [("candidate", "breach_inside")]


def test_what_only_a_person_may_rule_on_is_never_a_candidate() -> None:
    assert answer("positions", fire_at(36.1, act="ground_advance")) == [("needs_ruling", "stands_under_ruling")]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2020-03-25T12:00Z", ("cannot_tell", "detail_open")),
        ("2020-03-31T20:59Z", ("cannot_tell", "detail_open")),
        ("2020-04-02T12:00Z", ("candidate", "breach_inside")),
    ],
)
def test_an_open_detail_is_waited_for_until_it_takes_effect(at: str, said: tuple[str, str]) -> None:
    flight = fire_at(36.1, at=at, act="drone_flight")

    assert answer("flights", flight) == [said]


def test_the_finding_names_the_detail_it_waits_for() -> None:
    findings = screen(incidents_of(fire_at(36.1, act="drone_flight")), charter_of("square")).to_pylist()

    assert {row["provision"]: row["detail"] for row in findings if row["detail"]} == {"flights": "flight-rules"}


def test_a_provision_without_zones_holds_everywhere_and_needs_no_place() -> None:
    abduction = {"at": "2020-02-01T12:00Z", "act": "abduction"}

    assert answer("everywhere", abduction) == [("candidate", "breach_everywhere")]


def test_a_deadline_is_never_an_incident() -> None:
    assert answer("maps", fire_at(36.1), {"at": "1999-01-01T00:00Z"}) == [("no", "deadline_is_not_an_incident")] * 2


def test_the_nearest_zone_is_told_where_a_provision_names_several() -> None:
    far, near = fire_at(35.5, at="2020-08-01T12:00Z"), fire_at(35.85, at="2020-08-01T12:00Z")
    rows = screen(incidents_of(far, near), charter_of("square")).to_pylist()
    told = [(r["reason"], r["zone"]) for r in rows if r["provision"] == "valley-fire"]

    assert told == [("geometry_restricted", "valley"), ("breach_inside", "marsh")]


@tries(25)
@given(
    longitude=st.floats(35.3, 36.6),
    latitude=st.floats(32.4, 32.8),
    wide_m=st.floats(1.0, 60_000.0),
    shrunk=st.floats(0.0, 1.0),
    provision=st.sampled_from(["ceasefire", "mortars", "heavy-weapons", "limits"]),
)
def test_a_smaller_error_never_turns_a_certain_answer_round(
    longitude: float, latitude: float, wide_m: float, shrunk: float, provision: str
) -> None:
    told = presence(
        longitude, actor="north", weapon="howitzer", calibre_mm=152.0, unit="person", count_low=600, count_high=600
    )
    if provision in {"ceasefire", "mortars"}:
        told = fire_at(longitude)
    told["place"] = (longitude, latitude)
    wide, narrow, exact = answer(provision, *({**told, "radius_m": r} for r in (wide_m, wide_m * shrunk, 0.0)))

    if wide[0] in CERTAIN:
        assert wide[0] == narrow[0] == exact[0]
    if narrow[0] in CERTAIN:
        assert narrow[0] == exact[0]
    if provision != "mortars":
        assert exact[0] in CERTAIN


@tries(25)
@given(minutes=st.integers(-600, 600), wide_s=st.floats(0.0, 40_000.0), shrunk=st.floats(0.0, 1.0))
def test_a_smaller_error_of_time_never_turns_a_certain_answer_round(minutes: int, wide_s: float, shrunk: float) -> None:
    at = str(np.datetime64("2020-01-10T10:00") + np.timedelta64(minutes, "m")) + "Z"
    said = answer("ceasefire", *(fire_at(36.1, at=at, occurred_within_s=s) for s in (wide_s, wide_s * shrunk, 0.0)))
    wide, narrow, exact = (verdict for verdict, _ in said)

    assert wide not in CERTAIN or wide == narrow == exact
    assert narrow not in CERTAIN or narrow == exact
    assert exact in CERTAIN


def test_every_reason_is_given_by_some_provision_of_some_agreement() -> None:
    """A code that nothing can say would be a promise nobody keeps; the cases beside these reach all the others."""
    source = Path(screening.__file__).parent
    written = "".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py") if path.name != "table.py")

    assert [reason for reason in REASONS if f'"{reason}"' not in written] == []
