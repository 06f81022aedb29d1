"""Coordinates in words: the side of the earth is named, and a range has two ends only where they are told differently."""

import pytest

from truceline.desk.pages.degrees import LATITUDE, LONGITUDE, place_in_degrees, range_in_degrees
from truceline.values.language import Language

ENGLISH = Language.ENGLISH


def test_a_range_whose_ends_are_told_alike_is_one_value() -> None:
    assert range_in_degrees(32.8906, 32.8914, LATITUDE, ENGLISH) == "32.89° N"
    assert range_in_degrees(32.886, 32.916, LATITUDE, ENGLISH) == "32.89…32.92° N"


def test_degrees_south_and_west_are_not_told_as_north_and_east() -> None:
    assert range_in_degrees(-33.5, -33.1, LATITUDE, ENGLISH) == "33.10…33.50° S"
    assert range_in_degrees(-1.2, 3.1, LONGITUDE, ENGLISH) == "1.20° W … 3.10° E"
    assert place_in_degrees(-0.5, -70.25, ENGLISH) == "0.5000° S, 70.2500° W"
    assert range_in_degrees(-0.001, 0.001, LATITUDE, ENGLISH) == "0.00° N"


@pytest.mark.parametrize("language", Language)
def test_each_language_names_the_four_sides_differently(language: Language) -> None:
    told = {range_in_degrees(end, end, sides, language) for end in (-1.0, 1.0) for sides in (LATITUDE, LONGITUDE)}
    assert len(told) == 4
