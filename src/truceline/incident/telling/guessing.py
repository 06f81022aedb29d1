"""Where to begin to look for the place of an incident: what is measured leads to one place, or to two.

Circles cross twice, and on either side of a line of posts alike: there both places are given, and it is asked which of them fits.
"""

import math

from truceline.incident.telling.measured import Measured
from truceline.values.shape.compiled import in_place, inlined

_BREADTH = 0.003  # posts that lie nearer to one line than that do not tell on which side of it circles cross
_ONE_POST_M = 1.0  # posts no farther apart are one: of two circles around it there is no crossing


@in_place
def first_guess(plane: Measured, first: int, last: int) -> tuple[float, float, bool]:
    """The weighted mean of what gives a place; else where lines along the bearings come nearest to each other."""
    total = x = y = 0.0
    a = b = c = d = e = 0.0
    for i in range(first, last):
        if not math.isnan(plane.x[i]):
            weight = 1.0 / plane.sigma[i] ** 2
            total, x, y = total + weight, x + weight * plane.x[i], y + weight * plane.y[i]
        elif not math.isnan(plane.bearing[i]):
            east, north = math.sin(plane.bearing[i]), math.cos(plane.bearing[i])
            if not math.isnan(plane.range[i]):
                across = plane.range[i] * plane.bearing_sigma[i]
                weight = 1.0 / (plane.range_sigma[i] ** 2 + across**2)
                total += weight
                x += weight * (plane.post_x[i] + plane.range[i] * east)
                y += weight * (plane.post_y[i] + plane.range[i] * north)
            # The line's normal is (north, -east): all points of it have the same product with it.
            offset = north * plane.post_x[i] - east * plane.post_y[i]
            a, b, c = a + north * north, b - north * east, c + east * east
            d, e = d + north * offset, e - east * offset
    if total > 0:
        return x / total, y / total, True
    determinant = a * c - b * b
    if not determinant > 1e-6:
        return 0.0, 0.0, False
    return (c * d - b * e) / determinant, (a * e - b * d) / determinant, True


@in_place
def guess_by_ranges(plane: Measured, first: int, last: int) -> tuple[float, float, float, float, bool]:
    """Where the circles of three posts or more cross, and the same beyond the line along which the posts lie; whether there is such a place."""
    count = middle_x = middle_y = 0.0
    for i in range(first, last):
        if not math.isnan(plane.range[i] + plane.post_x[i]):
            count, middle_x, middle_y = count + 1.0, middle_x + plane.post_x[i], middle_y + plane.post_y[i]
    if count < 3.0:
        return 0.0, 0.0, 0.0, 0.0, False
    middle_x, middle_y = middle_x / count, middle_y / count
    uu = uv = vv = us = vs = 0.0
    for i in range(first, last):
        if not math.isnan(plane.range[i] + plane.post_x[i]):
            u, v = plane.post_x[i] - middle_x, plane.post_y[i] - middle_y
            # Of two circles' equations the difference is a line.
            off = (u * u + v * v - plane.range[i] ** 2) / 2.0
            uu, uv, vv, us, vs = uu + u * u, uv + u * v, vv + v * v, us + u * off, vs + v * off
    determinant = uu * vv - uv * uv
    if not determinant > _BREADTH * (uu + vv) ** 2:
        return 0.0, 0.0, 0.0, 0.0, False
    x, y = (vv * us - uv * vs) / determinant, (uu * vs - uv * us) / determinant
    other_x, other_y = _turned(x, y, math.atan2(2.0 * uv, uu - vv))
    return x + middle_x, y + middle_y, other_x + middle_x, other_y + middle_y, True


@in_place
def guess_by_two(plane: Measured, first: int, last: int) -> tuple[float, float, float, float, bool]:
    """Both places where two circles cross, those that cross most squarely; else where a bearing crosses one; whether anything crosses."""
    best = 0.0
    x = y = other_x = other_y = 0.0
    for i in range(first, last):
        for j in range(i + 1, last):
            east, north = plane.post_x[j] - plane.post_x[i], plane.post_y[j] - plane.post_y[i]
            apart, one, other = math.hypot(east, north), plane.range[i], plane.range[j]
            if math.isnan(apart + one + other) or apart < _ONE_POST_M:
                continue
            along = (apart * apart + one * one - other * other) / (2.0 * apart)
            aside = math.sqrt(max(one * one - along * along, 0.0))
            if aside * apart > best * one * other:
                best = aside * apart / (one * other)
                east, north = east / apart, north / apart
                x, y = plane.post_x[i] + along * east, plane.post_y[i] + along * north
                x, y, other_x, other_y = x - aside * north, y + aside * east, x + aside * north, y - aside * east
    if best > 0.0:
        return x, y, other_x, other_y, True
    return _guess_by_sight(plane, first, last)


@in_place
def _guess_by_sight(plane: Measured, first: int, last: int) -> tuple[float, float, float, float, bool]:
    """Where a bearing enters and leaves a circle before its observer; who stands within the circle looks through it once."""
    best = 0.0
    x = y = other_x = other_y = 0.0
    for i in range(first, last):
        for j in range(first, last):
            east, north = plane.post_x[i] - plane.post_x[j], plane.post_y[i] - plane.post_y[j]
            if math.isnan(plane.range[i] + plane.bearing[j] + east + north):
                continue
            right, ahead = math.sin(plane.bearing[j]), math.cos(plane.bearing[j])
            middle, off = east * right + north * ahead, east * ahead - north * right
            half = math.sqrt(max(plane.range[i] ** 2 - off * off, 0.0))
            if middle + half > 0.0 and half > best * plane.range[i]:
                best = half / plane.range[i]
                near = middle - half if middle > half else middle + half
                x, y = plane.post_x[j] + (middle + half) * right, plane.post_y[j] + (middle + half) * ahead
                other_x, other_y = plane.post_x[j] + near * right, plane.post_y[j] + near * ahead
    return x, y, other_x, other_y, best > 0.0


@in_place
def is_aimed_at(plane: Measured, first: int, last: int) -> bool:
    """Whether any bearing says on which side of a line of posts it was."""
    aims = False
    for i in range(first, last):
        aims |= not math.isnan(plane.bearing[i])
    return aims


@inlined
def _turned(x: float, y: float, twice: float) -> tuple[float, float]:
    """A point on the other side of a line through the origin, of which twice the angle is given."""
    return x * math.cos(twice) + y * math.sin(twice), x * math.sin(twice) - y * math.cos(twice)
