"""What a bearing says of a place: how much likelier what was heard in one direction is what somebody places there.

A post that heard a blast to the north-east and could not judge how far gives no place. It is compared by time (by_time), and by this: how
far off its bearing a place lies, beside what the compass and the place leave open, against any direction. Some bearings are read or
written down wrong, so that none rules a place out; what lies beyond hearing speaks as one off the bearing does.

For a place at deviation d of standard deviation s (radians) from the bearing: ln((1 - w) · 2π / (s √(2π)) · exp(-d² / 2s²) + w), with the share w
of wrong bearings; the density of directions by chance is 1 / 2π.

Two that give bearings and no place are compared by whether these cross: what the one says of places along the other, in the mean over how far
off things are heard.
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
from truceline.incident.model import Weights
from truceline.report.places import BEARING_HALF_DEG
from truceline.values.place import HALF_95_IN_SIGMAS, to_centre
from truceline.values.shape.compiled import in_place, inlined, kernel

HEARD_M = 20_000.0  # explosions are heard from so far (report.places)
_WRONG = 0.05  # of all bearings. Judged, not measured
# Hearing falls off as a normal law of this width times the root of a half. Judged, not measured
_MOSTLY_HEARD_M = 0.5 * HEARD_M
_STEPS = 40  # along a bearing, of half a kilometre each
_AIM = ("post_longitude", "post_latitude", "bearing_deg")
_NAMES = (*_AIM, "bearing_within_deg")


class Bearings(NamedTuple):
    """Which bearing each report gives instead of a place, -1 for none; and of each bearing whence, and whither."""

    of: Ints
    seen: Floats  # one row each: the post in metres from the centre of the earth, its longitude and latitude, bearing and deviation in radians

    def chosen(self, rows: Ints | Longs) -> "Bearings":
        """Those of some reports, and no others."""
        of = self.of[rows]
        gives = of >= 0
        return Bearings(_numbered(gives), self.seen[of[gives]])

    def with_room(self) -> "Bearings":
        """The same with room for those of one more report behind them."""
        return Bearings(np.append(self.of, np.int32(-1)), np.append(self.seen, np.full((1, 7), math.nan), axis=0))

    def put(self, report: Mapping[str, Any]) -> None:
        """Write one report's bearing into the room behind all others, or that it gives none."""
        gives = is_aimed(report)
        told = np.array([math.nan if report[name] is None or not gives else report[name] for name in _NAMES])
        self.of[-1] = len(self.seen) - 1 if gives else -1
        self.seen[-1:] = _seen(told.reshape(-1, 1))


NO_BEARINGS = Bearings(np.empty(0, np.int32), np.empty((0, 7)))


def aimed(reports: pa.Table) -> Bools:
    """Which reports give a bearing from a known post, and no place."""
    gives = np.zeros(reports.num_rows, np.bool_)
    gives[_aiming(reports)[0]] = True
    return gives


def _aiming(reports: pa.Table) -> tuple[Longs, pa.Table]:
    """The rows of which that is so, and what they say of it: few tell of a post at all."""
    named = reduce(pc.and_, (in_one_piece(reports.column(name)).is_valid() for name in _AIM))
    rows = np.flatnonzero(named.to_numpy(zero_copy_only=False))
    told = reports.select(("longitude", *_NAMES)).take(pa.array(rows))
    aims = (~np.isnan(column_of(told, name)) for name in _AIM)
    gives = np.flatnonzero(np.logical_and.reduce([np.isnan(column_of(told, "longitude")), *aims]))
    return rows[gives], told.take(pa.array(gives))


def is_aimed(report: Mapping[str, Any]) -> bool:
    """The same of one report, as a row."""
    return report["longitude"] is None and all(report[name] is not None for name in _AIM)


def bearings_of(reports: pa.Table) -> Bearings:
    """The bearings of reports that give one from a known post, and no place."""
    rows, told = _aiming(reports)
    of = np.full(reports.num_rows, -1, np.int32)
    of[rows] = np.arange(len(rows), dtype=np.int32)
    return Bearings(of, _seen(np.stack([column_of(told, name) for name in _NAMES])))


def bearings_together(several: Sequence[Bearings]) -> Bearings:
    """Those of several reports, the one after the other."""
    of = np.concatenate([bearings.of for bearings in several])
    return Bearings(_numbered(of >= 0), np.concatenate([bearings.seen for bearings in several]))


def _numbered(gives: Bools) -> Ints:
    """The number of each that gives a bearing, in order; -1 of the others."""
    return np.where(gives, np.cumsum(gives) - 1, -1).astype(np.int32)


def _seen(told: Floats) -> Floats:
    """What Bearings.seen has of these, column by column of _NAMES."""
    longitude, latitude, bearing, half = told
    post = to_centre(longitude, latitude)
    sigma = np.where(np.isnan(half), BEARING_HALF_DEG, half) / HALF_95_IN_SIGMAS
    return np.stack([*post, *np.radians([longitude, latitude, bearing, sigma])], axis=1)


@inlined
def bearing_evidence(seen: Floats, place: tuple[float, float, float], sigma_m: float) -> float:
    """What one bearing (a row of Bearings.seen) says of a place in metres from the centre of the earth, known to so many metres on each axis."""
    x, y, z = place[0] - seen[0], place[1] - seen[1], place[2] - seen[2]
    longitude, latitude = seen[3], seen[4]
    east = -math.sin(longitude) * x + math.cos(longitude) * y
    inward = math.cos(longitude) * x + math.sin(longitude) * y
    north = math.cos(latitude) * z - math.sin(latitude) * inward
    away = math.sqrt(east * east + north * north)
    likely = 0.0
    if away <= HEARD_M + 2.0 * sigma_m:
        off = math.atan2(east, north) - seen[5]
        off = math.atan2(math.sin(off), math.cos(off))
        across = math.atan2(sigma_m, max(away, 1.0))
        variance = seen[6] * seen[6] + across * across
        likely = math.sqrt(2.0 * math.pi / variance) * math.exp(-0.5 * off * off / variance)
    return math.log((1.0 - _WRONG) * likely + _WRONG)


@kernel
def evidence_at(seen: Floats, places: Floats, sigma_m: Floats) -> Floats:
    """The same of several places, one in each column."""
    found = np.empty(places.shape[1])
    for k in range(places.shape[1]):
        found[k] = bearing_evidence(seen, (places[0, k], places[1, k], places[2, k]), sigma_m[k])
    return found


@inlined
def _met(seen: Floats, other: Floats) -> float:
    """How much likelier another bearing is if both are of one place on this one than if it leads anywhere."""
    likely = whole = 0.0
    east = (-math.sin(seen[3]), math.cos(seen[3]), 0.0)
    north = (-math.sin(seen[4]) * math.cos(seen[3]), -math.sin(seen[4]) * math.sin(seen[3]), math.cos(seen[4]))
    right, ahead = math.sin(seen[5]), math.cos(seen[5])
    for step in range(_STEPS):
        away = (step + 0.5) * HEARD_M / _STEPS
        # As much ground lies at a distance as that is far, and the less of what happens there is heard.
        weight = away * math.exp(-((away / _MOSTLY_HEARD_M) ** 2))
        x = seen[0] + away * (right * east[0] + ahead * north[0])
        y = seen[1] + away * (right * east[1] + ahead * north[1])
        z = seen[2] + away * (right * east[2] + ahead * north[2])
        likely += weight * math.exp(bearing_evidence(other, (x, y, z), away * seen[6]))
        whole += weight
    return (1.0 - _WRONG) * likely / whole + _WRONG


@inlined
def crossing_evidence(one: Floats, other: Floats) -> float:
    """What two bearings say of each other, in the mean of both ways to look at them."""
    return math.log(0.5 * (_met(one, other) + _met(other, one)))


@in_place
def add_bearings(parts: Floats, spots: Spots, weights: Weights, told: tuple[Bearings, tuple[Ints, Ints]]) -> None:
    """Write what bearings say where the parts of pairs have what places say: of pairs of which one gives a bearing, the other a place or a bearing."""
    bearings, pairs = told
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        aimed, other = (i, j) if bearings.of[i] >= 0 else (j, i)
        if bearings.of[aimed] < 0:
            continue
        seen = bearings.seen[bearings.of[aimed]]
        if bearings.of[other] >= 0:
            parts[2, k] = crossing_evidence(seen, bearings.seen[bearings.of[other]])
        elif not math.isnan(spots.x[other]):
            place = (spots.x[other], spots.y[other], spots.z[other])
            parts[2, k] = bearing_evidence(seen, place, math.sqrt(spots.variance_m2[other] + weights.extent2))
