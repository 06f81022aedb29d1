"""Kept contents as the tables that they were spelt from: what the core decides on."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa

from truceline.desk.recording import read
from truceline.report.table import REPORTS
from truceline.values.table import Declaration


def table_of(declaration: Declaration, contents: Iterable[str]) -> pa.Table:
    """Contents as the table that they were spelt from."""
    instants = {field.name for field in declaration.schema if pa.types.is_timestamp(field.type)}
    rows = [
        {name: datetime.fromisoformat(value) if name in instants else value for name, value in read(content).items()}
        for content in contents
    ]
    return pa.Table.from_pylist(rows, schema=declaration.schema)


def report_rows(reports: Any) -> pa.Table:
    """Reports as a table."""
    return table_of(REPORTS, reports.order_by("report_id").values_list("content", flat=True).iterator())
