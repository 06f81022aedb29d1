"""Reports moved in time meet by chance alone; unmoved they meet what is of one incident too."""

from dataclasses import replace

import numpy as np
from told import reports_of, told

from truceline.incident.learning.lots import KINDS, LOTS, draw
from truceline.incident.learning.shifting import Met, Scene, drawn_pairs, looked_at, parts_of
from truceline.incident.likeness.candidates import candidates, grid_of, searches
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel, weights_of

DAYS = 40


def scene(*, together: bool, days: int = DAYS) -> Scene:
    """Two sources in one town, once a day; of one incident, or half a day apart."""
    rows = [
        told(source, reference=str(day), minutes=1_440 * day + (0 if together or source == "a" else 720))
        for day in range(days)
        for source in ("a", "b")
    ]
    model = replace(LinkModel(), span_sigmas=4.0)
    compared = compare(reports_of(*rows), model)
    lots = np.zeros(len(rows), np.int64)
    return Scene(compared.spots, compared.comparable, weights_of(model), lots)


def met_pairs(scene: Scene, enough: int = 1_000_000) -> tuple[Met, Met]:
    as_is, moved = drawn_pairs(scene, enough)
    return looked_at(scene, as_is), looked_at(scene, moved)


def test_what_is_of_one_incident_is_met_and_habit_is_met_by_chance_too() -> None:
    met, chance = met_pairs(scene(together=True))
    others, by_chance = met.chosen(~met.own), chance.chosen(~chance.own)

    assert len(others.first) == DAYS
    # Both tell once a day at one hour: moved by whole days they meet again, as often as they meet at all.
    assert by_chance.weight.sum() == DAYS


def test_pairs_keep_their_rows_and_tell_whether_they_are_of_one_source() -> None:
    met, chance = met_pairs(scene(together=True))

    for pairs in (met, chance):
        assert max(pairs.first.max(), pairs.second.max()) < 2 * DAYS
        assert (pairs.levels[0] == 1).all()
    assert not met.own.any()
    assert chance.own.any()


def test_reports_that_never_meet_are_met_by_nobody() -> None:
    met, chance = met_pairs(scene(together=False))

    assert len(met.chosen(~met.own).first) == 0
    assert len(chance.chosen(~chance.own).first) == 0


def test_lists_of_a_single_day_meet_nobody_elsewhere_and_are_no_error() -> None:
    met, chance = met_pairs(scene(together=True, days=1))

    assert len(met.first) == 1
    assert len(chance.first) == 0


def test_every_pair_within_reach_is_a_candidate_once() -> None:
    whole = scene(together=True)
    sought = list(searches(whole.spots, whole.comparable, whole.weights))
    counted: list[int] = []
    pairs = [len(first) for first, _ in candidates(whole.spots, whole.weights, sought, counted.append)]

    assert sum(pairs) == DAYS
    assert sum(counted) == 2 * DAYS
    grid = grid_of(whole.spots, np.arange(2 * DAYS, dtype=np.int32), 1_000.0)
    assert (np.diff(grid.keys) >= 0).all()


def crowd() -> Scene:
    """Many sources in one town within a day: more pairs than are wanted."""
    lots = np.random.default_rng(7).integers(0, LOTS, 400)
    rows = [told(f"s{n % 30}", reference=str(n), minutes=n * 7, north_m=n % 50 * 90) for n in range(400)]
    model = LinkModel()
    compared = compare(reports_of(*rows), model)
    return Scene(compared.spots, compared.comparable, weights_of(model), lots)


def test_of_more_pairs_than_are_wanted_some_are_drawn_and_stand_for_all() -> None:
    whole, (some, _) = met_pairs(crowd(), 1_000_000)[0], met_pairs(crowd(), 300)

    assert set(whole.weight.tolist()) == {1.0}
    assert len(some.first) < 0.6 * len(whole.first)
    assert abs(some.weight.sum() / whole.weight.sum() - 1.0) < 0.2
    near, all_near = (pairs.weight[(pairs.place < 2.5) & (pairs.time < 2.0)].sum() for pairs in (some, whole))
    assert abs(near / all_near - 1.0) < 0.2


def test_a_pair_is_drawn_by_the_lots_of_its_reports_whichever_comes_first_and_whoever_else_is_there() -> None:
    scene = crowd()
    first, second = (side.astype(np.int32) for side in np.triu_indices(400, 1))
    bound = np.full(KINDS, LOTS // 8, np.int64)

    def drawn(one: np.ndarray, other: np.ndarray) -> set[frozenset[int]]:
        pairs, told_of = (one.copy(), other.copy()), (np.empty(len(one), np.int64), np.empty(len(one), np.int8))
        count = draw(scene.spots, scene.weights, pairs, (scene.lots, bound, *told_of))
        return {frozenset(pair) for pair in zip(pairs[0][:count].tolist(), pairs[1][:count].tolist(), strict=True)}

    ours = drawn(first, second)
    assert abs(len(ours) / len(first) - 1 / 8) < 0.02
    assert drawn(second[::-1], first[::-1]) == ours
    few = first < 50
    assert drawn(first[few], second[few]) == {pair for pair in ours if min(pair) < 50}


def test_pairs_that_were_drawn_are_by_a_nearer_measure_those_that_it_meets_and_as_it_weighs_them() -> None:
    wide = crowd()
    spots = wide.spots._replace(variance_m2=wide.spots.variance_m2 / 9.0, variance_s2=wide.spots.variance_s2 / 4.0)
    near = Scene(spots, wide.comparable, wide.weights, wide.lots)
    again, anew = looked_at(near, drawn_pairs(wide, 1_000_000)[0]), met_pairs(near)[0]

    assert 100 < len(anew.first) < 0.9 * len(met_pairs(wide)[0].first)
    for pairs in (again, anew):
        assert (pairs.place**2 <= near.weights.reach2 * 1.001).all()
    assert by_rows(again) == by_rows(anew)


def by_rows(pairs: Met) -> dict[tuple[int, int], list[float]]:
    """What is told of each pair."""
    columns = (pairs.first, pairs.second, pairs.place, pairs.time, pairs.weight, *pairs.levels)
    return {(one, other): said for one, other, *said in zip(*(column.tolist() for column in columns), strict=True)}


def test_parts_of_pairs_are_those_that_scores_have() -> None:
    model = LinkModel()
    rows = [told(f"s{n % 3}", reference=str(n), minutes=n * 7, north_m=n * 90, actor="ab"[n % 2]) for n in range(30)]
    compared = compare(reports_of(*rows), model)
    here = Scene(compared.spots, compared.comparable, compared.weights, np.zeros(30, np.int64))
    pairs = met_pairs(here)[0]

    expected = compared.parts_of(pairs.first, pairs.second)
    assert len(pairs.first) > 50
    assert np.allclose(parts_of(here, compared.chance, pairs)[:6], expected[:6], rtol=1e-12)
