"""Asking those whom a joint determination names for their word: a contact to each, by its own way, with its clock, reminder and ladder.

Made in the transaction in which the centre signs: nobody is asked for what was not signed, and nobody is left out. The
determination stands meanwhile with the centre's own signature.
"""

from datetime import date, datetime

from django.db.models import Max

from truceline.agreement.charter import Charter
from truceline.contact.contact import Fact, Kind
from truceline.desk.actions.climbing import WITHDRAWN, tell_step
from truceline.desk.actions.contacting import BY_MACHINE, keep_contact, language_through, preferred_way
from truceline.desk.actions.noting_facts import Noted, note_fact
from truceline.desk.actions.sending import drop_waiting, new_token
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import CENTRE
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Contact, ContactStep, Countersignature, Determination, Incident, Person
from truceline.finding.countersigning import Word, remind_before
from truceline.values.identity import new_identity
from truceline.values.instant import Instant
from truceline.values.language import Language, say
from truceline.values.telling import days_of, is_by_day, tell_days

# Who gives the time: the agreement's rule on joint determinations, or the centre.
JOINT_RULE = "joint_determinations"
# What shows it: whoever speaks for the side signed or dissented on the desk.
SIGNATURE = "signature"
_FACT = {Word.SIGNS: Fact.ACCEPTED, Word.DISSENTS: Fact.DISPUTED}


def ask_for_word(entries: Entries, person: Person, standing: Determination) -> list[Contact]:
    """Ask each whom the determination names, inside the transaction in which the centre signed it; nobody where it names nobody.

    The time counts for each from when the request went out to it, as with every contact.
    """
    kept, charter = read(standing.content), charter_at_hand()
    if standing.signed_at is None or not kept.get("asked"):
        return []
    within = datetime.fromisoformat(kept["sign_by"]) - standing.signed_at
    hours, together = within.total_seconds() / 3600, new_identity()
    remind_hours = remind_before(charter, within).total_seconds() / 3600
    rule = charter.agreement.joint_determinations
    given_by = JOINT_RULE if rule is not None and rule.within_hours is not None else CENTRE
    number = (Contact.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    subjects = {each.value: request_subject(standing, standing.incident, charter, each) for each in Language}
    made = []
    for place, side in enumerate(kept["asked"]):
        means, channel = preferred_way(side)
        asked = Contact(
            contact_id=new_identity(),
            number=number + place,
            together=together,
            kind=Kind.REQUEST_WORD.value,
            addressee=side,
            means=means.value,
            channel=channel,
            incident=standing.incident,
            determination=standing,
            subject=subjects[language_through(channel)],
            words=spelt({language.value: _words(standing, charter, hours, language) for language in Language}),
            hours=hours,
            remind_hours=remind_hours,
            given_by=given_by,
            opened_at=standing.signed_at,
            by=person,
            due_at=standing.signed_at + within,
            token=new_token() if means in BY_MACHINE else None,
        )
        made.append(keep_contact(entries, asked, subjects))
    return made


def note_word(entries: Entries, given: Countersignature) -> None:
    """Note that a side gave its word, inside the transaction of its signature; what had not gone out yet goes out no more.

    Whoever signs before anybody told it found the determination on the desk itself.
    """
    request = Contact.objects.filter(determination=given.determination_id, addressee=given.side).first()
    if request is None:
        return
    if request.sent_at is None:
        note_fact(entries, request, Noted(Fact.SENT, given.on, SIGNATURE), given.by)
    noted = Noted(_FACT[Word(given.word)], given.on, SIGNATURE, is_signed=True)
    note_fact(entries, request, noted, given.by)
    drop_waiting(request)


def ask_no_more(entries: Entries, standing: Determination) -> None:
    """Take back the requests that still wait, inside the transaction in which a determination was struck or superseded."""
    for request in Contact.objects.filter(determination=standing, replied_at=None).order_by("number"):
        made = ContactStep(
            step_id=new_identity(), contact=request, place=request.steps.count(), code=WITHDRAWN, tells="", on=now()
        )
        made.content = spelt({"contact": request.pk, "step": WITHDRAWN, "on": made.on})
        made.save(force_insert=True)
        entries.record("contact_step", made.pk, made.content)
        tell_step(entries, made, made.on)
        request.due_at = request.look_at = None
        request.save(update_fields=["due_at", "look_at"])
        drop_waiting(request)


def cannot_be_signed(request: Contact) -> bool:
    """Whether a request asks for what nobody can sign now, because what the centre signed over has changed: nobody is held silent for that."""
    return request.determination is not None and request.determination.is_changed_since


def hold_silent(entries: Entries, request: Contact) -> None:
    """Write into a determination that a side let its time run out, inside the transaction that records the silence."""
    if request.determination_id is None:
        return
    standing = Determination.objects.select_for_update().get(pk=request.determination_id)
    kept = read(standing.content)
    standing.content = spelt({**kept, "silent": [*kept.get("silent", ()), request.addressee]})
    standing.save(update_fields=["content"])
    entries.record("determination", standing.pk, standing.content)


def request_subject(standing: Determination, incident: Incident, charter: Charter, language: Language) -> str:
    """What a request is about, in one language."""
    return say("desk-request-subject", language, isolating=False, **_facts(standing, incident, charter, language))[:300]


def _words(standing: Determination, charter: Charter, hours: float, language: Language) -> str:
    facts = _facts(standing, standing.incident, charter, language)
    asked = say("desk-request-words", language, isolating=False, hours=f"{hours:g}", **facts)
    return f"{asked}\n\n{say('desk-request-stands', language, isolating=False)}"


def _days_of(incident: Incident, charter: Charter) -> tuple[date, date]:
    """The local day of an incident; where no clock was read, the days that its time spans."""
    instant = Instant(incident.occurred_at, incident.within_s)
    if is_by_day(instant):
        return days_of(instant, charter.zone_info)
    day = incident.occurred_at.astimezone(charter.zone_info).date()
    return day, day


def _facts(standing: Determination, incident: Incident, charter: Charter, language: Language) -> dict[str, str]:
    """What a request says of what was determined: under what, of which day, with which outcome. Never by its number, nor whose report it was."""
    titles = {one.code: getattr(one.title, language) for one in charter.agreement.provisions}
    return {
        "provision": titles.get(standing.provision, standing.provision),
        "day": tell_days(*_days_of(incident, charter), language),
        "outcome": say(f"outcome-{standing.outcome}", language),
    }
