"""Which incident a report without a place tells of: the one that its time, act, actor and numbers make likelier than all others and none.

Incidents are made of reports with places first. A report without one then joins at most one of them, and adds nothing to how the others
hang together. An incident is weighed as when two groups are joined (cluster): its fused time, what act, actor and numbers of its
reports say in the mean, and its fused place where the report gives a bearing; of several incidents and of none at most one is right. It joins where one is likelier than all the rest together.

Never: an incident of which its own source or voice tells already, or from which a person judged it apart; of two reports of one voice
without a place the likelier joins. What a person joined stays where it is.
"""

import math
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.weighing import NOTHING_TOLD, heard, mean_told
from truceline.incident.likeness.bearings import Bearings, bearing_evidence
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.kernels import Chance, Spots, one_voice, span_length, time_evidence
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place

_LESS = 0.5  # nats that scores promise too much
_LIKELY = 0.5
_MOST = 50.0  # nats


class Unplaced(NamedTuple):
    """The group of every report, and the pairs of those without a place that may be of one incident, with their odds beside all others."""

    group: Ints
    pairs: Pairs
    odds: Floats


def join_unplaced(group: Ints, pairs: Pairs, compared: Compared, settled: Settled) -> Unplaced:
    """Join reports without a place with the groups of those that have one; groups are named by a row of theirs."""
    spots = compared.spots
    lone, other = _ends(pairs, compared)
    may = ~_apart(group, (lone, group[other]), compared, settled)
    pairs, lone, other = pairs.chosen(may), lone[may], other[may]
    choices, choice = np.unique(_keys(lone, group[other]), return_inverse=True)
    row, at = (choices >> 32).astype(np.int32), (choices & 0xFFFFFFFF).astype(np.int32)
    odds = np.exp(np.minimum(_weighed(group, (row, at), compared) - _LESS, _MOST))
    rest = 1.0 + np.bincount(row, odds, len(group))[row] - odds
    alone = np.bincount(group, minlength=len(group))[group[row]] == 1
    best = np.flatnonzero(alone & (odds > rest * _LIKELY / (1.0 - _LIKELY)))
    best = best[np.lexsort((row[best], -(odds[best] / rest[best])))]
    for voice in (spots.source, spots.voice):
        first = np.unique(_keys(at[best], voice[row[best]]), return_index=True)[1]
        best = best[np.sort(first)]
    joined = group.copy()
    joined[row[best]] = at[best]
    return Unplaced(joined, pairs, np.log(odds / rest)[choice])


def _ends(pairs: Pairs, compared: Compared) -> tuple[Ints, Ints]:
    """Of each pair the report without a place, and the other."""
    lone = compared.lone[pairs.first]
    return np.where(lone, pairs.first, pairs.second), np.where(lone, pairs.second, pairs.first)


def _members(group: Ints, rows: Ints) -> tuple[Ints, Longs]:
    """These rows, those of one group together, and where those of each group begin, and last where all end."""
    start = np.concatenate([[0], np.cumsum(np.bincount(group[rows], minlength=len(group)))])
    return ordered(group, len(group), rows), start


def _weighed(group: Ints, choices: tuple[Ints, Ints], compared: Compared) -> Floats:
    """How much likelier it is that each report belongs to the group beside it than that it stands alone."""
    members, start = _members(group, np.flatnonzero(~np.isnan(compared.spots.x)).astype(np.int32))
    evidence = np.empty(len(choices[0]))
    measure = (compared.weights, compared.chance)
    _weigh(compared.spots, measure, (*choices, members, start), evidence)
    if len(compared.bearings.seen):
        _add_bearings(compared.spots, (compared.weights, compared.bearings), (*choices, members, start), evidence)
    return evidence


@in_place
def _weigh(
    spots: Spots, measure: tuple[Weights, Chance], choices: tuple[Ints, Ints, Ints, Longs], evidence: Floats
) -> None:
    weights, chance = measure
    row, at, members, start = choices
    for k in range(len(row)):
        i = row[k]
        moment = soon = 0.0
        told = NOTHING_TOLD
        for m in range(start[at[k]], start[at[k] + 1]):
            j = members[m]
            weight = 1.0 / (spots.variance_s2[j] + 0.5 * weights.duration2)
            moment, soon = moment + weight, soon + weight * spots.at[j]
            told = heard(spots, chance, (i, j), told)
        spread = spots.variance_s2[i] + 0.5 * weights.duration2 + 1.0 / moment
        crowd = weights.further - max(chance.crowd[i] + math.log(span_length(weights, spread)), 0.0)
        evidence[k] = time_evidence(chance, spots.at[i] - soon / moment, spread) + mean_told(told) + crowd


@in_place
def _add_bearings(
    spots: Spots, measure: tuple[Weights, Bearings], choices: tuple[Ints, Ints, Ints, Longs], evidence: Floats
) -> None:
    weights, bearings = measure
    row, at, members, start = choices
    for k in range(len(row)):
        own = bearings.of[row[k]]
        if own < 0:
            continue
        near = x = y = z = 0.0
        for m in range(start[at[k]], start[at[k] + 1]):
            j = members[m]
            weight = 1.0 / (spots.variance_m2[j] + 0.5 * weights.extent2)
            near, x, y, z = near + weight, x + weight * spots.x[j], y + weight * spots.y[j], z + weight * spots.z[j]
        sigma_m = math.sqrt(1.0 / near + 0.5 * weights.extent2)
        evidence[k] += bearing_evidence(bearings.seen[own], (x / near, y / near, z / near), sigma_m)


def _apart(group: Ints, choices: tuple[Ints, Ints], compared: Compared, settled: Settled) -> Bools:
    """Whether a report may not be with a group: its source or voice is there, or one from which a person judged it apart."""
    lone, at = choices
    apart = np.zeros(len(lone), np.bool_)
    if len(lone):
        every = np.arange(len(group), dtype=np.int32)
        _of_one_voice(compared.spots, (lone, at, *_members(group, every)), apart)
    for one, other in (settled.different.T, settled.different.T[::-1]):
        apart |= np.isin(_keys(at, lone), _keys(group[one], other))
    return apart


@in_place
def _of_one_voice(spots: Spots, choices: tuple[Ints, Ints, Ints, Longs], apart: Bools) -> None:
    """Mark reports whose own source or voice speaks in the group beside them."""
    lone, at, members, start = choices
    for k in range(len(lone)):
        for m in range(start[at[k]], start[at[k] + 1]):
            if one_voice(spots, lone[k], members[m]):
                apart[k] = True
                break


def _keys(one: Ints, other: Ints) -> Longs:
    """One number for each two."""
    return one.astype(np.int64) << 32 | other
