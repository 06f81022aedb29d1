"""The life of a case, as design.md draws it."""

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.desk.policy import Action, Noun, Role, decide
from truceline.errors import Unverified
from truceline.finding import life
from truceline.finding.determination import Outcome
from truceline.finding.life import (
    AFTER_DECISION,
    Hindrance,
    Move,
    Step,
    count_cases,
    hindrance,
    is_reopening,
    way,
    who_may,
)

EVERYBODY = frozenset(role.value for role in Role)


def test_a_case_can_walk_the_whole_life_and_begin_again() -> None:
    steps = list(Step)

    for now, to in itertools.pairwise(steps):
        assert hindrance(Move(now, to, EVERYBODY, is_signed=True)) is None
    for now in AFTER_DECISION:
        assert is_reopening(now, Step.UNDER_INQUIRY)
        assert hindrance(Move(now, Step.UNDER_INQUIRY, EVERYBODY, reason="a witness came forward")) is None


def test_reopening_takes_a_reason_and_deciding_a_signature() -> None:
    assert hindrance(Move(Step.CLOSED, Step.UNDER_INQUIRY, EVERYBODY, reason=" ")) is Hindrance.NEEDS_REASON
    assert hindrance(Move(Step.DRAFTED, Step.DECIDED, EVERYBODY)) is Hindrance.NOTHING_SIGNED


def test_no_step_is_left_out_that_a_decision_stands_on() -> None:
    for now in Step:
        if now is not Step.DRAFTED:
            assert hindrance(Move(now, Step.DECIDED, EVERYBODY, is_signed=True)) is Hindrance.NOT_NEXT


def test_every_case_that_is_not_decided_has_a_way_to_its_decision_one_step_after_the_other() -> None:
    for now in Step:
        gone = way(now, Step.DECIDED)
        if now in AFTER_DECISION:
            assert gone == ()
            continue
        assert gone[-2:] == (Step.DRAFTED, Step.DECIDED) or now is Step.DRAFTED
        for here, to in itertools.pairwise((now, *gone)):
            assert hindrance(Move(here, to, EVERYBODY, is_signed=True)) is None
    assert way(Step.SCREENED, Step.DRAFTED) == (Step.UNDER_INQUIRY, Step.DRAFTED)
    assert way(Step.DRAFTED, Step.DRAFTED) == ()


def test_only_the_head_decides_and_releases_and_all_who_may_move_a_case_may_reopen_it() -> None:
    assert who_may(Step.DECIDED) == who_may(Step.RELEASED) == {"head_of_centre"}
    may_move = {role.value for role in Role if decide([role], Action.MOVE, Noun.INCIDENT).allowed}
    assert set[str]().union(*(who_may(step) for step in Step)) == may_move
    assert who_may(Step.UNDER_INQUIRY) == may_move
    assert hindrance(Move(Step.CLOSED, Step.UNDER_INQUIRY, frozenset({"liaison_officer"}), "x")) is Hindrance.OTHER_ROLE


@given(
    moved=st.dictionaries(
        st.tuples(st.sampled_from(Step), st.sampled_from([None, *Outcome])), st.integers(0, 10**6), max_size=40
    ),
    untouched=st.integers(0, 10**6),
    struck=st.integers(0, 10**6),
)
def test_the_steps_always_add_up_to_the_number_received(
    moved: dict[tuple[Step, Outcome | None], int], untouched: int, struck: int
) -> None:
    # Whoever is not decided has no outcome.
    cases: Counter[tuple[Step, Outcome | None]] = Counter()
    for (step, outcome), count in moved.items():
        cases[step, outcome if step in AFTER_DECISION else None] += count
    received = sum(cases.values()) + untouched + struck

    rows = count_cases(cases, received=received, struck=struck)

    assert sum(row.cases for row in rows) == received
    assert {row.outcome for row in rows if row.step is Step.DECIDED} >= set(Outcome)


def test_more_cases_than_were_received_are_refused() -> None:
    with pytest.raises(Unverified, match="3 cases stand somewhere, but 2 were received"):
        count_cases({(Step.TASKED, None): 3}, received=2, struck=0)


def test_teeth_a_step_that_counts_for_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "FIRST", None)

    assert sum(row.cases for row in count_cases({}, received=5, struck=0)) != 5
