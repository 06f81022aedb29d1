"""Stored reports are read in order of time whatever the order of rows and files, and what is no such table is refused."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tellings import IN_TIME
from told import reports_of, told

from truceline.errors import Refused
from truceline.report import stored
from truceline.report.stored import StoredReports, is_parquet, read_stored
from truceline.report.table import REPORTS


def rows_of(count: int) -> pa.Table:
    """Reports of which some are of one time."""
    return reports_of(*(told(f"s{k % 3}", minutes=k // 2, reference=str(k)) for k in range(count))).sort_by(IN_TIME)


def written(folder: Path, *tables: pa.Table) -> list[Path]:
    paths = [folder / f"{number}.parquet" for number in range(len(tables))]
    for path, table in zip(paths, tables, strict=True):
        pq.write_table(table, path)
    return paths


def ids_in(reports: StoredReports) -> list[str]:
    return [name for block in reports.read(["report_id"]) for name in block["report_id"].to_pylist()]


def test_files_that_stand_in_order_are_read_as_they_are(tmp_path: Path) -> None:
    whole = rows_of(20)
    reports = StoredReports(written(tmp_path, whole.slice(10), whole.slice(0, 10)), tmp_path / "room")
    assert reports.rows == 20
    assert ids_in(reports) == whole["report_id"].to_pylist()
    assert not (tmp_path / "room").exists()


@pytest.mark.parametrize("mixed", ["rows", "equals", "files"])
def test_others_are_put_into_order_once(tmp_path: Path, mixed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_SHELF", 7)
    whole = rows_of(20)
    tables = {
        "rows": [whole.take([*range(19, -1, -1)])],
        "equals": [whole.take([1, 0, *range(2, 20)])],  # of one time, the later identity first
        "files": [whole.take([*range(0, 20, 2)]), whole.take([*range(1, 20, 2)])],
    }[mixed]
    (tmp_path / "room").mkdir()
    reports = StoredReports(written(tmp_path, *tables), tmp_path / "room")
    for _ in range(2):
        assert pa.concat_tables(reports.read(REPORTS.names)).combine_chunks().equals(whole)


def test_small_files_are_read_whole_as_they_stand(tmp_path: Path) -> None:
    whole = rows_of(6)
    backwards = whole.take([5, 4, 3, 2, 1, 0])
    assert read_stored(written(tmp_path, backwards)).equals(backwards.combine_chunks())


def test_what_an_earlier_version_did_not_have_is_empty(tmp_path: Path) -> None:
    (path,) = written(tmp_path, rows_of(3).drop_columns(["tells_of"]))
    assert read_stored([path])["tells_of"].null_count == 3
    assert next(StoredReports([path], tmp_path).read(["tells_of"]))["tells_of"].null_count == 3


def test_words_that_another_program_coded_are_the_same_words(tmp_path: Path) -> None:
    whole = rows_of(3)
    coded = whole.set_column(1, "source", whole["source"].dictionary_encode())
    (path,) = written(tmp_path, coded.set_column(0, "report_id", whole["report_id"].cast(pa.large_string())))
    assert read_stored([path]).equals(whole.combine_chunks())
    assert (
        pa.concat_tables(StoredReports([path], tmp_path).read(REPORTS.names))
        .combine_chunks()
        .equals(whole.combine_chunks())
    )


def test_its_bytes_say_whether_it_is_parquet(tmp_path: Path) -> None:
    (path,) = written(tmp_path, rows_of(1))
    (tmp_path / "list.parquet").write_text("no such thing")
    assert is_parquet(path)
    assert not is_parquet(tmp_path / "list.parquet")
    assert not is_parquet(tmp_path / "none")


def with_cell(name: str, value: Any) -> pa.Table:
    """A table of reports with one cell that cannot be."""
    table = rows_of(3)
    values = pa.array([value, *table[name].to_pylist()[1:]], table.schema.field(name).type)
    return table.set_column(table.column_names.index(name), pa.field(name, values.type), values)


WRONG = {
    "R067": (rows_of(2).drop_columns(["source", "act"]), "none named source"),
    "R069": (with_cell("latitude", 1.0).set_column(11, "latitude", pa.array(["1", "2", "3"])), "latitude"),
}
IMPOSSIBLE = [
    ("latitude", 90.5),
    ("longitude", float("nan")),
    ("occurred_within_s", -1.0),
    ("radius_m", float("inf")),
    ("occurred_at", None),
    ("source", None),
]


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.parametrize("read", [read_stored, lambda paths: StoredReports(paths, paths[0].parent)])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, code: str, read: Any) -> None:
    table, came = WRONG[code]
    with pytest.raises(Refused, match=came) as refused:
        read(written(tmp_path, table))
    assert [one.code for one in refused.value.problems] == [code]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
@pytest.mark.parametrize("read", [read_stored, lambda paths: StoredReports(paths, paths[0].parent)])
def test_a_place_or_time_that_cannot_be_is_refused_before_any_kernel_sees_it(
    tmp_path: Path, name: str, value: Any, read: Any
) -> None:
    with pytest.raises(Refused, match=name) as refused:
        read(written(tmp_path, rows_of(3), with_cell(name, value)))
    assert [(one.code, one.where.column) for one in refused.value.problems] == [("R068", name)]


def test_what_is_no_parquet_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(Refused, match="R066"):
        read_stored([path])
