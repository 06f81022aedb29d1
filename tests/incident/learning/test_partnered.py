"""How many rows of the shorter of two lists by the day have a partner is learnt by holding their own days against others."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability
from truceline.incident.learning.partnered import _tells_of, learn_partnered
from truceline.incident.likeness.compare import Compared, compare

TOWNS, SPAN_DAYS, ROWS = 20, 200, 800
SHARES = (0.25, 0.5, 0.9)


@cache
def two_lists(share: float) -> pa.Table:
    """Two lists that know the day, of one war in twenty towns; of so many rows of the second the first tells too, some kilometres off."""
    lots = np.random.default_rng(8)
    town, day = lots.integers(0, TOWNS, (2, ROWS)) * 9_000, lots.integers(0, SPAN_DAYS, (2, ROWS))
    both = np.arange(ROWS) < share * ROWS
    day[1] = np.where(both, day[0], day[1])
    place = np.where(both, town[0] + lots.normal(0.0, 3_000.0, ROWS), town[1]).round().astype(int)
    return reports_of(
        *(
            told(source, reference=f"{n}", north_m=int(m), minutes=int(d) * 1_440, **BY_DAY)
            for source, places, days in (("list-a", town[0], day[0]), ("list-b", place, day[1]))
            for n, (m, d) in enumerate(zip(places, days, strict=True))
        )
    )


BY_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}


@cache
def gathered(share: float) -> Gathered:
    return gather(two_lists(share))


def learnt(share: float) -> float:
    """The share of rows that is found to have a partner."""
    (law,) = gathered(share).models[0].by_day
    return float(1.0 / (1.0 + np.exp(-law.partnered)))


@pytest.mark.parametrize("share", SHARES)
def test_as_many_rows_are_found_to_have_a_partner_as_were_given_one(share: float) -> None:
    assert learnt(share) == pytest.approx(share, abs=0.13)


@pytest.mark.parametrize("share", [0.25, 0.9])
def test_what_is_promised_is_nearer_to_what_is_held_than_if_as_many_had_a_partner_as_not(share: float) -> None:
    model = gathered(share).models[0]
    laws = tuple(law._replace(partnered=0.0) for law in model.by_day)
    true, given = promised(gathered(share))
    _, otherwise = promised(gather(two_lists(share), model=replace(model, by_day=laws)))
    assert abs(given - true) < 0.8 * abs(otherwise - true)


def test_no_row_of_the_shorter_list_is_promised_more_than_one_partner() -> None:
    """Teeth: each pair by itself, those that share a row would be promised more where most have a partner."""
    pairs = gathered(0.9).suggestions(beyond_reach=False)
    ends = (pairs[end].to_pylist() for end in ("first", "second"))
    shared = dict.fromkeys((f"list-b/{n}" for n in range(ROWS)), 0.0)
    for one, other, likely in zip(*ends, pairs["probability"].to_pylist(), strict=True):
        shared[one if one in shared else other] += likely
    assert max(shared.values()) <= 1.0


def promised(of: Gathered) -> tuple[float, float]:
    """Of the pairs within reach, how many are right, and how many should be."""
    pairs = of.suggestions(beyond_reach=False)
    ends = (pairs[end].to_pylist() for end in ("first", "second"))
    right = [one.split("/")[1] == other.split("/")[1] for one, other in zip(*ends, strict=True)]
    return float(np.sum(right)), float(pairs["probability"].to_numpy().sum())


def test_no_incident_depends_on_it() -> None:
    model = gathered(0.25).models[0]
    laws = tuple(law._replace(partnered=2.0) for law in model.by_day)
    other = gather(two_lists(0.25), model=replace(model, by_day=laws))
    assert (other.incidents, other.links) == (gathered(0.25).incidents, gathered(0.25).links)


@cache
def compared() -> Compared:
    return compare(two_lists(0.25), gathered(0.25).models[0])


@pytest.mark.parametrize("nearer", [0.0, 1.2])
def test_where_nobody_counted_or_bursts_gave_each_row_more_than_one_as_many_have_one_as_not(nearer: float) -> None:
    rows = np.arange(2 * ROWS, dtype=np.int32)
    (law,) = learn_partnered(compared(), rows, np.array([nearer]))
    assert law.partnered == 0.0
    (law,) = learn_partnered(compared(), rows, np.array([0.3]))
    assert law.partnered < -0.5


def test_a_list_tells_of_no_day_long_before_or_behind_its_rows() -> None:
    """Else rows near its ends, or near a pause, would find few candidates on other days, and seem to have more on their own."""
    there = np.array([100, 110, 110, 200])
    days = np.array([99, 100, 105, 110, 111, 150, 199, 200, 201])
    assert _tells_of(there, days).tolist() == [False, True, True, True, False, False, False, True, False]


def test_it_is_learnt_of_what_is_counted_by_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_probability, "_FEWEST", 1e9)
    (law,) = gather(two_lists(0.25)).models[0].by_day
    assert law.partnered == 0.0
