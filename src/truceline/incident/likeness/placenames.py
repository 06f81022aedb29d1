"""Where the name of a place leads: a place for comparing, of a report that names one and gives no coordinates.

A newspaper or a caller on the hotline names a town. Where the model knows where reports lie that use this name (placelearning),
the report is compared as if it lay in their middle, as vaguely as they are spread. It is a place for comparing only: the report keeps its
columns empty, and no incident is placed by it. A report that gives a bearing from a known post is left to it (bearings).

Names are looked up as they are spelt, folded; where that leads nowhere by their consonants, in any script (transliterating); and then by the names
that stand within them (textplaces). A name that is written in two scripts, one behind the other, leads where either does. A name of two consonants is known by these and by whether its words begin and end with a vowel: Douma, Duma,
دوما and Дума are one, and Adam and Dam are others. With one consonant, and where it is a country's, it is known as it is spelt. Of two villages of one name that one is meant which lies in the area (admin1) that the report gives: each is looked up there first, and then by itself.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby, islice
from math import cos, hypot, radians
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, coded, codes_of, column_of
from truceline.incident.columns.ordering import texts_of
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.bearings import aimed, is_aimed
from truceline.incident.likeness.textplaces import BY_CONSONANTS, lies_in, part_reader, reader
from truceline.incident.likeness.words import consonants, outlines, script_of, unmarked_words
from truceline.incident.model import LinkModel, NamedPlace
from truceline.values.country_names import is_country
from truceline.values.party import fold_words

SITED_BY = (
    "place_name",
    "admin1",
    "said",
)  # what tells, beside coordinates and bearings, where a report is taken to lie
IN_AREA = "/"  # ends a name that is known in one area, which comes behind it
# A district, a province or a countryside is another place than the town of that name, and not among these.
_TOWNS = (
    "city town village suburb neighbourhood neighborhood مدينه قريه بلده حي ضاحيه город г село с деревня н п нп поселок"
)
_SETTLEMENTS = frozenset(_TOWNS.split())
_KINDS = (
    "governorate province state region oblast department departement departamento prefecture territory county wilaya "
    "محافظه ولايه провинция мухафаза область"
)
_KINDS_OF_AREA = frozenset(_KINDS.split())
_REMEMBERED = 1 << 16  # names: learning and comparing look the same ones up again and again
_FEWEST_CONSONANTS = 3  # that a name has, or many places would have the same
_SCRIPTS = 2  # in which one name is written; three and more, or one behind the other twice, are several names
_OF_AREA = 1.5  # radii of an area beyond which a place is none of it, however oddly that is shaped. Judged
_DEGREE_M = 111_195.0
_FEWEST_WITH_VOWELS = 2  # the same where it counts too whether words begin and end with a vowel


class Sites(NamedTuple):
    """Where each report is taken to lie when it is compared (NaN: nowhere), how well that is known, and whether by its name."""

    longitude: Floats
    latitude: Floats
    radius_m: Floats
    by_name: Bools

    def chosen(self, rows: Ints | Longs) -> "Sites":
        """Some of them, in the order of these rows."""
        return Sites(self.longitude[rows], self.latitude[rows], self.radius_m[rows], self.by_name[rows])


class Listed(NamedTuple):
    """A line of a gazetteer: all names of a place, its own first, and where it lies; NaN where no radius is stated."""

    names: tuple[str, ...]
    longitude: float
    latitude: float
    radius_m: float = float("nan")


@lru_cache(_REMEMBERED)
def spelt(name: str) -> str:
    """A name folded, without words that say what kind of settlement it is: Nawa town, مدينة نوى and г. Нава are Nawa, نوى, Нава."""
    return " ".join(_own(fold_words(name)))


def _own(words: list[str]) -> list[str]:
    """The words of a name that are its own; all, where none is."""
    return [word for word in words if word not in _SETTLEMENTS] or words


@lru_cache(_REMEMBERED)
def consonants_of(name: str) -> str:
    """A name as the model knows it in any script and spelling, one of two consonants with its first and last vowels too; nothing where fewer are left.

    So it is with a country's name: a town may be called so and is known as it is spelt, but what has the consonants of Syria is another place.
    """
    folded = _own(unmarked_words(name))
    if is_country(" ".join(folded)):
        return ""
    bare = consonants(folded)
    if of_few_consonants(bare):
        bare = outlines(folded) if sum(map(str.isalpha, bare)) >= _FEWEST_WITH_VOWELS else ""
    return BY_CONSONANTS + bare if bare else ""


def of_few_consonants(bare: str) -> bool:
    """Whether so few are left of a name that its first and last vowels count too."""
    letters = filter(str.isalpha, bare.partition(IN_AREA)[0])
    return next(islice(letters, _FEWEST_CONSONANTS - 1, None), None) is None


@lru_cache(_REMEMBERED)
def area_of(admin1: str | None) -> str:
    """An area as names are known in it, in any script and spelling: its consonants, without words that say what kind of area it is.

    Of one consonant are abbreviations, which are known as they are spelt: OR is not AR.
    """
    words = [word for word in unmarked_words(admin1 or "") if word not in _KINDS_OF_AREA]
    bare = consonants(words)
    return bare if sum(map(str.isalpha, bare)) >= _FEWEST_WITH_VOWELS else " ".join(words)


@remembered
def names_known(places: tuple[NamedPlace, ...]) -> dict[str, NamedPlace]:
    """The places of a model by their names."""
    return {place.name: place for place in places}


def place_called(name: str, known: Mapping[str, NamedPlace], admin1: str | None = None) -> NamedPlace | None:
    """The place that a name leads to: by its spelling first, then by its consonants; either in that area first.

    One that is written in two scripts, هنيدة Hunaida, leads where either does, unless the two lead to different places.
    """
    area = IN_AREA + area_of(admin1)
    for key in (spelt(name), consonants_of(name)):
        place = known.get(key + area) or known.get(key)
        if place is not None:
            return place
    found = [place for one in in_each_script(name) if (place := place_called(one, known, admin1))]
    return found[0] if found and all(_is_one(found[0], place) for place in found) else None


def _is_one(one: NamedPlace, other: NamedPlace) -> bool:
    """Whether two places lie no farther apart than both are known."""
    north, east = other.latitude - one.latitude, (other.longitude - one.longitude) * cos(radians(one.latitude))
    return hypot(north, east) * _DEGREE_M <= one.radius_m + other.radius_m


@lru_cache(_REMEMBERED)
def in_each_script(name: str) -> tuple[str, ...]:
    """A name that is written in two scripts, the one behind the other, as each has it; nothing where it is not."""
    words = [word for word in unmarked_words(name) if not any(map(str.isdigit, word))]  # (S818) is of no script
    parts = [" ".join(of_script) for _, of_script in groupby(words, script_of)]
    return tuple(parts) if len(parts) == _SCRIPTS else ()


def place_meant(name: str, model: LinkModel, admin1: str | None = None) -> NamedPlace | None:
    """The place that a name leads to, unless it lies far from the area; one that leads nowhere by the names within it, where these are believed."""
    place = place_called(name, names_known(model.places), admin1)
    if place is not None and _is_elsewhere(place, model.areas, admin1):
        return None
    if place is not None or model.in_names is None or is_country(name):
        return place
    return part_reader(model.in_names)(unmarked(name), area_of(admin1))


def _is_elsewhere(place: NamedPlace, areas: tuple[NamedPlace, ...], admin1: str | None) -> bool:
    """Whether a place, known by its name and not by that in its area, lies far from the area that is said."""
    area = area_of(admin1) if areas and IN_AREA not in place.name else ""
    around = names_known(areas).get(area)
    return around is not None and not lies_in(place, around._replace(radius_m=_OF_AREA * around.radius_m))


def unmarked(name: str) -> str:
    """A name as names are looked for in it: folded, without marks that are no letters."""
    return " ".join(_own(unmarked_words(name)))


def sites_of(reports: pa.Table, model: LinkModel) -> Sites:
    """Where reports are taken to lie: at their coordinates, or where their names lead, or their texts where they have none."""
    longitude, latitude, stated = (column_of(reports, name) for name in ("longitude", "latitude", "radius_m"))
    radius = np.where(np.isnan(stated), model.unstated_radius_m, stated)
    by_name = np.zeros(len(radius), np.bool_)
    if not (model.places or model.in_texts or model.in_names):
        return Sites(longitude, latitude, radius, by_name)
    lost = np.flatnonzero(np.isnan(longitude) & ~aimed(reports))
    place = _places_called(reports, lost, model)
    if model.in_texts:
        _write_places_told(place, (reports, lost), model.in_texts)
    longitude[lost], latitude[lost] = place[:, 0], place[:, 1]
    by_name[lost] = ~np.isnan(place[:, 0])
    radius[lost] = np.where(by_name[lost], np.fmax(place[:, 2], stated[lost]), radius[lost])
    return Sites(longitude, latitude, radius, by_name)


def _places_called(reports: pa.Table, rows: npt.NDArray[np.int64], model: LinkModel) -> Floats:
    """Where the names of these rows lead: longitude, latitude and radius, NaN where to nowhere. Each name is looked up once in each area."""
    names, areas = coded(reports["place_name"]), coded(reports["admin1"])
    in_area = codes_of(names)[rows].astype(np.int64) << 32 | (codes_of(areas)[rows] + 1).astype(np.int64)
    used, of_row = np.unique(in_area, return_inverse=True)
    named = names.dictionary.take(pa.array(used >> 32, mask=used < 0)).to_pylist()
    area = (used & 0xFFFFFFFF) - 1
    admin1 = areas.dictionary.take(pa.array(area, mask=area < 0)).to_pylist()
    told = np.full((len(used), 3), np.nan)
    for place, (name, around) in enumerate(zip(named, admin1, strict=True)):
        called = None if name is None else place_meant(name, model, around)
        if called is not None:
            told[place] = called[1:4]
    return np.asarray(told[of_row.ravel()])


def _write_places_told(place: Floats, of: tuple[pa.Table, Longs], in_texts: tuple[NamedPlace, ...]) -> None:
    """Write where the texts of those lead, by place in `of`, that name no place."""
    reports, lost = of
    unnamed = np.flatnonzero(told_in_text(reports)[lost])
    texts = texts_of(reports["said"].take(pa.array(lost[unnamed]))).to_pylist()
    leads = reader(in_texts)
    for row, text in zip(unnamed.tolist(), texts, strict=True):
        told = leads(text)
        if told is not None:
            place[row] = told[1:4]


def told_in_text(reports: pa.Table) -> Bools:
    """Which reports have a text and neither coordinates nor the name of a place, nor a bearing from a known post."""
    unnamed = pc.and_(pc.is_null(reports["place_name"]), pc.is_null(reports["longitude"]))
    told = pc.and_(unnamed, pc.is_valid(reports["said"])).to_numpy()
    return np.asarray(told & ~aimed(reports) if told.any() else told)


def with_own_names(reports: pa.Table, places: tuple[NamedPlace, ...]) -> pa.Table:
    """The reports as words are taken from them: each place called by the name by which a gazetteer lists it, if that has other words."""
    if not any(place.also for place in places):
        return reports
    known = names_known(places)
    names = coded(reports["place_name"])
    own = pa.array([with_own_name(name, known) for name in names.dictionary.to_pylist()], pa.string())
    at = reports.column_names.index("place_name")
    return reports.set_column(at, "place_name", own.take(names.indices))


def with_own_name(name: str, known: Mapping[str, NamedPlace]) -> str:
    """The same of one name."""
    place = place_called(name, known)
    return place.also if place is not None and place.also else name


def site_of(report: Mapping[str, Any], model: LinkModel) -> tuple[float | None, float | None, float, bool]:
    """The same of one report, as a row: longitude, latitude, radius, and whether it lies there by its name."""
    stated = report["radius_m"]
    if report["longitude"] is None and not is_aimed(report):
        name = report["place_name"]
        told = (name, model, report["admin1"])
        place = reader(model.in_texts)(report["said"]) if name is None else place_meant(*told)
        if place is not None:
            return place.longitude, place.latitude, max(place.radius_m, stated or 0.0), True
    radius = model.unstated_radius_m if stated is None else stated
    return report["longitude"], report["latitude"], radius, False
