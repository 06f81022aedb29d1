"""Determinations: written by one person, approved by another, signed by a third; signed ones are superseded, never rewritten."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.desk.actions.asking import relation_to, require
from truceline.desk.actions.asking_steps import ask_steps_of
from truceline.desk.actions.asking_word import ask_for_word, ask_no_more
from truceline.desk.actions.moving import advance_case, count_anew
from truceline.desk.actions.sealing import grounds_of, grounds_under
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.differing import Fields, hold_to
from truceline.desk.policy import Action, Noun, Relation, State
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Comment, Determination, Incident, Person
from truceline.errors import Conflict, Refused, Where, problem
from truceline.finding.approving import Colour, Handling, Paper, Progress, after, hindrance
from truceline.finding.countersigning import Manner, asked_of, sign_by
from truceline.finding.determination import check_determinations
from truceline.finding.life import Step
from truceline.finding.sealing import digest_of, salted, seal_text
from truceline.incident.table import INCIDENTS
from truceline.values.identity import new_identity

# What the policy has to allow for each handling.
_ASKED = {
    Handling.SUBMIT: Action.WRITE,
    Handling.APPROVE: Action.APPROVE,
    Handling.SIGN: Action.SIGN,
    Handling.STRIKE: Action.STRIKE,
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a form says of a determination, not checked yet."""

    provision: str
    outcome: str
    standard: str
    reasons: str
    manner: str = ""  # joint, or nothing: individually


def write_determination(person: Person, incident: Incident, ruling: Ruling) -> Determination:
    """Begin a draft; where a signed determination of the same provision stands, it will supersede that once it is signed."""
    require(person, Action.WRITE, Noun.DETERMINATION, Relation.OWN, State.DRAFT)
    if incident.is_struck:
        raise Conflict("desk-incident-struck")
    with recorded(person.pseudonym) as entries:
        _check(incident, ruling, [])
        same = Determination.objects.filter(incident=incident, provision=ruling.provision)
        if same.exclude(state__in=[Progress.SIGNED.value, Progress.STRUCK.value]).exists():
            raise Conflict("desk-determination-exists")
        standing = same.filter(state=Progress.SIGNED.value, is_superseded=False).first()
        made = Determination(
            determination_id=new_identity(),
            incident=incident,
            provision=ruling.provision,
            outcome=ruling.outcome,
            state=Progress.DRAFT.value,
            author=person,
            on=now(),
            supersedes=standing,
            is_joint=ruling.manner == Manner.JOINT,
        )
        _keep(entries, made, _fields(ruling))
        advance_case(entries, person, incident, Step.DRAFTED)
    return made


def rewrite_determination(person: Person, determination: Determination, ruling: Ruling, seen: Fields) -> None:
    """Change a draft of one's own: a new version of the same record.

    `seen` is the draft as the form showed it: where it was changed meanwhile, ChangedMeanwhile, and nothing is written.
    """
    require(
        person,
        Action.WRITE,
        Noun.DETERMINATION,
        relation_to(person, determination.author),
        State(determination.state),
    )
    with recorded(person.pseudonym) as entries:
        standing = Determination.objects.select_related("incident", "author").get(pk=determination.pk)
        if standing.state != Progress.DRAFT.value:
            raise Conflict("desk-determination-not-at-this-step")
        hold_to(seen, _said(standing), standing.author.name)
        if ruling.provision != standing.provision:
            raise Conflict("desk-determination-other-provision")
        _check(standing.incident, ruling, [standing.pk])
        standing.outcome, standing.is_joint = ruling.outcome, ruling.manner == Manner.JOINT
        _keep(entries, standing, _fields(ruling))


def handle_determination(person: Person, determination: Determination, handling: Handling, reason: str = "") -> None:
    """Submit, send back, approve, sign or strike a determination.

    1. The policy allows it, by role, relation and state.
    2. The rules of four eyes allow it; refused with the reason where they do not.
    3. A signature seals the records that it was given over, supersedes what it replaces, and decides the case, wherever it
       stood; one that is struck decides it no more.
    4. Procedures that turn on what is determined are asked anew.
    5. Whose word a joint one asks is asked for it; what does not stand any more asks for nothing.
    """
    require_handling(person, determination, handling)  # (1)
    with recorded(person.pseudonym) as entries:
        standing = Determination.objects.select_related("incident", "author", "approver", "supersedes").get(
            pk=determination.pk
        )
        why_not = hindrance(paper_of(standing, unresolved_red(standing)), handling, person.pseudonym, reason)  # (2)
        if why_not is not None:
            raise Conflict(f"desk-determination-{why_not}")
        standing.state = after(Progress(standing.state), handling).value
        more: dict[str, Any] = {"reason": reason.strip()} if handling in {Handling.SEND_BACK, Handling.STRIKE} else {}
        if handling is Handling.APPROVE:
            standing.approver = person
        elif handling is Handling.SEND_BACK:
            standing.approver = None
        elif handling is Handling.SIGN:
            more = _seal(entries, person, standing)  # (3)
            standing.is_awaited = standing.is_joint
        if handling is Handling.STRIKE:
            more |= _put_to(standing)
            standing.is_awaited = False
        _keep(entries, standing, _said(standing) | more)
        if handling is Handling.SIGN:
            advance_case(entries, person, standing.incident, Step.DECIDED)
            ask_for_word(entries, person, standing)  # (5)
        if handling is Handling.STRIKE:
            ask_no_more(entries, standing)
            count_anew(entries, person, standing.incident, reason)
        if handling in {Handling.SIGN, Handling.STRIKE}:  # (4)
            ask_steps_of(entries, standing.incident_id)


def require_handling(person: Person, determination: Determination, handling: Handling) -> None:
    """Refuse what the policy does not allow. To send back is for whoever could approve or sign at that step."""
    state = State(determination.state)
    mine = [determination.author] + ([determination.approver] if handling is Handling.SIGN else [])
    own = any(relation_to(person, one) is Relation.OWN for one in mine if one is not None)
    action = _ASKED.get(handling) or (Action.SIGN if state is State.APPROVED else Action.APPROVE)
    require(person, action, Noun.DETERMINATION, Relation.OWN if own else Relation.OTHER, state)


def paper_of(determination: Determination, red: int) -> Paper:
    """A determination as the rules of four eyes see it."""
    return Paper(
        Progress(determination.state),
        determination.author.pseudonym,
        determination.approver.pseudonym if determination.approver else None,
        red,
    )


def unresolved_red(determination: Determination) -> int:
    """How many red comments on it, or on an answer of its incident, nobody resolved."""
    red = Comment.objects.filter(incident=determination.incident_id, colour=Colour.RED.value, resolved_at=None)
    return red.exclude(about__in=_other_papers(determination)).count()


def _other_papers(determination: Determination) -> list[str]:
    others = Determination.objects.filter(incident=determination.incident_id).exclude(pk=determination.pk)
    return list(others.values_list("pk", flat=True))


def _seal(entries: Entries, person: Person, standing: Determination) -> dict[str, Any]:
    """Freeze what is signed over, and put what it replaces out of force; return what the entry says of it."""
    grounds = grounds_of([standing.incident_id])[standing.incident_id]
    # Guarantors read the digest and not the grounds: without a salt they could try out who said it.
    records = salted(grounds_under(grounds, standing.provision, charter_at_hand()), secrets.token_hex(32))
    standing.signer, standing.signed_at = person, now()
    standing.seal, standing.is_changed_since = seal_text(records), False
    former = standing.supersedes
    if former is not None:
        former.is_superseded, former.is_changed_since, former.is_awaited = True, False, False
        former.content = spelt({**read(former.content), "superseded_by": standing.pk, "is_changed_since": False})
        former.save()
        entries.record("determination", former.pk, former.content)
        ask_no_more(entries, former)
    return {"signed_over_sha256": digest_of(records), "signed_at": standing.signed_at, **_asked(standing)}


def _asked(standing: Determination) -> dict[str, Any]:
    """Whom a joint determination asks to sign, and by when: kept with it, whatever the agreement says later."""
    if not standing.is_joint or standing.signed_at is None:
        return {}
    charter = charter_at_hand()
    asked = asked_of(charter, standing.provision, list(read(standing.incident.places)))
    if not asked:  # the agreement was changed since the draft
        raise Conflict("desk-countersign-nobody")
    return {"asked": list(asked), "sign_by": sign_by(charter, standing.signed_at)}


def _put_to(standing: Determination) -> dict[str, Any]:
    """What a determination that was put to guarantors keeps when it is struck."""
    kept = read(standing.content)
    return {name: kept[name] for name in ("asked", "sign_by", "signed_by", "dissent_by", "silent") if name in kept}


def _keep(entries: Entries, determination: Determination, fields: dict[str, Any]) -> None:
    determination.content = spelt(
        {
            "incident": determination.incident_id,
            "state": determination.state,
            "author": determination.author.pseudonym,
            "approver": determination.approver.pseudonym if determination.approver else None,
            "signer": determination.signer.pseudonym if determination.signer else None,
            "supersedes": determination.supersedes_id,
            **fields,
            # Said only where it is joint: what is determined individually is kept as it always was.
            "manner": fields["manner"] or None,
        }
    )
    determination.save()
    entries.record("determination", determination.pk, determination.content)


def _fields(ruling: Ruling) -> dict[str, Any]:
    return {
        "provision": ruling.provision,
        "outcome": ruling.outcome,
        "standard": ruling.standard,
        "reasons": ruling.reasons.strip(),
        "manner": ruling.manner,
    }


def _said(determination: Determination) -> dict[str, Any]:
    row = read(determination.content)
    return {name: row.get(name, "") for name in ("provision", "outcome", "standard", "reasons", "manner")}


def _check(incident: Incident, ruling: Ruling, besides: list[str]) -> None:
    """Hold a ruling to the rules of the table of determinations, beside the others of its incident that stand."""
    others = Determination.objects.filter(incident=incident, is_superseded=False).exclude(state=Progress.STRUCK.value)
    rows = [
        _row(incident, read(one.content), one.on)
        for one in others.exclude(pk__in=besides).exclude(provision=ruling.provision)
    ]
    rows.append(_row(incident, _fields(ruling), now()))
    charter = charter_at_hand()
    problems = check_determinations(rows, table_of(INCIDENTS, [incident.content]), charter)
    if ruling.manner not in ("", *Manner):
        problems.append(problem("D330", Where("", 0, "manner"), ruling.manner, manners=", ".join(Manner)))
    elif ruling.manner == Manner.JOINT and not asked_of(charter, ruling.provision, list(read(incident.places))):
        problems.append(problem("D331", Where("", 0, "manner"), ruling.manner))
    if problems:
        raise Refused(problems)


def _row(incident: Incident, said: dict[str, Any], on: datetime) -> dict[str, str]:
    day = on.astimezone(charter_at_hand().zone_info).date().isoformat()
    told = {name: str(said.get(name, "")) for name in ("provision", "outcome", "standard", "reasons")}
    return {"incident_id": incident.pk, "decided_on": day, "decided_by": "author", **told}
