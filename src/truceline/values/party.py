"""Parties, groups and other actors: one code each, found by any name or alias that people use for them.

Names are compared after folding case, accents, Arabic spelling variants and punctuation; nothing is guessed
beyond that, so an unknown name stays what it is: a name that no agreement lists.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

# Arabic letters that writers interchange: alef forms, final ya, ta marbuta, hamza seats.
_ARABIC_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
)
_WORD = re.compile(r"\w+")
# Letters that stay what they are; one that is taken apart into a letter and its mark, such as й, is not among these.
_FOLDED = re.compile("[a-z0-9 а-икл-яءابتثجحخدذرزسشصضطظعغفقكلمنهوي]*")
_REMEMBERED = 1 << 16  # words: names are many, made of few words
_NEITHER = re.compile(r"[^\w\s]")  # neither part of a word nor space: marks above and below letters are among these


def fold_name(name: str) -> str:
    """Fold a name to what two spellings of it have in common; an empty name folds to an empty text."""
    if name.isascii():  # nothing to take apart, and most names are
        return name.lower() if name.isalnum() else " ".join(_WORD.findall(name.lower()))
    if _FOLDED.fullmatch(name):
        return " ".join(name.split())
    # Taken apart first, for letters as fonts join them (ﻯ) are told as letters only then.
    decomposed = unicodedata.normalize("NFKD", name).translate(_ARABIC_FOLD).casefold()
    return " ".join(_WORD.findall(_NEITHER.sub(_without_marks, decomposed)))


def fold_words(name: str) -> list[str]:
    """The words of a folded name, in order. Each is folded once, in however many names it stands."""
    return [word for piece in name.split() for word in _words_of(piece)]


@lru_cache(_REMEMBERED)
def _words_of(piece: str) -> tuple[str, ...]:
    return tuple(fold_name(piece).split())


def _without_marks(found: re.Match[str]) -> str:
    letter = found.group()
    return "" if unicodedata.combining(letter) else letter


class Names:
    """Finds the code of an actor by any of its names."""

    def __init__(self, names_of: Mapping[str, Iterable[str]]) -> None:
        self._codes: dict[str, str] = {}
        self.clashes: list[tuple[str, str, str]] = []
        for code, names in names_of.items():
            for name in (code, *names):
                folded = fold_name(name)
                other = self._codes.setdefault(folded, code)
                if other != code:
                    self.clashes.append((name, other, code))

    def code(self, name: str) -> str | None:
        """The code of the actor with that name, or None where nobody has it."""
        return self._codes.get(fold_name(name))
