"""The compiled loops of comparing: each part of the score of a pair, and how alike the pairs are that tell of chance.

Each runs over columns in the canonical order of reports, so the same reports give the same numbers in whatever
order they came.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.incident.likeness.crowd import NOBODY, crowd_evidence, crowd_in_time, density_part, density_unit
from truceline.incident.likeness.figures import Numbers, figure_evidence
from truceline.incident.likeness.numbering import GROUP_BITS, one_name
from truceline.incident.likeness.sharing import Words, names_evidence, words_evidence
from truceline.incident.likeness.spread import EDGES, FINEST, PER_DOUBLING
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

_BINS = len(EDGES) - 1
_FIRST_EDGE = float(EDGES[1])
_ONE, _STEPS_PER_BIT = int(np.float64(1.0).view(np.int64)), PER_DOUBLING * 2.0**-52
_PER_NAT_BINS = (_BINS - 1) / math.log(float(EDGES[-1]) / float(EDGES[1]))


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
    act: Ints
    weapon: Ints
    actor: Ints
    target: Ints
    direction: Ints  # of fire
    numbers: Numbers


def each_column(spots: Spots, changed: Callable[[npt.NDArray[Any]], npt.NDArray[Any]]) -> Spots:
    """The same columns, each of them changed."""
    columns: tuple[Any, ...] = spots[:-1]
    whole: tuple[Any, ...] = (*map(changed, columns), Numbers(*map(changed, spots.numbers)))
    return Spots(*whole)


def spots_together(several: Sequence[Spots]) -> Spots:
    """Several reports' columns, the one after the other."""
    columns: list[Any] = [np.concatenate(same) for same in zip(*(spots[:-1] for spots in several), strict=True)]
    numbers = Numbers(*map(np.concatenate, zip(*(spots.numbers for spots in several), strict=True)))
    whole: tuple[Any, ...] = (*columns, numbers)
    return Spots(*whole)


class Chance(NamedTuple):
    """How often alikeness is mere chance, as logarithms to be added."""

    crowd: Floats  # per report: log of reports of other voices per square metre and second around it
    space: Floats  # by the square of deviations, in the steps of spread
    time: Floats
    at_most: Floats  # the same two (rows), by the square of deviations in even steps: they say no more there or beyond
    act: Floats  # by two acts
    weapon: Floats  # by two weapons
    actor: Floats  # apart, same
    target: Floats
    actors: Floats  # by two names that the model knows; the codes of others are beyond the table
    targets: Floats
    figures: Floats  # by kind of number, its size, and how alike two are
    direction: Floats  # by two directions of fire; nothing, unless it was learnt
    own_words: Words  # of each report, that no column accounts for, and what sharing them is worth; nothing, unless it was learnt
    unplaced_names: Words  # by which each report calls its place, and what it is worth that one of two that lies nowhere calls it so too


@inlined
def place_in(place: int) -> int:
    """A place in a column, which is not negative: as an unsigned number nothing need be asked about it."""
    return np.uintp(place)  # type: ignore[return-value] # to whoever compiles it, a whole number like any other


@inlined
def square_of(x: float, y: float, z: float) -> float:
    """The square of what these make together, one behind the other."""
    return x * x + y * y + z * z


@inlined
def square_distance(spots: Spots, i: int, j: int) -> float:
    """The squared distance in square metres, straight through the ground: half a metre short at 80 km."""
    return square_of(spots.x[j] - spots.x[i], spots.y[j] - spots.y[i], spots.z[j] - spots.z[i])


class Survey(NamedTuple):
    """What pairs that are certainly not the same say of chance, and how crowded the surroundings are."""

    density: Longs  # in parts of the densest possible, whole numbers: sums do not depend on the order of pairs
    space: Floats
    time: Floats
    acts: Floats
    weapons: Floats
    actor: Floats
    target: Floats


@inlined
def one_voice(spots: Spots, i: int, j: int) -> bool:
    """Whether two reports are by one source or carry one source's word: of one incident it tells once."""
    return bool(spots.voice[i] == spots.voice[j] or spots.source[i] == spots.source[j])


@inlined
def _bin(deviations: float) -> int:
    """The bin of spread that holds a deviation."""
    if deviations < _FIRST_EDGE:
        return 0
    return min(1 + int(math.log(deviations / _FIRST_EDGE) * _PER_NAT_BINS), _BINS - 1)


@in_place
def survey_pairs(
    spots: Spots, weights: Weights, pairs: tuple[Ints, Ints], alike: tuple[Bytes, Bytes], survey: Survey
) -> None:
    """Add pairs to the survey: those of one voice are certain non-matches, the others crowd each other."""
    densest = density_unit(weights)
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        if not one_voice(spots, i, j):
            part = density_part(weights, densest, variance, spread)
            survey.density[i] += part
            survey.density[j] += part
            continue
        if spots.relay[i] + spots.relay[j]:
            continue
        survey.space[_bin(math.sqrt(square_distance(spots, i, j) / variance))] += 1.0
        survey.time[_bin(abs(spots.at[i] - spots.at[j]) / math.sqrt(spread))] += 1.0
        survey.acts[alike[0][spots.act[i], spots.act[j]]] += 1.0
        survey.weapons[alike[1][spots.weapon[i], spots.weapon[j]]] += 1.0
        if spots.actor[i] >= 0 and spots.actor[j] >= 0:
            survey.actor[int(one_name(spots.actor[i], spots.actor[j]))] += 1.0
        if spots.target[i] >= 0 and spots.target[j] >= 0:
            survey.target[int(one_name(spots.target[i], spots.target[j]))] += 1.0


@inlined
def _looked_up(table: Floats, square: float) -> float:
    """The evidence at a square of deviations, between the two steps around it."""
    return between_steps(table, step_at(square))


@inlined
def step_at(square: float) -> float:
    """At which step a square lies, and how far behind it: a float of 64 bits has its doublings, and behind them shares of one, in the bits behind its sign."""
    return float((np.float64(1.0 + square * FINEST).view(np.int64) - _ONE) * _STEPS_PER_BIT)


@inlined
def between_steps(table: Floats, at: float) -> float:
    """The same of a square of which it is known at which step it lies."""
    step = min(int(at), len(table) - 2)
    return float(table[step] + min(at - step, 1.0) * (table[step + 1] - table[step]))


@inlined
def space_evidence(chance: Chance, distance2: float, variance: float) -> float:
    """How much likelier that distance is for one place than for any two within reach."""
    return _looked_up(chance.space, distance2 / variance)


@inlined
def time_evidence(chance: Chance, gap: float, spread: float) -> float:
    """How much likelier that gap is for one moment than for any two within the span."""
    return _looked_up(chance.time, gap * gap / spread)


@inlined
def _crowd_where_none_is_told(
    spots: Spots, measure: tuple[Weights, Chance], pair: tuple[int, int], spread: float
) -> float:
    """The same of a report without a place, whose crowd is that of its time alone, in the mean of both where none gives one; 0 where that was not counted."""
    weights, chance = measure
    one, other = pair
    density = 0.5 * (chance.crowd[one] + chance.crowd[other])
    if not math.isnan(spots.x[one]):
        density = chance.crowd[other]
    elif not math.isnan(spots.x[other]):
        density = chance.crowd[one]
    return 0.0 if density < NOBODY else crowd_in_time(weights, density, spread)


@inlined
def code_evidence(spots: Spots, chance: Chance, one: int, other: int) -> tuple[float, float, float]:
    """What acts and weapons, what actors and targets, and what numbers say."""
    i, j = place_in(one), place_in(other)
    acts, actors = (spots.act[i], spots.weapon[i]), (spots.actor[i], spots.target[i])
    act = act_evidence(chance, acts, (spots.act[j], spots.weapon[j]))
    actor = actor_evidence(chance, actors, (spots.actor[j], spots.target[j]))
    return act, actor, figure_evidence(spots.numbers, chance.figures, i, j)


@inlined
def act_evidence(chance: Chance, one: tuple[int, int], other: tuple[int, int]) -> float:
    """What the act and weapon of two reports say."""
    act = chance.act[place_in(one[0]), place_in(other[0])]
    return float(act + chance.weapon[place_in(one[1]), place_in(other[1])])


@inlined
def actor_evidence(chance: Chance, one: tuple[int, int], other: tuple[int, int]) -> float:
    """What the actor and target of two reports say."""
    actor = named_evidence(chance.actor, chance.actors, one[0], other[0])
    return actor + named_evidence(chance.target, chance.targets, one[1], other[1])


@inlined
def direction_evidence(spots: Spots, chance: Chance, one: int, other: int) -> float:
    """What the directions of fire say that two reports give."""
    i, j = place_in(one), place_in(other)
    return float(chance.direction[place_in(spots.direction[i]), place_in(spots.direction[j])])


@inlined
def named_evidence(equal: Floats, known: Floats, one: int, other: int) -> float:
    """What two names say: as the model knows them, or else whether they are one; nothing where one is missing.

    All three are looked up and one is chosen: to guess at which it is costs more.
    """
    count, i, j = len(known), one >> GROUP_BITS, other >> GROUP_BITS
    same = one_name(one, other)
    told = equal[place_in(same)]
    met = known[place_in(min(max(i, 0), count - 1)), place_in(min(max(j, 0), count - 1))] if count else told
    # Two spellings in one script of what is known in another are two.
    if not (i < count and j < count) or (i == j and not same):
        met = told
    return float(met) if one >= 0 and other >= 0 else 0.0


def score_pairs(spots: Spots, weights: Weights, chance: Chance, pairs: tuple[Ints, Ints]) -> Floats:
    """Weigh pairs: rows are distance, gap, and the parts space, time, act, actor, crowd, figure, direction and own words.

    A place that one of the two does not give says nothing: the distance is NaN, space is 0, the crowd is that of its time, and beside own words it counts what both call their places.
    Of a report beside itself all are NaN.
    """
    parts = np.empty((10, len(pairs[0])))
    _score_into(parts, spots, (weights, chance), pairs)
    return parts


@in_place
def _score_into(parts: Floats, spots: Spots, measure: tuple[Weights, Chance], pairs: tuple[Ints, Ints]) -> None:
    weights, chance = measure
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        if i == j:
            parts[:, k] = math.nan
            continue
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2 = square_distance(spots, i, j)
        gap = spots.at[j] - spots.at[i]
        density = 0.5 * (chance.crowd[i] + chance.crowd[j])
        parts[0, k], parts[1, k] = math.sqrt(distance2), abs(gap)
        parts[2, k] = 0.0
        parts[3, k] = time_evidence(chance, gap, spread)
        parts[4, k], parts[5, k], parts[7, k] = code_evidence(spots, chance, i, j)
        parts[8, k] = direction_evidence(spots, chance, i, j)
        parts[9, k] = words_evidence(chance.own_words, i, j)
        if math.isnan(distance2):
            parts[6, k] = _crowd_where_none_is_told(spots, measure, (i, j), spread)
            parts[9, k] += names_evidence(chance.unplaced_names, i, j)
        else:
            parts[2, k] = space_evidence(chance, distance2, variance)
            parts[6, k] = crowd_evidence(weights, density, variance, spread)
