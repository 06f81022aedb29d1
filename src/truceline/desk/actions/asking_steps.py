"""Asking procedures again: when a contact, a fact or a signature says something new of a step, or its time is over."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from truceline.contact.deadline import steps_of
from truceline.contact.stepping import SHOWN_BY
from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.actions.writing_answers import write_answers
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Mode, Noun
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Finding, Incident, Person, StepNote
from truceline.errors import Conflict, Problem, Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.instant import read_instant

RETURNED, DISCIPLINE = "returned", "discipline"
LONGEST_EVIDENCE = 2_000
_DESK = "desk"
_AT_A_TIME = 200


def ask_steps_of(entries: Entries, incident_id: str | None, at: datetime | None = None) -> None:
    """Screen an incident anew, inside the transaction that is open, where it calls for a step that a record shows."""
    incident = Incident.objects.filter(pk=incident_id, is_struck=False).first() if incident_id else None
    if incident is None:
        return
    charter = charter_at_hand()
    if any(steps_of(charter, incident.act, incident.occurred_at, shown_by) for shown_by in SHOWN_BY):
        write_answers(entries, [incident], charter, at)


def ask_due_steps(moment: datetime | None = None) -> int:
    """Screen anew what a clock has changed, in one transaction; return how many incidents were asked about.

    Nothing is lost where it stops: what is not committed is due at the next look. Nothing is written twice: an answer that
    stands already is not written again.
    """
    if mode_at_hand() is not Mode.NORMAL:
        return 0
    at = moment or now()
    due = Finding.objects.filter(due_at__lt=at, incident__is_struck=False).order_by("due_at")
    ids = list(dict.fromkeys(due.values_list("incident_id", flat=True)[:_AT_A_TIME]))
    if not ids:
        return 0
    with recorded(_DESK) as entries:
        write_answers(entries, list(Incident.objects.filter(pk__in=ids).order_by("pk")), charter_at_hand(), at)
    return len(ids)


def note_step(person: Person, incident: Incident, form: Mapping[str, str]) -> StepNote:
    """Write down what no contact shows: whose fire this one returned, or that its side gave notice of discipline.

    The procedures that turn on it are asked again in the same transaction.
    """
    require(person, Action.WRITE, Noun.CONTACT)
    if incident.is_struck:
        raise Conflict("desk-incident-struck")
    kind = form.get("kind", "")
    if kind not in (RETURNED, DISCIPLINE):
        raise Refused([problem("D039", Where("", 0, "kind"), kind[:40], known=f"{RETURNED}, {DISCIPLINE}")])
    made = StepNote(note_id=new_identity(), incident=incident, kind=kind, by=person, on=now())
    if kind == RETURNED:
        made.other = _other(incident, form.get("other", "").strip().removeprefix("#"))
    else:
        made.at, made.evidence = _notice(form)
    with recorded(person.pseudonym) as entries:
        made.content = spelt(
            {
                "incident": incident.pk,
                "kind": kind,
                "other": made.other_id,
                "at": made.at,
                "evidence": made.evidence or None,
                "by": person.pseudonym,
            }
        )
        if again := sent_again(StepNote.objects.filter(incident=incident, kind=kind), made.content, person):
            return again
        made.save(force_insert=True)
        entries.record("step_note", made.pk, made.content)
        ask_steps_of(entries, incident.pk)
    return made


def _other(incident: Incident, told: str) -> Incident | None:
    """The incident whose fire was returned; nothing takes back what was said."""
    if not told:
        return None
    readable = told.isascii() and told.isdigit() and len(told) < 10
    found = Incident.objects.filter(number=int(told), is_struck=False).first() if readable else None
    if found is None or found.pk == incident.pk:
        raise Refused([problem("D006", Where("", 0, "other"), told[:40])])
    return found


def _notice(form: Mapping[str, str]) -> tuple[datetime, str]:
    """When notice of discipline was given, in local time, and what shows it; every problem at once."""
    wrong: list[Problem] = []
    told, evidence = form.get("at", "").strip(), form.get("evidence", "").replace("\r\n", "\n").strip()
    at = now()
    if told:
        try:
            at = read_instant(told, charter_at_hand().zone_info).at.astimezone(UTC)
        except ValueError:
            wrong.append(problem("D155", Where("", 0, "at"), told[:40]))
    if at > now():
        wrong.append(problem("N001", Where("", 0, "at"), told[:40], now=now().isoformat()))
    if not evidence:
        wrong.append(problem("N002", Where("", 0, "evidence"), ""))
    if len(evidence) > LONGEST_EVIDENCE or "\0" in evidence:
        wrong.append(problem("D041", Where("", 0, "evidence"), "", most=f"{LONGEST_EVIDENCE:,}"))
    if wrong:
        raise Refused(wrong)
    return at, evidence


def standing_return(notes: Collection[StepNote]) -> StepNote | None:
    """The note that says whose fire was returned, where one stands."""
    last = next(
        (note for note in sorted(notes, key=lambda one: (one.on, one.pk), reverse=True) if note.kind == RETURNED), None
    )
    return last if last is not None and last.other_id is not None else None
