"""Which names of places are believed where they stand within another that leads nowhere, learnt without labels.

“the dam or the mill of Falaj”, “farms near Idlib”, “between A and B”. What stands beside a name there makes it
vaguer, and a word of it may be no name: of every name it is counted how often it leads right within others, by the names of reports that
give coordinates too, each with its area once, against how often reports of that area lie near it at all. Names lead or do not, as in
texts (textlearning). Nothing is asked unless a report without coordinates has such a name.

Whoever gives an area (admin1) means a place in it. Where areas lie is told by the reports that give both: their middle, and the radius
that holds nineteen in twenty of them. So a name that leads elsewhere by itself does not lead whoever says another area (learn_areas): *Cleveland*, which all others
have in one province, is another village where it is said in a province far off.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, coded, codes_of, column_of
from truceline.incident.learning.textlearning import (
    Evidence,
    Placed,
    known_in_texts,
    leading_names,
    near_m,
    placed_reports,
    with_spellings,
)
from truceline.incident.likeness.bearings import aimed
from truceline.incident.likeness.placenames import area_of, consonants_of, names_known, place_called, unmarked
from truceline.incident.likeness.textplaces import IN_SCRIPT, TextNames, lies_in, metres_from
from truceline.incident.model import NamedPlace, NamesWithin

_MOST, _READ = 10_000, 5_000  # names that a model keeps; names with their areas that are read
_LOOKED_AT = 100_000  # reports that give coordinates, and of which many say the same name
_KNOWN = 20  # reports of an area that tell where it lies
_ROUGHLY = 5  # the same, to tell that a place is far from it
_SHARE = 0.95
_TELLING = 20  # names that lead right, which tell how widely
_VAGUER = 2.0  # times as widely as the name by itself, where that is not measured. Judged


class _Names(NamedTuple):
    """Names, each with each area that is said with it once: the name folded, its consonants, the area's, and the first report that says it."""

    name: list[str]
    bare: list[str]
    area: list[str]
    row: Ints


def learn_in_names(reports: pa.Table, places: tuple[NamedPlace, ...], among: Ints) -> NamesWithin | None:
    """The names that are believed within others, and where areas lie; none where no report needs them. Reports in canonical order."""
    lost = _lost(reports, places, among)
    if not lost.name:
        return None
    wanted = known_in_texts(places)
    looked_for = TextNames(wanted)
    if not any(next(looked_for.found(name, whole=False), "") for name in lost.name):
        return None
    wanted = with_spellings(wanted, reports, places)
    placed = placed_reports(reports, among[:: max(-(-len(among) // _LOOKED_AT), 1)])
    areas = _areas(reports, placed, _KNOWN)
    away, evidence = _led(_names(reports, np.sort(placed.row), _READ), (placed, areas, _codes(reports)), wanted)
    believed = leading_names(list(wanted), (evidence, {}))
    if not believed:
        return None
    often = {name: evidence[name][0] if name in evidence else 0.0 for name in believed}
    kept = sorted(sorted(believed, key=lambda name: (-often[name], name))[:_MOST])
    vaguer = _vaguer([away[name] / wanted[name].radius_m for name in believed if name in away])
    names = (NamedPlace(name, *wanted[name][1:3], float(round(vaguer * wanted[name].radius_m))) for name in kept)
    return NamesWithin(tuple(names), tuple(areas.values()))


def learn_areas(reports: pa.Table, among: Ints) -> tuple[NamedPlace, ...]:
    """Where areas lie, by their names; none where no report without coordinates names a place and its area."""
    given = reports["place_name"].is_valid().to_numpy() & reports["admin1"].is_valid().to_numpy()
    if not np.isnan(column_of(reports, "longitude")[among[given[among]]]).any():
        return ()
    placed = placed_reports(reports, among[:: max(-(-len(among) // _LOOKED_AT), 1)])
    return tuple(_areas(reports, placed, _ROUGHLY).values())


def _lost(reports: pa.Table, places: tuple[NamedPlace, ...], among: Ints) -> _Names:
    """The names of reports without coordinates that lead nowhere as a whole."""
    unplaced = np.isnan(column_of(reports, "longitude")[among]) & reports["place_name"].is_valid().to_numpy()[among]
    if not places or not unplaced.any():
        return _Names([], [], [], among[:0])
    rows = among[unplaced & ~aimed(reports)[among]]
    told = _names(reports, rows, len(rows))
    known = names_known(places)
    said = zip(*(reports[of].take(pa.array(told.row)).to_pylist() for of in ("place_name", "admin1")), strict=True)
    lost = np.flatnonzero([place_called(name, known, area) is None for name, area in said])
    name, bare, area = ([column[n] for n in lost.tolist()] for column in told[:3])
    return _Names(name, bare, area, told.row[lost])


def _names(reports: pa.Table, rows: Ints, most: int) -> _Names:
    """The names of these rows, of many those of every so manieth."""
    names, areas = coded(reports["place_name"]), coded(reports["admin1"])
    rows = rows[codes_of(names)[rows] >= 0]
    key = codes_of(names)[rows].astype(np.int64) << 32 | (codes_of(areas)[rows] + 1).astype(np.int64)
    rows = rows[np.sort(np.unique(key, return_index=True)[1])]
    rows = rows[:: max(-(-len(rows) // max(most, 1)), 1)]
    name, area = (reports[of].take(pa.array(rows)).to_pylist() for of in ("place_name", "admin1"))
    return _Names([unmarked(one) for one in name], [consonants_of(one) for one in name], [*map(area_of, area)], rows)


def _codes(reports: pa.Table) -> tuple[list[str], Longs]:
    """The areas, and which of them each report says; the last is none."""
    areas = coded(reports["admin1"])
    keys = [*map(area_of, areas.dictionary.to_pylist())]
    different = [*sorted({key for key in keys if key}), ""]
    number = np.array([*(different.index(key) for key in keys), len(different) - 1])
    return different, number[codes_of(areas)]


def _areas(reports: pa.Table, placed: Placed, fewest: int) -> dict[str, NamedPlace]:
    """Where areas lie, of those that enough reports say."""
    names, code = _codes(reports)
    code = code[placed.row]
    found = {}
    for number in np.flatnonzero(np.bincount(code, minlength=len(names))[:-1] >= fewest).tolist():
        longitude, latitude = placed.longitude[code == number], placed.latitude[code == number]
        east, north = (round(float(np.median(of)), 5) for of in (longitude, latitude))
        middle = NamedPlace(names[number], east, north, 0.0)
        radius = float(np.rint(np.quantile(metres_from(middle, longitude, latitude), _SHARE)))
        found[names[number]] = middle._replace(radius_m=radius)
    return found


def _led(
    told: _Names, around: tuple[Placed, dict[str, NamedPlace], tuple[list[str], Longs]], wanted: dict[str, NamedPlace]
) -> tuple[dict[str, Floats], dict[str, Evidence]]:
    """How far from where each name leads those lie that it led right, and what speaks for each: a name that is all of the other says nothing."""
    placed, areas, (names, code) = around
    code = code[placed.row]
    of_area = np.bincount(code, minlength=len(names))
    at = np.empty(int(placed.row.max(initial=-1)) + 1, np.int64)
    at[placed.row] = np.arange(len(placed.row))
    looked_for = TextNames(wanted)
    near: dict[str, Longs] = {}
    found: dict[str, list[tuple[float, float]]] = {}
    for name, bare, area, row in zip(*told[:3], at[told.row].tolist(), strict=True):
        for part in dict.fromkeys(looked_for.found(name, whole=False)):
            place = wanted[part]
            if _bare(part) == bare or not lies_in(place, areas.get(area)):
                continue
            if part not in near:
                near[part] = np.bincount(code[placed.near(place)], minlength=len(names))
            here = names.index(area) if area else -1
            chance = near[part][here] / of_area[here] if area else near[part].sum() / len(code)
            metres = metres_from(place, placed.longitude[[row]], placed.latitude[[row]])[0]
            found.setdefault(part, []).append((float(metres), float(chance)))
    away: dict[str, Floats] = {}
    evidence: dict[str, Evidence] = {}
    for part, met in found.items():
        metres, chance = np.array(met).T
        right = metres <= near_m(wanted[part])
        away[part], evidence[part] = metres[right], (len(met), float(right.sum()), float(chance.sum()))
    return away, evidence


def _bare(part: str) -> str:
    """The consonants of a name as it is looked for."""
    bare = part.partition(IN_SCRIPT)[0]
    return bare if bare != part else consonants_of(part)


def _vaguer(shares: list[Floats]) -> float:
    """How much more widely than around a name by itself those lie that it leads right, by how far they lie in shares of its radius."""
    apart = np.concatenate([np.empty(0), *shares])
    return max(float(np.quantile(apart, _SHARE)), 1.0) if len(apart) >= _TELLING else _VAGUER
