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
from truceline.errors import Problem, Where, phrase, problem

# A shape of a million corners takes about 30 MB; what is larger is no map of an agreement.
MOST_BYTES = 30_000_000
_DEPTH = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_SHORTEST_RING = 4
_WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")
# What GEOS says of a shape that is not valid, and the phrase that says it plainly.
_FAULTS = (
    ("Ring Self-intersection", "ring-touches"),
    ("Self-intersection", "edges-cross"),
    ("Hole lies outside shell", "hole-outside"),
    ("Holes are nested", "hole-in-hole"),
    ("Nested shells", "part-in-part"),
    ("Interior is disconnected", "inside-apart"),
    ("Duplicate Rings", "ring-twice"),
    ("Too few points", "ring-too-few"),
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
        return problem("A303", Where(file, error.lineno, error.colno), came, why=phrase("json-stops", said=error.msg))
    except RecursionError:
        return problem("A303", Where(file), phrase("brackets-without-end"), why=phrase("check-brackets"))
    except ValueError as error:
        return problem("A303", Where(file), error.args[0], why=phrase("keys-once"))
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
        raise ValueError(phrase("key-twice", key=repr(next(key for key in keys if keys.count(key) > 1))))
    return named


def _check_file(drawing: Drawing) -> None:
    """A FeatureCollection on WGS 84 whose features have ids of their own."""
    if drawing.get(("type",)) != "FeatureCollection" or not isinstance(drawing.get(("features",)), list):
        came = drawing.get(("type",)) or type(drawing.value).__name__
        drawing.tell("A304", drawing.where(("type",)), came, what=phrase("feature-collection"))
        return
    reference = drawing.get(("crs", "properties", "name"))
    if drawing.get(("crs",)) is not None and not str(reference).endswith(_WGS84_NAMES):
        drawing.tell("A310", drawing.where(("crs",)), reference or phrase("unnamed-system"))
    for index, feature in enumerate(drawing.value["features"]):
        path: Path = ("features", index)
        if drawing.get((*path, "type")) != "Feature":
            came = drawing.get((*path, "type")) or phrase("nothing")
            drawing.tell("A304", drawing.where(path), came, what=phrase("a-feature"))
            continue
        identity = feature.get("id", drawing.get((*path, "properties", "id")))
        if identity is None:
            drawing.tell("A304", drawing.where(path), phrase("feature-without-id"), what=phrase("feature-with-id"))
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
        what = phrase("geometry-of", types=", ".join(_DEPTH))
        drawing.tell("A304", drawing.where(path), kind or phrase("nothing"), what=what)
        return None
    coordinates: Path = (*path, "coordinates")
    for ring in _rings(drawing, coordinates, _DEPTH[kind] - 1):
        _check_corners(drawing, ring, closed="Polygon" in kind)
    if len(drawing.problems) > told:
        return None
    geometry = shapely.geometry.shape(drawing.get(path))
    if geometry.is_empty:
        drawing.tell("A304", drawing.where(coordinates), phrase("no-corners"), what=phrase("coordinates"))
    elif not geometry.is_valid:
        _tell_fault(drawing, coordinates, shapely.is_valid_reason(geometry))
    return geometry if len(drawing.problems) == told else None


def _rings(drawing: Drawing, path: Path, depth: int) -> list[Path]:
    """The paths of all lists of corners below a path; what is no list is told."""
    value = drawing.get(path)
    if not isinstance(value, list) or not value:
        came = phrase("nothing") if value in ([], None) else value
        drawing.tell("A304", drawing.where(path), came, what=phrase("list-of-corners"))
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
        came = phrase("corners-last", count=len(corners), last=_named(corners[-1]))
        drawing.tell("A307", drawing.where((*ring, len(corners) - 1)), came, first=_named(corners[0]))
    if not closed and len({tuple(corner[:2]) for corner in corners}) < 2:
        drawing.tell("A313", drawing.where(ring), phrase("at-one-place", count=len(corners)))
    for index in range(1, len(corners)):
        if abs(corners[index][0] - corners[index - 1][0]) > 180:
            came = phrase("from-to", first=_named(corners[index - 1]), last=_named(corners[index]))
            drawing.tell("A312", drawing.where((*ring, index)), came)


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
        drawing.tell("A306", where, str(corner), hint=phrase("two-numbers"))
        return
    longitude, latitude = corner[:2]  # type: ignore[index] # a pair, as was asked above
    turned = -90 <= longitude <= 90 and -180 <= latitude <= 180
    hint = phrase("axes-exchanged" if turned else "correct-corner")
    drawing.tell("A306", where, _named([longitude, latitude]), hint=hint)


def _named(corner: list[float]) -> str:
    return f"{corner[0]}, {corner[1]}"


def _tell_fault(drawing: Drawing, path: Path, reason: str) -> None:
    """Say where a shape is not valid, from what GEOS says of it: “Self-intersection[36.1 32.5]”."""
    fault, _, place = reason.partition("[")
    name = next((name for sign, name in _FAULTS if fault.startswith(sign)), None)
    why = phrase(name) if name else fault.lower()
    longitude, _, latitude = place.rstrip("]").partition(" ")
    drawing.tell("A308", drawing.where(path), fault, longitude=longitude or "?", latitude=latitude or "?", why=why)
