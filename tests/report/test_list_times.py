"""When rows of a list say that it happened: days that programs wrote as midnights, times of day beside them, and moments."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.reading import ReadReports, read_reports
from truceline.report.rows import BLOCK_ROWS

DAY, MINUTE, SECOND = 43_200.0, 30.0, 0.5


def read(folder: Path, header: str, *rows: str) -> ReadReports:
    text = "".join(f"{number},{row},Old Mill\n" for number, row in enumerate(rows))
    return read_reports([put(folder, f"id,{header},place\n{text}", "list.csv")], SETTINGS)


def told(read: ReadReports, code: str) -> list[tuple[int, str | int, str]]:
    return [(one.where.line, one.where.column, one.came) for one in read.remarks if one.code == code]


def within(read: ReadReports) -> list[float]:
    return list(read.table["occurred_within_s"].to_pylist())


def local(read: ReadReports) -> list[str]:
    """The first moment of each row, in Damascus, three hours ahead of UTC in summer."""
    first = zip(read.table["occurred_at"].to_pylist(), within(read), strict=True)
    return [f"{(at.timestamp() - half + 3 * 3600) % 86_400 / 3600:.2f}" for at, half in first]


def test_beside_a_column_of_times_a_midnight_is_a_day_in_each_row(tmp_path: Path) -> None:
    """Teeth: one real moment among the dates turned every other day into its exact midnight."""
    rows = ("12 00:00:00,~14:30", "12 00:00:00,evening", "12 09:15:00,", "13 00:00:00,", "13 00:00:00,14:30")
    some = read(tmp_path, "Date,Time", *(f"2017-07-{row}" for row in rows))
    assert within(some) == [DAY, DAY, SECOND, DAY, MINUTE]
    assert local(some) == ["0.00", "0.00", "9.25", "0.00", "14.50"]
    assert told(some, "R086") == [(2, "Time", "“~14:30”"), (3, "Time", "“evening”")]
    assert told(some, "R100") == told(some, "R099") == []


def test_a_midnight_that_the_column_of_times_says_is_one(tmp_path: Path) -> None:
    some = read(tmp_path, "date,time", "2017-07-12 00:00:00,00:00", "2017-07-12,00:00")
    assert (within(some), local(some)) == ([MINUTE, MINUTE], ["0.00", "0.00"])


def test_dates_of_a_workbook_are_days_beside_a_column_of_times(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("list", 0)
    sheet.append(["id", "Date", "Time", "place"])
    moments = (datetime(2017, 7, 12), datetime(2017, 7, 13), datetime(2017, 7, 12, 9, 15))
    for number, (moment, time) in enumerate(zip(moments, ("14:30", "", ""), strict=True)):
        sheet.append([number, moment, time, "Old Mill"])
        sheet.cell(number + 2, 2).number_format = "yyyy-mm-dd hh:mm:ss"
    book.save(tmp_path / "list.xlsx")
    some = read_reports([tmp_path / "list.xlsx"], SETTINGS)
    assert (within(some), local(some)) == ([MINUTE, DAY, MINUTE], ["14.50", "0.00", "9.25"])


def test_of_two_times_in_one_row_that_of_the_column_of_times_is_taken_and_told(tmp_path: Path) -> None:
    rows = ("12 09:15:00,14:30", "12 14:30:00,14:30", "12 14:30,14:30:20", "12 09:15,noon")
    some = read(tmp_path, "date,time", *(f"2017-07-{row}" for row in rows))
    assert local(some) == ["14.50", "14.50", "14.51", "0.00"]
    assert told(some, "R099") == [(2, "date", "“2017-07-12 09:15:00”")]
    assert [one.remedy for one in some.remarks if one.code == "R099"] == [
        "The column of times says 14:30: that is taken, and this one is not."
    ]
    # What is not understood leaves the day, as its remark says.
    assert (told(some, "R086"), within(some)[3]) == ([(5, "time", "“noon”")], DAY)


MIDNIGHTS, MOMENT = ["2017-07-12 00:00:00"] * 3, "2017-07-13 09:15:00"


def test_without_a_column_of_times_many_midnights_are_days_and_how_many_is_told(tmp_path: Path) -> None:
    some = read(tmp_path, "date", *MIDNIGHTS, *[MOMENT] * 27)
    assert within(some) == [DAY] * 3 + [SECOND] * 27
    assert told(some, "R100") == [(1, "date", "“2017-07-12 00:00:00”")]
    (remark,) = (one for one in some.remarks if one.code == "R100")
    assert remark.remedy == "3 of 30 moments are midnights: read as days alone (rows: 3)."


@pytest.mark.parametrize(("midnights", "moments"), [(3, 28), (2, 1), (1, 1)])
def test_a_few_midnights_among_moments_are_moments(midnights: int, moments: int, tmp_path: Path) -> None:
    some = read(tmp_path, "date", *MIDNIGHTS[:midnights], *[MOMENT] * moments)
    assert within(some) == [SECOND] * (midnights + moments)
    assert told(some, "R100") == []


def test_where_every_moment_is_a_midnight_none_is_and_nothing_has_to_be_told(tmp_path: Path) -> None:
    some = read(tmp_path, "date", "20170712 00:00:00", "9 July 2017 00:00", "2017-07-12", "2017-07-12T00:00:00.000")
    assert (within(some), told(some, "R100")) == ([DAY] * 4, [])


def test_whether_midnights_are_days_is_decided_by_the_whole_list(tmp_path: Path) -> None:
    """Teeth: a block of a long list by itself has nothing but midnights, or one among moments alone."""
    rows = [MIDNIGHTS[0]] * BLOCK_ROWS + [MOMENT] * 40 + MIDNIGHTS[:1]
    text = "".join(f"{number},{row},Old Mill\n" for number, row in enumerate(rows))
    some = read_reports([put(tmp_path, f"id,date,place\n{text}", "list.csv")], SETTINGS)
    assert set(within(some)[:BLOCK_ROWS]) == {DAY}
    assert within(some)[-2:] == [SECOND, DAY]


def test_a_row_that_spans_days_ends_with_the_day_that_a_program_wrote_as_midnight(tmp_path: Path) -> None:
    rows = ("09 00:00:00,06:40,2017-07-11 00:00:00", "09 00:00:00,06:40,2017-07-09 00:00:00", "09 22:00:00,,2017-07-10")
    some = read(tmp_path, "date_start,time,date_end", *(f"2017-07-{row}" for row in rows))
    assert within(some) == [1.5 * 86_400, MINUTE, 13 * 3600]


@pytest.mark.parametrize("clock", ["25:00", "24:00", "6:75", "12:30:61", "12:30+15:00"])
def test_a_time_that_no_clock_shows_is_told_at_its_own_column(clock: str, tmp_path: Path) -> None:
    text = f"id,Date,Time,place\n1,2017-07-12 00:00:00,{clock},Old Mill\n"
    (problem,) = problems_of(put(tmp_path, text, "list.csv"))
    assert (found([problem]), problem.came) == ([("R019", 2, "Time")], f"“{clock}”")


@pytest.mark.parametrize(
    ("header", "row", "code", "cell"),
    [
        ("Date,Time", "2017-02-30,14:30", "R019", ("Date", "“2017-02-30”")),
        ("Date,Time", "7/9/2017,14:30", "R018", ("Date", "“7/9/2017”")),
        ("Date,Time", "42928,14:30", "R024", ("Date", "“42928”")),
        ("التاريخ,الوقت", "٣٢ تموز ٢٠١٧,١٤:٣٠", "R019", ("التاريخ", "“٣٢ تموز ٢٠١٧”")),
        ("التاريخ,الوقت", "٩ تموز ٢٠١٧,٢٥:٣٠", "R019", ("الوقت", "“٢٥:٣٠”")),
        ("Date,End date", "2017-07-09,2017-02-30", "R019", ("End date", "“2017-02-30”")),
        ("Date,End date", "2017-07-09,soon", "R018", ("End date", "“soon”")),
        # What is wrong with two cells together is told with both.
        (
            "Date,End date",
            "2017-07-09 00:00:00,2017-07-08 00:00:00",
            "R023",
            ("Date", "“2017-07-09 00:00:00 and 2017-07-08 00:00:00”"),
        ),
        ("Date,Time", "2017-03-31,00:30", "R020", ("Date", "“2017-03-31 and 00:30”")),
        ("Date,Time", "2999-03-31,00:30", "R021", ("Date", "“2999-03-31 and 00:30”")),
    ],
)
def test_what_is_wrong_is_told_in_the_words_and_at_the_column_of_its_own_cell(
    header: str, row: str, code: str, cell: tuple[str, str], tmp_path: Path
) -> None:
    """Teeth: 2017-07-12T25:00 stands in no cell of anybody's list."""
    (problem,) = problems_of(put(tmp_path, f"id,{header},place\n1,{row},Old Mill\n", "list.csv"))
    assert (found([problem]), problem.came) == ([(code, 2, cell[0])], cell[1])


def test_a_date_that_a_program_turned_for_arabic_is_read(tmp_path: Path) -> None:
    for opening, closing in ("\u202b\u202c", "\u2067\u2069", "\u200f\u200f"):
        some = read(tmp_path, "التاريخ,الوقت", f"{opening}12 تموز 2017{closing},{opening}14:30{closing}")
        assert (within(some), local(some)) == ([MINUTE], ["14.50"])


def test_letters_that_are_shown_in_another_order_are_no_date(tmp_path: Path) -> None:
    """Teeth: without its mark of direction it would be a day that nobody saw there."""
    turned = "\u202e2017-01-11\u202c"
    (problem,) = problems_of(put(tmp_path, f"id,date,place\n1,{turned},Old Mill\n", "list.csv"))
    assert found([problem]) == [("R018", 2, "date")]
