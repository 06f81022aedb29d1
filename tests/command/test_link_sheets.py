"""Tables for people: the same bytes, in however many parts they are spelt out."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from truceline.command import link_sheets
from truceline.command.link_sheets import write_sheet

AT = [datetime(2017, 7, 9, 9, minute, tzinfo=UTC) for minute in range(7)]
TOLD = pa.table({"said": ["=A1", "so;-5", None, "plain", "=B2", "", "x"], "at": AT, "count": [1, None, 3, 4, 5, 6, 7]})


@pytest.mark.parametrize("rows", [1, 2, 3, 6, 7, 8])
def test_a_table_spelt_out_in_parts_is_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    write_sheet([TOLD], tmp_path / "whole.csv", excel=True)
    monkeypatch.setattr(link_sheets, "_AT_ONCE", rows)
    write_sheet([TOLD], tmp_path / "parts.csv", excel=True)

    assert (tmp_path / "parts.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_a_table_without_rows_has_its_heading(tmp_path: Path) -> None:
    write_sheet([TOLD.slice(0, 0)], tmp_path / "none.csv", excel=False)

    assert (tmp_path / "none.csv").read_bytes() == b'"said","at","count"\r\n'
