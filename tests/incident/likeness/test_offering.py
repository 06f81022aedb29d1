"""Only pairs worth offering are written down, and they are those that weighing all pairs would leave."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Ints
from truceline.incident.likeness import candidates, offering
from truceline.incident.likeness.compare import PARTS, Compared, compare
from truceline.incident.likeness.offering import by_rows, columns_taken, keep_possible, weigh_worth
from truceline.incident.model import LinkModel


@pytest.fixture(scope="module")
def town() -> Compared:
    """Sixty reports of seven sources in one town within two days."""
    rows = [told(f"s{n % 7}", reference=str(n), minutes=n * 47, north_m=n % 9 * 700) for n in range(60)]
    return compare(reports_of(*rows), LinkModel())


def every_two(compared: Compared) -> tuple[Ints, Ints]:
    first, second = np.triu_indices(len(compared.spots.at), 1)
    return first.astype(np.int32), second.astype(np.int32)


def worth(compared: Compared, least: float) -> tuple[Ints, Ints, Any]:
    first, second = every_two(compared)
    room = (np.empty_like(first), np.empty_like(first), np.empty((len(PARTS), len(first))))
    count = weigh_worth(compared.spots, (compared.weights, compared.chance, least), (first, second), room)
    return room[0][:count], room[1][:count], room[2][:, :count]


@pytest.mark.parametrize("least", [-30.0, -2.2, 1.0])
def test_what_is_worth_offering_is_what_weighing_every_pair_leaves_to_the_last_digit(
    town: Compared, least: float
) -> None:
    first, second = every_two(town)
    all_pairs = town.weigh(first, second)
    kept = (all_pairs.score >= least) & (town.spots.source[first] != town.spots.source[second])
    found = worth(town, least)
    assert 0 < len(found[0]) < len(first)
    assert np.array_equal(found[0], first[kept])
    assert np.array_equal(found[1], second[kept])
    assert np.array_equal(found[2], all_pairs.parts[:, kept])


def test_two_of_one_source_or_of_one_voice_are_never_offered(town: Compared) -> None:
    two = (np.zeros(3, np.int32), np.array([1, 2, 3], np.int32))
    codes = np.array([0, 0, 1, 2], np.int32)
    spots = town.spots._replace(source=codes, voice=np.array([0, 0, 0, 2], np.int32), relay=np.zeros(4, np.int32))
    assert keep_possible(spots, two) == 1
    assert two[1][0] == 3
    relayed = spots._replace(relay=np.array([0, 0, 1, 0], np.int32))
    assert keep_possible(relayed, (np.zeros(3, np.int32), np.array([1, 2, 3], np.int32))) == 2


def test_pairs_come_in_order_of_their_rows_with_all_that_is_known_of_them() -> None:
    first, second = np.array([2, 0, 2, 1], np.int32), np.array([4, 3, 3, 2], np.int32)
    order = by_rows(first, second)
    assert order.tolist() == [1, 3, 2, 0]
    assert by_rows(first[:0], second[:0]).tolist() == []
    values = np.arange(8.0).reshape(2, 4)
    assert columns_taken(values, order).tolist() == values[:, order].tolist()
    assert columns_taken(values[:, ::2], np.array([1])).tolist() == [[2.0], [6.0]]


def test_too_many_pairs_to_keep_are_met_again_and_are_the_same(monkeypatch: pytest.MonkeyPatch, town: Compared) -> None:
    rows = [told(f"s{n % 7}", reference=str(n), minutes=n * 47, north_m=n % 9 * 700) for n in range(60)]
    monkeypatch.setattr("truceline.incident.likeness.compare._AT_HAND", 10)
    again = compare(reports_of(*rows), LinkModel()).pairs
    assert np.array_equal(again.first, town.pairs.first)
    assert np.array_equal(again.parts, town.pairs.parts)


def test_wherever_a_finger_points_the_same_pairs_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingers save time alone: left anywhere, even outside its cell, one leads to the same."""
    monkeypatch.setattr(candidates, "FEW", 0)
    rows = [told(f"s{n % 5}", reference=str(n), minutes=n * 3, north_m=n % 6 * 4_000) for n in range(80)]
    found = compare(reports_of(*rows), LinkModel())
    everyone = np.ones(80, np.bool_)

    def met(finger: int | None) -> list[tuple[int, int]]:
        sought = list(candidates.searches(found.spots, everyone, found.weights))
        if finger is not None:
            for grid, _ in sought:
                grid.finger[:] = finger
        pairs = candidates.candidates(found.spots, found.weights, sought)
        return sorted(pair for first, second in pairs for pair in zip(first.tolist(), second.tolist(), strict=True))

    first, second = every_two(found)
    spread = found.spots.variance_s2[first] + found.spots.variance_s2[second] + found.weights.duration2
    variance = found.spots.variance_m2[first] + found.spots.variance_m2[second] + found.weights.extent2
    places = np.stack([found.spots.x, found.spots.y, found.spots.z])
    near = ((places[:, first] - places[:, second]) ** 2).sum(axis=0) <= found.weights.reach2 * variance
    near &= (found.spots.at[first] - found.spots.at[second]) ** 2 <= found.weights.span2 * spread
    wanted = list(zip(first[near].tolist(), second[near].tolist(), strict=True))
    assert wanted
    for finger in (None, 0, 17, 79, 1_000):
        assert met(finger) == wanted


def test_a_bound_that_promises_too_little_would_lose_pairs(monkeypatch: pytest.MonkeyPatch, town: Compared) -> None:
    """What is passed over before its crowd is asked could never have reached the least."""
    python = offering.weigh_worth.py_func  # type: ignore[attr-defined] # Numba has no types
    first, second = every_two(town)
    room = (np.empty_like(first), np.empty_like(first), np.empty((len(PARTS), len(first))))
    asked = (town.weights, town.chance, 1.0)
    whole = python(town.spots, asked, (first, second), room)
    monkeypatch.setattr(offering, "_ROUNDING", -6.0)
    assert python(town.spots, asked, (first, second), room) < whole == len(worth(town, 1.0)[0])
