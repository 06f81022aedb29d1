"""A probability can be believed: of the pairs given 0.9, nine in ten are one incident."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.believing import beside_rivals, looked_up, probability
from truceline.incident.compare import PARTS, Pairs
from truceline.incident.evaluating import probability_of
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
KNOTS = ((-2.0, 0.1), (0.0, 0.3), (4.0, 0.9))


def pairs_of(*rows: tuple[int, int, float]) -> Pairs:
    parts = np.zeros((len(PARTS), len(rows)))
    parts[2] = [score for _, _, score in rows]
    first, second = (np.array([row[k] for row in rows], np.int32) for k in (0, 1))
    return Pairs(first, second, parts)


def test_a_pair_without_rivals_has_its_score() -> None:
    sources = np.array([0, 1, 2], np.int32)
    pairs = pairs_of((0, 1, 3.0), (0, 2, 1.0))  # partners of two sources can both be right
    assert beside_rivals(pairs, sources).tolist() == [3.0, 1.0]


def test_two_candidates_of_one_source_share_what_only_one_of_them_can_have() -> None:
    sources = np.array([0, 1, 1, 2], np.int32)
    beside = beside_rivals(pairs_of((0, 1, 3.0), (0, 2, 3.0), (2, 3, 3.0)), sources)
    assert beside[:2].tolist() == pytest.approx([-np.log(np.exp(-3.0) + 1.0)] * 2)
    assert beside[2] == 3.0
    # Rivals count on the side of either report.
    assert beside_rivals(pairs_of((0, 3, 3.0), (1, 3, 3.0)), np.array([0, 0, 1, 2], np.int32))[0] < 0


def test_the_table_is_even_between_its_rows_and_holds_beyond_them() -> None:
    assert looked_up(np.array([-9.0, -1.0, 2.0, 50.0]), KNOTS).tolist() == pytest.approx([0.1, 0.2, 0.6, 0.9])
    assert probability(pairs_of((0, 1, 2.0)), np.array([0, 1], np.int32), KNOTS).tolist() == pytest.approx([0.6])


def test_the_table_that_is_shipped_rises_so_that_the_likelier_pair_has_more() -> None:
    steps = np.diff(np.array(LinkModel().calibration), axis=0)
    assert np.all(steps > 0)


def test_of_the_pairs_given_nine_in_ten_nine_in_ten_are_right() -> None:
    """Teeth: scores taken as odds promise far more than they hold, on the same pairs."""
    exercise = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=977, reports=4_000, days=95))
    pairs = gather(exercise.reports).suggestions()
    known = exercise.truth["report_id"].combine_chunks()
    one, other = (exercise.truth["true_incident"].take(pc.index_in(pairs[name], known)) for name in ("first", "second"))
    right = pc.fill_null(pc.equal(one, other), pa.scalar(value=False)).to_numpy()
    given = pairs["probability"].to_numpy()
    assert np.sum(given >= 0.9) > 500
    assert 0.9 < right[given >= 0.9].mean() < 0.98
    for low in (0.1, 0.3, 0.5, 0.7):
        inside = (given >= low) & (given < low + 0.2)
        assert right[inside].mean() == pytest.approx(given[inside].mean(), abs=0.07)
    assert right[probability_of(pairs["score"].to_numpy()) >= 0.9].mean() < 0.85


def test_probabilities_change_no_incident_and_a_kept_model_gives_the_same() -> None:
    reports = reports_of(*(told(f"s{n % 4}", minutes=7 * n, north_m=150 * n) for n in range(24)))
    learnt = gather(reports)
    kept = gather(reports, model=learnt.models[0])
    other = gather(reports, model=replace(learnt.models[0], calibration=KNOTS))
    assert kept.suggestions().equals(learnt.suggestions())
    assert (other.incidents, other.links) == (kept.incidents, kept.links)
    assert other.suggestions()["probability"].to_pylist() != kept.suggestions()["probability"].to_pylist()
