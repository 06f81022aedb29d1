"""The words of reports: which of them two reports share, whatever the script a name is written in.

A report's words are those of its place, its areas and of what was said. Of each word remains what survives spelling and
transliteration, its consonants (transliterating): Douma, Duma, دوما and Дума are one. What a word weighs is how rarely reports have it, among those
written in its script: a frame that all have, such as EXERCISE, weighs nothing. Dates and times of day are left out, for
they are compared as what they are.
"""

import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Floats, Longs, coded
from truceline.incident.columns.ordering import texts_of
from truceline.incident.likeness.sharing import AREAS_FROM, NUMBER_OF_VAGUE, Words
from truceline.incident.likeness.transliterating import consonants_in, outline
from truceline.incident.model import WordLaw
from truceline.values.party import fold_words

FIELDS = ("place_name", "admin1", "admin2", "said")
_REMEMBERED = 1 << 16  # words
RAREST = 5.3  # nats: a word that fewer than one in two hundred reports have weighs no more
_UNSEEN = 20.0  # reports' worth of belief that a script has been used without a word
_MOST = 1_500  # words that the model keeps; all others are rare
_CLOCK = re.compile(r"^\W*\d{1,4}(?:[:./-]\d{1,4}){1,2}\W*$|^\W*\d{1,2}(?:st|nd|rd|th)\W*$|^\W*(?:19|20)\d\d\W*$")
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʿʾ`", None))
_OF_ARABIC, _OF_CYRILLIC = re.compile("[\u0600-\u06ff]"), re.compile("[\u0400-\u04ff]")
OF_AREA = "@"  # begins an area among the words of names (unplacednames)
VAGUE = "*"  # stands among the words of a name that no other name speaks against (unplacednames)
_FIGURE = re.compile(r"\d")
_DATED = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday yesterday today января февраля марта "
    "апреля мая июня июля августа сентября октября ноября декабря вчера сегодня كانون شباط اذار نيسان ايار حزيران تموز "
    "اب ايلول تشرين الاول الثاني يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر امس اليوم"
)
_OPENING = "al el ul ech as es ash esh ar er ad ed at et an en az ez аль эль ель ас эс аш эш ар эр ад эд ат эт ан эн аз эз the of and"
_NO_WORDS = frozenset(f"{_DATED} {_OPENING}".split())  # dates, articles and what joins words
NO_WORDS = Words(np.zeros(1, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0))
_LATIN_SCRIPT, _ARABIC_SCRIPT, _CYRILLIC_SCRIPT, _FIGURES = range(4)
SCRIPTS = (_LATIN_SCRIPT, _ARABIC_SCRIPT, _CYRILLIC_SCRIPT)


class Told(NamedTuple):
    """Which report has which word, as a number; a word comes with its script, and what it is."""

    row: Longs
    word: Longs
    skeletons: list[str]
    script: Longs  # by word


@cache
def skeleton(word: str) -> str:
    """What is left of a folded word in any spelling: its consonants, those that scripts confuse taken together."""
    bare = consonants_in(word)
    return bare if len(bare) > 1 else word


def unmarked_words(name: str) -> list[str]:
    """The words of a folded name, in order, without marks that are no letters."""
    return fold_words(name.translate(APOSTROPHES))


def consonants(folded: Iterable[str]) -> str:
    """What is left of the words of a folded name in any spelling: the consonants of each, and figures."""
    return " ".join(filter(None, map(consonants_of_word, folded)))


@lru_cache(_REMEMBERED)
def consonants_of_word(folded: str) -> str:
    """The consonants of one folded word; nothing of dates, articles and what joins words."""
    return "" if folded in _NO_WORDS else consonants_in(folded)


def telling_words(folded: Iterable[str]) -> list[str]:
    """Those of the words of a folded name that are no dates, articles or what joins words."""
    return [word for word in folded if word not in _NO_WORDS]


def outlines(folded: Iterable[str]) -> str:
    """The same of a name of few consonants, and of each of its words whether it begins and ends with a vowel."""
    return " ".join(filter(None, map(outline, telling_words(folded))))


def words_in(text: str) -> list[str]:
    """The words of one piece of a text between spaces, as skeletons."""
    if text.isascii() and text.isalpha():  # most are one word, and no time of day
        folded = [text.lower()]
    elif _CLOCK.match(text):
        return []
    else:
        folded = unmarked_words(text)
    return [skeleton(word) for word in folded if word not in _NO_WORDS and len(word) > 1]


def script_of(text: str) -> int:
    """The script that a text is written in, as a number."""
    if not text.isascii():
        if _OF_ARABIC.search(text):
            return _ARABIC_SCRIPT
        if _OF_CYRILLIC.search(text):
            return _CYRILLIC_SCRIPT
    return _LATIN_SCRIPT if any(map(str.isalpha, text)) else _FIGURES


def told_words(reports: pa.Table, *, figures: bool = True) -> Told:
    """All words of all reports, or those that no figure stands in; a word that one report has twice counted once."""
    number_of: dict[tuple[int, str], int] = {}
    found = []
    for name in FIELDS:
        # Texts that stayed where they lie have a number for each row: here every text has one.
        texts = coded(texts_of(reports[name]) if name == "said" else reports[name])
        if not len(texts.dictionary):
            continue
        lists = pc.utf8_split_whitespace(texts.dictionary)
        pieces = pc.list_flatten(lists).dictionary_encode()
        of_piece = [
            [number_of.setdefault((script_of(text), word), len(number_of)) for word in words_in(text)]
            if figures or not _FIGURE.search(text)
            else []
            for text in pieces.dictionary.to_pylist()
        ]
        of_text = np.asarray(pc.list_value_length(lists).to_numpy(zero_copy_only=False), np.int64)
        words, times = repeated_of(np.asarray(pieces.indices.to_numpy(), np.int64), of_piece)
        ends = np.cumsum(times)[np.cumsum(of_text) - 1] if len(times) else np.zeros(len(of_text), np.int64)
        ends = np.where(np.cumsum(of_text) > 0, ends, 0)
        begins = np.concatenate([[0], ends[:-1]])
        rows = np.flatnonzero(texts.indices.is_valid().to_numpy(zero_copy_only=False))
        text_of = np.asarray(texts.indices.drop_null().to_numpy(), np.int64)
        count = (ends - begins)[text_of]
        nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        found.append(np.repeat(rows, count) << 32 | words[np.repeat(begins[text_of], count) + nth])
    whole = np.sort(np.concatenate([np.empty(0, np.int64), *found]))
    whole = whole[np.append(True, np.diff(whole) != 0)[: len(whole)]]  # what a report says twice is one word of it
    names = list(number_of)
    return Told(whole >> 32, whole & 0xFFFFFFFF, [word for _, word in names], np.array([s for s, _ in names], np.int64))


def repeated_of(pieces: Longs, of_piece: list[list[int]]) -> tuple[Longs, Longs]:
    """The words of pieces one after the other, by the number of each piece, and how many each has."""
    sizes = np.array([len(words) for words in of_piece], np.int64)
    flat = np.array([word for words in of_piece for word in words], np.int64)
    times = sizes[pieces]
    nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    starts = (np.cumsum(sizes) - sizes)[pieces]
    return flat[np.repeat(starts, times) + nth], times


def common_words(told: Told) -> tuple[tuple[str, float], ...]:
    """What the commoner words weigh: how rarely they are had by reports that use their script, the commonest first."""
    having = np.bincount(told.word, minlength=len(told.skeletons))
    uses = np.zeros((int(told.row.max(initial=0)) + 1, 4), np.bool_)
    uses[told.row, told.script[told.word]] = True
    written = uses.sum(axis=0)
    weights: dict[str, float] = {}
    nats = np.log((written[told.script] + _UNSEEN) / (having + 1.0))
    for word, weight in zip(told.skeletons, nats.tolist(), strict=True):
        weights[word] = min(weights.get(word, RAREST), max(weight, 0.0))
    common = sorted((round(weight, 2), word) for word, weight in weights.items() if weight < RAREST)
    return tuple((word, weight) for weight, word in common[:_MOST])


def words_of_one(
    report: Mapping[str, Any], common: Mapping[str, float], without: Collection[str] | None = None
) -> tuple[list[int], list[float]]:
    """The words of one report, as `words_of` has them: their numbers, rising, and what each weighs.

    Where it is said without which words, those that a figure stands in are left out too.
    """
    pieces = [piece for name in FIELDS if (text := report[name]) for piece in text.split()]
    if without is not None:
        pieces = [piece for piece in pieces if not _FIGURE.search(piece)]
    return weighed_of_one({word for piece in pieces for word in words_in(piece)}.difference(without or ()), common)


def weighed_of_one(said: Collection[str], common: Mapping[str, float]) -> tuple[list[int], list[float]]:
    """Of the words of one report their numbers, rising, and what each weighs."""
    return numbered_of_one({word: common.get(word, RAREST) for word in said})


def numbered_of_one(weights: Mapping[str, float]) -> tuple[list[int], list[float]]:
    """The numbers of words, rising, and what each weighs; without those that weigh nothing."""
    weighed = {_number(word): weights[word] for word in sorted(weights)}
    numbers = sorted(number for number, weight in weighed.items() if weight > 0.0)
    return numbers, [weighed[number] for number in numbers]


def _number(word: str) -> int:
    if word == VAGUE:
        return NUMBER_OF_VAGUE
    return zlib.crc32(word.encode()) >> 1 | (AREAS_FROM if word.startswith(OF_AREA) else 0)


def words_of(reports: pa.Table, law: WordLaw | None) -> Words:
    """The words of each report, and what each weighs; none where no law tells what they are worth."""
    return NO_WORDS if law is None else weighed_words(told_words(reports), reports.num_rows, law)


def weighed_words(told: Told, rows: int, law: WordLaw) -> Words:
    """The words of so many reports, in order of their numbers; a name that a report gives in two scripts is one word of it."""
    common = dict(law.common)
    weights = np.array([common.get(word, RAREST) for word in told.skeletons])
    return in_number_order(told, rows, weights, np.array(law.worth))


def in_number_order(told: Told, rows: int, weights: Floats, worth: Floats) -> Words:
    """The words of so many reports in order of their numbers, each once, without those that weigh nothing; `weights` are those of `told.skeletons`."""
    numbers = np.array([_number(word) for word in told.skeletons], np.int64)
    kept = weights[told.word] > 0.0
    row, word = told.row[kept], told.word[kept]
    key = row << 32 | numbers[word]
    order = np.argsort(key, kind="stable")
    key, word = key[order], word[order]
    first = np.append(True, np.diff(key) != 0)[: len(key)]
    key, word = key[first], word[first]
    start = np.searchsorted(key, np.arange(rows + 1) << 32)
    return Words(start, numbers[word], weights[word], worth)
