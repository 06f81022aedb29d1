"""Reports without a place: which others they are compared with, by time alone.

Whoever gives no place may still say when, the act, who, and how many: that is often enough to tell what it tells of. Such a report
meets all others whose times are within reach, wherever they are, and those too that give no place either. The more there are of
these, the less alikeness says: who knows the day and no more meets so many that only a rare number, name or word makes up for it.
Where it gives a bearing instead, that counts too (bearings).

Guaranteed: what is met depends on times alone; a report without a place changes nothing for any that gives one.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.likeness.codes import Codes, codes_say, own_codes
from truceline.incident.likeness.crowd import CROWD_PARTS, NOBODY, crowd_in_time, span_length
from truceline.incident.likeness.figures import figure_evidence
from truceline.incident.likeness.kernels import Chance, Spots, direction_evidence
from truceline.incident.likeness.looking import first_at_least
from truceline.incident.likeness.met import step_of
from truceline.incident.likeness.offering import ROUNDING, Lists, have_law, numbers_at_most
from truceline.incident.likeness.sharing import names_evidence, words_at_most
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

LEAST = 1.0  # nats: what is less likely by time alone joins nothing, and is not offered
_ROOM = 1 << 18


class Timed(NamedTuple):
    """Rows without a place, and all that they are compared with, in order of time."""

    lookers: Ints
    standing: Ints
    at: Floats  # of those that stand
    variance_s2: Floats
    source: Ints
    voice: Ints
    vaguest_s2: float  # their largest variance


class Beside(NamedTuple):
    """What may speak for a pair beside what is asked of all: a bearing of either, and the law of their two lists."""

    bearing: Ints  # -1: gives none
    lists: Lists
    figures: Floats  # the most that a number says, by its kind
    codes: Codes


def without_place(timely: Bools, spots: Spots) -> Bools:
    """Which reports are compared by time alone, of which is known whose time is known well enough to be compared at all."""
    return np.asarray(np.isnan(spots.x) & timely & (spots.relay == 0))


def timed(spots: Spots, comparable: Bools, lone: Bools) -> Timed:
    """Who looks for whom, of reports in order of time."""
    standing = np.flatnonzero((comparable & (spots.relay == 0)) | lone).astype(np.int32)
    variance_s2 = spots.variance_s2[standing]
    told = (spots.at[standing], variance_s2, spots.source[standing], spots.voice[standing])
    return Timed(np.flatnonzero(lone).astype(np.int32), standing, *told, float(variance_s2.max(initial=0.0)))


def crowds_by_time(spots: Spots, weights: Weights, rows: Timed) -> tuple[Ints, Floats]:
    """The rows without a place that meet anybody, and how many others are there in a second around each, as a logarithm."""
    counted = np.zeros(len(rows.lookers), np.int64)
    _count(spots, weights, rows, counted)
    met = np.flatnonzero(counted)
    crowd = np.log(counted[met] / (CROWD_PARTS * max(span_length(weights, weights.duration2), 1.0)))
    return rows.lookers[met], crowd


def pairs_by_time(
    spots: Spots, measure: tuple[Weights, Chance, float], rows: Timed, beside: Beside
) -> Iterator[tuple[Ints, Ints]]:
    """Each report without a place, and whom it meets, each pair once; those that cannot have the least score are left out.

    How crowded their time is stands in what is measured of chance already. The room is used again.
    """
    room = _room_for(_ROOM)
    start = 0
    while start < len(rows.lookers):
        reached, filled = _fill(spots, measure, rows, beside, (start, *room))
        if reached == start:
            room = _room_for(2 * len(room[0]))
            continue
        start = reached
        yield room[0][:filled], room[1][:filled]


def _room_for(pairs: int) -> tuple[Ints, Ints, Bools]:
    return np.empty(pairs, np.int32), np.empty(pairs, np.int32), np.empty(pairs, np.bool_)


@inlined
def _soon(weights: Weights, rows: Timed, at: float, variance_s2: float) -> tuple[int, int]:
    """From which of those that stand to before which may be within reach in time."""
    window_s = 0.5 * span_length(weights, variance_s2 + rows.vaguest_s2 + weights.duration2) + 1.0
    return first_at_least(rows.at, at - window_s), first_at_least(rows.at, at + window_s)


@in_place
def _count(spots: Spots, weights: Weights, rows: Timed, counted: Longs) -> None:
    """Count those whom each row meets, in whole parts of the densest possible: sums do not depend on their order."""
    densest = CROWD_PARTS * max(span_length(weights, weights.duration2), 1.0)
    for n in range(len(rows.lookers)):
        i = rows.lookers[n]
        at, variance_s2, source, voice = spots.at[i], spots.variance_s2[i], spots.source[i], spots.voice[i]
        low, high = _soon(weights, rows, at, variance_s2)
        ats, variances, sources, voices = (
            rows.at[low:high],
            rows.variance_s2[low:high],
            rows.source[low:high],
            rows.voice[low:high],
        )
        total = 0
        for k in range(high - low):
            gap, spread = at - ats[k], variance_s2 + variances[k] + weights.duration2
            # As in one_voice, without guessing at the answer.
            met = (gap * gap <= weights.span2 * spread) & (sources[k] != source) & (voices[k] != voice)
            part = int(densest / span_length(weights, spread) + 0.5)
            total += part if met else 0
        counted[n] = total


@in_place
def _fill(
    spots: Spots,
    measure: tuple[Weights, Chance, float],
    rows: Timed,
    beside: Beside,
    room: tuple[int, Ints, Ints, Bools],
) -> tuple[int, int]:
    """Write pairs into the room given, from looker `room[0]` on; tell where to go on, and how many. What may not fit whole is left."""
    weights, chance, least = measure
    start, first, second, marks = room
    words = words_at_most(chance.own_words)
    filled = 0
    for looker in range(start, len(rows.lookers)):
        i = rows.lookers[looker]
        low, high = _soon(weights, rows, spots.at[i], spots.variance_s2[i])
        if filled + high - low > len(first):
            return looker, filled
        alone = _crowd_at_most(weights, chance.crowd[i], spots.variance_s2[i])
        numbers = spots.numbers.told[i]
        figures = numbers_at_most(beside.figures, numbers)
        own = own_codes(spots, beside.codes, i)
        near = _near(spots, weights, rows, (i, low, high), (marks, first[filled:]))
        for each in range(filled, filled + near):
            k = first[each]
            j = rows.standing[k]
            blind = math.isnan(spots.x[j])
            if blind & (j < i):
                continue
            if beside.bearing[i] < 0 and beside.bearing[j] < 0 and not have_law(beside.lists, i, j):
                gap, spread = spots.at[i] - rows.at[k], spots.variance_s2[i] + rows.variance_s2[k] + weights.duration2
                most = chance.at_most[1, step_of(gap * gap, spread)] + alone
                if blind:
                    density = 0.5 * (chance.crowd[i] + chance.crowd[j])
                    most += _crowd_at_most(weights, density, spots.variance_s2[i]) - alone
                act, actor = codes_say(spots, (chance, beside.codes), own, j)
                most += act + actor + direction_evidence(spots, chance, i, j) + words
                most += names_evidence(chance.unplaced_names, i, j)
                common = numbers & spots.numbers.told[j]
                # Of most pairs this says so, and no two numbers need be compared.
                if most + (figures if common else 0.0) < least - ROUNDING:
                    continue
                if common and most + figure_evidence(spots.numbers, chance.figures, i, j) < least - ROUNDING:
                    continue
            first[filled], second[filled] = min(i, j), max(i, j)
            filled += 1
    return len(rows.lookers), filled


@inlined
def _near(spots: Spots, weights: Weights, rows: Timed, window: tuple[int, int, int], room: tuple[Bools, Ints]) -> int:
    """Write which of those in a window are within reach in time and of another voice; tell how many. Whoever is not is overwritten by the next."""
    i, low, high = window
    at, variance_s2, source, voice = spots.at[i], spots.variance_s2[i], spots.source[i], spots.voice[i]
    ats, variances, sources, voices = (
        rows.at[low:high],
        rows.variance_s2[low:high],
        rows.source[low:high],
        rows.voice[low:high],
    )
    # First all are asked at once, then they are written one after the other.
    near, written = room
    for k in range(high - low):
        gap, spread = at - ats[k], variance_s2 + variances[k] + weights.duration2
        near[k] = (gap * gap <= weights.span2 * spread) & (sources[k] != source) & (voices[k] != voice)
    count = 0
    for k in range(high - low):
        written[count] = low + k
        count += near[k]
    return count


@inlined
def _crowd_at_most(weights: Weights, density: float, variance_s2: float) -> float:
    """What the crowd says at most of a report and any other, however well that knows its moment."""
    return 0.0 if density < NOBODY else crowd_in_time(weights, density, variance_s2 + weights.duration2)
