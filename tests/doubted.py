"""A folder of which a review asks: three reports, each two of them doubtful."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from told import reports_of, told

from truceline.incident.table import LINKS


def doubtful_in(folder: Path, said: str = "shells near the mill") -> Path:
    """The folder with three reports of three sources, each doubtful with each other: a/b, then a/c, then b/c; `said` are the words of the first."""
    rows = [told("a", said=said), told("b", north_m=2_600, minutes=40), told("c", north_m=-2_600, minutes=35)]
    names = [row["report_id"] for row in rows]
    alone = {"report_id": names, "incident_id": names, "origin_report_id": names}
    pairs = {
        "first": [names[0], names[0], names[1]],
        "second": [names[1], names[2], names[2]],
        "distance_m": [2_600.0, 2_600.0, 5_200.0],
        "gap_s": [2_400.0, 2_100.0, 300.0],
        "score": [1.5, 1.0, 0.5],
        "probability": [0.66, 0.5, 0.4],
    }
    for name, table in (("reports", reports_of(*rows)), ("links", LINKS.table(alone)), ("pairs", pa.table(pairs))):
        pq.write_table(table, folder / f"{name}.parquet")
    return folder
