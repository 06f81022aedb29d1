"""What else to offer where little is within reach: who is likeliest by all that is told, of the same day and of those beside it.

A report may err by more than it says, of its place or of its hour, or give no place at all; and what is nearest by place alone (farther) may be
another act of another side. Who looks for the other report then asks which of those days is most like it. Such pairs are offered to people and are no
ground to join anything, as those that are nearest.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.columns.counting import distinct
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.farther import DAY_S, ENOUGH, SAME_DAY_S, keys_of, not_held, put
from truceline.incident.likeness.kernels import (
    Chance,
    Spots,
    code_evidence,
    direction_evidence,
    place_in,
    space_evidence,
    square_distance,
    time_evidence,
)
from truceline.incident.likeness.looking import first_at_least
from truceline.incident.likeness.sharing import names_evidence, words_evidence
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

_SOUGHT = 12  # by what is known of two without their lists; by all that is known of them three are left
_AT_ONCE = 20_000  # lookers: what is weighed of more at a time would take more memory than all that is offered
_AROUND = 150  # rows before and behind one in time: of more than a person can look through, likeness at such a distance says nothing


def likeliest(offered: Sequence[Pairs], nearest: Pairs, compared: Compared, among: Ints) -> Pairs:
    """For each report with fewer than three pairs offered its three likeliest, weighed as all pairs are; none that is offered, or among the nearest, comes again.

    Only reports `among` rows in order of time, with times no vaguer than are compared, whose times are at most a day and a half apart, or a
    day where they are as wide: those that span many days have their nearest alone, and who gives a bearing and no place those that lie on it (review.sighting).
    It is looked at no more than 150 rows before and behind each.
    """
    spots = compared.spots
    half_width = np.sqrt(3.0 * spots.variance_s2)
    timely = (half_width <= compared.model.longest_s) & ~compared.spanning
    placed, aimed = ~np.isnan(spots.x), np.zeros(len(spots.at), np.bool_)
    aimed[: len(compared.bearings.of)] = compared.bearings.of >= 0
    rows = among[timely[among] & (placed | (compared.lone & ~aimed))[among]]
    told = np.bincount(
        np.concatenate([end for pairs in offered for end in (pairs.first, pairs.second)]), minlength=len(spots.at)
    )
    all_lookers = rows[told[rows] < ENOUGH]
    best = [np.empty(0, np.int64)]
    for start in range(0, len(all_lookers), _AT_ONCE):
        lookers = all_lookers[start : start + _AT_ONCE]
        found = np.full((len(lookers), _SOUGHT), -1, np.int32)
        sought = _Sought(rows, spots.at[rows], half_width, lookers)
        _look(spots, (compared.weights, compared.chance), sought, found, np.empty(_SOUGHT))
        best.append(_best(compared, lookers, found))
    new = not_held(distinct(np.concatenate(best)), *offered, nearest)
    return compared.weigh((new >> 32).astype(np.int32), (new & 0xFFFFFFFF).astype(np.int32))


def _best(compared: Compared, lookers: Ints, found: Ints) -> Longs:
    """Of those found for each looker the three of the best score, by all that is known of two; as one number for each pair, none twice."""
    there = found.ravel() >= 0
    whose, other = np.repeat(lookers, _SOUGHT)[there], found.ravel()[there]
    pairs = compared.weigh(np.minimum(whose, other), np.maximum(whose, other))
    order = np.lexsort((other, -pairs.score, whose))
    nth = np.arange(len(order)) - np.searchsorted(whose[order], whose[order])
    best = order[nth < ENOUGH]
    return np.asarray(distinct(keys_of(pairs.first[best], pairs.second[best])))


class _Sought(NamedTuple):
    """Who is looked for, in order of time, how wide the times of all reports are, and who looks."""

    standing: Ints
    at: Floats
    half_width: Floats
    lookers: Ints


@in_place
def _look(spots: Spots, measure: tuple[Weights, Chance], sought: _Sought, found: Ints, scores: Floats) -> None:
    """Write the likeliest rows of each looker, the likeliest first; `scores` is room to work in."""
    standing, at, half_width, lookers = sought
    for n in range(len(lookers)):
        i = lookers[n]
        scores[:] = -np.inf
        place = first_at_least(at, spots.at[i])
        for k in range(max(place - _AROUND, 0), min(place + _AROUND, len(standing))):
            j = standing[k]
            if spots.source[j] == spots.source[i] or spots.voice[j] == spots.voice[i]:
                continue
            if abs(at[k] - spots.at[i]) > max(half_width[i] + half_width[j], SAME_DAY_S) + DAY_S:
                continue
            put(j, _said(spots, measure, i, j), found[n], scores)


@inlined
def _said(spots: Spots, measure: tuple[Weights, Chance], one: int, other: int) -> float:
    """What two reports say of each other, but for how many others are around."""
    weights, chance = measure
    i, j = place_in(one), place_in(other)
    act, actor, figure = code_evidence(spots, chance, i, j)
    said = act + actor + figure + direction_evidence(spots, chance, i, j) + words_evidence(chance.own_words, i, j)
    spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
    said += time_evidence(chance, spots.at[j] - spots.at[i], spread)
    distance2 = square_distance(spots, i, j)
    if np.isnan(distance2):
        return float(said + names_evidence(chance.unplaced_names, i, j))
    variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
    return float(said + space_evidence(chance, distance2, variance))
