"""What happens when nobody replies: the silence is recorded, and then each step of the ladder, with whom it tells, once, whatever stops where."""

from datetime import datetime, timedelta

from truceline.contact.clock import run_out
from truceline.contact.ladder import steps_due
from truceline.desk.actions.asking_word import cannot_be_signed, hold_silent
from truceline.desk.actions.climbing import ladder_for, tell_step
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import CENTRE, decided
from truceline.desk.policy import Mode
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Contact, ContactStep
from truceline.values.identity import new_identity

SILENCE = "silence"
# Who acts where nobody does: the desk itself.
_DESK = "desk"
_AT_A_TIME = 500
_LOOK_AGAIN = timedelta(minutes=30)


def fall_silent(moment: datetime | None = None) -> int:
    """Record every silence and step whose time has come, each contact in a transaction of its own; return how many were written.

    Nothing is lost where it stops: what is not committed is found again at the next look. Nothing is told twice: the contact
    is locked and read anew, and the table takes no step of a kind twice. A desk that is not open for changes waits; what fell due
    meanwhile is recorded, with the time at which it is, when it opens again.
    """
    if mode_at_hand() is not Mode.NORMAL:
        return 0
    at = moment or now()
    due = Contact.objects.filter(look_at__lt=at).order_by("look_at", "number").values_list("pk", flat=True)
    return sum(_take(pk, at) for pk in due[:_AT_A_TIME])


def _take(contact_id: str, at: datetime) -> int:
    with recorded(_DESK) as entries:
        contact = Contact.objects.select_for_update().get(pk=contact_id)
        if cannot_be_signed(contact):
            contact.look_at = at + _LOOK_AGAIN
            contact.save(update_fields=["look_at"])
            return 0
        clock = decided(contact, contact.facts.all()).clock(CENTRE)
        taken = set(contact.steps.values_list("code", flat=True))
        if clock is None or contact.sent_at is None:
            return 0
        written = 0
        if run_out([clock], at, {contact.pk} if SILENCE in taken else ()):
            contact.silent_at = at
            written += _write(entries, contact, (SILENCE, ""), at)
            hold_silent(entries, contact)
        ladder = ladder_for(contact, charter_at_hand())
        for step in steps_due(ladder, clock, at, taken):
            written += _write(entries, contact, (step.code, step.tells), at)
            taken.add(step.code)
        following = [
            clock.due_at + step.after
            for step in ladder
            if step.code not in taken and clock.due_at + step.after >= at  # what was missed is missed
        ]
        contact.look_at = min(following, default=None) if clock.stopped_at is None else None
        contact.save()
        return written


def _write(entries: Entries, contact: Contact, step: tuple[str, str], at: datetime) -> int:
    code, tells = step
    made = ContactStep(
        step_id=new_identity(), contact=contact, place=contact.steps.count(), code=code, tells=tells, on=at
    )
    made.content = spelt(
        {"contact": contact.pk, "step": code, "tells": tells or None, "due_at": contact.due_at, "on": at}
    )
    made.save(force_insert=True)
    entries.record("contact_step", made.pk, made.content)
    tell_step(entries, made, at)
    return 1
