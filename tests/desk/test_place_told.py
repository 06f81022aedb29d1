"""What a page says of where an incident was: how precisely, and where no more than a circle is known, that it is one."""

import re
from typing import Any

import pytest

from truceline.incident.table import CIRCLED
from truceline.values.language import Language

pytestmark = pytest.mark.usefixtures("desk")
PLACED: dict[str, Any] = {"longitude": 36.1, "latitude": 32.6, "radius_m": 6_200.0, "place_name": "Tasil"}


def where(row: dict[str, Any], language: Language) -> str:
    from truceline.desk.pages import telling

    return re.sub("[\u2066-\u2069]", "", telling.where(row, language))  # without the marks that keep names apart


def test_a_place_is_told_with_its_precision() -> None:
    assert where(PLACED | {"placed_by": "places"}, Language.ENGLISH) == "Tasil, within 6.2\u00a0km"
    assert where({"place_name": "Tasil"}, Language.ENGLISH) == "Tasil, not located"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("way", CIRCLED)
def test_a_circle_is_told_to_be_one_in_every_language(way: str, language: Language) -> None:
    """Teeth: else a ring around a post reads like a place that is known to six kilometres."""
    told, known = (where(PLACED | {"placed_by": by}, language) for by in (way, "places"))
    assert told.startswith(known)
    assert len(told) > len(known) + 10


def test_one_distance_is_told_without_a_direction_and_two_with_several_places() -> None:
    one, two = (where(PLACED | {"placed_by": way}, Language.ENGLISH) for way in CIRCLED)
    assert one == "Tasil, within 6.2\u00a0km of a post: direction not known"
    assert two == "Tasil, within 6.2\u00a0km: several places fit what was measured"
