"""How alike reports of one incident are, on training exercises: what few reports are linked by is in part what they say."""

from typing import Any

import pyarrow as pa
import pytest
from benches import Bench

from truceline.incident.learning.untaught import ACT_SHARES, FIGURE_SHARES, WEAPON_SHARES


@pytest.fixture(scope="module")
def alikeness(link: Bench) -> Any:
    return link("alikeness")


def shipped() -> dict[str, tuple[float, ...]]:
    figures = {f"figure_shares.{kind}": shares for kind, shares in FIGURE_SHARES._asdict().items()}
    return {"act_shares": ACT_SHARES, "weapon_shares": WEAPON_SHARES, **figures}


def test_the_shares_that_are_shipped_for_few_reports_are_near_those_of_two_of_the_exercises(
    alikeness: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As judged alone counts are the same in 0.5, numbers of killed in 0.55, calibres in 0.9."""
    monkeypatch.setattr(alikeness, "FITTED_ON", [(11, "home", 1.0), (15, "elsewhere", 1.0)])
    found = alikeness.fitted(reports=2_000)

    assert found.keys() == shipped().keys()
    for name, shares in shipped().items():
        assert sum(shares) == pytest.approx(1.0)
        assert found[name] == pytest.approx(shares, abs=0.05)


def test_pairs_are_all_those_of_one_incident_that_repeat_nobody(
    alikeness: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted by hand of five reports: 0, 2 and 4 tell of one incident, 3 repeats one of them, and 1 stands alone."""
    known = pa.table({"incident": [7, 8, 7, 7, 7], "relay": [False, False, False, True, False]})
    monkeypatch.setattr(alikeness, "invented", lambda _settings: ("reports", known))
    _, first, second = alikeness._pairs("home", 5, 1.0, 11)

    assert {frozenset(pair) for pair in zip(first.tolist(), second.tolist(), strict=True)} == {
        frozenset({0, 2}),
        frozenset({2, 4}),
        frozenset({0, 4}),
    }


def test_each_exercise_counts_alike_whatever_its_pairs(alikeness: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {}
    for scenes in ([(11, "home", 1.0)], [(11, "home", 1.0)] * 2):
        monkeypatch.setattr(alikeness, "FITTED_ON", scenes)
        tables[len(scenes)] = alikeness.fitted(reports=300)

    assert tables[1] == tables[2]
