"""Small CSV files are read with the numbers of their lines, or refused by the code of whoever reads them."""

from pathlib import Path

import openpyxl
import pytest

from truceline.errors import Refused, Where
from truceline.values.cells import named_twice, read_cells, read_rows, separator_of


def test_lines_keep_their_numbers_and_empty_ones_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("\ufeffa, b\n 1 ,2\n , \n3,\n", encoding="utf-8")
    assert read_cells(path, "I001") == (["a", "b"], [(2, {"a": "1", "b": "2"}), (4, {"a": "3", "b": ""})])
    assert read_rows(path, "I001") == (["a", "b"], [(2, [" 1 ", "2"]), (4, ["3", ""])])
    path.write_text("", encoding="utf-8")
    assert read_cells(path, "I001") == ([], [])


def test_a_row_is_numbered_by_the_line_at_which_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text('a,b\n"1\n2",x\n3,y\n', encoding="utf-8")
    assert [line for line, _ in read_cells(path, "I001")[1]] == [2, 4]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_semicolons_tabs_and_upright_strokes_part_columns_as_commas_do(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f'\n"a,x"{separator}b\n"1;2\t3,4"{separator}5\n', encoding="utf-8")
    assert read_cells(path, "I001") == (["a,x", "b"], [(3, {"a,x": "1;2\t3,4", "b": "5"})])


def test_the_separator_is_what_stands_most_often_among_the_names_outside_quotation_marks() -> None:
    lines = ["a", "a;b", "a\tb", '"a,b,c";d', "a,b;c,d"]
    assert [separator_of(line) for line in lines] == [",", ";", "\t", ";", ","]


@pytest.mark.parametrize(
    ("raw", "line", "came"),
    [
        (b'a;b\n1;2\n"open', 3, "a quotation mark that is not closed"),
        (b"a,b\n1,2\n\xc7a,3\n", 3, "bytes that are no UTF-8"),
        ("a,b\n".encode("utf-16"), 0, "text in UTF-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 0, "an old Excel workbook (.xls)"),
        (b'a,b\n1,2\n"open', 3, "a quotation mark that is not closed"),
        (b'a,b\n"1"2,3\n', 2, "text behind a closing quotation mark"),
        # As long as no reader of this process allows, whatever limit one has set.
        (b"a,b\n" + b"x" * 2_000_000, 2, "a cell too long to be one"),
    ],
)
def test_what_is_no_csv_is_refused_by_the_code_that_is_named_and_told_what_it_is(
    raw: bytes, line: int, came: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(raw)
    with pytest.raises(Refused) as refused:
        read_cells(path, "I030")
    (found,) = refused.value.problems
    assert (found.code, found.where.line, found.came) == ("I030", line, f"“{came}”")
    assert "commas, semicolons or tabs between the columns" in found.expected
    assert "CSV UTF-8" in found.remedy


def test_rows_that_do_not_fit_the_names_and_names_that_come_twice_are_refused_all_at_once(tmp_path: Path) -> None:
    """Teeth: a cell too many or too few puts another under each name behind it, and of two columns one would vanish."""
    path = tmp_path / "file.csv"
    path.write_text('name,lat,Name,lon\nNawa,32,88,36,03\nDara,"32,6",x,36.1\n\nJasim\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_cells(path, "I030")
    told = [(found.code, found.where.line, found.where.column, found.came) for found in refused.value.problems]
    assert told == [("I041", 1, "Name", "“Name”"), ("I040", 2, 0, "“5 cells”"), ("I040", 5, 0, "“1 cell”")]
    assert "expected 4 cells, one for each name in the first line" in str(refused.value)


def test_names_are_one_in_capitals_and_with_spaces_too_and_columns_without_a_name_are_not_each_other() -> None:
    found = named_twice(["Report ID", "", "report_id", "", "REPORT-ID", "id"], Where("file.csv", 3))
    assert [str(each.where) for each in found] == [
        "file.csv, line 3, column report_id",
        "file.csv, line 3, column REPORT-ID",
    ]


def test_empty_cells_beyond_the_last_name_are_passed_over_and_a_filled_one_belongs_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("a,,b,,\n1,,2,,\n3,,,\n", encoding="utf-8")
    assert read_rows(path, "I001") == (["a", "", "b"], [(2, ["1", "", "2"]), (3, ["3", "", ""])])
    path.write_text("a,b,\n1,2,left over\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"line 2: expected 2 cells.*came “3 cells”"):
        read_rows(path, "I001")


def test_a_workbook_is_called_one_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    openpyxl.Workbook().save(path)
    with pytest.raises(Refused, match="Excel workbook"):
        read_cells(path, "I020")
    with pytest.raises(Refused, match="No such file"):
        read_cells(tmp_path / "absent.csv", "I001")
