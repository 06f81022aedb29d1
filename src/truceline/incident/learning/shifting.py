"""Which pairs of reports are met, and which would be met by chance alone: the same reports, some of them moved in time.

Moved by whole days, just beyond what their times allow, reports keep their place, their time of day, their source's words and
habits, and the front they were written about; only what they truly have in common is gone. So pairs that are met then
are chance, towns and taxonomies and busy weeks included, and what is met beyond them is of one incident. No labels are
needed, and no guess of how many pairs are of one incident.

Of dense scenes a share of the pairs is enough. Which are drawn is decided by lots of their two reports: the same reports give the same
pairs in whatever order they came, and one report more changes little. Pairs near in place and time, few and telling, and those of one
source are drawn apart from the many others; each stands for as many as were passed over for it.

One thing is lost that is not of one incident: fire comes in bursts, and what follows within the hour a kilometre on is gone
when days lie between. Pairs of one source are two incidents, moved or not: what they are met more often unmoved is that.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.incident.learning.lots import KINDS, LOTS, draw
from truceline.incident.likeness import kernels
from truceline.incident.likeness.candidates import candidates, searches
from truceline.incident.likeness.figures import figure_levels
from truceline.incident.likeness.kernels import Chance, Search, Spots, each_column
from truceline.incident.likeness.offering import columns_taken
from truceline.incident.model import Weights, act_alikeness, weapon_alikeness
from truceline.values.shape.compiled import in_place, inlined

_DAY_S = 86_400.0
_BEYOND = 1.25  # times the window in which pairs are sought: what is of one incident is not met again
_ENOUGH = 30_000  # pairs of a kind; of more, half are drawn, or a quarter, or less
_TIMES = np.array([1, 1, 4] * 2)  # as many of those next to each other: they tell most
_SHIFTS = 3  # days on end, in both directions: no weekday and no pause of arms counts for all


class Met(NamedTuple):
    """Pairs that were met: their deviations and parts of scores, and how alike they are, 0 where one says nothing."""

    first: Ints
    second: Ints
    place: Floats  # deviations
    time: Floats
    parts: Floats
    levels: Bytes  # rows: act, weapon, actor, target, count, calibre, killed, injured
    weight: Floats  # how many pairs each stands for
    own: Any  # whether both are of one source

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
    comparable: Any
    weights: Weights
    chance: Chance
    lots: Longs  # one of each report, 32 bits, of its identity


class _Drawn:
    """Pairs that were met and drawn so far; where there are more than enough of a kind, only half as many lots win."""

    def __init__(self, scene: Scene, enough: int) -> None:
        self.scene, self.enough = scene, enough
        self.alike = (act_alikeness(), weapon_alikeness())
        self.bound = np.full(KINDS, LOTS, np.int64)
        self.counted = np.zeros(KINDS, np.int64)
        self.drawn: list[tuple[Ints, Ints, Longs, Bytes]] = []
        self.met: list[tuple[Met, Longs, Bytes]] = []
        nobody = np.empty(0, np.int32)
        self.add((nobody, nobody))
        self.weigh(1.0)  # where all of a few days' reports are moved beyond them

    def add(self, pairs: tuple[Ints, Ints]) -> None:
        """Draw from pairs; the room they stand in is used again."""
        first, second = pairs
        lots, kinds = np.empty(len(first), np.int64), np.empty(len(first), np.int8)
        count = draw(self.scene.spots, self.scene.weights, pairs, (self.scene.lots, self.bound, lots, kinds))
        self.drawn.append((first[:count].copy(), second[:count].copy(), lots[:count].copy(), kinds[:count].copy()))
        _count_winning((lots[:count], kinds[:count]), self.bound, self.counted)
        while (many := self.counted > self.enough * _TIMES).any():
            self.bound[many] //= 2
            self.counted[:] = 0
            for _, its_lots, its_kinds in self.met:
                _count_winning((its_lots, its_kinds), self.bound, self.counted)
            for _, _, its_lots, its_kinds in self.drawn:
                _count_winning((its_lots, its_kinds), self.bound, self.counted)

    def weigh(self, weight: float) -> None:
        """Weigh what was drawn since, as the reports stand now; each pair stands for so many."""
        for first, second, lots, kinds in self.drawn:
            still = np.flatnonzero(lots < self.bound[kinds])
            met = _met(self.scene, (first[still], second[still]), self.alike, weight)
            self.met.append((met, lots[still], kinds[still]))
        self.drawn = []

    def all(self, count: int) -> Met:
        """All that was drawn, weighed for what was not; by rows of the reports, not of those moved."""
        still = [lots < self.bound[kinds] for _, lots, kinds in self.met]
        kept = [met.chosen(rows) for (met, _, _), rows in zip(self.met, still, strict=True)]
        whole = Met(*(np.concatenate(columns, axis=-1) for columns in zip(*kept, strict=True)))
        kinds = np.concatenate([kinds[rows] for (_, _, kinds), rows in zip(self.met, still, strict=True)])
        weight = whole.weight * (LOTS / self.bound[kinds])
        return whole._replace(first=whole.first % count, second=whole.second % count, weight=weight)


@in_place
def _count_winning(drawn: tuple[Longs, Bytes], bound: Longs, counted: Longs) -> None:
    """Count the pairs of each kind whose lots win."""
    lots, kinds = drawn
    for k in range(len(lots)):
        counted[kinds[k]] += int(lots[k] < bound[kinds[k]])


def met_pairs(scene: Scene, enough: int = _ENOUGH) -> tuple[Met, Met]:
    """Pairs within reach as they are, and as they would be met by chance; of more than enough of a kind a share of them."""
    count = len(scene.spots.at)
    doubled = each_column(scene.spots, lambda column: np.concatenate([column, column]))
    chance = scene.chance._replace(crowd=np.concatenate([scene.chance.crowd] * 2))
    both = Scene(doubled, scene.comparable, scene.weights, chance, np.concatenate([scene.lots] * 2))
    spans = _spans(scene.spots.at[scene.comparable])
    as_is, moved = _Drawn(both, enough), _Drawn(both, enough)
    for grid, search in searches(scene.spots, scene.comparable, scene.weights):
        for pairs in candidates(scene.spots, scene.weights, [(grid, search)]):
            as_is.add(pairs)
        as_is.weigh(1.0)
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
            moved.add((first[apart], second[apart]))
        moved.weigh(1.0 / share)
    return as_is.all(count), moved.all(count)


def _spans(at: Floats) -> Floats:
    """From when to when there are reports, without pauses of more than ten days."""
    ordered = np.sort(at)
    cuts = np.flatnonzero(np.diff(ordered) > 10 * _DAY_S)
    return np.stack([ordered[np.append(0, cuts + 1)], ordered[np.append(cuts, len(ordered) - 1)]])


def _inside(at: Floats, spans: Floats) -> Any:
    place = np.clip(np.searchsorted(spans[0], at, side="right") - 1, 0, None)
    return (at >= spans[0][place]) & (at <= spans[1][place])


def _met(scene: Scene, pairs: tuple[Ints, Ints], alike: tuple[Bytes, Bytes], weight: float) -> Met:
    count = len(pairs[0])
    parts = kernels.score_pairs(scene.spots, scene.weights, scene.chance, pairs)
    place, time, levels = np.empty(count), np.empty(count), np.empty((8, count), np.int8)
    own = np.empty(count, np.bool_)
    _look_at(scene.spots, scene.weights, (*pairs, parts), alike, (place, time, levels, own))
    levels[4:] = figure_levels(scene.spots.numbers, *pairs)
    return Met(*pairs, place, time, parts, levels, np.full(count, weight), own)


@in_place
def _look_at(
    spots: Spots,
    weights: Weights,
    pairs: tuple[Ints, Ints, Floats],
    alike: tuple[Bytes, Bytes],
    met: tuple[Floats, Floats, Bytes, Any],
) -> None:
    """Write how many deviations two reports are apart, how alike they are, and whether they are of one source."""
    first, second, parts = pairs
    place, time, levels, own = met
    for k in range(len(first)):
        i, j = first[k], second[k]
        place[k] = parts[0, k] / math.sqrt(spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2)
        time[k] = parts[1, k] / math.sqrt(spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2)
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
    return 1 + int(codes[i] == codes[j])
