"""The policy against a table written by hand: whatever stands in neither is refused."""

import itertools

import pytest

from truceline.desk.policy import Action, Noun, Relation, Role, Scope, decide, project, scope

# One line per role: noun.action that it may do to any record; with "own " before it only to its own.
MAY = {
    "duty_officer": "report.see report.receive incident.see finding.see judgement.see judgement.judge own account.see",
    "field_monitor": "own report.see report.receive own account.see",
    "analyst": "report.see report.receive incident.see finding.see judgement.see judgement.judge own account.see",
    "verifier": "report.see incident.see finding.see judgement.see judgement.judge own account.see",
    "liaison_officer": "report.see incident.see finding.see judgement.see own account.see",
    "guarantor_representative": "report.see incident.see finding.see own account.see",
    "party_contact": "own account.see",
    "publisher": "incident.see finding.see own account.see",
    "head_of_centre": "report.see incident.see finding.see judgement.see account.see",
    "auditor": "report.see incident.see finding.see judgement.see account.see",
    "administrator": "account.see account.invite account.close",
    "public": "",
}


def allowed(role: str) -> set[tuple[str, str, Relation]]:
    found = set()
    words = MAY[role].split()
    for before, word in zip(["", *words], words, strict=False):
        if word != "own":
            noun, action = word.split(".")
            found |= {(noun, action, Relation.OWN)} | ({(noun, action, Relation.OTHER)} if before != "own" else set())
    return found


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role) -> None:
    told = {
        (noun.value, action.value, relation)
        for noun, action, relation in itertools.product(Noun, Action, Relation)
        if decide([role], action, noun, relation).allowed
    }

    assert told == allowed(role.value)


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
