"""How well links, scores and suggestions agree with labelled truth.

Reports are numbered from 0; belonging is a column of reports and one of incidents, so that a report may tell of
several. Where every report has one incident the cost is linear in the number of reports. Where some have several,
the pairs within incidents are listed.

Pairwise: of the pairs put together, how many belong together, and the reverse. B-cubed: the same for the company
of each report, averaged over reports (Bagga and Baldwin 1998; with several incidents per report: Amigó, Gonzalo,
Artiles and Verdejo 2009). Intervals of shares are Wilson's (1927) at 95 %.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.errors import Refused, Where, problem
from truceline.incident.columns.arrays import Bools, Floats, Longs

_NORMAL_95 = 1.959963984540054
_MOST_PAIRS = 200_000_000  # of listed pairs: some 5 GB while they are counted


class Belonging(NamedTuple):
    """Which report belongs to which incident; every row is distinct."""

    report: Longs
    incident: Longs


class Judged(NamedTuple):
    """Pairs of reports and whether each is the same incident."""

    first: Longs
    second: Longs
    same: Bools


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall, NaN where there is nothing to be right about."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """Of the pairs given a probability from `low` to `high`, how many are right."""

    low: float
    high: float
    pairs: int
    given: float  # the mean of what was given
    right: int
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True, slots=True)
class Hits:
    """Of the reports with a true partner, the share whose best true partner ranks among the first k suggestions."""

    reports: int
    at: dict[int, float]


def pairwise(found: Belonging, true: Belonging) -> Quality:
    """Precision and recall over pairs of reports that share an incident.

    Raises:
        Refused: where reports belong to several incidents so large that their pairs cannot be listed.
    """
    if _is_single(found) and _is_single(true):
        one, other = _ordered(found), _ordered(true)
        return _quality(_pairs_in(one, other), _pairs_in(one), _pairs_in(other))
    put, belong = _shared_pairs(found)[0], _shared_pairs(true)[0]
    return _quality(len(np.intersect1d(put, belong, assume_unique=True)), len(put), len(belong))


def pairwise_of_labelled(found: Belonging, labelled: Judged) -> Quality:
    """Precision and recall over the labelled pairs alone: what nobody labelled counts neither way.

    Where no labelled pair is different nothing could have been put together wrongly, and there is no precision.
    """
    joined = together(found, labelled.first, labelled.second)
    right = int((joined & labelled.same).sum())
    return _quality(right, 0 if labelled.same.all() else int(joined.sum()), int(labelled.same.sum()))


def b_cubed(found: Belonging, true: Belonging) -> Quality:
    """B-cubed precision and recall; both must name the same reports.

    Raises:
        Refused: as `pairwise`.
    """
    if _is_single(found) and _is_single(true):
        one, other = _ordered(found), _ordered(true)
        cells, size = np.unique(np.stack([one, other]), axis=1, return_counts=True)
        of_found, of_true = (np.bincount(labels)[cell] for labels, cell in zip((one, other), cells, strict=True))
        count = max(len(one), 1)
        return Quality(float((size**2 / of_found).sum() / count), float((size**2 / of_true).sum() / count))
    shared_found, shared_true = (_shared_both_ways(belonging) for belonging in (found, true))
    return Quality(_mean_company(shared_found, shared_true), _mean_company(shared_true, shared_found))


def together(belonging: Belonging, first: Longs, second: Longs) -> Bools:
    """Whether the two reports of each pair share an incident."""
    reports = int(max(x.max(initial=-1) for x in (belonging.report, first, second))) + 1
    order = np.argsort(belonging.report, kind="stable")
    count = np.bincount(belonging.report, minlength=reports)
    start = np.cumsum(count) - count
    times = count[first]
    pair = np.repeat(np.arange(len(first)), times)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(times) - times, times)
    incident = belonging.incident[order][start[first[pair]] + nth]
    width = int(belonging.incident.max(initial=0)) + 1
    holds = np.isin(second[pair] * width + incident, belonging.report * width + belonging.incident)
    joined = np.zeros(len(first), np.bool_)
    joined[pair[holds]] = True
    return joined


def probability_of(score: Floats) -> Floats:
    """The probability that a log-likelihood ratio in nats stands for where both are as likely beforehand."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(score, -700.0, 700.0))))


def calibration(probability: Floats, right: Bools, tenths: int = 10) -> tuple[Share, ...]:
    """How many of the pairs given each probability are right, in bins of equal width; empty bins are left out."""
    which = np.minimum((probability * tenths).astype(np.int64), tenths - 1)
    shares = []
    for k in np.unique(which).tolist():
        inside = which == k
        pairs, hits = int(inside.sum()), int(right[inside].sum())
        bounds = wilson_interval(hits, pairs)
        given = float(probability[inside].mean())
        shares.append(Share(k / tenths, (k + 1) / tenths, pairs, given, hits, hits / pairs, *bounds))
    return tuple(shares)


def calibration_error(shares: tuple[Share, ...]) -> float:
    """The mean distance between what was given and what is right, weighted by pairs; NaN where there are none."""
    pairs = sum(share.pairs for share in shares)
    return sum(abs(share.given - share.share) * share.pairs for share in shares) / pairs if pairs else math.nan


def wilson_interval(right: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if whole == 0:
        return 0.0, 1.0
    share, z2 = right / whole, _NORMAL_95**2
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _NORMAL_95 / (1 + z2 / whole) * math.sqrt(share * (1 - share) / whole + z2 / (4 * whole**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def hits(suggested: Judged, score: Floats, partnered: Longs, at: tuple[int, ...] = (1, 3, 5, 10)) -> Hits:
    """How often a report's best true partner is among its first k suggestions.

    `partnered` are the reports with a true partner anywhere: one that no suggestion reaches is a miss. Of equal
    scores the wrong ones rank first, so that a tie never flatters.
    """
    report = np.concatenate([suggested.first, suggested.second])
    right, both = np.tile(suggested.same, 2), np.tile(score, 2)
    reports = int(max(report.max(initial=-1), partnered.max(initial=-1))) + 1
    best = np.full(reports, -np.inf)
    np.maximum.at(best, report[right], both[right])
    reached = np.zeros(reports, np.bool_)
    reached[report[right]] = True
    before = ~right & (both >= best[report])
    rank = np.bincount(report[before], minlength=reports) + 1
    counted = max(len(partnered), 1)
    return Hits(len(partnered), {k: float((reached & (rank <= k))[partnered].sum() / counted) for k in at})


def partnered_in(true: Belonging) -> Longs:
    """The reports that share an incident with another."""
    size = np.bincount(true.incident)
    return np.unique(true.report[size[true.incident] > 1])


def as_json(quality: Quality) -> dict[str, float | None]:
    """Precision, recall and F1 as plain numbers; null where there is nothing to be right about."""
    told = {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
    return {name: None if math.isnan(value) else value for name, value in told.items()}


def _quality(right: int, found: int, true: int) -> Quality:
    return Quality(right / found if found else math.nan, right / true if true else math.nan)


def _is_single(belonging: Belonging) -> bool:
    """Whether every report belongs to one incident."""
    return bool(np.bincount(belonging.report).max(initial=0) <= 1)


def _ordered(belonging: Belonging) -> Longs:
    """The incident of each report, by report."""
    return belonging.incident[np.argsort(belonging.report, kind="stable")]


def _pairs_in(*labels: Longs) -> int:
    """How many pairs share all labels."""
    size = np.unique(np.stack(labels), axis=1, return_counts=True)[1].astype(np.int64)
    return int((size * (size - 1) // 2).sum())


def _shared_pairs(belonging: Belonging) -> tuple[Longs, Longs]:
    """Every pair that shares an incident (first << 32 | second, first < second), and how many it shares."""
    order = np.lexsort((belonging.report, belonging.incident))
    report, size = belonging.report[order], np.bincount(belonging.incident)
    pairs = int((size * (size - 1) // 2).sum())
    if pairs > _MOST_PAIRS:
        raise Refused([problem("I028", Where(), f"{pairs:,} pairs", most=_MOST_PAIRS)])
    end = np.cumsum(size)[belonging.incident[order]]
    times = end - np.arange(len(report)) - 1
    one = np.repeat(np.arange(len(report)), times)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(times) - times, times)
    keys, shared = np.unique(report[one] << 32 | report[other], return_counts=True)
    return keys, shared


class _Company(NamedTuple):
    """For each ordered pair of reports that share incidents (a report with itself too): how many."""

    key: Longs
    shared: Longs


def _shared_both_ways(belonging: Belonging) -> _Company:
    keys, shared = _shared_pairs(belonging)
    report, own = np.unique(belonging.report, return_counts=True)
    turned = (keys & 0xFFFFFFFF) << 32 | keys >> 32
    key = np.concatenate([keys, turned, report << 32 | report])
    order = np.argsort(key)
    return _Company(key[order], np.concatenate([shared, shared, own])[order])


def _mean_company(mine: _Company, other: _Company) -> float:
    """Multiplicity precision of Amigó et al., first within each report's company, then over reports."""
    place = np.minimum(np.searchsorted(other.key, mine.key), max(len(other.key) - 1, 0))
    theirs: Any = np.where(other.key[place] == mine.key, other.shared[place], 0)
    each = np.minimum(mine.shared, theirs) / mine.shared
    report = mine.key >> 32
    count = np.bincount(report)
    return float((np.bincount(report, weights=each)[count > 0] / count[count > 0]).mean())
