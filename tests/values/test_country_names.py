"""Countries are known by their names in three languages, and towns are none."""

import pytest

from truceline.values.country_names import is_country

COUNTRIES = """Syria, SYRIA, سوريا, سُورِيا, سورية, Сирия, Syrian Arab Republic, Türkiye, Turkey, Côte d'Ivoire, Myanmar, Судан, السودان, أوكرانيا,
Украина, Yemen, Europe, Западная Азия"""


@pytest.mark.parametrize("name", COUNTRIES.replace("\n", " ").split(", "))
def test_a_country_is_known_in_three_languages_whatever_its_capitals_and_marks(name: str) -> None:
    assert is_country(name)


@pytest.mark.parametrize("name", ["Nawa", "نوى", "Нава", "Damascus", "دمشق", "Syria town", "North of Syria", "Idlib, Syria", "", "SAR China"])  # fmt: skip
def test_a_town_and_what_only_holds_a_countrys_name_are_none(name: str) -> None:
    assert not is_country(name)
