"""Lists that somebody cut from a larger table: shares of persons, its kinds of act, its headings."""

from pathlib import Path

import pytest
from report_forms import SETTINGS, problems_of, put

from truceline.report.reading import ReadReports, read_reports

_WHERE = "lat,lon,radius_m"
_HERE = "32.6,36.2,800"


def _read(folder: Path, header: str, *rows: str) -> ReadReports:
    return read_reports([put(folder, "\n".join([header, *rows, ""]), "list.csv")], SETTINGS)


def test_a_share_of_a_number_that_was_divided_among_rows_is_left_out_with_a_remark(tmp_path: Path) -> None:
    rows = (f"{number},2017-07-09,{_HERE},{killed}" for number, killed in enumerate(("6.33", "0.5", "7.0", "12")))
    read = _read(tmp_path, f"id,date,{_WHERE},killed", *rows)
    assert read.table["killed_best"].to_pylist() == [None, None, 7, 12]
    assert [(found.code, found.where.line) for found in read.remarks] == [("R077", 2), ("R077", 3)]


def test_three_digits_behind_a_point_may_part_thousands_and_are_no_share(tmp_path: Path) -> None:
    path = put(tmp_path, f"id,date,{_WHERE},killed\n1,2017-07-09,{_HERE},1.500\n", "list.csv")
    assert [found.code for found in problems_of(path)] == ["R016"]


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("Armed Assault", "fire"),
        ("Assassination", "person"),
        ("Unarmed Assault", "person"),
        ("Facility/Infrastructure Attack", "sabotage"),
        ("Hostage Taking (Barricade Incident)", "abduction"),
    ],
)
def test_kinds_of_a_terrorism_table_mean_in_a_list_what_they_mean_there(tmp_path: Path, kind: str, act: str) -> None:
    read = _read(tmp_path, f"id,date,{_WHERE},attacktype1_txt", f"1,2017-07-09,{_HERE},{kind}")
    assert read.table["act"].to_pylist() == [act]
    assert not read.remarks


@pytest.mark.parametrize("heading", ["CaseID", "Case Number", "Strike ID", "attack_id", "Case", "uid", "OBJECTID"])
def test_cases_and_strikes_are_known_by_their_own_names(tmp_path: Path, heading: str) -> None:
    read = _read(tmp_path, f"{heading},date,{_WHERE}", f"Mill Road,2017-07-09,{_HERE}")
    assert read.table["reference"].to_pylist() == ["Mill Road"]


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Total Number of Fatalities", "killed_best"),
        ("Number of Civilian Injured", "injured_best"),
        ("n_killed", "killed_best"),
        ("No. wounded", "injured_best"),
        ("Killed (count)", "killed_best"),
        ("people killed", "killed_best"),
        ("Minimum total people killed", "killed_low"),
        ("Maximum people injured", "injured_high"),
        ("maximum number of deaths", "killed_high"),
        ("Min Civilians Reported Killed", "killed_low"),
    ],
)
def test_headings_of_figures_in_many_words_are_known(tmp_path: Path, heading: str, ours: str) -> None:
    read = _read(tmp_path, f"id,date,{_WHERE},{heading}", f"1,2017-07-09,{_HERE},3")
    assert read.table[ours].to_pylist() == [3]
