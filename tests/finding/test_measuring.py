import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from scenes import charter_of, fire_at, incidents_of
from tries import tries

from truceline.finding.columns import Incidents, Vocabulary
from truceline.finding.measuring import LineDistances, Rulers

WGS84 = Geod(ellps="WGS84")
RULERS = Rulers(charter_of("square"))


def measured(*longitudes: float, radius_m: float = 10.0) -> LineDistances:
    return RULERS.measure(Incidents.of(incidents_of(*(fire_at(x, radius_m=radius_m) for x in longitudes))))


@tries(20)
@given(st.floats(36.25, 36.55))
def test_the_distance_to_a_meridian_is_the_geodesic_to_its_nearest_point(longitude: float) -> None:
    told = measured(longitude).nearer_than(15_000.0, "north-line", Vocabulary()).told
    # Another library, on a meridian sampled at every 3 metres around the foot.
    oracle = min(WGS84.inv(longitude, 32.6, 36.4, 32.6 + step * 3e-5)[2] for step in range(-20, 21))

    assert told["distance_m"][0] == pytest.approx(oracle, abs=0.1)


def test_the_boundary_of_a_zone_is_measured_from_both_sides() -> None:
    inside, outside = measured(36.29, 36.31).nearer_than(5_000.0, "band", Vocabulary()).told["distance_m"]

    assert inside == pytest.approx(outside, abs=1.0) == pytest.approx(938.7, abs=1.0)


def test_a_distance_beyond_every_limit_is_not_told() -> None:
    told = measured(34.0).nearer_than(15_000.0, "north-line", Vocabulary()).told

    assert str(told["distance_m"][0]) == "nan"


def test_one_place_known_to_a_country_does_not_change_what_is_told_of_others() -> None:
    exact = fire_at(36.3, radius_m=10.0)
    country = fire_at(36.3, radius_m=400_000.0)
    both = RULERS.measure(Incidents.of(incidents_of(exact, country)))
    alone = RULERS.measure(Incidents.of(incidents_of(exact)))

    together = both.nearer_than(15_000.0, "north-line", Vocabulary())
    assert (
        together.told["distance_m"][0] == alone.nearer_than(15_000.0, "north-line", Vocabulary()).told["distance_m"][0]
    )
    assert together.rank.tolist() == [3, 1]
