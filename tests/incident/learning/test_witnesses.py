"""Which act a second witness of an incident tells of: what is believed of it before any pair is counted."""

import numpy as np
import pytest

from truceline.incident.learning import witnesses
from truceline.incident.learning.witnesses import are_known, told_otherwise, told_together, worth_beforehand
from truceline.incident.model import ACT_CODES

PLACE = {code: index for index, code in enumerate(ACT_CODES)}


def telling(**acts: int) -> np.ndarray:
    return np.array([PLACE[act] for act, count in acts.items() for _ in range(count)], np.int32)


def worths(acts: np.ndarray) -> dict[tuple[str, str], float]:
    told = worth_beforehand(acts)
    return {pair: each.worth for each in told for pair in ((each.first, each.second), (each.second, each.first))}


def test_the_table_has_acts_of_the_taxonomy_and_leaves_out_what_is_rarer_than_one_in_two_hundred() -> None:
    for one, others in witnesses._TOLD_BESIDE.items():
        assert {one, *others} <= set(ACT_CODES)
        assert min(others.values()) >= 0.005
        assert sum(others.values()) == pytest.approx(1.0, abs=0.03)


def test_what_is_told_together_is_shares_of_all_pairs_whichever_report_comes_first() -> None:
    told = np.arange(1.0, len(ACT_CODES) + 1)
    together = told_together(told)
    assert together.sum() == pytest.approx(1.0)
    assert (together == together.T).all()
    assert (together[~are_known()] == 0.0).all()
    assert (together[np.ix_(are_known(), are_known())].diagonal() > 0.0).all()


def test_of_acts_that_the_table_does_not_know_nothing_is_believed() -> None:
    strange = next(code for code, known in zip(ACT_CODES, are_known().tolist(), strict=True) if not known)
    assert not worth_beforehand(telling(**{strange: 50}))
    assert not worth_beforehand(np.full(20, -1, np.int32))
    assert {act for pair in worths(telling(**{strange: 50, "mortar_fire": 9})) for act in pair} == {"mortar_fire"}


def test_acts_that_witnesses_take_for_each_other_speak_less_against_a_pair_than_those_that_nobody_does() -> None:
    """Levels hold both pairs for near: all three are fire."""
    worth = worths(telling(mortar_fire=100, artillery_fire=100, sniper_fire=100, access_denied=50))
    assert worth["mortar_fire", "mortar_fire"] > 0.5
    assert worth["mortar_fire", "artillery_fire"] > worth["mortar_fire", "sniper_fire"] + 1.0
    assert worth["mortar_fire", "sniper_fire"] < -1.0
    assert worth["mortar_fire", "access_denied"] == -4.0
    assert len(worth) == 16


def test_the_rarer_an_act_the_more_it_says_that_both_tell_of_it() -> None:
    worth = worths(telling(mortar_fire=900, tank_fire=20, artillery_fire=300))
    assert worth["tank_fire", "tank_fire"] > worth["mortar_fire", "mortar_fire"] + 0.3


def test_how_many_pairs_are_told_otherwise_is_counted_and_of_few_pairs_it_is_what_is_believed() -> None:
    told = are_known().astype(float)
    assert told_otherwise(np.zeros((len(told), len(told))), told) == pytest.approx(0.1)
    for share in (0.0, 0.1, 0.3):
        pairs = told_together(told, share)
        found = told_otherwise(10_000 * pairs, told)
        assert found == pytest.approx(share, abs=0.02)
        assert abs(told_otherwise(10 * pairs, told) - 0.1) <= abs(found - 0.1) / 2 + 0.001


def test_pairs_that_are_told_otherwise_make_the_table_say_less() -> None:
    told = are_known().astype(float)
    firm, loose = told_together(told, 0.02), told_together(told, 0.4)
    one, other = PLACE["mortar_fire"], PLACE["sniper_fire"]
    assert firm[one, other] < loose[one, other] / 10
    assert firm[one, one] > loose[one, one]
