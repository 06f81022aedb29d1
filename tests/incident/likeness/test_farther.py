"""Where little is within reach, the nearest of the same day is offered, and joined with nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tellings import LAW, MODEL
from told import reports_of, told

from truceline.incident import gathering
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import no_pairs
from truceline.incident.review.doubting import doubtful

FAR_M, FARTHER_M = 60_000, 90_000


def offered(gathered: Gathered) -> list[tuple[str, str]]:
    pairs = gathered.suggestions()
    return list(zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True))


def test_what_has_nothing_within_reach_has_its_nearest_of_the_day_offered_the_nearest_first() -> None:
    here, far, farther = told("a"), told("b", north_m=FAR_M), told("b", north_m=-FARTHER_M, minutes=30)
    found = offered(gather(reports_of(here, far, farther)))
    assert found == [("a/0-0", f"b/0-{FAR_M}"), ("a/0-0", f"b/30--{FARTHER_M}")]


def test_nothing_is_joined_by_being_the_nearest() -> None:
    gathered = gather(reports_of(told("a"), told("b", north_m=FAR_M)))
    assert gathered.incidents.num_rows == 2
    assert gathered.suggestions(beyond_reach=False).num_rows == 0


def test_neither_ones_own_source_nor_another_day_is_offered() -> None:
    own, later = told("a", north_m=FAR_M), told("b", north_m=FAR_M, minutes=3 * 24 * 60)
    assert offered(gather(reports_of(told("a"), own, later))) == []


def test_a_report_with_three_within_reach_is_offered_nothing_farther() -> None:
    near = [told(source, north_m=200 * n, minutes=n) for n, source in enumerate("abcd")]
    within = gather(reports_of(*near)).suggestions(beyond_reach=False)
    assert within.num_rows == 6
    assert gather(reports_of(*near)).suggestions().equals(within)


def test_no_pair_is_offered_twice_and_the_farther_come_after_what_was_weighed() -> None:
    reports = reports_of(told("a"), told("b", north_m=300), told("c", north_m=FAR_M), told("d", north_m=FARTHER_M))
    gathered = gather(reports)
    found = offered(gathered)
    assert len(found) == len({frozenset(pair) for pair in found}) == 6
    assert found[0] == ("a/0-0", "b/0-300")
    assert np.all(np.diff(gathered.suggestions()["score"].to_numpy()) <= 0)


def test_the_nearest_are_those_of_a_plain_search_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: another hand looks at every pair."""
    monkeypatch.setattr(gathering, "likeliest", lambda *_asked: no_pairs())
    rng = np.random.default_rng(12)
    places = rng.integers(-400_000, 400_000, 40)
    sources = rng.integers(0, 4, 40)
    rows = [
        told("abcd"[source], north_m=int(place), minutes=n)
        for n, (place, source) in enumerate(zip(places, sources, strict=True))
    ]
    gathered = gather(reports_of(*rows))
    names = [row["report_id"] for row in rows]
    within = gathered.suggestions(beyond_reach=False)
    told_of = [*within["first"].to_pylist(), *within["second"].to_pylist()]
    expected = {frozenset(pair) for pair in zip(within["first"].to_pylist(), within["second"].to_pylist(), strict=True)}
    for n, name in enumerate(names):
        if told_of.count(name) < 3:
            others = [k for k in range(40) if sources[k] != sources[n]]
            nearest = sorted(others, key=lambda k: abs(int(places[k]) - int(places[n])))[:3]
            expected |= {frozenset((name, names[k])) for k in nearest}
    assert {frozenset(pair) for pair in offered(gathered)} == expected


def test_a_row_that_spans_weeks_has_its_nearest_of_them_offered_and_is_not_looked_for() -> None:
    law = LAW._replace(near=(-9.0,) * 10)  # nothing within reach is worth offering
    by_day = [told("s0", minutes=1_440 * n, north_m=n * 9_000, occurred_within_s=43_200.0) for n in (2, 3, 5, 40)]
    weeks = told("s1", minutes=1_440 * 9, occurred_within_s=8.5 * 86_400)
    pairs = gather(reports_of(*by_day, weeks), model=replace(MODEL, by_day=(law,))).suggestions().to_pylist()
    names = [row["report_id"] for row in by_day]
    assert {pair["first"] for pair in pairs} | {pair["second"] for pair in pairs} == {*names[:3], weeks["report_id"]}
    assert len(pairs) == 3, "what lies in its last week is far, and has nobody else"


def test_a_person_is_not_asked_about_what_is_out_of_reach() -> None:
    gathered = gather(reports_of(told("a"), told("b", north_m=FAR_M)))
    assert gathered.suggestions().num_rows == 1
    assert doubtful(gathered.suggestions(), pa.table(gathered.links)).num_rows == 0


def test_incidents_wait_for_no_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only suggestions need is reckoned when they are asked for: it took a tenth of the time of gathering."""
    asked: list[str] = []

    def watched(name: str) -> Callable[..., Any]:
        real = getattr(gathering, name)

        def asking(*given: Any) -> Any:
            asked.append(name)
            return real(*given)

        return asking

    for name in ("farther", "promised", "promised_beyond"):
        monkeypatch.setattr(gathering, name, watched(name))
    gathered = gather(reports_of(told("a"), told("b"), told("c", north_m=FAR_M)))
    assert not asked
    assert gathered.suggestions(beyond_reach=False).equals(gathered.suggestions(beyond_reach=False))
    assert asked == ["promised"]
    gathered.suggestions()
    assert asked == ["promised", "farther", "promised_beyond"]
