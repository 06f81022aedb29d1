"""Lists that are dated by the week have a law with every other list, by days or by the hour, and are linked by it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import by_day, by_spans
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.days import mostly_span
from truceline.incident.likeness.naming import known_names, table_of_names
from truceline.incident.model import DayLaw, LinkModel

A_DAY_S, ROWS = 86_400.0, 160
ACTS = ("mortar_fire", "air_strike", "armed_clash", "mine_blast", "sniper_fire", "rocket_fire")
HOUR, DAY, WEEK, MONTH = 10 / 1_440, 0.5, 3.5, 15.5
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


def ids(reports: pa.Table) -> pa.Array:
    return canonical(reports)["report_id"].combine_chunks()


def scored(pairs: pa.Table) -> list[tuple[str, str, float]]:
    """Each pair with its score."""
    return list(zip(*(pairs[name].to_pylist() for name in ("first", "second", "score")), strict=True))


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


def test_a_list_by_the_week_is_linked_to_one_by_the_hour_and_without_a_law_of_it_nothing_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Teeth: without the lists by the hour among those that have a law no pair is offered."""
    found = gather(lists(HOUR))
    assert hits(found) > 0.65 * ROWS
    assert found.incidents.num_rows < 1.6 * ROWS
    monkeypatch.setattr(by_spans, "_by_hour", lambda *_told: {})
    left = gather(lists(HOUR))
    assert (hits(left), left.incidents.num_rows) == (0, 2 * ROWS)


def test_a_report_that_arrives_is_held_against_a_list_of_the_other_kind_as_it_is_among_all() -> None:
    """Teeth: one that knows the hour, or only the week, would meet nobody of the other list."""
    table = canonical(lists(HOUR))
    model = gather(table).models[0]
    pairs = {(one, other): score for one, other, score in scored(compare(table, model).pairs.table(ids(table)))}
    for row in (3, 40, 200, 301):
        alone, others = table.slice(row, 1), pa.concat_tables([table.slice(0, row), table.slice(row + 1)])
        asked = Standing(others, model).ask(alone.to_pylist()[0])
        own = alone["report_id"][0].as_py()
        expected = {both: score for both, score in pairs.items() if own in both}
        assert expected
        assert {tuple(sorted(both)): score for *both, score in scored(asked)} == pytest.approx(
            {tuple(sorted(both)): score for both, score in expected.items()}
        )


def test_of_many_who_know_the_hour_the_busiest_have_a_law_each_and_all_others_one() -> None:
    week = lists().filter(pc.equal(lists()["source"], "list-b"))
    hours = reports_of(
        *(told(f"s{n % 20:02}", reference=str(n), minutes=n * 700 + n % 9, north_m=n % 30 * 9_000) for n in range(160))
    )
    laws = learnt(pa.concat_tables([week, hours]).unify_dictionaries())
    assert len(laws) == 13
    assert {law.first for law in laws} == {"", "list-b"}
    assert {law.second for law in laws} == {"list-b", *(f"s{n:02}" for n in range(12))}


def test_who_know_the_hour_are_compared_with_each_other_as_without_a_list_by_the_week() -> None:
    """Teeth: were such a list's places looked around as those of lists by the day are, or its law asked, they would be otherwise."""
    week = lists().filter(pc.equal(lists()["source"], "list-b"))
    hours = reports_of(
        *(
            told(f"s{n % 2}", reference=str(n), minutes=n // 2 * 700, north_m=n % 2 * 700, radius_m=300)
            for n in range(160)
        )
    )
    both = canonical(pa.concat_tables([week, hours]).unify_dictionaries())
    model = compare(canonical(hours), LinkModel()).model
    alone = scored(compare(canonical(hours), model).pairs.table(ids(hours)))
    beside = scored(compare(both, replace(model, by_day=learnt(both))).pairs.table(ids(both)))
    assert [pair for pair in beside if "list-b" not in pair[0] + pair[1]] == alone != []


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


@pytest.mark.parametrize(("first", "second"), [(DAY, MONTH + 1), (HOUR, HOUR), (HOUR, MONTH + 1)])
def test_what_spans_more_than_a_month_and_two_that_know_the_hour_have_no_such_law(first: float, second: float) -> None:
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
