"""Reports for tests, written as short as they are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from truceline.incident.joining.judge import JUDGEMENTS, read_judgements
from truceline.incident.telling.explaining import explain_links
from truceline.report.table import REPORTS
from truceline.values.language import Language

NOON = datetime(2030, 7, 9, 12, 0, tzinfo=UTC)
METRE_NORTH = 1 / 110_900  # degrees of latitude, near enough at 33° north


def told(source: str = "post", **said: Any) -> dict[str, Any]:
    """One report: at noon in an invented place, by a monitor, unless told otherwise.

    `minutes` and `north_m` move it in time and place; `place=None` leaves the place out.
    """
    minutes, north_m = said.pop("minutes", 0), said.pop("north_m", 0)
    reference = said.pop("reference", None) or f"{minutes}-{north_m}"
    row = {
        "report_id": f"{source}/{reference}",
        "source": source,
        "source_family": "monitor",
        "reference": reference,
        "occurred_at": NOON + timedelta(minutes=minutes),
        "occurred_within_s": 600.0,
        "longitude": 36.2,
        "latitude": 32.6 + north_m * METRE_NORTH,
        "radius_m": 1_000.0,
        "act": "mortar_fire",
        "exercise": True,
        "original_sha256": "0" * 64,
        "original_line": 1,
    }
    if "place" in said and said.pop("place") is None:
        row |= {"longitude": None, "latitude": None, "radius_m": None}
    return row | said


def reports_of(*rows: dict[str, Any]) -> pa.Table:
    """A table of reports."""
    return pa.Table.from_pylist([{name: row.get(name) for name in REPORTS.names} for row in rows], REPORTS.schema)


def groups_of(links: pa.Table) -> set[frozenset[str]]:
    """The incidents as sets of reports."""
    members: dict[str, set[str]] = {}
    for incident, report in zip(links["incident_id"].to_pylist(), links["report_id"].to_pylist(), strict=True):
        members.setdefault(incident, set()).add(report)
    return {frozenset(group) for group in members.values()}


def judged(*rows: tuple[str, str, str] | tuple[str, str, str, int]) -> pa.Table:
    """Judgements: first, second, judgement, and on which day of the month."""
    taken = [
        {
            "first": row[0],
            "second": row[1],
            "judgement": row[2],
            "by": "officer-amina",
            "on": datetime(2020, 7, row[3] if len(row) > 3 else 10, tzinfo=UTC),
            "reason": None,
        }
        for row in rows
    ]
    return pa.Table.from_pylist(taken, JUDGEMENTS.schema)


def judgements_in(path: Path) -> pa.Table:
    """What a file holds of judgements, by a clock that is ahead of all of them."""
    return read_judgements(path, now=datetime(2031, 1, 1, tzinfo=UTC))


def why(links: pa.Table, reports: pa.Table) -> dict[Language, str]:
    """Why the first of some links holds, in every language."""
    return {language: explain_links(links, reports, language)[0].as_py() for language in Language}
