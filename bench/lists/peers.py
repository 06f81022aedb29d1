"""Splink on two lists, as a careful user would set it up for them, and a little more kindly than that.

As on reports (bench/link/splink_model.py), but for what lists are: pairs of the two lists alone, within a day and a half, for a list may be a
day late, and within 15, 25 or 40 km; and the names of places are compared (Jaro-Winkler). The truth of that very scene chooses among the
three, for hits and F1 apart; and for F1 the threshold, and the way in which pairs are joined: best first, each entry with one of the other
list, or whoever is each other's best.
"""

import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scenes import ROOT, Ints, Lists
from ways import Floats, Measured, across, by_entry, f1_of, hits_of, mutual

sys.path.append(str(ROOT / "bench" / "link"))  # Splink is told of reports as there

from edges import best_of_each, incidents_at
from splink_model import Reach, rows_of, weigh

# What EM takes for the share of true pairs moves all weights alike, far below nought here: all are told.
_TRIED = [Reach(metres, seconds=129_600.0, apart="list", least=-1_000.0) for metres in (15_000.0, 25_000.0, 40_000.0)]
_THRESHOLDS = 60
_ALIKE = (0.95, 0.88, 0.75)


def splink(lists: Lists) -> Measured:
    """What Splink gives at best."""
    found = [_measured(lists, reach) for reach in _TRIED]
    return Measured(max(one.hits for one in found), max(one.f1 for one in found))


def _measured(lists: Lists, reach: Reach) -> Measured:
    """What it gives of the pairs within reach."""
    rows = rows_of(lists.placed, reach)
    rows = rows.append_column("list", pa.array(lists.second.astype(np.int64)))
    rows = rows.append_column("place_name", pc.utf8_lower(lists.reports["place_name"]))
    pairs, weight = weigh(rows, reach, [_place_names()])
    return Measured(hits_of(lists, by_entry(lists, (pairs, weight), pairs[:0])), _best_f1(lists, pairs, weight))


def _place_names() -> Any:
    import splink.comparison_library as cl

    return cl.JaroWinklerAtThresholds("place_name", list(_ALIKE)).configure(term_frequency_adjustments=True)


def _best_f1(lists: Lists, pairs: Ints, weight: Floats) -> float:
    """F1 at the best threshold, in the better way."""
    thresholds = np.unique(np.quantile(weight, 1.0 - np.geomspace(0.005, 1.0, _THRESHOLDS)))[::-1].tolist()
    first = np.where(lists.second[pairs[:, :1]], pairs[:, ::-1], pairs)
    best, worth = mutual(first, weight)
    tried = [f1_of(lists, lists.entry[best[worth >= at]]) for at in thresholds]
    kept = best_of_each(pairs, weight, np.isnan(lists.placed["longitude"].to_numpy().astype(float)))
    row = np.arange(len(lists.second))
    groups = incidents_at(pairs[kept], weight[kept], lists.second.astype(np.int64), thresholds)
    return max(*tried, *(f1_of(lists, lists.entry[across(lists, row, each)]) for each in groups))
