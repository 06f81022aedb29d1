"""How many pairs of each likeness are met beyond chance: what nobody labelled, counted.

Chance is what is met when reports are moved in time (shifting), set right by two things that moving takes away: days that are
busier than those around them, as pairs far apart tell; and bursts, as pairs of one source tell, which are two incidents.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats
from truceline.incident.learning.shifting import Met
from truceline.incident.likeness.spread import EDGES
from truceline.incident.model import FigureShares, LinkModel, Shares

FAR = 12.0  # deviations: hardly any pair of one incident is farther apart
MISSED = 0.1  # by which share what is measured of chance may be wrong
_NEAR = 3.0  # most pairs of one incident are nearer
_STANDS_OUT = 4.0  # standard deviations by which what is met must exceed chance, that anything be learnt
_DOUBT = 1.03  # chance is believed to be this much more than was measured
_ALIKE = 30.0  # pairs' worth of belief that those of one source lie by chance as those of two do
_HELD = 10.0  # pairs' worth of belief that a bin is as those around it
_BESIDE = (25, 13, 5)  # how many bins around speak, first of all and last
_BUSIEST, _MOST_BURST = 2.0, 15.0
_SAME, _STRANGE = 30.0, 60.0  # pairs' worth of belief in what the model says of one incident, and of strangers
_AS_ANYWHERE = 2_000.0  # pairs' worth of belief that strangers near each other are alike as any within reach are
_LEAST, _MOST_NATS = 1e-3, 4.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Pairs as they are and by chance, of two sources and of one."""

    met: Met
    chance: Met
    own: Met
    own_chance: Met

    def chosen(self, which: Callable[[Met], Bools]) -> "Seen":
        """Those of which a condition holds."""
        return Seen(*(pairs.chosen(which(pairs)) for pairs in (self.met, self.chance, self.own, self.own_chance)))

    def far(self) -> "Seen":
        """Those that are too far apart to be of one incident."""
        return self.chosen(lambda pairs: np.asarray(pairs.place > FAR))

    def counted(self, count: Callable[[Met], Floats]) -> "Counts":
        """How many there are of each kind, by bins."""
        return Counts(*(count(pairs) for pairs in (self.met, self.chance, self.own, self.own_chance)))


class Counts(NamedTuple):
    """How many pairs there are, by bins, of the four kinds of `Seen`."""

    met: Floats
    chance: Floats
    own: Floats
    own_chance: Floats

    def summed(self) -> "Counts":
        """Each bin as all bins together."""
        return Counts(*(np.full(len(each), each.sum()) for each in self))


class Beyond(NamedTuple):
    """By bins of deviations: how many pairs are met, and how many of them are chance."""

    met: Floats
    chance: Floats

    def stands_out(self) -> bool:
        """Whether what is near is met more often than chance explains."""
        near = EDGES[:-1] < _NEAR
        met, chance = float(self.met[near].sum()), float(self.chance[near].sum())
        return met - chance > _STANDS_OUT * float(np.sqrt(met + chance))


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


def worth_of_levels(near: Seen, wide: Met, model: LinkModel) -> Worth:
    """What each level of each trait is worth: how often it is of one incident, against how often of strangers.

    `near` are pairs near in place and time: what is met there beyond chance is of one incident. What strangers are
    like is told by pairs that were moved, in the words of two sources, not of one: by all within reach (`wide`), and where there are
    many by those that lie near all the same, for one place has its own kinds of fire.
    """
    everywhere = near.far()
    whole = beside_chance(near.counted(_all_of), everywhere.counted(_all_of) if len(everywhere.met.first) else _none())
    times = float(whole.chance[0]) / max(float(near.chance.weight.sum()), 1.0)
    worth = {}
    believed_of = _believed(model)
    for row, (trait, shares) in enumerate(believed_of.items()):
        believed = np.array(shares) / sum(shares)
        same = _of_one(near, row, believed, times)
        strange, beside = (
            np.bincount(pairs.levels[row], pairs.weight, len(shares) + 1)[1:] for pairs in (wide, near.chance)
        )
        strangers = (strange + _STRANGE * believed) / (strange.sum() + _STRANGE)
        strangers = (beside + _AS_ANYWHERE * strangers) / (beside.sum() + _AS_ANYWHERE)
        told = np.log(np.maximum(same, _LEAST) / np.maximum(strangers, _LEAST))
        worth[trait] = np.where(believed > 0, np.clip(told, -_MOST_NATS, _MOST_NATS), 0.0)
    figures = [
        _of_one(near, len(believed_of) + row, np.array(shares), times) for row, shares in enumerate(model.figure_shares)
    ]
    return Worth(worth, FigureShares(*(tuple(np.round(each, 6).tolist()) for each in figures)))


def _of_one(near: Seen, row: int, believed: Floats, times: float) -> Floats:
    """How often two reports of one incident are so alike, level by level."""
    met, chance = (
        np.bincount(pairs.levels[row], pairs.weight, len(believed) + 1)[1:] for pairs in (near.met, near.chance)
    )
    beyond = np.maximum(met - times * chance, 0.0)
    # The less stands out from chance, the more is believed.
    held = _SAME + 2.0 * float(np.sqrt((met + times**2 * chance + (MISSED * times * chance) ** 2).sum()))
    return np.asarray((beyond + held * believed) / (beyond.sum() + held))


def _all_of(pairs: Met) -> Floats:
    return np.array([float(pairs.weight.sum())])


def _none() -> Counts:
    return Counts(*np.zeros((4, 1)))


def _believed(model: LinkModel) -> dict[str, Shares | tuple[float, ...]]:
    """How often two reports of one incident are so alike, level by level, in the order of `Met.levels`."""
    return {
        "act": model.act_shares,
        "weapon": (*model.weapon_shares[:2], 0.0, model.weapon_shares[2]),
        "actor": (1.0 - model.actor_share, model.actor_share),
        "target": (1.0 - model.target_share, model.target_share),
    }
