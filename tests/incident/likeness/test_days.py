"""A row that spans days means any of them alike, and a law of two lists says of it what it says of them in the mean."""

from dataclasses import replace
from itertools import product

import numpy as np
import pyarrow as pa
import pytest
from tellings import DAY, LAW, MODEL, spanning
from told import reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.likeness import candidates as looking
from truceline.incident.likeness.candidates import candidates, searches, spanning_sweeps
from truceline.incident.likeness.compare import compare, ground_of, voices_of_sources, worth_it
from truceline.incident.likeness.days import (
    COLUMNS,
    DAYS,
    ByDay,
    by_day_of,
    by_days_together,
    days_around,
    has_law,
    spans,
    time_variance,
)
from truceline.incident.likeness.laying import lay

A_DAY_S = 86_400.0
LAWFUL = replace(MODEL, by_day=(LAW,))
_TIME = 3


def row(source: str, day: float, days: int = 1, **said: object) -> dict[str, object]:
    """A row of so many days around noon of one, or the midnight before it where they are even."""
    return told(source, minutes=int(DAY * day), occurred_within_s=days * A_DAY_S / 2, **said)


def said_of(one: dict[str, object], other: dict[str, object]) -> float:
    """What the law says of the days of two rows."""
    reports = canonical(reports_of(one, other))
    by_day = lay(reports, LAWFUL).by_day
    parts = by_day.weighed(np.zeros((10, 1)), np.array([0], np.int32), np.array([1], np.int32), 0.0)
    return float(parts[_TIME, 0])


def of_day(days: int) -> float:
    return LAW.days[min(max(days, -DAYS), DAYS) + DAYS] - max(abs(days) - DAYS, 0)


@pytest.mark.parametrize(
    ("one", "other"), [((3, 1), (3, 1)), ((0, 1), (2, 7)), ((0, 9), (3, 1)), ((0, 7), (2, 5)), ((0.5, 4), (9, 31))]
)
def test_two_rows_that_span_days_are_weighed_in_the_mean_of_all_days_that_they_may_mean(
    one: tuple[float, int], other: tuple[float, int]
) -> None:
    """By another hand: every day of the one beside every day of the other."""
    days = [[int(np.ceil(at - n / 2)) + k for k in range(n)] for at, n in (one, other)]
    expected = np.log(np.mean([np.exp(of_day(b - a)) for a, b in product(*days)]))
    rows = row("s0", *one), row("s1", *other)
    assert said_of(*rows) == pytest.approx(expected, abs=0.01)
    turned = np.log(np.mean([np.exp(of_day(a - b)) for a, b in product(*days)]))
    assert said_of(row("s1", *one), row("s0", *other)) == pytest.approx(turned, abs=0.01)


def test_the_longer_a_row_spans_the_less_it_says_that_a_day_lies_within() -> None:
    said = [said_of(row("s0", 20), row("s1", 20, days)) for days in (1, 3, 7, 15, 31)]
    assert said == sorted(said, reverse=True)
    assert said[-1] == pytest.approx(np.log(sum(map(np.exp, LAW.days)) / 31.0), abs=0.1)


def test_the_farther_a_day_lies_beyond_a_span_the_less_is_said_however_far() -> None:
    said = [said_of(row("s0", 0), row("s1", day, 7)) for day in (3, 5, 8, 20, 60)]
    assert said == sorted(said, reverse=True)
    assert np.isfinite(said).all()


@pytest.mark.parametrize("hours_east", [-8, 0, 3, 9])
def test_days_are_those_of_the_country_wherever_it_lies(hours_east: int) -> None:
    """Of each, its first and last day by the clock there, as a row of that day alone has it."""
    noon = 20_000.5 * A_DAY_S - 3_600.0 * hours_east
    for days in (3, 4, 7, 31):
        middle = noon - (A_DAY_S / 2 if days % 2 == 0 else 0.0)
        at, within = np.array([middle]), np.array([days * A_DAY_S / 2])
        before, after = days_around(at, within, np.array([True]))
        own = np.floor(middle / A_DAY_S)
        first, last = (np.floor((middle + by * (within[0] - A_DAY_S / 2)) / A_DAY_S) for by in (-1, 1))
        assert (own - before[0], own + after[0]) == (first, last)
        assert last - first + 1 == days


def test_whoever_knows_the_day_or_is_of_no_list_spans_no_days() -> None:
    at, within = np.full(4, 1e9 + 43_200.0), np.array([43_200.0, 90_000.0, 300_000.0, 300_000.0])
    before, after = days_around(at, within, np.array([True, True, True, False]))
    assert (before + after).tolist()[:2] == [0, 0]
    assert before[2] + after[2] == 6
    assert before[3] + after[3] == 0


def test_rows_of_lists_that_have_a_law_are_compared_up_to_a_month_and_others_up_to_three_days() -> None:
    compared = {}
    for days in (1, 3, 7, 31, 32):
        reports = reports_of(row("s0", 0, 1), row("s1", 0, days))
        compared[days] = [len(compare(reports, model).pairs) for model in (LAWFUL, MODEL)]
    assert compared == {1: [1, 1], 3: [1, 1], 7: [1, 0], 31: [1, 0], 32: [0, 0]}
    within = np.array([600.0, 43_200.0, 15.5 * A_DAY_S, 16 * A_DAY_S])
    lists = np.zeros(4, np.int32)
    assert has_law(lists, within, (LAW,)).tolist() == [False, True, True, False]
    assert not has_law(lists - 1, within, (LAW,)).any(), "of no list"
    assert spans(has_law(lists, within, (LAW,)), within, MODEL.longest_s).tolist() == [False, False, True, False]


def test_the_more_strangers_are_near_the_fewer_days_a_row_may_span_and_one_day_always() -> None:
    """Five thousand in its days: among 2,500 in five it may span ten days; the busier of two laws of a list counts."""
    within = np.array([1, 7, 10, 11, 31]) * A_DAY_S / 2
    for strangers, told_of in ((500.0, 5), (2_500.0, 3), (1e7, 1)):
        busy = LAW._replace(crowd=float(np.log(strangers)) - 1e-9)
        other = LAW._replace(second="s2", crowd=0.0)
        for laws in ((busy,), (busy, other), (other._replace(second="s1"), busy._replace(second="s2"))):
            assert has_law(np.zeros(5, np.int32), within, laws).tolist() == [True] * told_of + [False] * (5 - told_of)
    reports = reports_of(row("s0", 0), row("s1", 0, 11, north_m=500))
    for strangers, met in ((2_000.0, 1), (2_500.0, 0)):
        model = replace(LAWFUL, by_day=(LAW._replace(crowd=float(np.log(strangers)), near=(9.0,) * 10),))
        assert len(compare(reports, model).pairs) == met
        asked = Standing(reports.slice(0, 1), model).ask(reports.to_pylist()[1])
        assert asked.num_rows == met


@pytest.mark.parametrize("days", [1, 7])
def test_what_spans_many_days_is_offered_where_it_may_be_joined_at_all(days: int) -> None:
    """Whoever knows the day is offered far sooner: the score of one pair is moved through both bounds by its law."""
    reports = reports_of(row("s0", 0), row("s1", 0, days))
    plain = compare(reports, LAWFUL).pairs.score
    for score in (-3.0, -2.0, -1.2, -1.0, 1.1):
        crowd = LAW.crowd + float(plain[0]) - score
        found = compare(reports, replace(LAWFUL, by_day=(LAW._replace(crowd=crowd),))).pairs
        assert len(found) == int(score >= (MODEL.partners if days > 3 else MODEL.offered))
        assert found.score == pytest.approx([score] * len(found))
        both = worth_it(found, np.array([days > 3, False]), MODEL.offered)
        assert both.all()


def test_what_spans_days_meets_lists_of_its_law_alone_and_nobody_without_a_place() -> None:
    rows = [row("s1", 0, 7), told("s2"), told("s0", place=None, occurred_within_s=43_200.0), row("s0", 1)]
    reports = canonical(reports_of(*rows))
    found = compare(reports, replace(LAWFUL, offered=-99.0, by_day=(LAW._replace(crowd=-9.0),)))
    names = reports["report_id"].to_pylist()
    weeks = names.index(rows[0]["report_id"])
    both = [(found.pairs.first, found.pairs.second), (found.unplaced.first, found.unplaced.second)]
    near, lone = ({frozenset(pair) for pair in zip(*(e.tolist() for e in ends), strict=True)} for ends in both)
    assert {names[k] for pair in near if weeks in pair for k in pair} == {names[weeks], rows[3]["report_id"]}
    assert lone
    assert not any(weeks in pair for pair in lone)


def test_rows_that_span_many_days_change_nothing_for_any_others() -> None:
    """Neither in what pairs of others weigh, nor in how crowded it is around them, nor in how far reports are looked for and by which law."""
    reports = canonical(reports_of(*spanning(160, 40)))
    short = np.asarray(reports["occurred_within_s"].to_numpy()) <= MODEL.longest_s
    few = reports.filter(pa.array(short))
    whole, alone = compare(reports, LAWFUL), compare(few, LAWFUL)
    assert np.array_equal(whole.chance.crowd[short], alone.chance.crowd)
    kept = whole.pairs.chosen(short[whole.pairs.first] & short[whole.pairs.second])
    assert kept.table(reports["report_id"]).equals(alone.pairs.table(few["report_id"]))
    assert len(kept) < len(whole.pairs)
    learnt, again = (gather(some).models[0] for some in (reports, few))
    assert learnt.by_day
    for of in ("usual", "errors", "reach_sigmas", "place_shares", "time_shares", "by_day"):
        assert getattr(learnt, of) == getattr(again, of)


def test_a_span_is_looked_for_two_days_beyond_it_whatever_its_source_errs() -> None:
    within, number = np.array([600.0, 300_000.0]), np.array([0, 0])
    for scale in (1.0, 3.0):
        known, span = time_variance(within, number, np.full(2, scale), LAWFUL)
        assert known == pytest.approx((600.0 * scale) ** 2 / 3.0)
        assert 4.0 * np.sqrt(span) == pytest.approx(300_000.0 + 2 * A_DAY_S)


def test_a_row_is_looked_for_two_days_off_where_a_law_finds_its_partner_there() -> None:
    """A newspaper is dated two days late; where hardly any is, as many more strangers are not met for nothing."""
    late = reports_of(row("s0", 0), row("s1", 2))
    rare = LAW._replace(days=(*LAW.days[:-1], -2.0))
    offered = [len(compare(canonical(late), replace(MODEL, by_day=(law,))).pairs) for law in (LAW, rare)]
    assert offered == [1, 0]
    assert len(compare(canonical(reports_of(row("s0", 0), row("s1", 3))), LAWFUL).pairs) == 0
    # Whose time is known better, or whose list has no law, is looked for no farther than before.
    minutes, others = (
        row(source, 0) | {"occurred_within_s": within} for source, within in (("s0", 600.0), ("s2", A_DAY_S / 2))
    )
    for one in (minutes, others):
        spots, known = (lay(canonical(reports_of(one)), model).spots for model in (LAWFUL, MODEL))
        assert spots.variance_s2.tolist() == known.variance_s2.tolist()


@pytest.mark.parametrize("crowded", [15_000, 0])
def test_those_that_span_days_are_found_as_a_search_of_all_finds_them(
    crowded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one cell and in cells: each pair once, and no pair of two that do not span."""
    laid = lay(canonical(reports_of(*spanning(200, 50))), LAWFUL)
    ground = ground_of(laid, voices_of_sources(laid.spots), None)
    assert ground.spanning.any()
    monkeypatch.setattr(looking, "_CROWDED", crowded)
    standing = ground.in_time()
    assert ground.spanning_sweeps(standing)
    pairs = [
        [
            pair
            for first, second in candidates(ground.spots, ground.weights, list(sought))
            for pair in zip(first.tolist(), second.tolist(), strict=True)
        ]
        for sought in (
            spanning_sweeps(ground.spots, ground.weights, standing, ground.spanning),
            searches(ground.spots, ground.comparable | ground.spanning, ground.weights),
        )
    ]
    found, every = pairs
    assert len(found) == len(set(found)) > 100
    assert set(found) == {pair for pair in every if ground.spanning[list(pair)].any()}
    assert spanning_sweeps(ground.spots, ground.weights, standing, np.zeros_like(ground.spanning)) == []


def test_lists_that_are_put_together_keep_what_each_row_spans() -> None:
    reports = canonical(reports_of(*spanning(40, 20)))
    at, within = reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6, reports["occurred_within_s"].to_numpy()
    whole = by_day_of(reports["source"], at, within, (LAW,))
    halves = [by_day_of(reports["source"][part], at[part], within[part], (LAW,)) for part in (slice(9), slice(9, None))]
    for found in (by_days_together(halves), whole.each_column(lambda column: column)):
        assert isinstance(found, ByDay)
        assert all(np.array_equal(getattr(found, name), getattr(whole, name)) for name in COLUMNS)
    assert whole.after.any()
