"""Letters that look the same are one letter, and no word becomes another by that."""

import pytest

from truceline.values.lookalikes import as_it_looks, in_one_script, in_usual_form


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("SОHR", "SOHR"),
        ("Тpoицкoе", "Троицкое"),
        ("cосо", "сосо"),
        ("cосo", "coco"),
        ("ｆｕｌｌ １", "full 1"),
        ("𝐬𝐡𝐞𝐥𝐥", "shell"),
        ("یک کلمة ﻻ", "يك كلمة لا"),
    ],
)
def test_what_looks_the_same_is_one_letter(text: str, looks: str) -> None:
    assert as_it_looks(text) == looks


@pytest.mark.parametrize(
    "text", ["SOHR", "СОНР", "GPSник", "Nawaн", "два shells", "a／1", "نوى".replace("ى", "ي"), "é", ""]
)
def test_a_word_of_one_script_or_with_letters_of_its_own_of_both_stays(text: str) -> None:
    assert as_it_looks(text) == text


def test_letters_in_another_form_and_words_of_two_scripts_are_told_by_themselves() -> None:
    assert in_usual_form("ｃоw ﻯ") == "cоw ى"  # the о is Cyrillic still
    assert in_one_script("ｃ сow ى") == "ｃ cow ى"
