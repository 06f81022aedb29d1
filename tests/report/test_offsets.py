"""Whose times state no offset is told where nobody says whose local time they are, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from report_forms import SETTINGS, csv_text, put

from truceline.report.offsets import with_offset, without_offset
from truceline.report.reading import ReadReports, read_reports

NOBODY_SAYS = replace(SETTINGS, zone=None)
HEADING = "id,date,lat,lon,radius_m,type\n"
LOCAL, STATED, DAY = "2017-07-10T14:30", "2017-07-10T14:34:00.000+03:00", "2017-07-10"


def written(folder: Path, name: str, *times: str) -> Path:
    rows = "".join(f"{number},{time},32.7,36.1,500,shelling\n" for number, time in enumerate(times))
    return put(folder, HEADING + rows, f"{name}.csv")


def remarks(read: ReadReports) -> list[tuple[str, str]]:
    return [(Path(one.where.file).name, one.came.strip("“”")) for one in read.remarks if one.code == "R098"]


@pytest.mark.parametrize(
    ("text", "lacks", "has"),
    [
        ("2017-07-10", False, False),
        ("2017-07", False, False),
        ("2017-07-10/2017-07-12", False, False),
        ("2017-07-10 / 2017-07-12", False, False),
        ("2017 / 2018", False, False),
        ("2017-07-10T14", True, False),
        ("2017-07-10 14:30:15,25", True, False),
        ("٢٠١٧-٠٧-١٠ ١٤:٣٠", True, False),
        ("2017-07-10T14:30Z", False, True),
        ("2017-07-10 14:30+0300", False, True),
        ("2017-07-10T14:30-05:00", False, True),
        ("2017-07-10T14:30Z/2017-07-10T15:00+03:00", False, True),
        ("2017-07-10T14:30Z / 2017-07-10T15:00", True, False),
        ("2017-07-10T14:30/2017-07-10T15:00", True, False),
        (None, False, False),
    ],
)
def test_a_time_of_day_states_its_offset_or_lacks_it_and_a_day_does_neither(
    text: str | None, lacks: bool, has: bool
) -> None:
    column = pa.array([text], pa.string())
    assert (without_offset(column).tolist(), with_offset(column).tolist()) == ([lacks], [has])


def test_the_list_whose_times_state_no_offset_is_named_with_how_many_rows_it_is(tmp_path: Path) -> None:
    paths = written(tmp_path, "ours", LOCAL, LOCAL, STATED, DAY), written(tmp_path, "kobo", STATED, STATED)
    read = read_reports(paths, NOBODY_SAYS)

    assert remarks(read) == [("ours.csv", "times without one in 2 rows")]
    told = next(str(one) for one in read.remarks if one.code == "R098")
    assert "read as UTC" in told
    assert "--time-zone" in told
    assert read.without_offset == {"ours": 2}


def test_where_somebody_says_whose_time_it_is_nothing_is_remarked_on(tmp_path: Path) -> None:
    read = read_reports([written(tmp_path, "ours", LOCAL), written(tmp_path, "kobo", STATED)], SETTINGS)

    assert remarks(read) == []
    assert read.without_offset == {"ours": 1}
    assert [at.hour for at in read.table["occurred_at"].to_pylist()] == [11, 11]


def test_days_alone_are_told_of_only_beside_another_list_that_states_offsets(tmp_path: Path) -> None:
    days, ours, kobo = (
        written(tmp_path, "days", DAY, DAY),
        written(tmp_path, "ours", LOCAL),
        written(tmp_path, "kobo", STATED, DAY),
    )
    assert remarks(read_reports([days], NOBODY_SAYS)) == []
    assert remarks(read_reports([kobo], NOBODY_SAYS)) == []
    assert remarks(read_reports([days, ours], NOBODY_SAYS)) == [("ours.csv", "a time without one in 1 row")]
    read = read_reports([days, kobo], NOBODY_SAYS)
    assert remarks(read) == [("days.csv", "days alone in 2 rows")]
    assert f"while times in {kobo} state their offset" in next(str(one) for one in read.remarks if one.code == "R098")


def test_rows_that_are_left_out_are_not_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "ours", LOCAL, "2017-07-10T14:30:99", "2099-01-01T10:00")
    read = read_reports([path], replace(NOBODY_SAYS, keep_going=True))

    assert remarks(read) == [("ours.csv", "a time without one in 1 row")]


def test_a_source_that_mostly_states_its_offset_is_none_that_does_not(tmp_path: Path) -> None:
    path = put(
        tmp_path, csv_text({"occurred_at": LOCAL}, {"occurred_at": "2017-07-10T14:34Z"}, {"occurred_at": LOCAL + "Z"})
    )
    read = read_reports([path], NOBODY_SAYS)

    assert remarks(read) == [("reports.csv", "a time without one in 1 row")]
    assert read.without_offset == {}
