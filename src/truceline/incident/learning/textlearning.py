"""Which names of places are believed where they stand in a text alone, learnt without labels.

A word of a text may be the name of a village, or a word like any other: مدنيين (civilians) has the consonants of Midan, and whoever writes
“Idlib” mostly means the governorate. So of every name it is counted how often it leads right:

1. in texts of reports that give coordinates too: how often these lie near the place, against how many of all reports do;
2. in texts that stand alone: how often a report lies near the place at the time of the text, against how often one does whole days before
   and after. What is met beyond that is right.

Names are of two kinds, those that lead and those that do not (a mixture, by EM): names that lead do so in one share of texts, the others
are met by chance. How many names lead is learnt for each kind of likeness by itself: spelt alike, or alike in so many consonants, in texts of a script.
A name is believed where it more likely leads than not, one that no text has yet as those of its kind are. Where texts show no more than
chance, none is.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, coded, column_of, seconds_of
from truceline.incident.columns.ordering import texts_of
from truceline.incident.likeness.placenames import (
    IN_AREA,
    names_known,
    of_few_consonants,
    place_called,
    spelt,
    told_in_text,
)
from truceline.incident.likeness.textplaces import (
    BY_CONSONANTS,
    FEWEST_LETTERS,
    IN_SCRIPT,
    TextNames,
    in_script,
    metres_from,
)
from truceline.incident.likeness.words import SCRIPTS, script_of
from truceline.incident.model import NamedPlace

_MOST_ALONE, _MOST_PLACED = 20_000, 5_000  # texts that are read
_FIRST = 500  # that are read first: where none of them has a name, the rest are left, for reading all took a sixth of linking
_LOOKED_AT = 100_000  # reports around them in time, which texts may meet
_MOST = 10_000  # names that a model keeps
_NEAR_M, _NEAR = 5_000.0, 2.0  # from a place, and radii where these are more
_VAGUE_M = 10_000.0  # a report that knows its place no better tells nothing of what a text means
_SHIFTS_S = 86_400.0 * np.array([0, *(day for some in (3, 5, 7, 10, 14, 21, 28) for day in (-some, some))])
_LONGEST_S = 129_600.0  # of a text whose time is known no better nothing is counted
_DEGREE_M = 111_195.0
_OF_MEDIAN = 2.0789  # a radius of 95 %, in medians of the distance (of a circular normal)
_FEWEST, _STANDS_OUT = 5.0, 3.0  # texts that lead right beyond chance, and standard deviations
_TELLING = 20.0  # texts that tell how widely they lie, and how often they are right
# Shares of texts that must be right: where their own coordinates tell it, and where others are met.
_RIGHT, _MET = 0.5, 0.15
_LIKELY = 0.5  # that a name leads
_ROUNDS = 30
_LEADS, _HELD = 0.6, 4.0  # in what share of texts a name that leads is right, and for how many texts that is believed
_OF_KIND = 5.0  # names' worth of belief in how many names of a kind lead
_LEAST = 1e-3  # chance is never less
_WIDER = 1.5  # times: how much wider texts lie than reports that name the place, where that is not measured. Judged
_LETTERS = 6  # of which and more are one kind


class _Read(NamedTuple):
    """Texts that were read: the row of each, and of each name the texts that have it."""

    row: Ints
    found: dict[str, list[int]]


class Placed(NamedTuple):
    """Reports that give coordinates, from south to north."""

    row: Ints
    longitude: Floats
    latitude: Floats
    at: Floats

    def near(self, place: NamedPlace) -> Longs:
        """Those near a place."""
        reach = near_m(place)
        some = np.arange(*np.searchsorted(self.latitude, place.latitude + np.array([-1, 1]) * reach / _DEGREE_M))
        return some[metres_from(place, self.longitude[some], self.latitude[some]) <= reach]


# In how many texts a name is, in how many of these right, and in how many it would be by chance.
Evidence = tuple[float, float, float]


def learn_in_texts(reports: pa.Table, places: tuple[NamedPlace, ...], among: Ints) -> tuple[NamedPlace, ...]:
    """The names that are believed in texts; none where none of the texts that are read first has any. Reports in canonical order."""
    alone = among[told_in_text(reports)[among]]
    if not len(alone) or not places:
        return ()
    wanted = known_in_texts(places)
    if not _read(reports, alone, TextNames(wanted), _FIRST).found:
        return ()
    wanted = with_spellings(wanted, reports, places)
    looked_for = TextNames(wanted)
    read = _read(reports, alone, looked_for, _MOST_ALONE)
    placed = placed_reports(reports, _around(among, alone[len(alone) // 2]))
    own = _read(reports, np.sort(placed.row), looked_for, _MOST_PLACED)
    away = _away(own, placed, wanted)
    evidence = (_by_own_places(away, placed, wanted), _by_meeting(reports, read, placed, wanted))
    believed = leading_names(list(wanted), evidence)
    wider = _wider([away[name] / wanted[name].radius_m for name in believed if name in away])
    often = {name: sum(found[name][0] for found in evidence if name in found) for name in believed}
    kept = sorted(sorted(believed, key=lambda name: (-often[name], name))[:_MOST])
    return tuple(NamedPlace(name, *wanted[name][1:3], float(round(wider * wanted[name].radius_m))) for name in kept)


def known_in_texts(places: tuple[NamedPlace, ...]) -> dict[str, NamedPlace]:
    """The names that are looked for in texts, and where they lead: all that the model knows, those known by consonants alone in each script."""
    wanted: dict[str, NamedPlace] = {}
    for place in places:
        if IN_AREA in place.name or len(place.name) < FEWEST_LETTERS:
            continue
        if place.name.startswith(BY_CONSONANTS):
            if of_few_consonants(place.name):
                continue  # too many words of a text have them
            wanted |= {in_script(place.name, script): place for script in SCRIPTS}
        else:
            wanted[place.name] = place
    return wanted


def with_spellings(
    wanted: dict[str, NamedPlace], reports: pa.Table, places: tuple[NamedPlace, ...]
) -> dict[str, NamedPlace]:
    """The same with the spellings that reports have in the column of places, in order of names."""
    known = names_known(places)
    spellings = {}
    for name in coded(reports["place_name"]).dictionary.to_pylist():
        called = place_called(name, known)
        if called is not None and len(spelt(name)) >= FEWEST_LETTERS:
            spellings[spelt(name)] = called
    whole = spellings | wanted
    return {name: whole[name] for name in sorted(whole)}


def _read(reports: pa.Table, rows: Ints, looked_for: TextNames, most: int) -> _Read:
    """Read the texts of these rows, of many those of every so manieth."""
    rows = rows[:: max(-(-len(rows) // most), 1)]
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts_of(reports["said"].take(pa.array(rows))).to_pylist()):
        for name in dict.fromkeys(looked_for.found(text or "")):
            found.setdefault(name, []).append(number)
    return _Read(rows, found)


def _around(among: Ints, row: int) -> Ints:
    """Those around a row in time; all, where they are not more than are looked at."""
    start = max(min(int(np.searchsorted(among, row)) - _LOOKED_AT // 2, len(among) - _LOOKED_AT), 0)
    return among[start : start + _LOOKED_AT]


def placed_reports(reports: pa.Table, among: Ints) -> Placed:
    """Those that know their place, from south to north."""
    longitude, latitude, radius = (column_of(reports, name)[among] for name in ("longitude", "latitude", "radius_m"))
    known = np.flatnonzero(~np.isnan(longitude) & ~np.isnan(latitude) & ~(radius > _VAGUE_M))
    known = known[np.argsort(latitude[known], kind="stable")]
    at = seconds_of(reports.column("occurred_at"))[among[known]]
    return Placed(among[known], longitude[known], latitude[known], at)


def near_m(place: NamedPlace) -> float:
    """How far from a place a report may lie for its name to have led right."""
    return max(_NEAR_M, _NEAR * place.radius_m)


def _away(own: _Read, placed: Placed, wanted: Mapping[str, NamedPlace]) -> dict[str, Floats]:
    """How far from where each name leads those lie whose texts have it."""
    order = np.argsort(placed.row)
    at = order[np.searchsorted(placed.row[order], own.row)]
    return {
        name: metres_from(wanted[name], placed.longitude[at[some]], placed.latitude[at[some]])
        for name, some in own.found.items()
    }


def _by_own_places(away: Mapping[str, Floats], placed: Placed, wanted: Mapping[str, NamedPlace]) -> dict[str, Evidence]:
    """Step 1."""
    found: dict[str, Evidence] = {}
    for name, metres in away.items():
        chance = len(placed.near(wanted[name])) / len(placed.row)
        found[name] = (len(metres), float((metres <= near_m(wanted[name])).sum()), chance * len(metres))
    return found


def _by_meeting(
    reports: pa.Table, alone: _Read, placed: Placed, wanted: Mapping[str, NamedPlace]
) -> dict[str, Evidence]:
    """Step 2."""
    if not len(placed.row):
        return {}
    within, at = column_of(reports, "occurred_within_s"), seconds_of(reports.column("occurred_at"))
    others = float(np.median(within[placed.row]))
    first, last = placed.at.min(), placed.at.max()
    found = {}
    for name, some in alone.found.items():
        row = alone.row[some]
        row = row[(within[row] <= _LONGEST_S) & (at[row] >= first) & (at[row] <= last)]
        reach = (within[row] + others)[:, None]
        moved = at[row][:, None] + _SHIFTS_S  # the first is none
        stands = (moved >= first) & (moved <= last) & (np.abs(_SHIFTS_S) > 2.0 * reach)
        near = np.sort(placed.at[placed.near(wanted[name])])
        met = np.searchsorted(near, moved + reach, "right") > np.searchsorted(near, moved - reach)
        told = stands.any(axis=1)
        chance = (met & stands).sum(axis=1)[told] / stands.sum(axis=1)[told]
        found[name] = (float(told.sum()), float(met[told, 0].sum()), float(chance.sum()))
    return found


def _wider(shares: list[Floats]) -> float:
    """How much wider texts lie around a place than reports that name it, by how far they lie in shares of its radius."""
    apart = np.concatenate([np.empty(0), *shares])
    apart = apart[apart <= _NEAR]
    return max(_OF_MEDIAN * float(np.median(apart)), 1.0) if len(apart) >= _TELLING else _WIDER


def _kind_of(name: str) -> tuple[bool, int, int]:
    """The kind of a name: whether it is known by its consonants, in which script, and how many letters it has."""
    bare, _, script = name.partition(IN_SCRIPT)
    letters = sum(map(str.isalpha, bare))
    if name.startswith(BY_CONSONANTS):
        return True, int(script), min(letters, _LETTERS)
    return False, script_of(name), min(letters, _LETTERS)


def leading_names(names: list[str], of: tuple[Mapping[str, Evidence], ...]) -> list[str]:
    """The names that more likely lead than not; none where all together show no more than chance, or where they mislead."""
    evidence = [np.array([found.get(name, (0.0, 0.0, 0.0)) for name in names]).T for found in of]
    kinds = sorted({_kind_of(name) for name in names})
    kind = np.array([kinds.index(_kind_of(name)) for name in names])
    believed = np.array([_leads_of_kind(by_consonants, letters) for by_consonants, _, letters in kinds])
    seen = sum(texts for texts, _, _ in evidence) > 0
    many = np.bincount(kind, seen, len(kinds))
    share, right = believed[kind], [_LEADS for _ in evidence]
    likely = share
    for _ in range(_ROUNDS):
        said = np.zeros(len(names))
        for (texts, hits, chance), leads in zip(evidence, right, strict=True):
            base = _base(texts, chance)
            met = leads + (1.0 - leads) * base
            said += hits * np.log(met / base) + (texts - hits) * np.log(1.0 - leads)
        likely = 1.0 / (1.0 + np.exp(-np.clip(said + np.log(share / (1.0 - share)), -50.0, 50.0)))
        of_kind = np.bincount(kind, likely * seen, len(kinds)) + _OF_KIND * believed
        share = (of_kind / (many + _OF_KIND))[kind]
        right = [_share_right(likely, one, leads) for one, leads in zip(evidence, right, strict=True)]
    if not _tells(evidence, likely, right):
        return []
    return [names[n] for n in np.flatnonzero(likely >= _LIKELY).tolist()]


def _base(texts: Floats, chance: Floats) -> Floats:
    """How often a name is met by chance: by its own texts, and those of all for one more."""
    usual = chance.sum() / max(texts.sum(), 1.0)
    return np.asarray(np.clip((chance + usual + _LEAST) / (texts + 1.0), _LEAST, 0.95))


def _share_right(likely: Floats, evidence: npt.NDArray[np.float64], leads: float) -> float:
    texts, hits, chance = evidence
    base = _base(texts, chance)
    right = likely * hits * leads / (leads + (1.0 - leads) * base)
    return float((right.sum() + _HELD * _LEADS) / ((likely * texts).sum() + _HELD))


def _tells(evidence: list[npt.NDArray[np.float64]], likely: Floats, right: list[float]) -> bool:
    """Whether texts lead right more often than by chance, and often enough."""
    beyond = sum(float((hits - chance).sum()) for _, hits, chance in evidence)
    by_chance = sum(float(chance.sum()) for _, _, chance in evidence)
    if beyond < _FEWEST + _STANDS_OUT * np.sqrt(by_chance):
        return False
    often = [float((likely * texts).sum()) for texts, _, _ in evidence]
    return all(
        many < _TELLING or share >= least for many, share, least in zip(often, right, (_RIGHT, _MET), strict=True)
    )


def _leads_of_kind(by_consonants: bool, letters: int) -> float:
    """How many names of a kind lead, before any is counted. Judged."""
    return 0.5 if not by_consonants else {3: 0.1, 4: 0.3}.get(letters, 0.5)
