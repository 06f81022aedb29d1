"""The first meeting of all pairs within reach: how crowded it is around each report, and who may be one with whom.

How crowded it is around two reports is known only when all pairs were met, and only then can any be weighed. So that they need not be
looked for again, it is kept whom each looker met, as far as there is room: memory is bound by the reports, not by the pairs. Who had no
room is met again, with the same result.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.likeness.crowd import crowd_of, density_part, density_unit
from truceline.incident.likeness.kernels import Spots, place_in
from truceline.incident.likeness.looking import Grid, Halves, Hits, Search, met_by, room_for
from truceline.incident.likeness.spread import FAR_PER_STEP, FAR_STEPS
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

FIRST_ROOM = 1 << 15  # pairs of one looker; it is doubled for a report with more neighbours
_TOGETHER = 32  # lookers
_OF_EACH = 16  # pairs for which there is room for each report: what is not written costs nothing

Sought = list[tuple[Grid, Search]]


class Met(NamedTuple):
    """Whom the lookers of one search met and may be one with, one looker after the other."""

    row: Ints
    said: Halves  # what place and moment say at most
    number: Ints  # of each looker; -1: had no room, and has to meet them again


Seen = list[tuple[Grid, Search, Met]]


class Room(NamedTuple):
    """Room for those whom one looker meets, for what each adds to the density, and for the steps at which place and moment stand in what they say at most."""

    hits: Hits
    part: Longs
    space: Ints
    time: Ints
    end: Ints  # behind which hit those of each of some lookers end


def fresh_room(pairs: int) -> Room:
    """Room for so many."""
    space, time = np.empty(pairs, np.int32), np.empty(pairs, np.int32)
    return Room(room_for(pairs), np.empty(pairs, np.int64), space, time, np.empty(_TOGETHER, np.int32))


def unmet(search: Search) -> Met:
    """Nobody has met anybody yet."""
    return Met(np.empty(0, np.int32), np.empty(0, np.float32), np.full(len(search.lookers), -1, np.int32))


def meet(
    spots: Spots, measure: tuple[Weights, Floats], sought: Sought, tell: Callable[[int], None]
) -> tuple[Floats, Seen]:
    """How crowded it is around each report, as the logarithm of a density: those within reach who are not of its voice; and who met whom.

    Beside the weights `measure` is what places and moments say at most, as chance has it.
    """
    density = np.zeros(len(spots.at), np.int64)
    size = _OF_EACH * len(spots.at)
    row, said = np.empty(size, np.int32), np.empty(size, np.float32)
    room, filled, seen = FIRST_ROOM, 0, []
    for grid, search in sought:
        met = Met(row[filled:], said[filled:], np.empty(len(search.lookers), np.int32))
        start = count = 0
        while start < len(search.lookers):
            reached, count = _meet(spots, measure, (grid, search), ((start, count), density, fresh_room(room), met))
            room = 2 * room if reached < len(search.lookers) else room
            tell(reached - start)
            start = reached
        seen.append((grid, search, Met(met.row[:count], met.said[:count], met.number)))
        filled += count
    return crowd_of(measure[0], density), seen


@in_place
def _meet(
    spots: Spots,
    measure: tuple[Weights, Floats],
    looking: tuple[Grid, Search],
    room: tuple[tuple[int, int], Longs, Room, Met],
) -> tuple[int, int]:
    """Add to the density around each looker, from the one given on, and around each whom it meets, and keep these behind so many; tell where to go on with more room, and how many are kept.

    Most meet few. Some look one after the other, and what is reckoned of each hit alone is then reckoned of all of theirs at once.
    """
    weights, at_most = measure
    grid, search = looking
    (at, filled), density, each, met = room
    densest = density_unit(weights)
    while at < len(search.lookers):
        until, count = at, 0
        while until < min(at + _TOGETHER, len(search.lookers)):
            reached = met_by(spots, weights, (grid, search, search.lookers[until]), each.hits, count)
            if reached < 0:
                break
            each.end[until - at] = count = reached
            until += 1
        if until == at:
            return at, filled
        for k in range(count):
            each.part[k] = density_part(weights, densest, each.hits.variance[k], each.hits.spread[k])
        write_steps(each, count)
        begin = 0
        for looker in range(at, until):
            i, end = search.lookers[looker], each.end[looker - at]
            _add_density(spots, (i, begin, end, each), density)
            met.number[looker] = -1
            if filled + end - begin <= len(met.row):
                met.number[looker] = who_may(spots, at_most, (i, begin, end, each), (filled, met.row, met.said))
                filled += met.number[looker]
            begin = end
        at = until
    return at, filled


@inlined
def _add_density(spots: Spots, looker: tuple[int, int, int, Room], density: Longs) -> None:
    """Add what those of other voices whom a looker met add around it, and it around each of them."""
    i, begin, end, room = looker
    around, voice, source = 0, spots.voice[i], spots.source[i]
    for k in range(begin, end):
        j = place_in(room.hits.row[k])
        # As in one_voice, without guessing at the answer.
        own = (spots.voice[j] == voice) | (spots.source[j] == source)
        part = 0 if own else room.part[k]
        density[j] += part
        around += part
    density[i] += around


@inlined
def write_steps(room: Room, count: int) -> None:
    """Write at which steps place and moment of so many hits stand in what they say at most."""
    hits = room.hits
    for k in range(count):
        room.space[k] = step_of(hits.distance2[k], hits.variance[k])
        room.time[k] = step_of(hits.gap[k] * hits.gap[k], hits.spread[k])


@inlined
def who_may(spots: Spots, at_most: Floats, looker: tuple[int, int, int, Room], kept: tuple[int, Ints, Halves]) -> int:
    """Write who of those met, from one to before another, may be one with the looker, and what place and moment say of each at most, behind so many; tell how many.

    Two may be one if they are of two sources, and of two voices unless one relays the other's. Whoever may not is overwritten by the
    next: there are many of both, and to guess at each costs more.
    """
    looking, begin, end, room = looker
    filled, row, said = kept
    i, hits = place_in(looking), room.hits
    source, voice, relays = spots.source[i], spots.voice[i], spots.relay[i] != 0
    count = filled
    for k in range(begin, end):
        j = place_in(hits.row[k])
        may = (spots.source[j] != source) & ((spots.voice[j] != voice) | relays | (spots.relay[j] != 0))
        row[count] = hits.row[k]
        said[count] = at_most[0, place_in(room.space[k])] + at_most[1, place_in(room.time[k])]
        count += int(may)
    return count - filled


@inlined
def step_of(square: float, variance: float) -> int:
    """At which step the square of deviations stands in what places and moments say at most."""
    return int(min(square / variance * FAR_PER_STEP, FAR_STEPS - 1.0))
