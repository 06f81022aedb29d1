"""Ways to find in one list what another tells of: ours, and the plain ones that anything must beat."""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scenes import HALF_A_DAY_S, UTC_DAY_US, Ints, Lists

from truceline.incident.gathering import gather

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
FIRST = (1, 3, 10)
_EARTH_M = 6_371_000.0
_NEAR_KM = 15.0  # farther apart the plain ways join nothing
_CUTS = (5, 10, 20, 40)  # kilometres, tried likewise
_FARTHEST_KM = 120.0
_A_DAY_IS = (1.0, 4.0, 16.0, 64.0)  # kilometres, tried for the score that is tuned by the truth
_MOST_DAYS = 2


class Found(NamedTuple):
    """Suggested pairs of the two lists, by entry, with what they are ranked by; and the pairs that are joined, further links too."""

    pairs: Ints
    score: Floats
    joined: Ints


class Measured(NamedTuple):
    """Of the second list's entries with a partner, the share whose true one is among the first 1, 3, 10; and F1 of what is joined."""

    hits: tuple[float, ...]
    f1: float


def ours(lists: Lists) -> Found:
    """What `truceline link` suggests and joins, nothing else told but the gazetteer where there is one."""
    gathered = gather(lists.reports, gazetteer=lists.gazetteer)
    suggested = gathered.suggestions()
    ids = lists.reports["report_id"].combine_chunks()
    ends = np.stack([pc.index_in(suggested[end], ids).to_numpy() for end in ("first", "second")], axis=1)
    links = gathered.links
    incident = links["incident_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    row = pc.index_in(links["report_id"], ids).to_numpy()
    joined = np.concatenate([across(lists, row, incident), _further(lists, gathered.further)])
    return by_entry(lists, (ends, suggested["probability"].to_numpy()), joined)


def _further(lists: Lists, further: pa.Table) -> Ints:
    """Pairs of rows of the two lists of which the one tells of the incident of the other too, those of the first list first."""
    ids = lists.reports["report_id"].combine_chunks()
    pairs = np.stack([pc.index_in(further[end], ids).to_numpy() for end in ("report_id", "nearest_report_id")], axis=1)
    pairs = pairs[lists.second[pairs[:, 0]] != lists.second[pairs[:, 1]]]
    return np.where(lists.second[pairs[:, :1]], pairs[:, ::-1], pairs)


def across(lists: Lists, row: Ints, incident: Ints) -> Ints:
    """Pairs of rows of the two lists that share an incident."""
    group = np.zeros(len(lists.second), np.int64)
    group[row] = incident
    one, other = np.flatnonzero(~lists.second), np.flatnonzero(lists.second)
    one = one[np.argsort(group[one], kind="stable")]
    start = np.searchsorted(group[one], group[other], side="left")
    count = np.searchsorted(group[one], group[other], side="right") - start
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.stack([one[np.repeat(start, count) + nth], np.repeat(other, count)], axis=1)


def by_entry(lists: Lists, suggested: tuple[Ints, Floats], joined: Ints) -> Found:
    """Pairs of rows as pairs of entries, each with its best score; what lies within one list is left out."""
    ends, score = suggested
    mixed = lists.second[ends[:, 0]] != lists.second[ends[:, 1]]
    ends, score = ends[mixed], score[mixed]
    ends = np.where(lists.second[ends[:, :1]], ends[:, ::-1], ends)
    pairs, back = np.unique(lists.entry[ends], axis=0, return_inverse=True)
    best = np.full(len(pairs), -np.inf)
    np.maximum.at(best, back.ravel(), score)
    return Found(pairs, best, np.unique(lists.entry[joined], axis=0))


class Near(NamedTuple):
    """Every pair of rows of the two lists at most two days apart: kilometres, and days from the first to the second."""

    rows: Ints
    km: Floats
    days: Ints


def near_pairs(lists: Lists) -> Near:
    """All pairs that the plain ways choose among, by calendar day."""
    at = lists.reports["occurred_at"].cast(pa.int64()).to_numpy()
    day = at // UTC_DAY_US
    longitude, latitude = (np.radians(lists.placed[n].to_numpy()) for n in ("longitude", "latitude"))
    placed = ~np.isnan(longitude) & (lists.reports["occurred_within_s"].to_numpy() <= 2.01 * HALF_A_DAY_S)
    one, other = (np.flatnonzero(placed & side) for side in (~lists.second, lists.second))
    one = one[np.argsort(day[one], kind="stable")]
    start = np.searchsorted(day[one], day[other] - _MOST_DAYS, side="left")
    count = np.searchsorted(day[one], day[other] + _MOST_DAYS, side="right") - start
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    first, second = one[np.repeat(start, count) + nth], np.repeat(other, count)
    half = np.sin((latitude[second] - latitude[first]) / 2) ** 2
    half += np.cos(latitude[first]) * np.cos(latitude[second]) * np.sin((longitude[second] - longitude[first]) / 2) ** 2
    km = 2 * _EARTH_M / 1_000 * np.arcsin(np.sqrt(half))
    return Near(np.stack([first, second], axis=1), km, day[second] - day[first])


def nearest(lists: Lists, near: Near, days: int) -> Found:
    """The nearest of the same day, or of so many days around; those nearest to each other within 15 km are joined."""
    which = np.abs(near.days) <= days
    rows, score = near.rows[which], -near.km[which]
    pairs, worth = mutual(rows, score)
    return by_entry(lists, (rows, score), pairs[worth >= -_NEAR_KM])


def tuned(lists: Lists, near: Near) -> Measured:
    """The most that kilometres and days can give, if the truth says how many kilometres a day is and how late a list is."""
    near = Near(*(column[near.km <= _FARTHEST_KM] for column in near))
    tries = []
    for late in (-1, 0, 1):
        for day_is in _A_DAY_IS:
            score = -near.km - day_is * np.abs(near.days - late)
            found = by_entry(lists, (near.rows, score), near.rows[:0])
            hits = hits_of(lists, found)
            rows, worth = mutual(near.rows, score)
            f1 = max(f1_of(lists, lists.entry[rows[worth >= -cut]]) for cut in _CUTS)
            tries.append(Measured(hits, f1))
    return Measured(max((one.hits for one in tries), key=itemgetter(0)), max(one.f1 for one in tries))


def mutual(rows: Ints, score: Floats) -> tuple[Ints, Floats]:
    """Pairs that are each other's best, and what each is ranked by; of equals the first rows."""
    order = np.lexsort((rows[:, 1], rows[:, 0], -score))
    firsts = [order[np.unique(rows[order, side], return_index=True)[1]] for side in (0, 1)]
    both = np.intersect1d(*firsts)
    return np.asarray(rows[both]), np.asarray(score[both])


def hits_of(lists: Lists, found: Found) -> tuple[float, ...]:
    """How often a true partner is among the first few; equals count by the chance of their order."""
    width = int(lists.entry.max()) + 1
    right = np.isin(found.pairs[:, 0] * width + found.pairs[:, 1], lists.true[:, 0] * width + lists.true[:, 1])
    asked, back = np.unique(np.append(found.pairs[:, 1], lists.true[:, 1]), return_inverse=True)
    row = back.ravel()[: len(right)]
    best = np.full(len(asked), -np.inf)
    np.maximum.at(best, row[right], found.score[right])
    before = np.bincount(row[~right & (found.score > best[row])], minlength=len(asked))
    equal = found.score == best[row]
    rights, wrongs = (np.bincount(row[equal & each], minlength=len(asked)) for each in (right, ~right))
    counted = np.isin(asked, lists.true[:, 1])
    return tuple(float(np.mean([*_chances(before, (rights, wrongs), k)[counted]])) for k in FIRST)


def _chances(before: Ints, equals: tuple[Ints, Ints], k: int) -> Floats:
    """The chance that one of the right ones is among the first k, some standing before them for certain."""
    rights, wrongs = equals
    missed = np.ones(len(before))
    for step in range(k):
        drawn = before + step < k
        share = np.maximum(wrongs - step, 0) / np.maximum(wrongs + rights - step, 1)
        missed = np.where(drawn, missed * share, missed)
    return np.where((rights > 0) & (before < k), 1.0 - missed, 0.0)


def f1_of(lists: Lists, joined: Ints) -> float:
    """F1 over pairs of entries of the two lists."""
    width = int(lists.entry.max()) + 1
    keys = np.unique(joined[:, 0] * width + joined[:, 1])
    true = np.unique(lists.true[:, 0] * width + lists.true[:, 1])
    return 2 * len(np.intersect1d(keys, true)) / max(len(keys) + len(true), 1)


def measured(lists: Lists, found: Found) -> Measured:
    """Hits and F1 of one way."""
    return Measured(hits_of(lists, found), f1_of(lists, found.joined))


WITHOUT_TRUTH: dict[str, Callable[[Lists], Found]] = {
    "truceline": ours,
    "nearest of the same day": lambda lists: nearest(lists, near_pairs(lists), 0),
    "nearest within a day": lambda lists: nearest(lists, near_pairs(lists), 1),
}


def all_ways(lists: Lists) -> Iterator[tuple[str, Callable[[], Measured]]]:
    """Each way by its name, to be measured when it is called."""
    for name, way in WITHOUT_TRUTH.items():
        yield name, lambda way=way: measured(lists, way(lists))  # type: ignore[misc] # bound here
    yield "tuned by the truth", lambda: tuned(lists, near_pairs(lists))
