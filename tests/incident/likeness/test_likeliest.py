"""Where little is within reach, the likeliest of the day and of those beside it are offered, and joined with nothing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tellings import MODEL
from told import reports_of, told

from truceline.incident import gathering
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.likeness import likeliest as module
from truceline.incident.likeness.compare import compare, no_pairs
from truceline.incident.likeness.likeliest import likeliest

FAR_M, DAY = 60_000, 1_440
LITTLE = replace(MODEL, offered=6.0)  # hardly anything is worth offering


def _row(row: int) -> Any:
    return np.array([row], np.int32)


def offered(*rows: dict[str, Any]) -> set[frozenset[str]]:
    """The pairs that are offered beyond reach, by the names of their reports."""
    gathered = gather(reports_of(*rows), model=LITTLE)
    assert gathered.incidents.num_rows == len(rows), "nothing is joined by being the likeliest"
    pairs = gathered.suggestions()
    return {frozenset(pair) for pair in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True)}


def test_who_gives_no_place_has_the_likeliest_of_the_day_offered() -> None:
    lost = told("a", place=None, act="air_strike")
    like = told("b", minutes=600, act="air_strike")
    others = [told("b", minutes=500 + n, act="ceremony", north_m=n) for n in range(3)]
    pairs = offered(lost, like, *others)

    assert frozenset((lost["report_id"], like["report_id"])) in pairs


@pytest.mark.parametrize(("minutes", "found"), [(DAY - 60, True), (-DAY + 60, True), (2 * DAY, False)])
def test_who_may_have_the_wrong_day_is_offered_and_who_is_two_days_off_is_not(minutes: int, found: bool) -> None:
    here, there = told("a", act="air_strike"), told("b", minutes=minutes, act="air_strike")

    assert offered(here, there) == ({frozenset((here["report_id"], there["report_id"]))} if found else set())


def test_the_likeliest_is_offered_beside_the_nearest() -> None:
    """Three other acts lie nearer than the one that is like it."""
    here, like = told("a", act="air_strike", count=7), told("b", north_m=4 * FAR_M, act="air_strike", count=7)
    nearer = [told("b", minutes=n, north_m=FAR_M + n, act="ceremony") for n in range(1, 4)]
    pairs = offered(here, like, *nearer)

    assert frozenset((here["report_id"], like["report_id"])) in pairs
    assert all(frozenset((here["report_id"], row["report_id"])) in pairs for row in nearer)


def test_what_is_offered_already_is_not_offered_again() -> None:
    rows = [told(source, minutes=60 * n, north_m=FAR_M * n) for n, source in enumerate("abcd")]
    gathered = gather(reports_of(*rows))
    pairs = gathered.suggestions()
    ends = list(zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True))

    assert len(ends) == len({frozenset(pair) for pair in ends}) == 6


@pytest.mark.parametrize("at_once", [3, 20_000])
def test_the_likeliest_are_those_of_a_plain_search_over_all(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Teeth: another hand weighs every pair; of thirteen reports none is passed over beforehand."""
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    draw = np.random.default_rng(31)
    rows = [
        told(
            "abc"[draw.integers(3)],
            reference=str(n),
            minutes=int(draw.integers(0, 4 * DAY)),
            act=("air_strike", "artillery", "ceremony")[draw.integers(3)],
            **({"place": None} if n % 4 == 0 else {"north_m": float(draw.uniform(-FAR_M, FAR_M))}),
        )
        for n in range(13)
    ]
    reports = canonical(reports_of(*rows))
    found = compare(reports, LITTLE)
    at, source = found.spots.at, found.spots.source
    expected = set()
    for one in range(13):
        others = [k for k in range(13) if source[k] != source[one] and abs(at[k] - at[one]) <= 1.5 * 86_400]
        score = {k: float(found.weigh(_row(min(one, k)), _row(max(one, k))).score[0]) for k in others}
        expected |= {frozenset((one, k)) for k in sorted(others, key=lambda k: (-score[k], k))[:3]}
    pairs = likeliest((found.pairs, found.unplaced), no_pairs(), found, np.arange(13, dtype=np.int32))

    assert not len(found.pairs) + len(found.unplaced)
    assert {frozenset(pair) for pair in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)} == expected


def test_who_gives_a_bearing_and_no_place_is_left_to_whoever_lies_on_it() -> None:
    """Two that heard it from two posts are asked about by where their bearings cross (review.sighting), not as any two of a day."""
    aimed = {"place": None, "post": "one", "post_longitude": 36.2, "post_latitude": 32.6, "bearing_deg": 45.0}
    lost, heard = told("a", place=None, act="air_strike"), told("a", reference="heard", act="air_strike", **aimed)
    like = told("b", minutes=600, act="air_strike")
    pairs = offered(lost, heard, like)

    assert frozenset((lost["report_id"], like["report_id"])) in pairs
    assert not any(heard["report_id"] in pair for pair in pairs)


def test_likelihood_is_reckoned_beside_all_who_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has a rival within reach is less likely the partner of whoever lies beyond it."""
    here, within, beyond = told("a"), told("b", minutes=5), told("b", minutes=DAY - 60)
    pairs = gather(reports_of(here, within, beyond)).suggestions()
    alone = gather(reports_of(here, beyond)).suggestions()

    assert pairs["second"].to_pylist() == [within["report_id"], beyond["report_id"]]
    assert pairs["probability"][1].as_py() < alone["probability"][0].as_py()
    monkeypatch.setattr(gathering, "likeliest", lambda *_asked: no_pairs())
    assert gather(reports_of(here, within, beyond)).suggestions().num_rows == 1
