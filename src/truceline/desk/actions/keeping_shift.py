"""The shift log: coming on duty, writing down, saying what came of it, and handing over from one officer to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.differing import hold_to
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.shift import KINDS, STAY_OPEN, on_duty, standing_at_hand, waiting_handover
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Duty, Handover, Person, ShiftEntry
from truceline.desk.wording import no_longer
from truceline.errors import Conflict, NotFound, Problem, Refused, Where, problem
from truceline.values.identity import new_identity

FIELDS = ("kind", "text", "to_whom", "due")
_LONGEST = {"text": 4_000, "to_whom": 200}
_LONGEST_HANDOVER = 8_000
# Nothing is promised for other years; at the ends of Python's calendar no local time can be shown.
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class _Written:
    """The fields of an entry, checked."""

    kind: str
    text: str
    to_whom: str
    due_at: datetime | None


def begin_duty(person: Person) -> None:
    """Come on duty; whoever is already, stays."""
    require(person, Action.WRITE, Noun.SHIFT)
    with recorded(person.pseudonym) as entries:
        _begin_duty(entries, person)


def end_duty(person: Person) -> None:
    """Go off duty.

    Raises:
        Conflict: where one is the last on duty: then one hands over, so that somebody is.
    """
    require(person, Action.WRITE, Noun.SHIFT)
    with recorded(person.pseudonym) as entries:
        here = list(on_duty())
        if not any(one.person_id == person.pk for one in here):
            raise Conflict("desk-shift-not-on-duty")
        if len(here) == 1:
            raise Conflict("desk-shift-last-on-duty")
        _end_duty(entries, person)


def write_entry(person: Person, form: Mapping[str, str]) -> ShiftEntry:
    """Write a note, a promise to somebody by a time, or something to watch; a form that comes again is the entry that was written."""
    require(person, Action.WRITE, Noun.SHIFT)
    told = _checked(form)
    with recorded(person.pseudonym) as entries:
        entry = ShiftEntry(
            entry_id=new_identity(),
            kind=told.kind,
            text=told.text,
            to_whom=told.to_whom,
            due_at=told.due_at,
            by=person,
            on=now(),
        )
        if again := sent_again(ShiftEntry.objects.filter(by=person), _told(entry), person):
            return again
        keep_entry(entries, entry, is_new=True)
    return entry


def correct_entry(person: Person, entry_id: str, form: Mapping[str, str], seen: Mapping[str, str]) -> None:
    """Correct an entry: a new version; the former stays on the register.

    Raises:
        ChangedMeanwhile: where it is no longer what was seen.
    """
    require(person, Action.WRITE, Noun.SHIFT)
    told = _checked(form)
    with recorded(person.pseudonym) as entries:
        entry = entry_named(entry_id)
        by = entry.changed_by or entry.by
        hold_to(seen, standing_entry(entry), by.name, entry.changed_on or entry.on)
        _refuse_done(entry)
        entry.kind, entry.text, entry.to_whom, entry.due_at = told.kind, told.text, told.to_whom, told.due_at
        entry.changed_by, entry.changed_on = person, now()
        keep_entry(entries, entry)


def resolve_entry(person: Person, entry_id: str, outcome: str) -> None:
    """Say what came of a promise or of something to watch; then it is no longer handed on."""
    require(person, Action.RESOLVE, Noun.SHIFT)
    outcome = no_longer("outcome", outcome, _LONGEST["text"])
    if not outcome:
        raise Refused([problem("D069", Where("", 0, "outcome"), "")])
    with recorded(person.pseudonym) as entries:
        entry = entry_named(entry_id)
        if entry.kind not in STAY_OPEN:
            raise Conflict("desk-shift-note-is-not-open")
        _refuse_done(entry)
        entry.done_by, entry.done_on, entry.outcome = person, now(), outcome
        keep_entry(entries, entry)


def hand_over(person: Person, words: str) -> Handover:
    """Hand over: what is open and how the clocks stand is kept as it is now, with one's own words. It waits for another to accept it.

    Raises:
        Conflict: where one is not on duty, or another handover waits already.
    """
    require(person, Action.WRITE, Noun.SHIFT)
    words = no_longer("words", words, _LONGEST_HANDOVER)
    with recorded(person.pseudonym) as entries:
        if not on_duty().filter(person=person).exists():
            raise Conflict("desk-shift-not-on-duty")
        if waiting_handover() is not None:
            raise Conflict("desk-handover-waits-already")
        content = spelt({"words": words or None, "by": person.pseudonym, **standing_at_hand(person)})
        made = Handover.objects.create(handover_id=new_identity(), by=person, on=now(), content=content)
        entries.record("handover", made.handover_id, content)
    return made


def accept_handover(person: Person, handover_id: str) -> Handover:
    """Take over: the one who hands goes off duty, the one who accepts comes on. Nobody accepts their own.

    Raises:
        Conflict: where one would accept one's own handover, or somebody accepted it already.
    """
    require(person, Action.WRITE, Noun.SHIFT)
    with recorded(person.pseudonym) as entries:
        made = handover_named(handover_id)
        if made.by_id == person.pk:
            raise Conflict("desk-handover-not-oneself")
        if made.accepted_on is not None:
            raise Conflict("desk-handover-accepted-already")
        made.accepted_by, made.accepted_on = person, now()
        made.content = spelt({**read(made.content), "accepted_by": person.pseudonym})
        made.save()
        entries.record("handover", made.handover_id, made.content)
        _begin_duty(entries, person)
        _end_duty(entries, made.by)
    return made


def entry_named(entry_id: str) -> ShiftEntry:
    """An entry of the log."""
    found = ShiftEntry.objects.select_related("by", "changed_by", "done_by").filter(pk=entry_id).first()
    if found is None:
        raise NotFound("desk-shift-no-entry")
    return found


def handover_named(handover_id: str) -> Handover:
    """A handover."""
    found = Handover.objects.select_related("by", "accepted_by").filter(pk=handover_id).first()
    if found is None:
        raise NotFound("desk-handover-none")
    return found


def standing_entry(entry: ShiftEntry) -> dict[str, str]:
    """What can be corrected of an entry, as forms carry it."""
    due = entry.due_at.astimezone(charter_at_hand().zone_info).strftime("%Y-%m-%dT%H:%M") if entry.due_at else ""
    return {"kind": entry.kind, "text": entry.text, "to_whom": entry.to_whom, "due": due}


def _checked(form: Mapping[str, str]) -> _Written:
    wrong: list[Problem] = []
    told = {name: form.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS}
    if told["kind"] not in KINDS:
        wrong.append(problem("D039", Where("", 0, "kind"), told["kind"], known=", ".join(KINDS)))
    if not told["text"]:
        wrong.append(problem("D040", Where("", 0, "text"), ""))
    for name, longest in _LONGEST.items():
        if len(told[name]) > longest:
            wrong.append(problem("D041", Where("", 0, name), told[name], most=f"{longest:,}"))
    due = _due(told["due"])
    if told["due"] and due is None:
        wrong.append(problem("D042", Where("", 0, "due"), told["due"]))
    if told["kind"] == "promise" and not told["to_whom"]:
        wrong.append(problem("D043", Where("", 0, "to_whom"), ""))
    if wrong:
        raise Refused(wrong)
    return _Written(told["kind"], told["text"], told["to_whom"], due)


def _due(told: str) -> datetime | None:
    """The moment that is meant, local where nothing else is said; None where it is none that a calendar on a wall has."""
    try:
        due = datetime.fromisoformat(told)
    except ValueError:
        return None
    if due.year not in _YEARS:
        return None
    return due if due.tzinfo else due.replace(tzinfo=charter_at_hand().zone_info)


def _refuse_done(entry: ShiftEntry) -> None:
    if entry.done_on is not None:
        raise Conflict("desk-shift-done-already")


def keep_entry(entries: Entries, entry: ShiftEntry, *, is_new: bool = False) -> None:
    """Write an entry as it stands, with its own on the register, inside the transaction that is open."""
    entry.content = _told(entry)
    entry.save(force_insert=is_new)
    entries.record("shift_entry", entry.entry_id, entry.content)


def _told(entry: ShiftEntry) -> str:
    told: dict[str, Any] = {
        "kind": entry.kind,
        "text": entry.text,
        "to_whom": entry.to_whom or None,
        "due_at": entry.due_at,
        "by": entry.by.pseudonym,
        "changed_by": entry.changed_by.pseudonym if entry.changed_by else None,
        "done_by": entry.done_by.pseudonym if entry.done_by else None,
        "outcome": entry.outcome or None,
    }
    return spelt(told)


def _begin_duty(entries: Entries, person: Person) -> None:
    if not on_duty().filter(person=person).exists():
        duty = Duty.objects.create(duty_id=new_identity(), person=person, since=now())
        entries.record("duty", duty.duty_id, spelt({"person": person.pseudonym, "since": duty.since}))


def _end_duty(entries: Entries, person: Person) -> None:
    for duty in on_duty().filter(person=person):
        duty.until = now()
        duty.save()
        told = {"person": person.pseudonym, "since": duty.since, "until": duty.until}
        entries.record("duty", duty.duty_id, spelt(told))
