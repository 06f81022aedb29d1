from typing import Any

import pytest
from scenes import charter_of, incidents_of

from truceline.finding.screening import screen


def told(provision: str, incident: dict[str, Any]) -> dict[str, Any]:
    findings = screen(incidents_of(incident), charter_of("square")).to_pylist()
    return next(row for row in findings if row["provision"] == provision)


def answer(provision: str, incident: dict[str, Any]) -> tuple[str, str]:
    row = told(provision, incident)
    return row["verdict"], row["reason"]


def presence(longitude: float, **more: Any) -> dict[str, Any]:
    return {"at": "2020-02-15T12:00Z", "place": (longitude, 32.6), "act": "presence", **more}


def gun(longitude: float, **more: Any) -> dict[str, Any]:
    return presence(longitude, weapon="howitzer", calibre_mm=122.0, **more)


# The line of the North runs at 36.4 east, that of the South at 36.6; at 32.6 north 15 km are 0.1598 degrees.
@pytest.mark.parametrize(
    ("actor", "longitude", "said"),
    [
        ("north", 36.30, ("candidate", "breach_nearer_than_limit")),
        ("north", 36.20, ("no", "beyond_limit")),
        ("north", 36.60, ("no", "beyond_limit")),
        ("south", 36.60, ("candidate", "breach_nearer_than_limit")),
        ("south", 36.30, ("no", "beyond_limit")),
        ("hill-guards", 36.30, ("candidate", "breach_nearer_than_limit")),
        ("river-militia", 36.60, ("no", "party_not_bound")),
        (None, 36.50, ("candidate", "breach_nearer_than_limit")),
        (None, 36.30, ("cannot_tell", "side_unknown")),
        (None, 36.00, ("no", "beyond_limit")),
        ("black-banner", 36.50, ("no", "party_not_bound")),
    ],
)
def test_each_side_keeps_its_distance_from_its_own_line(
    actor: str | None, longitude: float, said: tuple[str, str]
) -> None:
    assert answer("heavy-weapons", gun(longitude, actor=actor)) == said


def test_the_distance_and_the_line_are_told_in_geodesic_metres() -> None:
    row = told("heavy-weapons", gun(36.30, actor="north"))

    # GeographicLib's inverse geodesic from (36.3, 32.6) to (36.4, 32.6); no point of the meridian is nearer.
    assert row["distance_m"] == pytest.approx(9387.26, abs=0.1)
    assert (row["zone"], row["limit_m"]) == ("north-line", 15_000)


def test_a_circle_that_reaches_over_the_limit_cannot_be_told() -> None:
    at_the_limit = gun(36.25, actor="north", radius_m=1500.0)

    assert answer("heavy-weapons", at_the_limit) == ("cannot_tell", "straddles_limit")
    assert answer("heavy-weapons", {**at_the_limit, "radius_m": 500.0}) == ("candidate", "breach_nearer_than_limit")


@pytest.mark.parametrize(
    ("weapon", "calibre", "said"),
    [
        ("gun", 100.0, ("candidate", "breach_nearer_than_limit")),
        ("gun", 85.0, ("no", "not_this_weapon")),
        ("gun", None, ("cannot_tell", "weapon_unknown")),
        ("mortar", 120.0, ("no", "not_this_weapon")),
        (None, 122.0, ("cannot_tell", "weapon_unknown")),
    ],
)
def test_a_limit_holds_for_its_weapons_and_calibres(
    weapon: str | None, calibre: float | None, said: tuple[str, str]
) -> None:
    seen = presence(36.30, actor="north", weapon=weapon, calibre_mm=calibre)

    assert answer("heavy-weapons", seen) == said


@pytest.mark.parametrize("act", ["artillery_fire", "fire", "explosion"])
def test_where_a_shell_fell_does_not_say_where_the_gun_stood(act: str) -> None:
    assert answer("heavy-weapons", {**gun(36.30, actor="north"), "act": act}) == ("no", "not_this_act")


def test_whoever_clashes_at_a_place_was_there() -> None:
    clash = {**gun(36.30, actor="north"), "act": "armed_clash"}

    assert answer("heavy-weapons", clash) == ("candidate", "breach_nearer_than_limit")
    assert answer("limits", {**clash, "place": (36.1, 32.6)}) == ("no", "not_this_act")
    assert answer("no-tanks", {**clash, "place": (36.25, 32.6), "act": None}) == ("no", "not_this_weapon")


@pytest.mark.parametrize(
    ("incident", "said"),
    [
        (presence(36.25, actor="legion"), ("candidate", "breach_nearer_than_limit")),
        (presence(36.80, actor="legion"), ("cannot_tell", "geometry_restricted")),
        (presence(36.25, actor="north"), ("no", "not_this_actor")),
        (presence(36.25), ("cannot_tell", "actor_unknown")),
        ({**presence(36.25, actor="legion"), "place": (None, None)}, ("cannot_tell", "geometry_restricted")),
    ],
)
def test_foreign_forces_keep_away_from_lines_that_may_be_seen_and_that_may_not(
    incident: dict[str, Any], said: tuple[str, str]
) -> None:
    assert answer("foreign-forces", incident) == said


@pytest.mark.parametrize(
    ("incident", "said"),
    [
        (presence(36.25, weapon="tank"), ("candidate", "breach_inside")),
        (presence(36.25, unit="tank", count_low=1, count_high=1), ("candidate", "breach_inside")),
        (presence(36.25, weapon="armour"), ("cannot_tell", "weapon_unknown")),
        (presence(36.25, weapon="rifle"), ("no", "not_this_weapon")),
        (presence(36.35, weapon="tank"), ("no", "outside_zone")),
        ({**presence(36.25, weapon="tank"), "act": "tank_fire"}, ("no", "not_this_act")),
        (presence(36.25, weapon="tank", actor="river-militia"), ("candidate", "breach_inside")),
    ],
)
def test_an_area_is_kept_free_of_a_weapon_whoever_brings_it(incident: dict[str, Any], said: tuple[str, str]) -> None:
    assert answer("no-tanks", incident) == said


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("Black Banner", ("needs_ruling", "exclusion_claimed")),
        ("north", ("no", "not_this_actor")),
        (None, ("cannot_tell", "actor_unknown")),
        ("somebody", ("cannot_tell", "actor_not_listed")),
    ],
)
def test_an_area_kept_free_of_an_actor_turns_on_who_it_was(actor: str | None, said: tuple[str, str]) -> None:
    later = {**presence(36.1, actor=actor), "at": "2020-03-15T12:00Z"}

    assert answer("no-black-banner", later) == said


@pytest.mark.parametrize(
    ("counted", "said", "figures"),
    [
        ({"unit": "tank", "count_low": 11, "count_high": 14}, ("candidate", "breach_over_limit"), (11, 10)),
        ({"unit": "tank", "count_low": 8, "count_high": 10}, ("no", "within_limit"), (10, 10)),
        ({"unit": "tank", "count_low": 8, "count_high": 12}, ("cannot_tell", "count_straddles_limit"), (12, 10)),
        ({"unit": "tank", "count_low": 11}, ("candidate", "breach_over_limit"), (11, 10)),  # at least eleven
        ({"unit": "tank", "count_low": 10}, ("cannot_tell", "count_left_open"), (10, 10)),
        ({"unit": "tank", "count_high": 10}, ("no", "within_limit"), (10, 10)),
        ({"unit": "tank", "count_high": 11}, ("cannot_tell", "count_left_open"), (11, 10)),
        ({"unit": "tank"}, ("cannot_tell", "count_unknown"), (None, 10)),
        ({"unit": "person", "count_low": 501, "count_high": 501}, ("candidate", "breach_over_limit"), (501, 500)),
        ({"unit": "vehicle", "count_low": 30, "count_high": 30}, ("cannot_tell", "count_unknown"), (30, 10)),
        ({"unit": "shot", "count_low": 30, "count_high": 30}, ("no", "not_this_count"), (None, None)),
    ],
)
def test_a_count_is_over_the_limit_only_where_its_lowest_figure_is(
    counted: dict[str, Any], said: tuple[str, str], figures: tuple[float | None, float | None]
) -> None:
    row = told("limits", presence(36.1, actor="north", **counted))

    assert (row["verdict"], row["reason"]) == said
    assert (row["counted"], row["limit"]) == figures


def test_a_count_outside_the_band_breaks_no_limit() -> None:
    assert answer("limits", presence(36.5, unit="tank", count_low=90, count_high=90)) == ("no", "outside_zone")


def test_blocked_aid_is_a_candidate_and_a_quota_needs_the_record_of_passages() -> None:
    blocked = {**presence(36.1, actor="south"), "act": "aid_blocked"}

    assert answer("aid", blocked) == ("candidate", "breach_inside")
    assert answer("aid", {**blocked, "act": "access"}) == ("cannot_tell", "act_unknown")
    assert answer("ships", {**blocked, "act": "access_denied"}) == ("cannot_tell", "no_access_record")


def test_whether_a_step_was_taken_stands_in_no_report() -> None:
    fire = {**presence(36.1, actor="south"), "act": "mortar_fire"}

    assert answer("hotline", fire) == ("cannot_tell", "no_contact_record")
    assert answer("hotline", {**fire, "place": (36.5, 32.6)}) == ("no", "outside_zone")
