"""What is said of a range of figures: which end is open, of a report and of what is held of an incident."""

from typing import Any

import pytest

from truceline.values.figures import counted_told, figures_told, unit_told
from truceline.values.language import Language


def range_of(low: int | None, best: int | None, high: int | None, language: Language, *, held: bool) -> str:
    row: dict[str, Any] = {"killed_low": low, "killed_best": best, "killed_high": high}
    told = figures_told(row, "killed", language, held=held)
    assert told == figures_told({name: n for name, n in row.items() if n is not None}, "killed", language, held=held)
    return told


@pytest.mark.parametrize(
    ("low", "best", "high", "of_report", "of_incident"),
    [
        (3, None, None, "at least 3", "at least 3"),
        (None, None, 5, "up to 5", "up to 5"),
        (None, None, 0, "0", "0"),
        (None, 7, 7, "7", "up to 7"),
        (7, 7, None, "7", "at least 7"),
        (2, None, 5, "2–5", "2–5"),
        (None, 4, None, "4", "4"),
        (None, None, None, "", ""),
    ],
)
def test_an_end_that_is_open_is_told_and_a_best_figure_closes_those_of_a_report_alone(
    low: int | None, best: int | None, high: int | None, of_report: str, of_incident: str
) -> None:
    assert range_of(low, best, high, Language.ENGLISH, held=False) == of_report
    assert range_of(low, best, high, Language.ENGLISH, held=True) == of_incident


@pytest.mark.parametrize(
    ("language", "least", "most"),
    [(Language.ARABIC, "3 على الأقل", "5 على الأكثر"), (Language.RUSSIAN, "не менее 3", "не более 5")],
)
def test_it_is_told_in_every_language(language: Language, least: str, most: str) -> None:
    assert range_of(3, None, None, language, held=True) == least
    assert range_of(None, None, 5, language, held=True) == most


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        ({"count": 3, "unit": "explosion"}, "3 explosions", "3 взрыва"),
        ({"count_low": 5, "unit": "explosion"}, "at least 5 (explosions)", "не менее 5 (взрывов)"),
        ({"count_high": 7, "unit": "explosion"}, "up to 7 (explosions)", "не более 7 (взрывов)"),
        ({"count_low": 5, "count_high": 7, "unit": "explosion"}, "5–7 explosions", "5–7 взрывов"),
        ({"count_low": 5, "count": 6, "unit": "explosion"}, "5–6 explosions", "5–6 взрывов"),
        ({"count": 3}, "3", "3"),
        ({"count_low": 3}, "at least 3", "не менее 3"),
        ({"unit": "explosion"}, "", ""),
    ],
)
def test_what_was_counted_is_told_with_its_unit(row: dict[str, Any], english: str, russian: str) -> None:
    assert counted_told(row, Language.ENGLISH) == english
    assert counted_told(row, Language.RUSSIAN) == russian


def test_a_unit_is_told_in_the_plural_and_without_a_number() -> None:
    told = [unit_told("explosion", language) for language in (Language.ENGLISH, Language.ARABIC, Language.RUSSIAN)]
    assert told == ["explosions", "انفجارات", "взрывов"]
