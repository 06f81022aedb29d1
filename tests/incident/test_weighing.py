"""Weights and odds are found without labels, from what pairs of one source look like."""

import numpy as np
import pytest

from truceline.incident.weighing import Evidence, fit

FREE = (np.zeros(2), np.full(2, 2.0))
NONE = (np.empty((0, 2)), np.empty(0), np.empty(0))


def drawn(matched: float, seed: int = 1) -> tuple[Evidence, Evidence, np.ndarray]:
    """Two parts: one is true evidence of place, the other repeats it with noise and promises as much again."""
    random = np.random.default_rng(seed)
    size = 40_000
    same = random.random(size) < matched
    strangers = np.zeros(size // 2, np.bool_)

    def parts(which: np.ndarray) -> np.ndarray:
        seen = random.normal(np.where(which, 1.5, 0.0), 1.0)
        true = 1.5 * seen - 1.125  # the log-likelihood ratio of two normal curves
        return np.stack([true, 0.8 * true + random.normal(0, 0.3, len(which))], axis=1)

    met, apart = parts(same), parts(strangers)
    nowhere = np.zeros(size, np.int32)
    return (
        Evidence(met, met.sum(axis=1) - 1.0, nowhere),
        Evidence(apart, apart.sum(axis=1) - 1.0, nowhere[: size // 2]),
        same,
    )


@pytest.mark.parametrize("matched", [0.05, 0.2])
def test_a_score_becomes_the_logarithm_of_true_odds_though_parts_repeat_each_other(matched: float) -> None:
    met, strangers, same = drawn(matched)
    found = fit(met, strangers, NONE, 2.0, FREE)
    score = met.parts @ found.weights - 1.0 + found.odds
    given = 1 / (1 + np.exp(-score))
    for low in (0.1, 0.3, 0.5, 0.7):
        inside = (given >= low) & (given < low + 0.2)
        if inside.sum() > 200:
            assert same[inside].mean() == pytest.approx(given[inside].mean(), abs=0.1)
    before = 1 / (1 + np.exp(-met.score))
    assert abs(given.mean() - same.mean()) < abs(before.mean() - same.mean())


def test_judged_pairs_pull_the_odds_towards_what_people_say() -> None:
    met, strangers, _ = drawn(0.05)
    parts = np.zeros((50, 2))
    judged = (parts, np.full(50, -1.0), np.ones(50))
    assert fit(met, strangers, judged, 2.0, FREE).odds > fit(met, strangers, NONE, 2.0, FREE).odds + 0.2
