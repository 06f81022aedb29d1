"""Looks up what covers each of a block of points, and settles most of those that lie near an edge.

Each step runs over all points of the block before the next begins, without branches that depend on where a point lies:
so many points wait for memory at the same time, and none waits for a wrong guess.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel
from truceline.values.shape.grid import Grid
from truceline.values.shape.wedges import INSIDE, OUTSIDE, WIDTH

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Ordinals = npt.NDArray[np.uint32]

BLOCK = 1024  # points that go through together: calling the steps costs as much for few as for many


class Block(NamedTuple):
    """Working space for points that go through together.

    `cell` is the cell of each, then its fine cell; `across` and `up` say where in it the point lies, from 0 to 1.
    `entries` holds the set of shapes that covers a point or, if negative, the complement of a row among the wedges;
    `near` lists the points with such a row, `unsure` those of them that the row does not settle. What the book says of
    these stands in `hits`: the set that covers the fine cell, how many hits there are beside it, and those; and the
    entry is then the complement of the place where it stands. All hits of one point are gathered in `gathered`.
    """

    cell: Numbers
    across: Floats
    up: Floats
    entries: Numbers
    near: Ordinals
    unsure: Ordinals
    hits: Numbers
    gathered: Numbers


@kernel
def new_block(most: int) -> Block:
    """Make room for a block of points, each of which may meet so many shapes."""
    places = np.empty((2, BLOCK))
    numbers, lists = np.empty((2, BLOCK), dtype=np.int32), np.empty((2, BLOCK + 1), dtype=np.uint32)
    hits = np.empty(BLOCK * (most + 2) + 1, dtype=np.int32)
    gathered = np.empty(most + 1, dtype=np.int32)
    return Block(numbers[0], places[0], places[1], numbers[1], lists[0], lists[1], hits, gathered)


@kernel
def enter(grid: Grid, longitude: Floats, latitude: Floats, block: Block) -> int:
    """Find the entry of the fine cell of each point; return how many of them have an edge near, and are listed."""
    _find_cells(grid, longitude, latitude, block)
    cells, fine = grid.cells, grid.fine
    numbers, across, up, entries, near = block.cell, block.across, block.up, block.entries, block.near
    # Alone: where looking up and reckoning share a loop, the reckoning of some points waits for the memory of others.
    for i in range(len(longitude)):
        entries[i] = cells[np.uint32(numbers[i])]
    for i in range(len(longitude)):
        cell = entries[i]
        cuts = cell & 7
        k = np.float64(np.int32(1) << cuts)
        x, y = across[i] * k, up[i] * k
        column, row = np.int32(x), np.int32(y)
        across[i], up[i] = x - column, y - row
        numbers[i] = (cell >> 3) + (row << cuts) + column
    count = np.uint64(0)
    for i in range(len(longitude)):
        entry = fine[np.uint32(numbers[i])]
        entries[i], near[count] = entry, i
        count += np.uint64(entry < 0)
    return int(np.int64(count))


@kernel
def _find_cells(grid: Grid, longitude: Floats, latitude: Floats, block: Block) -> None:
    """Find the cell of each point and where in it the point lies; the cell after the last is that of all outside."""
    frame = grid.frame
    west, south = frame.west, frame.south
    columns, rows = np.float64(frame.columns), np.float64(frame.rows)
    per_degree_across, per_degree_up = 1.0 / frame.width, 1.0 / frame.height
    numbers, across, up = block.cell, block.across, block.up
    for i in range(len(longitude)):
        x = (longitude[i] - west) * per_degree_across
        y = (latitude[i] - south) * per_degree_up
        held = (x >= 0.0) & (x < columns) & (y >= 0.0) & (y < rows)
        column, row = np.floor(x), np.floor(y)
        numbers[i] = np.int32(row * columns + column if held else columns * rows)
        across[i] = x - column if held else 0.0
        up[i] = y - row if held else 0.0


@kernel
def settle(grid: Grid, block: Block, count: int) -> int:
    """Give the points listed as near the set on their side of the wedge; count and list those that are unsure."""
    rows, lines = grid.wedges.rows, grid.wedges.lines
    across, up, entries, unsure = block.across, block.up, block.entries, block.unsure
    left = np.uint64(0)
    for i in block.near[:count]:
        row = np.uint64(~entries[i])
        x, y = np.float32(across[i]), np.float32(up[i])
        one = lines[row, 0] * x + lines[row, 1] * y + lines[row, 2]
        other = lines[row, 3] * x + lines[row, 4] * y + lines[row, 5]
        least = min(one, other)
        is_unsure = abs(least) <= np.float32(WIDTH)
        settled = rows[row, INSIDE] if least > 0 else rows[row, OUTSIDE]
        entries[i] = entries[i] if is_unsure else settled
        unsure[left] = i
        left += np.uint64(is_unsure)
    return int(np.int64(left))
