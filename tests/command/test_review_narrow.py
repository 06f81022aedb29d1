"""On a terminal as narrow as a telephone a review says all that it says on a wide one."""

import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from doubted import doubtful_in
from told import reports_of, told

from truceline.command import main

MARK = "Ѫ"  # a letter that no sentence has
LONG = 70 * MARK


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("columns", [32, 40, 80])
def test_nothing_is_cut_off_however_narrow_the_terminal(
    columns: int, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = doubtful_in(tmp_path)
    row, *others = (told("a"), told("b", north_m=2_600, minutes=40), told("c", north_m=-2_600, minutes=35))
    pq.write_table(reports_of({**row, "place_name": LONG}, *others), folder / "reports.parquet")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert main(["review", str(folder), "--by", "amina", "--language", language]) == 0
    said = capsys.readouterr().out
    assert said.count(MARK) == len(LONG)
    assert "…" not in said
