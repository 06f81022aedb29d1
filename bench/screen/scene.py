"""The invented scenes of the benchmark: zones like coastlines, points that crowd, and nasty cases.

Everything follows from the seed. Zones lie in a field of 10 by 8 degrees and cover it one and a half times on average.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod

Floats = npt.NDArray[np.float64]

FIELD = (30.0, 30.0, 40.0, 38.0)
DAYS = 730
DAY_US = 86_400_000_000
START = np.datetime64("2016-01-01", "us")
NEAR_DEG = 0.03  # points near a boundary or the line of contact scatter by some 3 km
NEAR_SHARE = 0.7  # of all points
SCENES = ("boundaries", "line")  # what points crowd around: the boundaries of all zones, or one line of contact
FEWEST, MOST = 10, 5000


@dataclass(frozen=True, slots=True)
class Zones:
    """Shapes, whether their edges are geodesic, and the time during which each is in force.

    `drawn` are the same shapes as the peers need them: cut at the antimeridian, geodesic edges drawn out by pyproj.
    """

    polygons: npt.NDArray[np.object_]
    drawn: npt.NDArray[np.object_]
    geodesic: list[bool]
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
    return Zones(polygons, polygons, [False] * count, start, start + length * np.timedelta64(DAY_US, "us"))


def invent_reports(count: int, zones: Zones, seed: int = 2, scene: str = "boundaries") -> Reports:
    """Invent reports, 70 % of them around the boundaries of zones or around one line, in no order of place or time."""
    random = np.random.default_rng(seed)
    near = int(NEAR_SHARE * count)
    crowded = _along_line(random, near) if scene == "line" else _along_boundaries(random, near, zones)
    west, south, east, north = FIELD
    places = np.concatenate(
        [
            crowded + random.normal(0.0, NEAR_DEG, (near, 2)),
            random.uniform((west, south), (east, north), (count - near, 2)),
        ]
    )
    random.shuffle(places)
    at = START + random.integers(0, DAYS * DAY_US, count) * np.timedelta64(1, "us")
    return Reports(np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1]), at)


def _along_boundaries(random: np.random.Generator, count: int, zones: Zones) -> Floats:
    """Corners of zones, taken at random."""
    corners = shapely.get_coordinates(zones.polygons)
    # Every zone's boundary counts alike, however many corners it has.
    owner = np.repeat(np.arange(len(zones.polygons)), shapely.get_num_coordinates(zones.polygons))
    first = np.searchsorted(owner, np.arange(len(zones.polygons) + 1))
    zone = random.integers(0, len(zones.polygons), count)
    chosen = first[zone] + (random.random(count) * (first[zone + 1] - first[zone])).astype(np.int64)
    return np.asarray(corners[chosen])


def _along_line(random: np.random.Generator, count: int) -> Floats:
    """Places along one ragged line from the west of the field to its east: waves of half the height of those before."""
    west, south, east, north = FIELD
    part = random.random(count)
    height = np.full(count, (south + north) / 2)
    reach = (north - south) / 8
    for waves in range(1, 11):
        turn = random.uniform(0, 2 * np.pi)
        height += reach * np.sin(2 * np.pi * 2 ** (waves - 1) * part + turn)
        reach /= 2
    return np.column_stack([west + (east - west) * part, height])


def nasty_scene() -> tuple[Zones, Reports]:
    """Gather the cases that tell engines apart: edges, corners, holes, touching parts, the antimeridian, geodesics.

    Geodesic edges are asked about from a metre off on; an engine draws them in its own way within centimetres.
    """
    on_lattice = [
        shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 3, 3)),
        shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(2, 2, 4, 4)]),
        shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(0, 0), (2, 1), (1, 2)]]),
        shapely.Polygon([(2, 0), (4, 2), (2, 4), (0, 2)]),
        shapely.Polygon([(0, 0), (3, 1), (4, 4), (1, 3)]),
    ]
    across = shapely.Polygon([(177, -19), (-178, -19), (-178, -16), (177, -16)])
    cut = shapely.MultiPolygon([shapely.box(177, -19, 180, -16), shapely.box(-180, -19, -178, -16)])
    corners = [(50.0, 45.0), (58.0, 46.0), (57.0, 52.0), (49.0, 51.0)]
    follow = [
        corner for a, b in zip(corners, [*corners[1:], corners[0]], strict=True) for corner in (a, *_between(a, b))
    ]
    polygons = np.array([*on_lattice, across, shapely.Polygon(corners)], dtype=object)
    drawn = np.array([*on_lattice, cut, shapely.Polygon(follow)], dtype=object)
    lattice = np.stack(np.meshgrid(np.arange(-1.0, 5.01, 0.125), np.arange(-1.0, 5.01, 0.125)), axis=-1).reshape(-1, 2)
    seam = np.array([(x, y) for x in (179.5, -179.5, 180.0, -180.0, 177.0, -178.0, 0.0) for y in (-20.0, -19.0, -17.0)])
    random = np.random.default_rng(5)
    around = np.array(follow)[random.integers(0, len(follow), 4000)] + random.normal(0, 0.01, (4000, 2))
    off = shapely.distance(shapely.boundary(drawn[-1]), shapely.points(around)) > 1.5e-5
    places = np.concatenate([lattice, seam, around[off]])
    never, ever = np.full(len(polygons), START - DAYS * DAY_US), np.full(len(polygons), START + DAYS * DAY_US)
    zones = Zones(polygons, drawn, [False] * 6 + [True], never.astype("datetime64[us]"), ever.astype("datetime64[us]"))
    at = np.full(len(places), START)
    return zones, Reports(np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1]), at)


def _between(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    return Geod(ellps="WGS84").npts(*a, *b, 4000)


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
