"""What reports are called by people: as their own lists name them, and not by identities that nobody knows by heart."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc


def called(source: str, reference: str) -> str:
    """One report as its list knows it."""
    return f"{source}/{reference}"


def called_in(reports: pa.Table, report_ids: Collection[str]) -> dict[str, str]:
    """Of reports with these identities, where a table holds them, what each is called."""
    wanted = pc.is_in(reports["report_id"], pa.array(report_ids, pa.string()))
    rows = reports.select(["report_id", "source", "reference"]).filter(wanted).to_pylist()
    return {row["report_id"]: called(row["source"], row["reference"]) for row in rows}
