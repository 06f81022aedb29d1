from pathlib import Path

import openpyxl
import pytest
from report_forms import SETTINGS

from truceline.report.channels.truceline import COLUMNS
from truceline.report.reading import read_reports
from truceline.report.table import REPORTS
from truceline.report.template import write_template
from truceline.report.writing import write_reports

ORIGIN = ["original_sha256", "original_line"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx"])
def test_the_form_is_read_back_without_a_problem_and_only_as_an_exercise(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"form{suffix}"
    write_template(path)
    read = read_reports([path], SETTINGS)
    assert (read.problems, read.remarks) == ((), ())
    assert read.table["exercise"].to_pylist() == [True, True]
    assert all("EXERCISE" in reference for reference in read.table["reference"].to_pylist())


def test_all_three_forms_say_the_same(tmp_path: Path) -> None:
    tables = []
    for suffix in (".csv", ".jsonl", ".xlsx"):
        write_template(tmp_path / f"form{suffix}")
        tables.append(read_reports([tmp_path / f"form{suffix}"], SETTINGS).table.drop_columns(ORIGIN))
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])


def test_the_workbook_explains_every_column_and_offers_every_code(tmp_path: Path) -> None:
    write_template(tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    assert [cell.value for cell in book["columns"]["A"]][1:] == list(COLUMNS)
    assert all(cell.value for cell in book["columns"]["C"])
    assert book["reports"].freeze_panes == "A2"
    offered = {column[0].value: [c.value for c in column[1:] if c.value] for column in book["codes"].iter_cols()}
    coded = {c.name: [str(code) for code in c.allowed] for c in REPORTS.columns if c.allowed}
    assert offered == {**coded, "exercise": ["true", "false"]}
    assert len(book["reports"].data_validations.dataValidation) == len(offered)


@pytest.mark.parametrize("write", [write_template, lambda path: write_reports(REPORTS.empty(), path)])
def test_another_suffix_is_an_error_of_the_caller(tmp_path: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match=r"\.doc"):
        write(tmp_path / "form.doc")
