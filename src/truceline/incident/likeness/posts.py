"""What an observer measured from a known post says of a place, and of what another measured: a bearing or a distance, one without the other.

**A bearing** says how far off it a place lies, beside what the compass and the place leave open, against any direction. For a place at deviation
d of standard deviation s (radians) from the bearing: ln((1 - w) · 2π / (s √(2π)) · exp(-d² / 2s²) + w), with the share w of wrong bearings; the
density of directions by chance is 1 / 2π. What lies beyond hearing speaks as one off the bearing does.

**A distance** says how far off the circle around the post a place lies, against any place on the ground that is mostly heard and on as much more as
the circle holds. With r the distance, a how far the place lies from the post, s the standard deviation of both, and h how far off things are
mostly heard: ln((1 - w) · (h² + r²) / 2s² · exp(-(a² + r²) / 2s²) · I0(ar / s²) + w), for the density of a point that is drawn on the circle and
blurred by s is Rice's law.

Some of either are wrong, so that none rules a place out. **Two of them** are compared by whether they meet: what the one says of places along the
other, in the mean over how far off things are heard, or round the circle.
"""

import math

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.values.shape.compiled import inlined, kernel

HEARD_M = 20_000.0  # explosions are heard from so far (report.places)
_WRONG = 0.05  # of all bearings and distances. Judged, not measured
# Hearing falls off as a normal law of this width times the root of a half. Judged, not measured
_MOSTLY_HEARD_M = 0.5 * HEARD_M
_STEPS = 40  # along a bearing, of half a kilometre each
_ROUND = 72  # round a circle, of five degrees each
# What is known of an observer: the post in metres from the centre of the earth, its longitude and latitude, bearing and deviation in
# radians, distance and deviation in metres. Of the last four two are known.
KNOWN = 9


@inlined
def measured_evidence(seen: Floats, place: tuple[float, float, float], sigma_m: float) -> float:
    """What one observer (KNOWN) says of a place in metres from the centre of the earth, known to so many metres on each axis."""
    x, y, z = place[0] - seen[0], place[1] - seen[1], place[2] - seen[2]
    longitude, latitude = seen[3], seen[4]
    east = -math.sin(longitude) * x + math.cos(longitude) * y
    inward = math.cos(longitude) * x + math.sin(longitude) * y
    north = math.cos(latitude) * z - math.sin(latitude) * inward
    likely = (
        _by_bearing(seen, east, north, sigma_m) if math.isnan(seen[7]) else _by_distance(seen, east, north, sigma_m)
    )
    return math.log((1.0 - _WRONG) * likely + _WRONG)


@inlined
def _by_bearing(seen: Floats, east: float, north: float, sigma_m: float) -> float:
    """How much likelier a right bearing is for a place so far from the post than for any."""
    away = math.sqrt(east * east + north * north)
    if away > HEARD_M + 2.0 * sigma_m:
        return 0.0
    off = math.atan2(east, north) - seen[5]
    off = math.atan2(math.sin(off), math.cos(off))
    across = math.atan2(sigma_m, max(away, 1.0))
    variance = seen[6] * seen[6] + across * across
    return float(math.sqrt(2.0 * math.pi / variance) * math.exp(-0.5 * off * off / variance))


@inlined
def _by_distance(seen: Floats, east: float, north: float, sigma_m: float) -> float:
    """How much likelier a place so far from the post is where a right distance was told than by chance."""
    away, told = math.sqrt(east * east + north * north), seen[7]
    variance = seen[8] * seen[8] + sigma_m * sigma_m
    by_chance = _MOSTLY_HEARD_M * _MOSTLY_HEARD_M + told * told
    off = away - told
    near = math.exp(-0.5 * off * off / variance) * _round_about(away * told / variance)
    return float(0.5 * by_chance / variance * near)


@inlined
def _round_about(x: float) -> float:
    """exp(-x) I0(x) for x not negative, to a thousandth of it (Olivares and others 2018)."""
    square = x * x
    told = (1.0 + 0.24273 * square) / (1.0 + 0.43023 * square) / (1.0 + 0.25 * square) ** 0.25
    return float(0.5 * (1.0 + math.exp(-2.0 * x)) * told)


@kernel
def evidence_at(seen: Floats, places: Floats, sigma_m: Floats) -> Floats:
    """The same of several places, one in each column."""
    found = np.empty(places.shape[1])
    for k in range(places.shape[1]):
        found[k] = measured_evidence(seen, (places[0, k], places[1, k], places[2, k]), sigma_m[k])
    return found


@inlined
def _met(seen: Floats, other: Floats) -> float:
    """How much likelier what another measured is if both are of one place than if it is of any."""
    likely = whole = 0.0
    east = (-math.sin(seen[3]), math.cos(seen[3]), 0.0)
    north = (-math.sin(seen[4]) * math.cos(seen[3]), -math.sin(seen[4]) * math.sin(seen[3]), math.cos(seen[4]))
    by_bearing = math.isnan(seen[7])
    for step in range(_STEPS if by_bearing else _ROUND):
        if by_bearing:
            towards, away = seen[5], (step + 0.5) * HEARD_M / _STEPS
            # As much ground lies at a distance as that is far, and the less of what happens there is heard.
            weight, sigma_m = away * math.exp(-((away / _MOSTLY_HEARD_M) ** 2)), away * seen[6]
            half_step = 0.5 * HEARD_M / _STEPS
        else:
            towards, away, weight = step * 2.0 * math.pi / _ROUND, seen[7], 1.0
            sigma_m, half_step = seen[8], away * math.pi / _ROUND
        # No finer than the steps along the bearing or round the circle, or what is between two would be missed.
        sigma_m = max(sigma_m, half_step)
        right, ahead = away * math.sin(towards), away * math.cos(towards)
        x = seen[0] + right * east[0] + ahead * north[0]
        y = seen[1] + right * east[1] + ahead * north[1]
        z = seen[2] + right * east[2] + ahead * north[2]
        likely += weight * math.exp(measured_evidence(other, (x, y, z), sigma_m))
        whole += weight
    return (1.0 - _WRONG) * likely / whole + _WRONG


@inlined
def meeting_evidence(one: Floats, other: Floats) -> float:
    """What two observers say of each other, in the mean of both ways to look at them."""
    return math.log(0.5 * (_met(one, other) + _met(other, one)))
