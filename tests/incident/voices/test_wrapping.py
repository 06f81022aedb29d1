"""What a text is wrapped in as it is passed on: the lists below were written from feeds of the press, not from the lists of the code."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.voices import wording, wrapping
from truceline.incident.voices.spelling import spelt
from truceline.incident.voices.wording import telling_words, words_in_common
from truceline.incident.voices.wrapping import LEAD_INS, TAILS, unwrapped

ENGLISH = "Two shells fell on the market of Nawa"
ARABIC = "سقطت قذيفتان على سوق نوى صباح اليوم الثلاثاء"
RUSSIAN = "Ещё две мины упали на рынок в Нава сегодня утром"
TEXTS = (ENGLISH, ARABIC, RUSSIAN)
BEFORE = (
    *("BREAKING: ", "URGENT | ", "Update:", "Just in - ", "Breaking news — ", "FLASH! ", "[BREAKING] ", "#BREAKING\n"),
    *("#Breaking ", "#Breaking news: ", "\U0001f6a8\U0001f6a8 BREAKING \U0001f6a8 ", "Breaking... ", "**URGENT**: "),
    *(
        "عاجل:",
        "عاجل |",
        "عاجل | ",
        "#عاجل ",
        "\U0001f534 عاجل | ",
        "عَاجِلٌ: ",
        "عاجـــل – ",
        "خبر عاجل: ",
        "أخبار عاجلة / ",
    ),
    *("اخبار عاجلة: ", "«عاجل» ", "عاجل.. ", "\u200fهام وعاجل :", "عاجل\n"),
    *("Срочно: ", "СРОЧНО!!! ", "Молния — ", "⚡️Молния! ", "\u203c\ufe0fВнимание\u203c\ufe0f ", "Срочная новость: "),
    *("RT @a: ", "RT @a_1 ", "BREAKING: RT @a: Urgent! ", "عاجل: عاجل | ", "RT @a: RT @b: "),
)
AFTER = (
    *(
        " https://t.co/x",
        " HTTP://a.example/1?b=c#d",
        " www.example.org",
        " t.me/nawa/17",
        " (https://a.example)",
        "\nhttps://t.co/x\n",
    ),
    *(". #Syria #Nawa", "! #Nawa", "… #Nawa", "؟ #نوى", "\n#سوريا #نوى", " https://t.co/x #Syria"),
    *(
        " (via a)",
        " [via a b]",
        " (via @a)",
        " via @a",
        " - via @a",
        " VIA: @a",
        " (Source: a-b.example)",
        " via https://t.co/x",
    ),
    *(
        " (نقلاً عن شبكة نوى)",
        " (المصدر: أ)",
        " عبر @a",
        " (عبر @a)",
        " (Источник: ТАСС)",
        " через @a",
        " (по данным ТАСС)",
    ),
    *(" Источник: https://a.example", ". #a https://t.co/x (via a)", " (h/t a)"),
)
NONE_BEFORE = (
    *(
        "Breaking ",
        "عاجل ",
        "Flash-flood: ",
        "Unconfirmed: ",
        "Denied: ",
        "False: ",
        "Updates: ",
        "سوريا: ",
        "Nawa | ",
        "5: ",
    ),
    *(
        "RT a: ",
        "RT: ",
        "RT @a",
        "@a: ",
        "b BREAKING: ",
        "Молниями: ",
        "Not urgent: ",
        "Урочно: ",
        "Breaking, ",
        "Breaking. ",
    ),
)
NONE_AFTER = (
    *(
        " #Nawa",
        " on #Nawa #Syria",
        " (three killed)",
        " (via a, three killed)",
        " (via a: 3 killed)",
        " via Nawa",
        " @a",
        " (via)",
    ),
    *(
        " here: https://t.co/x",
        " (viaduct)",
        " (عبر الحدود)",
        " (через два часа)",
        " http",
        " https:/x",
        " www",
        " via",
        ")",
        " ()",
        "#",
    ),
    " (via " + "x" * 90 + ")",
)


def is_one_text(one: str, other: str) -> bool:
    """Whether both ways to ask say that two texts are one."""
    reports = reports_of(told("a", said=one), told("b", minutes=9, said=other))
    words, common = telling_words(reports).to_pylist(), words_in_common(reports).tolist()
    assert (words[0] == words[1] is not None) == (common == [0, 0])
    return bool(common == [0, 0])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("before", BEFORE)
def test_what_the_press_puts_before_a_text_is_none_of_its_words(before: str, text: str) -> None:
    assert is_one_text(text, before + text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("after", AFTER)
def test_what_says_whose_a_text_is_or_leads_elsewhere_is_none_of_its_words(after: str, text: str) -> None:
    assert is_one_text(text, text + after)


@pytest.mark.parametrize("text", TEXTS)
def test_both_are_left_out_of_one_text_however_they_come_together(text: str) -> None:
    rows = [
        told("a", minutes=n, said=f"{one}{text}{other}")
        for n, (one, other) in enumerate(zip(BEFORE * len(AFTER), AFTER * len(BEFORE), strict=True))
    ]
    assert set(words_in_common(reports_of(*rows)).tolist()) == {0}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("before", NONE_BEFORE)
def test_any_other_word_before_a_text_makes_it_another(before: str, text: str) -> None:
    assert not is_one_text(text, before + text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("after", [after for after in NONE_AFTER if after.strip("()# ")])
def test_any_other_word_after_a_text_makes_it_another(after: str, text: str) -> None:
    assert not is_one_text(text, text + after)


@pytest.mark.parametrize("word", [word for words in LEAD_INS.values() for word in words])
def test_every_lead_in_of_the_list_is_one_before_a_colon_and_none_without(word: str) -> None:
    assert unwrapped(pa.array([f"{word.upper()}: {ENGLISH}"])).to_pylist() == [f" {ENGLISH}"]
    assert unwrapped(pa.array([f"{word} {ENGLISH}"])).to_pylist() == [f"{word} {ENGLISH}"]


@pytest.mark.parametrize("word", [word for words in TAILS.values() for word in words])
def test_every_word_of_the_list_says_in_brackets_whose_a_text_is(word: str) -> None:
    assert unwrapped(pa.array([f"{ENGLISH} ({word} a)"])).to_pylist() == [f"{ENGLISH} "]
    assert unwrapped(pa.array([f"{ENGLISH} {word} a"])).to_pylist() == [f"{ENGLISH} {word} a"]


def test_the_document_names_every_word_of_the_lists() -> None:
    told = " ".join((Path(__file__).parents[3] / "docs" / "incident.md").read_text(encoding="utf-8").split())
    words = [word for some in (*LEAD_INS.values(), *TAILS.values()) for word in some]
    assert [word for word in words if word not in told] == []


def test_thirty_letters_are_counted_of_what_is_left() -> None:
    assert not is_one_text(f"BREAKING: {'x' * 29} https://a.example", f"BREAKING: {'x' * 29} https://a.example")
    assert is_one_text(f"BREAKING: {'x' * 30} https://a.example", f"{'x' * 30} (via a)")


def test_a_text_that_is_nothing_but_wrapping_has_no_words() -> None:
    said = [
        "BREAKING: عاجل | Срочно!",
        "https://a.example https://b.example #a",
        "RT @a: ",
        "",
        " ",
        "#a #b",
        "(via a)",
        None,
    ]
    assert [text and spelt(pa.array([text]))[0].as_py() for text in unwrapped(pa.array(said)).to_pylist()] == [
        *[""] * 6,
        "viaa",  # nothing stands before
        None,
    ]
    reports = reports_of(*(told("a", minutes=n, said=text and text * 9) for n, text in enumerate(said)))
    assert len(words_in_common(reports)) == len(said)


def test_a_spelt_text_has_no_wrapping_so_that_its_number_is_that_of_the_whole_text() -> None:
    """No letter or digit there is is taken for a sign, by which alone a lead-in or a tail could end."""
    letters = pa.array([chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000])
    plain = pc.unique(spelt(letters))
    wrapped = pa.array([f"breaking{letter}{'x' * 30}" for letter in plain.to_pylist() if letter])
    assert unwrapped(wrapped).equals(wrapped)
    with_rare = "BREAKING: Two shells fell on Ḥawr, ạnd nobody wạs hurt https://a.example"
    assert is_one_text(with_rare, "Two shells fell on Ḥawr, ạnd nobody wạs hurt".upper())


def test_texts_in_a_slice_and_in_pieces_are_unwrapped_as_they_stand() -> None:
    said = pa.array(["x", None, f"BREAKING: {ENGLISH}", ENGLISH, f"{ENGLISH} (via a)", None])
    assert unwrapped(said[1:]).to_pylist() == [None, f" {ENGLISH}", ENGLISH, f"{ENGLISH} ", None]
    assert unwrapped(said[3:4]).to_pylist() == [ENGLISH]
    assert unwrapped(pa.array([], pa.string())).to_pylist() == []


def test_any_bytes_of_a_text_are_read_to_its_end_and_no_further() -> None:
    """Random texts of what wrappings are made of: what is left is part of the text, whole letters, and the same wherever it lies."""
    draw = np.random.default_rng(7)
    parts = [
        "BREAKING",
        ":",
        " ",
        "عاجل",
        "|",
        "-",
        "#a",
        "@a",
        "RT",
        "via",
        "(",
        ")",
        "https://",
        "t.me/",
        "…",
        "؟",
        "\U0001f534",
        "h",
        "w",
        "٣",
    ]
    texts = ["".join(draw.choice(parts, draw.integers(0, 9))) for _ in range(20_000)]
    left = unwrapped(pa.array(texts)).to_pylist()
    assert all(core in text for core, text in zip(left, texts, strict=True))
    assert left[:500] == [unwrapped(pa.array([text]))[0].as_py() for text in texts[:500]]


def test_teeth_were_texts_compared_as_they_stand_no_wrapped_one_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "unwrapped", lambda said: said)
    rows = [told("a", said=ENGLISH), *(told("b", minutes=n, said=before + ENGLISH) for n, before in enumerate(BEFORE))]
    assert words_in_common(reports_of(*rows))[0] == -1


def test_teeth_a_trace_of_the_whole_text_would_miss_every_wrapped_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds, onward, ending, may_begin = wrapping.TABLES
    monkeypatch.setattr(wording, "TABLES", (kinds, onward, ending, np.zeros_like(may_begin)))
    reports = reports_of(told("a", said=ENGLISH), told("b", minutes=9, said=f"BREAKING: {ENGLISH}"))
    assert words_in_common(reports).tolist() == [-1, -1]
