"""What some work took: processor seconds, seconds and memory, counted alike for every candidate, here and in a guest's process."""

import gc
import json
import re
import resource
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_OF_THIS_PROCESS = Path("/proc/self")


class Spent:
    """Counts from the moment it is made.

    Memory is the most that was held since then, and how much more that is than what was held at that moment: what loading
    and compiling held before and gave back hides nothing. Where the system cannot forget an earlier peak (anywhere but on
    Linux), what stays below that peak is not seen.
    """

    def __init__(self) -> None:
        # What was loaded before is not looked through for rubbish again: that is no part of anybody's work.
        gc.collect()
        gc.freeze()
        self.before_mb = _held_mb()
        self.cpu, self.wall = time.process_time(), time.perf_counter()
        self.pairs_cpu_s: float | None = None
        self.incidents_cpu_s: float | None = None

    def pairs_are_scored(self) -> None:
        """Say that all pairs are scored now, and that what follows is made of them."""
        self.pairs_cpu_s = time.process_time() - self.cpu

    def incidents_are_found(self) -> None:
        """Say that it is known now who belongs with whom, and that what follows tells of it."""
        self.incidents_cpu_s = time.process_time() - self.cpu

    def told(self) -> dict[str, float]:
        """Seconds and memory until now; and the processor seconds until pairs were scored and incidents found, which is now unless it was said before."""
        cpu_s, wall_s, most_mb = time.process_time() - self.cpu, time.perf_counter() - self.wall, _most_mb()
        until = {"pairs_cpu_s": self.pairs_cpu_s, "incidents_cpu_s": self.incidents_cpu_s}
        seconds = {name: cpu_s if value is None else value for name, value in until.items()}
        seconds |= {"cpu_s": cpu_s, "wall_s": wall_s}
        return {**seconds, "rss_mb": most_mb, "more_mb": most_mb - self.before_mb}

    def write(self, folder: Path) -> None:
        """Write seconds and memory down: spent.json."""
        (folder / "spent.json").write_text(json.dumps(self.told()))


def _held_mb() -> float:
    """What this process holds now, from which its most is counted anew."""
    forgotten = _OF_THIS_PROCESS / "clear_refs"
    if not forgotten.exists():
        return _most_mb()
    forgotten.write_text("5")  # of all that can be cleared only the peak
    return _most_mb()


def _most_mb() -> float:
    """The most memory this process held; where the system does not tell it of this process alone, with its parent's peak."""
    status = _OF_THIS_PROCESS / "status"
    most = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(most[1]) / 1024 if most else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_scores(folder: Path, pairs: Any, scores: dict[str, Any]) -> None:
    """Write pairs of rows and their scores, a column for each way of scoring: scores.parquet."""
    columns = {"first": pairs[:, 0], "second": pairs[:, 1], **scores}
    pq.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), folder / "scores.parquet")
