"""Linking by pieces is measured as a user does it, and held against the truth that lies beside the files."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benches import Bench
from told import reports_of, told


@pytest.fixture(scope="module")
def by_pieces(link: Bench) -> Any:
    return link("by_pieces")


def test_links_in_any_order_are_held_against_the_truth_of_all_files(by_pieces: Any, tmp_path: Path) -> None:
    """Two files, five reports: found {a, b}, {c}, {d, e}; true {a, b, c}, {d}, {e}, and e repeats. Of {a,b}, {d,e} one pair is right."""
    truth = {"00": (["a", "b"], [0, 0], [False, False]), "01": (["c", "d", "e"], [0, 1, 2], [False, False, True])}
    for number, (names, incident, relay) in truth.items():
        columns = {"report_id": names, "incident": incident, "relay": relay}
        pq.write_table(pa.table(columns), tmp_path / f"truth-{number}.parquet")
    links = {"report_id": ["e", "c", "a", "d", "b"], "incident_id": ["z", "y", "x", "z", "x"], "other": [0] * 5}
    pq.write_table(pa.table(links), tmp_path / "links.parquet")

    told_of = by_pieces.scored([tmp_path / f"reports-{number}.parquet" for number in truth], tmp_path)

    assert told_of["reports"] == 5
    assert (told_of["all"]["precision"], told_of["all"]["recall"]) == pytest.approx((1 / 2, 1 / 3))
    assert (told_of["origins"]["precision"], told_of["origins"]["recall"]) == pytest.approx((1, 1 / 3))


def test_what_it_took_is_that_of_the_whole_process(by_pieces: Any, tmp_path: Path) -> None:
    """Its loading too: no interpreter with what linking needs holds less than a hundred megabytes."""
    rows = [told(f"post-{number % 3}", reference=str(number), minutes=200 * (number // 3)) for number in range(60)]
    pq.write_table(reports_of(*rows), tmp_path / "reports-00.parquet")

    spent = by_pieces.linked([tmp_path / "reports-00.parquet"], tmp_path / "linked")

    assert pq.read_table(tmp_path / "linked" / "links.parquet").num_rows == 60
    assert spent["cpu_s"] > 0.2
    assert spent["wall_s"] > 0.2
    assert 100 < spent["rss_mb"] < 8_000


def test_a_link_that_fails_is_no_measurement(by_pieces: Any, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^truceline link ended with [1-9]"):
        by_pieces.linked([tmp_path / "nowhere.parquet"], tmp_path / "linked")
