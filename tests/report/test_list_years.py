"""Days with a year of two digits are read where their month is named and nobody takes another year, and told; else refused."""

from pathlib import Path

import pytest
from report_forms import SETTINGS, problems_of, put

from truceline.report.channels import list_cells
from truceline.report.reading import read_reports
from truceline.values.language import Language
from truceline.values.problems import said

HEAD = "id,date,lat,lon,radius_m\n"


def listed(*dates: str) -> str:
    return HEAD + "".join(f"{number},{date},32.6,36.2,800\n" for number, date in enumerate(dates))


def days_in(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    read = read_reports([path], SETTINGS)
    told = [at.astimezone(SETTINGS.zone).date().isoformat() for at in read.table["occurred_at"].to_pylist()]
    return told, [(one.came, str(one.details["rows"])) for one in read.remarks if one.code == "R090"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("9-Jul-17", "2017-07-09"),
        ("09-JUL-17", "2017-07-09"),
        ("9 July 17", "2017-07-09"),
        ("9.Jul.'17", "2017-07-09"),
        ("Sunday 9-Jul-17 06:40", "2017-07-09"),
        ("9-июл-17", "2017-07-09"),
        ("٩-تموز-١٧", "2017-07-09"),
        ("31-Dec-99", "1999-12-31"),
        ("1-Jan-00", "2000-01-01"),
    ],
)
def test_a_day_before_a_named_month_and_two_digits_is_read_as_spreadsheets_show_it_and_told_once(
    written: str, day: str, tmp_path: Path
) -> None:
    told, remarks = days_in(put(tmp_path, listed("2017-07-25", written, written), "list.csv"))
    assert told == ["2017-07-25", day, day]
    assert remarks == [(f"“{written}”", "2")]


@pytest.mark.parametrize("written", ["9-Jul-45", "9/7/17", "9-Jul-017", "Jul-9-17", "40-Jul-17"])
def test_what_two_readers_take_for_two_days_is_refused_as_before(written: str, tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, listed("2017-07-25", written), "list.csv"))
    assert problem.code in {"R018", "R019"}
    assert problem.where.line == 3


@pytest.mark.parametrize(
    ("heading", "day"),
    [("date dd/mm/yy", "2017-07-09"), ("date mm/dd/yyyy", "2017-09-07"), ("дата (дд/мм/гг)", "2017-07-09")],
)
def test_numbers_alone_are_read_where_the_heading_says_their_order_and_told_once(
    heading: str, day: str, tmp_path: Path
) -> None:
    text = listed("9/7/17", "9/7/17", "2017-07-25").replace("date", heading)
    assert days_in(put(tmp_path, text, "list.csv")) == ([day, day, "2017-07-25"], [("“9/7/17”", "2")])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("9/7/17", "“9/7/17” may be 2017-07-09 (day before the month); 2017-09-07 (month before the day):"),
        ("17-07-09", "“17-07-09” may be 2009-07-17 (day before the month); 2017-07-09 (year before the month):"),
        ("٩/٧/١٧", "“9/7/17” may be 2017-07-09 (day before the month); 2017-09-07 (month before the day):"),
    ],
)
def test_of_numbers_alone_it_is_told_which_days_they_may_be_and_how_to_write_the_one_that_is_meant(
    written: str, told: str, tmp_path: Path
) -> None:
    first, second = problems_of(put(tmp_path, listed(written, written.replace("9", "8").replace("٩", "٨")), "list.csv"))
    assert told in first.remedy
    assert "the year first and with four digits" in first.remedy
    assert "“date dd/mm/yy” or “date mm/dd/yy”" in first.remedy
    # One example for all: rows that are wrong alike are told together.
    assert second.remedy == first.remedy
    for language in (Language.ARABIC, Language.RUSSIAN):
        assert "2017-07-09" in said(first, language).remedy


def test_an_hour_behind_a_month_is_no_year(tmp_path: Path) -> None:
    for written in ("9 July 06:40", "9 July 06h40", "9 July 06.40"):
        assert [one.code for one in problems_of(put(tmp_path, listed(written), "list.csv"))] == ["R018"]


def test_years_of_four_digits_are_not_told_of(tmp_path: Path) -> None:
    assert days_in(put(tmp_path, listed("9-Jul-2017", "2017-07-25"), "list.csv")) == (["2017-07-09", "2017-07-25"], [])


def test_teeth_without_the_century_that_all_take_a_year_between_would_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_cells, "whole_year", lambda digits: digits if len(digits) == 4 else f"19{digits}")
    assert days_in(put(tmp_path, listed("9-Jul-45"), "list.csv"))[0] == ["1945-07-09"]
