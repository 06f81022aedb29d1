"""Which of many texts may have any of some names: those in which a word begins as one of them does.

Of a million texts most have none, and to look for names in any spelling takes several times as long as to look at how words begin. No
text that has a name is left out, unless a letter of the Latin alphabet stands right before a name that begins with one.
"""

from functools import cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Bytes, Ints
from truceline.incident.columns.ordering import texts_as_they_lie
from truceline.incident.voices.spelling import LETTERS
from truceline.incident.voices.wording import as_they_lie
from truceline.values.identities import text_of
from truceline.values.shape.compiled import inlined, kernel

_SMALL = 0x20  # the bit by which small letters of the Latin alphabet differ from capitals
_NUMBERS = 1 << 15
_LATIN, _OTHER = 1, 2


class Beginnings(NamedTuple):
    """How names may begin: with which bytes, of Latin letters or of others; with which three Latin letters; and with which letters of two bytes or more."""

    first: Bytes
    three: Bools
    other: Bools


def may_name(said: pa.ChunkedArray, rows: Ints, names: list[str]) -> Bools:
    """Whether each of these texts may have any of these names, which are in one spelling and have three letters or more."""
    texts, place = texts_as_they_lie(said)
    lie, turn = as_they_lie(place[rows], len(texts))
    return np.asarray(_with_beginnings(*text_of(texts), lie, beginnings_of(names))[turn])


def beginnings_of(names: list[str]) -> Beginnings:
    """With what these names may begin, however they are written."""
    found = Beginnings(np.zeros(0x100, np.int8), np.zeros(_NUMBERS, np.bool_), np.zeros(1 << 16, np.bool_))
    for letter in {name[0] for name in names}:
        for begin in spellings_of(letter):
            found.first[begin[0]] = _LATIN if len(begin) == 1 else _OTHER
            if len(begin) > 1:
                found.other[begin[0] << 8 | begin[1]] = True
    for letters in {name[:3] for name in names}:
        for three in product(*([each[0] for each in spellings_of(letter) if len(each) == 1] for letter in letters)):
            found.three[_number(*three)] = True
    return found


def spellings_of(letter: str) -> list[bytes]:
    """All letters that are spelt as this one, in UTF-8."""
    return _all_spellings().get(letter, [letter.encode()])


@cache
def _all_spellings() -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    codes = np.flatnonzero(LETTERS)
    for code, letter in zip(codes.tolist(), LETTERS[codes].tolist(), strict=True):
        found.setdefault(chr(letter), []).append(chr(code).encode())
    return found


@inlined
def _number(one: Any, two: Any, three: Any) -> int:
    """One number for three Latin letters or digits, small or capital: different ones may have the same."""
    return int(((one | _SMALL) * 961 + (two | _SMALL) * 31 + (three | _SMALL)) & (_NUMBERS - 1))


@inlined
def _is_latin(byte: Any) -> bool:
    """Whether a byte is a letter of the Latin alphabet, or a digit."""
    return bool(0x61 <= byte | _SMALL <= 0x7A or 0x30 <= byte <= 0x39)


@kernel
def _with_beginnings(
    raw: npt.NDArray[np.uint8], ends: Ints, rows: npt.NDArray[np.int64], beginnings: Beginnings
) -> Bools:
    """Look at every byte that may begin a name, of Latin letters only where none stands before it. What is behind a first letter that is none says nothing."""
    first, three, other = beginnings
    found = np.zeros(len(rows), np.bool_)
    for n in range(len(rows)):
        before = 0
        for at in range(ends[rows[n]], ends[rows[n] + 1] - 2):
            byte = raw[at]
            if first[byte] > before:
                one, two, last = np.int64(byte), np.int64(raw[at + 1]), np.int64(raw[at + 2])
                if first[byte] == _OTHER:
                    found[n] = other[one << 8 | two]
                elif _is_latin(two) and _is_latin(last):
                    found[n] = three[_number(one, two, last)]
                else:
                    found[n] = True
                if found[n]:
                    break
            small = byte | np.uint8(_SMALL)
            before = int(small >= np.uint8(0x61)) & int(small <= np.uint8(0x7A))
    return found
