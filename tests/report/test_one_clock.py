"""One time of day in all rows of a file, or of one source in it, was written by a program behind days: they are days, and that is told."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from report_forms import SETTINGS, csv_text, put

from truceline.errors import Problem
from truceline.report.reading import ReadReports, read_reports
from truceline.values.language import Language
from truceline.values.problems import sentences

DAY, MINUTE = 43_200.0, 30.0
FEWEST = 30
# Clocks in Damascus were set at midnight, on 31 March 2017 forwards.
FIRST = date(2017, 3, 10)


def days(count: int = FEWEST) -> list[str]:
    return [(FIRST + timedelta(days=number)).isoformat() for number in range(count)]


SUMMER = [f"2017-06-{number + 1:02}" for number in range(FEWEST)]  # no clock is set


def listed(folder: Path, times: list[str], header: str = "date") -> ReadReports:
    text = "".join(f"{number},{time},Old Mill\n" for number, time in enumerate(times))
    return read_reports([put(folder, f"id,{header},place\n{text}", "list.csv")], SETTINGS)


def of_source(source: str, times: list[str], more: dict[str, str] | None = None) -> list[dict[str, str]]:
    said = {"source": source, "source_family": "media", **(more or {})}
    return [{**said, "reference": str(number), "occurred_at": time} for number, time in enumerate(times)]


def of_our_form(folder: Path, times: list[str], more: dict[str, str] | None = None) -> ReadReports:
    return read_reports([put(folder, csv_text(*of_source("ours", times, more)), "ours.csv")], SETTINGS)


def remarks(read: ReadReports) -> list[Problem]:
    return [one for one in read.remarks if one.code == "R104"]


def as_days(folder: Path) -> pa.Table:
    return listed(folder, days()).table.select(["occurred_at", "occurred_within_s"])


@pytest.mark.parametrize("time", ["T00:00:00Z", " 00:00:00+03:00", "T00:00:00.000-05:00"])
def test_midnights_with_an_offset_are_the_days_that_they_are_written_as(time: str, tmp_path: Path) -> None:
    read = listed(tmp_path, [f"{day}{time}" for day in days()])
    assert read.table.select(["occurred_at", "occurred_within_s"]).equals(as_days(tmp_path))
    assert remarks(read) == []


@pytest.mark.parametrize("time", [" 12:00", "T12:00:00", " 23:59:59", " 12:00Z"])
def test_a_plain_list_with_one_time_of_day_in_all_rows_tells_days_and_that_is_told(time: str, tmp_path: Path) -> None:
    read = listed(tmp_path, [f"{day}{time}" for day in days()])
    assert read.table.select(["occurred_at", "occurred_within_s"]).equals(as_days(tmp_path))
    (told,) = remarks(read)
    assert told.came.endswith("in all 30 rows that give a time of day”")
    assert "read as days alone" in str(told)


def test_a_column_of_times_with_midnight_in_all_rows_tells_days_though_clocks_were_set_at_midnight(
    tmp_path: Path,
) -> None:
    read = listed(
        tmp_path, [f"{day},00:00" for day in days() if day != "2017-03-31"] + ["2017-05-01,00:00"], "date,time"
    )
    assert set(read.table["occurred_within_s"].to_pylist()) == {DAY}
    assert len(remarks(read)) == 1


def test_local_midnights_that_a_program_wrote_as_moments_of_utc_are_local_days(tmp_path: Path) -> None:
    evening = {day: 22 if day <= "2017-03-31" else 21 for day in days()}
    before = {day: (date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in days()}
    read = listed(tmp_path, [f"{before[day]}T{evening[day]}:00:00Z" for day in days()])
    assert read.table.select(["occurred_at", "occurred_within_s"]).equals(as_days(tmp_path))


def test_one_time_of_day_in_all_rows_of_our_own_form_tells_days_too(tmp_path: Path) -> None:
    read = of_our_form(tmp_path, [f"{day}T00:00" for day in days()])
    assert read.table.select(["occurred_at", "occurred_within_s"]).equals(as_days(tmp_path))
    (told,) = remarks(read)
    assert "00:00 in all 30 rows" in told.came
    assert "read as days alone" in str(told)


def test_moments_that_somebody_says_may_be_off_by_seconds_are_kept_to_the_letter_and_told(tmp_path: Path) -> None:
    read = of_our_form(tmp_path, [f"{day}T12:00" for day in days()], {"occurred_within_s": "60"})
    assert set(read.table["occurred_within_s"].to_pylist()) == {MINUTE + 60}
    (told,) = remarks(read)
    assert "12:00 in all 30 rows" in told.came
    assert "write the day alone" in str(told)


def test_of_two_sources_in_one_file_the_one_with_one_time_of_day_tells_days(tmp_path: Path) -> None:
    clock, hours = [f"{day}T00:00" for day in SUMMER], [f"{day}T06:{n:02}" for n, day in enumerate(SUMMER)]
    rows = of_source("by the day", clock) + of_source("by the minute", hours)
    read = read_reports([put(tmp_path, csv_text(*rows), "both.csv")], SETTINGS)
    by_source = zip(read.table["source"].to_pylist(), read.table["occurred_within_s"].to_pylist(), strict=True)
    assert set(by_source) == {("by the day", DAY), ("by the minute", MINUTE)}
    (told,) = remarks(read)
    assert "00:00 in all 30 rows of by the day" in told.came


def test_nil_reports_of_one_hour_stay_of_that_hour(tmp_path: Path) -> None:
    read = of_our_form(tmp_path, [f"{day}T12:00" for day in days()], {"act": "nothing_observed"})
    assert set(read.table["occurred_within_s"].to_pylist()) == {MINUTE}
    assert remarks(read) == []


@pytest.mark.parametrize(
    "times",
    [
        [f"{day} 12:00" for day in days(FEWEST - 1)],
        [f"{day} 12:00" for day in days(9) * 4],
        [*(f"{day} 12:00" for day in days(40)), "2017-06-01 12:01"],
    ],
    ids=["few rows", "few days", "another time"],
)
def test_few_rows_or_days_and_a_single_other_time_leave_moments(times: list[str], tmp_path: Path) -> None:
    read = listed(tmp_path, times)
    assert set(read.table["occurred_within_s"].to_pylist()) == {MINUTE}
    assert remarks(read) == []


def test_days_among_the_rows_stay_days_and_each_file_is_judged_by_itself(tmp_path: Path) -> None:
    noons = "".join(f"{number},{day} 12:00,Old Mill\n" for number, day in enumerate(days()))
    others = "".join(f"x{number},{day} 06:{number:02},Old Mill\n" for number, day in enumerate(days()))
    paths = [
        put(tmp_path, f"id,date,place\n{noons}d,2017-05-01,Old Mill\n", "noons.csv"),
        put(tmp_path, f"id,date,place\n{others}", "others.csv"),
    ]
    read = read_reports(paths, replace(SETTINGS, zone=None))
    assert read.table["occurred_within_s"].to_pylist() == [DAY] * 31 + [MINUTE] * 30
    assert [Path(one.where.file).name for one in remarks(read)] == ["noons.csv"]


def test_of_many_sources_that_have_one_time_of_day_each_it_is_said_which_and_they_are_no_rows(tmp_path: Path) -> None:
    """Teeth: counted as rows they were “5 rows (line 1)”."""
    spread = [f"{day} {number % 24:02}:10" for number, day in enumerate(days(24))]
    sources = ("amin", "basil", "carim", "dalia", "edmon")
    rows = [
        row for n, source in enumerate(sources) for row in of_source(source, [f"{day}T{n + 6:02}:00" for day in days()])
    ]
    rows += of_source("fadil", spread)
    said = dict.fromkeys(("source_family", "place_name"), "media") | {"occurred_within_s": "30"}
    read = read_reports([put(tmp_path, csv_text(*({**row, **said} for row in rows)), "ours.csv")], SETTINGS)
    told = remarks(read)
    assert len(told) == 5
    for language, line, first, more in (
        (Language.ENGLISH, "line 1", "in all 30 rows of amin", None),
        (Language.ARABIC, "السطر 1", "في كل صفوف المصدر amin", "عددها: 30"),
        (Language.RUSSIAN, "строка 1", "во всех строках источника amin", "всего: 30"),
    ):
        (sentence,) = sentences(told, language)
        bare = "".join(letter for letter in sentence.text if letter not in "\u2066\u2067\u2068\u2069\u200e")
        assert line in bare
        assert first in bare
        assert all(source in bare for source in sources)
        assert (more or "") in bare
        assert "5 rows" not in bare
        assert ("rows of" in bare) == (language is Language.ENGLISH)
