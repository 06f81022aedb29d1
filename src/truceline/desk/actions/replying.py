"""What a side does in the portal: it reads, acknowledges, answers, and brings files. It reaches what was addressed to it, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.contact.contact import Fact
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.attaching import Brought, store_file
from truceline.desk.actions.contacting import LONGEST_WORDS
from truceline.desk.actions.noting_facts import Noted, note_fact, note_file, noted_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, Relation, decide
from truceline.desk.queries.contacts import contacts_of_side
from truceline.desk.recording import recorded
from truceline.desk.tables import Contact, ContactFact, Person
from truceline.errors import NotAllowed, NotFound, Problem, Refused, Where, problem
from truceline.values.language import Language

# What a side may say of itself; that something was sent or delivered is not for it to say.
SAID = (Fact.ACKNOWLEDGED, Fact.ANSWERED, Fact.ACCEPTED, Fact.DISPUTED)
MOST_FILES = 10
# What shows it: whoever spoke for the side did it here.
_PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a side says, as a form has it; `for_record`: it is to stand beside the finding and in the bulletin."""

    said: str
    words: str
    language: str
    for_record: bool
    files: Sequence[Brought] = ()


def reply(person: Person, contact_id: str, given: Reply) -> ContactFact:
    """Say something to what was addressed to one's side.

    An acknowledgement needs no words and is no answer. Everything else is said in words: they are the side's own, and nobody changes them.
    The same words sent again within minutes, without a file, are the same reply.
    """
    contact = addressed_to(person, contact_id, Action.ANSWER)
    wrong: list[Problem] = []
    words = given.words.replace("\r\n", "\n").strip()
    if given.said not in set(SAID):
        wrong.append(problem("D039", Where("", 0, "said"), given.said[:40], known=", ".join(SAID)))
    elif given.said != Fact.ACKNOWLEDGED and not words:
        wrong.append(problem("D154", Where("", 0, "words"), ""))
    if len(words) > LONGEST_WORDS or "\0" in words:
        wrong.append(problem("D041", Where("", 0, "words"), "", most=f"{LONGEST_WORDS:,}"))
    if given.language not in ("", *Language):
        wrong.append(problem("D039", Where("", 0, "language"), given.language[:40], known=", ".join(Language)))
    if len(given.files) > MOST_FILES:
        wrong.append(problem("D158", Where("", 0, "file"), str(len(given.files)), most=MOST_FILES))
    if wrong:
        raise Refused(wrong)
    # On disk, under their sums, before anything is said of them.
    stored = [(brought, store_file(brought)) for brought in given.files]
    noted = Noted(Fact(given.said), now(), _PORTAL, words, given.language, given.for_record and bool(words))
    with recorded(person.pseudonym) as entries:
        if words and not stored and (again := noted_again(contact, noted, person)):
            return again
        fact = note_fact(entries, contact, noted, person)
        for brought, kept in stored:
            note_file(entries, fact, brought, kept)
    return fact


def note_seen(person: Person, contact: Contact, fact: Fact) -> None:
    """Note that something reached the side, or that somebody there opened it, the first time; a desk that is read-only notes nothing."""
    if contact.sent_at is None or not may(person, Action.ANSWER, Noun.CONTACT, Relation.OWN):
        return
    if any(one.fact == fact for one in contact.facts.all()):
        return
    with recorded(person.pseudonym) as entries:
        if not contact.facts.filter(fact=fact.value).exists():
            note_fact(entries, contact, Noted(fact, now(), _PORTAL), person)


def require_side(person: Person, action: Action) -> None:
    """Refuse whoever speaks for no side: those who see all contacts see them on pages of their own."""
    decision = decide(person.held(), Action.ANSWER, Noun.CONTACT, Relation.OWN)
    if not decision.allowed:
        raise NotAllowed(decision.reason)
    require(person, action, Noun.CONTACT, Relation.OWN)


def addressed_to(person: Person, contact_id: str, action: Action) -> Contact:
    """A contact that was addressed to somebody's side and went out; any other is not there."""
    require_side(person, action)
    found = contacts_of_side(person.speaks_for).filter(pk=contact_id).first()
    if found is None:
        raise NotFound("desk-no-contact")
    return found
