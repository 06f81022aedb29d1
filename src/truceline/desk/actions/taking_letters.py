"""Taking in what comes by e-mail: kept as it came, matched to what it answers, and never believed further than it shows.

1. The bytes are on disk, under their sum, before anything is said of them; the same bytes are taken in once, whatever stops where.
2. A letter answers a contact whose token or Message-ID it names. One that names none, or several, waits for a person.
3. Only a letter that says it is from the channel's own address is noted as the side's answer; any other waits for a person too.
4. What a machine sends by itself is no answer: it shows that the letter was delivered, was read, or did not get through.
"""

import io
from datetime import UTC, datetime, timedelta

from truceline.contact.contact import Fact
from truceline.desk.actions.asking import require
from truceline.desk.actions.attaching import Brought, evidence_at_hand, record_file, store_file
from truceline.desk.actions.contacting import contact_numbered
from truceline.desk.actions.keeping_channels import address_of
from truceline.desk.actions.noting_facts import ONCE, Noted, note_fact, note_file
from truceline.desk.clock import now
from truceline.desk.letters import Letter, is_from, read_letter
from truceline.desk.mailing import IMAP, mailbox, mark_seen, server, unseen
from truceline.desk.policy import Action, Mode, Noun
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Contact, ContactFact, IncomingLetter, Person
from truceline.errors import Conflict, NotFound
from truceline.values.identity import new_identity

TAKEN, AUTOMATIC = "taken", "automatic"
WAITING = ("unknown", "another_sender", "unreadable")
_DESK = "desk"
# How what a letter shows begins; its sum follows.
LETTER = "letter "
_FACTS = {"answer": Fact.ANSWERED, "automatic": Fact.DELIVERED, "delivered": Fact.DELIVERED} | {
    "failed": Fact.FAILED,
    "read": Fact.READ,
}


def receive_post() -> int:
    """Take in every letter that lies in the centre's mailbox; return how many were new."""
    of = server(IMAP)
    if of is None or mode_at_hand() is not Mode.NORMAL:
        return 0
    taken = 0
    with mailbox(of) as client:
        for found in unseen(client):
            taken += take_letter(found.raw, found.came_at)
            mark_seen(client, found.uid)
    return taken


def take_letter(raw: bytes, came_at: datetime | None = None) -> int:
    """Take one letter in; return whether it is new. `came_at` is the real time at which the mail server had it."""
    at = now() - max(datetime.now(UTC) - came_at, timedelta()) if came_at else now()
    received = evidence_at_hand().receive(io.BytesIO(raw), largest=None)  # (1)
    letter = read_letter(raw)
    contact = _meant(letter)  # (2)
    standing = _standing(letter, contact)  # (3)
    with recorded(_DESK) as entries:
        if IncomingLetter.objects.filter(sha256=received.sha256).exists():
            return 0
        kept = IncomingLetter(
            letter_id=new_identity(),
            sha256=received.sha256,
            contact=contact,
            standing=standing,
            subject=letter.subject if letter else "",
            on=at,
        )
        record_file(entries, received, Brought(io.BytesIO(), "letter.eml", "message/rfc822", ""))
        keep_letter(entries, kept, is_new=True)
        if standing in (TAKEN, AUTOMATIC) and contact is not None and letter is not None:
            _note(entries, contact, letter, (kept, at))  # (4)
    return 1


def match_letter(person: Person, letter_id: str, number: int) -> ContactFact:
    """Say which contact a letter answers that no machine could match: whoever does has read it, and answers for it."""
    require(person, Action.WRITE, Noun.CONTACT)
    contact = contact_numbered(number)
    kept = IncomingLetter.objects.filter(pk=letter_id).first()
    if kept is None:
        raise NotFound("desk-no-letter")
    letter = read_letter(evidence_at_hand().path(kept.sha256).read_bytes())
    words = letter.text if letter else ""
    with recorded(person.pseudonym) as entries:
        fresh = IncomingLetter.objects.select_for_update().get(pk=letter_id)
        if fresh.standing not in WAITING:
            raise Conflict("desk-letter-matched-already")
        fresh.contact, fresh.standing = contact, TAKEN
        keep_letter(entries, fresh, is_new=False)
        at = max(fresh.on, contact.sent_at or fresh.on)
        made = note_fact(entries, contact, Noted(Fact.ANSWERED, at, shown_by(fresh), words), person)
        _enclose(entries, made, letter)
        return made


def _meant(letter: Letter | None) -> Contact | None:
    """The one contact that a letter names by a token or by one of our letters; None where it names none or several."""
    if letter is None:
        return None
    by_token = Contact.objects.filter(token__in=letter.tokens[:20])
    by_name = Contact.objects.filter(dispatches__message_id__in=letter.names[:50])
    found = {one.pk: one for one in [*by_token.select_related("channel"), *by_name.select_related("channel")]}
    return next(iter(found.values())) if len(found) == 1 else None


def _standing(letter: Letter | None, contact: Contact | None) -> str:
    if letter is None:
        return "unreadable"
    if contact is None or contact.sent_at is None:
        return "unknown"
    if letter.kind != "answer":
        return AUTOMATIC
    is_theirs = contact.channel is not None and is_from(letter, address_of(contact.channel)["address"])
    return TAKEN if is_theirs and (letter.text or letter.files) else "another_sender"


def _note(entries: Entries, contact: Contact, letter: Letter, kept: tuple[IncomingLetter, datetime]) -> None:
    fact, (row, at) = _FACTS[letter.kind], kept
    if fact in ONCE and contact.facts.filter(fact=fact.value).exists():
        return
    at = max(at, contact.sent_at or at)
    made = note_fact(
        entries, contact, Noted(fact, at, shown_by(row), letter.text if fact is Fact.ANSWERED else ""), None
    )
    if fact is Fact.ANSWERED:
        _enclose(entries, made, letter)


def _enclose(entries: Entries, made: ContactFact, letter: Letter | None) -> None:
    """Keep the files that came with a letter beside what it said."""
    for enclosed in letter.files if letter else ():
        brought = Brought(io.BytesIO(enclosed.content), enclosed.name, enclosed.claimed_type, "")
        note_file(entries, made, brought, store_file(brought))


def keep_letter(entries: Entries, kept: IncomingLetter, *, is_new: bool) -> None:
    """Keep what came, with its entry: its sum, and what was made of it."""
    kept.content = spelt(
        {"sha256": kept.sha256, "contact": kept.contact_id, "standing": kept.standing, "subject": kept.subject or None}
        | {"on": kept.on}
    )
    kept.save(force_insert=is_new)
    entries.record("letter", kept.pk, kept.content)


def shown_by(kept: IncomingLetter) -> str:
    """What a fact names as its evidence: the sum under which the bytes lie."""
    return f"{LETTER}{kept.sha256[:16]}"
