"""One GeoJSON file (RFC 7946): its features by their ids, each shape checked corner by corner.

Invariant: a geometry is given out only where nothing at all is wrong with it.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import shapely
import shapely.geometry

from truceline.agreement.json_places import places
from truceline.agreement.written import Path, read_text
from truceline.errors import Problem, Where, problem

# A shape of a million corners takes about 30 MB; what is larger is no map of an agreement.
MOST_BYTES = 30_000_000
_DEPTH = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_SHORTEST_RING = 4
_WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")
# What GEOS says of a shape that is not valid, in plain words.
_FAULTS = (
    ("Ring Self-intersection", "a ring touches itself there"),
    ("Self-intersection", "two edges cross there"),
    ("Hole lies outside shell", "a hole lies outside"),
    ("Holes are nested", "a hole lies within another hole"),
    ("Nested shells", "one part lies within another"),
    ("Interior is disconnected", "the inside falls apart there"),
    ("Duplicate Rings", "a ring is drawn twice"),
    ("Too few points", "a ring has too few different corners"),
)


@dataclass(slots=True)
class Drawing:
    """A file of shapes: features by id, and every problem found in it."""

    file: str
    text: str
    value: Any
    features: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _geometries: dict[str, Any] = field(default_factory=dict)
    _places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def get(self, path: Path) -> Any:
        """The value at a path, or None where there is none."""
        value = self.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def where(self, path: Path) -> Where:
        """The place of a value, or of what is around it where it is not written."""
        if not self._places:
            self._places = places(self.text)
        while path and path not in self._places:
            path = path[:-1]
        return Where(self.file, *self._places.get(path, (1, 1)))

    def tell(self, code: str, where: Where, came: object, **details: object) -> None:
        """Add a problem."""
        self.problems.append(problem(code, where, came, **details))

    def geometry(self, feature: str) -> Any:
        """The shape of a feature, checked once; None where something is wrong with it."""
        if feature not in self._geometries:
            self._geometries[feature] = _checked(self, (*self.features[feature], "geometry"))
        return self._geometries[feature]


def read_drawing(path: FilePath) -> Drawing | Problem:
    """Read a GeoJSON file; a text that is no JSON at all is one problem."""
    text = read_text(path, most_bytes=MOST_BYTES)
    if isinstance(text, Problem):
        return text
    file = str(path)
    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        lines = text.splitlines() or [""]
        came = lines[min(error.lineno, len(lines)) - 1].strip()
        return problem("A303", Where(file, error.lineno, error.colno), came, why=f"{error.msg} here.")
    except RecursionError:
        return problem("A303", Where(file), "brackets within brackets without end", why="Check the brackets.")
    except ValueError as error:
        return problem("A303", Where(file), str(error), why="Write every key once, and numbers in digits.")
    drawing = Drawing(file, text, value)
    _check_file(drawing)
    return drawing


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON whose keys are given once each."""
    named = dict(pairs)
    if len(named) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} twice in one object")
    return named


def _check_file(drawing: Drawing) -> None:
    """A FeatureCollection on WGS 84 whose features have ids of their own."""
    if drawing.get(("type",)) != "FeatureCollection" or not isinstance(drawing.get(("features",)), list):
        came = drawing.get(("type",)) or type(drawing.value).__name__
        drawing.tell("A304", drawing.where(("type",)), came, what="a FeatureCollection with a list of features")
        return
    reference = drawing.get(("crs", "properties", "name"))
    if drawing.get(("crs",)) is not None and not str(reference).endswith(_WGS84_NAMES):
        drawing.tell("A310", drawing.where(("crs",)), reference or "an unnamed system")
    for index, feature in enumerate(drawing.value["features"]):
        path: Path = ("features", index)
        if drawing.get((*path, "type")) != "Feature":
            drawing.tell("A304", drawing.where(path), drawing.get((*path, "type")) or "nothing", what="a Feature")
            continue
        identity = feature.get("id", drawing.get((*path, "properties", "id")))
        if identity is None:
            drawing.tell("A304", drawing.where(path), "a feature without an id", what="a Feature with an “id”")
        elif str(identity) in drawing.features:
            first = drawing.where(drawing.features[str(identity)])
            drawing.tell("A309", drawing.where((*path, "id")), identity, line=first.line)
        else:
            drawing.features[str(identity)] = path


def _checked(drawing: Drawing, path: Path) -> Any:
    """The geometry at a path, or None once its problems are told."""
    kind = drawing.get((*path, "type"))
    told = len(drawing.problems)
    if kind not in _DEPTH:
        drawing.tell("A304", drawing.where(path), kind or "nothing", what="a geometry of type " + ", ".join(_DEPTH))
        return None
    coordinates: Path = (*path, "coordinates")
    for ring in _rings(drawing, coordinates, _DEPTH[kind] - 1):
        _check_corners(drawing, ring, closed="Polygon" in kind)
    if len(drawing.problems) > told:
        return None
    geometry = shapely.geometry.shape(drawing.get(path))
    if geometry.is_empty:
        drawing.tell("A304", drawing.where(coordinates), "no corners", what="coordinates")
    elif not geometry.is_valid:
        _tell_fault(drawing, coordinates, shapely.is_valid_reason(geometry))
    return geometry if len(drawing.problems) == told else None


def _rings(drawing: Drawing, path: Path, depth: int) -> list[Path]:
    """The paths of all lists of corners below a path; what is no list is told."""
    value = drawing.get(path)
    if not isinstance(value, list) or not value:
        drawing.tell("A304", drawing.where(path), "nothing" if value in ([], None) else value, what="a list of corners")
        return []
    if depth == 0:
        return [path]
    return [ring for index in range(len(value)) for ring in _rings(drawing, (*path, index), depth - 1)]


def _check_corners(drawing: Drawing, ring: Path, *, closed: bool) -> None:
    """Every corner lies on the globe; a ring is closed; no edge spans more than half the globe."""
    corners = drawing.get(ring)
    bad = [index for index, corner in enumerate(corners) if not _is_on_globe(corner)]
    for index in bad:
        _tell_corner(drawing, (*ring, index), corners[index])
    if bad:
        return
    if closed and (len(corners) < _SHORTEST_RING or corners[0][:2] != corners[-1][:2]):
        came = f"{len(corners)} corners, the last {_named(corners[-1])}"
        drawing.tell("A307", drawing.where((*ring, len(corners) - 1)), came, first=_named(corners[0]))
    if not closed and len({tuple(corner[:2]) for corner in corners}) < 2:
        drawing.tell("A313", drawing.where(ring), f"{len(corners)} at one place")
    for index in range(1, len(corners)):
        if abs(corners[index][0] - corners[index - 1][0]) > 180:
            drawing.tell(
                "A312", drawing.where((*ring, index)), f"{_named(corners[index - 1])} to {_named(corners[index])}"
            )


def _is_on_globe(corner: object) -> bool:
    if not _is_pair(corner):
        return False
    longitude, latitude = corner[:2]  # type: ignore[index] # a pair, as was asked above
    return bool(-180 <= longitude <= 180 and -90 <= latitude <= 90)


def _is_pair(corner: object) -> bool:
    return isinstance(corner, list) and len(corner) >= 2 and all(type(number) in (int, float) for number in corner)


def _tell_corner(drawing: Drawing, path: Path, corner: object) -> None:
    where = drawing.where(path)
    if not _is_pair(corner):
        drawing.tell("A306", where, str(corner), hint="Write two numbers in square brackets.")
        return
    longitude, latitude = corner[:2]  # type: ignore[index] # a pair, as was asked above
    turned = -90 <= longitude <= 90 and -180 <= latitude <= 180
    hint = "They seem to be exchanged: GeoJSON writes longitude first." if turned else "Correct the corner."
    drawing.tell("A306", where, _named([longitude, latitude]), hint=hint)


def _named(corner: list[float]) -> str:
    return f"{corner[0]}, {corner[1]}"


def _tell_fault(drawing: Drawing, path: Path, reason: str) -> None:
    """Say where a shape is not valid, from what GEOS says of it: “Self-intersection[36.1 32.5]”."""
    fault, _, place = reason.partition("[")
    why = next((said for sign, said in _FAULTS if fault.startswith(sign)), fault.lower())
    longitude, _, latitude = place.rstrip("]").partition(" ")
    drawing.tell("A308", drawing.where(path), fault, longitude=longitude or "?", latitude=latitude or "?", why=why)
