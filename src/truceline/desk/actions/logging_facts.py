"""Logging what is known of a contact: that it was read out and read back, that it did not get through, what a side replied."""

from collections.abc import Mapping
from datetime import UTC, datetime

from truceline.contact.contact import REPLIES, Fact, Means
from truceline.desk.actions.asking import require
from truceline.desk.actions.contacting import LONGEST_WORDS, contact_numbered
from truceline.desk.actions.noting_facts import ONCE, Noted, ReadBack, note_fact, noted_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import recorded
from truceline.desk.tables import Contact, ContactFact, Person
from truceline.errors import Conflict, Problem, Refused, Where, problem
from truceline.values.instant import read_instant
from truceline.values.language import Language

LONGEST_OFFICE = 200


def log_fact(person: Person, number: int, form: Mapping[str, str]) -> ContactFact:
    """Log one fact, with its time (local; empty: now) and what shows it; a reply with the words of the side.

    A form that comes again is the fact that was logged; of what can be so only once it is told that it is so already.
    """
    require(person, Action.WRITE, Noun.CONTACT)
    contact = contact_numbered(number)
    wrong: list[Problem] = []
    told = form.get("fact", "")
    if told not in set(Fact):
        wrong.append(problem("D039", Where("", 0, "fact"), told, known=", ".join(Fact)))
    at = _moment(form.get("at", "").strip(), wrong)
    words, evidence = (form.get(name, "").replace("\r\n", "\n").strip() for name in ("words", "evidence"))
    if len(words) > LONGEST_WORDS or len(evidence) > LONGEST_WORDS or "\0" in words + evidence:
        wrong.append(problem("D041", Where("", 0, "words"), "", most=f"{LONGEST_WORDS:,}"))
    if told in set(REPLIES) and not words:
        wrong.append(problem("D154", Where("", 0, "words"), ""))
    language = form.get("language", "").strip()
    if language not in ("", *Language):
        wrong.append(problem("D039", Where("", 0, "language"), language[:40], known=", ".join(Language)))
    read_back = _read_back(contact, form, at, wrong)
    if wrong:
        raise Refused(wrong)
    noted = Noted(Fact(told), at, evidence, words, language, bool(form.get("for_record")), read_back=read_back)
    with recorded(person.pseudonym) as entries:
        again = None if noted.fact in ONCE else noted_again(contact, noted, person)
        return again or note_fact(entries, contact, noted, person)


def _read_back(contact: Contact, form: Mapping[str, str], at: datetime, wrong: list[Problem]) -> ReadBack | None:
    """Whether a call was read back, by which office it was agreed and when (empty: with the fact); None where the form does not say."""
    told, by = form.get("read_back", ""), form.get("read_back_by", "").strip()
    if not told:
        return None
    if contact.means != Means.TELEPHONE:
        raise Conflict("desk-read-back-no-call")
    if told not in ("yes", "no"):
        wrong.append(problem("D039", Where("", 0, "read_back"), told[:40], known="yes, no"))
    if told != "yes":
        return ReadBack(was=False)
    if not by or len(by) > LONGEST_OFFICE or "\0" in by:
        wrong.append(problem("D156", Where("", 0, "read_back_by"), by[:40]))
    when = form.get("read_back_at", "").strip()
    agreed_at = _moment(when, wrong, "read_back_at") if when else at
    if not contact.opened_at.replace(second=0, microsecond=0) <= agreed_at <= now():
        wrong.append(problem("D155", Where("", 0, "read_back_at"), when[:40]))
    return ReadBack(was=True, by=by, at=agreed_at)


def _moment(told: str, wrong: list[Problem], name: str = "at") -> datetime:
    """A local moment in UTC; one that is left out is now. Of an hour that the clocks showed twice it is the middle."""
    if not told:
        return now()
    try:
        return read_instant(told, charter_at_hand().zone_info).at.astimezone(UTC)
    except ValueError:
        wrong.append(problem("D155", Where("", 0, name), told[:40]))
        return now()
