"""What it is worth that two reports share words, learnt from the reports themselves, at like distance.

1. What is believed beforehand: the more rarely pairs met by chance, equally near, share so much, the more it says, slowly.
2. Of what is met near in place and time beyond chance it is counted how much it shares.
3. Strangers in one burst name the same things: what rows of one source, which are two incidents, share more often near in
   time than by chance is put back into chance.
4. More that is shared never says less.

Where that tells of a pair hardly more than chance would, as where a name follows from the place, words say nothing. In short lists, where
few pairs are beyond chance, what is believed beforehand stands.
"""

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Longs
from truceline.incident.learning.nearby import Nearby, Side, doubt, tally
from truceline.incident.likeness.days import never_rising
from truceline.incident.likeness.sharing import SHARED, Words, weigh_shared
from truceline.incident.likeness.words import common_words, told_words, weighed_words
from truceline.incident.model import WordLaw

_LEVELS = len(SHARED) + 1
_TELLING = (
    0.25  # power of the rarity among strangers by which it is believed to be rarer among them than in one incident
)
_MOST_BELIEVED = 4.0  # times more often, whatever is shared
_HELD = 30.0  # pairs' worth of that belief, at each level
_ALIKE = 30.0  # pairs' worth of belief that rows of one source share near in time what they share by chance
_FEW = 50.0  # pairs beyond chance; fewer do not tell whether words tell little, and what is believed stands
_LEAST_CHANCE = 40  # pairs that are met by chance, without which nothing is known of what strangers share
_TELLS = 0.1  # nats of a pair of one incident that words must tell on average
_MOST_NATS = 4.0


def learn_words(reports: pa.Table, nearby: Nearby) -> WordLaw | None:
    """The law of words among these reports, or none where words tell too little."""
    told = told_words(reports)
    common = common_words(told)
    words = weighed_words(told, reports.num_rows, WordLaw((0.0,) * _LEVELS, common))
    (met, met_at), (chance, chance_at) = (_levels(words, side) for side in (nearby.met, nearby.chance))
    if not met_at.any() or chance_at.sum() < _LEAST_CHANCE:
        return None
    burst = _burst(words, nearby) ** nearby.burst
    n = tally(met, nearby.met.weight[met_at], _LEVELS)
    expected = tally(chance, nearby.chance.expected[chance_at], _LEVELS)
    expected = _as_many(expected * burst, float(expected.sum()))
    share = tally(chance, nearby.at_like_distance(met_at, chance_at), _LEVELS) * burst
    share = _as_many(share + 1e-3, 1.0)
    beyond = max(float(n.sum() - expected.sum()), 0.0)
    held = _HELD + doubt(n, expected)
    same = share * (np.maximum(n - expected, 0.0) + held * believed_ratio(share)) / (beyond * share + held)
    same = _as_many(same, 1.0)
    ratio = never_rising(same[::-1], share[::-1])[::-1]
    worth = np.clip(np.log(ratio), -_MOST_NATS, _MOST_NATS)
    tells = beyond < _FEW or float((same * worth).sum()) >= _TELLS
    return WordLaw(tuple(np.round(worth, 3).tolist()), common) if tells else None


def believed_ratio(share: Floats) -> Floats:
    """Step 1: how many times more often than strangers two reports of one incident share so much, by the shares of strangers."""
    rarer = np.minimum(np.append(np.cumsum(share[::-1])[::-1], 0.0), 1.0)
    power = rarer ** (1.0 - _TELLING)
    ratio = (power[:-1] - power[1:]) / np.maximum(rarer[:-1] - rarer[1:], 1e-9)
    return np.asarray(np.minimum(ratio, _MOST_BELIEVED))


def _burst(words: Words, nearby: Nearby) -> Floats:
    """Step 3: by levels, how many times more often rows of one source share so much near in time, at like distance."""
    (own, own_at), (chance, chance_at) = (_levels(words, side) for side in (nearby.own, nearby.own_chance))
    bins = int(max(nearby.own.bin.max(initial=0), nearby.own_chance.bin.max(initial=0))) + 1
    far, weight = nearby.own_chance.bin[chance_at], nearby.own_chance.weight[chance_at]
    near = tally(nearby.own.bin[own_at], nearby.own.weight[own_at], bins)
    like = weight * (near / np.maximum(tally(far, weight, bins), 1e-9))[far]
    met = tally(own, nearby.own.weight[own_at], _LEVELS)
    by_chance = _as_many(tally(chance, like, _LEVELS), float(met.sum()))
    return np.asarray((met + _ALIKE) / (by_chance + _ALIKE))


def _levels(words: Words, side: Side) -> tuple[Longs, Bools]:
    """How much each pair shares, as a level, of the pairs of which both have words; and which those are."""
    shared = np.empty(len(side.first))
    weigh_shared(words, (side.first, side.second), shared)
    told = shared >= 0.0
    return np.asarray(np.digitize(shared[told], SHARED), np.int64), told


def _as_many(counts: Floats, total: float) -> Floats:
    """The same shares of so many."""
    return np.asarray(counts * (total / max(float(counts.sum()), 1e-9)))
