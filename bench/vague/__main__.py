"""How right linking is where place and time are so vague that partners hardly stand out among strangers, beside the nearest in both.

    ./dev bench vague [--seeds 21,22,23] [--sizes 200,400,800,3000]

Two invented lists of one district and thirty days (tests/vague_lists.py), as they are learnt of. Each row is the mean of the seeds; it says how many of them
anything was learnt of, and own words. The plain way joins two rows that are each other's nearest, by place and time in shares of what is
known of them. The last line is JSON.
"""

import argparse
import json
import os
import resource
import sys
import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from vague_lists import TELLINGS, rightly, vague_lists  # noqa: E402 - the path is set above

from truceline.incident.gathering import gather  # noqa: E402 - likewise

_RADII_M, _SHARES = (2_000.0, 8_000.0, 20_000.0), (1.0, 0.75, 0.5, 0.25)
_METRES = np.array([111_000.0 * np.cos(np.radians(35.7)), 111_000.0])  # of a degree


def nearest(table: pa.Table) -> float:
    """F1 of joining rows of the two lists that are each other's nearest."""
    source, reference = (np.array(table[name].to_pylist()) for name in ("source", "reference"))
    degrees = np.stack([table["longitude"].to_numpy(), table["latitude"].to_numpy()], axis=1)
    at = table["occurred_at"].cast(pa.int64()).to_numpy() / 1e6
    spots = np.column_stack(
        [degrees * _METRES / table["radius_m"].to_numpy()[:, None], at / table["occurred_within_s"].to_numpy()]
    )
    first, second = (np.flatnonzero(source == name) for name in "ab")
    apart = ((spots[first][:, None] - spots[second][None]) ** 2).sum(axis=2)
    there, back = apart.argmin(axis=1), apart.argmin(axis=0)
    mutual = back[there] == np.arange(len(first))
    right = int((reference[first][mutual] == reference[second][there[mutual]]).sum())
    true = len(set(reference[first].tolist()) & set(reference[second].tolist()))
    return 2.0 * right / (int(mutual.sum()) + true)


def measured(telling: str, radius_m: float, rows: int, shared: float, seeds: list[int]) -> dict[str, Any]:
    """Lists of one kind, of each seed."""
    lists = [vague_lists(seed, rows, shared, radius_m, telling) for seed in seeds]
    cpu = time.process_time()
    found = [gather(each) for each in lists]
    cpu = (time.process_time() - cpu) / len(seeds)
    return {
        "telling": telling,
        "radius_m": radius_m,
        "rows": rows,
        "shared": shared,
        "f1": [rightly(gathered).f1 for gathered in found],
        "nearest": [nearest(each) for each in lists],
        "learnt": sum(bool(gathered.models[0].codes) for gathered in found),
        "words": sum(gathered.models[0].own_words is not None for gathered in found),
        "cpu_s": round(cpu, 3),
    }


def main() -> None:
    """Print a row for each kind of lists, and one line of JSON."""
    reader = argparse.ArgumentParser(
        prog="./dev bench vague", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--seeds", default="21,22,23", help="of what is invented")
    reader.add_argument("--sizes", default="200,400,800,3000", help="rows of both lists together")
    options = reader.parse_args()
    seeds, sizes = ([int(number) for number in each.split(",")] for each in (options.seeds, options.sizes))
    gather(vague_lists(1, 200, 1.0, 2_000.0))  # loads what is compiled
    print(
        "| texts tell | radius km | rows | told by both | F1 | least, most | nearest | learnt in | own words in | CPU s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    rows = []
    for telling, radius_m, size, shared in product(TELLINGS, _RADII_M, sizes, _SHARES):
        each = measured(telling, radius_m, size, shared, seeds)
        rows.append(each)
        f1, beside = each["f1"], float(np.mean(each["nearest"]))
        told = f"{telling} | {radius_m / 1_000:.0f} | {size:,} | {shared} | {np.mean(f1):.3f} | {min(f1):.3f}, {max(f1):.3f}"
        print(f"| {told} | {beside:.3f} | {each['learnt']} | {each['words']} | {each['cpu_s']:.2f} |", flush=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
    print(json.dumps({"seeds": seeds, "load": round(os.getloadavg()[0], 1), "peak_mb": held, "measured": rows}))


if __name__ == "__main__":
    main()
