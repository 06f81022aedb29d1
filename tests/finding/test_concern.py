import numpy as np
import pytest
from scenes import incidents_of

from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO
from truceline.finding.columns import Incidents
from truceline.finding.concern import (
    MAY_BE,
    SHOWS_PRESENCE,
    WEAPON_OF_ACT,
    WEAPON_OF_UNIT,
    concerned_by_act,
    concerned_by_calibre,
    concerned_by_weapon,
    showing_presence,
)
from truceline.values.taxonomy import ACT_GROUP, ACTS, UNITS, WEAPON_GROUP


def told(**more: object) -> Incidents:
    return Incidents.of(incidents_of({"at": "2020-02-01T12:00Z", **more}))


@pytest.mark.parametrize("act", list(ACT_GROUP))
def test_every_act_concerns_a_provision_on_itself_and_on_its_group(act: str) -> None:
    assert concerned_by_act(told(act=act), [act]).rank.tolist() == [CANDIDATE]
    assert concerned_by_act(told(act=act), [ACT_GROUP[act]]).rank.tolist() == [CANDIDATE]


@pytest.mark.parametrize("group", [group for group, members in ACTS.items() if len(members) > 1])
def test_a_group_concerns_a_provision_on_one_of_its_members_as_cannot_tell(group: str) -> None:
    assert concerned_by_act(told(act=group), [ACTS[group][0]]).rank.tolist() == [CANNOT_TELL]


def test_a_provision_on_all_that_may_stand_behind_a_word_is_concerned_with_it() -> None:
    assert concerned_by_act(told(act="fire"), ACTS["fire"]).rank.tolist() == [CANDIDATE]
    assert concerned_by_act(told(act="fire_on_monitors"), ["fire"]).rank.tolist() == [CANDIDATE]
    assert concerned_by_act(told(act="attack_on_civilians"), ["fire", "air"]).rank.tolist() == [CANNOT_TELL]


@pytest.mark.parametrize(
    ("given", "named", "rank"),
    [
        ({"weapon": "howitzer"}, ["artillery"], CANDIDATE),
        ({"weapon": "artillery"}, ["howitzer"], CANNOT_TELL),
        ({"weapon": "rifle"}, ["artillery"], NO),
        ({"act": "mortar_fire"}, ["mortar"], CANDIDATE),
        ({"act": "tank_fire"}, ["armour"], CANDIDATE),
        ({"act": "presence", "unit": "tank"}, ["armour"], CANDIDATE),
        ({"act": "presence", "unit": "tank", "weapon": "mortar"}, ["armour"], NO),
        ({"act": "presence"}, ["armour"], CANNOT_TELL),
        ({}, [], CANDIDATE),
    ],
)
def test_a_weapon_is_taken_from_what_was_given_then_counted_then_done(
    given: dict[str, object], named: list[str], rank: int
) -> None:
    assert concerned_by_weapon(told(**given), named).rank.tolist() == [rank]


def test_a_range_of_calibres_holds_its_lower_end_and_not_its_upper() -> None:
    calibres = np.array([99.9, 100.0, 122.0, 152.0, np.nan])

    answer = concerned_by_calibre(calibres, 100.0, 152.0)
    assert answer.rank.tolist() == [NO, CANDIDATE, CANDIDATE, NO, CANNOT_TELL]
    assert concerned_by_calibre(calibres, None, None).rank.tolist() == [CANDIDATE] * 5


@pytest.mark.parametrize(
    ("act", "rank"),
    [("presence", CANDIDATE), ("mortar_fire", NO), ("fire", NO), ("explosion", NO), (None, CANNOT_TELL)],
)
def test_only_some_acts_show_who_stood_there(act: str | None, rank: int) -> None:
    assert showing_presence(told(act=act)).rank.tolist() == [rank]


def test_every_code_named_here_is_a_code_of_the_taxonomy() -> None:
    acts = {*MAY_BE, *SHOWS_PRESENCE, *WEAPON_OF_ACT, *(way for ways in MAY_BE.values() for way in ways)}

    assert acts <= set(ACT_GROUP)
    assert {*WEAPON_OF_ACT.values(), *WEAPON_OF_UNIT.values()} <= set(WEAPON_GROUP)
    assert set(WEAPON_OF_UNIT) <= set(UNITS)
