"""How well and how quickly reports are gathered into incidents: exercises of growing size and of growing trouble.

    ./dev bench gather [REPORTS ...]

Each size is measured in a process of its own, after the kernels have been compiled. The exercise's truth is known;
precision, recall and F1 are over pairs of reports. The seeds are not those with which the model's numbers were tried.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
REPORTS_A_DAY = 42  # the density of the default exercise
TROUBLES: dict[str, dict[str, float]] = {
    "ordinary": {},
    "4 times as dense": {"days": 60},
    "errors twice as large, and said so": {"error_scale": 2.0},
    "errors twice as large as stated": {"overconfidence": 2.0},
    "15 % of nothing, 10 % grossly wrong": {"spurious": 0.15, "gross": 0.10},
    "30 % relayed": {"relayed": 0.30},
}


def pairs(*labels: npt.NDArray[np.int64]) -> int:
    """How many pairs share all labels."""
    sizes = np.unique(np.stack(labels), axis=1, return_counts=True)[1].astype(np.int64)
    return int((sizes * (sizes - 1) // 2).sum())


def quality(truth: pa.Table, gathered: Gathered) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports; a report of nothing is its own truth."""
    known = truth.take(pc.index_in(gathered.links["report_id"], truth["report_id"].combine_chunks()))
    true = pc.coalesce(known["true_incident"], known["report_id"]).combine_chunks().dictionary_encode().indices
    found = gathered.links["incident_id"].combine_chunks().dictionary_encode().indices
    labels = [np.asarray(column.to_numpy(), np.int64) for column in (true, found)]
    right = pairs(*labels)
    precision, recall = right / max(pairs(labels[1]), 1), right / max(pairs(labels[0]), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def memory_mb() -> int:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(name: str, settings: ExerciseSettings) -> None:
    """Gather one exercise and print one line of the table."""
    charter = read_agreement(AGREEMENT)
    gather(invent(charter, ExerciseSettings(reports=300)).reports)
    exercise = invent(charter, settings)
    before_mb, cpu, wall = memory_mb(), time.process_time(), time.perf_counter()
    gathered = gather(exercise.reports)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    score = " / ".join(f"{part:.3f}" for part in quality(exercise.truth, gathered))
    sizes = f"{exercise.reports.num_rows:,} | {exercise.incidents.num_rows:,} | {gathered.incidents.num_rows:,}"
    spent = f"{cpu:.2f} | {wall:.2f} | {memory_mb() - before_mb:,} | {os.getloadavg()[0]:.1f}"
    print(f"| {name} | {sizes} | {score} | {spent} |", flush=True)


def main() -> None:
    """Measure the sizes asked for and the troubles at 10,000 reports, or one of them as a child process."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    reader.add_argument("--one", help=argparse.SUPPRESS)
    options = reader.parse_args()
    if options.one:
        size = options.sizes[0]
        trouble = {"days": max(size // REPORTS_A_DAY, 1)} | TROUBLES.get(options.one, {})
        measure(options.one, ExerciseSettings(seed=101, reports=size, **trouble))  # type: ignore[arg-type] # TROUBLES names fields of the settings
        return
    print("| exercise | reports | true incidents | found | precision / recall / F1 | CPU s | wall s | MB more | load |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    runs = [(f"{size:,}", size) for size in options.sizes] + [(name, 10_000) for name in TROUBLES]
    for name, size in runs:
        subprocess.run([sys.executable, __file__, str(size), "--one", name], check=True)


if __name__ == "__main__":
    main()
