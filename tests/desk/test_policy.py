"""The policy against a table written by hand: whatever stands in neither is refused."""

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from truceline.desk import policy
from truceline.desk.policy import Action, Mode, Noun, Relation, Role, Scope, State, decide, open_for, project, scope

TABLE = Path(__file__).with_name("policy_table.txt")
STAFF = {"duty_officer", "analyst", "verifier", "liaison_officer", "head_of_centre"}
GROUPS = {"staff": STAFF, "accounts": {role.value for role in Role} - {"public"}}
Cell = tuple[str, str, str, str, str]  # role, noun, action, relation, state


def cells_of(line: str) -> set[Cell]:
    """The cells that one line of the table allows."""
    asked, told = line.split(":")
    noun, action = asked.split()
    relations, states, roles = {"own", "other"}, {state.value for state in State} - {"struck"}, set[str]()
    for word in told.split():
        if word in {"mine", "theirs"}:
            relations = {"own"} if word == "mine" else {"other"}
        elif word == "+struck":
            states |= {"struck"}
        elif word.startswith("@"):
            states = {word[1:]}
        else:
            roles |= GROUPS.get(word, {word})
    return set(itertools.product(roles, {noun}, {action}, relations, states))


def the_table() -> set[Cell]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return set[Cell]().union(*(cells_of(line) for line in lines if line and not line.startswith("#")))


def the_policy(nouns: Iterable[Noun] = Noun, actions: Iterable[Action] = Action) -> set[Cell]:
    return {
        (role.value, noun.value, action.value, relation.value, state.value)
        for role, noun, action, relation, state in itertools.product(Role, nouns, actions, Relation, State)
        if decide([role], action, noun, relation, state).allowed
    }


def test_every_cell_of_the_matrix_is_as_the_table_says() -> None:
    assert len(Role) * len(Noun) * len(Action) * len(Relation) * len(State) > 40_000
    assert the_policy() == the_table()


@pytest.mark.parametrize("at", range(len(policy.GRANTS)))
def test_teeth_a_line_taken_out_of_the_policy_is_found(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    line = policy.GRANTS[at]
    monkeypatch.setattr(policy, "GRANTS", policy.GRANTS[:at] + policy.GRANTS[at + 1 :])

    # Only what the line was about is asked again: it says nothing of any other cell.
    nouns, actions = {noun.value for noun in line.nouns}, {action.value for action in line.actions}
    told = {cell for cell in the_table() if cell[1] in nouns and cell[2] in actions}
    assert the_policy(line.nouns, line.actions) < told


def test_who_wrote_a_determination_neither_approves_nor_signs_it() -> None:
    everything = [role for role in Role if role is not Role.PUBLIC]

    assert not decide(everything, Action.APPROVE, Noun.DETERMINATION, Relation.OWN, State.IN_REVIEW).allowed
    assert (
        decide(everything, Action.SIGN, Noun.DETERMINATION, Relation.OWN, State.APPROVED).reason == "desk-not-ones-own"
    )


def test_a_desk_that_is_read_only_lets_people_see_and_nothing_else() -> None:
    for role, noun, action in itertools.product(Role, Noun, Action):
        is_switch = noun is Noun.MODE and role in {Role.ADMINISTRATOR, Role.HEAD_OF_CENTRE}
        assert open_for(Mode.READ_ONLY, [role], action, noun).allowed == (action is Action.SEE or is_switch)
        assert open_for(Mode.CLOSED, [role], action, noun).allowed == is_switch
        assert open_for(Mode.NORMAL, [role], action, noun).allowed


def test_nobody_may_do_anything_without_a_role() -> None:
    assert not any(decide([], *asked).allowed for asked in itertools.product(Action, Noun, Relation))


def test_two_roles_allow_what_either_allows() -> None:
    for noun, action, relation in itertools.product(Noun, Action, Relation):
        both = decide([Role.AUDITOR, Role.FIELD_MONITOR], action, noun, relation).allowed
        assert both == any(decide([r], action, noun, relation).allowed for r in (Role.AUDITOR, Role.FIELD_MONITOR))


def test_the_scope_is_what_may_be_seen() -> None:
    assert scope([Role.FIELD_MONITOR], Noun.REPORT) is Scope.OWN
    assert scope([Role.ANALYST], Noun.REPORT) is Scope.ALL
    assert scope([Role.PUBLIC], Noun.REPORT) is Scope.NONE


def test_what_tells_a_source_is_left_out_for_guarantors_and_auditors() -> None:
    report = {"report_id": "r", "source": "neighbour", "said": "from my window", "act": "explosion", "post": "p"}

    for role in (Role.GUARANTOR, Role.AUDITOR):
        assert project([role], Noun.REPORT, report) == {"report_id": "r", "act": "explosion"}
    assert project([Role.DUTY_OFFICER], Noun.REPORT, report) == report


def test_a_refusal_says_whether_another_role_may() -> None:
    assert decide([Role.VERIFIER], Action.INVITE, Noun.ACCOUNT).reason == "desk-other-role"
    assert decide([Role.FIELD_MONITOR], Action.SEE, Noun.REPORT).reason == "desk-not-own"
    assert decide([Role.ADMINISTRATOR], Action.JUDGE, Noun.ACCOUNT).reason == "desk-nobody"
    assert decide([Role.VERIFIER], Action.APPROVE, Noun.DETERMINATION).reason == "desk-not-in-this-state"
