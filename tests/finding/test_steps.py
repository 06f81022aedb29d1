"""What a record of contacts says of procedures, in screening and as a file beside a run."""

import re
from pathlib import Path
from typing import Any

import pytest
from scenes import charter_of, fire_at, incidents_of

from truceline.errors import Refused
from truceline.finding.columns import Vocabulary
from truceline.finding.explaining import explain
from truceline.finding.screening import screen
from truceline.finding.steps import STEP_REASONS, STEPS, Taken, answered_by, no_record, read_steps
from truceline.finding.table import REASONS
from truceline.values.language import Language


def steps_of(*rows: dict[str, Any]) -> Any:
    whole = [{"incident_id": "i0", "provision": "hotline", "side": "south", **row} for row in rows]
    return STEPS.table({name: [row.get(name) for row in whole] for name in STEPS.names})


def hotline(step: dict[str, Any] | None, **incident: Any) -> tuple[str, str, str]:
    """The finding on the hotline, and its sentence."""
    incidents = incidents_of(fire_at(36.1, **{"actor": "south", **incident}))
    findings = screen(incidents, charter_of("square"), steps=steps_of(step) if step else None)
    sentences = explain(findings, charter_of("square"), Language.ENGLISH)
    row, said = next(
        (row, said)
        for row, said in zip(findings.to_pylist(), sentences.to_pylist(), strict=True)
        if row["provision"] == "hotline"
    )
    return row["verdict"], row["reason"], re.sub("[\u2066-\u2069]", "", said)


@pytest.mark.parametrize(
    ("taken", "reason", "verdict"),
    [
        ("yes", "hotline_tried", "no"),
        ("late", "hotline_tried_after", "candidate"),
        ("no", "hotline_not_tried", "candidate"),
        ("cannot_tell", "return_not_said", "cannot_tell"),
    ],
)
def test_a_step_that_was_not_taken_or_late_is_a_candidate_and_one_in_time_is_none(
    taken: str, reason: str, verdict: str
) -> None:
    assert hotline({"taken": taken, "reason": reason, "after_h": 0.5})[:2] == (verdict, reason)


def test_without_a_record_nobody_can_tell() -> None:
    assert hotline(None)[:2] == ("cannot_tell", "no_contact_record")
    assert hotline({"taken": "no", "reason": "hotline_not_tried", "incident_id": "another"})[1] == "no_contact_record"


def test_a_step_that_was_missed_makes_no_candidate_of_what_the_provision_does_not_concern() -> None:
    missed = {"taken": "no", "reason": "hotline_not_tried"}

    assert hotline(missed, at="2019-01-01T00:00Z")[:2] == ("no", "not_in_force_yet")
    assert hotline(missed, act="presence")[:2] == ("no", "not_this_act")
    assert hotline(missed, actor=None)[:2] == ("candidate", "hotline_not_tried")


def test_a_length_of_time_is_said_towards_the_side_of_the_limit_on_which_it_lies() -> None:
    late = {"taken": "late", "reason": "step_late", "after_h": 24.01, "within_h": 24.0}
    in_time = {"taken": "yes", "reason": "step_in_time", "after_h": 23.99, "within_h": 24.0}

    assert hotline(late)[2] == "Candidate: South was told late, 25 hours after the centre knew of it (given: 24 hours)."
    assert "23 hours after" in hotline(in_time)[2]
    assert "90 minutes after" in hotline({**in_time, "after_h": 1.5})[2]
    assert "(given: 150 minutes)" in hotline({**late, "within_h": 2.5})[2]
    assert "(given: 30 days)" in hotline({**late, "within_h": 720.0})[2]


def test_every_answer_of_the_table_is_a_reason_of_findings() -> None:
    assert {reason for reasons in STEP_REASONS.values() for reason in reasons} <= set(REASONS)
    assert set(STEP_REASONS) == set(Taken)
    assert answered_by(None, incidents_of(fire_at(36.1))["incident_id"], Vocabulary()) == {}
    assert no_record(3).reason.tolist() == [REASONS.index("no_contact_record")] * 3


def written(path: Path, *rows: str) -> Path:
    made = path / "steps.csv"
    made.write_text("\n".join([",".join(STEPS.names), *rows]), encoding="utf-8")
    return made


def test_a_file_of_steps_is_read_and_every_problem_told_with_its_line(tmp_path: Path) -> None:
    incidents = incidents_of(fire_at(36.1))
    good = written(tmp_path, "i0,hotline,late,hotline_tried_after,south,1.5,")
    read = read_steps(good, incidents, charter_of("square")).to_pylist()
    assert read == [
        {
            "incident_id": "i0",
            "provision": "hotline",
            "taken": "late",
            "reason": "hotline_tried_after",
            "side": "south",
            "after_h": 1.5,
            "within_h": None,
        }
    ]

    bad = written(
        tmp_path,
        "i9,hotline,yes,hotline_tried,south,1,",
        "i0,ceasefire,no,hotline_tried,west,soon,",
        "i0,hotline,perhaps,hotline_tried,south,-1,",
        "i0,hotline,yes,hotline_tried,south,,nan",
    )
    with pytest.raises(Refused) as refused:
        read_steps(bad, incidents, charter_of("square"))
    told = [(found.where.line, found.where.column, found.code) for found in refused.value.problems]
    assert told == [
        (2, "incident_id", "F007"),
        (3, "provision", "F020"),
        (3, "side", "F020"),
        (3, "reason", "F020"),
        (3, "after_h", "F026"),
        (4, "taken", "F020"),
        (4, "after_h", "F026"),
        (5, "within_h", "F026"),
        (5, "provision", "F016"),
    ]
