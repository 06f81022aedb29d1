"""What a post measured instead of a place counts too: a bearing, or a distance.

A post that heard a blast to the north-east and could not judge how far gives no place; nor does one that counted the seconds from flash to
sound and told no direction. It is compared by time (by_time), and by what it measured: whether places lie on its bearing, or on the circle
around the post, and whether what two such posts measured meets (posts).

Who gives a bearing is not placed by a name; who gives a distance alone is, where the name leads anywhere, and then its distance says nothing.
"""

import math
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, in_one_piece
from truceline.incident.likeness.kernels import Spots
from truceline.incident.likeness.posts import KNOWN, measured_evidence, meeting_evidence
from truceline.incident.model import Weights
from truceline.report.places import range_from_post, sigma_of_bearing
from truceline.values.place import HALF_95_IN_SIGMAS, to_centre
from truceline.values.shape.compiled import in_place, inlined

_POST = ("post_longitude", "post_latitude")
_MEASURED = ("bearing_deg", "distance_m", "sound_delay_s")  # any of them
_NAMES = (*_POST, *_MEASURED, "bearing_within_deg", "air_temperature_c")


class Bearings(NamedTuple):
    """Which bearing each report gives instead of a place, -1 for none; and of each whence, and whither. A distance alone is one that leads round."""

    of: Ints
    seen: Floats  # one row each (posts.KNOWN)

    def chosen(self, rows: Ints | Longs) -> "Bearings":
        """Those of some reports, and no others."""
        of = self.of[rows]
        gives = of >= 0
        return Bearings(_numbered(gives), self.seen[of[gives]])

    def with_room(self) -> "Bearings":
        """The same with room for those of one more report behind them."""
        return Bearings(np.append(self.of, np.int32(-1)), np.append(self.seen, np.full((1, KNOWN), math.nan), axis=0))

    def put(self, report: Mapping[str, Any]) -> None:
        """Write what one report measured instead of a place into the room behind all others, or that it did not."""
        gives = (
            report["longitude"] is None
            and _is_from_post(report)
            and any(report[name] is not None for name in _MEASURED)
        )
        told = {name: np.array([math.nan if report[name] is None else report[name]]) for name in _NAMES}
        self.of[-1] = len(self.seen) - 1 if gives else -1
        self.seen[-1:] = _seen(told) if gives else math.nan


NO_BEARINGS = Bearings(np.empty(0, np.int32), np.empty((0, KNOWN)))


def aimed(reports: pa.Table) -> Bools:
    """Which reports give a bearing from a known post, and no place."""
    gives = np.zeros(reports.num_rows, np.bool_)
    gives[_measuring(reports, ("bearing_deg",))[0]] = True
    return gives


def _measuring(reports: pa.Table, measured: Sequence[str]) -> tuple[Longs, dict[str, Floats]]:
    """The rows of reports that give any of these from a known post, and no place; and what they say: few tell of a post at all."""
    post, told = ([in_one_piece(reports.column(name)).is_valid() for name in names] for names in (_POST, measured))
    placeless = pc.is_null(in_one_piece(reports.column("longitude")), nan_is_null=True)
    named = reduce(pc.and_, post, pc.and_(placeless, reduce(pc.or_, told)))
    rows = np.flatnonzero(named.to_numpy(zero_copy_only=False))
    taken = reports.select(("longitude", *_NAMES)).take(pa.array(rows))
    said = {name: column_of(taken, name) for name in taken.column_names}
    known = [~np.isnan(said[name]) for name in _POST]
    any_of = np.logical_or.reduce([~np.isnan(said[name]) for name in measured])
    gives = np.flatnonzero(np.logical_and.reduce([np.isnan(said["longitude"]), any_of, *known]))
    return rows[gives], {name: column[gives] for name, column in said.items()}


def is_aimed(report: Mapping[str, Any]) -> bool:
    """The same of one report, as a row."""
    return report["longitude"] is None and report["bearing_deg"] is not None and _is_from_post(report)


def _is_from_post(report: Mapping[str, Any]) -> bool:
    return all(report[name] is not None for name in _POST)


def bearings_of(reports: pa.Table) -> Bearings:
    """What reports measured from a known post that give no place."""
    rows, told = _measuring(reports, _MEASURED)
    of = np.full(reports.num_rows, -1, np.int32)
    of[rows] = np.arange(len(rows), dtype=np.int32)
    return Bearings(of, _seen(told))


def bearings_together(several: Sequence[Bearings]) -> Bearings:
    """Those of several reports, the one after the other."""
    of = np.concatenate([bearings.of for bearings in several])
    return Bearings(_numbered(of >= 0), np.concatenate([bearings.seen for bearings in several]))


def _numbered(gives: Bools) -> Ints:
    """The number of each that gives a bearing, in order; -1 of the others."""
    return np.where(gives, np.cumsum(gives) - 1, -1).astype(np.int32)


def _seen(told: Mapping[str, Floats]) -> Floats:
    """What Bearings.seen has of these. Whoever tells a direction is taken by that alone."""
    bearing = told["bearing_deg"]
    away, away_half = range_from_post(told["distance_m"], told["sound_delay_s"], told["air_temperature_c"])
    away = np.where(np.isnan(bearing), away, np.nan)
    longitude, latitude = (told[name] for name in _POST)
    post = to_centre(longitude, latitude)
    angles = [*np.radians([longitude, latitude, bearing]), sigma_of_bearing(told["bearing_within_deg"])]
    return np.stack([*post, *angles, away, away_half / HALF_95_IN_SIGMAS], axis=1)


@inlined
def has_measured(spots: Spots, bearings: Bearings, row: int) -> bool:
    """Whether a report measured something from a post and lies nowhere by its name either."""
    return bool(bearings.of[row] >= 0 and math.isnan(spots.x[row]))


@in_place
def add_bearings(parts: Floats, spots: Spots, weights: Weights, told: tuple[Bearings, tuple[Ints, Ints]]) -> None:
    """Write what was measured where the parts of pairs have what places say: of pairs of which one measured and the other gives a place or measured too."""
    bearings, pairs = told
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        measured, other = (i, j) if has_measured(spots, bearings, i) else (j, i)
        if not has_measured(spots, bearings, measured):
            continue
        seen = bearings.seen[bearings.of[measured]]
        if has_measured(spots, bearings, other):
            parts[2, k] = meeting_evidence(seen, bearings.seen[bearings.of[other]])
        elif not math.isnan(spots.x[other]):
            place = (spots.x[other], spots.y[other], spots.z[other])
            parts[2, k] = measured_evidence(seen, place, math.sqrt(spots.variance_m2[other] + weights.extent2))
