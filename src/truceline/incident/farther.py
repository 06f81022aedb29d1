"""What to offer where nothing is within reach: the nearest reports of other sources at the same time.

A list may place what it tells of much worse than it says, or not say how well at all. Who looks for the other report then
begins with the nearest of the same day. Such pairs are offered to people, last of all, and are no ground to join
anything: a pair that is within reach and likely enough is among those that are weighed (compare).
"""

import numpy as np
import numpy.typing as npt

from truceline.incident.compare import Compared, Pairs
from truceline.incident.kernels import Ints, Spots, square_distance
from truceline.incident.model import Floats
from truceline.values.shape.compiled import kernel

ENOUGH = 3  # suggestions that a person looks through before giving up
_SAME_DAY_S = 43_200.0


def farther(offered: Pairs, compared: Compared, among: Ints) -> Pairs:
    """For each report with fewer than three pairs offered its three nearest, weighed as all pairs are; none comes twice.

    Only reports `among` rows in order of time, with places, and with times no vaguer than are compared, whose times are at most half a
    day apart or touch.
    """
    spots = compared.spots
    half_width = np.sqrt(3.0 * spots.variance_s2)
    may = ~np.isnan(spots.x[among]) & (half_width[among] <= compared.model.longest_s)
    rows = among[may]
    told = np.bincount(np.concatenate([offered.first, offered.second]), minlength=len(spots.at))
    # Whose list has a law looks for the nearest of the same day in any case, and for no other day.
    half_width[compared.by_day.listed] = 0.0
    lookers = rows[(told[rows] < ENOUGH) | compared.by_day.listed[rows]]
    found = np.full((len(lookers), ENOUGH), -1, np.int32)
    _look(spots, half_width, (rows, lookers), compared.model.longest_s, found)
    ends = np.stack([np.repeat(lookers, ENOUGH), found.ravel()])[:, found.ravel() >= 0]
    new = np.setdiff1d(_keys(ends.min(axis=0), ends.max(axis=0)), _keys(offered.first, offered.second))
    return compared.weigh((new >> 32).astype(np.int32), (new & 0xFFFFFFFF).astype(np.int32))


def _keys(first: Ints, second: Ints) -> npt.NDArray[np.int64]:
    """One number for each pair."""
    return first.astype(np.int64) << 32 | second


@kernel
def _look(spots: Spots, half_width: Floats, rows: tuple[Ints, Ints], longest_s: float, found: Ints) -> None:
    """Write the nearest rows of each looker, the nearest first."""
    standing, lookers = rows
    at = spots.at[standing]
    for n in range(len(lookers)):
        i = lookers[n]
        distances = np.full(ENOUGH, np.inf)
        since = np.searchsorted(at, spots.at[i] - max(half_width[i] + longest_s, _SAME_DAY_S))
        until = spots.at[i] + max(half_width[i] + longest_s, _SAME_DAY_S)
        for k in range(since, len(standing)):
            if at[k] > until:
                break
            j = standing[k]
            if spots.source[j] == spots.source[i] or spots.voice[j] == spots.voice[i]:
                continue
            if abs(at[k] - spots.at[i]) > max(half_width[i] + half_width[j], _SAME_DAY_S):
                continue
            distance = square_distance(spots, i, j)
            place = ENOUGH
            while place > 0 and distance < distances[place - 1]:
                place -= 1
            if place == ENOUGH:
                continue
            for later in range(ENOUGH - 1, place, -1):
                distances[later], found[n, later] = distances[later - 1], found[n, later - 1]
            distances[place], found[n, place] = distance, j
