"""How many pairs of each likeness are met beyond chance: what nobody labelled, counted.

Chance is what is met when reports are moved in time (shifting), set right by two things that moving takes away: days that are
busier than those around them, as pairs far apart tell; and bursts, as pairs of one source tell, which are two incidents.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats
from truceline.incident.learning.tallies import Tally
from truceline.incident.likeness.spread import EDGES
from truceline.incident.model import FigureShares, LinkModel, Shares

MISSED = 0.1  # by which share what is measured of chance may be wrong
_NEAR = 3.0  # most pairs of one incident are nearer
STANDS_OUT = 4.0  # standard deviations by which what is met must exceed chance, that anything be learnt
_DOUBT = 1.03  # chance is believed to be this much more than was measured
_ALIKE = 30.0  # pairs' worth of belief that those of one source lie by chance as those of two do
_HELD = 10.0  # pairs' worth of belief that a bin is as those around it
_BESIDE = (25, 13, 5)  # how many bins around speak, first of all and last
_BUSIEST, _MOST_BURST = 2.0, 15.0
_SAME, _STRANGE = 30.0, 60.0  # pairs' worth of belief in what the model says of one incident, and of strangers
_AS_ANYWHERE = 2_000.0  # pairs' worth of belief that strangers near each other are alike as any within reach are
_LEAST, _MOST_NATS = 1e-3, 4.0


class Counts(NamedTuple):
    """How many pairs there are, by bins, as they are and by chance, of two sources and of one."""

    met: Floats
    chance: Floats
    own: Floats
    own_chance: Floats

    def summed(self) -> "Counts":
        """Each bin as all bins together."""
        return Counts(*(np.full(len(each), each.sum()) for each in self))


class Seen(NamedTuple):
    """Pairs as they are, and by chance."""

    as_is: Tally
    moved: Tally

    def counted(self, column: str) -> Counts:
        """One column of both."""
        as_is, moved = (getattr(tally, column) for tally in self)
        return Counts(as_is[0], moved[0], as_is[1], moved[1])


class Beyond(NamedTuple):
    """By bins of deviations: how many pairs are met, and how many of them are chance."""

    met: Floats
    chance: Floats

    def deviations(self) -> float:
        """By how many deviations what is near is met more often than chance explains."""
        return in_deviations(self, EDGES[:-1] < _NEAR)

    def stands_out(self) -> bool:
        """Whether it is so by more than lots would have it."""
        return self.deviations() > STANDS_OUT


def in_deviations(beyond: Beyond, some: Bools) -> float:
    """By how many standard deviations more pairs are met in some of the bins than chance explains."""
    met, chance = float(beyond.met[some].sum()), float(beyond.chance[some].sum())
    return (met - chance) / max(float(np.sqrt(met + chance)), 1e-9)


def beside_chance(near: Counts, far: Counts) -> Beyond:
    """What is met, and how much of it is chance; `far` are pairs too far apart to be of one incident.

    Pairs of one source are few: they are believed to lie by chance as those of two sources do.
    """
    busy = np.clip(_times_more(far.met, far.chance), 1.0 / _BUSIEST, _BUSIEST)
    expected = near.chance * near.own_chance.sum() / max(float(near.chance.sum()), 1.0)
    own_chance = expected * (near.own_chance + _ALIKE) / (expected + _ALIKE)
    own_busy = np.clip(_times_more(far.own, far.own_chance), 1.0 / _BUSIEST, _BUSIEST)
    burst = np.minimum(_times_more(near.own, own_chance * own_busy), _MOST_BURST)
    return Beyond(near.met, near.chance * np.maximum(busy, burst) * _DOUBT)


def _times_more(one: Floats, other: Floats) -> Floats:
    """How many times more, bin by bin: where few pairs tell, those of the bins around speak with them."""
    ratio = np.ones(len(one))
    for width in _BESIDE:
        more, less = (_around(each, width) for each in (one, other))
        ratio = (more + _HELD * ratio) / (less + _HELD)
    return ratio


def _around(counts: Floats, width: int) -> Floats:
    """Of each bin the sum of so many bins around it."""
    sums = np.concatenate([[0.0], np.cumsum(counts)])
    at = np.arange(len(counts))
    low, high = np.maximum(at - width // 2, 0), np.minimum(at + width // 2 + 1, len(counts))
    return np.asarray(sums[high] - sums[low])


class Worth(NamedTuple):
    """What is learnt of traits: in nats, level by level; and of numbers, how often they are so alike in one incident."""

    traits: dict[str, Floats]
    figures: FigureShares


def worth_of_levels(seen: Seen, model: LinkModel) -> Worth:
    """What each level of each trait is worth: how often it is of one incident, against how often of strangers.

    What is met near in place and time beyond chance is of one incident. What strangers are
    like is told by pairs that were moved, in the words of two sources, not of one: by all within reach, and where there are
    many by those that lie near all the same, for one place has its own kinds of fire.
    """
    near, far = (Counts(*(each[part : part + 1] for each in seen.counted("near"))) for part in (0, 1))
    whole = beside_chance(near, far if far.met[0] > 0.0 else Counts(*np.zeros((4, 1))))
    times = float(whole.chance[0]) / max(float(near.chance[0]), 1.0)
    worth = {}
    believed_of = _believed(model)
    for row, (trait, shares) in enumerate(believed_of.items()):
        believed = np.array(shares) / sum(shares)
        same = _of_one(seen, row, believed, times)
        strange, beside = (levels[0, row, 1 : len(shares) + 1] for levels in (seen.moved.any_levels, seen.moved.levels))
        strangers = (strange + _STRANGE * believed) / (strange.sum() + _STRANGE)
        strangers = (beside + _AS_ANYWHERE * strangers) / (beside.sum() + _AS_ANYWHERE)
        told = np.log(np.maximum(same, _LEAST) / np.maximum(strangers, _LEAST))
        worth[trait] = np.where(believed > 0, np.clip(told, -_MOST_NATS, _MOST_NATS), 0.0)
    figures = [
        _of_one(seen, len(believed_of) + row, np.array(shares), times) for row, shares in enumerate(model.figure_shares)
    ]
    return Worth(worth, FigureShares(*(tuple(np.round(each, 6).tolist()) for each in figures)))


def _of_one(seen: Seen, row: int, believed: Floats, times: float) -> Floats:
    """How often two reports of one incident are so alike, level by level."""
    met, chance = (tally.levels[0, row, 1 : len(believed) + 1] for tally in seen)
    beyond = np.maximum(met - times * chance, 0.0)
    # The less stands out from chance, the more is believed.
    held = _SAME + 2.0 * float(np.sqrt((met + times**2 * chance + (MISSED * times * chance) ** 2).sum()))
    return np.asarray((beyond + held * believed) / (beyond.sum() + held))


def _believed(model: LinkModel) -> dict[str, Shares | tuple[float, ...]]:
    """How often two reports of one incident are so alike, level by level, in the order of `Met.levels`."""
    return {
        "act": model.act_shares,
        "weapon": (*model.weapon_shares[:2], 0.0, model.weapon_shares[2]),
        "actor": (1.0 - model.actor_share, model.actor_share),
        "target": (1.0 - model.target_share, model.target_share),
    }
