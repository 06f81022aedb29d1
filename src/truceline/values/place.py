"""Places with their precision: a point on WGS 84 and the radius in metres that holds the true place.

The radius holds 95 % of the probability. Where a probability is needed the error is a circular normal around the
point, so its standard deviation along each axis is radius / sqrt(-2 ln 0.05).
"""

import math

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Transformer

Floats = npt.NDArray[np.float64]

WGS84 = Geod(ellps="WGS84")
TO_CENTRE = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)  # WGS 84 to its earth-centred axes
# The 95 % quantile of the distance from the centre of a circular normal, in standard deviations (Rayleigh distribution).
RADIUS_95_IN_SIGMAS = math.sqrt(-2 * math.log(0.05))
HALF_95_IN_SIGMAS = 1.96  # of a half-width of 95 % along one axis


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


def circle(longitude: float, latitude: float, radius_m: float, corners: int = 48) -> shapely.Polygon:
    """The ground within a distance of a point, as a polygon whose corners lie at that geodesic distance."""
    turns = np.linspace(0.0, 360.0, corners, endpoint=False)
    return shapely.Polygon([WGS84.fwd(longitude, latitude, turn, radius_m)[:2] for turn in turns])


# Dry air (Cramer 1993 to within a tenth of a per cent between -30 and 45 degrees): metres per second at 0 degrees Celsius.
SOUND_M_S = 331.3
_UNKNOWN_C, _UNKNOWN_HALF_C = 20.0, 20.0  # where nobody measured: from a night in winter to an afternoon in summer
_WIND_SHARE = 0.03  # ten metres per second along the way
_WATCH_S = 0.5  # on either side, by hand


def range_of_sound(delay_s: Floats, temperature_c: Floats) -> tuple[Floats, Floats]:
    """How far away a flash was by the seconds until it was heard, and how far off that may be on either side.

    The half-width adds what a hand-held watch, the wind and an unknown temperature leave open. NaN where no delay is told.
    """
    known = ~np.isnan(temperature_c)
    speed = SOUND_M_S * np.sqrt(1 + np.where(known, temperature_c, _UNKNOWN_C) / 273.15)
    # The speed grows with the root of the absolute temperature: half its share.
    open_share = np.where(known, 0.0, _UNKNOWN_HALF_C / (2 * (273.15 + _UNKNOWN_C)))
    distance = speed * delay_s
    half = np.sqrt((speed * _WATCH_S) ** 2 + (distance * _WIND_SHARE) ** 2 + (distance * open_share) ** 2)
    return np.asarray(distance), np.asarray(half)
