"""Whom two lists say were harmed speaks by what their probable pairs say of it: a list of civilian harm holds little of what harmed fighters alone."""

from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from rightly import asked_and_in_all, suggested_first
from tellings import LAW
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability
from truceline.incident.learning.harmlearning import _worth_of_both, learn_harmed
from truceline.incident.likeness.compare import compare
from truceline.incident.model import DayLaw, LinkModel

TOWNS, SPAN_DAYS, ROWS = 10, 100, 1_500
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}
CIVILIANS, FIGHTERS, BOTH = range(3)


@cache
def two_lists() -> pa.Table:
    """A list of all that happens, half of which harmed fighters alone, and one of half of what harmed civilians, the others of its rows being its own."""
    rng = np.random.default_rng(8)
    town, day = rng.integers(0, TOWNS, (2, ROWS)), rng.integers(0, SPAN_DAYS, (2, ROWS))
    killed = np.ceil(rng.exponential(3.0, (2, ROWS))).astype(int)
    civilians = rng.random(ROWS) < 0.5
    both = civilians & (rng.random(ROWS) < 0.8)
    town[1], day[1], killed[1] = (np.where(both, *each) for each in (town, day, killed))
    rows = [("list-a", n, "civilians" if civilians[n] else "fighters") for n in range(ROWS)]
    rows += [("list-b", n, "civilians") for n in range(ROWS) if both[n] or rng.random() < 0.3]
    return reports_of(
        *(
            told(
                source,
                reference=f"{n}",
                north_m=int(town[k := int(source == "list-b"), n]) * 9_000 + 700 * k,
                minutes=int(day[k, n]) * 1_440,
                killed_best=int(killed[k, n]),
                harmed=harmed,
                **A_DAY,
            )
            for source, n, harmed in rows
        )
    )


@cache
def law() -> DayLaw:
    (law,) = gather(two_lists()).models[0].by_day
    return law


def test_of_a_list_of_civilian_harm_it_is_learnt_that_what_harmed_fighters_alone_is_not_in_it() -> None:
    assert law().first == "list-a"
    assert law().harmed[FIGHTERS][CIVILIANS] < -2.0
    assert law().harmed[CIVILIANS][CIVILIANS] > 0.3
    assert {worth for row in law().harmed for worth in row[FIGHTERS:]} == {0.0}, "of what nobody says nothing is learnt"


def test_with_what_is_learnt_the_true_partner_is_first_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: without it some of the second list's rows have a row of fighters for their first suggestion."""
    table = two_lists()
    with_it = gather(table).models[0]
    monkeypatch.setattr(by_probability, "learn_harmed", lambda laws, *_: laws)
    without = gather(table).models[0]

    assert [law.harmed for law in without.by_day] == [()]
    assert suggested_first(table, with_it) > suggested_first(table, without) + 15


def test_one_report_that_is_asked_about_is_weighed_as_in_the_whole() -> None:
    table = two_lists()
    gathered = gather(table)
    own = next(name for name in table["report_id"].to_pylist() if name.startswith("list-b"))

    asked, among_all = asked_and_in_all(gathered, table, own, "figure_score")

    assert asked == among_all != {}


def pairs(*told: tuple[int, int, float, int]) -> tuple[Any, Any]:
    """Of so many pairs what the first says, what the second does, and how probable each is."""
    both, likely, many = (
        np.array(column) for column in zip(*((one * 3 + other, p, n) for one, other, p, n in told), strict=True)
    )
    return np.repeat(both, many), np.repeat(likely, many)


def test_what_it_is_worth_is_how_much_oftener_it_is_said_of_one_incident_than_of_two() -> None:
    """All 970 sure pairs say civilians and civilians, and half of the 1,000 doubtful: 1,000 in 1,000 against one half, as 30 pairs' belief leaves it."""
    surely = (CIVILIANS, CIVILIANS, 1.0, 970)
    worth = _worth_of_both(*pairs(surely, (CIVILIANS, CIVILIANS, 0.1, 500), (FIGHTERS, CIVILIANS, 0.1, 500)))

    assert worth[CIVILIANS][CIVILIANS] == pytest.approx(np.log(2.0), abs=0.15)
    assert worth[FIGHTERS][CIVILIANS] < -2.5
    assert worth[BOTH] == (0.0, 0.0, 0.0)


def test_where_those_of_one_incident_say_what_strangers_do_nothing_is_learnt() -> None:
    even = [(one, CIVILIANS, p, 500) for p in (0.95, 0.1) for one in (CIVILIANS, FIGHTERS)]

    assert np.abs(_worth_of_both(*pairs(*even))).max() < 0.02


def test_that_two_say_the_same_never_counts_against_them() -> None:
    rarely = [(FIGHTERS, FIGHTERS, 0.95, 50), (CIVILIANS, CIVILIANS, 0.95, 950), (FIGHTERS, FIGHTERS, 0.1, 1_000)]

    assert _worth_of_both(*pairs(*rarely))[FIGHTERS][FIGHTERS] == 0.0


def test_few_pairs_teach_nothing_and_neither_do_the_many_that_are_hardly_probable() -> None:
    few = (CIVILIANS, CIVILIANS, 1.0, 99), (FIGHTERS, CIVILIANS, 0.09, 90_000)

    assert _worth_of_both(*pairs(*few)) == ()


def test_what_is_learnt_does_not_hang_on_which_row_comes_first() -> None:
    rows = [told(f"s{n % 2}", reference=f"{n}", **A_DAY) for n in range(2)]
    by_day = compare(reports_of(*rows), LinkModel(by_day=(LAW,))).by_day
    harmed = np.array([FIGHTERS, CIVILIANS], np.int32)
    ends = [np.zeros(200, np.int32), np.ones(200, np.int32)]
    straight, turned = (
        learn_harmed((LAW,), by_day, (one, other, np.full(200, 0.95)), harmed) for one, other in (ends, ends[::-1])
    )

    assert straight == turned
    assert straight[0].harmed
