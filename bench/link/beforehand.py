"""How answers follow from odds, over all offered pairs of the training exercises: what teaching believes beforehand."""

import numpy as np
from believed import FITTED_ON
from scene import are_one, exercise_of

from truceline.incident.gathering import gather
from truceline.incident.review.teaching import beforehand

# The training exercises of the table of probabilities, but the second of home.
TRAINING = [one for one in FITTED_ON if one[0] != 12]
REPORTS = 4_000


def print_all() -> None:
    """Print level, slope, together and hanging of each exercise, and their means and standard deviations."""
    print("| exercise | density | level | slope | together | hanging |\n|---|---|---|---|---|---|", flush=True)
    found = []
    for seed, kind, density in TRAINING:
        reports, truth = exercise_of(kind, REPORTS, density, seed)
        gathered = gather(reports)
        offered = gathered.offered[0].table()
        same = are_one(offered["first"], offered["second"], truth)
        numbers = beforehand(gathered, reports, same)
        found.append(numbers)
        print(f"| {kind} | {density:g} | {' | '.join(f'{number:.2f}' for number in numbers)} |", flush=True)
    for name, values in (("mean", np.mean(found, axis=0)), ("standard deviation", np.std(found, axis=0))):
        print(f"| {name} | | {' | '.join(f'{value:.2f}' for value in values)} |")
