"""Parts of reports that no pair connects with others: what happens in one is nothing to another.

Part by part the outcome is the same, and the reports at hand are few.
"""

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.columns.counting import falling_order, ordered
from truceline.values.shape.compiled import kernel


@kernel
def parts_of(rows: int, first: Ints, second: Ints, same: Ints) -> Ints:
    """The connected part of each report, named by its first row: what no pair connects is in different parts."""
    above = np.arange(rows).astype(np.int32)
    for k in range(len(first) + len(same)):
        if k < len(first):
            one, other = first[k], second[k]
        else:
            one, other = same[k - len(first), 0], same[k - len(first), 1]
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        while above[other] != other:
            above[other] = above[above[other]]
            other = above[other]
        if one < other:
            above[other] = one
        else:
            above[one] = other
    # Every row stands below an earlier one, so one pass from the front names all.
    for row in range(rows):
        above[row] = above[above[row]]
    return above


@kernel
def of_two(part: Ints, source: Ints) -> Bools:
    """Of each part whether exactly two sources speak in it."""
    parts = part.max() + 1 if len(part) else 0
    one, other, more = np.full(parts, -1, np.int32), np.full(parts, -1, np.int32), np.zeros(parts, np.bool_)
    for row in range(len(part)):
        at, own = part[row], source[row]
        if one[at] < 0:
            one[at] = own
        elif one[at] != own and other[at] < 0:
            other[at] = own
        elif one[at] != own and other[at] != own:
            more[at] = True
    return (other >= 0) & ~more


@kernel
def come_in_order(first: Ints, second: Ints) -> bool:
    """Whether pairs come in the order of their rows, none twice."""
    for k in range(1, len(first)):
        if first[k] < first[k - 1] or (first[k] == first[k - 1] and second[k] <= second[k - 1]):
            return False
    return True


def best_first(part: Ints, parts: int, score: Floats) -> Ints:
    """Places of pairs, part by part (each below so many): in each by falling score, of equals in the order in which they come."""
    return ordered(part, parts, falling_order(score))
