"""Files that call themselves determinations and are not."""

from pathlib import Path

import pytest
from scenes import charter_of, fire_at, incidents_of

from truceline.errors import Refused
from truceline.finding import written
from truceline.finding.determination import read_determinations

HEADER = b"incident_id,provision,outcome,standard,decided_on,decided_by,reasons\n"
ROW = b"i0,ceasefire,minor_violation,clear and convincing,2020-02-10,officer,"


def codes_of(folder: Path, content: bytes) -> list[str]:
    path = folder / "determinations.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_determinations(path, incidents_of(fire_at(36.1)), charter_of("square"))
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (HEADER + ROW + "насилие\n".encode("cp1251"), "F003"),
        (HEADER.decode().encode("utf-16"), "F003"),
        (HEADER + ROW + b'"never closed\n', "F006"),
        (HEADER + ROW + b"x" * 200_000 + b"\n", "F006"),
        (b"", "F004"),
        (b"PK\x03\x04 a workbook \xff", "F003"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_reason(tmp_path: Path, content: bytes, code: str) -> None:
    assert code in codes_of(tmp_path, content)


def test_a_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_MOST_BYTES", 100)

    assert codes_of(tmp_path, HEADER + ROW + b"y" * 200) == ["F002"]


def test_what_a_cell_holds_cannot_flood_or_break_the_message(tmp_path: Path) -> None:
    path = tmp_path / "determinations.csv"
    path.write_bytes(HEADER + b'"i\x1b[31m' + b"9" * 5000 + b'",' + ROW.split(b",", 1)[1] + b"why\n")
    with pytest.raises(Refused) as refused:
        read_determinations(path, incidents_of(fire_at(36.1)), charter_of("square"))

    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 400
