"""What candidates are measured by: quality counted by hand, the best of what they offer, and ours as it comes."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benches import Bench
from told import groups_of, reports_of, told

from truceline.incident.gathering import gather


@pytest.fixture(scope="module")
def candidates(link: Bench) -> Any:
    return link("candidates")


def truth_of(candidates: Any, incident: list[int], relays: tuple[int, ...] = ()) -> Any:
    return candidates.Truth(np.array(incident), np.isin(np.arange(len(incident)), relays))


def test_quality_is_counted_over_pairs_and_over_the_company_of_each(candidates: Any) -> None:
    """Found {0,1,2}, {3,4}; true {0,1}, {2,3}, {4}: of four pairs found one is right, of two true ones one is found.

    B-cubed precision is 2/3, 2/3, 1/3, 1/2, 1/2 for the five, 8/15 in the mean; recall 1, 1, 1/2, 1/2, 1: 4/5.
    """
    found, truth = np.array([7, 7, 7, 9, 9]), truth_of(candidates, [1, 1, 2, 2, 3])

    quality = candidates.quality(found, truth, relays=True)

    assert quality == {
        "precision": pytest.approx(1 / 4),
        "recall": pytest.approx(1 / 2),
        "f1": pytest.approx(1 / 3),
        "b_cubed_f1": pytest.approx(2 * (8 / 15) * (4 / 5) / (8 / 15 + 4 / 5)),
    }


def test_pairs_with_a_relay_count_only_where_relays_are_asked_for(candidates: Any) -> None:
    """2 repeats 0 and is found with it. Without it one pair is true, {0,1}, and the only one found, {1,3}, is wrong."""
    found, truth = np.array([5, 6, 5, 6]), truth_of(candidates, [1, 1, 1, 2], relays=(2,))

    with_relays, without = (candidates.quality(found, truth, relays=relays) for relays in (True, False))

    assert (with_relays["precision"], with_relays["recall"]) == pytest.approx((1 / 2, 1 / 3))
    assert (without["precision"], without["recall"], without["f1"]) == (0, 0, 0)


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    """Three reports of one incident and two of another, an hour and twenty kilometres away; the last repeats the fourth."""
    rows = [told(name, reference="1") for name in "abc"]
    rows += [told(name, reference="2", minutes=60, north_m=20_000) for name in "de"]
    pq.write_table(reports_of(*rows), tmp_path / "reports.parquet")
    pq.write_table(
        pa.table({"incident": [0, 0, 0, 1, 1], "relay": [False, False, False, False, True]}), tmp_path / "truth.parquet"
    )
    return tmp_path


def test_of_what_a_peer_offers_the_best_by_the_truth_is_told(
    candidates: Any, scene: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best over pairs that repeat no other; who offers nothing right everywhere is no reason to stop."""
    offers = {"nothing": [0, 1, 2, 3, 4], "most": [0, 0, 1, 2, 2], "all but the relay": [0, 0, 0, 1, 2], "one": [0] * 5}

    def peer(_reports: pa.Table) -> Any:
        ways = [candidates.Way(how, np.array(groups)) for how, groups in offers.items()]
        return lambda _spent: candidates.Asked(lambda: iter(ways))

    monkeypatch.setitem(candidates.CANDIDATES, "peer", peer)
    measured = candidates.measure("peer", scene)

    assert measured["chosen"] == "all but the relay"
    assert (measured["origins"]["f1"], measured["all"]["f1"]) == (1.0, pytest.approx(6 / 7))
    assert (measured["candidate"], measured["reports"]) == ("peer", 5)
    assert measured["cpu_s"] >= 0
    assert measured["more_mb"] >= 0


def test_only_the_work_is_counted_and_not_what_turns_pairs_into_incidents(
    candidates: Any, scene: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]

    def peer(_reports: pa.Table) -> Any:
        now[0] += 100  # loading

        def ask(_spent: Any) -> Any:
            now[0] += 7

            def found() -> Any:
                now[0] += 1_000
                yield candidates.Way("so", np.zeros(5, np.int64))

            return candidates.Asked(found)

        return ask

    monkeypatch.setitem(candidates.CANDIDATES, "peer", peer)
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    monkeypatch.setattr("time.process_time", lambda: 2 * now[0])
    measured = candidates.measure("peer", scene)

    assert (measured["wall_s"], measured["cpu_s"]) == (7, 14)


def test_the_way_of_a_peer_s_own_is_run_where_ours_does_best_and_counted_to_incidents(
    candidates: Any, scene: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made ready for it is not; where it does better it is told, as here, where ours joins nothing rightly."""
    now, asked = [0.0], []

    def peer(_reports: pa.Table) -> Any:
        def ask(_spent: Any) -> Any:
            now[0] += 7
            return candidates.Asked(lambda: iter([candidates.Way("so", np.arange(5), 2.5)]), own)

        def own(least: float) -> Any:
            asked.append(least)
            now[0] += 1_000

            def found() -> Any:
                now[0] += 3
                return np.array([0, 0, 0, 1, 2])

            return found

        return ask

    monkeypatch.setitem(candidates.CANDIDATES, "peer", peer)
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    monkeypatch.setattr("time.process_time", lambda: 2 * now[0])
    measured = candidates.measure("peer", scene)

    assert asked == [2.5]
    assert (measured["pairs_cpu_s"], measured["incidents_cpu_s"], measured["cpu_s"]) == (14, 20, 20)
    assert (measured["wall_s"], measured["chosen"]) == (10, "its own way, 2.5")
    assert (measured["own_f1"], measured["origins"]["f1"]) == (1.0, 1.0)


def test_ours_is_what_gathering_gives_report_by_report(candidates: Any, scene: Path) -> None:
    reports = pq.read_table(scene / "reports.parquet").take([4, 2, 0, 3, 1])  # links come in another order
    ((how, incident, _),) = candidates.truceline(reports)(candidates.Spent()).ways()
    names = reports["report_id"].to_pylist()
    groups = {frozenset(names[row] for row in np.flatnonzero(incident == one)) for one in np.unique(incident)}

    assert how == "as it comes"
    assert groups == groups_of(gather(reports).links)


def test_a_window_links_each_report_with_its_nearest_within_it(candidates: Any) -> None:
    """0 and 1 are 900 m apart, 2 is 1.9 km from 1 and 4 hours later; 3 meets nobody. Beyond 2 km and 4 h all three hang together."""
    near = pa.table(
        {"first": [0, 1, 0], "second": [1, 2, 2], "metres": [900.0, 1_900.0, 2_800.0], "seconds": [60, 14_300, 14_300]}
    )

    found = {how: incident.tolist() for how, incident, _ in candidates._windows(near, 4)}

    assert len(found) == 30
    for how, groups in (("1 km, 0.5 h", 3), ("2 km, 2 h", 3), ("2 km, 4 h", 2), ("12 km, 8 h", 2)):
        incident = found[how]
        assert len(set(incident)) == groups, how
        assert incident[0] == incident[1] != incident[3], how


def test_a_window_does_not_link_what_has_a_nearer_one_on_both_sides(candidates: Any) -> None:
    """1 and 2 meet, but each has a nearer one: two incidents of two."""
    near = pa.table({"first": [0, 1, 2], "second": [1, 2, 3], "metres": [100.0, 800.0, 100.0], "seconds": [0, 0, 0]})

    incident = next(iter(candidates._windows(near, 4))).groups.tolist()

    assert incident[0] == incident[1] != incident[2] == incident[3]


def test_pairs_of_a_peer_are_offered_in_both_ways_and_a_report_without_a_place_by_its_best_alone(
    candidates: Any,
) -> None:
    """0 and 1 are one, 2 and 3 another; 4 has no place and meets one of either, the second better.

    5 is of the source of 2: best first it stays out of what 2 is in, though 3 is met by both.
    """
    names = ("a", "b", "c", "d", "e", "c")
    reports = reports_of(
        *(told(name, reference=str(n), **({"place": None} if n == 4 else {})) for n, name in enumerate(names))
    )
    pairs = np.array([[0, 1], [2, 3], [0, 4], [3, 4], [3, 5]])

    ways = list(candidates._joined(reports, pairs, np.array([9.0, 8.0, 1.0, 2.0, 3.0]), [8.5, 0.0]))

    groups = {way.how: np.unique(way.groups, return_inverse=True)[1].tolist() for way in ways}
    assert [way.least for way in ways] == [8.5, 0.0] * 2
    assert groups == {
        "best first, one per source, 8.5": [0, 0, 1, 2, 3, 4],
        "best first, one per source, 0": [0, 0, 1, 1, 1, 2],
        "connected components, 8.5": [0, 0, 1, 2, 3, 4],
        "connected components, 0": [0, 0, 1, 1, 1, 1],
    }


def test_splink_s_own_way_has_one_report_of_a_source_in_a_cluster(link: Bench) -> None:
    """0, 1 and 2 hang together; 3 is of the source of 1, which is nearer to 2, so it stays alone; 4 meets nobody."""
    pytest.importorskip("splink", reason="Splink is not installed: ./dev bench link does it")
    pairs, weight = np.array([[0, 1], [1, 2], [2, 3]]), np.array([9.0, 8.0, 2.0])

    cluster = link("splink_clusters").clusters(pairs, weight, np.array([0, 1, 2, 1, 0]))()

    assert np.unique(cluster, return_inverse=True)[1].tolist() == [0, 0, 0, 1, 2]
