"""Names of columns in two rows, as merged cells have them, are read together and told; a table that has none such is left as it is."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from report_forms import SETTINGS, problems_of, put

from truceline.errors import Refused
from truceline.report.reading import read_reports
from truceline.values.language import Language
from truceline.values.problems import said

Row = list[Any]
ABOVE: Row = ["No.", "Date", "Place", None, None, "Killed", None, None]
BELOW: Row = [None, None, "Town", "Latitude", "Longitude", "low", "best", "high"]
ROWS: list[Row] = [
    ["B1", "2017-07-09", "Nawa", 32.88, 36.04, 1, 2, 4],
    ["B2", "2017-07-10", "Izra", 32.86, 36.25, None, 3, None],
]


def workbook(path: Path, *rows: Row, merged: str = "") -> Path:
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    book.save(path)
    return path


def as_csv(*rows: Row) -> str:
    return "".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


@pytest.mark.parametrize("way", ["merged", "not merged", "csv", "below a title"])
def test_names_over_several_columns_are_read_with_those_below_them_and_told(way: str, tmp_path: Path) -> None:
    """Teeth: by the upper row alone the places and two figures of three were left out, and the lower row was a report without a day."""
    if way == "csv":
        path = put(tmp_path, as_csv(ABOVE, BELOW, *ROWS), "list.csv")
    else:
        title: list[Row] = [["Incidents, compiled in 2018"]] if way == "below a title" else []
        merged = "A1:A2 B1:B2 C1:E1 F1:H1" if way == "merged" else ""
        path = workbook(tmp_path / "list.xlsx", *title, ABOVE, BELOW, *ROWS, merged=merged)
    read = read_reports([path], SETTINGS)
    table = read.table
    assert [table[name].to_pylist() for name in ("reference", "place_name", "latitude")] == [
        ["B1", "B2"],
        ["Nawa", "Izra"],
        [32.88, 32.86],
    ]
    assert [table[name].to_pylist() for name in ("killed_low", "killed_best", "killed_high")] == [
        [1, None],
        [2, 3],
        [4, None],
    ]
    (told,) = [remark for remark in read.remarks if remark.code == "R109"]
    assert ("Killed low" in told.came, told.where.line) == (True, 3 if way == "below a title" else 2)
    assert {remark.code for remark in read.remarks} <= {"R109", "R065", "R081", "R070", "R092"}
    assert all(said(told, language).remedy for language in (Language.ARABIC, Language.RUSSIAN))


def test_the_rows_keep_their_lines(tmp_path: Path) -> None:
    wrong: Row = [*ROWS[0][:6], "two", 4]
    (told,) = problems_of(put(tmp_path, as_csv(ABOVE, BELOW, ROWS[1], wrong), "list.csv"))
    assert (told.where.line, told.where.column) == (4, "Killed best")


@pytest.mark.parametrize(
    "second",
    [["B0", "2017-07-08", "Nawa", 32.88, 36.04, 1, 2, 4], [None, None, "Nawa", "about here", "word", None, None, None]],
)
def test_a_row_that_is_no_row_of_names_stays_one_of_reports(second: Row, tmp_path: Path) -> None:
    names: Row = ["No.", "Date", "Place", "Latitude", "Longitude", "Killed", None, None]
    path = put(tmp_path, as_csv(names, second, *ROWS), "list.csv")
    try:
        assert read_reports([path], SETTINGS).table.num_rows == 3
    except Refused:
        assert 2 in {one.where.line for one in problems_of(path)}


def test_a_table_of_names_alone_in_two_rows_has_no_reports(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, as_csv(ABOVE, BELOW), "list.csv"))
    assert told.code == "R002"
