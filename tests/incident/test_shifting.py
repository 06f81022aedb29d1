"""Reports moved in time meet by chance alone; unmoved they meet what is of one incident too."""

from dataclasses import replace

import numpy as np
from told import reports_of, told

from truceline.incident.candidates import candidates, grid_of, searches
from truceline.incident.compare import compare
from truceline.incident.model import LinkModel, weights_of
from truceline.incident.shifting import Scene, met_pairs

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
    return Scene(compared.spots, compared.comparable, weights_of(model), compared.chance)


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
