"""The search for the nearest piece of each shape near a point, and the geodesic distance to it.

The nearest piece is chosen in space; the distance is then taken to the foot on that very piece, so that the sag of a
straight piece below the ground does not count.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel
from truceline.values.shape.containment import Windows
from truceline.values.shape.ground import along_ground, chord_of, in_space
from truceline.values.shape.nearness import DEEPEST, FAN, Boundary

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
Place = tuple[float, float, float]

# Pieces sag below the ground by less than this (edges.LONGEST_PIECE_M), so the search looks that much farther.
_SAG_M = 0.1


class Query(NamedTuple):
    """Places, how far to look around each in metres, and when; no times at all: every shape counts."""

    longitude: Floats
    latitude: Floats
    reach_m: Floats
    at: Integers


class Near(NamedTuple):
    """Room for what is near: the number of the point, the shape, and the distance to its boundary in metres."""

    point: Numbers
    shape: Numbers
    distance_m: Floats


class Stack(NamedTuple):
    """Boxes still to be opened: level, number on it, squared distance at least; and where levels begin and how long."""

    level: Integers
    number: Integers
    least: Floats
    offset: Integers
    size: Integers


@kernel
def _new_stack() -> Stack:
    room = FAN * DEEPEST + 1
    return Stack(
        np.empty(room, dtype=np.int64),
        np.empty(room, dtype=np.int64),
        np.empty(room),
        np.empty(DEEPEST + 1, dtype=np.int64),
        np.empty(DEEPEST + 1, dtype=np.int64),
    )


@inlined
def _gap(boxes: Floats, at: int, p: Place) -> float:
    """The squared distance in space from a point to a box."""
    x, y, z = p
    across = max(boxes[at, 0] - x, x - boxes[at, 3], 0.0)
    along = max(boxes[at, 1] - y, y - boxes[at, 4], 0.0)
    up = max(boxes[at, 2] - z, z - boxes[at, 5], 0.0)
    return float(across * across + along * along + up * up)


@kernel
def _lay_levels(count: int, begin: int, offset: Integers, size: Integers) -> int:
    """Write where each level of boxes over so many things begins; return the number of the highest level."""
    level = 0
    size[0] = count
    while level == 0 or size[level] > 1:
        offset[level + 1] = begin
        size[level + 1] = (size[level] + FAN - 1) // FAN
        begin += size[level + 1]
        level += 1
    return level


@kernel
def shapes_within(boundary: Boundary, p: Place, reach: float, stack: Stack, found: Numbers) -> int:
    """List the shapes whose boxes come within a squared distance in space of a point; return how many."""
    roots, tops, order = boundary.roots, boundary.tops, boundary.order
    levels, numbers, offset, size = stack.level, stack.number, stack.offset, stack.size
    levels[0], numbers[0] = _lay_levels(len(roots), 0, offset, size), 0
    count, waiting = 0, 1
    while waiting:
        waiting -= 1
        level, number = levels[waiting], numbers[waiting]
        for i in range(number * FAN, min(number * FAN + FAN, size[level - 1])):
            if level == 1:
                if _gap(roots, i, p) <= reach:
                    found[count] = order[i]
                    count += 1
            elif _gap(tops, offset[level - 1] + i, p) <= reach:
                levels[waiting], numbers[waiting] = level - 1, i
                waiting += 1
    return count


@kernel
def nearest_piece(boundary: Boundary, shape: int, p: Place, reach: float, stack: Stack) -> int:
    """Name the piece of a shape's boundary that is nearest to a point, by its first corner; -1 where none is in reach.

    The reach is squared. Boxes are opened nearest first, and only while they may hold something nearer.
    """
    boxes, space, ends_path = boundary.boxes, boundary.space, boundary.ends_path
    levels, numbers, leasts, offset, size = stack
    first = boundary.first[shape]
    levels[0] = _lay_levels(boundary.first[shape + 1] - first, boundary.box_first[shape], offset, size)
    numbers[0], leasts[0] = 0, 0.0
    best, waiting = -1, 1
    while waiting:
        waiting -= 1
        if leasts[waiting] > reach:
            continue
        level, number = levels[waiting], numbers[waiting]
        bottom = waiting
        for i in range(number * FAN, min(number * FAN + FAN, size[level - 1])):
            if level == 1:
                if not ends_path[first + i]:
                    away = _away(space, first + i, p)
                    if away <= reach:
                        reach, best = away, first + i
                continue
            least = _gap(boxes, offset[level - 1] + i, p)
            if least <= reach:
                at = waiting
                while at > bottom and leasts[at - 1] < least:
                    levels[at], numbers[at], leasts[at] = levels[at - 1], numbers[at - 1], leasts[at - 1]
                    at -= 1
                levels[at], numbers[at], leasts[at] = level - 1, i, least
                waiting += 1
    return best


@inlined
def _part(space: Floats, piece: int, p: Place) -> float:
    """How far along a piece its point nearest to p lies, from 0 to 1."""
    x, y, z = p
    ax, ay, az = space[piece, 0], space[piece, 1], space[piece, 2]
    ux, uy, uz = space[piece + 1, 0] - ax, space[piece + 1, 1] - ay, space[piece + 1, 2] - az
    square = ux * ux + uy * uy + uz * uz
    along = (x - ax) * ux + (y - ay) * uy + (z - az) * uz
    return min(1.0, max(0.0, along / square)) if square > 0.0 else 0.0


@inlined
def _away(space: Floats, piece: int, p: Place) -> float:
    """The squared distance in space from a point to a piece."""
    part = _part(space, piece, p)
    x = space[piece, 0] + part * (space[piece + 1, 0] - space[piece, 0]) - p[0]
    y = space[piece, 1] + part * (space[piece + 1, 1] - space[piece, 1]) - p[1]
    z = space[piece, 2] + part * (space[piece + 1, 2] - space[piece, 2]) - p[2]
    return float(x * x + y * y + z * z)


@kernel
def length_to(boundary: Boundary, piece: int, p: Place) -> float:
    """The geodesic distance in metres from a point to its foot on a piece."""
    corners = boundary.corners
    part = _part(boundary.space, piece, p)
    longitude = corners[piece, 0] + part * (corners[piece + 1, 0] - corners[piece, 0])
    latitude = corners[piece, 1] + part * (corners[piece + 1, 1] - corners[piece, 1])
    x, y, z = in_space(longitude, latitude)
    return along_ground(math.sqrt((x - p[0]) ** 2 + (y - p[1]) ** 2 + (z - p[2]) ** 2))


@kernel
def search(boundary: Boundary, query: Query, windows: Windows, begin: int, near: Near) -> tuple[int, int]:
    """Write every shape in force whose boundary is within reach, from point `begin` on, while there is room.

    Returns the next point and how much was written; the shapes of one point come in no order.
    """
    starts, ends = windows.start, windows.end
    stack = _new_stack()
    found = np.empty(len(boundary.roots), dtype=np.int32)
    written = 0
    while begin < len(query.longitude) and written + len(found) <= len(near.point):
        reach_m = query.reach_m[begin]
        if not (np.isnan(query.longitude[begin]) or np.isnan(query.latitude[begin]) or np.isnan(reach_m)):
            p = in_space(query.longitude[begin], query.latitude[begin])
            reach = (chord_of(reach_m) + _SAG_M) ** 2
            for i in range(shapes_within(boundary, p, reach, stack, found)):
                shape = found[i]
                if len(query.at) and not starts[shape] <= query.at[begin] < ends[shape]:
                    continue
                piece = nearest_piece(boundary, shape, p, reach, stack)
                if piece < 0:
                    continue
                length = length_to(boundary, piece, p)
                if length <= reach_m:
                    near.point[written], near.shape[written], near.distance_m[written] = begin, shape, length
                    written += 1
        begin += 1
    return begin, written
