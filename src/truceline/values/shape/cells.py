"""Which cells of a grid an edge touches, and on which side of an edge the cells' reference points lie.

The grid is uniform, and a cell with edges is cut again into k by k fine cells, k a power of two. Every fine cell has
one reference point near its middle. Invariant: an edge that meets a cell, or comes within SLACK of it, is registered
with it; so a point and the reference of its cell differ in parity exactly by the registered edges between them.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel
from truceline.values.shape.orientation import side

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# In cells: far above the rounding of positions (2^-52 of a few thousand cells), far below a cell.
SLACK = 1e-6
_ROUNDING = 1e-15


class Frame(NamedTuple):
    """Where the grid lies: its corner, the size of a cell in degrees, cells each way, and where references stand."""

    west: float
    south: float
    width: float
    height: float
    columns: int
    rows: int
    across: float
    up: float


class Paths(NamedTuple):
    """Corners of all shapes, in degrees and in cells from the grid's corner; see outline.Outline."""

    corners: Floats
    placed: Floats
    ends_path: Flags
    shape: Numbers


class Row(NamedTuple):
    """The reference points along one row: `length` of them from the beginning of a cell that is cut k times."""

    origin: float
    size: float
    cell: int
    k: int
    offset: float
    length: int


@inlined
def reference(origin: float, size: float, cell: int, step: float) -> float:
    """The coordinate of a reference point, `step` cells into a cell; the same bits wherever it is computed."""
    return origin + (cell + step) * size


@inlined
def span(ends: tuple[float, float, float, float], low: float, high: float) -> tuple[float, float]:
    """The least and greatest x that an edge may take between two heights, rounding errors allowed for."""
    ax, ay, bx, by = ends
    if ay > by:
        ax, ay, bx, by = bx, by, ax, ay
    least, most = min(ax, bx), max(ax, bx)
    rise = by - ay
    if rise > 1e-9:
        slope = (bx - ax) / rise
        slack = _ROUNDING * (4.0 + abs(ay) + abs(by)) * abs(slope) + _ROUNDING * (abs(ax) + abs(bx))
        start = ax + (low - ay) * slope if low > ay else ax
        goal = ax + (high - ay) * slope if high < by else bx
        least = max(least, min(start, goal) - slack)
        most = min(most, max(start, goal) + slack)
    return least - SLACK, most + SLACK


@kernel
def positions(corners: Floats, frame: Frame) -> Floats:
    """Corners measured in cells from the grid's corner, by the same steps as points are."""
    placed = np.empty_like(corners)
    for i in range(len(corners)):
        placed[i, 0] = (corners[i, 0] - frame.west) * (1.0 / frame.width)
        placed[i, 1] = (corners[i, 1] - frame.south) * (1.0 / frame.height)
    return placed


@kernel
def register(paths: Paths, frame: Frame, starts: npt.NDArray[np.int64], edges: Numbers) -> None:
    """Write the edges of each cell from `starts` on, which then holds the cells' ends; with no room, only count."""
    placed = paths.placed
    for i in range(len(placed) - 1):
        if paths.ends_path[i]:
            continue
        ends = (placed[i, 0], placed[i, 1], placed[i + 1, 0], placed[i + 1, 1])
        first = max(0, int(min(ends[1], ends[3]) - SLACK))
        last = min(frame.rows - 1, int(max(ends[1], ends[3]) + SLACK))
        for row in range(first, last + 1):
            least, most = span(ends, row - SLACK, row + 1 + SLACK)
            for column in range(max(0, int(least)), min(frame.columns - 1, int(most)) + 1):
                cell = row * frame.columns + column
                if len(edges):
                    edges[starts[cell]] = i
                starts[cell] += 1


@kernel
def fine_cells(placed: Floats, edge: int, cell: tuple[int, int], k: int, touched: Numbers) -> int:
    """List in `touched` the fine cells of one cell (column, row) that an edge touches; return how many."""
    column, row = cell
    ax, ay = (placed[edge, 0] - column) * k, (placed[edge, 1] - row) * k
    bx, by = (placed[edge + 1, 0] - column) * k, (placed[edge + 1, 1] - row) * k
    count = 0
    first, last = max(0.0, min(ay, by) - SLACK), min(k - 0.5, max(ay, by) + SLACK)
    if last < 0.0:
        return 0
    for fine_row in range(int(first), int(last) + 1):
        least, most = span((ax, ay, bx, by), fine_row - SLACK, fine_row + 1 + SLACK)
        if most < 0.0:
            continue
        for fine_column in range(int(max(0.0, least)), int(min(k - 0.5, most)) + 1):
            touched[count] = fine_row * k + fine_column
            count += 1
    return count


@kernel
def references_before(corners: Floats, edge: int, y: float, row: Row) -> int:
    """Count the references of a row at height y that lie left of an edge crossing that height.

    Returns -1 where a reference is too close to the edge for floating point to tell.
    """
    ax, ay, bx, by = corners[edge, 0], corners[edge, 1], corners[edge + 1, 0], corners[edge + 1, 1]
    if ay > by:
        ax, ay, bx, by = bx, by, ax, ay
    crossing = ax + (y - ay) * ((bx - ax) / (by - ay))
    guess = np.ceil(((crossing - row.origin) / row.size - row.cell) * row.k - row.offset)
    number = 0
    if guess > 0.0:  # not so for NaN, which a nearly level edge may give
        number = int(min(guess, float(row.length)))
    while number > 0:
        where = side(ax, ay, bx, by, reference(row.origin, row.size, row.cell, (number - 1 + row.offset) / row.k), y)
        if where == 0:
            return -1
        if where > 0:
            break
        number -= 1
    while number < row.length:
        where = side(ax, ay, bx, by, reference(row.origin, row.size, row.cell, (number + row.offset) / row.k), y)
        if where == 0:
            return -1
        if where < 0:
            break
        number += 1
    return number


@kernel
def crossings_up(corners: Floats, edges: Numbers, x: float, south: float, north: float) -> int:
    """Count the edges crossed along a meridian between two heights; -1 where an end is too close to one."""
    count = 0
    for edge in edges:
        ax, ay, bx, by = corners[edge, 0], corners[edge, 1], corners[edge + 1, 0], corners[edge + 1, 1]
        if (ax > x) != (bx > x):
            below, above = side(ax, ay, bx, by, x, south), side(ax, ay, bx, by, x, north)
            if below == 0 or above == 0:
                return -1
            if below != above:
                count += 1
    return count


@kernel
def crossings_along(corners: Floats, edges: Numbers, y: float, west: float, east: float) -> int:
    """Count the edges crossed along a parallel between two longitudes; -1 where an end is too close to one."""
    count = 0
    for edge in edges:
        ax, ay, bx, by = corners[edge, 0], corners[edge, 1], corners[edge + 1, 0], corners[edge + 1, 1]
        if (ay > y) != (by > y):
            left, right = side(ax, ay, bx, by, west, y), side(ax, ay, bx, by, east, y)
            if left == 0 or right == 0:
                return -1
            if left != right:
                count += 1
    return count


@kernel
def extent(corners: Floats, ends_path: Flags) -> tuple[float, float, float, float, float, float]:
    """The west, south, east and north of corners, and how far all edges together go across and up."""
    west, south, east, north, across, up = np.inf, np.inf, -np.inf, -np.inf, 0.0, 0.0
    for i in range(len(corners)):
        x, y = corners[i, 0], corners[i, 1]
        west, south, east, north = min(west, x), min(south, y), max(east, x), max(north, y)
        if not ends_path[i]:
            across += abs(corners[i + 1, 0] - x)
            up += abs(corners[i + 1, 1] - y)
    return west, south, east, north, across, up
