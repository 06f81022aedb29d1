"""Humanitarian access and restrictions of monitors: every answer counted once, a quota by what passed, nothing written over."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


ASKED = {
    "who": "Relief column 3",
    "what": "12 lorries",
    "route": "Nassib to Naima",
    "zone": "southwest",
    "side": "armed-opposition",
    "asked_at": "2017-07-12T08:00",
    "wanted_at": "2017-07-13T08:00",
}


def asked(client: Any, **more: str) -> Any:
    from truceline.desk.tables import AccessRequest

    answer = client.post("/decisions/access/", {**ASKED, **more})
    assert answer.status_code == 302, answer.content.decode()
    return AccessRequest.objects.order_by("-number").first()


def say(client: Any, row: Any, what: str, at: str, note: str = "by radio") -> Any:
    return client.post(f"/decisions/access/{row.number}/", {"what": what, "at": at, "note": note})


def test_each_answer_is_told_for_what_it_is_and_a_side_adds_up(somebody: Callable[..., Any], desk: Any) -> None:
    client = browser(somebody("liaison_officer"))
    rows = {
        name: asked(client, who=f"Column {name}") for name in ("waiting", "granted", "delayed", "denied", "in time")
    }
    say(client, rows["granted"], "granted", "2017-07-12T20:00")
    say(client, rows["denied"], "refused", "2017-07-12T20:00", "the road is mined")
    say(client, rows["delayed"], "refused", "2017-07-12T20:00")
    say(client, rows["delayed"], "passed", "2017-07-15T09:00")
    say(client, rows["in time"], "passed", "2017-07-13T08:30")

    page = client.get("/decisions/access/")
    told = {row["number"]: row["answer"] for row in page.context["rows"]}
    expected = {
        "waiting": "waiting",
        "granted": "granted",
        "delayed": "delayed",
        "denied": "denied",
        "in time": "granted",
    }
    assert {name: told[row.number] for name, row in rows.items()} == expected
    for side in page.context["by_side"]:
        assert sum(side["counts"]) == side["all"]
    assert sum(side["all"] for side in page.context["by_side"]) == page.context["page"].paginator.count
    last = entries_of_kind(desk, "access_request")
    for row in rows.values():
        row.refresh_from_db()
        assert last[row.pk] == row.content
    exported = json.loads(b"".join(client.get("/access.json").streaming_content))["access"]
    assert len(exported) == page.context["page"].paginator.count


def test_nobody_answers_before_the_asking_nor_after_the_passage(somebody: Callable[..., Any], desk: Any) -> None:
    client = browser(somebody("duty_officer"))
    row = asked(client)
    before = counts(desk)
    assert say(client, row, "granted", "2017-07-12T07:59").status_code == 409
    assert say(client, row, "passed", "2999-07-12T07:59").status_code == 400
    assert say(client, row, "granted", "2017-07-12T20:00", " ").status_code == 400
    assert counts(desk) == before
    say(client, row, "passed", "2017-07-13T08:30")
    assert say(client, row, "refused", "2017-07-13T09:00").status_code == 409
    assert say(client, row, "passed", "2017-07-13T09:00").status_code == 409


@pytest.mark.parametrize(
    "change",
    [{"side": "nobody"}, {"zone": "atlantis"}, {"who": ""}, {"wanted_at": "2017-07-11T08:00"}, {"asked_at": "x"}],
)
def test_a_request_that_is_not_whole_is_refused(
    change: dict[str, str], somebody: Callable[..., Any], desk: Any
) -> None:
    client = browser(somebody("liaison_officer"))
    before = counts(desk)
    answer = client.post("/decisions/access/", {**ASKED, **change})
    assert answer.status_code == 400
    assert "D30" in answer.content.decode()
    assert counts(desk) == before


def test_a_quota_counts_what_passed_in_its_zone_and_not_what_was_promised(somebody: Callable[..., Any]) -> None:
    """Six ships in 30 days: the training agreement sets it, so it is asked of that agreement."""
    from dataclasses import replace

    from truceline.agreement.model import Quota, Words
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.queries.access import quotas

    client = browser(somebody("liaison_officer"))
    for day, passes in (("14", True), ("15", True), ("16", False)):
        row = asked(client, zone="homs", wanted_at=f"2017-07-{day}T08:00")
        if passes:
            say(client, row, "passed", f"2017-07-{day}T08:30")
        else:
            say(client, row, "granted", f"2017-07-{day}T07:00")
    charter = charter_at_hand()
    words = Words(en="convoys", ar="قوافل", ru="колонны")
    provisions = [
        one.model_copy(update={"quota": Quota(count=3, unit=words, days=10), "zones": ["homs"]})
        if one.code == "humanitarian-access"
        else one
        for one in charter.agreement.provisions
    ]
    other = replace(charter, agreement=charter.agreement.model_copy(update={"provisions": provisions}))
    (found,) = quotas(other, datetime(2017, 7, 20, tzinfo=UTC))
    assert [(one.passed, one.wanted, one.state) for one in found.periods] == [(2, 3, "short"), (0, 3, "running")]
    assert (found.kept, found.over) == (0, 1)
    assert "sets no quota" in client.get("/decisions/access/").content.decode()


RESTRICTED = {
    "category": "denial",
    "place": "Checkpoint north of the mill",
    "zone": "southwest",
    "side": "syrian-government",
    "began_at": "2017-07-14T08:00",
    "ended_at": "2017-07-14T10:00",
    "told": "The patrol was turned back.",
}


def test_restrictions_add_up_by_category_and_a_monitor_sees_its_own_alone(
    somebody: Callable[..., Any], desk: Any
) -> None:
    from truceline.desk.tables import MonitorRestriction

    monitor, other = browser(somebody("field_monitor")), browser(somebody("field_monitor"))
    officer = browser(somebody("duty_officer"))
    for client, category in ((monitor, "denial"), (monitor, "mines"), (other, "jamming")):
        assert client.post("/decisions/restrictions/", {**RESTRICTED, "category": category}).status_code == 302
    assert len(monitor.get("/decisions/restrictions/").context["rows"]) == 2
    page = officer.get("/decisions/restrictions/")
    assert sum(count for _, count in page.context["counts"]) == page.context["page"].paginator.count
    own = json.loads(b"".join(monitor.get("/restrictions.json").streaming_content))["restrictions"]
    assert {row["category"] for row in own} == {"denial", "mines"}
    last = entries_of_kind(desk, "restriction")
    assert all(last[one.pk] == one.content for one in MonitorRestriction.objects.all())
    early = {**RESTRICTED, "ended_at": "2017-07-14T07:00"}
    assert monitor.post("/decisions/restrictions/", early).status_code == 400


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_both_pages_are_told_in_every_language(language: str, somebody: Callable[..., Any]) -> None:
    client = browser(somebody("guarantor_representative"))
    client.post("/language/", {"language": language})
    assert {"ar": "الطلبات", "ru": "Запросы"}[language] in client.get("/decisions/access/").content.decode()
    assert client.get("/decisions/restrictions/").status_code == 200
