"""Names and words in any of three scripts, folded to what their spellings have in common.

Arabic writes consonants; Latin and Cyrillic spellings of one name differ mostly in vowels, doubled letters, the article
and the letters that a script lacks. So a word's skeleton is its consonants in coarse classes: Kafr Tamrin, كفر تمرين and
Кафр-Тамрин are all “kfr tmrn”. Nothing is guessed: two names with one skeleton are held alike, not the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel

Masks = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.int32]

_CONSONANTS = {
    **dict(zip("bcdfgjklmnpqrstvxz", "bkdfgjklmnbkrstwkz", strict=True)),
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنه", " btsjhkddrzsssdtz gfkklmn ".replace("h", " "), strict=True)),
    **dict(zip("پچڤگ", "bjfg", strict=True)),
    **dict(zip("бвгджзклмнпрстфхцчшщ", "bwgdjzklmnbrstfkssss", strict=True)),
    **dict(zip("ґєіїў", "g   w", strict=True)),
}
_LETTER = {letter: code.strip() for letter, code in _CONSONANTS.items()}
_FIRST = {"w": "w", "و": "w", "y": "y", "ي": "y", "й": "y", "я": "y", "ю": "y", "h": "h", "ه": "h", "ح": "h"}
_ARTICLES = {"al", "el", "ul", "ar", "er", "as", "es", "ash", "esh", "at", "et", "ad", "ed", "az", "ez", "an", "en", "ال",
             "эл", "ал", "эр", "эс", "эш", "эт", "эд", "эз", "эн", "ас", "аш", "ат", "ад", "аз", "ан", "ар", "the", "of"}  # fmt: skip
_KINDS = {"village", "town", "city", "district", "area", "neighborhood", "neighbourhood", "suburb", "governorate", "province",
          "countryside", "near", "قريه", "بلده", "مدينه", "ريف", "محافظه", "منطقه", "село", "деревня", "город", "район"}  # fmt: skip
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "ё": "е"}
)
_DIGRAPHS = (("дж", "j"), ("dj", "j"), ("ch", "s"), ("tch", "s"), ("ph", "f"))
_MARKS = "'’‘ʿʾ`ьъ"


def skeleton(name: str) -> str:
    """The consonants of a name, word by word, without articles and words such as “village”."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_FOLD).replace("й", "и"))
    plain = "".join(c for c in folded if not unicodedata.combining(c) and c not in _MARKS)
    words = [word for word in re.findall(r"\w+", plain) if word not in _ARTICLES and word not in _KINDS]
    return " ".join(filter(None, (_consonants(word) for word in words))) or " ".join(words)


def _consonants(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    for pair, letter in _DIGRAPHS:
        word = word.replace(pair, letter)
    if word.isdigit():
        return word
    coded = _FIRST.get(word[:1], "") + "".join(_LETTER.get(c, c if c.isdigit() else "") for c in word)
    return re.sub(r"(.)\1+", r"\1", coded)


def sketches(names: Iterable[str]) -> Masks:
    """Of each skeleton its words and letters in threes, as 128 bits."""
    rows = []
    for name in names:
        mask = 0
        for word in name.split():
            padded = f"^{word}$"
            for part in {word, *(padded[k : k + 3] for k in range(len(padded) - 2))}:
                mask |= 1 << (_hash(part) & 127)
        rows.append((mask & 0xFFFFFFFFFFFFFFFF, mask >> 64))
    return np.array(rows, np.uint64).reshape(-1, 2)


def _hash(text: str) -> int:
    """FNV-1a, 64 bits; the seven bits used are folded from all."""
    number = 0xCBF29CE484222325
    for byte in text.encode():
        number = ((number ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return number ^ (number >> 29) ^ (number >> 43)


@cache
def letter_table() -> Bytes:
    """For each character below U+0700 what it counts as in words: a consonant, 0 nothing, 1 the end of a word."""
    table = np.zeros(0x700, np.uint8)
    for point in range(0x700):
        character = chr(point)
        folded = unicodedata.normalize("NFKD", character.casefold().translate(_FOLD))[:1]
        if character in _MARKS or unicodedata.combining(character):
            continue
        if not character.isalnum():
            table[point] = 1
        elif character.isdigit():
            table[point] = ord("0") + unicodedata.digit(character, 0)
        else:
            table[point] = ord(_LETTER.get(folded, "")[:1] or "\0")
    return table


@kernel
def words_of(
    text: tuple[Bytes, npt.NDArray[np.int64]], letters: Bytes, often: Counts, common: npt.NDArray[np.bool_]
) -> Masks:
    """Words of each text as 128 bits: at most eight that are not common, of three consonants or digits or more.

    `often` counts in how many texts each word is, by its hash; `common` says by the same hash which are passed over.
    Which eight, of more, depends on the text alone.
    """
    data, ends = text
    rows = len(ends) - 1
    size = np.uint64(len(often) - 1)
    masks = np.zeros((rows, 2), np.uint64)
    seen = np.full(len(often), -1, np.int32)
    least = np.empty(8, np.uint64)
    for row in range(rows):
        count = 0
        at, end = ends[row], ends[row + 1]
        value, length, before = np.uint64(0xCBF29CE484222325), 0, 0
        while at <= end:
            letter = 1
            if at < end:
                byte = data[at]
                point = 0x700
                if byte < 0x80:
                    point, step = int(byte), 1
                elif byte < 0xE0:
                    point, step = ((byte & 0x1F) << 6) | (data[at + 1] & 0x3F), 2
                else:
                    step = 3 if byte < 0xF0 else 4
                letter = letters[point] if point < 0x700 else 1
                at += step
            else:
                at += 1
            if letter > 1 and letter != before:
                value = (value ^ np.uint64(letter)) * np.uint64(0x100000001B3)
                length += 1
                before = letter
            elif letter == 1:
                mixed = value ^ (value >> np.uint64(29))
                place = np.int64(mixed & size)
                if length >= 3 and seen[place] != row:
                    seen[place] = row
                    often[place] += 1
                    if not common[place]:
                        count = _keep_least(least, count, mixed)
                value, length, before = np.uint64(0xCBF29CE484222325), 0, 0
        for k in range(count):
            bit = np.int64((least[k] >> np.uint64(40)) & np.uint64(127))
            masks[row, bit // 64] |= np.uint64(1) << np.uint64(bit % 64)
    return masks


@kernel
def _keep_least(least: Masks, count: int, value: Any) -> int:
    """Keep the eight least of the values that come."""
    if count < len(least):
        least[count] = value
        return count + 1
    most = 0
    for k in range(1, count):
        if least[k] > least[most]:
            most = k
    least[most] = min(least[most], value)
    return count
