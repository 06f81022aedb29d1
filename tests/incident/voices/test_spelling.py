"""Texts in one spelling, letter by letter: what Unicode's own tables (in Arrow) make of the whole text holds the answers."""

import numpy as np
import pyarrow as pa
import pytest

from truceline.incident.voices import spelling
from truceline.incident.voices.spelling import in_one_spelling, numbered_in_one_spelling

_SHORT = [chr(code) for code in range(0x20, 0x800)]
_DASHES = [chr(code) for code in range(0x2000, 0x2040)]
_OTHERS = list("\N{KELVIN SIGN}\N{ANGSTROM SIGN}ẞﬁﻻ한字🙂ⱥⱦ\u0345\ufe0f")


def _drawn(seed: int, letters: list[str], texts: int = 400) -> pa.Array:
    """Texts of few letters, so that many are the same in one spelling, about as long as texts must be."""
    draw = np.random.default_rng(seed)
    some = [*draw.choice(letters, 4).tolist(), "a", "A", "á", " "]
    return pa.array(
        ["".join(draw.choice(some, draw.integers(0, 3))) + "x" * draw.integers(25, 34) for _ in range(texts)]
    )


def _agree(said: pa.Array) -> bool:
    """Whether two texts have one number exactly where they are one in one spelling, and none where that leaves them too short."""
    spelt, numbers = in_one_spelling(said).to_pylist(), numbered_in_one_spelling(said).tolist()
    assert [number < 0 for number in numbers] == [text is None for text in spelt]
    told = {(text, number) for text, number in zip(spelt, numbers, strict=True) if number >= 0}
    return len(told) == len({text for text, _ in told}) == len({number for _, number in told})


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize(
    "letters", [_SHORT, [*_DASHES, *"abyя"], [*_SHORT[::40], *_OTHERS]], ids=["two bytes", "dashes", "any"]
)
def test_texts_have_one_number_where_they_are_one_in_one_spelling(seed: int, letters: list[str]) -> None:
    assert _agree(_drawn(seed, letters))


def test_every_letter_there_is_is_spelt_as_unicode_has_it() -> None:
    letters = [chr(code) for code in range(0x20, 0x3100)] + [chr(code) for code in range(0xF900, 0x10000)]
    assert _agree(pa.array([f"{'x' * 29}{letter}" for letter in letters] + ["y" * 29 + letter for letter in letters]))


def test_teeth_a_dash_taken_for_a_letter_would_part_what_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said = pa.array([f"{'x' * 30} – {'y' * 3}", f"{'x' * 30} {'y' * 3}"])
    assert _agree(said)
    letters = spelling.LETTERS.copy()
    letters[0] = ord("-")
    monkeypatch.setattr(spelling, "LETTERS", letters)
    assert not _agree(said)


def test_digits_are_those_that_python_takes_them_for_in_arabic_and_persian() -> None:
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"):
        spelt = spelling.spelt(pa.array([*digits, None])).to_pylist()
        assert spelt == [*(str(int(digit)) for digit in digits), None]


def test_no_text_at_all_has_no_numbers() -> None:
    assert numbered_in_one_spelling(pa.array([], pa.string())).tolist() == []
    assert numbered_in_one_spelling(pa.array(["", "-"])).tolist() == [-1, -1]
