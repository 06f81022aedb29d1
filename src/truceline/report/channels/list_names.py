"""The names under which lists that nobody made for us have what a report holds.

Names are compared in the form of ours (`own_name`): case, spaces and signs part nothing. Of several that a list has, the
likeliest is taken.
"""

import re
from collections.abc import Mapping, Sequence

_KILLED = ("killed", "deaths", "dead", "fatalities")
_INJURED = ("injured", "wounded")
_LOW, _HIGH = ("low", "min", "minimum"), ("high", "max", "maximum")
_BEST = ("best", "total", "number")


def _ends(harmed: Sequence[str], ends: Sequence[str]) -> tuple[str, ...]:
    """What one end of a range is called: killed_low, low_killed, killed_min and so on."""
    return tuple(name for end in ends for word in harmed for name in (f"{word}_{end}", f"{end}_{word}"))


def _area(level: int) -> tuple[str, ...]:
    """What an area of a level is called where levels are numbered, as humanitarian tables do (adm1_en, admin1Name)."""
    stems = (f"admin{level}", f"adm{level}", f"admin_{level}", f"adm_{level}")
    return (*stems, *(f"{stem}{end}" for stem in stems for end in ("_name", "name", "_en", "name_en")))


# Our column, and the names under which lists have it, the likeliest first. Beside usual words these are those of ACLED's and UCDP's
# tables, GTD, SCAD, VIINA, Airwars, AWSD and OCHA's areas, where one says one thing only.
NAMES: Mapping[str, Sequence[str]] = {
    "reference": (
        *("reference", "id", "event_id", "incident_id", "ref", "ref_no", "reference_no", "reference_number"),
        *("eventid", "incidentid", "event_no", "incident_no", "event_number", "incident_number", "case_id", "case_no"),
        *("record_id", "unique_id", "unique_reference_number", "event_id_cnty", "uuid"),
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
        *("startdate", "date_from", "day", "iday"),
    ),
    "latitude": ("latitude", "lat", "gps_latitude", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "gps_longitude", "x"),
    "source": ("source",),
    "radius_m": ("radius_m", "accuracy_m", "uncertainty_m"),
    "act": (
        *("act", "type", "sub_event_type", "event_type", "incident_type", "strike_type", "attack_type"),
        *("attacktype1_txt", "type_of_event", "type_of_incident", "type_of_attack", "kind", "kind_of_incident"),
        "category",
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
    "killed_best": (*_KILLED, *_ends(_KILLED, _BEST), "number_of_deaths", "nkill", "ndeath"),
    "killed_high": _ends(_KILLED, _HIGH),
    "injured_low": _ends(_INJURED, _LOW),
    "injured_best": (*_INJURED, *_ends(_INJURED, _BEST), "nwound"),
    "injured_high": _ends(_INJURED, _HIGH),
    "said": (
        *("said", "text", "notes", "description", "headline", "title", "summary", "details", "narrative"),
        *("event_description", "incident_description", "source_headline"),
    ),
}
# Where a day stands beside its year and month, in columns of their own.
BESIDE_DAY: Mapping[str, tuple[str, str]] = {"day": ("year", "month"), "iday": ("iyear", "imonth")}
# Headings that say in which order days and months stand: “Date (DD/MM/YYYY)”. Where none says it, such a date is refused.
DAY_FIRST = {"date_dd_mm_yyyy": True, "date_mm_dd_yyyy": False}
# The last day, where a row spans several; it is written as the first is.
END_NAMES = ("date_end", "end_date", "enddate", "date_to")

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
    "detention": "arrest",
    "arbitrary arrest": "arrest",
}


def own_name(name: str) -> str:
    """The name in the form of ours: “Ref. No” is ref_no; one of signs alone stays as it is."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or name


def chosen(header: Sequence[str], ours: str) -> str | None:
    """Which of its columns says this; None where none does."""
    return first_of(NAMES[ours], header)


def first_of(names: Sequence[str], header: Sequence[str]) -> str | None:
    """The first of these names that a column has; None where none does."""
    there = {own_name(name) for name in header}
    return next((name for name in names if name in there), None)


# What a person calls the columns without which a row is no report.
_IN_WORDS: Mapping[str, str] = {
    "reference": "id",
    "occurred_at": "date",
    "latitude": "latitude",
    "longitude": "longitude",
    "place_name": "place",
}


def is_placed(header: Sequence[str]) -> bool:
    """Whether it has columns of coordinates, or one of them."""
    return any(chosen(header, ours) for ours in ("latitude", "longitude"))


def lacking(header: Sequence[str]) -> str:
    """What a plain list needs and this one does not have, each with the names under which it would be known.

    Without either coordinate the name of a place does.
    """
    needed = ["reference", "occurred_at"]
    if is_placed(header):
        needed += ["latitude", "longitude"]
    missing = [_known_as(ours) for ours in needed if chosen(header, ours) is None]
    if not is_placed(header) and chosen(header, "place_name") is None:
        missing.append(" and ".join(map(_known_as, ("latitude", "longitude"))) + f", or {_known_as('place_name')}")
    return "; ".join(missing)


def _known_as(ours: str) -> str:
    return f"{_IN_WORDS[ours]} (called {', '.join(NAMES[ours])})"
