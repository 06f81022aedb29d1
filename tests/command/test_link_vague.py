"""`truceline link` says of how many reports when and where are known too vaguely to be compared with anybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from told import NOON, reports_of, told

from truceline.command import main
from truceline.report.writing import write_reports

A_DAY_S = 86_400.0
BY_THE_HOUR = [told("post", reference=str(n), minutes=n * 300, occurred_at=NOON.replace(year=2020)) for n in range(3)]


def linked(folder: Path, capsys: pytest.CaptureFixture[str], *rows: dict[str, Any]) -> tuple[int, str]:
    folder.mkdir(exist_ok=True)
    reports, out = folder / "reports.csv", folder / "out"
    write_reports(reports_of(*rows), reports)
    assert main(["link", str(reports), "--out", str(out)]) == 0
    counts = json.loads((out / "summary.json").read_text(encoding="utf-8"))["reports"]
    (said, *more) = [line for line in capsys.readouterr().out.splitlines() if "with nobody" in line] or [""]
    assert not more
    return counts["too_vague"], said


def row(source: str, reference: str, **said: Any) -> dict[str, Any]:
    return told(source, reference=reference, **said) | {"occurred_at": NOON.replace(year=2020)}


@pytest.mark.parametrize("said", [{"occurred_within_s": 3.5 * A_DAY_S}, {"radius_m": 70_000.0}])
def test_beside_reports_by_the_hour_what_is_known_by_the_week_or_the_district_is_told(
    said: dict[str, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count, sentence = linked(tmp_path, capsys, *BY_THE_HOUR, row("list", "1", **said), row("list", "2", **said))
    assert count == 2
    assert sentence.startswith(
        "2 reports know their time by no better than 3 days, or their place by no better than 30 km around, and are compared with nobody: give days"
    )


def test_lists_by_days_and_weeks_are_compared_and_what_says_that_nothing_was_observed_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Teeth: a nil report over a district tells of no incident, and a law of two lists weighs what spans days."""
    rows = [
        row("days", "1", occurred_within_s=A_DAY_S / 2, radius_m=70_000.0),
        row("weeks", "1", occurred_within_s=3.5 * A_DAY_S),
    ]
    nil = row("patrol", "1", act="nothing_observed", occurred_within_s=3.5 * A_DAY_S)
    assert linked(tmp_path, capsys, *rows, nil) == (0, "")


def test_of_one_source_nothing_is_compared_anyway(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert linked(tmp_path, capsys, row("list", "1", occurred_within_s=3.5 * A_DAY_S)) == (1, "")


def test_ten_reports_of_a_source_that_tells_weeks_are_compared_with_those_that_know_the_hour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Teeth: nine are a few vague reports, and are told."""
    weeks = [row("list", str(n), occurred_within_s=3.5 * A_DAY_S) for n in range(10)]
    assert linked(tmp_path, capsys, *BY_THE_HOUR, *weeks) == (0, "")
    assert linked(tmp_path / "more", capsys, *BY_THE_HOUR, *weeks[:9])[0] == 9
