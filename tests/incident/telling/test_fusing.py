"""Where and when: means of which nobody takes hold by stating a metre or a second. Roots are found again by halving, means by plain sums."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from told import METRE_NORTH, NOON, reports_of, told
from tries import tries

from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import combine
from truceline.incident.telling.grouped import Grouped
from truceline.values.place import RADIUS_95_IN_SIGMAS

PRECISIONS = st.floats(-3.0, 4.0).map(lambda power: 10.0**power)  # from a millimetre and a millisecond on
TO_SECONDS = math.sqrt(3)
POLAR_RADIUS_M = 6_356_752.0


def held(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one incident of these reports, each by a voice of its own, as somebody grouped them."""
    each = np.arange(len(rows), dtype=np.int32)
    grouped = Grouped(reports_of(*rows), np.zeros(len(rows), np.int32), each, each)
    return dict(combine(grouped, LinkModel()).to_pylist()[0])


def north_m(incident: dict[str, Any]) -> float:
    return float((incident["latitude"] - 32.6) / METRE_NORTH)


def late_s(incident: dict[str, Any]) -> float:
    return float((incident["occurred_at"] - NOON).total_seconds())


def fused(off: npt.NDArray[Any], sigma: npt.NDArray[Any], axes: int) -> tuple[float, float]:
    """Mean and standard deviation, the variance between voices found by halving, and what it leaves widened by Birge's ratio."""

    def squares(between: float) -> tuple[float, float, float]:
        weight = 1 / (sigma**2 + between)
        mean = (weight * off).sum() / weight.sum()
        return (weight * (off - mean) ** 2).sum(), mean, weight.sum() ** -0.5

    freedom = axes * (len(off) - 1)
    by_chance = freedom + (2 * freedom) ** 0.5
    least, most = 0.0, 1e12
    while most - least > 1e-9 * most and squares(0.0)[0] > by_chance:
        middle = (least + most) / 2
        least, most = (middle, most) if squares(middle)[0] > by_chance else (least, middle)
    left, mean, deviation = squares(least)
    return mean, deviation * max(left / freedom, 1.0) ** 0.5


@pytest.mark.parametrize("second", [0.0005, 0.5])
def test_a_second_as_a_machine_writes_it_is_not_known_to_a_second_where_another_says_otherwise(second: float) -> None:
    """Ten minutes apart; by the widened mean of before it was known to a twentieth of a second."""
    incident = held(told("a", occurred_within_s=second), told("b", minutes=10, occurred_within_s=60.0))
    assert incident["occurred_within_s"] >= 300
    assert 290 < late_s(incident) < 300


def test_neither_is_a_place_known_to_some_metres_of_which_two_disagree() -> None:
    incident = held(told("a", radius_m=10.0), told("b", north_m=750, radius_m=100.0))
    assert incident["radius_m"] >= 375


def test_one_that_states_a_metre_outvotes_no_three_who_saw_it_elsewhere() -> None:
    monitors = [told("m1"), told("m2", north_m=100), told("m3", north_m=-100)]
    alone = held(*monitors)
    incident = held(*monitors, told("x", north_m=1_800, radius_m=1.0))
    assert alone["radius_m"] == pytest.approx(1_000 / 3**0.5)
    assert north_m(incident) < 900, "nearer to the three than to the one"
    assert incident["radius_m"] > north_m(incident), "who saw it there may be right"


def test_who_states_less_has_no_more_weight_than_the_disagreement_allows() -> None:
    """A metre or a millimetre: it makes no difference any more."""
    other = told("b", north_m=2_000, radius_m=500.0)
    metre, millimetre = (held(told("a", radius_m=radius), other) for radius in (1.0, 0.001))
    assert metre["radius_m"] == pytest.approx(millimetre["radius_m"], rel=1e-5)
    assert north_m(metre) == pytest.approx(north_m(millimetre), rel=1e-5)


@tries(200)
@given(PRECISIONS, PRECISIONS, st.floats(1.0, 100.0))
def test_where_neither_lies_within_what_the_other_states_half_their_distance_at_least_is_unknown(
    one: float, other: float, times: float
) -> None:
    apart = max(one, other) * times
    place = held(told("a", radius_m=one), told("b", north_m=min(apart, 90_000.0), radius_m=other))
    assert place["radius_m"] >= min(apart, 90_000.0) / 2 * 0.999
    minutes = min(apart, 40_000.0) / 60
    time = held(told("a", occurred_within_s=one), told("b", minutes=minutes, occurred_within_s=other))
    assert time["occurred_within_s"] >= minutes * 30 * 0.999


@tries(100)
@example(
    [(1_000.0, -29), (7_595.808525213938, -951), (1.0, -1_118)]
)  # which disagree by hardly more than chance allows
@given(st.lists(st.tuples(PRECISIONS, st.integers(-5_000, 5_000)), min_size=2, max_size=6))
def test_the_mean_is_that_of_the_variance_between_voices_that_their_disagreement_shows(
    voices: list[tuple[float, int]],
) -> None:
    stated, off = np.array(voices).T
    rows = [
        told(f"v{k}", radius_m=radius, north_m=apart, minutes=apart / 60, occurred_within_s=radius)
        for k, (radius, apart) in enumerate(voices)
    ]
    incident = held(*rows)
    # As far apart as the plane has them: where voices disagree by hardly more than chance allows a thousandth of it decides.
    metres = off * METRE_NORTH * math.radians(POLAR_RADIUS_M)
    mean, sigma = fused(metres, np.maximum(stated / RADIUS_95_IN_SIGMAS, 1e-3), 2)
    assert incident["radius_m"] == pytest.approx(sigma * RADIUS_95_IN_SIGMAS, rel=0.002)
    assert north_m(incident) == pytest.approx(mean, abs=0.005 * (abs(off).max() + 1))
    mean, sigma = fused(off, np.maximum(stated / TO_SECONDS, 1e-3), 1)
    assert incident["occurred_within_s"] == pytest.approx(sigma * TO_SECONDS, rel=1e-5)
    assert late_s(incident) == pytest.approx(mean, abs=1e-3)


@tries(60)
@given(st.lists(st.floats(100.0, 3_000.0), min_size=2, max_size=5))
def test_where_voices_agree_within_what_they_state_the_mean_is_weighted_by_that_alone(stated: list[float]) -> None:
    """Each off by half of what it states at most: a narrow one counts as it did."""
    half = [radius / 4 * (-1) ** k for k, radius in enumerate(stated)]
    incident = held(*(told(f"v{k}", radius_m=r, north_m=half[k]) for k, r in enumerate(stated)))
    weight = np.array(stated) ** -2.0
    assert incident["radius_m"] == pytest.approx(weight.sum() ** -0.5, rel=1e-6)
    assert north_m(incident) == pytest.approx((weight * half).sum() / weight.sum(), abs=1.0)


@pytest.mark.parametrize(("radius_m", "within_s"), [(1.0, 0.0005), (1_000.0, 600.0)])
def test_voices_that_say_the_same_leave_it_as_precise_as_they_state(radius_m: float, within_s: float) -> None:
    said = {"radius_m": radius_m, "occurred_within_s": within_s}
    incident = held(told("a", **said), told("b", **said))
    assert incident["radius_m"] == pytest.approx(radius_m / 2**0.5, rel=1e-3)
    assert incident["occurred_within_s"] == pytest.approx(max(within_s, 1e-3 * TO_SECONDS) / 2**0.5)
