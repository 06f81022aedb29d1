"""A probability can be believed: of the pairs given 0.9, nine in ten are one incident."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.evaluation.evaluating import probability_of
from truceline.incident.gathering import gather
from truceline.incident.joining.believing import beside_rivals, looked_up, worth_joining
from truceline.incident.likeness.compare import PARTS, Pairs
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"
KNOTS = ((-2.0, 0.1), (0.0, 0.3), (4.0, 0.9))


def pairs_of(*rows: tuple[int, int, float]) -> Pairs:
    parts = np.zeros((len(PARTS), len(rows)))
    parts[2] = [score for _, _, score in rows]
    first, second = (np.array([row[k] for row in rows], np.int32) for k in (0, 1))
    return Pairs.of_parts(first, second, parts)


def test_a_pair_without_rivals_has_its_score_less_what_scores_promise_too_much() -> None:
    sources = np.array([0, 1, 2], np.int32)
    pairs = pairs_of((0, 1, 3.0), (0, 2, 1.0))  # partners of two sources can both be right
    assert beside_rivals(pairs, sources).tolist() == pytest.approx([2.0, 0.0])


def all_assignments(odds: np.ndarray) -> np.ndarray:
    """The odds of each pair of two lists, by every way to give each report at most one partner: the definition."""
    rows, columns = odds.shape
    weight, held = 0.0, np.zeros(odds.shape)
    for chosen in product(range(-1, columns), repeat=rows):
        taken = [column for column in chosen if column >= 0]
        if len(set(taken)) == len(taken):
            one = float(np.prod([odds[row, column] for row, column in enumerate(chosen) if column >= 0]))
            weight += one
            for row, column in enumerate(chosen):
                if column >= 0:
                    held[row, column] += one
    return np.asarray(held / (weight - held))


@pytest.mark.parametrize("swapped", [False, True])
def test_odds_are_those_of_all_assignments_together(*, swapped: bool) -> None:
    """Exact on a chain of pairs; which report of a pair comes first in time changes nothing.

    Teeth: the first report's best candidate is fitted better by another, so its second is likelier than its score says.
    """
    scores = np.array([[3.0, 2.0, -np.inf], [5.0, -np.inf, -np.inf], [-np.inf, 1.0, 0.5]])
    cells = [(row, column) for row in range(3) for column in range(3) if np.isfinite(scores[row, column])]
    ends = [(row, 3 + column, scores[row, column]) for row, column in cells]
    pairs = pairs_of(*((b, a, s) if swapped and n % 2 else (a, b, s) for n, (a, b, s) in enumerate(ends)))
    sources = np.array([0, 0, 0, 1, 1, 1], np.int32)
    told = beside_rivals(pairs, sources)
    known = all_assignments(np.exp(scores - 1.0))
    assert told.tolist() == pytest.approx([np.log(known[cell]) for cell in cells], abs=0.05)
    assert told[1] > told[0]


def test_what_is_joined_is_what_is_worth_joining_for_these_reports() -> None:
    """Where most pairs are doubtful, more doubtful ones are worth it; few pairs tell nothing."""
    clear = pairs_of(*((2 * n, 2 * n + 1, 5.0) for n in range(100)))
    doubtful = pairs_of(*((2 * n, 2 * n + 1, -1.0) for n in range(400)))
    found = [worth_joining(pairs, pairs.score, 0.5) for pairs in (clear, doubtful, clear.chosen(np.arange(5)))]
    assert found[1] < found[0] < 0.0
    assert found[2] == 0.5


def test_the_table_is_even_between_its_rows_and_keeps_the_order_beyond_them() -> None:
    told = looked_up(np.array([-9.0, -3.0, -1.0, 2.0, 50.0]), KNOTS)
    assert told[2:4].tolist() == pytest.approx([0.2, 0.6])
    assert 0.0 < told[0] < told[1] < 0.1
    assert 0.9 < told[4] <= 1.0


def test_the_table_that_is_shipped_rises_so_that_the_likelier_pair_has_more() -> None:
    steps = np.diff(np.array(LinkModel().calibration), axis=0)
    assert np.all(steps > 0)


def told_and_true(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each suggested pair of an exercise its probability, its score taken as one, and whether it is one incident."""
    exercise = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=seed, reports=3_000, days=71))
    pairs = gather(exercise.reports).suggestions()
    known = exercise.truth["report_id"].combine_chunks()
    one, other = (exercise.truth["true_incident"].take(pc.index_in(pairs[name], known)) for name in ("first", "second"))
    right = pc.fill_null(pc.equal(one, other), pa.scalar(value=False)).to_numpy()
    return pairs["probability"].to_numpy(), probability_of(pairs["score"].to_numpy()), right


def test_of_the_pairs_given_nine_in_ten_nine_in_ten_are_right() -> None:
    """Teeth: scores taken as odds promise far more than they hold, on the same pairs."""
    given, by_score, right = map(np.concatenate, zip(*map(told_and_true, (977, 978, 979)), strict=True))
    assert np.sum(given >= 0.9) > 500
    assert right[given >= 0.9].mean() > 0.9
    assert right[given >= 0.9].mean() == pytest.approx(given[given >= 0.9].mean(), abs=0.012)
    for low in (0.1, 0.3, 0.5, 0.7):
        inside = (given >= low) & (given < low + 0.2)
        assert right[inside].mean() == pytest.approx(given[inside].mean(), abs=0.07)
    assert right[by_score >= 0.9].mean() < by_score[by_score >= 0.9].mean() - 0.12


def test_probabilities_change_no_incident_and_a_kept_model_gives_the_same() -> None:
    reports = reports_of(*(told(f"s{n % 4}", minutes=7 * n, north_m=150 * n) for n in range(24)))
    learnt = gather(reports)
    kept = gather(reports, model=learnt.models[0])
    other = gather(reports, model=replace(learnt.models[0], calibration=KNOTS))
    assert kept.suggestions().equals(learnt.suggestions())
    assert (other.incidents, other.links) == (kept.incidents, kept.links)
    assert other.suggestions()["probability"].to_pylist() != kept.suggestions()["probability"].to_pylist()
