"""Arabic has a comma and a semicolon of its own: what people read is put together with those of its language."""

import re
from pathlib import Path

import pytest

from truceline.values.language import Language, listed

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "truceline" / "desk" / "templates"


@pytest.mark.parametrize(("language", "told"), [("en", "a, b"), ("ar", "a، b"), ("ru", "a, b")])
def test_a_list_has_the_comma_of_its_language(language: str, told: str) -> None:
    assert listed(["a", "b"], Language(language)) == told


def test_no_page_puts_a_latin_comma_between_words_of_any_language() -> None:
    """Codes stand from left to right in every language, with the comma of their files."""
    for page in sorted(TEMPLATES.rglob("*.html")):
        text = re.sub(r'<code dir="ltr">.*?</code>', "", page.read_text(encoding="utf-8"))
        found = re.findall(r'</bdi>, |join:", "|%}, {%', text)
        assert not found, f"{page.name}: {found}"
