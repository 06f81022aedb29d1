"""Noting a fact of a contact, and what came with it: the one place where they are written, by an officer, a side or the worker."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.contact.clock import due_after
from truceline.contact.contact import WORDS, Fact, Kind, check, ends_wait
from truceline.desk.actions.asking_steps import ask_steps_of
from truceline.desk.actions.attaching import Brought, record_file
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.contact_records import decided
from truceline.desk.media import plain_name
from truceline.desk.recording import Entries, spelt
from truceline.desk.tables import Contact, ContactFact, ContactFile, Person
from truceline.errors import Conflict
from truceline.register.evidence import Received
from truceline.values.identity import new_identity

# What may be so once: that it was so again tells nothing more.
ONCE = (Fact.SENT, Fact.DELIVERED, Fact.READ, Fact.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Whether what was said on the telephone was read back: if so, which office agreed that it was right, and when."""

    was: bool
    by: str = ""
    at: datetime | None = None

    def told(self) -> dict[str, bool | str | datetime | None]:
        """As it stands in the content of the fact."""
        return {"read_back": self.was, "read_back_by": self.by or None, "read_back_at": self.at}


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact as it is noted: what, since when, what shows it, and what the side said, if it said something."""

    fact: Fact
    at: datetime
    evidence: str
    words: str = ""
    language: str = ""
    for_record: bool = False
    # Whether the side put its own name to it: only so is it noted of a request for its word that it signed or dissents.
    is_signed: bool = False
    # Nothing: nobody said whether it was read back.
    read_back: ReadBack | None = None


def note_fact(entries: Entries, contact: Contact, noted: Noted, by: Person | None) -> ContactFact:
    """Write one fact of a contact, with its entry, inside the transaction that is open.

    1. It can be: not in the future, not before the contact went out, and something shows it.
    2. What can be so only once is not so already.
    3. Once it went out its clock counts from there; once the side replied nothing is waited for.
    4. What the agreement asks of contact about its incident is answered anew.
    """
    standing = Contact.objects.select_for_update().get(pk=contact.pk)
    facts, kind = list(standing.facts.all()), Kind(standing.kind)
    if kind is Kind.REQUEST_WORD and noted.fact in WORDS and not noted.is_signed:
        raise Conflict("desk-request-is-signed")
    if noted.fact in ONCE and any(one.fact == noted.fact for one in facts):  # (2)
        raise Conflict(f"desk-contact-{noted.fact.value}-already")
    made = ContactFact(
        fact_id=new_identity(),
        contact=standing,
        fact=noted.fact.value,
        at=noted.at,
        evidence=noted.evidence,
        words=noted.words,
        language=noted.language,
        for_record=noted.for_record,
        by=by,
        on=now(),
    )
    # A message that fails and goes out later was sent later: only the new fact is held to the rules.
    check(decided(standing, [*(one for one in facts if one.fact == Fact.SENT), made]), max(now(), made.on))  # (1)
    if noted.fact is Fact.SENT:  # (3)
        standing.sent_at = noted.at
        standing.due_at = due_after(noted.at, standing.hours) if standing.hours else None
        standing.look_at = first_look(standing)
    if noted.fact in ends_wait(kind):
        standing.replied_at = min(noted.at, standing.replied_at or noted.at)
        standing.look_at = None
    made.content = _told(standing, noted, by)
    standing.save()
    made.save(force_insert=True)
    entries.record("contact_fact", made.pk, made.content)
    if noted.fact is Fact.SENT or noted.fact in ends_wait(kind):  # (4)
        ask_steps_of(entries, standing.incident_id)
    return made


def noted_again(contact: Contact, noted: Noted, by: Person) -> ContactFact | None:
    """The very same fact, where somebody noted it a moment ago and their form comes again; inside the transaction that is open."""
    return sent_again(contact.facts.filter(by=by), _told(contact, noted, by), by)


def _told(contact: Contact, noted: Noted, by: Person | None) -> str:
    return spelt(
        {
            "contact": contact.pk,
            "fact": noted.fact.value,
            "at": noted.at,
            "evidence": noted.evidence,
            "words": noted.words or None,
            "language": noted.language or None,
            "for_record": noted.for_record or None,
            "due_at": contact.due_at if noted.fact is Fact.SENT else None,
            "by": by.pseudonym if by else None,
            **(noted.read_back.told() if noted.read_back else {}),
        }
    )


def first_look(contact: Contact) -> datetime | None:
    """When the worker looks at a contact that went out: when its clock runs out, or sooner where it reminds before that."""
    if contact.due_at is None:
        return None
    return contact.due_at - timedelta(hours=contact.remind_hours or 0)


def note_file(entries: Entries, fact: ContactFact, brought: Brought, stored: tuple[Received, str]) -> None:
    """Write that a file came with a fact, with its entry; `stored` is what `store_file` gave, before the transaction or in it."""
    received, kind = stored
    record_file(entries, received, brought)
    made = ContactFile(
        file_id=new_identity(),
        fact=fact,
        sha256=received.sha256,
        name=plain_name(brought.name),
        media_type=kind,
        size=received.size,
    )
    made.content = spelt({"contact": fact.contact_id, "fact": fact.pk, "sha256": received.sha256})
    made.save(force_insert=True)
    entries.record("contact_file", made.pk, made.content)
