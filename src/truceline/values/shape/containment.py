"""Which shapes hold a point, boundary included: looked up in the grid, decided exactly where it is close.

A hit is one number: twice the shape's number, plus one where the point lies on its boundary. The answers are those of
exact arithmetic on the corners as given, whatever the rounding on the way.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.booking import NO_SET, PAGE_HEAD, RUN
from truceline.values.shape.cells import reference
from truceline.values.shape.compiled import inlined, kernel
from truceline.values.shape.grid import HEAD, Grid
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
_FEW_EDGES = 2


class Points(NamedTuple):
    """Places in degrees and times in microseconds; no times at all: shapes count whenever they hold."""

    longitude: Floats
    latitude: Floats
    at: Times


class Windows(NamedTuple):
    """From when, and until before when, each shape is in force, in microseconds.

    One entry more than there are shapes: the last is never in force, so that nobody need be asked who is absent.
    """

    start: Times
    end: Times


class Block(NamedTuple):
    """Working space for points decided together: their entries, lists of those near an edge, and what pages gave.

    `few` lists points near one run of one or two edges, `many` those near more; `counts` says how many each list has.
    `hits` holds what sets cannot say: the set that covers a fine cell, how many hits there are beside it, and those. `first` is the number of the first point.
    """

    entries: Numbers
    few: npt.NDArray[np.uint32]
    many: npt.NDArray[np.uint32]
    counts: Times
    hits: Numbers
    first: int


class Found(NamedTuple):
    """Room for hits: the number of the point, and the hit."""

    point: Numbers
    hit: Numbers


@kernel
def spare(most: int) -> int:
    """How much room has to be free before a block is decided, where one point may meet so many shapes."""
    return BLOCK * most + HEAD


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
def _sort_out(grid: Grid, block: Block) -> None:
    """List the points of a block that have pages, by whether few edges are near or many, and touch what they will read.

    All is asked of memory before any of it is waited for.
    """
    book, corners, entries, few, many = grid.book, grid.corners, block.entries, block.few, block.many
    count = np.uint64(0)
    for i in range(len(entries)):
        many[count] = i
        count += np.uint64(entries[i] < 0)
    firsts = np.empty(count, dtype=np.uint32)
    fews, rest = np.uint64(0), np.uint64(0)
    for j in range(count):
        i = many[j]
        page = np.uint64(~entries[i])
        firsts[j] = book[page + np.uint64(PAGE_HEAD + 1)]
        is_few = (book[page + np.uint64(1)] == 1) & (book[page + np.uint64(PAGE_HEAD + 2)] >> 1 <= _FEW_EDGES)
        few[fews], many[rest] = i, i
        fews += np.uint64(is_few)
        rest += np.uint64(not is_few)
    total = 0.0
    for j in range(count):
        total += corners[firsts[j], 0]
    # The sum is asked for, or the reading would be left out; no sum of longitudes is infinite.
    block.counts[0], block.counts[1] = np.int64(fews) if total < np.inf else 0, np.int64(rest)


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
def _read_few(grid: Grid, longitude: Floats, latitude: Floats, block: Block) -> None:
    """Decide the points that have one edge near, or two that follow one another; what is too close to tell is left.

    Nearly all points near an edge are such. On which side they lie cannot be foretold, so no branch asks it.
    """
    book, corners, entries, many = grid.book, grid.corners, block.entries, block.many
    left = np.uint64(block.counts[1])
    for i in block.few[: block.counts[0]]:
        x, y = longitude[i], latitude[i]
        cx, cy = _reference_of(grid, x, y)
        page = np.uint64(~entries[i])
        corner, word = np.uint64(book[page + np.uint64(PAGE_HEAD + 1)]), book[page + np.uint64(PAGE_HEAD + 2)]
        ax, ay = corners[corner, 0], corners[corner, 1]
        bx, by = corners[corner + np.uint64(1), 0], corners[corner + np.uint64(1), 1]
        a, b = side(x, y, cx, cy, ax, ay), side(x, y, cx, cy, bx, by)
        point, middle = side(ax, ay, bx, by, x, y), side(ax, ay, bx, by, cx, cy)
        between = a != b
        unsure = (a == 0) | (b == 0) | (between & ((point == 0) | (middle == 0)))
        inside = (word & 1) ^ np.int32(between & (point != middle))
        if word >> 1 == 2:
            ax, ay = corners[corner + np.uint64(2), 0], corners[corner + np.uint64(2), 1]
            a = side(x, y, cx, cy, ax, ay)
            point, middle = side(ax, ay, bx, by, x, y), side(ax, ay, bx, by, cx, cy)
            between = a != b
            unsure |= (a == 0) | (between & ((point == 0) | (middle == 0)))
            inside ^= np.int32(between & (point != middle))
        decided = book[page + np.uint64(2 * inside)]
        entries[i] = entries[i] if unsure else decided
        many[left] = i
        left += np.uint64(unsure)
    block.counts[1] = np.int64(left)


@kernel
def _read_many(grid: Grid, longitude: Floats, latitude: Floats, block: Block) -> None:
    """Decide the points near several edges, by the edges between each and its cell's reference."""
    book, corners, hits = grid.book, grid.corners, block.hits
    end = np.uint64(0)
    for i in block.many[: block.counts[1]]:
        x, y = longitude[i], latitude[i]
        cx, cy = _reference_of(grid, x, y)
        page = np.uint64(~block.entries[i])
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
    """Write the hits of a block of points; return how many there are."""
    heads, start, end = grid.heads, windows.start, windows.end
    numbers, hits = found.point, found.hit
    written = np.uint64(0)
    for i in range(len(block.entries)):
        entry = block.entries[i]
        head = np.uint64(max(entry, 0))
        moment = at[i] if len(at) else np.int64(0)
        if (entry >= 0) & (heads[head, HEAD] <= HEAD):
            # Most points. Written without branches: how many shapes there are, and in force, cannot be foretold.
            for j in range(HEAD):
                hit = heads[head, j]
                hits[written], numbers[written] = hit, block.first + i
                shape = np.uint32(hit >> 1)
                written += np.uint64((start[shape] <= moment) & (moment < end[shape]))
            continue
        last = _gather(grid, block, entry, hits, int(np.int64(written)))
        for j in range(np.int64(written), last):
            shape = np.uint32(hits[j] >> 1)
            hits[written], numbers[written] = hits[j], block.first + i
            written += np.uint64((start[shape] <= moment) & (moment < end[shape]))
    return int(written)


@kernel
def _gather(grid: Grid, block: Block, entry: int, hits: Numbers, begin: int) -> int:
    """Gather the hits of one point, in force or not, sorted; return where they end."""
    cover, last = np.int64(entry), begin
    if entry < 0:
        at = ~entry
        cover = np.int64(block.hits[at])
        for j in range(at + 2, at + 2 + block.hits[at + 1]):
            hits[last] = block.hits[j]
            last += 1
    size, paged = grid.size[cover], last > begin
    last += abs(size)
    for j in range(last - 1, last - 1 - abs(size), -1):  # a set names its members from the last to the first
        hits[j] = 2 * grid.member[cover]
        cover = np.int64(grid.smaller[cover])
    if size < 0 or (size > 0 and paged):
        _sort(hits, begin, last)
    return int(last)


@kernel
def find(grid: Grid, points: Points, windows: Windows, begin: int, found: Found) -> tuple[int, int]:
    """Write the hits of the points from `begin` on, while there is room; return the next point and the hits written.

    Hits are sorted by point and shape. Where the points have no times, windows have to be open.
    """
    longitude, latitude, at = points.longitude, points.latitude, points.at
    numbers, hits = found.point, found.hit
    lists, counts = np.empty((2, BLOCK + 1), dtype=np.uint32), np.zeros(2, dtype=np.int64)
    entries, page_hits = np.empty(BLOCK, dtype=np.int32), np.empty(BLOCK * (grid.most + 2) + 1, dtype=np.int32)
    written = 0
    while begin < len(longitude) and written + spare(grid.most) <= len(hits):
        end = min(begin + BLOCK, len(longitude))
        block = Block(entries[: end - begin], lists[0], lists[1], counts, page_hits, begin)
        x, y = longitude[begin:end], latitude[begin:end]
        enter(grid, x, y, block.entries)
        _sort_out(grid, block)
        _read_few(grid, x, y, block)
        _read_many(grid, x, y, block)
        written += _write(grid, at[begin:end], windows, block, Found(numbers[written:], hits[written:]))
        begin = end
    return begin, written
