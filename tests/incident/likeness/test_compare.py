"""Comparing finds every pair within reach and weighs it; a plain double loop holds the answer."""

import itertools
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from told import reports_of, told
from tries import tries

from truceline.incident.likeness import candidates
from truceline.incident.likeness.compare import PARTS, Pairs, compare
from truceline.incident.model import LinkModel
from truceline.values.place import distance_between, sigma_of_radius

EVERYTHING = LinkModel(offered=-1e9)


def score_of(first: dict[str, Any], second: dict[str, Any]) -> dict[str, float]:
    pairs = compare(reports_of(first, second), EVERYTHING).pairs
    assert len(pairs) == 1
    return {**dict(zip(PARTS, pairs.parts[:, 0].tolist(), strict=True)), "score": float(pairs.score[0])}


def plain_pairs(reports: pa.Table, model: LinkModel) -> set[tuple[int, int]]:
    """Every pair within reach by looking at all of them, with geodesic distances."""
    rows = reports.to_pylist()
    found = set()
    for (i, one), (j, other) in itertools.combinations(enumerate(rows), 2):
        if one["source"] == other["source"]:
            continue
        if max(one["radius_m"], other["radius_m"]) > model.widest_m:
            continue
        distance = distance_between(*(np.array([r[c]]) for r in (one, other) for c in ("longitude", "latitude")))[0]
        radii = np.array([one["radius_m"], other["radius_m"]])
        reach = model.reach_sigmas * np.sqrt((sigma_of_radius(radii) ** 2).sum() + model.extent_m**2)
        gap = abs((one["occurred_at"] - other["occurred_at"]).total_seconds())
        spread = (one["occurred_within_s"] ** 2 + other["occurred_within_s"] ** 2) / 3 + model.duration_s**2
        # The plane of the kernels is good to a few parts in a thousand: doubtful pairs are nobody's answer.
        if abs(distance / reach - 1) > 0.02 and distance < reach and gap <= model.span_sigmas * np.sqrt(spread):
            found.add((i, j))
        elif abs(distance / reach - 1) <= 0.02:
            found.add((-1, -1))
    return found


PLACES = st.tuples(
    st.sampled_from([(36.2, 32.6), (179.995, -17.0), (-179.995, -17.0), (10.0, 89.9), (-170.0, 89.95), (0.0, 0.0)]),
    st.floats(-0.05, 0.05),
    st.floats(-0.05, 0.05),
)


@tries(60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.lists(
        st.tuples(
            PLACES, st.integers(0, 600), st.sampled_from([100.0, 900.0, 5_000.0, 20_000.0, 45_000.0]), st.integers(0, 3)
        ),
        min_size=2,
        max_size=25,
    )
)
def test_every_pair_within_reach_is_found_and_no_other_anywhere_on_earth(
    drawn: list[tuple[tuple[tuple[float, float], float, float], int, float, int]],
) -> None:
    rows = [
        told(
            f"source-{source}",
            reference=str(k),
            minutes=minutes,
            longitude=(place[0] + east + 180) % 360 - 180,
            latitude=float(np.clip(place[1] + north, -90, 89.99)),
            radius_m=radius,
            occurred_within_s=[60.0, 3_000.0, 30_000.0][k % 3],
        )
        for k, ((place, east, north), minutes, radius, source) in enumerate(drawn)
    ]
    reports = reports_of(*rows)
    pairs = compare(reports, EVERYTHING).pairs
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    plain = plain_pairs(reports, EVERYTHING)
    if (-1, -1) not in plain:
        assert found == plain
    assert len(found) == len(pairs), "no pair is told twice"


def test_the_score_falls_with_distance_and_with_time() -> None:
    here = told("a")
    by_distance = [score_of(here, told("b", north_m=metres))["score"] for metres in (0, 800, 1_600, 2_400)]
    by_time = [score_of(here, told("b", minutes=minutes))["score"] for minutes in (0, 15, 30, 45)]
    assert by_distance == sorted(by_distance, reverse=True)
    assert by_time == sorted(by_time, reverse=True)


def test_the_score_is_the_sum_of_its_five_parts() -> None:
    parts = score_of(told("a", actor="north"), told("b", north_m=700, minutes=9, act="artillery_fire", actor="south"))
    assert parts["score"] == pytest.approx(sum(value for name, value in parts.items() if name.endswith("_score")))
    assert parts["distance_m"] == pytest.approx(700, rel=0.01)
    assert parts["gap_s"] == 540


def test_the_same_act_speaks_for_one_incident_and_a_flight_against_a_mortar() -> None:
    acts = ["mortar_fire", "artillery_fire", "air_strike", "access_denied"]
    scores = [score_of(told("a"), told("b", act=act))["act_score"] for act in acts]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0 > scores[-1]


def test_what_is_not_said_says_nothing() -> None:
    silent = score_of(told("a", act=None, actor=None), told("b", weapon="mortar", actor="north", target="south"))
    assert silent["act_score"] == silent["actor_score"] == 0.0


def test_a_name_is_the_same_however_it_is_spelt() -> None:
    same = score_of(told("a", actor="Jabhat al-Nusra"), told("b", actor="JABHAT AL NUSRA"))
    other = score_of(told("a", actor="Jabhat al-Nusra"), told("b", actor="north"))
    assert same["actor_score"] > 0 > other["actor_score"]


def test_two_reports_of_one_source_are_never_offered() -> None:
    reports = reports_of(told("a", minutes=0), told("a", minutes=1))
    assert len(compare(reports, EVERYTHING).pairs) == 0


@pytest.mark.parametrize(
    "vague",
    [{"radius_m": 30_001.0}, {"occurred_within_s": 129_601.0}, {"place": None}],
    ids=["radius", "time", "place"],
)
def test_what_could_match_almost_anything_is_not_compared(vague: dict[str, Any]) -> None:
    assert len(compare(reports_of(told("a"), told("b", **vague)), EVERYTHING).pairs) == 0
    assert len(compare(reports_of(told("a"), told("b")), EVERYTHING).pairs) == 1


def test_in_a_crowd_nearness_says_less() -> None:
    pair = [told("a", north_m=0), told("b", north_m=300)]
    crowd = [told(f"c{k}", north_m=400 * (k % 5), minutes=k % 7, longitude=36.2 + 0.004 * k) for k in range(12)]

    def first_pair(pairs: Pairs) -> float:
        return float(pairs.parts[PARTS.index("crowd_score"), (pairs.first == 0) & (pairs.second == 1)][0])

    alone = first_pair(compare(reports_of(*pair), EVERYTHING).pairs)
    crowded = first_pair(compare(reports_of(*pair, *crowd), EVERYTHING).pairs)
    assert crowded < alone - 1


def test_a_report_with_more_neighbours_than_there_is_room_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = reports_of(*(told(f"s{k}", reference=str(k)) for k in range(12)))
    whole = compare(reports, EVERYTHING).pairs
    monkeypatch.setattr(candidates, "_ROOM", 2)
    cramped = compare(reports, EVERYTHING).pairs
    assert len(whole) == 66
    assert np.array_equal(whole.first, cramped.first)
    assert np.array_equal(whole.parts, cramped.parts)


def test_the_pairs_can_be_handed_on_as_a_table() -> None:
    reports = reports_of(told("a"), told("b"))
    table = compare(reports, EVERYTHING).pairs.table(reports["report_id"].combine_chunks())
    assert table.column_names == ["first", "second", *PARTS, "score"]
    assert table["first"].to_pylist() == ["a/0-0"]


def test_nothing_to_compare_is_no_pair() -> None:
    assert len(compare(reports_of(), EVERYTHING).pairs) == 0


def test_the_score_of_a_pair_alone_is_its_score_among_many_to_the_last_digit() -> None:
    """Teeth: NumPy's sum down the columns of eight parts takes those of a single pair in another order."""
    parts = np.random.default_rng(4).normal(0.0, 3.0, (len(PARTS), 400))
    rows = np.arange(400, dtype=np.int32)
    alone = [Pairs.of_parts(rows[k : k + 1], rows[k : k + 1], parts[:, k : k + 1]).score[0] for k in range(400)]
    assert Pairs.of_parts(rows, rows, parts).score.tolist() == alone
    assert [parts[2:, k : k + 1].sum(axis=0)[0] for k in range(400)] != alone
