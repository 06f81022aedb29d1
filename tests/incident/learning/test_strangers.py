"""How many strangers two lists by the day have: numbers drawn with the partners that are among them, who are to be counted again."""

import numpy as np
import pytest

from truceline.incident.learning import by_day
from truceline.incident.learning.by_day import _CERTAIN, Counted, Strangers, _certain, _law
from truceline.incident.likeness.days import DAYS, EDGES_KM
from truceline.incident.model import DayLaw

Table = np.ndarray

USUAL = np.outer([10.0, 40.0, 40.0, 60.0, 100.0, 200.0, 400.0, 800.0, 1_500.0, 2_500.0], np.ones(2 * DAYS + 1))
PARTNERS = 500.0 * np.outer([0.1, 0.3, 0.2, 0.2, 0.15, 0.05, 0.0, 0.0, 0.0, 0.0], [0.01, 0.05, 0.88, 0.05, 0.01])
ALIKE = np.ones_like(USUAL)
NEXT_STREET, OTHER_TOWN = (int(np.digitize(km, EDGES_KM)) - 1 for km in (0.3, 100.0))


def drawn(strangers: Table, certain: float) -> Counted:
    met = np.random.default_rng(1).poisson(strangers + PARTNERS).astype(float)
    return Counted(met, USUAL, certain)


def learnt(strangers: Table, certain: float, burst: Table = ALIKE) -> tuple[DayLaw, float]:
    return _law(("list-a", "list-b"), Strangers(drawn(strangers, certain), burst))


@pytest.mark.parametrize("level", [0.94, 1.0, 1.06])
def test_strangers_who_are_more_or_fewer_than_a_week_apart_are_no_partners(level: float) -> None:
    law, partners = learnt(level * USUAL, certain=400.0)
    assert partners == pytest.approx(500.0, rel=0.15)
    assert law.near[OTHER_TOWN] < -2.0
    assert law.near[NEXT_STREET] - law.near[OTHER_TOWN] > 5.5


def test_were_it_certain_how_many_they_are_a_few_more_would_be_twice_the_partners() -> None:
    """The teeth of the last."""
    law, partners = learnt(1.06 * USUAL, _CERTAIN)
    assert partners > 900.0
    assert law.near[OTHER_TOWN] > -1.5


BURST = ALIKE.copy()
BURST[:, DAYS] = 1.3


@pytest.mark.parametrize("shared", [0.0, 1.0])
def test_how_far_two_lists_share_the_bursts_of_one_is_learnt(shared: float) -> None:
    strangers = Strangers(drawn(USUAL * BURST**shared, _CERTAIN), BURST)
    for _ in range(100):
        strangers = strangers.learnt_of(strangers.counted.met - PARTNERS)
    assert strangers.shared == pytest.approx(shared, abs=0.1)


@pytest.mark.parametrize("shared", [0.0, 1.0])
def test_partners_are_counted_better_than_if_half_of_bursts_were_shared(
    shared: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = USUAL * BURST**shared
    _, found = learnt(strangers, _CERTAIN, BURST)
    monkeypatch.setattr(by_day, "_SHARED_HELD", 1e9)
    _, as_if = learnt(strangers, _CERTAIN, BURST)
    assert abs(found - 500.0) < 0.95 * abs(as_if - 500.0)


def test_it_is_asked_how_strangers_vary_from_day_to_day_beyond_chance() -> None:
    draw = np.random.default_rng(2)
    told = np.full(10, 200.0)
    usual = np.outer([30.0, 300.0, 3_000.0, 9_000.0], np.ones(10))

    assert _certain(draw.poisson(usual).astype(float), told) > 10_000.0
    varied = usual * draw.normal(1.0, 0.05, usual.shape)
    assert _certain(draw.poisson(varied).astype(float), told) == pytest.approx(1.0 / 0.05**2, rel=0.6)


def test_of_strangers_that_nobody_met_nothing_is_said() -> None:
    assert _certain(np.zeros((10, 10)), np.zeros(10)) > 0.0
