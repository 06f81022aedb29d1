"""What a new version of an agreement says otherwise."""

import shutil
from pathlib import Path

import pytest

from truceline.agreement.differing import Fate, Kept, differences, words_changed
from truceline.agreement.reading import read_agreement

SOUTHWEST = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"


def changed(tmp_path: Path, *changes: tuple[str, str], file: str = "agreement.yaml") -> Path:
    folder = tmp_path / "other"
    shutil.copytree(SOUTHWEST, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_same_agreement_differs_in_nothing() -> None:
    assert differences(read_agreement(SOUTHWEST), read_agreement(SOUTHWEST)) == []


def test_words_that_changed_are_told_field_by_field(tmp_path: Path) -> None:
    other = read_agreement(changed(tmp_path, ("    within_hours: 24\n", "    within_hours: 12\n")))
    (change,) = differences(read_agreement(SOUTHWEST), other)

    assert (change.part, change.code, change.fate) == ("provisions", "direct-contacts", Fate.CHANGED)
    assert [(one.name, one.before, one.after) for one in change.fields] == [("within_hours", "24.0", "12.0")]


def test_what_is_new_and_what_is_gone_is_told(tmp_path: Path) -> None:
    text = (SOUTHWEST / "agreement.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - code: suwayda-desert-factions"), text.index("  - code: hezbollah")
    other = read_agreement(changed(tmp_path, (text[start:end], "")))
    here, there = read_agreement(SOUTHWEST), other

    assert [(one.part, one.code, one.fate) for one in differences(here, there)] == [
        ("groups", "suwayda-desert-factions", Fate.REMOVED)
    ]
    assert [(one.part, one.fate) for one in differences(there, here)] == [("groups", Fate.ADDED)]


def test_a_paragraph_that_only_moved_is_no_difference(tmp_path: Path) -> None:
    text = (SOUTHWEST / "agreement.yaml").read_text(encoding="utf-8")
    start, middle, end = (text.index(f"  - code: {code}\n    name") for code in ("russia", "united-states", "jordan"))
    moved = text[middle:end] + text[start:middle]
    other = read_agreement(changed(tmp_path, (text[start:end], moved)))

    assert differences(read_agreement(SOUTHWEST), other) == []


def test_a_shape_is_compared_as_it_is_drawn(tmp_path: Path) -> None:
    import json
    import re

    text = (SOUTHWEST / "zones.geojson").read_text(encoding="utf-8")
    drawing = json.loads(text)
    corner = next(f for f in drawing["features"] if f["id"] == "western-sweida")["geometry"]["coordinates"][0][1]
    said = re.search(rf"\[\s*{re.escape(str(corner[0]))},\s*{re.escape(str(corner[1]))}\s*\]", text)
    assert said is not None
    other = changed(tmp_path, (said.group(), f"[{corner[0]}, {corner[1] + 0.001}]"), file="zones.geojson")
    found = differences(read_agreement(SOUTHWEST), read_agreement(other))

    assert {(one.part, one.code) for one in found} == {("zones", "southwest")}
    assert all(field.name.endswith(".drawn") for one in found for field in one.fields)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("all fire", "all fire", [(Kept.SAME, "all fire")]),
        (
            "all fire stops",
            "all heavy fire stops",
            [(Kept.SAME, "all"), (Kept.NEW, " heavy"), (Kept.SAME, " fire stops")],
        ),
        ("", "new", [(Kept.NEW, "new")]),
        ("old", "", [(Kept.GONE, "old")]),
    ],
)
def test_texts_are_compared_word_by_word(before: str, after: str, told: list[tuple[Kept, str]]) -> None:
    assert words_changed(before, after) == told


def test_both_texts_can_be_read_out_of_their_difference() -> None:
    before, after = "يوقف الأطراف إطلاق النار في المنطقة", "يوقف الجانبان كل إطلاق للنار في المنطقة"
    told = words_changed(before, after)

    assert "".join(text for kept, text in told if kept is not Kept.NEW) == before
    assert "".join(text for kept, text in told if kept is not Kept.GONE) == after
