"""`truceline evaluate` on small files whose answers were counted by hand."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from truceline.command import main
from truceline.values.identity import derived_identity

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
    unknown = {"not_here": None, "first_not_here": None}
    assert told["reports"] == {"evaluated": 6, "not_linked": 0, "not_labelled": 1, "named": 6, **unknown}
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
    unknown = {"not_here": None, "first_not_here": None}
    assert told["reports"] == {"evaluated": 5, "not_linked": 3, "not_labelled": 0, "named": 6, **unknown}
    assert told["calibration"] is None


def test_a_further_link_of_a_folder_is_a_link_and_the_two_incidents_stay_two(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A/1 tells of B/2's incident too; that B/1 did would still be wrong, and is nowhere said."""
    pq.write_table(pa.table({"report_id": HERE, "incident_id": ["i", "i", "i", "j"]}), folder / "links.parquet")
    truth = f"first,second,same\n{HERE[0]},{HERE[3]},same\n{HERE[0]},{HERE[2]},same\n{HERE[2]},{HERE[3]},different\n"
    (folder / "truth.csv").write_text(truth, encoding="utf-8")

    def found() -> object:
        assert evaluated(folder, "--json", links="") == 0
        return as_told(capsys)["pairwise"]

    assert found() == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}
    pq.write_table(pa.table({"report_id": HERE[:1], "incident_id": ["j"]}), folder / "further_links.parquet")
    assert found() == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_links_are_held_against_labelled_pairs(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "labels.csv").write_text("first,second,same\nb,a,same\na,c,different\nc,d,same\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), "--json", truth="labels.csv") == 0
    told = as_told(capsys)
    assert told["pairwise"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert told["b_cubed"] is None
    assert told["labelled_different"] == 1
    # d/e is suggested, but nobody labelled it.
    assert told["calibration"]["pairs"] == 3
    # c is offered a before d, and d is offered e before c: whether anybody labelled d/e changes nothing of that.
    assert told["hits"]["at"] == {"1": 0.5, "3": 1.0, "5": 1.0, "10": 1.0}


def test_where_no_labelled_pair_is_different_nothing_is_said_to_be_all_right(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "labels.csv").write_text("first,second,same\nb,a,same\nc,d,same\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), "--json", truth="labels.csv") == 0
    told = as_told(capsys)
    assert told["pairwise"] == {"precision": None, "recall": 0.5, "f1": None}
    assert told["calibration"] is None
    # c is offered a first, which nobody labelled: hits are counted all the same, as a person would meet them.
    assert told["hits"]["at"]["1"] == 0.5
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), truth="labels.csv") == 0
    said = capsys.readouterr().out
    assert "No labelled pair is different" in said
    assert "0.500 among the first 1" in said


def test_the_figures_are_printed_for_a_person(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(files, "--pairs", str(files / "pairs.csv")) == 0
    said = capsys.readouterr().out
    for part in ("6 reports evaluated", "pairs of reports  0.500", "B-cubed", "0.9 to 1.0", "0.800 among the first 1"):
        assert part in said


def test_where_no_labelled_pair_was_given_a_probability_that_is_said_and_no_empty_table_stands(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "one.csv").write_text("report_id,incident_id\na,x\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "pairs.csv"), truth="one.csv") == 0
    said = capsys.readouterr().out
    assert "1 report evaluated" in said
    assert "No labelled pair was given a probability" in said
    assert "95 % interval" not in said


def test_the_problems_of_all_files_are_told_at_once(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "links.csv").write_text("report_id,incident_id\na,\n", encoding="utf-8")
    (files / "truth.csv").write_text("first,second,same\na,a,same\n", encoding="utf-8")
    assert evaluated(files, "--pairs", str(files / "truth.csv")) == 1
    said = capsys.readouterr().err
    assert [code in said for code in ("[I022]", "[I025]", "[I029]", "4 problems")] == [True] * 4


@pytest.mark.parametrize("truth", ["report_id,incident_id\nq,1\n", "first,second,same\nq,r,same\n"])
def test_files_that_name_no_report_in_common_are_refused(
    truth: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "truth.csv").write_text(truth, encoding="utf-8")
    assert evaluated(files) == 1
    assert "[I026]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "truth",
    [
        "report_id,incident_id\n",
        "first,second,same\n",
        "first,second,judgement,by,on\n",
        "first,second,judgement,by,on\na,b,undecided,amina,2020-01-01\n",
    ],
)
def test_a_truth_without_a_label_is_said_to_have_none(
    truth: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not that its reports are others: it names none."""
    (files / "truth.csv").write_text(truth, encoding="utf-8")
    assert evaluated(files) == 1
    assert (
        "truth.csv: expected a truth with at least one labelled report or pair; came “none”" in capsys.readouterr().err
    )


def test_where_no_report_has_a_true_partner_hits_are_none_and_not_all_missed(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "truth.csv").write_text("report_id,incident_id\na,\nb,\n", encoding="utf-8")
    pairs = ("--pairs", str(files / "pairs.csv"))
    assert evaluated(files, "--json", *pairs) == 0
    hits = as_told(capsys)["hits"]
    assert (hits["reports"], set(dict(hits["at"]).values())) == (0, {None})  # type: ignore[call-overload] # it is a table
    assert evaluated(files, *pairs) == 0
    said = capsys.readouterr().out
    assert "No report evaluated has a true partner" in said
    assert "0.000 among" not in said


def test_reports_that_are_not_here_are_named_as_the_truth_writes_them(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where: identities that follow from them say nothing to whoever wrote the file."""
    (files / "truth.csv").write_text("source,reference,incident\nQ,1,x\n", encoding="utf-8")
    assert evaluated(files) == 1
    said = capsys.readouterr().err
    assert "truth.csv, line 2" in said
    assert "“a … and Q/1 …”" in said


HERE = [derived_identity("A", "1"), derived_identity("A", "2"), derived_identity("B", "1"), derived_identity("B", "2")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What `truceline link` leaves of four reports, of which the first three are one incident and the last stands alone."""
    pq.write_table(pa.table({"report_id": HERE[:3], "incident_id": ["i"] * 3}), tmp_path / "links.parquet")
    pq.write_table(pa.table({"report_id": HERE, "source": ["A", "A", "B", "B"]}), tmp_path / "reports.parquet")
    return tmp_path


@pytest.mark.parametrize(
    "truth",
    [
        "source,reference,incident_id\nA,1,x\nB,1,x\nB,2,\nC,1,y\n",
        "first_source,first_reference,second_source,second_reference,same\nA,1,B,1,same\nB,2,C,1,different\n",
        f"first,second_source,second_reference,same\n{HERE[0]},B,1,same\n{HERE[3]},C,1,different\n",
    ],
    ids=["incidents", "pairs", "pairs half by identity"],
)
def test_truth_may_name_reports_by_source_and_reference(
    truth: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text(truth, encoding="utf-8")
    assert evaluated(folder, "--json", links="") == 0
    told = as_told(capsys)
    assert told["pairwise"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    # C/1 is nowhere; B/2 is here, and stands alone.
    assert (told["reports"]["named"], told["reports"]["not_here"]) == (4, 1)
    assert evaluated(folder, links="") == 0
    assert "1 of the 4 reports that the truth names are not among those here: C/1." in capsys.readouterr().out
    assert told["reports"]["first_not_here"] == ["C/1"]


def test_of_many_reports_that_are_not_here_the_first_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(f"C,{number},x\n" for number in range(1, 31))
    (folder / "truth.csv").write_text(f"source,reference,incident_id\nA,1,x\n{lines}", encoding="utf-8")
    assert evaluated(folder, links="") == 0
    assert (
        "30 of the 31 reports that the truth names are not among those here: C/1, C/2, C/3 …" in capsys.readouterr().out
    )
    assert evaluated(folder, "--json", links="") == 0
    assert as_told(capsys)["reports"]["first_not_here"] == [f"C/{number}" for number in range(1, 21)]


@pytest.mark.parametrize(
    "truth",
    [
        "source,reference,incident_id\nC,1,x\nC,2,x\n",
        # Of each pair one is here: whatever was linked, nothing of it could be found.
        "first_source,first_reference,second_source,second_reference,same\nA,1,b,1,same\n",
    ],
)
def test_truth_of_which_nothing_is_here_is_refused(
    truth: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text(truth, encoding="utf-8")
    assert evaluated(folder, links="") == 1
    assert "[I026]" in capsys.readouterr().err


def test_truth_whose_reports_all_stand_alone_is_counted_and_finds_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text("source,reference,incident_id\nB,2,x\nC,1,x\n", encoding="utf-8")
    assert evaluated(folder, "--json", links="") == 0
    told = as_told(capsys)
    assert (told["pairwise"]["recall"], told["reports"]["not_linked"], told["reports"]["not_here"]) == (0.0, 2, 1)
    (folder / "truth.csv").write_text("source,reference,incident_id\nB,2,\n", encoding="utf-8")
    assert evaluated(folder, links="") == 0


def test_a_folder_whose_reports_cannot_be_read_is_refused_with_the_other_problems(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "truth.csv").write_text("source,reference,incident_id\nB,,x\n", encoding="utf-8")
    (folder / "reports.parquet").write_bytes(b"none")
    assert evaluated(folder, links="") == 1
    said = capsys.readouterr().err
    assert [part in said for part in ("[I020]", "[I022]", "column reference", "2 problems")] == [True] * 4
    pq.write_table(pa.table({"other": ["a"]}), folder / "reports.parquet")
    assert evaluated(folder, links="") == 1
    assert "[I021]" in capsys.readouterr().err
