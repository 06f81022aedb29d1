"""Names under which reports give coordinates and that are those of no place all the same: where they lie tells nothing of who names them too.

1. A country's name (values.country_names). The point that a list gives for it is its middle by convention: 35 N 38 E for Syria. Towns bear
   such names too (عمان, Алжир): one is believed to be meant where reports of the name lie at three points or more, a kilometre from each
   other; whether these lie together is asked of every name (placelearning). What a gazetteer lists is asked of the gazetteer.
2. What a source that gives coordinates for nearly all names leaves without, again and again: its codebook says that the place is not known
   (UCDP's where_prec 6 and 7). The row or two that it places under that name by mistake would else place all others.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Longs
from truceline.values.country_names import is_country

_POINTS = 3  # at which reports of a country's name lie where a town is meant: a list or two have one point for the whole country
_CELL_DEG = 0.01  # a kilometre
_CELLS = 36_001  # of such, around the earth and one more
_NEARLY_ALL = 0.9  # of a source's named reports that have coordinates. Of UCDP's events in Syria 98 in 100
_ENOUGH = 30  # named reports that tell how a source does
_AGAIN = 3  # reports of one name without coordinates, and more than with


class NamedReports(NamedTuple):
    """Reports that name a place, by column: the number of the name, the source, and where they lie; NaN where they give no coordinates."""

    name: Longs
    source: Longs
    longitude: Floats
    latitude: Floats


def placeless(names: list[str], reports: NamedReports) -> Bools:
    """Which of these folded names are those of no place."""
    country = np.array([is_country(name) for name in names], np.bool_)
    placed = ~np.isnan(reports.longitude)
    if country.any():
        rows = np.flatnonzero(placed & country[reports.name])
        country &= _points(reports, rows, len(names)) < _POINTS
    return country | _left_without(reports, placed, len(names))


def _points(reports: NamedReports, rows: Longs, names: int) -> Longs:
    """At how many points, a kilometre from each other, reports of each name lie."""
    east, north = (
        np.rint((column[rows] + 180.0) / _CELL_DEG).astype(np.int64) for column in (reports.longitude, reports.latitude)
    )
    cells = np.unique((reports.name[rows] * _CELLS + east) * _CELLS + north)
    return np.bincount(cells // _CELLS**2, minlength=names)


def _left_without(reports: NamedReports, placed: Bools, names: int) -> Bools:
    """Step 2."""
    found = np.zeros(names, np.bool_)
    named, known = (np.bincount(reports.source, weights) for weights in (None, placed))
    for source in np.flatnonzero((named >= _ENOUGH) & (known >= _NEARLY_ALL * named) & (known < named)).tolist():
        own = reports.source == source
        without, of_it = (np.bincount(reports.name[own & which], minlength=names) for which in (~placed, placed))
        found |= (without >= _AGAIN) & (without > of_it)
    return found
