"""Who is within reach of whom is the same whether few reports are looked at in one cell or in cells of their own."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.likeness import candidates as looking
from truceline.incident.likeness.candidates import FEW, candidates, in_one_cell, searches, sweeps
from truceline.incident.likeness.compare import ground_of, voices_of_sources
from truceline.incident.likeness.laying import lay
from truceline.incident.model import LinkModel
from truceline.values.place import sigma_of_radius

MODEL = LinkModel()


def scene(count: int, north: float) -> list[dict[str, Any]]:
    random = np.random.default_rng(5)
    return [
        told(
            f"s{k}",
            minutes=int(random.integers(0, 3_000)),
            longitude=float((random.normal(180, 0.3) + 180) % 360 - 180),
            latitude=float(min(random.normal(north, 0.2), 90.0)),
            radius_m=float(random.choice([300, 2_500, 20_000])),
            occurred_within_s=float(random.choice([600, 12_000, 60_000])),
        )
        for k in range(count)
    ]


def within_reach(rows: list[dict[str, Any]], by: Any = searches) -> tuple[int, set[tuple[int, int]]]:
    """How many searches there are, and which pairs they find."""
    reports = reports_of(*rows)
    laid = lay(reports, MODEL)
    found = ground_of(laid, voices_of_sources(laid.spots), None)
    sought = list(by(found.spots, found.comparable, found.weights))
    pairs = [
        pair
        for first, second in candidates(found.spots, found.weights, sought)
        for pair in zip(first.tolist(), second.tolist(), strict=True)
    ]
    assert len(set(pairs)) == len(pairs), "each pair is found once"
    return len(sought), set(pairs)


@pytest.mark.parametrize("north", [0.0, 60.0, 89.9])
def test_few_reports_find_in_one_cell_whom_they_find_in_cells(north: float, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = scene(120, north)
    searched, few = within_reach(rows)
    monkeypatch.setattr(looking, "FEW", 0)
    cells, many = within_reach(rows)
    assert searched == 1 < cells
    assert few == many
    assert 200 < len(few) < 119 * 60


@pytest.mark.parametrize("north", [0.0, 60.0, 89.9])
def test_who_looks_at_all_of_its_time_finds_whom_it_finds_in_cells(
    north: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = scene(FEW + 50, north)
    cells, wanted = within_reach(rows)
    swept, found = within_reach(rows, sweeps)
    assert swept == 6 < cells, "three classes by how well they know the moment"
    assert found == wanted
    monkeypatch.setattr(looking, "_CROWDED", 20)
    assert within_reach(rows, sweeps) == (cells, wanted), "where too many are of one time they look into cells"


def test_where_it_matters_who_looks_for_whom_and_how_far_all_look_at_once_as_they_look_into_cells() -> None:
    """What is learnt of chance hangs on whom of two is moved, and by how much (shifting)."""
    laid = lay(reports_of(*scene(FEW + 50, 10.0)), MODEL)
    weights = ground_of(laid, voices_of_sources(laid.spots), None).weights

    def looking_for(sought: Any) -> list[tuple[list[int], list[int], bool, float]]:
        return [
            (sorted(search.lookers.tolist()), sorted(grid.members.tolist()), search.own, round(search.window_s, 6))
            for grid, search in sought
        ]

    by_cells = looking_for(searches(laid.spots, laid.comparable, weights))
    assert len(by_cells) == 45
    assert looking_for(sweeps(laid.spots, laid.comparable, weights, by_radius=True)) == by_cells
    assert looking_for(sweeps(laid.spots, laid.comparable, weights)) != by_cells


def test_a_place_is_passed_over_by_numbers_of_half_the_size_only_where_it_is_out_of_reach() -> None:
    """Places that lie at the very edge of reach, on the near side and beyond it."""
    edge_m = MODEL.reach_sigmas * np.sqrt(2 * sigma_of_radius(np.array(300.0)) ** 2 + MODEL.extent_m**2)
    rows = [told("a", minutes=0, radius_m=300.0)]
    rows += [
        told(f"s{k}", minutes=1, north_m=float(edge_m + by), radius_m=300.0)
        for k, by in enumerate(np.linspace(-3.0, 3.0, 61))
    ]
    _, found = within_reach(rows)
    laid = lay(reports_of(*rows), MODEL)
    spots, weights = laid.spots, ground_of(laid, voices_of_sources(laid.spots), None).weights
    apart = (spots.x[1:] - spots.x[0]) ** 2 + (spots.y[1:] - spots.y[0]) ** 2 + (spots.z[1:] - spots.z[0]) ** 2
    near = apart <= weights.reach2 * (spots.variance_m2[1:] + spots.variance_m2[0] + weights.extent2)
    assert 5 < near.sum() < 56
    assert {second for first, second in found if first == 0} == set((1 + np.flatnonzero(near)).tolist())


def test_one_cell_holds_all_in_order_of_time_and_no_report_needs_none() -> None:
    reports = reports_of(*scene(50, 10.0))
    laid = lay(reports, MODEL)
    found = ground_of(laid, voices_of_sources(laid.spots), None)
    grid = in_one_cell(found.spots, np.arange(50, dtype=np.int32))
    assert (np.diff(found.spots.at[grid.members]) >= 0).all()
    assert list(searches(found.spots, np.zeros(50, np.bool_), found.weights)) == []
    assert FEW > 50
