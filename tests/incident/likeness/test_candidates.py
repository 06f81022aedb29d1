"""Who is within reach of whom is the same whether few reports are looked at in one cell or in cells of their own."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.likeness import candidates as looking
from truceline.incident.likeness.candidates import FEW, candidates, in_one_cell, searches
from truceline.incident.likeness.compare import ground_of, voices_of_sources
from truceline.incident.likeness.laying import lay
from truceline.incident.model import LinkModel

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


def within_reach(rows: list[dict[str, Any]]) -> tuple[int, set[tuple[int, int]]]:
    """How many searches there are, and which pairs they find."""
    reports = reports_of(*rows)
    laid = lay(reports, MODEL)
    found = ground_of(laid, voices_of_sources(laid.spots), None)
    sought = list(searches(found.spots, found.comparable, found.weights))
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


def test_one_cell_holds_all_in_order_of_time_and_no_report_needs_none() -> None:
    reports = reports_of(*scene(50, 10.0))
    laid = lay(reports, MODEL)
    found = ground_of(laid, voices_of_sources(laid.spots), None)
    grid = in_one_cell(found.spots, np.arange(50, dtype=np.int32))
    assert (np.diff(found.spots.at[grid.members]) >= 0).all()
    assert list(searches(found.spots, np.zeros(50, np.bool_), found.weights)) == []
    assert FEW > 50
