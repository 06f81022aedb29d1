"""Rows that are left out are known by file and line, each once, with all that is wrong."""

import gzip
from dataclasses import replace
from pathlib import Path

from report_forms import SETTINGS, csv_text, put

from truceline.errors import Where, phrase, problem
from truceline.report.reading import read_reports
from truceline.report.set_aside import lines_of, rows_at_fault, write_set_aside


def test_a_row_with_two_problems_is_one_row_and_of_two_that_differ_both_are_named() -> None:
    first = problem("R013", Where("a.csv", 3, "id"), "")
    second = problem("R013", Where("a.csv", 3, "date"), "")
    other = phrase("place", file="b.csv", line=7)
    differing = problem("R030", Where("a.csv", 9, "reference"), "x", other=other, differing="said")

    wrong = rows_at_fault([first, second, differing])

    assert [*wrong] == [("a.csv", 3), ("a.csv", 9), ("b.csv", 7)]
    assert [said.split(":")[0] for said in wrong["a.csv", 3]] == ["id", "date"]


def test_lines_are_those_at_which_rows_begin_quoted_breaks_counted_and_empty_rows_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('id,said\n1,"two\nlines"\n,\n2,one\n', encoding="utf-8")
    assert lines_of(path) == {2, 5}


def test_no_name_of_a_column_runs_in_a_spreadsheet_and_degrees_west_of_greenwich_stay_degrees(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,=A1,longitude,said\n1,x,-3.25,=A1\n", encoding="utf-8")
    write_set_aside([problem("R013", Where(str(path), 2, "date"), "")], [path], tmp_path)
    names, row = (tmp_path / "set_aside.csv").read_text(encoding="utf-8-sig").splitlines()
    assert names.split(",")[3:] == ["id", "'=A1", "longitude", "said"]
    assert row.endswith(",1,x,-3.25,'=A1")


def test_of_what_is_no_table_no_line_is_known(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(gzip.compress(b"id,said\n1,one\n")[:-9])
    assert lines_of(path) == set()


def test_the_first_object_of_json_lines_is_a_row_that_is_left_out_and_a_heading_is_none(tmp_path: Path) -> None:
    objects, table = tmp_path / "a.jsonl", tmp_path / "a.csv"
    objects.write_text('{"reference": "1"}\n', encoding="utf-8")
    table.write_text("id,date\n1,x\n", encoding="utf-8")
    wrong = [problem("R013", Where(str(path), 1, "date"), "") for path in (objects, table)]
    assert [write_set_aside([one], [objects, table], tmp_path) for one in wrong] == [1, 0]


def test_a_row_that_is_set_aside_is_not_remarked_on_as_one_that_was_taken(tmp_path: Path) -> None:
    going = replace(SETTINGS, keep_going=True)
    about = {"count": "about 3"}
    rows = [
        about,
        about | {"occurred_at": "?"},
        about | {"reference": "same"},
        about | {"reference": "same", "said": "x"},
    ]
    read = read_reports([put(tmp_path, csv_text(*rows))], going)
    assert (read.table["original_line"].to_pylist(), len(read.problems)) == ([2], 2)
    assert [(one.code, one.where.line) for one in read.remarks] == [("R096", 2)]


def test_of_a_file_of_which_nothing_is_taken_no_row_is_remarked_on(tmp_path: Path) -> None:
    going = replace(SETTINGS, keep_going=True)
    misnamed = csv_text({"count": "about 3", "reference": "other"}).replace("source_family", "source_famly")
    read = read_reports([put(tmp_path, csv_text({"count": "~3"})), put(tmp_path, misnamed, "misnamed.csv")], going)
    assert read.table["reference"].to_pylist() == ["r1"]
    assert [Path(one.where.file).name for one in read.remarks] == ["reports.csv"]
