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
from truceline.incident.joining.holding import Held, tell
from truceline.incident.likeness.compare import Pairs
from truceline.incident.model import Knots
from truceline.values.shape.compiled import in_place, kernel

_BLOCK = 512  # pairs that are answered at a time: what is known of them stays near
_ROUNDS = 10  # always as many: what is told in one part must not depend on another
_MOST, _LEAST = 300.0, -300.0  # nats
_FEWEST = 30.0  # partners to be expected
_JOINED = (0.1, 0.45)  # whatever else is found, nothing less likely is joined, and all that is likelier
_LESS = 1.0  # nats that scores promise too much, taken off before rivals are weighed


def beside_rivals(pairs: Pairs, source: Ints, by: Held | None = None) -> Floats:
    """The logarithm of each pair's odds beside those of its rivals, on both sides; alone, a pair has its score less one nat.

    Some may be rivals in part.
    """
    return in_all_assignments((pairs.first, pairs.second), pairs.score, source, by)


def in_all_assignments(ends: tuple[Ints, Ints], score: Floats, source: Ints, by: Held | None = None) -> Floats:
    """The same of any two that may belong together, of which each has at most one of a source: reports, or reports and incidents."""
    # Of millions of pairs new memory takes as long as the work: each column is written where one lies that is needed no more.
    odds = score - _LESS
    np.exp(np.clip(odds, _LEAST, _MOST, out=odds), out=odds)
    side = _numbered(*ends, source, np.full(int(source.max(initial=0)) + 1, -1, np.int32))
    heard = np.concatenate([odds, odds])  # by the first report of each pair, and by the second
    total, room = np.empty(int(side.max(initial=0)) + 1), np.empty((2, _BLOCK))
    for _ in range(_ROUNDS):
        if by is None:
            _tell(odds, side, heard, (total, room))
        else:
            tell(odds, side, heard, by)
    by_first, by_second = np.log(heard, out=heard).reshape(2, -1)
    by_first += by_second
    return np.asarray(np.subtract(by_first, np.log(odds, out=odds), out=odds))


@kernel
def _numbered(first: Ints, second: Ints, source: Ints, met_by: Ints) -> Ints:
    """One number for each report and each source of those it is paired with: first by the first reports of pairs, then by the second.

    The rivals of a pair are all pairs of either report with the other's source, whichever report comes first in them.
    `met_by` has room for the report that last met each source, and nobody at first.
    """
    count = len(first)
    number, as_number = np.empty(2 * count, np.int32), np.empty(len(met_by), np.int32)
    each = np.arange(count).astype(np.int32)
    rows = max(first.max(), second.max()) + 1 if count else 0
    # Most pairs come in the order of their first reports.
    by_first = each if (first[1:] >= first[:-1]).all() else ordered(first, rows, each)
    by_second = ordered(second, rows, each)
    numbers = before = after = 0
    for report in range(rows):
        while before < count or after < count:
            if before < count and first[by_first[before]] == report:
                k = by_first[before]
                of, place = source[second[k]], k
                before += 1
            elif after < count and second[by_second[after]] == report:
                k = by_second[after]
                of, place = source[first[k]], count + k
                after += 1
            else:
                break
            if met_by[of] != report:
                met_by[of], as_number[of] = report, numbers
                numbers += 1
            number[place] = as_number[of]
    return number


@in_place
def _tell(odds: Floats, side: Ints, heard: Floats, room: tuple[Floats, Floats]) -> None:
    """One round: each report tells each candidate how likely it is still free for it. The room is to work in."""
    total, free = room
    total[:] = 0.0
    count = len(odds)
    for k in range(2 * count):
        total[side[k]] += heard[k]
    # What is looked up is laid side by side first: so dividing and the roots, which take longest, are of several pairs at once.
    for start in range(0, count, _BLOCK):
        some = min(_BLOCK, count - start)
        for k in range(some):
            free[0, k] = total[side[start + k]]
            free[1, k] = total[side[start + k + count]]
        first, second = heard[start : start + some], heard[start + count : start + count + some]
        _answer(odds[start : start + some], first, second, free)


@in_place
def _answer(odds: Floats, first: Floats, second: Floats, free: Floats) -> None:
    """What each two reports tell each other, from what all candidates of each told it, who answer alike."""
    for k in range(len(odds)):
        others = 1.0 + max(free[0, k] - first[k], 0.0)
        back = 1.0 + max(free[1, k] - second[k], 0.0)
        # Half of what was told before: reports that answer each other in turns would never agree.
        first[k] = math.sqrt(first[k] * (odds[k] / back))
        second[k] = math.sqrt(second[k] * (odds[k] / others))


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
