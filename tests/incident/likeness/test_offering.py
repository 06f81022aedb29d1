"""Only pairs worth offering are written down, and they are those that weighing all pairs would leave."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.likeness import candidates, met, offering
from truceline.incident.likeness.chance import fresh_survey
from truceline.incident.likeness.codes import codes_together
from truceline.incident.likeness.compare import Compared, compare, summed, together
from truceline.incident.likeness.crowd import crowd_of, log_volume
from truceline.incident.likeness.kernels import survey_pairs
from truceline.incident.likeness.met import Seen, meet
from truceline.incident.likeness.offering import Lists, by_rows, columns_taken, keep_telling, worth_offering
from truceline.incident.model import LinkModel, act_alikeness, weapon_alikeness


@pytest.fixture(scope="module")
def town() -> Compared:
    """Sixty reports of seven sources in one town within five hours."""
    rows = [told(f"s{n % 7}", reference=str(n), minutes=n * 5, north_m=n % 9 * 400) for n in range(60)]
    return compare(reports_of(*rows), LinkModel())


def every_two(compared: Compared) -> tuple[Ints, Ints]:
    first, second = np.triu_indices(len(compared.spots.at), 1)
    return first.astype(np.int32), second.astype(np.int32)


def lists_of_no_law(compared: Compared) -> Lists:
    return Lists(
        np.zeros(len(compared.spots.at), np.bool_),
        compared.by_day.listed,
        compared.by_day.told_as,
        compared.by_day.law_of,
    )


def near(compared: Compared) -> tuple[Ints, Ints]:
    """Every two that are within reach of each other, found by looking at every two."""
    first, second = every_two(compared)
    spots, weights = compared.spots, compared.weights
    spread = spots.variance_s2[first] + spots.variance_s2[second] + weights.duration2
    variance = spots.variance_m2[first] + spots.variance_m2[second] + weights.extent2
    places = np.stack([spots.x, spots.y, spots.z])
    reached = ((places[:, first] - places[:, second]) ** 2).sum(axis=0) <= weights.reach2 * variance
    reached &= (spots.at[first] - spots.at[second]) ** 2 <= weights.span2 * spread
    return first[reached], second[reached]


def in_order(*columns: Any) -> list[Any]:
    return [column[by_rows(columns[0], columns[1])] for column in columns]


def sought_in(compared: Compared) -> Any:
    standing = candidates.in_time(compared.spots, compared.comparable)
    return candidates.sweeps(compared.spots, compared.weights, standing)


def met_in(compared: Compared) -> tuple[Floats, Seen]:
    """How crowded it is around each report, and who met whom."""
    return meet(compared.spots, (compared.weights, compared.chance.at_most), sought_in(compared), lambda _: None)


def worth(compared: Compared, least: float, *, lists: Lists | None = None) -> tuple[list[Any], list[Any]]:
    """Pairs that reach the least score, and pairs for a law, both in the order of their rows."""
    measure = (compared.weights, compared.chance, least)
    kept = worth_offering(
        compared.spots,
        measure,
        met_in(compared)[1],
        (lists or lists_of_no_law(compared), codes_together(compared.spots, compared.chance)),
        lambda _: None,
    )
    first, second, score, *lawful = map(np.concatenate, zip(*kept, strict=True))
    return in_order(first, second, score), in_order(*lawful)


@pytest.mark.parametrize("least", [-30.0, -2.2, 1.0])
def test_what_is_worth_offering_is_what_weighing_every_pair_leaves_to_the_last_digit(
    town: Compared, least: float
) -> None:
    first, second = near(town)
    all_pairs = town.weigh(first, second)
    kept = (all_pairs.score >= least) & (town.spots.source[first] != town.spots.source[second])
    found, _ = worth(town, least)
    assert 0 < len(found[0]) < len(first)
    assert np.array_equal(found[0], first[kept])
    assert np.array_equal(found[1], second[kept])
    assert np.array_equal(found[2], all_pairs.score[kept])


@pytest.mark.parametrize(("near", "least"), [(0.0, -2.2), (0.0, 1.0), (-4.0, 1.0), (-6.0, 100.0)])
def test_what_tells_is_what_is_near_or_reaches_the_least_as_weighing_every_pair_has_it_to_the_last_digit(
    town: Compared, near: float, least: float
) -> None:
    first, second = every_two(town)
    parts = town.parts_of(first, second)
    said, score = parts[2] + parts[3], summed(parts[2:])
    kept = (said > near) | (score >= least)
    told_said, told_score = np.empty((2, len(first)))
    measure = (town.weights, town.chance, least)
    count = keep_telling(town.spots, measure, near, (first, second), (told_said, told_score))
    assert 0 < count < len(kept)
    expected: list[Any] = [*every_two(town), said, score]
    found: list[Any] = [first, second, told_said, told_score]
    for ours, theirs in zip(found, expected, strict=True):
        assert np.array_equal(ours[:count], theirs[kept])


def test_two_of_one_source_or_of_one_voice_are_never_offered(town: Compared) -> None:
    first, second = near(town)
    one, other = town.spots.source[first], town.spots.source[second]
    alike = town.spots.source % 3  # a voice that several sources carry
    spots = town.spots._replace(voice=alike, relay=np.zeros(len(alike), np.int32))
    relaying = spots._replace(relay=(town.spots.source == 3).astype(np.int32))
    two_voices = alike[first] != alike[second]
    for each, may in ((spots, two_voices), (relaying, two_voices | (one == 3) | (other == 3))):
        found, _ = worth(replace(town, spots=each), -np.inf)
        assert 0 < len(found[0]) == int((may & (one != other)).sum()) < int((one != other).sum())


def test_it_is_as_crowded_around_each_report_as_a_survey_of_the_pairs_within_reach_counts(town: Compared) -> None:
    alike = town.spots.source % 3  # sources of one voice do not crowd each other either
    for spots in (town.spots, town.spots._replace(voice=alike)):
        survey = fresh_survey(len(spots.at))
        survey_pairs(spots, town.weights, near(town), (act_alikeness(), weapon_alikeness()), survey)
        told: list[int] = []
        crowd, _ = meet(spots, (town.weights, town.chance.at_most), sought_in(town), told.append)
        assert crowd.tolist() == crowd_of(town.weights, survey.density).tolist()
        assert survey.density.any()
        assert sum(told) == sum(len(search.lookers) for _, search in sought_in(town))


def test_a_law_weighs_the_pairs_of_its_lists_and_the_vague_meet_nobody_else(town: Compared) -> None:
    first, second = near(town)
    vague, number = town.spots.source == 0, np.where(town.spots.source < 2, town.spots.source, -1).astype(np.int32)
    lists = Lists(vague, number >= 0, number, np.array([[-1, 0], [0, -1]]))
    found, lawful = worth(town, -np.inf, lists=lists)
    by_law = number[first] + number[second] == 1
    by_law &= (number[first] >= 0) & (number[second] >= 0)
    plain = ~by_law & ~(vague[first] | vague[second]) & (town.spots.source[first] != town.spots.source[second])
    assert by_law.any()
    assert np.array_equal(lawful, (first[by_law], second[by_law]))
    assert np.array_equal(found[:2], (first[plain], second[plain]))


@pytest.mark.parametrize(("of_each", "kept"), [(0, 16), (1, 16), (4, 0), (4, 1), (4, 4), (0, 4)])
@pytest.mark.parametrize("least", [-1e9, 0.0])
def test_a_report_with_more_neighbours_than_there_is_room_for_loses_none(
    monkeypatch: pytest.MonkeyPatch, town: Compared, least: float, of_each: int, kept: int
) -> None:
    whole, (crowd, _) = worth(town, least)[0], met_in(town)
    monkeypatch.setattr(met, "FIRST_ROOM", 1)
    monkeypatch.setattr(offering, "FIRST_ROOM", 1)
    monkeypatch.setattr(offering, "_OF_EACH", of_each)
    monkeypatch.setattr(met, "_OF_EACH", kept)
    assert np.array_equal(worth(town, least)[0], whole)
    assert np.array_equal(met_in(town)[0], crowd)


def test_whom_each_report_met_is_kept_as_far_as_there_is_room_and_no_farther(
    monkeypatch: pytest.MonkeyPatch, town: Compared
) -> None:
    """What is kept is bound by the reports, however many pairs there are."""
    first, second = near(town)
    may = int((town.spots.source[first] != town.spots.source[second]).sum())
    for of_each, some_again in ((60, False), (4, True), (0, True)):
        monkeypatch.setattr(met, "_OF_EACH", of_each)
        _, seen = met_in(town)
        kept = [each.number for _, _, each in seen]
        assert any((count < 0).any() for count in kept) == some_again
        room = sum(len(each.row) for _, _, each in seen)
        assert room == sum(int(count[count >= 0].sum()) for count in kept) <= of_each * len(town.spots.at)
        assert some_again or room == may


def test_at_least_as_many_others_are_expected_around_two_reports_as_both_tell_apart(town: Compared) -> None:
    """Or what is passed over by them might have been worth offering."""
    random = np.random.default_rng(3)
    metres2, seconds2 = random.uniform(1e2, 1e8, (2, 500)), random.uniform(1.0, 1e9, (2, 500))
    apart = log_volume(town.weights, 2 * metres2 + town.weights.extent2, 2 * seconds2 + town.weights.duration2)
    both = log_volume(
        town.weights, metres2.sum(axis=0) + town.weights.extent2, seconds2.sum(axis=0) + town.weights.duration2
    )
    assert (both >= apart.mean(axis=0) - 1e-9).all()
    assert both[:1] == pytest.approx(
        np.log(2 * np.pi * town.weights.reach2 * (metres2[:, 0].sum() + town.weights.extent2))
        + 0.5 * np.log(town.weights.span2 * (seconds2[:, 0].sum() + town.weights.duration2))
    )


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


def test_wherever_a_finger_points_the_same_pairs_are_found() -> None:
    """Fingers save time alone: left anywhere, even outside its cell, one leads to the same."""
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

    first, second = near(found)
    wanted = list(zip(first.tolist(), second.tolist(), strict=True))
    assert wanted
    for finger in (None, 0, 17, 79, 1_000):
        assert met(finger) == wanted


def test_a_bound_that_promises_too_little_would_lose_pairs(monkeypatch: pytest.MonkeyPatch, town: Compared) -> None:
    """What is passed over before its score is summed could never have reached the least."""
    for name in ("keep_worth", "_near_the_least", "_score"):
        monkeypatch.setattr(offering, name, getattr(offering, name).py_func)
    whole = len(worth(town, 1.0)[0][0])
    monkeypatch.setattr(offering, "ROUNDING", -6.0)
    assert len(worth(town, 1.0)[0][0]) < whole
