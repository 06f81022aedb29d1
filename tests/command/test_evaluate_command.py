"""`truceline evaluate` on small files whose answers were counted by hand."""

import json
from pathlib import Path

import pytest

from truceline.command import main

LINKS = "report_id,incident_id\na,1\nb,1\nc,1\nd,2\ne,2\nf,3\nx,3\n"
TRUTH = "report_id,true_incident\na,x\nb,x\nc,y\nd,y\ne,y\nf,\n"
PAIRS = "first,second,score\na,b,3\na,c,1\nd,e,2.5\nc,d,-1\nf,x,9\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("links", LINKS), ("truth", TRUTH), ("pairs", PAIRS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def evaluated(files: Path, *more: str, links: str = "links.csv", truth: str = "truth.csv") -> int:
    return main(["evaluate", str(files / links), "--truth", str(files / truth), *more])


def as_told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    return dict(json.loads(capsys.readouterr().out))


def test_links_are_held_against_true_incidents(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), "--json") == 0
    told = as_told(capsys)
    # x is linked, but nobody labelled it: it counts neither way.
    assert told["reports"] == {"evaluated": 6, "not_linked": 0, "not_labelled": 1}
    assert told["pairwise"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert told["b_cubed"]["f1"] == pytest.approx(14 / 18)
    assert told["hits"] == {"reports": 5, "at": {"1": 0.8, "3": 1.0, "5": 1.0, "10": 1.0}}
    assert told["calibration"]["pairs"] == 4


def test_a_labelled_report_that_was_linked_to_nothing_stands_alone(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "links.csv").write_text("report_id,incident_id\na,1\nb,1\n", encoding="utf-8")
    assert evaluated(files, "--json") == 0
    told = as_told(capsys)
    # Leaving reports out buys no recall: one of four true pairs is found. f has no true incident and no link.
    assert told["pairwise"] == {"precision": 1.0, "recall": 0.25, "f1": 0.4}
    assert told["reports"] == {"evaluated": 5, "not_linked": 3, "not_labelled": 0}
    assert told["calibration"] is None


def test_links_are_held_against_labelled_pairs(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "labels.csv").write_text("first,second,same\nb,a,same\na,c,different\nc,d,same\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), "--json", truth="labels.csv") == 0
    told = as_told(capsys)
    assert told["pairwise"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert told["b_cubed"] is None
    # d/e is suggested, but nobody labelled it. c is suggested to a before d.
    assert told["calibration"]["pairs"] == 3
    assert told["hits"]["at"] == {"1": 0.75, "3": 1.0, "5": 1.0, "10": 1.0}


def test_the_figures_are_printed_for_a_person(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(files, "--pairs", str(files / "pairs.csv")) == 0
    said = capsys.readouterr().out
    for part in ("6 reports evaluated", "pairs of reports  0.500", "B-cubed", "0.9 to 1.0", "0.800 among the first 1"):
        assert part in said


def test_the_problems_of_all_files_are_told_at_once(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "links.csv").write_text("report_id,incident_id\na,\n", encoding="utf-8")
    (files / "truth.csv").write_text("first,second,same\na,a,same\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "truth.csv")) == 1
    said = capsys.readouterr().err
    assert [code in said for code in ("[I022]", "[I025]", "[I029]", "3 problems")] == [True] * 4


@pytest.mark.parametrize(
    "truth", ["report_id,incident_id\nq,1\n", "first,second,same\nq,r,same\n", "report_id,incident_id\n"]
)
def test_files_that_name_no_report_in_common_are_refused(
    truth: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "truth.csv").write_text(truth, encoding="utf-8")
    assert evaluated(files) == 1
    assert "[I026]" in capsys.readouterr().err
