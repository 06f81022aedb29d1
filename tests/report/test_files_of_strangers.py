"""Files as programs of several countries write them, and files of other kinds under the name of a list: what came and what to do is told."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.reading import read_reports
from truceline.values.language import Language
from truceline.values.problems import said

LIST = "id;date;place;killed\n1;2017-07-09;Daraa;3\n2;2017-07-10;Idlib;1\n"
ARABIC = "الرقم\tالتاريخ\tالمكان\n1\t2017-07-09\tدرعا\n"


def packed(*parts: tuple[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "remedy"),
    [
        (packed(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "R039", "OpenDocument (.ods)"),
        (packed(("mimetype", "application/vnd.oasis.opendocument.text")), "R039", "another kind of archive"),
        (packed(("list.csv", LIST)), "R039", "It is an archive: unpack it."),
        (packed(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), "R039", "another kind of archive"),
        (b"{\\rtf1\\ansi id;date;place}", "R001", "formatted text (RTF)"),
        (ARABIC.encode("utf-16-le"), "R011", "UTF-16 without the mark"),
        (ARABIC.encode("utf-16-be"), "R011", "UTF-16 without the mark"),
        (b"\x00\x01\x02\x03" * 100, "R001", "It is no text"),
        (b'"id,date,place"\n"1,2017-07-09,Daraa"\n', "R001", "one cell in quotation marks"),
        (ARABIC.encode().decode("cp1252", "replace").encode(), "R001", "UTF-8 that was read as Latin-1"),
    ],
    ids=["ods", "odt", "zip", "docx", "rtf", "utf-16-le", "utf-16-be", "no text", "whole lines quoted", "misread"],
)
def test_another_kind_of_file_is_told_with_what_to_do_in_three_languages(
    content: bytes, code: str, remedy: str, tmp_path: Path
) -> None:
    (told,) = problems_of(put(tmp_path, content, "list.csv"))
    assert (told.code, remedy in told.remedy) == (code, True), told.remedy
    others = [said(told, language) for language in (Language.ARABIC, Language.RUSSIAN)]
    assert [one.language for one in others] == [Language.ARABIC, Language.RUSSIAN]


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert read_reports([put(tmp_path, ARABIC.encode("utf-16"), "list.csv")], SETTINGS).table.num_rows == 1


@pytest.mark.parametrize(
    ("date", "code"),
    [("1438-10-15", "R022"), ("1396/04/18", "R022"), ("15 شوال 1438", "R018"), ("15 شوال ١٤٣٨ هـ", "R018")],
)
def test_days_of_another_calendar_are_told_to_be_such(date: str, code: str, tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, LIST.replace("2017-07-10", date), "list.csv"))
    assert (told.code, "the day of the Gregorian calendar" in told.remedy) == (code, True)
    (slip,) = problems_of(put(tmp_path, LIST.replace("2017-07-10", "0217-07-10"), "list.csv"))
    assert (slip.code, "Hijri" in slip.remedy, "from 1583 on" in slip.expected) == ("R022", False, True)


def test_rows_of_blanks_are_passed_over_in_text_and_in_workbooks(tmp_path: Path) -> None:
    blank = put(tmp_path, LIST + " ; ;;\n;;;\n ; ; ; ; ;\n", "list.csv")
    book, path = Workbook(write_only=True), tmp_path / "list.xlsx"
    sheet = book.create_sheet()
    for row in (*(line.split(";") for line in LIST.splitlines()), [], ["", " "], [" ", " ", " ", " ", " "]):
        sheet.append(row)
    book.save(path)
    for file in (blank, path):
        read = read_reports([file], SETTINGS)
        assert (read.table.num_rows, read.problems) == (2, ())


def test_a_sheet_that_is_hidden_is_read_where_no_other_is_a_table_and_told(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "list.xlsx"
    book.create_sheet("cover", 0).append(["Cover"])
    sheet = book.create_sheet("data")
    for row in LIST.splitlines():
        sheet.append(row.split(";"))
    for state, told in (("visible", []), ("hidden", [("R093", 0, 0)])):
        sheet.sheet_state = state
        book.save(path)
        read = read_reports([path], SETTINGS)
        assert read.table.num_rows == 2
        assert [one for one in found(read.remarks) if one[0] == "R093"] == told
