"""The loops of offering: which pairs are worth it, and all that is kept of pairs put in order.

Most pairs within reach are not worth offering. Their parts are never written anywhere, and where the other parts leave no hope,
how crowded it is there is not asked either.
"""

import math

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.likeness.kernels import (
    Chance,
    Spots,
    code_evidence,
    crowd_evidence,
    space_evidence,
    square_distance,
    time_evidence,
)
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

_ROUNDING = 1e-6  # nats by which sums in another order may differ, and much more


@inlined
def _may_be_one(spots: Spots, i: int, j: int) -> bool:
    """Whether two reports are of two sources, and of two voices unless one relays the other's."""
    if spots.source[i] == spots.source[j]:
        return False
    return bool(spots.voice[i] != spots.voice[j] or spots.relay[i] or spots.relay[j])


@in_place
def keep_possible(spots: Spots, pairs: tuple[Ints, Ints]) -> int:
    """Keep, in place, the pairs that may be offered at all, whatever their score; tell how many."""
    first, second = pairs
    count = 0
    for k in range(len(first)):
        i, j = first[k], second[k]
        if _may_be_one(spots, i, j):
            first[count], second[count] = i, j
            count += 1
    return count


@in_place
def weigh_worth(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    pairs: tuple[Ints, Ints],
    room: tuple[Ints, Ints, Floats],
) -> int:
    """Write the pairs whose score reaches the least, with all parts of it (kernels.score_pairs), and tell how many.

    For pairs with places, where neither a law of lists nor words have a say.
    """
    weights, chance, least = measure
    first, second, parts = room
    count = 0
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        if not _may_be_one(spots, i, j):
            continue
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2 = square_distance(spots, i, j)
        gap = spots.at[j] - spots.at[i]
        space, time = space_evidence(chance, distance2, variance), time_evidence(chance, gap, spread)
        act, actor, figure = code_evidence(spots, chance, i, j)
        if space + time + act + actor + figure + weights.further < least - _ROUNDING:
            continue
        crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
        # In the order in which the parts stand: what is kept must not hang on the last digit of another sum.
        if space + time + act + actor + crowd + figure >= least:
            first[count], second[count] = i, j
            parts[0, count], parts[1, count] = math.sqrt(distance2), abs(gap)
            parts[2, count], parts[3, count], parts[4, count], parts[5, count] = space, time, act, actor
            parts[6, count], parts[7, count], parts[8, count] = crowd, figure, 0.0
            count += 1
    return count


def by_rows(first: Ints, second: Ints) -> Ints:
    """The order of pairs by their first rows, of equals by their second."""
    rows = int(second.max(initial=-1)) + 1
    return ordered(first, rows, ordered(second, rows, np.arange(len(first), dtype=np.int32)))


def columns_taken(values: Floats, which: npt.NDArray[np.integer]) -> Floats:
    """Some columns of a matrix."""
    taken = np.empty((len(values), len(which)))
    _take(np.ascontiguousarray(values), which.astype(np.int64, copy=False), taken)
    return taken


@in_place
def _take(values: Floats, which: Longs, taken: Floats) -> None:
    """Row by row: what is near in one row is near in all."""
    for row in range(len(values)):
        for k in range(len(which)):
            taken[row, k] = values[row, which[k]]
