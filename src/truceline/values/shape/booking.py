"""Writes what a point needs to know in each fine cell: one number where no edge is near, else a page of the book.

A page is: the set of shapes that cover the fine cell whole, the number of runs, that set with the page's shape added
(NO_SET where the page is of several shapes), and per run three numbers: its shape, its first corner, and twice the
number of its edges plus the shape's parity at the cell's reference. A run is a chain of edges that follow one another;
runs of one shape stand together, in the order of shapes.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.cells import Frame, Paths, fine_cells, reference
from truceline.values.shape.compiled import kernel
from truceline.values.shape.covering import TOO_CLOSE, TOO_MANY, Cut, Listing, Sets, extended, fine_parity
from truceline.values.shape.orientation import side

Numbers = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

MOST_CUTS = 6  # a cell is cut into at most 64 x 64
# Chosen by measurement on 85,000 and 4.2 million edges (docs/shapes.md).
_CROWDING = 1.0
_MEETINGS = 4.0
PAGE_HEAD = 3
RUN = 3
NO_SET = -1


class Cover(NamedTuple):
    """What is known of whole cells: the set that covers each, and the parity of each edged shape at its reference."""

    whole: Numbers
    parity: Bytes


class Room(NamedTuple):
    """Working space for one cell: per fine cell its last edge, number of runs, page, set, parity and last shape."""

    touched: Numbers
    last_edge: Numbers
    runs: Numbers
    page: Numbers
    cover: Numbers
    parity: Bytes
    seen: Numbers


@kernel
def cuts_of(paths: Paths, listing: Listing) -> Bytes:
    """Choose how often each cell is halved, by its number of edges and by how long they are.

    One curve of n edges would want n fine cells each way, n strewn edges the square root of n; the power lies between.
    Long edges meet many fine cells each, so where they crowd a cell it is cut less.
    """
    placed = paths.placed
    cuts = np.zeros(len(listing.starts) - 1, dtype=np.uint8)
    for cell in range(len(cuts)):
        begin, end = listing.starts[cell], listing.starts[cell + 1]
        length = 0.0
        for edge in listing.edges[begin:end]:
            length += min(1.0, abs(placed[edge + 1, 0] - placed[edge, 0]))
            length += min(1.0, abs(placed[edge + 1, 1] - placed[edge, 1]))
        k = 1
        while end - begin > _CROWDING * k**1.5 and k * length <= _MEETINGS * (end - begin) and cuts[cell] < MOST_CUTS:
            cuts[cell] += 1
            k *= 2
    return cuts


@kernel
def count_pages(paths: Paths, frame: Frame, listing: Listing, cuts: Bytes) -> int:
    """Count the numbers that the book will hold."""
    touched = np.empty(1 << (2 * MOST_CUTS), dtype=np.int32)
    last_edge = np.empty(1 << (2 * MOST_CUTS), dtype=np.int32)
    total = 0
    for cell in range(len(cuts)):
        begin, end = listing.starts[cell], listing.starts[cell + 1]
        if begin == end:
            continue
        k = 1 << cuts[cell]
        last_edge[: k * k] = -2
        where = (cell % frame.columns, cell // frame.columns)
        for at in range(begin, end):
            edge = listing.edges[at]
            for i in range(fine_cells(paths.placed, edge, where, k, touched)):
                fine = touched[i]
                if last_edge[fine] == -2:
                    total += PAGE_HEAD
                if last_edge[fine] != edge - 1:
                    total += RUN
                last_edge[fine] = edge
    return total


@kernel
def write_pages(
    paths: Paths, frame: Frame, listing: Listing, cover: Cover, target: tuple[Numbers, Numbers, Numbers, Sets]
) -> int:
    """Fill (cells, fine, book, sets); return the most shapes one point can meet, or TOO_CLOSE or TOO_MANY."""
    cells, fine, book, sets = target
    size = 1 << (2 * MOST_CUTS)
    numbers = np.empty((6, size), dtype=np.int32)
    room = Room(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], np.empty(size, dtype=np.uint8), numbers[5])
    written, most = 0, 0
    for cell in range(frame.columns * frame.rows):
        begin, end = listing.starts[cell], listing.starts[cell + 1]
        if begin == end:
            most = max(most, abs(sets.size[cover.whole[cell]]))
            continue
        cut = Cut(cell % frame.columns, cell // frame.columns, 1 << (cells[cell] & 7))
        offset = cells[cell] >> 3
        written = _open_pages(paths, listing.edges[begin:end], cut, room, written)
        room.cover[: cut.k * cut.k] = cover.whole[cell]
        while begin < end:
            shape = paths.shape[listing.edges[begin]]
            room.parity[0] = cover.parity[begin]
            after = begin
            while after < end and paths.shape[listing.edges[after]] == shape:
                after += 1
            outcome = _write_shape(paths, listing.edges[begin:after], (frame, cut), room, (book, sets))
            if outcome < 0:
                return outcome
            begin = after
        for i in range(cut.k * cut.k):
            if room.page[i] < 0:
                fine[offset + i] = room.cover[i]
                most = max(most, abs(sets.size[room.cover[i]]))
            else:
                first = room.page[i] - RUN * room.runs[i] - PAGE_HEAD
                if not _write_head(book[first : room.page[i]], room.cover[i], room.runs[i], sets):
                    return TOO_MANY
                fine[offset + i] = ~first
                most = max(most, abs(sets.size[room.cover[i]]) + room.runs[i])
    return most


@kernel
def _write_head(page: Numbers, cover: int, runs: int, sets: Sets) -> bool:
    """Write the head of a page whose runs are written; False where there is no room for one set more."""
    page[0], page[1], page[2] = cover, runs, NO_SET
    shape = page[PAGE_HEAD]
    for run in range(1, runs):
        if page[PAGE_HEAD + RUN * run] != shape:
            return True
    page[2] = extended(sets, cover, shape)
    return bool(page[2] >= 0)


@kernel
def _open_pages(paths: Paths, edges: Numbers, cut: Cut, room: Room, written: int) -> int:
    """Give every fine cell that edges touch its page, behind what is written; return where the next may begin."""
    fines = cut.k * cut.k
    room.last_edge[:fines] = -2
    room.runs[:fines] = 0
    for edge in edges:
        for i in range(fine_cells(paths.placed, edge, (cut.column, cut.row), cut.k, room.touched)):
            fine = room.touched[i]
            if room.last_edge[fine] != edge - 1:
                room.runs[fine] += 1
            room.last_edge[fine] = edge
    for fine in range(fines):
        room.last_edge[fine] = -2
        room.seen[fine] = -1
        room.page[fine] = -1
        if room.runs[fine]:
            room.page[fine] = written + PAGE_HEAD
            written += PAGE_HEAD + RUN * room.runs[fine]
    return written


@kernel
def _write_shape(
    paths: Paths, edges: Numbers, place: tuple[Frame, Cut], room: Room, target: tuple[Numbers, Sets]
) -> int:
    """Write one shape's runs into the pages of a cell, and add it to the sets of the fine cells it covers whole."""
    frame, cut = place
    book, sets = target
    if not fine_parity(paths, edges, frame, cut, room.parity):
        return TOO_CLOSE
    shape = paths.shape[edges[0]]
    for edge in edges:
        for i in range(fine_cells(paths.placed, edge, (cut.column, cut.row), cut.k, room.touched)):
            fine = room.touched[i]
            if _stands_on(paths, edge, frame, cut, fine):
                return TOO_CLOSE
            if room.last_edge[fine] == edge - 1:
                book[room.page[fine] - 1] += 2
            else:
                at = room.page[fine]
                book[at], book[at + 1], book[at + 2] = shape, edge, 2 + room.parity[fine]
                room.page[fine] = at + RUN
            room.last_edge[fine] = edge
            room.seen[fine] = shape
    before, after = -1, -1
    for fine in range(cut.k * cut.k):
        if room.parity[fine] and room.seen[fine] != shape:
            if room.cover[fine] != before:
                before = room.cover[fine]
                after = extended(sets, before, shape)
                if after < 0:
                    return TOO_MANY
            room.cover[fine] = after
    return 0


@kernel
def _stands_on(paths: Paths, edge: int, frame: Frame, cut: Cut, fine: int) -> bool:
    """Whether the reference of a fine cell lies on an edge, or too close to tell."""
    # k is a power of two; the compiler does not know, and dividing takes long.
    x = reference(frame.west, frame.width, cut.column, ((fine & (cut.k - 1)) + frame.across) * (1.0 / cut.k))
    y = reference(frame.south, frame.height, cut.row, (fine // cut.k + frame.up) * (1.0 / cut.k))
    ax, ay = paths.corners[edge, 0], paths.corners[edge, 1]
    bx, by = paths.corners[edge + 1, 0], paths.corners[edge + 1, 1]
    if side(ax, ay, bx, by, x, y) != 0:
        return False
    return bool(min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by))
