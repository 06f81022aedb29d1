"""What the name of a place is worth: learnt where it tells more than the place does, and nothing where it follows from it."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from rightly import f1
from told import reports_of, told
from villages import exercise_with_villages

from truceline.exercise.inventing import Exercise
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.calledlearning import learn_called
from truceline.incident.learning.own_wordlearning import Likely
from truceline.incident.likeness.compare import PARTS
from truceline.incident.model import WordLaw
from truceline.incident.model_file import model_in, write_model
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language


@cache
def telling() -> Exercise:
    """Places known three times as badly as usual, and names of the villages where it happened."""
    return exercise_with_villages(ExerciseSettings(seed=33, reports=2_000, days=48, error_scale=3.0))


@cache
def gathered() -> Gathered:
    return gather(telling().reports)


def law() -> WordLaw:
    found = gathered().models[0].own_words
    assert found is not None
    return found


def test_where_places_are_vague_and_villages_named_more_is_found_rightly() -> None:
    """Teeth: the same model without names, on the reports that it was learnt of and on others."""
    assert law().names
    assert law().worth[0] < -0.2
    assert law().worth[3] > 0.2
    assert np.all(np.diff(law().worth) >= 0.0), "a rarer name never says less"
    unseen = exercise_with_villages(ExerciseSettings(seed=984, reports=2_000, days=48, error_scale=3.0))
    model = gathered().models[0]
    silent = replace(model, own_words=None)
    assert f1(telling(), model) > f1(telling(), silent) + 0.005
    assert f1(unseen, model) > f1(unseen, silent) + 0.005


def test_the_file_of_a_model_keeps_that_names_are_compared() -> None:
    model = gathered().models[0]
    assert model_in(write_model(model), "model.json").own_words == model.own_words


def test_one_report_asked_about_is_weighed_by_its_name_as_all_are() -> None:
    plain = telling().reports.filter(pc.is_null(telling().reports["relayed_from"]))
    table = plain.filter(pc.fill_null(pc.not_equal(plain["act"], "nothing_observed"), True)).slice(0, 400)
    model, checked = gathered().models[0], 0
    suggested = gather(table, model=model).suggestions(beyond_reach=False)
    for own in table["report_id"].to_pylist()[:60:4]:
        mask = pc.equal(table["report_id"], own)
        answer = Standing(table.filter(pc.invert(mask)), model).ask(table.filter(mask).to_pylist()[0])
        told_of = dict(zip(answer["second"].to_pylist(), answer["words_score"].to_pylist(), strict=True))
        for pair in suggested.filter(
            pc.or_(pc.equal(suggested["first"], own), pc.equal(suggested["second"], own))
        ).to_pylist():
            other = pair["second"] if pair["first"] == own else pair["first"]
            if other in told_of:
                assert told_of[other] == pair["words_score"]
                checked += pair["words_score"] != 0.0
    assert checked > 20


@pytest.mark.parametrize(
    ("language", "same", "other"),
    [
        ("en", "the same place name", "another place name"),
        ("ar", "اسم المكان نفسه", "اسم مكان آخر"),
        ("ru", "то же название места", "другое название места"),
    ],
)
def test_a_link_says_how_the_place_is_called_where_that_speaks(language: str, same: str, other: str) -> None:
    """Teeth: the sentence is there exactly where the part says anything, for the two or against them."""
    links = gathered().links.filter(pc.is_valid(gathered().links["words_score"]))
    named = telling().reports.filter(pc.is_valid(telling().reports["place_name"]))["report_id"].combine_chunks()
    # Of two lists by the day all words are weighed, also where one of the two names no place.
    for of in ("report_id", "nearest_report_id"):
        links = links.filter(pc.is_in(links[of], named))
    said = explain_links(links, telling().reports, Language(language)).to_pylist()
    scores = links["words_score"].to_pylist()
    assert [same in sentence for sentence in said] == [score > 0 for score in scores]
    assert [other in sentence for sentence in said] == [score < 0 for score in scores]
    assert min(scores) <= -0.3 < 0.3 <= max(scores)


def near(rows: list[dict[str, Any]], one: int, **kinds: Floats) -> tuple[pa.Table, Likely]:
    """Reports two by two, of which so many pairs are of one incident with a probability of nine in ten and the others hardly."""
    count = len(rows) // 2
    pairs = np.arange(count, dtype=np.int32)

    def parts_of(first: Ints, _: Ints) -> Floats:
        parts = np.zeros((len(PARTS), len(first)))
        for of, values in kinds.items():
            parts[PARTS.index(of)] = values[first // 2]
        return parts

    return reports_of(*rows), Likely(2 * pairs, 2 * pairs + 1, np.where(pairs < one, 0.9, 0.02), parts_of)


def pairs_that_call(same: Floats, many: int = 600) -> list[dict[str, Any]]:
    """Pairs of reports that name a village each, the same in these shares, pair by pair."""
    rng, rows = np.random.default_rng(5), []
    for n in range(many):
        first, other = rng.integers(0, 200, 2)
        second = first if rng.random() < same[n] else other
        names = [f"{'btkdrzsf'[k // 25]}a{'btkdrzsfglmnhjcvwyqxpbtkd'[k % 25]}uzzan" for k in (first, second)]
        rows += [told(source, reference=f"{n}", place_name=name) for source, name in zip("ab", names, strict=True)]
    return rows


HALF = np.arange(600) < 300


def test_a_name_that_strangers_share_as_often_says_nothing() -> None:
    """Teeth: it does where one incident shares it more often."""
    assert learn_called(*_arguments(np.full(600, 0.6))) is None
    found = learn_called(*_arguments(np.where(HALF, 0.6, 0.05)))
    assert found is not None
    assert found.names
    assert found.worth[0] < -0.3
    assert found.worth[4] > 0.5


@pytest.mark.parametrize(
    ("of", "low", "high"), [("distance_m", 9_000.0, 300.0), ("space_score", -2.0, 3.0), ("crowd_score", -6.0, -3.0)]
)
def test_a_name_that_follows_from_the_place_its_error_or_the_crowd_says_nothing(
    of: str, low: float, high: float
) -> None:
    """Where four in five of one incident are near, certain or alone, and one in five of two, and these share the name: at like place it tells nothing.

    Teeth: it would if that were not looked at.
    """
    close = np.random.default_rng(6).random(600) < np.where(HALF, 0.8, 0.2)
    assert learn_called(*_arguments(close.astype(float))) is not None
    assert learn_called(*_arguments(close.astype(float), **{of: np.where(close, high, low)})) is None


def test_few_pairs_teach_nothing_and_names_that_tell_little_of_few_are_not_believed() -> None:
    rows = pairs_that_call(np.where(HALF, 0.8, 0.0))
    assert learn_called(*_taken(*near(rows[:100], 50))) is None
    assert learn_called(*_arguments(np.where(HALF, 0.3, 0.2))) is None


def _arguments(same: Floats, **kinds: Floats) -> tuple[pa.Table, tuple[()], Likely]:
    return _taken(*near(pairs_that_call(same), 300, **kinds))


def _taken(reports: pa.Table, pairs: Likely) -> tuple[pa.Table, tuple[()], Likely]:
    return reports, (), pairs
