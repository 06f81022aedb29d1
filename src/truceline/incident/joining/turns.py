"""Turn by turn, how the reports of each part are gathered into groups: steps 2 and 3 of clustering (cluster).

In the first turn those join that clearly belong together, in the second all that are likely to. In each after that single reports
move first, and then what became joinable is joined; there is none where nothing changes.
"""

import math
from typing import NamedTuple

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.incident.joining.groups import Apart, Ground, Groups
from truceline.incident.joining.sparing import (
    EITHER,
    Spared,
    groups_may_join,
    join_by,
    move,
    report_may_enter,
    turned_near,
)
from truceline.incident.joining.visiting import Visits, begin_visits, next_visit
from truceline.incident.joining.weighing import NOTHING_TOLD, Told, heard, mean_told
from truceline.incident.likeness.crowd import NOBODY, crowd_evidence
from truceline.incident.likeness.kernels import Chance, space_evidence, time_evidence
from truceline.incident.likeness.met import step_of
from truceline.incident.likeness.offering import ROUNDING
from truceline.values.shape.compiled import in_place, inlined, unfolded

CLEARLY_ONE = 4.0  # nats: groups that clearly belong together form before doubtful ones
_CLEARLY_BETTER = 0.5  # nats by which another group must explain a report better before it moves
_TURNS = 5  # of joining what clearly belongs together, what is likely, and three of moving single reports first
_FIRST_MOVE = 2  # of the turns, which are counted from 0
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
    judged: bool  # whether people joined some of them, who may be far apart


class Weighed(NamedTuple):
    """What was found of each pair's groups, and when; -1: never."""

    evidence: Floats
    at: Longs


class State(NamedTuple):
    """Of each report its part, and whether it stays where it is; those that were offered with any, part by part; and room for the order of pairs."""

    part: Ints
    members: Ints
    held: Bytes
    visits: Visits


@in_place
def gather_parts(
    ground: Ground, groups: Groups, offered: tuple[Ints, Ints, Apart], known: tuple[Weighed, Spared], state: State
) -> None:
    """Gather part after part, whose pairs come together and best first."""
    first, second, edges = offered
    weighed, spared = known
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
            if turn >= _FIRST_MOVE:
                _move_misplaced(ground, (groups, spared), edges, (state, row, last, turn))
            _join_likely(ground, (groups, spared), (first, second, weighed), state, (start, end, row, last, turn))
            # Where nothing has changed, nothing would in another turn.
            if turn >= _FIRST_MOVE and groups.clock[0] == before:
                break
        start, row = end, last


@unfolded
def _join_likely(
    ground: Ground,
    known: tuple[Groups, Spared],
    pairs: tuple[Ints, Ints, Weighed],
    state: State,
    which: tuple[int, int, int, int, int],
) -> None:
    """Join the groups of each of some pairs, best first as far as that tells, where one incident is clearly likelier than two, and from the second turn on where it is likelier."""
    groups, spared = known
    first, second, weighed = pairs
    start, end, row, last, turn = which
    least = 0.0 if turn else CLEARLY_ONE
    begin_visits(state.visits, state.members, (start, row, last))
    k = start - 1
    while True:
        k = next_visit(groups, state.visits, (first, second), state.members, (k, start, end))
        if k == end:
            break
        # What was weighed in the turn before, and has not changed since, is not likelier now.
        if turn > 1 and max(spared.turned[first[k]], spared.turned[second[k]]) < turn - 1:
            continue
        one, other = groups.group[first[k]], groups.group[second[k]]
        if one == other:
            continue
        if weighed.at[k] < max(groups.changed[one], groups.changed[other]) or weighed.at[k] < 0:
            if not groups_may_join(ground, groups, spared, (one, other)):
                weighed.evidence[k], weighed.at[k] = -math.inf, groups.clock[0]
                continue
            likelier, enough = _likelier_one(ground, known, (one, other), least)
            if not enough and likelier >= 0.0:
                continue  # it may be enough where less is asked
            weighed.evidence[k], weighed.at[k] = likelier, groups.clock[0]
        if weighed.evidence[k] > least:
            join_by(groups, spared, (one, other), (weighed.evidence[k], turn))


@inlined
def _centre(ground: Ground, groups: Groups, group: int, left_out: int) -> Centre:
    """Fuse a group's places and times by their precision; members without a place have no say."""
    spots = ground.spots
    place = moment = x = y = z = at = crowd = 0.0
    count = crowded = 0
    judged = False
    i = groups.first[group]
    while i >= 0:
        if i != left_out and not math.isnan(spots.x[i]):
            judged |= ground.judged[i]
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
        return Centre(0.0, 0.0, 0.0, 0.0, math.inf, math.inf, 0.0, 0, False)
    return Centre(
        x / place,
        y / place,
        z / place,
        at / moment,
        1.0 / place,
        1.0 / moment,
        crowd / max(crowded, 1),
        count,
        judged and count > 1,
    )


@inlined
def _alone(ground: Ground, i: int) -> Centre:
    """A single report as a centre."""
    spots = ground.spots
    return Centre(
        spots.x[i],
        spots.y[i],
        spots.z[i],
        spots.at[i],
        spots.variance_m2[i] + 0.5 * ground.weights.extent2,
        spots.variance_s2[i] + 0.5 * ground.weights.duration2,
        ground.chance.crowd[i],
        1,
        False,
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


@unfolded
def _codes_between(ground: Ground, groups: Groups, one: int, other: int) -> float:
    """What acts, actors and numbers of two groups say."""
    told = NOTHING_TOLD
    i = groups.first[one]
    while i >= 0:
        told = _said(ground, groups, i, other, told)
        i = groups.following[i]
    return mean_told(told)


@unfolded
def _beside(one: Centre, other: Centre) -> tuple[float, float, float, float]:
    """How far apart two centres are and how long, squared, and the variances of both."""
    variance, spread = one.variance_m2 + other.variance_m2, one.variance_s2 + other.variance_s2
    distance2 = (other.x - one.x) ** 2 + (other.y - one.y) ** 2 + (other.z - one.z) ** 2
    return distance2, variance, other.at - one.at, spread


@unfolded
def _crowd(ground: Ground, one: Centre, other: Centre) -> float:
    """How few reports of other incidents are to be expected about two centres."""
    variance, spread = one.variance_m2 + other.variance_m2, one.variance_s2 + other.variance_s2
    return float(crowd_evidence(ground.weights, 0.5 * (one.crowd + other.crowd), variance, spread))


@unfolded
def _at_most(chance: Chance, one: Centre, other: Centre) -> float:
    """What places and moments of two centres say at most."""
    distance2, variance, gap, spread = _beside(one, other)
    return float(chance.at_most[0, step_of(distance2, variance)] + chance.at_most[1, step_of(gap * gap, spread)])


@unfolded
def _between_centres(ground: Ground, one: Centre, other: Centre, crowd: float) -> float:
    """Weigh two fused places and times like those of two reports."""
    distance2, variance, gap, spread = _beside(one, other)
    return float(space_evidence(ground.chance, distance2, variance) + time_evidence(ground.chance, gap, spread) + crowd)


@unfolded
def _beside_any(ground: Ground, groups: Groups, which: tuple[int, int], there: Centre) -> float:
    """What place and moment say of a centre and a group that people joined, if one member is right, and nobody knows which; whoever is left out has no say.

    Of reports that a person joined, however far apart, one may err by more than it claims. What lies between them then lies far
    from each, and whoever agrees with one of them would be parted from it by a judgement that is true.
    """
    group, left_out = which
    best, count = -math.inf, 0
    i = groups.first[group]
    while i >= 0:
        if i != left_out and not math.isnan(ground.spots.x[i]):
            one = _alone(ground, i)
            best = max(best, _between_centres(ground, one, there, _crowd(ground, one, there)))
            count += 1
        i = groups.following[i]
    return best - math.log(max(count, 1))


@unfolded
def _between_any(ground: Ground, groups: Groups, which: tuple[int, int], centres: tuple[Centre, Centre]) -> float:
    """The same of two groups, of which one at least was joined by people."""
    one, other = which
    here, there = centres
    if not there.judged:
        return _beside_any(ground, groups, (one, -1), there)
    if not here.judged:
        return _beside_any(ground, groups, (other, -1), here)
    best, count = -math.inf, 0
    i = groups.first[one]
    while i >= 0:
        if not math.isnan(ground.spots.x[i]):
            best = max(best, _beside_any(ground, groups, (other, -1), _alone(ground, i)))
            count += 1
        i = groups.following[i]
    return best - math.log(max(count, 1))


@unfolded
def _likelier_one(
    ground: Ground, known: tuple[Groups, Spared], pair: tuple[int, int], least: float
) -> tuple[float, bool]:
    """How much likelier one incident is than two behind two groups, and that this is so; or that it is no more than that, where that is too little.

    Of a single report it is known what its traits can say at most.
    """
    groups, spared = known
    one, other = pair
    if groups.size[one] + groups.size[other] > _HEADROOM:
        return -math.inf, True
    here, there = _centre(ground, groups, one, -1), _centre(ground, groups, other, -1)
    crowd = _crowd(ground, here, there)
    most = math.inf
    if groups.size[one] == 1:
        most = spared.most[groups.first[one]]
    if groups.size[other] == 1:
        most = min(most, spared.most[groups.first[other]])
    if most < math.inf and not (here.judged or there.judged):
        most += _at_most(ground.chance, here, there) + crowd
        if most < least - ROUNDING:
            return most, False
    evidence = _between_centres(ground, here, there, crowd)
    if here.judged or there.judged:
        evidence = max(evidence, _between_any(ground, groups, (one, other), (here, there)))
    return float(evidence + _codes_between(ground, groups, one, other)), True


@unfolded
def _explains(ground: Ground, known: tuple[Groups, Spared], pair: tuple[int, int], least: float) -> float:
    """How much likelier it is that a report belongs with the others of a group than that it stands alone; or less than the least, where it is."""
    groups, spared = known
    i, group = pair
    rest = _centre(ground, groups, group, i)
    if rest.members == 0:
        return -math.inf
    own = _alone(ground, i)
    crowd = _crowd(ground, own, rest)
    if not rest.judged and _at_most(ground.chance, own, rest) + crowd + spared.most[i] < least - ROUNDING:
        return -math.inf
    told = _said(ground, groups, i, group, NOTHING_TOLD)
    evidence = _between_centres(ground, own, rest, crowd)
    if rest.judged:
        evidence = max(evidence, _beside_any(ground, groups, (group, i), own))
    return float(evidence + mean_told(told))


@unfolded
def _fits(ground: Ground, known: tuple[Groups, Spared], i: int, group: int) -> bool:
    """Whether a single report may be in a group that is not its own."""
    groups, spared = known
    return bool(groups.size[group] < _HEADROOM and report_may_enter(ground, groups, spared, (i, group)))


@unfolded
def _seen_before(groups: Groups, edges: Apart, i: int, k: int) -> bool:
    """Whether the group of a report's neighbour is that of an earlier neighbour too."""
    group = groups.group[edges.others[k]]
    earlier = edges.start[i]
    while earlier < k and groups.group[edges.others[earlier]] != group:
        earlier += 1
    return bool(earlier < k)


@unfolded
def _better_group(ground: Ground, known: tuple[Groups, Spared], edges: Apart, i: int) -> tuple[bool, int]:
    """Whether a report should leave its group, and for which other group; -1: to stand alone."""
    groups, spared = known
    own = groups.group[i]
    here, best, target = -math.inf, 0.0, -1
    # By what a group was joined with its last report, that is explained too, but for rounding: mostly no more need be known.
    roughly = spared.last[own] == i or spared.last[own] == EITHER
    roughly &= ground.chance.crowd[i] > NOBODY
    if roughly:
        here = spared.by[own]
    start, end = edges.start[i], edges.start[i + 1]
    # Its own group and all others in one loop: what explains is compiled once, which takes long.
    for k in range(start if roughly else start - 1, end + 1):
        if k == end and not (roughly and best >= here + _CLEARLY_BETTER - ROUNDING):
            break
        itself = k < start or k == end
        group = own if itself else groups.group[edges.others[k]]
        if not itself and (group == own or _seen_before(groups, edges, i, k) or not _fits(ground, known, i, group)):
            continue
        least = -math.inf if itself else here + _CLEARLY_BETTER - ROUNDING
        said = _explains(ground, known, (i, group), least)
        if itself:
            here = said
        elif said > best:
            best, target = said, group
    return best >= here + _CLEARLY_BETTER, target


@unfolded
def _move_misplaced(
    ground: Ground, known: tuple[Groups, Spared], edges: Apart, which: tuple[State, int, int, int]
) -> None:
    """Move each of some members that another group explains clearly better, or none does."""
    groups, spared = known
    state, start, end, turn = which
    free = start
    for place in range(start, end):
        i = state.members[place]
        alone = groups.size[groups.group[i]] == 1
        if state.held[i] or alone or (turn > _FIRST_MOVE and not turned_near(spared, edges, i, turn)):
            continue
        leaves, target = _better_group(ground, known, edges, i)
        if not leaves:
            continue
        if target < 0:
            # No group dies while reports move: of the numbers of a part those that are left behind stay taken.
            while groups.size[state.members[free]] > 0:
                free += 1
            target = state.members[free]
        move(ground, groups, spared, (i, target), turn)
