"""How quickly one new report is answered: its candidates in memory, and its incidents gathered again.

    ./dev bench arrive [REPORTS ...] [--regathered N]

Of an exercise of that size some reports are held back and asked about one by one, against all others, with the model of the full
run. `ask` gives the candidates with all parts of their scores; `regather` gives incidents and links byte for byte as a full run
would, from a store in memory (`incident/arriving/holding.py`). Kernels are compiled and stores laid before anything is timed.
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.gathering import gather

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
REPORTS_A_DAY = 42
ASKED = 1_000


def _spent(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    middle, last = np.percentile(np.array(seconds) * 1_000, [50, 99])
    return f"{middle:.2f} / {last:.2f}"


def measure(size: int, regathered: int) -> None:
    """Print one line of the table."""
    settings = ExerciseSettings(seed=101, reports=size, days=max(size // REPORTS_A_DAY, 1))
    reports = invent(read_agreement(AGREEMENT), settings).reports
    chosen = np.sort(np.random.default_rng(3).choice(reports.num_rows, ASKED, replace=False))
    model = gather(reports.slice(0, 100_000)).models[0]
    held = np.ones(reports.num_rows, np.bool_)
    held[chosen] = False
    others, new = reports.filter(pa.array(held)), reports.take(pa.array(chosen))
    index, rows = Standing(others, model), new.to_pylist()
    spent: dict[str, list[float]] = {"ask": [], "cpu": [], "regather": []}
    for row in rows:  # makes the cells
        index.ask(row)
    for row in rows:
        wall, cpu = time.perf_counter(), time.process_time()
        index.ask(row)
        spent["ask"].append(time.perf_counter() - wall)
        spent["cpu"].append(time.process_time() - cpu)
    store, fetched = Held(others, model), []
    some = np.linspace(0, ASKED - 1, regathered).astype(np.int64).tolist()
    for number in [*some[:3], *some]:  # the first three are not counted
        cpu = time.process_time()
        found = regather(Change(arrived=new.slice(number, 1)), store, model=model)
        spent["regather"].append(time.process_time() - cpu)
        fetched.append(found.fetched)
    del spent["regather"][:3], fetched[:3]
    told = " | ".join(_spent(spent[name]) for name in ("ask", "cpu", "regather"))
    print(
        f"| {others.num_rows:,} | {told} | {np.median(fetched) if fetched else 0:.0f} | {os.getloadavg()[0]:.1f} |",
        flush=True,
    )


def main() -> None:
    """Measure the sizes asked for."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    reader.add_argument(
        "--regathered", type=int, default=300, help="how many of these are taken in, spread over all the time"
    )
    options = reader.parse_args()
    print("| standing | ask, wall ms median / p99 | ask, CPU ms | regather, CPU ms | fetched | load |")
    print("|---|---|---|---|---|---|", flush=True)
    for size in options.sizes:
        measure(size, options.regathered)


if __name__ == "__main__":
    main()
