"""Places with their precision: a point on WGS 84 and the radius in metres that holds the true place.

The radius holds 95 % of the probability. Where a probability is needed the error is a circular normal around the
point, so its standard deviation along each axis is radius / sqrt(-2 ln 0.05).
"""

import math

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod

Floats = npt.NDArray[np.float64]

WGS84 = Geod(ellps="WGS84")
EQUATOR_RADIUS_M = 6_378_137.0  # of WGS 84 (NIMA TR8350.2)
# The 95 % quantile of the distance from the centre of a circular normal, in standard deviations (Rayleigh distribution).
RADIUS_95_IN_SIGMAS = math.sqrt(-2 * math.log(0.05))
HALF_95_IN_SIGMAS = 1.96  # of a half-width of 95 % along one axis
# The formula of the middle latitude is right within so many metres, up to such distances and latitudes (measured: one metre).
_MIDDLE_OFF_M, _MIDDLE_WITHIN_M, _MIDDLE_LATITUDE = 5.0, 50_000.0, math.radians(70.0)
_AT_A_TIME = 1 << 14  # places


def sigma_of_radius(radius_m: Floats) -> Floats:
    """The standard deviation along each axis, in metres, of a place known within radii of 95 %."""
    return radius_m / RADIUS_95_IN_SIGMAS


def to_centre(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats, Floats]:
    """Where places on the ellipsoid lie, in metres on the earth-centred axes of WGS 84 (EPSG method 9602); NaN where a coordinate is.

    PROJ gives the same to a nanometre, and takes twice as long. Of many some are reckoned at a time, and what is made on the way stays at hand.
    """
    if longitude.size <= _AT_A_TIME:
        return _to_centre_at_once(longitude, latitude)
    x, y, z = np.empty((3, len(longitude)))
    for start in range(0, len(longitude), _AT_A_TIME):
        some = slice(start, start + _AT_A_TIME)
        x[some], y[some], z[some] = _to_centre_at_once(longitude[some], latitude[some])
    return x, y, z


def _to_centre_at_once(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats, Floats]:
    turned, raised = np.radians(longitude), np.radians(latitude)
    sine = np.sin(raised)
    across = WGS84.a / np.sqrt(1.0 - WGS84.es * sine * sine)
    from_axis = across * np.cos(raised)
    above = np.where(np.isnan(longitude), np.nan, across * (1.0 - WGS84.es) * sine)
    return from_axis * np.cos(turned), from_axis * np.sin(turned), above


def place_from_bearing(
    longitude: Floats, latitude: Floats, bearing_deg: Floats, distance_m: Floats
) -> tuple[Floats, Floats]:
    """Where one arrives from posts by bearings (degrees clockwise from true north) and geodesic distances."""
    reached = WGS84.fwd(longitude, latitude, bearing_deg, distance_m)
    return np.asarray(reached[0], dtype=np.float64), np.asarray(reached[1], dtype=np.float64)


def distance_between(longitude: Floats, latitude: Floats, other_longitude: Floats, other_latitude: Floats) -> Floats:
    """Geodesic distances in metres between pairs of points."""
    return np.asarray(WGS84.inv(longitude, latitude, other_longitude, other_latitude)[2], dtype=np.float64)


def are_near_where_pointed(
    post: tuple[Floats, Floats], bearing_deg: Floats, distance_m: Floats, place: tuple[Floats, Floats], within_m: float
) -> npt.NDArray[np.bool_]:
    """Whether places lie within so many metres of where one arrives from posts: as the geodesics say.

    A geodesic takes long. Within fifty kilometres and away from the poles the formula of the middle latitude (Gauss) is right to
    a few metres: only where it leaves that open is the ellipsoid asked.
    """
    off_m = _off_by_middle_latitude(post, bearing_deg, distance_m, place)
    near = off_m < within_m - _MIDDLE_OFF_M
    open_ = np.flatnonzero(~(near | (off_m > within_m + _MIDDLE_OFF_M)))
    if len(open_):
        reached = place_from_bearing(post[0][open_], post[1][open_], bearing_deg[open_], distance_m[open_])
        near[open_] = distance_between(*reached, place[0][open_], place[1][open_]) <= within_m
    return np.asarray(near)


def _off_by_middle_latitude(
    post: tuple[Floats, Floats], bearing_deg: Floats, distance_m: Floats, place: tuple[Floats, Floats]
) -> Floats:
    """How many metres places lie from where one arrives, by the formula of the middle latitude; NaN where it is not to be believed."""
    north, middle = np.radians(place[1] - post[1]), np.radians((place[1] + post[1]) / 2)
    east = np.radians((place[0] - post[0] + 180.0) % 360.0 - 180.0)
    sine = np.sin(middle)
    flat = 1.0 - WGS84.es * sine * sine
    across = WGS84.a / np.sqrt(flat)
    ahead, aside = across * (1.0 - WGS84.es) / flat * north * np.cos(east / 2), across * np.cos(middle) * east
    away = np.hypot(ahead, aside)
    # The geodesic turns by as much as meridians close in on each other: half of that before the middle.
    turn = np.arctan2(aside, ahead) - east * sine / 2 - np.radians(bearing_deg)
    off_m = np.sqrt((away - distance_m) ** 2 + away * distance_m * (2 * np.sin(turn / 2)) ** 2)
    believed = (np.maximum(away, distance_m) < _MIDDLE_WITHIN_M) & (np.abs(middle) < _MIDDLE_LATITUDE)
    return np.asarray(np.where(believed, off_m, np.nan))


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
