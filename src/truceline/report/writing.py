"""Reports written as files that our own reader reads back: the same rows, and written again the same bytes.

What the reader derives (identities, references to originals) is left out. Instants are written to the microsecond
with their half width, numbers in the shortest spelling that gives the same number.
"""

import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.truceline import COLUMNS
from truceline.report.rows import BLOCK_ROWS

Row = tuple[str | float | bool | None, ...]


def write_reports(table: pa.Table, path: Path) -> None:
    """Write reports as CSV (comma, LF, UTF-8 without a mark) or JSON Lines, by the suffix of the name.

    The file appears whole or not at all. A suffix that is neither raises ValueError.
    """
    write: dict[str, Callable[[pa.Table, TextIO], None]] = {".csv": _write_csv, ".jsonl": _write_json_lines}
    if path.suffix not in write:
        raise ValueError(f"reports are written as .csv or .jsonl, not {path.suffix!r}")
    draft = path.with_name(f".{path.name}.draft")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            write[path.suffix](table, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_csv(table: pa.Table, file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(table):
        writer.writerow(["" if cell is None else _plain(cell) for cell in row])


def _write_json_lines(table: pa.Table, file: TextIO) -> None:
    for row in _rows(table):
        said = {name: cell for name, cell in zip(COLUMNS, row, strict=True) if cell is not None}
        file.write(json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n")


def _plain(cell: str | float | bool) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _rows(table: pa.Table) -> Iterator[Row]:
    """The rows as they are written, a block at a time: instants as text, whole numbers without a fraction."""
    written = table.select(COLUMNS)
    for first in range(0, written.num_rows, BLOCK_ROWS):
        block = written.slice(first, BLOCK_ROWS)
        yield from zip(*(_cells(column) for column in block.columns), strict=True)


def _cells(column: pa.ChunkedArray) -> list[str | float | bool | None]:
    if pa.types.is_timestamp(column.type):
        texts = pc.strftime(column, format="%Y-%m-%dT%H:%M:%SZ")
        return list(texts.to_pylist())
    values: list[str | float | bool | None] = column.to_pylist()
    if pa.types.is_floating(column.type):
        return [int(v) if isinstance(v, float) and v.is_integer() and abs(v) < 2**53 else v for v in values]
    return values
