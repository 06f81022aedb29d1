"""Judgements kept in a file that only grows: what was judged is never changed and never lost.

Each judgement is added as one line and forced to disk before anything else is asked, so that a person who is
interrupted loses nothing that was answered.
"""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from truceline.incident.joining.judge import JUDGEMENTS, read_judgements
from truceline.values.cells import heading, separator_of

Row = Mapping[str, Any]


def kept_judgements(own: Path | None, named: Path | None = None, *, now: datetime) -> pa.Table:
    """All judgements of the file that grows and of one that was named, each once, in the order in which they are met.

    The latter may name reports by source and reference.

    Raises:
        Refused: where a file cannot be read; see `read_judgements`.
    """
    rows: dict[tuple[Any, ...], Row] = {}
    for file, by_source in ((own, False), (named, True)):
        if file is not None:
            for row in read_judgements(file, now=now, by_source=by_source).to_pylist():
                rows.setdefault(tuple(row.values()), row)
    return pa.Table.from_pylist(list(rows.values()), JUDGEMENTS.schema)


def append_judgements(rows: Iterable[Row], path: Path) -> None:
    """Add judgements at the end of a file, with the line of names where the file is new, and wait for the disk.

    They have the separator that the file has: a spreadsheet may have written it anew with semicolons.
    """
    text = io.StringIO()
    rows = list(rows)
    before = path.read_bytes() if path.is_file() else b""
    if before and not rows:
        return
    earlier = before.decode("utf-8-sig")
    separator = separator_of(earlier.split("\n", 1)[0])
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    if not before:
        writer.writerow(JUDGEMENTS.names)
    elif not before.endswith(b"\n"):
        text.write("\n")
    names = next(csv.reader(io.StringIO(earlier), delimiter=separator)) if before else JUDGEMENTS.names
    header = [heading(name) for name in names]
    for row in rows:
        cells = {**row, "on": row["on"].astimezone(UTC).isoformat().replace("+00:00", "Z")}
        writer.writerow(["" if cells.get(name) is None else cells[name] for name in header])
    with path.open("ab") as file:
        file.write(text.getvalue().encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
