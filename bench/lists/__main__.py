"""Which entries of two lists tell of one incident: Truceline beside the nearest of the same day and Splink, on invented and real lists.

    ./dev bench lists [FOLDER] [--seed N] [--only WORDS] [--pieces ROWS]

FOLDER holds ucdp/, gazetteer/ and boundaries/; where it is absent the real lists are left out, and said so. Hits are those
of the second list's entries that have a partner in the first. With --pieces each scene is cut into 25 stretches of so many rows,
which are linked one by one and counted together: what short lists get. At the end stands the table that docs/linking/lists.md
has; the last line is JSON, and beside.py makes that table of it again.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from beside import table
from habits import lists_with_habits
from hand_linked import lists_linked_by_hand
from peers import splink
from pieces import measured_together, pieces
from scenes import Lists, all_lists, invented, two_lists
from ways import FIRST, WITHOUT_TRUTH, Bools, Measured, all_ways, ours

# Not one of those with which anything was tried while linking was made.
SEED = 4711


def measure(lists: Lists, cut: list[Lists]) -> dict[str, Any]:
    """Measure all ways on one scene, or on its pieces if it was cut, and print a row for each."""
    counted = cut or [lists]
    told: dict[str, Any] = {"lists": lists.name}
    told["first"], told["second"] = (sum(int(side(one).sum()) for one in counted) for side in (_first, _second))
    told["true"] = sum(len(one.true) for one in counted)
    together = [(name, partial(measured_together, cut, way)) for name, way in WITHOUT_TRUTH.items()]
    for name, way in together if cut else with_peers(lists):
        cpu = time.process_time()
        found = way()
        cpu = time.process_time() - cpu
        told[name] = {"hits": found.hits, "f1": found.f1, "cpu_s": round(cpu, 2)}
        hits = " / ".join(f"{hit:.3f}" for hit in found.hits)
        sizes = f"{told['first']:,} | {told['second']:,} | {told['true']:,}"
        print(f"| {lists.name} | {sizes} | {name} | {hits} | {found.f1:.3f} | {cpu:.1f} |", flush=True)
    return told


def with_peers(lists: Lists) -> Iterator[tuple[str, Callable[[], Measured]]]:
    """Ours and the plain ways, and Splink behind them."""
    yield from all_ways(lists)
    yield "splink", partial(splink, lists)


def _first(lists: Lists) -> Bools:
    return ~lists.second


def _second(lists: Lists) -> Bools:
    return lists.second


def main() -> None:
    """Measure every scene and print a row for each way, the table of all, and one line of JSON."""
    reader = argparse.ArgumentParser(
        prog="./dev bench lists", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    reader.add_argument("folder", type=Path, nargs="?", default=Path(os.environ.get("TRUCELINE_SHARED_DATA", beside)))
    reader.add_argument("--seed", type=int, default=SEED, help="of what is invented")
    reader.add_argument("--only", default="", help="scenes whose name holds these words")
    reader.add_argument(
        "--pieces", type=int, default=0, metavar="ROWS", help="cut each scene into stretches of so many rows"
    )
    options = reader.parse_args()
    if not (options.folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        print(f"Real lists are left out: there is no ucdp/ in {options.folder}.", file=sys.stderr)
    ours(two_lists("", invented(1, {"days": 10, "reports": 200}), 1))  # loads what is compiled
    first = " / ".join(map(str, FIRST))
    print(f"| lists | first | second | true pairs | way | hit@{first} | F1 | CPU s |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    every = chain.from_iterable(
        scenes(options.seed, options.folder) for scenes in (all_lists, lists_with_habits, lists_linked_by_hand)
    )
    scenes = (lists for lists in every if options.only in lists.name)
    cut = partial(pieces, rows=options.pieces, seed=options.seed)
    measured = [measure(lists, cut(lists) if options.pieces else []) for lists in scenes]
    if not measured:
        raise SystemExit(f"There is no scene whose name holds {options.only!r}.")
    print("\n" + "\n".join(table(measured)) + "\n")
    print(
        json.dumps(
            {
                "seed": options.seed,
                "pieces": options.pieces,
                "cores": os.cpu_count(),
                "load": os.getloadavg()[0],
                "measured": measured,
            }
        )
    )


if __name__ == "__main__":
    main()
