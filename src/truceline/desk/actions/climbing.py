"""Telling whom a step of the ladder names: as contacts that the worker sends, or that somebody has to carry, with a clock; the head in the log.

Each is written in the transaction of its step: where the worker stops, there are both or neither, and the table takes no step and
no notice of one to the same addressee twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from truceline.agreement.charter import Charter
from truceline.contact.contact import Kind, Means
from truceline.contact.ladder import DEFAULT, Step, reminding
from truceline.contact.stepping import sides_of
from truceline.desk.actions.contacting import BY_MACHINE, keep_contact, language_through, preferred_way
from truceline.desk.actions.keeping_shift import keep_entry
from truceline.desk.actions.sending import EARLY_REMINDER, REMINDER, is_carried, new_token, wait_to_send
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import subject_in
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Channel, Contact, ContactStep, ShiftEntry
from truceline.values.identity import new_identity
from truceline.values.language import Language, say

# So long the centre may take to get a notice out that a person has to carry, or a machine could not.
CARRIED_WITHIN = timedelta(hours=1)
# So long the head of the centre has to say what follows.
HEAD_WITHIN = timedelta(hours=24)
_LONGEST_SUBJECT = 300
# The step that takes a request back: nothing is asked any more.
WITHDRAWN = "withdrawn"
_SUBJECTS = {EARLY_REMINDER: "desk-letter-reminder", WITHDRAWN: "desk-ladder-subject-withdrawn"}


@dataclass(frozen=True, slots=True)
class _Way:
    side: str
    means: Means
    channel: Channel | None


def ladder_for(contact: Contact, charter: Charter) -> tuple[Step, ...]:
    """The steps that a silence climbs: what a guarantor leaves unanswered, or a word not given, is no matter of the other guarantors.

    Who is asked for its word is reminded before its time runs out too.
    """
    is_side = contact.addressee in sides_of(charter) and contact.determination_id is None
    ladder = tuple(step for step in DEFAULT if is_side or step.code != "guarantor")
    return reminding(ladder, timedelta(hours=contact.remind_hours)) if contact.remind_hours else ladder


def tell_step(entries: Entries, step: ContactStep, at: datetime) -> None:
    """Tell whom a step names, inside the transaction in which it was written.

    Of the guarantors those hear of it that stand behind every zone in which the incident may lie, or, without one, behind all zones.
    """
    contact, charter = step.contact, charter_at_hand()
    if step.code in (REMINDER, EARLY_REMINDER):
        _remind(entries, step, at)
    elif step.code == WITHDRAWN:
        if contact.sent_at is not None and contact.means != Means.PORTAL:  # the portal shows the step
            _notify(entries, step, _Way(contact.addressee, Means(contact.means), contact.channel))
    elif step.code == "superior":
        _notify(entries, step, _superior(contact.addressee))
    elif step.code == "guarantor":
        zones = read(contact.incident.places) if contact.incident else {}
        for code in charter.guarantors_of(list(zones)):
            if code != contact.addressee:
                _notify(entries, step, _Way(code, *preferred_way(code)))
    elif step.code == "centre":
        _tell_head(entries, step)


def _remind(entries: Entries, step: ContactStep, at: datetime) -> None:
    """Remind the side by the means of the contact: a machine sends it again, the portal shows it, and what a person carries is carried again."""
    contact = step.contact
    if contact.means in BY_MACHINE:
        wait_to_send(contact, step.code, at)
    elif contact.means != Means.PORTAL:
        _notify(entries, step, _Way(contact.addressee, Means(contact.means), contact.channel))


def _superior(side: str) -> _Way:
    """The office above the one that is asked first: through a channel of its own, else by telephone, whoever finds the number."""
    channels = list(Channel.objects.filter(side=side, is_open=True, is_superior=True))
    best = next((one for one in channels if one.means in BY_MACHINE and is_carried(Means(one.means))), None)
    best = best or next((one for one in channels if one.means not in BY_MACHINE), None)
    return _Way(side, Means(best.means) if best else Means.TELEPHONE, best)


def _notify(entries: Entries, step: ContactStep, way: _Way) -> None:
    contact, at = step.contact, now()
    about = {language.value: _about(step, language) for language in Language}
    keep_contact(
        entries,
        Contact(
            contact_id=new_identity(),
            number=(Contact.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
            together=step.pk,
            kind=Kind.ANNOUNCE.value,
            addressee=way.side,
            means=way.means.value,
            channel=way.channel,
            incident=contact.incident,
            subject=about[language_through(way.channel)],
            words=spelt({language.value: _said(step, language) for language in Language}),
            opened_at=at,
            by=contact.by,
            escalates=step,
            # Nobody has to reply; until it went out the centre is held to this, and it stands among what is due.
            due_at=at + CARRIED_WITHIN,
            token=new_token() if way.means in BY_MACHINE else None,
        ),
        about,
    )


def _about(step: ContactStep, language: Language) -> str:
    begun = say(_SUBJECTS.get(step.code, "desk-ladder-subject"), language, isolating=False)
    return f"{begun}: {subject_in(step.contact, language)}"[:_LONGEST_SUBJECT]


def _said(step: ContactStep, language: Language) -> str:
    contact, charter = step.contact, charter_at_hand()

    def local(moment: datetime | None) -> str:
        return f"{moment.astimezone(charter.zone_info):%Y-%m-%d %H:%M}" if moment else ""

    return say(
        f"desk-ladder-{step.code}",
        language,
        isolating=False,
        side=next(
            str(getattr(one.name, language)) for one in charter.agreement.parties if one.code == contact.addressee
        ),
        subject=subject_in(contact, language),
        sent=local(contact.sent_at),
        due=local(contact.due_at),
        number=str(contact.number),
    )


def _tell_head(entries: Entries, step: ContactStep) -> None:
    """Write into the log what the head of the centre has to decide; it stays open until somebody says what came of it."""
    text, at = "\n".join(_said(step, language) for language in Language), now()
    entry = ShiftEntry(
        entry_id=new_identity(), kind="watch", text=text, due_at=at + HEAD_WITHIN, by=step.contact.by, on=at
    )
    keep_entry(entries, entry, is_new=True)
