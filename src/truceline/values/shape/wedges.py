"""Tells most points near an edge by one row of numbers: on which side of one straight line, or of two, they lie.

Where the boundary of one shape runs through a fine cell, it nearly always parts it into what has one line or two on its
left, a wedge, and the rest; or nearly so, along a belt around those lines. A row says in single precision where the
lines run, and which set of shapes covers each part. Invariant: all edges lie within the belt, so each part has one
answer, which was asked at a point of it; points in the belt, and in cells without a wedge, have to be asked of the book.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.booking import NO_SET, PAGE_HEAD, RUN
from truceline.values.shape.cells import SLACK, Frame, Paths
from truceline.values.shape.compiled import inlined, kernel

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Singles = npt.NDArray[np.float32]
Place = tuple[float, float]
Line = tuple[float, float, float]  # a·x + b·y + c, positive on its left

# Half a belt, in the units of a row. Single precision is wrong by less than 2e-6 here: numbers up to 2, each off by 6e-8.
WIDTH = 2.0**-17
# In fine cells: a wider belt settles too few points.
_WIDEST = 0.2
# In fine cells: positions are rounded by a hundredth of this.
_TOO_CLOSE = 1e-9
_MOST_PIECES = 12
_EVERYWHERE = (0.0, 0.0, 2.0)  # a line that has all of a cell on its left
# A row: three numbers for each of two lines, then the two sets.
ROW = 8
OUTSIDE, INSIDE = 6, 7


class Wedges(NamedTuple):
    """A row for each page of the book, as numbers and the same bytes as single precision, and where its page begins.

    The row of a page that has no wedge is zero: every point is in its belt.
    """

    rows: Numbers
    lines: Singles
    page: Numbers


class Cell(NamedTuple):
    """One fine cell: its corner in cells, how often it is cut, and what of its edges lies within it, in fine cells."""

    column: float
    row: float
    k: float
    pieces: Floats


def write_wedges(paths: Paths, frame: Frame, cells: Numbers, fine: Numbers, book: Numbers) -> Wedges:
    """Write a row for each page; each fine cell that named its page names its row from then on."""
    count = int(np.count_nonzero(fine < 0))
    rows = np.zeros((count, ROW), dtype=np.int32)
    wedges = Wedges(rows, rows.view(np.float32), np.empty(count, dtype=np.int32))
    _fill(paths, frame, (cells, fine, book), wedges)
    return wedges


@kernel
def _fill(paths: Paths, frame: Frame, grid: tuple[Numbers, Numbers, Numbers], wedges: Wedges) -> None:
    cells, fine, book = grid
    pieces = np.empty((_MOST_PIECES, 4))
    number = 0
    for cell in range(frame.columns * frame.rows):
        cuts, first = cells[cell] & 7, cells[cell] >> 3
        k = 1 << cuts
        for i in range(k * k):
            if fine[first + i] >= 0:
                continue
            page = ~fine[first + i]
            west, south = cell % frame.columns + (i & (k - 1)) / k, cell // frame.columns + (i >> cuts) / k
            fine_cell = Cell(west, south, float(k), pieces)
            wedges.page[number] = page
            _write_row(
                paths, fine_cell, (frame.across, frame.up), book[page:], (wedges.rows[number], wedges.lines[number])
            )
            fine[first + i] = ~number
            number += 1


@kernel
def _write_row(paths: Paths, cell: Cell, standing: Place, page: Numbers, row: tuple[Numbers, Singles]) -> None:
    """Write the row of one fine cell, or leave it zero.

    1. Cut the edges to the cell, and lay one line or two along them.
    2. Find how wide the belt has to be to hold all edges.
    3. Find the parity of the part inside at one point of it, and of the part outside at every corner there.
    """
    if page[2] == NO_SET:
        return
    count = 0
    for run in range(page[1]):
        count = _cut_run(paths, cell, page[PAGE_HEAD + RUN * run :], count)
    if count < 0:
        return
    one, other, middle = _lay_lines(cell.pieces, _first_path(cell.pieces[:count]), count)
    width = _belt(cell.pieces[:count], one, other)
    if not width <= _WIDEST:
        return
    width += WIDTH
    within, without = -1, -1
    for x, y in (middle, (-SLACK, -SLACK), (-SLACK, 1.0 + SLACK), (1.0 + SLACK, -SLACK), (1.0 + SLACK, 1.0 + SLACK)):
        least = min(_height(one, x, y), _height(other, x, y))
        if abs(least) <= width:
            continue
        parity = _parity(cell.pieces[:count], standing, (x, y))
        known = within if least > 0.0 else without
        if parity < 0 or known not in (-1, parity ^ (page[PAGE_HEAD + 2] & 1)):
            return
        if least > 0.0:
            within = parity ^ (page[PAGE_HEAD + 2] & 1)
        else:
            without = parity ^ (page[PAGE_HEAD + 2] & 1)
    # What is left of one line alone holds a corner of the cell, if anything; between two lines may be what holds none.
    if within < 0 and other != _EVERYWHERE:
        return
    numbers, lines = row
    scale = WIDTH / width
    lines[0], lines[1], lines[2] = one[0] * scale, one[1] * scale, one[2] * scale
    lines[3], lines[4], lines[5] = other[0] * scale, other[1] * scale, other[2] * scale
    numbers[INSIDE] = page[2] if within == 1 else page[0]
    numbers[OUTSIDE] = page[2] if without == 1 else page[0]


@kernel
def _cut_run(paths: Paths, cell: Cell, run: Numbers, count: int) -> int:
    """Write what of a run of edges lies within a cell, behind `count` pieces; return how many there are then, or -1."""
    for edge in range(run[1], run[1] + (run[2] >> 1)):
        if count < 0 or count == _MOST_PIECES:
            return -1
        ax, ay = (paths.placed[edge, 0] - cell.column) * cell.k, (paths.placed[edge, 1] - cell.row) * cell.k
        bx, by = (paths.placed[edge + 1, 0] - cell.column) * cell.k, (paths.placed[edge + 1, 1] - cell.row) * cell.k
        begin, end = 0.0, 1.0
        for start, step in ((ax, bx - ax), (ay, by - ay)):
            if step != 0.0:
                low, high = (-SLACK - start) / step, (1.0 + SLACK - start) / step
                begin, end = max(begin, min(low, high)), min(end, max(low, high))
            elif not -SLACK <= start <= 1.0 + SLACK:
                end = -1.0
        if begin <= end:
            cell.pieces[count, 0], cell.pieces[count, 1] = ax + (bx - ax) * begin, ay + (by - ay) * begin
            cell.pieces[count, 2], cell.pieces[count, 3] = bx, by
            if end < 1.0:
                cell.pieces[count, 2], cell.pieces[count, 3] = ax + (bx - ax) * end, ay + (by - ay) * end
            count += 1
    return count


@kernel
def _first_path(pieces: Floats) -> int:
    """Count the pieces of the first path: each begins where the one before it ends."""
    for i in range(1, len(pieces)):
        if pieces[i, 0] != pieces[i - 1, 2] or pieces[i, 1] != pieces[i - 1, 3]:
            return i
    return len(pieces)


@inlined
def _height(line: Line, x: float, y: float) -> float:
    """How far left of a line a point lies."""
    return line[0] * x + line[1] * y + line[2]


@kernel
def _line(ax: float, ay: float, bx: float, by: float) -> Line:
    """The line from a to b, no steeper than 1 along either axis; all is left of the line from a point to itself."""
    across, up = ay - by, bx - ax
    steepest = max(abs(across), abs(up))
    if steepest == 0.0:
        return _EVERYWHERE
    return across / steepest, up / steepest, -(across * ax + up * ay) / steepest


@kernel
def _turned(line: Line, x: float, y: float) -> Line:
    """The line in the direction that has a point on its left."""
    if _height(line, x, y) < 0.0:
        return -line[0], -line[1], -line[2]
    return line


@kernel
def _lay_lines(pieces: Floats, first: int, count: int) -> tuple[Line, Line, Place]:
    """Lay two lines along the pieces, of which `first` make up the first path; also give a point between them.

    A path alone is drawn from where it enters over its farthest corner to where it leaves. Of two, each is drawn
    straight; of more, all but the first are taken for one, and the belt will be wide.
    """
    if count == 0:
        return _EVERYWHERE, _EVERYWHERE, (0.5, 0.5)
    ax, ay, cx, cy = pieces[0, 0], pieces[0, 1], pieces[first - 1, 2], pieces[first - 1, 3]
    whole = _line(ax, ay, cx, cy)
    if count > first:
        dx, dy, ex, ey = pieces[first, 0], pieces[first, 1], pieces[count - 1, 2], pieces[count - 1, 3]
        far, near = ((dx + ex) / 2, (dy + ey) / 2), ((ax + cx) / 2, (ay + cy) / 2)
        one, other = _turned(whole, far[0], far[1]), _turned(_line(dx, dy, ex, ey), near[0], near[1])
        return one, other, ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2)
    bx, by, farthest = ax, ay, 1e-7
    for i in range(first - 1):
        if abs(_height(whole, pieces[i, 2], pieces[i, 3])) > farthest:
            bx, by = pieces[i, 2], pieces[i, 3]
            farthest = abs(_height(whole, bx, by))
    if farthest == 1e-7:
        return whole, _EVERYWHERE, (0.5, 0.5)
    one, other = _turned(_line(ax, ay, bx, by), cx, cy), _turned(_line(bx, by, cx, cy), ax, ay)
    return one, other, ((ax + cx) / 2, (ay + cy) / 2)


@kernel
def _belt(pieces: Floats, one: Line, other: Line) -> float:
    """The greatest distance of any piece from the edge of the wedge: the lesser height of a point, whatever its sign."""
    width = 0.0
    for i in range(len(pieces)):
        ax, ay, bx, by = pieces[i, 0], pieces[i, 1], pieces[i, 2], pieces[i, 3]
        begin, end = _height(one, ax, ay), _height(one, bx, by)
        more_begin, more_end = _height(other, ax, ay), _height(other, bx, by)
        width = max(width, abs(min(begin, more_begin)), abs(min(end, more_end)))
        # In between, the lesser height is greatest where both are equal.
        before, after = begin - more_begin, end - more_end
        if before * after < 0.0:
            width = max(width, abs(begin + (end - begin) * (before / (before - after))))
    return width


@kernel
def _parity(pieces: Floats, a: Place, b: Place) -> int:
    """How often, modulo 2, one goes through the pieces from a to b; -1 where a is too close to one to tell."""
    parity = 0
    for i in range(len(pieces)):
        begin, end = (pieces[i, 0], pieces[i, 1]), (pieces[i, 2], pieces[i, 3])
        if (_turn(a, b, begin) > 0.0) != (_turn(a, b, end) > 0.0):
            length = abs(end[0] - begin[0]) + abs(end[1] - begin[1])
            here, there = _turn(begin, end, a), _turn(begin, end, b)
            if not min(abs(here), abs(there)) > _TOO_CLOSE * length:
                return -1
            parity ^= int((here > 0.0) != (there > 0.0))
    return parity


@inlined
def _turn(a: Place, b: Place, c: Place) -> float:
    """Twice the area of a triangle, positive where it turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
