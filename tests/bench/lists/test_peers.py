"""What a peer's weights of pairs between two lists are worth at best: counted by hand."""

from typing import Any

import numpy as np
import pytest
from benches import Bench
from told import reports_of, told


@pytest.fixture(scope="module")
def peers(lists: Bench) -> Any:
    return lists("peers")


def lists_of(lists: Bench, true: list[tuple[int, int]]) -> Any:
    """Three entries of each list, all with a place; these pairs are true."""
    reports = reports_of(*(told("one" if row < 3 else "other", reference=str(row), minutes=row) for row in range(6)))
    second, known = np.arange(6) >= 3, np.array(true, np.int64).reshape(-1, 2)
    return lists("scenes").Lists("three and three", reports, second, known, np.arange(6))


def test_the_threshold_that_does_best_is_taken(peers: Any, lists: Bench) -> None:
    """Two true pairs stand above a wrong one: between them all is right; whoever took none or all would not be."""
    pairs, weight = np.array([[0, 3], [4, 1], [2, 5]]), np.array([-40.0, -41.0, -60.0])

    assert peers._best_f1(lists_of(lists, [(0, 3), (1, 4)]), pairs, weight) == 1.0


def test_an_entry_whose_best_is_taken_may_have_its_second_best(peers: Any, lists: Bench) -> None:
    """4 fits 0 best, and 0 fits 3 better: each other's best alone would leave 4 and 1 apart."""
    pairs, weight = np.array([[0, 3], [0, 4], [1, 4]]), np.array([9.0, 8.0, 7.0])

    assert peers._best_f1(lists_of(lists, [(0, 3), (1, 4)]), pairs, weight) == 1.0


def test_of_several_reaches_the_best_is_told(peers: Any, lists: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    told_by = iter([((0.5, 0.9, 1.0), 0.7), ((0.8, 0.8, 0.9), 0.6), ((0.2, 0.2, 0.2), 0.1)])
    monkeypatch.setattr(peers, "_measured", lambda _lists, _reach: lists("ways").Measured(*next(told_by)))

    assert peers.splink(lists_of(lists, [])) == ((0.8, 0.8, 0.9), 0.7)
