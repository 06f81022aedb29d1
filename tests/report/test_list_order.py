"""Days and months in an order that no heading says are read where one order is left for all dates of a list, and told; else refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report import reading as reading_module
from truceline.report.reading import read_reports
from truceline.report.rows import Block

HEAD = "id,date,last day,lat,lon,radius_m\n"


def listed(*dates: str, heading: str = "date", last: str = "") -> str:
    rows = "".join(f"{number},{date},{last},32.6,36.2,800\n" for number, date in enumerate(dates))
    return HEAD.replace("date", heading).replace("last day", "date_end") + rows


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("9/7/2017", "25/7/2017"), ["2017-07-09", "2017-07-25"]),
        (("7/9/2017", "7/25/2017"), ["2017-07-09", "2017-07-25"]),
        (("٩/٧/٢٠١٧", "٢٥/٧/٢٠١٧"), ["2017-07-09", "2017-07-25"]),
        (("09-07-2017", "25-07-2017"), ["2017-07-09", "2017-07-25"]),
        (("9.7.2017", "25.7.2017", "2017-07-26"), ["2017-07-09", "2017-07-25", "2017-07-26"]),
        (("9/7/17", "25/7/17"), ["2017-07-09", "2017-07-25"]),
        (("09/07/17", "30/07/17"), ["2017-07-09", "2017-07-30"]),
        (("09/07/17", "27/07/17"), ["2017-07-09", "2017-07-27"]),
        (("7/9/17", "7/25/17"), ["2017-07-09", "2017-07-25"]),
        (("09-07-2017", "25-07-17"), ["2017-07-09", "2017-07-25"]),
        (("9.7.17", "25.7.17", "2017-07-26"), ["2017-07-09", "2017-07-25", "2017-07-26"]),
        (("٩/٧/١٧", "٢٥/٧/١٧"), ["2017-07-09", "2017-07-25"]),
        (("Sunday 9/7/17", "Tuesday 25/7/17 06:40"), ["2017-07-09", "2017-07-25"]),
        (("Sunday 9/7/2017", "Tuesday 25/7/2017 06:40"), ["2017-07-09", "2017-07-25"]),
    ],
)
def test_where_one_date_shows_the_order_and_none_another_all_are_read_in_it(
    dates: tuple[str, ...], days: list[str], tmp_path: Path
) -> None:
    read = read_reports([put(tmp_path, listed(*dates), "list.csv")], SETTINGS)
    told = [at.astimezone(SETTINGS.zone).date().isoformat() for at in read.table["occurred_at"].to_pylist()]
    assert told == days
    (remark,) = [one for one in read.remarks if one.code == "R088"]
    assert remark.where.column == "date"
    assert (
        "day before the month" if dates[0].startswith(("9", "09", "٩", "Sun")) else "month before the day"
    ) in remark.remedy


@pytest.mark.parametrize(
    "dates",
    [
        ("9/7/2017", "10/7/2017"),
        ("9/7/2017", "25/7/2017", "7/25/2017"),
        ("9/7/2017", "25/13/2017"),
        ("9/7/2017", "25/7/17", "7/25/17"),
        ("09/07/17", "25/07/17"),
        ("9/7/17", "10/7/17"),
        ("9/7/17", "25/7/45"),
        ("9/7/17", "31/31/17"),
    ],
)
def test_where_no_date_shows_the_order_or_two_show_two_nothing_is_guessed(
    dates: tuple[str, ...], tmp_path: Path
) -> None:
    told = problems_of(put(tmp_path, listed(*dates), "list.csv"))
    assert {code for code, *_ in found(told)} <= {"R018", "R019"}
    assert ("R018", 2, "date") in found(told)


def test_the_last_days_of_rows_show_the_order_too_and_a_heading_that_says_it_is_believed(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, listed("9/7/2017", last="13/7/2017"), "list.csv")], SETTINGS)
    assert read.table["occurred_within_s"].to_pylist() == [5 * 43_200.0]
    said = read_reports(
        [put(tmp_path, listed("7/9/2017", "7/8/2017", heading="date mm/dd/yyyy"), "said.csv")], SETTINGS
    )
    assert not [one for one in said.remarks if one.code == "R088"]


def test_what_shows_the_order_may_stand_at_the_end_of_a_long_list_that_is_read_once_more_and_no_oftener(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.report.channels import delimited

    monkeypatch.setattr(delimited, "BLOCK_ROWS", 1_000)
    again: list[Block] = []
    whole = reading_module._blocks_of

    def counted(path: Path) -> Iterator[Block]:
        for block in whole(path):
            again.append(block)
            yield block

    monkeypatch.setattr(reading_module, "_blocks_of", counted)
    many = [f"{1 + day % 12}/{1 + day % 7}/2017" for day in range(20_000)]
    for last, code in (("25/7/2017", None), ("9/7/2017", "R018")):
        again.clear()
        path = put(tmp_path, listed(*many, last), "list.csv")
        if code:
            assert {one.code for one in problems_of(path)} >= {code}
        else:
            assert read_reports([path], SETTINGS).table.num_rows == 20_001
        assert sum(len(block) for block in again) == 20_001
