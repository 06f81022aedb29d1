"""One word, one meaning, in Arabic too: an incident is حادث, plural حوادث, on every page and in every agreement."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The same word in the feminine; of talks, محادثة, it is only the end.
OTHER = re.compile("(?<!م)حادث[ةت]")
MARKS = re.compile("[\u064b-\u0652\u0640]")
# How others head the columns of their lists: both are read.
OF_OTHERS = ROOT / "src/truceline/report/channels/list_names_arabic.py"


def lines_with_the_other_word(files: Iterable[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if OTHER.search(MARKS.sub("", line))
    ]


def written() -> list[Path]:
    """What people read of us: sentences, templates, agreements, and code that says something itself."""
    found = [
        file
        for folder in ("src/truceline", "agreements")
        for ending in ("ftl", "html", "js", "py", "yaml")
        for file in sorted((ROOT / folder).rglob(f"*.{ending}"))
    ]
    return [file for file in found if file != OF_OTHERS]


def test_in_arabic_an_incident_has_one_word() -> None:
    assert lines_with_the_other_word(written()) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("رقم الحادثة", True),
        ("فحص حادِثتين", True),
        ("هذا الحادث", False),
        ("الحوادث", False),
        ("محادثة مع الجانبين", False),
    ],
)
def test_teeth_the_other_word_is_found_however_it_is_written(text: str, is_found: bool) -> None:
    assert bool(OTHER.search(MARKS.sub("", text))) == is_found


def test_teeth_what_others_write_is_left_as_it_is() -> None:
    assert lines_with_the_other_word([OF_OTHERS])
