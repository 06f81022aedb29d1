"""What two numbers of one kind say of a pair, each told as low, best and high.

They are the same, near (ranges that touch, one more or less, a fifth), related (two more or less, half as many) or apart; what that is worth
is looked up by size (figures).

Who tells one end of a range alone leaves the other open: "at least three" is three or more, "at most five" nought to five. It is twice as likely
that very number as any beyond it; upwards half of what is beyond lies below the double, as larger numbers are rarer, and downwards all are
alike. What it says beside another number is the mean of what each number would say that it may be (of the ratios, not of their logarithms).

Two that leave the same end open tell numbers of one kind: the same is the same, and of two that differ nothing is said beyond those very numbers. How
alike the numbers of one incident are is learnt of such two, and of two that leave nothing open; how rare numbers are, of all.
"""

import math

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.model import APART, MISSING, NEAR, RELATED, SAME
from truceline.values.shape.compiled import in_place, inlined

Number = tuple[int, int, int]  # low, best and high; best is -1 where it is not told
BELOW, ABOVE = -2, 2_000_000  # the ends of a range that are left open: less, and more, than any number that is told
MAY = APART + 1  # told of two numbers of which one leaves an end open, so that they may be the same
SIZES = (0, 1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 51, 101)  # each law tells of numbers from here up to the next
LAST = SIZES[-1]
SIZE_OF = np.searchsorted(np.array(SIZES), np.arange(LAST + 1), side="right") - 1
_A_FIFTH, _HALF = 0.2, 0.5
# Believed of "at least" and "at most", that it is that number: lists of what is known for sure tell others' best oftener than not. Judged.
_VERY_NUMBER = 2 / 3


@inlined
def alike_numbers(one: Number, other: Number) -> int:
    """How alike two numbers are, each told as low, best and high."""
    if one[1] < 0 or other[1] < 0:
        return MISSING
    if one[1] == other[1]:
        return SAME
    gap = max(one[0] - other[2], other[0] - one[2])
    most = max(one[1], other[1])
    if gap <= max(1.0, _A_FIFTH * most):
        return NEAR
    return RELATED if gap <= max(2.0, _HALF * most) else APART


@inlined
def leaves_open(number: Number) -> bool:
    """Whether a number leaves one end open, as "at least three" does."""
    return number[0] == BELOW or number[2] == ABOVE


@inlined
def as_told(number: Number) -> Number:
    """A number as it is told, an open end at the number itself."""
    low = number[1] if number[0] == BELOW else number[0]
    return low, number[1], number[1] if number[2] == ABOVE else number[2]


@inlined
def level_of(one: Number, other: Number, open_too: bool) -> int:
    """How alike two numbers are, of which one may leave an end open: then MAY, unless they cannot meet; or, if open ones are not asked for, MISSING.

    Two that leave the same end open are as alike as what they tell, where that is the same or open ones are not asked for.
    """
    if one[1] < 0 or other[1] < 0 or not (leaves_open(one) or leaves_open(other)):
        return alike_numbers(one, other)
    of_one_end = (one[2] == ABOVE) == (other[2] == ABOVE) and (one[0] == BELOW) == (other[0] == BELOW)
    if of_one_end and (one[1] == other[1] or not open_too):
        return alike_numbers(as_told(one), as_told(other))
    if not open_too:
        return MISSING
    return MAY if one[0] <= other[2] and other[0] <= one[2] else alike_numbers(one, other)


@inlined
def size_of(number: int) -> int:
    """The place among SIZES of a number that is told."""
    return int(SIZE_OF[min(number, LAST)])


@inlined
def figure_evidence_of(law: Floats, one: Number, other: Number) -> float:
    """What two numbers of one kind say: the mean of what is to be said of either."""
    if leaves_open(one) or leaves_open(other):
        return _open_evidence(law, one, other)
    return _evidence_of_told(law, one, other)


@inlined
def _evidence_of_told(law: Floats, one: Number, other: Number) -> float:
    level = alike_numbers(one, other)
    if level == MISSING:
        return 0.0
    return float(0.5 * (law[size_of(one[1]), level] + law[size_of(other[1]), level]))


@in_place  # hardly any numbers are open: what they say is no part of every kernel
def _open_evidence(law: Floats, one: Number, other: Number) -> float:
    """The same where one or both leave an end open. That both tell one number never counts against them."""
    if one[1] < 0 or other[1] < 0:
        return 0.0
    here, there = as_told(one), as_told(other)
    told = math.exp(_evidence_of_told(law, here, there))
    if not leaves_open(one):
        beyond = _ratio_beyond(law, other, here)
    elif not leaves_open(other):
        beyond = _ratio_beyond(law, one, there)
    elif one[1] == other[1]:  # both tell the least, or the most, that they know: the very same
        beyond = told
    else:
        # Where both may lie nothing is said; where they cannot meet they are told apart.
        beyond = 1.0 if one[0] <= other[2] and other[0] <= one[2] else told
    said = math.log(_VERY_NUMBER * told + (1.0 - _VERY_NUMBER) * beyond)
    return max(said, 0.0) if one[1] == other[1] else said


@inlined
def _ratio_beyond(law: Floats, number: Number, other: Number) -> float:
    """How much likelier one incident is, beside a number without open ends, if the open one is another than it tells."""
    low, best, high = other
    # The numbers that alike_numbers would call near, and those that it would call related or nearer.
    near = _share_beyond(number, low - max(1, best // 5), max(high + 1, high * 5 // 4))
    related = _share_beyond(number, low - max(2, best // 2), max(high + 2, high * 2))
    same, size = _share_beyond(number, best, best), size_of(best)
    ratio = same * math.exp(law[size, SAME]) + (near - same) * math.exp(law[size, NEAR])
    ratio += (related - near) * math.exp(law[size, RELATED])
    return float(ratio + (1.0 - related) * math.exp(law[size, APART]))


@inlined
def _share_beyond(number: Number, first: int, last: int) -> float:
    """How many of the numbers beyond the one that is told are among these."""
    if number[2] == ABOVE:
        least = max(first, number[1] + 1)
        return (number[1] + 1) / least - (number[1] + 1) / (last + 1) if last >= least else 0.0
    return max(min(last, number[1] - 1) - max(first, 0) + 1, 0) / number[1]
