"""How right linking is where place and time are so vague that partners hardly stand out among strangers.

    ./dev bench vague [--seeds 21,22,23] [--sizes 200,400,800,3000]

Two invented lists of one district and thirty days (tests/vague_lists.py), as they are learnt of. Each row is the mean of the seeds; it says how many of them
anything was learnt of, and own words.
"""

import argparse
import os
import sys
import time
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from vague_lists import TELLINGS, rightly, vague_lists  # noqa: E402

from truceline.incident.gathering import gather  # noqa: E402

_RADII_M, _SHARES = (2_000.0, 8_000.0, 20_000.0), (1.0, 0.75, 0.5, 0.25)


def main() -> None:
    """Print a row for each kind of lists."""
    reader = argparse.ArgumentParser(
        prog="./dev bench vague", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--seeds", default="21,22,23", help="of what is invented")
    reader.add_argument("--sizes", default="200,400,800,3000", help="rows of both lists together")
    options = reader.parse_args()
    seeds, sizes = ([int(number) for number in each.split(",")] for each in (options.seeds, options.sizes))
    print("| texts tell | radius km | rows | told by both | F1 | least, most | learnt in | own words in | CPU s |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for telling, radius_m, rows, shared in product(TELLINGS, _RADII_M, sizes, _SHARES):
        cpu = time.process_time()
        found = [gather(vague_lists(seed, rows, shared, radius_m, telling)) for seed in seeds]
        cpu = (time.process_time() - cpu) / len(seeds)
        f1 = [rightly(gathered).f1 for gathered in found]
        learnt = sum(bool(gathered.models[0].codes) for gathered in found)
        worded = sum(gathered.models[0].own_words is not None for gathered in found)
        told = f"{telling} | {radius_m / 1_000:.0f} | {rows:,} | {shared} | {sum(f1) / len(f1):.3f}"
        print(f"| {told} | {min(f1):.3f}, {max(f1):.3f} | {learnt} | {worded} | {cpu:.2f} |", flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
