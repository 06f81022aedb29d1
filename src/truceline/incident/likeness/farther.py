"""What to offer where nothing is within reach: the nearest reports of other sources at the same time.

A list may place what it tells of much worse than it says, or not say how well at all. Who looks for the other report then
begins with the nearest of the same day. Such pairs are offered to people, last of all, and are no ground to join
anything: a pair that is within reach and likely enough is among those that are weighed (compare).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.columns.counting import distinct
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.kernels import Spots, square_distance
from truceline.incident.likeness.looking import first_at_least
from truceline.values.shape.compiled import in_place, inlined

ENOUGH = 3  # suggestions that a person looks through before giving up
_PLENTY = 10  # that a person looks through in a list that may be a day late
SAME_DAY_S = 43_200.0
DAY_S = 86_400.0


def farther(offered: Pairs, compared: Compared, among: Ints) -> Pairs:
    """For each report with fewer than three pairs offered its three nearest, weighed as all pairs are; none comes twice.

    Only reports `among` rows in order of time, with places, and with times no vaguer than are compared, whose times are at most half a
    day apart or touch. Whose list has a law has its nearest of the same day offered in any case, and with fewer than ten pairs also
    those of the day before and the day after: a list may be late, though hardly ever so. Who spans many days looks too, and is not looked for.
    """
    spots = compared.spots
    half_width = np.sqrt(3.0 * spots.variance_s2)
    spanning, by_day = compared.spanning, compared.by_day
    may = ~np.isnan(spots.x[among]) & (half_width[among] <= compared.model.longest_s) & ~spanning[among]
    rows, spanned = among[may], among[spanning[among]]
    told = np.bincount(np.concatenate([offered.first, offered.second]), minlength=len(spots.at))
    listed = by_day.listed
    # Of a list that has a law, as many days as it spans beside its own.
    half_width[listed] = (by_day.before[listed] + by_day.after[listed]) * (DAY_S / 2.0)
    some = np.concatenate([rows[(told[rows] < ENOUGH) | listed[rows]], spanned])
    many = np.concatenate([rows[(told[rows] < _PLENTY) & listed[rows]], spanned[told[spanned] < _PLENTY]])
    new = np.empty(0, np.int64)
    for lookers, later_s in ((some, 0.0), (many, -DAY_S), (many, DAY_S)):
        found = np.full((len(lookers), ENOUGH), -1, np.int32)
        sought = _Sought(rows, spots.at[rows], lookers, later_s, compared.model.longest_s)
        _look(spots, half_width, sought, found, np.empty(ENOUGH))
        ends = np.stack([np.repeat(lookers, ENOUGH), found.ravel()])[:, found.ravel() >= 0]
        new = distinct(np.concatenate([new, keys_of(ends.min(axis=0), ends.max(axis=0))]))
    new = not_held(new, offered)
    return compared.weigh((new >> 32).astype(np.int32), (new & 0xFFFFFFFF).astype(np.int32))


def keys_of(first: Ints, second: Ints) -> npt.NDArray[np.int64]:
    """One number for each pair."""
    return first.astype(np.int64) << 32 | second


def not_held(new: npt.NDArray[np.int64], *offered: Pairs) -> npt.NDArray[np.int64]:
    """Those of some pairs, each as one number, that are not offered already."""
    held = np.sort(np.concatenate([keys_of(pairs.first, pairs.second) for pairs in offered]))
    return new[held[np.minimum(np.searchsorted(held, new), len(held) - 1)] != new] if len(held) else new


@inlined
def put(row: int, score: float, found: Ints, scores: Floats) -> None:
    """Write a row among the best so far, where it stands by its score, if it stands anywhere; of equals the first stays before."""
    place = len(scores)
    while place > 0 and score > scores[place - 1]:
        place -= 1
    if place == len(scores):
        return
    for later in range(len(scores) - 1, place, -1):
        scores[later], found[later] = scores[later - 1], found[later - 1]
    scores[place], found[place] = score, row


class _Sought(NamedTuple):
    """Who is looked for, in order of time, and who looks, so much later than its own time."""

    standing: Ints
    at: Floats
    lookers: Ints
    later_s: float
    longest_s: float


@in_place
def _look(spots: Spots, half_width: Floats, sought: _Sought, found: Ints, nearness: Floats) -> None:
    """Write the nearest rows of each looker, the nearest first; `nearness` is room to work in."""
    standing, at = sought.standing, sought.at
    for n in range(len(sought.lookers)):
        i = sought.lookers[n]
        looked = spots.at[i] + sought.later_s
        nearness[:] = -np.inf
        around = max(half_width[i] + sought.longest_s, SAME_DAY_S)
        until = looked + around
        for k in range(first_at_least(at, looked - around), len(standing)):
            if at[k] > until:
                break
            j = standing[k]
            if spots.source[j] == spots.source[i] or spots.voice[j] == spots.voice[i]:
                continue
            if abs(at[k] - looked) > max(half_width[i] + half_width[j], SAME_DAY_S):
                continue
            put(j, -square_distance(spots, i, j), found[n], nearness)
