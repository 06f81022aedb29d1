"""Determinations: three people, one seal, and what changed since."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import a_ruling, new_case, signed
from desk_reading import counts, entries_of_kind

from truceline.errors import Conflict, NotAllowed, Refused


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    return {name: somebody(role) for name, role in roles.items()} | {"all": somebody(*roles.values())}


def test_a_ruling_goes_from_a_draft_through_other_eyes_to_the_centres_word(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.moving import move_case, step_of
    from truceline.desk.recording import read
    from truceline.finding.life import Step

    incident = new_case(people["officer"], file_of)
    move_case(people["officer"], incident, Step.UNDER_INQUIRY)
    made = signed(incident, people)

    assert made.state == "signed"
    held = read(entries_of_kind(desk, "determination")[made.pk])
    assert held["state"] == "signed"
    assert {held[name] for name in ("author", "approver", "signer")} == {
        people[name].pseudonym for name in ("analyst", "verifier", "head")
    }
    # Written, it took the case from the inquiry to its draft; signed, to the decision.
    assert step_of(incident) is Step.DECIDED
    assert read(entries_of_kind(desk, "case")[incident.pk])["outcome"] == "minor_violation"


def test_a_signature_decides_a_case_that_nobody_took_along(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    """The count of all cases by their outcome has every signed one, whether somebody pressed the steps before or not."""
    from truceline.desk.actions.moving import move_case, step_of
    from truceline.desk.tables import Move
    from truceline.finding.life import Step

    untouched, sent_elsewhere = (new_case(people["officer"], file_of) for _ in range(2))
    before = _decided("minor_violation")
    signed(untouched, people)
    assert step_of(untouched) is Step.DECIDED
    steps = Move.objects.filter(incident=untouched).order_by("on", "move_id").values_list("step", flat=True)
    assert list(steps) == ["under_inquiry", "drafted", "decided"]

    move_case(people["officer"], sent_elsewhere, Step.TASKED)
    signed(sent_elsewhere, people)
    assert step_of(sent_elsewhere) is Step.DECIDED
    assert _decided("minor_violation") == before + 2


def test_a_decided_case_counts_under_the_outcome_that_stands_and_without_one_it_is_reopened(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.determining import handle_determination
    from truceline.desk.actions.moving import move_case, step_of
    from truceline.desk.recording import read
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling
    from truceline.finding.life import Step

    incident = new_case(people["officer"], file_of)
    signed(incident, people)
    move_case(people["head"], incident, Step.FOLLOW_UP)
    anew = signed(incident, people, outcome="serious_violation")
    assert step_of(incident) is Step.FOLLOW_UP, "whoever decides anew takes no step back"
    assert read(entries_of_kind(desk, "case")[incident.pk])["outcome"] == "serious_violation"

    handle_determination(
        people["head"], Determination.objects.get(pk=anew.pk), Handling.STRIKE, "Signed for the wrong incident."
    )
    assert step_of(incident) is Step.UNDER_INQUIRY
    held = read(entries_of_kind(desk, "case")[incident.pk])
    assert (held.get("outcome"), held["reason"]) == (None, "Signed for the wrong incident.")


def _decided(outcome: str) -> int:
    """How many cases the page of all cases counts as decided, with this outcome."""
    from truceline.desk.queries.determinations import cases_counted
    from truceline.finding.life import Step

    return sum(one.cases for one in cases_counted() if one.step is Step.DECIDED and one.outcome == outcome)


def test_nobody_approves_or_signs_their_own(people: dict[str, Any], file_of: Callable[..., Path]) -> None:
    from truceline.desk.actions.determining import handle_determination, write_determination
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    incident, everybody = new_case(people["officer"], file_of), people["all"]
    made = write_determination(everybody, incident, a_ruling(incident))
    handle_determination(everybody, made, Handling.SUBMIT)
    with pytest.raises(NotAllowed, match="desk-not-ones-own"):
        handle_determination(everybody, Determination.objects.get(pk=made.pk), Handling.APPROVE)
    handle_determination(people["verifier"], Determination.objects.get(pk=made.pk), Handling.APPROVE)
    with pytest.raises(NotAllowed, match="desk-not-ones-own"):
        handle_determination(everybody, Determination.objects.get(pk=made.pk), Handling.SIGN)


def test_whoever_approved_does_not_sign(people: dict[str, Any], file_of: Callable[..., Path]) -> None:
    from truceline.desk.actions.determining import handle_determination, write_determination
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    incident = new_case(people["officer"], file_of)
    made = write_determination(people["analyst"], incident, a_ruling(incident))
    handle_determination(people["analyst"], made, Handling.SUBMIT)
    handle_determination(people["all"], Determination.objects.get(pk=made.pk), Handling.APPROVE)

    with pytest.raises(NotAllowed, match="desk-not-ones-own"):
        handle_determination(people["all"], Determination.objects.get(pk=made.pk), Handling.SIGN)


def test_one_red_comment_blocks_approval_until_whoever_made_it_resolves_it(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.commenting import Remark, resolve_comment, write_comment
    from truceline.desk.actions.determining import handle_determination, write_determination
    from truceline.desk.tables import Comment, Determination
    from truceline.finding.approving import Handling

    incident = new_case(people["officer"], file_of)
    made = write_determination(people["analyst"], incident, a_ruling(incident))
    handle_determination(people["analyst"], made, Handling.SUBMIT)
    red = write_comment(people["verifier"], incident, Remark(made.pk, "reasons", "red", "Only one of them saw it."))

    with pytest.raises(Conflict, match="red_comment"):
        handle_determination(people["verifier"], Determination.objects.get(pk=made.pk), Handling.APPROVE)
    with pytest.raises(NotAllowed):
        resolve_comment(people["analyst"], red)
    resolve_comment(people["verifier"], red)
    handle_determination(people["verifier"], Determination.objects.get(pk=made.pk), Handling.APPROVE)
    assert Comment.objects.get(pk=red.pk).text == "Only one of them saw it."


def test_what_was_signed_over_is_held_against_what_stands(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.answering import Answer, answer_question
    from truceline.desk.actions.determining import handle_determination, write_determination
    from truceline.desk.actions.sealing import changed_since, grounds_of
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.recording import read
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    incident = new_case(people["officer"], file_of)
    made = signed(incident, people)
    assert not made.is_changed_since

    answer = Answer("happened", "no", "", "reasonable grounds to believe", "The second source took it back.")
    answer_question(people["verifier"], incident, answer)

    standing = Determination.objects.get(pk=made.pk)
    changes = changed_since(standing, grounds_of([incident.pk])[incident.pk], charter_at_hand())
    assert [(one.record, one.before) for one in changes] == [("answer/happened", None)]
    assert standing.is_changed_since
    assert read(entries_of_kind(desk, "determination")[made.pk])["is_changed_since"]

    # Who drafts it anew supersedes it, and it takes three people again.
    anew = write_determination(people["analyst"], incident, a_ruling(incident, outcome="not_established"))
    assert anew.supersedes_id == made.pk
    for who, handling in (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE), ("head", Handling.SIGN)):
        handle_determination(people[who], Determination.objects.get(pk=anew.pk), handling)
    former = Determination.objects.get(pk=made.pk)
    assert (former.is_superseded, former.is_changed_since, former.state) == (True, False, "signed")


def test_teeth_without_the_marking_nobody_learns_that_a_signature_is_stale(
    people: dict[str, Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import striking
    from truceline.desk.tables import Determination

    incident = new_case(people["officer"], file_of)
    made = signed(incident, people)
    report = incident.links.last().report
    monkeypatch.setattr("truceline.desk.actions.writing_incidents.mark_changed", lambda *_: 0)
    striking.strike_report(people["officer"], report, "The caller was somewhere else.")
    assert not Determination.objects.get(pk=made.pk).is_changed_since
    monkeypatch.undo()

    other = new_case(people["officer"], file_of)
    again = signed(other, people)
    striking.strike_report(people["officer"], other.links.last().report, "The caller was somewhere else.")
    assert Determination.objects.get(pk=again.pk).is_changed_since


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"outcome": "guilty"}, "F008"),
        ({"provision": "article-99"}, "F009"),
        ({"provision": ""}, "F010"),
        ({"standard": "hunch"}, "F012"),
        ({"reasons": "  "}, "F015"),
    ],
)
def test_a_ruling_that_the_table_of_determinations_would_refuse_is_not_begun(
    changed: dict[str, str], code: str, people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.determining import write_determination

    incident = new_case(people["officer"], file_of)
    before = counts(desk)

    with pytest.raises(Refused, match=code):
        write_determination(people["analyst"], incident, a_ruling(incident, **changed))
    assert counts(desk) == before


def test_a_draft_is_changed_by_its_author_alone_and_one_provision_has_one_draft(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.determining import rewrite_determination, write_determination
    from truceline.desk.tables import Determination

    incident = new_case(people["officer"], file_of)
    made = write_determination(people["analyst"], incident, a_ruling(incident))

    with pytest.raises(Conflict, match="desk-determination-exists"):
        write_determination(people["verifier"], incident, a_ruling(incident))
    seen = {
        name: getattr(a_ruling(incident), name) for name in ("provision", "outcome", "standard", "reasons", "manner")
    }
    other = a_ruling(incident, outcome="not_established")
    with pytest.raises(NotAllowed):
        rewrite_determination(people["verifier"], made, other, seen)
    rewrite_determination(people["analyst"], made, other, seen)
    with pytest.raises(Conflict, match="desk-changed-meanwhile"):
        rewrite_determination(people["analyst"], made, a_ruling(incident), seen)
    assert Determination.objects.get(pk=made.pk).outcome == "not_established"


def test_a_list_shows_the_centres_word_and_rings_it_where_something_changed(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from desk_cases import signed_in

    from truceline.desk.actions.striking import strike_report

    incident = new_case(people["officer"], file_of)
    signed(incident, people)

    def marks(who: str) -> list[tuple[str, bool]]:
        rows = signed_in(people[who]).get("/incidents/").context["rows"]
        return [(row["ruling_mark"], row["ruling_changed"]) for row in rows if row["number"] == incident.number]

    assert marks("analyst") == [("minor", False)]
    strike_report(people["officer"], incident.links.last().report, "It was another village.")
    assert marks("analyst") == [("minor", True)]
