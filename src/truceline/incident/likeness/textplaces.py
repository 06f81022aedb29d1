"""Where a text leads that stands alone: of a report that gives neither coordinates nor the name of a place in a column of its own.

A note of the hotline or a post says “قصف مدفعي على بلدة النعيمة”, and no more. The model knows which names of places are believed where they
stand in a text, and how widely reports whose texts say so lie around each (textlearning). They are looked for word by word, in the first
2,000 characters, the longest first: as they are spelt, then without what Arabic writes as one word with the next (بالنعيمة), then by their consonants,
where these are believed in a text of that script. Of several the first is taken: on real posts that was right more often than the last, and
nearly as often as any of them.

So is the name in a column read that leads nowhere as a whole: “farms near Idlib”, “the dam or the mill of Falaj” (partlearning). Of the names
within it the first is taken that lies in the area which the report gives, where it is known where that lies.

It is a place for comparing only, as that of a name in a column (placenames).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.words import APOSTROPHES, consonants_of_word, script_of
from truceline.incident.model import NamedPlace, NamesWithin
from truceline.values.party import fold_name

BY_CONSONANTS = "~"  # begins names that are known by their consonants alone
IN_SCRIPT = "/"  # ends such a name in texts, and the number of their script comes behind it
_MOST_WORDS = 4  # of a name
_READ = 2_000  # characters of a text: what a long one tells of stands at its beginning
_REMEMBERED = 1 << 16  # texts: learning and comparing look the same ones up again and again
_DEGREE_M = 111_195.0
_ARTICLE = "ال"
# And, in, to, so: written as one word with the next; and the same with its article.
_JOINED = ("ب", "و", "ل", "ف", "وب", "ول")
_WITH_ARTICLE = ("بال", "وال", "لل", "فال", "وبال", "ولل")
_FIRST_LETTERS = frozenset("بولف")
FEWEST_LETTERS = 3  # of a name in a text


def in_script(bare: str, script: int) -> str:
    """A name by its consonants, as it is known in texts of a script."""
    return f"{bare}{IN_SCRIPT}{script}"


class TextNames:
    """Names that are looked for in texts, by the words that they begin with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = frozenset(names)
        begins = {name.partition(IN_SCRIPT)[0].partition(" ")[0] for name in self._known}
        self._bare = {first[1:] for first in begins if first.startswith(BY_CONSONANTS)}
        self._spelt = {first for first in begins if not first.startswith(BY_CONSONANTS)}
        self._begins = lru_cache(_REMEMBERED)(self._begins_with)

    def found(self, text: str, *, whole: bool = True) -> Iterator[str]:
        """Those that a text has, in the order of its words, but for one that is the whole of it where that is not wanted.

        Of names that overlap the first is told, and the longest that begins there.
        """
        words = fold_name(text[:_READ].translate(APOSTROPHES)).split()
        behind = 0
        for at, word in enumerate(words):
            if at < behind or not any(begins := self._begins(word)):
                continue
            end = at + _MOST_WORDS if whole or at else min(_MOST_WORDS, len(words) - 1)
            name, many = self._beginning(words[at:end], begins)
            if many:
                yield name
                behind = at + many

    def _begins_with(self, word: str) -> tuple[list[str], bool]:
        """As which words of names a word is spelt that names begin with, and whether one begins with its consonants."""
        spelt = [part for part in _whole_and_parted(word) if part in self._spelt]
        return spelt, consonants_of_word(word) in self._bare

    def _beginning(self, words: list[str], begins: tuple[list[str], bool]) -> tuple[str, int]:
        """The name that begins with the first of these words, and how many of them it takes; none where none does. It is known what names begin so."""
        spelt, by_consonants = begins
        bare = [consonants_of_word(word) for word in words]
        for many in range(len(words), 0, -1):
            for word in spelt:
                name = " ".join([word, *words[1:many]])
                if name in self._known:
                    return name, many
            if by_consonants and bare[many - 1]:  # else fewer words say the same
                consonants = " ".join(filter(None, bare[:many]))
                name = in_script(BY_CONSONANTS + consonants, script_of(words[0]))
                if name in self._known:
                    return name, many
        return "", 0


def _whole_and_parted(word: str) -> Iterator[str]:
    """A word, and what it may be without what Arabic writes as one with it."""
    yield word
    if word[0] not in _FIRST_LETTERS:
        return
    for begins in _WITH_ARTICLE:
        if word.startswith(begins) and len(word) - len(begins) + len(_ARTICLE) > FEWEST_LETTERS:
            yield _ARTICLE + word[len(begins) :]
    for begins in _JOINED:
        if word.startswith(begins) and len(word) - len(begins) >= FEWEST_LETTERS:
            yield word[len(begins) :]


@remembered
def reader(names: tuple[NamedPlace, ...]) -> Callable[[str | None], NamedPlace | None]:
    """What tells where a text leads by these names, each text once."""
    known = {place.name: place for place in names}
    looked_for = TextNames(known)

    @lru_cache(_REMEMBERED)
    def leads(text: str | None) -> NamedPlace | None:
        return next((known[name] for name in looked_for.found(text)), None) if text else None

    return leads


@remembered
def part_reader(within: NamesWithin) -> Callable[[str, str], NamedPlace | None]:
    """What tells where a name leads by those within it, of the name folded and of the area that is given with it, by its consonants."""
    known = {place.name: place for place in within.names}
    areas = {area.name: area for area in within.areas}
    looked_for = TextNames(known)

    @lru_cache(_REMEMBERED)
    def leads(name: str, area: str) -> NamedPlace | None:
        parts = (known[part] for part in looked_for.found(name, whole=False))
        return next((place for place in parts if lies_in(place, areas.get(area))), None)

    return leads


def lies_in(place: NamedPlace, area: NamedPlace | None) -> bool:
    """Whether a place may lie in an area; in one of which nothing is known it may."""
    if area is None:
        return True
    away = metres_from(area, np.array([place.longitude]), np.array([place.latitude]))
    return bool(away[0] <= area.radius_m + place.radius_m)


def metres_from(place: NamedPlace, longitude: Floats, latitude: Floats) -> Floats:
    """How far these lie from a place, near enough: no more is known of a name."""
    east = (longitude - place.longitude) * np.cos(np.radians(place.latitude))
    return np.asarray(np.hypot(east, latitude - place.latitude) * _DEGREE_M)
