"""Land and borders under the map: Natural Earth as world-atlas packs it, or a layer that the centre brings itself.

No border here is the centre's word. Near the agreement's zones the land is drawn closely, elsewhere coarsely; names of
countries come from CLDR in the language of the page. A centre's own layers are the GeoJSON files in the desk's folder
`boundaries`; they are shown as they are.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from babel import Locale
from babel.core import get_global
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box, mapping

from truceline.agreement.charter import Charter
from truceline.desk.folder import desk_at_hand
from truceline.desk.map_files import ATLAS, map_folder
from truceline.errors import NotFound
from truceline.values.language import Language

Course = npt.NDArray[np.float64]
Window = tuple[float, float, float, float]
NATURAL_EARTH = "natural-earth"
_COARSE = "world-atlas/countries-110m.json"
# How far around the zones the land is drawn closely, in degrees, and how closely.
_AROUND, _CLOSELY = 8.0, 0.004
_WORLD: Window = (-180.0, -90.0, 180.0, 90.0)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def layers() -> list[str]:
    """The names of the layers there are."""
    own = sorted(path.stem for path in _own_folder().glob("*.geojson") if _NAME.fullmatch(path.stem))
    return ([NATURAL_EARTH] if map_folder() else []) + [name for name in own if name != NATURAL_EARTH]


def layer(name: str, charter: Charter, language: Language) -> bytes:
    """A layer as GeoJSON; NotFound where there is none of that name."""
    if name not in layers():
        raise NotFound("desk-no-layer")
    if name != NATURAL_EARTH:
        return (_own_folder() / f"{name}.geojson").read_bytes()
    folder = map_folder()
    return _natural_earth(folder, _window(charter), language) if folder else b""


def _own_folder() -> Path:
    return desk_at_hand().path / "boundaries"


def _window(charter: Charter) -> Window:
    """The surroundings of everything that the agreement draws; the whole world where it draws nothing."""
    drawn = [shape.geometry.bounds for shape in charter.zone_shapes() if shape.geometry is not None]
    if not drawn:
        return _WORLD
    west, south, east, north = zip(*drawn, strict=True)
    return (
        round(min(west) - _AROUND, 1),
        round(min(south) - _AROUND, 1),
        round(max(east) + _AROUND, 1),
        round(max(north) + _AROUND, 1),
    )


@lru_cache(maxsize=6)
def _natural_earth(folder: Path, window: Window, language: Language) -> bytes:
    land, borders, names = _drawn(folder, window)
    told: list[tuple[Any, dict[str, str]]] = [(land, {"kind": "land"}), (borders, {"kind": "border"})]
    told += [(at, {"kind": "country", "name": name}) for code, at in names if (name := _name_of(code, language))]
    features = [{"type": "Feature", "geometry": shape, "properties": properties} for shape, properties in told]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


@lru_cache(maxsize=2)
def _drawn(folder: Path, window: Window) -> tuple[Any, Any, list[tuple[str, Any]]]:
    """The land, its borders and coasts, and where the name of each country stands: in its largest piece that is drawn closely."""
    near, closely, coarsely = box(*window), _Topology(folder / ATLAS), _Topology(folder / _COARSE)
    land, borders, names = [], [], []
    for code, country in closely.countries(window):
        pieces = _polygons(shapely.make_valid(shapely.clip_by_rect(country, *window).simplify(_CLOSELY)))
        land += [_rounded(piece, 0.001) for piece in pieces]
        if pieces:
            names.append((code, mapping(max(pieces, key=lambda piece: float(piece.area)).representative_point())))
    borders += [_rounded(line.simplify(_CLOSELY), 0.001) for line in closely.lines(window)]
    for _, country in coarsely.countries(_WORLD):
        land += [_rounded(piece, 0.05) for piece in _polygons(shapely.make_valid(country).difference(near))]
    borders += [_rounded(line.difference(near), 0.05) for line in coarsely.lines(_WORLD)]
    shapes = MultiPolygon(_all_of(land, "Polygon")), MultiLineString(_all_of(borders, "LineString"))
    return _shortly(shapes[0]), _shortly(shapes[1]), names


def _shortly(shape: Any) -> dict[str, Any]:
    """A shape as GeoJSON, its numbers no longer than they are exact."""

    def short(told: Any) -> Any:
        return round(told, 3) if isinstance(told, float) else [short(part) for part in told]

    return {"type": shape.geom_type, "coordinates": short(mapping(shape)["coordinates"])}


def _polygons(land: Any) -> list[Any]:
    return _all_of([land], "Polygon")


def _all_of(shapes: list[Any], kind: str) -> list[Any]:
    """The parts of one kind of all these shapes."""
    parts = [part for shape in shapes for part in getattr(shape, "geoms", [shape])]
    return [part for part in parts if part.geom_type == kind and not part.is_empty]


def _rounded(shape: Any, step: float) -> Any:
    return shapely.set_precision(shape, step)


def _name_of(code: str, language: Language) -> str | None:
    """A country by its number in ISO 3166, as CLDR calls it; what has no number stays without a name."""
    known = get_global("territory_aliases").get(code)
    return Locale(language.value).territories.get(known[0]) if known else None


class _Topology:
    """Countries whose borders are arcs: differences of whole numbers, shared by neighbours (TopoJSON 1.0)."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text(encoding="utf-8"))
        scale, origin = (np.array(told["transform"][name]) for name in ("scale", "translate"))
        self._arcs = [np.cumsum(np.array(arc, np.float64), axis=0) * scale + origin for arc in told["arcs"]]
        self._countries = told["objects"]["countries"]["geometries"]

    def countries(self, window: Window) -> Iterator[tuple[str, Any]]:
        """Each country that reaches into a window, by its number."""
        for country in self._countries:
            polygons = {"Polygon": [country.get("arcs")], "MultiPolygon": country.get("arcs")}.get(country["type"])
            closed = [[self._ring(course) for course in rings] for rings in polygons or []]
            # Islands that the packing shrank to less than a triangle are left out.
            shapes = [
                _within_the_world(Polygon(rings[0], [hole for hole in rings[1:] if len(hole) > 3]))
                for rings in closed
                if len(rings[0]) > 3 and _reaches(rings[0], window)
            ]
            yield str(country.get("id", "")), MultiPolygon(_all_of(shapes, "Polygon"))

    def lines(self, window: Window) -> Iterator[Any]:
        """Every border and coast in a window, each once."""
        for arc in self._arcs:
            course = _unwrapped(arc)
            if len(course) > 1 and _reaches(course, window):
                yield shapely.clip_by_rect(_within_the_world(LineString(course)), *window)

    def _ring(self, numbers: list[int]) -> Course:
        # A negative number is an arc run backwards: ~n. Each arc begins where the last one ended.
        parts = [self._arcs[number] if number >= 0 else self._arcs[~number][::-1] for number in numbers]
        ring = _unwrapped(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
        if abs(ring[0, 0] - ring[-1, 0]) > 180:
            # Around the pole: closed along the edge of the map.
            ring = np.concatenate([ring, [[ring[-1, 0], -90.0], [ring[0, 0], -90.0], ring[0]]])
        return ring


def _unwrapped(course: Course) -> Course:
    """The same course without a jump where it crosses 180°."""
    return np.column_stack([np.unwrap(course[:, 0], period=360), course[:, 1]])


def _within_the_world(shape: Any) -> Any:
    """A shape that may reach beyond 180°, cut there and put on its own side."""
    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:
        return shape
    turns = [translate(shape, turn) for turn in (-360.0, 0.0, 360.0)]
    return shapely.union_all([shapely.clip_by_rect(turn, *_WORLD) for turn in turns])


def _reaches(course: Course, window: Window) -> bool:
    (west, south), (east, north) = course.min(axis=0), course.max(axis=0)
    across = any(west + turn <= window[2] and east + turn >= window[0] for turn in (-360, 0, 360))
    return bool(across and south <= window[3] and north >= window[1])
