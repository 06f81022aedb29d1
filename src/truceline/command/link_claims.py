"""Who claims what of each incident: the figures of its reports one under another, where the incident's row has their range alone.

What a report says is told as it said it; nothing is weighed, left out or added up.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Longs
from truceline.incident.gathered import Gathered
from truceline.incident.pieces.piecewise import Piece
from truceline.incident.table import TEXT
from truceline.report.table import REPORTS
from truceline.values.table import Column, Declaration

_SAID = (
    *("source", "reference", "source_family", "observed", "occurred_at", "act", "weapon", "actor", "target"),
    *("tells_of", "count_low", "count", "count_high", "unit"),
    *(f"{kind}_{end}" for kind in ("killed", "injured") for end in ("low", "best", "high")),
    "harmed",
)
_STANDING = ("origin", "repeats", "beside")
CLAIMS = Declaration(
    "claims.csv",
    (
        Column("incident_id", TEXT, "The incident; the order is that of the incidents.", required=True),
        Column("report_id", TEXT, "The report.", required=True),
        Column(
            "standing",
            TEXT,
            "How the report stands to the incident: it repeats nobody; it repeats another; or it is counted in another incident and "
            "tells of this one beside (further_links).",
            required=True,
            allowed=_STANDING,
        ),
        *(REPORTS.column(name) for name in _SAID),
    ),
)


def claims_of(gathered: Gathered | Piece, reports: pa.Table) -> pa.Table:
    """A row for each report of each incident, in the order of incidents, and in each in the order of links; further links come last."""
    names = ["incident_id", "report_id", "origin_report_id"]
    linked = pa.concat_tables([gathered.links.select(names), gathered.further.select(names)]).combine_chunks()
    beside = np.arange(linked.num_rows) >= gathered.links.num_rows
    repeats = pc.not_equal(linked["report_id"], linked["origin_report_id"]).combine_chunks().to_numpy(False)
    incident = pc.index_in(linked["incident_id"], gathered.incidents["incident_id"].combine_chunks())
    order = pa.array(np.argsort(incident.combine_chunks().to_numpy(), kind="stable"))
    linked = linked.take(order)
    rows = pc.index_in(linked["report_id"], reports["report_id"].combine_chunks())
    standing = pa.array(_STANDING).take(pa.array(np.where(beside, 2, np.where(repeats, 1, 0)))).take(order)
    said = {name: reports[name].take(rows.combine_chunks()) for name in _SAID}
    return CLAIMS.table(
        {"incident_id": linked["incident_id"], "report_id": linked["report_id"], "standing": standing, **said}
    )


def claims_at(claims: pa.Table, piece: Piece) -> Longs:
    """Where the rows of a piece stand in the whole: at their incidents."""
    incident = pc.index_in(claims["incident_id"], piece.incidents["incident_id"].combine_chunks())
    return np.asarray(piece.incident_at[incident.combine_chunks().to_numpy(zero_copy_only=False)])
