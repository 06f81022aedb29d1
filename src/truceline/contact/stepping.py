"""What the record of contacts answers of each procedure about an incident: side by side for its page, and in one word for its finding.

Pure: it takes what is known of one incident and of the contacts about it. Where several sides had to be told or to reply,
the finding tells of the one that fell farthest short; the page shows every one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.agreement.provision import ProcedureProvision
from truceline.contact.contact import Contact, Kind, Means
from truceline.contact.deadline import steps_of
from truceline.contact.procedure import (
    Answer,
    Rule,
    discipline_notified,
    hotline_before_return_fire,
    replied_within,
    step_followed,
)
from truceline.finding.steps import Taken
from truceline.values.instant import Instant

SHOWN_BY = ("told", "asked", "reply", "call", "discipline")
_TELLS = {"told": (Kind.NOTIFY, Kind.REQUEST_INFORMATION, Kind.PROTEST), "asked": (Kind.REQUEST_INFORMATION,)}
# Farthest short first.
_SHORT = (Taken.NO, Taken.LATE, Taken.CANNOT_TELL, Taken.YES)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one incident beside its reports: since when the centre knew, and what was said to whom about it."""

    incident_id: str
    act: str | None
    at: Instant
    actor: str | None
    # When the first report of it came; None where that is not known, or lies before the record of contacts began.
    known_at: datetime | None
    contacts: Sequence[Contact] = ()
    # The fire that somebody says it returned.
    returned: Instant | None = None
    # When a violation by its actor was first determined, and when its side gave notice of discipline.
    determined_at: datetime | None = None
    notified: Sequence[datetime] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One side's answer of one procedure, and when it may be another one because time went by."""

    step: ProcedureProvision
    side: str | None
    answer: Answer
    ask_again_at: datetime | None = None


def answered(known: Known, charter: Charter, now: datetime) -> list[Answered]:
    """What every procedure that the act calls for is answered, side by side, in the order of the agreement's ways to show it."""
    return [
        one
        for shown_by in SHOWN_BY
        for step in steps_of(charter, known.act, known.at.at, shown_by)
        for one in _answers(known, step, charter, now)
    ]


def rows(answers: Iterable[Answered], incident_id: str) -> Iterator[dict[str, Any]]:
    """The rows of the table of steps of one incident: of each procedure the side that fell farthest short."""
    by_step: dict[str, list[Answered]] = {}
    for one in answers:
        by_step.setdefault(one.step.code, []).append(one)
    for code, found in by_step.items():
        worst = min(found, key=lambda one: _SHORT.index(one.answer.taken))
        yield {
            "incident_id": incident_id,
            "provision": code,
            "taken": worst.answer.taken.value,
            "reason": worst.answer.reason,
            "side": worst.side,
            "after_h": None if worst.answer.after_s is None else abs(worst.answer.after_s) / 3600,
            "within_h": worst.step.within_hours,
        }


def ask_again_at(answers: Iterable[Answered], code: str) -> datetime | None:
    """When a procedure is to be asked again because a time is over by then; None where no clock changes it."""
    return min((one.ask_again_at for one in answers if one.step.code == code and one.ask_again_at), default=None)


def sides_of(charter: Charter) -> list[str]:
    """The codes of the sides that are bound, in the order of the agreement."""
    return [party.code for party in charter.agreement.parties if Role.PARTY in party.roles]


def side_of(known: Known, charter: Charter) -> str | None:
    """The side whose fire it was, where that is known."""
    return known.actor if known.actor in sides_of(charter) else charter.side_of(known.actor) if known.actor else None


def _answers(known: Known, step: ProcedureProvision, charter: Charter, now: datetime) -> list[Answered]:
    if step.shown_by == "call":
        return [_called(known, step, charter)]
    if step.shown_by == "discipline":
        return [_disciplined(known, step, charter, now)]
    if step.within_hours is None:
        return []
    sides, within = sides_of(charter), timedelta(hours=step.within_hours)
    if step.shown_by == "reply":
        return [_replied(known, (step, side), within, now) for side in sides]
    return [_told(known, (step, side), within, now) for side in sides]


def _replied(known: Known, asked: tuple[ProcedureProvision, str], within: timedelta, now: datetime) -> Answered:
    step, side = asked
    # Its word on what is determined jointly is no reply about what happened.
    contacts = [one for one in known.contacts if one.kind is not Kind.REQUEST_WORD]
    answer = replied_within(contacts, side, within, now)
    sent = min((one.sent_at for one in contacts if one.addressee == side and one.sent_at), default=None)
    return Answered(step, side, answer, sent + within if sent and answer.reason == "step_still_open" else None)


def _told(known: Known, asked: tuple[ProcedureProvision, str], within: timedelta, now: datetime) -> Answered:
    """The best answer of the kinds of contact that tell a side of an incident."""
    step, side = asked
    if known.known_at is None:
        return Answered(step, side, Answer(Taken.CANNOT_TELL, "no_contact_record"))
    kinds = _TELLS[step.shown_by or "told"]
    answers = [step_followed(known.contacts, known.known_at, Rule(kind, side, within), now) for kind in kinds]
    took = [one for one in answers if one.after_s is not None]
    answer = min(took, key=lambda one: one.after_s or 0) if took else answers[0]
    return Answered(step, side, answer, known.known_at + within if answer.reason == "step_still_open" else None)


def _called(known: Known, step: ProcedureProvision, charter: Charter) -> Answered:
    """Whether the side that fired had called before, where somebody says whose fire it returned and its side is known."""
    side = side_of(known, charter)
    if known.returned is None:
        return Answered(step, side, Answer(Taken.CANNOT_TELL, "return_not_said"))
    if side is None:
        return Answered(step, None, Answer(Taken.CANNOT_TELL, "side_not_known"))
    # A call is where it was made: the log of it may be written later.
    calls = [
        replace(one, opened_at=one.sent_at)
        for one in known.contacts
        if one.means is Means.TELEPHONE and one.sent_at is not None
    ]
    return Answered(step, side, hotline_before_return_fire(calls, known.at, known.returned, side))


def _disciplined(known: Known, step: ProcedureProvision, charter: Charter, now: datetime) -> Answered:
    side = side_of(known, charter)
    if known.determined_at is None:
        return Answered(step, side, Answer(Taken.CANNOT_TELL, "nothing_determined"))
    if side is None:
        return Answered(step, None, Answer(Taken.CANNOT_TELL, "side_not_known"))
    within = timedelta(hours=step.within_hours) if step.within_hours is not None else None
    answer = discipline_notified(known.notified, known.determined_at, within, now)
    again = known.determined_at + within if within is not None and answer.reason == "step_still_open" else None
    return Answered(step, side, answer, again)
