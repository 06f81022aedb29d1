"""Places reports in zones batch by batch: Arrow in, Arrow out, Parquet in, Parquet out, in bounded memory.

`place_batch` is a pure function of shapes and batch, so the same call serves a thread here and a worker elsewhere.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from truceline.values.shape.shapes import Shapes
from truceline.values.shape.spread import cores
from truceline.values.table import Column, Declaration

PLACED = Declaration(
    "placed reports",
    (
        Column("report", pa.int64(), "Number of the report's row in what was given, from 0.", required=True),
        Column("zone", pa.int32(), "Number of a zone in force that holds it, from 0.", required=True),
        Column("on_boundary", pa.bool_(), "Whether it lies on the zone's very boundary.", required=True),
    ),
)
_COLUMNS = ("longitude", "latitude", "occurred_at")
# Rows read at a time: 6 MB of columns, a few milliseconds of work.
BATCH_ROWS = 1 << 18
_DEPTH = 2  # batches under way for each core


def place_batch(shapes: Shapes, batch: pa.RecordBatch, *, first: int = 0) -> pa.RecordBatch:
    """Place one batch of reports with columns longitude, latitude and occurred_at; rows are numbered from `first`.

    Gives one row per report and zone in force at its time (table PLACED), sorted by both. A report without a place is in
    no zone; one without a time only in zones that are in force at every time.
    """
    longitude, latitude = (_numbers(batch.column(name)) for name in _COLUMNS[:2])
    hits = shapes.inside(longitude, latitude, batch.column("occurred_at").to_numpy(zero_copy_only=False))
    columns = [hits.point.astype(np.int64) + first, hits.shape, hits.on_boundary]
    return pa.RecordBatch.from_arrays([pa.array(column) for column in columns], schema=PLACED.schema)


def place_file(shapes: Shapes, reports: Path, placed: Path) -> int:
    """Place the reports of a Parquet file into another one; return how many rows it has.

    Memory stays bounded however long the file is. The result stands under its name only once it is whole.
    """
    unfinished = placed.with_name(placed.name + ".part")
    written = 0
    try:
        with (
            pq.ParquetFile(reports, memory_map=True) as source,
            pq.ParquetWriter(
                unfinished,
                PLACED.schema,
                compression="zstd",
                use_dictionary=["zone"],
                column_encoding={"report": "DELTA_BINARY_PACKED"},
            ) as target,
        ):
            for batch in _placed(shapes, source):
                target.write_batch(batch)
                written += batch.num_rows
        unfinished.replace(placed)
    finally:
        unfinished.unlink(missing_ok=True)
    return written


def _placed(shapes: Shapes, source: Any) -> Iterator[pa.RecordBatch]:
    """The placed batches in order, while later ones are being read and placed on the other cores."""
    under_way: deque[Future[pa.RecordBatch]] = deque()
    first = 0
    with ThreadPoolExecutor(cores()) as pool:
        for batch in source.iter_batches(BATCH_ROWS, columns=list(_COLUMNS)):
            under_way.append(pool.submit(place_batch, shapes, batch, first=first))
            first += batch.num_rows
            if len(under_way) >= _DEPTH * cores():
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _numbers(column: pa.Array) -> Any:
    """The column as floating-point numbers, null as NaN."""
    return column.cast(pa.float64()).to_numpy(zero_copy_only=False)
