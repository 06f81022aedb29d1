"""A list with a row for each recording of an incident is found out by where its rows lie, and no list that puts what it tells into towns."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.learning import rowlearning
from truceline.incident.model import LinkModel, TellsAgain
from truceline.incident.model_file import model_in, write_model

A_DAY = 1_440  # minutes
INCIDENTS = 120
Where = Callable[[int, int], float]  # of each row of each incident, in metres


def list_of(rows: Callable[[int], int], where: Where, **other: Any) -> pa.Table:
    """An incident on every day, each of so many rows that lie so."""
    return reports_of(
        *(
            told(
                "recordings",
                minutes=A_DAY * n,
                north_m=round(where(n, k)),
                reference=f"{n}-{k}",
                **{"act": None, "occurred_within_s": 43_200.0} | other,
            )
            for n in range(INCIDENTS)
            for k in range(rows(n))
        )
    )


def at_its_own_spot(n: int, k: int) -> float:
    return 3_000.0 * (n * 7 % INCIDENTS) + 35.0 * k


def two_of_three(n: int) -> int:
    return 1 + n % 3


def learnt(reports: pa.Table) -> tuple[TellsAgain, ...]:
    return gather(reports).models[0].told_again


def test_a_list_with_several_rows_for_one_incident_is_found_out_and_the_model_says_so() -> None:
    reports = list_of(two_of_three, at_its_own_spot)
    found = gather(reports)

    assert found.models[0].told_again == (TellsAgain("recordings", 240, 120, by_day=True),)
    assert found.incidents.num_rows == INCIDENTS
    assert model_in(write_model(found.models[0]), "model.json") == found.models[0]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (lambda _: 1, at_its_own_spot),
        (two_of_three, lambda n, _: 20_000.0 * (n // 20)),  # a town's middle, where there is fighting for weeks
        (two_of_three, lambda n, _: 20_000.0 * (n % 7)),  # the same, of each town once a week
        (two_of_three, lambda n, k: at_its_own_spot(n, 0) + 300.0 * k),  # a burst
        (lambda n: 1 + (n % 5 == 0), at_its_own_spot),  # few: 24 of 144
    ],
)
def test_lists_that_tell_of_each_incident_once_are_left_alone(rows: Callable[[int], int], where: Where) -> None:
    assert learnt(list_of(rows, where)) == ()


def test_so_is_a_list_of_one_act_beside_another_at_one_spot() -> None:
    acts = ("mortar_fire", "explosion", "air_strike")
    rows = list_of(two_of_three, at_its_own_spot).to_pylist()
    assert learnt(reports_of(*(one | {"act": acts[int(one["reference"][-1])]} for one in rows))) == ()


def test_who_tells_by_the_hour_is_another_matter() -> None:
    assert learnt(list_of(two_of_three, at_its_own_spot, occurred_within_s=600.0)) == ()


def test_a_spread_in_which_few_rows_of_a_day_share_a_spot_is_no_ground() -> None:
    """Teeth: battles of half a kilometre have pairs within a hundred metres, and many more beyond."""
    rng = np.random.default_rng(4)
    battle = {(n, k): float(rng.uniform(0.0, 800.0)) for n in range(INCIDENTS) for k in range(6)}
    reports = list_of(lambda _: 6, lambda n, k: at_its_own_spot(n, 0) + battle[n, k])
    assert learnt(reports) == ()


@pytest.mark.parametrize(
    ("safeguard", "value", "rows", "where"),
    [
        ("_TIMES_OTHER_DAYS", 0.0, two_of_three, lambda n, _: 20_000.0 * (n % 7)),
        ("_ENOUGH", 20, lambda n: 1 + (n % 5 == 0), at_its_own_spot),
    ],
)
def test_teeth_each_safeguard_keeps_an_honest_list_from_being_taken_for_one(
    monkeypatch: pytest.MonkeyPatch, safeguard: str, value: float, rows: Callable[[int], int], where: Where
) -> None:
    monkeypatch.setattr(rowlearning, safeguard, value)
    assert [one.by_day for one in learnt(list_of(rows, where))] == [True]


def test_teeth_so_does_that_most_of_a_day_lies_at_the_spot(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    battle = {(n, k): float(rng.uniform(0.0, 800.0)) for n in range(INCIDENTS) for k in range(6)}
    monkeypatch.setattr(rowlearning, "_MOSTLY", 0.0)
    assert learnt(list_of(lambda _: 6, lambda n, k: at_its_own_spot(n, 0) + battle[n, k])) != ()


def test_a_long_list_is_asked_by_its_first_rows_and_counted_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rowlearning, "_MOST_ASKED", 100)
    assert learnt(list_of(two_of_three, at_its_own_spot)) == (TellsAgain("recordings", 240, 120, by_day=True),)


def test_a_model_of_the_list_is_believed_of_others_rows() -> None:
    model = gather(list_of(two_of_three, at_its_own_spot)).models[0]
    few = list_of(lambda n: 2 if n < 3 else 0, at_its_own_spot)
    assert (gather(few, model=model).incidents.num_rows, gather(few, model=LinkModel()).incidents.num_rows) == (3, 6)
