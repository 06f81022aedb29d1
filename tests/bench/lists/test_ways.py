"""What ways between two lists are measured by: counted by hand, and by every order that equals may have."""

from itertools import pairwise, permutations
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from benches import Bench
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from told import METRE_NORTH, reports_of, told

EARTH = Geod(ellps="WGS84")
DAY = 1_440


@pytest.fixture(scope="module")
def ways(lists: Bench) -> Any:
    return lists("ways")


def two(lists: Bench, first: int, second: int, true: list[tuple[int, int]], reports: pa.Table | None = None) -> Any:
    """Two lists of so many entries each, numbered through, of which these pairs are true."""
    count = first + second
    known = np.array(true, np.int64).reshape(-1, 2)
    return lists("scenes").Lists("two", reports, np.arange(count) >= first, known, np.arange(count))


def found(ways: Any, *scored: tuple[int, int, float], joined: tuple[tuple[int, int], ...] = ()) -> Any:
    pairs = np.array([pair[:2] for pair in scored], np.int64).reshape(-1, 2)
    return ways.Found(pairs, np.array([pair[2] for pair in scored]), np.array(joined, np.int64).reshape(-1, 2))


def test_a_hit_is_a_true_partner_among_the_first_few_and_who_has_none_is_not_asked(ways: Any, lists: Bench) -> None:
    """3 has its partner first, 4 second, 5 is never offered its own; 6 has none and is offered much."""
    known = two(lists, 3, 4, [(0, 3), (1, 4), (2, 5)])
    suggested = found(ways, (0, 3, 9.0), (1, 3, 1.0), (0, 4, 3.0), (1, 4, 2.0), (0, 5, 1.0), (0, 6, 9.0))

    assert ways.hits_of(known, suggested) == pytest.approx((1 / 3, 2 / 3, 2 / 3))


def by_every_order(scores: list[int], right: list[bool], k: int) -> float:
    """The share of orders, the better first and equals in any, in which a right one is among the first k: the definition."""
    orders = [
        order
        for order in permutations(range(len(scores)))
        if all(scores[one] >= scores[other] for one, other in pairwise(order))
    ]
    return sum(any(right[place] for place in order[:k]) for order in orders) / len(orders)


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=6))
def test_equals_count_by_the_chance_of_their_order(ways: Any, lists: Bench, told_of: list[tuple[int, bool]]) -> None:
    """One entry of the second list, offered up to six of the first; those marked are its true partners."""
    scores, right = [score for score, _ in told_of], [true for _, true in told_of]
    entry = len(told_of)
    known = two(lists, entry + 1, 1, [(entry, entry + 1), *((n, entry + 1) for n, true in enumerate(right) if true)])
    suggested = found(ways, *((number, entry + 1, score) for number, score in enumerate(scores)))

    assert ways.hits_of(known, suggested) == pytest.approx([by_every_order(scores, right, k) for k in ways.FIRST])


def test_f1_is_over_distinct_pairs_of_entries(ways: Any, lists: Bench) -> None:
    """Three pairs are true and three joined, one of them twice, two of them rightly."""
    known = two(lists, 3, 3, [(0, 3), (1, 4), (2, 5)])

    assert ways.f1_of(known, np.array([(0, 3), (1, 4), (1, 5), (0, 3)])) == pytest.approx(2 * 2 / 6)
    assert ways.f1_of(known, np.empty((0, 2), np.int64)) == 0


def test_joined_is_who_is_each_other_s_best(ways: Any) -> None:
    """3 is the best of 0 and of 1, and prefers 0; 1 and 4 are left with each other, but 4 prefers 2."""
    rows = np.array([(0, 3), (1, 3), (1, 4), (2, 4)])

    pairs, worth = ways.mutual(rows, np.array([5.0, 4.0, 1.0, 2.0]))

    assert pairs.tolist() == [[0, 3], [2, 4]]
    assert worth.tolist() == [5.0, 2.0]


def test_of_equals_the_first_rows_are_joined(ways: Any) -> None:
    rows = np.array([(1, 2), (0, 3), (0, 2), (1, 3)])

    assert ways.mutual(rows, np.zeros(4))[0].tolist() == [[0, 2]]


@pytest.fixture(scope="module")
def spread(lists: Bench) -> Any:
    """Two lists of thirty rows over eight days; some have no place, some no day."""
    draw = np.random.default_rng(5)
    rows = [
        told(
            "b" if number >= 30 else "a",
            reference=str(number),
            minutes=int(draw.integers(0, 8)) * DAY,
            occurred_within_s=400_000.0 if number % 11 == 3 else 43_200.0,
            **({"place": None} if number % 7 == 1 else {"north_m": float(draw.uniform(0, 40_000))}),
        )
        for number in range(60)
    ]
    return two(lists, 30, 30, [(0, 30)], reports_of(*rows))


def test_the_plain_ways_choose_among_all_pairs_with_place_and_day_at_most_two_days_apart(
    ways: Any, spread: Any
) -> None:
    """Looked at one by one; kilometres by the ellipsoid, of which the sphere is off by half a hundredth at most."""
    near = ways.near_pairs(spread)
    rows = spread.reports.to_pylist()
    wanted = {}
    for one in range(30):
        for other in range(30, 60):
            first, second = rows[one], rows[other]
            if all(row["longitude"] is not None and row["occurred_within_s"] < 90_000 for row in (first, second)):
                days = (second["occurred_at"].date() - first["occurred_at"].date()).days
                ends = [row[name] for name in ("longitude", "latitude") for row in (first, second)]
                if abs(days) <= 2:
                    wanted[one, other] = (EARTH.inv(ends[0], ends[2], ends[1], ends[3])[2] / 1_000, days)

    told_of = dict(zip(map(tuple, near.rows.tolist()), zip(near.km, near.days, strict=True), strict=True))
    assert set(told_of) == set(wanted)
    assert len(told_of) == len(near.rows) > 100
    for pair, (km, days) in wanted.items():
        assert told_of[pair] == (pytest.approx(km, rel=0.006, abs=1e-9), days)


def test_the_nearest_of_the_same_day_joins_what_is_each_other_s_nearest_within_fifteen_kilometres(
    ways: Any, lists: Bench
) -> None:
    """2 is nearer to 0, but a day later; 3 has no other than 1, and lies 16 km away."""
    rows = [told("a", reference="0"), told("a", reference="1", minutes=5 * DAY)]
    rows += [
        told("b", reference="2", minutes=DAY, north_m=1_000),
        told("b", reference="3", minutes=5 * DAY, north_m=16_000),
    ]
    rows += [told("b", reference="4", north_m=2_000)]
    known = two(lists, 2, 3, [(0, 2)], reports_of(*rows))
    near = ways.near_pairs(known)

    same, around = (ways.nearest(known, near, days) for days in (0, 1))

    assert same.joined.tolist() == [[0, 4]]
    assert around.joined.tolist() == [[0, 2]]
    assert ways.hits_of(known, same)[0] == 0
    assert ways.hits_of(known, around)[0] == 1


def test_tuning_by_the_truth_is_never_worse_than_what_it_is_tuned_among(ways: Any, lists: Bench) -> None:
    """One list is a day late throughout: the nearest of the same day finds nothing, a score that is told of it all."""
    places = np.random.default_rng(9).uniform(0, 300_000, 20).tolist()
    rows = [told("a", reference=str(n), minutes=n * DAY, north_m=north) for n, north in enumerate(places)]
    rows += [told("b", reference=str(n), minutes=(n + 1) * DAY, north_m=north) for n, north in enumerate(places)]
    known = two(lists, 20, 20, [(n, 20 + n) for n in range(20)], reports_of(*rows))

    tuned = ways.tuned(known, ways.near_pairs(known))

    assert tuned == ((1.0, 1.0, 1.0), 1.0)
    assert ways.measured(known, ways.nearest(known, ways.near_pairs(known), 0)).hits[0] == 0


def test_an_entry_of_several_rows_is_offered_by_its_best_row_and_nothing_within_a_list_counts(
    ways: Any, lists: Bench
) -> None:
    """Rows 2 and 3 are one entry, 7; rows 0 and 1 are of one list."""
    known = lists("scenes").Lists(
        "", None, np.array([False, False, True, True]), np.array([[0, 7]]), np.array([0, 1, 7, 7])
    )
    ends = np.array([(3, 0), (0, 2), (0, 1), (1, 2)])

    kept = ways.by_entry(known, (ends, np.array([0.25, 0.5, 0.75, 0.125])), np.array([(0, 2), (0, 3)]))

    assert kept.pairs.tolist() == [[0, 7], [1, 7]]
    assert kept.score.tolist() == [0.5, 0.125]
    assert kept.joined.tolist() == [[0, 7]]


def test_ours_is_offered_and_joined_across_the_lists_alone(ways: Any, lists: Bench) -> None:
    scenes = lists("scenes")
    known = scenes.two_lists("few", scenes.invented(31, {"days": 20, "reports": 400}), 31)
    ours = ways.ours(known)

    for pairs in (ours.pairs, ours.joined):
        assert len(pairs) > 20
        assert not known.second[pairs[:, 0]].any()
        assert known.second[pairs[:, 1]].all()
    assert ways.measured(known, ours).f1 > ways.measured(known, ways.nearest(known, ways.near_pairs(known), 0)).f1


def test_who_shares_an_incident_is_found_across_the_lists_in_whatever_order_links_come(ways: Any, lists: Bench) -> None:
    """Incident 5 has 1 and 3, incident 6 has 0, 2 and 4: 3 and 4 are of the second list."""
    known = two(lists, 3, 2, [(0, 3)])
    row, incident = np.array([4, 1, 3, 0, 2]), np.array([6, 5, 5, 6, 6])

    assert sorted(ways.across(known, row, incident).tolist()) == [[0, 4], [1, 3], [2, 4]]


def test_a_metre_north_is_what_the_tests_take_it_for() -> None:
    assert EARTH.inv(36.2, 32.6, 36.2, 32.6 + 1_000 * METRE_NORTH)[2] == pytest.approx(1_000, rel=0.001)
