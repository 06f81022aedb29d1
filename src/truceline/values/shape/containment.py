"""Which shapes hold a point, boundary included: looked up in the grid, decided exactly where it is close.

A hit is one number: twice the shape's number, plus one where the point lies on its boundary. The answers are those of
exact arithmetic on the corners as given, whatever the rounding on the way.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.booking import NO_SET, PAGE_HEAD, RUN
from truceline.values.shape.cells import reference
from truceline.values.shape.columns import FARTHEST_EAST, FARTHEST_NORTH, lies_beyond
from truceline.values.shape.compiled import inlined, kernel
from truceline.values.shape.entering import BLOCK, Block, enter, new_block, settle
from truceline.values.shape.grid import HEAD, Grid
from truceline.values.shape.orientation import exact_side, side
from truceline.values.shape.writing import Asked, Found, Spans, write_hits

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Ordinals = npt.NDArray[np.uint32]
Times = npt.NDArray[np.int64]

OUT, IN, ON = 0, 1, 2


class Points(NamedTuple):
    """Places in degrees and times in microseconds; no times at all: every shape counts."""

    longitude: Floats
    latitude: Floats
    at: Times


class Windows(NamedTuple):
    """From when, and until before when, each shape is in force, in microseconds."""

    start: Times
    end: Times


@kernel
def spare(most: int) -> int:
    """How much room has to be free before a block is decided, where one point may meet so many shapes."""
    return BLOCK * most + HEAD


@inlined
def _reference_of(grid: Grid, x: float, y: float) -> tuple[float, float]:
    """The reference point of the fine cell that holds a point of the grid."""
    frame = grid.frame
    across, up = (x - frame.west) * (1.0 / frame.width), (y - frame.south) * (1.0 / frame.height)
    column, row = np.uint32(across), np.uint32(up)
    k = 1.0 * (1 << (grid.cells[np.uint64(np.int64(row) * frame.columns + np.int64(column))] & 7))
    per_k = 1.0 / k
    cx = reference(frame.west, frame.width, int(column), (np.uint32((across - column) * k) + frame.across) * per_k)
    cy = reference(frame.south, frame.height, int(row), (np.uint32((up - row) * k) + frame.up) * per_k)
    return cx, cy


@kernel
def _read_book(grid: Grid, longitude: Floats, latitude: Floats, listed: Ordinals, block: Block) -> None:
    """Decide the points listed, which their rows leave unsure, by the edges between each and its cell's reference."""
    book, corners, hits = grid.book, grid.corners, block.hits
    end = np.uint64(0)
    for i in listed:
        x, y = longitude[i], latitude[i]
        cx, cy = _reference_of(grid, x, y)
        page = np.uint64(grid.wedges.page[~block.entries[i]])
        run = page + np.uint64(PAGE_HEAD)
        last = run + np.uint64(RUN * book[page + np.uint64(1)])
        begin = run
        unsure, on = False, False
        inside = book[run + np.uint64(2)] & 1
        start = end
        end += np.uint64(2)
        while run < last:
            shape, corner, word = book[run], np.uint64(book[run + np.uint64(1)]), book[run + np.uint64(2)]
            ax, ay = corners[corner, 0], corners[corner, 1]
            a = side(x, y, cx, cy, ax, ay)
            for _ in range(word >> 1):
                corner += np.uint64(1)
                bx, by = corners[corner, 0], corners[corner, 1]
                b = side(x, y, cx, cy, bx, by)
                if a != b:
                    point, middle = side(ax, ay, bx, by, x, y), side(ax, ay, bx, by, cx, cy)
                    unsure |= (a == 0) | (b == 0) | (point == 0) | (middle == 0)
                    inside ^= point != middle
                a, ax, ay = b, bx, by
            unsure |= a == 0
            run += np.uint64(RUN)
            if run == last or book[run] != shape:
                if unsure:
                    inside = decide_exactly(grid, (int(begin), int(run)), (x, y), (cx, cy))
                    unsure = False
                on |= inside == ON
                hits[end] = 2 * shape + (inside == ON)
                end += np.uint64(inside != OUT)
                if run < last:
                    inside = book[run + np.uint64(2)] & 1
                begin = run
        hits[start], hits[start + np.uint64(1)] = book[page], np.int32(end - start) - 2
        block.entries[i] = ~np.int32(start)
        if book[page + np.uint64(2)] != NO_SET and not on:
            # One shape, and not its boundary: a set says it all.
            block.entries[i] = book[page + np.uint64(2 if end - start > 2 else 0)]
            end = start


@kernel
def decide_exactly(grid: Grid, runs: tuple[int, int], p: tuple[float, float], c: tuple[float, float]) -> int:
    """OUT, IN or ON for one shape, without rounding: a corner on the line to the reference counts as right of it."""
    x, y = p
    cx, cy = c
    inside = np.int64(grid.book[runs[0] + 2] & 1)
    for run in range(runs[0], runs[1], RUN):
        corner = grid.book[run + 1]
        for i in range(corner, corner + (grid.book[run + 2] >> 1)):
            ax, ay = grid.corners[i, 0], grid.corners[i, 1]
            bx, by = grid.corners[i + 1, 0], grid.corners[i + 1, 1]
            point = exact_side(ax, ay, bx, by, x, y)
            if point == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
                return ON
            if (exact_side(x, y, cx, cy, ax, ay) > 0) != (exact_side(x, y, cx, cy, bx, by) > 0):
                inside ^= point != exact_side(ax, ay, bx, by, cx, cy)
    return int(inside)


@kernel
def find(grid: Grid, points: Points, spans: Spans, between: tuple[int, int], found: Found) -> tuple[int, int, bool]:
    """Write the hits of the points between two numbers, in force at their time, while there is room.

    Returns the number of the next point, how many hits are written, sorted by point and shape, and whether any of the
    points lies beyond the earth.
    """
    longitude, latitude, at = points.longitude, points.latitude, points.at
    block = new_block(grid.most)
    (begin, last), written, beyond = between, 0, False
    while begin < last and written + spare(grid.most) <= len(found.point):
        end = min(begin + BLOCK, last)
        x, y = longitude[begin:end], latitude[begin:end]
        beyond |= lies_beyond(x, FARTHEST_EAST) | lies_beyond(y, FARTHEST_NORTH)
        unsure = settle(grid, block, enter(grid, x, y, block))
        _read_book(grid, x, y, block.unsure[:unsure], block)
        rest = Found(found.point[written:], found.shape[written:], found.on_boundary[written:])
        written += write_hits(grid, block, Asked(begin, at[begin:end], spans), rest)
        begin = end
    return begin, written, beyond
