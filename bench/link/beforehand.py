"""How answers follow from odds, over all offered pairs of the training exercises: what teaching believes beforehand."""

import numpy as np
from asked import exercise_of

from truceline.incident.gathering import gather
from truceline.incident.teaching import beforehand

# The training exercises of the table of probabilities, but the second of home.
TRAINING = [
    ("home", 1.0, 11),
    ("home", 4.0, 13),
    ("home", 16.0, 14),
    ("elsewhere", 1.0, 15),
    ("elsewhere", 1.0, 16),
    ("errors twice as large, and said so", 1.0, 17),
    ("errors twice as large as stated", 1.0, 18),
    ("15 % of nothing, 10 % grossly wrong", 1.0, 19),
    ("30 % relayed", 1.0, 20),
]
REPORTS = 4_000


def print_all() -> None:
    """Print level, slope, together and hanging of each exercise, and their means and standard deviations."""
    print("| exercise | density | level | slope | together | hanging |\n|---|---|---|---|---|---|", flush=True)
    found = []
    for kind, density, seed in TRAINING:
        reports, truth = exercise_of(kind, REPORTS, density, seed)
        gathered = gather(reports)
        ids, pairs = gathered.offered[0].ids.to_pylist(), gathered.offered[0].pairs
        same = np.array(
            [truth[ids[one]] == truth[ids[other]] for one, other in zip(pairs.first, pairs.second, strict=True)]
        )
        numbers = beforehand(gathered, reports, same)
        found.append(numbers)
        print(f"| {kind} | {density:g} | {' | '.join(f'{number:.2f}' for number in numbers)} |", flush=True)
    for name, values in (("mean", np.mean(found, axis=0)), ("standard deviation", np.std(found, axis=0))):
        print(f"| {name} | | {' | '.join(f'{value:.2f}' for value in values)} |")
