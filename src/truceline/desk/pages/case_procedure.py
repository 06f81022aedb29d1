"""What the agreement asks of contact about an incident, and what the record of contacts answers: yes, late, no, or cannot tell."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from truceline.contact.deadline import steps_of
from truceline.contact.procedure import Answer
from truceline.contact.stepping import SHOWN_BY, answered, side_of
from truceline.desk.actions.asking_steps import standing_return
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.queue_rows import span_told
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.steps import concerned, known_of
from truceline.desk.tables import Contact


def procedures_told(page: CasePage, telling: Telling, rows: Sequence[Contact]) -> dict[str, Any]:
    """Each step that the agreement asks for, each side's answer with its reason; and what somebody may say of them.

    The finding tells of the side that fell farthest short; here every side stands.
    """
    one = page.one
    if not any(steps_of(page.charter, one.act, one.occurred_at, shown_by) for shown_by in SHOWN_BY):
        return {"procedures": []}
    # What the screening says no to is not asked for: another place, another time, nobody who was bound.
    held = set(concerned(page.findings))
    heard = min((link.report.received_at for link in page.links), default=None)
    known, notes = known_of(one, rows, heard)
    returned = standing_return(notes)
    may_say = page.allowed(Action.WRITE, Noun.CONTACT) and not one.is_struck
    asked = {
        shown_by for shown_by in ("call", "discipline") if steps_of(page.charter, one.act, one.occurred_at, shown_by)
    }
    return {
        "procedures": [
            {
                "provision": getattr(answer.step.title, page.language),
                "side": telling.name(answer.side) if answer.side else telling.say("desk-procedure-no-side"),
                "taken": telling.say(f"desk-procedure-taken-{_taken(answer.answer)}"),
                "mark": {"yes": "no", "cannot_tell": "unclear"}.get(answer.answer.taken.value, "candidate"),
                "reason": telling.say(f"desk-procedure-{answer.answer.reason}"),
                "after": _span(answer.answer.after_s, telling),
                "number": next((row.number for row in rows if row.pk == answer.answer.contact_id), None),
            }
            for answer in answered(known, page.charter, page.at)
            if answer.step.code in held
        ],
        "may_say_returned": may_say and "call" in asked,
        "may_say_discipline": may_say and "discipline" in asked and side_of(known, page.charter) is not None,
        "returned": returned.other.number if returned and returned.other else None,
        "disciplines": [
            {"at": telling.local(note.at), "evidence": note.evidence} for note in notes if note.at is not None
        ],
    }


def _taken(answer: Answer) -> str:
    """In a word; where there was nothing to return no step was called for."""
    return "not_owed" if answer.reason == "nothing_to_return" else answer.taken.value


def _span(seconds: float | None, telling: Telling) -> str:
    return "" if seconds is None else span_told(timedelta(seconds=abs(seconds)), telling.language)
