"""How far apart reports lie: the laws of one incident and of chance are found again from what was drawn from them."""

import itertools

import numpy as np
import pytest

from truceline.incident.likeness import spread
from truceline.incident.likeness.kernels import between_steps, step_at
from truceline.incident.likeness.spread import (
    EDGES,
    FAR_PER_STEP,
    at_most,
    binned,
    fit_chance,
    fit_same,
    table_of,
    within,
)
from truceline.incident.model import SCALES, LinkModel

START = LinkModel().place_shares
RANDOM = np.random.default_rng(11)


def drawn(scale: float, pairs: int) -> np.ndarray:
    return np.asarray(np.hypot(*RANDOM.normal(0, scale, (2, pairs))))


def test_deviations_are_counted_as_numpy_counts_them_those_on_an_edge_and_beyond_the_last_too() -> None:
    deviations = np.concatenate([drawn(3.0, 1_000), EDGES, [EDGES[-1] + 1e-9, np.nan]])
    weight = RANDOM.integers(1, 9, len(deviations)).astype(np.float64)

    assert binned(deviations).tolist() == np.histogram(deviations, EDGES)[0].tolist()
    expected = [weight[(deviations >= low) & (deviations < high)].sum() for low, high in itertools.pairwise(EDGES)]
    expected[-1] += weight[deviations == EDGES[-1]].sum()
    assert binned(deviations, weight).tolist() == expected
    assert binned(np.empty(0)).sum() == 0


def test_errors_larger_than_stated_are_found_among_chance() -> None:
    chance = binned(np.sqrt(RANDOM.uniform(0, 24.0**2, 4_000)))
    met = chance + binned(drawn(2.5, 3_000))

    shares = fit_same((met, chance), START, 30.0, 2)

    assert shares[SCALES.index(2.5)] > 0.7
    assert shares.sum() == pytest.approx(1.0)


def test_points_of_one_list_that_lie_on_each_other_are_found() -> None:
    chance = binned(np.concatenate([np.zeros(300), np.sqrt(RANDOM.uniform(0, 24.0**2, 4_000))]))
    met = chance + binned(np.concatenate([np.zeros(900), drawn(1.0, 600)]))

    assert fit_same((met, chance), START, 30.0, 2)[0] > 0.4


def test_what_is_met_no_more_than_by_chance_leaves_what_was_believed() -> None:
    chance = binned(np.sqrt(RANDOM.uniform(0, 24.0**2, 4_000)))

    assert fit_same((chance, chance), START, 30.0, 2) == pytest.approx(np.array(START), abs=0.05)


def test_chance_that_is_even_is_told_as_even_and_no_finer_than_one_incident() -> None:
    even = fit_chance(binned(np.sqrt(RANDOM.uniform(0, 36.0, 5_000))), START, 6.0, 2)
    towns = fit_chance(binned(np.zeros(5_000)), START, 6.0, 2)

    assert even[-1] > 0.9
    assert towns[: SCALES.index(1.0)].sum() == 0


def test_what_is_far_says_at_most_what_any_place_or_moment_as_far_or_farther_says() -> None:
    space = table_of(START, (*(0.5 * np.array(START)), 0.5), 24.0, 2)
    time = table_of(START, (0.0,) * len(SCALES) + (1.0,), 4.0, 1)
    for bound, table in zip(at_most((space, time)), (space, time), strict=True):
        squares = RANDOM.uniform(0, 24.0**2, 20_000)
        said = np.array([between_steps(table, step_at(square)) for square in squares])

        step = np.minimum((squares * FAR_PER_STEP).astype(int), len(bound) - 1)
        assert (bound[step] >= said - 1e-9).all()
        assert bound[-1] < bound[0] - 5.0, "what is far has no hope"


def test_evidence_falls_with_distance_and_all_shares_lie_within_a_far_reach() -> None:
    table = table_of(START, (0.0,) * len(SCALES) + (1.0,), 6.0, 2)

    assert (np.diff(table) <= 1e-12).all()
    assert within(float(EDGES[-1]), 2) == pytest.approx(np.ones(len(SCALES)), abs=1e-6)
    assert within(float(EDGES[-1]), 1) == pytest.approx(np.ones(len(SCALES)), abs=1e-6)


def test_a_square_lies_as_far_between_two_steps_as_between_their_squares() -> None:
    for square in np.exp(RANDOM.uniform(np.log(1e-6), np.log(spread._SQUARES[-2]), 2_000)):
        step = step_at(square)
        assert spread._SQUARES[int(step)] <= square * (1 + 1e-9) + 1e-12
        assert square < spread._SQUARES[int(step) + 1] * (1 + 1e-9)
        assert between_steps(spread._SQUARES, step) == pytest.approx(square, rel=1e-9, abs=1e-12)


def test_between_steps_evidence_is_that_of_the_laws_themselves_to_a_hundredth() -> None:
    chance = (0.0,) * len(SCALES) + (1.0,)
    squares = np.exp(RANDOM.uniform(np.log(1e-5), np.log(36.0), 2_000))
    table = table_of(START, chance, 6.0, 2)
    found = np.array([between_steps(table, step_at(square)) for square in squares])
    scales = np.array(SCALES)
    density = (np.array(START) * 0.5 * (6.0 / scales) ** 2) @ np.exp(-0.5 * squares / scales[:, None] ** 2)
    assert found == pytest.approx(np.log(density), abs=0.01)
