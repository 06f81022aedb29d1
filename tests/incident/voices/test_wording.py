import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.voices import wording
from truceline.incident.voices.wording import telling_words, with_marks, words_in_common
from truceline.values.identities import text_of

SAID = "Two shells fell on the market of Nawa"


def test_words_are_the_same_however_they_are_spaced() -> None:
    texts = [SAID.replace(" shells ", "\tshells   ").replace(" the", "\nthe"), f" {SAID}", None]
    rows = [told("a", minutes=n, said=text, language="en") for n, text in enumerate(texts)]
    spaced, plain, silent = telling_words(reports_of(*rows)).to_pylist()
    assert spaced == plain == "en|two shells fell on the market of nawa"
    assert silent is None
    assert telling_words(reports_of(rows[1])).to_pylist() == [plain]


def common(*said: tuple[str | None, str | None]) -> list[int]:
    rows = [told("a", minutes=n, said=text, language=language) for n, (text, language) in enumerate(said)]
    return [int(number) for number in words_in_common(reports_of(*rows))]


def test_only_words_that_two_have_in_common_have_a_number() -> None:
    arabic = "سقطت قذيفتان على سوق نوى صباح اليوم"
    russian = "Две мины упали на рынок в Нава сегодня утром"
    said: list[tuple[str | None, str | None]] = [
        (SAID, "en"),
        (arabic, "ar"),
        (SAID.upper(), "en"),
        (russian, "ru"),
        ("shelling", "en"),
        ("shelling", "en"),
    ]
    said += [(f" {arabic} ", "ar"), (None, None), (f"{SAID} again", "en"), (russian.upper(), "ru"), (None, None)]
    one, other, shouted, third, *rest = common(*said)
    assert one == shouted >= 0
    assert other == rest[2] >= 0
    assert third == rest[5] >= 0
    assert len({one, other, third}) == 3
    assert [rest[k] for k in (0, 1, 3, 4, 6)] == [-1] * 5


def test_the_same_words_in_another_language_are_not_the_same() -> None:
    assert common((SAID, "en"), (SAID, "ru"), (SAID, None)) == [-1, -1, -1]


def test_letters_in_another_order_are_not_the_same_words_though_their_number_is() -> None:
    turned = SAID.replace("Two shells", "shells Two")
    assert common((SAID, "en"), (turned, "en")) == [-1, -1]
    assert common((SAID, "en"), (turned, "en"), (SAID.upper(), "en"))[1] == -1


def test_what_one_spelling_leaves_out_adds_nothing_to_a_number() -> None:
    """Every letter there is has the number of its lower case, and whatever is trimmed has none."""
    letters = pa.array([chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000])
    assert np.array_equal(traces(letters), traces(pc.utf8_lower(letters)))
    trimmed = letters.filter(pc.equal(pc.utf8_trim_whitespace(letters), ""))
    assert len(trimmed) > 20
    assert not traces(trimmed).any()


def test_a_letter_that_another_becomes_would_be_missed_if_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Kelvin sign is a k in lower case: were k counted, the same words would have two numbers."""
    said = f"{SAID} by K. Kattan", f"{SAID} by \N{KELVIN SIGN}. Kattan"
    assert common(*((text, "en") for text in said))[0] >= 0
    one, two = wording._WEIGHTS
    monkeypatch.setattr(wording, "_WEIGHTS", (np.maximum(one, np.uint64(1)), two))
    assert common(*((text, "en") for text in said)) == [-1, -1]


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
    raw, ends = text_of(words)
    return wording._traces(raw, ends, np.arange(len(words)), *wording._WEIGHTS)
