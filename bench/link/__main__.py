"""Which reports tell of the same incident: Truceline beside the named peers, on exercises whose truth is known.

    ./dev bench link [--sizes 1e3,1e4,1e5] [--densities 1,4,16] [--troubles] [--million] [--pieces 1,11 [--scenes FOLDER]]

Every candidate runs in a process of its own, one after the other. The exercise called *home* is the one on which our
numbers were tried (with other seeds); *elsewhere* has other sources, other errors and other shares of trouble. Peers
get the threshold that does best on the truth of each exercise; ours sees no truth. CPU seconds are the
figure to compare on a machine that does other work; its load is printed too. A candidate that takes more than three
quarters of the free memory, or longer than --minutes, is stopped, and it says so. At the end stands the table that docs/linking.md
has; the last line is JSON, and beside.py makes that table of it again.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import asked
import beforehand
import believed
import by_pieces
from beside import table
from candidates import CANDIDATES, GUESTS
from running import Bounds, run
from scene import TROUBLES

HERE = Path(__file__).resolve().parent


def compare(scene: tuple[str, int, float], candidates: list[str], minutes: float) -> dict[str, Any]:
    """Measure all candidates on one exercise and print a row for each."""
    kind, reports, density = scene
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # In a process of its own: inventing takes more memory than linking, and a child is born with its parent's peak.
        invent = [sys.executable, str(HERE / "scene.py"), kind, str(reports), str(density), name]
        subprocess.run(invent, check=True)
        for candidate in candidates:
            result = run(candidate, folder, Bounds.of_machine(minutes))
            results.append(result)
            print(row(kind, density, result), flush=True)
    return {"exercise": kind, "asked": reports, "density": density, "results": results}


def row(kind: str, density: float, result: dict[str, Any]) -> str:
    """One row of the table."""
    if "failed" in result:
        return f"| {kind} | | {density:g} | {result['candidate']} | {result['failed']} | | | | | | |"
    origins, whole = result["origins"], result["all"]
    score = f"{origins['precision']:.3f} / {origins['recall']:.3f} / **{origins['f1']:.3f}** | {origins['b_cubed_f1']:.3f} | {whole['f1']:.3f}"
    spent = f"{result['cpu_s']:.2f} | {result['wall_s']:.1f} | {result['more_mb']:,.0f}"
    return f"| {kind} | {result['reports']:,} | {density:g} | {result['candidate']} ({result['chosen']}) | {score} | {spent} | {result['load']:.1f} |"


def numbers(text: str) -> list[float]:
    """Read 1e4,100000 as numbers."""
    return [float(part) for part in text.split(",") if part]


def main() -> None:
    """Run the benchmark and print its table, then one line of JSON."""
    parser = argparse.ArgumentParser(prog="./dev bench link", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=numbers, default="1e3,1e4,1e5", help="numbers of reports")
    parser.add_argument("--densities", type=numbers, default="1,4,16", help="times 42 reports a day")
    parser.add_argument("--exercises", default="home,elsewhere", help="home, elsewhere or both")
    parser.add_argument("--candidates", default=",".join((*CANDIDATES, *GUESTS)), help="which engines")
    parser.add_argument("--troubles", action="store_true", help="also 10,000 reports where assumptions are wrong")
    parser.add_argument("--million", action="store_true", help="also 1,000,000 reports")
    parser.add_argument("--minutes", type=float, default=30.0, help="after which a candidate is stopped")
    parser.add_argument(
        "--pieces",
        type=numbers,
        default=[],
        help="also so many exercises of a million, by pieces: 1,11 is 10^6 and 10^7",
    )
    parser.add_argument(
        "--scenes", type=Path, help="folder to keep these exercises in: inventing eleven takes half an hour"
    )
    parser.add_argument("--probabilities", action="store_true", help="only whether our probabilities can be believed")
    parser.add_argument(
        "--asked", action="store_true", help="only what answers of people are worth, by the order of questions"
    )
    parser.add_argument("--fit-probabilities", action="store_true", help="only the table of probabilities, fitted anew")
    parser.add_argument(
        "--beforehand", action="store_true", help="only what teaching believes beforehand, on the training exercises"
    )
    options = parser.parse_args()
    if options.fit_probabilities:
        print(json.dumps(believed.fitted()))
        return
    for wanted, bench in ((options.probabilities, believed), (options.asked, asked), (options.beforehand, beforehand)):
        if wanted:
            bench.print_all()
            return
    candidates = options.candidates.split(",")
    print("| exercise | reports | density | candidate | precision / recall / F1 | B-cubed F1 | F1 with relays | CPU s | wall s | MB more | load |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    scenes = [
        (kind, int(size), density)
        for kind in options.exercises.split(",")
        for size in options.sizes
        for density in options.densities
    ]
    measured = [compare(one, candidates, options.minutes) for one in scenes]
    if options.troubles:
        measured += [compare((kind, 10_000, 1.0), candidates, options.minutes) for kind in TROUBLES]
    if options.million:
        measured.append(compare(("elsewhere", 1_000_000, 1.0), candidates, options.minutes))
    measured += [by_pieces.measure("home", int(exercises), options.scenes) for exercises in options.pieces]
    print("\n" + "\n".join(table(measured)) + "\n")
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg()[0], "measured": measured}))


if __name__ == "__main__":
    main()
