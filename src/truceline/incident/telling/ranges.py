"""Ranges of figures: the least and the most that the reports of an incident give, and the middle of what they hold best.

A report that tells of several incidents, as it says itself or as further links have it, gives its figures of all of them together. They are no claim about the one in which it is
counted: where another report gives such a figure of that incident alone, they have no part in its range. Where none does they stand there,
so that no figure is lost from totals. They never contradict anybody.

Who tells one end alone ("at least three", "at most five") leaves the other open, and so does the incident, unless somebody names a figure that
lies no nearer: "at least three" and seven are three to seven, "at most five" and seven are up to seven, without a least. Of "at least nine" beside "at most five"
both ends would be open: there the figures themselves stand, five to nine.
"""

import math
from typing import NamedTuple

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


class Figures(NamedTuple):
    """What each report tells of one figure, NaN where it tells none: its best, the least and the most that it names, and from where to where the figure may lie."""

    best: Floats
    least: Floats
    most: Floats
    from_here: Floats
    up_to: Floats

    def without(self, these: Bools) -> "Figures":
        """The same, these reports telling nothing."""
        return Figures(*(np.where(these, np.nan, each) for each in self)) if these.any() else self


def figures_of(low: Floats, best: Floats, high: Floats) -> Figures:
    """What is told as low, best and high: who tells one end alone ("at least three", "at most five") leaves the other open."""
    least, most, from_here, up_to = np.empty((4, len(best)))
    _write_figures((low, best, high), (least, most), (from_here, up_to))
    return Figures(best, least, most, from_here, up_to)


@in_place
def _write_figures(
    told: tuple[Floats, Floats, Floats], ends: tuple[Floats, Floats], open_ends: tuple[Floats, Floats]
) -> None:
    low, best, high = told
    for row in range(len(best)):
        least = most = best[row]
        for other in (low[row], high[row]):
            if math.isnan(least) or other < least:
                least = other
            if math.isnan(most) or other > most:
                most = other
        ends[0][row], ends[1][row] = least, most
        one_end = math.isnan(best[row]) and not math.isnan(least)
        open_ends[0][row] = 0.0 if one_end and math.isnan(low[row]) else least
        open_ends[1][row] = math.inf if one_end and math.isnan(high[row]) else most


def bounds(low: Floats, high: Floats, of: Incidents) -> tuple[Floats, Floats]:
    """The least low and the greatest high value of each incident, NaN where no report has one."""
    incident, count = of
    least, most = np.full(count, np.nan), np.full(count, np.nan)
    _write_bounds(incident, (low, high), least, most)
    return least, most


def bounds_left_open(told: Figures, of: Incidents) -> tuple[Floats, Floats]:
    """The least and the most that reports name of each incident; NaN too where that end of the incident's range is left open."""
    least, most = bounds(told.least, told.most, of)
    below, above = told.from_here < told.least, told.up_to > told.most
    if not (below.any() or above.any()):
        return least, most
    named_least, named_most = bounds(np.where(below, np.nan, told.least), np.where(above, np.nan, told.most), of)
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
