"""Files for evaluation: what they may look like, and every problem at its line and column."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from truceline.errors import Refused
from truceline.incident.evaluation import labelling
from truceline.incident.evaluation.labelling import (
    LabelledPairs,
    Links,
    read_identities,
    read_links,
    read_scored_pairs,
)
from truceline.values.identity import derived_identity

NOW = datetime(2031, 1, 1, tzinfo=UTC)
read_truth = partial(labelling.read_truth, now=NOW)


def written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def codes_at(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, int, int | str]]:
    return [(found.code, found.where.line, found.where.column) for found in refused.value.problems]


def test_a_report_that_tells_of_two_incidents_has_two_rows_and_a_repeated_row_counts_once(tmp_path: Path) -> None:
    links = read_links(written(tmp_path, "incident_id,report_id,more\ni,a,x\nj,a,x\ni,a,y\n\n"))
    assert (links.report.to_pylist(), links.incident.to_pylist()) == (["a", "a"], ["i", "j"])


def test_columns_are_known_in_capitals_too(tmp_path: Path) -> None:
    pq.write_table(pa.table({"Report_ID": ["a"], "Incident_ID": ["i"]}), tmp_path / "table.parquet")
    for path in (tmp_path / "table.parquet", written(tmp_path, "Report_ID,INCIDENT_ID\na,i\n")):
        links = read_links(path)
        assert (links.report.to_pylist(), links.incident.to_pylist()) == (["a"], ["i"])


def test_the_same_table_reads_alike_from_csv_and_parquet(tmp_path: Path) -> None:
    pq.write_table(pa.table({"report_id": ["a", "b"], "true_incident": ["i", None]}), tmp_path / "table.parquet")
    both = [read_truth(tmp_path / "table.parquet"), read_truth(written(tmp_path, "report_id,true_incident\na,i\nb,\n"))]
    for truth in both:
        assert isinstance(truth, Links)
        assert (truth.report.to_pylist(), truth.incident.to_pylist()) == (["a", "b"], ["i", None])


def test_every_problem_of_links_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    text = 'report_id,incident_id\n"a\nb",i\n,i\nc,\n'
    with pytest.raises(Refused) as refused:
        read_links(written(tmp_path, text))
    # The first report's name spans lines 2 and 3.
    assert codes_at(refused) == [("I022", 4, "report_id"), ("I022", 5, "incident_id")]


def test_a_row_with_a_cell_too_many_or_too_few_is_no_label_and_no_column_is_passed_over_for_its_namesake(
    tmp_path: Path,
) -> None:
    """Teeth: a short row would say that nobody else tells of it, and of two columns of incidents one would count."""
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, "report_id,incident_id\na,i\nb\nc,i,j\n"))
    assert codes_at(refused) == [("I040", 3, 0), ("I040", 4, 0)]
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, "report_id,incident_id,Incident_ID\na,i,j\n"))
    assert codes_at(refused) == [("I041", 1, "Incident_ID")]
    pq.write_table(pa.table({"report_id": ["a"], "same": ["i"], "Report ID": ["b"]}), tmp_path / "table.parquet")
    with pytest.raises(Refused) as refused:
        read_truth(tmp_path / "table.parquet")
    assert codes_at(refused) == [("I041", 0, "Report ID")]


def test_a_report_with_an_incident_in_one_row_and_none_in_another_is_asked_about(tmp_path: Path) -> None:
    """Of both it cannot be that nobody else tells of it and that somebody does; several incidents are no contradiction."""
    rows = "net,1,x\nnet,1,y\nnet,1,x\npost,1,\npost,1,x\nred,1,x\nred,1,\nalone,1,\nalone,1,\n"
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, f"source,reference,incident_id\n{rows}"))
    assert codes_at(refused) == [("I044", 6, "incident_id"), ("I044", 8, "incident_id")]
    assert [(found.came, found.details["line"]) for found in refused.value.problems] == [
        ("“post/1”", 5),
        ("“red/1”", 7),
    ]


def test_every_problem_of_labelled_pairs_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    text = "first,second,same\na,b,same\nb,a,different\na,a,true\na,,yes\nc,d,perhaps\n"
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, text))
    assert codes_at(refused) == [
        ("I024", 3, "same"),
        ("I025", 4, "second"),
        ("I022", 5, "second"),
        ("I023", 6, "same"),
    ]


def test_of_judgements_the_one_that_stands_is_the_label_and_undecided_is_none(tmp_path: Path) -> None:
    rows = ["a,b,same,amina,2030-01-01,", "b,a,different,amina,2030-01-02,", "c,d,undecided,amina,2030-01-01,"]
    truth = read_truth(
        written(tmp_path, "first,second,judgement,by,on,reason\n" + "\n".join([*rows, "e,f,same,amina,2030-01-01,"]))
    )
    assert isinstance(truth, LabelledPairs)
    pairs = zip(truth.first.to_pylist(), truth.second.to_pylist(), truth.same.tolist(), strict=True)
    assert {(frozenset(pair[:2]), pair[2]) for pair in pairs} == {
        (frozenset("ab"), False),
        (frozenset("ef"), True),
    }


def test_judgements_of_a_time_to_come_are_no_truth(tmp_path: Path) -> None:
    head = "first,second,judgement,by,on\n"
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, f"{head}a,b,same,amina,2030-12-31\na,b,different,omar,2037-01-01\n"))
    assert codes_at(refused) == [("I042", 3, "on")]


def test_a_probability_is_taken_as_it_is_and_a_score_as_odds(tmp_path: Path) -> None:
    told = read_scored_pairs(written(tmp_path, "first,second,score,probability\na,b,9,0.25\n"))
    assert (told.given_as, told.probability.tolist()) == ("probability", [0.25])
    assert told.rank.tolist() == [0.25], "pairs are offered by their probability"
    told = read_scored_pairs(written(tmp_path, "first,second,score\na,b,0\n"))
    assert (told.given_as, told.probability.tolist()) == ("score", [0.5])


def test_pairs_that_a_spreadsheet_wrote_anew_have_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    told = read_scored_pairs(written(tmp_path, "first;second;score;probability\na;b;9,5;0,25\n"))
    assert told.probability.tolist() == [0.25]


def test_beside_a_probability_no_score_is_needed_not_even_of_a_relay(tmp_path: Path) -> None:
    told = read_scored_pairs(written(tmp_path, "first,second,score,probability\na,b,,0.25\n"))
    assert told.probability.tolist() == [0.25]


def test_scored_pairs_and_judgements_may_name_reports_by_source_and_reference(tmp_path: Path) -> None:
    ends = "first_source,first_reference,second_source,second_reference"
    ids = [derived_identity("ours", "17"), derived_identity("theirs", "A-204")]
    told = read_scored_pairs(written(tmp_path, f"{ends},probability\nours,17,theirs,A-204,0.25\n"))
    assert [told.first.to_pylist(), told.second.to_pylist()] == [ids[:1], ids[1:]]
    truth = read_truth(written(tmp_path, f"{ends},judgement,by,on\nours,17,theirs,A-204,same,amina,2030-01-01\n"))
    assert isinstance(truth, LabelledPairs)
    assert {*truth.first.to_pylist(), *truth.second.to_pylist()} == {*ids}
    with pytest.raises(Refused) as refused:
        read_scored_pairs(written(tmp_path, f"{ends},probability\nours,,theirs,A,0.5\nours,17,ours,17,0.5\n"))
    assert codes_at(refused) == [("I022", 2, "first_reference"), ("I025", 3, "second_reference")]


def test_every_problem_of_scored_pairs_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_scored_pairs(written(tmp_path, "first,second,probability\na,b,1.5\na,,nan\na,a,0.5\n"))
    assert codes_at(refused) == [
        ("I027", 2, "probability"),
        ("I022", 3, "second"),
        ("I027", 3, "probability"),
        ("I025", 4, "second"),
    ]


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (read_links, "reporter,incident_id\na,\nb,i\n", [("I021", 1, 0), ("I022", 2, "incident_id")]),
        (read_links, "report_id,case,more\na,i,x\n,i,x\n", [("I021", 1, 0), ("I022", 3, "report_id")]),
        (read_links, "source,reference,odd\nours,17,x\nours,,\n", [("I021", 1, 0), ("I022", 3, "reference")]),
        (
            read_truth,
            "first,other,same\na,b,same\na,c,different\nb,c,perhaps\n",
            [("I021", 1, 0), ("I023", 4, "same")],
        ),
        (
            read_truth,
            "first,second,equal\na,a,same\na,,no\n",
            [("I021", 1, 0), ("I025", 2, "second"), ("I022", 3, "second")],
        ),
        (
            read_truth,
            "first,judgement,by,on\na,perhaps,amina,2030-02-31\n",
            [("I002", 1, "second"), ("I005", 2, "judgement"), ("I006", 2, "on")],
        ),
        (read_scored_pairs, "first,second,likely\na,a,0.5\n", [("I029", 1, 0), ("I025", 2, "second")]),
        (
            read_scored_pairs,
            "first,probability\na,1.5\n,0.5\n",
            [("I029", 1, 0), ("I027", 2, "probability"), ("I022", 3, "first")],
        ),
    ],
)
def test_a_refused_heading_is_told_with_what_is_wrong_below_it(
    tmp_path: Path, read: Callable[[Path], object], text: str, expected: list[tuple[str, int, int | str]]
) -> None:
    with pytest.raises(Refused) as refused:
        read(written(tmp_path, text))
    assert codes_at(refused) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [("a,b\n1,2\n", "I021"), ("", "I021"), ('report_id,incident_id\n"a,i\n', "I020"), ("first,second\na,b\n", "I021")],
)
def test_a_file_of_another_kind_is_refused(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=code):
        read_truth(written(tmp_path, text))
    with pytest.raises(Refused, match=code):
        read_links(written(tmp_path, text))


def test_what_is_no_parquet_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "no.parquet").write_bytes(b"report_id,incident_id\na,i\n")
    with pytest.raises(Refused, match="I020"):
        read_links(tmp_path / "no.parquet")
    with pytest.raises(Refused, match="C001"):
        read_links(tmp_path / "nowhere.csv")


def test_every_problem_of_pairs_by_source_and_reference_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    head = "first_source,first_reference,second_source,second_reference,same\n"
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, head + "A,1,A,1,same\nA,1,,2,same\nA,1,B,1,same\nB,1,A,1,different\n"))
    assert codes_at(refused) == [("I025", 2, "second_reference"), ("I022", 3, "second_source"), ("I024", 5, "same")]


def test_a_pair_labelled_twice_is_named_as_its_file_writes_it_with_the_other_line(tmp_path: Path) -> None:
    head = "First Source,first-reference,SECOND_SOURCE,Second Reference,Same\n"
    with pytest.raises(Refused) as refused:
        read_truth(written(tmp_path, head + "A,1,B,1,same\nB,1,A,1,different\n"))
    (found,) = refused.value.problems
    assert (found.code, found.came) == ("I024", "“B/1 · A/1”")
    assert "Line 2 " in found.remedy


def test_links_may_name_reports_by_source_and_reference_in_both_forms_and_an_identity_goes_before(
    tmp_path: Path,
) -> None:
    pq.write_table(pa.table({"source": ["A"], "reference": ["1"], "incident_id": ["i"]}), tmp_path / "table.parquet")
    both = [read_links(tmp_path / "table.parquet"), read_links(written(tmp_path, "source,reference,incident\nA,1,i\n"))]
    assert [links.report.to_pylist() for links in both] == [[derived_identity("A", "1")]] * 2
    links = read_links(written(tmp_path, "source,reference,report_id,incident\nA,1,r,i\n"))
    assert links.report.to_pylist() == ["r"]


def test_the_reports_of_a_stored_table_are_known_by_their_identities(tmp_path: Path) -> None:
    pq.write_table(pa.table({"report_id": ["a", "b"], "more": [1, 2]}), tmp_path / "reports.parquet")
    assert read_identities(tmp_path / "reports.parquet").to_pylist() == ["a", "b"]
