"""Two lists that know only the day: what kilometres and days are worth is learnt from what they have in common."""

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import METRE_NORTH, reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.likeness.days import (
    DAYS,
    EDGES_KM,
    by_day_of,
    day_of,
    knows_the_day,
    looking_radius,
    names_of,
    number_of,
)
from truceline.incident.model import DayLaw, LinkModel

TOWNS, SPAN_DAYS, ROWS = 60, 200, 700
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}


@cache
def two_lists(same: float, late: float = 0.0, far_m: float = 500.0) -> pa.Table:
    """A research list, and another that tells of a share of its rows, some a day late, all by the names of the same towns."""
    rng = np.random.default_rng(5)
    town = rng.integers(0, TOWNS, (2, ROWS)) * 9_000
    day = rng.integers(0, SPAN_DAYS, (2, ROWS))
    both = rng.random(ROWS) < same
    day[1] = np.where(both, day[0] + (rng.random(ROWS) < late), day[1])
    place = np.where(both, town[0] + rng.normal(0.0, far_m, ROWS), town[1]).round().astype(int)
    rows = [
        told(source, reference=f"{n}", north_m=int(m), minutes=int(d) * 1_440, **A_DAY)
        for source, places, days in (("list-a", town[0], day[0]), ("list-b", place, day[1]))
        for n, (m, d) in enumerate(zip(places, days, strict=True))
    ]
    return reports_of(*rows)


@cache
def learnt(same: float, late: float = 0.0, far_m: float = 500.0) -> tuple[DayLaw, ...]:
    return laws_of(canonical(two_lists(same, late, far_m)))


def laws_of(reports: pa.Table) -> tuple[DayLaw, ...]:
    return tuple(each.law for each in learn_by_day(reports, LinkModel(), among=np.arange(len(reports), dtype=np.int32)))


@cache
def gathered() -> Gathered:
    return gather(two_lists(0.5, 0.5, 6_000.0))


def test_lists_with_nothing_in_common_have_no_law() -> None:
    """Teeth: they name the same towns in the same years."""
    assert learnt(0.0) == ()
    assert len(learnt(0.5)) == 1


@pytest.mark.parametrize("same", [0.25, 0.5, 0.9])
def test_it_is_counted_how_many_rows_of_the_shorter_list_have_a_partner(same: float) -> None:
    """Within a twentieth of what was invented."""
    reports = canonical(two_lists(same))
    (each,) = learn_by_day(reports, LinkModel(), among=np.arange(len(reports), dtype=np.int32))
    assert each.nearer == pytest.approx(same, abs=0.05)


def test_two_lists_that_are_short_each_and_long_together_have_a_law_of_their_own() -> None:
    """Counted together they would be one list, and have none."""
    table = two_lists(0.5)
    reports = canonical(table.filter(pc.less(pc.cast(table["reference"], pa.int64()), 150)))
    laws = laws_of(reports)
    assert [(law.first, law.second) for law in laws] == [("list-a", "list-b")]


def test_rows_that_span_days_make_no_list_one_that_knows_the_hour() -> None:
    """Of a short list most rows span days, and the others know the day."""
    table = two_lists(0.5)
    rows = [row for row in table.to_pylist() if int(row["reference"]) < 60]
    for hours, laws in ((72, 1), (1, 0)):
        some = [row | {"occurred_within_s": hours * 3_600.0} if int(row["reference"]) % 3 else row for row in rows]
        reports = canonical(reports_of(*some))
        assert len(laws_of(reports)) == laws


def test_a_list_that_is_often_a_day_late_is_known_to_be_and_not_a_day_early() -> None:
    (law,) = learnt(0.5, 0.5)
    early, same, late = law.days[DAYS - 1 : DAYS + 2]
    assert (law.first, law.second) == ("list-a", "list-b")
    assert abs(late - same) < 0.5
    assert late - early > 2.0


def test_nearer_never_says_less_than_farther() -> None:
    for law in (*learnt(0.5), *learnt(0.5, 0.5), *learnt(0.5, 0.0, 6_000.0)):
        assert np.all(np.diff(law.near) < 0)
        assert len(law.near) == len(EDGES_KM) - 1


def test_how_far_off_the_second_list_places_is_learnt_whatever_radius_it_states() -> None:
    (exact,), (vague,) = learnt(0.5), learnt(0.5, 0.0, 6_000.0)
    at_5_km = int(np.digitize(5.0, EDGES_KM)) - 1
    assert exact.near[0] - exact.near[at_5_km] > vague.near[0] - vague.near[at_5_km] + 1.0


def first_right(pairs: pa.Table, order: np.ndarray) -> float:
    """The share of the second list's rows with a partner whose true one comes first."""
    best: dict[str, str] = {}
    ordered = pairs.take(pa.array(order))
    for one, other in zip(ordered["first"].to_pylist(), ordered["second"].to_pylist(), strict=True):
        a, b = (one, other) if one.startswith("list-a") else (other, one)
        best.setdefault(b, a)
    rng = np.random.default_rng(5)
    rng.integers(0, TOWNS, (2, ROWS))
    rng.integers(0, SPAN_DAYS, (2, ROWS))
    both = np.flatnonzero(rng.random(ROWS) < 0.5)
    return float(np.mean([best.get(f"list-b/{n}") == f"list-a/{n}" for n in both.tolist()]))


def test_the_true_partner_is_first_more_often_than_the_nearest_of_the_same_day_is() -> None:
    """Teeth: the same pairs without the law, and by the nearest of the day."""
    pairs = gathered().suggestions()
    ours = first_right(pairs, np.argsort(-pairs["score"].to_numpy(), kind="stable"))
    other_day = pairs["gap_s"].to_numpy() > 43_200
    nearest = first_right(pairs, np.lexsort((pairs["distance_m"].to_numpy(), other_day)))
    believed = gather(two_lists(0.5, 0.5, 6_000.0), model=replace(gathered().models[0], by_day=())).suggestions()
    assert ours > nearest + 0.1
    assert ours > first_right(believed, np.argsort(-believed["score"].to_numpy(), kind="stable")) + 0.02


def test_the_nearest_of_the_same_day_is_always_among_what_is_offered() -> None:
    pairs = gathered().suggestions()
    offered = {frozenset(pair) for pair in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True)}
    table = two_lists(0.5, 0.5, 6_000.0)
    side = np.arange(len(table)) < ROWS
    day, north = (
        day_of(table["occurred_at"].cast(pa.int64()).to_numpy() / 1e6),
        table["latitude"].to_numpy() / METRE_NORTH,
    )
    ids = table["report_id"].to_pylist()
    for row in range(ROWS, 2 * ROWS, 7):
        same = np.flatnonzero(side & (day == day[row]))
        if len(same):
            nearest = same[np.argmin(np.abs(north[same] - north[row]))]
            assert frozenset((ids[row], ids[int(nearest)])) in offered


def test_parts_of_a_pair_by_the_law_still_add_up_and_come_from_the_model_alone() -> None:
    table = two_lists(0.5, 0.5, 6_000.0)
    again = gather(table, model=gathered().models[0])
    assert again.suggestions().equals(gathered().suggestions())
    pairs = again.suggestions()
    parts = sum(
        pairs[f"{part}_score"].to_numpy() for part in ("space", "time", "act", "actor", "crowd", "figure", "words")
    )
    assert parts == pytest.approx(pairs["score"].to_numpy())


def test_one_report_asked_about_is_weighed_by_the_law_as_all_are() -> None:
    table = two_lists(0.5, 0.5, 6_000.0)
    pairs = gathered().suggestions(beyond_reach=False)
    asked = table.slice(ROWS + 3, 1)
    own = asked["report_id"][0].as_py()
    rest = table.filter(pa.array(np.array(table["report_id"].to_pylist()) != own))
    answer = Standing(rest, gathered().models[0]).ask(asked.to_pylist()[0])
    expected = {
        one if other == own else other: score
        for one, other, score in zip(*(pairs[name].to_pylist() for name in ("first", "second", "score")), strict=True)
        if own in (one, other)
    }
    assert dict(zip(answer["second"].to_pylist(), answer["score"].to_pylist(), strict=True)) == pytest.approx(expected)
    assert len(expected) > 1


def test_what_a_list_states_bounds_nothing_where_a_law_tells_of_it() -> None:
    """Teeth: without the law a radius of forty kilometres is compared with nobody."""
    kinds = np.array([200.0, 10_000.0, 40_000.0])
    assert looking_radius(kinds, np.array([True] * 3), 30_000.0).tolist() == [9_000.0, 10_000.0, 30_000.0]
    assert looking_radius(kinds, np.array([False] * 3), 30_000.0).tolist() == kinds.tolist()
    table = two_lists(0.5, 0.5, 6_000.0)
    radius = pa.array(np.where(np.arange(len(table)) < ROWS, 2_000.0, 40_000.0))
    vague = table.set_column(table.column_names.index("radius_m"), table.schema.field("radius_m"), radius)
    model = gathered().models[0]
    assert gather(vague, model=replace(model, by_day=())).suggestions(beyond_reach=False).num_rows == 0
    joined = gather(vague, model=model).incidents["reports"].to_numpy()
    assert (joined == 2).sum() > ROWS // 4


def test_the_nearest_of_the_days_around_are_offered_where_a_list_may_be_late() -> None:
    """Teeth: who has few pairs has more beyond reach than within it."""
    table, pairs = two_lists(0.5, 0.5, 6_000.0), gathered().suggestions()
    offered = {frozenset(pair) for pair in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True)}
    ends = [one for name in ("first", "second") for one in gathered().suggestions(beyond_reach=False)[name].to_pylist()]
    within = Counter(ends)
    day = day_of(table["occurred_at"].cast(pa.int64()).to_numpy() / 1e6)
    north, ids = table["latitude"].to_numpy() / METRE_NORTH, table["report_id"].to_pylist()
    few = [row for row in range(ROWS, 2 * ROWS) if within[ids[row]] < 10][::9]
    assert len(few) > 20
    for row in few:
        for later in (-1, 1):
            others = np.flatnonzero((np.arange(len(table)) < ROWS) & (day == day[row] + later))
            if len(others):
                nearest = others[np.argmin(np.abs(north[others] - north[row]))]
                assert frozenset((ids[row], ids[int(nearest)])) in offered


def test_whoever_knows_the_hour_or_only_the_week_is_weighed_as_before() -> None:
    assert knows_the_day(np.array([600.0, 43_200.0, 86_400.0, 129_600.0])).tolist() == [False, True, True, False]
    laws = (DayLaw("a", "b", (1.0,) * 10, (0.0,) * 5, 0.0),)
    told_by = by_day_of(pa.chunked_array([["a", "b", "a"]]), np.zeros(3), np.array([43_200.0, 600.0, 43_200.0]), laws)
    assert told_by.listed.tolist() == [True, False, True]
    parts = np.ones((9, 2))
    same = told_by.weighed(parts.copy(), np.array([0, 0], np.int32), np.array([1, 2], np.int32), 3.0)
    assert np.array_equal(same, parts), "by the hour, and two of one list"


def test_small_lists_have_the_law_of_all_others_where_there_is_one() -> None:
    names = names_of((DayLaw("", "a", (0.0,) * 10, (0.0,) * 5, 0.0),))
    assert (number_of("a", names), number_of("zz", names), number_of("zz", ["a"])) == (1, 0, -1)


def test_two_lists_that_name_districts_alone_are_linked_by_their_law() -> None:
    """No row is compared by its radius, so nothing is learnt of errors; what the law says remains."""
    table = two_lists(0.5)
    place = table.column_names.index("radius_m")
    vague = table.set_column(place, table.schema.field(place), pa.array([50_000.0] * len(table)))
    gathered = gather(vague)

    assert gathered.models[0].by_day
    assert gathered.incidents.num_rows < len(table)
