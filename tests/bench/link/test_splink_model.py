"""What Splink is given: each pair within the window exactly once, and columns that say what reports say."""

import math
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from benches import Bench
from pyproj import Geod
from told import reports_of, told

REACHES = ((15_000, 12 * 3_600), (25_000, 30 * 3_600))
EARTH = Geod(ellps="WGS84")
Pair = tuple[int, int]


@pytest.fixture(scope="module")
def model(link: Bench) -> Any:
    return link("splink_model")


@pytest.fixture(scope="module")
def crowd() -> pa.Table:
    """300 reports of five sources over 60 km and three days, a tenth of them without a place."""
    draw = np.random.default_rng(7)
    return reports_of(
        *(
            told(
                f"post-{draw.integers(5)}",
                reference=str(number),
                minutes=int(draw.integers(0, 3 * 1_440)),
                north_m=float(draw.uniform(-30_000, 30_000)),
                **({"longitude": 36.2 + float(draw.uniform(-0.3, 0.3))} if number % 10 else {"place": None}),
            )
            for number in range(300)
        )
    )


def within_the_window(model: Any, reports: pa.Table, reach: Any, *, placeless: bool) -> set[Pair]:
    """All pairs of two sources within reach in time, and in space where both have a place: looked at one by one."""
    rows = model.rows_of(reports).select(["x", "y", "t", "source"]).to_pylist()
    found = set()
    for one, other in combinations(range(len(rows)), 2):
        first, second = rows[one], rows[other]
        soon = abs(first["t"] - second["t"]) < reach.seconds and first["source"] != second["source"]
        placed = first["x"] is not None and second["x"] is not None
        near = placed and math.hypot(first["x"] - second["x"], first["y"] - second["y"]) < reach.metres
        if soon and (near if placed else placeless):
            found.add((one, other))
    return found


def met_in_sqlite(rows: pa.Table, rules: list[str]) -> list[Pair]:
    """The pairs that each rule lets through, by another database than Splink's."""
    needed = [name for name in rows.column_names if name.startswith(("cell", "day", "nowhere"))]
    columns = ["unique_id", "source", "east", "north", "at", *needed]
    database = sqlite3.connect(":memory:")
    database.execute(f"create table rows ({', '.join(columns)})")
    values = zip(*(rows[name].to_pylist() for name in columns), strict=True)
    places = ", ".join("?" * len(columns))
    database.executemany(f"insert into rows values ({places})", values)  # noqa: S608 - question marks alone
    asked = "select l.unique_id, r.unique_id from rows l join rows r on {} where l.unique_id < r.unique_id"
    return [pair for rule in rules for pair in database.execute(asked.format(rule))]


@pytest.mark.parametrize(("metres", "seconds"), REACHES)
def test_the_grids_meet_every_pair_within_the_window_and_no_other(
    model: Any, crowd: pa.Table, metres: int, seconds: int
) -> None:
    """Teeth: no grid meets all of them alone, so the crowd has pairs across the borders of each."""
    reach = model.Reach(metres, seconds)
    rows, wanted = model.rows_of(crowd, reach), within_the_window(model, crowd, reach, placeless=False)
    by_grid = [set(met_in_sqlite(rows, [model.blocking(shift, reach)])) for shift in range(8)]

    assert set().union(*by_grid) == wanted
    assert all(met < wanted for met in by_grid)
    assert all(set().union(*by_grid[:shift], *by_grid[shift + 1 :]) < wanted for shift in range(8))


@pytest.mark.parametrize(("metres", "seconds"), REACHES)
def test_a_report_without_a_place_meets_all_of_other_sources_within_reach_in_time(
    model: Any, crowd: pa.Table, metres: int, seconds: int
) -> None:
    reach = model.Reach(metres, seconds)
    rows = model.rows_of(crowd, reach)
    wanted = within_the_window(model, crowd, reach, placeless=True)
    placed = within_the_window(model, crowd, reach, placeless=False)

    assert set(met_in_sqlite(rows, model.blocking_without_place(reach))) == wanted - placed
    assert set(met_in_sqlite(rows, model.blocking_rules(reach))) == wanted


def test_what_the_peers_score_are_these_pairs_each_once_and_in_order(link: Bench, model: Any, crowd: pa.Table) -> None:
    pytest.importorskip("duckdb", reason="duckdb comes with the benchmarks: ./dev bench link")
    met = link("guests").near(model.rows_of(crowd))
    pairs = list(zip(met["first"].to_pylist(), met["second"].to_pylist(), strict=True))

    assert pairs == sorted(within_the_window(model, crowd, model.Reach(), placeless=True))


@pytest.mark.filterwarnings("ignore")  # Splink's own, of its engines
def test_splink_weighs_a_pair_once_and_only_such_pairs(link: Bench, model: Any) -> None:
    pytest.importorskip("splink", reason="splink comes with the benchmarks: ./dev bench link")
    reports, known = link("scene").exercise_of("home", 300, 4.0, 977)
    pairs, weight = model.weigh(model.rows_of(reports))
    ends = [(min(pair), max(pair)) for pair in pairs.tolist()]
    names = reports["report_id"].to_pylist()
    one = np.array([known[names[first]] == known[names[second]] for first, second in ends])

    assert len(ends) == len(set(ends)) > 100
    assert set(ends) <= within_the_window(model, reports, model.Reach(), placeless=True)
    assert weight[one].mean() > weight[~one].mean() + 3


def test_splink_is_not_measured_where_it_could_not_be_trained(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    splink = pytest.importorskip("splink", reason="splink comes with the benchmarks: ./dev bench link")
    tried = []

    class Untrainable:
        def __init__(self, _rows: Any, settings: Any, **_more: Any) -> None:
            self.training = self
            self.rounds = settings.max_iterations

        def estimate_parameters_using_expectation_maximisation(self, *_rule: Any, **_more: Any) -> None:
            tried.append(self.rounds)
            raise ValueError("a share is nought")

    monkeypatch.setattr(splink, "Linker", Untrainable)
    with pytest.raises(SystemExit, match="could not be trained"):
        model._trained(model.rows_of(reports_of(told(), told("other"))), model.Reach(), ())
    assert tried == [25, 10, 5, 2]


def test_places_are_metres_and_times_are_seconds(model: Any) -> None:
    """Held against the ellipsoid, of which the plane is off by less than half a hundredth at ten kilometres."""
    reports = reports_of(told(), told("other", minutes=90, north_m=10_000, longitude=36.3))
    rows = model.rows_of(reports)
    apart = math.hypot(*(np.diff(rows[axis].to_numpy())[0] for axis in ("x", "y")))
    ends = [value for name in ("longitude", "latitude") for value in reports[name].to_pylist()]
    metres = EARTH.inv(ends[0], ends[2], ends[1], ends[3])[2]

    assert apart == pytest.approx(metres, rel=0.005)
    assert np.diff(rows["t"].to_numpy()).tolist() == [90 * 60]
    since = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=rows["t"][0].as_py())
    assert since == reports["occurred_at"][0].as_py()


def test_what_is_blocked_by_and_what_is_compared_are_one(model: Any, crowd: pa.Table) -> None:
    rows = model.rows_of(crowd)

    for blocked, compared in (("east", "x"), ("north", "y"), ("at", "t")):
        assert rows[blocked].equals(rows[compared])


def test_a_report_without_a_place_has_no_metres_and_no_cell(model: Any) -> None:
    rows = model.rows_of(reports_of(told(), told("other", place=None)))

    for name in ("x", "y", "east", "north", *(f"cell{shift}" for shift in range(8))):
        assert rows[name].is_null().to_pylist() == [False, True], name
    for shift in range(2):
        assert rows[f"nowhere{shift}"].is_null().to_pylist() == [True, False]


def test_an_act_has_the_group_that_the_taxonomy_gives_it_and_an_unknown_one_has_none(model: Any) -> None:
    column = pa.chunked_array([["mortar_fire", "artillery_fire"], [None, "whatever"]])

    assert model._grouped(column, {"mortar_fire": "shelling", "artillery_fire": "shelling"}).to_pylist() == [
        "shelling",
        "shelling",
        None,
        None,
    ]


def test_only_words_that_are_many_a_count_with_its_unit_and_a_source_with_its_reference_are_told(model: Any) -> None:
    rows = model.rows_of(
        reports_of(
            told(said="x" * 29, count=3, unit="rounds", reference="9"),
            told("other", said="x" * 30, count=3, relayed_from="post/9", reference="10"),
        )
    )

    assert rows["words"].to_pylist() == [None, "x" * 30]
    assert rows["counted"].to_pylist() == [3, None]
    assert rows["named"].to_pylist() == ["post/9", "other/10"]
    assert rows["relayed_from"][1].as_py() == rows["named"][0].as_py()
