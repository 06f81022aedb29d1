"""What two reports call the place of which they tell, where one of them lies nowhere: whether it may be one place.

A name of which nobody knows where it lies gives no distance. It is a name all the same: two callers who name one village rather tell of one
incident, the more the rarer the village is named, and two who name two rather of two. So it is held against what the other calls its place, wherever
that lies and however it is known.

A name is the same in any of three scripts, in spellings that leave its consonants as they are, and written as one word or as several (Tel
Shihab, Telshihab, تل شهاب). Names that share a word may be those of one place (*Dael*, *east of Dael*): they say nothing; but a word with which many
names are made (Kafr, Tell) is none that they share. A name that is written with its area, or with what it is a part of (*Norfolk, VA*, *Hamdaniya (Aleppo)*), goes by either of the two. What a report that gives a bearing calls its place may be its post, and a country's name is
everybody's: they say nothing either. Against the name of an area (*Daraa*, *countryside of Daraa*) no other name speaks: the place may lie in it.

So are the areas that both give: whoever names a village that nobody knows, or none, mostly says in which province it was. One area of both speaks for
one incident, the more the fewer reports give it, another against it; of two levels the rarer that both have counts. Where both give one name that says it all. What
one source alone calls an area may be any area of another's, and says nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, coded, codes_of
from truceline.incident.likeness.bearings import aimed, is_aimed
from truceline.incident.likeness.placenames import of_few_consonants, unmarked
from truceline.incident.likeness.sharing import PART_OF_NAME, Words
from truceline.incident.likeness.transliterating import consonants_in, outline
from truceline.incident.likeness.words import (
    NO_WORDS,
    OF_AREA,
    RAREST,
    VAGUE,
    Told,
    in_number_order,
    numbered_of_one,
    repeated_of,
    script_of,
    telling_words,
)
from truceline.incident.model import NamesLaw
from truceline.values.country_names import is_country
from truceline.values.party import fold_words

_AREAS = ("admin1", "admin2")
WHOLE = "="  # begins all words of a name as one
_FEWEST_OF_AREA = 2  # consonants of an area that is known in any script
_REMEMBERED = 1 << 16  # names
_BESIDE, _TOGETHER = re.compile("[,،;؛()]"), 2  # what stands between two names in one cell, and how many they are
# What says that a name is that of an area.
_KINDS_OF_AREA = (
    "governorate province state county region oblast district subdistrict countryside rural rif area department departement departamento "
    "prefecture municipality municipio territory commune cercle lga wilaya محافظه ريف ناحيه قضاء منطقه провинция мухафаза область "
    "район нахия округ"
)
_OF_AREAS = frozenset(fold_words(_KINDS_OF_AREA))


class NamesLookup(NamedTuple):
    """The law as it is looked up of one name after the other."""

    common: Mapping[str, float]
    heads: frozenset[str]
    areas: frozenset[tuple[str, ...]]
    of_areas: Mapping[str, float]

    def words_of(self, name: str) -> tuple[str, ...]:
        """The words of a name; that it is vague stands last among them."""
        words = words_of_place(name)
        return (*words, VAGUE) if words and self.is_of_area(name) else words

    def is_of_area(self, name: str) -> bool:
        """Whether a name is that of an area, or says so by itself."""
        return words_of_place(name)[-1:] in self.areas or not _OF_AREAS.isdisjoint(unmarked(name).split())

    def area_of(self, name: str, column: str) -> str:
        """The area that a column of areas names, or that of the place where that is one."""
        return word_of_area(name) if column in _AREAS or self.is_of_area(name) else ""

    def weight_of(self, word: str) -> float:
        """What a word of a name weighs, or an area; nothing, where many names are made with it, or one source alone gives it."""
        if word.startswith(OF_AREA):
            return self.of_areas.get(word, 0.0)
        if word in self.heads and word != VAGUE:
            return 0.0
        return self.common.get(word, RAREST) if word.startswith(WHOLE) else PART_OF_NAME


def lookup_of_names(law: NamesLaw) -> NamesLookup:
    """The law of names, to be looked up."""
    return NamesLookup(
        dict(law.common), frozenset(law.heads), frozenset((area,) for area in law.areas), dict(law.of_areas)
    )


@lru_cache(_REMEMBERED)
def words_of_place(name: str) -> tuple[str, ...]:
    """The words by which a name is known here, each once, and last all of them as one; none of a country's."""
    words = telling_words(unmarked(name).split())
    if not words or is_country(" ".join(words)):
        return ()
    whole = WHOLE + _as_one(words)
    parts = (words_of_place(part)[-1:] for part in _of_two(name))
    known = dict.fromkeys([*map(_known_by, words), *(word for part in parts for word in part if word != whole)])
    return (*known, whole)


def _of_two(name: str) -> list[str]:
    """The two names of a place that is written with another, one before a comma or bracket and one behind it; none where there are more, or one."""
    parts = [part for part in _BESIDE.split(name) if part and part.strip()]
    return parts if len(parts) == _TOGETHER else []


def _as_one(words: list[str]) -> str:
    """What is left of all words of a name in any script and spelling, as one; where they have no consonants the words themselves."""
    bare = "".join(map(consonants_in, words))
    whole = "".join(map(outline, words)) if of_few_consonants(bare) else bare
    return whole if bare else "".join(words)


def _known_by(word: str) -> str:
    """What is left of a word in any script and spelling: its consonants, of few of them with its first and last vowels, and where there are none itself."""
    bare = consonants_in(word)
    if not of_few_consonants(bare):
        return bare
    return outline(word) if bare else word


@lru_cache(_REMEMBERED)
def word_of_area(name: str) -> str:
    """An area as it is known in any script and spelling, without words that say what kind of area it is; nothing of a country."""
    own = [word for word in unmarked(name).split() if word not in _OF_AREAS]
    words = telling_words(own) or own
    if not words or is_country(" ".join(words)):
        return ""
    known = _as_one(words)
    # Of one consonant are abbreviations: OR is not AR.
    return OF_AREA + (known if sum(map(str.isalpha, known)) >= _FEWEST_OF_AREA else "".join(words))


def told_areas(reports: pa.Table, law: NamesLookup) -> Told:
    """The areas that reports give, of either level, or as the name of their place."""
    numbers: dict[tuple[int, str], int] = {}
    found = [np.empty(0, np.int64)]
    free = ~aimed(reports)
    for of in (*_AREAS, "place_name"):
        names = coded(reports[of])
        known = [
            numbers.setdefault((script_of(name), word), len(numbers)) if (word := law.area_of(name, of)) else -1
            for name in names.dictionary.to_pylist()
        ]
        word_of = np.array([*known, -1], np.int64)[codes_of(names)]
        rows = np.flatnonzero((word_of >= 0) & free)
        found.append(rows << 32 | word_of[rows])
    both = np.unique(np.concatenate(found))
    script = np.array([script for script, _ in numbers], np.int64)
    return Told(both >> 32, both & 0xFFFFFFFF, [word for _, word in numbers], script)


def told_places(reports: pa.Table, words_of: Callable[[str], tuple[str, ...]] = words_of_place) -> Told:
    """The words by which reports call their places."""
    names = coded(reports["place_name"])
    numbers: dict[tuple[int, str], int] = {}
    of_name = [
        [numbers.setdefault((script_of(name), word), len(numbers)) for word in words_of(name)]
        for name in names.dictionary.to_pylist()
    ]
    called = codes_of(names)
    rows = np.flatnonzero((called >= 0) & ~aimed(reports))
    words, times = repeated_of(called[rows].astype(np.int64), of_name)
    script = np.array([script for script, _ in numbers], np.int64)
    return Told(np.repeat(rows, times), words, [word for _, word in numbers], script)


def names_any(reports: pa.Table) -> Bools:
    """Which reports name their place, or its area."""
    given = [pc.is_valid(reports[of]).to_numpy() for of in ("place_name", *_AREAS)]
    return np.asarray(given[0] | given[1] | given[2])


def place_words_of(reports: pa.Table, law: NamesLaw | None) -> Words:
    """The words by which each report calls its place, and what each weighs; none where no law tells what they are worth."""
    if law is None:
        return NO_WORDS
    look_up = lookup_of_names(law)
    told = _both(told_places(reports, look_up.words_of), told_areas(reports, look_up))
    weights = np.array([*map(look_up.weight_of, told.skeletons)], np.float64)
    worth = np.array([law.other, law.same, law.other_area, law.same_area])
    return in_number_order(told, reports.num_rows, weights, worth)


def _both(names: Told, areas: Told) -> Told:
    """The words of names and of areas together."""
    return Told(
        np.concatenate([names.row, areas.row]),
        np.concatenate([names.word, areas.word + len(names.skeletons)]),
        [*names.skeletons, *areas.skeletons],
        np.concatenate([names.script, areas.script]),
    )


def place_words_of_one(report: Mapping[str, Any], law: NamesLookup) -> tuple[list[int], list[float]]:
    """The same of one report: their numbers, rising, and what each weighs."""
    if is_aimed(report):
        return [], []
    name, given = report["place_name"], ((of, report[of]) for of in (*_AREAS, "place_name"))
    words = [*(law.words_of(name) if name else ()), *(law.area_of(called, of) for of, called in given if called)]
    return numbered_of_one({word: law.weight_of(word) for word in words if word})
