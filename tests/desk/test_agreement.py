"""The agreement to read: its text, its zones at a date, what each provision caught, and who may read what."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from truceline.agreement.model import TextStatus

FIRE = "post-9,monitor,agr-{n},2017-07-1{n}T10:00,36.10,32.62,300,artillery_fire,Shelling near the mill {n},en"


@pytest.fixture
def restricted(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ARG001 - for what it sets up
    """The agreement at hand, with one text and one account of a zone that are restricted."""
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages import agreement as page

    charter = charter_at_hand()
    agreement = charter.agreement
    texts = [
        text.model_copy(update={"status": TextStatus.RESTRICTED}) if text.code == "memorandum-july" else text
        for text in agreement.texts
    ]
    zone = agreement.zones[0]
    versions = [zone.versions[0].model_copy(update={"status": TextStatus.RESTRICTED}), *zone.versions[1:]]
    zones = [zone.model_copy(update={"versions": versions}), *agreement.zones[1:]]
    made = replace(charter, agreement=agreement.model_copy(update={"texts": texts, "zones": zones}))
    monkeypatch.setattr(page, "charter_at_hand", lambda: made)
    return made


def test_the_agreement_is_read_with_everything_that_it_says(browser_of: Callable[..., Any]) -> None:
    from truceline.desk.charter import charter_at_hand

    page = browser_of("analyst").get("/agreement/?on=2017-08-25").content.decode()
    agreement = charter_at_hand().agreement
    words = [one.title.en for one in agreement.texts] + [one.name.en for one in agreement.parties]
    words += [one.designated_by.en for one in agreement.excluded] + [one.title.en for one in agreement.provisions]
    words += [one.question.en for one in agreement.details] + [one.name.en for one in agreement.zones]
    words += [version.held_by.en for version in agreement.zones[0].versions]

    import html

    plain = re.sub("[\u2066-\u2069]", "", html.unescape(page))
    assert [word for word in words if word not in plain] == []
    assert page.count('class="provision"') == len(agreement.provisions)


@pytest.mark.parametrize(
    ("day", "stage"),
    [("2017-07-01", "none"), ("2017-07-08", "agreed"), ("2017-07-10", "in-force"), ("2018-08-01", "ended")],
)
def test_zones_are_shown_at_the_stage_of_the_day(browser_of: Callable[..., Any], day: str, stage: str) -> None:
    answer = browser_of("analyst").get(f"/agreement/?on={day}")

    assert answer.context["zones"][0]["stage_code"] == stage
    assert f"zone stage-{stage}" in answer.content.decode()


def test_contested_accounts_stand_side_by_side(browser_of: Callable[..., Any]) -> None:
    answer = browser_of("auditor").get("/agreement/?on=2017-07-10")

    accounts = answer.context["zones"][0]["accounts"]
    assert len(accounts) == 3
    assert all(account["is_contested"] and "km²" in account["size"] for account in accounts)
    assert answer.content.decode().count("account-told contested") >= 3


@pytest.mark.parametrize("day", ["yesterday", "2017-13-01", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_told_and_today_is_shown(browser_of: Callable[..., Any], day: str) -> None:
    answer = browser_of("analyst").get(f"/agreement/?on={day}")

    assert answer.status_code == 400
    assert "Expected a day" in answer.content.decode()


def test_what_a_provision_caught_is_the_list_that_it_links_to(
    somebody: Callable[..., Any], browser_of: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    take_in(somebody("duty_officer"), [file_of(*(FIRE.format(n=n) for n in (0, 1, 2)))])
    browser = browser_of("analyst")
    provisions = browser.get("/agreement/").context["provisions"]
    counted = {(one["code"], told["verdict"]): told["count"] for one in provisions for told in one.get("caught", ())}

    assert sum(counted.values())
    for (provision, verdict), count in counted.items():
        listed = (
            browser.get("/incidents/", {"provision": provision, "verdict": verdict}).context["page"].paginator.count
        )
        assert listed == count, (provision, verdict)


def test_a_count_follows_what_is_taken_in(
    somebody: Callable[..., Any], browser_of: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    def total() -> int:
        told = browser_of("analyst").get("/agreement/").context["provisions"]
        return sum(verdict["count"] for one in told for verdict in one.get("caught", ()))

    before = total()
    take_in(
        somebody("duty_officer"), [file_of("post-9,monitor,agr-far,2017-09-03T10:00,36.4,33.1,300,explosion,A bang,en")]
    )
    assert total() > before


def test_whoever_sees_no_findings_sees_no_counts(browser_of: Callable[..., Any]) -> None:
    for role in ("field_monitor", "administrator"):
        answer = browser_of(role).get("/agreement/")
        assert answer.status_code == 200
        assert 'class="caught"' not in answer.content.decode()


def test_restricted_words_and_shapes_reach_only_those_who_work_with_them(
    browser_of: Callable[..., Any], restricted: Any
) -> None:
    words = next(p.text.en for p in restricted.agreement.provisions if p.document == "memorandum-july")
    size = {}
    for role in ("analyst", "guarantor_representative", "auditor", "publisher", "field_monitor", "administrator"):
        answer = browser_of(role).get("/agreement/?on=2017-07-10")
        size[role] = (words in answer.content.decode(), answer.content.decode().count("zone stage-in-force"))
        assert "size" in answer.context["zones"][0]["accounts"][1]

    assert size["analyst"] == size["guarantor_representative"] == size["auditor"] == (True, 3)
    assert size["publisher"] == size["field_monitor"] == size["administrator"] == (False, 2)


def test_teeth_without_the_projection_a_publisher_would_read_it(
    browser_of: Callable[..., Any], restricted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import agreement_telling

    words = next(p.text.en for p in restricted.agreement.provisions if p.document == "memorandum-july")
    monkeypatch.setattr(agreement_telling, "project", lambda _held, _noun, record: dict(record))
    assert words in browser_of("publisher").get("/agreement/").content.decode()


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_the_page_speaks_every_language(browser_of: Callable[..., Any], language: str) -> None:
    from truceline.desk.charter import charter_at_hand

    browser = browser_of("analyst")
    browser.post("/language/", {"language": language, "next": "/"})
    page = browser.get("/agreement/?on=2017-07-10").content.decode()

    assert getattr(charter_at_hand().agreement.title, language) in page
    assert getattr(charter_at_hand().agreement.provisions[0].text, language) in page
