"""What is said as a range is written as a range: on a telephone too, whose keyboard of digits has no word for it."""

import re
from pathlib import Path

import pytest

FORM = Path(__file__).resolve().parents[2] / "src" / "truceline" / "desk" / "templates" / "desk" / "hotline.html"


@pytest.mark.parametrize("name", ["count", "killed_low", "killed_high", "injured_low", "injured_high"])
def test_a_figure_that_may_be_said_in_words_opens_a_keyboard_with_letters(name: str) -> None:
    (field,) = re.findall(rf'<input[^>]*name="{name}"[^>]*>', FORM.read_text(encoding="utf-8"))
    assert "inputmode" not in field
    assert 'dir="auto"' in field  # words of any language
