"""What is left of a word is the same in three scripts, and no more is dropped than scripts differ by."""

import pytest

from truceline.incident.likeness.transliterating import consonants_in, outline


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("shaykhun", "شيخون", "шейхун"), "shn"),
        (("jasim", "djasim", "dzhasim", "جاسم", "джасим"), "jsm"),
        (("suwayda", "soueida", "سويداء", "сувейда"), "sfd_"),
        (("aswad", "اسود", "асвад"), "_sfd"),
        (("raqqah", "raqqa", "رقه", "ракка"), "rk_"),
        (("salih", "صالح", "салих"), "sl_"),
        (("khirbat", "خربه", "хирбет"), "hrb_"),
        (("bayt", "bait", "بيت", "байт"), "bt"),  # its t is its own
        (("sadad", "صدد", "садад"), "sdd"),
        (("dawwar", "دوار", "даввар"), "dfr"),
        (("wadi", "ouadi", "وادي", "вади"), "_d_"),
        (("ayn", "عين", "айн"), "_n"),
        (("aleppo", "halab", "حلب", "алеппо"), "hlb"),
        (("idlib", "ادلب", "идлиб"), "_dlb"),
        (("sloviansk", "славянск", "سلافيانسك"), "slfnsk"),
        (("3", "3"), "3"),
        (("aa", "او"), "_"),
    ],
)
def test_a_word_has_one_outline_in_three_scripts(words: tuple[str, ...], left: str) -> None:
    assert [outline(word) for word in words] == [left] * len(words)
    assert [consonants_in(word) for word in words] == [left.replace("_", "")] * len(words)
