"""The loops of comparing: find the pairs within reach, and weigh them.

Each runs over columns in the canonical order of reports, so the same reports give the same numbers in whatever
order they came. Nothing here looks at every pair: a report meets only those in its own and neighbouring cells.
"""

import math
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from truceline.incident.likeness import (
    ACT,
    ACTOR,
    COUNT,
    DIRECTION,
    INJURED,
    INJURED_LOW,
    KILLED,
    KILLED_LOW,
    NAME,
    SAID,
    TARGET,
    WEAPON,
    count_level,
    direction_level,
    name_level,
    said_level,
    toll_level,
)
from truceline.incident.model import Floats, Weights
from truceline.values.shape.compiled import inlined, kernel

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

EQUATOR_M = 6_378_137.0  # WGS 84
BINS = 16
NAMED = 63  # so many names have a row of their own in the tables of actors and targets; the next is for all others
NOBODY = -60.0  # a log density below this: no report of another voice was within reach


class Spots(NamedTuple):
    """Reports as the kernels see them: radians, seconds, variances, codes (the last code of a table: missing)."""

    longitude: Floats
    latitude: Floats
    x: Floats  # metres from the centre of the earth, as in WGS 84
    y: Floats
    z: Floats
    at: Floats
    variance_m2: Floats
    variance_s2: Floats
    source: Ints
    voice: Ints  # whose word it carries: another source's, where it relays
    relay: Ints  # 1: repeats that voice's word, of which the report is not yet known
    codes: Ints  # a row for each report: what else it says (likeness.py)

    @property
    def act(self) -> Ints:
        """The place of each act among those known; the next one: none."""
        return np.ascontiguousarray(self.codes[:, ACT])

    @property
    def weapon(self) -> Ints:
        """The place of each weapon, likewise."""
        return np.ascontiguousarray(self.codes[:, WEAPON])

    @property
    def actor(self) -> Ints:
        """The number of each actor's name, the most frequent first; -1: none."""
        return np.ascontiguousarray(self.codes[:, ACTOR])

    @property
    def target(self) -> Ints:
        """The number of each target's name, likewise."""
        return np.ascontiguousarray(self.codes[:, TARGET])


class Grid(NamedTuple):
    """One class of reports, sorted by cell and time; cells narrow towards the poles as the ground does."""

    members: Ints
    keys: Longs
    row_start: Longs
    row_cells: Longs
    row_height: float
    since: float  # keys count whole seconds from here, for they have room for a century


class Search(NamedTuple):
    """Who looks into which grid: the lookers, whether it is their own, and how far back in time to look."""

    lookers: Ints
    own: bool
    window_s: float


class Chance(NamedTuple):
    """What alikeness is worth against mere chance, as logarithms to be added."""

    crowd: Floats  # per report: log of reports of other voices per square metre and second around it
    space: Floats  # evidence by the root of distance over reach, in BINS steps
    time: Floats  # by the root of gap over span, in BINS steps
    act: Floats  # by two acts
    weapon: Floats  # by two weapons
    actor: Floats  # by two names; the last two rows: any other name, and (on the diagonal) the same other name
    target: Floats
    levels: Floats  # by trait and level (likeness.py)


@kernel
def square_distance(spots: Spots, i: int, j: int) -> float:
    """The squared distance in square metres, straight through the ground: half a metre short at 80 km."""
    x, y, z = spots.x[j] - spots.x[i], spots.y[j] - spots.y[i], spots.z[j] - spots.z[i]
    return float(x * x + y * y + z * z)


@kernel
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


@kernel
def _first_at_least(keys: Longs, wanted: int) -> int:
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def fill(spots: Spots, weights: Weights, grid: Grid, search: Search, room: tuple[int, Ints, Ints]) -> tuple[int, int]:
    """Write pairs within reach into the room given, from looker `room[0]` on; tell where to go on, and how many.

    A looker whose pairs do not fit whole is left for the next call, so that no pair is lost or told twice.
    """
    start, first, second = room
    filled = 0
    for at in range(start, len(search.lookers)):
        i = search.lookers[at]
        mark = filled
        row = int((spots.latitude[i] + math.pi / 2) / grid.row_height)
        for near_row in range(max(row - 1, 0), min(row + 2, len(grid.row_cells))):
            cells = grid.row_cells[near_row]
            middle = _row_cell(grid, near_row, spots.longitude[i])
            for step in range(min(cells, 3)):
                cell = grid.row_start[near_row] + (middle + step - 1 + cells) % cells
                at_grid = spots.at[i] - grid.since
                since = max(int(at_grid - search.window_s), 0)
                until = (cell << 32) | max(int(at_grid + search.window_s + 1), 0)
                k = _first_at_least(grid.keys, (cell << 32) | since)
                while k < len(grid.keys) and grid.keys[k] <= until:
                    j = grid.members[k]
                    k += 1
                    if (search.own and j <= i) or not _within_reach(spots, weights, i, j):
                        continue
                    if filled == len(first):
                        return at, mark
                    first[filled], second[filled] = min(i, j), max(i, j)
                    filled += 1
    return len(search.lookers), filled


@kernel
def _within_reach(spots: Spots, weights: Weights, i: int, j: int) -> bool:
    gap = spots.at[i] - spots.at[j]
    if gap * gap > weights.span2 * (spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2):
        return False
    variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
    return bool(square_distance(spots, i, j) <= weights.reach2 * variance)


class Survey(NamedTuple):
    """What pairs that are certainly not the same say of chance, how alike any two are, and how crowded it is."""

    density: Longs  # in parts of the densest possible, whole numbers: sums do not depend on the order of pairs
    space: Floats  # of pairs of one voice
    time: Floats
    acts: Floats  # of pairs of two voices, like all that follow
    weapons: Floats
    actor: Floats
    target: Floats
    levels: Floats


class Speakers(Protocol):
    """Whatever has the source and the voice of each report."""

    @property
    def source(self) -> Ints:
        """Who says it."""

    @property
    def voice(self) -> Ints:
        """Whose word it carries."""


@inlined
def one_voice(spots: Speakers, i: int, j: int) -> bool:
    """Whether two reports are by one source or carry one source's word: of one incident it tells once."""
    return spots.voice[i] == spots.voice[j] or spots.source[i] == spots.source[j]  # type: ignore[no-any-return] # a machine truth


@inlined
def _volume(weights: Weights, variance: float, spread: float) -> float:
    """How many square metres times seconds lie within reach."""
    return math.pi * weights.reach2 * variance * 2.0 * math.sqrt(weights.span2 * spread)


@kernel
def density_unit(weights: Weights) -> float:
    """What one report within the smallest reach adds to the density, 2^40 parts, times its volume."""
    return max(_volume(weights, weights.extent2, weights.duration2), 1.0) * 2.0**40


@inlined
def step_of(square: float, whole: float) -> float:
    """The place of a squared distance among BINS steps, narrow where it is small: the fourth root of its share."""
    return BINS * math.sqrt(math.sqrt(square / whole))


@kernel
def survey_pairs(spots: Spots, weights: Weights, pairs: tuple[Ints, Ints], survey: Survey, every: int) -> None:
    """Add pairs to the survey: those of one voice are certain non-matches, the others crowd each other.

    Of pairs of two voices, each `every`th is looked at for how alike they are.
    """
    densest = density_unit(weights)
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        if not one_voice(spots, i, j):
            part = int(densest / _volume(weights, variance, spread) + 0.5)
            survey.density[i] += part
            survey.density[j] += part
            if (i + j) % every == 0:
                tally_likeness(spots, survey, i, j, 1.0)
        elif spots.relay[i] + spots.relay[j] == 0:
            gap = spots.at[i] - spots.at[j]
            survey.space[min(int(step_of(square_distance(spots, i, j), weights.reach2 * variance)), BINS - 1)] += 1.0
            survey.time[min(int(step_of(gap * gap, weights.span2 * spread)), BINS - 1)] += 1.0


@kernel
def tally_pairs(spots: Spots, weights: Weights, pairs: tuple[Ints, Ints], each: Floats, survey: Survey) -> None:
    """Add pairs to the survey by how much each counts, places and times too."""
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        gap = spots.at[i] - spots.at[j]
        survey.space[min(int(step_of(square_distance(spots, i, j), weights.reach2 * variance)), BINS - 1)] += each[k]
        survey.time[min(int(step_of(gap * gap, weights.span2 * spread)), BINS - 1)] += each[k]
        tally_likeness(spots, survey, i, j, each[k])


@kernel
def tally_likeness(spots: Spots, survey: Survey, i: int, j: int, count: float) -> None:
    """Add one pair's likeness to the survey, by whatever it counts."""
    one, other = spots.codes[i], spots.codes[j]
    survey.acts[one[ACT], other[ACT]] += count
    survey.weapons[one[WEAPON], other[WEAPON]] += count
    survey.actor[name_place(one[ACTOR], other[ACTOR])] += count
    survey.target[name_place(one[TARGET], other[TARGET])] += count
    survey.levels[COUNT, count_level(one, other)] += count
    survey.levels[KILLED, toll_level(one, other, KILLED_LOW)] += count
    survey.levels[INJURED, toll_level(one, other, INJURED_LOW)] += count
    survey.levels[NAME, name_level(one, other)] += count
    survey.levels[SAID, said_level(one, other)] += count
    survey.levels[DIRECTION, direction_level(one, other)] += count


@inlined
def name_place(one: int, other: int) -> tuple[int, int]:
    """Where two names stand in a table of names: the last row and column are for names that are missing.

    Names without a row of their own share the one before it; two that are the same stand at its end.
    """
    row, column = min(one, NAMED), min(other, NAMED)
    if one < 0 or other < 0:
        row, column = NAMED + 1, NAMED + 1
    elif one == other and one >= NAMED:
        row, column = NAMED, NAMED + 1
    return row, column


@inlined
def stepped(evidence: Floats, step: float) -> float:
    """Evidence between the middles of steps; what falls into the first is a coincidence, and beyond the last it falls on."""
    if step < 1.0:
        found = evidence[0]
    elif step < 1.5:
        found = evidence[1]
    elif step >= BINS - 0.5:
        # Only fused places can be farther apart than the reach.
        found = evidence[BINS - 1] - 0.5 * (step - BINS + 0.5) ** 2
    else:
        low = int(step - 0.5)
        share = step - 0.5 - low
        found = evidence[low] * (1.0 - share) + evidence[low + 1] * share
    return found  # type: ignore[no-any-return] # a machine number


@inlined
def space_evidence(weights: Weights, chance: Chance, distance2: float, variance: float) -> float:
    """How much likelier that distance is for one place than for any two within reach."""
    return stepped(chance.space, step_of(distance2, weights.reach2 * variance))


@inlined
def time_evidence(weights: Weights, chance: Chance, gap: float, spread: float) -> float:
    """How much likelier that gap is for one moment than for any two within the span."""
    return stepped(chance.time, step_of(gap * gap, weights.span2 * spread))


@inlined
def crowd_evidence(weights: Weights, density: float, variance: float, spread: float) -> float:
    """How few reports of other incidents are expected within reach: the more there are, the less alikeness says."""
    volume = _volume(weights, variance, spread)
    return weights.further - weights.crowd * max(density + math.log(volume), 0.0)


@inlined
def code_evidence(codes: Ints, chance: Chance, i: int, j: int) -> tuple[float, float, float, float]:
    """What acts and weapons, actors and targets, figures, and names and words say."""
    one, other, levels = codes[i], codes[j], chance.levels
    act = chance.act[one[ACT], other[ACT]] + chance.weapon[one[WEAPON], other[WEAPON]]
    act += levels[DIRECTION, direction_level(one, other)]
    actor = chance.actor[name_place(one[ACTOR], other[ACTOR])]
    actor += chance.target[name_place(one[TARGET], other[TARGET])]
    figures = levels[COUNT, count_level(one, other)]
    figures += levels[KILLED, toll_level(one, other, KILLED_LOW)]
    figures += levels[INJURED, toll_level(one, other, INJURED_LOW)]
    words = levels[NAME, name_level(one, other)] + levels[SAID, said_level(one, other)]
    return act, actor, figures, words


@kernel
def code_sum(codes: Ints, chance: Chance, i: int, j: int) -> float:
    """All that codes, figures and words say of two reports."""
    act, actor, figures, words = code_evidence(codes, chance, i, j)
    return act + actor + figures + words


@kernel
def score_pairs(spots: Spots, weights: Weights, chance: Chance, pairs: tuple[Ints, Ints]) -> Floats:
    """Weigh pairs: rows are distance, gap, and the parts space, time, act, actor, figures, words and crowd.

    A place that one of the two does not give says nothing: the distance is NaN, space and crowd are 0.
    """
    parts = np.empty((9, len(pairs[0])))
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2 = square_distance(spots, i, j)
        gap = spots.at[j] - spots.at[i]
        density = 0.5 * (chance.crowd[i] + chance.crowd[j])
        parts[0, k], parts[1, k] = math.sqrt(distance2), abs(gap)
        parts[2, k] = parts[8, k] = 0.0
        parts[3, k] = time_evidence(weights, chance, gap, spread)
        parts[4, k], parts[5, k], parts[6, k], parts[7, k] = code_evidence(spots.codes, chance, i, j)
        if not math.isnan(distance2):
            parts[2, k] = space_evidence(weights, chance, distance2, variance)
            parts[8, k] = crowd_evidence(weights, density, variance, spread)
    return parts
