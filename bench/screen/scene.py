"""The invented scene of the benchmark: zones like coastlines and points that crowd around their boundaries.

Everything follows from the seed. Zones lie in a field of 10 by 8 degrees and cover it one and a half times on average.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]

FIELD = (30.0, 30.0, 40.0, 38.0)
DAYS = 730
DAY_US = 86_400_000_000
START = np.datetime64("2016-01-01", "us")
NEAR_DEG = 0.03  # points near a boundary scatter by some 3 km
FEWEST, MOST = 10, 5000


@dataclass(frozen=True, slots=True)
class Zones:
    """Shapes and the time during which each is in force."""

    polygons: npt.NDArray[np.object_]
    starts: npt.NDArray[np.datetime64]
    ends: npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Reports:
    """Places and times."""

    longitude: Floats
    latitude: Floats
    at: npt.NDArray[np.datetime64]


def invent_zones(count: int, seed: int = 1) -> Zones:
    """Invent zones of 10 to 5,000 corners (5,000 each where they are few), 30 % with holes and 30 % in two parts."""
    random = np.random.default_rng(seed)
    west, south, east, north = FIELD
    radius = np.sqrt(1.15 * (east - west) * (north - south) / count / np.pi)
    polygons = np.empty(count, dtype=object)
    for i in range(count):
        corners = MOST if count <= 4 else round(np.exp(random.uniform(np.log(FEWEST), np.log(MOST))))
        centre = np.array([random.uniform(west, east), random.uniform(south, north)])
        polygons[i] = _zone(random, centre, radius, corners)
    begin = random.integers(-200, 600, count)
    length = random.integers(30, 700, count)
    start = START + begin * np.timedelta64(DAY_US, "us")
    return Zones(polygons, start, start + length * np.timedelta64(DAY_US, "us"))


def invent_reports(count: int, zones: Zones, seed: int = 2) -> Reports:
    """Invent reports, 70 % of them around the boundaries of zones, in no order of place or time."""
    random = np.random.default_rng(seed)
    corners = shapely.get_coordinates(zones.polygons)
    near = int(0.7 * count)
    west, south, east, north = FIELD
    # Every zone's boundary counts alike, however many corners it has.
    owner = np.repeat(np.arange(len(zones.polygons)), shapely.get_num_coordinates(zones.polygons))
    first = np.searchsorted(owner, np.arange(len(zones.polygons) + 1))
    zone = random.integers(0, len(zones.polygons), near)
    chosen = first[zone] + (random.random(near) * (first[zone + 1] - first[zone])).astype(np.int64)
    places = np.concatenate(
        [
            corners[chosen] + random.normal(0.0, NEAR_DEG, (near, 2)),
            random.uniform((west, south), (east, north), (count - near, 2)),
        ]
    )
    random.shuffle(places)
    at = START + random.integers(0, DAYS * DAY_US, count) * np.timedelta64(1, "us")
    return Reports(np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1]), at)


def _zone(random: np.random.Generator, centre: Floats, radius: float, corners: int) -> Any:
    """One zone: a closed curve whose distance from its centre is a sum of ever finer waves."""
    parts = 2 if random.random() < 0.3 else 1
    has_hole = random.random() < 0.3
    size = radius / np.sqrt(parts)
    polygons = []
    for part in range(parts):
        place = centre + np.array([part * 4.5 * size, 0.0])
        shell = _coast(random, place, size, max(FEWEST, corners // parts))
        holes = [_coast(random, place, size * 0.08, max(FEWEST // 2, corners // 10))] if has_hole else []
        polygons.append(shapely.Polygon(shell, holes))
    return shapely.MultiPolygon(polygons) if parts > 1 else polygons[0]


def _coast(random: np.random.Generator, centre: Floats, radius: float, corners: int) -> Floats:
    angle = np.linspace(0.0, 2 * np.pi, corners, endpoint=False)
    reach = np.ones(corners)
    wave = 2
    while wave < corners / 2:
        reach += 0.5 * wave**-0.9 * random.uniform(0.3, 1.0) * np.sin(wave * angle + random.uniform(0, 2 * np.pi))
        wave *= 2
    distance = radius * np.clip(reach, 0.3, 2.0)
    return np.column_stack([centre[0] + distance * np.cos(angle), centre[1] + distance * np.sin(angle)])
