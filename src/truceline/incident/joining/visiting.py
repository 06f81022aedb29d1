"""In which order the pairs of a part are weighed: best first, and in large parts one neighbourhood after another, with the same outcome.

Best first through hundreds of thousands of reports, nothing that is asked lies near what was asked before, and to fetch it takes three times
as long as to weigh it. But what comes of a pair hangs on the groups of its two reports alone. So it may go before better pairs elsewhere: it
has to wait only for the better pairs of all reports of these two groups. Each of those may have to wait in turn.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Ints, Longs
from truceline.incident.joining.groups import Groups
from truceline.values.shape.compiled import in_place, unfolded

LARGE = 500_000  # pairs of a part, from which on what they ask for does not stay at hand; with 200,000 it still does
_WAITING, _REPORT, _LAST = range(3)


class Visits(NamedTuple):
    """The pairs of each report of large parts, best first, and which of them are still to come."""

    large: Bools  # of each pair, whether it is of a large part
    rank: Ints  # of each pair of a large part, how many are better; these lie in the order of their rows, all others best first
    pairs: Ints  # those of one report after those of another
    start: Ints  # where those of each report begin, and last where all end
    coming: Ints  # of each report the place of the next
    waiting: Ints  # pairs that wait, each for the one above it
    place: Longs  # how many wait, where the report stands whose pairs are asked for, and before where the last


def in_neighbourhoods(order: Ints, part: Ints) -> tuple[Ints, Bools]:
    """The order of pairs by their parts and best first, those of large parts in the order in which they come; and which these are."""
    large = (np.bincount(part) >= LARGE)[part][order] if len(part) >= LARGE else np.zeros(len(part), np.bool_)
    if not large.any():
        return order, large
    moved = order.copy()
    ends = np.flatnonzero(np.diff(np.concatenate([[-1], np.where(large, part[order], -1), [-1]])))
    for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        if large[start]:
            moved[start:end].sort()
    return moved, large


def visits_for(order: Ints, moved: tuple[Ints, Bools], ends: tuple[Ints, Ints], start: Ints) -> Visits:
    """The visits of pairs that come in the moved order and not best first, of reports of which it is known how many pairs each has."""
    place, large = moved
    pairs = len(order)
    visits = Visits(
        large,
        np.empty(pairs, np.int32),
        np.empty(2 * pairs, np.int32),
        start,
        start[:-1].copy(),
        np.empty(pairs, np.int32),
        np.zeros(3, np.int64),
    )
    if large.any():
        rank = np.empty(pairs, np.int32)
        rank[order] = np.arange(pairs, dtype=np.int32)
        visits.rank[:] = rank[place]
        _lay_out(visits, ends)
    return visits


@in_place
def _lay_out(visits: Visits, ends: tuple[Ints, Ints]) -> None:
    """Write the pairs of each report of large parts, best first."""
    for k in range(len(visits.large)):
        if not visits.large[k]:
            continue
        for side in range(2):
            i = ends[side][k]
            at = visits.coming[i]
            while at > visits.start[i] and visits.rank[visits.pairs[at - 1]] > visits.rank[k]:
                visits.pairs[at] = visits.pairs[at - 1]
                at -= 1
            visits.pairs[at] = k
            visits.coming[i] += 1


@unfolded
def begin_visits(visits: Visits, members: Ints, which: tuple[int, int, int]) -> None:
    """Have the pairs of a part visited that begins there, in the neighbourhoods of its members, from one place to before another, where it is large."""
    start, row, last = which
    visits.place[_WAITING], visits.place[_REPORT], visits.place[_LAST] = 0, row, last
    if visits.large[start]:
        for at in range(row, last):
            visits.coming[members[at]] = visits.start[members[at]]


@unfolded
def next_visit(
    groups: Groups, visits: Visits, ends: tuple[Ints, Ints], members: Ints, which: tuple[int, int, int]
) -> int:
    """The pair to be weighed after this one, of those from one place to before another; and behind the last of all that place."""
    before, start, end = which
    if not visits.large[start]:
        return before + 1
    waiting, at = visits.place[_WAITING], visits.place[_REPORT]
    if waiting == 0:
        while at < visits.place[_LAST] and visits.coming[members[at]] == visits.start[members[at] + 1]:
            at += 1
        visits.place[_REPORT] = at
        if at == visits.place[_LAST]:
            return end
        visits.waiting[0], waiting = visits.pairs[visits.coming[members[at]]], 1
    while True:
        k = best = visits.waiting[waiting - 1]
        for side in range(2):
            best = _best_of(groups, visits, groups.group[ends[side][k]], best)
        if best == k:
            break
        visits.waiting[waiting] = best
        waiting += 1
    visits.place[_WAITING] = waiting - 1
    for side in range(2):
        visits.coming[ends[side][k]] += 1
    return int(k)


@unfolded
def _best_of(groups: Groups, visits: Visits, group: int, best: int) -> int:
    """The best pair that is still to come of the reports of a group, or this one, where none is better."""
    i = groups.first[group]
    while i >= 0:
        if visits.coming[i] < visits.start[i + 1]:
            k = visits.pairs[visits.coming[i]]
            best = k if visits.rank[k] < visits.rank[best] else best
        i = groups.following[i]
    return int(best)
