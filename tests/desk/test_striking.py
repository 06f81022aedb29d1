"""A line through a report is taken back by somebody else, with a reason; then everything stands as if it had never been struck."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed_in
from desk_reading import counts, entries_of_kind
from gathered import anew, standing


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    return {role: somebody(role) for role in ("duty_officer", "analyst", "verifier", "head_of_centre")}


def strike(person: Any, report: Any, reason: str = "An echo.") -> None:
    from truceline.desk.actions.striking import strike_report

    strike_report(person, report, reason)


def taken_back(person: Any, report: Any, reason: str = "The post heard it twice.") -> Any:
    return signed_in(person).post(f"/reports/{report.pk}/strike/back/", {"reason": reason})


def struck_case(people: dict[str, Any], file_of: Callable[..., Path]) -> tuple[Any, list[Any]]:
    """An incident all of whose reports the duty officer struck."""
    one = new_case(people["duty_officer"], file_of)
    reports = [link.report for link in one.links.select_related("report").order_by("report_id")]
    for report in reports:
        strike(people["duty_officer"], report)
    return one, reports


def test_a_strike_that_somebody_else_takes_back_leaves_everything_as_it_was(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.tables import Handling, Incident, Strike

    one = new_case(people["duty_officer"], file_of)
    before = standing()
    reports = [link.report for link in one.links.select_related("report").order_by("report_id")]
    for report in reports:
        strike(people["duty_officer"], report)
    assert Incident.objects.get(pk=one.pk).is_struck

    for report in reports:
        answer = taken_back(people["analyst"], report)
        assert answer.status_code == 302, answer.content.decode()
        assert answer["location"] == f"/incidents/{one.number}/"
    again = Incident.objects.get(pk=one.pk)
    assert (again.is_struck, again.number) == (False, one.number)
    assert standing() == before
    assert anew() == 0
    assert not Handling.objects.get(pk=reports[0].pk).settled

    # Who struck it and why, and who took that back and why, are one record in two versions.
    kept = json.loads(entries_of_kind(desk, "strike")[reports[0].pk])
    assert kept["by"] == people["duty_officer"].pseudonym
    assert kept["reason"] == "An echo."
    assert kept["taken_back_by"] == people["analyst"].pseudonym
    assert kept["taken_back_reason"] == "The post heard it twice."
    assert Strike.objects.get(pk=reports[0].pk).content == entries_of_kind(desk, "strike")[reports[0].pk]
    shown = signed_in(people["verifier"]).get(f"/reports/{reports[0].pk}/").content.decode()
    assert "The post heard it twice." in shown


def test_what_was_taken_back_can_be_struck_again_and_taken_back_again(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.tables import Strike

    one, reports = struck_case(people, file_of)
    assert taken_back(people["analyst"], reports[0]).status_code == 302
    assert taken_back(people["analyst"], reports[0]).status_code == 409

    strike(people["analyst"], reports[0], "It was an echo after all.")
    again = Strike.objects.get(pk=reports[0].pk)
    assert (again.stands, again.reason, again.back_by) == (True, "It was an echo after all.", None)
    assert taken_back(people["head_of_centre"], reports[0]).status_code == 302
    assert anew() == 0
    assert not type(one).objects.get(pk=one.pk).is_struck


def test_what_comes_back_takes_no_incident_from_reports_that_went_on_without_it(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.tables import Link
    from truceline.incident.joining.judge import Judgement

    one, (first, second) = struck_case(people, file_of)
    taken_back(people["analyst"], first)
    judge(people["analyst"], first, second, Judgement.DIFFERENT)
    taken_back(people["analyst"], second)

    assert Link.objects.get(report=first).incident_id == one.pk
    assert Link.objects.get(report=second).incident_id != one.pk
    assert type(one).objects.get(pk=one.pk).reports == 1
    assert anew() == 0


@pytest.mark.parametrize(
    "asked",
    [("duty_officer", "I was wrong.", 403), ("verifier", "Wrong.", 403), ("analyst", "  ", 400)],
    ids=["who struck it", "who may not", "without a reason"],
)
def test_a_strike_is_not_taken_back_by(
    asked: tuple[str, str, int], people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    who, reason, status = asked
    _, reports = struck_case(people, file_of)
    before = counts(desk)

    assert taken_back(people[who], reports[0], reason).status_code == status
    assert counts(desk) == before
    shown = signed_in(people[who]).get(f"/reports/{reports[0].pk}/").content.decode()
    assert ("strike/back/" in shown) is (who == "analyst")


def test_teeth_whoever_struck_a_report_would_take_that_back_were_it_not_asked_who_did(
    people: dict[str, Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import striking
    from truceline.desk.policy import Relation

    _, reports = struck_case(people, file_of)
    monkeypatch.setattr(striking, "relation_to", lambda *_: Relation.OTHER)

    assert taken_back(people["duty_officer"], reports[0]).status_code == 302


def test_a_report_that_was_struck_and_brought_back_before_it_was_gathered_is_where_it_was(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    """Each step is owed; with as many either way nothing is to be done, and what comes, goes and comes again comes."""
    from truceline.desk.actions.gathering_owed import _change_of
    from truceline.desk.tables import Owed
    from truceline.desk.tables.owed import Change

    one = new_case(people["duty_officer"], file_of)
    report = one.links.first().report_id

    def told(*changes: str) -> tuple[list[str], list[str]]:
        change = _change_of([Owed(report_id=report, change=change) for change in changes])
        return change.arrived["report_id"].to_pylist(), change.gone["report_id"].to_pylist()

    assert told(Change.GONE, Change.ARRIVED) == ([], [])
    assert told(Change.ARRIVED, Change.GONE) == ([], [])
    assert told(Change.ARRIVED, Change.GONE, Change.ARRIVED) == ([report], [])
    assert told(Change.GONE, Change.ARRIVED, Change.GONE) == ([], [report])
