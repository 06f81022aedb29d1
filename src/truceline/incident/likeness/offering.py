"""Which of all pairs within reach are worth offering to be judged: the compiled loops that find them, and put them in order.

Most pairs within reach are not worth offering. When all were met (met), the score of each is weighed against the least, that of most
no farther than what their distance, the crowd and their codes leave possible. Of those worth it the score is kept, and no part of it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.likeness.codes import Codes, codes_say, own_codes
from truceline.incident.likeness.crowd import crowd_evidence, log_volume
from truceline.incident.likeness.figures import figure_evidence
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
from truceline.incident.likeness.looking import Grid, Halves, Search, met_by
from truceline.incident.likeness.met import FIRST_ROOM, Met, Room, Seen, fresh_room, step_of, who_may, write_steps
from truceline.incident.likeness.sharing import words_at_most, words_evidence
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

ROUNDING = 1e-4  # nats by which sums in another order, and numbers of half the size, may differ, and much more
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
    listed: Bools
    told_as: Ints
    law_of: Longs


class Kept(NamedTuple):
    """Room for pairs that are worth offering, with their scores, and for those that a law of two lists has to weigh."""

    first: Ints
    second: Ints
    score: Floats
    lawful_first: Ints
    lawful_second: Ints


class Possible(NamedTuple):
    """Room for those of one looker who may be worth offering, with what is known of them; and before it for whom it meets again."""

    row: Ints
    most: Floats  # what all but numbers say at most
    act: Floats  # what acts and weapons say
    actor: Floats  # what actors and targets say
    again: Ints
    said: Halves  # by those met again, as Met has it


class Bounds(NamedTuple):
    """What is looked at before a pair is weighed."""

    around: Floats  # what each of two adds to how many are expected around both
    listed: Bools  # who may be asked of as one of a list
    figures: Floats  # the most that a number says, by its kind
    codes: Codes


def worth_offering(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    seen: Seen,
    told: tuple[Lists, Codes],
    tell: Callable[[int], None],
) -> Iterator[Kept]:
    """The pairs within reach that reach the least score, and those that a law has to weigh."""
    lists, codes = told
    listed = lists.vague | lists.listed
    bounds = Bounds(_expected_around(spots, measure), listed, most_by_kind(measure[1]), codes)
    room, size, filled = FIRST_ROOM, max(FIRST_ROOM, _OF_EACH * len(spots.at)), (0, 0)
    kept = _fresh(size)
    for grid, search, met in seen:
        start = passed = 0
        while start < len(search.lookers):
            looking = (grid, search, met, lists)
            so_far = (start, passed, *filled)
            reached, passed, *filled_now = keep_worth(
                spots, measure, looking, bounds, (so_far, fresh_room(room), _possible(room), kept)
            )
            tell(reached - start)
            if reached < len(search.lookers):
                yield _full(kept, filled_now)
                # Whoever meets more than there is room for has met nobody yet.
                room = 2 * room if reached == start and filled == (0, 0) else room
                size, filled_now = max(size, room), [0, 0]
                kept = _fresh(size)
            filled, start = (filled_now[0], filled_now[1]), reached
    yield _full(kept, filled)


def most_by_kind(chance: Chance) -> Floats:
    """The most that a number says, by its kind: nothing at least, as one that is not told."""
    return np.asarray(chance.figures.max(axis=(1, 2)))


@inlined
def numbers_at_most(by_kind: Floats, told: int) -> float:
    """What the numbers of a report say at most, by the kinds that it tells (figures.Numbers)."""
    most = 0.0
    for kind in range(len(by_kind)):
        most += by_kind[kind] if told >> kind & 1 else 0.0
    return most


def _possible(pairs: int) -> Possible:
    row, again = np.empty(pairs, np.int32), np.empty(pairs, np.int32)
    return Possible(row, np.empty(pairs), np.empty(pairs), np.empty(pairs), again, np.empty(pairs, np.float32))


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
    looking: tuple[Grid, Search, Met, Lists],
    bounds: Bounds,
    room: tuple[tuple[int, int, int, int], Room, Possible, Kept],
) -> tuple[int, int, int, int]:
    """Write pairs whose score reaches the least, and those for a law, from the looker given on and behind so many; tell where to go on, among whom they met too, and how many there are.

    A score is the sum of all parts (kernels.score_pairs), in the order in which they stand: what is kept must not hang on the last
    digit of another sum. No part hangs on which of the two looks.
    """
    weights, chance, least = measure
    grid, search, met, lists = looking
    (start, passed, count, told), each, possible, kept = room
    for at in range(start, len(search.lookers)):
        i, may = search.lookers[at], met.number[at]
        row, said = met.row[passed:], met.said[passed:]
        if may < 0:
            hits = met_by(spots, weights, (grid, search, i), each.hits)
            if hits < 0:
                return at, passed, count, told
            row, said = possible.again[:hits], possible.said[:hits]
            write_steps(each, hits)
            may = who_may(spots, chance.at_most, (i, 0, hits, each), (0, row, said))
        if may > len(possible.row) or max(count, told) + may > len(kept.first):
            return at, passed, count, told
        passed += max(met.number[at], 0)
        for k in range(_near_the_least(spots, measure, (i, may, row, said), bounds, possible)):
            j = possible.row[k]
            first, second = min(i, j), max(i, j)
            if bounds.listed[i] | bounds.listed[j]:
                if have_law(lists, i, j):
                    kept.lawful_first[told], kept.lawful_second[told] = first, second
                    told += 1
                    continue
                if lists.vague[i] | lists.vague[j]:
                    continue
            score = _score(spots, measure, (i, j, k), possible)
            # Whoever is not worth it is overwritten by the next.
            kept.first[count], kept.second[count], kept.score[count] = first, second, score
            count += int(score >= least)
    return len(search.lookers), passed, count, told


@inlined
def _near_the_least(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    looker: tuple[int, int, Ints, Halves],
    bounds: Bounds,
    possible: Possible,
) -> int:
    """Write who of those that may be one with the looker may reach the least score, or is listed, and what is said of each so far; tell how many.

    Most pairs have no kind of number in common: numbers are looked at only of those that are left. Whoever cannot reach it is overwritten
    by the next.
    """
    weights, chance, least = measure
    looking, met, row, said = looker
    i = place_in(looking)
    own, listed, numbers = bounds.around[i], bounds.listed[i], spots.numbers.told[i]
    # Read here, for whatever is written below might change them, to whoever compiles it.
    codes, fired = own_codes(spots, bounds.codes, i), place_in(spots.direction[i])
    beyond, figures = weights.further + words_at_most(chance.own_words), numbers_at_most(bounds.figures, numbers)
    count = 0
    for k in range(met):
        j = place_in(row[k])
        act, actor = codes_say(spots, (chance, bounds.codes), codes, j)
        most = said[k] + beyond - max(own + bounds.around[j], 0.0)
        most += act + actor
        if bounds.codes.fires:
            most += chance.direction[fired, place_in(spots.direction[j])]
        possible.row[count], possible.most[count] = row[k], most
        possible.act[count], possible.actor[count] = act, actor
        at_most = most + (figures if numbers & spots.numbers.told[j] else 0.0)
        count += int((at_most >= least - ROUNDING) | listed | bounds.listed[j])
    return count


@inlined
def have_law(lists: Lists, i: int, j: int) -> bool:
    """Whether a law of their two lists tells of two reports."""
    one, other = lists.told_as[i], lists.told_as[j]
    return bool(one >= 0 and other >= 0 and lists.law_of[one, other] >= 0)


@inlined
def _score(
    spots: Spots, measure: tuple[Weights, Chance, float], pair: tuple[int, int, int], possible: Possible
) -> float:
    """The score of a pair, or less than any where it cannot reach the least."""
    weights, chance, least = measure
    i, j, k = pair
    figure = figure_evidence(spots.numbers, chance.figures, place_in(i), place_in(j))
    if possible.most[k] + figure < least - ROUNDING:
        return -math.inf
    variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
    spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
    space = space_evidence(chance, square_distance(spots, i, j), variance)
    time = time_evidence(chance, spots.at[i] - spots.at[j], spread)
    alike = space + time + possible.act[k] + possible.actor[k]
    crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
    direction = direction_evidence(spots, chance, i, j)
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

    Written is what place and time say of each, and its score, the sum of all parts in the order in which they stand. No law weighs them.
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
        said_else = act + actor + figure + direction + words_at_most(chance.own_words)
        if most <= near - ROUNDING and most + said_else + weights.further < least - ROUNDING:
            continue
        space = space_evidence(chance, distance2, variance)
        time = time_evidence(chance, gap, spread)
        crowd = crowd_evidence(weights, 0.5 * (chance.crowd[i] + chance.crowd[j]), variance, spread)
        score = space + time + act + actor + crowd + figure + direction + words_evidence(chance.own_words, i, j)
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
