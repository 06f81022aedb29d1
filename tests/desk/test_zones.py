"""Zones on one page: each at its true stage on any day, for everybody, with nothing that is restricted."""

import json
from collections.abc import Callable
from typing import Any

import pytest

# What the sources of the agreement say of the four zones, written down by hand: day, and stage of each at its end.
TRUE_STAGES = {
    "2017-05-03": {"southwest": "none", "idlib": "none", "homs": "none", "eastern-ghouta": "none"},
    "2017-07-10": {"southwest": "in-force", "idlib": "proposed", "homs": "proposed", "eastern-ghouta": "proposed"},
    "2017-07-22": {"southwest": "in-force", "idlib": "proposed", "homs": "proposed", "eastern-ghouta": "in-force"},
    "2017-08-03": {"southwest": "in-force", "idlib": "proposed", "homs": "in-force", "eastern-ghouta": "in-force"},
    "2018-07-06": {"southwest": "ended"},
}


def stages_on(browser: Any, day: str) -> dict[str, str]:
    answer = browser.get(f"/zones/?on={day}")
    assert answer.status_code == 200
    return {zone["code"]: zone["stage_code"] for zone in answer.context["zones"]}


@pytest.mark.parametrize("day", TRUE_STAGES)
def test_all_four_zones_of_the_origin_stand_at_their_true_stages(day: str, browser_of: Callable[..., Any]) -> None:
    told = stages_on(browser_of("analyst"), day)

    assert len(told) == 4
    assert {zone: told[zone] for zone in TRUE_STAGES[day]} == TRUE_STAGES[day]


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_each_zone_has_its_track_its_history_with_sources_and_its_outline(
    language: str, browser_of: Callable[..., Any]
) -> None:
    browser = browser_of("guarantor_representative")
    browser.post("/language/", {"language": language})
    answer = browser.get("/zones/?on=2017-07-10")
    page = answer.content.decode()

    tracks = {zone["code"]: zone["track"] for zone in answer.context["zones"]}
    amman, astana = {"en": ("Amman", "Astana"), "ar": ("عمّان", "أستانا"), "ru": ("Амман", "Астан")}[language]
    assert amman in tracks.pop("southwest")
    assert all(astana in track for track in tracks.values())
    for zone in answer.context["zones"]:
        assert all(stage["source"] for stage in zone["stages"])
        assert all(stage["from"] in page for stage in zone["stages"])
    assert page.count("stage-proposed") >= 3
    assert page.count('class="stages-bar"') == 4
    assert page.count('class="moment"') == 4


def test_the_public_sees_the_zones_without_an_account(desk: Any) -> None:  # noqa: ARG001 - the desk exists
    from django.test import Client

    answer = Client().get("/zones/?on=2017-07-10")
    assert answer.status_code == 200
    assert "Astana" in answer.content.decode()
    assert Client().get("/zones.csv?on=2017-07-10").status_code == 200
    assert Client().get("/agreement/").status_code == 302


def test_what_is_restricted_is_neither_drawn_nor_told_to_the_public(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    """The same agreement with one account restricted: the analyst reads its source and outline, the public neither."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from truceline.agreement.model import TextStatus
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages.agreement_telling import Telling
    from truceline.desk.pages.zones import _rows
    from truceline.desk.policy import Role
    from truceline.values.language import Language

    charter = charter_at_hand()
    first = charter.agreement.zones[0]
    account = first.versions[0].model_copy(update={"status": TextStatus.RESTRICTED})
    zone = first.model_copy(update={"versions": [account, *first.versions[1:]]})
    hidden = charter.agreement.model_copy(update={"zones": [zone, *charter.agreement.zones[1:]]})
    other, at = replace(charter, agreement=hidden), datetime(2017, 7, 10, tzinfo=UTC)
    told = {role: next(_rows(Telling(other, at, Language.ENGLISH, [role]))) for role in (Role.PUBLIC, Role.ANALYST)}
    assert told[Role.ANALYST]["geometry"]
    assert told[Role.PUBLIC]["geometry"] is None
    assert "source" not in Telling(other, at, Language.ENGLISH, [Role.PUBLIC]).zones_told()[0]["accounts"][0]


def test_a_closed_desk_shows_the_public_nothing(browser_of: Callable[..., Any]) -> None:
    from django.test import Client

    head = browser_of("head_of_centre")
    head.post("/mode/", {"mode": "closed", "reason": "a test"})
    try:
        assert Client().get("/zones/").status_code == 403
    finally:
        head.post("/mode/", {"mode": "normal", "reason": "it is over"})
    assert Client().get("/zones/").status_code == 200


def test_the_file_has_every_account_that_the_page_shows_with_its_outline(browser_of: Callable[..., Any]) -> None:
    browser = browser_of("analyst")
    page = browser.get("/zones/?on=2017-07-10")
    shown = {(zone["code"], one["version"]) for zone in page.context["zones"] for one in zone["accounts"]}
    told = json.loads(b"".join(browser.get("/zones.geojson?on=2017-07-10").streaming_content))
    rows = json.loads(b"".join(browser.get("/zones.json?on=2017-07-10").streaming_content))["zones"]

    assert {tuple(one["id"].split(".")) for one in told["features"]} == shown
    assert all(one["geometry"]["type"].endswith("Polygon") for one in told["features"])
    assert all("geometry" not in one["properties"] for one in told["features"])
    assert len(rows) == len(shown)


@pytest.mark.parametrize("day", ["yesterday", "2017-02-30", "9999-12-31", "'\"><script>"])
def test_a_day_that_is_none_is_said_to_be_none(day: str, browser_of: Callable[..., Any]) -> None:
    answer = browser_of("analyst").get("/zones/", {"on": day})
    assert answer.status_code == 400
    assert "<script>" not in answer.content.decode().replace('<script type="module"', "")


def test_a_zone_names_what_was_still_open_then(browser_of: Callable[..., Any]) -> None:
    zones = browser_of("analyst").get("/zones/?on=2017-07-10").context["zones"]
    (southwest,) = (zone for zone in zones if zone["code"] == "southwest")
    assert "what-is-prohibited" in {one["code"] for one in southwest["open"]}


@pytest.mark.parametrize("role", ["party_contact", "publisher", "field_monitor", "administrator", "analyst"])
def test_everybody_has_a_way_to_the_zones_that_everybody_may_see(role: str) -> None:
    from truceline.desk.pages.navigation import doors_for
    from truceline.desk.policy import Role

    addresses = {door.address for door in doors_for([Role(role)])}
    assert addresses & {"/zones/", "/decisions/"}


def test_who_has_no_account_comes_from_the_door_to_the_zones_and_back(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.test import Client

    assert 'href="/zones/"' in Client().get("/account/login/").content.decode()
    assert 'href="/account/login/"' in Client().get("/zones/").content.decode()
