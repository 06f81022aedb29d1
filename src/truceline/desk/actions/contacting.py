"""Making contacts, to one side or to several in the same minute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from truceline.contact.clock import due_after
from truceline.contact.contact import Fact, Kind, Means
from truceline.contact.deadline import given_time, steps_of
from truceline.desk.actions.asking import require
from truceline.desk.actions.noting_facts import Noted, note_fact
from truceline.desk.actions.sending import MESSAGE, is_carried, new_token, wait_to_send
from truceline.desk.actions.sent_again import made_lately
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import addressees
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.clocks import rules_at_hand
from truceline.desk.queries.steps import concerned
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Channel, Contact, ContactFact, Incident, Person
from truceline.desk.triage import minutes_for
from truceline.errors import NotFound, Problem, Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.language import Language, unmarked

# Each side by the way that it likes best.
PREFERRED = "preferred"
# What the worker sends.
BY_MACHINE = (Means.EMAIL, Means.MESSAGE)
LONGEST_HOURS = 24 * 366
LONGEST_WORDS = 20_000
# What an officer may say: a word is asked for by the determination that needs it.
SAID_BY_OFFICERS = tuple(kind for kind in Kind if kind is not Kind.REQUEST_WORD)
# What is announced asks for no reply, unless somebody says so.
_ASKS = (Kind.NOTIFY, Kind.REQUEST_INFORMATION, Kind.PROTEST, Kind.PROPOSE)


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said, as a form has it, not checked yet. Hours empty: as the agreement or the centre gives them; 0: no reply is due."""

    kind: str
    sides: tuple[str, ...]
    means: str
    subject: str
    words: Mapping[str, str]
    hours: str = ""
    # The subject as the desk words it, in each language; empty where a person wrote it.
    subjects: Mapping[str, str] = field(default_factory=dict)


def make_contacts(person: Person, message: Message, incident: Incident | None = None) -> list[Contact]:
    """Say the same thing to every side that is named, and record it; return the contacts, one for each side.

    1. Everything is checked first: a message that cannot reach one of the sides goes to none.
    2. All are made in one transaction, under one name. What goes through the portal is sent in the same moment; what a machine
       carries goes out with the worker's next look; what a person carries is sent when somebody logs that it was.
    3. A form that comes again is what was said: nobody is told twice.
    """
    require(person, Action.WRITE, Noun.CONTACT)
    ways = _checked(message)  # (1)
    kind, at = Kind(message.kind), now()
    hours, given_by = time_given(kind, incident, message.hours)
    with recorded(person.pseudonym) as entries:  # (2)
        number = (Contact.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        together, made = new_identity(), []
        for at_side, way in enumerate(ways):
            contact = Contact(
                contact_id=new_identity(),
                number=number + at_side,
                together=together,
                kind=kind.value,
                addressee=way.side,
                means=way.means.value,
                channel=way.channel,
                incident=incident,
                subject=unmarked(message.subjects.get(language_through(way.channel), message.subject.strip())),
                words=spelt(_said(message.words)),
                hours=hours,
                given_by=given_by,
                opened_at=at,
                by=person,
                # Until it goes out the centre is held to the time that the side will be held to.
                due_at=due_after(at, hours) if hours else None,
                token=new_token() if way.means in BY_MACHINE else None,
            )
            made.append(contact)
        if again := _made_again(person, made):  # (3)
            return again
        for contact in made:
            keep_contact(entries, contact, message.subjects)
    return made


def _made_again(person: Person, made: Sequence[Contact]) -> list[Contact]:
    """The same message to the same sides, where somebody sent it a moment ago and nobody noted anything of it since."""
    own = Contact.objects.filter(by=person, escalates=None, determination=None)
    last = made_lately(own, "opened_at")
    former: list[Contact] = list(own.filter(together=last.together).order_by("number")) if last else []
    if [_message(one) for one in former] != [_message(one) for one in made]:
        return []
    return [] if ContactFact.objects.filter(contact__in=former, by__isnull=False).exists() else former


def _message(one: Contact) -> tuple[object, ...]:
    """What is said in it, to whom, by which means, and how long there is to reply."""
    to = (one.addressee, one.means, one.channel_id, one.incident_id)
    return (*to, one.kind, one.subject, one.words, one.hours, one.given_by)


def time_given(kind: Kind, incident: Incident | None, said: str = "") -> tuple[float | None, str]:
    """The hours that a side is given to reply, and who gives them: the officer, else the agreement, else the centre, else nobody."""
    if said:
        return (float(said), "officer") if float(said) else (None, "")
    if kind not in _ASKS:
        return None, ""
    if incident is not None:
        steps = steps_of(charter_at_hand(), incident.act, incident.occurred_at, "reply")
        given = given_time(steps, concerned(incident.findings.values_list("provision", "verdict", "content")))
        if given is not None:
            return given.hours, given.provision
    minutes = minutes_for(rules_at_hand(), "reply", "")
    return (minutes / 60, "centre") if minutes else (None, "")


def contact_numbered(number: int) -> Contact:
    """The contact of a number."""
    found = (
        Contact.objects.select_related("incident", "by", "determination", "escalates__contact")
        .filter(number=number)
        .first()
        if number < 2**31
        else None
    )
    if found is None:
        raise NotFound("desk-no-contact")
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    """How one side is reached."""

    side: str
    means: Means
    channel: Channel | None


def keep_contact(entries: Entries, made: Contact, subjects: Mapping[str, str] | None = None) -> Contact:
    """Write a contact, with its entry, inside the transaction that is open; the portal has it at once, a machine with the worker's next look.

    `subjects`: its subject in each language, where the desk words it.
    """
    made.subject = unmarked(made.subject)
    made.content = spelt(
        {
            "number": made.number,
            "together": made.together,
            "kind": made.kind,
            "addressee": made.addressee,
            "means": made.means,
            "channel": made.channel_id,
            "incident": made.incident_id,
            "subject": made.subject,
            **({"subjects": {name: unmarked(said) for name, said in subjects.items()}} if subjects else {}),
            "words": read(made.words),
            "hours": made.hours,
            "given_by": made.given_by or None,
            "opened_at": made.opened_at,
            "by": made.by.pseudonym,
            "escalates": made.escalates_id,
            "determination": made.determination_id,
            "remind_hours": made.remind_hours,
        }
    )
    made.save(force_insert=True)
    entries.record("contact", made.pk, made.content)
    if made.means == Means.PORTAL:
        note_fact(entries, made, Noted(Fact.SENT, made.opened_at, "portal"), None)
        made.refresh_from_db()
    elif made.means in BY_MACHINE:
        wait_to_send(made, MESSAGE, made.opened_at)
    return made


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {name: words[name].strip() for name in Language if words.get(name, "").strip()}


def _checked(message: Message) -> list[_Way]:
    """How each side is reached, in the order of the agreement; every problem at once."""
    wrong: list[Problem] = []
    for name, told, known in (("kind", message.kind, SAID_BY_OFFICERS), ("means", message.means, (PREFERRED, *Means))):
        if told not in set(known):
            wrong.append(problem("D039", Where("", 0, name), told, known=", ".join(known)))
    known_sides = [party.code for party in addressees(charter_at_hand())]
    if not message.sides or not set(message.sides) <= set(known_sides):
        wrong.append(problem("D150", Where("", 0, "side"), ", ".join(message.sides), known=", ".join(known_sides)))
    if not message.subject.strip() or len(message.subject) > 300 or not _said(message.words):
        wrong.append(problem("D151", Where("", 0, "words"), message.subject[:100]))
    if any(len(text) > LONGEST_WORDS or "\0" in text for text in (*message.words.values(), message.subject)):
        wrong.append(problem("D041", Where("", 0, "words"), "", most=f"{LONGEST_WORDS:,}"))
    if message.hours and not _is_hours(message.hours):
        wrong.append(problem("D152", Where("", 0, "hours"), message.hours[:40], most=f"{LONGEST_HOURS:,}"))
    if wrong:
        raise Refused(wrong)
    sides = [side for side in known_sides if side in set(message.sides)]
    ways = [_way(side, message.means) for side in sides]
    unreached = [side for side, way in zip(sides, ways, strict=True) if way is None]
    if unreached:
        raise Refused([problem("D153", Where("", 0, "means"), f"{side}, {message.means}") for side in unreached])
    return [way for way in ways if way is not None]


def _is_hours(told: str) -> bool:
    try:
        return 0 <= float(told) <= LONGEST_HOURS
    except ValueError:
        return False


def preferred_way(side: str) -> tuple[Means, Channel | None]:
    """How a side likes best to be reached; without a channel the portal, where somebody speaks for it, else the telephone.

    A side that somebody speaks for here has the portal without anybody keeping a channel; a channel that is kept is asked first.
    """
    channels = Channel.objects.filter(side=side, is_open=True, is_superior=False)
    best = next((one for one in channels if is_carried(Means(one.means))), None)
    if best is not None:
        return Means(best.means), best
    return (Means.PORTAL if _is_there(side) else Means.TELEPHONE), None


def language_through(channel: Channel | None) -> Language:
    """The language of whoever reads what goes through a channel; without one, English: the portal shows each reader their own."""
    return Language(channel.language) if channel else Language.ENGLISH


def _is_there(side: str) -> bool:
    return Person.objects.filter(speaks_for=side, is_active=True).exists()


def _way(side: str, means: str) -> _Way | None:
    """How a side is reached by some means, or by what it likes best; None where it cannot be."""
    if means == PREFERRED:
        return _Way(side, *preferred_way(side))
    if means == Means.PORTAL:
        return _Way(side, Means.PORTAL, None) if _is_there(side) else None
    channels = Channel.objects.filter(side=side, is_open=True, is_superior=False)
    channel = channels.filter(means=means).first() if is_carried(Means(means)) else None
    # A call or a visit needs no address that is kept here; a machine does.
    if channel is None and means not in (Means.TELEPHONE, Means.IN_PERSON):
        return None
    return _Way(side, Means(means), channel)
