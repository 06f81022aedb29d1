"""Distances to boundaries and lines: pyproj's geodesics hold the answer."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from tries import tries

from truceline.values.shape import Lines, Shapes
from truceline.values.shape.ground import all_in_space, along_ground, chord_of, in_space
from truceline.values.shape.nearness import build_boundary, levels_size
from truceline.values.shape.outline import outline_of_polygons

WGS84 = Geod(ellps="WGS84")
Floats = npt.NDArray[np.float64]


def distance_by_pyproj(path: Any, longitude: float, latitude: float) -> float:
    """The least geodesic distance to a path straight in longitude and latitude, by ever finer drawings around each low."""

    def away_from(drawn: Floats) -> Floats:
        many = np.full(len(drawn), longitude), np.full(len(drawn), latitude)
        return np.asarray(WGS84.inv(*many, drawn[:, 0], drawn[:, 1])[2])

    drawn = shapely.get_coordinates(shapely.segmentize(path, 0.001))
    away = away_from(drawn)
    around = np.concatenate([[np.inf], away, [np.inf]])
    lows = np.flatnonzero((away <= around[:-2]) & (away <= around[2:]) & (away < away.min() + 200))
    best = np.inf
    for low in lows:
        corners = drawn[max(0, low - 1) : low + 2]
        for _ in range(4):
            part = np.linspace(0, 1, 33)[:-1, None, None]
            finer = (corners[:-1] + part * np.diff(corners, axis=0)).transpose(1, 0, 2).reshape(-1, 2)
            corners = np.concatenate([finer, corners[-1:]])
            nearest = int(np.argmin(away_from(corners)))
            corners = corners[max(0, nearest - 1) : nearest + 2]
        best = min(best, float(away_from(corners).min()))
    return best


def wild_ring(seed: int, corners: int, centre: tuple[float, float], size: float) -> Any:
    random = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = size * random.uniform(0.5, 1, corners)
    return shapely.Polygon(
        np.c_[centre[0] + reach * np.cos(angle) / np.cos(np.deg2rad(centre[1])), centre[1] + reach * np.sin(angle)]
    )


@pytest.mark.parametrize("centre", [(36.3, 32.6), (38.0, 48.0), (10.0, 0.0), (25.0, 70.0), (-70.0, -55.0)])
@pytest.mark.parametrize("corners", [4, 300])
def test_distances_up_to_ten_kilometres_are_within_a_tenth_of_a_metre_of_the_geodesic(
    centre: tuple[float, float], corners: int
) -> None:
    shape = wild_ring(int(centre[0] + corners) % 97, corners, centre, 0.3)
    random = np.random.default_rng(1)
    ring = shapely.get_coordinates(shape)
    near = ring[random.integers(0, len(ring), 30)] + random.normal(0, 0.05, (30, 2))
    x, y = near[:, 0].copy(), near[:, 1].copy()

    relation = Shapes.of([shape], geodesic=[False]).relate(x, y, np.zeros(30), cap_m=10_000.0)

    assert len(relation.point) > 15
    for point, inside, distance in zip(relation.point, relation.inside, relation.distance_m, strict=True):
        expected = distance_by_pyproj(shape.exterior, x[point], y[point])
        if expected < 10_000:
            assert abs(distance) == pytest.approx(expected, abs=0.1)
            assert (distance < 0) == inside == shapely.intersects_xy(shape, x[point], y[point])


@pytest.mark.parametrize("away_km", [1, 10, 50, 300])
@pytest.mark.parametrize("latitude", [0.0, 33.0, 60.0])
def test_far_distances_stay_close_to_the_geodesic(away_km: int, latitude: float) -> None:
    for bearing in range(0, 360, 30):
        x, y, _ = WGS84.fwd(30.0, latitude, bearing, away_km * 1000.0)
        line = shapely.LineString([(30.0, latitude), (30.0, latitude + 1e-9)])

        distance = Lines.of([line], geodesic=[False]).distance(np.array([x]), np.array([y]), cap_m=1e6)[0, 0]

        assert distance == pytest.approx(away_km * 1000.0, abs={1: 0.001, 10: 0.001, 50: 0.002, 300: 0.5}[away_km])


def test_a_long_straight_edge_is_measured_along_its_parallel_and_a_geodesic_one_along_its_bulge() -> None:
    edge = shapely.LineString([(0, 60), (4, 60)])
    parallel, bulge = (2.0, 60.0), WGS84.npts(0, 60, 4, 60, 1)[0]
    lines = Lines.of([edge, edge], geodesic=[False, True])

    distance = lines.distance(np.array([parallel[0], bulge[0]]), np.array([parallel[1], bulge[1]]))

    apart = WGS84.inv(*parallel, *bulge)[2]
    assert apart > 800
    assert distance == pytest.approx(np.array([[0.0, apart], [apart, 0.0]]), abs=0.1)


def test_without_corners_laid_on_long_edges_boundaries_would_be_misplaced_or_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edge = shapely.LineString([(0, 48), (2, 48)])
    on_parallel, bulge = (1.0, 48.0), WGS84.npts(0, 48, 2, 48, 1)[0]

    def distances() -> tuple[float, float]:
        lines = Lines.of([edge, edge], geodesic=[False, True])
        found = lines.distance(np.array([on_parallel[0], bulge[0]]), np.array([on_parallel[1], bulge[1]]), cap_m=400.0)
        return float(found[0, 0]), float(found[1, 1])

    assert distances() == pytest.approx((0.0, 0.0), abs=0.1)
    monkeypatch.setattr("truceline.values.shape.edges.LONGEST_PIECE_M", 1e9)
    monkeypatch.setattr("truceline.values.shape.edges.TOLERANCE_M", 1e9)
    assert np.isnan(distances()).all()


def test_distances_hold_across_the_antimeridian_and_at_the_pole() -> None:
    line = shapely.LineString([(179.99, 10), (179.99, 11)])
    pole = shapely.LineString([(0, 89), (0, 89.9)])
    lines = Lines.of([line, pole], geodesic=[False, False])

    distance = lines.distance(np.array([-179.99, 180.0]), np.array([10.5, 89.9]))

    assert distance[0, 0] == pytest.approx(WGS84.inv(-179.99, 10.5, 179.99, 10.5)[2], abs=0.1)
    assert distance[1, 1] == pytest.approx(WGS84.inv(180, 89.9, 0, 89.9)[2], abs=0.1)
    assert np.isnan(distance[0, 1])


def test_nothing_is_said_beyond_the_cap_and_nothing_within_it_is_missed() -> None:
    line = shapely.LineString([(0, 0), (0, 1)])
    x = np.array([0.1, 0.5, 3.0])

    distance = Lines.of([line], geodesic=[False]).distance(x, np.full(3, 0.5), cap_m=60_000.0)[:, 0]

    assert distance[:2] == pytest.approx([WGS84.inv(0, 0.5, away, 0.5)[2] for away in x[:2]], abs=0.1)
    assert np.isnan(distance[2])


def test_points_without_a_place_and_no_lines_at_all_have_no_distance() -> None:
    lines = Lines.of([shapely.LineString([(0, 0), (0, 1)])], geodesic=[False])

    assert np.isnan(lines.distance(np.array([np.nan, 0.0]), np.array([0.0, np.nan]))).all()
    assert len(lines) == 1
    assert lines.distance(np.empty(0), np.empty(0)).shape == (0, 1)
    assert Lines.of([], geodesic=[]).distance(np.zeros(3), np.zeros(3)).shape == (3, 0)


def test_every_shape_within_a_huge_radius_is_found_and_no_other() -> None:
    random = np.random.default_rng(2)
    centres = np.c_[random.uniform(20, 50, 800), random.uniform(20, 50, 800)]
    shapes = [shapely.Point(*centre).buffer(0.01, 4) for centre in centres]
    place = (np.array([35.0]), np.array([35.0]))

    relation = Shapes.of(shapes, geodesic=[False] * 800).relate(*place, np.array([900_000.0]))

    away = np.array([distance_by_pyproj(shape.exterior, 35.0, 35.0) for shape in shapes])
    clear = np.abs(away - 900_000) > 50
    found = np.zeros(800, dtype=bool)
    found[relation.shape] = True
    assert np.array_equal(found[clear], (away < 900_000)[clear])


def test_a_point_deep_inside_has_a_row_without_a_distance() -> None:
    relation = Shapes.of([shapely.box(0, 0, 10, 10)], geodesic=[False]).relate(
        np.array([5.0]), np.array([5.0]), np.array([100.0])
    )

    assert relation.inside.tolist() == [True]
    assert relation.probability.tolist() == [1.0]
    assert np.isnan(relation.distance_m).all()


def test_a_point_on_the_boundary_is_inside_at_distance_zero() -> None:
    relation = Shapes.of([shapely.box(0, 0, 1, 1)], geodesic=[False]).relate(
        np.array([0.0]), np.array([0.5]), np.array([0.0])
    )

    assert (relation.inside.tolist(), relation.distance_m.tolist(), relation.probability.tolist()) == (
        [True],
        [0.0],
        [1.0],
    )


def test_holes_have_boundaries_too() -> None:
    shape = shapely.box(0, 0, 1, 1).difference(shapely.box(0.4, 0.4, 0.6, 0.6))

    relation = Shapes.of([shape], geodesic=[False]).relate(np.array([0.5, 0.39]), np.array([0.5, 0.5]), np.zeros(2))

    assert relation.inside.tolist() == [False, True]
    assert relation.distance_m == pytest.approx(
        [WGS84.inv(0.5, 0.5, 0.5, 0.4)[2], -WGS84.inv(0.39, 0.5, 0.4, 0.5)[2]], abs=0.1
    )


@tries(200)
@given(st.floats(-180, 180), st.floats(-89, 89), st.floats(0, 360), st.floats(0.0, 50_000.0))
def test_a_chord_through_space_gives_the_length_along_the_ground(
    x: float, y: float, bearing: float, length: float
) -> None:
    reached = WGS84.fwd(x, y, bearing, length)

    chord = float(np.linalg.norm(np.subtract(in_space(x, y), in_space(reached[0], reached[1]))))

    assert along_ground(chord) == pytest.approx(length, abs=0.01)
    assert chord_of(along_ground(chord)) == pytest.approx(chord, abs=1e-4)


@pytest.mark.parametrize("corners", [3, 8, 9, 64, 65, 700])
def test_every_box_holds_all_that_is_under_it(corners: int) -> None:
    outline = outline_of_polygons(
        [wild_ring(corners, corners, (36.0, 33.0), 0.02), wild_ring(1, 20, (37.0, 33.0), 0.02)], [False, False]
    )

    boundary = build_boundary(outline)

    for shape in range(2):
        places = all_in_space(boundary.corners)[boundary.first[shape] : boundary.first[shape + 1]]
        top = boundary.boxes[boundary.box_first[shape + 1] - 1]
        assert np.array_equal(top, np.concatenate([places.min(axis=0), places.max(axis=0)]))
        assert boundary.box_first[shape + 1] - boundary.box_first[shape] == levels_size(len(places))
    assert np.array_equal(boundary.tops[-1, :3], boundary.space.min(axis=0))
