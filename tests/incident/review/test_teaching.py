"""What people judged teaches the model: cautiously, with its number beside it, and never what they were merely asked by."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from answered import answered, judgements_of
from scenes import charter_of

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import Gathered, gather
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.model import LinkModel
from truceline.incident.model_file import model_in, write_model
from truceline.incident.review import teaching
from truceline.incident.review.doubting import Held
from truceline.incident.review.teaching import FEWEST, beforehand, gather_and_learn, taught


@cache
def exercise(seed: int = 5) -> tuple[pa.Table, dict[str, str]]:
    """Reports, and the true incident of each."""
    made = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=1_000, days=24))
    names = made.truth["report_id"]
    truth = pc.coalesce(made.truth["true_incident"], names).to_pylist()
    return made.reports, dict(zip(names.to_pylist(), truth, strict=True))


@cache
def plain() -> Gathered:
    """The exercise as the machine alone has it, by a model for which actors say a third of what they do."""
    model = gather(exercise()[0]).models[0]
    assert model.strangers is not None
    actor, target = (tuple(nats / 3 for nats in getattr(model.strangers, name)) for name in ("actor", "target"))
    codes = tuple(met._replace(worth=met.worth / 3) if met.of in ("actor", "target") else met for met in model.codes)
    strangers = replace(model.strangers, actor=actor, target=target)
    return gather(exercise()[0], model=replace(model, strangers=strangers, codes=codes))


@cache
def answers(most: int) -> pa.Table:
    """The first answers of somebody who knows the truth."""
    return answered(plain(), exercise()[1], most)


@cache
def lesson(most: int = 400) -> LinkModel:
    """What so many answers teach."""
    found = taught(plain(), exercise()[0], answers(most))
    assert found is not None
    return found


def test_judgements_teach_what_actors_are_worth_and_say_how_many_taught_it() -> None:
    said, before = lesson().taught, plain().models[0].strangers
    assert said is not None
    assert before is not None
    assert (said.judgements, said.same) == (400, pc.sum(pc.equal(answers(400)["judgement"], "same")).as_py())
    assert said.actor > 1.3, "three times as much would be as it was learnt"
    now = lesson().strangers
    assert now is not None
    assert now.actor == pytest.approx([nats * said.actor for nats in before.actor], abs=1e-6)
    times = {"act": said.act, "weapon": said.act, "actor": said.actor, "target": said.actor}
    for taught_now, learnt in zip(lesson().codes, plain().models[0].codes, strict=True):
        assert taught_now.worth == pytest.approx(learnt.worth * times[learnt.of], abs=1e-5)


def test_the_more_is_judged_the_more_is_taught() -> None:
    worths = [one.taught.actor for one in (lesson(250), lesson()) if one.taught]
    assert 1.0 <= worths[0] < worths[1]


def test_few_judgements_or_of_one_kind_alone_teach_nothing() -> None:
    reports = exercise()[0]
    assert taught(plain(), reports, answers(FEWEST - 1)) is None
    same = answers(400).filter(pc.equal(answers(400)["judgement"], "same"))
    assert same.num_rows >= FEWEST
    assert taught(plain(), reports, same) is None
    assert taught(plain(), reports, JUDGEMENTS.empty()) is None


@cache
def believed() -> pa.Table:
    """The same questions, answered as the machine believes beforehand that people would answer them."""
    held = teaching._lesson(plain(), exercise()[0], answers(400))
    columns = teaching._columns(held, plain().models[0])
    likely = 1 / (1 + np.exp(-columns @ teaching._BEFOREHAND))
    drawn = np.random.default_rng(1).random(len(likely)) < likely
    names, pairs = plain().offered[0].ids.to_pylist(), held.pairs.chosen(held.judged)
    kept, known = [], Held()
    for one, other, same in zip(pairs.first.tolist(), pairs.second.tolist(), drawn.tolist(), strict=True):
        if not known.settles(names[one], names[other]):  # nobody contradicts himself, as chance would
            known.add(names[one], names[other], same=same)
            kept.append((names[one], names[other], same))
    return judgements_of(kept)


def test_judgements_that_say_what_is_believed_already_teach_nothing() -> None:
    assert believed().num_rows > FEWEST
    assert taught(plain(), exercise()[0], believed()) is None


def test_what_people_are_asked_by_would_pass_for_what_is_true_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    # Were it not known that the machine holds both for one incident, and how many reports hang on it, the same answers would
    # seem to teach something.
    for name, factors in (
        ("_BEFOREHAND", [1, 1, 0, 0]),
        ("_FIRMLY", [1, 1, 1e-6, 1e-6]),
        ("_LOOSELY", [1, 1, 1e-6, 1e-6]),
    ):
        monkeypatch.setattr(teaching, name, getattr(teaching, name) * np.array(factors))
    assert taught(plain(), exercise()[0], believed()) is not None


def test_what_is_believed_beforehand_is_near_what_an_exercise_says() -> None:
    reports, truth = exercise()
    gathered = gather(reports)
    ids, pairs = gathered.offered[0].ids.to_pylist(), gathered.offered[0].pairs
    same = np.array(
        [truth[ids[one]] == truth[ids[other]] for one, other in zip(pairs.first, pairs.second, strict=True)]
    )
    off = np.abs(beforehand(gathered, reports, same) - teaching._BEFOREHAND) / teaching._FIRMLY
    assert np.all(off < 4), "measure it anew: ./dev bench link --beforehand"


def test_what_is_not_foretold_better_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching._Belief, "foretells", lambda *_: False)
    assert taught(plain(), exercise()[0], answers(400)) is None


def test_the_order_of_judgements_and_reports_changes_nothing() -> None:
    reports, held = exercise()[0], answers(400)
    lots = np.random.default_rng(2)
    mixed = held.take(lots.permutation(held.num_rows))
    assert write_model(lesson()) == write_model(
        taught(plain(), reports.take(lots.permutation(reports.num_rows)), mixed) or LinkModel()
    )


def test_what_was_taught_stands_in_the_file_of_the_model() -> None:
    assert model_in(write_model(lesson()), "model.json").taught == lesson().taught


def test_reports_and_exercises_that_come_together_teach_nothing() -> None:
    reports = exercise()[0]
    real = pa.array([number % 2 == 0 for number in range(reports.num_rows)])
    at = reports.column_names.index("exercise")
    both = gather(reports.set_column(at, "exercise", real), model=plain().models[0])
    assert len(both.models) == 2
    assert taught(both, reports, answers(400)) is None


def test_gathering_follows_judgements_and_what_they_teach() -> None:
    reports, held = exercise()[0], answers(400)
    learnt = gather_and_learn(reports, judgements=held)
    model = taught(gather(reports), reports, held)
    assert learnt.links.equals(gather(reports, judgements=held, model=model).links)
    few = held.slice(0, FEWEST - 1)
    assert gather_and_learn(reports, judgements=few).links.equals(gather(reports, judgements=few).links)
