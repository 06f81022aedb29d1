"""Which reports make up each incident: from scored pairs and what people hold, to groups of reports.

1. What people judged the same is joined first, and never taken apart by the machine.
2. The best pairs come first. Two groups join when one incident behind all their reports is likelier than two: their
   fused places and times are weighed like those of two reports, act, weapon, actor, target and each kind of number by the mean over the pairs that tell it.
3. Then single reports move to the neighbouring group that explains them clearly better, or stand alone where none
   does; and what became joinable is joined.

Where only two sources speak in a part, a report has at most one partner, and its rivals are all there is to know: there pairs are joined
by their odds in all assignments together (believing), best first, for such a report may lose its best candidate to another and
have a second.

Never, whatever the scores: two reports that people judged different, or two reports of one voice (one source tells
of an incident once) that nobody judged the same, in one incident. The result depends on the set of reports alone, and in each part of them that pairs and judgements
connect on that part alone: a report that arrives changes nothing beyond the parts that it touches.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Bytes, Floats, Ints, Longs
from truceline.incident.columns.counting import first_rows, ordered
from truceline.incident.joining.believing import beside_rivals
from truceline.incident.joining.groups import (
    Apart,
    Groups,
    changed_since,
    each_alone,
    enter,
    join,
    leave,
    lists_in_order,
    lists_of,
)
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.parts import best_first, come_in_order, of_two, parts_of
from truceline.incident.joining.weighing import NOTHING_TOLD, Told, heard, mean_told
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.crowd import NOBODY, crowd_evidence
from truceline.incident.likeness.kernels import Chance, Spots, one_voice, space_evidence, time_evidence
from truceline.incident.likeness.offering import ROUNDING
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

_CLEARLY_ONE = 4.0  # nats: groups that clearly belong together form before doubtful ones
_CLEARLY_BETTER = 0.5  # nats by which another group must explain a report better before it moves
_TURNS = 5  # of joining what clearly belongs together, what is likely, and three of moving single reports first
_HEADROOM = 1_000  # larger groups exist only where people joined them; the machine adds nothing to those


class Centre(NamedTuple):
    """Fused place (metres from the centre of the earth) and time of some reports, and how crowded it is there."""

    x: float
    y: float
    z: float
    at: float
    variance_m2: float
    variance_s2: float
    crowd: float
    members: int


class Weighed(NamedTuple):
    """What was found of each pair's groups, and when; -1: never."""

    evidence: Floats
    at: Longs


class State(NamedTuple):
    """Of each report its part, whether it stays where it is, and when it was last looked at; and those that were offered with any, part by part."""

    part: Ints
    members: Ints
    held: Bytes
    looked: Longs


class Ground(NamedTuple):
    """All that the evidence for two groups rests on."""

    spots: Spots
    weights: Weights
    chance: Chance
    apart: Apart


@dataclass(frozen=True, slots=True)
class Offer:
    """What clustering works on: compared reports, the pairs that were not judged different, and what people hold of origins."""

    compared: Compared
    pairs: Pairs
    settled: Settled


def cluster(offer: Offer) -> Ints:
    """Give every report the number of its incident: the first row that belongs to it.

    Rows must be in canonical order (by time, then identity); pairs may come in any order.
    """
    compared, settled = offer.compared, offer.settled
    rows = len(compared.spots.at)
    ground = Ground(compared.spots, compared.weights, compared.chance, lists_of(rows, settled.different))
    groups = each_alone(rows)
    held = np.zeros(rows, np.int8)
    for one, other in settled.same:
        join(groups, groups.group[one], groups.group[other])
        held[one] = held[other] = 1
    open_pairs = _in_order(offer.pairs)
    parts = parts_of(rows, open_pairs.first, open_pairs.second, settled.same)
    lists = _of_lists(parts, open_pairs, compared)[open_pairs.first]
    _join_partners(ground, groups, _partners(open_pairs.chosen(lists), compared))
    held[groups.size[groups.group] > 1] = 1
    open_pairs = open_pairs.chosen(~lists)
    part = parts[open_pairs.first]
    # Parts that no pair connects cannot meet: part by part the outcome is the same, and the reports at hand are few.
    order = best_first(ordered(part, rows, np.arange(len(part), dtype=np.int32)), part, open_pairs.score)
    ends = (open_pairs.first[order], open_pairs.second[order])
    weighed = _known(open_pairs.chosen(order), compared)
    edges = lists_in_order(rows, open_pairs.first, open_pairs.second)
    members = ordered(parts, rows, np.flatnonzero(edges.start[1:] > edges.start[:-1]).astype(np.int32))
    state = State(parts, members, held, np.full(rows, -1, np.int64))
    _gather_parts(ground, groups, (*ends, edges), weighed, state)
    return _named_by_first(groups.group)


def _of_lists(part: Ints, pairs: Pairs, compared: Compared) -> Bools:
    """Of each report whether only two sources speak in its part, or only lists that have laws of their own."""
    two = of_two(part, compared.spots.source)
    lawless = np.bincount(part[pairs.first], ~compared.by_day.told(pairs.first, pairs.second), minlength=len(two))
    return np.asarray((two | (lawless == 0))[part])


def _known(pairs: Pairs, compared: Compared) -> Weighed:
    """What is known of two groups before any is weighed: of two single reports the score of their pair says it.

    It does not where a law of two lists weighs the pair, or where nobody was near one of them: then groups are weighed
    otherwise. Near what decides, the last digit might: those are weighed too.
    """
    near = compared.chance.crowd > NOBODY
    known = near[pairs.first] & near[pairs.second] & ~compared.by_day.told(pairs.first, pairs.second)
    for least in (0.0, _CLEARLY_ONE):
        known &= np.abs(pairs.score - least) > ROUNDING
    return Weighed(pairs.score.copy(), known.astype(np.int64) - 1)


def _partners(pairs: Pairs, compared: Compared) -> tuple[Ints, Ints]:
    """The pairs of two lists that are likely enough beside all others, best first."""
    odds = beside_rivals(pairs, compared.spots.source)
    order = np.lexsort((pairs.second, pairs.first, -odds))
    likely = order[odds[order] >= compared.model.partners]
    return pairs.first[likely], pairs.second[likely]


def _in_order(pairs: Pairs) -> Pairs:
    """The pairs in the order of their rows, as comparing gives them."""
    if come_in_order(pairs.first, pairs.second):
        return pairs
    return pairs.chosen(np.lexsort((pairs.second, pairs.first)))


def _named_by_first(group: Ints) -> Ints:
    first = first_rows(group, int(group.max(initial=-1)) + 1, np.arange(len(group)))
    return first[group].astype(np.int32)


@inlined
def _may_be_with(ground: Ground, groups: Groups, i: int, group: int) -> bool:
    """Whether no report of a group has a report's voice, and nobody judged one of them different from it."""
    for k in range(ground.apart.start[i], ground.apart.start[i + 1]):
        if groups.group[ground.apart.others[k]] == group:
            return False
    j = groups.first[group]
    while j >= 0:
        if one_voice(ground.spots, i, j):
            return False
        j = groups.following[j]
    return True


@inlined
def may_join(ground: Ground, groups: Groups, one: int, other: int) -> bool:
    """Whether every report of one group may be with the other."""
    i = groups.first[one]
    while i >= 0:
        if not _may_be_with(ground, groups, i, other):
            return False
        i = groups.following[i]
    return True


@inlined
def _centre(ground: Ground, groups: Groups, group: int, left_out: int) -> Centre:
    """Fuse a group's places and times by their precision; members without a place have no say."""
    spots = ground.spots
    place = moment = x = y = z = at = crowd = 0.0
    count = crowded = 0
    i = groups.first[group]
    while i >= 0:
        if i != left_out and not math.isnan(spots.x[i]):
            weight = 1.0 / (spots.variance_m2[i] + 0.5 * ground.weights.extent2)
            x += weight * spots.x[i]
            y += weight * spots.y[i]
            z += weight * spots.z[i]
            place += weight
            soon = 1.0 / (spots.variance_s2[i] + 0.5 * ground.weights.duration2)
            at += soon * spots.at[i]
            moment += soon
            count += 1
            if ground.chance.crowd[i] > NOBODY:
                crowd += ground.chance.crowd[i]
                crowded += 1
        i = groups.following[i]
    if count == 0:
        return Centre(0.0, 0.0, 0.0, 0.0, math.inf, math.inf, 0.0, 0)
    return Centre(
        x / place, y / place, z / place, at / moment, 1.0 / place, 1.0 / moment, crowd / max(crowded, 1), count
    )


@inlined
def _said(ground: Ground, groups: Groups, i: int, group: int, told: Told) -> Told:
    """What was told so far, and what acts, actors and numbers of a report and each other report of a group say."""
    j = groups.first[group]
    while j >= 0:
        if j != i:
            told = heard(ground.spots, ground.chance, (i, j), told)
        j = groups.following[j]
    return told


@inlined
def _codes_between(ground: Ground, groups: Groups, one: int, other: int) -> float:
    """What acts, actors and numbers of two groups say."""
    told = NOTHING_TOLD
    i = groups.first[one]
    while i >= 0:
        told = _said(ground, groups, i, other, told)
        i = groups.following[i]
    return mean_told(told)


@inlined
def _between_centres(ground: Ground, one: Centre, other: Centre) -> float:
    """Weigh two fused places and times like those of two reports."""
    variance, spread = one.variance_m2 + other.variance_m2, one.variance_s2 + other.variance_s2
    distance2 = (other.x - one.x) ** 2 + (other.y - one.y) ** 2 + (other.z - one.z) ** 2
    return float(
        space_evidence(ground.chance, distance2, variance)
        + time_evidence(ground.chance, other.at - one.at, spread)
        + crowd_evidence(ground.weights, 0.5 * (one.crowd + other.crowd), variance, spread)
    )


@in_place
def _gather_parts(
    ground: Ground, groups: Groups, offered: tuple[Ints, Ints, Apart], weighed: Weighed, state: State
) -> None:
    """Steps 2 and 3 of each part, whose pairs come together and best first."""
    first, second, edges = offered
    start = row = 0
    while start < len(first):
        part = state.part[first[start]]
        end, last = start, row
        while end < len(first) and state.part[first[end]] == part:
            end += 1
        while last < len(state.members) and state.part[state.members[last]] == part:
            last += 1
        for turn in range(_TURNS):
            before = groups.clock[0]
            if turn > 1:
                _move_misplaced(ground, groups, edges, (state, row, last))
            _join_likely(ground, groups, (first, second, weighed), (start, end, 0.0 if turn else _CLEARLY_ONE))
            # Where nothing has changed, nothing would in another turn.
            if turn > 1 and groups.clock[0] == before:
                break
        start, row = end, last


@inlined
def _join_likely(
    ground: Ground, groups: Groups, pairs: tuple[Ints, Ints, Weighed], which: tuple[int, int, float]
) -> None:
    """Join the groups of each of some pairs, best first, where one incident is likelier than two by at least so many nats."""
    first, second, weighed = pairs
    start, end, least = which
    for k in range(start, end):
        i, j = first[k], second[k]
        one, other = groups.group[i], groups.group[j]
        if one == other:
            continue
        if weighed.at[k] < max(groups.changed[one], groups.changed[other]) or weighed.at[k] < 0:
            weighed.evidence[k] = _likelier_one(ground, groups, i, j)
            weighed.at[k] = groups.clock[0]
        if weighed.evidence[k] > least:
            join(groups, one, other)


@in_place
def _join_partners(ground: Ground, groups: Groups, ends: tuple[Ints, Ints]) -> None:
    """Join pairs, best first, where nothing forbids it."""
    for k in range(len(ends[0])):
        one, other = groups.group[ends[0][k]], groups.group[ends[1][k]]
        if one != other and may_join(ground, groups, one, other):
            join(groups, one, other)


@inlined
def _likelier_one(ground: Ground, groups: Groups, i: int, j: int) -> float:
    """How much likelier one incident is than two behind the groups of two reports; never, where they may not join."""
    one, other = groups.group[i], groups.group[j]
    if groups.size[one] + groups.size[other] > _HEADROOM or not may_join(ground, groups, one, other):
        return -math.inf
    evidence = _between_centres(ground, _centre(ground, groups, one, -1), _centre(ground, groups, other, -1))
    return float(evidence + _codes_between(ground, groups, one, other))


@inlined
def _explains(ground: Ground, groups: Groups, i: int, group: int) -> float:
    """How much likelier it is that a report belongs with the others of a group than that it stands alone."""
    spots = ground.spots
    rest = _centre(ground, groups, group, i)
    if rest.members == 0:
        return -math.inf
    own = Centre(
        spots.x[i],
        spots.y[i],
        spots.z[i],
        spots.at[i],
        spots.variance_m2[i] + 0.5 * ground.weights.extent2,
        spots.variance_s2[i] + 0.5 * ground.weights.duration2,
        ground.chance.crowd[i],
        1,
    )
    told = _said(ground, groups, i, group, NOTHING_TOLD)
    return float(_between_centres(ground, own, rest) + mean_told(told))


@inlined
def _fits(ground: Ground, groups: Groups, i: int, group: int) -> bool:
    """Whether a single report may be in a group that is not its own."""
    return bool(groups.size[group] < _HEADROOM and _may_be_with(ground, groups, i, group))


@inlined
def _seen_before(groups: Groups, edges: Apart, i: int, k: int) -> bool:
    """Whether the group of a report's neighbour is that of an earlier neighbour too."""
    group = groups.group[edges.others[k]]
    earlier = edges.start[i]
    while earlier < k and groups.group[edges.others[earlier]] != group:
        earlier += 1
    return bool(earlier < k)


@inlined
def _better_group(ground: Ground, groups: Groups, edges: Apart, i: int) -> tuple[bool, int]:
    """Whether a report should leave its group, and for which other group; -1: to stand alone."""
    own = groups.group[i]
    here, best, target = -math.inf, 0.0, -1
    start = edges.start[i]
    # Its own group and all others in one loop: what explains is compiled once, which takes long.
    for k in range(start - 1, edges.start[i + 1]):
        group = own if k < start else groups.group[edges.others[k]]
        if k >= start and (group == own or _seen_before(groups, edges, i, k) or not _fits(ground, groups, i, group)):
            continue
        said = _explains(ground, groups, i, group)
        if k < start:
            here = said
        elif said > best:
            best, target = said, group
    return best >= here + _CLEARLY_BETTER, target


@inlined
def _move_misplaced(ground: Ground, groups: Groups, edges: Apart, which: tuple[State, int, int]) -> None:
    """Move each of some members that another group explains clearly better, or none does."""
    state, start, end = which
    free = start
    for place in range(start, end):
        i = state.members[place]
        alone = groups.size[groups.group[i]] == 1
        if state.held[i] or alone or not changed_since(groups, edges, i, state.looked[i]):
            continue
        leaves, target = _better_group(ground, groups, edges, i)
        state.looked[i] = groups.clock[0]
        if not leaves:
            continue
        leave(groups, i)
        if target < 0:
            # No group dies while reports move: of the numbers of a part those that are left behind stay taken.
            while groups.size[state.members[free]] > 0:
                free += 1
            target = state.members[free]
        enter(groups, i, target)
