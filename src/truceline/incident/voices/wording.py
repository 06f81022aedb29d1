"""Whose words are whose: which of many texts are the same in one spelling (spelling), without what they are wrapped in (wrapping).

Hardly any two reports have the same words. So a number is taken of each text that its letters alone decide about, and only texts with
equal numbers are spelt and compared.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints
from truceline.incident.columns.ordering import texts_as_they_lie, texts_of
from truceline.incident.voices.spelling import (
    LETTERS,
    TELLING_LENGTH,
    in_one_spelling,
    numbered_in_one_spelling,
    spelt,
)
from truceline.incident.voices.wrapping import TABLES, Tables, bounds_within, unwrapped
from truceline.values.identities import text_of
from truceline.values.numbered import coming_twice
from truceline.values.shape.compiled import in_place, inlined, kernel

_RARE = 0xE1  # the first byte of letters of Latin and Greek with marks that take three
_JOINED = 0xEF  # begins letters in another form, of three bytes
_PICTURE = 0xB8  # the second byte of what begins so too, is put behind a picture, and is no letter
_MATHEMATICAL = 0xF0, 0x9D  # begin letters of mathematics, of four bytes
_CYRILLIC = 0xD0 >> 1  # U+0400 to U+047F begin with D0 or D1
_ABREAST = 32  # bytes that are looked at together
Traces = npt.NDArray[np.uint64]


def telling_words(reports: pa.Table) -> pa.Array:
    """The words of each report in one spelling; null where they are too few to be copied.

    Every text is spelt, which takes 3 microseconds of a hundred letters. Of many reports `words_in_common` asks the same for a tenth of it.
    """
    return in_one_spelling(unwrapped(texts_of(reports.column("said"))))


def words_in_common(reports: pa.Table) -> Ints:
    """Numbers that are equal where the telling words of two reports are; -1 of words that nobody else has."""
    said, place = texts_as_they_lie(reports.column("said"))
    _, ends = text_of(said)
    # Spelt, a text has no more letters than it has bytes, so texts of fewer bytes have no telling words.
    telling = np.asarray(said.is_valid().to_numpy(zero_copy_only=False)) & (np.diff(ends) >= TELLING_LENGTH)
    asked = np.zeros(len(said), np.bool_)
    asked[place] = True
    texts = np.flatnonzero(telling & asked)
    alike = np.zeros(len(said), np.bool_)
    alike[texts[coming_twice(_traces_of(said, texts, TELLING_LENGTH))]] = True
    rows = np.flatnonzero(alike[place])
    code = np.full(len(place), -1, np.int32)
    code[rows] = _in_common(said.take(pa.array(place[rows])))
    return code


def _in_common(said: pa.StringArray) -> Ints:
    """The same of few texts. Most copies are copied letter by letter, and each is spelt once."""
    words = said.dictionary_encode()
    code = numbered_in_one_spelling(unwrapped(words.dictionary))[words.indices.to_numpy()]
    times = np.bincount(code[code >= 0], minlength=len(code) + 1)
    return np.where((code >= 0) & (times[code] > 1), code, -1).astype(np.int32)


def with_marks(said: pa.ChunkedArray, rows: npt.NDArray[Any]) -> Bools:
    """Whether each of these texts has a quotation mark: « » “ ” „ or "."""
    texts, place = texts_as_they_lie(said)
    lie, turn = as_they_lie(place[rows], len(texts))
    return np.asarray(_with_marks(*text_of(texts), lie)[turn])


def as_they_lie(places: Ints, texts: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """These of so many texts in the order in which they lie, and which of them each is: read in turn it takes two thirds of the time."""
    asked = np.zeros(texts, np.bool_)
    asked[places] = True
    return np.flatnonzero(asked), (np.cumsum(asked) - 1)[places]


def _traces_of(said: pa.StringArray, rows: npt.NDArray[Any], fewest: int = 0) -> Traces:
    """The numbers of these texts: equal where their words are. Texts of fewer bytes have no telling words, and each a number of its own."""
    trace, rare = _traces(*text_of(said), rows, fewest)
    odd = np.flatnonzero(rare)
    if len(odd):
        letters = text_of(spelt(unwrapped(said.take(pa.array(rows[odd])))))
        trace[odd] = _traces(*letters, np.arange(len(odd)), 0)[0]
    return trace


def _weights() -> Traces:
    """What a letter adds to a text's number that begins with a byte, by the last six bits of the next: those of one byte and of two. All others add nothing.

    A letter with a mark adds what it adds without, a capital what the small one does; what is no letter or digit adds nothing. Nor do a and k:
    the signs of Ångström and Kelvin, of three bytes, are spelt so.
    """
    drawn = np.random.default_rng(4).integers(1, 1 << 63, len(LETTERS), np.uint64)  # any will do, always the same
    known = np.zeros(len(LETTERS), np.uint64)
    for script in ("0", "9"), ("a", "z"), ("а", "џ"), ("\u0600", "\u06ff"):
        some = slice(ord(script[0]), ord(script[1]) + 1)
        known[some] = drawn[some]
    known[[ord("a"), ord("k")]] = 0
    # Spelt with three bytes, a letter adds nothing.
    of_all = np.where(len(LETTERS) > LETTERS, known[LETTERS % len(LETTERS)], np.uint64(0))
    beginning = np.zeros((0x100, 0x40), np.uint64)
    beginning[:0x80] = of_all[:0x80, None]
    beginning[0xC2:0xE0] = of_all[0x80:].reshape(-1, 0x40)
    return beginning.ravel()


_WEIGHTS = _weights()


@kernel
def _with_marks(raw: npt.NDArray[np.uint8], ends: Ints, rows: npt.NDArray[Any]) -> Bools:
    """Look for the marks as UTF-8 has them: C2 AB, C2 BB; E2 80 9C, 9D and 9E; and 22."""
    found = np.zeros(len(rows), np.bool_)
    for n in range(len(rows)):
        at, end = ends[rows[n]], ends[rows[n] + 1]
        while at < end and not found[n]:
            # Most bytes begin no mark: many of them are looked at in one.
            if at + _ABREAST <= end:
                may = 0
                for k in range(at, at + _ABREAST):
                    may |= int(raw[k] == 0x22) | int(raw[k] == 0xC2) | int(raw[k] == 0xE2)
                if not may:
                    at += _ABREAST
                    continue
            for k in range(at, min(at + _ABREAST, end)):
                byte = raw[k]
                if byte == 0x22:
                    found[n] = True
                elif byte == 0xC2:
                    found[n] |= raw[k + 1] == 0xAB or raw[k + 1] == 0xBB
                elif byte == 0xE2:
                    found[n] |= raw[k + 1] == 0x80 and 0x9C <= raw[k + 2] <= 0x9E
            at += _ABREAST
    return found


def _traces(raw: npt.NDArray[np.uint8], ends: Ints, rows: npt.NDArray[Any], fewest: int) -> tuple[Traces, Bools]:
    """The sum of the letters of each of these texts (UTF-8), and which may have letters of three bytes or more that are spelt with those of fewer, or words of two scripts."""
    trace, rare = np.zeros(len(rows), np.uint64), np.zeros(len(rows), np.bool_)
    _add_letters((raw, ends, rows), (_WEIGHTS, fewest), TABLES, trace, rare)
    return trace, rare


@inlined
def _is_latin(byte: Any) -> int:
    """1 of a letter of the Latin alphabet."""
    small = byte | np.uint8(0x20)
    return int(small >= np.uint8(0x61)) & int(small <= np.uint8(0x7A))


@in_place
def _add_letters(
    texts: tuple[npt.NDArray[np.uint8], Ints, npt.NDArray[Any]],
    weighing: tuple[Traces, int],
    tables: Tables,
    trace: Traces,
    rare: Bools,
) -> None:
    """Look up every byte with the next: bytes that begin no letter of one or two weigh nothing. Spaces between letters of two would mislead whoever guesses."""
    raw, ends, rows = texts
    weights, fewest = weighing
    for n in range(len(rows)):
        begin, end = bounds_within(raw, int(ends[rows[n]]), int(ends[rows[n] + 1]), tables)
        text, following = raw[begin : end - 1], raw[begin + 1 : end]
        total, seen = np.uint64(0), 0
        for k in range(end - begin - 1):
            one, two = text[k], following[k]
            seen |= int(one == _RARE) | (int(one == _JOINED) & int(two != _PICTURE))
            seen |= int(one == _MATHEMATICAL[0]) & int(two == _MATHEMATICAL[1])
            seen |= _is_latin(one) & int(two >> 1 == _CYRILLIC)
        for k in range(1, end - begin - 1):
            seen |= int(text[k - 1] >> 1 == _CYRILLIC) & _is_latin(following[k])
        for k in range(end - begin - 1):
            total += weights[np.int64(text[k]) << 6 | np.int64(following[k]) & 0x3F]
        if end > begin and raw[end - 1] < 0x80:
            total += weights[np.int64(raw[end - 1]) << 6]
        trace[n], rare[n] = total if end - begin >= fewest else ~np.uint64(n), seen > 0
