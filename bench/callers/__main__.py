"""How right linking is of callers who name a town that no list and no gazetteer places, beside joining what names one town within minutes.

    ./dev bench callers [--seeds 31,32,33] [--incidents 60,600,1800] [--right 1.0,0.9,0.7]

Lists of calls from ten towns (tests/callers.py), as they are learnt of: by themselves, with what names say left out, and with a gazetteer that
knows every town. The plain way goes through the calls of each town in order of time and joins whoever comes within 25 minutes of the last, unless he is
in the incident already. Each row is the mean of the seeds; the last line is JSON.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from callers import GAZETTEER, callers  # noqa: E402 - the path is set above
from vague_lists import rightly  # noqa: E402 - likewise

from truceline.incident.evaluation.evaluating import Belonging, pairwise  # noqa: E402 - likewise
from truceline.incident.gathering import gather  # noqa: E402 - likewise

_WITHIN_S = 1_500.0


def linked(table: pa.Table) -> float:
    """F1 over pairs of what is learnt of the list alone."""
    return rightly(gather(table)).f1


def without_names(table: pa.Table) -> float:
    """The same by a model that knows all else, and nothing of names."""
    return rightly(gather(table, model=replace(gather(table).models[0], unplaced_names=None))).f1


def with_a_gazetteer(table: pa.Table) -> float:
    """The same where every town is known."""
    return rightly(gather(table, gazetteer=GAZETTEER)).f1


def plainly(table: pa.Table) -> float:
    """The same of joining calls from one town within minutes."""
    calls = table.sort_by([("place_name", "ascending"), ("occurred_at", "ascending")])
    at = calls["occurred_at"].cast(pa.int64()).to_numpy() / 1e6
    incident, found, heard = -1, [], set[str]()
    for n, (caller, town) in enumerate(zip(calls["source"].to_pylist(), calls["place_name"].to_pylist(), strict=True)):
        follows = n and town == calls["place_name"][n - 1].as_py() and at[n] - at[n - 1] <= _WITHIN_S
        if not follows or caller in heard:
            incident, heard = incident + 1, set()
        heard.add(caller)
        found.append(incident)
    true = np.array([int(number) for number in calls["reference"].to_pylist()])
    each = np.arange(len(true))
    return pairwise(Belonging(each, np.array(found)), Belonging(each, true)).f1


WAYS: dict[str, Callable[[pa.Table], float]] = {
    "truceline": linked,
    "names left out": without_names,
    "with a gazetteer": with_a_gazetteer,
    "one town within minutes": plainly,
}


def main() -> None:
    """Print a row for each kind of list, and one line of JSON."""
    reader = argparse.ArgumentParser(
        prog="./dev bench callers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--seeds", default="31,32,33", help="of what is invented")
    reader.add_argument("--incidents", default="60,600,1800", help="how many the calls tell of")
    reader.add_argument("--right", default="1.0,0.9,0.7", help="share of calls that name the right town")
    options = reader.parse_args()
    seeds, sizes = ([int(number) for number in each.split(",")] for each in (options.seeds, options.incidents))
    print(f"| incidents | towns right | calls | {' | '.join(WAYS)} |\n|{'---|' * (3 + len(WAYS))}", flush=True)
    rows = list[dict[str, Any]]()
    for right, size in product([float(share) for share in options.right.split(",")], sizes):
        lists = [callers(seed, size, right) for seed in seeds]
        row: dict[str, Any] = {"incidents": size, "right": right, "calls": [each.num_rows for each in lists]}
        for name, way in WAYS.items():
            cpu = time.process_time()
            row[name] = {"f1": [way(each) for each in lists]}
            row[name]["cpu_s"] = round((time.process_time() - cpu) / len(seeds), 3)
        rows.append(row)
        means = " | ".join(f"{np.mean(row[name]['f1']):.3f}" for name in WAYS)
        print(f"| {size:,} | {right} | {np.mean(row['calls']):,.0f} | {means} |", flush=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
    print(json.dumps({"seeds": seeds, "load": round(os.getloadavg()[0], 1), "peak_mb": held, "measured": rows}))


if __name__ == "__main__":
    main()
