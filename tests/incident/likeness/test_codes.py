"""What is written down of any two codes is what is reckoned of each pair."""

from pathlib import Path

import numpy as np
import pytest

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.ordering import canonical
from truceline.incident.likeness import codes
from truceline.incident.likeness.codes import codes_together
from truceline.incident.likeness.compare import Compared, compare
from truceline.incident.likeness.kernels import act_evidence, actor_evidence
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"


@pytest.fixture(scope="module")
def compared() -> Compared:
    """An exercise of six hundred reports."""
    made = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=77, reports=600, by_bearing=0.2))
    return compare(canonical(made.reports), LinkModel())


def test_any_two_reports_say_by_their_numbers_what_they_say_by_their_codes(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "_MANY", 1)
    spots, chance = compared.spots, compared.chance
    told = codes_together(spots, chance)
    assert told.known
    assert 1 < len(told.acts_say) < 600
    assert 1 < len(told.actors_say) < 600
    for one, other in np.random.default_rng(5).integers(0, len(spots.at), (3_000, 2)).tolist():
        acts, actors = (
            [(columns[0][row], columns[1][row]) for row in (one, other)]
            for columns in ((spots.act, spots.weapon), (spots.actor, spots.target))
        )
        assert told.acts_say[told.acts[one], told.acts[other]] == act_evidence(chance, *acts)
        assert told.actors_say[told.actors[one], told.actors[other]] == actor_evidence(chance, *actors)


def test_what_is_offered_and_how_it_scores_is_the_same_where_nothing_is_written_down(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=78, reports=600, by_bearing=0.2))
    reports = canonical(made.reports)
    without = compare(reports, compared.model)
    monkeypatch.setattr(codes, "_MANY", 1)
    written = compare(reports, compared.model)
    assert codes_together(written.spots, written.chance).known
    for ours, theirs in ((written.pairs, without.pairs), (written.unplaced, without.unplaced)):
        assert len(ours) > 0
        for column in ("first", "second", "score"):
            assert np.array_equal(getattr(ours, column), getattr(theirs, column))


def test_nothing_is_written_down_of_few_reports_or_of_too_many_names(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    spots = compared.spots
    assert not codes_together(spots, compared.chance).known
    monkeypatch.setattr(codes, "_MANY", 1)
    of_each = np.arange(len(spots.at), dtype=np.int32) << 8
    assert not codes_together(spots._replace(actor=of_each), compared.chance).known
