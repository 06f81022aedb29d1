"""Peers in environments of their own: what they are taught by, what they compare, and what is said where they fail."""

import math
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benches import Bench
from told import reports_of, told


@pytest.fixture(scope="module")
def guests(link: Bench) -> Any:
    return link("guests")


@pytest.fixture(scope="module")
def dedupe(guests: Any, link: Bench) -> Any:
    """What dedupe compares: plain functions of two values, which need no dedupe."""
    assert guests.GUESTS.name == "guests"
    return link("score_dedupe")


def pairs_of(*pairs: tuple[int, int]) -> pa.Table:
    return pa.table({"first": [pair[0] for pair in pairs], "second": [pair[1] for pair in pairs]})


def test_labels_are_true_and_of_either_kind_as_many_as_there_are(guests: Any) -> None:
    """Of 40 reports in incidents of two, 20 pairs are one incident; of the other kind there are more than are asked for."""
    incident = np.arange(40) // 2
    every = pairs_of(*((one, other) for one in range(40) for other in range(one + 1, 40)))

    labels = guests.labelled(every, incident)

    ends = [labels[name].to_numpy() for name in ("first", "second")]
    assert labels["one"].to_numpy().tolist() == (incident[ends[0]] == incident[ends[1]]).tolist()
    assert labels["one"].to_pylist().count(True) == 20
    assert labels["one"].to_pylist().count(False) == guests.LABELS // 2
    assert len(set(zip(*(end.tolist() for end in ends), strict=True))) == labels.num_rows
    assert labels.equals(guests.labelled(every, incident))


@pytest.fixture
def stand_in(guests: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what a guest's script is, which this very Python runs."""
    monkeypatch.setattr(guests, "GUESTS", tmp_path)
    monkeypatch.setattr(guests, "python_of", lambda _guest: Path(sys.executable))
    return tmp_path


SCORES = """
import json, sys, pathlib
import pyarrow as pa, pyarrow.parquet as pq
folder = pathlib.Path(sys.argv[1])
pairs, taught = pq.read_table(folder / "pairs.parquet"), (folder / "labels.parquet").exists()
score = [float(len(pq.read_table(folder / "rows.parquet")) + taught)] * len(pairs)
pq.write_table(pairs.append_column("by so", pa.array(score)), folder / "scores.parquet")
(folder / "spent.json").write_text(json.dumps({"cpu_s": 1.5}))
"""


@pytest.mark.parametrize("taught", [False, True])
def test_a_guest_gets_rows_and_pairs_in_files_and_labels_only_where_it_is_taught(
    guests: Any, stand_in: Path, *, taught: bool
) -> None:
    (stand_in / "score_guest.py").write_text(SCORES)
    pairs = pairs_of((0, 1), (1, 2))

    scored = guests.scored_by("guest", pa.table({"x": [1, 2, 3]}), pairs, pairs if taught else None)

    assert scored.pairs.tolist() == [[0, 1], [1, 2]]
    assert scored.score.tolist() == [3.0 + taught] * 2
    assert (scored.how, scored.spent) == ("by so", {"cpu_s": 1.5})


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("raise ValueError('no pair is alike')", "ValueError: no pair is alike"),
        ("raise SystemExit(9)", "guest ended with 9"),
    ],
)
def test_a_guest_that_fails_is_told_by_its_last_word(guests: Any, stand_in: Path, script: str, said: str) -> None:
    (stand_in / "score_guest.py").write_text(script)

    with pytest.raises(SystemExit, match=f"^{said}$"):
        guests.scored_by("guest", pa.table({"x": [1]}), pairs_of())


def test_a_guest_s_seconds_are_its_own_and_those_of_meeting(
    guests: Any, link: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidates = link("candidates")
    reports = reports_of(told("a"), told("b"), told("c", minutes=6_000))
    own = {"cpu_s": 10.0, "wall_s": 20.0, "rss_mb": 300.0, "more_mb": 30.0}
    meeting = {"cpu_s": 1.0, "wall_s": 2.0, "rss_mb": 5_000.0, "more_mb": 500.0}
    met = pairs_of((0, 1))
    given = guests.Scored(np.array([[0, 1]]), np.array([0.75]), "so", own)
    monkeypatch.setattr(candidates, "clocked", lambda _work: ((pa.table({}), met), meeting))
    monkeypatch.setattr(candidates, "scored_by", lambda *_asked: given)
    truth = candidates.Truth(np.array([0, 0, 1]), np.zeros(3, np.bool_))

    asked, spent = candidates.guest("recordlinkage", reports, truth)
    incidents = {how: groups.tolist() for how, groups, _ in asked.ways()}

    assert spent == {"cpu_s": 11.0, "wall_s": 22.0, "rss_mb": 300.0, "more_mb": 30.0}
    assert all(how.startswith("so, ") for how in incidents)
    assert [0, 0, 2] in incidents.values()


def test_only_who_is_taught_is_shown_any_truth(guests: Any, link: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    candidates = link("candidates")
    shown = {}

    def scored_by(name: str, _rows: Any, _pairs: Any, labels: pa.Table | None) -> Any:
        shown[name] = labels and labels["one"].to_pylist()
        return guests.Scored(np.array([[0, 1]]), np.array([0.75]), "so", dict.fromkeys(("cpu_s", "wall_s"), 0.0))

    monkeypatch.setattr(
        candidates, "clocked", lambda _work: ((None, pairs_of((0, 1), (1, 2))), {"cpu_s": 0, "wall_s": 0})
    )
    monkeypatch.setattr(candidates, "scored_by", scored_by)
    truth = candidates.Truth(np.array([0, 0, 1]), np.zeros(3, np.bool_))
    for name in candidates.GUESTS:
        candidates.guest(name, reports_of(told("a"), told("b"), told("c")), truth)

    assert shown == {"recordlinkage": None, "dedupe": [True, False]}


def test_dedupe_is_told_how_far_apart_two_reports_are_in_standard_deviations(dedupe: Any) -> None:
    """Variances add up, and forty thousand square metres (ten minutes squared) are always there."""
    assert dedupe.place((0.0, 0.0, 30_000.0), (600.0, 800.0, 30_000.0)) == pytest.approx(1_000 / math.sqrt(100_000))
    assert dedupe.place((0.0, 0.0, 0.0), (50_000.0, 0.0, 0.0)) == 10.0
    assert dedupe.moment((0.0, 100_000.0), (1_200.0, 100_000.0)) == pytest.approx(1_200 / math.sqrt(560_000))
    assert dedupe.moment((0.0, 0.0), (90_000.0, 0.0)) == 10.0


def test_dedupe_knows_the_same_kind_one_of_its_group_and_another(dedupe: Any) -> None:
    same, of_the_group, other = ("mortar_fire", "shelling"), ("artillery_fire", "shelling"), ("air_strike", "air")

    assert [dedupe.kind(same, one) for one in (same, of_the_group, other)] == [0.0, 0.5, 1.0]
    assert dedupe.kind(("a", None), ("b", None)) == 1.0


def test_dedupe_knows_a_number_that_is_the_same_near_related_or_apart_in_one_unit(dedupe: Any) -> None:
    told_of_ten = [dedupe.number((10, "rounds"), (other, "rounds")) for other in (10, 8, 5, 4)]

    assert told_of_ten == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert [dedupe.number((1, ""), (other, "")) for other in (1, 2, 3, 40)] == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert math.isnan(dedupe.number((10, "rounds"), (10, "vehicles")))


def test_dedupe_knows_who_names_the_other_or_has_its_words(dedupe: Any) -> None:
    one, relay, echo, other = ("a/1", None, "words"), ("b/1", "a/1", None), ("c/1", None, "words"), ("d/1", None, None)

    assert [dedupe.repeats(one, each) for each in (relay, echo, other)] == [1.0, 1.0, 0.0]
    assert dedupe.repeats(relay, one) == 1.0
    assert dedupe.repeats(other, relay) == 0.0


def test_what_a_record_does_not_tell_is_none_in_it(dedupe: Any, link: Bench, tmp_path: Path) -> None:
    reports = reports_of(told(place=None, act=None), told("b", count=3, unit="rounds", killed_best=0))
    pq.write_table(link("splink_model").rows_of(reports), tmp_path / "rows.parquet")

    silent, telling = dedupe.records_of(tmp_path)

    assert (silent["place"], silent["act"], silent["counted"], silent["killed"]) == (None, None, None, None)
    assert telling["place"] is not None
    assert (telling["counted"], telling["killed"], telling["calibre"]) == ((3, "rounds"), (0, ""), None)
    assert telling["act"][0] == "mortar_fire"
