"""Scored pairs become incidents: held against a plain walk over the pairs, and against cases counted by hand."""

from typing import Any

import numpy as np
import pytest
from benches import Bench
from hypothesis import given
from hypothesis import strategies as st

THRESHOLDS = [4.0, 2.0, 0.0, -9.0]


@pytest.fixture(scope="module")
def edges(link: Bench) -> Any:
    return link("edges")


def as_sets(incident: Any) -> set[frozenset[int]]:
    """The incidents, each as the set of its reports."""
    found: dict[int, set[int]] = {}
    for report, one in enumerate(incident.tolist()):
        found.setdefault(one, set()).add(report)
    return {frozenset(reports) for reports in found.values()}


def walked(reports: int, pairs: list[tuple[int, int]]) -> set[frozenset[int]]:
    """What hangs together by any chain of pairs: the definition."""
    beside: dict[int, set[int]] = {report: set() for report in range(reports)}
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    left, found = set(range(reports)), set()
    while left:
        waiting, group = [left.pop()], set()
        while waiting:
            group.add(report := waiting.pop())
            waiting.extend(beside[report] - group)
        left -= group
        found.add(frozenset(group))
    return found


def joined_best_first(source: list[int], scored: list[tuple[int, int, float]]) -> set[frozenset[int]]:
    """The best pair first, two groups only where no source would be in one twice: the definition, over sets."""
    group = [{report} for report in range(len(source))]
    for one, other, _ in sorted(scored, key=lambda pair: -pair[2]):
        both = group[one] | group[other]
        if group[one] is not group[other] and len({source[report] for report in both}) == len(both):
            for report in both:
                group[report] = both
    return {frozenset(reports) for reports in group}


@st.composite
def scored_pairs(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int, float]]]:
    """The sources of some reports, and pairs of them with scores, of which many are equal."""
    reports = draw(st.integers(2, 12))
    ends = st.integers(0, reports - 1)
    pair = st.tuples(ends, ends, st.integers(-3, 6).map(float)).filter(lambda one: one[0] != one[1])
    return draw(st.lists(st.integers(0, 4), min_size=reports, max_size=reports)), draw(st.lists(pair, max_size=25))


def columns(scored: list[tuple[int, int, float]]) -> tuple[Any, Any]:
    ends = np.array([pair[:2] for pair in scored], np.int64).reshape(-1, 2)
    return ends, np.array([pair[2] for pair in scored], np.float64)


@given(scored_pairs())
def test_without_sources_an_incident_is_what_hangs_together_at_the_threshold(
    edges: Any, told: tuple[list[int], list[tuple[int, int, float]]]
) -> None:
    source, scored = told
    found = edges.incidents_at(*columns(scored), np.array(source), THRESHOLDS, single=False)

    for threshold, incident in zip(THRESHOLDS, found, strict=True):
        kept = [(one, other) for one, other, score in scored if score >= threshold]
        assert as_sets(incident) == walked(len(source), kept)


@given(scored_pairs())
def test_with_sources_the_best_pair_joins_first_and_no_source_is_in_an_incident_twice(
    edges: Any, told: tuple[list[int], list[tuple[int, int, float]]]
) -> None:
    source, scored = told
    found = edges.incidents_at(*columns(scored), np.array(source), THRESHOLDS, single=True)

    for threshold, incident in zip(THRESHOLDS, found, strict=True):
        groups = as_sets(incident)
        assert groups == joined_best_first(source, [pair for pair in scored if pair[2] >= threshold])
        assert all(len({source[report] for report in group}) == len(group) for group in groups)


def test_a_source_that_two_pairs_would_bring_in_twice_comes_by_the_better(edges: Any) -> None:
    """Reports 0 and 3 are of one source: 1 takes the better of them, and 2 follows by whatever score is left."""
    scored = [(1, 3, 5.0), (0, 1, 4.0), (1, 2, 3.0), (0, 2, 2.0)]

    (incident,) = edges.incidents_at(*columns(scored), np.array([7, 8, 9, 7]), [0.0])

    assert as_sets(incident) == {frozenset({0}), frozenset({1, 2, 3})}


def test_what_no_pair_reaches_is_alone(edges: Any) -> None:
    (incident,) = edges.incidents_at(*columns([]), np.array([1, 1, 2]), [0.0])

    assert as_sets(incident) == {frozenset({0}), frozenset({1}), frozenset({2})}


def test_of_a_report_without_a_place_only_the_best_pair_counts(edges: Any) -> None:
    """2 and 3 have no place. 2 goes to 1, its best; their own pair is the best of 3 and not of 2, and falls."""
    scored = [(0, 1, 1.0), (0, 2, 3.0), (1, 2, 6.0), (0, 3, 2.0), (2, 3, 5.0)]

    kept = edges.best_of_each(*columns(scored), np.array([False, False, True, True]))

    assert kept.tolist() == [True, False, True, False, False]


def test_two_reports_without_a_place_keep_a_pair_that_is_the_best_of_both(edges: Any) -> None:
    scored = [(0, 1, 1.0), (0, 2, 3.0), (1, 2, 6.0)]

    kept = edges.best_of_each(*columns(scored), np.array([False, True, True]))

    assert kept.tolist() == [False, False, True]


def test_where_all_reports_give_a_place_every_pair_counts(edges: Any) -> None:
    scored = [(0, 1, 1.0), (0, 2, -3.0)]

    assert edges.best_of_each(*columns(scored), np.zeros(3, np.bool_)).all()
    assert edges.best_of_each(*columns([]), np.zeros(3, np.bool_)).tolist() == []
