"""Writing what was gathered: incidents, their findings and links. What is as it was is not written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db.models import Max

from truceline.desk.actions.continuing import continued, renamed
from truceline.desk.actions.placing import zones_of
from truceline.desk.actions.same_answer import is_same_answer
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.actions.suggesting import write_suggestions
from truceline.desk.actions.writing_further_links import write_further_links
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pacing import portions
from truceline.desk.queries.steps import Steps, steps_of_incidents
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Finding, Incident, Link, standing
from truceline.finding.screening import screen
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS
from truceline.values.identity import new_identity
from truceline.values.party import fold_name

_SEARCHED = ("place_name", "admin1", "admin2", "act", "actor", "target")
_AT_ONCE = 500
_SCREENED_AT_ONCE = 5_000
_COPIED = (
    "content", "occurred_at", "within_s", "longitude", "latitude", "radius_m", "act", "weapon", "admin1", "admin2", "places", "answers",
    "reports", "origins", "candidates", "rulings", "unclear", "is_struck", "words", "revision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What gathering tells of reports: their incidents, why each belongs to its own and to others, and pairs worth offering."""

    incidents: pa.Table
    links: pa.Table
    further: pa.Table
    suggestions: pa.Table


def write_gathered(entries: Entries, told: Told, touched: Sequence[str] | None) -> int:
    """Write what came of the touched reports (None: of all); return how many incidents changed.

    0. An incident goes on as the one with which it shares most reports.
    1. The incidents that the touched reports told of, and those that they tell of, as they stand.
    2. What is new or other is written and recorded; its findings are screened anew.
    3. Links, further links and suggestions are written; an incident that no report tells of any more is struck and keeps its number.
    4. Signed determinations whose grounds changed are marked.
    """
    told = _going_on(told, touched)  # (0)
    standing = _standing(told.incidents, touched)  # (1)
    fresh = [row for row in _rows(told.incidents) if is_other(row, standing.get(row["incident_id"]))]
    write_changed(entries, fresh, standing)  # (2)
    write_links(entries, told.links, touched)  # (3)
    write_further_links(entries, told.further, touched)
    write_suggestions(told.suggestions, told.links, touched)
    here = set(told.incidents["incident_id"].to_pylist())
    gone = [one for name, one in standing.items() if name not in here and not one.is_struck]
    strike_gone(entries, gone)
    changed = [*(row["incident_id"] for row in fresh), *(one.incident_id for one in gone)]
    mark_changed(entries, changed)  # (4)
    return len(changed)


def _going_on(told: Told, touched: Sequence[str] | None) -> Told:
    """What is told, under the identities that go on; one under which another incident goes on is not taken from it.

    A report that was struck keeps its link: when it comes back its incident does, unless that goes on with others by now.
    """
    groups = dict(zip(*(told.links[name].to_pylist() for name in ("report_id", "incident_id")), strict=True))
    names = continued(groups, _incident_of(touched))
    if touched is not None:
        for some in portions(list(names.values())):
            elsewhere = Link.objects.filter(standing("report__"), incident_id__in=some).exclude(report_id__in=touched)
            taken = set(elsewhere.values_list("incident_id", flat=True))
            names |= {name: new_identity() for name, kept in names.items() if kept in taken}
    return Told(renamed(told.incidents, names), renamed(told.links, names), told.further, told.suggestions)


def _incident_of(touched: Sequence[str] | None) -> dict[str, str]:
    if touched is None:
        return dict(Link.objects.values_list("report_id", "incident_id"))
    found: dict[str, str] = {}
    for some in portions(touched):
        found |= dict(Link.objects.filter(report_id__in=some).values_list("report_id", "incident_id"))
    return found


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def _standing(incidents: pa.Table, touched: Sequence[str] | None) -> dict[str, Incident]:
    if touched is None:
        return {one.incident_id: one for one in Incident.objects.all().iterator(chunk_size=2_000)}
    found: dict[str, Incident] = {}
    for some in portions(touched):
        found |= {one.incident_id: one for one in Incident.objects.filter(links__report_id__in=some)}
    for some in portions(incidents["incident_id"].to_pylist()):
        found |= Incident.objects.in_bulk(some)
    return found


def is_other(row: dict[str, Any], old: Incident | None) -> bool:
    """Whether what is told of an incident differs from what stands."""
    return old is None or old.is_struck or old.content != spelt(row)


def write_changed(entries: Entries, rows: list[dict[str, Any]], standing: dict[str, Incident]) -> None:
    """Write incidents that are new or other, with their findings, in portions: each is screened as one table."""
    next_number = (Incident.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    revision = Incident.next_revision()
    for at in range(0, len(rows), _SCREENED_AT_ONCE):
        some = rows[at : at + _SCREENED_AT_ONCE]
        table = pa.Table.from_pylist(some, schema=INCIDENTS.schema)
        steps = steps_of_incidents(table, charter_at_hand(), now())
        answers, zones = _answers(table, steps), zones_of(table)
        made: list[Incident] = []
        changed: list[Incident] = []
        for row in some:
            old = standing.get(row["incident_id"])
            one = _incident(row, answers.get(row["incident_id"], []), old.number if old else next_number)
            one.places, one.revision = zones.get(one.incident_id, "{}"), revision
            next_number += old is None
            (made if old is None else changed).append(one)
        Incident.objects.bulk_create(made, batch_size=_AT_ONCE)
        Incident.objects.bulk_update(changed, _COPIED, batch_size=_AT_ONCE)
        entries.record_many("incident", ((one.incident_id, one.content) for one in (*made, *changed)))
        _write_findings(entries, answers, steps)


def _answers(incidents: pa.Table, steps: Steps) -> dict[str, list[dict[str, Any]]]:
    answers: dict[str, list[dict[str, Any]]] = {}
    for row in screen(incidents, charter_at_hand(), steps=steps.table).to_pylist():
        answers.setdefault(row["incident_id"], []).append(row)
    return answers


def _incident(row: dict[str, Any], answers: list[dict[str, Any]], number: int) -> Incident:
    verdicts = [answer["verdict"] for answer in answers]
    return Incident(
        incident_id=row["incident_id"],
        number=number,
        content=spelt(row),
        occurred_at=row["occurred_at"],
        within_s=row["occurred_within_s"] or 0.0,
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


def _write_findings(entries: Entries, answers: dict[str, list[dict[str, Any]]], steps: Steps) -> None:
    """Write the answers about these incidents that are new or other."""
    standing = {
        (some.incident_id, some.provision): some
        for names in portions(list(answers))
        for some in Finding.every.filter(incident_id__in=names)
    }
    made: list[Any] = []
    changed: list[Any] = []
    for incident, told in answers.items():
        for answer in told:
            provision, verdict = answer["provision"], answer["verdict"]
            old, content = standing.get((incident, provision)), spelt(answer)
            due_at = steps.due_at(incident, provision, verdict)
            if old is None:
                said = {"provision": provision, "verdict": verdict, "content": content, "due_at": due_at}
                made.append(Finding(incident_id=incident, **said))
            elif old.is_struck or not is_same_answer(old.content, answer):
                old.content, old.verdict, old.is_struck, old.due_at = content, verdict, False, due_at
                changed.append(old)
    Finding.objects.bulk_create(made, batch_size=_AT_ONCE)
    Finding.objects.bulk_update(changed, ["content", "verdict", "is_struck", "due_at"], batch_size=_AT_ONCE)
    entries.record_many("finding", ((f"{one.incident_id}.{one.provision}", one.content) for one in (*made, *changed)))


def write_links(entries: Entries, links: pa.Table, touched: Sequence[str] | None) -> set[str]:
    """Write the links of the touched reports (None: of all) that are new or other; return the incidents from which a report moved away."""
    standing: dict[str, tuple[str, str]] = {}
    for links_here in _links_of(touched):
        standing |= {report: (incident, content) for report, incident, content in links_here}
    made: list[Any] = []
    changed: list[Any] = []
    for row in _rows(links):
        report, incident, content = row["report_id"], row["incident_id"], spelt(row)
        if standing.get(report) != (incident, content):
            one = Link(report_id=report, incident_id=incident, content=content)
            (changed if report in standing else made).append(one)
    Link.objects.bulk_create(made, batch_size=_AT_ONCE)
    Link.objects.bulk_update(changed, ["incident_id", "content"], batch_size=_AT_ONCE)
    entries.record_many("link", ((one.report_id, one.content) for one in (*made, *changed)))
    return {standing[one.report_id][0] for one in changed if standing[one.report_id][0] != one.incident_id}


def _links_of(touched: Sequence[str] | None) -> Iterator[Iterable[tuple[str, str, str]]]:
    told = ("report_id", "incident_id", "content")
    if touched is None:
        yield Link.objects.values_list(*told)
        return
    for some in portions(touched):
        yield Link.objects.filter(report_id__in=some).values_list(*told)


def strike_gone(entries: Entries, gone: list[Incident]) -> None:
    """Strike incidents that no report tells of any more; each keeps its number."""
    revision = Incident.next_revision()
    for one in gone:
        one.is_struck, one.revision = True, revision
    Incident.objects.bulk_update(gone, ["is_struck", "revision"], batch_size=_AT_ONCE)
    entries.record_many(
        "incident", ((one.incident_id, spelt({**read(one.content), "is_struck": True})) for one in gone)
    )
