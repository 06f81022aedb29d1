"""Which reports tell of the same incident: Truceline beside the named peers, on exercises whose truth is known.

    ./dev bench link --sizes 1e3,1e4              all candidates, two exercises, three densities
    ./dev bench link --sizes 1e3 --draws 8        eight of each, and their means: one of a thousand says little
    ./dev bench link --sizes 1e6 --densities 1 --exercises home --candidates truceline,splink --times 3
    ./dev bench link --sizes "" --troubles        only where assumptions are wrong
    ./dev bench link --sizes "" --pieces 1,11 --scenes FOLDER

Every candidate runs in a process of its own, one after the other. The exercise called *home* is the one on which our
numbers were tried (with other seeds); *elsewhere* has other sources, other errors and other shares of trouble. Peers
get the threshold that does best on the truth of each exercise; ours sees no truth. CPU seconds are the
figure to compare on a machine that does other work; its load is printed too. A candidate that takes more than three
quarters of the free memory, or longer than --minutes, is stopped, and it says so. At the end stands a table, whose figures
docs/linking/peers.md has; the last line is JSON, and beside.py makes that table of it again.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import alikeness
import asked
import believed
import by_pieces
import mistaken
from beside import table
from candidates import CANDIDATES, GUESTS
from running import Bounds, middle, run
from scene import SEEDS, TROUBLES

HERE = Path(__file__).resolve().parent


def compare(scene: tuple[str, int, float], draw: int, options: argparse.Namespace) -> dict[str, Any]:
    """Measure all candidates on one exercise and print a row for each; exercises that lie in a folder are not invented anew."""
    kind, reports, density = scene
    with tempfile.TemporaryDirectory() as room:
        folder = written(scene, draw, options.scenes or Path(room))
        # In turn, so that whatever else the machine does, it does to all.
        turns: list[list[dict[str, Any]]] = []
        for _ in range(options.times):
            turns.append([])
            for candidate in options.candidates:
                turns[-1].append(run(candidate, folder, Bounds.of_machine(options.minutes)))
                print(row(kind, density, turns[-1][-1]), flush=True)
    results = [middle(runs) for runs in zip(*turns, strict=True)]
    return {"exercise": kind, "asked": reports, "density": density, "draw": draw, "results": results}


def written(scene: tuple[str, int, float], draw: int, room: Path) -> Path:
    """The folder of an exercise, invented where it is not there yet; it is there whole, or not at all."""
    kind, reports, density = scene
    whole = room / f"{kind}-{reports}-{density:g}-{draw}"
    if not whole.exists():
        begun = whole.with_name(f"{whole.name}.begun")
        begun.mkdir(parents=True, exist_ok=True)
        # In a process of its own: inventing takes more memory than linking, and a child is born with its parent's peak.
        invent = [sys.executable, str(HERE / "scene.py"), kind, str(reports), str(density), str(begun), str(draw)]
        subprocess.run(invent, check=True)
        begun.rename(whole)
    return whole


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


def names_of(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Read names that are known, with commas between them; any other is refused before anything is measured."""

    def names(text: str) -> list[str]:
        asked = [name for name in text.split(",") if name]
        if strange := [name for name in asked if name not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(strange)}: there are {', '.join(known)}")
        return asked

    return names


def reader() -> argparse.ArgumentParser:
    """What may be asked of this benchmark."""
    candidates = (*CANDIDATES, *GUESTS)
    asks = argparse.ArgumentParser(
        prog="./dev bench link", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    scenes = asks.add_argument_group("which exercises: all sizes at all densities, and what else is asked for")
    scenes.add_argument(
        "--sizes", type=numbers, default="1e3,1e4,1e5", help='numbers of reports (1e3,1e4,1e5); "" is none'
    )
    scenes.add_argument("--densities", type=numbers, default="1,4,16", help="times 42 reports a day (1,4,16)")
    scenes.add_argument("--exercises", type=names_of(SEEDS), default=list(SEEDS), help="home, elsewhere or both (both)")
    drawn = "so many exercises of each (1); the table has their means, and how sure the mean of the leads is"
    scenes.add_argument("--draws", type=int, default=1, help=drawn)
    scenes.add_argument("--troubles", action="store_true", help="also 10,000 reports where assumptions are wrong")
    pieces = "also truceline alone, by pieces, on so many exercises of a million at home: 1,11 is 10^6 and 10^7"
    scenes.add_argument("--pieces", type=numbers, default=[], metavar="EXERCISES", help=pieces)
    kept = "folder to keep exercises in: inventing eleven of a million takes half an hour"
    scenes.add_argument("--scenes", type=Path, metavar="FOLDER", help=kept)
    who = asks.add_argument_group("beside whom")
    which = f"which of {', '.join(candidates)} (all)"
    who.add_argument("--candidates", type=names_of(candidates), default=list(candidates), help=which)
    runs = "so many runs of each candidate, in turn (1); the table has the one whose CPU seconds are in the middle"
    who.add_argument("--times", type=int, default=1, help=runs)
    who.add_argument("--minutes", type=float, default=30.0, help="after which a candidate is stopped (30)")
    alone = asks.add_argument_group("something else instead, on seeds of its own").add_mutually_exclusive_group()
    for option, what in (
        ("--probabilities", "whether our probabilities can be believed"),
        ("--asked", "what answers of people are worth, by the order of questions, and what they teach"),
        ("--fit-probabilities", "the table of probabilities of model.json, fitted anew, as JSON"),
        ("--fit-shares", "how alike reports of one incident are, by which few reports are linked, likewise"),
        ("--fit-acts", "which act witnesses take for which, on the training exercises, as JSON"),
    ):
        alone.add_argument(option, dest="instead", action="store_const", const=option, help=what)
    return asks


INSTEAD: dict[str, Callable[[], None]] = {
    "--probabilities": believed.print_all,
    "--asked": asked.print_all,
    "--fit-probabilities": lambda: print(json.dumps(believed.fitted())),
    "--fit-shares": lambda: print(json.dumps(alikeness.fitted())),
    "--fit-acts": lambda: print(json.dumps(mistaken.fitted())),
}


def measured_all(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure every exercise that was asked for, with a row for each candidate as it ends."""
    scenes = [
        (kind, int(size), density)
        for kind in options.exercises
        for size in options.sizes
        for density in options.densities
    ]
    scenes += [(kind, 10_000, 1.0) for kind in TROUBLES if options.troubles]
    for scene in scenes:
        for draw in range(options.draws):
            yield compare(scene, draw, options)
    for exercises in options.pieces:
        yield by_pieces.measure("home", int(exercises), options.scenes)


def main() -> None:
    """Run the benchmark and print its table, then one line of JSON."""
    options = reader().parse_args()
    if options.instead:
        INSTEAD[options.instead]()
        return
    print("| exercise | reports | density | candidate | precision / recall / F1 | B-cubed F1 | F1 with relays | CPU s | wall s | MB more | load |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    if not (measured := list(measured_all(options))):
        raise SystemExit("No exercise was asked for: name --sizes, or --troubles or --pieces.")
    print("\n" + "\n".join(table(measured)) + "\n")
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg()[0], "measured": measured}))


if __name__ == "__main__":
    main()
