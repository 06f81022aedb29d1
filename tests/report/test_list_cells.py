"""Cells of lists that people compiled by hand: several days in one, letters beside degrees."""

from datetime import datetime
from pathlib import Path

import pytest
from report_forms import DAMASCUS, SETTINGS, problems_of, put

from truceline.report.reading import ReadReports, read_reports

_WHERE = "lat,lon,radius_m"
_HERE = "32.6,36.2,800"


def _read(folder: Path, header: str, *rows: str) -> ReadReports:
    return read_reports([put(folder, "\n".join([header, *rows, ""]), "list.csv")], SETTINGS)


@pytest.mark.parametrize(
    ("cell", "days", "first"),
    [
        ('"July 9–11, 2017"', 3, "2017-07-09"),
        ("9th - 10th July 2017", 2, "2017-07-09"),
        ("9-10-Jul-2017", 2, "2017-07-09"),
        ("30 June to 2 July 2017", 3, "2017-06-30"),
        ('"December 31 – January 1, 2017"', 2, "2016-12-31"),
        ("2017-07-09 to 2017-07-11", 3, "2017-07-09"),
        ("9-11 июля 2017", 3, "2017-07-09"),
        ("9 – 11 تموز 2017", 3, "2017-07-09"),
    ],
)
def test_several_days_in_one_cell_are_any_of_them(tmp_path: Path, cell: str, days: int, first: str) -> None:
    (report,) = _read(tmp_path, f"id,date,{_WHERE}", f"1,{cell},{_HERE}").table.to_pylist()
    assert report["occurred_within_s"] == days * 43_200.0
    begin = report["occurred_at"].timestamp() - report["occurred_within_s"]
    assert begin == datetime.fromisoformat(first).replace(tzinfo=DAMASCUS).timestamp()


@pytest.mark.parametrize("cell", ["11-9 July 2017", "9-11 July", "30-31 June 2017", "9-11/2017"])
def test_what_is_no_span_of_days_is_refused(tmp_path: Path, cell: str) -> None:
    path = put(tmp_path, f"id,date,{_WHERE}\n1,{cell},{_HERE}\n", "list.csv")
    assert {found.code for found in problems_of(path)} <= {"R018", "R019"}


@pytest.mark.parametrize(
    "cell",
    ["32°36'00\"N 36°12'00\"E", "36°12'00\"E 32°36'00\"N", "N32.6 E36.2", "32.6 N / 36.2 E", "32.6 с.ш. 36.2 в.д."],
)
def test_letters_of_hemispheres_say_which_of_two_degrees_is_which(tmp_path: Path, cell: str) -> None:
    (report,) = _read(
        tmp_path, "id,date,coordinates", f'1,2017-07-09,"{cell.replace(chr(34), chr(34) * 2)}"'
    ).table.to_pylist()
    assert (report["latitude"], report["longitude"]) == (32.6, 36.2)


@pytest.mark.parametrize("cell", ["32.6 N 36.2 N", "95 N 36.2 E", "32.6 N", "32.6 36.2"])
def test_two_degrees_of_one_axis_or_without_letters_are_no_point(tmp_path: Path, cell: str) -> None:
    path = put(tmp_path, f"id,date,coordinates\n1,2017-07-09,{cell}\n", "list.csv")
    assert [found.code for found in problems_of(path)] == ["R087"]


def test_sixty_minutes_are_the_next_degree_and_more_are_none(tmp_path: Path) -> None:
    read = _read(tmp_path, f"id,date,{_WHERE}", '1,2017-07-09,"31°60\'00""N","36°11\'60""E",800')
    assert (read.table["latitude"].to_pylist(), read.table["longitude"].to_pylist()) == ([32.0], [36.2])
    path = put(tmp_path, f"id,date,{_WHERE}\n1,2017-07-09,31°61'N,36.2,800\n", "list.csv")
    assert [found.code for found in problems_of(path)] == ["R014"]
