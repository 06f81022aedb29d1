"""The exercises of the comparison: their truth is that of the reports beside it, and their kinds differ as they say."""

import subprocess
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from benches import BENCH, Bench

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent


@pytest.fixture(scope="module")
def scene(link: Bench) -> Any:
    """With other seeds than the published ones, on which nothing is tried."""
    module = link("scene")
    module.SEEDS.update(home=977, elsewhere=979)
    return module


@pytest.fixture(scope="module")
def written(scene: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scene")
    scene.write_scene("home", 300, 4.0, folder)
    return folder


def test_the_truth_of_each_report_stands_in_its_row(scene: Any, written: Path) -> None:
    """Held against the exercise itself, report by report: who tells of one incident there has one number here."""
    reports, truth = pq.read_table(written / "reports.parquet"), scene.read_truth(written)
    exercise = invent(read_agreement(scene.AGREEMENT), scene.settings_of("home", 300, 4.0))
    known = {row["report_id"]: row for row in exercise.truth.to_pylist()}
    names = reports["report_id"].to_pylist()
    incident = [known[name]["true_incident"] or name for name in names]

    assert len(names) == len(truth.incident) == len(set(names))
    pairs = set(zip(incident, truth.incident.tolist(), strict=True))
    assert len(pairs) == len(set(incident)) == len(set(truth.incident.tolist())) < len(names)
    assert truth.relay.tolist() == [known[name]["kind"] == "relay" for name in names]
    assert truth.relay.any()


def test_each_draw_is_another_exercise_of_its_kind_and_the_first_is_the_one_that_is_published(scene: Any) -> None:
    draws = [scene.settings_of(kind, 300, 4.0, draw) for kind in scene.KINDS for draw in (0, 1, 2)]
    seeds = [one.seed for one in draws]

    assert seeds[:3] == [977, 10_977, 20_977]
    assert scene.settings_of("home", 300, 4.0) == draws[0]
    assert {(one.reports, one.days) for one in draws} == {(300, draws[0].days)}


def test_whoever_saw_nothing_is_left_out_and_nobody_else(scene: Any, written: Path) -> None:
    reports = pq.read_table(written / "reports.parquet")
    exercise = invent(read_agreement(scene.AGREEMENT), scene.settings_of("home", 300, 4.0))
    told = [row["report_id"] for row in exercise.reports.to_pylist() if row["act"] != "nothing_observed"]

    assert reports["report_id"].to_pylist() == told
    assert len(told) < exercise.reports.num_rows


def test_density_is_how_many_reports_a_day_there_are(scene: Any) -> None:
    assert scene.settings_of("home", 4_200, 1.0).days == 100
    assert scene.settings_of("home", 4_200, 4.0).days == 25
    assert scene.settings_of("elsewhere", 4_200, 4.0).days == 25


def test_elsewhere_has_other_sources_and_more_that_is_wrong(scene: Any) -> None:
    home, elsewhere = (scene.settings_of(kind, 1_000, 1.0) for kind in ("home", "elsewhere"))
    chance = [Counter[str](), Counter[str]()]
    for counted, settings in zip(chance, (home, elsewhere), strict=True):
        for source in settings.sources:
            counted[str(source.family)] += source.chance

    assert [source.code for source in home.sources] == [source.code for source in elsewhere.sources]
    assert chance[1]["monitor"] < chance[0]["monitor"]
    assert chance[1]["media"] > chance[0]["media"]
    assert home.seed != elsewhere.seed
    for name in ("overconfidence", "relayed", "spurious", "gross"):
        assert getattr(elsewhere, name) > getattr(home, name), name


def test_a_trouble_is_home_but_for_what_it_names(scene: Any) -> None:
    home = scene.settings_of("home", 1_000, 1.0)
    for kind, trouble in scene.TROUBLES.items():
        settings = scene.settings_of(kind, 1_000, 1.0)
        changed = {one.name for one in fields(home) if getattr(home, one.name) != getattr(settings, one.name)}
        assert changed == set(trouble), kind


def test_an_exercise_of_no_known_kind_is_refused(scene: Any) -> None:
    """It would be measured as home, under another name."""
    with pytest.raises(SystemExit, match="no exercise 'hmoe', but home, elsewhere, errors twice"):
        scene.settings_of("hmoe", 1_000, 1.0)


def test_the_seeds_of_the_comparison_are_none_of_those_that_anything_is_tried_or_held_on() -> None:
    """Asked of a process of its own: the fixture of these tests has put others in their place."""
    ask = (
        "import asked, believed, scene; published = set(scene.SEEDS.values());"
        "other = {*asked.SEEDS, *asked.TAUGHT_SEEDS, *(seed + 1 for seed in asked.TAUGHT_SEEDS), *believed.SEEDS,"
        " *(seed for seed, _, _ in believed.FITTED_ON)};"
        "print(sorted(published), len(other) > 20, published & other)"
    )
    ran = subprocess.run([sys.executable, "-c", ask], cwd=BENCH / "link", capture_output=True, text=True, check=True)

    assert ran.stdout == "[1505, 1707] True set()\n"


def test_two_reports_are_one_where_the_truth_has_them_in_one_incident(scene: Any) -> None:
    reports, known = scene.exercise_of("home", 200, 1.0, 505)
    names = reports["report_id"].to_pylist()
    chosen = pa.chunked_array([names[:50]]), pa.chunked_array([names[50:100]])
    alone = {"a": "x", "b": "x", "c": "c"}

    assert set(known) == set(names)
    assert scene.are_one(*chosen, known).tolist() == [
        known[one] == known[other] for one, other in zip(names[:50], names[50:100], strict=True)
    ]
    assert scene.are_one(pa.chunked_array([["a", "a"]]), pa.chunked_array([["b", "c"]]), alone).tolist() == [
        True,
        False,
    ]


@pytest.fixture(scope="module")
def long(link: Bench, scene: Any, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[pa.Table, pa.Table]]:
    """Reports and truth of two exercises that follow each other, three hundred reports in place of a million."""
    module: Any = link("long_scene")
    folder = tmp_path_factory.mktemp("long")
    assert module.settings_of is scene.settings_of  # which has other seeds here than the published ones
    module.MILLION = 300
    for number in range(2):
        module.write_one("home", number, folder)
    return [
        tuple(pq.read_table(folder / f"{what}-{number:02}.parquet") for what in ("reports", "truth"))
        for number in range(2)
    ]


def test_exercises_that_follow_each_other_share_no_time_no_name_and_no_incident(
    long: list[tuple[pa.Table, pa.Table]],
) -> None:
    (first, known), (second, other) = long

    assert pc.max(first["occurred_at"]).as_py() < pc.min(second["occurred_at"]).as_py()
    for name in ("report_id", "reference"):
        assert not set(first[name].to_pylist()) & set(second[name].to_pylist())
    assert not set(known["incident"].to_pylist()) & set(other["incident"].to_pylist())


def test_each_of_them_lies_in_order_of_time_with_its_truth_row_by_row(long: list[tuple[pa.Table, pa.Table]]) -> None:
    for reports, truth in long:
        at = reports["occurred_at"].cast(pa.int64()).to_numpy()
        assert np.all(np.diff(at) >= 0)
        assert reports["report_id"].equals(truth["report_id"])
        assert truth["relay"].to_pylist().count(True) > 0


def test_a_relay_names_a_report_of_its_own_exercise(long: list[tuple[pa.Table, pa.Table]]) -> None:
    for reports, _ in long:
        there = set(zip(reports["source"].to_pylist(), reports["reference"].to_pylist(), strict=True))
        named = [name for name in reports["relayed_from"].to_pylist() if name and "/" in name]
        assert named
        assert all(tuple(name.split("/", 1)) in there for name in named)


def test_exercises_that_are_there_are_not_invented_anew(
    link: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, asked = link("long_scene"), []
    monkeypatch.setattr(module.subprocess, "run", lambda command, **_more: asked.append(command[-2]))
    (tmp_path / "truth-01.parquet").touch()

    module.write_long("home", 3, tmp_path)

    assert asked == ["0", "2"]
