"""The table of docs/linking/lists.md: a row for each scene, the ways beside each other.

python bench/lists/beside.py FILE      prints the table of what a run ended with: its last line, JSON
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OURS = "truceline"


def table(measured: list[dict[str, Any]]) -> Iterator[str]:
    """Lines of the table; of ours the first hit is bold and the CPU seconds are told."""
    ways = list(dict.fromkeys(name for one in measured for name, told in one.items() if isinstance(told, dict)))
    heads = [f"{ways[0]}: hit@1 / 3 / 10, F1", *ways[1:], f"CPU s of {OURS}"]
    yield f"| lists | first, second, true pairs | {' | '.join(heads)} |"
    yield "|" + "---|" * (len(heads) + 2)
    for one in measured:
        sizes = ", ".join(f"{one[size]:,}" for size in ("first", "second", "true"))
        cells = [_cell(way, one[way]) for way in ways]
        yield f"| {one['lists']} | {sizes} | {' | '.join(cells)} | {one[OURS]['cpu_s']:.1f} |"


def _cell(way: str, told: dict[str, Any]) -> str:
    first, *more = (f"{hit:.3f}" for hit in told["hits"])
    return f"{' / '.join([f'**{first}**' if way == OURS else first, *more])}, {told['f1']:.3f}"


if __name__ == "__main__":
    for line in table(json.loads(Path(sys.argv[1]).read_text().splitlines()[-1])["measured"]):
        print(line)
