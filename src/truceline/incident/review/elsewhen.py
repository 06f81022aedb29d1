"""Sources whose clock is off by so much that hardly anything of theirs is linked, and at which gap in time they fit the others.

Of pairs with the same act at one place it is counted how many lie at each gap in time, in steps of ten minutes up to fifteen hours. Where a
source's moments are right, more lie at none than half an hour to three hours around it; where its clock, or its time zone, is another, at
that gap. It is counted on the reports alone, of those that know their place and hour: what was linked would pull the gap towards none.

Where two sources are apart, that one is told which has fewer partners as it is; without it the others are looked at again.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Longs, column_of, encoded, seconds_of
from truceline.values.place import to_centre

_FEWEST = 30  # reports of a source that is looked at
_LOOKED_AT = 1_500  # of them, spread evenly
_MOST_PAIRS = 2_000_000  # in time, of one source: of more every so manieth looks
_KNOWN_S, _KNOWN_M = 1_800.0, 5_000.0  # what knows its hour and its place
_NEAR_M = 1_000.0  # for two places to be one, and twice both radii where these are more
_HOUR_S = 3_600.0
_REACH_S = 15 * _HOUR_S  # further than any two time zones with inhabitants, but for a day
_BIN_S = 600.0
_WIDE = 3  # bins that are counted as one gap
_OFF_S = 5_400.0  # what is off by less is linked all the same, and seen by its links
_AROUND = np.concatenate([np.arange(-18, -3), np.arange(4, 19)])  # bins: half an hour to three hours off
_STANDS_OUT, _FEWEST_PAIRS = 6.0, 12.0  # deviations, and pairs beyond what lies around
_RATHER = 2.0  # times as many as at no gap


class Elsewhen(NamedTuple):
    """A source, by its number, that fits the others so many seconds later: in how many pairs more than around that gap, of how many there."""

    source: int
    pairs: int
    of: int
    by_s: float


class _Known(NamedTuple):
    """Reports that know their place and hour, in order of time."""

    source: Longs
    at: Floats
    place: Floats  # metres from the centre of the earth, a row each
    radius_m: Floats
    act: npt.NDArray[np.int32]

    def chosen(self, which: npt.NDArray[Any]) -> "_Known":
        """Some of them."""
        columns: Any = (column[which] for column in self)
        return _Known(*columns)


def elsewhen(reports: pa.Table, source: Longs) -> list[Elsewhen]:
    """The sources whose clocks are off, the worst first; nothing of those with few reports that know their place and hour."""
    known, found = _known(reports, source), []
    left = np.flatnonzero(np.bincount(known.source, minlength=1) >= _FEWEST).tolist()
    while beside := [one for which in left for one in _beside_others(which, known)]:
        _, worst = min(beside)
        found.append(worst)
        known = known.chosen(known.source != worst.source)
        left.remove(worst.source)
    return found


def _known(reports: pa.Table, source: Longs) -> _Known:
    """Those that know their place and hour."""
    longitude, latitude, radius, within = (
        column_of(reports, name) for name in ("longitude", "latitude", "radius_m", "occurred_within_s")
    )
    act, at = encoded(reports.column("act")), seconds_of(reports.column("occurred_at"))
    rows = np.flatnonzero(~np.isnan(longitude) & ~(radius > _KNOWN_M) & (within <= _KNOWN_S) & (act >= 0))
    rows = rows[np.argsort(at[rows], kind="stable")]
    place = np.stack(to_centre(longitude[rows], latitude[rows]), axis=1)
    return _Known(source[rows], at[rows], place, np.nan_to_num(radius[rows]), act[rows])


def _spread(own: _Known, others: _Known) -> _Known:
    """Some of a source's reports, spread evenly: so many that not too many others are of their time."""
    some = np.arange(len(own.at))[:: -(-len(own.at) // _LOOKED_AT)]
    since, until = (np.searchsorted(others.at, own.at[some] + by) for by in (-_REACH_S, _REACH_S))
    return own.chosen(some[:: max(-(-int((until - since).sum()) // _MOST_PAIRS), 1)])


def _gaps(own: _Known, others: _Known) -> Floats:
    """By how much each report is later than each of the others with the same act at one place."""
    since, until = (np.searchsorted(others.at, own.at + by) for by in (-_REACH_S, _REACH_S))
    count = until - since
    first = np.repeat(np.arange(len(own.at)), count)
    second = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - since, count)
    same = np.flatnonzero(own.act[first] == others.act[second])
    first, second = first[same], second[same]
    reach = np.maximum(_NEAR_M, 2.0 * (own.radius_m[first] + others.radius_m[second]))
    near = ((own.place[first] - others.place[second]) ** 2).sum(axis=1) <= reach**2
    return np.asarray(own.at[first[near]] - others.at[second[near]])


def _beside_others(source: int, known: _Known) -> list[tuple[float, Elsewhen]]:
    """The gap at which most stands out of what lies around it, where that is another than none; and how many partners there are at none for each there."""
    others = known.chosen(known.source != source)
    gap = _gaps(_spread(known.chosen(known.source == source), others), others)
    edges = np.arange(-_REACH_S - _BIN_S / 2.0, _REACH_S + _BIN_S, _BIN_S)
    counts = np.histogram(gap, edges)[0].astype(float)
    together = np.convolve(counts, np.ones(_WIDE), "same")
    middle = np.arange(-_AROUND[0], len(counts) - _AROUND[-1])
    around = counts[middle[:, None] + _AROUND].mean(axis=1) * _WIDE
    beyond, seconds = together[middle] - around, (edges[middle] + edges[middle + 1]) / 2.0
    off = np.abs(seconds) >= _OFF_S
    best = int(np.argmax(np.where(off, beyond / np.sqrt(around + 1.0), -np.inf)))
    none = float(beyond[~off].max())
    stands = beyond[best] >= _STANDS_OUT * np.sqrt(around[best] + 1.0)
    if not stands or beyond[best] < max(_FEWEST_PAIRS, _RATHER * none):
        return []
    there = gap[np.abs(gap - seconds[best]) <= _WIDE * _BIN_S / 2.0]
    seen = Elsewhen(source, int(beyond[best]), len(there), float(np.median(there)))
    return [(max(none, 0.0) / seen.pairs, seen)]
