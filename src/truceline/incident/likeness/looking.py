"""Who is within reach of whom: the compiled loops that look, in cells of place and in order of time.

Nothing here looks at every pair: a report meets only those of its time in its own and neighbouring cells. Whether they may be within
reach is asked of all of these at once, in numbers of half the size that err on the near side; only of the few that may be is it
asked exactly.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.likeness.kernels import Spots, place_in, square_of
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined, kernel

Halves = npt.NDArray[np.float32]

# Halves hold places to half a metre on each axis, so distances to less than two: (d + 2)² is at most 1.001 d² + 4,004. The rest is to spare.
_NEARER = 1.002
_NEARER_M2 = 5_000.0


class Grid(NamedTuple):
    """One class of reports, sorted by cell and time; cells narrow towards the poles as the ground does."""

    members: Ints
    keys: Longs
    row_start: Longs
    row_cells: Longs
    row_height: float
    since: float  # keys count whole seconds from here, for they have room for a century
    vaguest_s2: float  # the largest variance of a member's time
    present: Longs  # the cells that have members, rising
    starts: Longs  # where the members of each of them begin, and last where all end
    finger: Longs  # between which two was looked last in each of them: the next looks near there, and finds the same wherever it begins
    x: Halves  # of the members, as Spots has them
    y: Halves
    z: Halves
    variance_m2: Halves


class Search(NamedTuple):
    """Who looks into which grid: the lookers, whether it is their own, and how far back in time to look."""

    lookers: Ints
    own: bool
    window_s: float


class Hits(NamedTuple):
    """Room for those whom one looker meets, and for how the two are apart; what is written there is gone when the next one looks."""

    near: Bools
    row: Ints
    variance: Floats  # of both, with an incident's own extent
    spread: Floats  # likewise in time
    distance2: Floats
    gap: Floats


def room_for(hits: int) -> Hits:
    """Room for so many hits."""
    told = (np.empty(hits) for _ in range(4))
    return Hits(np.empty(hits, np.bool_), np.empty(hits, np.int32), *told)


@inlined
def _row_cell(grid: Grid, row: int, longitude: float) -> int:
    cells = grid.row_cells[row]
    return int(min(int((longitude + math.pi) / (2 * math.pi) * cells), cells - 1))


@kernel
def keys_of(grid: Grid, spots: Spots) -> Longs:
    """The sort key of each of a grid's members: cell, then whole seconds."""
    keys = np.empty(len(grid.members), np.int64)
    for k in range(len(grid.members)):
        i = grid.members[k]
        row = int((spots.latitude[i] + math.pi / 2) / grid.row_height)
        cell = grid.row_start[row] + _row_cell(grid, row, spots.longitude[i])
        keys[k] = (cell << 32) | int(spots.at[i] - grid.since)
    return keys


@inlined
def first_at_least(keys: Longs | Floats, wanted: float) -> int:
    """The first place in rising keys that is not below what is wanted."""
    return _first_between(keys, 0, len(keys), wanted)


@inlined
def _first_between(keys: Longs | Floats, low: int, high: int, wanted: float) -> int:
    """The same from one place to before another."""
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@inlined
def _from_finger(keys: Longs, bounds: tuple[int, int], finger: int, wanted: int) -> int:
    """The first place within bounds that is not below what is wanted, looked for near the finger, in steps that double."""
    low, high = bounds
    at = min(max(finger, low), high)
    step = 1
    if at < high and keys[at] < wanted:
        low = at + 1
        while at + step < high and keys[at + step] < wanted:
            low = at + step + 1
            step *= 2
        high = min(at + step, high)
    else:
        high = at
        while at - step >= low and keys[at - step] >= wanted:
            high = at - step
            step *= 2
        low = max(at - step + 1, low)
    return _first_between(keys, low, high, wanted)


@inlined
def met_by(spots: Spots, weights: Weights, looking: tuple[Grid, Search, int], hits: Hits, begin: int = 0) -> int:
    """Write whom one looker meets, cell by cell and in order of time, behind so many, and tell how many there are; -1 where the room may not hold all.

    Two of one grid meet when the first of them looks, and not again when the second does.
    """
    grid, search, i = looking
    # Whoever knows the moment well need not look as far as the vaguest of its class.
    window_s = math.sqrt(weights.span2 * (spots.variance_s2[i] + grid.vaguest_s2 + weights.duration2)) + 1.0
    window_s = min(search.window_s, window_s)
    at_grid = spots.at[i] - grid.since
    since, until = max(int(at_grid - window_s), 0), max(int(at_grid + window_s + 1), 0)
    if search.own:
        since = int(at_grid)  # those before have met this one already
    row = int((spots.latitude[i] + math.pi / 2) / grid.row_height)
    count = begin
    for near_row in range(max(row - 1, 0), min(row + 2, len(grid.row_cells))):
        cells = grid.row_cells[near_row]
        middle = _row_cell(grid, near_row, spots.longitude[i])
        place, before = 0, -2
        for step in range(min(cells, 3)):
            cell = grid.row_start[near_row] + (middle + step - 1 + cells) % cells
            if cell == before + 1:
                place += int(place < len(grid.present) and grid.present[place] == before)
            else:
                place = first_at_least(grid.present, cell)
            before = cell
            if place == len(grid.present) or grid.present[place] != cell:
                continue
            first, end = grid.starts[place], grid.starts[place + 1]
            low = _from_finger(grid.keys, (first, end), grid.finger[place, 0], (cell << 32) | since)
            high = _from_finger(grid.keys, (low, end), grid.finger[place, 1], (cell << 32) | (until + 1))
            grid.finger[place, 0], grid.finger[place, 1] = low, high
            if count >= 0 and count + high - low > len(hits.row):
                count = -1
            if count >= 0:
                _mark_near(spots, weights, looking, (low, high, hits.near))
                count = _take_hits(spots, weights, looking, (low, high, count, hits))
    return count


@inlined
def _mark_near(
    spots: Spots, weights: Weights, looking: tuple[Grid, Search, int], marked: tuple[int, int, Bools]
) -> None:
    """Mark who may be within reach by place: all of these who are, and few others."""
    grid, _, i = looking
    low, high, near = marked
    x, y, z = np.float32(spots.x[i]), np.float32(spots.y[i]), np.float32(spots.z[i])
    xs, ys, zs, variances = grid.x[low:high], grid.y[low:high], grid.z[low:high], grid.variance_m2[low:high]
    each = np.float32(weights.reach2 * _NEARER)
    own = np.float32(weights.reach2 * _NEARER * (spots.variance_m2[i] + weights.extent2) + _NEARER_M2)
    for k in range(high - low):
        to_x, to_y, to_z = xs[k] - x, ys[k] - y, zs[k] - z
        near[k] = to_x * to_x + to_y * to_y + to_z * to_z <= own + each * variances[k]


@inlined
def _take_hits(
    spots: Spots, weights: Weights, looking: tuple[Grid, Search, int], marked: tuple[int, int, int, Hits]
) -> int:
    """Write those of the marked who are within reach, in place and time, behind the others; tell how many there are now."""
    grid, search, i = looking
    low, high, count, hits = marked
    row, variances, spreads, distances, gaps = hits.row, hits.variance, hits.spread, hits.distance2, hits.gap
    at, own_variance, own_spread = spots.at[i], spots.variance_m2[i], spots.variance_s2[i]
    x, y, z = spots.x[i], spots.y[i], spots.z[i]
    near, members = hits.near, grid.members[low:high]
    either = not search.own
    # First whoever may be near, behind all that were met, for to guess at who is costs more than to write who is not.
    rest = count
    for k in range(high - low):
        row[rest] = members[k]
        rest += near[k]
    for k in range(count, rest):
        met = row[k]
        j = place_in(met)
        variance = own_variance + spots.variance_m2[j] + weights.extent2
        spread = own_spread + spots.variance_s2[j] + weights.duration2
        gap = at - spots.at[j]
        distance2 = square_of(spots.x[j] - x, spots.y[j] - y, spots.z[j] - z)
        row[count], variances[count], spreads[count] = met, variance, spread
        distances[count], gaps[count] = distance2, gap
        # Whoever is no hit is overwritten by the next: to choose by a sum costs less than to guess at what mostly is one or the other.
        within = (gap * gap <= weights.span2 * spread) & (distance2 <= weights.reach2 * variance)
        later = (gap < 0.0) | ((gap == 0.0) & (met > i))
        count += int(within & (either | later))
    return count


@in_place
def fill(
    spots: Spots, weights: Weights, grid: Grid, search: Search, room: tuple[int, Ints, Ints, Hits]
) -> tuple[int, int]:
    """Write pairs within reach into the room given, from looker `room[0]` on; tell where to go on, and how many.

    A looker whose pairs do not fit whole is left for the next call, so that no pair is lost or told twice.
    """
    start, first, second, hits = room
    filled = 0
    for at in range(start, len(search.lookers)):
        i = search.lookers[at]
        count = met_by(spots, weights, (grid, search, i), hits)
        if count < 0 or filled + count > len(first):
            return at, filled
        for k in range(count):
            j = hits.row[k]
            first[filled], second[filled] = min(i, j), max(i, j)
            filled += 1
    return len(search.lookers), filled
