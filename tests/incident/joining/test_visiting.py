"""The order in which pairs are visited: in large parts another, with the outcome of best first."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.joining import cluster as clustering
from truceline.incident.joining import visiting
from truceline.incident.joining.visiting import in_neighbourhoods, visits_for

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"


@pytest.fixture
def dense() -> pa.Table:
    """Reports of which nearly all hang together."""
    return invent(read_agreement(AGREEMENT), ExerciseSettings(seed=979, reports=1_500, days=3)).reports


def test_where_all_parts_are_large_the_incidents_and_links_are_the_same(
    dense: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    best_first = gather(dense)
    monkeypatch.setattr(visiting, "LARGE", 1)
    nearby = gather(dense)
    assert nearby.incidents.equals(best_first.incidents)
    assert nearby.links.equals(best_first.links)


def test_a_pair_that_did_not_wait_for_better_ones_would_change_them(
    dense: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    best_first = gather(dense)
    monkeypatch.setattr(visiting, "LARGE", 1)
    monkeypatch.setattr(
        clustering, "visits_for", lambda *told: (visits := visits_for(*told))._replace(rank=np.zeros_like(visits.rank))
    )
    assert not gather(dense).links.equals(best_first.links)


def test_pairs_of_large_parts_alone_are_put_in_the_order_in_which_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "LARGE", 3)
    part = np.array([0, 4, 0, 4, 4], np.int32)
    moved, large = in_neighbourhoods(np.array([2, 0, 4, 1, 3], np.int32), part)
    assert moved.tolist() == [2, 0, 1, 3, 4]
    assert large.tolist() == [False, False, True, True, True]


def test_the_pairs_of_each_report_of_a_large_part_come_best_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "LARGE", 1)
    ends = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)
    order = np.array([2, 0, 1], np.int32)
    visits = visits_for(order, in_neighbourhoods(order, np.zeros(3, np.int32)), ends, np.array([0, 2, 4, 6], np.int32))
    assert visits.pairs.tolist() == [0, 1, 2, 0, 2, 1]
