"""More reports than one exercise holds: exercises of a million with other seeds, one after the other in time, a file for each.

    python bench/link/long_scene.py home 11 FOLDER

Each is invented in a process of its own. Names that two of them would share have their number behind them, so that no
report comes twice and no relay names another exercise's report.
"""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from scene import invented, settings_of

MILLION = 1_000_000
APART = 10_000_000  # more than any exercise has incidents


def write_one(kind: str, number: int, folder: Path) -> None:
    """Invent one exercise, move it behind those before it, and write its reports in order of time and their truth."""
    settings = settings_of(kind, MILLION, 1.0)
    reports, truth = invented(replace(settings, seed=settings.seed + 1_000 * number))
    later = pa.scalar(timedelta(days=(settings.days + 10) * number), pa.duration("us"))
    behind = f"-{number}"
    for name in ("occurred_at", "received_at"):
        reports = _replaced(reports, name, pc.add(reports[name], later))
    slashed = pc.fill_null(pc.match_substring(reports["relayed_from"], "/"), False)
    relayed = pc.if_else(slashed, _named(reports["relayed_from"], behind), reports["relayed_from"])
    reports = _replaced(reports, "relayed_from", relayed)
    for name in ("report_id", "reference"):
        reports = _replaced(reports, name, _named(reports[name], behind))
    whole = reports.append_column("incident", truth["incident"]).append_column("relay", truth["relay"])
    moved = whole.sort_by([("occurred_at", "ascending"), ("report_id", "ascending")])
    incident = pc.add(moved["incident"], APART * number)
    pq.write_table(moved.drop_columns(["incident", "relay"]), folder / f"reports-{number:02}.parquet")
    pq.write_table(
        pa.table({"report_id": moved["report_id"], "incident": incident, "relay": moved["relay"]}),
        folder / f"truth-{number:02}.parquet",
    )


def _named(column: pa.ChunkedArray, behind: str) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(column, behind, "")


def _replaced(table: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, table.schema.field(place), values)


def write_long(kind: str, exercises: int, folder: Path) -> None:
    """Write so many exercises, one process after the other; those that are there already are left as they are."""
    for number in range(exercises):
        if (folder / f"truth-{number:02}.parquet").exists():
            continue
        subprocess.run([sys.executable, __file__, kind, "one", str(number), str(folder)], check=True)


if __name__ == "__main__":
    if sys.argv[2] == "one":
        write_one(sys.argv[1], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        write_long(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
