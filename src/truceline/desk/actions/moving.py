"""Taking a case to another step of its life; every move is an entry."""

from collections.abc import Iterable

from truceline.desk.actions.asking import require
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Case, Determination, Incident, Move, Person
from truceline.errors import Conflict
from truceline.finding.approving import Progress
from truceline.finding.closing import DECIDED
from truceline.finding.determination import Outcome
from truceline.finding.life import AFTER_DECISION, FIRST, REOPENED, Step, hindrance, way
from truceline.finding.life import Move as Wanted
from truceline.values.identity import new_identity


def move_case(person: Person, incident: Incident, to: Step, reason: str = "", seen: Step | None = None) -> None:
    """Take a case to a step, or reopen it; refused with the reason where its life does not allow it.

    `seen` is the step at which the page showed it: where somebody moved it meanwhile, nothing is done.
    """
    require(person, Action.MOVE, Noun.INCIDENT, state=State.STRUCK if incident.is_struck else State.OPEN)
    with recorded(person.pseudonym) as entries:
        here = step_of(incident)
        if seen is not None and seen is not here:
            raise Conflict("desk-case-moved-meanwhile")
        why_not = hindrance(wanted(person, incident, here, to, reason))
        if why_not is not None:
            raise Conflict(f"desk-case-{why_not}")
        take_step(entries, person, incident, to, reason)


def wanted(person: Person, incident: Incident, here: Step, to: Step, reason: str) -> Wanted:
    """The move as the rules of a case's life see it."""
    roles = frozenset(role.value for role in person.held())
    return Wanted(here, to, roles, reason, is_signed=outcome_of(incident) is not None)


def advance_case(entries: Entries, person: Person, incident: Incident, to: Step) -> None:
    """Take a case along, step by step, to where what was just done brings it; a step that is not this person's stops it there.

    A decided one stays at its step, and counts from now on under the outcome that stands.
    """
    here = step_of(incident)
    if here in AFTER_DECISION:
        count_anew(entries, person, incident, "")
    for step in way(here, to):
        if hindrance(wanted(person, incident, here, step, "")) is not None:
            return
        take_step(entries, person, incident, step, "")
        here = step


def count_anew(entries: Entries, person: Person, incident: Incident, reason: str) -> None:
    """Let a decided case count under the outcome that stands now; where none stands any more it is reopened, for that reason."""
    case = Case.objects.filter(incident=incident).first()
    if case is None or Step(case.step) not in AFTER_DECISION:
        return
    outcome = outcome_of(incident)
    if outcome is None:
        take_step(entries, person, incident, REOPENED, reason)
    elif outcome.value != case.outcome:
        take_step(entries, person, incident, Step(case.step), reason)


def take_step(entries: Entries, person: Person, incident: Incident, to: Step, reason: str) -> None:
    """Write the move and the step, in the open transaction; asked before whether it is allowed."""
    outcome = outcome_of(incident) if to in AFTER_DECISION else None
    at = now()
    content = spelt(
        {
            "incident": incident.pk,
            "step": to.value,
            "outcome": outcome.value if outcome else None,
            "reason": reason.strip() or None,
        }
    )
    Move.objects.create(
        move_id=new_identity(),
        incident=incident,
        step=to.value,
        reason=reason.strip(),
        by=person,
        on=at,
        content=content,
    )
    Case.objects.update_or_create(
        incident=incident, defaults={"step": to.value, "outcome": outcome.value if outcome else None, "since": at}
    )
    # Filters by step read what is newer than what they have read.
    Incident.objects.filter(pk=incident.pk).update(revision=Incident.next_revision())
    entries.record("case", incident.pk, content)


def step_of(incident: Incident) -> Step:
    """The step at which a case stands now."""
    case = Case.objects.filter(incident=incident).first()
    return Step(case.step) if case else FIRST


def outcome_of(incident: Incident) -> Outcome | None:
    """The gravest outcome that was signed and stands; None where nothing is signed."""
    signed = Determination.objects.filter(incident=incident, state=Progress.SIGNED.value, is_superseded=False)
    return gravest(signed.values_list("outcome", flat=True))


def gravest(outcomes: Iterable[str]) -> Outcome | None:
    """Of several outcomes the one that a case counts under."""
    return min((Outcome(one) for one in outcomes), key=DECIDED.index, default=None)
