"""Which lists by the day have several rows for one incident, learnt without labels from where and when their own rows lie.

A list is held to be kept so where all of this holds, of rows of one act, or of none, within a hundred metres (`rows_of_one`):

1. a tenth or more of its rows have another of the same day beside them, and thirty or more would repeat one;
2. eight times as many pairs are of one day as lie there three to ten days apart: a town's middle, where a list puts all that happens in
   the town, has as many on other days;
3. half of what lies within four hundred metres of each other on one day, and more, lies within the hundred: incidents of one battle or
   one burst are spread over more, sixteen times as many over that.

What cannot be known stays as it is: lists that put each row into the middle of its town, and short ones. Of a long list its first rows
in order of time are asked.
"""

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, coded, codes_of, column_of, places_among, seconds_of
from truceline.incident.model import ACT_CODES, LinkModel, TellsAgain
from truceline.incident.voices.rows_of_one import (
    DAY_S,
    SPOT_M,
    Rows,
    at_one_spot,
    firsts_of,
    may_be_of_one,
)

_ENOUGH, _OFTEN = 30, 0.1
_TIMES_OTHER_DAYS = 8.0
_WIDER = 4.0  # times as wide as a spot
_MOSTLY = 0.5
_OTHER_DAYS = range(3, 11)
_MOST_ASKED = 20_000


def learn_rows_of_one(reports: pa.Table, parent: Ints) -> tuple[TellsAgain, ...]:
    """The lists by the day that have several rows for one incident, of reports in canonical order of which some repeat others already."""
    may = may_be_of_one(reports, LinkModel()) & (parent == np.arange(len(parent)))
    if np.count_nonzero(may) < _ENOUGH:
        return ()
    names = coded(reports.column("source"))
    told = Rows(
        np.where(may, codes_of(names), -1).astype(np.int32),
        places_among(reports.column("act"), ACT_CODES),
        seconds_of(reports.column("occurred_at")),
        column_of(reports, "longitude"),
        column_of(reports, "latitude"),
    )
    many = np.flatnonzero(np.bincount(told.of_list[may]) >= _ENOUGH)
    lists = ((which, told.chosen(np.flatnonzero(told.of_list == which))) for which in many.tolist())
    found = ((names.dictionary[which].as_py(), rows) for which, rows in lists if _has_several_for_one(_some(rows)))
    return tuple(TellsAgain(name, len(rows.at), _again(rows), by_day=True) for name, rows in found)


def _some(told: Rows) -> Rows:
    """The first of the rows, not too many."""
    return told.chosen(np.arange(min(len(told.at), _MOST_ASKED)))


def _has_several_for_one(told: Rows) -> bool:
    """Whether these rows of one list lie as those of a list do that has several for one incident."""
    first, second = at_one_spot(told)
    beside = len(np.unique(np.concatenate([first, second])))
    if beside < _OFTEN * len(told.at) or _again(told) < _ENOUGH:
        return False
    near, wide = (len(at_one_spot(told, within_m)[0]) for within_m in (SPOT_M, _WIDER * SPOT_M))
    elsewhen, elsewhen_wide = (_on_other_days(told, within_m) for within_m in (SPOT_M, _WIDER * SPOT_M))
    return near > _TIMES_OTHER_DAYS * elsewhen and near - elsewhen > _MOSTLY * (wide - elsewhen_wide)


def _again(told: Rows) -> int:
    """How many rows repeat another."""
    firsts = firsts_of(told, np.empty((0, 2), np.int32))
    return int(np.count_nonzero(firsts != np.arange(len(firsts))))


def _on_other_days(told: Rows, within_m: float) -> float:
    """How many pairs lie so close that are three to ten days apart, in the mean of these days."""
    count, met = len(told.at), 0
    twice = told.chosen(np.tile(np.arange(count), 2))
    for days in _OTHER_DAYS:
        moved = np.concatenate([told.at, told.at - days * DAY_S])
        first, second = at_one_spot(twice._replace(at=moved), within_m)
        met += int(np.count_nonzero((first < count) & (second >= count)))
    return met / len(_OTHER_DAYS)
