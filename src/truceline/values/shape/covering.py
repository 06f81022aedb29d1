"""Which shapes cover a cell whole, and on which side of a shape's edges the reference points of cut cells lie.

Sets of shapes are shared between cells: a set is a smaller set and one shape more, so it costs two numbers.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.cells import Frame, Paths, Row, crossings_along, crossings_up, reference, references_before
from truceline.values.shape.compiled import kernel

Numbers = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

TOO_CLOSE = -1  # a reference point lies on an edge: other reference points have to be chosen
TOO_MANY = -2  # the room for sets is used up: more has to be given


class Sets(NamedTuple):
    """Sets of shapes: set s is set smaller[s] and shape member[s]; set 0 is empty. Slots find a set by those two.

    The size is negative where the members do not come in rising order.
    """

    smaller: Numbers
    member: Numbers
    size: Numbers
    slots: Numbers
    made: Numbers


class Listing(NamedTuple):
    """The edges registered with each cell, in the order of their shapes."""

    starts: npt.NDArray[np.int64]
    edges: Numbers


@kernel
def extended(sets: Sets, smaller: int, shape: int) -> int:
    """Name the set that has one shape more, or TOO_MANY."""
    mask = len(sets.slots) - 1
    slot = (np.int64(smaller) * 0x9E3779B1 + np.int64(shape) * 0x85EBCA6B) & mask
    while sets.slots[slot] > 0:
        known = sets.slots[slot]
        if sets.smaller[known] == smaller and sets.member[known] == shape:
            return int(known)
        slot = (slot + 1) & mask
    made = sets.made[0]
    if made >= len(sets.member):
        return TOO_MANY
    sets.smaller[made], sets.member[made] = smaller, shape
    size = sets.size[smaller]
    ordered = size >= 0 and (size == 0 or sets.member[smaller] < shape)
    sets.size[made] = abs(size) + 1 if ordered else -abs(size) - 1
    sets.slots[slot] = made
    sets.made[0] = made + 1
    return int(made)


@kernel
def cover_cells(paths: Paths, frame: Frame, listing: Listing, sets: Sets, whole: Numbers) -> Bytes:
    """Find the set of shapes that cover each cell whole, and return the parity at the reference of each cell with edges.

    The parity of a shape stands at its first edge in the cell. Shapes come in rising order; within one, parity changes
    along a row of references at each edge that crosses it. A failure is left in sets.made as TOO_CLOSE or TOO_MANY.
    """
    parity = np.zeros(len(listing.edges), dtype=np.uint8)
    cursor = listing.starts[:-1].copy()
    turns = np.zeros((frame.rows, frame.columns + 1), dtype=np.uint8)
    begin = 0
    while begin < len(paths.corners):
        shape = paths.shape[begin]
        end = begin
        while end < len(paths.corners) and paths.shape[end] == shape:
            end += 1
        window = _window(paths.placed[begin:end], frame)
        turns[window[2] : window[3] + 1, window[0] : window[1] + 2] = 0
        if not _mark_turns(paths, (begin, end), frame, turns):
            sets.made[0] = TOO_CLOSE
            return parity
        for row in range(window[2], window[3] + 1):
            inside = np.uint8(0)
            for column in range(window[0], window[1] + 1):
                inside ^= turns[row, column]
                cell = row * frame.columns + column
                at, limit = cursor[cell], listing.starts[cell + 1]
                if at < limit and paths.shape[listing.edges[at]] == shape:
                    parity[at] = inside
                    while at < limit and paths.shape[listing.edges[at]] == shape:
                        at += 1
                    cursor[cell] = at
                elif inside:
                    whole[cell] = extended(sets, whole[cell], shape)
                    if whole[cell] < 0:
                        sets.made[0] = TOO_MANY
                        return parity
        begin = end
    return parity


@kernel
def _window(placed: npt.NDArray[np.float64], frame: Frame) -> tuple[int, int, int, int]:
    """The first and last column and row around some corners, with one cell to spare."""
    west = east = placed[0, 0]
    south = north = placed[0, 1]
    for i in range(len(placed)):
        west, east = min(west, placed[i, 0]), max(east, placed[i, 0])
        south, north = min(south, placed[i, 1]), max(north, placed[i, 1])
    return (
        max(0, int(west) - 1),
        min(frame.columns - 1, int(east) + 1),
        max(0, int(south) - 1),
        min(frame.rows - 1, int(north) + 1),
    )


@kernel
def _mark_turns(paths: Paths, between: tuple[int, int], frame: Frame, turns: Bytes) -> bool:
    """Mark in each row the first reference right of every edge that crosses the row; False where one is too close."""
    row_of = Row(frame.west, frame.width, 0, 1, frame.across, frame.columns)
    for edge in range(between[0], between[1] - 1):
        if paths.ends_path[edge]:
            continue
        ay, by = paths.corners[edge, 1], paths.corners[edge + 1, 1]
        low = int(min(paths.placed[edge, 1], paths.placed[edge + 1, 1])) - 1
        high = int(max(paths.placed[edge, 1], paths.placed[edge + 1, 1])) + 1
        for row in range(max(0, low), min(frame.rows - 1, high) + 1):
            y = reference(frame.south, frame.height, row, frame.up)
            if (ay > y) != (by > y):
                before = references_before(paths.corners, edge, y, row_of)
                if before < 0:
                    return False
                turns[row, before] ^= np.uint8(1)
    return True


class Cut(NamedTuple):
    """One cell that is cut into k by k fine cells."""

    column: int
    row: int
    k: int


@kernel
def fine_parity(paths: Paths, edges: Numbers, frame: Frame, cut: Cut, parity: Bytes) -> bool:
    """Carry a shape's parity from a cell's reference, given in parity[0], to the references of all its fine cells.

    From the cell's reference along to the first column, up that column, then along each row. False where a reference
    is too close to an edge.
    """
    corners, k = paths.corners, cut.k
    x = reference(frame.west, frame.width, cut.column, frame.across / k)
    y = reference(frame.south, frame.height, cut.row, frame.up)
    crossed = crossings_along(corners, edges, y, x, reference(frame.west, frame.width, cut.column, frame.across))
    inside = np.uint8(parity[0] ^ (crossed & 1))
    if crossed < 0:
        return False
    row = Row(frame.west, frame.width, cut.column, k, frame.across, k)
    for fine_row in range(k):
        height = reference(frame.south, frame.height, cut.row, (fine_row + frame.up) / k)
        crossed = crossings_up(corners, edges, x, y, height)
        if crossed < 0:
            return False
        inside = np.uint8(inside ^ (crossed & 1))
        y = height
        begin = fine_row * k
        parity[begin : begin + k] = 0
        for edge in edges:
            if (corners[edge, 1] > y) != (corners[edge + 1, 1] > y):
                before = references_before(corners, edge, y, row)
                if before < 0:
                    return False
                if 0 < before < k:
                    parity[begin + before] ^= np.uint8(1)
        parity[begin] = inside
        for at in range(begin + 1, begin + k):
            parity[at] ^= parity[at - 1]
    return True
