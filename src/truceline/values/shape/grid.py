"""The cell grid of a set of shapes: built once, then asked for any number of points.

A point's cell leads to a fine cell, and that to either a set of shapes that cover it whole or a page of the book.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.booking import Cover, count_pages, cuts_of, write_pages
from truceline.values.shape.cells import Frame, Paths, extent, positions, register
from truceline.values.shape.covering import TOO_MANY, Listing, Sets, cover_cells
from truceline.values.shape.outline import Outline
from truceline.values.shape.storage import side_by_side
from truceline.values.shape.wedges import Wedges, write_wedges

Numbers = npt.NDArray[np.int32]

# Where in its cell a reference point stands: away from the middle, where drawn corners like to lie. If one should
# fall on an edge all the same, the next pair is taken.
_STANDS = tuple((0.5 + 0.11 * np.sin(7.1 * n + 1.3), 0.5 + 0.11 * np.cos(9.7 * n + 0.4)) for n in range(16))
# Chosen by measurement on 85,000 and 4.2 million edges (docs/shapes.md).
_CELLS_PER_EDGE = 4.0
_MEETINGS_PER_EDGE = 3.0
_MOST_CELLS = 1 << 22
_FEWEST_CELLS = 1 << 10
_FIRST_ROOM = 1 << 16  # sets
HEAD = 7  # shapes of a set that is told in one row
NOWHERE = 0  # the cell, the fine cell and the set of a point outside: no shape covers it
# The number of a fine cell shares 32 bits with three that say how often its cell is halved.
_MOST_FINE_CELLS = 1 << 28
# A thousand-millionth of a degree is a tenth of a millimetre; cells stay far larger, or rounding would move points.
_SMALLEST_EXTENT_DEG = 1e-5


class Grid(NamedTuple):
    """What the kernels read. `cells` holds eight times the first fine cell of each cell, plus how often it is halved.

    One cell more than the frame has stands for all that lies outside. `fine` holds the set of shapes that covers a fine
    cell or, if negative, the complement of its row among the wedges. `heads` says of each set how many shapes it has,
    and of sets of up to HEAD shapes which they are.
    """

    frame: Frame
    cells: Numbers
    fine: Numbers
    book: Numbers
    wedges: Wedges
    smaller: Numbers
    member: Numbers
    size: Numbers
    heads: Numbers
    corners: npt.NDArray[np.float64]
    most: int


def build_grid(outline: Outline) -> Grid:
    """Build the grid of an outline; time and memory grow with its corners, not with the square of anything.

    An outline whose cells could not be told apart by number (tens of millions of corners) raises ValueError.
    """
    for across, up in _STANDS:
        frame = _frame(outline, across, up)
        paths = Paths(outline.corners, positions(outline.corners, frame), outline.ends_path, outline.shape)
        listing = _listing(paths, frame)
        # A power of two: slots are found by a mask.
        room = max(_FIRST_ROOM, 1 << (len(outline.corners) // 4).bit_length())
        while True:
            grid = _filled(paths, frame, listing, room, outline.shapes)
            if grid != TOO_MANY:
                break
            room *= 8
        if isinstance(grid, Grid):
            return grid
    raise ArithmeticError("every choice of reference points met an edge")


def _frame(outline: Outline, across: float, up: float) -> Frame:
    if len(outline.corners) == 0:
        return Frame(0.0, 0.0, 1.0, 1.0, 1, 1, across, up)
    west, south, east, north, across_all, up_all = extent(outline.corners, outline.ends_path)
    spare = (max(_SMALLEST_EXTENT_DEG, 1e-6 * (east - west)), max(_SMALLEST_EXTENT_DEG, 1e-6 * (north - south)))
    size = (east - west + 2 * spare[0], north - south + 2 * spare[1])
    wanted = min(max(len(outline.corners) * _CELLS_PER_EDGE, _FEWEST_CELLS), _MOST_CELLS)
    # Long edges run through many cells each: fewer cells then, so that all edges together meet a bounded number.
    met = np.sqrt(wanted) * (across_all / size[0] + up_all / size[1])
    cells = wanted * min(1.0, (_MEETINGS_PER_EDGE * len(outline.corners) + _FEWEST_CELLS) / met) ** 2
    columns = int(np.clip(np.sqrt(cells * size[0] / size[1]), 1, _MOST_CELLS))
    rows = int(np.clip(cells / columns, 1, _MOST_CELLS))
    return Frame(west - spare[0], south - spare[1], size[0] / columns, size[1] / rows, columns, rows, across, up)


def _listing(paths: Paths, frame: Frame) -> Listing:
    """Register every edge with the cells it touches."""
    starts = np.zeros(frame.columns * frame.rows + 1, dtype=np.int64)
    register(paths, frame, starts, np.empty(0, dtype=np.int32))
    starts[1:] = np.cumsum(starts)[:-1]
    starts[0] = 0
    edges = np.empty(starts[-1], dtype=np.int32)
    register(paths, frame, starts, edges)
    starts[1:] = starts[:-1]
    starts[0] = 0
    return Listing(starts, edges)


def _filled(paths: Paths, frame: Frame, listing: Listing, room: int, shapes: int) -> Grid | int:
    """Fill all cells, or say what was in the way: TOO_CLOSE or TOO_MANY."""
    sets = Sets(*(np.zeros(n, dtype=np.int32) for n in (room, room, room, 4 * room, 1)))
    sets.made[0] = 1
    whole = np.zeros(len(listing.starts) - 1, dtype=np.int32)
    parity = cover_cells(paths, frame, listing, sets, whole)
    if sets.made[0] < 0:
        return int(sets.made[0])
    cuts = cuts_of(paths, listing)
    edged = np.diff(listing.starts) > 0
    sizes = np.where(edged, np.int64(1) << (2 * cuts.astype(np.int64)), 0)
    # A cell without edges shares one fine cell with all that have its set: fine cell number s holds set s.
    plain = int(sets.made[0])
    if plain + int(sizes.sum()) > _MOST_FINE_CELLS:
        raise ValueError(
            f"{len(paths.corners):,} corners are too many for one set of shapes: ask about some of the shapes at a time"
        )
    first = np.where(edged, plain + np.cumsum(sizes) - sizes, whole)
    cells = np.append(first * 8 + np.where(edged, cuts, 0), NOWHERE).astype(np.int32)
    fine = np.empty(plain + int(sizes.sum()), dtype=np.int32)
    fine[:plain] = np.arange(plain)
    book = np.empty(count_pages(paths, frame, listing, cuts), dtype=np.int32)
    most = write_pages(paths, frame, listing, Cover(whole, parity), (cells, fine, book, sets))
    if most < 0:
        return int(most)
    wedges = write_wedges(paths, frame, cells, fine, book)
    used = int(sets.made[0])
    cells, fine, heads, rows = side_by_side([cells, fine, _heads(sets, used, shapes), wedges.rows])
    return Grid(
        frame=frame,
        cells=cells,
        fine=fine,
        book=book,
        wedges=Wedges(rows, rows.view(np.float32), wedges.page),
        smaller=sets.smaller[:used].copy(),
        member=sets.member[:used].copy(),
        size=sets.size[:used].copy(),
        heads=heads,
        corners=paths.corners,
        most=int(most),
    )


def _heads(sets: Sets, used: int, shapes: int) -> Numbers:
    """How many shapes each set has, in the last column, and before it the shapes of small sets, least first.

    Nearly all points need one row of this one table. Absent shapes are named by the number after the last.
    """
    heads = np.full((used, HEAD + 1), shapes, dtype=np.int32)
    heads[:, HEAD] = np.abs(sets.size[:used])
    small = np.flatnonzero((heads[:, HEAD] > 0) & (heads[:, HEAD] <= HEAD))
    rest = small
    for place in range(HEAD):
        held = sets.size[rest] != 0
        heads[small[held], place] = sets.member[rest[held]]
        rest = np.where(held, sets.smaller[rest], 0)
    heads[:, :HEAD].sort(axis=1)
    return heads
