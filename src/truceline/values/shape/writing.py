"""Writes what was found of a block of points: a row for each point and each shape that holds it and is in force then."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel
from truceline.values.shape.entering import Block
from truceline.values.shape.grid import HEAD, Grid

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Times = npt.NDArray[np.int64]
Spans = npt.NDArray[np.uint64]

_FEW = 24  # insertion sort is quicker up to here
_USUAL = 3  # 95 points in 100 are held by no more shapes, in force or not


class Found(NamedTuple):
    """Room for hits: the number of the point, the shape, and whether the point lies on its boundary (at first: never)."""

    point: Numbers
    shape: Numbers
    on_boundary: Flags


class Asked(NamedTuple):
    """When the points of a block are asked about: the number of the first, their times, and the spans of the shapes."""

    first: int
    at: Times
    spans: Spans


def spans_of(start: Times, end: Times) -> Spans:
    """From when and for how long each shape is in force, in microseconds; the row after the last is of no shape: never.

    Time since the start is reckoned modulo 2^64, so that one comparison tells: what has not started yet began long ago.
    """
    spans = np.zeros((len(start) + 1, 2), dtype=np.uint64)
    spans[:-1, 0] = start.view(np.uint64)
    spans[:-1, 1] = end.view(np.uint64) - start.view(np.uint64)
    return spans


def always(count: int) -> Spans:
    """The spans of so many shapes for points without times, which are asked about at the time 0."""
    return spans_of(np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.int64))


@inlined
def _holds(spans: Spans, shape: np.uint32, moment: np.uint64) -> np.uint64:
    """1 where a shape is in force at a moment, else 0."""
    return np.uint64(moment - spans[shape, 0] < spans[shape, 1])


@kernel
def write_hits(grid: Grid, block: Block, asked: Asked, found: Found) -> int:
    """Write the hits of the points of a block that are in force, sorted by point and shape; return how many there are."""
    heads, entries, spans, points, shapes = grid.heads, block.entries, asked.spans, found.point, found.shape
    written = np.uint64(0)
    for i in range(len(asked.at)):
        entry, moment, number = entries[i], np.uint64(asked.at[i]), np.int32(asked.first + i)
        head = np.uint64(max(entry, 0))
        # Every place of the row is written, to be written over unless its shape is in force: which are cannot be
        # foretold, and a wrong guess costs more.
        for place in range(_USUAL):
            shape = np.uint32(heads[head, place])
            points[written], shapes[written] = number, shape
            written += _holds(spans, shape, moment)
        if (entry >= 0) & (heads[head, HEAD] <= _USUAL):
            continue
        if (entry >= 0) & (heads[head, HEAD] <= HEAD):
            for place in range(_USUAL, HEAD):
                shape = np.uint32(heads[head, place])
                points[written], shapes[written] = number, shape
                written += _holds(spans, shape, moment)
        else:
            gathered = block.gathered[: _gather(grid, block, entry)]
            written = _keep(gathered, (number, moment), spans, found, written)
    return int(np.int64(written))


@kernel
def _keep(
    hits: Numbers, point: tuple[np.int32, np.uint64], spans: Spans, found: Found, written: np.uint64
) -> np.uint64:
    """Write those hits of one point, (number, moment), that are in force; return how many are then written."""
    number, moment = point
    for hit in hits:
        shape = np.uint32(hit >> 1)
        holds = _holds(spans, shape, moment)
        found.point[written], found.shape[written] = number, shape
        found.on_boundary[written] = (hit & 1) & holds
        written += holds
    return written


@kernel
def _gather(grid: Grid, block: Block, entry: int) -> int:
    """Gather the hits of one point, in force or not, sorted, in `block.gathered`; return how many there are.

    A hit is twice the shape's number, plus one where the point lies on its boundary.
    """
    hits, cover, count = block.gathered, np.int64(entry), 0
    if entry < 0:
        at = ~entry
        cover = np.int64(block.hits[at])
        for j in range(at + 2, at + 2 + block.hits[at + 1]):
            hits[count] = block.hits[j]
            count += 1
    size, has_more = grid.size[cover], count > 0
    count += abs(size)
    for j in range(count - 1, count - 1 - abs(size), -1):  # a set names its members from the last to the first
        hits[j] = 2 * grid.member[cover]
        cover = np.int64(grid.smaller[cover])
    if size < 0 or (size > 0 and has_more):
        _sort(hits[:count])
    return int(count)


@kernel
def _sort(hits: Numbers) -> None:
    """Sort hits by shape."""
    if len(hits) > _FEW:
        hits.sort()
        return
    for i in range(1, len(hits)):
        hit = hits[i]
        j = i
        while j > 0 and hits[j - 1] > hit:
            hits[j] = hits[j - 1]
            j -= 1
        hits[j] = hit
