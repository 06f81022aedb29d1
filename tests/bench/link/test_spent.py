"""What work took: seconds and memory, counted alike for all."""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from benches import Bench

MB = 1024**2


@pytest.fixture(scope="module")
def guests(link: Bench) -> Any:
    return link("guests")


def hold(megabytes: int) -> None:
    """Hold so much, and give it back."""
    np.ones(megabytes * MB, np.uint8)


def test_seconds_to_scored_pairs_and_to_incidents_end_where_the_work_says_so_and_else_with_it(guests: Any) -> None:
    def go_on() -> None:
        began = time.process_time()
        while time.process_time() < began + 0.02:
            pass

    def scores_then_goes_on(spent: Any) -> None:
        spent.pairs_are_scored()
        go_on()
        spent.incidents_are_found()
        go_on()

    _, goes_on = guests.clocked(scores_then_goes_on)
    _, ends = guests.clocked(lambda _spent: hold(1))

    assert goes_on["cpu_s"] - 0.019 > goes_on["incidents_cpu_s"] > goes_on["pairs_cpu_s"] + 0.019
    assert ends["pairs_cpu_s"] == ends["incidents_cpu_s"] == ends["cpu_s"]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="an earlier peak cannot be forgotten here")
def test_memory_is_what_the_work_held_though_more_was_held_before(guests: Any) -> None:
    hold(300)  # as compiling does

    given, spent = guests.clocked(lambda _spent: hold(80))

    assert given is None
    assert 75 < spent["more_mb"] < 150
    assert spent["rss_mb"] > spent["more_mb"]


def test_where_an_earlier_peak_cannot_be_forgotten_memory_is_what_goes_beyond_it(
    guests: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another system tells is the peak of all time, so a second like the first seems to hold nothing."""
    monkeypatch.setattr("spent._OF_THIS_PROCESS", tmp_path)
    guests.clocked(lambda _spent: hold(80))

    assert guests.clocked(lambda _spent: hold(80))[1]["more_mb"] < 40
    assert guests.clocked(lambda _spent: hold(10))[1]["rss_mb"] > 80


def test_a_guest_tells_what_it_took_and_what_it_found_in_files(link: Bench, tmp_path: Path) -> None:
    link("guests")  # finds the folder of the guests
    spent = link("spent")
    spent.Spent().write(tmp_path)
    spent.write_scores(tmp_path, np.array([[0, 1], [0, 2]]), {"so": np.array([0.5, 0.25])})

    assert set(json.loads((tmp_path / "spent.json").read_text())) == {
        "pairs_cpu_s",
        "incidents_cpu_s",
        "cpu_s",
        "wall_s",
        "rss_mb",
        "more_mb",
    }
    assert pq.read_table(tmp_path / "scores.parquet").to_pydict() == {
        "first": [0, 0],
        "second": [1, 2],
        "so": [0.5, 0.25],
    }
