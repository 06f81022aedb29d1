"""Reports in the order in which they are compared, with the columns that are compared, each word of few as a code.

What is sorted once is not copied again between the steps, and what is coded once is not looked up in each.
"""

import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import coded, in_one_piece
from truceline.report.table import OF_PLACE

# Few different words in many rows: the rows hold numbers of them (dictionary arrays).
_CODED = (
    "source",
    "source_family",
    "speaks_for",
    "place_name",
    "post",
    "admin1",
    "admin2",
    "observed",
    "act",
    "unit",
    "weapon",
    "actor",
    "target",
    "claimed_exemption",
    "language",
)
_AS_THEY_ARE = (
    "report_id",
    "reference",
    "relayed_from",
    "occurred_at",
    "occurred_within_s",
    "received_at",
    *OF_PLACE,
    "tells_of",
    "count",
    "calibre_mm",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "said",
    "media_sha256",
    "exercise",
)
COMPARED = (*_CODED, *_AS_THEY_ARE)


def canonical(reports: pa.Table) -> pa.Table:
    """Put reports in the order in which they are compared: by time, then identity; columns that nothing is compared by are left out."""
    order = pc.sort_indices(reports, sort_keys=[("occurred_at", "ascending"), ("report_id", "ascending")])
    columns = {name: coded(reports.column(name)) for name in _CODED}
    columns |= {name: in_one_piece(reports.column(name)) for name in _AS_THEY_ARE}
    # Of a column that says nothing any order is the same. Column by column Arrow takes a third of what it takes for a whole table.
    taken = {
        name: column if column.null_count == len(column) else column.take(order) for name, column in columns.items()
    }
    return pa.table(taken)
