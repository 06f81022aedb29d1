"""Reports without a place: which others they are compared with, by time alone.

Whoever gives no place may still say when, the act, who, and how many: that is often enough to tell what it tells of. Such a report
meets all others whose times are within reach, wherever they are, and those too that give no place either. The more there are of
these, the less alikeness says: who knows the day and no more meets so many that only a rare number, name or word makes up for it.
Where it gives a bearing instead, that counts too (bearings).

Guaranteed: what is met depends on times alone; a report without a place changes nothing for any that gives one.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.likeness.crowd import CROWD_PARTS, span_length
from truceline.incident.likeness.kernels import Spots, first_at_least, one_voice
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place

LEAST = 1.0  # nats: what is less likely by time alone joins nothing, and is not offered
_ROOM = 1 << 18


class Timed(NamedTuple):
    """Rows without a place, and all that they are compared with, in order of time."""

    lookers: Ints
    standing: Ints
    at: Floats  # of those that stand
    vaguest_s2: float  # their largest variance


def without_place(timely: Bools, spots: Spots) -> Bools:
    """Which reports are compared by time alone, of which is known whose time is known well enough to be compared at all."""
    return np.asarray(np.isnan(spots.x) & timely & (spots.relay == 0))


def timed(spots: Spots, comparable: Bools, lone: Bools) -> Timed:
    """Who looks for whom, of reports in order of time."""
    standing = np.flatnonzero((comparable & (spots.relay == 0)) | lone).astype(np.int32)
    vaguest = float(spots.variance_s2[standing].max(initial=0.0))
    return Timed(np.flatnonzero(lone).astype(np.int32), standing, spots.at[standing], vaguest)


def pairs_by_time(spots: Spots, weights: Weights, rows: Timed) -> Iterator[tuple[Ints, Ints]]:
    """Each report without a place, and whom it meets; those of one report together, two without a place from either side. The room is used again."""
    room = (np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32))
    start = 0
    while start < len(rows.lookers):
        reached, filled = _fill(spots, weights, rows, (start, *room))
        if reached == start:
            room = (np.empty(2 * len(room[0]), np.int32), np.empty(2 * len(room[0]), np.int32))
            continue
        start = reached
        yield room[0][:filled], room[1][:filled]


def crowds_by_time(spots: Spots, weights: Weights, pairs: tuple[Ints, Ints]) -> tuple[Ints, Floats]:
    """The rows that these pairs begin with, and how many others are there in a second around each, as a logarithm."""
    rows = np.unique(pairs[0])
    counted = np.zeros(len(rows), np.int64)
    _count(spots, weights, pairs, (rows, counted))
    return rows, np.log(counted / (CROWD_PARTS * max(span_length(weights, weights.duration2), 1.0)))


@in_place
def _fill(spots: Spots, weights: Weights, rows: Timed, room: tuple[int, Ints, Ints]) -> tuple[int, int]:
    """Write pairs into the room given, from looker `room[0]` on; tell where to go on, and how many. What does not fit whole is left."""
    start, first, second = room
    filled = 0
    for looker in range(start, len(rows.lookers)):
        i = rows.lookers[looker]
        mark = filled
        window_s = 0.5 * span_length(weights, spots.variance_s2[i] + rows.vaguest_s2 + weights.duration2) + 1.0
        k = first_at_least(rows.at, spots.at[i] - window_s)
        while k < len(rows.standing) and rows.at[k] <= spots.at[i] + window_s:
            j = rows.standing[k]
            k += 1
            gap = spots.at[i] - spots.at[j]
            spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
            if gap * gap > weights.span2 * spread or one_voice(spots, i, j):
                continue
            if filled == len(first):
                return looker, mark
            first[filled], second[filled] = i, j
            filled += 1
    return len(rows.lookers), filled


@in_place
def _count(spots: Spots, weights: Weights, pairs: tuple[Ints, Ints], crowd: tuple[Ints, Longs]) -> None:
    """Count those whom each row meets, in whole parts of the densest possible: sums do not depend on their order."""
    rows, counted = crowd
    densest = CROWD_PARTS * max(span_length(weights, weights.duration2), 1.0)
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        counted[np.searchsorted(rows, i)] += int(densest / span_length(weights, spread) + 0.5)
