"""Resolving the lines of a reconciliation, with reasons, and sharing a list with all guarantors."""

from dataclasses import dataclass
from typing import Any

from truceline.contact.reconciliation import compare
from truceline.contact.resolving import Held, Hindrance, Said, hindrance
from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.bringing_list import guarantors
from truceline.desk.actions.joining_list import as_of, count_again
from truceline.desk.actions.stances_of_lines import keep_stance
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Incident, LineResolution, ListStage, Person, ReconciledLine, Reconciliation
from truceline.errors import Conflict, Refused, Where, problem
from truceline.incident.table import INCIDENTS
from truceline.report.table import REPORTS
from truceline.values.identity import new_identity

_CODES = {
    Hindrance.NO_REASON: ("D147", "reason"),
    Hindrance.NOT_JOINED: ("D148", "said"),
    Hindrance.JOINED: ("D149", "said"),
    Hindrance.NOTHING_TO_JOIN: ("D180", "number"),
    Hindrance.ELSEWHERE: ("D181", "number"),
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a form says of a line, not checked yet; the number of an incident where their line is to be joined with it."""

    said: str
    reason: str
    number: str = ""


def resolve_line(person: Person, line: ReconciledLine, told: Resolution) -> None:
    """Say of a line whether both hold it, with reasons; the latest word stands, all stay.

    1. The line and the list are looked at as they stand now; what cannot be said of it is refused, with the reason why.
    2. A join by hand takes our incident out of the line in which it stood alone; parting gives it a line of its own again.
    3. The words, every line that changed and the counts are kept and recorded together; so is what its holder says of the line,
       as a stance on the incident that it was found to be.
    """
    require(person, Action.RESOLVE, Noun.RECONCILIATION)
    if told.said not in set(Said):
        raise Refused([problem("D182", Where("", 0, "said"), told.said)])
    said = Said(told.said)
    with recorded(person.pseudonym) as entries:
        one = Reconciliation.objects.select_for_update().get(pk=line.reconciliation_id)
        here = ReconciledLine.objects.select_related("incident").get(pk=line.pk)
        if one.stage != ListStage.TAKEN or here.is_out:
            raise Conflict("desk-list-not-at-this-step")
        wanted = _wanted(told) if said is Said.SAME and told.number.strip() else None
        there = _line_of(one, wanted)
        _refuse(here, said, told, _held(there) if there else _alone(wanted))  # (1)
        here.is_resolved = said is not Said.OPEN
        if said is Said.SAME and wanted is not None and here.incident_id != wanted.pk:
            if there is not None:
                _take_out(entries, there)
            here.incident = wanted
        elif said is Said.DIFFERENT:
            _stand_alone(entries, here)  # (2)
        _tell(here)
        here.save()
        _record(entries, person, here, said, told.reason)  # (3)
        keep_stance(entries, person, here, said)
        count_again(one)
        one.save()


def share_list(person: Person, one: Reconciliation) -> None:
    """Let all guarantors see a list. It cannot be taken back: what was seen was seen."""
    require(person, Action.SHARE, Noun.RECONCILIATION, relation_to_side(person, one.holder))
    with recorded(person.pseudonym) as entries:
        standing = Reconciliation.objects.select_for_update().get(pk=one.pk)
        if standing.stage != ListStage.TAKEN or standing.is_shared:
            raise Conflict("desk-list-not-at-this-step")
        standing.is_shared = True
        standing.content = spelt(read(standing.content) | {"is_shared": True})
        standing.save()
        entries.record("reconciliation", standing.pk, standing.content)


def tell_outcome(person: Person, one: Reconciliation) -> None:
    """Let a party see what came of the lines of its own list. It cannot be taken back: what was seen was seen."""
    require(person, Action.SHARE, Noun.OUTCOME, relation_to_side(person, one.holder))
    with recorded(person.pseudonym) as entries:
        standing = Reconciliation.objects.select_for_update().get(pk=one.pk)
        if standing.stage != ListStage.TAKEN or standing.is_told or standing.holder in guarantors(charter_at_hand()):
            raise Conflict("desk-list-not-at-this-step")
        standing.is_told = True
        standing.content = spelt(read(standing.content) | {"is_told": True})
        standing.save()
        entries.record("reconciliation", standing.pk, standing.content)


def _wanted(told: Resolution) -> Incident:
    number = told.number.strip().removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    found = Incident.objects.filter(number=int(number), is_struck=False).first() if is_number else None
    if found is None:
        raise Refused([problem("D180", Where("", 0, "number"), told.number)])
    return found


def _line_of(one: Reconciliation, wanted: Incident | None) -> ReconciledLine | None:
    """The line of this list in which an incident of ours stands."""
    if wanted is None:
        return None
    return ReconciledLine.objects.filter(reconciliation=one, incident=wanted, is_out=False).first()


def _held(line: ReconciledLine) -> Held:
    return Held(line.incident_id, line.report_id or None)


def _alone(wanted: Incident | None) -> Held | None:
    return Held(wanted.pk, None) if wanted is not None else None


def _refuse(here: ReconciledLine, said: Said, told: Resolution, wanted: Held | None) -> None:
    why_not = hindrance(_held(here), said, told.reason, wanted)
    if why_not is None and said is Said.SAME and not here.report_id:
        # Our line has nothing of theirs to be joined with: that is said at their line.
        why_not = Hindrance.NOT_JOINED
    if why_not is not None:
        code, field = _CODES[why_not]
        came = {"reason": told.reason, "said": told.said, "number": told.number}[field]
        raise Refused([problem(code, Where("", 0, field), came)])


def _take_out(entries: Entries, line: ReconciledLine) -> None:
    """Our incident stands in another line now: the one in which it stood alone is out, and stays."""
    line.is_out = True
    line.content = spelt(read(line.content) | {"is_out": True})
    line.save()
    entries.record("reconciled_line", line.pk, line.content)


def _stand_alone(entries: Entries, here: ReconciledLine) -> None:
    """Part the two of a line: theirs stays in it, ours gets one of its own, resolved by the same words."""
    ours = here.incident
    if ours is None:
        raise Conflict("desk-list-not-at-this-step")
    lone = ReconciledLine(
        line_id=new_identity(),
        reconciliation_id=here.reconciliation_id,
        incident=ours,
        occurred_at=ours.occurred_at,
        is_resolved=True,
        content=spelt({"list": here.reconciliation_id, "parted_from": here.pk}),
    )
    _tell(lone)
    lone.save(force_insert=True)
    entries.record("reconciled_line", lone.pk, lone.content)
    here.incident = None


def _tell(line: ReconciledLine) -> None:
    """What came of a line now, and its content: what two that stand together differ in is told as the engine tells it."""
    told: dict[str, Any] = {"distance_m": None, "gap_s": None, "differs": None}
    if line.incident is not None and line.theirs:
        theirs = as_of(table_of(REPORTS, [line.theirs]), "theirs")
        distance, gap, differs = compare(table_of(INCIDENTS, [line.incident.content]), theirs)[0]
        told = {"distance_m": None if distance is None else round(distance), "gap_s": round(gap), "differs": differs}
        line.outcome = "disputed" if differs else "confirmed"
        line.occurred_at = line.incident.occurred_at
    else:
        line.outcome = "only_theirs" if line.theirs else "only_ours"
        if line.theirs:
            line.occurred_at = table_of(REPORTS, [line.theirs])["occurred_at"].to_pylist()[0]
    told |= {"outcome": line.outcome, "incident": line.incident_id, "is_resolved": line.is_resolved}
    line.content = spelt(read(line.content) | told)


def _record(entries: Entries, person: Person, line: ReconciledLine, said: Said, reason: str) -> None:
    made = LineResolution(
        resolution_id=new_identity(), line=line, said=said.value, by=person, on=now(), reason=reason.strip()
    )
    made.content = spelt(
        {
            "line": line.pk,
            "said": said.value,
            "incident": line.incident_id,
            "by": person.pseudonym,
            "on": made.on,
            "reason": made.reason,
        }
    )
    made.save(force_insert=True)
    entries.record("line_resolution", made.pk, made.content)
    entries.record("reconciled_line", line.pk, line.content)
