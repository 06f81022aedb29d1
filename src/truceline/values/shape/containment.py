"""Which shapes hold a point, boundary included: looked up in the grid, decided exactly where it is close.

A hit is one number: twice the shape's number, plus one where the point lies on its boundary. The answers are those of
exact arithmetic on the corners as given, whatever the rounding on the way.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.booking import PAGE_HEAD, RUN
from truceline.values.shape.cells import reference
from truceline.values.shape.compiled import kernel
from truceline.values.shape.grid import Grid
from truceline.values.shape.orientation import exact_side, side

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Times = npt.NDArray[np.int64]

OUT, IN, ON = 0, 1, 2
UNSURE = 3
NOWHERE = 0  # the entry of a point outside the grid: the empty set
# Points whose memory is fetched together before they are decided one by one.
BLOCK = 512
_FEW = 24  # insertion sort is quicker up to here


class Points(NamedTuple):
    """Places in degrees and times in microseconds; no times at all: shapes count whenever they hold."""

    longitude: Floats
    latitude: Floats
    at: Times


class Windows(NamedTuple):
    """From when, and until before when, each shape is in force, in microseconds."""

    start: Times
    end: Times


class Block(NamedTuple):
    """Working space for points decided together: their entries, which have pages, and how many hits those gave."""

    entries: Numbers
    near: npt.NDArray[np.uint32]
    pages: Numbers
    hits: Numbers


class Found(NamedTuple):
    """Room for hits: the number of the point, and the hit."""

    point: Numbers
    hit: Numbers


@kernel
def enter(grid: Grid, longitude: Floats, latitude: Floats, entries: Numbers) -> None:
    """Find the entry of the fine cell of each point.

    An entry is a set of shapes or, if negative, the complement of a page. Written without branches, so that many
    points wait for memory at the same time.
    """
    frame, cells, fine = grid.frame, grid.cells, grid.fine
    west, south, columns, rows = frame.west, frame.south, frame.columns, frame.rows
    per_degree_across, per_degree_up = 1.0 / frame.width, 1.0 / frame.height
    for i in range(len(entries)):
        across = (longitude[i] - west) * per_degree_across
        up = (latitude[i] - south) * per_degree_up
        held = (across >= 0.0) & (across < columns) & (up >= 0.0) & (up < rows)
        # Unsigned numbers spare the test for negative positions.
        column = np.uint32(across) if held else np.uint32(0)
        row = np.uint32(up) if held else np.uint32(0)
        cell = cells[np.uint64(np.int64(row) * columns + np.int64(column))]
        cuts = np.int64(cell & 7)
        fine_column = np.int64((across - column) * (1 << cuts)) if held else np.int64(0)
        fine_row = np.int64((up - row) * (1 << cuts)) if held else np.int64(0)
        entry = fine[np.uint64((cell >> 3) + (fine_row << cuts) + fine_column)]
        entries[i] = entry if held else NOWHERE


@kernel
def _fetch(grid: Grid, block: Block) -> int:
    """List the points of a block that have pages, and touch what they will read, all before any is waited for."""
    book, corners, entries, near = grid.book, grid.corners, block.entries, block.near
    count = np.uint64(0)
    for i in range(len(entries)):
        near[count] = i
        count += np.uint64(entries[i] < 0)
    firsts = np.empty(count, dtype=np.uint32)
    for i in range(count):
        firsts[i] = book[np.uint64(~entries[near[i]] + PAGE_HEAD + 1)]
    total = 0.0
    for i in range(count):
        total += corners[firsts[i], 0]
    # The sum is asked for, or the reading would be left out; no sum of longitudes is infinite.
    # A whole number by name: Numba would make a float of an unsigned and a signed one.
    return int(np.int64(count)) if total < np.inf else 0


@kernel
def _read_pages(grid: Grid, longitude: Floats, latitude: Floats, block: Block, count: int) -> None:
    """Decide the points near edges, by the edges between each and its cell's reference; replace entries by their sets."""
    frame, cells, book, corners = grid.frame, grid.cells, grid.book, grid.corners
    across_of, up_of = 1.0 / frame.width, 1.0 / frame.height
    block.pages[:] = 0
    end = np.uint64(0)
    for i in block.near[:count]:
        x, y = longitude[i], latitude[i]
        across, up = (x - frame.west) * across_of, (y - frame.south) * up_of
        column, row = np.uint32(across), np.uint32(up)
        k = 1.0 * (1 << (cells[np.uint64(np.int64(row) * frame.columns + np.int64(column))] & 7))
        per_k = 1.0 / k
        cx = reference(frame.west, frame.width, int(column), (np.uint32((across - column) * k) + frame.across) * per_k)
        cy = reference(frame.south, frame.height, int(row), (np.uint32((up - row) * k) + frame.up) * per_k)
        page = np.uint64(~block.entries[i])
        block.entries[i] = book[page]
        run = page + np.uint64(PAGE_HEAD)
        last = run + np.uint64(RUN * book[page + np.uint64(1)])
        begin = run
        unsure = False
        inside = book[run + np.uint64(2)] & 1
        before = end
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
                block.hits[end] = 2 * shape + (inside == ON)
                end += np.uint64(inside != OUT)
                if run < last:
                    inside = book[run + np.uint64(2)] & 1
                begin = run
        block.pages[i] = end - before


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
def _sort(hits: Numbers, begin: int, end: int) -> None:
    """Sort hits by shape."""
    if end - begin > _FEW:
        hits[begin:end].sort()
        return
    for i in range(begin + 1, end):
        hit = hits[i]
        j = i
        while j > begin and hits[j - 1] > hit:
            hits[j] = hits[j - 1]
            j -= 1
        hits[j] = hit


@kernel
def _write(grid: Grid, at: Times, windows: Windows, block: Block, found: Found) -> int:
    """Write the hits of a block of points, sorted by point and shape; return how many."""
    member, smaller, size_of = grid.member, grid.smaller, grid.size
    start, end = windows.start, windows.end
    entries, pages, page_hits = block.entries, block.pages, block.hits
    numbers, hits = found.point, found.hit
    written, page = np.uint64(0), np.uint64(0)
    always = len(at) == 0
    for i in range(len(entries)):
        cover = np.uint32(entries[i])
        covers, paged = size_of[cover], pages[i]
        moment = np.int64(0) if always else at[i]
        count = paged + covers
        if (covers >= 0) & (count <= 2):
            # Most points. Written without branches: they cannot be foretold.
            read, read_next = page_hits[page], page_hits[page + np.uint64(1)]
            one = 2 * member[cover] if covers > 0 else read
            other = 2 * member[np.uint32(smaller[cover])] if covers > 1 else (read if covers > 0 else read_next)
            low = (min(one, other) if count > 1 else one) if count > 0 else 0
            high = max(one, other) if count > 1 else 0
            shape = np.uint32(low >> 1)
            hits[written], numbers[written] = low, i
            written += np.uint64((count > 0) & (always | ((start[shape] <= moment) & (moment < end[shape]))))
            shape = np.uint32(high >> 1)
            hits[written], numbers[written] = high, i
            written += np.uint64((count > 1) & (always | ((start[shape] <= moment) & (moment < end[shape]))))
            page += np.uint64(paged)
            continue
        last = np.int64(written)
        for _ in range(paged):
            hits[last] = page_hits[page]
            last += 1
            page += np.uint64(1)
        last += abs(covers)
        for j in range(last - 1, last - 1 - abs(covers), -1):  # a set names its members from the last to the first
            hits[j] = 2 * member[cover]
            cover = np.uint32(smaller[cover])
        if covers < 0 or (covers > 0 and paged > 0):
            _sort(hits, int(written), int(last))
        for j in range(np.int64(written), last):
            shape = np.uint32(hits[j] >> 1)
            hits[written], numbers[written] = hits[j], i
            written += np.uint64(always | ((start[shape] <= moment) & (moment < end[shape])))
    return int(written)


@kernel
def find(grid: Grid, points: Points, windows: Windows, begin: int, found: Found) -> tuple[int, int]:
    """Write the hits of the points from `begin` on, while there is room; return the next point and the hits written.

    Hits are sorted by point and shape. Where the points have no times, shapes count whenever they hold.
    """
    longitude, latitude, at = points.longitude, points.latitude, points.at
    numbers, hits = found.point, found.hit
    entries, near = np.empty(BLOCK, dtype=np.int32), np.empty(BLOCK + 1, dtype=np.uint32)
    pages, page_hits = np.empty(BLOCK, dtype=np.int32), np.empty(BLOCK * grid.most + 2, dtype=np.int32)
    written = 0
    while begin < len(longitude) and written + BLOCK * grid.most + 2 <= len(hits):
        end = min(begin + BLOCK, len(longitude))
        block = Block(entries[: end - begin], near, pages[: end - begin], page_hits)
        enter(grid, longitude[begin:end], latitude[begin:end], block.entries)
        _read_pages(grid, longitude[begin:end], latitude[begin:end], block, _fetch(grid, block))
        more = _write(grid, at[begin:end], windows, block, Found(numbers[written:], hits[written:]))
        for i in range(written, written + more):
            numbers[i] += begin
        written += more
        begin = end
    return begin, written
