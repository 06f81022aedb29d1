"""Only pairs worth offering are written down, and they are those that weighing all pairs would leave."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.likeness import candidates, offering
from truceline.incident.likeness.chance import fresh_survey
from truceline.incident.likeness.compare import Compared, compare, together
from truceline.incident.likeness.kernels import survey_pairs
from truceline.incident.likeness.offering import Hopes, Lists, by_rows, columns_taken, hope, keep_worth
from truceline.incident.model import LinkModel, act_alikeness, weapon_alikeness

NOT_COUNTED = np.empty(0, np.int64)


@pytest.fixture(scope="module")
def town() -> Compared:
    """Sixty reports of seven sources in one town within two days."""
    rows = [told(f"s{n % 7}", reference=str(n), minutes=n * 47, north_m=n % 9 * 700) for n in range(60)]
    return compare(reports_of(*rows), LinkModel())


def every_two(compared: Compared) -> tuple[Ints, Ints]:
    first, second = np.triu_indices(len(compared.spots.at), 1)
    return first.astype(np.int32), second.astype(np.int32)


def lists_of_no_law(compared: Compared) -> Lists:
    return Lists(np.zeros(len(compared.spots.at), np.bool_), compared.by_day.number, compared.by_day.law_of)


def hoped(
    compared: Compared, least: float, *, lists: Lists | None = None, density: Longs = NOT_COUNTED, by: Any = hope
) -> Any:
    """What is left of every two reports before it is known how crowded it is: hopes, and pairs for a law."""
    first, second = every_two(compared)
    room = Hopes(np.empty_like(first), np.empty_like(first), np.empty(len(first)), np.empty(len(first)))
    lawful = (np.empty_like(first), np.empty_like(first))
    measure = (compared.weights, compared.chance, least)
    asked = (compared.spots, measure, (first, second), lists or lists_of_no_law(compared), (density, room, lawful))
    count, told = by(*asked)
    return room.copied(count), (lawful[0][:told], lawful[1][:told])


def worth(compared: Compared, least: float) -> tuple[Ints, Ints, Floats]:
    hopes, _ = hoped(compared, least)
    count = keep_worth(compared.spots, (compared.weights, compared.chance, least), hopes)
    return hopes.first[:count], hopes.second[:count], hopes.alike[:count]


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
    assert np.array_equal(found[2], all_pairs.score[kept])


def test_two_of_one_source_or_of_one_voice_are_never_offered(town: Compared) -> None:
    first, second = every_two(town)
    one, other = town.spots.source[first], town.spots.source[second]
    alike = town.spots.source % 3  # a voice that several sources carry
    spots = town.spots._replace(voice=alike, relay=np.zeros(len(alike), np.int32))
    relaying = spots._replace(relay=(town.spots.source == 3).astype(np.int32))
    two_voices = alike[first] != alike[second]
    for each, may in ((spots, two_voices), (relaying, two_voices | (one == 3) | (other == 3))):
        hopes, _ = hoped(replace(town, spots=each), -np.inf)
        assert 0 < len(hopes.first) == int((may & (one != other)).sum()) < int((one != other).sum())


def test_how_crowded_it_is_is_counted_while_pairs_are_weighed(town: Compared) -> None:
    """And is what a survey of the same pairs counts."""
    spots, weights, rows = town.spots, town.weights, len(town.spots.at)
    survey, density = fresh_survey(rows), np.zeros(rows, np.int64)
    survey_pairs(spots, weights, every_two(town), (act_alikeness(), weapon_alikeness()), survey)
    hoped(town, 1e9, density=density)
    assert density.tolist() == survey.density.tolist()
    assert density.any()


def test_a_law_weighs_the_pairs_of_its_lists_and_the_vague_meet_nobody_else(town: Compared) -> None:
    first, second = every_two(town)
    vague, number = town.spots.source == 0, np.where(town.spots.source < 2, town.spots.source, -1).astype(np.int32)
    lists = Lists(vague, number, np.array([[-1, 0], [0, -1]]))
    hopes, lawful = hoped(town, -np.inf, lists=lists)
    by_law = number[first] + number[second] == 1
    by_law &= (number[first] >= 0) & (number[second] >= 0)
    plain = ~by_law & ~(vague[first] | vague[second]) & (town.spots.source[first] != town.spots.source[second])
    assert by_law.any()
    assert np.array_equal(lawful, (first[by_law], second[by_law]))
    assert np.array_equal((hopes.first, hopes.second), (first[plain], second[plain]))


def test_the_parts_of_pairs_are_weighed_again_only_when_they_are_asked_for(town: Compared) -> None:
    pairs = town.pairs
    assert callable(pairs.told)
    assert np.array_equal(pairs.parts, town.weigh(pairs.first, pairs.second).parts)
    assert np.array_equal(pairs.score, pairs.parts[2:].sum(axis=0))
    both = together(pairs, pairs.chosen(np.arange(3)))
    assert callable(both.told)
    lone = compare(reports_of(told("a"), told("b"), told("c", place=None)), LinkModel(offered=-99.0))
    assert len(lone.unplaced) > 0
    assert callable(together(lone.pairs, lone.unplaced).told)  # of millions nothing is weighed here
    at_hand = together(pairs, town.weigh(pairs.first[:3], pairs.second[:3]))
    assert np.array_equal(at_hand.parts, both.parts)
    assert np.array_equal(at_hand.chosen(np.array([2, 1])).parts, both.chosen(np.array([2, 1])).parts)


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
    python = hope.py_func  # type: ignore[attr-defined] # Numba has no types

    def found() -> int:
        return keep_worth(town.spots, (town.weights, town.chance, 1.0), hoped(town, 1.0, by=python)[0])

    whole = found()
    monkeypatch.setattr(offering, "_ROUNDING", -6.0)
    assert found() < whole == len(worth(town, 1.0)[0])
