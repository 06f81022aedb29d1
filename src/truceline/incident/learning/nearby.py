"""Pairs of two sources near in place and time, and such as would be by chance at like distance: what likeness is learnt from.

A likeness that merely follows from nearness must be worth nothing: two reports of one town name that town, of one
incident or not. So what is met is compared with pairs that are equally near but were moved in time (shifting), distance by distance.
Fighting comes in bursts: what rows of one source, which are two incidents, meet more often than by chance is put back into chance,
for two lists by the day half of it (a square root), as in by_day.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.learning.meeting import Meeting, meet
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.shifting import Met
from truceline.incident.model import LinkModel, weights_of

_NEAR = (
    1.5  # nats that place and time must say for a pair, or three quarters of what they say at most where that is less
)
_SHARE = 0.75
_KM = np.geomspace(0.1, 128.0, 12)  # kilometres, edges of like distance
_BINS = len(_KM) + 1
_DAY_S = 86_400.0
_ALIKE = 10.0  # pairs' worth of belief, at each distance, in the burst of all
_ANY = 30.0  # in none
_MOST_BURST = 15.0
_MISSED = 0.1  # by which share what is measured of chance may be wrong
_SPACE, _TIME = 2, 3


class Side(NamedTuple):
    """Pairs by rows: how far apart, how many each stands for, and how many of those would be near in place and time by chance."""

    first: Ints
    second: Ints
    bin: Longs
    weight: Floats
    expected: Floats


@dataclass(frozen=True, slots=True)
class Nearby:
    """Pairs that are near as they are, and pairs as they are met by chance, near or not."""

    met: Side
    chance: Side
    own: Side  # the same of one source: two incidents, whatever they have in common
    own_chance: Side
    burst: float  # how much of what own pairs tell is believed of those of two sources, as a power

    def at_like_distance(self, met: Bools, chance: Bools) -> Floats:
        """Of some pairs met by chance, how many each stands for among as many of each distance as are met beyond chance."""
        counts = np.bincount(self.met.bin[met], self.met.weight[met], _BINS)
        counts -= np.bincount(self.chance.bin[chance], self.chance.expected[chance], _BINS)
        weight, far = self.chance.weight[chance], self.chance.bin[chance]
        whole = np.bincount(far, weight, _BINS)
        return np.asarray(weight * (np.maximum(counts, 0.0) / np.maximum(whole, 1e-9))[far])


def tally(kinds: Longs, weight: Floats, size: int) -> Floats:
    """How many pairs of each kind there are, by their weights."""
    return np.asarray(np.bincount(kinds, weight, size), np.float64)


def doubt(met: Floats, expected: Floats) -> Floats:
    """By how many pairs what is met beyond chance may be wrong: two deviations."""
    return np.asarray(2.0 * np.sqrt(met + expected + (_MISSED * expected) ** 2))


def nearby(some: Sample, model: LinkModel) -> Nearby:
    """Pairs of these reports, by a model that holds the laws of lists that know only the day."""
    met = meet(some, model, weights_of(model))
    of_two, moved_of_two, of_one, moved_of_one = (
        pairs.chosen(pairs.own == own) for own in (False, True) for pairs in (met.as_is, met.moved)
    )
    least = min(_NEAR, float(_said(_by_law(of_two, met)).max(initial=0.0)) * _SHARE)
    as_is, own = (_as_is(pairs, met, least) for pairs in (of_two, of_one))
    chance, own_chance = (_moved(pairs, met, least) for pairs in (moved_of_two, moved_of_one))
    power = 0.5 if model.by_day else 1.0
    burst = _burst(own, own_chance) ** power
    chance = chance._replace(expected=chance.expected * burst[chance.bin])
    return Nearby(as_is, chance, own, own_chance, power)


def _burst(own: Side, chance: Side) -> Floats:
    """How many times more often rows of one source are near than by chance, by distance."""
    met, strangers = (np.bincount(side.bin, side.expected, _BINS) for side in (own, chance))
    whole = (met.sum() + _ANY) / (strangers.sum() + _ANY)
    return np.asarray(np.clip((met + _ALIKE * whole) / (strangers + _ALIKE), 1.0, _MOST_BURST))


def _by_law(pairs: Met, met: Meeting) -> Floats:
    return met.laid.by_day.weighed(met.parts(pairs), pairs.first, pairs.second, met.scene.weights.further)


def _said(parts: Floats) -> Floats:
    """What place and time say of each pair."""
    return np.asarray(parts[_SPACE] + parts[_TIME])


def _as_is(pairs: Met, met: Meeting, least: float) -> Side:
    parts = _by_law(pairs, met)
    near = np.flatnonzero(_said(parts) > least)
    weight = pairs.weight[near]
    return Side(pairs.first[near], pairs.second[near], _bins(parts[0, near]), weight, weight)


def _moved(pairs: Met, met: Meeting, least: float) -> Side:
    """What was moved may be as many days before as after: half of it is taken for either."""
    parts = met.parts(pairs)
    days = np.rint(parts[1] / _DAY_S).astype(np.int64)
    ends, further = (pairs.first, pairs.second), met.scene.weights.further
    expected = np.zeros(len(days))
    for apart in (days, -days):
        near = _said(met.laid.by_day.weighed_apart(parts.copy(), ends, apart, further)) > least
        expected += pairs.weight * near / 2.0
    return Side(pairs.first, pairs.second, _bins(parts[0]), pairs.weight, expected)


def _bins(metres: Floats) -> Longs:
    return np.asarray(np.digitize(metres / 1_000.0, _KM), np.int64)
