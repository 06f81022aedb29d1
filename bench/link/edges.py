"""Scored pairs to incidents, for engines that leave this step open: as kindly to them as can be.

The best pair first; two groups join unless a source would be in one incident twice. One pass gives the incidents at
every threshold asked for. Its time is not counted against the engine.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel

Longs = npt.NDArray[np.int64]


class Groups(NamedTuple):
    """Groups as trees (above) and as linked lists (following, last)."""

    above: Longs
    following: Longs
    last: Longs


@kernel
def _join_down_to(groups: Groups, pairs: Longs, source: Longs, single: bool) -> None:
    above, following, last = groups.above, groups.following, groups.last
    for k in range(len(pairs)):
        one, other = pairs[k, 0], pairs[k, 1]
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        while above[other] != other:
            above[other] = above[above[other]]
            other = above[other]
        if one == other:
            continue
        clash = False
        i = one
        while single and i >= 0 and not clash:
            j = other
            while j >= 0 and not clash:
                clash = source[i] == source[j]
                j = following[j]
            i = following[i]
        if not clash:
            above[other] = one
            following[last[one]] = other
            last[one] = last[other]


def incidents_at(
    pairs: Longs, score: npt.NDArray[np.float64], source: Longs, thresholds: Sequence[float], *, single: bool = True
) -> list[Longs]:
    """The incident of each report at each threshold, thresholds falling."""
    order = np.argsort(-score, kind="stable")
    pairs, score = pairs[order], score[order]
    each = np.arange(len(source))
    groups = Groups(each, np.full(len(source), -1), each.copy())
    found, start = [], 0
    for threshold in thresholds:
        end = int(np.searchsorted(-score, -threshold, side="right"))
        _join_down_to(groups, pairs[start:end], source, single)
        start = end
        top = groups.above.copy()
        while True:
            higher = top[top]
            if np.array_equal(higher, top):
                break
            top = higher
        found.append(top)
    return found


def best_of_each(pairs: Longs, score: npt.NDArray[np.float64], lone: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The pairs to look at, where of a lone report only its best pair counts: by two it would tie two incidents together."""
    order = np.argsort(-score, kind="stable")
    ends = pairs[order].ravel()
    rows, first = np.unique(ends, return_index=True)
    best = np.empty(len(lone), np.int64)
    best[rows] = order[first // 2]
    return np.asarray(np.all(~lone[pairs] | (best[pairs] == np.arange(len(pairs))[:, None]), axis=1))
