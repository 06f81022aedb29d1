"""How many others are to be expected, where that is counted by time alone."""

import math

import pytest

from truceline.incident.likeness.crowd import crowd_in_time, span_length
from truceline.incident.model import LinkModel, weights_of

MODEL = LinkModel()
WEIGHTS = weights_of(MODEL)
DAY_S2 = 2 * 43_200.0**2 / 3.0


def test_the_more_others_there_are_in_its_time_the_less_alikeness_says() -> None:
    seconds = span_length(WEIGHTS, DAY_S2)
    thirty, sixty = (crowd_in_time(WEIGHTS, math.log(n / seconds), DAY_S2) for n in (30, 60))
    assert thirty == pytest.approx(math.log(MODEL.further_reports / 30))
    assert sixty == pytest.approx(thirty - math.log(2))


def test_where_hardly_anything_is_told_one_other_in_three_hours_is_taken_for_granted() -> None:
    others = span_length(WEIGHTS, DAY_S2) / 10_800.0
    assert others > 20
    assert crowd_in_time(WEIGHTS, -40.0, DAY_S2) == pytest.approx(math.log(MODEL.further_reports / others))
    # Within a moment that is known well there is not even one.
    assert crowd_in_time(WEIGHTS, -40.0, 600.0**2) == pytest.approx(math.log(MODEL.further_reports))
