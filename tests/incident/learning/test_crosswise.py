"""Lists that name the two sides each in an order of its own: that they do is learnt, and lists that do not are left as they were."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from rightly import asked_and_in_all, suggested_first
from told import reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import crosswise
from truceline.incident.learning.foreknown import MOST_BELIEVED, Believed
from truceline.incident.model import Crossing, LinkModel

TOWNS, SPAN_DAYS, ROWS = 20, 100, 800
SIDES = ("army", "rebels", "caliphate", "militia")
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}


@cache
def two_lists(crossed: float, *, prefix: str = "", alone: float = 0.0) -> pa.Table:
    """Two lists of one war, half of whose rows tell of one thing: the first names sides by rank, so many of the second's in the other order.

    The second puts a prefix before each name, and names one side alone in so many rows.
    """
    rng = np.random.default_rng(7)
    town, day = rng.integers(0, TOWNS, (2, ROWS)), rng.integers(0, SPAN_DAYS, (2, ROWS))
    sides = np.array([np.sort(rng.choice(len(SIDES), 2, replace=False)) for _ in range(2 * ROWS)]).reshape(2, ROWS, 2)
    both = rng.random(ROWS) < 0.5
    town[1], day[1] = (np.where(both, each[0], each[1]) for each in (town, day))
    sides[1] = np.where(both[:, None], sides[0], sides[1])
    turned, silent = rng.random(ROWS) < crossed, (rng.random(ROWS) < alone, rng.random(ROWS) < 0.5)
    rows = []
    for k, source in enumerate(("list-a", "list-b")):
        for n in range(ROWS):
            names = [(prefix if k else "") + SIDES[code] for code in sides[k, n]]
            actor, target = names[::-1] if k and turned[n] else names
            lost = k and silent[0][n]
            rows.append(
                told(
                    source,
                    reference=f"{n}",
                    north_m=int(town[k, n]) * 9_000 + 700 * k,
                    minutes=int(day[k, n]) * 1_440,
                    actor=None if lost and silent[1][n] else actor,
                    target=None if lost and not silent[1][n] else target,
                    **A_DAY,
                )
            )
    return reports_of(*rows)


@cache
def gathered(crossed: float, prefix: str = "", alone: float = 0.0) -> Gathered:
    return gather(two_lists(crossed, prefix=prefix, alone=alone))


def worths(model: LinkModel) -> dict[tuple[tuple[str, str], tuple[str, str]], float]:
    assert model.sides is not None
    return {
        pair: each.worth for each in model.sides.met for pair in ((each.first, each.second), (each.second, each.first))
    }


@pytest.mark.parametrize(("crossed", "prefix"), [(0.0, ""), (0.0, "the "), (0.05, "")])
def test_lists_that_name_sides_in_one_order_learn_nothing_of_it(crossed: float, prefix: str) -> None:
    assert gathered(crossed, prefix).models[0].sides is None


@pytest.mark.parametrize(("crossed", "prefix"), [(0.5, ""), (1.0, ""), (0.5, "the "), (1.0, "the ")])
def test_how_often_the_order_is_another_is_learnt_whatever_the_names_are(crossed: float, prefix: str) -> None:
    sides = gathered(crossed, prefix).models[0].sides

    assert sides is not None
    assert [(each.first, each.second) for each in sides.crossing] == [("list-a", "list-b")]
    assert abs(sides.crossing[0].share - crossed) < 0.1


@pytest.mark.parametrize("prefix", ["", "the "])
def test_the_same_two_sides_speak_for_a_pair_in_either_order_and_others_against_it(prefix: str) -> None:
    worth = worths(gathered(0.5, prefix).models[0])
    army, rebels, caliphate, militia = (prefix + name for name in SIDES)
    for same in ((army, rebels), (rebels, army)):
        assert worth[("army", "rebels"), same] > 1.0
    for other in ((caliphate, militia), (militia, caliphate)):
        assert worth[("army", "rebels"), other] < -1.0


@pytest.mark.parametrize(("prefix", "alone"), [("", 0.0), ("the ", 0.0), ("", 0.4)])
def test_with_what_is_learnt_the_true_partner_is_first_more_often(prefix: str, alone: float) -> None:
    """Teeth: the same model without what it learnt of sides."""
    model, table = gathered(0.5, prefix, alone).models[0], two_lists(0.5, prefix=prefix, alone=alone)

    assert suggested_first(table, model) > suggested_first(table, replace(model, sides=None)) + ROWS // 100


def test_one_side_alone_speaks_too() -> None:
    worth = worths(gathered(0.5, "", 0.4).models[0])

    of_one, of_another = (
        np.mean([worth.get((("army", "rebels"), side), 0.0) for name in names for side in ((name, ""), ("", name))])
        for names in (("army", "rebels"), ("caliphate", "militia"))
    )

    assert of_one > 0.2
    assert of_another < -1.0


def test_few_rows_teach_nothing_of_sides() -> None:
    assert gather(some_rows(two_lists(0.5), 60)).models[0].sides is None


def some_rows(table: pa.Table, rows: int) -> pa.Table:
    """So many rows of each list."""
    return table.filter(pc.less(pc.cast(table["reference"], pa.int64()), rows))


def test_short_lists_that_are_known_to_cross_believe_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: the same rows, too few to show it, alone and with all else that the other model counted."""
    monkeypatch.setattr(crosswise, "_FEWEST", 80.0)
    known, few = gathered(1.0).models[0], some_rows(two_lists(1.0), 110)
    believed, alone, without = (
        gather(few, model=way).models[0] for way in (Believed(known), None, Believed(replace(known, sides=None)))
    )

    assert (alone.sides, without.sides) == (None, None)
    assert believed.sides is not None
    assert believed.sides.crossing[0].share > 0.8
    assert worths(believed)[("army", "rebels"), ("rebels", "army")] > 1.0
    assert suggested_first(few, believed) > suggested_first(few, without)


def test_other_lists_than_those_that_cross_elsewhere_believe_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crosswise, "_FEWEST", 80.0)
    known, few = gathered(1.0).models[0], some_rows(two_lists(1.0), 110)
    assert known.sides is not None
    others = known.sides._replace(crossing=(Crossing("list-a", "list-c", 1.0),))

    assert gather(few, model=Believed(replace(known, sides=others))).models[0].sides is None


def test_many_rows_that_stand_straight_outvote_what_is_believed() -> None:
    assert gather(two_lists(0.0), model=Believed(gathered(1.0).models[0])).models[0].sides is None


def test_what_is_believed_of_sides_is_worth_no_more_than_its_bound_and_not_told_as_counted_here() -> None:
    known, table = gathered(0.5).models[0], two_lists(0.5)
    assert known.sides is not None
    more = tuple(each._replace(pairs=each.pairs * 100.0) for each in known.sides.met)
    once, often = (
        gather(table, model=Believed(replace(known, sides=known.sides._replace(met=met)))).models[0].sides
        for met in (known.sides.met, more)
    )

    assert once is not None
    assert sum(each.pairs for each in known.sides.met) > MOST_BELIEVED
    assert once == often, "both are as many pairs as are believed"
    assert sum(each.pairs for each in once.met) < 1.2 * sum(each.pairs for each in known.sides.met)


def test_the_order_of_rows_changes_nothing_of_what_is_learnt() -> None:
    table = two_lists(0.5)
    mixed = table.take(pa.array(np.random.default_rng(3).permutation(table.num_rows)))

    assert gather(mixed).models == gathered(0.5).models


def test_one_report_asked_about_is_weighed_by_sides_as_all_are() -> None:
    got, expected = asked_and_in_all(gathered(0.5), two_lists(0.5), "list-b/3", "actor_score")

    assert got == expected
    assert any(expected.values())
