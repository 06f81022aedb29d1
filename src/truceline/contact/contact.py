"""A contact: what was said to one side, by which means, and what came of it.

Sent, delivered, read, acknowledged, answered, accepted and disputed are seven different facts, each with its own
time and evidence. None follows from another: an answer does not show that anything was accepted, and a message that
was read was not therefore acknowledged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from truceline.contact.clock import Clock, State
from truceline.errors import Problem, Refused, Where, phrase, problem


class Kind(StrEnum):
    """What a contact is for."""

    NOTIFY = "notify"
    REQUEST_INFORMATION = "request_information"
    PROTEST = "protest"
    PROPOSE = "propose"
    ANNOUNCE = "announce"
    REQUEST_WORD = "request_word"  # to sign what is determined jointly, or to dissent


class Means(StrEnum):
    """By which way it goes."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    MESSAGE = "message"  # SMS or a messenger, through a gateway
    IN_PERSON = "in_person"
    PORTAL = "portal"


class Fact(StrEnum):
    """What is known of a contact."""

    SENT = "sent"
    FAILED = "failed"
    DELIVERED = "delivered"
    READ = "read"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"


# The six marks that stand in a row, in the order in which they usually come.
MARKS = (Fact.SENT, Fact.DELIVERED, Fact.READ, Fact.ACKNOWLEDGED, Fact.ANSWERED, Fact.ACCEPTED)
# What ends the wait for a reply: the side has said something. That it was read has not.
REPLIES = (Fact.ANSWERED, Fact.ACCEPTED, Fact.DISPUTED)
# What ends the wait for a word: it signed, or it dissents. An answer in words is neither.
WORDS = (Fact.ACCEPTED, Fact.DISPUTED)


@dataclass(frozen=True, slots=True)
class Known:
    """One fact: since when, and what shows it (the name of a piece of evidence, or how somebody knows)."""

    fact: Fact
    at: datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class Contact:
    """What was said to one side. Contacts that were made together carry one name for it: `together`."""

    contact_id: str
    together: str
    kind: Kind
    addressee: str
    means: Means
    opened_at: datetime
    due_at: datetime | None = None
    incident_id: str | None = None
    known: tuple[Known, ...] = ()

    def first(self, fact: Fact) -> datetime | None:
        """When a fact was first so."""
        return min((one.at for one in self.known if one.fact is fact), default=None)

    @property
    def sent_at(self) -> datetime | None:
        """When it went out."""
        return self.first(Fact.SENT)

    @property
    def replied_at(self) -> datetime | None:
        """When the side first said something to it; to a request for its word, when it gave that."""
        return min((one.at for one in self.known if one.fact in ends_wait(self.kind)), default=None)

    def clock(self, centre: str) -> Clock | None:
        """The clock of its reply; before it is sent the centre holds it. None where no reply is due."""
        if self.due_at is None:
            return None
        holder = self.addressee if self.sent_at is not None else centre
        return Clock(self.contact_id, self.sent_at or self.opened_at, self.due_at, holder, self.replied_at)

    def outcome(self, now: datetime) -> str:
        """What came of it, in one word: the latest of accepted and disputed, else answered, silent, waiting or unsent."""
        said = [one for one in self.known if one.fact in (Fact.ACCEPTED, Fact.DISPUTED)]
        if said:
            return str(max(said, key=lambda one: one.at).fact)
        if self.replied_at is not None:
            return "answered"
        if self.sent_at is None:
            return "failed" if self.first(Fact.FAILED) else "unsent"
        clock = self.clock("")
        return "silent" if clock is not None and clock.state(now) is State.RUN_OUT else "waiting"


def ends_wait(kind: Kind) -> tuple[Fact, ...]:
    """The facts that end the wait for a reply to a contact of a kind."""
    return WORDS if kind is Kind.REQUEST_WORD else REPLIES


def check(contact: Contact, now: datetime) -> None:
    """Refuse facts that cannot be: in the future, without evidence, or of a message before it went out.

    Raises:
        Refused: with every such fact.
    """
    problems: list[Problem] = []
    for one in contact.known:
        where = Where("", 0, one.fact.value)
        if one.at > now:
            problems.append(problem("N001", where, one.at.isoformat(), now=now.isoformat()))
        if not one.evidence.strip():
            problems.append(problem("N002", where, ""))
        needs_sending = one.fact not in (Fact.SENT, Fact.FAILED)
        if needs_sending and (contact.sent_at is None or one.at < contact.sent_at):
            sent = contact.sent_at.isoformat() if contact.sent_at else phrase("never")
            problems.append(problem("N003", where, one.at.isoformat(), sent=sent))
    if problems:
        raise Refused(problems)


def made_alike(contacts: Sequence[Contact], sides: Sequence[str]) -> bool:
    """Whether contacts that were made together told all sides the same thing in the same minute."""
    sent = [contact.sent_at for contact in contacts]
    times = [at for at in sent if at is not None]
    return (
        {contact.addressee for contact in contacts} >= set(sides)
        and len({contact.kind for contact in contacts}) == 1
        and len(times) == len(sent)
        and max(times) - min(times) <= timedelta(minutes=1)
    )
