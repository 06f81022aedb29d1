"""Writes what was found of a block of points: a row for each point and each shape that holds it, in force at its time."""

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel
from truceline.values.shape.entering import Block
from truceline.values.shape.grid import HEAD, Grid

Numbers = npt.NDArray[np.int32]
Times = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_FEW = 24  # insertion sort is quicker up to here


@kernel
def write_hits(grid: Grid, block: Block, between: tuple[int, int], numbers: Numbers, hits: Numbers) -> int:
    """Write the hits of the points of a block, numbered as told, sorted by point and shape; return how many there are."""
    heads, entries = grid.heads, block.entries
    written = np.uint64(0)
    for i in range(between[0], between[1]):
        entry = entries[np.uint64(i - between[0])]
        head = np.uint64(max(entry, 0))
        size = heads[head, HEAD]
        if (entry >= 0) & (size <= HEAD):
            # Most points. All places of the row are written, those without a shape to be written over: how many shapes
            # there are cannot be foretold, and a wrong guess costs more.
            first, second, third = heads[head, 0], heads[head, 1], heads[head, 2]
            hits[written], numbers[written] = first, i
            hits[written + np.uint64(1)], numbers[written + np.uint64(1)] = second, i
            hits[written + np.uint64(2)], numbers[written + np.uint64(2)] = third, i
            written += np.uint64(size)
            continue
        last = _gather(grid, block.hits, entry, hits, int(np.int64(written)))
        for j in range(np.int64(written), last):
            numbers[j] = i
        written = np.uint64(last)
    return int(np.int64(written))


@kernel
def keep_in_force(starts: Times, ends: Times, at: Times, numbers: Numbers, hits: Numbers) -> int:
    """Keep the hits whose shape is in force at the point's time; return how many are left."""
    kept = np.uint64(0)
    for j in range(len(numbers)):
        number, hit = numbers[j], hits[j]
        shape, moment = np.uint32(hit >> 1), at[np.uint32(number)]
        numbers[kept], hits[kept] = number, hit
        kept += np.uint64((starts[shape] <= moment) & (moment < ends[shape]))
    return int(np.int64(kept))


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
def _gather(grid: Grid, paged: Numbers, entry: int, hits: Numbers, begin: int) -> int:
    """Gather the hits of one point, in force or not, sorted; return where they end."""
    cover, last = np.int64(entry), begin
    if entry < 0:
        at = ~entry
        cover = np.int64(paged[at])
        for j in range(at + 2, at + 2 + paged[at + 1]):
            hits[last] = paged[j]
            last += 1
    size, has_more = grid.size[cover], last > begin
    last += abs(size)
    for j in range(last - 1, last - 1 - abs(size), -1):  # a set names its members from the last to the first
        hits[j] = 2 * grid.member[cover]
        cover = np.int64(grid.smaller[cover])
    if size < 0 or (size > 0 and has_more):
        _sort(hits, begin, last)
    return int(last)


@kernel
def tell_apart(numbers: Numbers, hits: Numbers, first: int, columns: tuple[Numbers, Numbers, Flags]) -> None:
    """Write hits as columns: the number of the point, counted from `first`, the shape, and whether on its boundary."""
    points, shapes, on_boundary = columns
    for i in range(len(numbers)):
        points[i] = numbers[i] + first
        shapes[i] = hits[i] >> 1
        on_boundary[i] = hits[i] & 1 != 0
