"""A list whose heading is refused is not gone on with, whatever else is wrong with its rows."""

from pathlib import Path

import pytest

from truceline.command import main

HEADING = "id,date,lat,lon,radius_m\n"
ROWS = "1,2017-07-09,32.6,36.2,800\n2,2017-07-11,99,36.2,800\n"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (HEADING + ROWS, True),
        (f"Incidents,,,,\n{HEADING}{ROWS}", True),
        (HEADING.replace("id,", "what,") + ROWS, False),
        (f"Incidents,,,,\n{HEADING.replace('id,', 'what,')}{ROWS}", False),
    ],
)
def test_to_go_on_without_rows_is_named_where_the_heading_is_sound(
    text: str, goes_on: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["link", str(path), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "column lat: expected a number from -90 to 90; came “99”" in told
    assert ("--keep-going" in told) is goes_on
