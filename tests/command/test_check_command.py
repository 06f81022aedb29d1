"""`truceline check` tells what many rows have once, and each by itself where it is asked."""

from pathlib import Path

import pytest

from truceline.command import main


def _put(folder: Path, *days: str, kind: str = "shelling") -> Path:
    rows = [f"{number},{day},32.6,36.2,800,{kind}" for number, day in enumerate(days, start=1)]
    path = folder / "list.csv"
    path.write_text("\n".join(["id,date,lat,lon,radius_m,type", *rows, ""]), encoding="utf-8")
    return path


def test_a_wrong_form_of_dates_is_told_once_with_how_many_rows_have_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _put(tmp_path, *(f"{1 + number % 12}/7/2017" for number in range(20)))
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().err
    assert told.count("R018") == 1
    assert "column date, 20 rows (lines 2 to 21): expected" in told
    assert "20 problems. Nothing was written. To have each on a line of its own: truceline check --each." in told


def test_each_problem_has_its_line_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _put(tmp_path, *(f"{1 + number % 12}/7/2017" for number in range(20)))
    assert main(["check", "--each", str(path)]) == 1
    told = capsys.readouterr().err
    assert [f"line {line}, column date" in told for line in range(2, 22)] == [True] * 20
    assert told.endswith("20 problems. Nothing was written.\n")


@pytest.mark.parametrize(("asked", "lines"), [([], 1), (["--each"], 20)])
def test_kinds_that_are_not_known_are_told_once_or_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], lines: int
) -> None:
    path = _put(tmp_path, *(f"2017-07-{day:02}" for day in range(1, 21)), kind="strafing")
    assert main(["check", *asked, str(path)]) == 0
    assert capsys.readouterr().out.count("R063") == lines
