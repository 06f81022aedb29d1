"""Finding a place by its name in three scripts: posts and zones of the agreement, names from reports, and a file of the centre's own.

The file `gazetteer.csv` in the desk's folder is optional; its columns are name, other_names (joined by “|”), admin1, admin2,
longitude, latitude, radius_m, parted by commas, semicolons or tabs. Names are compared folded (case, accents, Arabic spelling); nothing is guessed beyond that.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from truceline.agreement.charter import Charter
from truceline.report.channels.list_cells import degree
from truceline.values.cells import separator_of
from truceline.values.party import fold_name
from truceline.values.place import distance_between

FILE = "gazetteer.csv"
_POST_RADIUS_M = 200.0
_LIKE_A_VILLAGE_M = 1_500.0
_MOST = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A place one can mean by a name: where, within which radius, and what kind of entry it is."""

    names: tuple[str, ...]
    longitude: float
    latitude: float
    radius_m: float
    kind: str  # post, zone, told, listed
    admin: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that answers to what was typed, with the nearest landmark and how far it is."""

    place: Place
    landmark: Place | None
    distance_m: float


def search(typed: str, places: Iterable[Place], landmarks: list[Place]) -> list[Candidate]:
    """The places whose names hold every word typed, whole names first, then beginnings; each with its nearest landmark."""
    words = fold_name(typed).split()
    if not words:
        return []
    found = []
    for place in places:
        ranks = [rank for name in place.names if (rank := _rank(words, fold_name(name))) is not None]
        if ranks:
            found.append((min(ranks), len(place.names[0]), place.names[0], place))
    found.sort(key=lambda one: one[:3])
    return [_with_landmark(place, landmarks) for *_, place in found[:_MOST]]


def places_of(charter: Charter) -> list[Place]:
    """The posts and zones of an agreement."""
    agreement = charter.agreement
    posts = [
        Place(
            (post.name.en, post.name.ar, post.name.ru, post.code), post.longitude, post.latitude, _POST_RADIUS_M, "post"
        )
        for post in agreement.posts
    ]
    named = {zone.code: (zone.name.en, zone.name.ar, zone.name.ru) for zone in agreement.zones}
    zones = []
    for shape in charter.zone_shapes():
        if shape.geometry is not None and shape.code in named:
            centre, (west, south, east, north) = shape.geometry.centroid, shape.geometry.bounds
            across = distance_between(*(np.array([degree]) for degree in (west, south, east, north)))
            zones.append(Place(named.pop(shape.code), centre.x, centre.y, float(across[0]) / 2, "zone"))
    return posts + zones


def listed_places(folder: Path) -> tuple[Place, ...]:
    """The centre's own list; none where there is no file. A line that is no place is passed over."""
    path = folder / FILE
    return _listed(path, path.stat().st_mtime_ns) if path.is_file() else ()


@lru_cache(maxsize=2)
def _listed(path: Path, changed: int) -> tuple[Place, ...]:
    del changed  # the file is read again when it was written again
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        separator = separator_of(file.readline())
        file.seek(0)
        rows = csv.DictReader(file, delimiter=separator)
        return tuple(place for row in rows if (place := _place(row)) is not None)


def _place(row: dict[str, str | None]) -> Place | None:
    names = [row.get("name") or "", *(row.get("other_names") or "").split("|")]
    try:
        longitude, latitude = (float(degree(row.get(name) or "")) for name in ("longitude", "latitude"))
        radius = float(row.get("radius_m") or _LIKE_A_VILLAGE_M)
    except ValueError:
        return None
    if not names[0] or not (-180 <= longitude <= 180 and -90 <= latitude <= 90 and radius >= 1):
        return None
    admin = ", ".join(part for part in (row.get("admin2"), row.get("admin1")) if part)
    return Place(tuple(name.strip() for name in names if name.strip()), longitude, latitude, radius, "listed", admin)


def _rank(words: list[str], name: str) -> int | None:
    """0 for the whole name, 1 where each word begins one of the name's, 2 where each is somewhere in it."""
    if name == " ".join(words):
        return 0
    if all(any(part.startswith(word) for part in name.split()) for word in words):
        return 1
    return 2 if all(word in name for word in words) else None


def _with_landmark(place: Place, landmarks: list[Place]) -> Candidate:
    others = [one for one in landmarks if one is not place and one.names != place.names]
    if not others:
        return Candidate(place, None, 0.0)
    away = distance_between(
        np.full(len(others), place.longitude),
        np.full(len(others), place.latitude),
        np.array([one.longitude for one in others]),
        np.array([one.latitude for one in others]),
    )
    nearest = int(np.argmin(away))
    return Candidate(place, others[nearest], float(away[nearest]))
