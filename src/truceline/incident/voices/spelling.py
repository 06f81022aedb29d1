"""Texts in one spelling: what is left of them wherever they are passed on.

Of a text its letters and digits alone are its words: what stands between them, marks on them (of accents, of vowels), strokes that
make a word longer (tatweel), capitals, and whether digits are those of Arabic (٣), of Persian (۳) or of Latin (3) are lost or changed on the
way. So is the name of its language, which is not asked for.

Letters that look the same are the same (`values.lookalikes`).

What Unicode says of each letter is asked once, for all of one byte or two (Latin, Greek, Cyrillic, Arabic); a text that has no others, but for
dashes and quotation marks, is then spelt letter by letter. Any other is spelt as a whole, with the same result.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Ints, Longs, encoded
from truceline.values.identities import text_of
from truceline.values.lookalikes import ARABIC_ALIKE, IN_OTHER_FORM, OF_TWO_SCRIPTS, in_one_script, in_usual_form
from truceline.values.shape.compiled import in_place, inlined

# Shorter words are formulas ("shelling", "situation calm") that two people write without copying.
TELLING_LENGTH = 30
_NO_WORD = r"[^\p{L}\p{N}]+|\x{0640}"  # neither letter nor digit; and tatweel, which Unicode calls a letter
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", 2 * "0123456789")
_A_DIGIT = "[٠-٩۰-۹]"
_TWO_SCRIPTS = 3  # the sum of the kinds of a Latin and of a Cyrillic letter
_OF_TWO_BYTES = 0x800  # the first letter that UTF-8 writes in three bytes
_MARKS = 0xE2, 0x80  # begin dashes, quotation marks and spaces of three bytes (U+2000 to U+203F), which are no letters
_CYRILLIC_BYTE = 0xD0 >> 1  # U+0400 to U+047F begin with D0 or D1
Letters = npt.NDArray[np.uint16]


def spelt(said: pa.StringArray) -> pa.StringArray:
    """The letters and digits of each text, in lower case and without marks, all digits as Latin has them."""
    usual = _written(said, IN_OTHER_FORM, in_usual_form)
    usual = _written(usual, OF_TWO_SCRIPTS, in_one_script)
    plain = pc.replace_substring_regex(pc.utf8_lower(pc.utf8_normalize(usual, form="NFD")), _NO_WORD, "")
    for other, letter in ARABIC_ALIKE:
        plain = pc.replace_substring(plain, other, letter)
    return _written(plain, _A_DIGIT, lambda text: text.translate(_DIGITS))


def _written(said: pa.StringArray, pattern: str, write: Callable[[str], str]) -> pa.StringArray:
    """The texts, those in which a pattern is found written otherwise."""
    having = pc.fill_null(pc.match_substring_regex(said, pattern), False)
    if not pc.any(having).as_py():
        return said
    others = [write(text) for text in said.filter(having).to_pylist()]
    return pc.replace_with_mask(said, having, pa.array(others, pa.string()))


def in_one_spelling(said: pa.StringArray) -> pa.StringArray:
    """The same, null where they are too few to be copied."""
    plain = spelt(said)
    long_enough = pc.greater_equal(pc.utf8_length(plain), TELLING_LENGTH)
    return pc.if_else(long_enough, plain, pa.scalar(None, pa.string()))


def numbered_in_one_spelling(said: pa.StringArray) -> Ints:
    """Numbers that are equal where the texts are in one spelling; -1 where their letters are too few to be copied. None may be missing."""
    raw, bounds = text_of(said)
    letters, size, odd = np.empty(len(raw), np.uint16), np.empty(len(said), np.int64), np.zeros(len(said), np.bool_)
    _write_letters((raw, bounds), LETTERS, letters, size, odd)
    whole = np.flatnonzero(odd)
    words = _as_bytes(letters, size)
    if len(whole):
        others = in_one_spelling(said.take(pa.array(whole))).to_pylist()
        as_bytes = [None if text is None else text.encode("utf-16-le") for text in others]
        words = pc.replace_with_mask(words, pa.array(odd), pa.array(as_bytes, words.type))
    code = encoded(words)
    code[~odd & (size < TELLING_LENGTH)] = -1
    return code


def _as_bytes(letters: Letters, size: Longs) -> pa.Array:
    """Texts of so many letters each, one after the other, as bytes."""
    ends = np.append(0, np.cumsum(2 * size))
    return pa.Array.from_buffers(pa.large_binary(), len(size), [None, pa.py_buffer(ends), pa.py_buffer(letters)])


def _letters() -> Letters:
    """What each letter of one byte or two is spelt as; 0: as nothing."""
    each = spelt(pa.array([chr(code) for code in range(_OF_TWO_BYTES)])).to_pylist()
    return np.array([ord(letter) if letter else 0 for letter in each], np.uint16)


LETTERS = _letters()


@inlined
def _script_of(byte: Any) -> int:
    """Of the first byte of a letter: 1 of a Latin letter of one byte, 2 of a Cyrillic one of two, 0 of any other."""
    if 0x61 <= byte | 0x20 <= 0x7A:
        return 1
    return 2 * int(byte >> 1 == _CYRILLIC_BYTE)


@in_place
def _write_letters(
    texts: tuple[npt.NDArray[np.uint8], Ints], spelt_as: Letters, letters: Letters, size: Longs, odd: Bools
) -> None:
    """Write the letters of each text (UTF-8) one after the other, how many they are, and which texts are spelt otherwise. Of these none is written."""
    raw, bounds = texts
    filled = 0
    for n in range(len(size)):
        at, end, begin = bounds[n], bounds[n + 1], filled
        script = 0
        while at < end:
            byte = np.int64(raw[at])
            before, script = script, _script_of(byte)
            if before + script == _TWO_SCRIPTS:
                odd[n] = True
                break
            if byte < 0x80:
                letter, at = spelt_as[byte], at + 1
            elif byte < 0xE0:
                letter, at = spelt_as[(byte & 0x1F) << 6 | (np.int64(raw[at + 1]) & 0x3F)], at + 2
            elif byte == _MARKS[0] and raw[at + 1] == _MARKS[1]:
                letter, at = spelt_as[0], at + 3
            else:
                odd[n] = True
                break
            letters[filled] = letter
            filled += letter != 0
        filled = begin if odd[n] else filled
        size[n] = filled - begin
