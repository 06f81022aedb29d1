"""Two lists of towns and days without coordinates: rows that lie nowhere are near nobody, so the names that one alone uses say nothing."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
from told import reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather

TOWNS, DAYS, ROWS, ACTORS = 90, 200, 160, 3
A_DAY = {"occurred_within_s": 43_200.0, "act": None}


@cache
def two_lists(second: str, *, placed: bool = False) -> pa.Table:
    """Two lists, half of whose rows tell of one thing; the second calls its sides `second` and a number."""
    rng = np.random.default_rng(3)
    town, day, side = (rng.integers(0, most, (2, ROWS)) for most in (TOWNS, DAYS, ACTORS))
    both = rng.random(ROWS) < 0.5
    town[1], day[1], side[1] = (np.where(both, each[0], each[1]) for each in (town, day, side))
    where = {"radius_m": 2_000.0} if placed else {"place": None}
    rows = [
        told(
            source,
            reference=f"{n}",
            minutes=int(day[k, n]) * 1_440,
            place_name=_name(int(town[k, n])),
            actor=f"{name} {side[k, n]}" if name else None,
            target=f"{name} {(side[k, n] + 1) % ACTORS}" if name else None,
            north_m=int(town[k, n]) * 9_000,
            **A_DAY,
            **where,
        )
        for k, (source, name) in enumerate((("list-a", "group" if second else ""), ("list-b", second)))
        for n in range(ROWS)
    ]
    return reports_of(*rows)


def _name(number: int) -> str:
    """A name of six letters, of which no two have the same consonants."""
    letters = "bdfgklmnrst"
    return "".join(f"{letters[number // 11**place % 11]}a" for place in range(3))


def joined(gathered: Gathered) -> int:
    """How many incidents both lists tell of."""
    incident = gathered.links["incident_id"].to_pylist()
    return len(incident) - len(set(incident))


def test_names_of_rows_that_lie_nowhere_say_nothing_of_those_of_another_list() -> None:
    (model,) = gather(two_lists("faction")).models
    assert {each.first for each in model.names} == {
        f"{name} {n}" for name in ("group", "faction") for n in range(ACTORS)
    }
    assert {each.worth for each in model.names} == {0.0}


def test_two_lists_that_call_all_by_names_of_their_own_are_joined_as_if_they_named_nobody() -> None:
    """Teeth: known by equality, those names speak against every pair."""
    reports = two_lists("faction")
    gathered = gather(reports)
    by_equality = replace(gathered.models[0], names=())
    assert joined(gathered) == joined(gather(two_lists("")))
    assert joined(gathered) > 2 * joined(gather(reports, model=by_equality))


def test_names_of_rows_that_lie_somewhere_are_learnt() -> None:
    (model,) = gather(two_lists("faction", placed=True)).models
    assert any(each.worth > 0.5 for each in model.names)
