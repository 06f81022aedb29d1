"""Points near an edge, settled by one row of numbers: shapely holds the answer, and the book the rest."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely

from truceline.values.shape.booking import NO_SET
from truceline.values.shape.cells import SLACK
from truceline.values.shape.columns import read_only
from truceline.values.shape.entering import BLOCK, Block, enter, new_block, settle
from truceline.values.shape.grid import HEAD, Grid, build_grid
from truceline.values.shape.outline import outline_of_polygons
from truceline.values.shape.storage import CACHE_LINE, side_by_side
from truceline.values.shape.wedges import INSIDE, OUTSIDE, WIDTH, write_wedges
from truceline.values.shape.writing import Asked, Found, always, spans_of, write_hits

Floats = npt.NDArray[np.float64]


def coast(seed: int, corners: int, depth: float) -> Any:
    """A ragged shape: the deeper, the more often its boundary turns back on itself within a cell."""
    random = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = random.uniform(1.0 - depth, 1.0, corners)
    return shapely.Polygon(np.c_[35 + reach * np.cos(angle), 33 + reach * np.sin(angle)])


SCENES: dict[str, list[Any]] = {
    "a smooth coast": [coast(1, 4000, 0.0004)],
    "a ragged coast": [coast(2, 600, 0.05)],
    "a comb of needles": [coast(3, 300, 0.9)],
    "few long edges": [shapely.Polygon([(34, 32), (36, 32.1), (35.9, 34), (34.1, 33.2)])],
    "a thin strip and a thin hole": [
        shapely.box(34.0, 32.9, 36.0, 32.903),
        shapely.box(34, 32, 36, 34).difference(shapely.box(34.5, 33.2, 35.5, 33.203)),
    ],
    "coasts across one another": [coast(4, 900, 0.02), coast(5, 700, 0.1), shapely.box(34.3, 32.3, 35.6, 33.7)],
    "parts that touch at a corner": [
        shapely.MultiPolygon([shapely.box(34, 32, 35, 33), shapely.box(35, 33, 36, 34)]),
        shapely.Polygon([(34, 32), (36, 32), (36, 34), (34, 34)], [[(34, 32), (35, 32.5), (34.5, 33)]]),
    ],
}


def points_near(shapes: list[Any], count: int, spread_deg: float) -> tuple[Floats, Floats]:
    random = np.random.default_rng(7)
    boundary = shapely.boundary(shapes)
    along = shapely.line_interpolate_point(shapely.union_all(boundary), random.uniform(0, 1, count), normalized=True)
    places = shapely.get_coordinates(along) + random.normal(0, spread_deg, (count, 2))
    return read_only(np.ascontiguousarray(places[:, 0])), read_only(np.ascontiguousarray(places[:, 1]))


def members_of(grid: Grid, cover: int) -> set[int]:
    members = set()
    while cover:
        members.add(int(grid.member[cover]))
        cover = int(grid.smaller[cover])
    return members


def settled(grid: Grid, x: Floats, y: Floats) -> tuple[list[tuple[int, set[int]]], int, int]:
    """The points that rows settle, with the shapes they name; how many had a row; how many were unsure."""
    block: Block = new_block(grid.most)
    told, near, unsure = [], 0, 0
    for begin in range(0, len(x), BLOCK):
        count = enter(grid, x[begin : begin + BLOCK], y[begin : begin + BLOCK], block)
        listed = block.near[:count].copy()
        left = settle(grid, block, count)
        near, unsure = near + count, unsure + left
        told += [
            (begin + int(i), members_of(grid, int(block.entries[i])))
            for i in sorted(set(listed.tolist()) - set(block.unsure[:left].tolist()))
        ]
    return told, near, unsure


def wrong(shapes: list[Any], told: list[tuple[int, set[int]]], x: Floats, y: Floats) -> int:
    numbers = np.array([i for i, _ in told], dtype=np.int64)
    truly = np.array([shapely.intersects_xy(shape, x[numbers], y[numbers]) for shape in shapes])
    return sum(named != set(np.flatnonzero(truly[:, n]).tolist()) for n, (_, named) in enumerate(told))


@pytest.mark.parametrize("name", SCENES)
def test_what_a_row_settles_is_what_shapely_says(name: str) -> None:
    shapes = SCENES[name]
    grid = build_grid(outline_of_polygons(shapes, [False] * len(shapes)))
    for spread_deg in (0.01, 1e-4, 1e-6):
        x, y = points_near(shapes, 3000, spread_deg)
        told, near, _ = settled(grid, x, y)
        assert near
        assert wrong(shapes, told, x, y) == 0


def test_rows_settle_nearly_all_points_near_the_edges_of_a_coast() -> None:
    shapes = SCENES["a ragged coast"]
    grid = build_grid(outline_of_polygons(shapes, [False]))
    x, y = points_near(shapes, 6000, 0.01)

    _, near, unsure = settled(grid, x, y)

    assert near > 1000
    assert unsure < 0.05 * near


def test_without_their_belts_rows_would_settle_points_wrongly() -> None:
    shapes = SCENES["a smooth coast"]  # whose edges are so short that several lie in a cell
    grid = build_grid(outline_of_polygons(shapes, [False]))
    x, y = points_near(shapes, 6000, 1e-4)
    assert wrong(shapes, settled(grid, x, y)[0], x, y) == 0

    grid.wedges.lines[:, :6] *= np.float32(2.0**30)  # as wide as before, the belt now is a billionth of it

    assert wrong(shapes, settled(grid, x, y)[0], x, y) > 0


def test_points_on_an_edge_are_never_settled_by_a_row() -> None:
    shapes = [shapely.Polygon([(34, 32), (36, 32), (36, 34), (34, 34)]), shapely.box(34.5, 32.5, 35.5, 33.5)]
    grid = build_grid(outline_of_polygons(shapes, [False] * 2))
    part = np.linspace(0.0, 1.0, 400)
    x, y = read_only(34 + 2 * part), read_only(np.full(400, 32.0))

    told, near, unsure = settled(grid, x, y)

    assert (len(told), near, unsure) == (0, 400, 400)


def test_a_page_of_several_shapes_has_no_wedge_and_every_other_names_two_sets() -> None:
    shapes = SCENES["coasts across one another"]
    grid = build_grid(outline_of_polygons(shapes, [False] * 3))
    rows, page = grid.wedges.rows, grid.wedges.page
    is_of_several = np.asarray(grid.book[page + 2] == NO_SET)

    assert len(rows) == np.count_nonzero(grid.fine < 0)
    assert not rows[is_of_several].any()
    has_wedge: npt.NDArray[np.bool_] = np.asarray(rows.any(axis=1))
    assert has_wedge[~is_of_several].mean() > 0.9
    sets = {(int(grid.book[at]), int(grid.book[at + 2])) for at in page[has_wedge]}
    assert {tuple(sorted((int(row[OUTSIDE]), int(row[INSIDE])))) for row in rows[has_wedge]} <= {
        tuple(sorted(pair)) for pair in sets
    } | {(one, one) for pair in sets for one in pair}
    assert 0 < SLACK < WIDTH
    assert callable(write_wedges)


def written(block: Block, grid: Grid, asked: Asked) -> list[tuple[int, int, bool]]:
    found = Found(np.zeros(60, dtype=np.int32), np.zeros(60, dtype=np.int32), np.zeros(60, dtype=bool))
    count = write_hits(grid, block, asked, found)
    return list(zip(*(column[:count].tolist() for column in found), strict=True))


@pytest.mark.parametrize("more", [-2, 2])
def test_hits_are_written_by_point_while_their_shape_is_in_force(more: int) -> None:
    count = HEAD + more  # shapes that fit into one row of the heads, and more than that
    shapes = [shapely.box(34 - 0.3 * n, 32, 36, 34) for n in range(count)]
    grid = build_grid(outline_of_polygons(shapes, [False] * count))
    x, y = read_only(np.array([35.0, 20.0, 33.85])), read_only(np.array([33.0, 33.0, 33.0]))
    block = new_block(grid.most)
    assert settle(grid, block, enter(grid, x, y, block)) == 0
    start, end = np.zeros(count, dtype=np.int64), np.full(count, 9, dtype=np.int64)
    start[1], end[2] = 5, 4
    moments = read_only(np.array([4, 0, 5], dtype=np.int64))

    in_force = written(block, grid, Asked(100, moments, spans_of(start, end)))
    ever = written(block, grid, Asked(100, read_only(np.zeros(3, dtype=np.int64)), always(count)))

    assert ever == [(100, n, False) for n in range(count)] + [(102, n, False) for n in range(1, count)]
    assert in_force == [row for row in ever if row[1] != 2 and row[:2] != (100, 1)]


def test_a_span_holds_from_its_start_until_before_its_end_however_far_they_lie_apart() -> None:
    first, last = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    times = np.array([first, first + 1, -1, 0, 1, last - 1, last], dtype=np.int64)
    start, end = (pair.ravel() for pair in np.meshgrid(times, times))
    start, end = start[start <= end], end[start <= end]

    spans = spans_of(start, end)

    since = times.view(np.uint64)[:, None] - spans[None, :, 0]
    in_force: npt.NDArray[np.bool_] = since < spans[None, :, 1]
    assert np.array_equal(in_force[:, :-1], (start <= times[:, None]) & (times[:, None] < end))
    assert not in_force[:, -1].any()  # the row that is of no shape


def test_tables_are_laid_side_by_side_each_from_the_beginning_of_a_cache_line() -> None:
    tables = [np.arange(n, dtype=np.int32) for n in (0, 3, 16, 17, 1 << 20)]

    laid = side_by_side(tables)

    assert all(np.array_equal(one, other) for one, other in zip(laid, tables, strict=True))
    assert all(table.ctypes.data % CACHE_LINE == 0 for table in laid[:-1] if len(table))
    assert laid[3].ctypes.data == laid[2].ctypes.data + CACHE_LINE
    assert laid[-1] is tables[-1]
