"""Lists of old wars are read like any other; a year long before all others of its file is a slip of the pen."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, problems_of, put

from truceline.report.reading import read_reports
from truceline.values.language import Language
from truceline.values.problems import said

HEAD = "id,date,lat,lon\n"


def listed(*dates: str) -> str:
    return HEAD + "".join(f"{number},{date},32.6,36.2{number:03}\n" for number, date in enumerate(dates))


def days_of(path: Path) -> list[str]:
    instants = read_reports([path], SETTINGS).table["occurred_at"].to_pylist()
    return [at.astimezone(SETTINGS.zone).date().isoformat() for at in instants]


@pytest.mark.parametrize(
    "dates", [("1861-04-12", "1863-07-01"), ("1912-10-17",), ("1936-07-18T04:30",), ("1583-01-01",)]
)
def test_a_list_of_an_old_war_is_read_day_by_day(dates: tuple[str, ...], tmp_path: Path) -> None:
    assert days_of(put(tmp_path, listed(*dates), "list.csv")) == [date[:10] for date in dates]


def test_a_day_before_standard_time_begins_and_ends_by_the_sun_of_the_zone(tmp_path: Path) -> None:
    row = read_reports([put(tmp_path, listed("1861-04-12"), "list.csv")], SETTINGS).table.to_pylist()[0]
    # Damascus had 2 h 25 min 12 s before 1920.
    assert (row["occurred_at"].isoformat(), row["occurred_within_s"]) == ("1861-04-12T09:34:48+00:00", 43_200)


def test_many_texts_of_an_old_war_are_read_in_columns_as_one_by_one(tmp_path: Path) -> None:
    dates = [
        f"{year}-{month:02}-{day:02}T05:00"
        for year in range(1861, 1869)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    assert len(dates) > 2_000
    assert days_of(put(tmp_path, listed(*dates), "list.csv")) == [date[:10] for date in dates]


@pytest.mark.parametrize("date", ["1582-12-30", "0217-07-10"])
def test_before_the_calendar_began_nothing_is_read_and_the_bound_is_told(date: str, tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, listed(date), "list.csv"))
    assert (told.code, "from 1583 on" in told.expected, "October 1582" in told.remedy) == ("R022", True, True)


@pytest.mark.parametrize("slip", ["1900-01-01", "1917-07-09", "1944-12-31T10:00"])
def test_a_year_long_before_all_others_of_its_file_is_a_slip_and_told_in_three_languages(
    slip: str, tmp_path: Path
) -> None:
    dates = [f"2017-07-{day:02}" for day in range(1, 21)]
    (told,) = problems_of(put(tmp_path, listed(*dates, slip), "list.csv"))
    assert (told.code, told.where.line, told.where.column) == ("R022", 22, "date")
    assert "are of 2017 or later" in told.remedy
    assert all("2017" in said(told, language).remedy for language in (Language.ARABIC, Language.RUSSIAN))


def test_the_other_rows_are_kept_where_one_keeps_going(tmp_path: Path) -> None:
    dates = [f"2017-07-{day:02}" for day in range(1, 21)]
    path = put(tmp_path, listed(*dates, "1900-01-01"), "list.csv")
    read = read_reports([path], replace(SETTINGS, keep_going=True))
    assert (read.table.num_rows, len(read.problems)) == (20, 1)


@pytest.mark.parametrize("others", [1, 5])
def test_one_row_of_a_short_file_is_a_slip_too(others: int, tmp_path: Path) -> None:
    """Teeth: of two rows or six a tenth is less than one, and 1917 was an incident of its own."""
    dates = [f"2017-07-{day:02}" for day in range(1, others + 1)]
    (slip,) = problems_of(put(tmp_path, listed(*dates, "1917-07-31"), "list.csv"))
    assert (slip.code, slip.where.line, slip.came) == ("R022", others + 2, "“1917-07-31”")


def test_a_list_of_many_wars_is_kept_whole_be_it_old_in_part_or_steadily(tmp_path: Path) -> None:
    steady = [f"{year}-05-01" for year in range(1900, 2020)]
    few = [f"2017-07-{day:02}" for day in range(1, 11)] + ["1912-10-17", "1913-02-03"]
    for number, dates in enumerate((steady, few)):
        assert len(days_of(put(tmp_path, listed(*dates), f"{number}.csv"))) == len(dates)


def test_what_a_centre_was_told_fifty_years_later_is_a_slip_though_it_comes_alone(tmp_path: Path) -> None:
    told_then = {"occurred_at": "1917-07-10T06:40", "received_at": "2017-07-10T07:00"}
    (told,) = problems_of(put(tmp_path, csv_text(told_then), "form.csv"))
    assert (told.code, "leave empty when it was received" in told.remedy) == ("R022", True)
    for received in ("", "1917-07-10T07:00"):
        form = csv_text({**told_then, "received_at": received})
        at = read_reports([put(tmp_path, form, "form.csv")], SETTINGS).table["occurred_at"][0].as_py()
        assert abs(at - at.replace(year=1917, month=7, day=10)) < timedelta(hours=12)
