"""summary.json: what a run made, in numbers that a person and a program can verify."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from truceline import __version__
from truceline.bulletin.composing import Bulletin
from truceline.measure.intake import remarks_by_code
from truceline.measure.monthly import reports_by_month
from truceline.measure.record import Record
from truceline.report.reading import ReadReports

Summary = dict[str, Any]


def summarise_run(record: Record, read: ReadReports, bulletin: Bulletin, folder: Path) -> Summary:
    """Write summary.json into the folder, last, with the digest of every other file; return what it says."""
    agreement = record.charter.agreement
    summary: Summary = {
        "truceline": __version__,
        "exercise": bulletin.exercise,
        "agreement": {
            "code": agreement.agreement,
            "version": agreement.version,
            "title": agreement.title.model_dump(),
            "sha256": record.charter.digest,
        },
        "period": {"from": str(bulletin.period.first_day), "to": str(bulletin.period.last_day)},
        "reports": {
            "read": record.reports.num_rows,
            "repeated": read.repeated,
            "problems": len(read.problems),
            "remarks": remarks_by_code(read),
            "by_family": _counted(record.reports, "source_family"),
            "by_month_and_area": reports_by_month(record.reports, record.charter.zone_info),
        },
        "incidents": record.incidents.num_rows,
        "links": record.links.num_rows,
        "zone_answers": _counted_twice(record.zone_answers, "zone", "position"),
        "findings": _counted_twice(record.findings, "provision", "verdict"),
        "bulletin_sha256": bulletin.digest,
        "files": {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        },
    }
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (folder / "summary.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return summary


def _counted(table: pa.Table, column: str) -> dict[str, int]:
    """How many rows each value of a column has, by value."""
    grouped = table.group_by(column).aggregate([([], "count_all")]).sort_by(column)
    return {row[column]: row["count_all"] for row in grouped.to_pylist()}


def _counted_twice(table: pa.Table, outer: str, inner: str) -> dict[str, dict[str, int]]:
    """How many rows each pair of values has, by the first and then the second."""
    grouped = table.group_by([outer, inner]).aggregate([([], "count_all")])
    counts: dict[str, dict[str, int]] = {}
    for row in grouped.sort_by([(outer, "ascending"), (inner, "ascending")]).to_pylist():
        counts.setdefault(row[outer], {})[row[inner]] = row["count_all"]
    return counts
