"""Reports placed batch by batch and file by file: the whole table at once holds the answer."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from truceline.values.shape import PLACED, Shapes, place_batch, place_file
from truceline.values.shape import batches as batches_module

BEGIN = np.datetime64("2017-07-09T09:00", "us")


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    polygons = [shapely.Point(0.5 * n, 0).buffer(1, 8) for n in range(6)]
    starts = BEGIN + np.arange(6) * np.timedelta64(10, "D")
    return Shapes.of(polygons, geodesic=[False] * 6, starts=starts, ends=starts + np.timedelta64(40, "D"))


def reports(count: int) -> pa.Table:
    random = np.random.default_rng(count)
    longitude = random.uniform(-2, 5, count)
    longitude[::17] = np.nan
    at = (BEGIN + random.integers(0, 100, count) * np.timedelta64(1, "D")).astype(object)
    times = pa.array(
        [None if i % 23 == 0 else moment.replace(tzinfo=UTC) for i, moment in enumerate(at)], pa.timestamp("us", "UTC")
    )
    return pa.table(
        {
            "said": pa.array(["…"] * count),
            "longitude": pa.array(longitude, from_pandas=True),
            "latitude": random.uniform(-1.5, 1.5, count),
            "occurred_at": times,
        }
    )


def whole(shapes: Shapes, table: pa.Table) -> pa.Table:
    hits = shapes.inside(
        table["longitude"].to_numpy(),
        table["latitude"].to_numpy(),
        table["occurred_at"].to_numpy().astype("datetime64[us]"),
    )
    return pa.table([hits.point.astype(np.int64), hits.shape, hits.on_boundary], schema=PLACED.schema)


def test_a_batch_gives_one_row_per_report_and_zone_in_force(shapes: Shapes) -> None:
    table = reports(5_000)

    placed = place_batch(shapes, table.to_batches()[0])

    assert placed.schema == PLACED.schema
    assert pa.table(placed) == whole(shapes, table)
    assert placed.num_rows > 1_000


def test_rows_are_numbered_from_where_the_batch_begins(shapes: Shapes) -> None:
    batch = reports(100).to_batches()[0]

    moved = place_batch(shapes, batch, first=7_000_000_000)

    assert (
        moved["report"].to_numpy().tolist()
        == (place_batch(shapes, batch)["report"].to_numpy() + 7_000_000_000).tolist()
    )


def test_columns_without_nulls_and_of_other_number_types_are_taken(shapes: Shapes) -> None:
    moment = datetime(2017, 7, 10, tzinfo=UTC)
    batch = pa.record_batch(
        {"longitude": pa.array([0.0], pa.float32()), "latitude": pa.array([0], pa.int8()), "occurred_at": [moment]}
    )

    assert place_batch(shapes, batch)["zone"].to_pylist() == [0]


def test_an_empty_batch_gives_an_empty_batch(shapes: Shapes) -> None:
    assert place_batch(shapes, pa.RecordBatch.from_pylist([], schema=reports(1).schema)).num_rows == 0


@pytest.mark.parametrize("rows_per_group", [100, 1_000_000])
def test_a_file_is_placed_as_if_it_were_one_table(
    shapes: Shapes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows_per_group: int
) -> None:
    table = reports(12_345)
    pq.write_table(table, tmp_path / "reports.parquet", row_group_size=rows_per_group)
    monkeypatch.setattr(batches_module, "BATCH_ROWS", 1_000)

    written = place_file(shapes, tmp_path / "reports.parquet", tmp_path / "placed.parquet")

    placed = pq.read_table(tmp_path / "placed.parquet")
    assert placed == whole(shapes, table)
    assert written == placed.num_rows


def test_a_file_that_cannot_be_placed_leaves_nothing_behind(shapes: Shapes, tmp_path: Path) -> None:
    table = reports(50).set_column(1, "longitude", pa.array(np.full(50, 999.0)))
    pq.write_table(table, tmp_path / "reports.parquet")

    with pytest.raises(ValueError, match="longitude"):
        place_file(shapes, tmp_path / "reports.parquet", tmp_path / "placed.parquet")

    assert [path.name for path in tmp_path.iterdir()] == ["reports.parquet"]


def test_a_batch_without_a_column_of_places_is_refused(shapes: Shapes) -> None:
    with pytest.raises(KeyError, match="latitude"):
        place_batch(shapes, reports(5).drop_columns(["latitude"]).to_batches()[0])
