"""How alike the numbers of one incident are hangs on their size, and is learnt of pairs by how probable each is."""

from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from rightly import f1
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Floats
from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability
from truceline.incident.learning.sizelearning import learn_shares
from truceline.incident.likeness.figures import BySize, laws_of, numbers_of
from truceline.incident.likeness.twofigures import SIZES
from truceline.incident.model import FigureShares, LinkModel

SAME, NEAR, RELATED, APART = range(4)


def learnt(*pairs: tuple[int, int, float], kind: str = "count") -> tuple[FigureShares, BySize]:
    """What is learnt of pairs of these numbers with these probabilities."""
    told = [{kind: number, "unit": "explosion"} for pair in pairs for number in pair[:2]]
    first = np.arange(0, len(told), 2, dtype=np.int32)
    likely = np.array([pair[2] for pair in pairs])
    return learn_shares(numbers_of(reports_with(told)), (first, first + 1, likely), LinkModel().figure_shares)


def reports_with(told: list[dict[str, object]]) -> pa.Table:
    names = ["count_low", "count", "count_high", "tells_of"]
    names += [f"{kind}_{end}" for kind in ("killed", "injured") for end in ("low", "best", "high")]
    schema = [("unit", pa.string()), ("harmed", pa.string()), ("calibre_mm", pa.float64())]
    schema += [(name, pa.int64()) for name in names]
    return pa.Table.from_pylist(told, pa.schema(schema))


def of_size(by_size: BySize, kind: str, number: int) -> Floats:
    return np.asarray(by_size[kind][SIZES.index(number)])


def test_small_numbers_that_all_tell_the_same_are_known_from_large_ones_that_each_tells_otherwise() -> None:
    shares, by_size = learnt(*[(2, 2, 1.0)] * 200, *[(16, 18, 1.0)] * 200)
    assert shares.counted[SAME] == pytest.approx(0.5, abs=0.02)
    assert of_size(by_size, "counted", 2)[SAME] > 0.95
    assert of_size(by_size, "counted", 16)[NEAR] > 0.95


def test_victims_are_counted_apart_from_what_was_fired() -> None:
    _, by_size = learnt(*[(2, 2, 1.0)] * 200, kind="killed_best")
    assert of_size(by_size, "killed", 2)[SAME] > 0.95
    assert of_size(by_size, "counted", 2) == pytest.approx(LinkModel().figure_shares.counted)


def test_a_pair_counts_half_for_the_size_of_either_number() -> None:
    _, by_size = learnt(*[(1, 11, 1.0)] * 400)
    assert of_size(by_size, "counted", 1)[APART] > 0.9
    assert of_size(by_size, "counted", 11)[APART] > 0.9


def test_pairs_that_are_of_two_incidents_teach_nothing() -> None:
    shares, by_size = learnt(*[(2, 2, 1.0)] * 50, *[(2, 11, 0.0)] * 500)
    assert (shares, of_size(by_size, "counted", 2).tolist()) == (
        learnt(*[(2, 2, 1.0)] * 50)[0],
        of_size(learnt(*[(2, 2, 1.0)] * 50)[1], "counted", 2).tolist(),
    )


def test_one_pair_of_its_size_hardly_changes_what_all_of_its_kind_tell() -> None:
    """Teeth: by itself, it would be held for certain that numbers of its size are told apart."""
    many = [(2, 2, 1.0)] * 300
    _, without = learnt(*many)
    _, by_size = learnt(*many, (26, 80, 1.0))
    assert of_size(without, "counted", 26)[SAME] > 0.9
    assert of_size(by_size, "counted", 26)[SAME] > 0.75


def test_of_a_size_that_few_tell_those_next_to_it_are_believed_before_all_others() -> None:
    pairs = [(1, 1, 1.0)] * 300, [(3, 3, 1.0)] * 300, [(11, 13, 1.0)] * 300, [(26, 29, 1.0)] * 300
    _, by_size = learnt(*(pair for some in pairs for pair in some))
    assert of_size(by_size, "counted", 2)[SAME] > 0.9  # which nobody tells
    assert of_size(by_size, "counted", 16)[NEAR] > 0.9
    assert of_size(by_size, "counted", 101)[SAME] == pytest.approx(0.5, abs=0.02)  # nor those next to it


def test_shares_of_a_size_make_one() -> None:
    _, by_size = learnt((2, 2, 0.7), (3, 9, 0.2), (40, 41, 0.9))
    assert all(np.allclose(shares.sum(axis=1), 1.0) for shares in by_size.values())


def test_numbers_that_are_told_the_same_never_speak_against_a_pair_whatever_their_size_tells() -> None:
    _, by_size = learnt(*[(11, 13, 1.0)] * 900)
    strangers = np.tile([0.4, 0.2, 0.2, 0.2], (len(SIZES), 1))
    law = laws_of({"explosion": strangers}, LinkModel().figure_shares, by_size)[0]
    assert law.worth[SIZES.index(11)][SAME] == 0.0
    assert law.worth[SIZES.index(11)][NEAR] > 1.0
    assert law.worth[SIZES.index(101)][SAME] < law.worth[SIZES.index(11)][NEAR]


@cache
def exercise(seed: int, days: int) -> Exercise:
    return invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=1_000, days=days))


@pytest.mark.parametrize("days", [24, 5], ids=["of weeks", "of few days"])
def test_by_their_size_more_is_found_rightly(days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: the same reports by how alike all numbers are."""
    made = [exercise(seed, days) for seed in range(51, 59)]
    by_size = [f1(each, gather(each.reports).models[0]) for each in made]
    monkeypatch.setattr(by_probability, "laws_of", lambda alike, shares, _: laws_of(alike, shares))
    of_all = [f1(each, gather(each.reports).models[0]) for each in made]
    assert np.mean(by_size) > np.mean(of_all) + 0.002
