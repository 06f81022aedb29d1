"""Incidents on a map, gathered where they are many: nothing is dropped, wherever one looks."""

from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest


@pytest.fixture
def many(desk: Any) -> Any:  # noqa: ARG001 - for what it sets up
    """Five thousand incidents around 180°, one in ten without a place."""
    from truceline.desk.queries.columns import CANDIDATE, UNCLEAR, Columns, mercator
    from truceline.desk.queries.incidents import Found
    from truceline.finding.columns import Text

    size, chance = 5_000, np.random.default_rng(7)
    longitude = (chance.uniform(170, 190, size) + 180) % 360 - 180
    longitude[::10] = np.nan
    latitude = chance.uniform(-20, 20, size)
    columns = Columns(
        revision=1,
        changed=np.ones(size, np.int64),
        held=np.ones(size, np.bool_),
        at=np.full(size, np.datetime64("2017-07-10T12:00:00", "us")),
        within_s=np.zeros(size),
        longitude=longitude,
        latitude=latitude,
        down=mercator(latitude),
        radius_m=np.full(size, 500.0),
        verdicts=chance.choice(np.array([0, CANDIDATE, UNCLEAR], np.uint8), size),
        text={"act": Text((None, "looting"), np.ones(size, np.int32))},
    )
    return Found(columns, columns.in_time)


@pytest.mark.parametrize("zoom", [0, 2.5, 6, 12, 24])
def test_cells_add_up_to_what_lies_in_view_at_every_zoom(many: Any, zoom: float) -> None:
    from truceline.desk.queries.cells import WORLD, view_of

    seen = view_of(many, WORLD, zoom)
    assert seen.gathered
    assert sum(cell["incidents"] for cell in seen.features) == seen.in_view == 4_500
    assert seen.in_view + seen.without_place == len(many)
    candidates = int(np.count_nonzero(many.columns.verdicts[many.placed] == 1))
    assert sum(cell["candidates"] for cell in seen.features) == candidates
    assert len(seen.features) < 64 * 64


def test_a_view_across_the_date_line_holds_both_of_its_sides(many: Any) -> None:
    from truceline.desk.queries.cells import view_of

    both = view_of(many, (175.0, -90.0, -175.0, 90.0), 3).in_view
    east = view_of(many, (175.0, -90.0, 180.0, 90.0), 3).in_view
    west = view_of(many, (-180.0, -90.0, -175.0, 90.0), 3).in_view
    assert both == east + west
    assert min(east, west) > 500


def test_few_are_shown_each_with_its_number_radius_and_mark(many: Any) -> None:
    from truceline.desk.queries.cells import verdict_of, view_of

    box = (179.0, -2.0, 180.0, 2.0)
    seen = view_of(many, box, 9)
    assert not seen.gathered
    assert 0 < len(seen.features) == seen.in_view < 200
    for one in seen.features:
        row = one["number"] - 1
        assert (one["radius_m"], one["act"]) == (500.0, "looting")
        assert one["verdict"] == verdict_of(int(many.columns.verdicts[row]))
        assert one["longitude"] == pytest.approx(many.columns.longitude[row], abs=1e-6)
    assert [verdict_of(bits) for bits in (0, 1, 2, 4, 7)] == ["no", "candidate", "ruling", "unclear", "candidate"]


def test_a_page_of_the_list_is_cut_where_many_happened_at_once(many: Any) -> None:
    assert many.numbers(50) == list(range(1, 51))
    assert many.numbers() == list(range(1, 5_001))


def test_local_days_are_counted_as_a_search_between_midnights_counts_them(many: Any) -> None:
    """Across both changes of the clock, and at the very midnights."""
    from dataclasses import replace
    from datetime import date

    from truceline.measure.period import Period

    period = Period(date(2017, 3, 1), date(2017, 11, 30), ZoneInfo("Asia/Damascus"))
    chance = np.random.default_rng(3)
    at = period.edges[0] + chance.integers(-(10**13), 4 * 10**13, len(many)).astype("timedelta64[us]")
    at[: len(period.edges)] = period.edges
    columns = replace(many.columns, at=at, known={})

    found = np.searchsorted(period.edges, at, side="right") - 1
    expected = np.bincount(found[(found >= 0) & (found < period.days)], minlength=period.days)
    assert np.array_equal(columns.in_time.local_days(period.edges), expected)


def test_the_map_runs_from_its_upper_to_its_lower_edge() -> None:
    from truceline.desk.queries.columns import mercator

    down = mercator(np.array([90.0, 85.051129, 0.0, -85.051129, -90.0]))
    assert np.allclose(down, [0, 0, 0.5, 1, 1], atol=1e-6)
