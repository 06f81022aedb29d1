"""Measure the main job, `truceline run`, on invented reports: its cost should grow in step with their number.

    ./dev bench run [--sizes 1e3,1e4,1e5] [--repeat 3]

Each run is a process of its own over the same agreement; one run goes first, uncounted, so that kernels are compiled. There
is no peer that does this job from end to end; `bench/screen` sets the decisive step beside its peers. The last
line is JSON.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = ROOT / "agreements" / "southwest-syria-2017"


def measured(*command: str) -> tuple[float, float]:
    """Run a command of Truceline and return its wall and processor seconds; a failure ends the benchmark."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "truceline", *command], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_mb() -> float:
    """The largest resident size of any process measured so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def one_size(reports: int, repeat: int, folder: Path) -> dict[str, float]:
    """Invent so many reports and run the main job on them."""
    files, record = folder / f"exercise-{reports}", folder / "record"
    days = max(3, reports // 40)
    measured(
        "exercise", "--agreement", str(AGREEMENT), "--out", str(files), "--reports", str(reports), "--days", str(days)
    )
    job = (
        "run",
        "--agreement",
        str(AGREEMENT),
        "--reports",
        str(files / "EXERCISE-reports.csv"),
        "--out",
        str(record),
        "--quiet",
    )
    runs = [measured(*job) for _ in range(repeat)]
    summary = json.loads((record / "summary.json").read_text(encoding="utf-8"))
    return {
        "reports": summary["reports"]["read"],
        "incidents": summary["incidents"],
        "wall_s": round(statistics.median(wall for wall, _ in runs), 2),
        "cpu_s": round(statistics.median(cpu for _, cpu in runs), 2),
        "peak_mb": round(peak_mb()),
    }


def main() -> None:
    """Measure every size, print a table and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1e3,1e4,1e5")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    sizes = sorted(int(float(size)) for size in options.sizes.split(","))
    rows = []
    print(f"load before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    print(f"{'reports':>10} {'incidents':>10} {'wall s':>8} {'cpu s':>8} {'µs/report':>10} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as name:
        one_size(50, 1, Path(name))
        for size in sizes:
            row = one_size(size, options.repeat, Path(name))
            rows.append(row)
            each = row["cpu_s"] / row["reports"] * 1e6
            print(
                f"{row['reports']:>10,} {row['incidents']:>10,} {row['wall_s']:>8} {row['cpu_s']:>8} {each:>10.0f} {row['peak_mb']:>8}",
                flush=True,
            )
    print(json.dumps({"bench": "run", "load": os.getloadavg()[0], "rows": rows}))


if __name__ == "__main__":
    main()
