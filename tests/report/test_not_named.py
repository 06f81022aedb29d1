"""Whoever names nobody repeats nobody, and a list whose rows name nobody still has its source."""

from dataclasses import replace
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, put

from truceline.report.reading import ReadReports, read_reports

HEADING = "id,date,time,lat,lon,radius_m,type,source,relayed_from\n"


def remarks(read: ReadReports) -> list[tuple[str, str]]:
    return [(str(one.where.column), one.came.strip("“”")) for one in read.remarks if one.code == "R085"]


def test_a_relay_of_an_undisclosed_source_repeats_nobody_and_is_told(tmp_path: Path) -> None:
    rows = [{"relayed_from": "Undisclosed Source"}, {"relayed_from": "مصدر مجهول"}, {"relayed_from": "SOHR"}]
    read = read_reports([put(tmp_path, csv_text(*rows))], SETTINGS)

    assert read.table["relayed_from"].to_pylist() == [None, None, "SOHR"]
    assert remarks(read) == [("relayed_from", "Undisclosed Source"), ("relayed_from", "مصدر مجهول")]


def test_a_row_of_a_list_whose_source_is_undisclosed_has_the_lists_own(tmp_path: Path) -> None:
    rows = [("Undisclosed Source", ""), ("SOHR", "several sources"), ("n/k", "SANA"), ("Residents", "")]
    cells = "".join(
        f"{number},2017-07-10,06:00,32.7,36.1,500,shelling,{source},{relayed}\n"
        for number, (source, relayed) in enumerate(rows)
    )
    read = read_reports([put(tmp_path, HEADING + cells, "ours.csv")], SETTINGS)

    assert read.table["source"].to_pylist() == ["ours", "SOHR", "ours", "Residents"]
    assert read.table["relayed_from"].to_pylist() == [None, None, "SANA", None]
    assert remarks(read) == [
        ("relayed_from", "several sources"),
        ("source", "Undisclosed Source"),
        ("source", "n/k"),
    ]


def test_a_wrong_day_beside_a_source_that_names_nobody_is_told_as_it_stands_in_its_cell(tmp_path: Path) -> None:
    row = "1,2017-07-41,06:00,32.7,36.1,500,shelling,SOHR,Undisclosed Source\n"
    read = read_reports([put(tmp_path, HEADING + row, "ours.csv")], replace(SETTINGS, keep_going=True))

    assert [one.came for one in read.problems] == ["“2017-07-41”"]


def test_our_own_form_keeps_what_its_source_says_for_each_row_needs_one(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text({"source": "Anonymous"}))], SETTINGS)

    assert read.table["source"].to_pylist() == ["Anonymous"]


def test_were_nobody_a_name_it_would_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The teeth."""
    monkeypatch.setattr("truceline.report.channels.not_named.is_nobody", lambda _: False)
    read = read_reports([put(tmp_path, csv_text({"relayed_from": "Undisclosed Source"}))], SETTINGS)

    assert read.table["relayed_from"].to_pylist() == ["Undisclosed Source"]
