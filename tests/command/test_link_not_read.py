"""What was not read of a file is said by `link` however much else is to be said, and stands in its summary."""

import json
from pathlib import Path

import openpyxl
import pytest

from truceline.command import main
from truceline.errors import Where, problem
from truceline.measure.intake import remarks_told
from truceline.report.reading import ReadReports
from truceline.report.table import REPORTS

MONTHS = ("May", "June", "July", "August", "September", "October", "November", "December")


def _workbook(path: Path) -> Path:
    """A sheet for each month, each with the same names; more of them than there is room for remarks."""
    book = openpyxl.Workbook()
    for number, month in enumerate((*MONTHS, *(f"{month} 2018" for month in MONTHS))):
        sheet = book.create_sheet(month, number)
        sheet.append(["id", "date", "place"])
        sheet.append([number, "2017-07-09", "Old Mill"])
    del book["Sheet"]
    book.save(path)
    return path


def test_every_sheet_that_was_not_read_is_named_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "linked"
    assert main(["link", str(_workbook(tmp_path / "list.xlsx")), "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert [f"“{sheet}”" in told for sheet in (*MONTHS[1:], *(f"{month} 2018" for month in MONTHS))] == [True] * 15
    assert json.loads((out / "summary.json").read_text("utf-8"))["reports"]["remarks"]["R062"] == 15


def test_columns_that_were_not_read_stand_before_what_is_only_counted() -> None:
    """Teeth: thirty other kinds would leave no room for them."""
    others = [problem("R063", Where("list.csv", 1, f"column {number}"), "x") for number in range(30)]
    unread = problem("R070", Where("list.csv", 1), "1 column", names="Remark")
    told = remarks_told(ReadReports(REPORTS.empty(), (), (), 0, (*others, unread))).splitlines()
    assert "Remark" in told[0]
    assert (len(told), told[-1]) == (11, "  … and 21 more of other kinds")


def test_a_file_that_is_left_out_whole_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Teeth: by its rows alone it would be said that none was left out."""
    sound, nameless = tmp_path / "list.csv", tmp_path / "nameless.csv"
    sound.write_text(
        "id,date,lat,lon,radius_m\n1,2017-07-09,32.6,36.2,800\n2,2017-07-10,32.7,36.2,800\n", encoding="utf-8"
    )
    nameless.write_text("date,lat,lon\n2017-07-09,32.6,36.2\n", encoding="utf-8")
    command = ["link", str(sound), str(nameless), "--out", str(tmp_path / "out"), "--keep-going", "--quiet"]
    assert main(command) == 3
    assert "0 rows left out, and all of nameless.csv, beside 2 taken." in capsys.readouterr().err
