"""Ranges of figures: the least and the most that the reports of an incident give, and the middle of what they hold best.

A report that tells of several incidents, as it says itself or as further links have it, gives its figures of all of them together. They are no claim about the one in which it is
counted: where another report gives such a figure of that incident alone, they have no part in its range. Where none does they stand there,
so that no figure is lost from totals. They never contradict anybody.

Who tells one end alone ("at least three", "at most five") leaves the other open, and so does the incident, unless somebody names a figure that
lies no nearer: "at least three" and seven are three to seven, "at most five" and seven are up to seven, without a least. Of "at least nine" beside "at most five"
both ends would be open: there the figures themselves stand, five to nine.
"""

import math

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.values.shape.compiled import in_place

Incidents = tuple[Ints, int]  # the incident of each report, and how many there are


def of_several_alone(given: Bools, several: Bools, of: Incidents) -> Bools:
    """Which reports give a figure of several incidents together, where another gives one of this incident alone."""
    if not several.any():
        return np.zeros(len(given), np.bool_)
    incident, count = of
    told = np.zeros(count, np.bool_)
    told[incident[given & ~several]] = True
    return np.asarray(several & told[incident])


def open_ends(low: Floats, best: Floats, high: Floats) -> tuple[Floats, Floats]:
    """From where to where each figure may lie: who tells one end alone ("at least three", "at most five") leaves the other open; NaN where nothing is told."""
    least, most = np.fmin(np.fmin(low, best), high), np.fmax(np.fmax(low, best), high)
    one_end = np.isnan(best) & ~np.isnan(least)
    return np.where(one_end & np.isnan(low), 0.0, least), np.where(one_end & np.isnan(high), np.inf, most)


def bounds(low: Floats, high: Floats, of: Incidents) -> tuple[Floats, Floats]:
    """The least low and the greatest high value of each incident, NaN where no report has one."""
    incident, count = of
    least, most = np.full(count, np.nan), np.full(count, np.nan)
    _write_bounds(incident, (low, high), least, most)
    return least, most


def bounds_left_open(told: tuple[Floats, Floats, Floats], of: Incidents) -> tuple[Floats, Floats]:
    """The same of what each report tells as low, best and high; NaN too where that end of the incident's range is left open."""
    low, best, high = told
    lowest, highest = np.fmin(np.fmin(low, best), high), np.fmax(np.fmax(low, best), high)
    least, most = bounds(lowest, highest, of)
    from_here, up_to = open_ends(low, best, high)
    below, above = from_here < lowest, up_to > highest
    if not (below.any() or above.any()):
        return least, most
    named_least, named_most = bounds(np.where(below, np.nan, lowest), np.where(above, np.nan, highest), of)
    open_below, open_above = named_least != least, named_most != most  # NaN, nobody names one, is no figure
    both = open_below & open_above
    return np.where(open_below & ~both, np.nan, least), np.where(open_above & ~both, np.nan, most)


@in_place
def _write_bounds(incident: Ints, ends: tuple[Floats, Floats], least: Floats, most: Floats) -> None:
    low, high = ends
    for row in range(len(incident)):
        at = incident[row]
        # Nothing is less than what is missing, nor missing less than anything.
        if low[row] < least[at] or (math.isnan(least[at]) and not math.isnan(low[row])):
            least[at] = low[row]
        if high[row] > most[at] or (math.isnan(most[at]) and not math.isnan(high[row])):
            most[at] = high[row]


def median(values: Floats, of: Incidents) -> Floats:
    """The middle value of each incident, halfway between two, NaN where no report has one."""
    incident, groups = of
    rows = np.flatnonzero(~np.isnan(values))
    order = rows[np.lexsort((values[rows], incident[rows]))]
    count = np.bincount(incident[order], minlength=groups)
    start = np.cumsum(count) - count
    middle = np.full(groups, np.nan)
    some = count > 0
    lower = order[(start + (count - 1) // 2)[some]]
    upper = order[(start + count // 2)[some]]
    middle[some] = (values[lower] + values[upper]) / 2
    return middle


def whole(values: Floats) -> pa.Array:
    """Whole numbers, null where there is none."""
    missing = np.isnan(values)
    return pa.array(np.where(missing, 0, values).astype(np.int64), mask=missing)
