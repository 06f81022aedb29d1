"""Sources whose clock is off by so much that hardly anything of theirs is linked, and at which gap in time they fit the others.

Of pairs with the same act at one place it is counted how many lie at each gap in time, in steps of ten minutes up to fifteen hours. Where a
source's moments are right, more lie at none than half an hour to three hours around it; where its clock, or its time zone, is another, at
that gap. It is counted on the reports alone, of those that know their place and hour: what was linked would pull the gap towards none.

Where some sources state how far their clocks are from UTC and others do not, those that do not are held against those that do first: their
zone was assumed, and the one list that states its own would else be told for theirs. Then, where two sources are apart, that one is told which
has fewer partners as it is; without it the others are looked at again.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Longs, column_of, encoded, seconds_of
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
_FEWEST_OF_MANY = 3.0  # pairs beyond, of one of several that stand out together


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


def elsewhen(reports: pa.Table, source: Longs, unstated: Collection[int] = ()) -> list[Elsewhen]:
    """The sources whose clocks are off; nothing of those with few reports that know their place and hour.

    First those of the `unstated`, whose times state no offset, that are off from those that state theirs; then of all others the worst first.
    """
    known = _known(reports, source)
    left = np.flatnonzero(np.bincount(known.source, minlength=1) >= _FEWEST).tolist()
    found, known = _off_from_stated(known, left, np.isin(known.source, np.array(sorted(unstated), np.int64)))
    left = [which for which in left if which in known.source]
    while beside := [one for which in left for one in _beside_others(which, known)]:
        _, worst = min(beside)
        found.append(worst)
        known = known.chosen(known.source != worst.source)
        left.remove(worst.source)
    return found


def _off_from_stated(known: _Known, left: Sequence[int], unstated: Bools) -> tuple[list[Elsewhen], _Known]:
    """The sources that state no offset and are off from those that do, and who is still to be held against each other.

    1. Each by itself. 2. All others of them together, for one zone was assumed for all: told are those that have more partners at that gap
    than at none, and none of the rest can be held against anybody then.
    """
    if unstated.all() or not unstated.any():
        return [], known
    stating, lacking = known.chosen(~unstated), known.chosen(unstated)
    of_these = [which for which in left if which in lacking.source]
    own = {which: lacking.chosen(lacking.source == which) for which in of_these}
    found = [Elsewhen(which, *seen[1:]) for which in of_these if (seen := _apart(own[which], stating))]
    told = [one.source for one in found]
    lacking = lacking.chosen(~np.isin(lacking.source, np.array(told, np.int64)))
    together = _apart(lacking, stating) if len(lacking.at) >= _FEWEST else None
    if together is None:
        return found, known.chosen(~np.isin(known.source, np.array(told, np.int64)))
    for which in set(of_these) - set(told):
        gap = _gaps(_spread(own[which], stating), stating)
        there, none = (_beyond(gap, by_s) for by_s in (together.by_s, 0.0))
        if there >= max(_FEWEST_OF_MANY, _RATHER * none):
            near = gap[np.abs(gap - together.by_s) <= _WIDE * _BIN_S / 2.0]
            found.append(Elsewhen(which, int(there), len(near), float(np.median(near))))
    return sorted(found, key=lambda one: -one.pairs), stating


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


def _beyond(gap: Floats, by_s: float) -> float:
    """How many pairs more lie at a gap than as many bins around it hold in the mean."""
    bins = np.rint((gap - by_s) / _BIN_S).astype(np.int64)
    return float((np.abs(bins) <= _WIDE // 2).sum() - np.isin(bins, _AROUND).sum() / len(_AROUND) * _WIDE)


def _beside_others(source: int, known: _Known) -> list[tuple[float, Elsewhen]]:
    """The gap at which a source fits the others, where that is another than none; and how many partners there are at none for each there."""
    seen = _apart(known.chosen(known.source == source), known.chosen(known.source != source))
    return [(seen.none / seen.pairs, Elsewhen(source, *seen[1:]))] if seen else []


class _Apart(NamedTuple):
    """That most pairs stand out at a gap: how many at none, how many there beyond what lies around, of how many, and the gap."""

    none: float
    pairs: int
    of: int
    by_s: float


def _apart(own: _Known, others: _Known) -> _Apart | None:
    """The gap at which most stands out of what lies around it; nothing where that is none, or nothing stands out."""
    gap = _gaps(_spread(own, others), others)
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
        return None
    there = gap[np.abs(gap - seconds[best]) <= _WIDE * _BIN_S / 2.0]
    return _Apart(max(none, 0.0), int(beyond[best]), len(there), float(np.median(there)))
