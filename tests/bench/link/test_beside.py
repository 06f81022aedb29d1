"""The table of the documentation, from what candidates measured: counted by hand."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from benches import BENCH, Bench


def measured(candidate: str, f1: float, cpu_s: float) -> dict[str, Any]:
    """What a candidate measured; ours has its pairs scored half-way and its incidents found at four fifths, a peer ends with these."""
    quality = {"precision": 0.9, "recall": 0.8, "f1": f1, "b_cubed_f1": 0.95}
    ours = candidate == "truceline"
    spent = {
        "pairs_cpu_s": cpu_s / 2 if ours else cpu_s * 0.9,
        "incidents_cpu_s": cpu_s * 0.8 if ours else cpu_s,
        "cpu_s": cpu_s,
        "wall_s": 4.25,
        "rss_mb": 900.0,
        "more_mb": 1_234.5,
        "load": 1.0,
    }
    return {"candidate": candidate, "reports": 980, "origins": quality, "all": {**quality, "f1": 0.7}, **spent}


def scene(*results: dict[str, Any], asked: int = 1_000) -> dict[str, Any]:
    return {"exercise": "home", "asked": asked, "density": 4.0, "results": list(results)}


BOTH = scene(measured("truceline", 0.85, 0.5), measured("splink", 0.71, 5.0))
HEADS = "| exercise | reports | density | truceline P / R / **F1** | splink P / R / **F1** | ahead of splink | "
KINDS = (
    *("B-cubed F1", "F1 with relays"),
    *("CPU s to pairs", "CPU s to incidents", "CPU s in all"),
    *("wall s", "MB more", "load"),
)


@pytest.fixture(scope="module")
def beside(link: Bench) -> Any:
    return link("beside")


def test_a_scene_is_a_row_with_the_candidates_beside_each_other(beside: Any) -> None:
    head, rule, row, *said = beside.table([BOTH])

    assert head == HEADS + " | ".join(f"{kind}: truceline, splink" for kind in KINDS) + " |"
    assert rule == "|" + "---|" * 14
    assert row == (
        "| home | 980 | 4 | 0.900 / 0.800 / **0.850** | 0.900 / 0.800 / **0.710** | +0.140 | 0.950, 0.950 | 0.700, 0.700"
        " | 0.25, 4.50 | 0.40, 5.00 | 0.50, 5.00 | 4.2, 4.2 | 1,234, 1,234 | 1.0, 1.0 |"
    )
    assert said == [
        "splink: F1 ahead by +0.140 to +0.140, by 0.12 and more in 1 of 1",
        "splink: CPU to scored pairs times ours at 1,000: 18.0 to 18.0",
        "splink: CPU to incidents times ours at 1,000: 12.5 to 12.5",
        "splink: CPU in all times ours at 1,000: 10.0 to 10.0",
    ]


def test_what_a_candidate_failed_by_stands_in_its_place(beside: Any) -> None:
    failed = {"candidate": "splink", "load": 2.0, "failed": "stopped at 9,000 MB"}

    _, _, row = beside.table([scene(measured("truceline", 0.85, 0.5), failed)])

    assert row.startswith("| home | 980 | 4 | 0.900 / 0.800 / **0.850** | stopped at 9,000 MB | – | 0.950, – |")


def test_who_was_not_asked_everywhere_has_a_dash_there_and_counts_only_where_it_was(beside: Any) -> None:
    """The lead over a peer is told of the scenes of both: 0.14 of the one, and 0.05 of the other of two."""
    alone = scene(measured("truceline", 0.80, 2.0), asked=100_000)
    behind = scene(measured("truceline", 0.75, 0.5), measured("splink", 0.70, 1.0))

    *_, first, second, third, said, to_pairs, to_incidents, in_all = beside.table(
        [BOTH, alone, behind | {"density": 16.0}]
    )

    assert " | +0.140 | " in first
    assert " | – | – | 0.950, – | " in second
    assert " | +0.050 | " in third
    assert said == "splink: F1 ahead by +0.050 to +0.140, by 0.12 and more in 1 of 2"
    assert to_pairs == "splink: CPU to scored pairs times ours at 1,000: 3.6 to 18.0"
    assert to_incidents == "splink: CPU to incidents times ours at 1,000: 2.5 to 12.5"
    assert in_all == "splink: CPU in all times ours at 1,000: 2.0 to 10.0"


def test_without_peers_no_lead_is_told(beside: Any) -> None:
    head, _, row = beside.table([scene(measured("truceline", 0.80, 2.0))])

    assert "ahead" not in head
    assert row.count("|") == head.count("|") == 13


def test_a_scene_by_pieces_or_of_failures_alone_is_no_row(beside: Any) -> None:
    """By pieces there is no candidate; of failures nobody says how many reports there were."""
    by_pieces = {name: value for name, value in measured("truceline", 0.8, 2.0).items() if name != "candidate"}
    failed = {"candidate": "splink", "load": 2.0, "failed": "did not finish in 30 minutes"}

    assert len(list(beside.table([BOTH, scene(by_pieces), scene(failed)]))) == len(list(beside.table([BOTH])))


def test_where_nothing_but_pieces_was_measured_there_is_no_table(beside: Any) -> None:
    by_pieces = {name: value for name, value in measured("truceline", 0.8, 2.0).items() if name != "candidate"}

    assert list(beside.table([scene(by_pieces)])) == []


def test_a_run_s_last_line_gives_its_table_again(
    beside: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"
    told.write_text(f"| rows | of | before |\n{json.dumps({'cores': 2, 'measured': [BOTH]})}\n")
    monkeypatch.setattr(sys, "argv", ["beside.py", str(told)])

    runpy.run_path(str(BENCH / "link" / "beside.py"), run_name="__main__")

    assert capsys.readouterr().out.splitlines() == list(beside.table([BOTH]))


def test_draws_of_one_exercise_are_one_row_with_their_means_and_how_sure_the_mean_lead_is(beside: Any) -> None:
    """Leads of 0.14 and 0.10: the mean is 0.12, their deviation 0.0283, that of the mean 0.0283 / √2."""
    other = scene(measured("truceline", 0.80, 1.5), measured("splink", 0.70, 7.0))

    _, _, row, said, _, _, in_all = beside.table([BOTH, other])

    assert "/ **0.825** | 0.900 / 0.800 / **0.705** | +0.120 ± 0.020 |" in row
    assert "| 0.50, 5.40 | 0.80, 6.00 | 1.00, 6.00 |" in row
    assert said == "splink: F1 ahead by +0.120 to +0.120, by 0.12 and more in 1 of 1"
    assert in_all == "splink: CPU in all times ours at 1,000: 6.0 to 6.0"


def test_who_failed_in_one_draw_has_no_mean(beside: Any) -> None:
    failed = {"candidate": "splink", "load": 2.0, "failed": "stopped at 9,000 MB"}

    _, _, row = beside.table([BOTH, scene(measured("truceline", 0.75, 0.5), failed)])

    assert "| 0.900 / 0.800 / **0.800** | stopped at 9,000 MB | – |" in row
