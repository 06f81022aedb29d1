"""Which sources tell of incidents twice without saying so, learnt without labels from what they and all others tell.

That two reports of a source lie close is no sign by itself: fire comes in bursts, and who tells of each shell tells honestly. A source is
held to tell twice where all of this holds:

1. three in ten or more of its reports have another of its own beside them (`telling_again`), and thirty or more would tell again;
2. that is three times as often as among the sources that do not stand out so: of two incidents each would be told with an error of its
   own, so that even where incidents come in twos hardly any two reports of a source lie that close;
3. they come in twos: of five that have others beside them four have one. Who tells of every shell of a burst has many;
4. **others tell of one**: around what it tells twice lie hardly more reports of the same act by others than around what it tells once,
   each time less what lies there on other days. Where two things happened it would be twice as many. It must be below one and a half by
   nineteen in twenty.

What cannot be known stays as it is: where nobody else tells of the same, and where few tell. Where a source tells nearly everything twice,
what it tells once is too little to be held against; then the first three must be enough, and that others tell of the same.

Lists by the day are another matter (`rowlearning`).
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, coded, codes_of, column_of
from truceline.incident.learning.rowlearning import learn_rows_of_one
from truceline.incident.model import LinkModel, TellsAgain
from truceline.incident.voices.telling_again import (
    AGAIN_OFTEN,
    AGAIN_TIMES_OTHERS,
    Telling,
    beside,
    couples,
    may_tell_again,
    telling_of,
)
from truceline.values.place import distance_between

_ENOUGH, _IN_TWOS = 30, 0.8
_HALFWAY, _SURE = 1.5, 1.645  # between one incident and two; deviations that hold nineteen in twenty
_FEW = 0.25  # to what is told twice: what so few are that stand alone, tells nothing of the rest
_HOURS_S = 7_200.0  # who knows the moment by no more is counted around others
_OTHER_DAYS = (-3, -2, -1, 1, 2, 3)
_DAY_S = 86_400.0
_MOST_ASKED = 500  # of what was told twice, and of what was told once


class _Around(NamedTuple):
    """What is told, how well each knows when and where, and those that are counted around others, in order of time."""

    telling: Telling
    within_s: Floats
    radius_m: Floats
    standing: Longs


def learn_told_again(reports: pa.Table, parent: Ints) -> tuple[TellsAgain, ...]:
    """The sources that tell twice, in order of their names, of reports in canonical order of which some repeat others already."""
    names = coded(reports.column("source"))
    may = may_tell_again(reports, LinkModel()) & (parent == np.arange(len(parent)))
    telling = telling_of(reports, np.where(may, codes_of(names), -1), np.full(len(may), -1))
    pairs = beside(telling)
    first, second = couples(pairs)
    many = np.bincount(np.concatenate(pairs[:2]), minlength=len(parent))
    told, doubled, again = (
        np.bincount(telling.source[which], minlength=len(names.dictionary)) for which in (may, many > 0, second)
    )
    stands_out = (doubled >= AGAIN_OFTEN * told) & (again >= _ENOUGH)
    others, of_others = doubled[~stands_out].sum(), told[~stands_out].sum()
    stands_out &= (doubled * of_others > AGAIN_TIMES_OTHERS * others * told) & (of_others >= _ENOUGH)
    found = []
    for which in np.flatnonzero(stands_out).tolist():
        own = telling.source == which
        in_twos = (many[own] == 1).sum() >= _IN_TWOS * doubled[which]
        once = np.flatnonzero(own & (many == 0)).astype(np.int32)
        if in_twos and _others_tell_of_one(_around(telling, reports), first[own[first]], once):
            found.append(TellsAgain(names.dictionary[which].as_py(), int(told[which]), int(again[which])))
    return tuple(sorted((*found, *learn_rows_of_one(reports, parent))))


def _around(telling: Telling, reports: pa.Table) -> _Around:
    within_s = column_of(reports, "occurred_within_s")
    radius_m = np.nan_to_num(column_of(reports, "radius_m"), nan=LinkModel().unstated_radius_m)
    return _Around(telling, within_s, radius_m, np.flatnonzero((telling.source >= 0) & (within_s <= _HOURS_S)))


def _others_tell_of_one(around: _Around, twice: Ints, once: Ints) -> bool:
    """Whether around what one source tells twice others tell hardly more than around what it tells once."""
    of_twice, of_once = (_told_beside(around, _some(rows)) for rows in (twice, once))
    if of_twice.sum() < _ENOUGH:
        return False
    if len(once) < max(_ENOUGH, _FEW * len(twice)):
        return True
    (mean, error), (usual, usual_error) = map(_mean, (of_twice, of_once))
    if usual <= 0:
        return False
    times = mean / usual
    return bool(times + _SURE * times * np.hypot(error / mean, usual_error / usual) < _HALFWAY)


def _some(rows: Ints) -> Ints:
    """Not too many of the rows, spread evenly."""
    return rows[np.linspace(0, len(rows) - 1, min(len(rows), _MOST_ASKED)).astype(np.int64)]


def _mean(counted: Floats) -> tuple[float, float]:
    """The mean, and how much it may err."""
    return float(counted.mean()), float(counted.std() / np.sqrt(len(counted)))


def _told_beside(around: _Around, rows: Ints) -> Floats:
    """Of each row how many reports of other sources lie where it lies, less what lies there on other days."""
    now, *then = (_counted(around, rows, days * _DAY_S) for days in (0, *_OTHER_DAYS))
    return np.asarray(now - np.mean(then, axis=0))


def _counted(around: _Around, rows: Ints, later_s: float) -> Floats:
    """Of each row how many reports of other sources, of the same act, lie within what both know of time and place, so much later."""
    telling, within_s, _, standing = around
    at, reach_s = telling.at[rows] + later_s, within_s[rows] + _HOURS_S
    ends = (np.searchsorted(telling.at[standing], moment) for moment in (at - reach_s, at + reach_s))
    spans = zip(rows.tolist(), *(end.tolist() for end in ends), strict=True)
    return np.array([_lying(around, row, standing[start:end], later_s) for row, start, end in spans], np.float64)


def _lying(around: _Around, row: int, others: Longs, later_s: float) -> int:
    """How many of these lie where a row lies, so much later."""
    telling, within_s, radius_m, _ = around
    others = others[(telling.act[others] == telling.act[row]) & (telling.source[others] != telling.source[row])]
    gap_s = np.abs(telling.at[others] - telling.at[row] - later_s)
    others = others[gap_s <= np.hypot(within_s[others], within_s[row])]
    here = np.full(len(others), row)
    places = (column[rows] for rows in (here, others) for column in (telling.longitude, telling.latitude))
    return int((distance_between(*places) <= np.hypot(radius_m[others], radius_m[row])).sum())
