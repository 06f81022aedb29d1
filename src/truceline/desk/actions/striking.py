"""Striking a report: it counts no more, its incident is told anew without it, and it stays readable."""

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import gather_changed
from truceline.desk.actions.gathering_near import gather_ahead
from truceline.desk.actions.settling import settle_waiting
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Person, Report, Settled, Strike
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
    if Strike.objects.filter(report=report).exists():
        raise Conflict("desk-report-struck-already")
    content = spelt({"report": report.pk, "reason": reason.strip(), "by": person.pseudonym})
    Strike.objects.create(report=report, reason=reason.strip(), by=person, on=now(), content=content)
    entries.record("strike", report.pk, content)
    settle_waiting(entries, report.pk, Settled.STRUCK, person)
