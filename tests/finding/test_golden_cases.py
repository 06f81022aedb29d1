"""The golden cases: incidents and answers that a person can read, run as they are written."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from scenes import charter_of, incidents_of

from truceline.finding.explaining import explain
from truceline.finding.screening import screen
from truceline.finding.table import REASONS, Verdict
from truceline.values.language import Language

CASES = sorted((Path(__file__).parents[1] / "cases" / "findings").glob("*.yaml"))
WORDS = {
    "act": "act",
    "weapon": "weapon",
    "calibre": "calibre_mm",
    "actor": "actor",
    "target": "target",
    "claims": "claimed_exemption",
    "known_within": "radius_m",
    "place": "place",
}
UNITS_OF_TIME = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def incident_of(written: dict[str, Any]) -> dict[str, Any]:
    happened = written.pop("happened")
    told: dict[str, Any] = {"at": happened.isoformat() if isinstance(happened, datetime) else happened}
    if within := written.pop("within", None):
        number, unit = within.split()
        told["occurred_within_s"] = timedelta(seconds=float(number) * UNITS_OF_TIME[unit.rstrip("s")]).total_seconds()
    if counted := written.pop("counted", None):
        told |= dict(zip(("unit", "count_low", "count_high"), counted, strict=True))
    told["actors_disputed"] = written.pop("disputed", False)
    return told | {WORDS[word]: value for word, value in written.items()}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_is_answered_as_it_is_written(path: Path) -> None:
    case = read_case(path)
    incidents = incidents_of(incident_of(case["incident"]))
    for agreement, answers in case["says"].items():
        findings = screen(incidents, charter_of(agreement))
        rows = {row["provision"]: (row, n) for n, row in enumerate(findings.to_pylist())}
        sentences = explain(findings, charter_of(agreement), Language.ENGLISH)
        for provision, expected in answers.items():
            row, number = rows[provision]
            assert (row["verdict"], row["reason"]) == (expected["verdict"], expected["reason"]), provision
            if "english" in expected:
                assert re.sub("[\u2068\u2069]", "", sentences[number].as_py()) == expected["english"]


def test_every_case_says_why_and_uses_no_unknown_words() -> None:
    for path in CASES:
        case = read_case(path)
        assert set(case) == {"case", "why", "incident", "says"}, path.name
        for answers in case["says"].values():
            assert {a["verdict"] for a in answers.values()} <= set(Verdict), path.name
            assert {a["reason"] for a in answers.values()} <= set(REASONS), path.name


def test_the_cases_show_every_verdict() -> None:
    answers = [a for path in CASES for says in read_case(path)["says"].values() for a in says.values()]

    assert {answer["verdict"] for answer in answers} == set(Verdict)
    assert len(CASES) >= 20
