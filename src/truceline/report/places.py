"""Where it happened: a point with an honest radius, given by the source or derived from a post, a bearing and a distance.

A derived radius holds everything that the words leave open: the whole sector between the nearest and the farthest
distance and on both sides of the bearing.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.report.faults import Faults
from truceline.report.numbers import Floats, check_number, read_number
from truceline.report.rows import Block, Lines, distinct
from truceline.report.settings import ReadingSettings
from truceline.report.table import OF_PLACE, REPORTS
from truceline.values.party import fold_name
from truceline.values.place import HALF_95_IN_SIGMAS, place_from_bearing, range_of_sound

WINDS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
# A wind of sixteen stands for everything up to half way to the next.
WIND_HALF_DEG = 360 / 16 / 2
# A bearing in degrees is read from a hand compass, or judged by ear; magnetic north lies 5 to 9 degrees from true
# north in Syria and in Donbas, and reports do not say which was meant.
BEARING_HALF_DEG = 10.0
# Standard deviation: however finely a bearing was read, its north, and where the post stands, are known no better. Judged, not measured.
_BEARING_LEAST_DEG = 0.2
# The ranges that OSCE monitors themselves gave ("2-3km", "3-4km", "7-10km") leave 14 to 20 % on either side.
DISTANCE_HALF_SHARE = 0.2
DISTANCE_HALF_LEAST_M = 50.0
# Explosions are heard from 20 km and seen from 50; beyond, a bearing from a post says nothing.
FARTHEST_M = 100_000.0

_NUMBERS = (
    "longitude",
    "latitude",
    "radius_m",
    "post_longitude",
    "post_latitude",
    "bearing_within_deg",
    "sound_delay_s",
    "air_temperature_c",
)
# What is wrong here leaves a place as it is; a column that is not ours may be one of a place with a slip.
_ELSEWHERE = frozenset(REPORTS.names) - {*OF_PLACE, "post"}
_BETWEEN = re.compile("[-–]")


@dataclass(frozen=True, slots=True)
class Places:
    """The columns of a place, NaN where nothing is known."""

    longitude: Floats
    latitude: Floats
    radius_m: Floats
    post_longitude: Floats
    post_latitude: Floats
    bearing_deg: Floats
    bearing_within_deg: Floats
    distance_m: Floats
    sound_delay_s: Floats
    air_temperature_c: Floats


def check_places(block: Block, post: Any, settings: ReadingSettings, faults: Faults) -> Places:
    """The places of a block: given points as they are, others from the post, and what cannot be a place as problems."""
    lines = block.lines
    longitude, latitude, radius, post_longitude, post_latitude, bearing_within, delay, temperature = (
        check_number(name, block.tidy(name), lines, faults) for name in _NUMBERS
    )
    bearing, bearing_half = _bearings(block.tidy("bearing_deg"), lines, faults)
    bearing_half = np.where(np.isnan(bearing_within), bearing_half, bearing_within)
    said, distance_half = _distances(block.tidy("distance_m"), lines, faults)
    # What the ear and a watch give is nearer to the truth than what the eye judges.
    timed, timed_half = range_of_sound(delay, temperature)
    distance = np.where(np.isnan(timed), said, timed)
    distance_half = np.where(np.isnan(timed), distance_half, timed_half)
    known = _known_posts(post, settings.posts)
    post_longitude = np.where(np.isnan(post_longitude), known[0], post_longitude)
    post_latitude = np.where(np.isnan(post_latitude), known[1], post_latitude)

    given = np.isfinite(longitude) & np.isfinite(latitude)
    aimed = np.isfinite(bearing) & np.isfinite(distance)
    derivable = aimed & np.isfinite(post_longitude) & np.isfinite(post_latitude)
    for row in np.flatnonzero(aimed & ~derivable & ~given & ~np.isin(lines, list(faults.bad_lines))):
        faults.remark(lines[row], "post", "R061", post[row].as_py() or "")
    from_post = derivable & ~given & np.isnan(longitude) & np.isnan(latitude)
    longitude[from_post], latitude[from_post] = place_from_bearing(
        post_longitude[from_post], post_latitude[from_post], bearing[from_post], distance[from_post]
    )
    open_radius = derivable & np.isnan(radius)
    radius[open_radius] = _sector_radius(distance[open_radius], distance_half[open_radius], bearing_half[open_radius])
    _check_whole(longitude, latitude, radius, lines, faults)
    given_post = (post_longitude, post_latitude, bearing, bearing_within)
    return Places(longitude, latitude, radius, *given_post, said, delay, temperature)


def _check_whole(longitude: Floats, latitude: Floats, radius: Floats, lines: Lines, faults: Faults) -> None:
    """A point has both its numbers and a radius, and is not the 0, 0 of a form that was left empty.

    Nothing is said to be missing of a row at fault where its place may be told: mending that may mend this.
    """
    sound = ~np.isin(lines, list(faults.lines_besides(_ELSEWHERE)))
    has = {"longitude": np.isfinite(longitude), "latitude": np.isfinite(latitude), "radius_m": np.isfinite(radius)}
    for name, other in (("longitude", "latitude"), ("latitude", "longitude")):
        for row in np.flatnonzero(sound & ~has[name] & has[other]):
            faults.add(lines[row], name, "R027", missing=name)
    for row in np.flatnonzero(sound & has["longitude"] & has["latitude"] & ~has["radius_m"]):
        faults.add(lines[row], "radius_m", "R028")
    for row in np.flatnonzero(sound & ~has["longitude"] & ~has["latitude"] & has["radius_m"]):
        faults.add(lines[row], "longitude", "R027", missing="longitude")
    for row in np.flatnonzero((longitude == 0) & (latitude == 0)):
        faults.add(lines[row], "longitude", "R025", "0, 0")


def _bearings(column: Any, lines: Lines, faults: Faults) -> tuple[Floats, Floats]:
    """Bearings in degrees and how far they may be off on either side; a wind is the middle of its sector."""
    texts, index = distinct(column)
    read = [(np.nan, np.nan, False) if text is None else _bearing(text) for text in texts]
    return _spread_out(read, index, column, lines, (faults, "bearing_deg", "R043"))


def _bearing(text: str) -> tuple[float, float, bool]:
    wind = text.upper()
    if wind in WINDS:
        return WINDS.index(wind) * 360 / 16, WIND_HALF_DEG, False
    number = read_number(text)
    if number is None or not 0 <= number <= 360:
        return np.nan, np.nan, True
    return number, BEARING_HALF_DEG, False


def _distances(column: Any, lines: Lines, faults: Faults) -> tuple[Floats, Floats]:
    """Distances in metres and how far they may be off: half of a range that is given, else a share of the distance."""
    texts, index = distinct(column)
    read = [(np.nan, np.nan, False) if text is None else _distance(text) for text in texts]
    return _spread_out(read, index, column, lines, (faults, "distance_m", "R044"))


def _distance(text: str) -> tuple[float, float, bool]:
    ends = _BETWEEN.split(text)
    is_range = len(ends) == 2 and all(map(str.strip, ends))
    numbers = [read_number(end) for end in (ends if is_range else (text,))]
    sound = [number for number in numbers if number is not None and 0 <= number <= FARTHEST_M]
    if len(sound) < len(numbers) or sound != sorted(sound):
        return np.nan, np.nan, True
    middle = sum(sound) / len(sound)
    half = (sound[-1] - sound[0]) / 2 if is_range else DISTANCE_HALF_SHARE * middle
    return middle, max(half, DISTANCE_HALF_LEAST_M), False


def _spread_out(
    read: list[tuple[float, float, bool]], index: Lines, column: Any, lines: Lines, note: tuple[Faults, str, str]
) -> tuple[Floats, Floats]:
    """Give each row what was read of its text; what could not be read is the problem noted."""
    faults, name, code = note
    table = np.array(read, dtype=np.float64)[index]
    for row in np.flatnonzero(table[:, 2]):
        faults.add(lines[row], name, code, column[row].as_py())
    return table[:, 0], table[:, 1]


def range_from_post(distance_m: Floats, sound_delay_s: Floats, air_temperature_c: Floats) -> tuple[Floats, Floats]:
    """How far off observers put what they saw or heard, and how far off that may be on either side: by the watch, else by eye."""
    timed, timed_half = range_of_sound(sound_delay_s, air_temperature_c)
    judged_half = np.maximum(DISTANCE_HALF_SHARE * distance_m, DISTANCE_HALF_LEAST_M)
    by_watch = ~np.isnan(timed)
    return np.where(by_watch, timed, distance_m), np.where(by_watch, timed_half, judged_half)


def sigma_of_bearing(bearing_within_deg: Floats) -> Floats:
    """The standard deviation of bearings in radians: never finer than a bearing from a post can be."""
    half = np.where(np.isnan(bearing_within_deg), BEARING_HALF_DEG, bearing_within_deg)
    return np.asarray(np.radians(np.maximum(half / HALF_95_IN_SIGMAS, _BEARING_LEAST_DEG)))


def range_told(report: Mapping[str, Any]) -> float | None:
    """The same of one report, as a row, in metres; None where it does not tell."""
    names = ("distance_m", "sound_delay_s", "air_temperature_c")
    told = (np.array([np.nan if report.get(name) is None else report[name]]) for name in names)
    away = float(range_from_post(*told)[0][0])
    return None if math.isnan(away) else away


def _sector_radius(distance: Floats, distance_half: Floats, bearing_half_deg: Floats) -> Floats:
    """The distance from the middle of a sector to its far corners, by the cosine rule: the farthest point it holds."""
    far = distance + distance_half
    cosine = np.cos(np.radians(bearing_half_deg))
    return np.sqrt(np.maximum(far**2 + distance**2 - 2 * far * distance * cosine, distance_half**2))


def _known_posts(post: Any, posts: Mapping[str, tuple[float, float]]) -> tuple[Floats, Floats]:
    """Longitudes and latitudes of posts that are listed, by code or by name; NaN for those that are not."""
    folded = {fold_name(name): place for name, place in posts.items()}
    texts, index = distinct(post)
    nowhere = (math.nan, math.nan)
    places: npt.NDArray[np.float64] = np.array(
        [nowhere if text is None else posts.get(text, folded.get(fold_name(text), nowhere)) for text in texts]
    )
    return places[index, 0], places[index, 1]
