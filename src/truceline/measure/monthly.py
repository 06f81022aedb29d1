"""Reports by local month and first-level area: the long view that is compared with a source's own labels."""

from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from truceline.measure.counting import UNKNOWN


def reports_by_month(reports: pa.Table, zone: ZoneInfo) -> dict[str, dict[str, int]]:
    """How many reports each month (YYYY-MM, local) has in each first-level area as attributed, in order of both.

    A report counts in the month of the earliest time at which it may have happened, as event datasets count theirs.
    Nil reports are reports. A report that names no area counts under "unknown".
    """
    half_width = pc.cast(pc.round(pc.multiply(reports["occurred_within_s"], 1e6)), pa.int64())
    earliest = pc.subtract(reports["occurred_at"], half_width.cast(pa.duration("us")))
    local = earliest.cast(pa.timestamp("us", tz=zone.key))
    table = pa.table(
        {
            "month": pc.strftime(local, format="%Y-%m"),
            "area": pc.fill_null(reports["admin1"], UNKNOWN),
        }
    )
    counted = table.group_by(["month", "area"]).aggregate([([], "count_all")])
    months: dict[str, dict[str, int]] = {}
    for row in counted.sort_by([("month", "ascending"), ("area", "ascending")]).to_pylist():
        months.setdefault(row["month"], {})[row["area"]] = row["count_all"]
    return months
