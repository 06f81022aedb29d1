"""Which reports make up each incident: from scored pairs and what people hold, to groups of reports.

1. What people judged the same is joined first, and never taken apart by the machine.
2. The two groups join for which one incident behind all their reports is likelier than two by most; then what they are
   worth beside their neighbours is weighed anew, and so on. Fused places and times are weighed like those of two
   reports; acts, actors, figures and words by the mean over their pairs, which says the more the more pairs there are.
3. Then single reports move to the neighbouring group that explains them clearly better, or stand alone where none
   does; and what became joinable is joined.

Never, whatever the scores: two reports that people judged different, or two reports of one voice (one source tells
of an incident once) that nobody judged the same, in one incident. The result depends on the set of reports alone.

Reports that no chain of offered pairs or judgements connects never meet: the outcome for a connected part is the
same whether it is clustered alone or among all others. Clustering one report's part anew is clustering everything anew.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.compare import Compared, Pairs
from truceline.incident.groups import Apart, Groups, changed_since, each_alone, enter, join, leave, lists_of, parts_of
from truceline.incident.heap import Queue, pop, push, roomy
from truceline.incident.judge import Judgement, Settled
from truceline.incident.kernels import (
    NOBODY,
    Chance,
    Ints,
    Longs,
    code_sum,
    crowd_evidence,
    one_voice,
    space_evidence,
    time_evidence,
)
from truceline.incident.model import Bytes, Floats, Weights
from truceline.values.shape.compiled import kernel

_CLEARLY_BETTER = 0.5  # nats by which another group must explain a report better before it moves
_SWEEPS = 3
_HEADROOM = 1_000  # larger groups exist only where people joined them; the machine adds nothing to those
_MORE_PAIRS = 0.25  # by how much the mean over pairs says more where there are twice as many
_SUMS = 9
_PLACE, _X, _Y, _Z, _MOMENT, _AT, _CROWD, _CROWDED, _COUNT = range(_SUMS)


class Ground(NamedTuple):
    """All that the evidence for two groups rests on."""

    codes: Ints
    source: Ints
    voice: Ints
    own: Floats  # of each report: what it adds to the sums of its group
    weights: Weights
    chance: Chance
    apart: Apart
    edges: Apart
    sums: Floats  # of each group: its reports' precisions, places and times weighted by them, crowds
    joined: float  # nats from which groups join
    seen: Longs  # of each group: when it was last met among somebody's neighbours


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
    open_pairs = offer.pairs.chosen(offer.decisions != Judgement.DIFFERENT)
    ground = Ground(
        compared.spots.codes,
        compared.spots.source,
        compared.spots.voice,
        _own_sums(compared),
        compared.weights,
        compared.chance,
        lists_of(rows, settled.different),
        lists_of(rows, np.stack([open_pairs.first, open_pairs.second], axis=1)),
        np.zeros((rows, _SUMS)),
        compared.model.joined,
        np.full(rows, -1, np.int64),
    )
    groups = each_alone(rows)
    held = np.zeros(rows, np.int8)
    for one, other in settled.same:
        join(groups, groups.group[one], groups.group[other])
        held[one] = held[other] = 1
    part = parts_of(rows, open_pairs.first, open_pairs.second, settled.same)
    # Part by part, so that the reports at hand are few.
    by_part = np.lexsort((open_pairs.second, open_pairs.first, part[open_pairs.first])).astype(np.int32)
    order = np.argsort(part, kind="stable").astype(np.int32)
    ends = (open_pairs.first[by_part], open_pairs.second[by_part], open_pairs.score[by_part])
    _cluster_parts(ground, groups, (part, order), ends, held)
    return _named_by_first(groups.group)


def _own_sums(compared: Compared) -> Floats:
    """What each report adds to the sums of its group; one without a place has no say."""
    spots, weights = compared.spots, compared.weights
    own = np.zeros((len(spots.at), _SUMS))
    placed = ~np.isnan(spots.x)
    own[:, _PLACE] = 1.0 / (spots.variance_m2 + 0.5 * weights.extent2)
    own[:, _MOMENT] = 1.0 / (spots.variance_s2 + 0.5 * weights.duration2)
    for column, values, weight in (
        (_X, spots.x, _PLACE),
        (_Y, spots.y, _PLACE),
        (_Z, spots.z, _PLACE),
        (_AT, spots.at, _MOMENT),
    ):
        own[:, column] = own[:, weight] * values
    crowd = compared.chance.crowd
    own[:, _CROWDED] = crowd > NOBODY
    own[:, _CROWD] = np.where(crowd > NOBODY, crowd, 0.0)
    own[:, _COUNT] = 1.0
    own[~placed] = 0.0
    return own


def _named_by_first(group: Ints) -> Ints:
    _, where, back = np.unique(group, return_index=True, return_inverse=True)
    return where.astype(np.int32)[back]


@kernel
def _cluster_parts(
    ground: Ground, groups: Groups, parts: tuple[Ints, Ints], ends: tuple[Ints, Ints, Floats], held: Bytes
) -> None:
    """Cluster each connected part on its own; its rows and its pairs stand together."""
    part, order = parts
    first, second, score = ends
    for i in range(len(part)):
        ground.sums[groups.group[i]] += ground.own[i]
    queue = roomy(1024)
    looked = np.full(len(part), -1, np.int64)
    row = pair = 0
    while row < len(order):
        since, here = row, part[order[row]]
        while row < len(order) and part[order[row]] == here:
            row += 1
        start = pair
        while pair < len(first) and part[first[pair]] == here:
            pair += 1
        if start == pair:
            continue
        some = (first[start:pair], second[start:pair])
        queue = _join_likely(ground, groups, queue, some, score[start:pair])
        for _ in range(_SWEEPS):
            if not _move_misplaced(ground, groups, order[since:row], (held, looked)):
                break
            queue = _join_likely(ground, groups, queue, some, score[:0])


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
            if one_voice(ground, i, j):
                return False
            j = groups.following[j]
        i = groups.following[i]
    return True


@kernel
def _codes_between(ground: Ground, groups: Groups, one: int, other: int) -> float:
    """What acts, actors, figures and words say: the mean over all pairs between two groups, and more for more pairs."""
    total, count = 0.0, 0
    i = groups.first[one]
    while i >= 0:
        j = groups.first[other]
        while j >= 0:
            if i != j:
                total += code_sum(ground.codes, ground.chance, i, j)
                count += 1
            j = groups.following[j]
        i = groups.following[i]
    if count == 0:
        return 0.0
    return total / count * (1.0 + _MORE_PAIRS * math.log2(float(count)))


@kernel
def _between_centres(ground: Ground, one: Floats, other: Floats) -> float:
    """Weigh two fused places and times like those of two reports; -inf where one has no place."""
    if one[_COUNT] < 0.5 or other[_COUNT] < 0.5:
        return -math.inf
    variance, spread = 1.0 / one[_PLACE] + 1.0 / other[_PLACE], 1.0 / one[_MOMENT] + 1.0 / other[_MOMENT]
    x = other[_X] / other[_PLACE] - one[_X] / one[_PLACE]
    y = other[_Y] / other[_PLACE] - one[_Y] / one[_PLACE]
    z = other[_Z] / other[_PLACE] - one[_Z] / one[_PLACE]
    gap = other[_AT] / other[_MOMENT] - one[_AT] / one[_MOMENT]
    crowd = one[_CROWD] / max(one[_CROWDED], 1.0) + other[_CROWD] / max(other[_CROWDED], 1.0)
    return float(
        space_evidence(ground.weights, ground.chance, x * x + y * y + z * z, variance)
        + time_evidence(ground.weights, ground.chance, gap, spread)
        + crowd_evidence(ground.weights, 0.5 * crowd, variance, spread)
    )


@kernel
def _likelier_one(ground: Ground, groups: Groups, one: int, other: int) -> float:
    """How much likelier one incident is than two behind two groups; never, where they may not join."""
    if groups.size[one] + groups.size[other] > _HEADROOM or not _may_join(ground, groups, one, other):
        return -math.inf
    evidence = _between_centres(ground, ground.sums[one], ground.sums[other])
    return float(evidence + _codes_between(ground, groups, one, other))


@kernel
def _join_likely(ground: Ground, groups: Groups, queue: Queue, pairs: tuple[Ints, Ints], known: Floats) -> Queue:
    """Join the likeliest two groups, then the next, as long as one incident is likelier; `known` is what single reports score."""
    size = 0
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        one, other = groups.group[i], groups.group[j]
        if one == other:
            continue
        if len(known) and groups.size[one] == 1 and groups.size[other] == 1:
            evidence = known[k] if _may_join(ground, groups, one, other) else -math.inf
        else:
            evidence = _likelier_one(ground, groups, one, other)
        if evidence > ground.joined:
            queue = push(queue, size, (evidence, i, j, groups.clock[0]))
            size += 1
    while size > 0:
        _, i, j, at = pop(queue, size)
        size -= 1
        one, other = groups.group[i], groups.group[j]
        if one == other or at < groups.changed[one] or at < groups.changed[other]:
            continue
        total = ground.sums[one] + ground.sums[other]
        join(groups, one, other)
        ground.sums[one], ground.sums[other] = 0.0, 0.0
        ground.sums[groups.group[i]] = total
        queue, size = _weigh_neighbours(ground, groups, (queue, size), groups.group[i])
    return queue


@kernel
def _weigh_neighbours(ground: Ground, groups: Groups, queue: tuple[Queue, int], group: int) -> tuple[Queue, int]:
    """Weigh a group that has changed beside every group that a pair connects it with, each once."""
    entries, size = queue
    now = groups.clock[0]
    i = groups.first[group]
    while i >= 0:
        for k in range(ground.edges.start[i], ground.edges.start[i + 1]):
            j = ground.edges.others[k]
            near = groups.group[j]
            if near == group or ground.seen[near] == now:
                continue
            ground.seen[near] = now
            evidence = _likelier_one(ground, groups, group, near)
            if evidence > ground.joined:
                entries = push(entries, size, (evidence, min(i, j), max(i, j), now))
                size += 1
        i = groups.following[i]
    return entries, size


@kernel
def _explains(ground: Ground, groups: Groups, i: int, group: int) -> float:
    """How much likelier it is that a report belongs with the others of a group than that it stands alone."""
    own, rest = ground.own[i], ground.sums[group].copy()
    count = groups.size[group]
    if groups.group[i] == group:
        rest -= own
        count -= 1
    if count == 0:
        return -math.inf
    total = 0.0
    j = groups.first[group]
    while j >= 0:
        if j != i:
            total += code_sum(ground.codes, ground.chance, i, j)
        j = groups.following[j]
    codes = total / count * (1.0 + _MORE_PAIRS * math.log2(float(count)))
    return float(_between_centres(ground, own, rest) + codes)


@kernel
def _fits(ground: Ground, groups: Groups, i: int, group: int) -> bool:
    """Whether a single report may be in a group that is not its own."""
    for k in range(ground.apart.start[i], ground.apart.start[i + 1]):
        if groups.group[ground.apart.others[k]] == group:
            return False
    j = groups.first[group]
    while j >= 0:
        if one_voice(ground, i, j):
            return False
        j = groups.following[j]
    return bool(groups.size[group] < _HEADROOM)


@kernel
def _better_group(ground: Ground, groups: Groups, i: int) -> tuple[bool, int]:
    """Whether a report should leave its group, and for which other group; -1: to stand alone."""
    own = groups.group[i]
    here = _explains(ground, groups, i, own)
    best, target = ground.joined, -1
    for k in range(ground.edges.start[i], ground.edges.start[i + 1]):
        near = groups.group[ground.edges.others[k]]
        if near != own and _fits(ground, groups, i, near):
            there = _explains(ground, groups, i, near)
            if there > best:
                best, target = there, near
    return best >= here + _CLEARLY_BETTER, target


@kernel
def _move_misplaced(ground: Ground, groups: Groups, rows: Ints, state: tuple[Bytes, Longs]) -> int:
    """Move each report that another group explains clearly better, or none does; tell how many moved."""
    held, looked = state
    moved = 0
    for i in rows:
        if held[i] or groups.size[groups.group[i]] == 1 or not changed_since(groups, ground.edges, i, looked[i]):
            continue
        leaves, target = _better_group(ground, groups, i)
        looked[i] = groups.clock[0]
        if not leaves:
            continue
        ground.sums[groups.group[i]] -= ground.own[i]
        leave(groups, i)
        if target < 0:
            target = _vacant(groups, rows)
        enter(groups, i, target)
        ground.sums[target] += ground.own[i]
        moved += 1
    return moved


@kernel
def _vacant(groups: Groups, rows: Ints) -> int:
    """The first group of a part that has no member: there is one, since some group has two."""
    for i in rows:
        if groups.size[i] == 0:
            return int(i)
    return -1
