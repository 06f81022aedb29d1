"""The probability that the true place lies inside: Monte Carlo on pyproj's geodesics holds the answer."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from tries import tries

from truceline.values.place import RADIUS_95_IN_SIGMAS
from truceline.values.shape import Relation, Shapes
from truceline.values.shape.probability import lay_samples

WGS84 = Geod(ellps="WGS84")
Floats = npt.NDArray[np.float64]


def probability_by_monte_carlo(shape: Any, x: float, y: float, radius_m: float, random: np.random.Generator) -> float:
    count = 20_000
    away = radius_m / RADIUS_95_IN_SIGMAS * np.sqrt(-2 * np.log(random.random(count)))
    longitude, latitude, _ = WGS84.fwd(np.full(count, x), np.full(count, y), random.uniform(0, 360, count), away)
    shapely.prepare(shape)
    return float(shapely.intersects_xy(shape, longitude, latitude).mean())


def relate(shapes: list[Any], x: Floats, y: Floats, radius_m: Floats) -> Relation:
    return Shapes.of(shapes, geodesic=[False] * len(shapes)).relate(x, y, radius_m)


def wild_zones(random: np.random.Generator, count: int) -> list[Any]:
    zones = []
    for _ in range(count):
        corners = int(random.integers(3, 400))
        angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
        reach = random.uniform(0.01, 0.4) * random.uniform(0.6, 1.0, corners)
        zones.append(shapely.Polygon(random.uniform(36, 38, 2) + np.c_[reach * np.cos(angle), reach * np.sin(angle)]))
    return zones


def test_near_boundaries_the_error_is_under_two_hundredths_in_99_of_100_cases() -> None:
    random = np.random.default_rng(7)
    zones = wild_zones(random, 60)
    corners = shapely.get_coordinates(zones)
    places = corners[random.integers(0, len(corners), 400)] + random.normal(0, 0.01, (400, 2))
    radius = random.choice([100.0, 1000.0, 5000.0, 20_000.0], 400)
    x, y = places[:, 0].copy(), places[:, 1].copy()

    relation = relate(zones, x, y, radius)

    unsettled = np.flatnonzero((relation.probability > 0) & (relation.probability < 1))
    assert len(unsettled) > 400
    errors = [
        abs(
            relation.probability[row]
            - probability_by_monte_carlo(zones[relation.shape[row]], x[relation.point[row]], y[relation.point[row]], radius[relation.point[row]], random)
        )
        for row in random.choice(unsettled, 300, replace=False)
    ]  # fmt: skip
    assert np.quantile(errors, 0.99) <= 0.02
    assert np.mean(errors) <= 0.005


def test_a_straight_boundary_through_the_place_gives_one_half() -> None:
    relation = relate([shapely.box(30, 30, 40, 40)], np.array([30.0]), np.array([35.0]), np.array([1000.0]))

    assert relation.probability[0] == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("sigmas", [0.25, 0.5, 1.0, 2.0, 3.0])
def test_a_straight_boundary_gives_the_normal_curve(sigmas: float) -> None:
    # Φ(1/4), Φ(1/2), Φ(1), Φ(2), Φ(3) from the printed tables of the normal distribution.
    expected = {0.25: 0.59871, 0.5: 0.69146, 1.0: 0.84134, 2.0: 0.97725, 3.0: 0.99865}[sigmas]
    away = WGS84.fwd(30.0, 0.0, 90.0, sigmas * 1000.0 / RADIUS_95_IN_SIGMAS)

    relation = relate([shapely.box(30, -5, 40, 5)], np.array([away[0]]), np.array([0.0]), np.array([1000.0]))

    assert relation.probability[0] == pytest.approx(expected, abs=0.005)


def test_far_from_every_boundary_it_is_exactly_nought_or_one() -> None:
    relation = relate([shapely.box(0, 0, 1, 1)], np.array([0.5, 1.2]), np.array([0.5, 0.5]), np.array([5000.0, 5000.0]))

    assert relation.probability.tolist() == [1.0, 0.0]


def test_a_place_known_exactly_is_in_or_out() -> None:
    relation = relate([shapely.box(0, 0, 1, 1)], np.array([0.999999, 1.000001]), np.array([0.5, 0.5]), np.zeros(2))

    assert relation.probability.tolist() == [1.0, 0.0]


def test_an_unknown_radius_gives_no_probability_but_a_distance() -> None:
    relation = relate([shapely.box(0, 0, 1, 1)], np.array([0.9]), np.array([0.5]), np.array([np.nan]))

    assert np.isnan(relation.probability).all()
    assert relation.inside.tolist() == [True]
    assert relation.distance_m[0] == pytest.approx(-11_131.5, abs=1)


@pytest.mark.parametrize("radius", [-1.0, np.inf])
def test_a_radius_that_is_none_is_refused(radius: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        relate([shapely.box(0, 0, 1, 1)], np.array([0.5]), np.array([0.5]), np.array([radius]))


def test_a_huge_radius_spreads_over_everything_around() -> None:
    random = np.random.default_rng(3)
    halves = [shapely.box(-60, -60, 0, 60), shapely.box(0, -60, 60, 60), shapely.box(-1, -1, 1, 1)]

    relation = relate(halves, np.array([0.0]), np.array([0.0]), np.array([2_000_000.0]))

    expected = [probability_by_monte_carlo(half, 0.0, 0.0, 2e6, random) for half in halves]
    assert relation.shape.tolist() == [0, 1, 2]
    assert relation.probability == pytest.approx(expected, abs=0.02)


def test_samples_go_on_across_the_antimeridian() -> None:
    cut = shapely.MultiPolygon([shapely.box(179.98, 0, 180, 1), shapely.box(-180, 0, -179.98, 1)])

    relation = relate([cut], np.array([180.0, -179.98]), np.array([0.5, 0.5]), np.array([2000.0, 2000.0]))

    assert relation.probability[0] > 0.9
    assert relation.probability[1] == pytest.approx(0.5, abs=0.02)


def test_the_same_place_always_gets_the_same_probability() -> None:
    zones = wild_zones(np.random.default_rng(9), 5)
    x, y = np.full(3, 37.0), np.full(3, 37.0)

    first, again = (relate(zones, x, y, np.full(3, 30_000.0)) for _ in range(2))

    assert np.array_equal(first.probability, again.probability)
    assert len(set(zip(first.shape.tolist(), first.probability.tolist(), strict=True))) == len(
        set(first.shape.tolist())
    )


@tries(40)
@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 300_000))
def test_parts_of_a_whole_share_its_probability(x: float, y: float, radius: float) -> None:
    west, east, whole = shapely.box(-1, -1, 0, 1), shapely.box(0, -1, 1, 1), shapely.box(-1, -1, 1, 1)

    relation = relate([west, east, whole], np.array([x]), np.array([y]), np.array([radius]))

    of = dict(zip(relation.shape.tolist(), relation.probability.tolist(), strict=True))
    if set(of) == {0, 1, 2} and x != 0:
        assert of[0] + of[1] == pytest.approx(of[2], abs=0.02)
    assert all(0 <= probability <= 1 for probability in of.values())


@pytest.mark.parametrize(("latitude", "sigma"), [(33.0, 300.0), (60.0, 10_000.0), (33.0, 60_000.0), (85.0, 5_000.0)])
def test_samples_lie_at_their_true_distances(latitude: float, sigma: float) -> None:
    x, y = np.empty(256), np.empty(256)

    lay_samples((36.0, latitude), sigma, 1.0, x, y)

    away = np.sort(WGS84.inv(np.full(256, 36.0), np.full(256, latitude), x, y)[2])
    expected = sigma * np.sqrt(-2 * np.log(1 - (0.5 + np.arange(256)) / 256))
    assert away == pytest.approx(expected, rel=0.01)
