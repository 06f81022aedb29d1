"""What answers of people are worth: where they are followed, by the order of questions; and what they teach for other reports."""

import os
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
from scene import TROUBLES, Known, are_one, exercise_of

from truceline.incident.columns.arrays import Longs
from truceline.incident.evaluation.evaluating import Belonging, calibration, calibration_error, pairwise
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.learning.foreknown import Believed
from truceline.incident.model import LinkModel
from truceline.incident.review.doubting import Held, doubtful

# Others than those on which the order was chosen (41 to 52).
SEEDS = (981, 982, 983)
SCENES = [("home", 1.0), ("home", 4.0), ("elsewhere", 1.0), ("elsewhere", 4.0)]
REPORTS = 1_000
ANSWERS = (30, 100, 300)
# Others than those on which teaching was tried (61 to 97, 191 to 198, 2001 to 2008); the exercise after each is the unseen one.
TAUGHT_SEEDS, TAUGHT_REPORTS, TEACHING = (985, 987, 989, 991), 2_000, (100, 300, 1_000)
TAUGHT_SCENES = [
    ("home", 1.0),
    ("home", 16.0),
    ("elsewhere", 1.0),
    ("elsewhere", 16.0),
    *((one, 1.0) for one in TROUBLES),
]


def answered(gathered: Gathered, truth: Known, most: int, *, likeliest_first: bool) -> pa.Table:
    """The first judgements of somebody who knows the truth; what follows from others is not asked."""
    held = Held()
    rows: list[dict[str, Any]] = []
    asked = doubtful(gathered.suggestions(), gathered.links, likeliest_first=likeliest_first)
    for first, second in zip(asked["first"].to_pylist(), asked["second"].to_pylist(), strict=True):
        if len(rows) == most:
            break
        if held.settles(first, second):
            continue
        same = truth[first] == truth[second]
        held.add(first, second, same=same)
        said = {"judgement": "same" if same else "different", "by": "truth", "on": datetime(2030, 1, 1, tzinfo=UTC)}
        rows.append({"first": first, "second": second, **said, "reason": None})
    return pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema)


def f1_of(gathered: Gathered, truth: Known) -> float:
    """F1 over all pairs of reports."""
    links = gathered.links
    found, true = (
        _numbered(links["incident_id"].to_pylist()),
        _numbered([truth[one] for one in links["report_id"].to_pylist()]),
    )
    rows = np.arange(links.num_rows)
    return pairwise(Belonging(rows, found), Belonging(rows, true)).f1


def _numbered(names: list[str]) -> Longs:
    return np.asarray(pa.array(names).dictionary_encode().indices.to_numpy(), np.int64)


def measure(kind: str, density: float) -> str:
    """A row of the table: F1 before, and after so many answers in either order, means of all seeds."""
    before: list[float] = []
    after: dict[tuple[bool, int], list[float]] = {(order, k): [] for k in ANSWERS for order in (False, True)}
    for seed in SEEDS:
        reports, truth = exercise_of(kind, REPORTS, density, seed)
        gathered = gather(reports)
        before.append(f1_of(gathered, truth))
        for (likeliest_first, most), found in after.items():
            judgements = answered(gathered, truth, most, likeliest_first=likeliest_first)
            found.append(f1_of(gather(reports, judgements=judgements), truth))
    cells = [f"**{np.mean(after[False, k]):.3f}**, {np.mean(after[True, k]):.3f}" for k in ANSWERS]
    return f"| {kind} | {density:g} | {np.mean(before):.3f} | {' | '.join(cells)} | {os.getloadavg()[0]:.1f} |"


def quality(reports: pa.Table, truth: Known, model: LinkModel | Believed | None) -> list[float]:
    """F1, how far probabilities are from the truth, and what they cost where they are wrong (the mean logarithm)."""
    gathered = gather(reports, model=model)
    pairs = gathered.suggestions()
    given = pairs["probability"].to_numpy()
    same = are_one(pairs["first"], pairs["second"], truth)
    cost = -np.log(np.clip(np.where(same, given, 1.0 - given), 1e-6, 1.0)).mean()
    return [f1_of(gathered, truth), calibration_error(calibration(given, same)), float(cost)]


def measure_taught(kind: str, density: float) -> list[str]:
    """Rows: what a model is worth on an exercise that it has not seen, before and after so many answers taught it.

    Used as it is; and believed, where the unseen one is learnt anew, beside what it is learnt to alone.
    """
    as_it_is: dict[int, list[list[float]]] = {most: [] for most in (0, *TEACHING)}
    alone: list[list[float]] = []
    believed: dict[int, list[list[float]]] = {most: [] for most in as_it_is}
    for seed in TAUGHT_SEEDS:
        reports, truth = exercise_of(kind, TAUGHT_REPORTS, density, seed)
        gathered, unseen = gather(reports), exercise_of(kind, TAUGHT_REPORTS, density, seed + 1)
        alone.append(quality(*unseen, None))
        for most, values in as_it_is.items():
            (model,) = gather(reports, judgements=answered(gathered, truth, most, likeliest_first=False)).models
            values.append(quality(*unseen, model))
            believed[most].append(quality(*unseen, Believed(model)))
    return [
        _row((kind, density, "as it is"), [None, *as_it_is.values()]),
        _row((kind, density, "believed"), [alone, *believed.values()]),
    ]


def _row(scene: tuple[str, float, str], several: list[list[list[float]] | None]) -> str:
    """The means of each, as a row of a table."""
    cells = [", ".join(f"{value:.3f}" for value in np.mean(each, axis=0)) if each else "" for each in several]
    kind, density, way = scene
    return f"| {kind} | {density:g} | {way} | {' | '.join(cells)} | {os.getloadavg()[0]:.1f} |"


def print_all() -> None:
    """Measure every scene."""
    names = " | ".join(f"{k} answers" for k in ANSWERS)
    print(f"| exercise of {REPORTS:,} | density | nobody asked | {names} | load |")
    print("|---" * (len(ANSWERS) + 4) + "|", flush=True)
    for scene in SCENES:
        print(measure(*scene), flush=True)
    names = " | ".join(f"{k} answers" for k in TEACHING)
    print(f"\n| exercise of {TAUGHT_REPORTS:,}, unseen: F1, error, cost | density | the model | learnt alone | nothing taught | {names} | load |")  # fmt: skip
    print("|---" * (len(TEACHING) + 6) + "|", flush=True)
    for scene in TAUGHT_SCENES:
        print("\n".join(measure_taught(*scene)), flush=True)
