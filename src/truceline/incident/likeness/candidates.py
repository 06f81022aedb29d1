"""Which pairs of reports are within reach of each other: they look for each other in cells of space and time.

Every pair is found once. The cost grows with the number of pairs within reach, never with the square of the reports.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.columns.counting import order_of
from truceline.incident.likeness import looking
from truceline.incident.likeness.kernels import Spots
from truceline.incident.likeness.looking import Grid, Halves, Search, room_for
from truceline.incident.model import Weights
from truceline.values.place import EQUATOR_RADIUS_M, sigma_of_radius

# Reports of like precision look for each other in cells of their own size: a few vague reports must not make
# the cells of all the others large.
_RADIUS_STEPS_M = (2_000.0, 8_000.0)
_HALF_WIDTH_STEPS_S = (10_800.0, 50_000.0)
_SPAN_STEPS_S = (120_000.0, 240_000.0)  # standard deviations of rows that span days: to four days, to nine, and more
FEW = 400  # reports: to lay cells for so few takes longer than to look at all of them that are near in time
_ROOM = 1 << 20
_MERIDIAN_M = 6_335_439.0  # the smallest radius of curvature of WGS 84 along a meridian
_SLACK = 1.05
_NONE = np.empty(0, np.int64)
# Reports of a window of time: where there are more in the mean, it costs less to look into cells than at all of them. Exercises of 100,000
# reports, over one zone or twelve three degrees apart: up to 18,800 it took 0.5 to 0.94 times the CPU of cells, of 25,900 1.04 times.
_CROWDED = 15_000
_ASKED = 500  # lookers of which that is counted


def searches(spots: Spots, comparable: Bools, weights: Weights) -> Iterator[tuple[Grid, Search]]:
    """Every two classes of precision meet once: the smaller looks into the cells of the larger."""
    every = np.flatnonzero(comparable).astype(np.int32)
    classes = sorted(_classes(spots, every, by_radius=True), key=len)
    for k, lookers in enumerate(classes):
        for members in classes[k:]:
            widest = spots.variance_m2[lookers].max() + spots.variance_m2[members].max() + weights.extent2
            longest = spots.variance_s2[lookers].max() + spots.variance_s2[members].max() + weights.duration2
            grid = grid_of(spots, members, float(np.sqrt(weights.reach2 * widest)))
            # Lookers in order of time find those of the same days still at hand, in whatever cell.
            yield grid, Search(lookers, members is lookers, float(np.sqrt(weights.span2 * longest)))


def _classes(spots: Spots, rows: Ints, *, by_radius: bool) -> list[Ints]:
    """These reports by how well they know their moment, and their place where it is asked for; none is empty."""
    label = _steps_of(spots.variance_s2[rows], np.array(_HALF_WIDTH_STEPS_S) ** 2 / 3.0)
    if by_radius:
        radius = _steps_of(spots.variance_m2[rows], sigma_of_radius(np.array(_RADIUS_STEPS_M)) ** 2)
        label += radius * (len(_HALF_WIDTH_STEPS_S) + 1)
    classes = (rows[label == k] for k in range(label.max(initial=0) + 1))
    return [members for members in classes if len(members)]


def _steps_of(values: Floats, steps: Floats) -> Ints:
    """How many of a few rising steps each value has reached: as `np.digitize` has it, which takes nine times as long."""
    reached = np.zeros(len(values), np.int32)
    for step in steps:
        reached += values >= step
    return reached


def in_time(spots: Spots, comparable: Bools, *, by_radius: bool = False) -> list[Grid]:
    """Reports that know their moment alike well, each class in order of time; with `by_radius` those that know their place so too."""
    every = np.flatnonzero(comparable).astype(np.int32)
    return [in_one_cell(spots, members) for members in _classes(spots, every, by_radius=by_radius)]


def sweeps(spots: Spots, weights: Weights, standing: list[Grid]) -> list[tuple[Grid, Search]]:
    """The same pairs as `searches` finds, by looking at all that are near in time, wherever they lie, where these are not too many.

    Of two classes (`in_time`) the smaller looks among the larger. With classes by radius who looks for whom, and how far, is as `searches` has it.
    """
    grids = sorted(standing, key=lambda one: len(one.members))
    found = []
    for k, lookers in enumerate(grids):
        for grid in grids[k:]:
            longest = lookers.vaguest_s2 + grid.vaguest_s2 + weights.duration2
            found.append((grid, Search(lookers.members, grid is lookers, float(np.sqrt(weights.span2 * longest)))))
    if sum(len(grid.members) for grid in grids) > FEW and any(_seen(spots, *each) > _CROWDED for each in found):
        return list(searches(spots, _who_stand(spots, standing), weights))
    return found


def _who_stand(spots: Spots, standing: list[Grid]) -> Bools:
    """Which reports are of any of these classes."""
    which = np.zeros(len(spots.at), np.bool_)
    for grid in standing:
        which[grid.members] = True
    return which


def spanning_sweeps(spots: Spots, weights: Weights, standing: list[Grid], spanning: Bools) -> list[tuple[Grid, Search]]:
    """Those that span days look among all others (`in_time`), and among each other: the shorter the span, the less far."""
    found: list[tuple[Grid, Search]] = []
    own = np.flatnonzero(spanning).astype(np.int32)
    label = _steps_of(spots.variance_s2[own], np.array(_SPAN_STEPS_S) ** 2)
    classes = [in_one_cell(spots, rows) for k in range(len(_SPAN_STEPS_S) + 1) if len(rows := own[label == k])]
    for k, looking_out in enumerate(classes):
        lookers = looking_out.members
        for one in [*standing, *classes[k:]]:
            longest = looking_out.vaguest_s2 + one.vaguest_s2 + weights.duration2
            search, grid = Search(lookers, one is looking_out, float(np.sqrt(weights.span2 * longest))), one
            if _seen(spots, grid, search) > _CROWDED:
                widest = spots.variance_m2[lookers].max() + spots.variance_m2[grid.members].max() + weights.extent2
                grid = grid_of(spots, grid.members, float(np.sqrt(weights.reach2 * widest)))
            found.append((grid, search))
    return found


def _seen(spots: Spots, grid: Grid, search: Search) -> float:
    """How many a looker has to look at in the mean, counted of some."""
    some = spots.at[search.lookers[:: len(search.lookers) // _ASKED + 1]] - grid.since
    until, since = (np.searchsorted(grid.keys, some + by) for by in (search.window_s, -search.window_s))
    return float((until - since).mean())


def in_one_cell(spots: Spots, members: Ints) -> Grid:
    """Reports in order of time, wherever they lie: each meets all that are within reach in time."""
    whole = np.zeros(1, np.int64), np.ones(1, np.int64), 2 * np.pi
    since, vaguest = _times(spots, members)
    keys = (spots.at[members] - since).astype(np.int64)
    if (keys[1:] < keys[:-1]).any():
        order = order_of(keys)
        members, keys = members[order], keys[order]
    ends = np.array([0, len(members)])
    place = np.zeros(1, np.int64), ends, np.zeros((1, 2), np.int64)
    return Grid(members, keys, *whole, since, vaguest, *place, *_halves(spots, members))


def _halves(spots: Spots, members: Ints) -> tuple[Halves, Halves, Halves, Halves]:
    """What is asked of all members at once, as they lie."""
    x, y, z, variance = (
        column[members].astype(np.float32) for column in (spots.x, spots.y, spots.z, spots.variance_m2)
    )
    return x, y, z, variance


def _in_order(grid: Grid, spots: Spots) -> Grid:
    keys = looking.keys_of(grid, spots)
    order = order_of(keys)
    keys, members = keys[order], grid.members[order]
    cells = keys >> 32
    starts = np.flatnonzero(np.concatenate([[len(cells) > 0], cells[1:] != cells[:-1]]))
    ends = np.append(starts, len(cells))
    fingers = np.stack([starts, starts], axis=1)
    return Grid(members, keys, *grid[2:7], cells[starts], ends, fingers, *_halves(spots, members))


def grid_of(spots: Spots, members: Ints, reach_m: float) -> Grid:
    """Sort reports into cells at least as wide and high as the reach, so that no pair is farther than one cell."""
    height = reach_m * _SLACK / _MERIDIAN_M
    rows = int(np.pi / height) + 2
    edges = -np.pi / 2 + height * np.arange(-1, rows + 2)
    poleward = np.minimum(np.abs(np.stack([edges[:-3], edges[3:]])).max(axis=0), np.pi / 2)
    around = 2 * np.pi * np.cos(poleward) * EQUATOR_RADIUS_M
    cells = np.maximum((around / (reach_m * _SLACK)).astype(np.int64), 1)
    start = np.concatenate([[0], np.cumsum(cells)[:-1]])
    nowhere = np.empty((0, 2), np.int64)
    unsorted = (_NONE, _NONE, nowhere, *_halves(spots, members[:0]))
    grid: Any = (members, _NONE, start, cells, height, *_times(spots, members), *unsorted)
    return _in_order(Grid(*grid), spots)


def _times(spots: Spots, members: Ints) -> tuple[float, float]:
    """The first moment of these reports, and the variance of the vaguest."""
    return float(spots.at[members].min()), float(spots.variance_s2[members].max())


def candidates(
    spots: Spots, weights: Weights, found: list[tuple[Grid, Search]], tell: Callable[[int], None] | None = None
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs within reach, a room at a time; the room is used again, and doubled for a report with more neighbours."""
    most = sum(len(search.lookers) * len(grid.members) for grid, search in found)
    size = min(_ROOM, max(most, 1))
    first, second, hits = np.empty(size, np.int32), np.empty(size, np.int32), room_for(size)
    for grid, search in found:
        start = 0
        while start < len(search.lookers):
            reached, filled = looking.fill(spots, weights, grid, search, (start, first, second, hits))
            if reached == start:
                size *= 2
                first, second, hits = np.empty(size, np.int32), np.empty(size, np.int32), room_for(size)
                continue
            if tell:
                tell(reached - start)
            start = reached
            yield first[:filled], second[:filled]
