"""Which rows of a list by the day tell of one incident: a row for each recording, each witness, each photograph of it.

One source tells of an incident once, so each such row would be an incident of its own, and another list's row would be shared out among
them, and join none. Of lists that are known to be kept so (`learning.rowlearning`) rows are of one incident that are

- of the same day and the same act, or both of none,
- within a hundred metres of each other, or of one between them, and so on.

The first of them in canonical order stands for all. The others repeat it: they confirm nothing, are compared with nobody and crowd nobody.

Guaranteed: it depends on the list's own rows of that day and on what hangs together there; a row that people judged different from
another of the same spot stands alone; who names whom he repeats, gives no place, or knows the hour or no day, is none of them.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, in_one_piece
from truceline.incident.columns.counting import pairs_while
from truceline.incident.joining.parts import parts_of
from truceline.incident.model import ACT_CODES, LinkModel
from truceline.values.place import EQUATOR_RADIUS_M, distance_between

SPOT_M = 100.0
DAY_S = 86_400.0
_SLACK = 1.01
_LEAST_S, _MOST_S = 36_000.0, DAY_S / 2  # who knows a time so well knows the day, and nothing else


class Rows(NamedTuple):
    """What rows of one incident are told by: the number of the list (-1: none that is kept so), the act, the day, and where."""

    of_list: Ints
    act: Ints
    at: Floats
    longitude: Floats
    latitude: Floats

    def chosen(self, which: Ints | Longs) -> "Rows":
        """Some of them, in the order of these places."""
        of_list, act, at, longitude, latitude = self
        return Rows(of_list[which], act[which], at[which], longitude[which], latitude[which])


def may_be_of_one(reports: pa.Table, model: LinkModel) -> Bools:
    """Which reports know the day alone and a place well enough, and name nobody whom they repeat."""
    within_s = column_of(reports, "occurred_within_s")
    by_day = np.asarray((within_s >= _LEAST_S) & (within_s <= _MOST_S))
    if not by_day.any():
        return by_day
    radius = np.nan_to_num(column_of(reports, "radius_m"), nan=model.unstated_radius_m)
    silent = np.asarray(in_one_piece(reports.column("relayed_from")).is_null().to_numpy(zero_copy_only=False))
    placed = ~np.isnan(column_of(reports, "longitude")) & ~np.isnan(column_of(reports, "latitude"))
    return np.asarray(silent & by_day & placed & (radius <= model.widest_m))


def at_one_spot(rows: Rows, within_m: float = SPOT_M) -> tuple[Ints, Ints]:
    """All pairs of one list, act and day that lie so close, the earlier row first."""
    of_list, act, at, longitude, latitude = rows
    chosen = np.flatnonzero(of_list >= 0)
    number = of_list * np.int32(len(ACT_CODES) + 1) + act + 1
    order = chosen[np.lexsort((longitude[chosen], at[chosen], number[chosen]))].astype(np.int32)
    poleward = np.cos(np.radians(np.abs(latitude[chosen]).max(initial=0.0)))
    wide = np.degrees(_SLACK * within_m / EQUATOR_RADIUS_M) / max(float(poleward), 1e-6)
    one, other = pairs_while(
        order,
        lambda a, b: (number[a] == number[b]) & (at[a] == at[b]) & (longitude[b] - longitude[a] <= wide),
    )
    close = distance_between(longitude[one], latitude[one], longitude[other], latitude[other]) <= within_m
    return np.minimum(one, other)[close], np.maximum(one, other)[close]


def firsts_of(rows: Rows, different: npt.NDArray[np.int32]) -> Ints:
    """Of each row the first that tells of the same incident; itself, where none does. `different` are pairs of these rows."""
    first, second = at_one_spot(rows)
    part = _parts(len(rows.at), first, second)
    apart = different[part[different[:, 0]] == part[different[:, 1]]] if len(different) else different
    alone = np.zeros(len(rows.at), np.bool_)
    alone[apart.ravel()] = True
    stays = ~alone[first] & ~alone[second]
    return _parts(len(rows.at), first[stays], second[stays])


def _parts(count: int, first: Ints, second: Ints) -> Ints:
    """The first row of whatever each hangs together with."""
    return parts_of(count, first.astype(np.int32), second.astype(np.int32), np.empty((0, 2), np.int32))
