"""The names under which lists that nobody made for us have what a report holds.

Names are compared in the form of ours (`own_name`): case, spaces and signs part nothing. Of several that a list has, the
likeliest is taken.
"""

import re
from collections.abc import Mapping, Sequence

_KILLED = ("killed", "deaths", "dead", "fatalities")
_INJURED = ("injured", "wounded")
_LOW, _HIGH = ("low", "min", "minimum"), ("high", "max", "maximum")


def _ends(harmed: Sequence[str], ends: Sequence[str]) -> tuple[str, ...]:
    """What one end of a range is called: killed_low, low_killed, killed_min and so on."""
    return tuple(name for end in ends for word in harmed for name in (f"{word}_{end}", f"{end}_{word}"))


# Our column, and the names under which lists have it, the likeliest first.
NAMES: Mapping[str, Sequence[str]] = {
    "reference": ("reference", "id", "event_id", "incident_id", "ref", "ref_no", "reference_no", "reference_number"),
    "occurred_at": ("date", "event_date", "incident_date", "date_of_incident", "day"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "source": ("source",),
    "radius_m": ("radius_m",),
    "act": ("act", "type", "event_type", "incident_type", "kind", "kind_of_incident", "category"),
    "actor": ("actor", "actor1", "perpetrator"),
    "target": ("target", "actor2"),
    "place_name": ("place_name", "place", "location", "village", "town"),
    "admin1": ("admin1", "governorate", "province"),
    "admin2": ("admin2", "district"),
    "killed_low": _ends(_KILLED, _LOW),
    "killed_best": _KILLED,
    "killed_high": _ends(_KILLED, _HIGH),
    "injured_low": _ends(_INJURED, _LOW),
    "injured_best": _INJURED,
    "injured_high": _ends(_INJURED, _HIGH),
    "said": ("said", "text", "notes", "description", "headline", "title"),
}


def own_name(name: str) -> str:
    """The name in the form of ours: “Ref. No” is ref_no; one of signs alone stays as it is."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or name


def chosen(header: Sequence[str], ours: str) -> str | None:
    """Which of its columns says this; None where none does."""
    names = {own_name(name) for name in header}
    return next((name for name in NAMES[ours] if name in names), None)


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
