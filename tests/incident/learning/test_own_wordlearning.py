"""What own words are worth: learnt where texts tell more than columns, and nothing where they repeat them."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from landmarks import exercise_with_landmarks
from rightly import f1
from scenes import charter_of
from told import reports_of, told

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import own_wordlearning
from truceline.incident.learning.own_wordlearning import Likely, learn_own_words
from truceline.incident.likeness import words
from truceline.incident.likeness.compare import PARTS
from truceline.incident.likeness.sharing import SHARED

TOWNS = ("Falaj", "Zamil", "Rukban", "Tanif", "Basut", "Kutub", "Manara", "Sadad")


@cache
def telling() -> Exercise:
    """Places known four times as badly as usual, and texts that name a landmark."""
    return exercise_with_landmarks(ExerciseSettings(seed=33, reports=2_000, days=48, error_scale=4.0))


@cache
def gathered() -> Gathered:
    return gather(telling().reports)


def test_where_texts_name_landmarks_more_is_found_rightly() -> None:
    """Teeth: the same model without its own words, on the reports that it was learnt of and on others."""
    model = gathered().models[0]
    assert model.own_words is not None
    assert model.own_words.worth[0] < -0.2
    assert model.own_words.worth[-1] > 0.8
    assert np.all(np.diff(model.own_words.worth) >= 0.0), "more that is shared never says less"
    unseen = exercise_with_landmarks(ExerciseSettings(seed=983, reports=2_000, days=48, error_scale=4.0))
    silent = replace(model, own_words=None)
    assert f1(telling(), model) > f1(telling(), silent) + 0.02
    assert f1(unseen, model) > f1(unseen, silent) + 0.02


@pytest.mark.parametrize("seed", [31, 33])
def test_where_texts_repeat_their_columns_own_words_say_nothing(seed: int) -> None:
    """Exercises name the village, the act and the number in their texts, and all of these are in columns."""
    reports = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=2_000, days=48)).reports
    found = gather(reports)
    assert found.models[0].own_words is None
    assert set(found.suggestions()["words_score"].to_pylist()) == {0.0}


def test_a_group_is_joined_by_own_words_too() -> None:
    """They count between groups as between pairs: links of larger incidents have the part."""
    links = gathered().links
    sizes = gathered().incidents.select(["incident_id", "reports"])
    large = sizes.filter(pc.greater(sizes["reports"], 2))["incident_id"].combine_chunks()
    scores = links.filter(pc.is_in(links["incident_id"], large))["words_score"].drop_null().to_pylist()
    assert min(scores) < 0.0 < max(scores)


def test_one_report_asked_about_is_weighed_by_its_own_words_as_all_are() -> None:
    plain = telling().reports.filter(pc.is_null(telling().reports["relayed_from"]))
    table = plain.filter(pc.fill_null(pc.not_equal(plain["act"], "nothing_observed"), True)).slice(0, 400)
    model, checked = gathered().models[0], 0
    suggested = gather(table, model=model).suggestions(beyond_reach=False)
    for own in table["report_id"].to_pylist()[:40:4]:
        mask = pc.equal(table["report_id"], own)
        answer = Standing(table.filter(pc.invert(mask)), model).ask(table.filter(mask).to_pylist()[0])
        pairs = suggested.filter(pc.or_(pc.equal(suggested["first"], own), pc.equal(suggested["second"], own)))
        told_of = dict(zip(answer["second"].to_pylist(), answer["words_score"].to_pylist(), strict=True))
        for pair in pairs.to_pylist():
            other = pair["second"] if pair["first"] == own else pair["first"]
            if other in told_of:
                assert told_of[other] == pair["words_score"]
                checked += pair["words_score"] != 0.0
    assert checked > 20


def near(rows: list[dict[str, Any]], one: int, metres: Floats | None = None) -> tuple[pa.Table, Likely]:
    """Reports two by two, of which so many pairs are of one incident with a probability of nine in ten and the others hardly."""
    count = len(rows) // 2
    pairs = np.arange(count, dtype=np.int32)
    far = np.full(count, 500.0) if metres is None else metres

    def parts_of(first: Ints, _: Ints) -> Floats:
        parts = np.zeros((len(PARTS), len(first)))
        parts[0] = far[first // 2]
        return parts

    return reports_of(*rows), Likely(2 * pairs, 2 * pairs + 1, np.where(pairs < one, 0.9, 0.02), parts_of)


def pairs_that_say(same: Floats, many: int = 400) -> list[dict[str, Any]]:
    """Pairs of reports that name a landmark each, the same in these shares: of one incident, and of two."""
    rng = np.random.default_rng(5)
    rows = []
    for n in range(many):
        first, other = rng.integers(0, 300, 2)
        second = first if rng.random() < same[int(n >= many // 2)] else other
        # As words, not as figures: each number is spelt by two consonants and an end.
        names = [f"{'btkdrzsfglmn'[k // 25]}a{'btkdrzsfglmnhjcvwyqxpbtkd'[k % 25]}ul" for k in (first, second)]
        rows += [told(source, reference=f"{n}", said=f"near {name}") for source, name in zip("ab", names, strict=True)]
    return rows


def test_words_that_strangers_share_as_often_say_nothing() -> None:
    """Teeth: they do where one incident shares them more often, at like distance and act."""
    reports, pairs = near(pairs_that_say(np.array([0.6, 0.6])), 200)
    assert learn_own_words(reports, (), pairs, 800) is None
    reports, pairs = near(pairs_that_say(np.array([0.6, 0.05])), 200)
    law = learn_own_words(reports, (), pairs, 800)
    assert law is not None
    assert len(law.worth) == len(SHARED) + 1
    assert law.worth[0] < -0.3
    assert law.worth[4] > 0.5


def test_a_name_that_follows_from_the_distance_says_nothing() -> None:
    """Who lies near names the village, of one incident or not; at like distance it tells nothing. Teeth: the same pairs all at one distance."""
    rng, rows = np.random.default_rng(6), []
    close = rng.random(400) < np.where(np.arange(400) < 200, 0.8, 0.2)
    for n in range(400):
        first, other = rng.choice(len(TOWNS), 2, replace=False)
        names = (first, first if close[n] else other)
        rows += [told(s, reference=f"{n}", said=f"near {TOWNS[k]}") for s, k in zip("ab", names, strict=True)]
    reports, pairs = near(rows, 200)
    assert learn_own_words(reports, (), pairs, 800) is not None
    reports, pairs = near(rows, 200, np.where(close, 300.0, 9_000.0))
    assert learn_own_words(reports, (), pairs, 800) is None


def test_few_pairs_teach_nothing() -> None:
    reports, pairs = near(pairs_that_say(np.array([0.8, 0.0]), 80), 40)
    assert float(pairs.likely.sum()) < 50.0
    assert learn_own_words(reports, (), pairs, 800) is None


def test_where_the_few_asked_first_tell_nothing_nobody_else_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are slow to read: of 800 reports of which words say nothing 600 are, and of those that tell more all."""
    asked: list[int] = []
    read = words.told_words

    def noting(reports: pa.Table, **how: bool) -> Any:
        asked.append(reports.num_rows)
        return read(reports, **how)

    monkeypatch.setattr(own_wordlearning, "told_words", noting)
    learn_own_words(*_arguments(pairs_that_say(np.array([0.6, 0.6]))))
    assert asked == [600]
    asked.clear()
    assert learn_own_words(*_arguments(pairs_that_say(np.array([0.8, 0.02]))))
    assert asked == [600, 800]


def _arguments(rows: list[dict[str, Any]]) -> tuple[pa.Table, tuple[()], Likely, int]:
    """Pairs of one incident and of two by turns, so that every run of neighbours has both."""
    turned = [row for n in range(200) for k in (n, n + 200) for row in rows[2 * k : 2 * k + 2]]
    reports, pairs = near(turned, 400)
    return reports, (), pairs._replace(likely=np.tile([0.9, 0.02], 200)), 800
