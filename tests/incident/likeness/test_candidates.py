"""Who is within reach of whom is the same whether few reports are looked at in one cell or in cells of their own."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Bools
from truceline.incident.likeness import candidates as looking
from truceline.incident.likeness import looking as loops
from truceline.incident.likeness.candidates import FEW, candidates, in_one_cell, in_time, searches, sweeps
from truceline.incident.likeness.compare import ground_of, voices_of_sources
from truceline.incident.likeness.kernels import Spots
from truceline.incident.likeness.laying import lay
from truceline.incident.likeness.looking import Grid, Search
from truceline.incident.model import LinkModel, Weights
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


def looking_in_time(spots: Spots, comparable: Bools, weights: Weights) -> list[tuple[Grid, Search]]:
    """All of these, each class among all that are near in time."""
    return sweeps(spots, weights, in_time(spots, comparable))


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
    cells, in_cells = within_reach(rows)
    swept, few = within_reach(rows, looking_in_time)
    monkeypatch.setattr(looking, "_CROWDED", 0)
    assert within_reach(rows, looking_in_time) == (swept, few), "so few need no cells, however close in time they are"
    assert swept < cells
    assert few == in_cells
    assert 200 < len(few) < 119 * 60


@pytest.mark.parametrize("north", [0.0, 60.0, 89.9])
def test_who_looks_at_all_of_its_time_finds_whom_it_finds_in_cells(
    north: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = scene(FEW + 50, north)
    cells, wanted = within_reach(rows)
    swept, found = within_reach(rows, looking_in_time)
    assert swept == 6 < cells, "three classes by how well they know the moment"
    assert found == wanted
    monkeypatch.setattr(looking, "_CROWDED", 20)
    assert within_reach(rows, looking_in_time) == (cells, wanted), "where too many are of one time they look into cells"


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
    assert looking_for(sweeps(laid.spots, weights, in_time(laid.spots, laid.comparable, by_radius=True))) == by_cells
    assert looking_for(looking_in_time(laid.spots, laid.comparable, weights)) != by_cells


def test_a_place_is_passed_over_by_numbers_of_half_the_size_only_where_it_is_out_of_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Teeth: at the very edge of reach halves would lose pairs, did they not err on the near side."""
    edge_m = MODEL.reach_sigmas * np.sqrt(2 * sigma_of_radius(np.array(300.0)) ** 2 + MODEL.extent_m**2)
    rows = [told("post", reference=str(n), north_m=n * 50_000.0, radius_m=300.0) for n in range(12)]
    rows += [
        told("other", reference=f"{n}-{k}", minutes=1, north_m=n * 50_000.0 + float(edge_m + by), radius_m=300.0)
        for n in range(12)
        for k, by in enumerate(np.linspace(-4.0, 4.0, 81))
    ]
    laid = lay(reports_of(*rows), MODEL)
    spots, weights = laid.spots, ground_of(laid, voices_of_sources(laid.spots), None).weights
    at = np.stack([spots.x, spots.y, spots.z])
    apart = ((at[:, :, None] - at[:, None, :]) ** 2).sum(axis=0)
    variance = spots.variance_m2[:, None] + spots.variance_m2 + weights.extent2
    wanted = {(i, j) for i, j in np.argwhere(np.triu(apart <= weights.reach2 * variance, 1)).tolist() if i < 12 <= j}
    assert 300 < len(wanted) < 600

    def found() -> set[tuple[int, int]]:
        return {(i, j) for i, j in within_reach(rows)[1] if i < 12 <= j}

    assert found() == wanted
    for loop in ("fill", "met_by", "_mark_near"):
        monkeypatch.setattr(loops, loop, getattr(loops, loop).py_func)
    monkeypatch.setattr(loops, "_NEARER", 1.0)
    monkeypatch.setattr(loops, "_NEARER_M2", 0.0)
    assert found() < wanted


def test_one_cell_holds_all_in_order_of_time_and_no_report_needs_none() -> None:
    reports = reports_of(*scene(50, 10.0))
    laid = lay(reports, MODEL)
    found = ground_of(laid, voices_of_sources(laid.spots), None)
    grid = in_one_cell(found.spots, np.arange(50, dtype=np.int32))
    assert (np.diff(found.spots.at[grid.members]) >= 0).all()
    assert list(searches(found.spots, np.zeros(50, np.bool_), found.weights)) == []
    assert FEW > 50
