"""Lists that are dated by the week have a law with every other list by days, and are linked by it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import by_day
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.likeness.days import mostly_span
from truceline.incident.likeness.naming import known_names, table_of_names
from truceline.incident.model import DayLaw, LinkModel

A_DAY_S, ROWS = 86_400.0, 160
ACTS = ("mortar_fire", "air_strike", "armed_clash", "mine_blast", "sniper_fire", "rocket_fire")
DAY, WEEK, MONTH = 0.5, 3.5, 15.5
OURS, THEIRS = ("army", "militia", "rebels"), ("regime forces", "popular committees", "opposition")


@cache
def lists(first: float = DAY, second: float = WEEK, *, renamed: bool = False) -> pa.Table:
    """Two lists of the same incidents over 80 days, the rows of each known to so many days on either side."""
    rng = np.random.default_rng(5)
    town = rng.integers(0, 30, ROWS) * 9_000
    day = np.sort(rng.integers(0, 80, ROWS))
    side = rng.integers(0, len(OURS), ROWS)
    return reports_of(
        *(
            told(
                f"list-{name}",
                reference=str(n),
                north_m=int(town[n] + rng.normal(0.0, 1_500.0)),
                minutes=int(day[n] - day[n] % 7 + 3 if around >= WEEK else day[n]) * 1_440,
                occurred_within_s=around * A_DAY_S,
                act=ACTS[int(town[n] + day[n]) % len(ACTS)],
                killed_best=int(n * n) % 11,
                actor=(THEIRS if renamed and name == "b" else OURS)[side[n]],
            )
            for name, around in (("a", first), ("b", second))
            for n in range(ROWS)
        )
    )


def learnt(reports: pa.Table) -> tuple[DayLaw, ...]:
    reports = canonical(reports)
    rows = np.arange(len(reports), dtype=np.int32)
    return tuple(one.law for one in learn_by_day(reports, LinkModel(), among=rows))


def hits(gathered: Gathered) -> int:
    """Of how many rows of the second list the first suggestion is right."""
    first: dict[str, str] = {}
    pairs = gathered.suggestions()
    for one, other in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True):
        first.setdefault(max(one, other), min(one, other))
    return sum(one.split("/")[1] == other.split("/")[1] for other, one in first.items())


@pytest.mark.parametrize(("first", "second"), [(DAY, WEEK), (WEEK, WEEK), (DAY, MONTH), (WEEK, 1.5)])
def test_a_list_whose_rows_span_days_has_a_law_with_any_list_by_days(first: float, second: float) -> None:
    (law,) = learnt(lists(first, second))
    assert (law.first, law.second) == ("list-a", "list-b")
    assert np.all(np.diff(law.near) < 0)


def test_a_list_by_the_week_is_linked_and_without_its_law_nothing_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: without by_spans no pair is offered."""
    found = gather(lists())
    assert hits(found) > 0.7 * ROWS
    assert found.incidents.num_rows < 1.5 * ROWS
    monkeypatch.setattr(by_day, "laws_of_spans", lambda *_told: [])
    left = gather(lists())
    assert (hits(left), left.incidents.num_rows) == (0, 2 * ROWS)


def test_two_lists_by_the_week_are_linked() -> None:
    assert gather(lists(WEEK, WEEK)).incidents.num_rows < 1.6 * ROWS


def test_names_that_each_list_has_for_itself_say_nothing_where_nothing_can_be_learnt_of_them() -> None:
    """Teeth: held to be other names they speak against every pair of the two lists."""
    table = lists(WEEK, WEEK, renamed=True)
    model = gather(table).models[0]
    assert {(met.first, met.second, met.worth) for met in model.names} == {
        (name, name, 0.0) for name in (*OURS, *THEIRS)
    }
    known = known_names(model, "actor")
    said = table_of_names(replace(model, codes=()), "actor", (-3.0, 1.0))
    assert all(said[known.index(one), known.index(other)] == 0.0 for one in OURS for other in THEIRS)
    assert all(said[known.index(one), known.index(one)] == 1.0 for one in OURS)


def test_of_rows_that_span_days_alone_acts_and_names_are_counted() -> None:
    """Teeth: where pairs that a law tells of are not met while learning nothing is."""
    model = gather(lists()).models[0]
    assert {met.of for met in model.codes} >= {"act", "actor"}


@pytest.mark.parametrize(("first", "second"), [(10 / 1_440, WEEK), (DAY, MONTH + 1), (10 / 1_440, 10 / 1_440)])
def test_what_knows_the_hour_or_spans_more_than_a_month_has_no_such_law(first: float, second: float) -> None:
    assert learnt(lists(first, second)) == ()


def test_as_many_strangers_are_expected_on_a_day_however_long_rows_span() -> None:
    """Teeth: a list by the week has all rows of a week on one middle day, and would expect seven times as many."""
    (week,), (by_days,) = learnt(lists(WEEK, WEEK)), learnt(lists(1.5, WEEK))
    assert week.crowd == pytest.approx(by_days.crowd, abs=0.3)


def test_lists_that_have_a_law_keep_it_whoever_spans_days_beside_them() -> None:
    both = lists(DAY, DAY)
    third = lists().filter(pc.equal(lists()["source"], "list-b"))
    sources = pa.array(["list-c"] * len(third), third["source"].type)
    names = pa.array([f"list-c/{name}" for name in third["reference"].to_pylist()])
    third = third.set_column(third.column_names.index("source"), third.schema.field("source"), sources)
    third = third.set_column(third.column_names.index("report_id"), third.schema.field("report_id"), names)
    laws = {law[:2]: law for law in learnt(pa.concat_tables([both, third]).unify_dictionaries())}
    assert sorted(laws) == [("list-a", "list-b"), ("list-a", "list-c"), ("list-b", "list-c")]
    assert laws["list-a", "list-b"] == learnt(both)[0]


def test_a_list_mostly_spans_where_more_of_its_rows_do_than_know_better() -> None:
    number = np.array([0, 0, 0, 1, 1, 1, -1], np.int32)
    spanning = np.array([True, True, False, True, False, False, True])
    found = mostly_span(number, ~spanning, spanning)
    assert found.tolist() == [True, True, False, False, False, False, False]
