"""Makes shapes whole across the antimeridian: each is laid out without a jump, and without a seam through it.

A shape may come cut at 180° or drawn across it. It leaves with continuous longitudes that may run beyond 180, so the
meridian is an edge only where the shape ends there. An edge goes the shorter way round; what goes half-way round or
more, or round a pole, has no clear meaning and is refused.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]

FULL_TURN = 360.0
HALF_TURN = 180.0


def unwrap(longitude: Floats) -> Floats:
    """Lay out the longitudes of one ring or line so that no step is longer than half a turn.

    A step of exactly half a turn raises ValueError.
    """
    steps = np.diff(longitude)
    if np.any(np.abs(steps) == HALF_TURN):
        raise ValueError("an edge goes exactly half-way round the earth: put a corner between its ends")
    turns = np.rint(steps / FULL_TURN)
    if not turns.any():
        return longitude
    return np.concatenate([longitude[:1], longitude[1:] - FULL_TURN * np.cumsum(turns)])


def needs_joining(polygon: Any) -> bool:
    """Whether a polygon may cross or touch the antimeridian, or has an edge of half a turn or more."""
    west, _, east, _ = shapely.bounds(polygon)
    return bool(west <= -HALF_TURN or east >= HALF_TURN or east - west >= HALF_TURN)


def join(polygon: Any) -> Any:
    """Lay a polygon out whole: parts that meet at 180° are joined, longitudes start within -180 to 180.

    What goes round a pole or round the earth raises ValueError.
    """
    parts = [_laid_out(part) for part in shapely.get_parts(polygon)]
    if not shapely.is_valid(parts).all():
        return shapely.MultiPolygon(parts)  # a check further on refuses it and says where its fault is
    bounds = shapely.bounds(parts)
    if np.any(bounds[:, 2] - bounds[:, 0] >= FULL_TURN):
        raise ValueError("it goes all the way round the earth: cut it into parts that do not")
    reaches_east = bounds[:, 2] >= HALF_TURN
    starts_west = bounds[:, 0] == -HALF_TURN
    if reaches_east.any() and starts_west.any():
        moved = [_shifted(part, FULL_TURN) if west else part for part, west in zip(parts, starts_west, strict=True)]
        seam = shapely.union_all([part for part, near in zip(moved, reaches_east | starts_west, strict=True) if near])
        others = [part for part, near in zip(moved, reaches_east | starts_west, strict=True) if not near]
        parts = [*shapely.get_parts(seam), *others]
    joined = shapely.MultiPolygon([_started(part) for part in parts])
    west, _, east, _ = shapely.bounds(joined)
    if east - west >= FULL_TURN and joined.is_valid and shapely.intersection(joined, _shifted(joined, FULL_TURN)).area:
        raise ValueError("its parts overlap across the antimeridian")
    return joined


def _laid_out(part: Any) -> Any:
    """One polygon with its rings unwrapped and its holes beside its shell."""
    shell = _ring(part.exterior)
    west, east = shell[:, 0].min(), shell[:, 0].max()
    holes = []
    for interior in part.interiors:
        hole = _ring(interior)
        for turn in (0.0, FULL_TURN, -FULL_TURN):
            if west <= hole[:, 0].min() + turn and hole[:, 0].max() + turn <= east:
                hole[:, 0] += turn
                break
        holes.append(hole)
    return _started(shapely.Polygon(shell, holes))


def _ring(ring: Any) -> Floats:
    corners: Floats = shapely.get_coordinates(ring)
    corners[:, 0] = unwrap(corners[:, 0])
    if corners[0, 0] != corners[-1, 0]:
        raise ValueError("it goes round a pole: cut it along a meridian")
    return corners


def _started(part: Any) -> Any:
    """The polygon moved by whole turns so that its western end lies from -180 up to, not including, 180."""
    west = shapely.bounds(part)[0]
    turns = np.floor((west + HALF_TURN) / FULL_TURN)
    return _shifted(part, -FULL_TURN * turns) if turns else part


def _shifted(part: Any, degrees: float) -> Any:
    return shapely.transform(part, lambda corners: corners + np.array([degrees, 0.0]))
