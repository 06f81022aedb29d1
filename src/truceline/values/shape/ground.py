"""Distances on the ellipsoid through space: straight lines between points, turned into lengths along the ground.

Points on WGS 84 become metres in three dimensions, where poles and the antimeridian are nothing special. A chord of
c metres spans c (1 + c² / 24 R²) metres on the ground, R being a mean radius of curvature: right to a
millimetre at 50 km and to 2 m at 500 km, whatever the direction.
"""

import math

import numpy as np
import numpy.typing as npt

from truceline.values.place import EQUATOR_RADIUS_M
from truceline.values.shape.compiled import inlined, kernel

Floats = npt.NDArray[np.float64]

# Of WGS 84 too (NIMA TR8350.2).
FLATTENING = 1 / 298.257223563
ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
MEAN_RADIUS_M = 6_371_008.8
DEGREE = math.pi / 180.0


@inlined
def in_space(longitude: float, latitude: float) -> tuple[float, float, float]:
    """The place of a point of the ellipsoid in metres from the earth's centre."""
    east, north = longitude * DEGREE, latitude * DEGREE
    sine = math.sin(north)
    normal = EQUATOR_RADIUS_M / math.sqrt(1.0 - ECCENTRICITY_SQUARED * sine * sine)
    level = normal * math.cos(north)
    return level * math.cos(east), level * math.sin(east), normal * (1.0 - ECCENTRICITY_SQUARED) * sine


@kernel
def all_in_space(corners: Floats) -> Floats:
    """The places of points of the ellipsoid in metres from the earth's centre."""
    placed = np.empty((len(corners), 3))
    for i in range(len(corners)):
        placed[i, 0], placed[i, 1], placed[i, 2] = in_space(corners[i, 0], corners[i, 1])
    return placed


@inlined
def along_ground(chord: float) -> float:
    """The length along the ground between the ends of a chord, in metres."""
    half = min(1.0, chord / (2.0 * MEAN_RADIUS_M))
    return 2.0 * MEAN_RADIUS_M * math.asin(half) if half > 0.02 else chord * (1.0 + half * half / 6.0)


@inlined
def chord_of(length: float) -> float:
    """The chord whose ends are a length along the ground apart, in metres; half-way round the earth and more: its diameter."""
    return 2.0 * MEAN_RADIUS_M * math.sin(min(length / (2.0 * MEAN_RADIUS_M), math.pi / 2))
