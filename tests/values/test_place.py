import numpy as np
import pytest
from pyproj import Transformer

from truceline.values import place as places
from truceline.values.place import (
    RADIUS_95_IN_SIGMAS,
    are_near_where_pointed,
    distance_between,
    place_from_bearing,
    range_of_sound,
    sigma_of_radius,
    to_centre,
)


def test_a_radius_holds_ninety_five_of_a_hundred_draws_from_its_normal() -> None:
    draws = np.random.default_rng(7).normal(0, sigma_of_radius(np.array([1000.0])), (200_000, 2))

    assert np.mean(np.hypot(draws[:, 0], draws[:, 1]) <= 1000) == pytest.approx(0.95, abs=0.002)
    assert pytest.approx(2.4477, abs=1e-4) == RADIUS_95_IN_SIGMAS


def test_a_place_lies_where_proj_has_it_from_the_centre_of_the_earth() -> None:
    drawn = np.random.default_rng(5)
    longitude = np.append(drawn.uniform(-180, 180, 2_000), [0.0, 180.0, -180.0, 36.0, 12.0])
    latitude = np.append(drawn.uniform(-90, 90, 2_000), [0.0, 0.0, 33.0, 90.0, -90.0])
    by_proj = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    wanted = by_proj.transform(longitude, latitude, np.zeros(len(longitude)))
    found = to_centre(longitude, latitude)
    assert np.abs(np.array(found) - np.array(wanted)).max() < 1e-8, "ten nanometres"
    assert np.array_equal(np.array(found)[:, 7], to_centre(np.array(longitude[7]), np.array(latitude[7]))), (
        "alone or not"
    )
    assert np.isnan(to_centre(np.array([np.nan, 36.0]), np.array([32.0, np.nan]))).all()


def test_walking_a_bearing_and_distance_arrives_that_far_away() -> None:
    post = (np.array([36.1]), np.array([32.62]))
    reached = place_from_bearing(*post, np.array([45.0]), np.array([6000.0]))

    assert reached[0][0] > 36.1
    assert reached[1][0] > 32.62
    assert distance_between(*post, *reached)[0] == pytest.approx(6000, abs=1e-6)


@pytest.fixture
def pointed() -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Posts anywhere, on the poles and across the antimeridian too, and places within 100 m of where they point, or just 50 m."""
    drawn = np.random.default_rng(6)
    many = 20_000
    post = (drawn.uniform(-180, 180, many), drawn.uniform(-90, 90, many))
    bearing, away = drawn.uniform(0, 360, many), drawn.choice([0.0, 50.0, 3_000.0, 40_000.0, 49_900.0, 400_000.0], many)
    off = np.where(drawn.random(many) < 0.5, drawn.uniform(0, 100, many), drawn.uniform(44, 56, many))
    reached = place_from_bearing(*post, bearing, away)
    return post, bearing, away, place_from_bearing(*reached, drawn.uniform(0, 360, many), off)


def test_what_is_near_where_a_bearing_points_is_told_as_the_geodesics_say(
    pointed: tuple[tuple[np.ndarray, np.ndarray], np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]],
) -> None:
    post, bearing, away, place = pointed
    off = distance_between(*place_from_bearing(*post, bearing, away), *place)
    assert are_near_where_pointed(post, bearing, away, place, 50.0).tolist() == (off <= 50.0).tolist()


def test_the_middle_latitude_is_believed_only_where_it_is_right(
    monkeypatch: pytest.MonkeyPatch,
    pointed: tuple[tuple[np.ndarray, np.ndarray], np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]],
) -> None:
    post, bearing, away, place = pointed
    off = distance_between(*place_from_bearing(*post, bearing, away), *place)
    told = places._off_by_middle_latitude(*pointed)
    believed = ~np.isnan(told)
    assert 0.5 < believed.mean() < 0.9
    assert np.abs(told - off)[believed].max() < 2.0
    monkeypatch.setattr(places, "_MIDDLE_OFF_M", 0.0)
    monkeypatch.setattr(places, "_MIDDLE_LATITUDE", 2.0)
    monkeypatch.setattr(places, "_MIDDLE_WITHIN_M", 1e6)
    found = are_near_where_pointed(post, bearing, away, place, 50.0)
    assert (found != (off <= 50.0)).any(), "without its bounds it would err"


def test_distances_agree_with_the_example_of_geographiclib() -> None:
    # GeodSolve's manual page: from JFK (40.6 N 73.8 W) to LHR (51.6 N 0.5 W) it is 5551759.4 m.
    metres = distance_between(np.array([-73.8]), np.array([40.6]), np.array([-0.5]), np.array([51.6]))

    assert metres[0] == pytest.approx(5_551_759.4, abs=1.0)


def test_sound_takes_three_seconds_for_a_kilometre_and_what_is_unknown_widens_the_range() -> None:
    delay, warm, unknown = np.array([3.0]), np.array([20.0]), np.array([np.nan])
    distance, half = range_of_sound(delay, warm)
    assert distance[0] == pytest.approx(1_029.7, abs=0.2)
    # The watch 171.6 m and the wind 30.9 m, at right angles to each other.
    assert half[0] == pytest.approx(np.hypot(171.6, 30.9), abs=0.2)
    assert range_of_sound(delay, unknown)[1][0] > half[0]
    assert np.isnan(range_of_sound(unknown, warm)[0][0])
