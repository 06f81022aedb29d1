"""The loops of offering: which pairs are worth it, and all that is kept of pairs put in order.

Most pairs within reach are not worth offering. How crowded it is around two reports is known only when all pairs were met, so they are
met twice: first it is counted how crowded it is, then the score of each pair is weighed against the least, that of most no farther than
what their distance and the crowd leave possible. Of those worth it the score is kept, and no part of it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.likeness.crowd import crowd_evidence, crowd_of, density_part, density_unit, log_volume
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
from truceline.incident.likeness.looking import Grid, Hits, Search, met_by, room_for
from truceline.incident.likeness.sharing import words_at_most, words_evidence
from truceline.incident.likeness.spread import FAR_PER_STEP, FAR_STEPS
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

ROUNDING = 1e-6  # nats by which sums in another order may differ, and much more
_ROOM = 1 << 15  # pairs; it is doubled for a report with more neighbours
_OF_EACH = 4  # pairs for which there is room for each report: what is not written costs nothing


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


class Kept(NamedTuple):
    """Room for pairs that are worth offering, with their scores, and for those that a law of two lists has to weigh."""

    first: Ints
    second: Ints
    score: Floats
    lawful_first: Ints
    lawful_second: Ints


class Possible(NamedTuple):
    """Room for those whom one looker meets and may be one with: at which steps they stand in what places and moments say at most, who they are, and what is said of them at most."""

    space: Ints
    time: Ints
    place: Ints  # among the hits
    most: Floats  # of all but codes and direction


Sought = list[tuple[Grid, Search]]


def crowds(spots: Spots, weights: Weights, sought: Sought, tell: Callable[[int], None]) -> Floats:
    """How crowded it is around each report, as the logarithm of a density: those within reach who are not of its voice."""
    density = np.zeros(len(spots.at), np.int64)
    room = _ROOM
    for grid, search in sought:
        start = 0
        while start < len(search.lookers):
            reached = _count_crowd(
                spots, weights, (grid, search), (start, density, room_for(room), np.empty(room, np.int64))
            )
            room = 2 * room if reached < len(search.lookers) else room
            tell(reached - start)
            start = reached
    return crowd_of(weights, density)


@in_place
def _count_crowd(
    spots: Spots, weights: Weights, looking: tuple[Grid, Search], room: tuple[int, Longs, Hits, Longs]
) -> int:
    """Add to the density around each looker, from the one given on, and around each whom it meets; tell where to go on with more room."""
    grid, search = looking
    start, density, hits, parts = room
    densest = density_unit(weights)
    for at in range(start, len(search.lookers)):
        i = search.lookers[at]
        count = met_by(spots, weights, (grid, search, i), hits)
        if count < 0:
            return at
        for k in range(count):
            parts[k] = density_part(weights, densest, hits.variance[k], hits.spread[k])
        around = 0
        for k in range(count):
            j = hits.row[k]
            # As in one_voice, without guessing at the answer.
            own = (spots.voice[i] == spots.voice[j]) | (spots.source[i] == spots.source[j])
            part = 0 if own else parts[k]
            density[j] += part
            around += part
        density[i] += around
    return len(search.lookers)


def worth_offering(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    sought: Sought,
    lists: Lists,
    tell: Callable[[int], None],
) -> Iterator[Kept]:
    """The pairs within reach that reach the least score, and those that a law has to weigh."""
    beside = _expected_around(spots, measure), lists.vague | (lists.number >= 0)
    room, size, filled = _ROOM, max(_ROOM, _OF_EACH * len(spots.at)), (0, 0)
    kept = _fresh(size)
    for grid, search in sought:
        start = 0
        while start < len(search.lookers):
            looking = (grid, search, lists)
            space, time, place = (np.empty(room, np.int32) for _ in range(3))
            possible = Possible(space, time, place, np.empty(room))
            reached, *so_far = keep_worth(
                spots, measure, looking, beside, ((start, *filled), room_for(room), possible, kept)
            )
            tell(reached - start)
            if reached < len(search.lookers):
                yield _full(kept, so_far)
                # Whoever meets more than there is room for has met nobody yet.
                room = 2 * room if reached == start and filled == (0, 0) else room
                size, so_far = max(size, room), [0, 0]
                kept = _fresh(size)
            filled, start = (so_far[0], so_far[1]), reached
    yield _full(kept, filled)


def _fresh(pairs: int) -> Kept:
    first, second, *lawful = (np.empty(pairs, np.int32) for _ in range(4))
    return Kept(first, second, np.empty(pairs), *lawful)


def _full(kept: Kept, filled: Sequence[int]) -> Kept:
    """What was kept, without the room that is left."""
    count, told = filled
    lawful = [column[:told] for column in (kept.lawful_first, kept.lawful_second)]
    return Kept(kept.first[:count], kept.second[:count], kept.score[:count], *lawful)


def _expected_around(spots: Spots, measure: tuple[Weights, Chance, float]) -> Floats:
    """What each of two reports adds to the logarithm of how many others are expected around both, at least.

    A mean is no less than the root of the product, so neither are variances of two: theirs are told apart.
    """
    weights, chance, _ = measure
    metres2, seconds2 = 2.0 * spots.variance_m2 + weights.extent2, 2.0 * spots.variance_s2 + weights.duration2
    return np.asarray(0.5 * (chance.crowd + log_volume(weights, metres2, seconds2)))


@in_place
def keep_worth(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    looking: tuple[Grid, Search, Lists],
    beside: tuple[Floats, Bools],
    room: tuple[tuple[int, int, int], Hits, Possible, Kept],
) -> tuple[int, int, int]:
    """Write pairs whose score reaches the least, and those for a law, from the looker given on and behind so many; tell where to go on, and how many there are.

    `beside` are what each adds to how many are expected around two, and who may be asked of as one of a list.

    A score is the sum of all parts (kernels.score_pairs), in the order in which they stand: what is kept must not hang on the last
    digit of another sum. No part hangs on which of the two looks.
    """
    weights, _, least = measure
    grid, search, lists = looking
    around, listed = beside
    (start, count, told), hits, possible, kept = room
    for at in range(start, len(search.lookers)):
        i = search.lookers[at]
        met = met_by(spots, weights, (grid, search, i), hits)
        if met < 0 or max(count, told) + met > len(kept.first):
            return at, count, told
        for each in range(_who_may(spots, measure, (i, met, around), (hits, possible))):
            k = possible.place[each]
            j = hits.row[k]
            first, second = min(i, j), max(i, j)
            if listed[i] | listed[j]:
                if have_law(lists, i, j):
                    kept.lawful_first[told], kept.lawful_second[told] = first, second
                    told += 1
                    continue
                if lists.vague[i] | lists.vague[j]:
                    continue
            score = _score(spots, measure, (i, j, k, possible.most[each]), hits)
            # Whoever is not worth it is overwritten by the next.
            kept.first[count], kept.second[count], kept.score[count] = first, second, score
            count += int(score >= least)
    return len(search.lookers), count, told


@inlined
def _who_may(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    looker: tuple[int, int, Floats],
    room: tuple[Hits, Possible],
) -> int:
    """Write who of those met may be one with the looker, and what place, moment, crowd and words say of each at most; tell how many.

    Whoever may not is overwritten by the next: there are many of both, and to guess at each costs more.
    """
    weights, chance, _ = measure
    looking, met, around = looker
    hits, possible = room
    i = place_in(looking)
    own, beyond = around[i], weights.further + words_at_most(chance.own_words)
    source, voice, relays = spots.source[i], spots.voice[i], spots.relay[i] != 0
    for k in range(met):
        possible.space[k] = step_of(hits.distance2[k], hits.variance[k])
        possible.time[k] = step_of(hits.gap[k] * hits.gap[k], hits.spread[k])
    count = 0
    for k in range(met):
        j = place_in(hits.row[k])
        may = (spots.source[j] != source) & ((spots.voice[j] != voice) | relays | (spots.relay[j] != 0))
        most = chance.at_most[0, place_in(possible.space[k])] + chance.at_most[1, place_in(possible.time[k])]
        possible.place[count], possible.most[count] = k, most + beyond - max(own + around[j], 0.0)
        count += int(may)
    return count


@inlined
def step_of(square: float, variance: float) -> int:
    """At which step the square of deviations stands in what places and moments say at most."""
    return int(min(square / variance * FAR_PER_STEP, FAR_STEPS - 1.0))


@inlined
def have_law(lists: Lists, i: int, j: int) -> bool:
    """Whether a law of their two lists tells of two reports."""
    one, other = lists.number[i], lists.number[j]
    return bool(one >= 0 and other >= 0 and lists.law_of[one, other] >= 0)


@inlined
def _score(
    spots: Spots, measure: tuple[Weights, Chance, float], pair: tuple[int, int, int, float], hits: Hits
) -> float:
    """The score of a pair, or less than any where it cannot reach the least; `pair` ends with what place, moment, crowd and words say at most."""
    weights, chance, least = measure
    i, j, k, most = pair
    act, actor, figure = code_evidence(spots, chance, i, j)
    direction = direction_evidence(spots, chance, i, j)
    if most + act + actor + figure + direction < least - ROUNDING:
        return -math.inf
    variance, spread = hits.variance[k], hits.spread[k]
    space = space_evidence(chance, hits.distance2[k], variance)
    alike = space + time_evidence(chance, hits.gap[k], spread) + act + actor
    crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
    return float(alike + crowd + figure + direction + words_evidence(chance.own_words, i, j))


@in_place
def keep_telling(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    near: float,
    pairs: tuple[Ints, Ints],
    told: tuple[Floats, Floats],
) -> int:
    """Keep, in place, the pairs of which place and time say more than this, and those whose score reaches the least; tell how many.

    Written is what place and time say of each, and its score, the sum of all parts in the order in which they stand. No law weighs them, and words say nothing yet.
    """
    weights, chance, least = measure
    first, second = pairs
    said, scores = told
    count = 0
    for k in range(len(first)):
        i, j = first[k], second[k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2, gap = square_distance(spots, i, j), spots.at[j] - spots.at[i]
        act, actor, figure = code_evidence(spots, chance, i, j)
        direction = direction_evidence(spots, chance, i, j)
        # Of most that are neither this says so, and costs no logarithm.
        most = chance.at_most[0, step_of(distance2, variance)] + chance.at_most[1, step_of(gap * gap, spread)]
        if most <= near - ROUNDING and most + act + actor + figure + direction + weights.further < least - ROUNDING:
            continue
        space = space_evidence(chance, distance2, variance)
        time = time_evidence(chance, gap, spread)
        crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
        score = space + time + act + actor + crowd + figure + direction
        if space + time > near or score >= least:
            first[count], second[count], said[count], scores[count] = i, j, space + time, score
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
