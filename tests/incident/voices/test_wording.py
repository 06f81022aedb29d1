import unicodedata
from collections import Counter

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
    "Persian letters": (ARABIC + " في يد", (ARABIC + " في يد").replace("ي", "ی")),
    "Persian kaf": (ARABIC + " كلها", ARABIC + " کلها"),
    "a final ya without dots": (ARABIC + " في", ARABIC + " فى"),
    "Arabic letters as fonts join them": (ARABIC + " لا", ARABIC.replace("ق", "ﻗ") + " ﻻ"),
    "letters of full width": (SAID, "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in SAID)),
    "letters of mathematics": (SAID, SAID.replace("shells", "𝐬𝐡𝐞𝐥𝐥𝐬")),
    "Cyrillic letters in Latin words": (SAID, SAID.replace("shells", "shеlls").replace("market", "mаrket")),
    "Latin letters in Cyrillic words": (RUSSIAN, RUSSIAN.replace("рынок", "pынoк")),
    "a Cyrillic letter first": (SAID, SAID.replace("on", "оn")),
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


@pytest.mark.parametrize(
    ("word", "is_spelt"),
    [
        ("сосо", "сосо"),
        ("cосо", "сосо"),
        ("cосo", "coco"),
        ("GPSник", "gpsник"),
        ("Nawaн", "nawaн"),
        ("Нawa", "hawa"),
        ("два shells", "дваshells"),
    ],
)
def test_a_word_of_two_scripts_is_of_the_one_whose_own_letters_it_has(word: str, is_spelt: str) -> None:
    """Or of the more frequent; where it has letters of its own of both, it stays as it is, and two words are two."""
    assert spelling.spelt(pa.array([word])).to_pylist() == [is_spelt]


@pytest.mark.parametrize("seed", range(3))
def test_letter_by_letter_and_as_a_whole_the_same_texts_have_the_same_words(seed: int) -> None:
    """However letters that look alike are put for each other, and wherever in a word."""
    rng = np.random.default_rng(seed)
    scripts = "acek tn é – 3", "асек тнд – 3", "يىی كک ﻯ ﻻ – ٣"
    alike = ("aаａ𝐚", "cсｃ", "eе", "kк", "يىیﻯ", "كک", "3٣")
    texts = []
    for _ in range(40):
        text = "".join(rng.choice(list(rng.choice(scripts)), 60))
        texts += [text, "".join(_another(letter, alike, rng) for letter in text)]
    reports = reports_of(*(told("a", minutes=n, said=text) for n, text in enumerate(texts)))
    whole = telling_words(reports).to_pylist()
    times = Counter(text for text in whole if text is not None)
    number = dict(zip(whole, words_in_common(reports).tolist(), strict=True))
    assert [number[text] for text in whole] == words_in_common(reports).tolist()
    assert {text: code >= 0 for text, code in number.items()} == {text: times[text] > 1 for text in number}
    assert 0 < len({code for code in number.values() if code >= 0}) == sum(count > 1 for count in times.values())


def _another(letter: str, alike: tuple[str, ...], rng: np.random.Generator) -> str:
    among = next((each for each in alike if letter in each), letter)
    return str(rng.choice(list(among))) if rng.random() < 0.1 else letter


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
