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


# Messages that name a place from which monitors observe. المركز is the centre, موقع a site of the agreement.
POSTS = (
    *("desk-posts", "desk-post-new", "desk-field-post", "problem-field-post", "phrase-noun-post", "phrase-the-posts"),
    *("desk-case-bearing", "desk-case-bearing-distance", "desk-case-distance", "desk-place-around_post"),
    *("desk-map-post", "bulletin-legend-post", "agreement-summary-posts", "desk-part-posts", "desk-hotline-from-post"),
    *("incident-voices-around_post", "problem-R061-expected", "desk-case-map-key"),
)


@pytest.mark.parametrize("message", POSTS)
def test_in_arabic_a_post_has_one_word_and_is_never_the_centre(message: str) -> None:
    told = next(
        line
        for file in sorted((ROOT / "src/truceline/values/sentences/ar").glob("*.ftl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"{message} =")
    )
    assert re.search("نقط[ةه] (?:ال)?رصد|نقاط (?:ال)?رصد|نقطة الرصد", told), told
    assert "مركز" not in MARKS.sub("", told)
