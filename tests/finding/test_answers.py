import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO, ORDER, REASON, Answers, all_of, any_of
from truceline.finding.table import REASONS, Verdict

RANKS = st.lists(st.integers(0, 3), min_size=1, max_size=5)


def answers_of(rank: int, reason: str = "outside_zone") -> Answers:
    return Answers.same(1, rank, reason)


def test_the_order_of_verdicts_is_the_order_in_which_they_are_said() -> None:
    assert ORDER == (Verdict.NO, Verdict.CANNOT_TELL, Verdict.NEEDS_RULING, Verdict.CANDIDATE)


@given(RANKS)
def test_what_must_all_hold_is_answered_by_the_lowest_and_alternatives_by_the_highest(ranks: list[int]) -> None:
    parts = [answers_of(rank) for rank in ranks]

    assert all_of(*parts).rank.tolist() == [min(ranks)]
    assert any_of(*parts).rank.tolist() == [max(ranks)]


@given(RANKS, st.randoms())
def test_no_order_of_the_questions_changes_the_verdict(ranks: list[int], chance: object) -> None:
    shuffled = list(ranks)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a generator of random numbers

    assert all_of(*map(answers_of, ranks)).rank == all_of(*map(answers_of, shuffled)).rank
    assert any_of(*map(answers_of, ranks)).rank == any_of(*map(answers_of, shuffled)).rank


def test_of_equal_answers_the_one_asked_first_gives_the_reason() -> None:
    first, second = answers_of(NO, "not_this_act"), answers_of(NO, "outside_zone")

    assert all_of(answers_of(CANDIDATE), first, second).reason.tolist() == [REASON["not_this_act"]]


def test_of_equal_alternatives_the_nearest_is_told() -> None:
    far = answers_of(NO).telling(distance_m=np.array([9000.0]), zone=np.array([1]))
    near = answers_of(NO).telling(distance_m=np.array([20.0]), zone=np.array([2]))
    unmeasured = answers_of(NO).telling(distance_m=np.array([np.nan]), zone=np.array([3]))

    assert any_of(unmeasured, far, near).told["zone"].tolist() == [2]
    assert any_of(near, far, unmeasured).told["zone"].tolist() == [2]


def test_what_each_question_tells_is_kept_whichever_gives_the_answer() -> None:
    place = answers_of(CANDIDATE).telling(distance_m=np.array([-5.0]))
    told = all_of(place, answers_of(CANNOT_TELL, "detail_open").telling(detail=np.array([4]))).told

    assert {name: column.tolist() for name, column in told.items()} == {"distance_m": [-5.0], "detail": [4]}
    assert len(REASON) == len(REASONS)
