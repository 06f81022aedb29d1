"""The loops of offering: which pairs are worth it, and all that is kept of pairs put in order.

Most pairs within reach are not worth offering. How crowded it is around two reports is known only when all pairs were met; where the other
parts of their score leave no hope, they are forgotten at once. Of the others the score is kept, and no part of it.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.likeness.crowd import crowd_evidence, density_part, density_unit
from truceline.incident.likeness.kernels import (
    Chance,
    Spots,
    at_most_evidence,
    code_evidence,
    direction_evidence,
    one_voice,
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


class Lists(NamedTuple):
    """Which pairs the law of their two lists weighs, and not what is within reach: days.ByDay, as kernels read it."""

    vague: Bools  # too vague for all but a law
    number: Ints
    law_of: Longs


class Hopes(NamedTuple):
    """Pairs that may reach the least score wherever it is not crowded, with what of their scores does not hang on that."""

    first: Ints
    second: Ints
    alike: Floats  # space, time, act and actor, summed in the order in which the parts stand
    figure: Floats

    def copied(self, count: int) -> "Hopes":
        """The first of them, in a room of their own."""
        first, second, alike, figure = self
        return Hopes(first[:count].copy(), second[:count].copy(), alike[:count].copy(), figure[:count].copy())


@in_place
def hope(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    pairs: tuple[Ints, Ints],
    lists: Lists,
    room: tuple[Longs, Hopes, tuple[Ints, Ints]],
) -> tuple[int, int]:
    """Write the pairs that may be worth offering, and those that a law has to weigh, and tell how many there are of each.

    The density around each report is counted meanwhile, where there is room for that: it is known when all pairs were met.
    """
    weights, chance, least = measure
    density, hopes, lawful = room
    densest = density_unit(weights)
    count = told = 0
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        if len(density) and not one_voice(spots, i, j):
            part = density_part(weights, densest, variance, spread)
            density[i] += part
            density[j] += part
        if not _may_be_one(spots, i, j):
            continue
        one, other = lists.number[i], lists.number[j]
        if one >= 0 and other >= 0 and lists.law_of[one, other] >= 0:
            lawful[0][told], lawful[1][told] = i, j
            told += 1
            continue
        if lists.vague[i] or lists.vague[j]:
            continue
        distance2 = square_distance(spots, i, j)
        act, actor, figure = code_evidence(spots, chance, i, j)
        # Of most that leave no hope the distance alone says so.
        direction = direction_evidence(spots, chance, i, j)
        most = at_most_evidence(chance, distance2, variance) + act + actor + figure + direction
        if most + weights.further < least - 2.0 * _ROUNDING:
            continue
        space = space_evidence(chance, distance2, variance)
        time = time_evidence(chance, spots.at[j] - spots.at[i], spread)
        alike = space + time + act + actor
        if alike + figure + direction + weights.further < least - _ROUNDING:
            continue
        hopes.first[count], hopes.second[count] = i, j
        hopes.alike[count], hopes.figure[count] = alike, figure
        count += 1
    return count, told


@in_place
def keep_worth(spots: Spots, measure: tuple[Weights, Chance, float], hopes: Hopes) -> int:
    """Keep, in place, the pairs whose score reaches the least, with the score in place of what was alike; tell how many.

    A score is the sum of all parts (kernels.score_pairs), in the order in which they stand: what is kept must not hang on the last
    digit of another sum.
    """
    weights, chance, least = measure
    first, second, alike, figure = hopes
    count = 0
    for k in range(len(first)):
        i, j = first[k], second[k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
        score = alike[k] + crowd + figure[k] + direction_evidence(spots, chance, i, j)
        if score >= least:
            first[count], second[count], alike[count] = i, j, score
            count += 1
    return count


def by_rows(first: Ints, second: Ints) -> Ints:
    """The order of pairs by their first rows, of equals by their second."""
    rows = int(second.max(initial=-1)) + 1
    return ordered(first, rows, ordered(second, rows, np.arange(len(first), dtype=np.int32)))


def columns_taken(values: npt.NDArray[Any], which: npt.NDArray[np.integer]) -> npt.NDArray[Any]:
    """Some columns of a matrix."""
    taken = np.empty((len(values), len(which)), values.dtype)
    _take(np.ascontiguousarray(values), which.astype(np.int64, copy=False), taken)
    return taken


@in_place
def _take(values: npt.NDArray[Any], which: Longs, taken: npt.NDArray[Any]) -> None:
    """Row by row: what is near in one row is near in all."""
    for row in range(len(values)):
        for k in range(len(which)):
            taken[row, k] = values[row, which[k]]
