"""Judgements by identity that contradict each other are told by what the lists call their reports: nobody needs to look up an identity."""

from pathlib import Path

import pytest
from told import judged, reports_of, told

from truceline.command import main
from truceline.incident.review.keeping import append_judgements
from truceline.report.called import called, called_in
from truceline.report.writing import write_reports
from truceline.values.identity import derived_identity

NAMES = ("a", "b", "c")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, linked, and a file of judgements by identity that contradict each other."""
    rows = [told(name, north_m=300 * place, reference="1") for place, name in enumerate(NAMES)]
    for row in rows:
        row["occurred_at"] = row["occurred_at"].replace(year=2020)
    write_reports(reports_of(*rows), tmp_path / "reports.csv")
    one, two, three = (derived_identity(name, "1") for name in NAMES)
    append_judgements(
        judged((one, two, "same"), (two, three, "same"), (one, three, "different")).to_pylist(), tmp_path / "held.csv"
    )
    assert main(["link", str(tmp_path / "reports.csv"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    return tmp_path


def test_a_report_is_called_by_its_source_and_reference() -> None:
    reports = reports_of(told("ours", reference="17"), told("theirs", reference="A-204"))
    assert called_in(reports, {"ours/17", "nobody/1"}) == {"ours/17": called("ours", "17")}
    assert called("ours", "17") == "ours/17"


@pytest.mark.parametrize(
    "asked",
    [
        ("link", "reports.csv", "--judgements", "held.csv", "--out", "new"),
        ("link", "out/reports.parquet", "--judgements", "held.csv", "--out", "new"),
        ("link", "out/reports.parquet", "--pieces", "--judgements", "held.csv", "--out", "new"),
        ("evaluate", "out", "--truth", "held.csv"),
    ],
)
def test_a_contradiction_names_its_reports_as_the_lists_do(
    asked: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word if word.startswith("--") or word in {"link", "evaluate"} else str(folder / word) for word in asked]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "held.csv, line 4: expected judgements that agree" in said
    chains = (
        "a/1 = b/1 (held.csv, line 2) = c/1 (held.csv, line 3)",
        "c/1 = b/1 (held.csv, line 3) = a/1 (held.csv, line 2)",
    )
    assert any(chain in said for chain in chains)
    assert derived_identity("a", "1") not in said


def test_a_review_names_the_reports_and_the_lines_of_a_contradiction_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "held.csv").rename(folder / "out" / "judgements.csv")
    assert main(["review", str(folder / "out"), "--by", "amina"]) == 1
    said = capsys.readouterr().err
    assert "judgements.csv, line 4: expected judgements that agree" in said
    assert "a/1" in said
    assert derived_identity("a", "1") not in said
