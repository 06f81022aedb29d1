"""The probability that the true place lies inside a shape, when the stated place has a 95 % radius.

The error is a circular normal. Up to the nearest boundary every true place shares the answer of the stated one, and
that much of the probability is known exactly; only the rest is sampled, at fixed points of low discrepancy, each asked
of the containment kernel. So the answer is the same every time, and the less there is to find out, the fewer points.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.place import EQUATOR_RADIUS_M, RADIUS_95_IN_SIGMAS
from truceline.values.shape.compiled import kernel
from truceline.values.shape.containment import Points, find, spare
from truceline.values.shape.grid import Grid
from truceline.values.shape.ground import DEGREE, ECCENTRICITY_SQUARED
from truceline.values.shape.writing import Found, Spans

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# Beyond four standard deviations lie exp(-8) = 0.034 % of the true places: a boundary there decides nothing.
FAR_SIGMAS = 4.0
FAR_RADII = FAR_SIGMAS / RADIUS_95_IN_SIGMAS
FEWEST_POINTS = 32
MOST_POINTS = 512
# Samples turn by the golden section of a circle from one to the next while their radius grows: no two ever line up.
_GOLDEN_TURN = 0.6180339887498949
# Up to here a sample is laid out on a plane whose scale follows the latitude; farther, or near a pole, on a sphere.
_PLANE_M = 50_000.0
_PLANE_DEG = 80.0


class Rows(NamedTuple):
    """Pairs of a point and a shape, sorted by point: whether it is inside, and how far the boundary is."""

    point: Numbers
    shape: Numbers
    inside: Flags
    distance_m: Floats


class Circles(NamedTuple):
    """Stated places and their radii of 95 %."""

    longitude: Floats
    latitude: Floats
    radius_m: Floats


@kernel
def lay_samples(
    place: tuple[float, float], sigma_m: float, unknown: float, longitude: Floats, latitude: Floats
) -> None:
    """Lay sample places around a stated one, over the outer share of the probability, which is unknown."""
    sine, cosine = math.sin(place[1] * DEGREE), math.cos(place[1] * DEGREE)
    square = 1.0 - ECCENTRICITY_SQUARED * sine * sine
    normal = EQUATOR_RADIUS_M / math.sqrt(square)
    meridian = normal * (1.0 - ECCENTRICITY_SQUARED) / square
    flat = sigma_m * FAR_SIGMAS < _PLANE_M and abs(place[1]) < _PLANE_DEG
    count = len(longitude)
    for i in range(count):
        beyond = unknown * (1.0 - (0.5 + i) / count)
        length = sigma_m * math.sqrt(-2.0 * math.log(beyond))
        angle = 2.0 * math.pi * ((i * _GOLDEN_TURN) % 1.0)
        if flat:
            north = length * math.cos(angle) / meridian
            # The scale of the parallel half-way, to first order.
            scale = normal * (cosine - sine * north / 2)
            east = length * math.sin(angle) / scale
            latitude[i], longitude[i] = place[1] + north / DEGREE, place[0] + east / DEGREE
        else:
            turn = min(length / math.sqrt(meridian * normal), math.pi)
            height = sine * math.cos(turn) + cosine * math.sin(turn) * math.cos(angle)
            height = min(1.0, max(-1.0, height))
            east = math.atan2(math.sin(angle) * math.sin(turn) * cosine, math.cos(turn) - sine * height)
            latitude[i], longitude[i] = math.asin(height) / DEGREE, place[0] + east / DEGREE
        if longitude[i] > 180.0:
            longitude[i] -= 360.0
        if longitude[i] < -180.0:
            longitude[i] += 360.0


@kernel
def estimate(grid: Grid, spans: Spans, rows: Rows, circles: Circles) -> Floats:
    """Find the probability of each row; exactly 0 or 1 where no boundary is near, NaN where the radius is not known.

    The spans are those of shapes that count always: which of them are in force was settled with the rows.
    """
    probability = np.empty(len(rows.point))
    longitude, latitude, at = np.empty(MOST_POINTS), np.empty(MOST_POINTS), np.zeros(MOST_POINTS, dtype=np.int64)
    room = MOST_POINTS * grid.most + spare(grid.most)
    found = Found(np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32), np.empty(room, dtype=np.bool_))
    counts = np.zeros(len(spans) - 1, dtype=np.int64)
    begin = 0
    while begin < len(rows.point):
        point, end, nearest = rows.point[begin], begin, np.inf
        while end < len(rows.point) and rows.point[end] == point:
            nearest = min(nearest, rows.distance_m[end]) if rows.distance_m[end] >= 0.0 else nearest
            counts[rows.shape[end]] = 0
            end += 1
        sigma = circles.radius_m[point] / RADIUS_95_IN_SIGMAS
        unknown, size = 0.0, 1
        if nearest < FAR_SIGMAS * sigma:
            unknown = math.exp(-0.5 * (nearest / sigma) ** 2)
            size = max(FEWEST_POINTS, int(MOST_POINTS * unknown))
            place = (circles.longitude[point], circles.latitude[point])
            lay_samples(place, sigma, unknown, longitude[:size], latitude[:size])
            _count(grid, spans, Points(longitude[:size], latitude[:size], at[:size]), found, counts)
        for row in range(begin, end):
            inside = 1.0 if rows.inside[row] else 0.0
            probability[row] = inside if sigma >= 0.0 else np.nan
            if rows.distance_m[row] < FAR_SIGMAS * sigma:
                share = min(1.0, counts[rows.shape[row]] / size)
                probability[row] = (1.0 - unknown) * inside + unknown * share
        begin = end
    return probability


@kernel
def _count(grid: Grid, spans: Spans, samples: Points, found: Found, counts: npt.NDArray[np.int64]) -> None:
    """Count the samples that each shape holds, also those beyond the antimeridian."""
    between = (0, len(samples.longitude))
    _, written, _ = find(grid, samples, spans, between, found)
    for i in range(written):
        counts[found.shape[i]] += 1
    if grid.frame.west + grid.frame.columns * grid.frame.width > 180.0:
        moved = Points(samples.longitude + 360.0, samples.latitude, samples.at)
        _, written, _ = find(grid, moved, spans, between, found)
        for i in range(written):
            counts[found.shape[i]] += 1
