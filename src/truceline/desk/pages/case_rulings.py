"""The four questions and the determinations of an incident: what stands, what was before, who says so, what waits for whom."""

from collections.abc import Mapping
from typing import Any

from truceline.agreement.provision import Standard
from truceline.desk.actions.answering import CAUSES, Question, Reply
from truceline.desk.actions.asking import relation_to
from truceline.desk.actions.commenting import FIELDS
from truceline.desk.actions.determining import paper_of
from truceline.desk.actions.sealing import grounds_of, sealed_and_standing
from truceline.desk.differing import sealed
from truceline.desk.pages.case_countersigning import countersignatures_of, joint_told
from truceline.desk.pages.case_findings import provisions_told, standard_told, title_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.signed_changes import about_told, changes_told
from truceline.desk.pages.telling import outcome_mark
from truceline.desk.policy import Action, Noun, Relation, State, project
from truceline.desk.recording import read
from truceline.desk.tables import Assessment, Comment, Determination
from truceline.finding.approving import Colour, Handling, Hindrance, Progress, hindrance
from truceline.finding.countersigning import Manner
from truceline.finding.determination import Outcome
from truceline.finding.explaining import NOT_KEPT

# What a form that edits a draft carries, in the order in which it asks.
RULING = ("provision", "outcome", "standard", "reasons", "manner")
_HANDLED = {
    Progress.DRAFT: (Handling.SUBMIT, Handling.STRIKE),
    Progress.IN_REVIEW: (Handling.APPROVE, Handling.SEND_BACK, Handling.STRIKE),
    Progress.APPROVED: (Handling.SIGN, Handling.SEND_BACK, Handling.STRIKE),
    Progress.SIGNED: (Handling.STRIKE,),
    Progress.STRUCK: (),
}


def rulings_told(page: CasePage) -> dict[str, Any]:
    """Questions and determinations, each as far as whoever looks may see them, with the remarks on their fields."""
    comments = page.kept(Comment.objects.select_related("by")) if page.sees(Noun.COMMENT) else []
    return {
        "questions": _questions(page, comments),
        "determinations": _determinations(page, comments),
        "may_answer": page.allowed(Action.WRITE, Noun.ASSESSMENT) and not page.one.is_struck,
        "may_determine": page.allowed(Action.WRITE, Noun.DETERMINATION, Relation.OWN, State.DRAFT)
        and not page.one.is_struck,
        "may_comment": page.allowed(Action.WRITE, Noun.COMMENT),
        "named": ruling_names(page),
        "usual_standard": Standard.REASONABLE_GROUNDS.value,
        "replies": [(one.value, page.say(f"desk-reply-{one.value}")) for one in Reply],
        "causes": [(one, page.say(f"desk-cause-{one}")) for one in CAUSES],
        "colours": [(one.value, page.say(f"desk-colour-{one.value}")) for one in Colour],
    }


def ruling_names(page: CasePage) -> dict[str, Mapping[str, str]]:
    """What the codes that a ruling chooses among are called."""
    return {
        "provision": dict(provisions_told(page)),
        "outcome": {one.value: page.say(f"outcome-{one.value}") for one in Outcome},
        "standard": {one.value: standard_told(one.value, page) for one in Standard},
        # Nothing said is individually, as in every determination before guarantors could sign.
        "manner": {"": page.say("desk-manner-of-individual"), Manner.JOINT.value: page.say("desk-manner-of-joint")},
    }


def _questions(page: CasePage, comments: list[Comment]) -> list[dict[str, Any]]:
    if not page.sees(Noun.ASSESSMENT):
        return []
    given: dict[str, list[Assessment]] = {question.value: [] for question in Question}
    for one in page.kept(Assessment.objects.select_related("by")):
        given.setdefault(one.question, []).append(one)
    return [
        {
            "question": question.value,
            "asked": page.say(f"desk-question-{question.value}"),
            "answers": [_answer(page, one, comments) for one in reversed(given[question.value])],
        }
        for question in Question
    ]


def _answer(page: CasePage, one: Assessment, comments: list[Comment]) -> dict[str, Any]:
    row = project(page.held, Noun.ASSESSMENT, read(one.content))
    return {
        "assessment_id": one.pk,
        "answer": one.answer,
        "told": page.say(f"desk-reply-{one.answer}"),
        "about": about_told(one.question, row.get("about", ""), page),
        "standard": standard_told(row["standard"], page),
        "reasons": row["reasons"],
        "by": one.by.name,
        "on": page.ago(one.on),
        "comments": _comments(page, comments, one.pk),
        "fields": [(name, page.say(f"desk-field-{name}")) for name in FIELDS["assessment"]],
    }


def _determinations(page: CasePage, comments: list[Comment]) -> list[dict[str, Any]]:
    """The latest first; whoever sees only the centre's word sees signed ones alone."""
    rows = page.kept(
        Determination.objects.select_related("author", "approver", "signer").order_by("-on", "-determination_id")
    )
    visible = [one for one in rows if page.allowed(Action.SEE, Noun.DETERMINATION, state=State(one.state))]
    # What changed is put together only where the mark says that something did.
    signed = [one for one in visible if one.is_changed_since and not one.is_superseded]
    grounds = grounds_of([page.one.pk]).get(page.one.pk, {}) if signed and page.sees(Noun.ASSESSMENT) else {}
    # A draft may be changed by somebody else meanwhile; red marks on answers and on the ruling itself block it.
    own = {one.pk for one in rows}
    red = [one for one in comments if one.colour == Colour.RED.value and one.resolved_at is None]
    told, given = [], countersignatures_of(page, visible)
    for one in visible:
        blocking = sum(comment.about == one.pk or comment.about not in own for comment in red)
        both = sealed_and_standing(one, grounds, page.charter) if one in signed and grounds else ({}, {})
        changed = changes_told(page, *both)
        told.append(
            _determination(page, one, blocking, changed)
            | {"comments": _comments(page, comments, one.pk), "joint": joint_told(page, one, given.get(one.pk, ()))}
        )
    return told


def _determination(page: CasePage, one: Determination, red: int, changed: list[dict[str, str]]) -> dict[str, Any]:
    row = project(page.held, Noun.DETERMINATION, read(one.content))
    inside = page.sees(Noun.ASSESSMENT)
    fields = {name: row.get(name, "") for name in RULING}
    is_own_draft = one.state == Progress.DRAFT.value and relation_to(page.person, one.author) is Relation.OWN
    return {
        "determination_id": one.pk,
        "state": one.state,
        "state_told": page.say("desk-determination-superseded" if one.is_superseded else f"desk-progress-{one.state}"),
        "mark": outcome_mark(one.outcome),
        "is_changed": one.is_changed_since,
        "is_superseded": one.is_superseded,
        "provision": title_of(one.provision, page) if one.provision else "",
        "provision_code": one.provision,
        "outcome": page.say(f"outcome-{one.outcome}"),
        "standard": standard_told(row["standard"], page),
        "reasons": row["reasons"],
        "people": _people(page, one) if inside else [],
        "digest": row.get("signed_over_sha256", ""),
        "sent_back": row.get("reason", "") if inside else "",
        "changes": changed,
        "is_unmeasured": any(NOT_KEPT in found["before"] for found in changed),
        "handlings": _handlings(page, one, red) if inside else [],
        "row": fields,
        "may_edit": is_own_draft and page.allowed(Action.WRITE, Noun.DETERMINATION, Relation.OWN, State.DRAFT),
        "seen": sealed(fields) if is_own_draft else "",
        "fields": [(name, page.say(f"desk-field-{name}")) for name in FIELDS["determination"]],
    }


def _people(page: CasePage, one: Determination) -> list[str]:
    told = [page.say("desk-determination-author", name=_isolated(one.author.name), on=page.local(one.on))]
    if one.approver:
        told.append(page.say("desk-determination-approver", name=_isolated(one.approver.name)))
    if one.signer and one.signed_at:
        told.append(
            page.say("desk-determination-signer", name=_isolated(one.signer.name), on=page.local(one.signed_at))
        )
    return told


def _isolated(name: str) -> str:
    """A name that cannot turn the sentence around it."""
    return f"\u2068{name}\u2069"


def _handlings(page: CasePage, one: Determination, red: int) -> list[dict[str, Any]]:
    """What can be done to it now; what cannot says why, unless it is for other roles altogether."""
    if one.is_superseded:
        return []
    told = []
    for handling in _HANDLED[Progress(one.state)]:
        is_for_them, is_allowed = _asked(page, one, handling)
        if not is_for_them:
            continue
        why_not = hindrance(paper_of(one, red), handling, page.person.pseudonym, "reason")
        if why_not is None and not is_allowed:
            why_not = Hindrance.OWN_WORK
        told.append(
            {
                "handling": handling.value,
                "told": page.say(f"desk-handling-{handling.value}"),
                "needs_reason": handling in {Handling.SEND_BACK, Handling.STRIKE},
                "why_not": page.say(f"desk-determination-{why_not.value}") if why_not else "",
            }
        )
    return told


def _asked(page: CasePage, one: Determination, handling: Handling) -> tuple[bool, bool]:
    """Whether the roles of whoever looks are for this at all, and whether the policy allows it on this record."""
    actions = {
        Handling.SUBMIT: Action.WRITE,
        Handling.APPROVE: Action.APPROVE,
        Handling.SIGN: Action.SIGN,
        Handling.STRIKE: Action.STRIKE,
    }
    state = State(one.state)
    action = actions.get(handling) or (Action.SIGN if state is State.APPROVED else Action.APPROVE)
    makers = [one.author] + ([one.approver] if handling is Handling.SIGN else [])
    is_own = any(relation_to(page.person, maker) is Relation.OWN for maker in makers if maker is not None)
    relation = Relation.OWN if is_own else Relation.OTHER
    at_all = any(page.allowed(action, Noun.DETERMINATION, each, state) for each in Relation)
    return at_all, page.allowed(action, Noun.DETERMINATION, relation, state)


def _comments(page: CasePage, comments: list[Comment], about: str) -> list[dict[str, Any]]:
    return [
        {
            "comment_id": one.pk,
            "colour": one.colour,
            "colour_told": page.say(f"desk-colour-{one.colour}"),
            "field": page.say(f"desk-field-{one.field}"),
            "text": one.text,
            "by": one.by.name,
            "on": page.local(one.on),
            "resolved": page.local(one.resolved_at) if one.resolved_at else "",
            "may_resolve": one.resolved_at is None
            and page.allowed(Action.RESOLVE, Noun.COMMENT, relation_to(page.person, one.by)),
        }
        for one in comments
        if one.about == about
    ]
