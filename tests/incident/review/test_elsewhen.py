"""A clock that is hours off is told with by how much, and of exercises as they come nothing is said."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import coded, encoded
from truceline.incident.review.elsewhen import elsewhen

WRONG = "local-network"
TWO = "local-network", "news-agency"
HOME = ExerciseSettings(reports=3_000, days=18)


def made(seed: int = 51, settings: ExerciseSettings = HOME) -> pa.Table:
    return invent(charter_of("southwest-syria-2017"), replace(settings, seed=seed)).reports


def with_clock(reports: pa.Table, minutes: int, source: str = WRONG) -> pa.Table:
    """The reports with one source's moments so much later."""
    at = reports["occurred_at"]
    later = pc.add(at, pa.scalar(minutes * 60_000_000, pa.duration("us")))
    place = reports.column_names.index("occurred_at")
    told = pc.if_else(pc.equal(reports["source"], source), later, at).cast(at.type)
    return reports.set_column(place, reports.schema.field(place), told)


def found(reports: pa.Table, without_offset: Collection[str] = ()) -> list[tuple[str, float]]:
    names = coded(reports["source"]).dictionary.to_pylist()
    unstated = [which for which, name in enumerate(names) if name in without_offset]
    off = elsewhen(reports, encoded(reports["source"]).astype(np.int64), unstated)
    return [(names[one.source], one.by_s / 60.0) for one in off]


@pytest.mark.parametrize("seed", range(300, 306))
@pytest.mark.parametrize("days", [4, 18, 71])
def test_of_exercises_as_they_come_nothing_is_said(seed: int, days: int) -> None:
    assert found(made(seed, replace(HOME, days=days))) == []


@pytest.mark.parametrize("minutes", [-600, -180, -120, 120, 180, 720])
def test_a_clock_that_is_hours_off_is_told_with_by_how_much(minutes: int) -> None:
    ((source, by),) = found(with_clock(made(), minutes))
    assert source == WRONG
    assert by == pytest.approx(minutes, abs=5)


def test_a_clock_that_is_an_hour_off_is_left_to_what_is_linked() -> None:
    assert found(with_clock(made(), 60)) == []


def test_two_clocks_that_are_off_are_both_told_and_no_other() -> None:
    other = "syrian-government-liaison"
    reports = with_clock(with_clock(made(settings=replace(HOME, reports=9_000, days=54)), 180), -300, other)
    assert {source: round(by / 60) for source, by in found(reports)} == {WRONG: 3, other: -5}


def test_the_source_that_states_no_offset_is_told_and_not_the_one_that_does() -> None:
    """All others were read three hours late, and fit each other: it is the one with the offset that stands alone."""
    reports = with_clock(made(settings=replace(HOME, reports=6_000)), -180)
    others = set(reports["source"].unique().to_pylist()) - {WRONG}
    ((named, _),) = found(reports)
    told = found(reports, others)

    assert named == WRONG
    assert WRONG not in dict(told)
    assert len(told) > 3
    assert {round(by / 60) for _, by in told} == {3}


def test_of_two_sources_hours_apart_the_one_without_an_offset_is_told() -> None:
    reports = made(settings=replace(HOME, reports=6_000))
    pair = reports.filter(pc.is_in(reports["source"], pa.array(TWO)))
    off = with_clock(pair, 180, TWO[0])
    for source, by in zip(TWO, (3, -3), strict=True):
        assert [(name, round(minutes / 60)) for name, minutes in found(off, [source])] == [(source, by)]


def test_where_a_clock_is_right_or_all_state_as_much_what_they_state_changes_nothing() -> None:
    everybody = made()["source"].unique().to_pylist()
    assert found(made(), [WRONG]) == found(made(), set(everybody) - {WRONG}) == []
    assert found(with_clock(made(), 180), everybody) == found(with_clock(made(), 180))


def test_the_order_of_rows_changes_nothing_and_nothing_is_said_of_nothing() -> None:
    told = with_clock(made(), 180)
    shuffled = told.take(pa.array(np.random.default_rng(1).permutation(told.num_rows)))
    assert found(shuffled) == found(told) != []
    assert found(told.slice(0, 0)) == []


def test_were_nothing_asked_to_stand_out_any_clock_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The teeth: some gap always has most pairs."""
    for bound in ("_STANDS_OUT", "_FEWEST_PAIRS", "_RATHER"):
        monkeypatch.setattr(f"truceline.incident.review.elsewhen.{bound}", 0.0)
    assert found(made())
