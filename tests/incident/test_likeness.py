"""How alike two reports are in figures, names, words and direction, level by level."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.likeness import (
    INJURED_LOW,
    KILLED_LOW,
    LEVELS,
    bits_of,
    count_level,
    direction_level,
    kind_of_names,
    name_level,
    said_level,
    shared_bits,
    toll_level,
)
from truceline.incident.model import Vocabulary
from truceline.incident.spots import codes_said


def rows(one: dict[str, Any], other: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    codes = codes_said(reports_of(told("a", **one), told("b", **other)), Vocabulary())
    return codes[0], codes[1]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((2, "burst"), (2, "burst"), "same, 1 or 2"),
        ((12, "burst"), (12, "burst"), "same, 10 or more"),
        ((12, "burst"), (14, "burst"), "near"),
        ((4, "burst"), (6, "burst"), "within half"),
        ((4, "burst"), (11, "burst"), "within three times"),
        ((2, "burst"), (40, "burst"), "apart"),
        ((2, "burst"), (2, "vehicle"), "other unit"),
    ],
)
def test_counts_are_compared_in_one_unit_only(one: tuple[int, str], other: tuple[int, str], level: str) -> None:
    pair = rows(*({"count": number, "unit": unit} for number, unit in (one, other)))
    assert LEVELS["count"][count_level(*pair) - 1] == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((None, 0, None), (None, 0, None), "both none"),
        ((None, 5, None), (None, 5, None), "same, 3 to 9"),
        ((None, 3, None), (None, 4, None), "near"),
        ((2, 3, 9), (None, 8, None), "near"),
        ((None, 4, None), (None, 8, None), "within twice"),
        ((None, 0, None), (None, 8, None), "one none"),
        ((None, 2, None), (None, 20, None), "apart"),
    ],
)
def test_tolls_are_compared_as_ranges(one: tuple[Any, ...], other: tuple[Any, ...], level: str) -> None:
    named = ("killed_low", "killed_best", "killed_high")
    pair = rows(*(dict(zip(named, figures, strict=True)) for figures in (one, other)))
    assert LEVELS["killed"][toll_level(*pair, KILLED_LOW) - 1] == level
    assert toll_level(*pair, INJURED_LOW) == 0


def test_a_place_is_the_same_in_another_script_and_alike_where_a_word_is_added() -> None:
    assert name_level(*rows({"place_name": "Kafr Tamrin"}, {"place_name": "كفر تمرين"})) == 1
    assert LEVELS["name"][name_level(*rows({"place_name": "Kafr Tamrin"}, {"place_name": "Tamrin"})) - 1] != "apart"
    assert (
        LEVELS["name"][name_level(*rows({"place_name": "Kafr Tamrin"}, {"place_name": "Deir Tajriba"})) - 1] == "apart"
    )


def test_what_is_not_said_has_no_level() -> None:
    silent = rows({"count": 3, "unit": "burst", "place_name": "Deir", "said": "words", "direction": "incoming"}, {})
    assert count_level(*silent) == name_level(*silent) == said_level(*silent) == direction_level(*silent) == 0
    assert direction_level(*rows({"direction": "unknown"}, {"direction": "unknown"})) == 0


def test_directions_are_the_same_or_not() -> None:
    assert direction_level(*rows({"direction": "incoming"}, {"direction": "incoming"})) == 1
    assert direction_level(*rows({"direction": "incoming"}, {"direction": "outgoing"})) == 2


def test_rare_words_count_and_in_two_languages_none_shared_says_nothing() -> None:
    one = {"said": "Rockets on the mill of Namudhaj", "language": "en"}
    assert said_level(*rows(one, {"said": "The mill of Namudhaj was hit", "language": "en"})) >= 2
    assert said_level(*rows(one, {"said": "Nothing further heard", "language": "en"})) == 1
    assert said_level(*rows(one, {"said": "قصف", "language": "ar"})) == 0


def test_bits_are_counted_as_python_counts_them() -> None:
    for number in (0, 1, 0x7FFFFFFF, 0x0F0F1234):
        assert bits_of(number) == number.bit_count()
    assert bits_of(-1) == 32
    row = np.array([3, 0, -1, 1], np.int32)
    assert shared_bits(row, row, 0) == 2 + 32 + 1


def test_names_are_common_from_one_in_ten_and_rare_below_one_in_a_hundred() -> None:
    names = np.repeat(np.arange(3, dtype=np.int32), [900, 95, 5])
    assert kind_of_names(names).tolist() == [2, 1, 0]
