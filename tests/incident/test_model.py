"""Which acts contradict each other: those that cannot both have been meant of one incident."""

import numpy as np
import pytest

from truceline.incident.model import ACT_CODES, APART, act_alikeness, contradicting_acts
from truceline.values.taxonomy import ACTS


def contradict(one: str, other: str) -> bool:
    return bool(contradicting_acts()[ACT_CODES.index(one), ACT_CODES.index(other)])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("small_arms_fire", "air_strike", True),  # a burst is no air strike
        ("mortar_fire", "air_strike", True),
        ("mine_blast", "barrel_bomb", True),
        ("access_denied", "mortar_fire", True),
        ("mortar_fire", "mortar_fire", False),
        ("mortar_fire", "artillery_fire", False),  # one group
        ("explosion", "air_strike", False),  # a blast is heard, its cause is guessed
        ("explosion", "mine_blast", False),
        ("attack_on_civilians", "air_strike", False),  # the one by the other
        ("fire_on_monitors", "mortar_fire", False),
        ("chemical_allegation", "air_strike", False),
        ("fire", "air_strike", False),  # it may have been an explosion
        ("fire", "air", False),
        ("air", "small_arms_fire", True),
        ("access", "mortar_fire", True),
        ("attack_on_civilians", "access_denied", True),
    ],
)
def test_acts_contradict_where_no_witness_can_have_meant_both(one: str, other: str, expected: bool) -> None:
    assert contradict(one, other) == expected


def test_acts_that_are_far_apart_contradict_unless_one_is_a_group_of_which_a_member_does_not() -> None:
    contradicting, alike = contradicting_acts(), act_alikeness()[:-1, :-1]
    assert np.array_equal(contradicting, contradicting.T)
    assert not contradicting.diagonal().any()
    single = np.array([code not in ACTS for code in ACT_CODES])
    assert contradicting[np.ix_(single, single)][alike[np.ix_(single, single)] == APART].all()
