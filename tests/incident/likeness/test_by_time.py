"""Reports without a place meet all others of their time; what is passed over unweighed could not have been worth offering."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Ints
from truceline.incident.likeness import by_time
from truceline.incident.likeness.by_time import Beside, crowds_by_time, pairs_by_time, timed
from truceline.incident.likeness.codes import codes_together
from truceline.incident.likeness.compare import Compared, compare
from truceline.incident.likeness.crowd import CROWD_PARTS, NOBODY, span_length
from truceline.incident.likeness.offering import Lists
from truceline.incident.model import LinkModel


@pytest.fixture(scope="module")
def day() -> Compared:
    """Eighty reports of nine sources within a day, every fourth without a place."""
    random = np.random.default_rng(8)
    acts = ("mortar_fire", "air_strike", "explosion")
    rows = [
        told(
            f"s{n % 9}",
            reference=str(n),
            minutes=n * 17,
            north_m=n % 5 * 900,
            act=acts[int(random.integers(3))],
            occurred_within_s=float(random.choice([60, 600, 7_200])),
            **({"place": None} if n % 4 == 0 else {}),
        )
        for n in range(80)
    ]
    return compare(reports_of(*rows), LinkModel())


def met(compared: Compared) -> tuple[Ints, Ints]:
    """Every two of which one gives no place and whose times are within reach, found by looking at every two."""
    spots, weights = compared.spots, compared.weights
    first, second = (rows.astype(np.int32) for rows in np.triu_indices(len(spots.at), 1))
    spread = spots.variance_s2[first] + spots.variance_s2[second] + weights.duration2
    near = (spots.at[first] - spots.at[second]) ** 2 <= weights.span2 * spread
    near &= (spots.source[first] != spots.source[second]) & (compared.lone[first] | compared.lone[second])
    return first[near], second[near]


def beside(compared: Compared, **other: Any) -> Beside:
    rows = len(compared.spots.at)
    lists = Lists(np.zeros(rows, np.bool_), compared.by_day.listed, compared.by_day.told_as, compared.by_day.law_of)
    return Beside(
        np.full(rows, -1, np.int32), lists, np.full(16, 4.0), codes_together(compared.spots, compared.chance)
    )._replace(**other)


def kept(compared: Compared, least: float, asked: Beside | None = None) -> set[tuple[int, int]]:
    rows = timed(compared.spots, compared.comparable, compared.lone)
    measure = (compared.weights, compared.chance, least)
    found = [
        pair
        for first, second in pairs_by_time(compared.spots, measure, rows, asked or beside(compared))
        for pair in zip(first.tolist(), second.tolist(), strict=True)
    ]
    assert len(found) == len(set(found)), "each pair comes once"
    return set(found)


@pytest.mark.parametrize("least", [-1e9, -2.0, 1.0])
def test_of_all_that_are_met_none_is_left_out_that_has_the_least_score(day: Compared, least: float) -> None:
    pairs = day.weigh(*met(day))
    worth = pairs.score >= least
    wanted = set(zip(pairs.first[worth].tolist(), pairs.second[worth].tolist(), strict=True))
    found = kept(day, least)
    assert wanted
    assert wanted <= found
    assert (len(found) == len(pairs)) == (least == -1e9)


def test_what_a_bearing_or_a_law_may_speak_for_is_left_out_for_nothing_else(day: Compared) -> None:
    every = set(zip(*(rows.tolist() for rows in met(day)), strict=True))
    rows = len(day.spots.at)
    assert kept(day, 1e9) == set()
    aimed = np.where(np.arange(rows) == 8, 0, -1).astype(np.int32)
    assert kept(day, 1e9, beside(day, bearing=aimed)) == {pair for pair in every if 8 in pair} != set()
    number = np.where(day.spots.source < 2, day.spots.source, -1).astype(np.int32)
    lists = Lists(np.zeros(rows, np.bool_), number >= 0, number, np.array([[-1, 0], [0, -1]]))
    lawful = {pair for pair in every if sorted(number[list(pair)]) == [0, 1]}
    assert kept(day, 1e9, beside(day, lists=lists)) == lawful != set()


def test_how_crowded_a_time_is_counts_each_of_another_voice_once_for_each_report(day: Compared) -> None:
    spots, weights = day.spots, day.weights
    densest = CROWD_PARTS * max(span_length(weights, weights.duration2), 1.0)
    counted = np.zeros(len(spots.at))
    for one, other in zip(*met(day), strict=True):
        spread = spots.variance_s2[one] + spots.variance_s2[other] + weights.duration2
        for row in (one, other):
            counted[row] += int(densest / (2.0 * np.sqrt(weights.span2 * spread)) + 0.5)
    lone, crowd = crowds_by_time(spots, weights, timed(spots, day.comparable, day.lone))
    assert lone.tolist() == np.flatnonzero(day.lone & (counted > 0)).tolist()
    assert np.array_equal(crowd, np.log(counted[lone] / densest))
    assert (day.chance.crowd[lone] == crowd).all()
    alone = compare(reports_of(told("a"), told("b", place=None, minutes=9_000)), LinkModel())
    assert (alone.chance.crowd < NOBODY).all(), "who meets nobody is told of none"


def test_a_report_that_meets_more_than_there_is_room_for_loses_none(
    monkeypatch: pytest.MonkeyPatch, day: Compared
) -> None:
    whole = kept(day, -2.0)
    monkeypatch.setattr(by_time, "_ROOM", 1)
    assert kept(day, -2.0) == whole
