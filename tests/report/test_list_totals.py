"""Rows of sums are left out of lists and told; whatever has a day or a place is a row like any other."""

from pathlib import Path

import openpyxl
import pytest
from report_forms import SETTINGS, problems_of, put

from truceline.report.channels import plain_list
from truceline.report.reading import read_reports

HEAD = "id,date,place,killed,notes\n"
ROWS = "1,2017-07-09,Naima,2,\n2,2017-07-10,Naima,3,\n"


def read(path: Path) -> tuple[list[str], list[tuple[int, str]]]:
    told = read_reports([path], SETTINGS)
    sums = [(int(one.where.line or 0), one.came) for one in told.remarks if one.code == "R091"]
    return told.table["reference"].to_pylist(), sums


@pytest.mark.parametrize(
    "row",
    [
        "Total,,,5,",
        "TOTAL:,,,5,",
        ",,,5,Grand total",
        ",Total,,5,",
        ",,Total,5,",
        "المجموع,,,5,",
        "Итого,,,5,",
        "Sum,-,,5,",
    ],
)
def test_a_row_that_says_it_is_a_sum_and_has_neither_day_nor_place_is_left_out_and_told(
    row: str, tmp_path: Path
) -> None:
    told, sums = read(put(tmp_path, f"{HEAD}{ROWS}{row}\n", "list.csv"))
    assert told == ["1", "2"]
    assert [line for line, _ in sums] == [4]


def test_sums_between_the_rows_are_left_out_too(tmp_path: Path) -> None:
    told, sums = read(put(tmp_path, f"{HEAD}1,2017-07-09,Naima,2,\nSubtotal,,,2,\n2,2017-07-10,Naima,3,\n", "list.csv"))
    assert (told, [line for line, _ in sums]) == (["1", "2"], [3])


@pytest.mark.parametrize("row", ["Total,,Naima,5,", "3,,,5,", "Totally,,,5,", "Total,40 July,,5,"])
def test_a_row_that_has_a_place_or_is_called_otherwise_is_refused_as_before(row: str, tmp_path: Path) -> None:
    problems = problems_of(put(tmp_path, f"{HEAD}{ROWS}{row}\n", "list.csv"))
    assert {one.where.line for one in problems} == {4}


def test_a_report_whose_place_is_called_so_stays(tmp_path: Path) -> None:
    assert read(put(tmp_path, f"{HEAD}{ROWS}3,2017-07-11,Total,1,\n", "list.csv")) == (["1", "2", "3"], [])


def book(folder: Path, last: list[object]) -> Path:
    made = openpyxl.Workbook()
    for row in (["No", "Date", "Place", "Killed"], [1, "9-Jul-17", "Naima", 2], [2, "10-Jul-17", "Naima", 3], last):
        made.worksheets[0].append(row)
    made.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_the_formula_of_a_sum_is_no_problem_and_that_of_a_report_is_one(tmp_path: Path) -> None:
    assert read(book(tmp_path, ["Total", None, None, "=SUM(D2:D3)"])) == (["1", "2"], [(4, "“Total”")])
    assert [one.code for one in problems_of(book(tmp_path, [3, "11-Jul-17", "Naima", "=D2+D3"]))] == ["R038"]


def test_teeth_where_sums_are_not_looked_for_the_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_list, "without_totals", lambda block, *_: block)
    assert problems_of(put(tmp_path, f"{HEAD}{ROWS}Total,,,5,\n", "list.csv"))


@pytest.mark.parametrize("first", ["", "Unnamed: 0"])
def test_a_first_column_of_the_numbers_of_rows_is_the_reference_where_nothing_else_is(
    first: str, tmp_path: Path
) -> None:
    text = f"{first},date,place,code\n0,2017-07-09,Naima,a\n1,2017-07-10,Naima,b\n"
    told = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert told.table["reference"].to_pylist() == ["0", "1"]
    assert [one.code for one in told.remarks if one.code == "R092"] == ["R092"]
    named = read_reports([put(tmp_path, text.replace("code", "id"), "list.csv")], SETTINGS)
    assert named.table["reference"].to_pylist() == ["a", "b"]
    assert not [one for one in named.remarks if one.code == "R092"]


def test_where_rows_are_numbered_a_case_is_no_reference_for_a_list_may_have_a_row_for_each_victim(
    tmp_path: Path,
) -> None:
    text = ",case,date,place\n0,7,2017-07-09,Naima\n1,7,2017-07-09,Naima\n"
    assert read_reports([put(tmp_path, text, "list.csv")], SETTINGS).table["reference"].to_pylist() == ["0", "1"]
    alone = "case,date,place\n7,2017-07-09,Naima\n8,2017-07-10,Naima\n"
    assert read_reports([put(tmp_path, alone, "list.csv")], SETTINGS).table["reference"].to_pylist() == ["7", "8"]


def test_numbers_that_come_twice_in_such_a_column_and_a_column_without_a_name_elsewhere_are_refused(
    tmp_path: Path,
) -> None:
    assert problems_of(put(tmp_path, ",date,place\n0,2017-07-09,Naima\n0,2017-07-10,Naima\n", "list.csv"))
    (missing,) = problems_of(put(tmp_path, "date,,place\n2017-07-09,0,Naima\n2017-07-10,1,Naima\n", "list.csv"))
    assert missing.code == "R005"
