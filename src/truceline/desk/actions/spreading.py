"""Spreading the word: who is to be told of the ceasefire, of each change and of each notice; that they were, and acknowledged it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.contact.contact import Kind
from truceline.desk.actions.asking import require
from truceline.desk.actions.contacting import PREFERRED, Message, make_contacts
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import addressees
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Person, Word
from truceline.errors import Conflict
from truceline.values.identity import new_identity

KINDS = ("ceasefire", "version", "notice")


def units_of(charter: Charter, at: datetime) -> list[str]:
    """Whom the agreement is about, in its order: parties and guarantors, then groups, but for those that left it before a moment.

    A group that was not told of a ceasefire is the gap that breaks it: those that never joined are listed too.
    """
    agreement = charter.agreement
    sides = [one.code for one in agreement.parties if {Role.PARTY, Role.GUARANTOR} & set(one.roles)]
    left = {
        group.code
        for group in agreement.groups
        if group.joined and all(end is not None and end <= at for _, end in charter.bound(group.code))
    }
    return sides + [group.code for group in agreement.groups if group.code not in left]


def owe_word(entries: Entries, kind: str, of: str, units: Iterable[str]) -> int:
    """Write down that these are to be told of something, each once; return how many were added."""
    known, at = set(Word.objects.filter(kind=kind, of=of).values_list("unit", flat=True)), now()
    fresh = [unit for unit in units if unit not in known]
    for unit in fresh:
        word = Word(word_id=new_identity(), kind=kind, of=of, unit=unit, owed_on=at)
        _keep(entries, word, {"kind": kind, "of": of, "unit": unit, "owed_on": at})
    return len(fresh)


def tell_word(person: Person, word: Word, told_at: datetime, how: str) -> None:
    """Write down that a unit was told, when and how."""
    require(person, Action.WRITE, Noun.WORD)
    with recorded(person.pseudonym) as entries:
        standing = Word.objects.select_for_update().get(pk=word.pk)
        if standing.told_at is not None:
            raise Conflict("desk-word-told-already")
        if standing.contact is not None and standing.contact.sent_at is not None:
            raise Conflict("desk-word-told-already")
        standing.told_at, standing.told_by = told_at, person
        _keep(entries, standing, {**read(standing.content), "told_at": told_at, "how": how})


def acknowledge_word(person: Person, word: Word, acknowledged_at: datetime, evidence: str) -> None:
    """Write down that a unit acknowledged it; who was never told cannot have."""
    require(person, Action.WRITE, Noun.WORD)
    with recorded(person.pseudonym) as entries:
        standing = Word.objects.select_for_update().get(pk=word.pk)
        told_at = told_on(standing)
        if told_at is None or acknowledged_at < told_at:
            raise Conflict("desk-word-not-told")
        if standing.acknowledged_at is not None:
            raise Conflict("desk-word-acknowledged-already")
        standing.acknowledged_at = acknowledged_at
        more = {"acknowledged_at": acknowledged_at, "evidence": evidence}
        _keep(entries, standing, {**read(standing.content), **more})


def told_on(word: Word) -> datetime | None:
    """When a unit was told: as somebody wrote it down, or when its contact went out."""
    return word.told_at or (word.contact.sent_at if word.contact else None)


def owe_ceasefire(person: Person, charter: Charter) -> int:
    """Write down that everybody whom the agreement is about is to be told of the ceasefire; those already listed stay as they are."""
    require(person, Action.WRITE, Noun.WORD)
    with recorded(person.pseudonym) as entries:
        return owe_word(entries, "ceasefire", charter.agreement.agreement, units_of(charter, now()))


def announce_words(person: Person, words: Sequence[Word], said: Mapping[str, str], subject: str) -> int:
    """Say it to all of these with whom the centre speaks, in the same minute; return to how many it went.

    Each is linked to its contact: when that is sent and acknowledged, so is this. Those with whom the centre does not speak by itself
    (groups, say) are left for somebody to tell. What was told already, or has a contact, is not said again.
    """
    require(person, Action.WRITE, Noun.WORD)
    reached = {party.code for party in addressees(charter_at_hand())}
    open_words = {one.unit: one for one in words if one.unit in reached and not one.told_at and one.contact_id is None}
    if not open_words:
        return 0
    message = Message(Kind.ANNOUNCE, tuple(open_words), PREFERRED, subject, said)
    contacts = make_contacts(person, message)
    with recorded(person.pseudonym) as entries:
        for contact in contacts:
            word = open_words[contact.addressee]
            word.contact = contact
            _keep(entries, word, {**read(word.content), "contact": contact.pk})
    return len(contacts)


def _keep(entries: Entries, word: Word, content: dict[str, object]) -> None:
    word.content = spelt(content)
    word.save()
    entries.record("word", word.pk, word.content)
