"""Workbooks of a great many sheets: not all are looked into, and those that nobody made are not opened."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from report_forms import problems_of, with_part

from truceline.report.channels import workbook

BOOK_XML = "xl/workbook.xml"


def test_sheets_of_one_part_by_the_thousand_are_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    whole = workbook._has_names

    def looks(sheet: Any, known: Any) -> bool:
        looked.append(sheet.title)
        return whole(sheet, known)

    monkeypatch.setattr(workbook, "_has_names", looks)
    made = openpyxl.Workbook()
    made.worksheets[0]["A1"] = "nothing that is known"
    made.save(tmp_path / "r.xlsx")
    assert problems_of(_of_one_part(tmp_path / "r.xlsx", 1_000))
    assert len(looked) == workbook.MOST_SHEETS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_names_more_sheets_than_parts_may_be_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *told, **_: opened.append(told))
    openpyxl.Workbook().save(tmp_path / "r.xlsx")
    (told,) = problems_of(_of_one_part(tmp_path / "r.xlsx", 60_000, encoding))
    assert (told.code, told.came.strip("“”"), opened) == ("R039", "more than 1,000 sheets", [])


def _of_one_part(path: Path, sheets: int, encoding: str = "utf-8") -> Path:
    """The workbook with so many sheets, all of them its first."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read(BOOK_XML).decode()
    (sheet,) = re.findall(r"<sheet [^>]*/>", content)
    many = "".join(re.sub(r'name="[^"]*"', f'name="s{number}"', sheet) for number in range(sheets))
    return with_part(path, BOOK_XML, content.replace(sheet, many).encode(encoding))
