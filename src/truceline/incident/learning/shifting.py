"""Which pairs of reports are met, and which would be met by chance alone: the same reports, some of them moved in time.

Moved by whole days, just beyond what their times allow, reports keep their place, their time of day, their source's words and
habits, and the front they were written about; only what they truly have in common is gone. So pairs that are met then
are chance, towns and taxonomies and busy weeks included, and what is met beyond them is of one incident. No labels are
needed, and no guess of how many pairs are of one incident.

Of dense scenes a share of the pairs is enough. Which are drawn is decided by lots of their two reports: the same reports give the same
pairs in whatever order they came, and one report more changes little. Pairs near in place and time, few and telling, and those of one
source are drawn apart from the many others; each stands for as many as were passed over for it. Pairs that were drawn can be looked at
again by a measure that reaches less far, and need not be met anew.

One thing is lost that is not of one incident: fire comes in bursts, and what follows within the hour a kilometre on is gone
when days lie between. Pairs of one source are two incidents, moved or not: what they are met more often unmoved is that.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Bytes, Floats, Ints, Longs
from truceline.incident.learning.lots import KINDS, LOTS, draw
from truceline.incident.likeness.candidates import candidates, in_time, sweeps
from truceline.incident.likeness.figures import figure_levels
from truceline.incident.likeness.kernels import (
    Chance,
    Spots,
    each_column,
    named_evidence,
    space_evidence,
    square_distance,
    time_evidence,
)
from truceline.incident.likeness.looking import Search
from truceline.incident.likeness.numbering import one_name
from truceline.incident.likeness.offering import columns_taken
from truceline.incident.model import Weights, act_alikeness, weapon_alikeness
from truceline.values.shape.compiled import in_place, inlined

_DAY_S = 86_400.0
_BEYOND = 1.25  # times the window in which pairs are sought: what is of one incident is not met again
_ENOUGH = 15_000  # pairs of a kind; of more, half are drawn, or a quarter, or less
_TIMES = np.array([1, 1, 4] * 2)  # as many of those next to each other: they tell most
_ROUNDING = (
    1e-9  # by which deviations that were within reach when pairs were met may be beyond it when they are looked at
)
_SHIFTS = 3  # days on end, in both directions: no weekday and no pause of arms counts for all


class Drawn(NamedTuple):
    """Pairs that were met and drawn by lot, by rows of the reports, with all that is told of them by any measure alike."""

    first: Ints
    second: Ints
    gap: Floats  # seconds from the first to the second, as they stood: one of them was moved, or none
    weight: Floats  # how many pairs each stands for
    levels: Bytes  # rows: act, weapon, actor, target, count, calibre, killed, injured; 0 where one says nothing
    own: Any  # whether both are of one source


class Met(NamedTuple):
    """Pairs that were met: their deviations, and how alike they are."""

    first: Ints
    second: Ints
    gap: Floats  # seconds from the first to the second, as they stood
    place: Floats  # deviations
    time: Floats
    levels: Bytes  # as they are of those that were drawn
    weight: Floats
    own: Any

    def chosen(self, which: Any) -> "Met":
        """Some of the pairs, by mask or by position."""
        if which.dtype == np.bool_ and which.all():
            return self
        columns: tuple[Any, ...] = self
        rows = np.flatnonzero(which) if which.dtype == np.bool_ else which
        return Met(*(column[rows] if column.ndim == 1 else columns_taken(column, rows) for column in columns))


@dataclass(frozen=True, slots=True)
class Scene:
    """Reports to be met, and by what measure."""

    spots: Spots
    comparable: Bools
    weights: Weights
    lots: Longs  # one of each report, 32 bits, of its identity

    def twice(self) -> "Scene":
        """The reports, and behind them the same once more, to be moved."""
        spots = each_column(self.spots, lambda column: np.concatenate([column, column]))
        return Scene(spots, self.comparable, self.weights, np.concatenate([self.lots] * 2))


class _Lottery:
    """Pairs that were met and drawn so far; where there are more than enough of a kind, only half as many lots win."""

    def __init__(self, scene: Scene, enough: int) -> None:
        self.scene, self.enough = scene, enough
        self.bound = np.full(KINDS, LOTS, np.int64)
        self.counted = np.zeros(KINDS, np.int64)
        nobody, nothing = np.empty(0, np.int32), np.empty(0)
        self.met = [(nobody, nobody, nothing, np.empty(0, np.int64), np.empty(0, np.int8), nothing)]

    def add(self, pairs: tuple[Ints, Ints], weight: float) -> None:
        """Draw from pairs as the reports stand now, each for so many; the room they stand in is used again."""
        first, second = pairs
        lots, of_kind = np.empty(len(first), np.int64), np.empty(len(first), np.int8)
        count = draw(self.scene.spots, self.scene.weights, pairs, (self.scene.lots, self.bound, lots, of_kind))
        first, second = first[:count].copy(), second[:count].copy()
        lots, of_kind = lots[:count].copy(), of_kind[:count].copy()
        gap = self.scene.spots.at[second] - self.scene.spots.at[first]
        self.met.append((first, second, gap, lots, of_kind, np.full(count, weight)))
        _count_winning((lots, of_kind), self.bound, self.counted)
        while (many := self.counted > self.enough * _TIMES).any():
            self.bound[many] //= 2
            self.counted[:] = 0
            for *_, its_lots, its_kinds, _ in self.met:
                _count_winning((its_lots, its_kinds), self.bound, self.counted)

    def drawn(self, count: int) -> Drawn:
        """All that won, weighed for what did not; by rows of so many reports, not of those moved."""
        first, second, gap, lots, kinds, weight = map(np.concatenate, zip(*self.met, strict=True))
        won = np.flatnonzero(lots < self.bound[kinds])
        weight = weight[won] * (LOTS / self.bound[kinds[won]])
        ends = first[won] % count, second[won] % count
        levels, own = np.empty((8, len(won)), np.int8), np.empty(len(won), np.bool_)
        _write_alike(self.scene.spots, ends, (act_alikeness(), weapon_alikeness()), (levels, own))
        levels[4:] = figure_levels(self.scene.spots.numbers, *ends)
        return Drawn(*ends, gap[won], weight, levels, own)


@in_place
def _count_winning(drawn: tuple[Longs, Bytes], bound: Longs, counted: Longs) -> None:
    """Count the pairs of each kind whose lots win."""
    lots, kinds = drawn
    for k in range(len(lots)):
        counted[kinds[k]] += int(lots[k] < bound[kinds[k]])


def drawn_pairs(scene: Scene, enough: int = _ENOUGH) -> tuple[Drawn, Drawn]:
    """Pairs within reach as they are, and as they are met when one of them is moved; of more than enough of a kind a share of them."""
    both = scene.twice()
    as_is, moved = _Lottery(both, enough), _Lottery(both, enough)
    count, doubled = len(scene.lots), both.spots
    spans = _spans(scene.spots.at[scene.comparable])
    standing = in_time(scene.spots, scene.comparable, by_radius=True)
    for grid, search in sweeps(scene.spots, scene.weights, standing):
        for pairs in candidates(scene.spots, scene.weights, [(grid, search)]):
            as_is.add(pairs, 1.0)
        lookers = search.lookers
        days = np.ceil(_BEYOND * search.window_s / _DAY_S) + lookers % _SHIFTS
        by = _DAY_S * np.where(lookers // _SHIFTS % 2, days, -days)
        at = scene.spots.at[lookers]
        by = np.where(_inside(at + by, spans), by, -by)
        seen = _inside(at + by, spans)
        doubled.at[count + lookers] = at + by
        share = max(float(seen.mean()), 0.05) * (2.0 if search.own else 1.0)
        there = Search((lookers[seen] + count).astype(np.int32), False, search.window_s)
        for first, second in candidates(doubled, scene.weights, [(grid, there)]):
            apart = first != second - count
            moved.add((first[apart], second[apart]), 1.0 / share)
    return as_is.drawn(count), moved.drawn(count)


def _spans(at: Floats) -> Floats:
    """From when to when there are reports, without pauses of more than ten days."""
    if not len(at):  # all are too vague to be compared by place
        return np.empty((2, 0))
    ordered = np.sort(at)
    cuts = np.flatnonzero(np.diff(ordered) > 10 * _DAY_S)
    return np.stack([ordered[np.append(0, cuts + 1)], ordered[np.append(cuts, len(ordered) - 1)]])


def _inside(at: Floats, spans: Floats) -> Any:
    place = np.clip(np.searchsorted(spans[0], at, side="right") - 1, 0, None)
    return (at >= spans[0][place]) & (at <= spans[1][place])


def looked_at(scene: Scene, drawn: Drawn) -> Met:
    """Pairs that were drawn, as they are by this measure; those that it does not reach are left out."""
    first, second, gap, weight, levels, own = drawn
    place, time = np.empty(len(weight)), np.empty(len(weight))
    _write_deviations(scene.spots, scene.weights, (first, second, gap), (place, time))
    met = Met(first, second, gap, place, time, levels, weight, own)
    slack = 1.0 + _ROUNDING
    return met.chosen((place**2 <= scene.weights.reach2 * slack) & (time**2 <= scene.weights.span2 * slack))


@in_place
def _write_deviations(
    spots: Spots, weights: Weights, pairs: tuple[Ints, Ints, Floats], deviations: tuple[Floats, Floats]
) -> None:
    """Write how many deviations two reports are apart."""
    first, second, gap = pairs
    place, time = deviations
    for k in range(len(first)):
        i, j = first[k], second[k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        place[k] = math.sqrt(square_distance(spots, i, j) / variance)
        time[k] = abs(gap[k]) / math.sqrt(spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2)


@in_place
def _write_alike(spots: Spots, pairs: tuple[Ints, Ints], alike: tuple[Bytes, Bytes], told: tuple[Bytes, Any]) -> None:
    """Write how alike two reports are, but for numbers, and whether they are of one source."""
    first, second = pairs
    levels, own = told
    for k in range(len(first)):
        i, j = first[k], second[k]
        levels[0, k] = alike[0][spots.act[i], spots.act[j]]
        levels[1, k] = alike[1][spots.weapon[i], spots.weapon[j]]
        levels[2, k] = _named_alike(spots.actor, i, j)
        levels[3, k] = _named_alike(spots.target, i, j)
        own[k] = spots.source[i] == spots.source[j]


@inlined
def _named_alike(codes: Ints, i: int, j: int) -> int:
    """0: one of the two names nobody; 1: another; 2: the same."""
    if codes[i] < 0 or codes[j] < 0:
        return 0
    return 1 + int(one_name(codes[i], codes[j]))


def parts_of(scene: Scene, chance: Chance, met: Met) -> Floats:
    """The parts of scores that do not hang on how crowded it is, by rows as scores have them: distance, gap, space, time, act and actor, and 0 for the crowd."""
    parts = np.zeros((7, len(met.first)))
    _weigh(parts, scene.spots, (scene.weights, chance), (met.first, met.second, met.gap))
    return parts


@in_place
def _weigh(parts: Floats, spots: Spots, measure: tuple[Weights, Chance], pairs: tuple[Ints, Ints, Floats]) -> None:
    weights, chance = measure
    first, second, gap = pairs
    for k in range(len(first)):
        i, j = first[k], second[k]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2 = square_distance(spots, i, j)
        parts[0, k], parts[1, k] = math.sqrt(distance2), abs(gap[k])
        parts[2, k] = space_evidence(chance, distance2, variance)
        parts[3, k] = time_evidence(chance, gap[k], spread)
        parts[4, k] = chance.act[spots.act[i], spots.act[j]] + chance.weapon[spots.weapon[i], spots.weapon[j]]
        actor = named_evidence(chance.actor, chance.actors, spots.actor[i], spots.actor[j])
        parts[5, k] = actor + named_evidence(chance.target, chance.targets, spots.target[i], spots.target[j])
