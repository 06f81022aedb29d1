"""Which act witnesses take for which, on training exercises: what the model ships is what they say."""

from typing import Any

import pytest
from benches import Bench

from truceline.incident.learning.witnesses import _TOLD_BESIDE


@pytest.fixture(scope="module")
def mistaken(link: Bench) -> Any:
    return link("mistaken")


def test_the_table_of_acts_is_of_shares_and_near_what_is_shipped(
    mistaken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two exercises of 2,000, which are too few for rare acts."""
    monkeypatch.setattr(mistaken, "FITTED_ON", [(11, "home", 1.0), (15, "elsewhere", 1.0)])
    table = mistaken.fitted(reports=2_000)

    for act in ("mortar_fire", "small_arms_fire", "drone_flight", "access_denied"):
        assert 0.95 < sum(table[act].values()) <= 1.001
        assert list(table[act].values()) == sorted(table[act].values(), reverse=True)
        for other, share in _TOLD_BESIDE[act].items():
            assert table[act].get(other, 0.0) == pytest.approx(share, abs=0.12)


def test_each_exercise_counts_alike_whatever_its_pairs(mistaken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {}
    for scenes in ([(11, "home", 1.0)], [(11, "home", 1.0)] * 2):
        monkeypatch.setattr(mistaken, "FITTED_ON", scenes)
        tables[len(scenes)] = mistaken.fitted(reports=300)

    assert tables[1] == tables[2]
