"""Learn from the pairs of two lists by the day what it is worth whom either says were harmed: civilians, fighters, or both.

A list of civilian harm holds few of the events in which another list knows of fighters alone, and a list of battles few of those that harmed
civilians. Of each two lists that have a law:

1. Of pairs near in place and time, with their probability (by_probability), it is counted how often the two say so and so of one incident, and how
   often of two. It is believed, for some pairs, that it says nothing.
2. By what that is worth each pair is a little more or less probable, and it is counted anew, a hundred times over.

Pairs that are hardly probable are left out: their figures made most of them so, and who counts other victims gives other figures.
Where few probable pairs tell, nothing is learnt; that two say the same never counts against them, and who does not say it says nothing.
"""

from typing import Any

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.learning.figurelearning import pairs_of_each
from truceline.incident.learning.nearby import tally
from truceline.incident.likeness.days import ByDay
from truceline.incident.model import DayLaw
from truceline.values.taxonomy import HARMED

_KINDS = len(HARMED)
_FEWEST = 100.0  # probable pairs of which both say it
_HELD = 30.0  # pairs' worth of belief that it says nothing
_FEW = 20.0  # strangers' worth of belief that neighbours say it as often as all do
_TELLS = 0.1  # probability of a pair that is counted
_ROUNDS = 100
_MOST_NATS = 4.0
_MOST_PROBABLE = 1.0 - 1e-9
_LEAST = 1e-4


def learn_harmed(
    laws: tuple[DayLaw, ...], by_day: ByDay, pairs: tuple[Ints, Ints, Floats], harmed: Ints
) -> tuple[DayLaw, ...]:
    """The laws, each with what it is worth whom its two lists say were harmed; pairs with their probability, reports with their place in HARMED or -1."""
    found = []
    for law, (one, other, likely) in pairs_of_each(laws, by_day, pairs):
        told = (harmed[one] >= 0) & (harmed[other] >= 0)
        both = harmed[one].astype(np.int64) * _KINDS + harmed[other]
        found.append(law._replace(harmed=_worth_of_both(both[told], likely[told])))
    return tuple(found)


def _worth_of_both(both: Longs, likely: Floats) -> Any:
    """What the two lists' words are worth together, the first's by row and the second's by column; nothing where few tell."""
    if float(likely[likely >= _TELLS].sum()) < _FEWEST:
        return ()
    tells = likely >= _TELLS
    both, probable = both[tells], np.minimum(likely[tells], _MOST_PROBABLE)
    odds, worth = probable / (1.0 - probable), np.zeros(_KINDS * _KINDS)
    for _ in range(_ROUNDS):
        weighed = odds * np.exp(worth[both])
        one, two = (tally(both, each, len(worth)) for each in (weighed / (1.0 + weighed), 1.0 / (1.0 + weighed)))
        strange = (two + _FEW * _by_chance(two)) / (two.sum() + _FEW)
        same = (one + _HELD * strange) / (one.sum() + _HELD)
        worth = np.clip(np.log(np.maximum(same, _LEAST) / np.maximum(strange, _LEAST)), -_MOST_NATS, _MOST_NATS)
    square = np.round(worth.reshape(_KINDS, _KINDS), 3)
    np.fill_diagonal(square, np.maximum(square.diagonal(), 0.0))
    return tuple(map(tuple, square.tolist()))


def _by_chance(two: Floats) -> Floats:
    """How often two strangers say so and so, if what the one says had nothing to do with what the other does."""
    square = two.reshape(_KINDS, _KINDS)
    whole = max(float(two.sum()), _LEAST)
    return np.asarray(np.outer(square.sum(axis=1), square.sum(axis=0)).ravel() / whole**2)
