"""From all reports to incidents, links and findings; only what changed is written and recorded."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Max

from truceline.desk.actions.continuing import continued, renamed
from truceline.desk.actions.placing import keep_looked_days, zones_of
from truceline.desk.actions.same_answer import is_same_answer
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.actions.suggesting import write_suggestions
from truceline.desk.charter import charter_at_hand
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Finding, Incident, Judgement, Link, Strike
from truceline.finding.screening import screen
from truceline.finding.table import Verdict
from truceline.incident.gathering import gather
from truceline.incident.judge import JUDGEMENTS
from truceline.report.table import REPORTS
from truceline.values.party import fold_name
from truceline.values.table import Declaration

_SEARCHED = ("place_name", "admin1", "admin2", "act", "actor", "target")


def table_of(declaration: Declaration, contents: Iterable[str]) -> pa.Table:
    """Contents as the table that they were spelt from."""
    instants = {field.name for field in declaration.schema if pa.types.is_timestamp(field.type)}
    rows = [
        {name: datetime.fromisoformat(value) if name in instants else value for name, value in read(content).items()}
        for content in contents
    ]
    return pa.Table.from_pylist(rows, schema=declaration.schema)


def report_rows(reports: Any) -> pa.Table:
    """Reports as a table."""
    return table_of(REPORTS, reports.order_by("report_id").values_list("content", flat=True).iterator())


def judgements_at_hand() -> pa.Table:
    """All judgements of people, as the engine reads them."""
    rows = [
        {
            "first": j.first_id,
            "second": j.second_id,
            "judgement": j.judgement,
            "by": j.by.pseudonym,
            "on": j.on,
            "reason": j.reason,
        }
        for j in Judgement.objects.select_related("by")
    ]
    return pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema)


def gather_anew(entries: Entries, *, reports: pa.Table) -> int:
    """Gather these reports (all there are) and write what changed; return how many incidents did.

    Struck reports are left out. An incident goes on as the one with which it shares most reports; one that no report tells of
    any more is struck and keeps its number; one that comes back is the old one. Signed determinations whose grounds changed are marked.
    """
    charter = charter_at_hand()
    struck = pa.array(list(Strike.objects.values_list("report_id", flat=True)), pa.string())
    reports = reports.filter(pc.invert(pc.is_in(reports["report_id"], struck)))
    gathered = gather(reports, judgements=judgements_at_hand())
    groups = dict(zip(*(gathered.links[name].to_pylist() for name in ("report_id", "incident_id")), strict=True))
    names = continued(groups, dict(Link.objects.values_list("report_id", "incident_id")))
    incidents, links = (renamed(table, names) for table in (gathered.incidents, gathered.links))
    findings = screen(incidents, charter)
    zones = zones_of(incidents)
    answers: dict[str, list[dict[str, Any]]] = {}
    for row in findings.to_pylist():
        answers.setdefault(row["incident_id"], []).append(row)
    standing = {one.incident_id: one for one in Incident.objects.all()}
    next_number = (Incident.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    changed, touched, revision = 0, set[str](), Incident.next_revision()
    for row in incidents.to_pylist():
        old = standing.pop(row["incident_id"], None)
        fresh = incident_of(row, answers.get(row["incident_id"], []), old.number if old else next_number)
        fresh.places, fresh.revision = zones.get(fresh.incident_id, "{}"), revision
        next_number += old is None
        if old is None or old.content != fresh.content or old.is_struck:
            fresh.save(force_insert=old is None, force_update=old is not None)
            entries.record("incident", fresh.incident_id, fresh.content)
            changed += 1
            touched.add(fresh.incident_id)
        changed_answers = write_findings(entries, fresh, answers.get(fresh.incident_id, []))
        if old is not None and old.content == fresh.content and (changed_answers or old.places != fresh.places):
            fresh.save(force_update=True)
            touched.add(fresh.incident_id)
    _write_links(entries, links)
    write_suggestions(gathered.suggestions(), links)
    keep_looked_days(reports)
    for gone in standing.values():
        if not gone.is_struck:
            gone.is_struck, gone.revision = True, revision
            gone.save()
            entries.record("incident", gone.incident_id, spelt({**read(gone.content), "is_struck": True}))
            changed += 1
            touched.add(gone.incident_id)
    mark_changed(entries, touched)
    return changed


def incident_of(row: dict[str, Any], answers: list[dict[str, Any]], number: int) -> Incident:
    """The row of an incident with its number, as the desk keeps it."""
    verdicts = [answer["verdict"] for answer in answers]
    return Incident(
        incident_id=row["incident_id"],
        number=number,
        content=spelt(row),
        occurred_at=row["occurred_at"],
        longitude=row["longitude"],
        latitude=row["latitude"],
        radius_m=row["radius_m"],
        act=row["act"],
        weapon=row["weapon"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        reports=row["reports"],
        origins=row["origins"],
        answers=spelt({answer["provision"]: answer["verdict"] for answer in answers}),
        candidates=verdicts.count(Verdict.CANDIDATE),
        rulings=verdicts.count(Verdict.NEEDS_RULING),
        unclear=verdicts.count(Verdict.CANNOT_TELL),
        is_struck=False,
        words=" ".join(fold_name(str(row[name])) for name in _SEARCHED if row.get(name)),
    )


def write_findings(entries: Entries, incident: Incident, answers: list[dict[str, Any]]) -> int:
    """Keep the answers of an incident that are new or changed; return how many."""
    standing = {finding.provision: finding for finding in Finding.every.filter(incident=incident)}
    count = 0
    for answer in answers:
        content = spelt(answer)
        finding = standing.pop(answer["provision"], None) or Finding(incident=incident, provision=answer["provision"])
        if finding.is_struck or not (finding.content and is_same_answer(finding.content, answer)):
            finding.content, finding.verdict, finding.is_struck = content, answer["verdict"], False
            finding.save()
            entries.record("finding", f"{incident.incident_id}.{answer['provision']}", content)
            count += 1
    return count


def _write_links(entries: Entries, links: pa.Table) -> None:
    standing = dict(Link.objects.values_list("report_id", "content"))
    for row in links.to_pylist():
        content = spelt(row)
        if standing.get(row["report_id"]) != content:
            Link.objects.update_or_create(
                report_id=row["report_id"], defaults={"incident_id": row["incident_id"], "content": content}
            )
            entries.record("link", row["report_id"], content)
