"""A bulletin of what the desk holds: its very incidents and signatures, not those that a run over files would find."""

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed

from truceline.errors import Refused


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    return {name: somebody(role) for name, role in roles.items()}


def bulletin_of(folder: Path, out: Path) -> dict[str, Any]:
    from truceline.command.bulletin import run

    asked = {"desk": folder, "record": None, "out": out, "first_day": None, "last_day": None, "errata": None}
    assert run(argparse.Namespace(**asked)) == 0
    told: dict[str, Any] = json.loads((out / "bulletin.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command names the desk in the environment; it is put back."""
    from truceline.desk.folder import FOLDER_VARIABLE, NAMES_VARIABLE

    for name in (FOLDER_VARIABLE, NAMES_VARIABLE):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_a_desk_to_which_nothing_was_reported_has_no_bulletin(desk: Any, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="C008"):
        bulletin_of(desk.path, tmp_path / "bulletin")


def test_what_people_judged_struck_and_signed_stands_in_the_record_as_on_the_pages(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.queries.record import record_at_hand
    from truceline.desk.tables import Incident, Link
    from truceline.incident.joining.judge import Judgement

    parted, gone, decided = (new_case(people["officer"], file_of) for _ in range(3))
    first, second = (link.report for link in parted.links.all())
    judge(people["analyst"], first, second, Judgement.DIFFERENT)
    struck = [link.report for link in gone.links.all()]
    for report in struck:
        strike_report(people["officer"], report, "A prank.")
    signed(decided, people)

    record = record_at_hand()

    held = {row["report_id"]: row["incident_id"] for row in record.links.to_pylist()}
    assert held == dict(Link.objects.filter(incident__is_struck=False).values_list("report_id", "incident_id"))
    assert held[first.pk] != held[second.pk]
    assert record.incidents.num_rows == Incident.objects.filter(is_struck=False).count()
    assert not {report.pk for report in struck} & set(record.reports["report_id"].to_pylist())
    assert record.determinations is not None
    rows = [(row["incident_id"], row["outcome"]) for row in record.determinations.to_pylist()]
    assert rows == [(decided.pk, "minor_violation")]


def test_the_command_counts_what_the_head_of_the_centre_signed(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any, tmp_path: Path
) -> None:
    before = bulletin_of(desk.path, tmp_path / "first")
    signed(new_case(people["officer"], file_of), people, outcome="serious_violation")
    after = bulletin_of(desk.path, tmp_path / "second")

    assert before["digest"] != after["digest"]
    assert "serious violations 1" in (tmp_path / "second" / "bulletin.en.txt").read_text(encoding="utf-8")
    assert "serious violations 1" not in (tmp_path / "first" / "bulletin.en.txt").read_text(encoding="utf-8")


def test_what_changed_after_sign_off_is_named_to_whoever_makes_the_bulletin(
    people: dict[str, Any],
    file_of: Callable[..., Path],
    desk: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from truceline.desk.actions.answering import Answer, answer_question

    incident = new_case(people["officer"], file_of)
    signed(incident, people)
    bulletin_of(desk.path, tmp_path / "first")
    assert "Changed after sign-off" not in capsys.readouterr().err

    told = "The second source took it back."
    answer_question(people["verifier"], incident, Answer("happened", "no", "", "reasonable grounds to believe", told))
    bulletin_of(desk.path, tmp_path / "second")
    assert f"what was determined of 1 incident ({incident.number})" in capsys.readouterr().err
