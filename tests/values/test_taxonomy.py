import re

import pytest

from truceline.finding.table import Position, Verdict
from truceline.values.language import Language, has_sentence, say
from truceline.values.taxonomy import (
    ACT_GROUP,
    ACTS,
    CHANNELS,
    CLAIMED_EXEMPTIONS,
    CREDIBILITY,
    DIRECTIONS,
    FORCEFUL_GROUPS,
    RELIABILITY,
    UNITS,
    WEAPON_GROUP,
    WEAPONS,
    Family,
    Observed,
    members,
)

LISTS = {
    "act": tuple(ACT_GROUP),
    "weapon": tuple(WEAPON_GROUP),
    "observed": tuple(Observed),
    "family": tuple(Family),
    "direction": DIRECTIONS,
    "channel": CHANNELS,
    "exemption": CLAIMED_EXEMPTIONS,
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "verdict": tuple(Verdict),
    "position": tuple(Position),
}
LETTERS = {Language.ENGLISH: "[a-zA-Z]", Language.RUSSIAN: "[а-яА-ЯёЁ]", Language.ARABIC: "[\u0621-\u064a]"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("list_", LISTS)
def test_every_code_has_a_name_in_the_letters_of_every_language(list_: str, language: Language) -> None:
    names = [say(f"{list_}-{code}", language) for code in LISTS[list_] if has_sentence(f"{list_}-{code}", language)]

    assert len(names) == len(LISTS[list_])
    assert [name for name in names if not re.search(LETTERS[language], name)] == []
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_counted_from_nought_to_a_thousand(unit: str, language: Language) -> None:
    said = [say(f"unit-{unit}", language, count=count) for count in (0, 1, 2, 5, 11, 21, 100, 1000)]

    assert all(re.search(LETTERS[language], words) for words in said)


@pytest.mark.parametrize(
    ("count", "russian", "arabic"),
    [
        (0, "0 взрывов", "لا انفجارات"),
        (1, "1 взрыв", "انفجار واحد"),
        (2, "2 взрыва", "انفجاران"),
        (5, "5 взрывов", "5 انفجارات"),
        (11, "11 взрывов", "11 انفجارا"),
        (21, "21 взрыв", "21 انفجارا"),
        (32, "32 взрыва", "32 انفجارا"),
        (100, "100 взрывов", "100 انفجار"),
        (612, "612 взрывов", "612 انفجارا"),
    ],
)
def test_explosions_are_declined_as_russian_and_arabic_decline_them(count: int, russian: str, arabic: str) -> None:
    assert say("unit-explosion", Language.RUSSIAN, isolating=False, count=count) == russian
    assert say("unit-explosion", Language.ARABIC, isolating=False, count=count) == arabic


def test_a_group_is_a_code_and_belongs_to_itself() -> None:
    assert members({"fire": ("mortar_fire",)}) == {"fire": "fire", "mortar_fire": "fire"}
    assert all(ACT_GROUP[group] == group for group in ACTS)
    assert all(WEAPON_GROUP[group] == group for group in WEAPONS)


def test_no_code_stands_in_two_groups() -> None:
    for groups in (ACTS, WEAPONS):
        codes = [code for members_ in groups.values() for code in members_] + list(groups)
        assert len(codes) == len(set(codes))
    assert set(FORCEFUL_GROUPS) <= set(ACTS)
