"""What people judged, and what another model counted, is known before anything is counted: it helps here, and on other reports."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from answered import answered, judgements_of
from scenes import charter_of

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.evaluation.evaluating import Belonging, calibration, calibration_error, pairwise
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import Settled
from truceline.incident.learning import foreknown
from truceline.incident.learning.foreknown import FEWEST, Believed, Known
from truceline.incident.model import LinkModel, NamesMet
from truceline.incident.model_file import model_in, write_model

SEEDS = (31, 33, 35)  # and the exercise after each, which is not seen


@cache
def exercise(seed: int, reports: int = 2_000, days: int = 12) -> tuple[pa.Table, dict[str, str]]:
    """Reports, and the true incident of each."""
    made = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=reports, days=days))
    names = made.truth["report_id"]
    truth = pc.coalesce(made.truth["true_incident"], names).to_pylist()
    return made.reports, dict(zip(names.to_pylist(), truth, strict=True))


@cache
def plain(seed: int) -> Gathered:
    """As nobody judged, and nothing is believed."""
    return gather(exercise(seed)[0])


@cache
def answers(seed: int, most: int = 600) -> pa.Table:
    """The first answers of somebody who knows the truth."""
    return answered(plain(seed), exercise(seed)[1], most)


@cache
def lesson(seed: int, most: int = 600) -> LinkModel:
    """What so many answers teach."""
    return gather(exercise(seed)[0], judgements=answers(seed, most)).models[0]


def f1(gathered: Gathered, truth: dict[str, str]) -> float:
    rows = np.arange(gathered.links.num_rows)
    true = pa.array([truth[one] for one in gathered.links["report_id"].to_pylist()])
    found, known = (
        Belonging(rows, column.dictionary_encode().indices.to_numpy())
        for column in (gathered.links["incident_id"].combine_chunks(), true)
    )
    return pairwise(found, known).f1


def off(gathered: Gathered, truth: dict[str, str]) -> float:
    """How far probabilities are from the truth."""
    pairs = gathered.suggestions()
    ends = zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True)
    right = np.array([truth[one] == truth[other] for one, other in ends])
    return calibration_error(calibration(pairs["probability"].to_numpy(), right))


def test_what_people_judged_of_some_reports_links_others_better_and_takes_nothing_from_their_probabilities() -> None:
    """Teeth: the same model without answers, on exercises that neither has seen."""
    unseen = [exercise(seed + 1) for seed in SEEDS]
    taught, untaught = (
        [gather(reports, model=model) for (reports, _), model in zip(unseen, models, strict=True)]
        for models in ([lesson(seed) for seed in SEEDS], [plain(seed).models[0] for seed in SEEDS])
    )
    better, worse = (
        [f1(one, truth) for one, (_, truth) in zip(each, unseen, strict=True)] for each in (taught, untaught)
    )
    assert np.mean(better) > np.mean(worse) + 0.002
    errors = [
        np.mean([off(one, truth) for one, (_, truth) in zip(each, unseen, strict=True)]) for each in (taught, untaught)
    ]
    assert errors[0] < errors[1] + 0.002


def test_a_model_is_better_believed_than_used_as_it_is_and_than_not_known() -> None:
    """Teeth: lists of ten days, learnt alone; and by a model that has of other places and weeks what is met there by chance."""
    f1s, errors = [], []
    for seed in range(41, 49):
        reports, truth = exercise(seed, 400, 10)
        found = [gather(reports, model=way) for way in (Believed(lesson(31)), lesson(31), None)]
        f1s.append([f1(one, truth) for one in found])
        errors.append([off(one, truth) for one in found])
    believed, _, alone = np.mean(f1s, axis=0)
    assert believed > alone + 0.0035
    believed, as_it_is, alone = np.mean(errors, axis=0)
    assert believed < min(as_it_is - 0.01, alone)


def test_what_follows_from_judgements_is_judged_too() -> None:
    known = Known(Settled(np.array([[0, 1], [1, 2]] * 25), ("amina",) * 50, np.array([[2, 3]])))
    likely = np.full(4, 0.5)
    known.write_judged(likely, 5, np.array([0, 0, 3, 0]), np.array([2, 3, 4, 4]))
    assert likely.tolist() == [1.0, 0.0, 0.5, 0.5]


def test_judgements_on_reports_that_are_not_looked_at_teach_nothing() -> None:
    known = Known(Settled(np.array([[0, 4], [2, 4]]), ("amina", "boris"), np.array([[2, 3], [0, 2]])))
    here = known.of_rows(np.array([2, 4]), 5).settled
    assert here.same.tolist() == [[0, 1]]
    assert here.same_by == ("boris",)
    assert here.different.tolist() == []


def test_fewer_judgements_than_fifty_are_followed_and_teach_nothing() -> None:
    reports = exercise(31)[0]
    untaught, few, enough = (
        gather(reports, judgements=held).models[0] for held in (None, answers(31, FEWEST - 1), answers(31, FEWEST))
    )
    assert (few.codes, few.taught) == (untaught.codes, None)
    assert enough.codes != untaught.codes
    assert enough.taught is not None
    assert enough.taught.judgements == FEWEST


def test_the_order_of_judgements_and_reports_changes_nothing_that_is_taught() -> None:
    reports, held = exercise(31)[0], answers(31)
    lots = np.random.default_rng(2)
    mixed = held.take(lots.permutation(held.num_rows))
    again = gather(reports.take(lots.permutation(reports.num_rows)), judgements=mixed).models[0]
    assert write_model(again) == write_model(lesson(31))


def test_how_many_judgements_taught_it_and_how_many_pairs_were_counted_stand_in_the_file_of_the_model() -> None:
    kept = model_in(write_model(lesson(31)), "model.json")
    same = pc.sum(pc.equal(answers(31)["judgement"], "same")).as_py()
    assert kept.taught is not None
    assert (kept.taught.judgements, kept.taught.same) == (600, same)
    assert kept.codes == lesson(31).codes
    assert sum(met.pairs for met in kept.codes if met.of == "act") > 500


def levels(words: int) -> tuple[np.ndarray, float]:
    return np.full((words, words), 1.0 / words**2), 30.0


def test_what_another_model_counted_is_believed_for_as_many_pairs_as_it_counted_and_within_a_bound() -> None:
    for counted in (50.0, 5_000.0):
        known = Known(
            met=(NamesMet("act", "a", "a", 1.0, counted * 0.6), NamesMet("act", "a", "b", 1.0, counted * 0.4))
        )
        believed, held = known.with_believed("act", ("a", "b"), levels(2))
        more = min(counted, foreknown.MOST_BELIEVED)
        assert held == 30.0 + more
        assert believed == pytest.approx((30.0 * levels(2)[0] + more * np.array([[0.6, 0.2], [0.2, 0.0]])) / held)


def test_of_words_that_another_model_did_not_meet_levels_alone_tell() -> None:
    known = Known(met=(NamesMet("actor", "a", "a", 1.0, 90.0), NamesMet("actor", "x", "x", 1.0, 90.0)))
    assert known.with_believed("act", ("a", "b"), levels(2)) is not None
    before = levels(3)
    assert known.with_believed("act", ("a", "b", "c"), before) is before
    believed, _ = known.with_believed("actor", ("a", "b", "c"), before)
    assert believed[1:] == pytest.approx(before[0][1:])
    assert believed.sum() == pytest.approx(1.0)


def test_reports_that_people_joined_in_a_long_chain_are_one() -> None:
    ends = np.random.default_rng(3).permutation(200).astype(np.int32)
    chain = np.stack([ends[:-1], ends[1:]], axis=1)
    likely = np.full(1, 0.5)
    Known(Settled(chain, ("amina",) * 199, np.empty((0, 2), np.int32))).write_judged(likely, 200, ends[:1], ends[-1:])
    assert likely.tolist() == [1.0]


def test_real_reports_and_exercises_that_come_together_are_taught_apart() -> None:
    reports = exercise(31)[0]
    drawn = pa.array([number % 2 == 0 for number in range(reports.num_rows)])
    both = reports.set_column(reports.column_names.index("exercise"), "exercise", drawn)
    ids = reports["report_id"].filter(drawn).to_pylist()
    held = judgements_of([(one, other, False) for one, other in zip(ids[::2], ids[1::2], strict=False)])
    taught = [model.taught for model in gather(both, judgements=held).models]
    assert [one is not None for one in taught] == [False, True]
