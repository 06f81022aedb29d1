"""Which shapes hold a point: shapely holds the answer, on random scenes and on the cases that break floating point."""

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from tries import tries

from truceline.values.shape import Hits, Shapes

Floats = npt.NDArray[np.float64]


def inside(polygons: list[Any], x: Floats, y: Floats) -> Hits:
    return Shapes.of(polygons, geodesic=[False] * len(polygons)).inside(x, y)


def pairs(hits: Hits) -> set[tuple[int, int]]:
    return set(zip(hits.point.tolist(), hits.shape.tolist(), strict=True))


def pairs_by_shapely(polygons: list[Any], x: Floats, y: Floats) -> set[tuple[int, int]]:
    found = shapely.STRtree(shapely.points(x, y)).query(polygons, predicate="intersects")
    return set(zip(found[1].tolist(), found[0].tolist(), strict=True))


def boundary_pairs_by_shapely(polygons: list[Any], x: Floats, y: Floats) -> set[tuple[int, int]]:
    found = shapely.STRtree(shapely.points(x, y)).query(shapely.boundary(polygons), predicate="intersects")
    return set(zip(found[1].tolist(), found[0].tolist(), strict=True))


def coast(random: np.random.Generator, corners: int, centre: tuple[float, float], radius: float) -> Any:
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = radius * random.uniform(0.5, 1.0, corners)
    return shapely.Polygon(np.c_[centre[0] + reach * np.cos(angle), centre[1] + reach * np.sin(angle)])


def scene(seed: int, count: int) -> list[Any]:
    random = np.random.default_rng(seed)
    polygons: list[Any] = []
    for _ in range(count):
        centre = (random.uniform(30, 40), random.uniform(30, 38))
        shape = coast(random, int(random.integers(3, 400)), centre, random.uniform(0.01, 2.0))
        if random.random() < 0.4:
            shape = shape.difference(shape.buffer(0).centroid.buffer(0.1 * np.sqrt(shape.area)))
        if random.random() < 0.3:
            shape = shapely.union_all([shape, affinity.translate(shape, 5, 0)])
        polygons.append(shape)
    return polygons


# Shapes on whole numbers: points of the lattice fall on edges, corners and the corners of holes.
NASTY = {
    "square": shapely.box(0, 0, 4, 4),
    "square with a hole": shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 3, 3)),
    "hole that touches the shell at a corner": shapely.Polygon(
        [(0, 0), (4, 0), (4, 4), (0, 4)], [[(0, 0), (2, 1), (1, 2)]]
    ),
    "two squares that touch at a corner": shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(2, 2, 4, 4)]),
    "star": shapely.Polygon([(2, 0), (2.5, 1.5), (4, 2), (2.5, 2.5), (2, 4), (1.5, 2.5), (0, 2), (1.5, 1.5)]),
    "diamond": shapely.Polygon([(2, 0), (4, 2), (2, 4), (0, 2)]),
    "needle": shapely.Polygon([(0, 0), (4, 1e-9), (4, 0)]),
    "slanted": shapely.Polygon([(0, 0), (3, 1), (4, 4), (1, 3)]),
    "corners repeated and along edges": shapely.Polygon(
        [(0, 0), (0, 0), (1, 0), (2, 0), (4, 0), (4, 4), (4, 4), (0, 4), (0, 2)]
    ),
    "comb": shapely.Polygon([(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (2, 1), (2, 4), (1, 4), (1, 1), (0, 1)]),
    "spiral": shapely.Polygon(
        [(0, 0), (4, 0), (4, 4), (1, 4), (1, 2), (2, 2), (2, 3), (3, 3), (3, 1), (0.5, 1), (0.5, 4), (0, 4)]
    ),
}
LATTICE = np.arange(-1.0, 5.01, 0.25)
LATTICE_X, LATTICE_Y = (part.ravel() for part in np.meshgrid(LATTICE, LATTICE))


@pytest.mark.parametrize("name", NASTY)
def test_points_on_edges_corners_and_holes_count_as_inside_and_are_flagged(name: str) -> None:
    hits = inside([NASTY[name]], LATTICE_X, LATTICE_Y)

    assert pairs(hits) == pairs_by_shapely([NASTY[name]], LATTICE_X, LATTICE_Y)
    flagged = {
        pair
        for pair, on in zip(zip(hits.point.tolist(), hits.shape.tolist(), strict=True), hits.on_boundary, strict=True)
        if on
    }
    assert flagged == boundary_pairs_by_shapely([NASTY[name]], LATTICE_X, LATTICE_Y)


@pytest.mark.parametrize("turn", [11.0, 30.0, 45.0, 77.7])
def test_points_within_rounding_of_a_slanted_edge_are_decided_as_exact_geometry_decides_them(turn: float) -> None:
    shapes = [affinity.rotate(affinity.translate(shape, 35.1, 33.3), turn) for shape in NASTY.values()]
    corners = shapely.get_coordinates(shapes)
    part = np.linspace(0, 1, 64)[:, None, None]
    on = (corners[:-1] + part * np.diff(corners, axis=0)).reshape(-1, 2)
    near = np.concatenate([on, corners, np.nextafter(on, 90.0), np.nextafter(on, -90.0)])
    x, y = near[:, 0].copy(), near[:, 1].copy()

    hits = inside(shapes, x, y)

    assert pairs(hits) == pairs_by_shapely(shapes, x, y)


@pytest.mark.parametrize(("seed", "count"), [(1, 1), (2, 7), (3, 60), (4, 300)])
def test_random_scenes_agree_with_shapely_in_every_pair(seed: int, count: int) -> None:
    shapes = scene(seed, count)
    random = np.random.default_rng(seed + 100)
    corners = shapely.get_coordinates(shapes)
    near = corners[random.integers(0, len(corners), 15_000)] + random.normal(0, 0.02, (15_000, 2))
    points = np.concatenate([near, corners, random.uniform((29, 29), (41, 39), (5_000, 2))])
    x, y = points[:, 0].copy(), points[:, 1].copy()

    hits = inside(shapes, x, y)

    assert pairs(hits) == pairs_by_shapely(shapes, x, y)
    assert len(hits.point) == len(pairs(hits))


def test_hits_come_sorted_by_point_and_shape() -> None:
    shapes = scene(5, 40) + [shapely.box(30, 30, 40, 38)] * 40
    random = np.random.default_rng(0)

    hits = inside(shapes, random.uniform(30, 40, 70_000), random.uniform(30, 38, 70_000))

    keys = hits.point.astype(np.int64) * len(shapes) + hits.shape
    assert np.all(np.diff(keys) > 0)


def test_thousands_of_zones_over_one_another_are_all_named() -> None:
    shapes = [shapely.box(35 - n * 1e-3, 33 - n * 1e-3, 35 + n * 1e-3, 33 + n * 1e-3) for n in range(1, 1501)]
    x, y = np.array([35.0, 35.7505, 30.0]), np.array([33.0, 33.0, 33.0])

    hits = inside(shapes, x, y)

    assert pairs(hits) == {(0, n) for n in range(1500)} | {(1, n) for n in range(750, 1500)}


def test_zones_scattered_over_the_world_are_decided_as_well_as_those_side_by_side() -> None:
    random = np.random.default_rng(8)
    centres = [(36.3, 32.6), (37.5, 48.0), (-73.0, 4.0), (125.0, 7.0), (-58.0, -34.0), (0.0, 0.0)]
    shapes = [coast(random, 3000, centre, 0.05) for centre in centres]
    corners = shapely.get_coordinates(shapes)
    points = corners[random.integers(0, len(corners), 20_000)] + random.normal(0, 0.01, (20_000, 2))

    hits = inside(shapes, points[:, 0].copy(), points[:, 1].copy())

    assert pairs(hits) == pairs_by_shapely(shapes, points[:, 0], points[:, 1])


coordinate = st.integers(-8, 8).map(lambda n: n / 2)


@tries(150)
@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=9))
def test_any_polygon_on_a_lattice_agrees_with_shapely_on_the_lattice(corners: list[tuple[float, float]]) -> None:
    shape = shapely.Polygon(corners)
    if not shape.is_valid or shape.is_empty:
        with pytest.raises(ValueError, match="shape 0"):
            inside([shape], LATTICE_X, LATTICE_Y)
        return

    assert pairs(inside([shape], LATTICE_X, LATTICE_Y)) == pairs_by_shapely([shape], LATTICE_X, LATTICE_Y)


def test_no_shapes_no_points_and_points_without_a_place_give_no_rows() -> None:
    nothing = np.empty(0)
    square = shapely.box(0, 0, 1, 1)

    assert len(inside([], np.array([0.5]), np.array([0.5])).point) == 0
    assert len(inside([square], nothing, nothing).point) == 0
    hits = inside([square], np.array([np.nan, 0.5, 0.5]), np.array([0.5, np.nan, 0.5]))
    assert pairs(hits) == {(2, 0)}


@pytest.mark.parametrize(
    ("x", "y", "word"), [(180.5, 0.0, "longitude"), (0.0, -90.5, "latitude"), (np.inf, 0.0, "longitude")]
)
def test_a_point_that_is_not_on_the_earth_is_refused(x: float, y: float, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        inside([shapely.box(0, 0, 1, 1)], np.array([x]), np.array([y]))


def test_one_point_beyond_the_earth_among_many_is_refused_wherever_it_stands() -> None:
    shapes = [shapely.box(0, 0, 1, 1)] * 5  # more hits than there is room for at first
    x, y = np.full(70_000, 0.5), np.full(70_000, 0.5)
    assert len(inside(shapes, x, y).point) == 5 * 70_000

    for place in (0, 600, 69_999):
        y[place] = -90.5
        with pytest.raises(ValueError, match="latitude"):
            inside(shapes, x, y)
        y[place] = 0.5


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2"):
        inside([shapely.box(0, 0, 1, 1)], np.zeros(2), np.zeros(3))


# Run without compiling, so that the safeguard can be taken out: the source is then what runs.
TEETH = """
import json, sys
import numpy as np, shapely
from truceline.values.shape import orientation
orientation.ERROR_BOUND = float(sys.argv[1])
from truceline.values.shape import Shapes
square = shapely.Polygon([(-7.3, -7.1), (24, 23), (24, -7.1)])
part = np.linspace(0.01, 0.99, 40)
on = np.c_[-7.3 + part * 31.3, -7.1 + part * 30.1]
steps = np.stack(np.meshgrid(np.arange(-4, 5), np.arange(-4, 5)), axis=-1).reshape(-1, 1, 2)
x, y = (on + steps * np.spacing(np.abs(on))).reshape(-1, 2).T.copy()
hits = Shapes.of([square], geodesic=[False]).inside(x, y)
held = np.zeros(len(x), dtype=bool)
held[hits.point] = True
print(json.dumps(int((held != shapely.intersects_xy(square, x, y)).sum())))
"""


@pytest.mark.parametrize(("bound", "is_right"), [(3.3306690738754716e-16, True), (0.0, False)])
def test_without_the_error_bound_points_on_edges_would_be_decided_wrongly(bound: float, is_right: bool) -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", TEETH, str(bound)], capture_output=True, text=True, env=environment, check=True
    )

    assert (json.loads(ran.stdout) == 0) is is_right
