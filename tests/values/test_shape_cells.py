"""The cells behind containment: shapely holds the answer for every cell, set and reference point."""

from typing import Any

import numpy as np
import pytest
import shapely

from truceline.values.shape.booking import PAGE_HEAD, RUN, count_pages, cuts_of, write_pages
from truceline.values.shape.cells import (
    Frame,
    Paths,
    Row,
    crossings_along,
    crossings_up,
    fine_cells,
    positions,
    reference,
    references_before,
    register,
    span,
)
from truceline.values.shape.columns import as_moments, as_pair, as_places, check_places, lies_beyond, read_only
from truceline.values.shape.containment import OUT, decide_exactly, find
from truceline.values.shape.covering import Cut, Listing, Sets, cover_cells, extended, fine_parity
from truceline.values.shape.entering import enter, new_block
from truceline.values.shape.grid import Grid, build_grid
from truceline.values.shape.outline import Outline, outline_of_polygons
from truceline.values.shape.spread import cores, spread

RANDOM = np.random.default_rng(11)
ANGLE = np.linspace(0, 2 * np.pi, 150, endpoint=False)
REACH = RANDOM.uniform(0.4, 1.0, 150)
STAR = shapely.Polygon(np.c_[35 + REACH * np.cos(ANGLE), 33 + REACH * np.sin(ANGLE)])
HOLED = shapely.box(34.2, 32.4, 36.1, 33.3).difference(shapely.box(34.9, 32.8, 35.4, 33.1))
SHAPES: list[Any] = [STAR, HOLED, shapely.box(33.5, 31.5, 36.5, 34.5)]


def members_of(grid: Grid, cover: int) -> set[int]:
    members = set()
    while cover:
        members.add(int(grid.member[cover]))
        cover = int(grid.smaller[cover])
    return members


def fine_cells_of(grid: Grid) -> list[tuple[Any, tuple[float, float], int]]:
    """Every fine cell: its box, its reference point, and its set or, if negative, the complement of its page."""
    frame, listed = grid.frame, []
    for cell, packed in enumerate(grid.cells[:-1]):
        column, row, k = cell % frame.columns, cell // frame.columns, 1 << (packed & 7)
        for fine in range(k * k):
            across, up = fine % k, fine // k
            west, south = frame.west + (column + across / k) * frame.width, frame.south + (row + up / k) * frame.height
            place = (
                reference(frame.west, frame.width, column, (across + frame.across) / k),
                reference(frame.south, frame.height, row, (up + frame.up) / k),
            )
            box = shapely.box(west, south, west + frame.width / k, south + frame.height / k)
            entry = int(grid.fine[(packed >> 3) + fine])
            listed.append((box, place, entry if entry >= 0 else ~int(grid.wedges.page[~entry])))
    return listed


@pytest.fixture(scope="module")
def grid() -> Grid:
    return build_grid(outline_of_polygons(SHAPES, [False] * 3))


def test_every_fine_cell_names_the_shapes_that_cover_it_and_the_edges_that_cross_it(grid: Grid) -> None:
    boundaries = shapely.boundary(SHAPES)
    cells = fine_cells_of(grid)
    chosen = [cells[i] for i in RANDOM.choice(len(cells), min(len(cells), 4000), replace=False)]
    for box, place, entry in chosen:
        pages: dict[int, int] = {}
        cover = entry
        if entry < 0:
            cover, runs = int(grid.book[~entry]), int(grid.book[~entry + 1])
            for run in range(~entry + PAGE_HEAD, ~entry + PAGE_HEAD + RUN * runs, RUN):
                pages[int(grid.book[run])] = int(grid.book[run + 2] & 1)
        smaller = shapely.buffer(box, -1e-9)
        touched = {i for i, boundary in enumerate(boundaries) if shapely.intersects(boundary, smaller)}
        assert touched <= set(pages)
        assert {shape for shape, inside in pages.items() if inside} == {
            shape for shape in pages if shapely.intersects_xy(SHAPES[shape], *place)
        }
        assert members_of(grid, cover) == {
            i for i, shape in enumerate(SHAPES) if shapely.contains(shape, smaller)
        } - set(pages)


@pytest.mark.parametrize("depth", [0.001, 0.1, 0.9])
def test_the_size_of_the_grid_stays_in_proportion_to_the_edges_however_long_they_are(
    depth: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for corners in (1_000, 10_000, 100_000):
        if corners == 100_000:
            # No star crosses itself, as was checked of the smaller ones; GEOS takes half a minute to say so of this one.
            monkeypatch.setattr("truceline.values.shape.outline._Faults.check_validity", lambda *_: None)
        angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
        reach = np.random.default_rng(1).uniform(1.0 - depth, 1.0, corners)
        hairy = shapely.Polygon(np.c_[reach * np.cos(angle), reach * np.sin(angle)])
        built = build_grid(outline_of_polygons([hairy], [False]))
        assert len(built.fine) < 60 * corners
        assert len(built.book) < 60 * corners


def test_a_reference_point_on_an_edge_makes_the_grid_choose_another(monkeypatch: pytest.MonkeyPatch) -> None:
    outline = outline_of_polygons([shapely.box(0, 0, 4, 4)], [False])
    standing = build_grid(outline).frame
    x = reference(standing.west, standing.width, standing.columns // 2, standing.across)
    on = outline_of_polygons(
        [shapely.Polygon([(0, 0), (x, 0), (x, 4), (0, 4)]), shapely.box(0, 0, 4, 4)], [False, False]
    )
    monkeypatch.setattr("truceline.values.shape.grid._MOST_CELLS", standing.columns * standing.rows)
    monkeypatch.setattr("truceline.values.shape.grid._FEWEST_CELLS", standing.columns * standing.rows)

    built = build_grid(on)

    assert (built.frame.across, built.frame.up) != (
        standing.across,
        standing.up,
    ) or built.frame.columns != standing.columns


def test_a_grid_without_a_free_reference_point_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.values.shape.grid._STANDS", ())

    with pytest.raises(ArithmeticError, match="reference"):
        build_grid(outline_of_polygons([shapely.box(0, 0, 1, 1)], [False]))


def test_more_corners_than_cells_can_be_numbered_for_are_refused_and_not_muddled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("truceline.values.shape.grid._MOST_FINE_CELLS", 10)

    with pytest.raises(ValueError, match="too many for one set of shapes"):
        build_grid(outline_of_polygons(SHAPES, [False] * 3))


def test_more_sets_than_there_is_room_for_make_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.values.shape.grid._FIRST_ROOM", 2)

    built = build_grid(outline_of_polygons(SHAPES, [False] * 3))

    assert len(built.member) > 4


def test_an_outline_of_many_corners_is_built_and_answers() -> None:
    # More corners than the first room for sets allows for: once, a room that was no power of two never found a slot.
    circle = shapely.Point(36, 33).buffer(1.0, quad_segs=75_000)

    built = build_grid(outline_of_polygons([circle, circle.buffer(-0.5, quad_segs=20)], [False, False]))

    block = new_block(built.most)
    enter(built, read_only(np.array([36.0])), read_only(np.array([33.0])), block)
    assert members_of(built, int(block.entries[0])) == {0, 1}


def test_the_span_of_an_edge_between_two_heights_holds_every_point_of_it() -> None:
    for _ in range(300):
        ends = tuple(RANDOM.uniform(-5, 5, 4))
        low, high = sorted(RANDOM.uniform(-5, 5, 2))
        least, most = span(ends, low, high)
        part = np.linspace(0, 1, 101)
        x, y = ends[0] + part * (ends[2] - ends[0]), ends[1] + part * (ends[3] - ends[1])
        held = x[(y >= low) & (y <= high)]
        assert np.all((held >= least) & (held <= most))


def test_edges_are_registered_with_every_cell_they_touch() -> None:
    outline = outline_of_polygons(SHAPES[:1], [False])
    frame = Frame(33.9, 31.9, 0.1, 0.1, 22, 22, 0.5, 0.5)
    paths = Paths(outline.corners, positions(outline.corners, frame), outline.ends_path, outline.shape)
    starts = np.zeros(22 * 22 + 1, dtype=np.int64)
    register(paths, frame, starts, np.empty(0, dtype=np.int32))
    touched = np.empty(64 * 64, dtype=np.int32)
    lines = shapely.linestrings(np.stack([outline.corners[:-1], outline.corners[1:]], axis=1))
    for cell in range(22 * 22):
        column, row = cell % 22, cell // 22
        box = shapely.box(33.9 + 0.1 * column, 31.9 + 0.1 * row, 34.0 + 0.1 * column, 32.0 + 0.1 * row)
        edges = np.flatnonzero(shapely.intersects(lines, shapely.buffer(box, -1e-9)))
        assert starts[cell] >= len(edges)
        for edge in edges:
            assert fine_cells(paths.placed, int(edge), (column, row), 4, touched) > 0


def test_references_and_crossings_are_counted_as_the_eye_counts_them() -> None:
    corners = np.array([[0.0, 0.0], [4.0, 4.0], [4.0, 0.0]])
    row = Row(0.0, 1.0, 0, 1, 0.3, 5)  # references at 0.3, 1.3, 2.3, 3.3, 4.3

    assert references_before(corners, 0, 2.0, row) == 2
    assert references_before(corners, 1, 2.0, row) == 4
    assert references_before(corners, 0, 1.3, row) == -1
    edges = np.array([0, 1], dtype=np.int32)
    assert crossings_along(corners, edges, 2.0, 0.5, 4.5) == 2
    assert crossings_along(corners, edges, 2.0, 2.5, 4.5) == 1
    assert crossings_up(corners, edges, 2.0, 0.5, 3.5) == 1
    assert crossings_up(corners, edges, 2.0, 2.0, 3.5) == -1


def test_a_set_is_made_once_and_refused_when_there_is_no_room() -> None:
    sets = Sets(*(np.zeros(n, dtype=np.int32) for n in (3, 3, 3, 16, 1)))
    sets.made[0] = 1

    one = extended(sets, 0, 7)

    assert extended(sets, 0, 7) == one
    assert extended(sets, one, 3) == one + 1
    assert extended(sets, one, 5) < 0
    assert sets.size.tolist() == [0, 1, -2]  # 7, then 3: not in rising order


def test_steps_of_the_building_are_those_that_build_grid_takes() -> None:
    # Each is held to its answer through the grid above; here only that none is left unused.
    for step in (cover_cells, fine_parity, cuts_of, count_pages, write_pages, Cut):
        assert callable(step)


def test_crowded_cells_are_cut_more_often_but_not_where_their_edges_are_long() -> None:
    def cut(edges: int, length: float) -> int:
        placed = np.column_stack([np.linspace(0.0, length * edges, edges + 1) % 0.9, np.zeros(edges + 1)])
        placed[1::2, 0] = placed[0::2, 0][: len(placed[1::2])] + length
        paths = Paths(placed, placed, np.zeros(edges + 1, dtype=bool), np.zeros(edges + 1, dtype=np.int32))
        listing = Listing(np.array([0, edges], dtype=np.int64), np.arange(edges, dtype=np.int32))
        return int(cuts_of(paths, listing)[0])

    assert [cut(edges, 0.001) for edges in (1, 2, 3, 8, 9, 100_000)] == [0, 1, 2, 2, 3, 6]
    assert cut(100_000, 1.0) == 3


def test_points_outside_the_grid_enter_no_cell(grid: Grid) -> None:
    x, y = read_only(np.array([35.0, 20.0, np.nan, 35.0])), read_only(np.array([33.0, 33.0, 33.0, -89.0]))
    block = new_block(grid.most)

    enter(grid, x, y, block)

    assert block.entries[1:4].tolist() == [0, 0, 0]
    assert block.entries[0] != 0


def test_the_exact_decision_agrees_with_shapely_wherever_it_is_asked(grid: Grid) -> None:
    boundaries = shapely.boundary(SHAPES)
    paged = [cell for cell in fine_cells_of(grid) if cell[2] < 0][::7]
    for box, place, entry in paged[:400]:
        first = ~entry + PAGE_HEAD
        shape, runs = int(grid.book[first]), 1
        while runs < grid.book[~entry + 1] and grid.book[first + RUN * runs] == shape:
            runs += 1
        x, y = box.centroid.x, box.centroid.y
        decided = decide_exactly(grid, (first, first + RUN * runs), (x, y), place)
        assert (decided != OUT) == shapely.intersects_xy(SHAPES[shape], x, y)
        assert not shapely.intersects_xy(boundaries[shape], x, y) or decided == 2
    assert callable(find)


def test_columns_are_taken_as_the_kernels_want_them() -> None:
    x, y = as_places(np.arange(4.0)[::2], np.zeros(2))

    assert x.flags.c_contiguous
    assert not x.flags.writeable
    assert y.tolist() == [0.0, 0.0]
    assert as_moments(None, 2, 5).tolist() == [5, 5]
    assert as_moments(np.array(["NaT", "1970-01-01T00:00:01"], dtype="datetime64[s]"), 2, 5).tolist() == [5, 1_000_000]


def test_a_column_is_refused_when_one_number_lies_beyond() -> None:
    x, y = as_pair(np.array([0.0, np.nan, 180.0]), np.array([-90.0, 0.0, np.nan]))

    check_places(x, y)

    assert not lies_beyond(x, 180.0)
    assert lies_beyond(x, 179.9)
    with pytest.raises(ValueError, match="latitude lies beyond 90"):
        check_places(y, x)


def test_work_is_spread_in_stretches_and_comes_back_in_order() -> None:
    assert spread(lambda begin, end: (begin, end), 10, 4) == [(0, 4), (4, 8), (8, 10)]
    assert spread(lambda begin, end: (begin, end), 0, 4) == [(0, 0)]
    assert cores() >= 1


def test_an_outline_without_shapes_has_an_empty_grid() -> None:
    empty = Outline(np.empty((0, 2)), np.empty(0, dtype=np.int32), np.empty(0, dtype=bool), 0)

    assert build_grid(empty).most == 0
    assert empty.refined() is empty
