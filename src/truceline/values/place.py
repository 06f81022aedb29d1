"""Places with their precision: a point on WGS 84 and the radius in metres that holds the true place.

The radius holds 95 % of the probability. Where a probability is needed the error is a circular normal around the
point, so its standard deviation along each axis is radius / sqrt(-2 ln 0.05).
"""

import math

import numpy as np
import numpy.typing as npt
from pyproj import Geod

Floats = npt.NDArray[np.float64]

WGS84 = Geod(ellps="WGS84")
# The 95 % quantile of the distance from the centre of a circular normal, in standard deviations (Rayleigh distribution).
RADIUS_95_IN_SIGMAS = math.sqrt(-2 * math.log(0.05))


def sigma_of_radius(radius_m: Floats) -> Floats:
    """The standard deviation along each axis, in metres, of a place known within radii of 95 %."""
    return radius_m / RADIUS_95_IN_SIGMAS


def place_from_bearing(
    longitude: Floats, latitude: Floats, bearing_deg: Floats, distance_m: Floats
) -> tuple[Floats, Floats]:
    """Where one arrives from posts by bearings (degrees clockwise from true north) and geodesic distances."""
    reached = WGS84.fwd(longitude, latitude, bearing_deg, distance_m)
    return np.asarray(reached[0], dtype=np.float64), np.asarray(reached[1], dtype=np.float64)


def distance_between(longitude: Floats, latitude: Floats, other_longitude: Floats, other_latitude: Floats) -> Floats:
    """Geodesic distances in metres between pairs of points."""
    return np.asarray(WGS84.inv(longitude, latitude, other_longitude, other_latitude)[2], dtype=np.float64)
