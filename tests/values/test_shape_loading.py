"""What is taken as a shape, what is refused, and what becomes of edges and of the antimeridian."""

from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod

from truceline.values.shape import Lines, Shapes
from truceline.values.shape.edges import TOLERANCE_M, along_geodesics, along_straights, inner_steps, pieces_needed
from truceline.values.shape.outline import outline_of_lines, outline_of_polygons
from truceline.values.shape.seam import join, needs_joining, unwrap

WGS84 = Geod(ellps="WGS84")
BOW_TIE = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
REFUSED = {
    "crosses itself": (BOW_TIE, "Self-intersection"),
    "empty": (shapely.Polygon(), "empty"),
    "a line": (shapely.LineString([(0, 0), (1, 1)]), "expected Polygon or MultiPolygon, came LineString"),
    "nothing": (None, "came NoneType"),
    "not finite": (shapely.Polygon([(0, 0), (np.inf, 0), (1, 1)]), "finite"),
    "swapped": (shapely.Polygon([(33, 136), (34, 136), (34, 137)]), "swapped"),
    "far east": (shapely.Polygon([(400, 0), (401, 0), (401, 1)]), "360"),
    "hole outside": (shapely.Polygon([(0, 0), (1, 0), (1, 1)], [[(3, 3), (4, 3), (4, 4)]]), "outside"),
    "parts overlap": (shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)]), "Self-intersection"),
    "round a pole": (shapely.Polygon([(0, 80), (90, 80), (179, 80), (-90, 80)]), "pole"),
    "half-way round": (shapely.Polygon([(-90, 0), (90, 0), (90, 10), (-90, 10)]), "half-way"),
    "all the way round": (
        shapely.Polygon([(-180, 0), (-60, 0), (60, 0), (180, 0), (180, 9), (60, 9), (-60, 9), (-180, 9)]),
        "all the way round",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_shape_is_refused_with_its_number_and_reason(name: str) -> None:
    shape, reason = REFUSED[name]
    with pytest.raises(ValueError, match=rf"^shape 1: .*{reason}"):
        Shapes.of([shapely.box(0, 0, 1, 1), shape], geodesic=[False, False])


def test_every_refused_shape_is_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"shape 0: .*; shape 2: ") as caught:
        Shapes.of([BOW_TIE, shapely.box(0, 0, 1, 1), shapely.Polygon()], geodesic=[False] * 3)

    assert "shape 1" not in str(caught.value)


def test_an_invalid_shape_is_never_repaired() -> None:
    assert shapely.make_valid(BOW_TIE).is_valid  # it could be

    with pytest.raises(ValueError, match="shape 0"):
        outline_of_polygons([BOW_TIE], [False])


def test_lines_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="shape 0: it is empty; shape 1: expected LineString"):
        Lines.of([shapely.LineString(), shapely.box(0, 0, 1, 1)], geodesic=[False, False])


def test_a_word_on_the_edges_is_needed_for_every_shape() -> None:
    with pytest.raises(ValueError, match="1 shapes but 2 words"):
        Shapes.of([shapely.box(0, 0, 1, 1)], geodesic=[True, False])


def test_straight_edges_keep_their_very_corners() -> None:
    shape = shapely.Polygon([(0, 50), (30, 50), (30, 60), (0, 60)])

    outline = outline_of_polygons([shape], [False])

    assert np.array_equal(outline.corners, shapely.get_coordinates(shape))
    assert outline.shapes == 1
    assert len(outline.refined().corners) > 1000


@pytest.mark.parametrize("latitude", [0.0, 33.0, 48.0, 70.0, -85.0])
@pytest.mark.parametrize("turn", [(3.0, 0.0), (2.0, 2.0), (0.0, 3.0), (-1.0, 0.5)])
def test_pieces_of_a_geodesic_edge_leave_it_by_less_than_the_tolerance(
    latitude: float, turn: tuple[float, float]
) -> None:
    edge = np.array([[10.0, latitude], [10.0 + turn[0], latitude + turn[1]]])

    laid = along_geodesics(edge)

    start, goal = edge.tolist()
    azimuth, _, length = WGS84.inv(start[0], start[1], goal[0], goal[1])
    middle = (laid[:-1] + laid[1:]) / 2
    for longitude, height in middle[:: max(1, len(middle) // 50)]:
        walked = WGS84.inv(start[0], start[1], longitude, height)[2]
        foot = WGS84.fwd(start[0], start[1], azimuth, walked)[:2]
        assert WGS84.inv(foot[0], foot[1], longitude, height)[2] < TOLERANCE_M
    assert len(laid) <= length / 100 + 2


def test_a_geodesic_border_walked_from_either_side_gets_the_same_corners() -> None:
    border = np.array([[10.0, 50.0], [14.0, 51.0], [13.0, 55.0]])

    assert np.array_equal(along_geodesics(border), along_geodesics(border[::-1])[::-1])


def test_a_point_under_the_bulge_of_a_geodesic_edge_is_inside_only_where_the_zone_says_geodesic() -> None:
    shape = shapely.Polygon([(0, 55), (40, 55), (40, 60), (0, 60)])
    under, beside = WGS84.npts(0, 60, 40, 60, 1)[0], (20.0, 60.5)
    x, y = np.array([under[0], beside[0]]), np.array([under[1] - 1e-6, beside[1]])

    assert Shapes.of([shape], geodesic=[False]).inside(x, y).point.tolist() == []
    assert Shapes.of([shape], geodesic=[True]).inside(x, y).point.tolist() == [0, 1]


def test_geodesic_containment_agrees_with_a_fine_drawing_by_pyproj() -> None:
    corners = [(30.0, 45.0), (36.0, 46.0), (35.0, 50.0), (29.0, 49.0)]
    drawn: list[Any] = []
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        drawn += [a, *WGS84.npts(*a, *b, 5000)]
    fine = shapely.Polygon(drawn)
    random = np.random.default_rng(3)
    near = np.array(drawn)[random.integers(0, len(drawn), 5000)] + random.normal(0, 0.001, (5000, 2))
    x, y = near[:, 0].copy(), near[:, 1].copy()

    hits = Shapes.of([shapely.Polygon(corners)], geodesic=[True]).inside(x, y)

    differ = np.setxor1d(hits.point, np.flatnonzero(shapely.intersects_xy(fine, x, y)))
    # Only points within the tolerance of the edge may differ: 0.02 m is under 3e-7 degrees here.
    assert shapely.distance(shapely.boundary(fine), shapely.points(x[differ], y[differ])).max(initial=0.0) < 3e-7


def test_corners_laid_on_straight_edges_lie_on_them() -> None:
    edge = np.array([[0.0, 50.0], [3.0, 51.0]])

    laid, origin = along_straights(edge, np.array([True, False]))

    assert np.allclose(laid[:, 1], 50.0 + laid[:, 0] / 3.0, atol=1e-12)
    assert origin.tolist() == [0] * (len(laid) - 1) + [1]
    assert inner_steps(np.array([3, 1, 2]))[1].tolist() == [1, 2, 1]
    assert pieces_needed(np.array([10_000.0]), np.array([0.0])).tolist() == [5]


# Across the antimeridian

FIJI = shapely.Polygon([(177, -19), (-178, -19), (-178, -16), (177, -16)])
FIJI_CUT = shapely.MultiPolygon([shapely.box(177, -19, 180, -16), shapely.box(-180, -19, -178, -16)])
FIJI_BEYOND = shapely.box(177, -19, 182, -16)
FIJI_WEST = shapely.box(-183, -19, -178, -16)


@pytest.mark.parametrize(
    "shape", [FIJI, FIJI_CUT, FIJI_BEYOND, FIJI_WEST], ids=["drawn across", "cut", "beyond 180", "beyond -180"]
)
def test_a_zone_across_the_antimeridian_is_one_zone_however_it_is_drawn(shape: Any) -> None:
    x = np.array([179.0, -179.0, 180.0, -180.0, 0.0, 177.0, -178.0, 176.9, -177.9, 180.0])
    y = np.array([-17.0, -17.0, -17.0, -17.0, -17.0, -17.0, -17.0, -17.0, -17.0, -19.0])

    hits = Shapes.of([shape], geodesic=[False]).inside(x, y)

    assert hits.point.tolist() == [0, 1, 2, 3, 5, 6, 9]
    assert hits.on_boundary.tolist() == [False, False, False, False, True, True, True]


def test_the_seam_of_a_cut_zone_is_no_boundary() -> None:
    shapes = Shapes.of([FIJI_CUT], geodesic=[False])

    relation = shapes.relate(
        np.array([179.99, -179.99]), np.array([-17.5, -17.5]), np.array([500.0, 500.0]), cap_m=400_000.0
    )

    assert relation.probability.tolist() == [1.0, 1.0]
    assert np.all(relation.distance_m < -150_000)


def test_a_zone_that_ends_at_the_antimeridian_has_a_boundary_there_from_both_sides() -> None:
    shapes = Shapes.of([shapely.box(177, -19, 180, -16), shapely.box(-180, -19, -178, -16)], geodesic=[False, False])

    hits = shapes.inside(np.array([180.0, -180.0, 179.0, -179.0]), np.full(4, -17.0))

    assert list(zip(hits.point.tolist(), hits.shape.tolist(), hits.on_boundary.tolist(), strict=True)) == [
        (0, 0, True), (0, 1, True), (1, 0, True), (1, 1, True), (2, 0, False), (3, 1, False),
    ]  # fmt: skip


def test_random_zones_across_the_antimeridian_agree_with_shapely_on_their_halves() -> None:
    random = np.random.default_rng(4)
    whole = shapely.Point(180, 10).buffer(2, 40).difference(shapely.Point(180.3, 10.2).buffer(0.5))
    east, west = whole.intersection(shapely.box(170, 0, 180, 20)), whole.intersection(shapely.box(180, 0, 190, 20))
    x, y = random.uniform(177, 183, 20_000), random.uniform(7, 13, 20_000)
    turned = np.where(x > 180, x - 360, x)
    moved = shapely.transform(west, lambda corners: corners - [360.0, 0.0])

    hits = Shapes.of([shapely.MultiPolygon([east, moved])], geodesic=[False]).inside(turned, y)

    assert hits.point.tolist() == np.flatnonzero(shapely.intersects_xy(whole, x, y)).tolist()


def test_holes_follow_their_shell_across_the_antimeridian() -> None:
    shape = shapely.Polygon(
        [(178, 0), (-178, 0), (-178, 4), (178, 4)], [[(-179.5, 1), (-178.5, 1), (-178.5, 3), (-179.5, 3)]]
    )

    hits = Shapes.of([shape], geodesic=[False]).inside(np.array([-179.0, 179.0]), np.array([2.0, 2.0]))

    assert needs_joining(shape)
    assert shapely.bounds(join(shape)).tolist() == [178.0, 0.0, 182.0, 4.0]
    assert hits.point.tolist() == [1]


def test_parts_that_overlap_across_the_antimeridian_are_refused() -> None:
    shape = shapely.MultiPolygon([shapely.box(170, 0, 190, 5), shapely.box(-175, 1, -172, 4)])

    with pytest.raises(ValueError, match="overlap"):
        Shapes.of([shape], geodesic=[False])


def test_longitudes_run_on_without_a_jump() -> None:
    assert unwrap(np.array([170.0, -170.0, -160.0, 175.0])).tolist() == [170.0, 190.0, 200.0, 175.0]


def test_a_line_across_the_antimeridian_goes_the_short_way() -> None:
    outline = outline_of_lines([shapely.LineString([(179, 0), (-179, 0)])], [False])

    assert outline.corners[:, 0].tolist() == [179.0, 181.0]
    with pytest.raises(ValueError, match="half-way"):
        outline_of_lines([shapely.LineString([(-90, 0), (90, 0)])], [False])
