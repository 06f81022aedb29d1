"""What differs between two views of a neighbourhood, and what hangs together with it."""

import numpy as np

from truceline.incident.arriving.views import View, changed, connected
from truceline.incident.columns.arrays import Bools


def seen(numbers: list[int], **columns: list[float]) -> View:
    """A view of these identities: nobody repeats, nobody is near, nobody is connected, but as told."""
    edges = np.array(columns.get("edges", []), np.int64).reshape(-1, 2)
    return View(
        np.array(numbers, np.int64),
        np.array(columns.get("repeats", numbers), np.int64),
        np.array(columns.get("relay", [0] * len(numbers)), np.bool_),
        np.array(columns.get("crowd", [0.0] * len(numbers)), np.float64),
        edges,
        (),
    )


NONE = np.zeros(5, np.bool_)


def rows(found: Bools) -> list[int]:
    """Which they are."""
    return np.flatnonzero(found).tolist()


def test_who_comes_goes_repeats_another_or_is_crowded_otherwise_has_changed() -> None:
    before = seen([0, 1, 2, 3])
    assert rows(changed(before, before, NONE)) == []
    assert rows(changed(before, seen([0, 1, 2, 3, 4]), NONE)) == [4]
    assert rows(changed(before, seen([0, 1, 2]), NONE)) == [3]
    assert rows(changed(before, seen([0, 1, 2, 3], repeats=[0, 0, 2, 3]), NONE)) == [1]
    assert rows(changed(before, seen([0, 1, 2, 3], relay=[0, 0, 1, 0]), NONE)) == [2]
    assert rows(changed(before, seen([3, 2, 1, 0], crowd=[0.0, 0.0, 0.0, -9.0]), NONE)) == [0]


def test_whoever_was_or_is_connected_with_what_changed_has_changed_too() -> None:
    before, after = seen([0, 1, 2, 3], edges=[0, 1, 2, 3]), seen([0, 1, 2, 3, 4], edges=[4, 2])
    assert rows(changed(before, after, NONE)) == [2, 4]
    given = NONE.copy()
    given[1] = True
    assert rows(changed(before, after, given)) == [0, 1, 2, 4]


def test_those_that_are_not_seen_are_not_touched_and_chains_of_edges_are() -> None:
    found = NONE.copy()
    found[[0, 4]] = True
    assert rows(connected(seen([0, 1, 2, 3], edges=[0, 1, 1, 2]), found)) == [0, 1, 2]
