"""How contacts are told on pages: six marks in a row, a clock with who holds it, and one column per side with the same minute on one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from truceline.agreement.charter import Charter
from truceline.contact.clock import Clock
from truceline.contact.contact import MARKS, WORDS, Fact, Kind, Means, made_alike
from truceline.contact.contact import Contact as Decided
from truceline.desk.actions.asking_word import JOINT_RULE, SIGNATURE, request_subject
from truceline.desk.actions.contacting import BY_MACHINE
from truceline.desk.actions.noting_facts import ONCE
from truceline.desk.actions.taking_letters import LETTER
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import CENTRE, decided, subject_in
from truceline.desk.pages.every_page import language_of
from truceline.desk.pages.queue_rows import span_told
from truceline.desk.pages.telling import name_of
from truceline.desk.recording import read
from truceline.desk.tables import Contact, ContactFact, ContactStep
from truceline.values.language import Language, say

# What a machine notes as evidence is a code with a sentence of its own; what a person writes is shown as it is.
_MACHINE = ("portal", "worker", SIGNATURE)


@dataclass(frozen=True)
class Telling:
    """In which language contacts are told, with the names of which agreement, at what time."""

    charter: Charter
    language: Language
    at: datetime

    @classmethod
    def of(cls, request: HttpRequest) -> "Telling":
        """As a page tells them."""
        return cls(charter_at_hand(), language_of(request), now())

    def say(self, message: str, **arguments: object) -> str:
        """A sentence that holds nothing which a person wrote."""
        return say(message, self.language, isolating=False, **arguments)

    def local(self, moment: datetime | None) -> str:
        """A moment in local time."""
        return f"{moment.astimezone(self.charter.zone_info):%Y-%m-%d %H:%M}" if moment else ""

    def name(self, side: str) -> str:
        """A side by the name that the agreement gives it; the centre by its own."""
        return self.say("desk-contact-centre") if side == CENTRE else str(name_of(side, self.charter, self.language))

    def subject(self, row: Contact) -> str:
        """What a contact is about: what the desk itself words in the language of the page, what a person wrote as it was written."""
        if row.determination is None or row.incident is None:
            return subject_in(row, self.language)
        return request_subject(row.determination, row.incident, self.charter, self.language)

    def marks(self, contact: Decided) -> list[dict[str, str]]:
        """The six marks in a row: what is known, what is not, and in the last whether the side accepts or disputes."""
        told = []
        outcome = contact.outcome(self.at)
        for fact in MARKS:
            shown = Fact.DISPUTED if fact is Fact.ACCEPTED and outcome == Fact.DISPUTED else fact
            at = contact.first(shown)
            if fact is Fact.SENT and at is None and contact.first(Fact.FAILED):
                shown, at = Fact.FAILED, contact.first(Fact.FAILED)
            state = "unknown" if at is None else "bad" if shown in (Fact.DISPUTED, Fact.FAILED) else "known"
            name = self.say(f"desk-contact-fact-{shown.value}")
            when = self.local(at) if at else self.say("desk-contact-not-known")
            told.append({"state": state, "name": name, "told": f"{name}: {when}"})
        return told

    def clock(self, clock: Clock | None) -> dict[str, str] | None:
        """A clock in words, with who holds it; None where no reply is due."""
        if clock is None:
            return None
        state = clock.state(self.at).value
        spell = span_told(abs(clock.left(self.at)), self.language)
        return {
            "state": {"run_out": "late"}.get(state, state),
            "told": self.say(f"desk-contact-clock-{state}", time=spell),
            "holder": self.name(clock.holder) if clock.stopped_at is None else "",
            "due": self.local(clock.due_at),
        }

    def line(self, row: Contact) -> dict[str, Any]:
        """One contact as a line of a list."""
        contact = decided(row, row.facts.all())
        return {
            "number": row.number,
            "contact_id": row.contact_id,
            "side": self.name(row.addressee),
            "kind": self.say(f"desk-contact-kind-{row.kind}"),
            "means": self.say(f"desk-contact-means-{row.means}"),
            "is_call": row.means == Means.TELEPHONE,
            "channel": row.channel.label if row.channel else "",
            "channel_row": row.channel_id,
            "subject": self.subject(row),
            "incident": row.incident.number if row.incident else None,
            "opened": self.local(row.opened_at),
            "marks": self.marks(contact),
            "clock": self.clock(contact.clock(CENTRE)),
            "may_be": [fact.value for fact in Fact if _may_be(contact, fact)],
            "outcome": self.say(f"desk-contact-outcome-{self.outcome(contact)}"),
            "given": self.given(row),
            "step": self._last_step(row),
        }

    def outcome(self, contact: Decided) -> str:
        """What came of it, as pages say it: nobody waits for a reply that is not due."""
        outcome = contact.outcome(self.at)
        return "told" if outcome == "waiting" and contact.due_at is None else outcome

    def _last_step(self, row: Contact) -> str:
        """Where the ladder stands: what is to be done next about a silence; nothing once the side replied."""
        steps = list(row.steps.all()) if row.silent_at is not None and row.replied_at is None else []
        return self.say(f"desk-contact-step-{steps[-1].code}") if steps else ""

    def given(self, row: Contact) -> str:
        """How long the side has, and who says so."""
        return self.usual(row.hours, row.given_by)

    def usual(self, hours: float | None, given_by: str) -> str:
        """So many hours, given by a provision, by the centre or by an officer, in words."""
        if not hours:
            return self.say("desk-contact-no-reply-due")
        own = {CENTRE: CENTRE, "officer": "officer", JOINT_RULE: "joint"}
        who = own.get(given_by, "agreement")
        titles = {one.code: getattr(one.title, self.language) for one in self.charter.agreement.provisions}
        return self.say(f"desk-contact-given-{who}", hours=f"{hours:g}", provision=titles.get(given_by, given_by))

    def fact(self, one: ContactFact) -> dict[str, Any]:
        """One fact, with what shows it and what the side said."""
        evidence = self.say(f"desk-contact-evidence-{one.evidence}") if one.evidence in _MACHINE else one.evidence
        if one.evidence.startswith(LETTER):
            evidence += f" · {self.say('desk-letter-signature-unchecked')}"
        return {
            "what": self.say(f"desk-contact-fact-{one.fact}"),
            "mark": "bad" if one.fact in (Fact.DISPUTED, Fact.FAILED) else "known",
            "evidence": evidence,
            "read_back": self._read_back(read(one.content)),
            "words": one.words,
            "language": one.language,
            "for_record": one.for_record,
            "by": one.by.name if one.by else "",
            "files": list(one.files.all()),
        }

    def _read_back(self, told: dict[str, Any]) -> str:
        """Whether a call was read back, by whom it was agreed and when; nothing where nobody said."""
        if "read_back" not in told:
            return ""
        if not told["read_back"]:
            return self.say("desk-read-back-was-not")
        at = self.local(datetime.fromisoformat(told["read_back_at"]))
        return self.say("desk-read-back-agreed", by=told["read_back_by"], at=at)

    def step(self, one: ContactStep) -> dict[str, Any]:
        """A silence, or a step of the ladder."""
        return {"what": self.say(f"desk-contact-step-{one.code}"), "mark": "silent", "evidence": "", "files": []}

    def climbed(self, one: ContactStep) -> dict[str, Any]:
        """A silence or a step with those whom it told, for the centre: by what means, and how far that has come."""
        notices = [
            {
                "number": row.number,
                "to": self.name(row.addressee),
                "means": self.say(f"desk-contact-means-{row.means}"),
                "outcome": self.say(f"desk-contact-outcome-{decided(row, row.facts.all()).outcome(self.at)}")
                if row.sent_at is None
                else self.local(row.sent_at),
                "is_to_carry": row.sent_at is None and row.means not in BY_MACHINE,
            }
            for row in one.notices.all()
        ]
        return {**self.step(one), "notices": notices, "in_log": one.code == "centre"}

    def side_by_side(self, rows: Sequence[Contact]) -> dict[str, Any]:
        """Contacts that were made together: a column for each side, and a line for each minute in which something happened."""
        happened: dict[str, dict[int, list[dict[str, Any]]]] = {}
        utc: dict[str, str] = {}

        def put(at: datetime, column: int, told: dict[str, Any]) -> None:
            minute = self.local(at)
            utc.setdefault(minute, f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
            happened.setdefault(minute, {}).setdefault(column, []).append(told)

        for column, row in enumerate(rows):
            for fact in row.facts.all():
                put(fact.at, column, self.fact(fact))
            for step in row.steps.all():
                put(step.on, column, self.climbed(step))
        held = [decided(row, row.facts.all()) for row in rows]
        return {
            "columns": [self.line(row) for row in rows],
            "minutes": [
                {"at": minute, "utc": utc[minute], "cells": [cells.get(column, []) for column in range(len(rows))]}
                for minute, cells in sorted(happened.items())
            ],
            "alike": self._alike(held),
        }

    def _alike(self, held: Sequence[Decided]) -> str:
        if len(held) < 2 or any(contact.sent_at is None for contact in held):
            return ""
        is_alike = made_alike(held, [contact.addressee for contact in held])
        return self.say("desk-contact-alike" if is_alike else "desk-contact-not-alike")


def _may_be(contact: Decided, fact: Fact) -> bool:
    """Whether a fact can still become known: what is so once is not offered again, and nothing before it went out."""
    if fact in ONCE and contact.first(fact) is not None:
        return False
    if fact in WORDS and contact.kind is Kind.REQUEST_WORD:
        return False  # for each side to say of itself, under its own account
    return fact in (Fact.SENT, Fact.FAILED) or contact.sent_at is not None


def words_told(row: Contact, language: Language) -> list[dict[str, str]]:
    """What was said, in every language in which it was, the reader's first."""
    words: dict[str, str] = read(row.words)
    order = sorted(words, key=lambda name: (name != language, list(Language).index(Language(name))))
    return [{"language": name, "direction": Language(name).direction, "text": words[name]} for name in order]


def grouped(rows: Iterable[Contact]) -> list[list[Contact]]:
    """Contacts by the name under which they were made together, in the order in which they come."""
    groups: dict[str, list[Contact]] = {}
    for row in rows:
        groups.setdefault(row.together, []).append(row)
    return list(groups.values())
