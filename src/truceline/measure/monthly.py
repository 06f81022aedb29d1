"""Reports by month and first-level area: the plainest trend there is, as the sources themselves attribute it.

A report counts in the local month of the earliest time at which it may have happened, as event datasets count it.
"""

from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# What stands for "the source named no area" in tables of counts.
NO_AREA = ""


def reports_by_month(reports: pa.Table, zone: ZoneInfo) -> dict[str, dict[str, int]]:
    """Count reports by local month (YYYY-MM) and by area; the counts add up to the number of reports."""
    months = first_local_months(reports, zone)
    areas = pc.fill_null(reports["admin1"], NO_AREA)
    grouped = pa.table({"month": months, "area": areas}).group_by(["month", "area"]).aggregate([([], "count_all")])
    counts: dict[str, dict[str, int]] = {}
    for row in grouped.sort_by([("month", "ascending"), ("area", "ascending")]).to_pylist():
        counts.setdefault(row["month"], {})[row["area"]] = row["count_all"]
    return counts


def first_local_months(reports: pa.Table, zone: ZoneInfo) -> pa.Array:
    """The local month of the earliest time of each report, as YYYY-MM."""
    at = reports["occurred_at"].to_numpy().astype("datetime64[us]")
    # A day is noon within twelve hours, so its earliest moment is the day's first; a microsecond more keeps it inside.
    within = np.round(reports["occurred_within_s"].to_numpy() * 1e6).astype("timedelta64[us]")
    earliest = pa.array(at - within, type=pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC"))
    return pc.strftime(earliest.cast(pa.timestamp("us", tz=zone.key)), format="%Y-%m")
