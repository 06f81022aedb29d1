"""Where an incident may lie that its measurements leave in more than one place: around a post, or where circles cross.

A distance is a ring around its post, two distances cross at two places, and a bearing from elsewhere may cross a ring twice. The answer is a
circle that holds every place that fits all measurements within their errors (95 %):

1. Each distance is a ring, as wide as its error; each given place a disc; each bearing a sector.
2. What lies in all of them has its corners where their edges cross. The circle around these, and around what the edges bulge out beyond
   them, holds it all.
3. Where measurements disagree, so that their edges do not meet, all are widened until the best place lies as far within as it would.

No place is likelier than another in the circle, and its middle may be the least likely of all: it says what is possible, no more.
"""

import math

from truceline.incident.columns.arrays import Floats
from truceline.incident.telling.measured import Measured
from truceline.values.place import HALF_95_IN_SIGMAS, RADIUS_95_IN_SIGMAS
from truceline.values.shape.compiled import in_place, inlined

# Edges are looked through by threes: beyond so many rows there is no answer. Voices are counted once, so that nobody has so many.
_MOST = 60
_ONE_POST_M = 200.0  # posts no farther apart are told as one
_EDGE = 1e-6  # a corner lies on its edges, but for rounding


@in_place
def enclose(plane: Measured, first: int, last: int, out: Floats) -> bool:
    """Write the middle and the radius of the circle that holds what is possible; whether there is any, and a distance that bounds it."""
    wide, ranges = _width(plane, first, last)
    if ranges < 1 or last - first > _MOST:
        return False
    bounds = out[:4]
    bounds[0] = bounds[2] = math.inf
    bounds[1] = bounds[3] = -math.inf
    _look(plane, (first, last), wide, bounds)
    if bounds[0] > bounds[1]:
        return False
    x, y = (bounds[0] + bounds[1]) / 2.0, (bounds[2] + bounds[3]) / 2.0
    out[0], out[1], out[2] = x, y, 0.0
    _look(plane, (first, last), wide, out[:3])
    return True


@in_place
def are_of_one_post(plane: Measured, first: int, last: int) -> bool:
    """Whether all that is told, is told of distances from one post."""
    east = north = math.nan
    for i in range(first, last):
        if math.isnan(plane.range[i]) or not math.isnan(plane.x[i]):
            return False
        if math.isnan(east):
            east, north = plane.post_x[i], plane.post_y[i]
        if math.hypot(plane.post_x[i] - east, plane.post_y[i] - north) > _ONE_POST_M:
            return False
    return True


@in_place
def _width(plane: Measured, first: int, last: int) -> tuple[float, int]:
    """How many standard deviations edges lie off (step 3), and how many distances there are.

    Distances from one post say one thing; others are off by two errors at once, and by what is missing between the two farthest from meeting.
    """
    ranges = 0
    missing = 0.0
    for i in range(first, last):
        if math.isnan(plane.range[i]):
            continue
        ranges += 1
        for j in range(i + 1, last):
            apart = math.hypot(plane.post_x[i] - plane.post_x[j], plane.post_y[i] - plane.post_y[j])
            gap = max(apart - plane.range[i] - plane.range[j], abs(plane.range[i] - plane.range[j]) - apart)
            if gap > 0.0:
                missing = max(missing, gap**2 / (plane.range_sigma[i] ** 2 + plane.range_sigma[j] ** 2))
    least = HALF_95_IN_SIGMAS if are_of_one_post(plane, first, last) else RADIUS_95_IN_SIGMAS
    return math.sqrt(least**2 + missing), ranges


@inlined
def _ring(plane: Measured, i: int, wide: float) -> tuple[float, float, float, float]:
    """The middle, the inner and the outer radius of what one row leaves by its distance or its place; NaN where it gives neither."""
    if not math.isnan(plane.x[i]):
        return plane.x[i], plane.y[i], 0.0, wide * plane.sigma[i]
    if math.isnan(plane.range[i]):
        return math.nan, math.nan, math.nan, math.nan
    aside = wide * plane.range_sigma[i]
    return plane.post_x[i], plane.post_y[i], max(plane.range[i] - aside, 0.0), plane.range[i] + aside


@in_place
def _fits(plane: Measured, rows: tuple[int, int], wide: float, x: float, y: float) -> bool:
    """Whether a place lies in all rings and sectors."""
    for i in range(rows[0], rows[1]):
        middle_x, middle_y, inner, outer = _ring(plane, i, wide)
        away = math.hypot(x - middle_x, y - middle_y)
        if away > outer + _EDGE * (outer + 1.0) or away < inner - _EDGE * (inner + 1.0):
            return False
        if not math.isnan(plane.bearing[i]):
            off = math.atan2(x - plane.post_x[i], y - plane.post_y[i]) - plane.bearing[i]
            if abs(math.atan2(math.sin(off), math.cos(off))) > wide * plane.bearing_sigma[i] + _EDGE:
                return False
    return True


@in_place
def _take(plane: Measured, rows: tuple[int, int], wide: float, place: tuple[float, float], found: Floats) -> None:
    """Widen what is found so far by a place, if it is possible: the bounds of four, or the radius around a middle of three."""
    x, y = place
    if not _fits(plane, rows, wide, x, y):
        return
    if len(found) == 3:
        found[2] = max(found[2], math.hypot(x - found[0], y - found[1]))
        return
    found[0], found[1] = min(found[0], x), max(found[1], x)
    found[2], found[3] = min(found[2], y), max(found[3], y)


@in_place
def _look(plane: Measured, rows: tuple[int, int], wide: float, found: Floats) -> None:
    """Take every corner, and what each edge has to the four winds or, of a middle, farthest from it."""
    for i in range(rows[0], rows[1]):
        x, y, inner, outer = _ring(plane, i, wide)
        for edge in (inner, outer):
            if math.isnan(edge):
                continue
            for wind in range(4):
                east, north = (wind == 0) - (wind == 1), (wind == 2) - (wind == 3)
                _take(plane, rows, wide, (x + edge * east, y + edge * north), found)
            if len(found) == 3:
                away = max(math.hypot(x - found[0], y - found[1]), 1e-9)
                farther = (x + edge * (x - found[0]) / away, y + edge * (y - found[1]) / away)
                _take(plane, rows, wide, farther, found)
            for j in range(rows[0], rows[1]):
                if j > i:
                    _take_crossings(plane, rows, wide, (x, y, edge, j), found)
                _take_sights(plane, rows, wide, (x, y, edge, j), found)


@in_place
def _take_crossings(
    plane: Measured, rows: tuple[int, int], wide: float, edge: tuple[float, float, float, int], found: Floats
) -> None:
    """Take where one edge crosses both of another row."""
    x, y, one, j = edge
    middle_x, middle_y, inner, outer = _ring(plane, j, wide)
    apart = math.hypot(middle_x - x, middle_y - y)
    if not apart > 0.0:
        return
    east, north = (middle_x - x) / apart, (middle_y - y) / apart
    for other in (inner, outer):
        along = (apart * apart + one * one - other * other) / (2.0 * apart)
        aside = math.sqrt(one * one - along * along) if abs(along) <= one else math.nan
        for side in (aside, -aside):
            if not math.isnan(side):
                _take(plane, rows, wide, (x + along * east - side * north, y + along * north + side * east), found)


@in_place
def _take_sights(
    plane: Measured, rows: tuple[int, int], wide: float, edge: tuple[float, float, float, int], found: Floats
) -> None:
    """Take where one edge crosses the edges of a sector."""
    x, y, radius, j = edge
    if math.isnan(plane.bearing[j]):
        return
    east, north = x - plane.post_x[j], y - plane.post_y[j]
    for side in (-1.0, 1.0):
        towards = plane.bearing[j] + side * wide * plane.bearing_sigma[j]
        right, ahead = math.sin(towards), math.cos(towards)
        middle, off = east * right + north * ahead, east * ahead - north * right
        if abs(off) > radius:
            continue
        half = math.sqrt(radius * radius - off * off)
        for away in (middle - half, middle + half):
            if away > 0.0:
                _take(plane, rows, wide, (plane.post_x[j] + away * right, plane.post_y[j] + away * ahead), found)
