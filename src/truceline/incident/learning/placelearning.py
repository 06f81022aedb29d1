"""Where reports lie that use a name: learnt from those that give coordinates too, and from a gazetteer where one is at hand.

1. Names that a gazetteer gives to one place are one. Of several places of a name that one is meant which lies around where reports
   lie; where several do, the gazetteer tells nothing of that name.
2. Of each name that is one of a place (placeless; as it is spelt; and by its consonants, all spellings together) the middle of its reports is taken, and the radius
   that holds nineteen in twenty of them; of few reports, rather the radius that names have here.
3. A name is refused whose reports lie wide apart: it is that of two villages, or of a whole district. Where all names of one place of
   the gazetteer do so together, each is taken by itself, for one of them may be the town's alone.
4. What the gazetteer knows and fewer than three reports name lies where the gazetteer puts it, as vaguely as other names.
5. Two villages of one name lie in two areas (admin1): of each name in each area steps 2 and 3 are taken too. Where that leads elsewhere
   than the name by itself, or that leads nowhere, the name is known in that area.

A place is never better known than to a kilometre. Of many names those are looked at that are said most, and of many reports that say them every
so manieth: the model keeps no more names than that, and of each the middle of some is near enough. Nothing depends on the order of the
reports or of the gazetteer's lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, coded, codes_of, column_of, encoded
from truceline.incident.learning.placeless import NamedReports, placeless
from truceline.incident.likeness.placenames import IN_AREA, Listed, area_of, consonants_of, of_few_consonants, spelt
from truceline.incident.likeness.words import words_in
from truceline.incident.model import LinkModel, NamedPlace
from truceline.values.party import fold_name

FEWEST = 1  # reports that tell where a name leads: one in twenty is grossly wrong, and whoever lies nowhere is compared with nobody
_TELLING = 3  # reports of a name that tell how vaguely names are used, or what a gazetteer has otherwise
_LEAST_M = 1_000.0
_WIDEST_M = 15_000.0  # a name whose reports are spread more widely is that of a district
_APART = (
    0.2  # of a name's reports, that may lie far from their middle: in exercises one place in twenty is grossly wrong
)
_FAR = 2.0  # radii
_MOST = 10_000  # names that a model keeps; the rest are far away, or hardly ever used
_LOOKED_AT = 10_000  # spellings, and those that are said as often as the last of them
_OF_MANY = 4_000  # the same where more than _ENOUGH reports say one: each takes as long as hundreds of reports do
_ENOUGH = 100_000  # reports that say them and give coordinates: some thirty of each name
_HELD = 5.0  # reports' worth of belief that a name is used as vaguely as others
_OF_MEDIAN = 2.0789  # a radius of 95 %, in medians of the distance (of a circular normal)
_ONE_M = 3_000.0  # entries of one name that lie no farther apart are one place
_AROUND_M = 150_000.0  # around the middle of the reports, where a place of the gazetteer is meant
_DEGREE_M = 111_195.0
_PART_BITS = 32  # of a part of a degree or of a metre, behind the number of its group
_PARTS = (1 << _PART_BITS) - 1
_PER_DEGREE, _PER_METRE = 1e7, 100.0  # a centimetre each, of which the earth has fewer
_ENTRY = "#"  # begins what stands for an entry of the gazetteer among names


class _Spot(NamedTuple):
    """Where some reports lie, how widely, and how many they are."""

    longitude: float
    latitude: float
    radius_m: float
    reports: int


class _Spots(NamedTuple):
    """The same of many names, by column: a name is but one row, however many there are."""

    names: list[str]
    longitude: Floats
    latitude: Floats
    radius_m: Floats
    reports: Longs
    apart: Bools  # whether its reports lie wide apart
    group: Longs  # its place among all that were asked for

    def known(self) -> "_Spots":
        """Those of which the reports lie together."""
        return self.chosen(np.flatnonzero(~self.apart))

    def chosen(self, rows: Longs) -> "_Spots":
        """Some of them."""
        columns: tuple[Any, ...] = self[1:]
        return _Spots([self.names[row] for row in rows.tolist()], *(column[rows] for column in columns))

    def but(self, doubtful: Set[str]) -> "_Spots":
        """Without those of these names that few reports use: what a gazetteer has otherwise is believed of more."""
        few = np.array([name in doubtful for name in self.names], np.bool_) & (self.reports < _TELLING)
        return self.chosen(np.flatnonzero(~few)) if few.any() else self

    def called(self, names: list[str], number: Longs) -> "_Spots":
        """The same by other names, of each of all that were asked for the number of its name."""
        group = number[self.group]
        return self._replace(names=[names[n] for n in group.tolist()], group=group)

    def spots(self) -> Iterator[tuple[str, _Spot | None]]:
        """Each by itself; None where its reports lie wide apart."""
        columns = (self.longitude, self.latitude, self.radius_m, self.reports, self.apart)
        for name, *spot, apart in zip(self.names, *(column.tolist() for column in columns), strict=True):
            yield name, None if apart else _Spot(*spot)

    def held(self, usual: float) -> Iterator[NamedPlace]:
        """The end of step 2, as the model keeps it: a radius of few reports is rather that of others."""
        square = (self.reports * self.radius_m**2 + _HELD * usual**2) / (self.reports + _HELD)
        radius = np.rint(np.maximum(np.sqrt(square), _LEAST_M)).tolist()
        # Between two places of five digits NumPy rounds otherwise than the rest of what is kept is rounded.
        places = ([round(degrees, 5) for degrees in column.tolist()] for column in (self.longitude, self.latitude))
        return map(NamedPlace, self.names, *places, radius)


def learn_places(reports: pa.Table, listed: Iterable[Listed], among: Ints) -> tuple[NamedPlace, ...]:
    """Where names lead; reports in canonical order, `among` the rows that may be origins."""
    said, in_areas = _said(reports, among)
    lines = tuple(listed)
    gazetteer = _Gazetteer(lines, _middle(reports, among) if lines else None)
    entry = gazetteer.called_of(said.names)
    of_entries = said.spots([f"{_ENTRY}{at}" for at in range(int(entry.max(initial=-1)) + 1)], entry, _TELLING)
    # Step 3: by themselves those too whose entry's reports lie wide apart; last is no entry at all.
    alone = np.zeros(int(entry.max(initial=-1)) + 2, np.bool_)
    alone[of_entries.group[of_entries.apart]] = alone[-1] = True
    doubtful = {key for name in said.names_of(entry >= 0) for key in (name, consonants_of(name))}
    others = [some.but(doubtful) for some in _of_others(said, alone[entry])]
    usual = _usual(of_entries.known(), *others)
    places = {place.name: place for place in _most_said(*others).held(usual)}
    found = dict(of_entries.spots())
    for at in gazetteer.in_order(set(entry.tolist())):
        spot = found.get(key := f"{_ENTRY}{at}")
        if key in found and spot is None:
            continue  # step 3
        for place in gazetteer.named(at, _held(spot, usual) if spot else gazetteer.spot(at, usual)):
            places.setdefault(place.name, place)
    elsewhere = [place for place in _both(*_of_others(in_areas)).held(usual) if _leads_elsewhere(place, places)]
    places.update((place.name, place) for place in elsewhere)
    return tuple(places[name] for name in sorted([*places][:_MOST]))


def _leads_elsewhere(place: NamedPlace, places: Mapping[str, NamedPlace]) -> bool:
    """Step 5: whether a name leads elsewhere in its area than by itself."""
    whole = places.get(place.name.partition(IN_AREA)[0])
    if whole is None:
        return True
    away = _metres(np.array([place.longitude]), np.array([place.latitude]), (whole.longitude, whole.latitude))
    return bool(away[0] > whole.radius_m)


def _of_others(said: "_Said", which: Bools | None = None) -> tuple[_Spots, _Spots]:
    """Steps 2 and 3 for names, or some of them, that no gazetteer knows; a spelling that says no more than its three consonants or more is left out."""
    if which is None:
        which = np.ones(len(said.names), np.bool_)
    own = np.where(which, np.arange(len(which)), -1)
    spelt = said.spots(said.names, own, FEWEST)
    number: dict[str, int] = {"": -1}
    others = zip(said.names, which.tolist(), strict=True)
    bare_of = [number.setdefault(_bare(name) if one else "", len(number) - 1) for name, one in others]
    bare, names = np.array(bare_of, np.int64), [*number][1:]
    several = np.bincount(bare + 1, minlength=len(names) + 1)[bare + 1] > 1
    several &= bare >= 0
    doubtful = bare[spelt.group[spelt.apart]]
    known = said.spots(names, np.where(several & ~np.isin(bare, doubtful), bare, -1), FEWEST).known()
    spelt = spelt.known()
    # What one spelling alone has of its consonants is what they say.
    alone = (bare[spelt.group] >= 0) & ~several[spelt.group]
    renamed = spelt.chosen(np.flatnonzero(alone)).called(names, bare)
    row_of = np.full(len(names) + 1, -1)
    row_of[known.group] = np.arange(len(known.names))
    row = row_of[bare[spelt.group]]  # the last is none, as is that of a name without consonants
    more = (row < 0) & ~alone
    for one, other in zip(spelt[1:5], known[1:5], strict=True):
        more[row >= 0] |= one[row >= 0] != other[row[row >= 0]]
    # In texts a name of few consonants is known by its spelling alone.
    more |= np.array([*map(of_few_consonants, names), False])[bare[spelt.group]]
    return _both(renamed, known), spelt.chosen(np.flatnonzero(more))


def _bare(name: str) -> str:
    """The consonants of a name, in the area that it is said in; nothing where too few are left of it."""
    name, in_area, area = name.partition(IN_AREA)
    bare = consonants_of(name)
    return bare + in_area + area if bare else ""


def _both(one: _Spots, other: _Spots) -> _Spots:
    """The names of both, one after the other."""
    columns: Any = map(np.concatenate, zip(one[1:], other[1:], strict=True))
    return _Spots([*one.names, *other.names], *columns)


def _most_said(one: _Spots, other: _Spots) -> _Spots:
    """Of both the names that most reports use, as many as a model keeps, the first in order where as many reports use several."""
    both = _both(one, other)
    if len(both.names) <= _MOST:
        return both
    in_order = np.array(sorted(range(len(both.names)), key=both.names.__getitem__))
    often = np.argsort(-both.reports[in_order], kind="stable")
    return both.chosen(in_order[often[:_MOST]])


def _usual(*spots: _Spots) -> float:
    """How widely reports of one name lie here: the middle of all names that enough of them use."""
    radius_m = np.concatenate([some.radius_m[some.reports >= _TELLING] for some in spots])
    return float(np.median(radius_m)) if len(radius_m) else LinkModel().unstated_radius_m


def _held(spot: _Spot, usual: float) -> _Spot:
    """The end of step 2: a radius of few reports is rather that of others."""
    square = (spot.reports * spot.radius_m**2 + _HELD * usual**2) / (spot.reports + _HELD)
    return _kept(spot._replace(radius_m=float(np.sqrt(square))))


def _kept(spot: _Spot) -> _Spot:
    """To the digits that the model keeps."""
    radius = float(round(max(spot.radius_m, _LEAST_M)))
    return _Spot(round(spot.longitude, 5), round(spot.latitude, 5), radius, spot.reports)


@dataclass(frozen=True, slots=True)
class _Said:
    """All names that are looked at, folded and in order; and of each report that gives coordinates beside its name, which it is and where it lies."""

    names: list[str]
    name: Longs
    longitude: Floats
    latitude: Floats

    def names_of(self, which: Bools) -> list[str]:
        """Some of the names."""
        return [self.names[n] for n in np.flatnonzero(which).tolist()]

    def spots(self, groups: list[str], of_name: Longs, fewest: int) -> _Spots:
        """Where reports of each group of names lie, by the group of each name (-1: none); nothing of groups that have fewer."""
        often = np.bincount(self.name, minlength=len(self.names))
        enough = np.bincount(of_name[of_name >= 0], often[of_name >= 0], len(groups)) >= fewest
        kept = np.flatnonzero(enough)
        place = np.full(len(groups) + 1, -1)
        place[kept] = np.arange(len(kept))
        group = place[of_name][self.name]  # none is -1, as is the last place
        told = np.flatnonzero(group >= 0) if len(kept) else group[:0]
        spots = _spots(self.longitude[told], self.latitude[told], group[told], len(kept))
        return _Spots([groups[n] for n in kept.tolist()], *spots, kept)


def _said(reports: pa.Table, among: Ints) -> tuple[_Said, _Said]:
    """The names by themselves, and in the areas that are said with them."""
    words, areas = coded(reports["place_name"]), coded(reports["admin1"])
    code = codes_of(words)[among]
    used = _most_told(np.bincount(code + 1, minlength=len(words.dictionary) + 1)[1:])
    folded = [spelt(word) for word in words.dictionary.take(pa.array(used)).to_pylist()]
    names = sorted({name for name in folded if name})
    place = {name: n for n, name in enumerate(names)}
    name_of = np.full(len(words.dictionary) + 1, -1)
    name_of[used] = [place.get(name, -1) for name in folded]
    name = name_of[code]  # of a row without a name the last, which is none
    longitude, latitude = (column_of(reports, name) for name in ("longitude", "latitude"))
    named = np.flatnonzero(name >= 0)
    source = encoded(reports["source"])[among[named]].astype(np.int64)
    told = NamedReports(name[named], source, longitude[among[named]], latitude[among[named]])
    rows = named[~np.isnan(told.longitude) & ~placeless(names, told)[told.name]]
    rows = rows[:: max(-(-len(rows) // _ENOUGH), 1)]
    said = _Said(names, name[rows], longitude[among[rows]], latitude[among[rows]])
    return said, _in_areas(said, areas.dictionary.to_pylist(), codes_of(areas)[among[rows]])


def _in_areas(said: _Said, areas: list[str], code: Ints) -> _Said:
    """Names with the areas in which reports say them, of which each has a code, -1 for none."""
    keys = [area_of(area) for area in areas]
    different = sorted({key for key in keys if key})
    number_of = np.array([different.index(key) if key else -1 for key in keys] + [-1])
    area = number_of[code]
    rows = np.flatnonzero(area >= 0)
    used, name = np.unique(said.name[rows] * len(different) + area[rows], return_inverse=True)
    called = [f"{said.names[n // len(different)]}{IN_AREA}{different[n % len(different)]}" for n in used.tolist()]
    return _Said(called, name.ravel(), said.longitude[rows], said.latitude[rows])


def _most_told(often: Longs) -> Longs:
    """Which words are looked at: of many those that are told most, and fewer where many reports tell them."""
    told = np.flatnonzero(often)
    most = _OF_MANY if often.sum() > _ENOUGH else _LOOKED_AT
    if len(told) <= most:
        return told
    least = np.partition(often[told], len(told) - most)[len(told) - most]
    return np.asarray(told[often[told] >= least])


def _middle(reports: pa.Table, among: Ints) -> tuple[float, float] | None:
    """The middle of the reports that have coordinates, named or not."""
    longitude, latitude = (column_of(reports, name)[among] for name in ("longitude", "latitude"))
    placed = ~np.isnan(longitude)
    return (float(np.median(longitude[placed])), float(np.median(latitude[placed]))) if placed.any() else None


def _spots(
    longitude: Floats, latitude: Floats, group: Longs, groups: int
) -> tuple[Floats, Floats, Floats, Longs, Bools]:
    """The middle of the places of each group, how widely they lie around it, how many they are, and whether they lie wide apart."""
    many = np.bincount(group, minlength=groups)
    east, north = (
        _medians((degrees + 180.0) * _PER_DEGREE, group, many) / _PER_DEGREE - 180.0
        for degrees in (longitude, latitude)
    )
    away = _metres(longitude, latitude, (east[group], north[group]))
    radius = np.maximum(_medians(away * _PER_METRE, group, many) / _PER_METRE * _OF_MEDIAN, _LEAST_M)
    far = np.bincount(group, away > _FAR * radius[group], groups)
    return east, north, radius, many, (radius > _WIDEST_M) | (far > _APART * many)


def _medians(values: Floats, group: Longs, many: Longs) -> Floats:
    """The median of each group, of one value at least, in whole parts: whole numbers are sorted in a tenth of the time, all groups at once."""
    rising = np.sort((group << _PART_BITS) | np.rint(values).astype(np.int64)) & _PARTS
    start = np.cumsum(many) - many
    return np.asarray((rising[start + (many - 1) // 2] + rising[start + many // 2]) / 2.0)


def _metres(longitude: Floats, latitude: Floats, of: tuple[Any, Any]) -> Floats:
    """How far places lie from others, near enough: no more is known of a name."""
    east = (longitude - of[0]) * np.cos(np.radians(of[1]))
    return np.asarray(np.hypot(east, latitude - of[1]) * _DEGREE_M)


class _Gazetteer:
    """Step 1: the entries of a gazetteer, those nearest to the reports first, and to which of them a name leads."""

    def __init__(self, listed: Iterable[Listed], middle: tuple[float, float] | None) -> None:
        entries = sorted(set(listed), key=lambda one: (one.longitude, one.latitude, one.names))
        self._at = np.array([one[1:3] for one in entries], np.float64).reshape(-1, 2)
        self._away = _metres(self._at[:, 0], self._at[:, 1], middle) if middle else np.zeros(len(entries))
        self._entries = entries
        self._having: dict[str, set[int]] = {}
        for at, one in enumerate(entries):
            for name in one.names:
                for key in (spelt(name), consonants_of(name)):
                    if key:
                        self._having.setdefault(key, set()).add(at)

    def called_of(self, names: list[str]) -> Longs:
        """The entry that each folded name leads to, -1 for none: by its spelling, or where nothing is spelt so by its consonants."""
        if not self._entries:
            return np.full(len(names), -1)
        having = self._having
        return np.array([self._one(name if name in having else consonants_of(name)) for name in names], np.int64)

    def _one(self, key: str) -> int:
        """The only place that has a name, -1 for none: of several, the only one around the reports."""
        having = sorted(self._having.get(key, ()))
        for some in (having, [at for at in having if self._away[at] <= _AROUND_M]):
            at = self._at[some]
            if some and bool((_metres(at[:, 0], at[:, 1], (at[0, 0], at[0, 1])) <= _ONE_M).all()):
                return some[0]
        return -1

    def in_order(self, said: set[int]) -> list[int]:
        """All entries: those that reports name first, then those nearest to them."""
        return sorted(range(len(self._entries)), key=lambda at: (at not in said, self._away[at], at))

    def spot(self, at: int, usual: float) -> _Spot:
        """Step 4."""
        one = self._entries[at]
        return _kept(_Spot(one.longitude, one.latitude, float(np.fmax(one.radius_m, usual)), 0))

    def named(self, at: int, spot: _Spot) -> Iterator[NamedPlace]:
        """The names that lead to an entry alone, with the entry's own name where that has other words."""
        own = self._entries[at].names[0]
        for name in self._entries[at].names:
            also = "" if _words(name) == _words(own) else fold_name(own)
            for key in (spelt(name), consonants_of(name)):
                if key and self._one(key) == at:
                    yield NamedPlace(key, *spot[:3], also)


def _words(name: str) -> set[str]:
    return {word for piece in name.split() for word in words_in(piece)}
