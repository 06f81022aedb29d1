"""From all reports to incidents without holding anybody up: worked out beside the desk, written piece by piece.

1. All reports are gathered and screened while nobody waits.
2. Incidents are written some at a time, each piece with its links, findings and entries in one short transaction.
3. What the whole decides (incidents that are gone, suggestions, observed days, marks on signed rulings) is written last.
4. Where somebody judged, struck or brought something meanwhile, it is done again: only what differs is written then.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Max

from truceline.desk.actions.continuing import continued, renamed
from truceline.desk.actions.gathering import incident_of, judgements_at_hand, report_rows, write_findings
from truceline.desk.actions.placing import keep_looked_days, zones_of
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.actions.suggesting import write_suggestions
from truceline.desk.charter import charter_at_hand
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Finding, Incident, Judgement, Link, Report, Strike
from truceline.finding.screening import screen
from truceline.incident.gathering import gather

# A piece of this many entries is written in some tenths of a second; whoever else writes waits no longer.
ENTRIES_AT_ONCE = 2_000
_ROUNDS = 3

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Worked:
    """What was worked out: for each incident its row, its answers, its zones and its links."""

    rows: list[dict[str, Any]]
    answers: dict[str, list[dict[str, Any]]]
    zones: dict[str, str]
    links: dict[str, list[dict[str, Any]]]
    reports: pa.Table
    suggestions: pa.Table
    all_links: pa.Table

    def pieces(self) -> Iterator[list[dict[str, Any]]]:
        """The incidents in their order, so many that a piece stays short."""
        piece: list[dict[str, Any]] = []
        weight = 0
        for row in self.rows:
            piece.append(row)
            name = row["incident_id"]
            weight += 1 + len(self.answers.get(name, ())) + len(self.links.get(name, ()))
            if weight >= ENTRIES_AT_ONCE:
                yield piece
                piece, weight = [], 0
        if piece:
            yield piece


def gather_in_pieces(actor: str, progress: Progress) -> int:
    """Gather everything anew and write what changed, in short transactions; return how many incidents did."""
    changed = set[str]()
    for _ in range(_ROUNDS):
        basis = _basis()
        worked = _work_out()
        done = 0
        for piece in worked.pieces():
            with recorded(actor) as entries:
                changed |= _write_piece(entries, worked, piece)
            done += len(piece)
            progress(done, len(worked.rows))
        changed |= _write_whole(actor, worked, changed)
        if _basis() == basis:
            break
    return len(changed)


def _write_whole(actor: str, worked: _Worked, changed: set[str]) -> set[str]:
    """Write what only the whole decides; return the incidents that are gone."""
    told = {row["incident_id"] for row in worked.rows}
    gone = set(Incident.objects.filter(is_struck=False).values_list("incident_id", flat=True)) - told
    write_suggestions(worked.suggestions, worked.all_links)
    keep_looked_days(worked.reports)
    with recorded(actor) as entries:
        revision = Incident.next_revision()
        for one in Incident.objects.filter(pk__in=gone, is_struck=False):
            one.is_struck, one.revision = True, revision
            one.save()
            entries.record("incident", one.incident_id, spelt({**read(one.content), "is_struck": True}))
        mark_changed(entries, changed | gone)
    return gone


def _basis() -> tuple[int, int, int]:
    return Report.objects.count(), Judgement.objects.count(), Strike.objects.count()


def _work_out() -> _Worked:
    reports = report_rows(Report.objects.all())
    struck = pa.array(list(Strike.objects.values_list("report_id", flat=True)), pa.string())
    reports = reports.filter(pc.invert(pc.is_in(reports["report_id"], struck)))
    gathered = gather(reports, judgements=judgements_at_hand())
    groups = dict(zip(*(gathered.links[name].to_pylist() for name in ("report_id", "incident_id")), strict=True))
    names = continued(groups, dict(Link.objects.values_list("report_id", "incident_id")))
    incidents, all_links = (renamed(table, names) for table in (gathered.incidents, gathered.links))
    answers: dict[str, list[dict[str, Any]]] = {}
    for row in screen(incidents, charter_at_hand()).to_pylist():
        answers.setdefault(row["incident_id"], []).append(row)
    links: dict[str, list[dict[str, Any]]] = {}
    for row in all_links.to_pylist():
        links.setdefault(row["incident_id"], []).append(row)
    zones, suggestions = zones_of(incidents), gathered.suggestions()
    return _Worked(incidents.to_pylist(), answers, zones, links, reports, suggestions, all_links)


def _write_piece(entries: Entries, worked: _Worked, piece: list[dict[str, Any]]) -> set[str]:
    """Write some incidents: those that are new in bulk, those that changed one by one; return both."""
    names = [row["incident_id"] for row in piece]
    standing = Incident.objects.in_bulk(names)
    number = (Incident.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    revision, changed = Incident.next_revision(), set[str]()
    new: list[Incident] = []
    for row in piece:
        old = standing.get(row["incident_id"])
        answers = worked.answers.get(row["incident_id"], [])
        fresh = incident_of(row, answers, old.number if old else number + len(new))
        fresh.places, fresh.revision = worked.zones.get(fresh.incident_id, "{}"), revision
        if old is None:
            new.append(fresh)
        elif old.content != fresh.content or old.is_struck:
            fresh.save(force_update=True)
            entries.record("incident", fresh.incident_id, fresh.content)
            write_findings(entries, fresh, answers)
            changed.add(fresh.incident_id)
    Incident.objects.bulk_create(new, batch_size=500)
    entries.record_many("incident", [(one.incident_id, one.content) for one in new])
    findings = [
        Finding(incident=one, provision=answer["provision"], verdict=answer["verdict"], content=spelt(answer))
        for one in new
        for answer in worked.answers.get(one.incident_id, [])
    ]
    Finding.objects.bulk_create(findings, batch_size=500)
    entries.record_many("finding", [(f"{one.incident_id}.{one.provision}", one.content) for one in findings])
    _write_links(entries, [link for name in names for link in worked.links.get(name, [])])
    return changed | {one.incident_id for one in new}


def _write_links(entries: Entries, rows: list[dict[str, Any]]) -> None:
    wanted = {row["report_id"]: (row["incident_id"], spelt(row)) for row in rows}
    standing = dict(Link.objects.filter(report_id__in=list(wanted)).values_list("report_id", "content"))
    new = [
        Link(report_id=report, incident_id=incident, content=content)
        for report, (incident, content) in wanted.items()
        if report not in standing
    ]
    Link.objects.bulk_create(new, batch_size=500)
    moved = [report for report, content in standing.items() if content != wanted[report][1]]
    for report in moved:
        incident, content = wanted[report]
        Link.objects.filter(report_id=report).update(incident_id=incident, content=content)
    entries.record_many("link", [(one, wanted[one][1]) for one in [*(link.report_id for link in new), *moved]])
