"""Lays corners along long edges, so that straight pieces stand for them within TOLERANCE_M.

A straight line in longitude and latitude leaves the shortest way on the ground by s (2 - s²) L² tan(latitude) / 8R in
the middle of L metres, s being the sine of its azimuth: that decides how long a piece may be. The same edge walked from either end gets the same
corners, so neighbours that share a geodesic border share all of it.
"""

import numpy as np
import numpy.typing as npt

from truceline.values.place import EQUATOR_RADIUS_M, WGS84
from truceline.values.shape.seam import FULL_TURN

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# A fifth of the 0.1 m promised for distances is left to the pieces.
TOLERANCE_M = 0.02
# A chord of 2 km runs 0.08 m below the ellipsoid in its middle: inside the promise when the nearest piece is chosen.
LONGEST_PIECE_M = 2000.0
# The most that s (2 - s²) comes to: at s² = 2/3, on a slanted edge.
_MOST_BEND = 4 * 6**0.5 / 9
# Nearer to a pole than this the tangent grows without bound; pieces are not made shorter than they are here.
_STEEPEST_DEG = 89.9


def pieces_needed(length_m: Floats, latitude: Floats) -> Integers:
    """Count the equal pieces into which edges must be cut, by their length and greatest latitude north or south."""
    slope = np.tan(np.deg2rad(np.minimum(np.abs(latitude), _STEEPEST_DEG)))
    by_bend = length_m * np.sqrt(_MOST_BEND * slope / (8.0 * EQUATOR_RADIUS_M * TOLERANCE_M))
    return np.maximum(1, np.ceil(np.maximum(by_bend, length_m / LONGEST_PIECE_M))).astype(np.int64)


def along_geodesics(corners: Floats) -> Floats:
    """Lay corners along the geodesics that join the corners of one path; longitudes keep running without a jump."""
    # Each edge is walked from its south-western end, whichever way the path runs.
    a, b = corners[:-1], corners[1:]
    turned = (a[:, 1] > b[:, 1]) | ((a[:, 1] == b[:, 1]) & (a[:, 0] > b[:, 0]))
    start, goal = np.where(turned[:, None], b, a), np.where(turned[:, None], a, b)
    azimuth, _, length = WGS84.inv(start[:, 0], start[:, 1], goal[:, 0], goal[:, 1])
    _, middle, _ = WGS84.fwd(start[:, 0], start[:, 1], azimuth, length / 2)
    highest = np.maximum(np.abs(middle), np.abs(a[:, 1]))
    count = pieces_needed(length, np.maximum(highest, np.abs(b[:, 1])))
    edge, step = inner_steps(count)
    walked = length[edge] * np.where(turned[edge], count[edge] - step, step) / count[edge]
    longitude, latitude, _ = WGS84.fwd(start[edge, 0], start[edge, 1], azimuth[edge], walked)
    longitude -= FULL_TURN * np.rint((longitude - a[edge, 0]) / FULL_TURN)
    return _merged(corners, count, np.column_stack([longitude, latitude]))


def along_straights(corners: Floats, joined: npt.NDArray[np.bool_]) -> tuple[Floats, Integers]:
    """Lay corners along straight edges in longitude and latitude, where a corner is joined to the next one.

    Also returns, for every corner of the result, the number of the corner given at or before it.
    """
    step = np.diff(corners, axis=0, append=corners[-1:])
    latitude = np.abs(corners[:, 1])
    following = np.r_[latitude[1:], latitude[-1:]]
    width = np.cos(np.deg2rad(np.minimum(latitude, following)))
    length = np.deg2rad(np.hypot(step[:, 0] * width, step[:, 1])) * EQUATOR_RADIUS_M
    count = np.where(joined, pieces_needed(length, np.maximum(latitude, following)), 1)
    if (count == 1).all():
        return corners, np.arange(len(corners))
    edge, number = inner_steps(count)
    inner = corners[edge] + step[edge] * (number / count[edge])[:, None]
    return _merged(corners, count, inner), np.repeat(np.arange(len(corners)), count)


def inner_steps(count: Integers) -> tuple[Integers, Integers]:
    """Name the corners to be laid inside edges cut into so many pieces: the edge, and the step 1 … count - 1 on it."""
    edge = np.repeat(np.arange(len(count)), count - 1)
    first = np.cumsum(count - 1) - (count - 1)
    return edge, np.arange(len(edge)) - first[edge] + 1


def _merged(corners: Floats, count: Integers, inner: Floats) -> Floats:
    """The given corners with the inner ones behind the corner where their edge begins."""
    full = np.ones(len(corners), dtype=np.int64)
    full[: len(count)] = count
    merged = np.empty((int(full.sum()), 2))
    given = np.zeros(len(merged), dtype=bool)
    given[np.cumsum(full) - full] = True
    merged[given], merged[~given] = corners, inner
    return merged
