"""What a run of the benchmark of two lists prints: a row for each way, the table of the documentation, and JSON."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benches import BENCH, Bench

MEASURED = {
    "lists": "like: all columns",
    "first": 2_586,
    "second": 2_103,
    "true": 1_727,
    "truceline": {"hits": [0.8154, 0.894, 0.905], "f1": 0.8216, "cpu_s": 9.74},
    "nearest of the same day": {"hits": [0.481, 0.739, 0.839], "f1": 0.446, "cpu_s": 0.1},
}


@pytest.fixture(scope="module")
def beside(lists: Bench) -> Any:
    return lists("beside")


def test_a_scene_is_a_row_with_the_ways_beside_each_other(beside: Any) -> None:
    assert list(beside.table([MEASURED])) == [
        "| lists | first, second, true pairs | truceline: hit@1 / 3 / 10, F1 | nearest of the same day | CPU s of truceline |",
        "|---|---|---|---|---|",
        "| like: all columns | 2,586, 2,103, 1,727 | **0.815** / 0.894 / 0.905, 0.822 | 0.481 / 0.739 / 0.839, 0.446 | 9.7 |",
    ]


def test_a_run_s_last_line_gives_its_table_again(
    beside: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"
    told.write_text(f"rows\n{json.dumps({'seed': 1, 'measured': [MEASURED]})}\n")
    monkeypatch.setattr(sys, "argv", ["beside.py", str(told)])

    runpy.run_path(str(BENCH / "lists" / "beside.py"), run_name="__main__")

    assert capsys.readouterr().out.splitlines() == list(beside.table([MEASURED]))


@pytest.fixture
def bench(lists: Bench, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `./dev bench lists` runs, on a scene of four rows and by one way that finds half of what is true."""
    scenes, ways, module = lists("scenes"), lists("ways"), lists("pieces")
    scene = scenes.Lists(
        "few",
        scenes.REPORTS.schema.empty_table(),
        np.array([False, False, True, True]),
        np.array([[0, 2], [1, 3]]),
        np.arange(4),
    )
    found = ways.Found(np.array([[0, 2]]), np.array([1.0]), np.array([[0, 2]]))
    run = runpy.run_path(str(BENCH / "lists" / "__main__.py"), run_name="bench_lists")
    where = run["main"].__globals__
    monkeypatch.setitem(where, "all_lists", lambda _seed, _folder: iter([scene]))
    monkeypatch.setitem(where, "lists_with_habits", lambda _seed, _folder: iter([]))
    monkeypatch.setitem(where, "ours", lambda _lists: found)
    monkeypatch.setitem(where, "invented", lambda *_settings: None)
    monkeypatch.setitem(where, "two_lists", lambda *_scene: scene)
    monkeypatch.setitem(where, "with_peers", lambda known: iter([("truceline", lambda: ways.measured(known, found))]))
    monkeypatch.setitem(where, "WITHOUT_TRUTH", {"truceline": lambda _piece: found})
    monkeypatch.setitem(where, "pieces", lambda known, **_cut: [known, known])
    assert module.COUNT == 25
    return run


@pytest.mark.parametrize("asked", [([], 1), (["--pieces", "4"], 2)])
def test_a_run_tells_of_each_scene_or_of_its_pieces_together(
    bench: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: tuple[list[str], int],
) -> None:
    options, times = asked
    monkeypatch.setattr(sys, "argv", ["lists", str(tmp_path), *options])

    bench["main"]()

    told = capsys.readouterr()
    rows, table, last = told.out.rstrip().split("\n\n")
    assert "Real lists are left out: there is no ucdp/" in told.err
    assert rows.splitlines()[-1].startswith(
        f"| few | {2 * times} | {2 * times} | {2 * times} | truceline | 0.500 / 0.500 / 0.500 | 0.667 |"
    )
    assert table.splitlines() == list(bench["table"](json.loads(last)["measured"]))


def test_scenes_that_were_not_asked_for_are_left_out(
    bench: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["lists", str(tmp_path), "--only", "many"])

    with pytest.raises(SystemExit, match="no scene whose name holds 'many'"):
        bench["main"]()
    assert "few" not in capsys.readouterr().out
