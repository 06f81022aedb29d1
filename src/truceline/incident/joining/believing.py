"""How probable it is that a pair tells of one incident: a number that can be believed, where a score promises too much.

A score weighs two reports alone. A source tells of an incident once, so of several good candidates of one source at
most one is right: they are rivals, and rivals have rivals. A candidate that another report fits better is hardly one; a report whose
best candidate is taken looks again at its second. What a pair's odds are in all assignments of partners together, one for each at
most, is found by belief propagation: each report tells each candidate how likely it is still free for it. It is exact where pairs
make no circles. What such odds are worth is looked up in a table of the model (`LinkModel.calibration`), which says how often such pairs were right
where the truth is known.

What a pair's odds are depends on what offered pairs connect it with, as its incident does, and on nothing else.
"""

import math

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.columns.counting import ordered
from truceline.incident.likeness.compare import Pairs
from truceline.incident.model import Knots
from truceline.values.shape.compiled import in_place, kernel

_ROUNDS = 10  # always as many: what is told in one part must not depend on another
_MOST, _LEAST = 300.0, -300.0  # nats
_FEWEST = 30.0  # partners to be expected
_JOINED = (0.1, 0.45)  # whatever else is found, nothing less likely is joined, and all that is likelier
_LESS = 1.0  # nats that scores promise too much, taken off before rivals are weighed


def probability(pairs: Pairs, source: Ints, calibration: Knots) -> Floats:
    """The probability of each offered pair, beside all that are offered; `source` by row of the reports."""
    return looked_up(beside_rivals(pairs, source), calibration)


def beside_rivals(pairs: Pairs, source: Ints) -> Floats:
    """The logarithm of each pair's odds beside those of its rivals, on both sides; alone, a pair has its score less one nat."""
    odds = np.exp(np.clip(pairs.score - _LESS, _LEAST, _MOST))
    # The rivals of a pair are all pairs of either report with the other's source, whichever report comes first in them.
    report, other = np.concatenate([pairs.first, pairs.second]), np.concatenate([pairs.second, pairs.first])
    side = _numbered(report, source[other], int(source.max(initial=0)) + 1)
    heard = np.concatenate([odds, odds])  # by the first report of each pair, and by the second
    total = np.empty(int(side.max(initial=0)) + 1)
    for _ in range(_ROUNDS):
        _tell(odds, side, heard, total)
    return np.asarray(np.log(heard).reshape(2, -1).sum(axis=0) - np.log(odds))


@kernel
def _numbered(report: Ints, of_source: Ints, sources: int) -> Ints:
    """One number for each report and each source of those it is paired with."""
    number = np.empty(len(report), np.int32)
    met_by, as_number = np.full(sources, -1, np.int32), np.empty(sources, np.int32)
    numbers = 0
    for k in ordered(report, (report.max() if len(report) else 0) + 1, np.arange(len(report)).astype(np.int32)):
        if met_by[of_source[k]] != report[k]:
            met_by[of_source[k]], as_number[of_source[k]] = report[k], numbers
            numbers += 1
        number[k] = as_number[of_source[k]]
    return number


@in_place
def _tell(odds: Floats, side: Ints, heard: Floats, total: Floats) -> None:
    """One round: each report tells each candidate how likely it is still free for it. `total` is room to work in."""
    total[:] = 0.0
    count = len(odds)
    for k in range(2 * count):
        total[side[k]] += heard[k]
    for k in range(count):
        others = 1.0 + max(total[side[k]] - heard[k], 0.0)
        back = 1.0 + max(total[side[k + count]] - heard[k + count], 0.0)
        # Half of what was told before: reports that answer each other in turns would never agree.
        heard[k] = math.sqrt(heard[k] * (odds[k] / back))
        heard[k + count] = math.sqrt(heard[k + count] * (odds[k] / others))


def worth_joining(pairs: Pairs, odds: Floats, otherwise: float) -> float:
    """From what odds on pairs are to be joined, as these reports have it: where the F1 to be expected of the joins is highest.

    Joining what is right with a probability of half that F1 changes it no more. The more doubtful all pairs are, the more
    doubtful ones are worth joining; whoever wants none that is doubtful looks at probabilities. Few partners tell nothing: then it is `otherwise`.
    """
    likely = 1.0 / (1.0 + np.exp(-odds))
    partners = float(likely.sum())
    if partners < _FEWEST:
        return otherwise
    best = np.ones(len(pairs), np.bool_)
    for report in (pairs.first, pairs.second):
        most = np.zeros(int(report.max()) + 1)
        np.maximum.at(most, report, likely)
        best &= likely >= most[report]
    falling = np.sort(likely[best])[::-1]
    expected = 2.0 * np.cumsum(falling) / (np.arange(1, len(falling) + 1) + partners)
    least = float(np.clip(falling[int(expected.argmax())], *_JOINED))
    return round(float(np.log(least / (1.0 - least))), 6)


def looked_up(score: Floats, calibration: Knots) -> Floats:
    """What the table says of each score: even between its rows, and beyond them nearer to never and to certain, so that order stays."""
    scores, probabilities = np.array(calibration).T
    below = probabilities[0] * np.exp(np.minimum(score - scores[0], 0.0))
    above = 1.0 - (1.0 - probabilities[-1]) * np.exp(np.minimum(scores[-1] - score, 0.0))
    told = np.interp(score, scores, probabilities)
    return np.asarray(np.where(score < scores[0], below, np.where(score > scores[-1], above, told)))
