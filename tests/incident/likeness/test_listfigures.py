"""The victims that two lists by the day tell of speak by which of the two tells more, where the model has a law of it; all else says what it always does."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tellings import ADDING, LAW
from told import reports_of, told

from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.listfigures import WAYS, way_of
from truceline.incident.likeness.twofigures import SIZES
from truceline.incident.model import DayLaw, LinkModel, ListFigures

A_DAY = {"occurred_within_s": 43_200.0, "act": None}
# What each way is worth, by the size of either number: hundreds tell the way, tens the end, and units the size.
FIRST: Any
SECOND: Any
FIRST, SECOND = (
    tuple(tuple(100.0 * way + 20.0 * end + size for way in range(WAYS)) for size in range(len(SIZES))) for end in (1, 2)
)
SPOKEN = LAW._replace(figures=(ListFigures("killed", FIRST, SECOND),))


def figure_score(one: dict[str, Any], other: dict[str, Any], law: DayLaw = SPOKEN) -> float:
    """What figures say of two rows by a model that has this law."""
    compared = compare(reports_of(one, other), replace(LinkModel(), by_day=(law,)))
    return float(compared.parts_of(np.array([0]), np.array([1]))[7, 0])


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ((3, 3, 3), (3, 3, 3), 1),
        ((3, 3, 3), (4, 4, 4), 2),
        ((3, 3, 3), (5, 5, 5), 3),
        ((3, 3, 3), (9, 9, 9), 4),
        ((4, 4, 4), (3, 3, 3), 5),
        ((5, 5, 5), (3, 3, 3), 6),
        ((9, 9, 9), (3, 3, 3), 7),
        ((2, 9, 12), (3, 3, 3), 5),
        ((6, 6, 25), (6, 15, 25), 1),
        ((6, 6, 25), (6, 15, 24), 2),
        ((-1, -1, -1), (3, 3, 3), 0),
    ],
)
def test_two_numbers_stand_to_each_other_by_how_alike_they_are_and_which_is_larger(
    one: tuple[int, int, int], other: tuple[int, int, int], way: int
) -> None:
    assert way_of(one, other) == way


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (3, 3, 0 + 30 + 3),  # both are of the fourth size: 20 and 40 by the ends, and three by the size
        (1, 9, 300 + 30 + 0.5 * (1 + 7)),
        (9, 1, 600 + 30 + 0.5 * (7 + 1)),
        (3, None, 0.0),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_said_hangs_on_whose_number_is_the_larger_and_not_on_whose_row_comes_first(
    first: int, second: int | None, said: float, turned: bool
) -> None:
    rows = [told("s0", killed_best=first, **A_DAY), told("s1", killed_best=second, **A_DAY)]
    one, other = rows[::-1] if turned else rows
    assert figure_score(one, other) == said


def test_other_numbers_and_other_lists_say_what_they_do_without_a_law_of_figures() -> None:
    """Teeth: with killed told the law speaks, as above."""
    many = {"injured_best": 9, "count": 40, "unit": "shell"}
    few = {"injured_best": 1, "count": 40, "unit": "shell"}
    for source, more in (("s1", {}), ("s2", {"killed_best": 2}), ("s1", {"killed_best": 2, "occurred_within_s": 60.0})):
        one = told("s0", killed_best=7, **A_DAY, **many)
        other = told(source, **(A_DAY | few | more))
        assert figure_score(one, other) == figure_score(one, other, LAW) != 0.0
    assert figure_score(told("s0", killed_best=7, **A_DAY), told("s1", killed_best=2, **A_DAY)) > 100.0


def test_a_list_that_adds_up_is_contradicted_by_a_larger_number_and_not_by_a_smaller_one() -> None:
    whole, part = told("s0", killed_best=27, **A_DAY), told("s1", killed_best=5, **A_DAY)
    fewer, more = told("s0", killed_best=5, **A_DAY), told("s1", killed_best=27, **A_DAY)
    assert figure_score(whole, part, ADDING) == pytest.approx(-0.15)
    assert figure_score(fewer, more, ADDING) == pytest.approx(-3.5)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [("civilians", "fighters", 2.0), ("fighters", "civilians", 4.0), ("both", "both", 9.0), (None, "civilians", 0.0)],
)
@pytest.mark.parametrize("turned", [False, True])
def test_whom_two_lists_say_were_harmed_says_what_their_law_has_of_it(
    one: str | None, other: str, said: float, turned: bool
) -> None:
    law = LAW._replace(harmed=((1.0, 2.0, 3.0), (4.0, 5.0, 6.0), (7.0, 8.0, 9.0)))
    rows = [told("s0", harmed=one, **A_DAY), told("s1", harmed=other, **A_DAY)]
    first, second = rows[::-1] if turned else rows
    assert figure_score(first, second, law) == said
    assert figure_score(first, second, LAW) == 0.0
