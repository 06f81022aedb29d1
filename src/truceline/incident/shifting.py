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

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.incident import kernels
from truceline.incident.candidates import candidates, searches
from truceline.incident.kernels import Chance, Ints, Longs, Search, Spots
from truceline.incident.model import Bytes, Floats, Weights, act_alikeness, weapon_alikeness

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
    levels: Ints  # rows: act, weapon, actor, target
    weight: Floats  # how many pairs each stands for
    own: Any  # whether both are of one source

    def chosen(self, which: Any) -> "Met":
        """Some of the pairs."""
        columns: tuple[Any, ...] = self
        return Met(*(column[..., which] for column in columns))


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
        self.bound = np.full(kernels.KINDS, kernels.LOTS, np.int64)
        self.met: list[tuple[Met, Longs, Bytes]] = []
        nobody = np.empty(0, np.int32)
        self.add((nobody, nobody), 1.0)  # where all of a few days' reports are moved beyond them

    def add(self, pairs: tuple[Ints, Ints], weight: float) -> None:
        """Draw from pairs, each of which stands for so many."""
        first, second = pairs
        lots, kinds = np.empty(len(first), np.int64), np.empty(len(first), np.int8)
        drawn = (self.scene.lots, self.bound, lots, kinds)
        count = kernels.draw(self.scene.spots, self.scene.weights, pairs, drawn)
        met = _met(self.scene, (first[:count], second[:count]), self.alike, weight)
        self.met.append((met, lots[:count], kinds[:count]))
        while (many := self._counted() > self.enough * _TIMES).any():
            self.bound[many] //= 2
            self.met = [self._still(*each) for each in self.met]

    def _counted(self) -> Longs:
        return np.asarray(sum(np.bincount(kinds, minlength=kernels.KINDS) for _, _, kinds in self.met))

    def _still(self, met: Met, lots: Longs, kinds: Bytes) -> tuple[Met, Longs, Bytes]:
        wins = lots < self.bound[kinds]
        return met.chosen(wins), lots[wins], kinds[wins]

    def all(self, count: int) -> Met:
        """All that was drawn, weighed for what was not; by rows of the reports, not of those moved."""
        whole = Met(
            *(np.concatenate(columns, axis=-1) for columns in zip(*(met for met, _, _ in self.met), strict=True))
        )
        kinds = np.concatenate([kinds for _, _, kinds in self.met])
        weight = whole.weight * (kernels.LOTS / self.bound[kinds])
        return whole._replace(first=whole.first % count, second=whole.second % count, weight=weight)


def met_pairs(scene: Scene, enough: int = _ENOUGH) -> tuple[Met, Met]:
    """Pairs within reach as they are, and as they would be met by chance; of more than enough of a kind a share of them."""
    count = len(scene.spots.at)
    doubled = Spots(*(np.concatenate([column, column]) for column in scene.spots))
    chance = scene.chance._replace(crowd=np.concatenate([scene.chance.crowd] * 2))
    both = Scene(doubled, scene.comparable, scene.weights, chance, np.concatenate([scene.lots] * 2))
    spans = _spans(scene.spots.at[scene.comparable])
    as_is, moved = _Drawn(both, enough), _Drawn(both, enough)
    for grid, search in searches(scene.spots, scene.comparable, scene.weights):
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
    spots, weights = scene.spots, scene.weights
    first, second = (side.copy() for side in pairs)  # the room they are found in is used again
    parts = kernels.score_pairs(spots, weights, scene.chance, (first, second))
    variance = spots.variance_m2[first] + spots.variance_m2[second] + weights.extent2
    spread = spots.variance_s2[first] + spots.variance_s2[second] + weights.duration2
    named = [
        np.where((codes[first] < 0) | (codes[second] < 0), 0, 1 + (codes[first] == codes[second]))
        for codes in (spots.actor, spots.target)
    ]
    levels = [alike[0][spots.act[first], spots.act[second]], alike[1][spots.weapon[first], spots.weapon[second]]]
    return Met(
        first,
        second,
        parts[0] / np.sqrt(variance),
        parts[1] / np.sqrt(spread),
        parts,
        np.array([*levels, *named], np.int8),
        np.full(len(first), weight),
        spots.source[first] == spots.source[second],
    )
