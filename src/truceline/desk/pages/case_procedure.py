"""What the agreement asks of contact about an incident, and what the record of contacts answers: yes, late, no, or cannot tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from truceline.agreement.provision import ProcedureProvision
from truceline.contact.contact import Contact as Decided
from truceline.contact.contact import Kind, Means
from truceline.contact.deadline import steps_of
from truceline.contact.procedure import Answer, Rule, hotline_before_return_fire, replied_within, step_followed
from truceline.desk.contact_records import decided, sides_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.queue_rows import span_told
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Incident
from truceline.values.instant import Instant

_TELLS = {"told": (Kind.NOTIFY, Kind.REQUEST_INFORMATION, Kind.PROTEST), "asked": (Kind.REQUEST_INFORMATION,)}


def procedures_told(
    page: CasePage, telling: Telling, rows: Sequence[Contact], returned: Incident | None
) -> list[dict[str, Any]]:
    """Each step that the agreement asks for, each side's answer with its reason. `returned`: the fire that this one returned, as somebody says."""
    one = page.one
    contacts = [decided(row, row.facts.all()) for row in rows]
    told = []
    # What the screening says no to is not asked for: another place, another time, nobody who was bound.
    concerned = [code for code, verdict in read(one.answers).items() if verdict != "no"]
    for shown_by in ("told", "asked", "reply", "call"):
        for step in steps_of(page.charter, one.act, one.occurred_at, shown_by):
            if step.code not in concerned:
                continue
            answers = _answers(page, step, contacts, returned)
            told += [
                {
                    "provision": getattr(step.title, page.language),
                    "side": telling.name(side),
                    "taken": telling.say(f"desk-procedure-taken-{answer.taken.value}"),
                    "mark": {"yes": "no", "late": "candidate", "no": "candidate"}.get(answer.taken.value, "unclear"),
                    "reason": telling.say(f"desk-procedure-{answer.reason}"),
                    "after": span_told(timedelta(seconds=abs(answer.after_s))) if answer.after_s is not None else "",
                    "number": next((row.number for row in rows if row.pk == answer.contact_id), None),
                }
                for side, answer in answers
            ]
    return told


def _answers(
    page: CasePage, step: ProcedureProvision, contacts: Sequence[Decided], returned: Incident | None
) -> list[tuple[str, Answer]]:
    sides, within = sides_of(page.charter), timedelta(hours=step.within_hours or 0)
    if step.shown_by == "call":
        return _calls(page, contacts, returned)
    if step.within_hours is None:
        return []
    if step.shown_by == "reply":
        return [(side, replied_within(contacts, side, within, page.at)) for side in sides]
    known_at = min((link.report.received_at for link in page.links), default=page.one.occurred_at)
    kinds = _TELLS[step.shown_by or "told"]
    return [(side, _first_of(contacts, known_at, (side, within, kinds), page)) for side in sides]


def _first_of(
    contacts: Sequence[Decided], known_at: datetime, asked: tuple[str, timedelta, Sequence[Kind]], page: CasePage
) -> Answer:
    """The best answer of the kinds of contact that tell a side of an incident."""
    side, within, kinds = asked
    answers = [step_followed(contacts, known_at, Rule(kind, side, within), page.at) for kind in kinds]
    took = [one for one in answers if one.after_s is not None]
    return min(took, key=lambda one: one.after_s or 0) if took else answers[0]


def _calls(page: CasePage, contacts: Sequence[Decided], returned: Incident | None) -> list[tuple[str, Answer]]:
    """Whether the side that fired had called before, where somebody says whose fire it returned and its side is known."""
    actor = read(page.one.content).get("actor")
    side = actor if actor in sides_of(page.charter) else page.charter.side_of(actor) if actor else None
    if returned is None or side is None:
        return []
    # A call is where it was made: the log of it may be written later.
    calls = [
        replace(one, opened_at=one.sent_at)
        for one in contacts
        if one.means is Means.TELEPHONE and one.sent_at is not None
    ]
    return [(side, hotline_before_return_fire(calls, _instant(page.one), _instant(returned), side))]


def _instant(one: Incident) -> Instant:
    return Instant(one.occurred_at, float(read(one.content).get("occurred_within_s") or 0))
