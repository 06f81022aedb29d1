"""The file of judgements only grows, and holds what was judged even where a person is interrupted."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from told import judged

from truceline.errors import Refused
from truceline.incident.joining import judge
from truceline.incident.review import keeping
from truceline.incident.review.keeping import append_judgements
from truceline.values.identity import derived_identity

NOW = datetime(2031, 1, 1, tzinfo=UTC)
read_judgements = partial(judge.read_judgements, now=NOW)
kept_judgements = partial(keeping.kept_judgements, now=NOW)
AT = datetime(2030, 7, 10, 8, 30, 1, 250, tzinfo=UTC)
ROW = {"first": "a", "second": "b", "judgement": "same", "by": "amina", "on": AT, "reason": 'two "mills",\none hour'}


def test_what_is_kept_reads_back_as_it_was_judged(tmp_path: Path) -> None:
    append_judgements([ROW], tmp_path / "judgements.csv")
    append_judgements([ROW | {"second": "c", "reason": None}], tmp_path / "judgements.csv")
    assert read_judgements(tmp_path / "judgements.csv").to_pylist() == [ROW, ROW | {"second": "c", "reason": None}]


def test_what_stood_in_the_file_stays_byte_for_byte_whatever_its_columns_and_its_end(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    before = "on,by,judgement,second,first,remark\n2030-01-01,basil,different,b,a,x"
    path.write_text(before, encoding="utf-8")
    append_judgements([ROW], path)
    assert path.read_text(encoding="utf-8").startswith(before + "\n")
    assert [row["judgement"] for row in read_judgements(path).to_pylist()] == ["different", "same"]
    assert read_judgements(path).to_pylist()[1] == ROW | {"reason": None}


def test_a_file_whose_columns_have_capitals_and_spaces_is_read_and_grows(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("On,BY,Judgement, Second ,First,Reason\n2030-01-01,basil,different,b,a,x\n", encoding="utf-8")
    append_judgements([ROW], path)
    assert read_judgements(path).to_pylist()[1] == ROW


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_file_that_a_spreadsheet_wrote_anew_with_semicolons_is_read_and_grows_with_them(
    tmp_path: Path, separator: str
) -> None:
    path = tmp_path / "judgements.csv"
    before = "on;by;judgement;second;first;reason\n2030-01-01;basil;different;b;a;far, and late\n"
    path.write_text(before.replace(";", separator), encoding="utf-8-sig")
    append_judgements([ROW | {"reason": "near; soon"}], path)
    assert path.read_text(encoding="utf-8-sig").startswith(before.replace(";", separator))
    kept = [(row["judgement"], row["reason"]) for row in kept_judgements(path).to_pylist()]
    assert kept == [("different", "far, and late"), ("same", "near; soon")]


def test_judgements_of_several_files_are_kept_once_each(tmp_path: Path) -> None:
    append_judgements(judged(("a", "b", "same"), ("a", "c", "same")).to_pylist(), tmp_path / "one.csv")
    append_judgements(judged(("a", "c", "same"), ("a", "d", "same")).to_pylist(), tmp_path / "two.csv")
    kept = kept_judgements(tmp_path / "one.csv", tmp_path / "two.csv")
    assert kept["second"].to_pylist() == ["b", "c", "d"]
    assert kept_judgements(None).num_rows == 0


def test_a_named_file_may_name_reports_by_source_and_reference_and_one_that_grows_may_not(tmp_path: Path) -> None:
    header = "first_source,first_reference,second_source,second_reference,judgement,by,on\n"
    path = tmp_path / "theirs.csv"
    path.write_text(f"{header}ours,17,theirs,A-204,same,amina,2030-01-01\n", encoding="utf-8")
    (row,) = kept_judgements(None, path).to_pylist()
    assert (row["first"], row["second"]) == (derived_identity("ours", "17"), derived_identity("theirs", "A-204"))
    with pytest.raises(Refused, match="I002"):
        kept_judgements(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "judgements.csv").write_text("first,second\na,b\n", encoding="utf-8")
    with pytest.raises(Refused, match="I002"):
        kept_judgements(tmp_path / "judgements.csv")
