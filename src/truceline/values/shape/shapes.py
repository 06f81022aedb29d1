"""Zones as one set: asked which of them hold a point, how far their boundaries are, how probable it is to be inside.

The boundary counts as inside and is flagged. A shape is in force from its start up to, not including, its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from truceline.values.shape.columns import NEVER_ENDED, NEVER_STARTED, as_moments, as_pair, check_places, read_only
from truceline.values.shape.containment import Points, Windows, find, spare
from truceline.values.shape.grid import Grid, build_grid
from truceline.values.shape.nearness import Boundary, build_boundary
from truceline.values.shape.outline import Outline, outline_of_polygons
from truceline.values.shape.probability import FAR_RADII, Circles, Rows, estimate
from truceline.values.shape.searching import Near, Query, search
from truceline.values.shape.spread import cores, spread
from truceline.values.shape.writing import Found, always, spans_of

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Times = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Moments = npt.NDArray[np.datetime64]

# Points that one thread takes at a time, at least and at most: many calls cost time, and so does much memory at once.
_SHORT_STRETCH, _LONG_STRETCH = 1 << 16, 1 << 18
_RELATED_STRETCH = 1 << 13
FULL_TURN = 360.0


@dataclass(frozen=True, slots=True)
class Hits:
    """Which points lie in which shapes, sorted by point, then shape; a point in no shape has no row."""

    point: Numbers
    shape: Numbers
    on_boundary: Flags


@dataclass(frozen=True, slots=True)
class Relation:
    """How points lie to shapes, sorted by point, then shape.

    The distance to the boundary is in geodesic metres, negative inside, NaN beyond what was asked for. The probability
    is that of the true place being inside; NaN where the radius is not known.
    """

    point: Numbers
    shape: Numbers
    inside: Flags
    probability: Floats
    distance_m: Floats


class Shapes:
    """Any number of polygons with the times at which they are in force."""

    def __init__(self, outline: Outline, windows: Windows) -> None:
        self._outline = outline
        self._windows = windows
        self._spans, self._always = spans_of(windows.start, windows.end), always(outline.shapes)
        self._grid: Grid = build_grid(outline)

    @classmethod
    def of(
        cls,
        polygons: Sequence[Any],
        *,
        geodesic: Sequence[bool],
        starts: Moments | None = None,
        ends: Moments | None = None,
    ) -> Self:
        """Take polygons and multipolygons in degrees on WGS 84, each with straight or geodesic edges.

        A missing start or end (NaT) is open. What is empty, crosses itself, goes round a pole, or ends before it
        starts raises ValueError, which names every shape that is refused and why; nothing is ever repaired.
        """
        outline = outline_of_polygons(polygons, geodesic)
        start = as_moments(starts, len(polygons), NEVER_STARTED).copy()
        end = as_moments(ends, len(polygons), NEVER_ENDED)
        late = np.flatnonzero(end < start)
        if len(late):
            raise ValueError("; ".join(f"shape {i}: it ends before it starts" for i in late))
        # A point whose time is unknown (NaT, the least number) meets only what is in force at every time.
        start[(start == NEVER_STARTED) & (end != NEVER_ENDED)] += 1
        return cls(outline, Windows(start, end))

    def __len__(self) -> int:
        return self._outline.shapes

    def inside(self, longitude: Floats, latitude: Floats, at: Moments | None = None) -> Hits:
        """Find the shapes that hold each point; with times, only those in force at the point's time.

        A point without a place (NaN) is in nothing. A point without a time (NaT) is only in shapes that are in force at
        every time. A longitude beyond 180° or a latitude beyond 90° raises ValueError.
        """
        points = _points(longitude, latitude, at)
        stretch = min(max(-(-len(points.longitude) // cores()), _SHORT_STRETCH), _LONG_STRETCH)
        return Hits(*_joined(spread(lambda *ends: self._hits(points, ends), len(points.longitude), stretch)))

    def relate(
        self,
        longitude: Floats,
        latitude: Floats,
        radius_m: Floats,
        *,
        at: Moments | None = None,
        cap_m: float = 50_000.0,
    ) -> Relation:
        """Find, for each point, the shapes in force that hold it or whose boundary is nearer than the cap or its radius.

        The radius holds 95 % of the probability; NaN is an unknown one, and a negative or infinite one raises
        ValueError. Points without place or time are treated as by `inside`.
        """
        points = _points(longitude, latitude, at)
        radius = np.ascontiguousarray(np.broadcast_to(np.asarray(radius_m, dtype=np.float64), points.longitude.shape))
        if np.any(radius < 0) or np.any(np.isinf(radius)):
            raise ValueError("a radius is negative or infinite")

        def related(begin: int, end: int) -> Relation:
            return self._relate(_stretch(points, begin, end), radius[begin:end], cap_m)

        parts = spread(related, len(radius), _RELATED_STRETCH)
        return Relation(
            np.concatenate([part.point + np.int32(n * _RELATED_STRETCH) for n, part in enumerate(parts)]),
            *(np.concatenate([getattr(part, name) for part in parts]) for name in Relation.__slots__[1:]),
        )

    def _hits(self, points: Points, between: tuple[int, int]) -> Found:
        """The hits of the points between two numbers, which have to lie on the earth; also through the antimeridian."""
        found, beyond = self._find(points, between)
        here = slice(*between)
        if beyond:
            check_places(points.longitude[here], points.latitude[here])
        frame = self._grid.frame
        reach = frame.west + frame.columns * frame.width
        for turn, is_beyond in ((FULL_TURN, reach >= 180.0), (-FULL_TURN, frame.west < -180.0)):
            if not is_beyond:
                continue
            longitude = points.longitude[here]
            far = longitude + FULL_TURN <= reach if turn > 0 else longitude == 180.0
            again = between[0] + np.flatnonzero(far)
            if len(again):
                at = read_only(points.at[again]) if len(points.at) else points.at
                moved = Points(read_only(points.longitude[again] + turn), read_only(points.latitude[again]), at)
                more, _ = self._find(moved, (0, len(again)))
                found = _united(found, more._replace(point=again[more.point].astype(np.int32)))
        return found

    def _find(self, points: Points, between: tuple[int, int]) -> tuple[Found, bool]:
        """Call the kernel until it has written the hits of every point; also say whether one lies beyond the earth."""
        spans = self._spans
        if len(points.at) == 0:
            points, spans = points._replace(at=read_only(np.zeros(len(points.longitude), dtype=np.int64))), self._always
        (begin, end), any_beyond = between, False
        # Only what is written is ever touched: the rest of the room costs no memory.
        room = 2 * (end - begin) + spare(self._grid.most)
        parts: list[Found] = []
        while not parts or begin < end:
            found = Found(np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32), np.zeros(room, dtype=bool))
            begin, written, beyond = find(self._grid, points, spans, (begin, end), found)
            parts.append(Found(found.point[:written], found.shape[:written], found.on_boundary[:written]))
            any_beyond |= beyond
        return _joined(parts), any_beyond

    @cached_property
    def _boundary(self) -> Boundary:
        return build_boundary(self._outline)

    def _near(self, points: Points, reach_m: Floats) -> tuple[Numbers, Numbers, Floats]:
        """Points, shapes and distances to their boundaries, within reach."""
        room = 4 * len(reach_m) + len(self)
        near = Near(np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32), np.empty(room))
        query = Query(points.longitude, points.latitude, reach_m, points.at)
        parts: list[Near] = []
        begin = 0
        while begin < len(reach_m):
            begin, written = search(self._boundary, query, self._windows, begin, near)
            parts.append(
                Near(near.point[:written].copy(), near.shape[:written].copy(), near.distance_m[:written].copy())
            )
        return tuple(np.concatenate(columns) for columns in zip(*parts, strict=True))  # type: ignore[return-value] # three columns in, three out

    def _relate(self, points: Points, radius_m: Floats, cap_m: float) -> Relation:
        if len(self) == 0 or len(radius_m) == 0:
            nothing = np.empty(0, dtype=np.int32)
            return Relation(nothing, nothing, nothing.astype(bool), nothing.astype(float), nothing.astype(float))
        known = np.nan_to_num(radius_m)
        cap = np.maximum(cap_m, known)
        hits = self._hits(points, (0, len(radius_m)))
        held = hits.point.astype(np.int64) * len(self) + hits.shape
        near_point, near_shape, near_m = self._near(points, np.maximum(cap, FAR_RADII * known))
        close = near_point.astype(np.int64) * len(self) + near_shape
        pairs = np.union1d(held, close)
        inside, on_boundary = np.zeros(len(pairs), dtype=bool), np.zeros(len(pairs), dtype=bool)
        inside[np.searchsorted(pairs, held)] = True
        on_boundary[np.searchsorted(pairs, held[hits.on_boundary])] = True
        distance = np.full(len(pairs), np.nan)
        distance[np.searchsorted(pairs, close)] = near_m
        distance[on_boundary] = 0.0
        point, shape = (pairs // len(self)).astype(np.int32), (pairs % len(self)).astype(np.int32)
        circles = Circles(points.longitude, points.latitude, radius_m)
        probability = estimate(self._grid, self._always, Rows(point, shape, inside, distance), circles)
        distance[distance > cap[point]] = np.nan
        kept = inside | ~np.isnan(distance)
        signed = np.where(inside & ~on_boundary, -distance, distance)
        return Relation(point[kept], shape[kept], inside[kept], probability[kept], signed[kept])


def _points(longitude: Floats, latitude: Floats, at: Moments | None) -> Points:
    places = as_pair(longitude, latitude)
    moments = read_only(np.empty(0, dtype=np.int64)) if at is None else as_moments(at, len(places[0]), NEVER_STARTED)
    return Points(*places, moments)


def _stretch(points: Points, begin: int, end: int) -> Points:
    """Some of the points."""
    return Points(points.longitude[begin:end], points.latitude[begin:end], points.at[begin:end])


def _joined(parts: list[Found]) -> Found:
    """All parts, one after the other; a part alone is not copied."""
    return parts[0] if len(parts) == 1 else Found(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _united(one: Found, other: Found) -> Found:
    """Rows sorted by point and shape, one for each pair; on the boundary where either said so."""
    point, shape, on = _joined([one, other])
    keys = np.sort(point.astype(np.int64) << 32 | shape.astype(np.int64) << 1 | on)
    last = np.ones(len(keys), dtype=bool)
    last[:-1] = keys[1:] >> 1 != keys[:-1] >> 1
    keys = keys[last]
    return Found((keys >> 32).astype(np.int32), ((keys & 0xFFFFFFFF) >> 1).astype(np.int32), keys & 1 == 1)
