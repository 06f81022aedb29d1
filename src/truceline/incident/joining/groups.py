"""Groups of reports that join, lose and gain members in a moment, and the lists of who may not be with whom.

Every report is in exactly one group, always; a group's number is that of a report that is or was in it.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import Compared
from truceline.incident.likeness.kernels import Chance, Spots, one_voice
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined, kernel


class Groups(NamedTuple):
    """Groups of reports as linked lists: each report's group, each group's first, next and number of members.

    A clock counts changes, so that what was weighed once is weighed again only where a group has changed since.
    """

    group: Ints
    first: Ints
    following: Ints
    size: Ints
    changed: Longs  # when each group last changed
    clock: Longs  # one number: how many changes there were


class Apart(NamedTuple):
    """Partners of each report: where its list starts and ends (who may not be with it, or who was offered with it)."""

    start: Ints
    others: Ints


class Ground(NamedTuple):
    """All that the evidence for two groups rests on, who may not be with whom, and of whom a person said with whom he is the same."""

    spots: Spots
    weights: Weights
    chance: Chance
    apart: Apart
    judged: Bools


def ground_of(compared: Compared, settled: Settled) -> Ground:
    """The ground of groups of these reports, by what people hold of them."""
    rows = len(compared.spots.at)
    judged = np.zeros(rows, np.bool_)
    judged[settled.same] = True
    return Ground(compared.spots, compared.weights, compared.chance, lists_of(rows, settled.different), judged)


def each_alone(rows: int) -> Groups:
    """Every report in a group of its own."""
    each = np.arange(rows, dtype=np.int32)
    return Groups(
        group=each,
        first=each.copy(),
        following=np.full(rows, -1, np.int32),
        size=np.ones(rows, np.int32),
        changed=np.zeros(rows, np.int64),
        clock=np.zeros(1, np.int64),
    )


def lists_of(rows: int, pairs: npt.NDArray[np.int32]) -> Apart:
    """The partners of each report, from pairs of rows."""
    one, other = np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]])
    by_other = ordered(other, rows, np.arange(len(one), dtype=np.int32))
    start = np.concatenate([[0], np.cumsum(np.bincount(one, minlength=rows))]).astype(np.int32)
    return Apart(start, other[ordered(one, rows, by_other)])


@kernel
def lists_in_order(rows: int, first: Ints, second: Ints) -> Apart:
    """The same from pairs that come in the order of their rows (first < second): nothing is left to be sorted."""
    start = np.zeros(rows + 1, np.int32)
    for k in range(len(first)):
        start[first[k] + 1] += 1
        start[second[k] + 1] += 1
    for row in range(rows):
        start[row + 1] += start[row]
    place, others = start[:-1].copy(), np.empty(2 * len(first), np.int32)
    # Whoever stands second in a pair meets that pair before any in which it stands first.
    for k in range(len(first)):
        one, other = first[k], second[k]
        others[place[one]], others[place[other]] = other, one
        place[one] += 1
        place[other] += 1
    return Apart(start, others)


@in_place
def join(groups: Groups, one: int, other: int) -> None:
    """Append the smaller group to the larger, of equals to the one whose first report comes earlier.

    Numbers decide nothing: which are free depends on reports elsewhere.
    """
    if one == other:
        return
    smaller = groups.size[one] < groups.size[other]
    if smaller or (groups.size[one] == groups.size[other] and groups.first[other] < groups.first[one]):
        one, other = other, one
    last = groups.first[other]
    while True:
        groups.group[last] = one
        if groups.following[last] < 0:
            break
        last = groups.following[last]
    groups.following[last] = groups.first[one]
    groups.first[one] = groups.first[other]
    groups.size[one] += groups.size[other]
    groups.size[other] = 0
    groups.first[other] = -1
    mark(groups, one)


@inlined
def mark(groups: Groups, group: int) -> None:
    """Note that a group has changed now."""
    groups.clock[0] += 1
    groups.changed[group] = groups.clock[0]


@in_place
def leave(groups: Groups, i: int) -> None:
    """Take a report out of its group. A group keeps the number of a report that left while others remain in it."""
    group = groups.group[i]
    if groups.first[group] == i:
        groups.first[group] = groups.following[i]
    else:
        before = groups.first[group]
        while groups.following[before] != i:
            before = groups.following[before]
        groups.following[before] = groups.following[i]
    groups.following[i] = -1
    groups.size[group] -= 1
    mark(groups, group)


@in_place
def enter(groups: Groups, i: int, group: int) -> None:
    """Put a report that has left its group into another."""
    groups.group[i] = group
    groups.following[i] = groups.first[group]
    groups.first[group] = i
    groups.size[group] += 1
    mark(groups, group)


@inlined
def may_be_with(ground: Ground, groups: Groups, i: int, group: int) -> bool:
    """Whether no report of a group has a report's voice, and nobody judged one of them different from it."""
    for k in range(ground.apart.start[i], ground.apart.start[i + 1]):
        if groups.group[ground.apart.others[k]] == group:
            return False
    j = groups.first[group]
    while j >= 0:
        if one_voice(ground.spots, i, j):
            return False
        j = groups.following[j]
    return True


@inlined
def may_join(ground: Ground, groups: Groups, one: int, other: int) -> bool:
    """Whether every report of one group may be with the other."""
    i = groups.first[one]
    while i >= 0:
        if not may_be_with(ground, groups, i, other):
            return False
        i = groups.following[i]
    return True
