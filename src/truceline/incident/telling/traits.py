"""What two reports say beside place and time, and how it is told: act and weapon, actor and target, figures, directions, words, and the crowd.

Whatever counts in the score of the two is told, and told as it counts: where what both say is alike and counts against one incident here, or
is not and counts for it, that is said too. Of what says nothing nothing is told, but that one or both name no act, or name actors or targets
that differ. The exact numbers stay in the table of links.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from truceline.incident.columns.arrays import Bools, Ints, coded, codes_of, encoded, places_among
from truceline.incident.likeness.calling import name_called
from truceline.incident.likeness.figures import figure_levels, numbers_of
from truceline.incident.likeness.numbering import Names, are_one
from truceline.incident.likeness.twofigures import MAY
from truceline.incident.likeness.unplacednames import word_of_area
from truceline.incident.model import (
    ACT_CODES,
    APART,
    MISSING,
    NEAR,
    RELATED,
    SAME,
    WEAPON_CODES,
    act_alikeness,
    contradicting_acts,
    weapon_alikeness,
)
from truceline.incident.telling.ends import UNSAID, Ends, Whole
from truceline.values.language import Language, say
from truceline.values.taxonomy import HARMED

# What is told of each trait, by number: the end of a message's name.
_ACTS = ("missing", "same", "near", "related", "apart", "neither")
_WEAPONS = ("missing", "same", "near", "related", "apart")
_ACTORS = ("other", "same", "learnt", "crossed", "target", "sides", "script")
_TARGETS = ("other", "same")
_FIGURES = ("missing", "agree", "near", "differ", "may")
_HARMED = ("other", "civilians", "fighters")
_DIRECTIONS = ("other", "same", "learnt")
_WORDS = ("other", "same", "shared", "few", "area", "area-other")
_CROWDS = ("few", "many")
_OTHER, _SAME, _LEARNT, _CROSSED, _TARGET, _SIDES, _IN_SCRIPT = range(7)
_SHARED, _FEW, _AREA, _AREA_OTHER = 2, 3, 4, 5
_NEITHER_ACT, _DIFFER, _MAY_AGREE = 5, 3, 4
_KINDS = ("count", "calibre", "killed", "injured")  # of figures, as figure_levels has them
_FOR, _AGAINST = "for", "against"
_SPEAKS = 0.3  # nats that a part must say to be told as counting against what it looks like
# The places in HARMED of those that say that civilians were harmed, and of those that say that fighters were.
_ALSO = [[HARMED.index(one), HARMED.index("both")] for one in ("civilians", "fighters")]


class Traits:
    """What the sentences say of the traits of each link's two reports, as small numbers."""

    def __init__(self, ends: Ends) -> None:
        self._ends = ends

    @property
    def columns(self) -> tuple[Whole, ...]:
        """Part by part a number: thrice what is told of it, and whether that counts as it looks (_counts). TraitSayer puts it into words."""
        told = (self._acts, self._actors, self._figures, self._direction, self._words, self._crowd, self._family)
        return tuple(np.asarray(column, np.int64) for column in told)

    def _both(self, numbers: Ints) -> tuple[Ints, Ints]:
        return numbers[self._ends.here], numbers[self._ends.there]

    def _counts(self, part: str, alike: Bools, unlike: Bools) -> Whole:
        """1 where the part counts for one incident and nothing that is told looks so, 2 where it counts against it likewise; else 0."""
        score = self._ends.score(part)
        return np.where(~alike & (score >= _SPEAKS), 1, np.where(~unlike & (score <= -_SPEAKS), 2, 0))

    @property
    def _acts(self) -> Whole:
        """How alike the acts are, and whether it is one or both that name none; the same of weapons that both name."""
        one, other = self._both(places_among(self._ends.reports.column("act"), ACT_CODES, otherwise=len(ACT_CODES)))
        neither = (one == len(ACT_CODES)) & (other == len(ACT_CODES))
        level = act_alikeness()[one, other]
        related = np.flatnonzero(level == RELATED)
        level[related[contradicting_acts()[one[related], other[related]]]] = APART
        weapons = places_among(self._ends.reports.column("weapon"), WEAPON_CODES, otherwise=len(WEAPON_CODES))
        weapon = weapon_alikeness()[self._both(weapons)]
        alike = np.isin(level, (SAME, NEAR)) | np.isin(weapon, (SAME, NEAR))
        counts = self._counts("act", alike, (level == APART) | (weapon == APART))
        return np.asarray((np.where(neither, _NEITHER_ACT, level) * 5 + weapon) * 3 + counts)

    @property
    def _actors(self) -> Whole:
        """How alike the sides are told to be: of actors by place in _ACTORS and of targets in _TARGETS, -1 where nothing is to be told.

        Names that differ are told to go together where the score counts them for the two; and never as if they counted for it else.
        """
        score = self._ends.score("actor")
        names = Names({})
        actor, target = (names.numbers(self._ends.reports.column(of)) for of in ("actor", "target"))
        differ, same = self._named(actor)
        other_target, same_target = self._named(target)
        alike, unlike = same | same_target, differ | other_target
        crossed = self._crossed(actor, target) & ~alike & (score > 0)
        favoured = ~alike & (score > 0)
        told = np.where(
            differ, _OTHER, np.where(same, np.where(np.equal(*self._both(actor)), _SAME, _IN_SCRIPT), UNSAID)
        )
        # Of sides that stand in an order of their own neither two actors nor two targets need be named.
        told = np.where(~alike & ~unlike & (score < 0), _SIDES, told)
        told = np.where(crossed, _CROSSED, np.where(favoured, _LEARNT, told))
        told = np.where(differ & same_target & (score > 0), _TARGET, told)
        targets = np.where(other_target, 0, np.where(same_target, 1, UNSAID))
        targets = np.where(favoured | (told == _TARGET), UNSAID, targets)
        counts = np.where(alike, self._counts("actor", alike, unlike), 0)
        return np.asarray(((told + 1) * 3 + targets + 1) * 3 + counts)

    def _named(self, names: Ints) -> tuple[Bools, Bools]:
        """Whether the two name different ones, and whether they name the same."""
        one, other = self._both(names)
        both = (one >= 0) & (other >= 0)
        same = are_one(one, other)
        return both & ~same, both & same

    def _crossed(self, actor: Ints, target: Ints) -> Bools:
        """Whether one names as its actor whom the other names as its target."""
        here, there = self._ends.here, self._ends.there
        crossed = np.zeros(len(here), np.bool_)
        for one, other in ((here, there), (there, here)):
            crossed |= (actor[one] >= 0) & are_one(actor[one], target[other])
        return crossed

    @property
    def _figures(self) -> Whole:
        """Of each kind of number that both tell, whether it is the same, near, neither, or may be the same, as one leaves an end open; and whom both say were harmed."""
        numbers = numbers_of(self._ends.reports)
        levels = figure_levels(numbers, self._ends.here, self._ends.there, open_too=True)
        levels[0, numbers.unit[self._ends.here] < 0] = MISSING  # counts of nothing are not compared
        levels = np.where(levels == MAY, _MAY_AGREE, np.where(levels > NEAR, _DIFFER, levels)).astype(np.int64)
        one, other = self._both(numbers.harmed)
        civilians, fighters = (np.isin(one, among) & np.isin(other, among) for among in _ALSO)
        harmed = np.where(civilians, 1, np.where(fighters, 2, 0))
        harmed = np.where((one >= 0) & (other >= 0), harmed, UNSAID)
        alike = np.isin(levels, (SAME, NEAR, _MAY_AGREE)).any(axis=0) | (harmed > 0)
        unlike = (levels == _DIFFER).any(axis=0) | (harmed == 0)
        code = np.zeros(len(one), np.int64)
        for level in levels:
            code = code * len(_FIGURES) + level
        return np.asarray((code * 4 + harmed + 1) * 3 + self._counts("figure", alike, unlike))

    @property
    def _direction(self) -> Whole:
        """Where directions of fire count: 1 where both give one, 2 where two go together, 0 where two rarely do; else -1."""
        score = self._ends.score("direction")
        one, other = self._both(encoded(self._ends.reports.column("direction")))
        same = (one == other) & (one >= 0)
        told = np.where(same, _SAME, np.where(score > 0, _LEARNT, _OTHER))
        counts = self._counts("direction", same, ~same)
        return np.where(score == 0, 0, (told + 1) * 3 + np.where(same, counts, 0))

    @property
    def _words(self) -> Whole:
        """Where words count: 1 where both call their place the same; else 2 where words that both have count for the two; else -1.

        Against them 0 where they call it otherwise, 3 where they have few words in common. Where one gives no coordinates 4 and 5 where it is the area that
        they give that counts.
        """
        score = self._ends.score("words")
        one, other = self._both(self._called)
        both = (one >= 0) & (other >= 0)
        same = both & (one == other)
        told = np.where(same, _SAME, np.where(score > 0, _SHARED, np.where(both, _OTHER, _FEW)))
        one_area, two_areas = self._in_areas()
        told = np.where(one_area & ~same & (score > 0), _AREA, told)
        told = np.where(two_areas & ~both & (score < 0), _AREA_OTHER, told)
        counts = self._counts("words", same, ~same)
        return np.where(score == 0, 0, (told + 1) * 3 + np.where(same, counts, 0))

    def _in_areas(self) -> tuple[Bools, Bools]:
        """Whether both give one area, and whether they give two, where one of them gives no coordinates."""
        lost = np.logical_or(*self._ends.lost)
        numbers: dict[str, int] = {"": UNSAID}
        given = []
        for of in ("admin1", "admin2"):
            areas = coded(self._ends.reports.column(of))
            known = [numbers.setdefault(word_of_area(area), len(numbers)) for area in areas.dictionary.to_pylist()]
            given.append(self._both(np.array([*known, UNSAID], np.int32)[codes_of(areas)]))
        pairs = [(here >= 0, there >= 0, here == there) for here, _ in given for _, there in given]
        one = np.any([here & there & same for here, there, same in pairs], axis=0)
        both = np.any([here for here, _, _ in pairs], axis=0) & np.any([there for _, there, _ in pairs], axis=0)
        return lost & one, lost & both & ~one

    @cached_property
    def _called(self) -> Ints:
        """How reports call their places, as numbers; -1 where they do not."""
        names = coded(self._ends.reports.column("place_name"))
        numbers: dict[str, int] = {"": -1}
        found = [
            numbers.setdefault(name_called(name), len(numbers)) if name else -1 for name in names.dictionary.to_pylist()
        ]
        return np.array([*found, -1], np.int32)[codes_of(names)]

    @property
    def _crowd(self) -> Whole:
        """1 where few other reports are to be expected near, 2 where they are many."""
        score = self._ends.score("crowd")
        return 3 * np.where(score > 0, 1, np.where(score < 0, 2, 0))

    @property
    def _family(self) -> Whole:
        """1 where both are of one family of sources."""
        one, other = self._both(encoded(self._ends.reports.column("source_family")))
        return np.asarray(3 * (one == other))


class TraitSayer:
    """Says traits in one language; each part of what is told is put into words once."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._comma = say("incident-comma", language)
        # As Traits.columns has them.
        self._sayers = (
            self._acts,
            self._sides,
            self._figures,
            self._directions,
            self._shared,
            self._crowds,
            self._families,
        )
        self._said: dict[tuple[int, int], str] = {}

    def say_all(self, told: Sequence[int]) -> str:
        """Say all that is told of a link's traits, as Traits.columns has it."""
        parts = (self._part(place, code) for place, code in enumerate(told))
        return self._comma.join(part for part in parts if part)

    def _part(self, place: int, code: int) -> str:
        if (place, code) not in self._said:
            whole = self._comma.join(self._sayers[place](code // 3))
            self._said[place, code] = self._as_counted(whole, code % 3) if code % 3 else whole
        return self._said[place, code]

    def _say(self, name: str) -> str:
        return say(f"incident-{name}", self._language)

    def _as_counted(self, what: str, counts: int) -> str:
        """The same, and that it counts here as one would not think."""
        return say(f"incident-counts-{(_FOR, _AGAINST)[counts - 1]}", self._language, isolating=False, what=what)

    def _acts(self, code: int) -> list[str]:
        told = [self._say(f"act-{_ACTS[code // 5]}")]
        return [*told, self._say(f"weapon-{_WEAPONS[code % 5]}")] if code % 5 else told

    def _sides(self, code: int) -> list[str]:
        actor, target = code // 3 - 1, code % 3 - 1
        told = [self._say(f"actor-{_ACTORS[actor]}")] if actor != UNSAID else []
        return [*told, self._say(f"target-{_TARGETS[target]}")] if target != UNSAID else told

    def _figures(self, code: int) -> list[str]:
        harmed, code = code % 4 - 1, code // 4
        levels = [code // len(_FIGURES) ** place % len(_FIGURES) for place in reversed(range(len(_KINDS)))]
        told = sorted({level for level in levels if level})
        if len(told) == 1:
            parts = [self._say(f"figures-{_FIGURES[told[0]]}")]
        else:
            parts = [self._figures_of(level, levels) for level in told]
        return [*parts, self._say(f"harmed-{_HARMED[harmed]}")] if harmed != UNSAID else parts

    def _figures_of(self, level: int, levels: Sequence[int]) -> str:
        """Which kinds of number are so alike."""
        kinds = [self._say(f"figure-{kind}") for kind, each in zip(_KINDS, levels, strict=True) if each == level]
        listed = self._comma.join(kinds)
        return say(f"incident-figures-{_FIGURES[level]}-of", self._language, isolating=False, kinds=listed)

    def _directions(self, code: int) -> list[str]:
        return [self._say(f"direction-{_DIRECTIONS[code - 1]}")] if code else []

    def _shared(self, code: int) -> list[str]:
        return [self._say(f"words-{_WORDS[code - 1]}")] if code else []

    def _crowds(self, code: int) -> list[str]:
        return [self._say(f"crowd-{_CROWDS[code - 1]}")] if code else []

    def _families(self, code: int) -> list[str]:
        return [self._say("family-same" if code else "family-other")]
