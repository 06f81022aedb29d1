"""Tables for people, as CSV: what `truceline link` writes beside those for programs."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from truceline.values.cell import guarded_column

_AT_ONCE = 50_000  # rows: spelt out, a table of millions takes more memory than all that was linked


def write_sheet(tables: Iterable[pa.Table], path: Path, *, excel: bool) -> None:
    """Write tables of one kind, one below the other, as one for people: the same bytes, however many tables they come in.

    For Excel it has the byte order mark by which that knows Arabic letters, and over which programs stumble. Without any table the file is empty.
    """
    with path.open("wb") as file:
        file.write(codecs.BOM_UTF8 if excel else b"")
        for number, some in enumerate(part for table in tables for part in rows_in_parts(table)):
            csv.write_csv(_as_text(some), file, csv.WriteOptions(include_header=number == 0, eol="\r\n"))


def rows_in_parts(table: pa.Table) -> Iterator[pa.Table]:
    """The table some rows at a time; one without rows is one part."""
    for start in range(0, max(table.num_rows, 1), _AT_ONCE):
        yield table.slice(start, _AT_ONCE)


def _as_text(table: pa.Table) -> pa.Table:
    """The table as people and spreadsheets read it: instants spelt, and no text of a stranger that Excel would work out.

    A text that begins like a formula gets an apostrophe before it; the Parquet file has it as it was said.
    """
    for number, field in enumerate(table.schema):
        column = table.column(number)
        if pa.types.is_timestamp(field.type):
            column = pc.strftime(column.cast(pa.timestamp("s", tz="UTC"), safe=False), "%Y-%m-%dT%H:%M:%SZ")
        elif pa.types.is_string(field.type):
            column = guarded_column(column)
        table = table.set_column(number, field.name, column)
    return table
