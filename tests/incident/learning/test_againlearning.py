"""A source that tells of incidents twice is found out where others tell of one, and nobody who tells honestly of two. Counted by hand."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from rightly import f1
from told import reports_of, told
from told_twice import exercise_told_twice

from truceline.exercise.settings import ExerciseSettings
from truceline.incident import gathering
from truceline.incident.gathering import gather
from truceline.incident.learning import againlearning
from truceline.incident.model import TellsAgain
from truceline.incident.model_file import model_in, write_model

SIX_HOURS, PLACES = 360, 7
Told = Callable[[int], int]  # of each incident how often it is told, which is of how many things that happened


def list_of(own: Told, others: Told = lambda _: 1, *, names: str = "uvw", near: int = 1) -> pa.Table:
    """A hundred and twenty incidents, of which one source tells so often, minutes and some 100 m apart, and others each so often, with errors of their own."""
    rows = list(_of_source("caller", own, minutes=5, north_m=100))
    rng = np.random.default_rng(8)
    for name in names:
        for row in _of_source(name, others, minutes=5, north_m=0):
            moved = int(rng.integers(-20, 20)), float(rng.normal(0, 1_500))
            rows.append(row | _elsewhere(row, *moved) if near else row)
    return reports_of(*rows)


def _of_source(source: str, often: Told, *, minutes: int, north_m: int) -> Iterator[dict[str, Any]]:
    for n in range(120):
        for k in range(often(n)):
            north = 20_000 * (n % PLACES) + north_m * k
            when = SIX_HOURS * n + minutes * k
            yield told(
                source, minutes=when, north_m=north, reference=f"{n}-{k}", radius_m=2_500.0, occurred_within_s=1_800.0
            )


def _elsewhere(row: dict[str, Any], minutes: int, north_m: float) -> dict[str, Any]:
    moved = told(minutes=minutes, north_m=north_m)
    still = told()
    return {
        "occurred_at": row["occurred_at"] + (moved["occurred_at"] - still["occurred_at"]),
        "latitude": row["latitude"] + (moved["latitude"] - still["latitude"]),
    }


def learnt(reports: pa.Table) -> tuple[TellsAgain, ...]:
    return gather(reports).models[0].told_again


def every_other_twice(n: int) -> int:
    return 1 + n % 2


def test_a_source_that_tells_every_other_incident_twice_is_found_out_and_the_model_says_so() -> None:
    reports = list_of(every_other_twice)
    model = gather(reports).models[0]

    assert model.told_again == (TellsAgain("caller", 180, 60),)
    assert model_in(write_model(model), "model.json") == model


def test_so_is_one_that_tells_everything_twice() -> None:
    assert learnt(list_of(lambda _: 2)) == (TellsAgain("caller", 240, 120),)


def test_two_that_tell_twice_are_both_found_out() -> None:
    first, second = (list_of(every_other_twice, names="uvw").to_pylist() for _ in range(2))
    more = [
        row | {"source": "clerk", "report_id": f"clerk/{row['reference']}"}
        for row in second
        if row["source"] == "caller"
    ]
    moved = [row | {"longitude": row["longitude"] + 0.02} for row in more]
    assert [one.source for one in learnt(reports_of(*first, *moved))] == ["caller", "clerk"]


def test_who_tells_honestly_of_what_comes_in_twos_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two shells on one village within minutes, with the same numbers: others tell of two there as well."""
    reports = list_of(every_other_twice, every_other_twice)
    assert learnt(reports) == ()
    monkeypatch.setattr(againlearning, "_HALFWAY", np.inf)
    assert [one.source for one in learnt(reports)] == ["caller"]


def test_who_tells_of_each_shell_of_a_burst_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = list_of(lambda n: (1, 2, 4)[n % 3])
    assert learnt(reports) == ()
    monkeypatch.setattr(againlearning, "_IN_TWOS", 0.0)
    assert [one.source for one in learnt(reports)] == ["caller"]


def test_where_all_tell_alike_nobody_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every source has as many close together: so things happen there."""
    reports = list_of(every_other_twice, lambda n: 1 + (n % 6 == 1), names="uvwxy", near=0)
    assert learnt(reports) == ()
    monkeypatch.setattr(againlearning, "AGAIN_TIMES_OTHERS", 0.0)
    assert [one.source for one in learnt(reports)] == ["caller"]


def test_of_what_is_seldom_told_again_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = list_of(lambda n: 1 + (n % 6 == 1))
    monkeypatch.setattr(againlearning, "_ENOUGH", 10)
    assert learnt(reports) == ()
    monkeypatch.setattr(againlearning, "AGAIN_OFTEN", 0.0)
    assert [one.source for one in learnt(reports)] == ["caller"]


def test_of_few_that_are_told_again_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = list_of(lambda n: 1 + n % 2 if n < 50 else 0)
    assert learnt(reports) == ()
    monkeypatch.setattr(againlearning, "_ENOUGH", 0)
    assert [one.source for one in learnt(reports)] == ["caller"]


def test_where_nobody_else_tells_of_the_same_nothing_is_known() -> None:
    rows = list_of(lambda _: 2).to_pylist()
    elsewhere = [row | ({} if row["source"] == "caller" else {"longitude": 37.2}) for row in rows]
    assert learnt(reports_of(*elsewhere)) == ()
    assert learnt(reports_of(*(row for row in rows if row["source"] == "caller"))) == ()


def test_who_knows_the_day_alone_is_left_alone() -> None:
    rows = [
        row | ({"occurred_within_s": 43_200.0} if row["source"] == "caller" else {})
        for row in list_of(lambda _: 2).to_pylist()
    ]
    assert learnt(reports_of(*rows)) == ()


def test_an_exercise_told_twice_is_linked_nearly_as_well_as_one_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the truth of an exercise; without what is learnt it loses a quarter."""
    made = exercise_told_twice(ExerciseSettings(seed=12, reports=1_000, days=24))
    learning = f1(made)
    monkeypatch.setattr(gathering, "learn_told_again", lambda *_: ())
    assert learning > f1(made) + 0.1
