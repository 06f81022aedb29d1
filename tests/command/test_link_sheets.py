"""Tables for people: the same bytes, in however many parts they are spelt out."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.command import link, link_sheets, main
from truceline.command.link_sheets import write_sheet
from truceline.report.writing import write_reports

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


def test_what_is_said_of_all_reports_is_never_at_hand_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million reasons in three languages took more memory than all that was linked; some at a time, they are the same bytes."""
    rows = [
        told(source, minutes=90 * turn + late) for turn in range(5) for late, source in enumerate(("a", "b", "SOHR/c"))
    ]
    rows += [told("d", minutes=90 * turn, relayed_from="a") for turn in range(5)]
    for row in rows:
        row["occurred_at"] = row["occurred_at"].replace(year=2020)
    write_reports(reports_of(*rows), tmp_path / "reports.csv")
    linked = ["link", str(tmp_path / "reports.csv"), "--quiet", "--out"]
    assert main([*linked, str(tmp_path / "whole")]) == 0
    most = dict.fromkeys(("incidents.csv", "links.csv", "pairs.csv"), 0)

    def spied(tables: Iterable[pa.Table], path: Path, *, excel: bool) -> None:
        parts = list(tables)
        if path.name in most:
            most[path.name] = max(part.num_rows for part in parts)
        write_sheet(parts, path, excel=excel)

    monkeypatch.setattr(link, "write_sheet", spied)
    monkeypatch.setattr(link_sheets, "_AT_ONCE", 3)
    assert main([*linked, str(tmp_path / "parts")]) == 0

    assert most == dict.fromkeys(most, 3)
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "parts" / path.name).read_bytes() == path.read_bytes(), path.name
