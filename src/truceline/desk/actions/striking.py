"""Striking a report, and taking that back. Struck it counts no more and stays readable; taken back it counts as before.

An incident is struck with the last of its reports and comes back with the first of them, under its number.
"""

from collections.abc import Callable

from truceline.desk.actions.asking import relation_to, require, require_some
from truceline.desk.actions.contradicting import told_by_names
from truceline.desk.actions.gathering import gather_changed, mark_arrived
from truceline.desk.actions.gathering_near import gather_ahead
from truceline.desk.actions.settling import settle_waiting, wait_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Mark, Person, Report, Settled, Strike
from truceline.errors import Conflict, Refused, Where, problem


def strike_report(person: Person, report: Report, reason: str) -> int:
    """Put a line through a report, with the reason, and return how many incidents changed by it."""
    require(person, Action.STRIKE, Noun.REPORT)
    ahead = gather_ahead(going=[report.pk])
    with recorded(person.pseudonym) as entries:
        write_strike(entries, person, report, reason)
        return gather_changed(entries, gone=[report.pk], ahead=ahead)


def write_strike(entries: Entries, person: Person, report: Report, reason: str) -> None:
    """Keep the line through one report, and take it off the queue; part of the transaction that gathers anew."""
    if not reason.strip():
        raise Refused([problem("D063", Where("", 0, "reason"), "")])
    if Strike.objects.filter(report=report, stands=True).exists():
        raise Conflict("desk-report-struck-already")
    content = spelt({"report": report.pk, "reason": reason.strip(), "by": person.pseudonym})
    told = {"stands": True, "back_reason": "", "back_by": None, "back_on": None}
    told |= {"reason": reason.strip(), "by": person, "on": now(), "content": content}
    Strike.objects.update_or_create(report=report, defaults=told)
    entries.record("strike", report.pk, content)
    settle_waiting(entries, report.pk, Settled.STRUCK, person)


def take_strike_back(person: Person, find: Callable[[], Report], reason: str) -> int:
    """Take the line through a report back, with the reason, and return how many incidents changed by it.

    Whoever struck it does not take that back: somebody else looks. The report counts again as if it had never been struck, and waits in
    the queue again where it waited when it was. Nothing is deleted: it is a new version of the same record.

    Raises:
        Conflict: where no line stands through it.
        Refused: where others were judged meanwhile so that they contradict what was held of it (I007).
    """
    require_some(person, (Action.TAKE_BACK,), Noun.REPORT)
    report = find()
    with told_by_names():
        ahead = gather_ahead(arriving=[report.content])
    with recorded(person.pseudonym) as entries:
        strike = Strike.objects.select_related("by").filter(report=report, stands=True).first()
        if strike is None:
            raise Conflict("desk-report-not-struck")
        require(person, Action.TAKE_BACK, Noun.REPORT, relation_to(person, strike.by), State.STRUCK)
        if not reason.strip():
            raise Refused([problem("D063", Where("", 0, "reason"), "")])
        strike.stands, strike.back_reason, strike.back_by, strike.back_on = False, reason.strip(), person, now()
        back = {"taken_back_by": person.pseudonym, "taken_back_reason": strike.back_reason}
        strike.content = spelt({**read(strike.content), **back})
        strike.save()
        entries.record("strike", report.pk, strike.content)
        wait_again(entries, report.pk, Settled.STRUCK)
        if not Mark.objects.filter(report=report).exists():  # the model was learnt anew meanwhile
            mark_arrived([report.pk])
        with told_by_names():
            return gather_changed(entries, arrived=[report.pk], ahead=ahead)
