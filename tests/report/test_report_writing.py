from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from report_forms import SETTINGS
from tries import tries

from truceline.report.reading import read_reports
from truceline.report.table import REPORTS
from truceline.report.template import write_template
from truceline.report.writing import write_reports
from truceline.values.identity import derived_identity
from truceline.values.taxonomy import ACT_GROUP, Family

ORIGIN = ["original_sha256", "original_line"]
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd"), max_size=30)
sayings = st.lists(words, max_size=3).map("\r\n".join)


def _report(**said: Any) -> dict[str, Any]:
    return {
        "report_id": derived_identity(said["source"], said["reference"]),
        "original_sha256": "0" * 64,
        "original_line": 1,
        "exercise": True,
        **said,
    }


def _bare(text: str) -> str | None:
    return text.strip() or None


reports = st.builds(
    _report,
    source=st.sampled_from(["post-4", "شبكة", "Сеть"]),
    source_family=st.sampled_from([str(family) for family in Family]),
    reference=st.uuids().map(str),
    occurred_at=st.datetimes(datetime(1950, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),
    occurred_within_s=st.floats(0, 1e7),
    longitude=st.floats(-180, -0.001),
    latitude=st.floats(-90, 90),
    radius_m=st.floats(1, 1e6),
    act=st.none() | st.sampled_from(list(ACT_GROUP)),
    count=st.none() | st.integers(0, 10**9),
    place_name=words.map(_bare),
    said=sayings.map(lambda text: text if text.strip() else None),
)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
@tries(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(reports, min_size=1, max_size=6, unique_by=lambda row: row["reference"]))
def test_what_was_written_is_read_back_as_it_was_and_written_again_as_the_same_bytes(
    tmp_path: Path, suffix: str, rows: list[dict[str, Any]]
) -> None:
    table = pa.Table.from_pylist(rows, schema=REPORTS.schema)
    first, second = tmp_path / f"EXERCISE-1{suffix}", tmp_path / f"EXERCISE-2{suffix}"
    write_reports(table, first)
    read = read_reports([first], SETTINGS)
    assert read.table.drop_columns(ORIGIN).to_pylist() == table.drop_columns(ORIGIN).to_pylist()
    write_reports(read.table, second)
    assert second.read_bytes() == first.read_bytes()


def test_a_write_that_fails_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.csv"
    write_template(path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("truceline.report.writing.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_reports(REPORTS.empty(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
