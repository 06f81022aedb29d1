"""Linking by pieces as a user does it: `truceline link` over exercises of a million, measured as a process from its start to its end.

CPU seconds and the most memory held (ru_maxrss) are those of the whole process: reading, learning, gathering, and writing
all tables. The truth is looked at afterwards, by another process than that.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from candidates import quality
from long_scene import write_long
from scene import Truth


def linked(files: list[Path], out: Path) -> dict[str, Any]:
    """Link files and tell what it took."""
    command = [sys.executable, "-m", "truceline", "link", *map(str, files), "--out", str(out), "--pieces"]
    wall = time.perf_counter()
    # Of this child alone: of all children together the largest would be told, and inventing takes more than linking.
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, spent = os.wait4(child.pid, 0)
    wall = time.perf_counter() - wall
    child.returncode = os.waitstatus_to_exitcode(status)  # which Popen cannot ask for any more
    if status:
        raise SystemExit(f"truceline link ended with {child.returncode}")
    cpu = spent.ru_utime + spent.ru_stime
    return {"cpu_s": cpu, "wall_s": wall, "rss_mb": spent.ru_maxrss / 1024, "load": os.getloadavg()[0]}


def scored(files: list[Path], out: Path) -> dict[str, Any]:
    """Hold the links against the truth that lies beside the files."""
    truth = pa.concat_tables([pq.read_table(path.with_name(path.name.replace("reports", "truth"))) for path in files])
    links = pq.read_table(out / "links.parquet", columns=["report_id", "incident_id"])
    incident = links["incident_id"].combine_chunks().dictionary_encode().indices
    place = pc.index_in(truth["report_id"].combine_chunks(), links["report_id"].combine_chunks())
    found = np.asarray(incident.take(place).to_numpy(), np.int64)
    known = Truth(truth["incident"].to_numpy(), truth["relay"].to_numpy())
    return {
        "reports": len(found),
        "origins": quality(found, known, relays=False),
        "all": quality(found, known, relays=True),
    }


def measure(kind: str, exercises: int, scenes: Path | None) -> dict[str, Any]:
    """Link so many exercises of a million each and print a row of the table; scenes that lie in a folder are not invented anew."""
    with tempfile.TemporaryDirectory() as room:
        folder = scenes or Path(room)
        folder.mkdir(parents=True, exist_ok=True)
        write_long(kind, exercises, folder)
        files = sorted(folder.glob("reports-*.parquet"))[:exercises]
        out = Path(room) / "linked"
        # The first run loads what is compiled and is not counted; it is of few reports.
        few = Path(room) / "few.parquet"
        first = next(pq.ParquetFile(files[0]).iter_batches(2_000))
        pq.write_table(pa.Table.from_batches([first]), few)
        linked([few], Path(room) / "few")
        told = linked(files, out)
        # In a process of its own: a child is born with its parent's peak, so this one has to stay small.
        ran = subprocess.run(
            [sys.executable, __file__, str(out), *map(str, files)], capture_output=True, text=True, check=True
        )
        told |= json.loads(ran.stdout.splitlines()[-1])
    origins, whole = told["origins"], told["all"]
    score = f"{origins['precision']:.3f} / {origins['recall']:.3f} / **{origins['f1']:.3f}** | {origins['b_cubed_f1']:.3f} | {whole['f1']:.3f}"
    spent = f"{told['cpu_s']:.1f} | {told['wall_s']:.0f} | {told['rss_mb']:,.0f} in all | {told['load']:.1f}"
    print(f"| {kind} | {told['reports']:,} | 1 | truceline (link, by pieces) | {score} | {spent} |", flush=True)
    return {"exercise": kind, "asked": exercises * 1_000_000, "density": 1.0, "results": [told]}


if __name__ == "__main__":
    print(json.dumps(scored([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))))
