"""How much each part of a score is to count, and with what odds to begin, so that a score is the logarithm of true odds.

The parts are not independent: who names the same place is near it. Where labels lack, pairs of one source tell:
they are two incidents for certain, yet lie as near and are as alike as strangers are. So of the pairs of two sources
with some likeness, as many are mere chance as the pairs of one source with that likeness, times how many more strangers
two sources have. If s is the score, two sources are met (1 + exp s) times as often as chance alone would have it; weights and
odds are chosen under which what was met is likeliest. What people judged counts as what it is.

How many more strangers two sources have is taken from pairs that are far apart in place or time, nearly all of which are of
two incidents, for precise and for vague reports apart. Far pairs also tell where one source's own words and names are more
alike than those of two sources: what codes say of pairs of one source is moved to where it lies, rank by rank, for two.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.incident.model import Floats, Ints

_ROUNDS = 12
_HELD_BY = 60.0  # pairs' worth of belief in each weight as it is
_FAR = -1.5  # nats of place and time: pairs below it are mere chance
_NEAR = -4.0  # pairs below it tell nothing more
_FEWEST_FAR = 40
# How far weights may go, for space, time, act, actor, figures, words and crowd. Places and times are measured against chance
# with care and count nearly whole; a list that hardly overlaps another must not teach that they say nothing.
LEAST = np.array([0.6, 0.6, 0.3, 0.3, 0.3, 0.1, 0.1])
MOST = np.array([1.2, 1.2, 1.2, 1.2, 1.2, 1.0, 1.1])
_MOST_ROWS = 60_000
_STEEPEST = 30.0
JUDGED = 10.0  # a judged pair counts like so many


class Evidence(NamedTuple):
    """Parts of scores (a row for each pair, the first two of place and time), their sum with the odds, and how well place and time are known."""

    parts: Floats
    score: Floats
    stratum: Ints

    def chosen(self, which: Any) -> "Evidence":
        """Some of the pairs."""
        return Evidence(self.parts[which], self.score[which], self.stratum[which])

    def geometry(self) -> Floats:
        """What place and time say."""
        return np.asarray(self.parts[:, 0] + self.parts[:, 1])


@dataclass(frozen=True, slots=True)
class Fitted:
    """By how much to multiply each part, and what to add to the odds."""

    weights: Floats
    odds: float


def fit(
    met: Evidence,
    strangers: Evidence,
    judged: tuple[Floats, Floats, Floats],
    times: float,
    bounds: tuple[Floats, Floats],
) -> Fitted:
    """Fit weights of parts and odds within bounds; `judged` are parts, scores and answers (1: same) of judged pairs.

    `times` is how many more strangers two sources have where far pairs are too few to tell.
    """
    more = _more_strangers(met, strangers, times)
    strangers = _as_of_two(met, strangers)
    met, strangers = (e.chosen(e.geometry() > _NEAR) for e in (met, strangers))
    thin = [max(1, -(-len(e.score) // _MOST_ROWS)) for e in (met, strangers)]
    met, strangers = met.chosen(slice(None, None, thin[0])), strangers.chosen(slice(None, None, thin[1]))
    parts = np.concatenate([met.parts, strangers.parts, judged[0]])
    rest = np.concatenate(
        [e.score - e.parts.sum(axis=1) for e in (met, strangers)] + [judged[1] - judged[0].sum(axis=1)]
    )
    kind = np.repeat([0, 1, 2], [len(met.score), len(strangers.score), len(judged[1])])
    weight = np.concatenate(
        [np.full(len(met.score), thin[0]), thin[1] * more[strangers.stratum], np.full(len(judged[1]), JUDGED)]
    )
    answer = np.concatenate([np.zeros(len(met.score) + len(strangers.score)), judged[2]])
    rows = np.concatenate([parts, np.ones((len(parts), 1))], axis=1)
    start = np.ones(rows.shape[1])
    start[-1] = 0.0
    found = start.copy()
    for _ in range(_ROUNDS):
        score = np.clip(rows @ found + rest, -_STEEPEST, _STEEPEST)
        slope, bend = _slopes(score, kind, weight, answer)
        held = np.full(rows.shape[1], _HELD_BY)
        held[-1] = 1.0
        gradient = rows.T @ slope - held * (found - start)
        curve = (rows * bend[:, None]).T @ rows + np.diag(held)
        step = np.linalg.solve(curve, gradient)
        found = found + step * min(1.0, 0.5 / max(float(np.abs(step).max()), 1e-9))
        found[:-1] = np.clip(found[:-1], *bounds)
    return Fitted(found[:-1], float(found[-1]))


def _more_strangers(met: Evidence, strangers: Evidence, times: float) -> Floats:
    """For each stratum how many pairs of two sources are mere chance for one pair of one source."""
    strata = int(max(met.stratum.max(initial=0), strangers.stratum.max(initial=0))) + 1
    two = np.bincount(met.stratum[met.geometry() < _FAR], minlength=strata)
    one = np.bincount(strangers.stratum[strangers.geometry() < _FAR], minlength=strata)
    whole = float(two.sum()) / max(float(one.sum()), 1.0) if one.sum() >= _FEWEST_FAR else times
    return np.asarray((two + _FEWEST_FAR * whole) / (one + _FEWEST_FAR))


def _as_of_two(met: Evidence, strangers: Evidence) -> Evidence:
    """Pairs of one source with what codes say moved, rank by rank, to where it lies for far pairs of two sources."""
    far, own_far = met.geometry() < _FAR, strangers.geometry() < _FAR
    if far.sum() < _FEWEST_FAR or own_far.sum() < _FEWEST_FAR:
        return strangers
    parts = strangers.parts.copy()
    # Equal values are spread over the ranks they share, the same way every time.
    jitter = np.random.default_rng(0).uniform(-1e-6, 1e-6, len(parts))
    for column in range(2, parts.shape[1] - 1):
        values = parts[:, column] + jitter
        ranks = np.searchsorted(np.sort(values[own_far]), values) / int(own_far.sum())
        others = np.sort(met.parts[far, column])
        parts[:, column] = others[np.minimum((ranks * len(others)).astype(np.int64), len(others) - 1)]
    moved = strangers.score + parts.sum(axis=1) - strangers.parts.sum(axis=1)
    return Evidence(parts, moved, strangers.stratum)


def _slopes(score: Floats, kind: Ints, weight: Floats, answer: Floats) -> tuple[Floats, Floats]:
    """First and (for safety positive) second derivatives of the log-likelihood by the score."""
    odds = np.exp(score)
    probability = odds / (1.0 + odds)
    chosen = odds / (2.0 + odds)
    slope = np.where(kind == 0, probability - chosen, np.where(kind == 1, -chosen, answer - probability))
    curve = 2.0 * odds / (2.0 + odds) ** 2
    sharp = probability * (1.0 - probability)
    bend = np.where(kind == 0, np.maximum(curve - sharp, 0.0) + 0.02 * sharp, np.where(kind == 1, curve, sharp))
    return weight * slope, weight * bend
