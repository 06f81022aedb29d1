import unicodedata

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.voices import spelling, wording
from truceline.incident.voices.wording import telling_words, with_marks, words_in_common

SAID = "Two shells fell on the market of Nawa"


ARABIC = "سقطت قذيفتان على سوق نوى صباح اليوم الثلاثاء"
RUSSIAN = "Ещё две мины упали на рынок в Нава сегодня утром, и мой дом разрушен"
# The same text as it comes back from whoever passes it on.
SAME = {
    "spaces": (SAID, SAID.replace(" shells ", "\tshells   ").replace(" the", "\nthe")),
    "no spaces": (SAID, SAID.replace(" ", "")),
    "capitals": (RUSSIAN, RUSSIAN.upper()),
    "a comma and a full stop": (SAID, SAID.replace("fell", "fell,") + "."),
    "quotation marks and dashes": (ARABIC, f"«{ARABIC}» —…"),
    "signs and pictures": (SAID, f"\U0001f6a8 {SAID} \u26a1\ufe0f #"),
    "marks of vowels": (ARABIC, ARABIC.replace("سقطت", "سَقَطَتْ")),
    "longer strokes": (ARABIC, ARABIC.replace("قذيفتان", "قذيفتـــان")),
    "hamza left out": (ARABIC.replace("اليوم", "اليوم أمس"), ARABIC.replace("اليوم", "اليوم امس")),
    "digits of Arabic": (f"{ARABIC} ١٢:٣٠", f"{ARABIC} 12:30"),
    "digits of Persian": (f"{ARABIC} ۴۵۶", f"{ARABIC} ٤٥٦"),
    "ё as е": (RUSSIAN, RUSSIAN.replace("ё", "е")),
    "й of two parts": (RUSSIAN, unicodedata.normalize("NFD", RUSSIAN)),
    "Latin letters with marks": (SAID.replace("Nawa", "Ḥawr"), SAID.replace("Nawa", "Hawr")),
    "a hidden sign of direction": (ARABIC, f"\u200f{ARABIC}\u200e"),
}


@pytest.mark.parametrize("kind", SAME)
def test_words_are_the_same_whatever_stands_between_their_letters_and_on_them(kind: str) -> None:
    one, other = SAME[kind]
    assert one != other
    assert common(one, other) == [0, 0]
    spelt = telling_words(reports_of(*(told("a", minutes=n, said=text) for n, text in enumerate((one, other, None)))))
    assert spelt[0] == spelt[1]
    assert spelt[2].as_py() is None


def test_teeth_without_one_spelling_none_of_these_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "spelt", lambda said: said)
    monkeypatch.setattr(spelling, "LETTERS", np.arange(1, len(spelling.LETTERS) + 1, dtype=np.uint16))
    assert not [kind for kind, texts in SAME.items() if common(*texts) == [0, 0]]


def test_words_are_letters_and_digits_thirty_of_them_at_least() -> None:
    rows = [told("a", minutes=n, said=text) for n, text in enumerate((f"{SAID}, 10:30!", "x" * 29 + "!", "x" * 30))]
    assert telling_words(reports_of(*rows)).to_pylist() == ["twoshellsfellonthemarketofnawa1030", None, "x" * 30]


def common(*said: str | None) -> list[int]:
    rows = [told("a", minutes=n, said=text) for n, text in enumerate(said)]
    return [int(number) for number in words_in_common(reports_of(*rows))]


def test_only_words_that_two_have_in_common_have_a_number() -> None:
    formulas = ("shelling", "shelling", f" {ARABIC} ", None, f"{SAID} again", RUSSIAN.upper(), None)
    one, other, shouted, third, *rest = common(SAID, ARABIC, SAID.upper(), RUSSIAN, *formulas)
    assert one == shouted >= 0
    assert other == rest[2] >= 0
    assert third == rest[5] >= 0
    assert len({one, other, third}) == 3
    assert [rest[k] for k in (0, 1, 3, 4, 6)] == [-1] * 5


def test_the_same_letters_are_the_same_text_whatever_language_is_named() -> None:
    rows = [told("a", minutes=n, said=SAID, language=language) for n, language in enumerate(("en", "ru", None))]
    assert words_in_common(reports_of(*rows)).tolist() == [0, 0, 0]


def test_letters_in_another_order_are_not_the_same_words_though_their_number_is() -> None:
    turned = SAID.replace("Two shells", "shells Two")
    assert traces(pa.array([SAID]))[0] == traces(pa.array([turned]))[0]
    assert common(SAID, turned) == [-1, -1]
    assert common(SAID, turned, SAID.upper())[1] == -1


def test_every_letter_there_is_has_the_number_of_what_it_is_spelt_as() -> None:
    """So what one spelling leaves out adds nothing, and no text has more letters than bytes; what is spelt is not spelt again."""
    letters = pa.array([chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000])
    spelt = spelling.spelt(letters)
    assert np.array_equal(traces(letters), traces(spelt))
    assert not traces(letters.filter(pc.equal(spelt, ""))).any()
    assert spelt.equals(spelling.spelt(spelt))
    assert pc.all(pc.less_equal(pc.utf8_length(spelt), pc.binary_length(letters))).as_py()


def test_a_letter_that_another_becomes_would_be_missed_if_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Kelvin sign is a k in lower case: were k counted, the same words would have two numbers."""
    said = f"{SAID} by K. Kattan", f"{SAID} by \N{KELVIN SIGN}. Kattan"
    assert common(*said) == [0, 0]
    weights = wording._WEIGHTS.reshape(0x100, -1).copy()
    weights[[ord("k"), ord("K")]] = 1
    monkeypatch.setattr(wording, "_WEIGHTS", weights.ravel())
    assert common(*said) == [-1, -1]


def test_texts_with_any_mark_of_quotation_are_found_wherever_it_stands() -> None:
    marked = ["«a", "a»", "x “y", "„", "”z", 'he said "no"', "né «ici"]
    plain = ["", "it's", "ae\u00a0b", "a – b", "‘a’", "née", "\u00aa", "سقطت"]
    said = pa.chunked_array([marked, plain, [None]])
    rows = np.arange(len(said))
    assert with_marks(said, rows).tolist() == [True] * len(marked) + [False] * (len(plain) + 1)
    assert with_marks(said, rows[2:4]).tolist() == [True, True]


def test_a_mark_is_found_anywhere_in_a_long_text_and_none_where_a_letter_has_its_bytes_alone() -> None:
    """Also where it stands across the places to which bytes are looked at together."""
    for length in range(100):
        before, after = "x" * length, "y" * (99 - length)
        texts = [before + mark + after for mark in ('"', "«", "”")] + [before + "—" + after, before + "©" + after]
        assert with_marks(pa.chunked_array([texts]), np.arange(5)).tolist() == [True] * 3 + [False] * 2


def traces(words: pa.StringArray) -> wording.Traces:
    return wording._traces_of(words, np.arange(len(words)))
