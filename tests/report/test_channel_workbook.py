import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.xml.functions import fromstring, iterparse
from report_forms import SETTINGS, SOUND, found, problems_of, put, with_part

from truceline.errors import told_together
from truceline.report.channels import source_file, workbook
from truceline.report.channels.sheet_rows import MOST_ROWS, SheetRows
from truceline.report.reading import read_reports

NUMERIC = {"longitude", "latitude", "radius_m", "count", "killed_low", "killed_best", "killed_high"}


def book(path: Path, *rows: dict[str, Any], formats: dict[str, str] | None = None) -> Path:
    """A workbook with these rows, each the sound one with something changed."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(list(SOUND))
    for number, row in enumerate(rows or ({},), start=1):
        values = {k: float(v) if k in NUMERIC else v for k, v in SOUND.items()}
        sheet.append([{**values, "reference": f"r{number}", **row}[name] for name in SOUND])
        for name, shown in (formats or {}).items():
            sheet.cell(number + 1, list(SOUND).index(name) + 1).number_format = shown
    made.save(path)
    return path


def test_numbers_booleans_and_texts_of_a_workbook_are_read(tmp_path: Path) -> None:
    report = read_reports([book(tmp_path / "r.xlsx", {"exercise": True})], SETTINGS).table.to_pylist()[0]
    assert (report["longitude"], report["count"], report["exercise"]) == (36.2, 3, True)


@pytest.mark.parametrize(
    ("value", "shown", "first", "half"),
    [
        (datetime(2017, 7, 10, 6, 40), "yyyy-mm-dd hh:mm", datetime(2017, 7, 10, 3, 40, tzinfo=UTC), 30),
        (datetime(2017, 7, 10), "dd/mm/yyyy", datetime(2017, 7, 9, 21, tzinfo=UTC), 43_200),
        (date(2017, 7, 10), "dd/mm/yyyy", datetime(2017, 7, 9, 21, tzinfo=UTC), 43_200),
        (datetime(2017, 7, 10), "yyyy-mm-dd hh:mm", datetime(2017, 7, 9, 21, tzinfo=UTC), 30),
        (datetime(2017, 7, 10, 6, 40, 15), "yyyy-mm-dd", datetime(2017, 7, 10, 3, 40, 15, tzinfo=UTC), 0.5),
    ],
)
def test_a_date_cell_is_as_precise_as_it_shows(
    tmp_path: Path, value: date, shown: str, first: datetime, half: float
) -> None:
    path = book(tmp_path / "r.xlsx", {"occurred_at": value}, formats={"occurred_at": shown})
    report = read_reports([path], SETTINGS).table.to_pylist()[0]
    assert report["occurred_within_s"] == half
    assert report["occurred_at"].timestamp() - half == first.timestamp()


def test_a_formula_is_refused_with_its_row_and_the_letter_of_its_column(tmp_path: Path) -> None:
    problems = problems_of(book(tmp_path / "r.xlsx", {}, {"count": "=1+2", "said": '=HYPERLINK("http://x.example")'}))
    assert found(problems) == [("R038", 3, "count"), ("R038", 3, "said")]
    assert "column J of" in problems[0].remedy


def test_a_column_of_formulas_is_told_once(tmp_path: Path) -> None:
    rows = [{"count": f"=LEN(Q{number})"} for number in range(2, 402)]
    (told,) = told_together(problems_of(book(tmp_path / "r.xlsx", *rows)))
    assert "400 rows (lines 2 to 401)" in told


def test_an_error_cell_is_refused(tmp_path: Path) -> None:
    assert found(problems_of(book(tmp_path / "r.xlsx", {"count": "#REF!"}))) == [("R038", 2, "count")]


def test_a_serial_number_without_a_date_format_is_answered_with_its_date(tmp_path: Path) -> None:
    (problem,) = problems_of(book(tmp_path / "r.xlsx", {"occurred_at": 42926}))
    assert problem.code == "R024"
    assert "2017-07-10" in problem.remedy


def test_the_line_is_the_row_also_below_empty_rows(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx", {}, {"act": "x"}))
    made.worksheets[0].insert_rows(3, 4)
    made.save(tmp_path / "r.xlsx")
    assert found(problems_of(tmp_path / "r.xlsx")) == [("R017", 7, "act")]


def test_a_row_that_says_it_is_the_hundred_milliardth_is_not_waited_for(tmp_path: Path) -> None:
    made = book(tmp_path / "r.xlsx", {}, {})
    with zipfile.ZipFile(made) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'<row r="3">' in sheet
    far = with_part(made, "xl/worksheets/sheet1.xml", sheet.replace(b'<row r="3">', b'<row r="99999999999">'))
    assert found(problems_of(far)) == [("R050", source_file.GAP_LIMIT + 3, 0)]
    # The rows before the gap are read, and a gap as long as a real sheet can have is none.
    assert read_reports([far], replace(SETTINGS, keep_going=True)).table.num_rows == 1
    last = with_part(made, "xl/worksheets/sheet1.xml", sheet.replace(b'<row r="3">', b'<row r="1048576">'))
    assert read_reports([last], SETTINGS).table["original_line"].to_pylist() == [2, 1_048_576]


def test_a_value_beyond_the_columns_is_not_dropped_in_silence(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx"))
    made.worksheets[0]["Z2"] = "lost"
    made.save(tmp_path / "r.xlsx")
    assert found(problems_of(tmp_path / "r.xlsx")) == [("R010", 2, 0)]


def test_other_sheets_are_named_as_not_read(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx"))
    made.worksheets[0].title = "reports"
    made.create_sheet("notes", 0)["A1"] = "x"
    made.save(tmp_path / "r.xlsx")
    read = read_reports([tmp_path / "r.xlsx"], SETTINGS)
    assert read.table.num_rows == 1
    assert [(r.code, r.came) for r in read.remarks] == [("R062", "“notes”")]


_BROKEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><sheetData><row><c>'


@pytest.mark.parametrize("damaged", [False, True])
def test_the_list_is_read_that_stands_behind_a_cover(damaged: bool, tmp_path: Path) -> None:
    """And where another sheet cannot be read, as where it can."""
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx"))
    made.worksheets[0].title = "List of 2017"
    made.create_sheet("Legend", 0)["A1"] = "What the columns mean"
    made.create_sheet("Sources")["A1"] = "x"
    made.save(path := tmp_path / "r.xlsx")
    if damaged:
        path = with_part(path, "xl/worksheets/sheet1.xml", _BROKEN)
    read = read_reports([path], SETTINGS)
    assert read.table.num_rows == 1
    assert [(r.code, r.came) for r in read.remarks] == [("R062", "“Legend”"), ("R062", "“Sources”")]


@pytest.mark.parametrize(
    "part", ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin"]
)
def test_macros_links_and_files_inside_refuse_the_workbook(tmp_path: Path, part: str) -> None:
    assert found(problems_of(with_part(book(tmp_path / "r.xlsx"), part, b"x"))) == [("R039", 0, 0)]


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = with_part(book(tmp_path / "r.xlsx"), "xl/worksheets/sheet9.xml", b" " * (64 * 2**20))
    assert path.stat().st_size < 200_000
    assert found(problems_of(path)) == [("R040", 0, 0)]


def test_without_the_count_a_bomb_would_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Teeth: with the safeguard out, the workbook is taken.
    path = with_part(book(tmp_path / "r.xlsx"), "xl/worksheets/sheet9.xml", b" " * (64 * 2**20))
    monkeypatch.setattr(workbook, "RATIO_FROM", 2**40)
    assert read_reports([path], SETTINGS).table.num_rows == 1


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    path = with_part(book(tmp_path / "r.xlsx"), "xl/worksheets/sheet1.xml", laughs)
    assert [p.code for p in problems_of(path)] == ["R039"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_damaged_parts_are_refused_and_never_break_the_reading(tmp_path: Path, part: str) -> None:
    path = with_part(book(tmp_path / "r.xlsx"), part, b"<broken")
    assert "R039" in [p.code for p in problems_of(path)]


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    whole = book(tmp_path / "r.xlsx").read_bytes()
    assert [p.code for p in problems_of(put(tmp_path, whole[: len(whole) // 2], "cut.xlsx"))] == ["R039"]


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.zip", "w") as archive:
        archive.writestr("reports.csv", "x")
    assert [p.code for p in problems_of(tmp_path / "r.zip")] == ["R039"]


def test_a_workbook_of_a_great_many_parts_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.xlsx", "w") as archive:
        for number in range(workbook.MEMBER_LIMIT + 1):
            archive.writestr(f"xl/{number}", "")
    assert [p.code for p in problems_of(tmp_path / "r.xlsx")] == ["R039"]


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.worksheets[0].append([f"c{n}" for n in range(300)])
    made.save(tmp_path / "r.xlsx")
    assert [p.code for p in problems_of(tmp_path / "r.xlsx")] == ["R009"]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "r.xlsx")
    assert [p.code for p in problems_of(tmp_path / "r.xlsx")] == ["R002"]


@pytest.mark.parametrize("above", [[[], []], [["Our list"], []], [[None, "Where"], ["kept by hand"]]])
def test_a_list_is_read_below_empty_rows_and_titles(above: list[list[str]], tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (*above, ["id", "date", "place"], ["7", "2017-07-09", "Old Mill"]):
        made.worksheets[0].append(row)
    made.create_sheet("Legend", 0)["A1"] = "What the columns mean"
    made.save(tmp_path / "r.xlsx")
    read = read_reports([tmp_path / "r.xlsx"], SETTINGS)
    assert read.table["original_line"].to_pylist() == [4]
    told = [remark.came for remark in read.remarks if remark.code == "R081"]
    assert told == ([f"“{' '.join(cell for row in above for cell in row if cell)}”"] if any(above) else [])


def test_a_sheet_that_is_shown_is_read_before_a_hidden_one(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx", {"reference": "shown"}))
    hidden = made.copy_worksheet(made.worksheets[0])
    hidden["C2"] = "hidden"
    hidden.sheet_state = "hidden"
    made.move_sheet(hidden, -1)
    made.save(tmp_path / "r.xlsx")
    read = read_reports([tmp_path / "r.xlsx"], SETTINGS)
    assert read.table["reference"].to_pylist() == ["shown"]
    assert [remark.code for remark in read.remarks] == ["R062"]


def _rows(path: Path, change: tuple[bytes, bytes]) -> Path:
    """A workbook of three reports whose sheet was written by a careless program."""
    made = book(path, {}, {}, {})
    with zipfile.ZipFile(made) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert change[0] in sheet
    return with_part(made, "xl/worksheets/sheet1.xml", sheet.replace(*change))


@pytest.mark.parametrize(
    ("change", "line", "came"),
    [
        ((b'<row r="3">', b'<row r="2">'), 2, "a row with a number that came before"),
        ((b'<row r="4">', b'<row r="3">'), 3, "a row with a number that came before"),
        ((b'<row r="3">', b'<row r="1">'), 1, "a row with a number that came before"),
        ((b'r="B3"', b'r="A3"'), 3, "two cells A"),
    ],
)
def test_no_row_or_cell_is_lost_where_two_have_one_number(
    change: tuple[bytes, bytes], line: int, came: str, tmp_path: Path
) -> None:
    path = _rows(tmp_path / "r.xlsx", change)
    (told,) = problems_of(path)
    assert (told.code, told.where.line, told.came) == ("R083", line, f"“{came}”")
    # Whoever keeps going takes none of two that are called alike.
    kept = read_reports([path], replace(SETTINGS, keep_going=True))
    assert line not in kept.table["original_line"].to_pylist()


def test_openpyxl_itself_would_lose_such_a_row(tmp_path: Path) -> None:
    # Teeth: what the rows of a sheet are walked by here, and why.
    path = _rows(tmp_path / "r.xlsx", (b'<row r="3">', b'<row r="2">'))
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    assert len([row for row in sheet.iter_rows() if row[2].value]) == 3
    assert len([row for row in SheetRows(sheet) if row.width]) == 4


def test_rows_without_numbers_and_cells_in_any_order_are_read(tmp_path: Path) -> None:
    made = book(tmp_path / "r.xlsx", {}, {})
    with zipfile.ZipFile(made) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    bare = re.sub(rb'<row r="\d+"', b"<row", sheet)
    turned = re.sub(rb"(<c r=\"A2\".*?</c>)(<c r=\"B2\".*?</c>)", rb"\2\1", bare)
    assert turned != bare != sheet
    path = with_part(made, "xl/worksheets/sheet1.xml", turned)
    assert read_reports([path], SETTINGS).table["source"].to_pylist() == ["post-4", "post-4"]


def test_cells_that_are_merged_with_those_below_are_told(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx", {}, {"act": None}))
    act = openpyxl.utils.get_column_letter(list(SOUND).index("act") + 1)
    made.worksheets[0].merge_cells(f"{act}2:{act}3")
    made.worksheets[0].merge_cells("Y1:Z1")
    made.save(tmp_path / "r.xlsx")
    read = read_reports([tmp_path / "r.xlsx"], SETTINGS)
    assert read.table["act"].to_pylist() == ["mortar_fire", None]
    assert [(told.code, told.came) for told in read.remarks] == [("R084", f"“{act}2:{act}3”")]


def test_a_value_beyond_all_columns_is_not_dropped_in_silence(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "r.xlsx"))
    made.worksheets[0]["XFD2"] = "lost"
    made.save(tmp_path / "r.xlsx")
    assert found(problems_of(tmp_path / "r.xlsx")) == [("R010", 2, 0)]


def _inside(path: Path, part: str, before: bytes, more: bytes) -> Path:
    """A workbook with more in one part, before some of its bytes."""
    made = book(path, {})
    with zipfile.ZipFile(made) as archive:
        content = archive.read(part)
    assert content.count(before) == 1
    return with_part(made, part, content.replace(before, more + before))


def _elements_made(patch: pytest.MonkeyPatch) -> Counter[str]:
    """How many elements of XML are made from now on, by whoever reads a workbook, and by which of openpyxl's two ways."""
    made: Counter[str] = Counter()

    def walk(source: Any, events: Sequence[str] = ("end",), **more: Any) -> Iterator[Any]:
        for event, element in iterparse(source, events, **more):
            made["walked"] += event == events[0]
            yield event, element

    def read(text: str | bytes) -> Any:
        whole = fromstring(text)
        made["read whole"] += sum(1 for _ in whole.iter())
        return whole

    for name, module in list(sys.modules.items()):
        if name.startswith(("openpyxl.", "truceline.report.")):
            for called, counted in (("iterparse", walk), ("fromstring", read)):
                if hasattr(module, called):
                    patch.setattr(module, called, counted)
    return made


SHEET_XML, STYLES_XML, BOOK_XML = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
_FORMULA = b"+".join(b"A%d" % number for number in range(500))
_SHARED = b'<row r="3"><c r="A3"><f t="shared" si="0">%s</f></c></row>' % _FORMULA + b"".join(
    b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (row, row) for row in range(4, 4_004)
)


@pytest.mark.parametrize(
    ("part", "before", "more"),
    [
        (SHEET_XML, b"</sheetData>", b'<row r="3">' + b"<c/>" * 3_000_000 + b"</row>"),
        (SHEET_XML, b"</worksheet>", b"<a/>" * 3_000_000),
        (SHEET_XML, b"</worksheet>", b"<a>" * 1_500_000 + b"</a>" * 1_500_000),
        (SHEET_XML, b"</sheetData>", b"<row/>" * 2_000_000),
        (SHEET_XML, b"</worksheet>", b"<mergeCells>" + b'<mergeCell ref="A1:B9"/>' * 500_000 + b"</mergeCells>"),
        (STYLES_XML, b"</cellXfs>", b"<xf/>" * 3_000_000),
        ("docProps/core.xml", b"</cp:coreProperties>", b"<a/>" * 3_000_000),
    ],
    ids=["cells", "elements", "depth", "rows", "merged cells", "styles", "properties"],
)
def test_a_small_workbook_of_millions_of_elements_is_refused_before_it_keeps_a_reader_busy(
    part: str, before: bytes, more: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elements are counted, not seconds: no more are made of XML than a sheet has rows, and what little stands beside them."""
    path = _inside(tmp_path / "r.xlsx", part, before, more)
    assert path.stat().st_size < 70_000
    made = _elements_made(monkeypatch)
    assert "R039" in [told.code for told in problems_of(path)]
    assert made.total() < MOST_ROWS + 5_000


def test_a_workbook_is_not_led_to_a_part_whose_elements_were_not_counted(tmp_path: Path) -> None:
    made = book(tmp_path / "r.xlsx", {})
    with zipfile.ZipFile(made) as archive:
        kinds, content = archive.read("[Content_Types].xml"), archive.read(BOOK_XML)
    assert b"/xl/workbook.xml" in kinds
    made = with_part(made, "xl/worksheets/book.xml", content)
    made = with_part(made, "[Content_Types].xml", kinds.replace(b"/xl/workbook.xml", b"/xl/worksheets/book.xml"))
    assert [told.code for told in problems_of(made)] == ["R039"]


def test_a_formula_that_thousands_of_cells_share_is_not_written_anew_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openpyxl.worksheet._reader.Translator", None)
    path = _inside(tmp_path / "r.xlsx", SHEET_XML, b"</sheetData>", _SHARED)
    assert [problem.code for problem in problems_of(path)].count("R038") == 4_001


def test_openpyxl_itself_would_write_it_anew(tmp_path: Path) -> None:
    # Teeth: what takes minutes otherwise.
    path = _inside(tmp_path / "r.xlsx", SHEET_XML, b"</sheetData>", _SHARED)
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    (cell, *_), *_ = sheet.iter_rows(min_row=4, max_row=4)
    assert str(cell.value).startswith("=A0+A2+A3")  # and what is written anew is wrong
    assert next(row for row in SheetRows(sheet) if row.number == 4).cells[1].value == "="
