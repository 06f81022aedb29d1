"""Shapes are in force from their start up to, not including, their end: brute force over all pairs holds the answer."""

import numpy as np
import pytest
import shapely

from truceline.values.shape import Shapes

DAY = np.timedelta64(1, "D")
BEGIN = np.datetime64("2017-07-09T09:00", "us")
SQUARE = shapely.box(0, 0, 1, 1)
NAT = np.datetime64("NaT", "us")


def held(starts: list[np.datetime64], ends: list[np.datetime64], at: np.datetime64) -> list[int]:
    shapes = Shapes.of(
        [SQUARE] * len(starts), geodesic=[False] * len(starts), starts=np.array(starts), ends=np.array(ends)
    )
    return [int(shape) for shape in shapes.inside(np.array([0.5]), np.array([0.5]), np.array([at])).shape]


def test_a_shape_holds_from_its_very_start_and_no_longer_at_its_very_end() -> None:
    tick = np.timedelta64(1, "us")
    end = BEGIN + DAY

    assert held([BEGIN], [end], BEGIN) == [0]
    assert held([BEGIN], [end], BEGIN - tick) == []
    assert held([BEGIN], [end], end - tick) == [0]
    assert held([BEGIN], [end], end) == []


def test_a_missing_start_or_end_is_open() -> None:
    long_ago, far_ahead = np.datetime64("1900-01-01", "us"), np.datetime64("2200-01-01", "us")

    assert held([NAT, BEGIN, NAT, BEGIN], [NAT, NAT, BEGIN, BEGIN + DAY], long_ago) == [0, 2]
    assert held([NAT, BEGIN, NAT, BEGIN], [NAT, NAT, BEGIN, BEGIN + DAY], far_ahead) == [0, 1]


def test_a_report_without_a_time_is_only_in_shapes_that_hold_at_every_time() -> None:
    assert held([NAT, BEGIN, NAT, BEGIN], [NAT, NAT, BEGIN, BEGIN + DAY], NAT) == [0]


def test_without_times_every_shape_counts() -> None:
    shapes = Shapes.of([SQUARE] * 2, geodesic=[False] * 2, starts=np.array([BEGIN, NAT]), ends=np.array([BEGIN, BEGIN]))

    assert shapes.inside(np.array([0.5]), np.array([0.5])).shape.tolist() == [0, 1]


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="shape 1: it ends before it starts"):
        Shapes.of([SQUARE] * 2, geodesic=[False] * 2, starts=np.array([NAT, BEGIN]), ends=np.array([NAT, BEGIN - DAY]))


def test_columns_of_times_must_have_one_for_each_row() -> None:
    with pytest.raises(ValueError, match="2 rows"):
        Shapes.of([SQUARE] * 2, geodesic=[False] * 2, starts=np.array([BEGIN]))
    with pytest.raises(ValueError, match="1 rows"):
        Shapes.of([SQUARE], geodesic=[False]).inside(np.zeros(1), np.zeros(1), np.array([BEGIN, BEGIN]))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_times_of_any_unit_are_understood(unit: str) -> None:
    shapes = Shapes.of([SQUARE], geodesic=[False], starts=np.array([BEGIN.astype(f"datetime64[{unit}]")]))

    at = np.array([BEGIN, BEGIN - DAY]).astype(f"datetime64[{unit}]")

    assert shapes.inside(np.full(2, 0.5), np.full(2, 0.5), at).point.tolist() == [0]


def test_random_windows_agree_with_brute_force_over_all_pairs() -> None:
    random = np.random.default_rng(6)
    polygons = [shapely.Point(*random.uniform(0, 4, 2)).buffer(random.uniform(0.2, 2)) for _ in range(80)]
    starts = BEGIN + random.integers(-400, 400, 80) * DAY
    ends = starts + random.integers(0, 500, 80) * DAY
    starts[random.random(80) < 0.2] = NAT
    ends[random.random(80) < 0.2] = NAT
    x, y = random.uniform(-1, 5, 5_000), random.uniform(-1, 5, 5_000)
    at = BEGIN + random.integers(-500, 900, 5_000) * DAY
    at[random.random(5_000) < 0.05] = NAT

    hits = Shapes.of(polygons, geodesic=[False] * 80, starts=starts, ends=ends).inside(x, y, at)

    begun = np.isnat(starts)[None, :] | (at[:, None] >= starts[None, :])
    running = np.isnat(ends)[None, :] | (at[:, None] < ends[None, :])
    timeless = (np.isnat(starts) & np.isnat(ends))[None, :]
    in_force = np.where(np.isnat(at)[:, None], timeless, begun & running)
    within = np.column_stack([shapely.intersects_xy(polygon, x, y) for polygon in polygons])
    assert np.array_equal(np.argwhere(within & in_force), np.column_stack([hits.point, hits.shape]))


def test_the_boundary_of_a_shape_that_is_over_flags_neither_another_shape_nor_another_point() -> None:
    shapes = Shapes.of(
        [SQUARE, shapely.box(0, 0, 2, 2)],
        geodesic=[False] * 2,
        starts=np.array([BEGIN, BEGIN]),
        ends=np.array([BEGIN + DAY, NAT]),
    )
    x, y = np.array([1.0, 0.5, 0.0, 0.5]), np.full(4, 0.5)

    over = shapes.inside(x, y, np.full(4, BEGIN + DAY))
    running = shapes.inside(x, y, np.full(4, BEGIN))

    assert list(zip(over.point, over.shape, over.on_boundary, strict=True)) == [
        (0, 1, False),
        (1, 1, False),
        (2, 1, True),
        (3, 1, False),
    ]
    assert running.on_boundary.tolist() == [True, False, False, False, True, True, False, False]
