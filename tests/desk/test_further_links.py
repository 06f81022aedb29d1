"""A report that tells of several incidents stands on the pages of all of them, and is counted on one."""

import importlib
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from desk_cases import signed_in, suggest
from desk_reading import entries_of_kind
from gathered import anew, standing

HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,tells_of,exercise"
# A summary between two shellings that one post keeps apart: it says that it tells of both.
SUMMARY = "digest,media,s-{n},{day}T12:01Z,36.2,32.604509,1500,mortar_fire,Two shellings by the river,en,2,true"
MILL = "post-7,monitor,m-{n},{day}T12:00Z,36.2,32.6,1000,mortar_fire,Shells at the mill,en,,true"
BRIDGE = "post-7,monitor,b-{n},{day}T12:03Z,36.2,32.609017,1000,mortar_fire,Shells at the bridge,en,,true"
_numbers = itertools.count(1)


class Shellings(NamedTuple):
    """The three reports of one day; the summary is counted with that of the mill."""

    summary: Any
    mill: Any
    bridge: Any


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    """Somebody who takes reports in, judges and strikes them."""
    return somebody("duty_officer", "analyst")


@pytest.fixture
def shellings(officer: Any, tmp_path: Path) -> Callable[..., Shellings]:
    """Take in the lines of a day that no other test uses, in as many files as are told."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    def take(*files: tuple[str, ...]) -> Shellings:
        number = next(_numbers)
        for at, lines in enumerate(files or [(SUMMARY, MILL, BRIDGE)]):
            path = tmp_path / f"EXERCISE-{number}-{at}.csv"
            rows = [line.format(n=number, day=f"2019-02-{number:02}") for line in lines]
            path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
            take_in(officer, [path])
        return Shellings(*(Report.objects.get(content__contains=f'"{name}-{number}"') for name in "smb"))

    return take


def incident_of(report: Any) -> Any:
    from truceline.desk.tables import Link

    return Link.objects.select_related("incident").get(report=report.pk).incident


def told_of(report: Any) -> list[int]:
    """The numbers of the incidents of which a report tells beside its own."""
    from truceline.desk.tables import FurtherLink

    found = FurtherLink.objects.filter(report=report.pk).order_by("incident__number")
    return list(found.values_list("incident__number", flat=True))


def page_of(client: Any, report: Any, language: str = "en") -> str:
    """The page of a report's incident, without the marks that isolate what people wrote."""
    client.post("/language/", {"language": language})
    text: str = client.get(f"/incidents/{incident_of(report).number}/").content.decode()
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    "files", [[(SUMMARY, MILL, BRIDGE)], [(SUMMARY,), (BRIDGE,), (MILL,)], [(MILL, BRIDGE), (SUMMARY,)]]
)
def test_however_its_reports_arrive_a_report_is_linked_to_the_other_incident_of_which_it_tells(
    files: list[tuple[str, ...]], shellings: Callable[..., Shellings], desk: Any
) -> None:
    from truceline.desk.tables import FurtherLink

    reports = shellings(*files)

    assert incident_of(reports.summary) == incident_of(reports.mill) != incident_of(reports.bridge)
    assert told_of(reports.summary) == [incident_of(reports.bridge).number]
    before = standing()
    assert anew() == 0
    assert standing() == before
    (one,) = FurtherLink.objects.filter(report=reports.summary.pk)
    assert entries_of_kind(desk, "further_link")[f"{reports.summary.pk}.{one.incident_id}"] == one.content


def test_teeth_a_desk_that_writes_no_further_links_is_found(
    shellings: Callable[..., Shellings], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import writing_incidents

    monkeypatch.setattr(writing_incidents, "write_further_links", lambda *_: None)
    reports = shellings()
    before = standing()
    monkeypatch.undo()
    assert told_of(reports.summary) == []

    anew()

    assert standing() != before
    assert told_of(reports.summary) == [incident_of(reports.bridge).number]


@pytest.mark.parametrize("what", ["strike the summary", "strike the bridge", "judge them different"])
def test_what_people_do_takes_a_further_link_away_and_brings_it_back(
    what: str, shellings: Callable[..., Shellings], officer: Any, somebody: Callable[..., Any], desk: Any
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.striking import strike_report, take_strike_back
    from truceline.desk.tables import FurtherLink
    from truceline.incident.joining.judge import Judgement

    reports = shellings()
    bridge = incident_of(reports.bridge)
    struck = {"strike the summary": reports.summary, "strike the bridge": reports.bridge}.get(what)
    if struck:
        strike_report(officer, struck, "a mistake")
    else:
        judge(officer, reports.summary, reports.bridge, Judgement.DIFFERENT)

    assert told_of(reports.summary) == []
    gone = FurtherLink.every.get(report=reports.summary.pk)
    assert '"is_struck":true' in entries_of_kind(desk, "further_link")[gone.record]
    assert anew() == 0
    assert told_of(reports.summary) == []

    if struck:
        take_strike_back(somebody("duty_officer"), lambda: struck, "it was right")
    else:
        judge(officer, reports.summary, reports.bridge, Judgement.UNDECIDED)

    assert told_of(reports.summary) == [bridge.number]
    assert anew() == 0


@pytest.mark.parametrize("way", ["in pieces", "after an upgrade"])
def test_a_desk_that_kept_none_has_them_once_the_worker_has_gathered(
    way: str, shellings: Callable[..., Shellings]
) -> None:
    from django.apps import apps
    from django.db import connection

    from truceline.desk.actions.gathering_in_pieces import gather_in_pieces
    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.tables import FurtherLink, Owed

    reports = shellings()
    before = standing()
    FurtherLink.every.all().delete()
    if way == "in pieces":
        gather_in_pieces("test", lambda _done, _of: None)
    else:
        importlib.import_module("truceline.desk.migrations.0019_further_links").owe(apps, connection.schema_editor())
        assert reports.bridge.pk in Owed.objects.values_list("report_id", flat=True)
        assert reports.mill.pk not in Owed.objects.values_list("report_id", flat=True)
        gather_owed()

    assert standing() == before
    assert told_of(reports.summary) == [incident_of(reports.bridge).number]
    assert not Owed.objects.exists()


@pytest.mark.parametrize(
    ("language", "beside", "tells_of", "says_so"),
    [
        ("en", "Also told by reports of other incidents", "Also tells of:", "that it tells of 2 incidents"),
        ("ar", "ترويه أيضًا بلاغات عن حوادث أخرى", "يروي أيضًا:", "إنه يروي حادثين"),
        ("ru", "О нём говорят и сообщения о других инцидентах", "Говорит и об этом:", "в нём 2 инцидента"),
    ],
)
def test_both_pages_tell_of_it_in_the_language_of_the_page(  # noqa: PLR0917 - one case a line
    language: str,
    beside: str,
    tells_of: str,
    says_so: str,
    shellings: Callable[..., Shellings],
    officer: Any,
) -> None:
    reports, client = shellings(), signed_in(officer)
    own, other = incident_of(reports.summary).number, incident_of(reports.bridge).number

    page = page_of(client, reports.bridge, language)
    told = page[page.index('id="beside"') :]
    assert beside in told
    assert "Two shellings by the river" in told
    assert says_so in told
    assert f'href="/incidents/{own}/"' in told
    assert "#beside" in page[: page.index('id="beside"')]

    page = page_of(client, reports.summary, language)
    assert 'id="beside"' not in page
    assert tells_of in page
    assert f'href="/incidents/{other}/"' in page


def test_roles_see_of_such_a_report_what_they_see_of_any(
    shellings: Callable[..., Shellings], somebody: Callable[..., Any], officer: Any
) -> None:
    reports = shellings()
    secrets = ("Two shellings by the river", "digest", "that it tells of 2 incidents")

    whole = page_of(signed_in(officer), reports.bridge)
    assert all(one in whole for one in secrets)
    guarantor = page_of(signed_in(somebody("guarantor_representative", speaks_for="jordan")), reports.bridge)
    assert 'id="beside"' in guarantor
    assert not any(one in guarantor for one in secrets)
    publisher = page_of(signed_in(somebody("publisher")), reports.bridge)
    assert "beside" not in publisher
    assert not any(one in publisher for one in secrets)


def test_teeth_a_page_that_shows_the_whole_report_tells_a_guarantor_the_source(
    shellings: Callable[..., Shellings], somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import case_further

    monkeypatch.setattr(case_further, "project", lambda _roles, _noun, row: dict(row))
    page = page_of(signed_in(somebody("guarantor_representative", speaks_for="jordan")), shellings().bridge)
    assert "digest" in page


def test_the_history_of_either_incident_tells_of_the_further_link_to_those_who_may_know_sources(
    shellings: Callable[..., Shellings], somebody: Callable[..., Any], officer: Any
) -> None:
    reports = shellings()
    guarantor = signed_in(somebody("guarantor_representative", speaks_for="jordan"))
    for report in (reports.summary, reports.bridge):
        address = f"/incidents/{incident_of(report).number}/history/"
        assert "Further link" in signed_in(officer).get(address).content.decode()
        assert "Further link" not in guarantor.get(address).content.decode()


def test_a_pair_of_which_one_tells_of_the_others_incident_already_is_not_suggested(
    shellings: Callable[..., Shellings], officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import case_suggestions

    reports = shellings()
    suggest(incident_of(reports.mill), incident_of(reports.bridge))
    pair = suggest_pair(reports.summary, reports.bridge)
    client = signed_in(officer)

    def offered(report: Any) -> set[str]:
        said = client.get(f"/incidents/{incident_of(report).number}/").context["suggestions"]
        return {one["first"] for one in said} | {one["second"] for one in said}

    assert reports.summary.pk not in offered(reports.bridge) | offered(reports.mill)
    # Another pair of the two incidents, of which neither tells of both, is offered all the same.
    assert offered(reports.bridge) == offered(reports.mill) == {reports.mill.pk, reports.bridge.pk}
    # Teeth: without asking what is held already, the better pair is the one that is offered.
    monkeypatch.setattr(case_suggestions, "_told_further", lambda *_: set())
    assert offered(reports.bridge) == {pair.first_id, pair.second_id}


def suggest_pair(first: Any, second: Any) -> Any:
    """Offer two reports as one incident, as likelier than others; stands until reports are gathered anew."""
    from truceline.desk.recording import spelt
    from truceline.desk.tables import Suggestion

    one, other = sorted((first.pk, second.pk))
    parts = {"distance_m": 500.0, "gap_s": 120.0, "space_score": 1.0, "time_score": 0.5, "probability": 0.9}
    Suggestion.objects.filter(first=one, second=other).delete()
    return Suggestion.objects.create(
        first_id=one, second_id=other, score=2.5, content=spelt({"first": one, "second": other, **parts})
    )


@pytest.mark.parametrize(
    ("language", "also"), [("en", "Also tells of:"), ("ar", "يروي أيضًا:"), ("ru", "Говорит и об этом:")]
)
def test_the_page_of_a_report_names_the_other_incidents_of_which_it_tells_to_those_who_see_incidents(
    language: str, also: str, shellings: Callable[..., Shellings], officer: Any, somebody: Callable[..., Any]
) -> None:
    from truceline.desk.actions.striking import strike_report

    reports = shellings()
    own, other = incident_of(reports.summary).number, incident_of(reports.bridge).number

    def page(person: Any, report: Any) -> str:
        client = signed_in(person)
        client.post("/language/", {"language": language})
        told: str = client.get(f"/reports/{report.pk}/").content.decode()
        return told

    told = page(officer, reports.summary)
    assert also in told
    assert f'href="/incidents/{other}/"' in told.split(also)[1].split("</p>")[0]
    assert f'href="/incidents/{own}/"' not in told.split(also)[1].split("</p>")[0]
    assert also not in page(officer, reports.bridge)
    monitor = somebody("field_monitor")
    type(reports.summary).objects.filter(pk=reports.summary.pk).update(received_by=monitor)
    assert also not in page(monitor, reports.summary)  # who brought it in sees no incidents
    strike_report(officer, reports.bridge, "a mistake")
    assert also not in page(officer, reports.summary)


def test_that_a_report_tells_of_anothers_incident_too_keeps_its_direction(
    shellings: Callable[..., Shellings], officer: Any
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.tables import Judgement
    from truceline.incident.joining.judge import Judgement as Held

    reports = shellings((MILL.replace("m-{n}", "s-{n}").replace("post-7", "post-9"), MILL, BRIDGE))
    for teller, told in ((reports.summary, reports.bridge), (reports.bridge, reports.summary)):
        judge(officer, teller, told, Held.ALSO)

        assert told_of(teller) == [incident_of(told).number]
        assert told_of(told) == []
        page = page_of(signed_in(officer), teller)
        assert page.count("A report held to tell of the other’s incident too by") == 1
        judge(officer, teller, told, Held.UNDECIDED)

    assert Judgement.objects.filter(judgement="also", first=reports.bridge.pk, second=reports.summary.pk).exists()


@pytest.mark.parametrize("said", ["theirs-also", "ours-also"])
def test_whoever_is_offered_a_pair_can_say_which_of_the_two_reports_tells_of_both(
    said: str, shellings: Callable[..., Shellings], officer: Any
) -> None:
    reports = shellings((MILL.replace("m-{n}", "s-{n}").replace("post-7", "post-9"), MILL, BRIDGE))
    pair = suggest_pair(reports.summary, reports.bridge)
    here, there = incident_of(reports.bridge), incident_of(reports.summary)
    client = signed_in(officer)
    form = {"said": said, "first": pair.first_id, "second": pair.second_id}
    page = client.get(f"/incidents/{here.number}/").content.decode()
    assert f"Report \u20681\u2069 tells of incident \u2068{there.number}\u2069 too</button>" in page
    assert f"The report of incident \u2068{there.number}\u2069 tells of this one too</button>" in page

    answer = client.post(f"/incidents/{here.number}/judgement/", form)

    teller, told = reports.bridge, reports.summary
    if said == "theirs-also":
        teller, told = told, teller
    assert told_of(teller) == [incident_of(told).number]
    assert told_of(told) == []
    assert answer["location"].startswith(f"/incidents/{here.number}/?judged="), "the page stays the one that was open"
    shown = client.get(answer["location"])
    assert "is held to tell of the incident of" in shown.context["just_judged"]["sentence"]
    assert sorted(shown.context["just_judged"]["numbers"]) == sorted([here.number, there.number])
    client.post(
        answer["location"].split("?")[0] + "judgement/",
        {"said": "undo", "judgement": shown.context["just_judged"]["judgement_id"]},
    )
    assert told_of(teller) == []


def test_of_an_incident_that_nobody_suggested_it_can_be_said_which_report_tells_of_both(
    shellings: Callable[..., Shellings], officer: Any
) -> None:
    reports = shellings((MILL.replace("m-{n}", "s-{n}").replace("post-7", "post-9"), MILL, BRIDGE))
    here, there = incident_of(reports.summary), incident_of(reports.bridge)
    client = signed_in(officer)
    page = client.get(f"/incidents/{here.number}/").content.decode()
    assert f'<option value="{reports.summary.pk}">' in page.split('name="first"')[-1]

    form = {"said": "also", "first": reports.summary.pk, "other": str(there.number)}
    answer = client.post(f"/incidents/{here.number}/judgement/", form)

    assert answer["location"].startswith(f"/incidents/{here.number}/?judged=")
    assert told_of(reports.summary) == [there.number]
    assert told_of(reports.bridge) == []
    elsewhere = client.post(f"/incidents/{here.number}/judgement/", {**form, "first": reports.bridge.pk})
    assert elsewhere.status_code == 404, "a report of another incident is none of this one's"
