"""Turns polygons and lines into columns of corners, having refused what is no shape.

Guaranteed: rings are closed, longitudes do not jump, straight edges keep their very corners, geodesic edges become
straight pieces close to them. Nothing is ever repaired: a repaired zone is not the zone that was agreed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from truceline.values.shape.edges import along_geodesics, along_straights
from truceline.values.shape.seam import FULL_TURN, join, needs_joining, unwrap

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Outline:
    """Corners of all paths one after the other; corner i leads to corner i + 1 unless it ends its path."""

    corners: Floats
    shape: Numbers
    ends_path: Flags
    shapes: int

    def refined(self) -> "Outline":
        """The same outline with corners added on long edges, for measuring distances to it."""
        if len(self.corners) == 0:
            return self
        corners, origin = along_straights(self.corners, ~self.ends_path)
        return Outline(corners, self.shape[origin], self.ends_path[origin], self.shapes)


def outline_of_polygons(polygons: Sequence[Any], geodesic: Sequence[bool]) -> Outline:
    """Read polygons and multipolygons; a ValueError names every one that is refused, and why."""
    faults = _Faults(polygons, geodesic, ("Polygon", "MultiPolygon"))
    whole = np.empty(len(polygons), dtype=object)
    for i in faults.sound():
        try:
            whole[i] = join(polygons[i]) if needs_joining(polygons[i]) else polygons[i]
        except ValueError as fault:
            faults.add(i, str(fault))
    faults.check_validity(whole)
    curved = np.full(len(polygons), None, dtype=object)
    for i in faults.sound():
        if geodesic[i]:
            whole[i] = curved[i] = shapely.MultiPolygon([_curved(part) for part in shapely.get_parts(whole[i])])
    faults.check_validity(curved)
    faults.refuse()
    parts, owner = shapely.get_parts(whole, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    return _outline(rings, owner[part], len(polygons))


def outline_of_lines(lines: Sequence[Any], geodesic: Sequence[bool]) -> Outline:
    """Read linestrings and multilinestrings; a ValueError names every one that is refused, and why."""
    faults = _Faults(lines, geodesic, ("LineString", "MultiLineString", "LinearRing"))
    paths: list[Any] = []
    owner: list[int] = []
    for i in faults.sound():
        for part in shapely.get_parts(lines[i]):
            corners = shapely.get_coordinates(part)
            try:
                corners[:, 0] = unwrap(corners[:, 0])
            except ValueError as fault:
                faults.add(i, str(fault))
            paths.append(shapely.LineString(along_geodesics(corners) if geodesic[i] else corners))
            owner.append(i)
    faults.refuse()
    return _outline(np.array(paths, dtype=object), np.array(owner, dtype=np.int64), len(lines))


def _outline(paths: Any, owners: npt.NDArray[np.int64], shapes: int) -> Outline:
    corners, path = shapely.get_coordinates(paths, return_index=True)
    ends = np.ones(len(corners), dtype=bool)
    ends[:-1] = path[1:] != path[:-1]
    return Outline(np.ascontiguousarray(corners), owners[path].astype(np.int32), ends, shapes)


def _curved(part: Any) -> Any:
    """One polygon whose edges follow geodesics."""
    rings = [along_geodesics(shapely.get_coordinates(ring)) for ring in (part.exterior, *part.interiors)]
    return shapely.Polygon(rings[0], rings[1:])


class _Faults:
    """Which shapes are refused, and why: the first fault of each."""

    def __init__(self, shapes: Sequence[Any], geodesic: Sequence[bool], kinds: tuple[str, ...]) -> None:
        if len(geodesic) != len(shapes):
            raise ValueError(f"{len(shapes)} shapes but {len(geodesic)} words on whether their edges are geodesic")
        self._why: dict[int, str] = {}
        self._count = len(shapes)
        for i, shape in enumerate(shapes):
            fault = _fault_of_kind(shape, kinds)
            if fault:
                self._why[i] = fault

    def add(self, number: int, why: str) -> None:
        self._why.setdefault(number, why)

    def sound(self) -> list[int]:
        return [i for i in range(self._count) if i not in self._why]

    def check_validity(self, shapes: npt.NDArray[np.object_]) -> None:
        """Refuse what crosses or touches itself along a line, by GEOS's word and place."""
        for i in np.flatnonzero(~shapely.is_valid(shapes)):
            if shapes[i] is not None:
                self.add(int(i), shapely.is_valid_reason(shapes[i]))

    def refuse(self) -> None:
        if self._why:
            raise ValueError("; ".join(f"shape {i}: {why}" for i, why in sorted(self._why.items())))


def _fault_of_kind(shape: Any, kinds: tuple[str, ...]) -> str:
    """What is wrong with a geometry before its rings are looked at; empty where nothing is."""
    if not isinstance(shape, shapely.Geometry) or shape.geom_type not in kinds:
        came = shape.geom_type if isinstance(shape, shapely.Geometry) else type(shape).__name__
        return f"expected {' or '.join(kinds)}, came {came}"
    if shape.is_empty:
        return "it is empty"
    corners = shapely.get_coordinates(shape)
    if not np.isfinite(corners).all():
        return "a coordinate is not a finite number"
    if np.abs(corners[:, 1]).max() > 90.0:
        return "a latitude lies beyond 90°: are longitude and latitude swapped?"
    if np.abs(corners[:, 0]).max() > FULL_TURN:
        return "a longitude lies beyond 360°"
    return ""
