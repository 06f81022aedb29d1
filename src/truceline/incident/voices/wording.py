"""Whose words are whose: texts in one spelling, and which of many are the same.

Hardly any two reports have the same words. So a number is taken of each text that letters alone decide about, whatever their case and
the spaces between them, and only texts with equal numbers are spelt and compared.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Ints, encoded, in_one_piece
from truceline.incident.columns.ordering import texts_as_they_lie, texts_of
from truceline.values.identities import text_of
from truceline.values.numbered import coming_twice
from truceline.values.shape.compiled import in_place, kernel

# Shorter words are formulas ("shelling", "situation calm") that two people write without copying.
TELLING_LENGTH = 30
_CASELESS = (0x590, 0x700)  # Hebrew and Arabic
_ABREAST = 32  # bytes that are looked at together
Traces = npt.NDArray[np.uint64]


def telling_words(reports: pa.Table) -> pa.Array:
    """The words of each report in one spelling, its language before them; null where they are too few to be copied."""
    language = pc.fill_null(in_one_piece(reports.column("language")).cast(pa.string()), "")
    return pc.binary_join_element_wise(language, _in_one_spelling(texts_of(reports.column("said"))), "|")


def _in_one_spelling(said: pa.StringArray) -> pa.StringArray:
    """Texts in lower case with single spaces, null where they are too short."""
    plain = pc.utf8_lower(pc.utf8_trim_whitespace(_single_spaced(said)))
    long_enough = pc.greater_equal(pc.utf8_length(plain), TELLING_LENGTH)
    return pc.if_else(long_enough, plain, pa.scalar(None, pa.string()))


def words_in_common(reports: pa.Table) -> Ints:
    """Numbers that are equal where the telling words of two reports are; -1 of words that nobody else has."""
    said, place = texts_as_they_lie(reports.column("said"))
    raw, ends = text_of(said)
    # In lower case there are as many letters, so texts of fewer bytes have no telling words.
    telling = np.asarray(said.is_valid().to_numpy(zero_copy_only=False)) & (np.diff(ends) >= TELLING_LENGTH)
    asked = np.zeros(len(said), np.bool_)
    asked[place] = True
    texts = np.flatnonzero(telling & asked)
    alike = np.zeros(len(said), np.bool_)
    alike[texts[coming_twice(_traces(raw, ends, texts, *_WEIGHTS))]] = True
    rows = np.flatnonzero(alike[place])
    code = np.full(len(place), -1, np.int32)
    language = in_one_piece(reports.column("language")).take(pa.array(rows))
    code[rows] = _in_common(said.take(pa.array(place[rows])), encoded(language))
    return code


def _in_common(said: pa.StringArray, language: Ints) -> Ints:
    """The same of few texts, in languages by their numbers. Most copies are copied letter by letter, and each is spelt once."""
    words = said.dictionary_encode()
    spelt = encoded(_in_one_spelling(words.dictionary))[words.indices.to_numpy()].astype(np.int64)
    number = np.where(spelt < 0, -1, spelt * (int(language.max(initial=0)) + 2) + language + 1)
    _, code, times = np.unique(number, return_inverse=True, return_counts=True)
    return np.where((spelt >= 0) & (times[code] > 1), code, -1).astype(np.int32)


def with_marks(said: pa.ChunkedArray, rows: npt.NDArray[Any]) -> Bools:
    """Whether each of these texts has a quotation mark: « » “ ” „ or "."""
    texts, place = texts_as_they_lie(said)
    lie, turn = _as_they_lie(place[rows], len(texts))
    return np.asarray(_with_marks(*text_of(texts), lie)[turn])


def _as_they_lie(places: Ints, texts: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """These of so many texts in the order in which they lie, and which of them each is: read in turn it takes two thirds of the time."""
    asked = np.zeros(texts, np.bool_)
    asked[places] = True
    return np.flatnonzero(asked), (np.cumsum(asked) - 1)[places]


def _single_spaced(said: pa.Array) -> pa.Array:
    """Texts with single spaces alone. Hardly any has others: only those are worth a regular expression."""
    odd = _oddly_spaced(*text_of(said))
    if not odd.any():
        return said
    spaced = pa.array(odd)
    mended = pc.replace_substring_regex(said.filter(spaced), r"\s+", " ")
    return pc.replace_with_mask(said, spaced, mended)


def _weights() -> tuple[Traces, Traces]:
    """What each letter adds to a text's number: those of one byte, and those of two.

    Nothing is added by spaces, by letters whose case is not known here, and by those that others become in lower case (i of İ, k of K).
    """
    drawn = np.random.default_rng(4).integers(1, 1 << 63, 0x800, np.uint64)  # any numbers will do, always the same
    one, two = drawn[:0x80].copy(), np.zeros(0x800, np.uint64)
    one[: ord(" ") + 1] = one[0x7F] = one[[ord("i"), ord("k")]] = 0
    one[ord("A") : ord("Z") + 1] = one[ord("a") : ord("z") + 1]
    two[slice(*_CASELESS)] = drawn[slice(*_CASELESS)]
    two[0x430:0x460] = drawn[0x430:0x460]
    two[0x410:0x430], two[0x400:0x410] = two[0x430:0x450], two[0x450:0x460]  # Cyrillic capitals
    return one, two


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


@kernel
def _oddly_spaced(raw: npt.NDArray[np.uint8], ends: Ints) -> Bools:
    """Which texts have two spaces together, or a tab, a line's end or a form feed."""
    odd = np.zeros(len(ends) - 1, np.bool_)
    for n in range(len(odd)):
        before = 0
        for at in range(ends[n], ends[n + 1]):
            byte = raw[at]
            # A vertical tab alone is no odd space: the regular expression does not know it.
            if (9 <= byte <= 13 and byte != 11) or (byte == 32 and before == 32):
                odd[n] = True
                break
            before = byte
    return odd


def _traces(raw: npt.NDArray[np.uint8], ends: Ints, rows: npt.NDArray[Any], one: Traces, two: Traces) -> Traces:
    """The sum of the letters of each of these texts (UTF-8)."""
    trace = np.zeros(len(rows), np.uint64)
    _add_letters(raw, ends, rows, np.concatenate([one, two, np.zeros(1, np.uint64)]), trace)
    return trace


@in_place
def _add_letters(
    raw: npt.NDArray[np.uint8], ends: Ints, rows: npt.NDArray[Any], weights: Traces, trace: Traces
) -> None:
    """Look up every byte with the next: bytes that begin no letter of one or two weigh nothing. Spaces between letters of two would mislead whoever guesses."""
    for n in range(len(rows)):
        begin, end = ends[rows[n]], ends[rows[n] + 1]
        text, following = raw[begin : end - 1], raw[begin + 1 : end]
        total = np.uint64(0)
        for k in range(end - begin - 1):
            byte = np.int64(text[k])
            of_two = 0x80 + ((byte & 0x1F) << 6 | (np.int64(following[k]) & 0x3F))
            of_more = of_two if (byte >= 0xC2) & (byte < 0xE0) else len(weights) - 1
            total += weights[byte if byte < 0x80 else of_more]
        if end > begin and raw[end - 1] < 0x80:
            total += weights[raw[end - 1]]
        trace[n] = total
