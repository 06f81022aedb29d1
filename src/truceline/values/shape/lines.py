"""Reference lines, asked how far each point is from each of them."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from truceline.values.shape.columns import as_places
from truceline.values.shape.containment import Windows
from truceline.values.shape.nearness import build_boundary
from truceline.values.shape.outline import Outline, outline_of_lines
from truceline.values.shape.searching import Near, Query, search
from truceline.values.shape.spread import spread

Floats = npt.NDArray[np.float64]

_STRETCH = 1 << 14


class Lines:
    """Any number of lines on WGS 84, each with straight or geodesic edges."""

    def __init__(self, outline: Outline) -> None:
        self._count = outline.shapes
        self._boundary = build_boundary(outline)

    @classmethod
    def of(cls, linestrings: Sequence[Any], *, geodesic: Sequence[bool]) -> Self:
        """Take linestrings and multilinestrings; what is empty or no line raises ValueError that names each and why."""
        return cls(outline_of_lines(linestrings, geodesic))

    def __len__(self) -> int:
        return self._count

    def distance(self, longitude: Floats, latitude: Floats, *, cap_m: float = 50_000.0) -> Floats:
        """Find the geodesic metres from each point (row) to each line (column); NaN beyond the cap or without a place."""
        x, y = as_places(longitude, latitude)
        parts = spread(lambda begin, end: self._distance(x[begin:end], y[begin:end], cap_m), len(x), _STRETCH)
        return np.concatenate(parts)

    def _distance(self, longitude: Floats, latitude: Floats, cap_m: float) -> Floats:
        table = np.full((len(longitude), len(self)), np.nan)
        if table.size == 0:
            return table
        room = len(longitude) * len(self)
        near = Near(np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32), np.empty(room))
        always = np.empty(0, dtype=np.int64)
        query = Query(longitude, latitude, np.full(len(longitude), cap_m), always)
        _, written = search(self._boundary, query, Windows(always, always), 0, near)
        table[near.point[:written], near.shape[:written]] = near.distance_m[:written]
        return table
