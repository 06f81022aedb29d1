"""What a guest's work took, and what came of it: told in files, to the process that asked."""

import json
import re
import resource
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


class Spent:
    """Counts from the moment it is made."""

    def __init__(self) -> None:
        self.before_mb = _most_mb()
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def write(self, folder: Path) -> None:
        """Write seconds and memory down: spent.json."""
        told = {
            "cpu_s": time.process_time() - self.cpu,
            "wall_s": time.perf_counter() - self.wall,
            "rss_mb": _most_mb(),
            "more_mb": _most_mb() - self.before_mb,
        }
        (folder / "spent.json").write_text(json.dumps(told))


def _most_mb() -> float:
    """The most memory this process held; where the system does not tell it of this process alone, with its parent's peak."""
    status = Path("/proc/self/status")
    most = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(most[1]) / 1024 if most else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_scores(folder: Path, pairs: Any, scores: dict[str, Any]) -> None:
    """Write pairs of rows and their scores, a column for each way of scoring: scores.parquet."""
    columns = {"first": pairs[:, 0], "second": pairs[:, 1], **scores}
    pq.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), folder / "scores.parquet")
