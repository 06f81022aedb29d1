"""Two lists by the day that tell of few days: strangers are as many as the days leave, and none are invented."""

from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.learning import by_day
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.learning.by_few import Rows
from truceline.incident.model import DayLaw, LinkModel

ROWS, TOWNS, NEAR = 450, 60, 15_000
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}


@cache
def offensive(days: int) -> tuple[pa.Table, set[tuple[str, str]]]:
    """Two lists of a war of so many days, the same events in two of three rows, and which rows are of one event."""
    rng = np.random.default_rng(days)
    town, day = rng.integers(0, TOWNS, ROWS) * 4_000, rng.integers(0, days, ROWS)
    both = np.arange(ROWS) < 2 * ROWS // 3
    other = np.where(both, town, rng.integers(0, TOWNS, ROWS) * 4_000), np.where(both, day, rng.integers(0, days, ROWS))
    rows = [
        told(source, reference=f"{n}", north_m=int(m), minutes=int(d) * 1_440, **A_DAY)
        for source, places, told_days in (("a", town, day), ("b", *other))
        for n, (m, d) in enumerate(zip(places + rng.normal(0.0, 700.0, ROWS), told_days, strict=True))
    ]
    return reports_of(*rows), {(f"a/{n}", f"b/{n}") for n in np.flatnonzero(both).tolist()}


def linked(days: int) -> tuple[int, int, int]:
    """How many pairs are joined, how many of them rightly, and how many there are."""
    reports, true = offensive(days)
    members: dict[str, list[str]] = {}
    for link in gather(reports).links.to_pylist():
        members.setdefault(link["incident_id"], []).append(link["report_id"])
    found = [tuple(sorted(pair)) for pair in members.values() if len(pair) > 1]
    return len(found), sum(pair in true for pair in found), len(true)


def nearest(days: int) -> tuple[int, int]:
    """How many pairs are each other's nearest of the same day within 15 km, and how many of them rightly."""
    reports, true = offensive(days)
    rows = reports.to_pylist()
    one, other = ([row for row in rows if row["source"] == source] for source in "ab")
    metres = np.array([[abs(x["latitude"] - y["latitude"]) * 110_900 for y in other] for x in one])
    metres[[[x["occurred_at"] != y["occurred_at"] for y in other] for x in one]] = np.inf
    found = [
        (one[i]["report_id"], other[j]["report_id"])
        for i, j in enumerate(metres.argmin(axis=1).tolist())
        if metres[i, j] < NEAR and metres[:, j].argmin() == i
    ]
    return len(found), sum(pair in true for pair in found)


def laws(days: int) -> tuple[DayLaw, ...]:
    reports = canonical(offensive(days)[0])
    return tuple(
        learnt.law for learnt in learn_by_day(reports, LinkModel(), among=np.arange(len(reports), dtype=np.int32))
    )


@pytest.mark.parametrize("days", [3, 5, 7, 10, 14, 21])
def test_lists_of_few_days_are_linked_better_than_by_the_nearest_of_the_same_day(days: int) -> None:
    joined, right, true = linked(days)
    plain, plainly_right = nearest(days)
    assert 2 * right / (joined + true) > 2 * plainly_right / (plain + true)


@pytest.mark.parametrize("days", [1, 2, 5, 7, 30])
def test_every_number_of_a_law_is_finite_however_few_the_days(days: int) -> None:
    for law in laws(days):
        assert np.isfinite([*law.near, *law.days, law.crowd]).all()


def test_of_few_days_much_is_believed_where_nothing_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_day, "_stands_out", lambda *_: False)
    [law] = laws(30)
    assert law.near[0] > 1.0
    assert law.near[-1] < 0.0
    monkeypatch.setattr(by_day, "_FEW_DAYS", 20)
    assert laws(30) == ()


def test_lists_whose_rows_lie_a_continent_apart_have_no_endless_law() -> None:
    """No stranger is met within reach in years, and every pair that is met is of one event."""
    rng = np.random.default_rng(1)
    places, days = rng.uniform(-20, 20, 300), rng.integers(0, 1_500, 300)
    rows = [
        told(source, reference=f"{n}", latitude=float(north), minutes=int(day) * 1_440, **A_DAY)
        for source in "ab"
        for n, (north, day) in enumerate(zip(places, days, strict=True))
    ]
    incidents = gather(reports_of(*rows)).incidents
    assert incidents.num_rows < 320
    assert np.isfinite(incidents["latitude"].to_numpy()).all()


def rows_of(*days: int) -> Rows:
    return Rows(np.zeros((len(days), 3)), np.array(days, np.int64))


def test_days_of_which_both_tell_are_counted_by_hand() -> None:
    """The first tells of days 0 to 3, the second of 2 to 5 and, after a gap of more than eighteen days, of 40."""
    told_days = by_day._told_days(rows_of(0, 1, 3), rows_of(2, 5, 40))
    by_days_later = dict(zip(range(-9, 10), told_days.tolist(), strict=True))
    expected = {later: sum(2 <= day + later <= 5 or day + later == 40 for day in range(4)) for later in range(-9, 10)}
    assert by_days_later == expected
    assert by_days_later[2] == 4


def test_without_asking_what_days_leave_strangers_would_be_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: as if every day had days five to nine before and after it."""
    joined, right, true = linked(10)
    monkeypatch.setattr(by_day, "_told_days", lambda *_: np.ones(19))
    worse_joined, worse_right, _ = linked(10)
    assert 2 * worse_right / (worse_joined + true) < 2 * right / (joined + true) - 0.1
