import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.measure.rate import Reading, compare, poisson_interval, rate

# Exact limits of 95 % for Poisson counts, from the table in K. Ulm, American Journal of Epidemiology 131, 1990, 373-375.
GARWOOD = {
    0: (0.0, 3.69),
    1: (0.0253, 5.57),
    2: (0.242, 7.22),
    5: (1.62, 11.67),
    10: (4.80, 18.39),
    100: (81.36, 121.63),
}


@pytest.mark.parametrize("count", GARWOOD)
def test_intervals_of_counts_are_those_of_the_published_table(count: int) -> None:
    assert poisson_interval(count) == pytest.approx(GARWOOD[count], abs=0.006)


@given(count=st.integers(1, 3000))
def test_the_ends_of_an_interval_leave_a_fortieth_on_either_side(count: int) -> None:
    low, high = poisson_interval(count)

    assert tail(count - 1, low) == pytest.approx(0.975, abs=1e-6)
    assert tail(count, high) == pytest.approx(0.025, abs=1e-6)


def tail(count: int, mean: float) -> float:
    """The probability of at most so many, term after term."""
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))


def test_large_counts_are_quick_and_near_the_normal_interval() -> None:
    low, high = poisson_interval(16_566)

    assert low == pytest.approx(16_566 - 1.96 * math.sqrt(16_566), rel=1e-3)
    assert high == pytest.approx(16_566 + 1.96 * math.sqrt(16_566), rel=1e-3)


def test_a_rate_shows_its_denominator_and_is_none_where_nobody_looked() -> None:
    found = rate(8, 5)

    assert found is not None
    assert (found.count, found.exposure, found.per_unit) == (8, 5, 1.6)
    assert (found.low, found.high) == pytest.approx((3.4538 / 5, 15.7632 / 5), abs=1e-4)
    assert rate(8, 0) is None


def test_civilian_deaths_of_84_before_and_2_after_are_fewer() -> None:
    """The figures by which one observatory measured the truce of July 2017."""
    change = compare(84, 2, exposure_before=30, exposure_after=30)

    assert change.reading == Reading.FEWER
    assert change.ratio == pytest.approx(2 / 84)
    assert change.high is not None
    assert change.high < 0.1


def test_fourteen_against_fifteen_is_no_clear_difference() -> None:
    change = compare(14, 15, exposure_before=1, exposure_after=1)

    assert change.reading == Reading.NO_CLEAR_DIFFERENCE
    assert change.low is not None
    assert change.high is not None
    assert change.low < 1 < change.high


def test_the_interval_of_a_ratio_is_that_of_clopper_and_pearson() -> None:
    """8 of 10: the published interval of the share is 0.4439 to 0.9748."""
    change = compare(2, 8, exposure_before=1, exposure_after=1)

    assert change.low == pytest.approx(0.44390 / (1 - 0.44390), rel=1e-3)
    assert change.high == pytest.approx(0.97479 / (1 - 0.97479), rel=1e-3)


def test_periods_that_were_not_equally_long_are_compared_by_their_rates() -> None:
    assert compare(10, 40, exposure_before=7, exposure_after=28).reading == Reading.NO_CLEAR_DIFFERENCE
    assert compare(10, 40, exposure_before=7, exposure_after=7).reading == Reading.MORE


def test_nothing_is_compared_with_days_that_were_not_covered() -> None:
    for before, after in ((0, 7), (7, 0)):
        change = compare(3, 9, exposure_before=before, exposure_after=after)
        assert (change.reading, change.ratio) == (Reading.NOT_COMPARABLE, None)


def test_nought_against_nought_is_no_clear_difference_and_has_no_ratio() -> None:
    change = compare(0, 0, exposure_before=7, exposure_after=7)

    assert (change.reading, change.ratio) == (Reading.NO_CLEAR_DIFFERENCE, None)


def test_a_rise_from_nought_is_read_but_has_no_ratio() -> None:
    change = compare(0, 12, exposure_before=7, exposure_after=7)

    assert (change.reading, change.ratio, change.high) == (Reading.MORE, None, None)


@given(before=st.integers(0, 60), after=st.integers(0, 60))
def test_exchanging_the_periods_exchanges_the_reading(before: int, after: int) -> None:
    forth = compare(before, after, exposure_before=1, exposure_after=1)
    back = compare(after, before, exposure_before=1, exposure_after=1)
    mirrored = {Reading.MORE: Reading.FEWER, Reading.FEWER: Reading.MORE}

    assert back.reading == mirrored.get(forth.reading, forth.reading)
    # The exact binomial test, counted out: at most one time in forty on that side when nothing has changed.
    if forth.reading == Reading.MORE:
        assert at_least(after, before + after) < Fraction(1, 40)


def at_least(hits: int, of: int) -> Fraction:
    return sum((Fraction(math.comb(of, k), 2**of) for k in range(hits, of + 1)), Fraction(0))
