"""How probable it is that a pair tells of one incident: a number that can be believed, where a score promises too much.

A score weighs two reports alone. A source tells of an incident once, so of several good candidates of one source at
most one is right: they are rivals. What a pair's odds are beside those of its rivals is looked up in a table of the model
(`LinkModel.calibration`), which says how often such pairs were right where the truth is known.

Rivals are offered pairs of the two reports alone, so the probability of a pair depends on its surroundings as its score does.
"""

import numpy as np

from truceline.incident.compare import Pairs
from truceline.incident.kernels import Ints
from truceline.incident.model import Floats, Knots


def probability(pairs: Pairs, source: Ints, calibration: Knots) -> Floats:
    """The probability of each offered pair, beside all that are offered; `source` by row of the reports."""
    return looked_up(beside_rivals(pairs, source), calibration)


def beside_rivals(pairs: Pairs, source: Ints) -> Floats:
    """The logarithm of each pair's odds beside those of its rivals, on both sides; alone, a pair has its score."""
    odds = np.exp(np.clip(pairs.score, -700.0, 300.0))
    rivals = np.zeros(len(pairs))
    for report, other in ((pairs.first, pairs.second), (pairs.second, pairs.first)):
        candidates = report.astype(np.int64) << 32 | source[other]
        _, back = np.unique(candidates, return_inverse=True)
        rivals += np.maximum(np.bincount(back, odds)[back] - odds, 0.0)
    return np.asarray(pairs.score - np.log1p(rivals))


def looked_up(score: Floats, calibration: Knots) -> Floats:
    """What the table says of each score: even between its rows, as at its ends beyond them."""
    scores, probabilities = np.array(calibration).T
    return np.asarray(np.interp(score, scores, probabilities))
