"""Habits of a second list: what they change, and that they change nothing else."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from benches import Bench

SMALL = {"days": 30, "reports": 600}


@pytest.fixture(scope="module")
def habits(lists: Bench) -> Any:
    return lists("habits")


@pytest.fixture(scope="module")
def plain(lists: Bench) -> Any:
    scenes = lists("scenes")
    return scenes.two_lists("plain", scenes.invented(31, SMALL), 31, scenes.Telling(by_day=2))


def sides(known: Any) -> list[tuple[str | None, str | None]]:
    """Actor and target of each row."""
    return list(zip(known.reports["actor"].to_pylist(), known.reports["target"].to_pylist(), strict=True))


def unchanged(known: Any, plain: Any) -> bool:
    """Whether nothing but sides is another."""
    rest = [name for name in plain.reports.column_names if name not in ("actor", "target")]
    return bool(known.reports.select(rest).equals(plain.reports.select(rest)) and (known.true == plain.true).all())


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_the_second_lists_sides_change_places_in_so_many_rows(habits: Any, plain: Any, share: float) -> None:
    known = habits.with_sides(plain, 31, turned=share)
    was, told = sides(plain), sides(known)
    turned = np.array([one == other[::-1] and one != other for one, other in zip(told, was, strict=True)])
    differ = np.array([one != other for one, other in was])

    assert unchanged(known, plain)
    assert all(one in (other, other[::-1]) for one, other in zip(told, was, strict=True))
    assert not turned[~plain.second].any()
    assert turned[plain.second & differ].mean() == pytest.approx(share, abs=0.12)


def test_a_row_with_one_side_alone_has_lost_either(habits: Any, plain: Any) -> None:
    known = habits.with_sides(plain, 31, turned=0.0, alone=0.4)
    was, told = sides(plain), sides(known)
    whole = np.array([None not in pair for pair in was])
    lost = [
        np.array([one[place] is None and other[place] is not None for one, other in zip(told, was, strict=True)])
        for place in (0, 1)
    ]

    assert unchanged(known, plain)
    assert not (lost[0] & lost[1]).any()
    assert not (lost[0] | lost[1])[~plain.second].any()
    assert (lost[0] | lost[1])[plain.second & whole].mean() == pytest.approx(0.4, abs=0.12)
    assert min(one[plain.second & whole].mean() for one in lost) > 0.1


def test_so_many_rows_span_days_of_which_one_is_theirs(habits: Any, plain: Any) -> None:
    known = habits.with_spans(plain, 31, 0.25)
    was, told = (one.reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6 for one in (plain, known))
    within = known.reports["occurred_within_s"].to_numpy()
    days = within / 43_200.0
    spans = days > 1

    assert not spans[~plain.second].any()
    assert spans[plain.second].mean() == pytest.approx(0.25, abs=0.1)
    assert set(days[spans].tolist()) == {2, 3, 4, 5, 6, 7}
    assert (np.abs(told - was) <= within - 43_200.0).all()
    assert ((told - was)[~spans] == 0).all()
    moved = ("occurred_at", "occurred_within_s")
    rest = [name for name in plain.reports.column_names if name not in moved]
    assert known.reports.select(rest).equals(plain.reports.select(rest))


def test_half_of_the_rows_are_dated_late_and_nine_in_ten_of_the_first_lists_cite_an_office(
    habits: Any, plain: Any
) -> None:
    late = habits.with_late_days(plain, 31)
    was, told = (one.reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6 for one in (plain, late))
    days = (told - was) / 86_400.0
    assert not days[~plain.second].any()
    assert [(days[plain.second] == so_many).mean() for so_many in range(3)] == pytest.approx([0.5, 0.3, 0.2], abs=0.1)
    rest = [name for name in plain.reports.column_names if name != "occurred_at"]
    assert late.reports.select(rest).equals(plain.reports.select(rest))

    cited = np.array(habits.with_offices(plain, 31).reports["relayed_from"].to_pylist(), object)
    assert all(one is None for one in cited[plain.second])
    offices = [one for one in cited[~plain.second] if one is not None]
    assert len(offices) / (~plain.second).sum() == pytest.approx(0.9, abs=0.05)
    assert not set(offices) & set(plain.reports["source"].to_pylist())
    both = np.array(habits.with_offices(plain, 31, both=True).reports["relayed_from"].to_pylist(), object)
    assert (both[~plain.second] == cited[~plain.second]).all()
    assert {one for one in both[plain.second] if one is not None} == set(offices)


def test_so_many_rows_tell_a_part_of_their_dead_and_no_range(habits: Any, plain: Any) -> None:
    known = habits.with_parts(plain, 31, 1.0)
    was, told = (one.reports["killed_best"].to_numpy(zero_copy_only=False) for one in (plain, known))
    dead = plain.second & (was > 0)

    assert ((told >= 1) & (told <= was))[dead].all()
    assert (told < was)[dead].any()
    assert np.array_equal(told[~dead], was[~dead], equal_nan=True)
    for end in ("killed_low", "killed_high"):
        before, after = (np.array(one.reports[end].to_pylist(), object) for one in (plain, known))
        assert all(one is None for one in after[dead])
        assert (before[~dead] == after[~dead]).all()
    rest = [name for name in plain.reports.column_names if not name.startswith("killed")]
    assert known.reports.select(rest).equals(plain.reports.select(rest))
    assert habits.with_parts(plain, 31, 0.0).reports.equals(plain.reports)


def test_rows_told_apart_are_two_to_four_of_which_all_are_of_the_row_that_theirs_was(habits: Any, plain: Any) -> None:
    known = habits.with_rows_apart(plain, 31, 1.0)
    was, told = (np.nan_to_num(one.reports["killed_best"].to_numpy(zero_copy_only=False)) for one in (plain, known))
    names = [name.split("/")[0] for name in known.reports["report_id"].to_pylist()]
    parts = {name: [n for n, one in enumerate(names) if one == name] for name in names}

    for row, name in enumerate(plain.reports["report_id"].to_pylist()):
        of_row = parts[name]
        cut = plain.second[row] and was[row] >= 2
        assert len(of_row) in ((2, 3, 4) if cut else (1,))
        assert sum(told[n] for n in of_row) == was[row]
        assert all(told[n] >= 1 for n in of_row) or not cut
        assert all(known.second[n] == plain.second[row] for n in of_row)
    assert len(set(known.reports["report_id"].to_pylist())) == len(known.reports)
    true = {(names[one], names[other]) for one, other in known.true.tolist()}
    ids = plain.reports["report_id"].to_pylist()
    assert true == {(ids[one], ids[other]) for one, other in plain.true.tolist()}
    assert len(known.true) == sum(len(parts[ids[other]]) for _, other in plain.true.tolist())
    assert known.reports["longitude"].null_count == plain.reports["longitude"].null_count


def test_a_list_by_the_week_says_no_more_than_the_week_of_each_row(habits: Any, plain: Any) -> None:
    known = habits.with_weeks(plain)
    was, told = (one.reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6 for one in (plain, known))
    stated, within = (one.reports["occurred_within_s"].to_numpy() for one in (plain, known))
    weekly = within != stated

    assert not weekly[~plain.second].any()
    assert weekly[plain.second].all()
    assert set(within[weekly].tolist()) == {3.5 * 86_400.0}
    assert (np.abs(told - was)[weekly] <= 3.5 * 86_400.0).all()
    begins = (told - within)[weekly]
    assert {datetime.fromtimestamp(one, UTC).strftime("%A %H:%M") for one in begins.tolist()} == {"Monday 00:00"}
    assert (known.true == plain.true).all()


def test_every_habit_has_a_scene_of_its_own(
    habits: Any, lists: Bench, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = lists("scenes").invented(31, SMALL)
    monkeypatch.setattr(habits, "invented", lambda _seed, _settings: exercise)
    names = [known.name for known in habits.lists_with_habits(31, tmp_path)]

    # Without real events: what is plain, the sides of two lists, of one what spans days, is dated by the week, tells parts, is dated late, and cites offices, and
    # of one what says nothing of where.
    assert len(names) == len(set(names)) == 1 + 2 * len(habits.WITH_HABITS) + 7


def test_so_many_of_the_second_lists_rows_say_nothing_of_where(habits: Any, plain: Any) -> None:
    known = habits.without_places(plain, 31, 0.4)
    lost = known.reports["longitude"].is_null().to_numpy() & plain.reports["longitude"].is_valid().to_numpy()

    assert not lost[~plain.second].any()
    assert lost[plain.second].mean() == pytest.approx(0.4, abs=0.12)
    assert all(
        known.reports[name].filter(pa.array(lost)).null_count == lost.sum()
        for name in ("latitude", "radius_m", "place_name")
    )
    assert (known.true == plain.true).all()
