"""Which reports tell again what their own source told before: an update, a second call, a row that a list repeats with other figures.

One source tells of an incident once, so a second telling that names nobody would be an incident of its own. Of sources that are known to
tell twice (`learning.againlearning`) a report tells again what another of the same source tells that

- is of the same act, within a quarter of an hour and a kilometre of it,
- is nearer to it than any other such report of that source is to either of the two.

The later of the two repeats the earlier. It confirms nothing, is compared with nobody and crowds nobody.

Guaranteed: whether a report tells again depends on what its own source tells within half an hour and two kilometres of it, and no third
telling is joined to two; what people judged different stays apart; who names whom he repeats, gives no place, or knows only the day or
only the district, never tells again so. Rows of a list by the day do where the list is known to have several for one incident (`rows_of_one`).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import (
    Bools,
    Floats,
    Ints,
    Longs,
    column_of,
    in_one_piece,
    places_among,
    seconds_of,
)
from truceline.incident.columns.counting import ordered, pairs_while
from truceline.incident.model import ACT_CODES, LinkModel
from truceline.incident.voices.rows_of_one import Rows, firsts_of, may_be_of_one
from truceline.values.place import distance_between

AGAIN_WITHIN_S, AGAIN_WITHIN_M = 900.0, 1_000.0
# A source stands out where such a share of its reports lies so close to another of its own, and so many times the share among the others. Judged.
AGAIN_OFTEN, AGAIN_TIMES_OTHERS = 0.3, 3.0
_DAY_ALONE_S = 36_000.0  # who knows a time no better knows the day alone: that two of his lie close says nothing


class Telling(NamedTuple):
    """What second tellings are told by: the number of the source that may tell again (-1: none that may), the act, when and where; and that of the list by the day."""

    source: Ints
    act: Ints
    at: Floats
    longitude: Floats
    latitude: Floats
    of_list: Ints

    @property
    def rows(self) -> Rows:
        """What rows of lists by the day are told by."""
        return Rows(self.of_list, self.act, self.at, self.longitude, self.latitude)

    def chosen(self, rows: Ints | Longs) -> "Telling":
        """Some of them, in the order of these rows."""
        source, act, at, longitude, latitude, of_list = self
        return Telling(source[rows], act[rows], at[rows], longitude[rows], latitude[rows], of_list[rows])


def tellings_together(several: Sequence[Telling]) -> Telling:
    """What is told in several tables, the one after the other."""
    columns: list[Any] = [np.concatenate(same) for same in zip(*several, strict=True)]
    return Telling(*columns)


class Beside(NamedTuple):
    """Pairs of reports of one source that lie close: the earlier row, the later row, and how far apart, from 0 to 2."""

    first: Ints
    second: Ints
    far: Floats


def may_tell_again(reports: pa.Table, model: LinkModel) -> Bools:
    """Which reports say an act, a time and a place well enough, and name nobody whom they repeat."""
    radius = np.nan_to_num(column_of(reports, "radius_m"), nan=model.unstated_radius_m)
    silent = np.asarray(in_one_piece(reports.column("relayed_from")).is_null().to_numpy(zero_copy_only=False))
    within_s = column_of(reports, "occurred_within_s")
    may = silent & (radius <= model.widest_m) & (within_s <= model.longest_s) & (within_s < _DAY_ALONE_S)
    may &= ~np.isnan(column_of(reports, "longitude")) & ~np.isnan(column_of(reports, "latitude"))
    return np.asarray(may & (places_among(reports.column("act"), ACT_CODES) >= 0))


def telling_of(reports: pa.Table, source: Ints, of_list: Ints) -> Telling:
    """What these reports tell; of whose second tellings are looked for, the number of the source, and of its rows by the day, else -1."""
    return Telling(
        source.astype(np.int32),
        places_among(reports.column("act"), ACT_CODES),
        seconds_of(reports.column("occurred_at")),
        column_of(reports, "longitude"),
        column_of(reports, "latitude"),
        of_list.astype(np.int32),
    )


def tellings_of(reports: pa.Table, model: LinkModel) -> Telling:
    """What these reports tell, by the sources that the model knows to tell twice."""
    source, of_list = (
        np.where(may(reports, model), places_among(reports.column("source"), names), -1)
        if (names := [one.source for one in model.told_again if one.by_day == by_day])
        else np.full(reports.num_rows, -1)
        for by_day, may in ((False, may_tell_again), (True, may_be_of_one))
    )
    return telling_of(reports, source, of_list)


def with_told_again(parent: Ints, reports: pa.Table, model: LinkModel, different: npt.NDArray[np.int32]) -> Ints:
    """The parents, completed by what tells again, of reports in canonical order; nothing changes where the model knows no such source."""
    if not model.told_again:
        return parent
    return completed(parent, tellings_of(reports, model), different)


def completed(parent: Ints, telling: Telling, different: npt.NDArray[np.int32], rows: Ints | None = None) -> Ints:
    """The parents of rows in canonical order: whoever repeats nobody yet and tells again repeats what was told first.

    What is told may be that of some rows alone.
    """
    first, second = couples(beside(telling))
    if rows is not None:
        first, second = rows[first], rows[second]
    joined = parent[second] == second
    if len(different):
        joined &= ~np.isin(_key(first, second), _key(*np.sort(different, axis=1).T))
    found = parent.copy()
    found[second[joined]] = first[joined]
    return _with_rows_of_one(found, telling.rows, different, np.arange(len(parent)) if rows is None else rows)


def _with_rows_of_one(parent: Ints, told: Rows, different: npt.NDArray[np.int32], rows: Ints | Longs) -> Ints:
    """The same, completed by what rows of lists by the day tell; told is that of these rows."""
    if not (told.of_list >= 0).any():
        return parent
    place = np.full(len(parent), -1, np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    apart = place[different].reshape(-1, 2)
    first = firsts_of(told, apart[(apart >= 0).all(axis=1)])
    of_one = rows[first != np.arange(len(first))]
    of_one = of_one[parent[of_one] == of_one]
    parent[of_one] = rows[first[place[of_one]]]
    return parent


def _key(first: Ints, second: Ints) -> npt.NDArray[np.int64]:
    return first.astype(np.int64) << 32 | second


def beside(telling: Telling) -> Beside:
    """All pairs of one source and act within a quarter of an hour and a kilometre, of rows in canonical order."""
    source, act, at, longitude, latitude, _ = telling
    rows = np.flatnonzero(source >= 0).astype(np.int32)
    number = source * np.int32(len(ACT_CODES)) + act
    order = ordered(number, int(number.max(initial=-1)) + 1, rows)
    first, second = pairs_while(
        order, lambda one, other: (number[one] == number[other]) & (at[other] - at[one] <= AGAIN_WITHIN_S)
    )
    apart_m = distance_between(longitude[first], latitude[first], longitude[second], latitude[second])
    close = apart_m <= AGAIN_WITHIN_M
    first, second, apart_m = first[close], second[close], apart_m[close]
    gap_s = at[second] - at[first]
    return Beside(first, second, (gap_s / AGAIN_WITHIN_S) ** 2 + (apart_m / AGAIN_WITHIN_M) ** 2)


def couples(pairs: Beside) -> tuple[Ints, Ints]:
    """The pairs of which each is the nearest to the other, of equally near ones the earlier: no report is in two of them."""
    one, other = np.concatenate(pairs[:2]), np.concatenate(pairs[1::-1])
    order = np.lexsort((other, np.tile(pairs.far, 2), one))
    whose, at = np.unique(one[order], return_index=True)
    nearest = other[order][at]
    back = nearest[np.searchsorted(whose, nearest)]
    mutual = (back == whose) & (whose < nearest)
    return whose[mutual], nearest[mutual]
