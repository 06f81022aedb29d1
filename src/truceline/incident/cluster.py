"""Which reports make up each incident: from scored pairs and what people hold, to groups of reports.

1. What people judged the same is joined first, and never taken apart by the machine.
2. The best pairs come first. Two groups join when one incident behind all their reports is likelier than two: their
   fused places and times are weighed like those of two reports, act and actor by the mean over their pairs.
3. Then single reports move to the neighbouring group that explains them clearly better, or stand alone where none
   does; and what became joinable is joined.

Never, whatever the scores: two reports that people judged different, or two reports of one voice (one source tells
of an incident once) that nobody judged the same, in one incident. The result depends on the set of reports alone.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.compare import Compared, Pairs
from truceline.incident.judge import Judgement, Settled
from truceline.incident.kernels import (
    NOBODY,
    Chance,
    Ints,
    Spots,
    code_evidence,
    crowd_evidence,
    space_evidence,
    time_evidence,
)
from truceline.incident.model import Bytes, Weights, kernel

Centre = tuple[float, float, float, float, float, float, int]

_CLEAR_FIRST = (4.0, 0.0)  # nats: groups that clearly belong together form before doubtful ones
_CLEARLY_BETTER = 0.5  # nats by which another group must explain a report better before it moves
_SWEEPS = 3
# A plane good to 0.4 % serves: what is weighed are differences of a few standard deviations.
_EAST_M, _NORTH_M = 6_378_137.0, 6_356_752.0
_HEADROOM = 1_000  # larger groups exist only where people joined them; the machine adds nothing to those


class Groups(NamedTuple):
    """Groups of reports as linked lists: each report's group, each group's first, next and number of members."""

    group: Ints
    first: Ints
    following: Ints
    size: Ints


class Apart(NamedTuple):
    """Who may not be with whom: for each report, where its list of others starts and ends."""

    start: Ints
    others: Ints


class Ground(NamedTuple):
    """All that the evidence for two groups rests on."""

    spots: Spots
    weights: Weights
    chance: Chance
    apart: Apart


@dataclass(frozen=True, slots=True)
class Offer:
    """What clustering works on: compared reports, the pairs decided on, and what people hold of origins."""

    compared: Compared
    pairs: Pairs
    decisions: npt.NDArray[np.object_]
    settled: Settled


def cluster(offer: Offer) -> Ints:
    """Give every report the number of its incident: the first row that belongs to it.

    Rows must be in canonical order (by time, then identity); pairs may come in any order.
    """
    compared, settled = offer.compared, offer.settled
    rows = len(compared.spots.at)
    ground = Ground(compared.spots, compared.weights, compared.chance, _apart(rows, settled.different))
    groups = _alone(rows)
    held = np.zeros(rows, np.int8)
    for one, other in settled.same:
        _join(groups, groups.group[one], groups.group[other])
        held[one] = held[other] = 1
    open_pairs = offer.pairs.chosen(offer.decisions != Judgement.DIFFERENT)
    best_first = open_pairs.chosen(np.lexsort((open_pairs.second, open_pairs.first, -open_pairs.score)))
    for least in _CLEAR_FIRST:
        _join_likely(ground, groups, (best_first.first, best_first.second), least)
    edges = _edges(rows, best_first)
    for _ in range(_SWEEPS):
        if not _move_misplaced(ground, groups, held, edges):
            break
        _join_likely(ground, groups, (best_first.first, best_first.second), 0.0)
    return _named_by_first(groups.group)


def _alone(rows: int) -> Groups:
    each = np.arange(rows, dtype=np.int32)
    return Groups(group=each, first=each.copy(), following=np.full(rows, -1, np.int32), size=np.ones(rows, np.int32))


def _apart(rows: int, different: npt.NDArray[np.int32]) -> Apart:
    both = np.concatenate([different, different[:, ::-1]])
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    start = np.searchsorted(both[:, 0], np.arange(rows + 1)).astype(np.int32)
    return Apart(start, np.ascontiguousarray(both[:, 1]))


def _edges(rows: int, pairs: Pairs) -> Apart:
    """The neighbours of each report: the same lists, of those it was offered with."""
    return _apart(rows, np.stack([pairs.first, pairs.second], axis=1))


def _named_by_first(group: Ints) -> Ints:
    _, where, back = np.unique(group, return_index=True, return_inverse=True)
    return where.astype(np.int32)[back]


@kernel
def _join(groups: Groups, one: int, other: int) -> None:
    """Append the smaller group to the larger (of equals to the lower numbered)."""
    if one == other:
        return
    if groups.size[one] < groups.size[other] or (groups.size[one] == groups.size[other] and other < one):
        one, other = other, one
    last = groups.first[other]
    while True:
        groups.group[last] = one
        if groups.following[last] < 0:
            break
        last = groups.following[last]
    groups.following[last] = groups.first[one]
    groups.first[one] = groups.first[other]
    groups.size[one] += groups.size[other]
    groups.size[other] = 0
    groups.first[other] = -1


@kernel
def _may_join(ground: Ground, groups: Groups, one: int, other: int) -> bool:
    """Whether no voice repeats and nobody judged two of their reports different."""
    i = groups.first[one]
    while i >= 0:
        for k in range(ground.apart.start[i], ground.apart.start[i + 1]):
            if groups.group[ground.apart.others[k]] == other:
                return False
        j = groups.first[other]
        while j >= 0:
            if ground.spots.voice[i] == ground.spots.voice[j]:
                return False
            j = groups.following[j]
        i = groups.following[i]
    return True


@kernel
def _centre(ground: Ground, groups: Groups, member: int, left_out: int) -> Centre:
    """Fuse a group's places and times by their precision, in metres east and north of one member."""
    spots = ground.spots
    place = moment = east = north = at = crowd = 0.0
    count = crowded = 0
    east_m = math.cos(spots.latitude[member]) * _EAST_M
    i = groups.first[groups.group[member]]
    while i >= 0:
        if i != left_out and not math.isnan(spots.longitude[i]):
            weight = 1.0 / (spots.variance_m2[i] + 0.5 * ground.weights.extent2)
            turn = spots.longitude[i] - spots.longitude[member]
            turn -= 2 * math.pi * round(turn / (2 * math.pi))
            east += weight * turn * east_m
            north += weight * (spots.latitude[i] - spots.latitude[member]) * _NORTH_M
            place += weight
            soon = 1.0 / (spots.variance_s2[i] + 0.5 * ground.weights.duration2)
            at += soon * (spots.at[i] - spots.at[member])
            moment += soon
            count += 1
            if ground.chance.crowd[i] > NOBODY:
                crowd += ground.chance.crowd[i]
                crowded += 1
        i = groups.following[i]
    if count == 0:
        return 0.0, 0.0, 0.0, math.inf, math.inf, 0.0, 0
    return east / place, north / place, at / moment, 1.0 / place, 1.0 / moment, crowd / max(crowded, 1), count


@kernel
def _codes_between(ground: Ground, groups: Groups, one: int, other: int, left_out: int) -> float:
    """The mean over all pairs between two groups of what acts and actors say."""
    total, count = 0.0, 0
    i = groups.first[one]
    while i >= 0:
        j = groups.first[other] if i != left_out else -1
        while j >= 0:
            if j != left_out:
                act, actor = code_evidence(ground.spots, ground.chance, i, j)
                total += act + actor
                count += 1
            j = groups.following[j]
        i = groups.following[i]
    return total / max(count, 1)


@kernel
def _between_centres(ground: Ground, one: Centre, other: Centre, offset: tuple[float, float, float]) -> float:
    """Weigh two fused places and times like those of two reports."""
    variance, spread = one[3] + other[3], one[4] + other[4]
    east, north = other[0] + offset[0] - one[0], other[1] + offset[1] - one[1]
    gap = other[2] + offset[2] - one[2]
    crowd = 0.5 * (one[5] + other[5])
    return float(
        space_evidence(ground.weights, ground.chance, east * east + north * north, variance)
        + time_evidence(ground.weights, ground.chance, gap, spread)
        + crowd_evidence(ground.weights, crowd, variance, spread)
    )


@kernel
def _offset(spots: Spots, i: int, j: int) -> tuple[float, float, float]:
    """Where the second report lies from the first: metres east and north, seconds later."""
    turn = spots.longitude[j] - spots.longitude[i]
    turn -= 2 * math.pi * round(turn / (2 * math.pi))
    east = turn * math.cos(spots.latitude[i]) * _EAST_M
    return east, (spots.latitude[j] - spots.latitude[i]) * _NORTH_M, spots.at[j] - spots.at[i]


@kernel
def _join_likely(ground: Ground, groups: Groups, pairs: tuple[Ints, Ints], least: float) -> None:
    """Join the groups of each pair, best first, where one incident is likelier than two by `least` nats."""
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        one, other = groups.group[i], groups.group[j]
        if one == other or groups.size[one] + groups.size[other] > _HEADROOM:
            continue
        if not _may_join(ground, groups, one, other):
            continue
        evidence = _between_centres(
            ground,
            _centre(ground, groups, i, -1),
            _centre(ground, groups, j, -1),
            _offset(ground.spots, i, j),
        )
        if evidence + _codes_between(ground, groups, one, other, -1) > least:
            _join(groups, one, other)


@kernel
def _leave(groups: Groups, i: int) -> None:
    """Take a report out of its group. A group keeps the number of a report that left while others remain in it."""
    group = groups.group[i]
    if groups.first[group] == i:
        groups.first[group] = groups.following[i]
    else:
        before = groups.first[group]
        while groups.following[before] != i:
            before = groups.following[before]
        groups.following[before] = groups.following[i]
    groups.following[i] = -1
    groups.size[group] -= 1


@kernel
def _explains(ground: Ground, groups: Groups, i: int, member: int) -> float:
    """How much likelier it is that a report belongs with the others of that member's group than that it stands alone."""
    spots = ground.spots
    own = (
        0.0,
        0.0,
        0.0,
        spots.variance_m2[i] + 0.5 * ground.weights.extent2,
        spots.variance_s2[i] + 0.5 * ground.weights.duration2,
        ground.chance.crowd[i],
        1,
    )
    rest = _centre(ground, groups, member, i)
    if rest[6] == 0:
        return -math.inf
    total, count = 0.0, 0
    j = groups.first[groups.group[member]]
    while j >= 0:
        if j != i:
            act, actor = code_evidence(spots, ground.chance, i, j)
            total += act + actor
            count += 1
        j = groups.following[j]
    return float(_between_centres(ground, own, rest, _offset(spots, i, member)) + total / max(count, 1))


@kernel
def _fits(ground: Ground, groups: Groups, i: int, group: int) -> bool:
    """Whether a single report may be in a group that is not its own."""
    for k in range(ground.apart.start[i], ground.apart.start[i + 1]):
        if groups.group[ground.apart.others[k]] == group:
            return False
    j = groups.first[group]
    while j >= 0:
        if ground.spots.voice[j] == ground.spots.voice[i]:
            return False
        j = groups.following[j]
    return bool(groups.size[group] < _HEADROOM)


@kernel
def _move_misplaced(ground: Ground, groups: Groups, held: Bytes, edges: Apart) -> int:
    """Move each report that another group explains clearly better, or none does; tell how many moved."""
    moved = 0
    free = np.empty(len(held), np.int32)
    spare = 0
    for group in range(len(held)):
        if groups.size[group] == 0:
            free[spare] = group
            spare += 1
    for i in range(len(held)):
        own = groups.group[i]
        if held[i] or groups.size[own] == 1:
            continue
        here = 0.0
        best, target = 0.0, -1
        mate = groups.first[own] if groups.first[own] != i else groups.following[i]
        here = _explains(ground, groups, i, mate)
        for k in range(edges.start[i], edges.start[i + 1]):
            j = edges.others[k]
            if groups.group[j] == own or not _fits(ground, groups, i, groups.group[j]):
                continue
            there = _explains(ground, groups, i, j)
            if there > best:
                best, target = there, groups.group[j]
        if best < here + _CLEARLY_BETTER:
            continue
        _leave(groups, i)
        if target < 0:
            spare -= 1
            target = free[spare]
        groups.group[i] = target
        groups.following[i] = groups.first[target]
        groups.first[target] = i
        groups.size[target] += 1
        moved += 1
    return moved
