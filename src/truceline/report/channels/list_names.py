"""The names under which lists that nobody made for us have what a report holds, in English, Arabic and Russian.

Names are compared in the form of ours (`own_name`): case, spaces and signs part nothing, nor do vowel signs and spellings of Arabic and
Russian. Of several that a list has, the likeliest is taken. A heading that says one thing in two ways (“Date / التاريخ”) says it.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from types import ModuleType

from truceline.errors import Phrase, joined, phrase
from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.values.party import fold_name

_KILLED = ("killed", "deaths", "dead", "fatalities", "people_killed", "persons_killed")
_INJURED = ("injured", "wounded", "people_injured", "persons_injured")
_LOW, _HIGH = ("low", "min", "minimum"), ("high", "max", "maximum")
_BEST = ("best", "total", "number", "n", "no", "num", "count")


# What may stand between an end and a word: minimum_total_people_killed, total_number_of_deaths.
_BETWEEN = ("", "of_", "total_", "number_of_", "total_number_of_")


def _ends(harmed: Sequence[str], ends: Sequence[str]) -> tuple[str, ...]:
    """What one end of a range is called: killed_low, low_killed, killed_min, minimum_number_of_deaths and so on."""
    names = product(ends, harmed)
    return tuple(name for end, word in names for name in (f"{word}_{end}", *(f"{end}_{by}{word}" for by in _BETWEEN)))


def _area(level: int) -> tuple[str, ...]:
    """What an area of a level is called where levels are numbered, as humanitarian tables do (adm1_en, admin1Name)."""
    stems = (f"admin{level}", f"adm{level}", f"admin_{level}", f"adm_{level}")
    return (*stems, *(f"{stem}{end}" for stem in stems for end in ("_name", "name", "_en", "name_en")))


# What forms on telephones (ODK, KoBo) call a point, before _latitude, _longitude and _accuracy or _precision.
POINTS = ("gps", "location", "geopoint", "point", "coordinates")
# Our column, and the names under which lists have it, the likeliest first. `precision` is radius_m in words and degrees. Beside usual words these are those of ACLED's and UCDP's
# tables, GTD, SCAD, VIINA, Airwars, AWSD and OCHA's areas, where one says one thing only.
NAMES: Mapping[str, Sequence[str]] = {
    "reference": (
        *("reference", "id", "event_id", "incident_id", "ref", "ref_no", "reference_no", "reference_number"),
        *("eventid", "incidentid", "event_no", "incident_no", "event_number", "incident_number", "case_id", "case_no"),
        *("record_id", "unique_id", "unique_reference_number", "unique_reference_code", "reference_code"),
        *("incident_reference", "event_reference", "event_id_cnty", "uuid", "incident_code", "event_code", "key"),
        *("instanceid", "globalid"),
        *("no", "nr", "#", "serial_no", "serial_number", "s_no", "call_id"),
        *("caseid", "case_number", "strike_id", "attack_id", "shooting_id", "case", "uid", "guid", "objectid", "fid"),
    ),
    "occurred_at": (
        *(
            "date_dd_mm_yyyy",
            "date_mm_dd_yyyy",
            "date",
            "event_date",
            "incident_date",
            "date_of_incident",
            "date_of_event",
            "date_start",
            "start_date",
        ),
        *("startdate", "date_from", "day", "iday", "date_time", "date_and_time", "datetime", "date_time_local"),
        "timestamp",  # which may be when a row was written: of several the last
    ),
    "latitude": ("latitude", "lat", *(f"{point}_latitude" for point in POINTS), "point_y", "y"),
    "longitude": ("longitude", "lon", "lng", "long", *(f"{point}_longitude" for point in POINTS), "point_x", "x"),
    "source": ("source",),
    # By no other name: what stands under “according to” may be two agencies, or an address.
    "relayed_from": ("relayed_from",),
    "exercise": ("exercise",),
    "radius_m": ("radius_m", "accuracy_m", "uncertainty_m", "precision_m", "gps_accuracy_m"),
    "precision": (
        *("geolocation_accuracy", "geo_precision", "geoprecision", "geo_prec", "where_prec", "where_precision"),
        *("specificity", "geo_accuracy", "geolocation_precision", "place_accuracy", "place_precision"),
        *("spatial_precision", "coordinate_precision", "accuracy_of_location", "precision_of_location"),
        *(f"{point}_{what}" for what in ("accuracy", "precision") for point in POINTS),
        *("accuracy", "precision"),
    ),
    "act": (
        *("act", "type", "sub_event_type", "event_type", "incident_type", "strike_type", "attack_type"),
        *("attacktype1_txt", "type_of_event", "type_of_incident", "type_of_attack", "kind", "kind_of_incident"),
        *("type_of_violence", "category"),
    ),
    "weapon": ("weapon", "weapon_type", "type_of_weapon"),
    "actor": (
        *("actor", "actor1", "actor_1", "perpetrator", "belligerent", "responsible", "responsible_party"),
        *("attacker", "actor_name", "side_a", "gname"),
    ),
    "target": ("target", "actor2", "actor_2", "side_b", "target1"),
    "place_name": (
        *("place_name", "place", "location", "location_name", "village", "town", "city", "locality", "settlement"),
        *("community", "site", "site_name", "place_en", "where_coordinates"),
    ),
    "admin1": (*_area(1), "governorate", "province", "oblast", "provstate", "state", "region"),
    "admin2": (*_area(2), "district", "raion", "county"),
    "killed_low": _ends(_KILLED, _LOW),
    "killed_best": (*_KILLED, *_ends(_KILLED, _BEST), "nkill", "ndeath"),
    "killed_high": _ends(_KILLED, _HIGH),
    "injured_low": _ends(_INJURED, _LOW),
    "injured_best": (*_INJURED, *_ends(_INJURED, _BEST), "nwound"),
    "injured_high": _ends(_INJURED, _HIGH),
    "said": (
        *("said", "text", "notes", "note", "description", "headline", "title", "summary", "details", "narrative"),
        *("event_description", "incident_description", "source_headline"),
    ),
}
# What lists that count civilians alone call them. Read where no column counts all, for one list's number is of one kind throughout.
_CIVILIANS = {
    "killed": (
        *("civilians_killed", "civilian_deaths", "civilian_fatalities", "civilians_dead", "civilians_reported_killed"),
        "civilian_killed",
    ),
    "injured": (
        *("civilians_injured", "civilians_wounded", "civilian_injuries", "civilians_reported_injured"),
        *("civilian_injured", "civilian_wounded"),
    ),
}
OF_CIVILIANS: Mapping[str, Mapping[str, Sequence[str]]] = {
    harmed: {
        f"{harmed}_low": _ends(words, _LOW),
        f"{harmed}_best": (*words, *_ends(words, _BEST)),
        f"{harmed}_high": _ends(words, _HIGH),
    }
    for harmed, words in _CIVILIANS.items()
}
# Where a day stands beside its year and month, in columns of their own.
BESIDE_DAY: Mapping[str, tuple[str, str]] = {"day": ("year", "month"), "iday": ("iyear", "imonth")}
# What says in a heading in which order days and months stand: “Date (DD/MM/YYYY)”. Where nothing says it, such a date is refused.
_DAY_FIRST = {"dd_mm_yyyy": True, "mm_dd_yyyy": False, "dd_mm_yy": True, "mm_dd_yy": False}
# The last day, where a row spans several; it is written as the first is.
END_NAMES = (
    *("date_end", "end_date", "enddate", "date_to", "incident_date_end", "event_date_end", "incident_end_date"),
    *("event_end_date", "end_date_of_incident", "end_date_of_event", "last_date", "date_last", "last_day"),
)

_LATITUDES, _LONGITUDES = ("latitude", "lat"), ("longitude", "lon", "lng", "long")
# Headings that say the order: “lat, lon”, “Latitude / Longitude”, “gps (lat lon)”.
_POINTS_IN_ORDER = {
    f"{first}{sign}{second}": names
    for names, firsts, seconds in (
        (("latitude", "longitude"), _LATITUDES, _LONGITUDES),
        (("longitude", "latitude"), _LONGITUDES, _LATITUDES),
    )
    for first in firsts
    for second in seconds
    for sign in ("_", "")
}
_OF_SHAPES = ("wkt", "geom", "the_geom", "geometry", "shape_wkt", "gps_coordinates", "geolocation", "_geolocation")

# What lists call acts, where it is not our own code or a kind that ACLED has.
ACT_BY_WORD: Mapping[str, str] = {
    "airstrike": "air_strike",
    "airstrikes": "air_strike",
    "air raid": "air_strike",
    "air attack": "air_strike",
    "drone attack": "drone_strike",
    "barrel bombs": "barrel_bomb",
    "shelling": "fire",
    "artillery": "artillery_fire",
    "artillery shelling": "artillery_fire",
    "mortar": "mortar_fire",
    "mortars": "mortar_fire",
    "mortar attack": "mortar_fire",
    "rockets": "rocket_fire",
    "rocket attack": "rocket_fire",
    "sniper": "sniper_fire",
    "sniping": "sniper_fire",
    "clash": "armed_clash",
    "clashes": "armed_clash",
    "armed clashes": "armed_clash",
    "ied": "mine_blast",
    "landmine": "mine_blast",
    "mine explosion": "mine_blast",
    "bombing/explosion": "explosion",
    "suicide bombing": "explosion",
    "car bomb": "explosion",
    "kidnapping": "abduction",
    "abductions": "abduction",
    "hostage taking (kidnapping)": "abduction",
    "hostage taking (barricade incident)": "abduction",
    "armed assault": "fire",
    "assassination": "person",
    "unarmed assault": "person",
    "facility/infrastructure attack": "sabotage",
    "detention": "arrest",
    "arbitrary arrest": "arrest",
    "state-based violence": "fire",
    "state-based conflict": "fire",
    "non-state violence": "fire",
    "non-state conflict": "fire",
    "one-sided violence": "attack_on_civilians",
}


_OF_OTHER_SCRIPTS = re.compile("[\u0400-\u04ff\u0600-\u06ff]")
_ARTICLE = re.compile(r"\bال(?=\w{2})")
_MOST_WORDS = 8  # of a heading that is looked at for several names


def own_name(name: str) -> str:
    """The name in the form of ours: “Ref. No” is ref_no, “Дата события” дата_события; one of signs alone stays as it is."""
    folded = fold_name(name) if _OF_OTHER_SCRIPTS.search(name) else name.casefold()
    return re.sub(r"\W+", "_", folded).strip("_") or name


def without_article(folded: str) -> str:
    """Folded Arabic without the article of its words: التاريخ is تاريخ."""
    return _ARTICLE.sub("", folded)


def _forms(written: Sequence[str]) -> tuple[str, ...]:
    """Names as they are compared, each with the article and without."""
    own = [own_name(name) for name in written]
    return tuple(dict.fromkeys([*own, *("_".join(without_article(name.replace("_", " ")).split()) for name in own)]))


def _written_ends(harmed: Sequence[str], ends: Sequence[str]) -> tuple[str, ...]:
    """What one end of a range is called in Arabic or Russian; لل and ل are “of the” and “of” in الحد الأدنى للقتلى."""
    pairs = list(product(harmed, ends))
    of = [f"{end} {'لل' + word[2:] if word.startswith('ال') else 'ل' + word}" for word, end in pairs]
    return (*(f"{word} {end}" for word, end in pairs), *(f"{end} {word}" for word, end in pairs), *of)


def _headings(language: ModuleType) -> dict[str, tuple[str, ...]]:
    """Our columns, and what lists in a language call them, as it is written."""
    harmed = {"killed": language.KILLED, "injured": language.INJURED}
    figures = (_written_figures(what, words, language) for what, words in harmed.items())
    return {**language.HEADINGS, **{ours: names for told in figures for ours, names in told.items()}}


def _written_figures(harmed: str, words: Sequence[str], language: ModuleType) -> dict[str, tuple[str, ...]]:
    """What the low, the best and the high of those killed or injured are called in a language, as it is written."""
    low, high = (_written_ends(words, ends) for ends in (language.LOW, language.HIGH))
    return {f"{harmed}_low": low, f"{harmed}_best": tuple(words), f"{harmed}_high": high}


def _of_civilians(harmed: str, language: ModuleType) -> dict[str, tuple[str, ...]]:
    """The same of civilians alone, as names are compared."""
    words = language.CIVILIANS_KILLED if harmed == "killed" else language.CIVILIANS_INJURED
    return {ours: _forms(names) for ours, names in _written_figures(harmed, words, language).items()}


_LANGUAGES = (arabic, russian)
_HEADINGS = {language: _headings(language) for language in _LANGUAGES}
# Our column, and every name that says it, as names are compared.
KNOWN: Mapping[str, tuple[str, ...]] = {
    ours: (*names, *_forms([name for told in _HEADINGS.values() for name in told.get(ours, ())]))
    for ours, names in NAMES.items()
}
# The first column where it has no name, as pandas and R write the numbers of rows, and as pandas calls it that read it so.
_INDEX = ("column_1", "unnamed_0")
_OF_SEVERAL = "case"  # of which a list may have a row for each victim
KNOWN_OF_CIVILIANS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    harmed: {
        ours: (*names, *(form for told in _LANGUAGES for form in _of_civilians(harmed, told)[ours]))
        for ours, names in ends.items()
    }
    for harmed, ends in OF_CIVILIANS.items()
}
TIME_NAMES = ("time", *_forms((*arabic.TIME, *russian.TIME)))
LAST_DAYS = (*END_NAMES, *_forms((*arabic.LAST_DAY, *russian.LAST_DAY)))
_ORDERS = _DAY_FIRST | {own_name(order): first for told in _LANGUAGES for order, first in told.DAY_FIRST.items()}
_OR = {"or", *map(fold_name, (*arabic.OR, *russian.OR))}


def chosen(header: Sequence[str], ours: str) -> str | None:
    """Which of its columns says this; None where none does. The number of the row is a reference where nothing else is, or several rows may be of one."""
    found = first_of(KNOWN[ours], header)
    if ours == "place_name" and found is None:
        return next((name for name in map(own_name, header) if _is_of_place_or_area(name)), None)
    if ours == "reference" and found in (None, _OF_SEVERAL):
        return next((name for name in map(own_name, header[:1]) if is_index(name)), found)
    return found


def is_index(name: str) -> bool:
    """Whether that is a column of the numbers of rows: a list whose references stand nowhere else is known by these."""
    return name in _INDEX


def columns_of(header: Sequence[str]) -> dict[str, str | None]:
    """Which of its columns says each thing of ours; of those harmed civilians, where none says all."""
    found = {ours: chosen(header, ours) for ours in NAMES}
    for ends in KNOWN_OF_CIVILIANS.values():
        if not any(found[ours] for ours in ends):
            found |= {ours: first_of(names, header) for ours, names in ends.items()}
    return found


def first_of(names: Sequence[str], header: Sequence[str]) -> str | None:
    """The first of these names that a column has, else a column that has several of them; None where there is none."""
    there = dict.fromkeys(own_name(name) for name in header)
    found = next((name for name in names if name in there), None)
    return found or next((name for name in there if _is_made_of(name, names)), None)


def _is_made_of(name: str, names: Sequence[str]) -> bool:
    """Whether a heading is several of these names and nothing else: “Date / التاريخ”, “القرية أو البلدة”, or one with an order."""
    words = [word for word in _without_order(name).split("_") if word not in _OR]
    return 0 < len(words) <= _MOST_WORDS and _are_names(words, frozenset(names))


def _is_of_place_or_area(name: str) -> bool:
    """Whether a heading says that its cells are places, or areas where no place is known: “City or county”."""
    words = name.split("_")
    either = (*KNOWN["place_name"], *KNOWN["admin1"], *KNOWN["admin2"])
    return not _OR.isdisjoint(words) and not set(KNOWN["place_name"]).isdisjoint(words) and _is_made_of(name, either)


def _are_names(words: Sequence[str], names: frozenset[str]) -> bool:
    ends = range(1, len(words) + 1)
    return not words or any("_".join(words[:end]) in names and _are_names(words[end:], names) for end in ends)


def is_day_first(name: str) -> bool | None:
    """Whether a heading says that days stand before months, or after; None where it says neither."""
    return next((first for order, first in _ORDERS.items() if order in name), None)


def _without_order(name: str) -> str:
    """A heading without what says the order of days and months in it."""
    told = next((order for order in _ORDERS if order in name), None)
    return name.replace(told, "").strip("_").replace("__", "_") if told else name


def heading_of_points(header: Sequence[str]) -> str | None:
    """The column that can hold nothing but points, by its name; None where there is none."""
    names = [own_name(name) for name in header]
    return next((name for name in names if _is_of_points(name)), None)


def _is_of_points(name: str) -> bool:
    return (name in POINTS and name != "location") or name in _OF_SHAPES or order_of_points(name) is not None


def order_of_points(name: str) -> tuple[str, str] | None:
    """Which coordinate a heading says to come first, and which second, where it says so."""
    bare = name
    for point in POINTS:
        bare = bare.removeprefix(f"{point}_")
    return _POINTS_IN_ORDER.get(bare)


def is_placed(header: Sequence[str]) -> bool:
    """Whether it has columns of coordinates, or one of them."""
    return any(chosen(header, ours) for ours in ("latitude", "longitude"))


def names_for(header: Sequence[str], ours: str) -> Sequence[str]:
    """The names under which a list would be known to have this, in the scripts of its own headings."""
    there = [
        language
        for language, letters in ((arabic, "[\u0600-\u06ff]"), (russian, "[\u0400-\u04ff]"))
        if any(re.search(letters, name) for name in header)
    ]
    in_english = any(re.search("[A-Za-z]", name) for name in header if not name.startswith("(column "))
    others = [name for language in there for name in _HEADINGS[language].get(ours, ())]
    return (*others, *(NAMES[ours] if in_english else ())) if others else NAMES[ours]


def lacking(header: Sequence[str]) -> Phrase:
    """What a plain list needs and this one does not have, each with the names under which it would be known.

    Without either coordinate the name of a place does.
    """
    needed = ["reference", "occurred_at"]
    if is_placed(header):
        needed += ["latitude", "longitude"]
    missing = [_known_as(header, ours) for ours in needed if chosen(header, ours) is None]
    if not is_placed(header) and chosen(header, "place_name") is None and heading_of_points(header) is None:
        first, second, other = (_known_as(header, ours) for ours in ("latitude", "longitude", "place_name"))
        missing.append(phrase("both-or", first=first, second=second, other=other))
    return joined(missing, "; ")


def _known_as(header: Sequence[str], ours: str) -> Phrase:
    what = phrase(f"word-{ours.replace('_', '-')}")
    return phrase("called", what=what, names=", ".join(names_for(header, ours)))
