"""Follow-up and sites: what cannot be checked is refused, nothing is dropped, reminders are given once, and what was missing is named."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def local(at: datetime) -> str:
    from truceline.desk.charter import charter_at_hand

    return f"{at.astimezone(charter_at_hand().zone_info):%Y-%m-%dT%H:%M}"


def told(**more: str) -> dict[str, str]:
    return {
        "force": "southern-front",
        "act": "Withdraw two mortars behind the mill",
        "place": "The mill of Naima",
        "due_at": local(datetime.now(UTC) + timedelta(days=3)),
        "verified_by": "Patrol of post 4 with a photograph",
        **more,
    }


def issued(client: Any, **more: str) -> Any:
    from truceline.desk.tables import Recommendation

    answer = client.post("/decisions/follow-up/", told(**more))
    assert answer.status_code == 302, answer.content.decode()
    return Recommendation.objects.order_by("-number").first()


def found(client: Any, row: Any, what: str) -> Any:
    form = {"found": what, "at": local(datetime.now(UTC)), "evidence": "Photograph 12"}
    return client.post(f"/decisions/follow-up/{row.number}/", form)


def overdue(row: Any, by: timedelta = timedelta(hours=1)) -> None:
    """Let time pass: tests cannot wait for days."""
    from truceline.desk.tables import Recommendation

    at = datetime.now(UTC)
    Recommendation.objects.filter(pk=row.pk).update(issued_at=at - timedelta(days=5), due_at=at - by)


def test_done_refused_open_and_unknown_add_up_to_all_that_was_issued(somebody: Callable[..., Any], desk: Any) -> None:
    from truceline.desk.tables import Recommendation

    client = browser(somebody("liaison_officer"))
    rows = {name: issued(client, place=f"Mill {name}") for name in ("done", "refused", "open", "unknown", "open again")}
    found(client, rows["done"], "not_done")
    found(client, rows["done"], "done")
    found(client, rows["refused"], "refused")
    found(client, rows["open again"], "unclear")
    overdue(rows["unknown"])
    page = client.get("/decisions/follow-up/")
    stands = {row["number"]: row["stands"] for row in page.context["rows"]}
    assert {name: stands[row.number] for name, row in rows.items()} == {
        **{name: name for name in ("done", "refused", "open", "unknown")},
        "open again": "open",
    }
    assert sum(count for _, count in page.context["counts"]) == page.context["all"] == Recommendation.objects.count()
    exported = json.loads(b"".join(client.get("/follow-up.json").streaming_content))["follow-up"]
    assert len(exported) == page.context["page"].paginator.count
    last = entries_of_kind(desk, "recommendation")
    assert all(last[row.pk] == row.content for row in rows.values())


@pytest.mark.parametrize(
    "change",
    [
        {"act": ""},
        {"place": " "},
        {"verified_by": ""},
        {"force": "all"},
        {"due_at": "2017-07-01T10:00"},
        {"incident": "999999"},
    ],
)
def test_what_cannot_be_checked_is_refused(change: dict[str, str], somebody: Callable[..., Any], desk: Any) -> None:
    client = browser(somebody("liaison_officer"))
    before = counts(desk)
    assert client.post("/decisions/follow-up/", told(**change)).status_code == 400
    assert counts(desk) == before


def test_reminders_are_given_once_before_and_once_after_and_none_for_what_is_done(somebody: Callable[..., Any]) -> None:
    from truceline.desk.actions.following_up import remind

    client = browser(somebody("analyst"))
    remind()
    waiting, done = issued(client, place="The mill"), issued(client, place="The bridge")
    overdue(waiting, timedelta(hours=-5))
    overdue(done, timedelta(hours=-5))
    found(client, done, "done")
    assert [remind(), remind(), remind()] == [1, 0, 0]
    overdue(waiting)
    overdue(done)
    assert [remind(), remind()] == [1, 0]
    assert [one.kind for one in waiting.reminders.all()] == ["soon", "over"]
    assert not done.reminders.exists()


def test_a_worker_that_dies_over_a_reminder_gives_it_next_time(
    somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mark and reminder stand or fall together: after a crash in between neither is there."""
    from truceline.desk.actions import following_up

    row = issued(browser(somebody("analyst")))
    overdue(row)

    def die(*_: Any) -> str:
        raise RuntimeError("the worker died")

    with monkeypatch.context() as crash:
        crash.setattr(following_up, "spelt", die)
        with pytest.raises(RuntimeError):
            following_up.remind()
    row.refresh_from_db()
    assert row.reminded == ""
    assert following_up.remind() >= 1
    assert row.reminders.count() == 1


SITE = {
    "code": "storage-{}",
    "kind": "storage",
    "name": "Store at the quarry",
    "held_by": "armed-opposition",
    "zone": "southwest",
    "longitude": "36.10",
    "latitude": "32.60",
    "should_hold": "6 mortars of 120 mm",
}


def test_what_an_inspection_found_missing_is_named_and_nobody_let_in_is_its_own_outcome(
    somebody: Callable[..., Any], desk: Any
) -> None:
    client = browser(somebody("liaison_officer"))
    assert client.post("/decisions/sites/", SITE | {"code": "storage-a"}).status_code == 302
    assert client.post("/decisions/sites/", SITE | {"code": "storage-a"}).status_code == 409
    address, visit = (
        "/decisions/sites/storage-a/",
        {"at": "2017-07-14T10:00", "note": "Visit with an officer of each side"},
    )
    assert client.post(address, visit | {"outcome": "missing"}).status_code == 400
    assert client.post(address, visit | {"outcome": "complete", "missing": "one"}).status_code == 400
    assert client.post(address, visit | {"outcome": "missing", "missing": "2 mortars"}).status_code == 302
    assert client.post(address, visit | {"at": "2017-07-15T10:00", "outcome": "no_access"}).status_code == 302
    page = client.get("/decisions/sites/")
    (row,) = (row for row in page.context["rows"] if row["code"] == "storage-a")
    assert [one["outcome"] for one in row["inspections"]] == ["no_access", "missing"]
    assert row["inspections"][1]["missing"] == "2 mortars"
    assert sum(count for _, count in page.context["counts"]) == sum(one["is_open"] for one in page.context["rows"])
    features = json.loads(b"".join(client.get("/sites.geojson").streaming_content))["features"]
    assert [one["geometry"]["coordinates"] for one in features if one["id"] == "storage-a"] == [[36.10, 32.60]]
    assert client.post(address + "close/", {"reason": "handed over"}).status_code == 302
    assert client.post(address, visit | {"outcome": "complete"}).status_code == 409
    assert len(entries_of_kind(desk, "inspection")) >= 2


@pytest.mark.parametrize("change", [{"code": "Storage 1"}, {"kind": "depot"}, {"latitude": "91"}, {"name": ""}])
def test_a_site_that_is_not_whole_is_refused(change: dict[str, str], somebody: Callable[..., Any], desk: Any) -> None:
    client = browser(somebody("liaison_officer"))
    before = counts(desk)
    assert client.post("/decisions/sites/", SITE | {"code": "storage-z"} | change).status_code == 400
    assert counts(desk) == before


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_both_pages_are_told_in_every_language(language: str, somebody: Callable[..., Any]) -> None:
    client = browser(somebody("guarantor_representative"))
    client.post("/language/", {"language": language})
    issued(browser(somebody("liaison_officer")))
    assert {"ar": "مفتوحة", "ru": "открыто"}[language] in client.get("/decisions/follow-up/").content.decode()
    assert client.get("/decisions/sites/").status_code == 200
