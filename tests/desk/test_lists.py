"""The administration's lists as files: what the page shows, all of it, and nobody's name."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ENDINGS = ("csv", "json", "geojson")
NAME = "Abu Somebody of the mill"
# Each list: its page, its files, and how many rows a page's context shows.
LISTS: dict[str, tuple[str, str, Callable[[Any], int]]] = {
    "people": ("/people/", "/people", lambda told: len(told["people"])),
    "posts": ("/administration/posts/", "/administration/posts", lambda told: len(told["posts"])),
    "clocks": ("/administration/clocks/", "/administration/clocks", lambda told: len(told["standing"])),
    "sources": ("/administration/sources/", "/administration/sources", lambda told: len(told["sources"])),
    "channels": (
        "/contacts/channels/",
        "/contacts/channels",
        lambda told: sum(len(side["channels"]) for side in told["sides"]),
    ),
    "filters": ("/situation/?from=", "/situation/filters", lambda told: len(told["kept"])),
}


@pytest.fixture(scope="module")
def somebody_everywhere(somebody: Callable[..., Any], signed: Callable[[Any], Any]) -> Any:
    """The browser of somebody who sees every list, and has filled each of them."""
    from truceline.desk.actions.keeping_channels import keep_channel
    from truceline.desk.actions.keeping_sources import keep_identity

    person = somebody("administrator", "liaison_officer", "analyst")
    browser = signed(person)
    side = browser.get("/contacts/channels/").context["sides"][0]["code"]
    channel = {"side": side, "means": "telephone", "label": "Operations room", "language": "ar", "preference": "1"}
    keep_channel(person, channel | {"address": "+962 700 000 001", "name": NAME})
    keep_identity(person, "hotline-7", {"name": NAME, "contact": "+962 700 000 002", "note": ""})
    post = {"code": "mill-road", "longitude": "36.1", "latitude": "32.6", "reason": "a new post"}
    post |= {f"name_{language}": "Mill road" for language in ("en", "ar", "ru")}
    assert browser.post("/administration/posts/", post).status_code == 302
    for minutes in ("30", "45"):
        rule = {"kind": "triage", "channel": "hotline", "minutes": minutes, "reason": "agreed"}
        answer = browser.post("/administration/clocks/", rule)
        assert answer.status_code == 302, answer.content.decode()
    assert browser.post("/situation/filters/", {"name": "Mortars", "address": "act=mortar_fire"}).status_code == 302
    return browser


@pytest.fixture(scope="module")
def signed() -> Callable[[Any], Any]:
    from desk_cases import signed_in

    return signed_in


def rows_of(browser: Any, address: str, ending: str) -> list[dict[str, Any]]:
    answer = browser.get(f"{address}.{ending}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    if ending == "csv":
        return list(csv.DictReader(io.StringIO(text)))
    told = json.loads(text)
    return [one["properties"] for one in told["features"]] if ending == "geojson" else next(iter(told.values()))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_as_many_rows_as_its_files_and_its_page_leads_to_them(name: str, somebody_everywhere: Any) -> None:
    page, files, shown = LISTS[name]
    answer = somebody_everywhere.get(page)

    assert shown(answer.context) > 0
    for ending in ENDINGS:
        assert f'href="{files}.{ending}"' in answer.content.decode()
        assert len(rows_of(somebody_everywhere, files, ending)) == shown(answer.context)


def test_teeth_a_file_that_leaves_a_row_out_is_noticed(
    somebody_everywhere: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.queries import administration

    whole = administration.people_listed
    monkeypatch.setattr(administration, "people_listed", lambda: whole()[1:])
    page, files, shown = LISTS["people"]

    assert len(rows_of(somebody_everywhere, files, "csv")) != shown(somebody_everywhere.get(page).context)


@pytest.mark.parametrize("name", LISTS)
def test_no_file_tells_anybodys_name_or_address(name: str, somebody_everywhere: Any) -> None:
    from truceline.desk.tables import Person

    files = LISTS[name][1]
    told = json.dumps([rows_of(somebody_everywhere, files, ending) for ending in ENDINGS], ensure_ascii=False)
    names = [word for one in Person.objects.all() for word in (one.name, one.username)]

    assert [word for word in (*names, NAME, "+962 700") if word in told] == []


def test_the_desks_own_post_stands_beside_those_of_the_agreement_and_has_a_place(somebody_everywhere: Any) -> None:
    rows = {row["code"]: row for row in rows_of(somebody_everywhere, "/administration/posts", "json")}

    assert (rows["mill-road"]["of"], rows["mill-road"]["longitude"]) == ("desk", 36.1)
    assert {row["minutes"] for row in rows_of(somebody_everywhere, "/administration/clocks", "json")} >= {45}


LINE = "post-9,monitor,owed-{n},2019-07-05T10:00Z,36.20,32.60,300,artillery_fire,Shells by the mill {n},en"


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_queue_and_situation_say_since_when_reports_wait_to_be_compared_and_so_do_the_figures(
    language: str,
    somebody_everywhere: Any,
    somebody: Callable[..., Any],
    browser_of: Callable[..., Any],
    file_of: Callable[..., Path],
) -> None:
    from datetime import timedelta

    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.clock import now
    from truceline.desk.tables import Owed, Report
    from truceline.values.language import Language, say

    assert "truceline_owed_age_seconds 0" in somebody_everywhere.get("/metrics").content.decode()
    take_in(somebody("duty_officer"), [file_of(LINE.format(n=language))])
    report = Report.objects.get(content__contains=f'"owed-{language}"')
    owed = Owed.objects.create(report=report, change="arrived", actor="test", since=now() - timedelta(hours=3))
    told = say("desk-owed", Language(language), isolating=False, count=1)
    try:
        for address in ("/queue/", "/situation/?from="):
            shown = somebody_everywhere.get(address, headers={"accept-language": language}).content.decode()
            assert told in shown
            assert say("desk-span-hours", Language(language), isolating=False, hours=3, minutes=0) in shown
        outside = browser_of("publisher").get("/situation/?from=", headers={"accept-language": language})
        assert told not in outside.content.decode()
        assert "truceline_owed_changes 1" in somebody_everywhere.get("/metrics").content.decode()
    finally:
        owed.delete()


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_a_desk_that_knows_of_no_incident_says_that_this_is_not_quiet_and_a_filter_that_finds_none_does_not(
    language: str,
    somebody: Callable[..., Any],
    browser_of: Callable[..., Any],
    file_of: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.queries import columns_at_hand, incidents
    from truceline.values.language import Language, say

    take_in(somebody("duty_officer"), [file_of(LINE.format(n=f"new-{language}"))])
    told = {name: say(f"desk-none-{name}", Language(language)) for name in ("yet", "found")}
    client, headers = browser_of("analyst"), {"accept-language": language}
    for address in ("/situation/?from=&q=nonsense-7", "/incidents/?q=nonsense-7"):
        shown = client.get(address, headers=headers).content.decode()
        assert [sentence in shown for sentence in told.values()] == [False, True]
    empty = columns_at_hand._no_columns()
    monkeypatch.setattr(incidents, "columns_at_hand", lambda: empty)
    for address in ("/situation/?from=", "/incidents/"):
        shown = client.get(address, headers=headers).content.decode()
        assert [sentence in shown for sentence in told.values()] == [True, False]
