"""Metrics: hand-counted cases, the definitions written out, and what ties and gaps do."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.errors import Refused
from truceline.incident.evaluation import evaluating
from truceline.incident.evaluation.evaluating import (
    Belonging,
    Judged,
    Quality,
    as_json,
    b_cubed,
    calibration,
    calibration_error,
    hits,
    pairwise,
    pairwise_of_labelled,
    partnered_in,
    probability_of,
    together,
    wilson_interval,
)

Sets = list[set[int]]  # the incidents of each report


def belonging(of: Sets) -> Belonging:
    rows = [(report, incident) for report, several in enumerate(of) for incident in sorted(several)]
    return Belonging(*np.array(rows, np.int64).reshape(-1, 2).T)


def alone(*labels: int) -> Belonging:
    return belonging([{label} for label in labels])


def pairs_by_definition(found: Sets, true: Sets) -> tuple[float, float]:
    every = list(combinations(range(len(found)), 2))
    put = {(i, j) for i, j in every if found[i] & found[j]}
    belong = {(i, j) for i, j in every if true[i] & true[j]}
    right = len(put & belong)
    return (right / len(put) if put else math.nan), (right / len(belong) if belong else math.nan)


def b_cubed_by_definition(found: Sets, true: Sets) -> float:
    means = []
    for i in range(len(found)):
        company = [j for j in range(len(found)) if found[i] & found[j]]
        shares = [min(len(found[i] & found[j]), len(true[i] & true[j])) / len(found[i] & found[j]) for j in company]
        means.append(sum(shares) / len(shares))
    return sum(means) / len(means)


def labels(most: int) -> st.SearchStrategy[tuple[Sets, Sets]]:
    one = st.sets(st.integers(0, 4), min_size=1, max_size=most)
    return st.lists(st.tuples(one, one), min_size=1, max_size=9).map(
        lambda rows: ([row[0] for row in rows], [row[1] for row in rows])
    )


def test_a_case_counted_by_hand() -> None:
    # Found {0 1 2} {3 4} {5}; true {0 1} {2 3 4} {5}. Right pairs: 01, 34. Found: 4 pairs, true: 4 pairs.
    found, true = alone(0, 0, 0, 1, 1, 2), alone(0, 0, 1, 1, 1, 2)
    assert pairwise(found, true) == Quality(0.5, 0.5)
    # B-cubed precision: 2/3, 2/3, 1/3, 1, 1, 1; recall: 1, 1, 1/3, 2/3, 2/3, 1. Both sum to 14/3.
    told = b_cubed(found, true)
    assert told.precision == pytest.approx(14 / 18)
    assert told.recall == pytest.approx(14 / 18)
    assert told.f1 == pytest.approx(14 / 18)


@given(labels(1) | labels(3))
@tries(200)
def test_every_figure_is_what_its_definition_gives_with_one_incident_a_report_or_several(
    case: tuple[Sets, Sets],
) -> None:
    found, true = case
    told = pairwise(belonging(found), belonging(true))
    assert (told.precision, told.recall) == pytest.approx(pairs_by_definition(found, true), nan_ok=True)
    cubed = b_cubed(belonging(found), belonging(true))
    assert cubed.precision == pytest.approx(b_cubed_by_definition(found, true))
    assert cubed.recall == pytest.approx(b_cubed_by_definition(true, found))


@given(labels(3))
@tries(100)
def test_two_reports_are_together_where_they_share_an_incident(case: tuple[Sets, Sets]) -> None:
    every = [(i, j) for i in range(len(case[0])) for j in range(len(case[0]))]
    first, second = np.array(every, np.int64).T
    assert together(belonging(case[0]), first, second).tolist() == [bool(case[0][i] & case[0][j]) for i, j in every]


def test_a_hundred_thousand_reports_in_one_incident_are_counted_without_listing_their_pairs() -> None:
    everyone = Belonging(np.arange(100_000), np.zeros(100_000, np.int64))
    assert pairwise(everyone, everyone) == Quality(1.0, 1.0)
    assert b_cubed(everyone, everyone) == Quality(1.0, 1.0)


def test_pairs_too_many_to_list_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "_MOST_PAIRS", 2)
    with pytest.raises(Refused, match=r"3 pairs.*I028"):
        pairwise(belonging([{0, 1}, {0}, {0}]), alone(0, 0, 0))


def test_nothing_joined_has_no_precision_and_an_f1_of_no_number() -> None:
    told = pairwise(alone(0, 1), alone(0, 0))
    assert math.isnan(told.precision)
    assert told.recall == 0.0
    assert as_json(told) == {"precision": None, "recall": 0.0, "f1": None}


def test_only_labelled_pairs_count_where_pairs_are_the_truth() -> None:
    labelled = Judged(np.array([0, 0, 2]), np.array([1, 2, 3]), np.array([True, False, True]))
    assert pairwise_of_labelled(alone(0, 0, 0, 1), labelled) == Quality(0.5, 0.5)


def test_a_score_of_nought_is_an_even_chance_and_nine_to_one_is_nine_in_ten() -> None:
    assert probability_of(np.array([0.0, math.log(9), -1e9])).tolist() == pytest.approx([0.5, 0.9, 0.0])


def test_calibration_tells_of_each_tenth_how_many_are_right() -> None:
    probability = np.array([0.05, 0.9, 0.92, 0.99, 1.0])
    told = calibration(probability, np.array([False, True, True, True, False]))
    assert [(share.low, share.pairs, share.right) for share in told] == [(0.0, 1, 0), (0.9, 4, 3)]
    assert told[1].given == pytest.approx(0.9525)
    assert calibration_error(told) == pytest.approx((0.05 + 4 * 0.2025) / 5)


def test_wilsons_interval_is_the_one_in_the_books() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, and 0 of 20.
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_the_rank_of_the_true_partner_is_found_and_a_report_without_a_suggestion_misses() -> None:
    # 0's partner 1 stands second, 1's first; 2 has a partner that nobody suggests.
    suggested = Judged(np.array([0, 0]), np.array([3, 1]), np.array([False, True]))
    told = hits(suggested, np.array([5.0, 4.0]), np.array([0, 1, 2]), (1, 2))
    assert told.reports == 3
    assert told.at == {1: pytest.approx(1 / 3), 2: pytest.approx(2 / 3)}


def test_a_tie_never_flatters() -> None:
    suggested = Judged(np.array([0, 0]), np.array([1, 2]), np.array([True, False]))
    assert hits(suggested, np.array([4.0, 4.0]), np.array([0]), (1, 2)).at == {1: 0.0, 2: 1.0}


def test_a_report_has_a_partner_where_another_shares_its_incident() -> None:
    assert partnered_in(alone(0, 0, 1, 2)).tolist() == [0, 1]
