"""Writing what provisions say of incidents where it is another answer than stands: findings, what incidents tell of them, and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.desk.actions.placing import zones_of
from truceline.desk.actions.same_answer import is_same_answer
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.queries.steps import Steps, steps_of_incidents
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Finding, Incident
from truceline.finding.screening import screen
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS

# What an incident tells of its findings and its places.
_TOLD = ("answers", "places", "candidates", "rulings", "unclear")


@dataclass(frozen=True, slots=True)
class Changed:
    """One finding that says something else: its verdict before and after (None: there was none, or none is left), and its entry."""

    incident_id: str
    provision: str
    before: str | None
    after: str | None
    entry: int = -1


def write_answers(
    entries: Entries, incidents: Sequence[Incident], charter: Charter, at: datetime | None = None
) -> list[Changed]:
    """Screen these incidents and write what is answered otherwise than it stands; return what changed, each with its entry.

    What the record of contacts says of procedures goes in, as it stands at a moment (now).
    """
    if not incidents:
        return []
    answers: dict[str, list[dict[str, Any]]] = {}
    table = table_of(INCIDENTS, (one.content for one in incidents))
    steps = steps_of_incidents(table, charter, at or now())
    for row in screen(table, charter, steps=steps.table).to_pylist():
        answers.setdefault(row["incident_id"], []).append(row)
    standing: dict[str, dict[str, Finding]] = {}
    for finding in Finding.every.filter(incident__in=[one.pk for one in incidents]):
        standing.setdefault(finding.incident_id, {})[finding.provision] = finding
    verdicts = {(one.incident_id, one.provision): one.verdict for held in standing.values() for one in held.values()}
    made, changed, struck = _compared(answers, standing)
    for one in made:
        one.due_at = steps.due_at(one.incident_id, one.provision, one.verdict)
    Finding.objects.bulk_create(made, batch_size=500)
    _set_due(answers, standing, steps)
    Finding.every.bulk_update([*changed, *struck], ["content", "verdict", "is_struck"], batch_size=200)
    named = [(f"{one.incident_id}.{one.provision}", one.content) for one in [*made, *changed]]
    named += [(f"{one.incident_id}.{one.provision}", spelt({**read(one.content), "is_struck": True})) for one in struck]
    indexes = entries.record_many("finding", named)
    told = [
        Changed(one.incident_id, one.provision, verdicts.get((one.incident_id, one.provision)), after, index)
        for (one, after), index in zip(
            [*((one, str(one.verdict)) for one in [*made, *changed]), *((one, None) for one in struck)],
            indexes,
            strict=True,
        )
    ]
    _tell_incidents(incidents, answers, zones_of(table))
    # The words of a clause may have changed where the finding did not: what was signed is held against both.
    mark_changed(entries, {one.pk for one in incidents})
    return told


def _set_due(answers: dict[str, list[dict[str, Any]]], standing: dict[str, dict[str, Finding]], steps: Steps) -> None:
    """When what stood before is to be asked again."""
    other = []
    for incident_id, rows in answers.items():
        for row in rows:
            finding = standing.get(incident_id, {}).get(row["provision"])
            due_at = steps.due_at(incident_id, row["provision"], row["verdict"])
            if finding is not None and finding.due_at != due_at:
                finding.due_at = due_at
                other.append(finding)
    Finding.every.bulk_update(other, ["due_at"], batch_size=200)


def _compared(
    answers: dict[str, list[dict[str, Any]]], standing: dict[str, dict[str, Finding]]
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Findings that are new, that say something else, and whose provision is gone."""
    made, changed, struck = [], [], []
    for incident_id, rows in answers.items():
        held = dict(standing.get(incident_id, {}))
        for row in rows:
            finding = held.pop(row["provision"], None)
            if finding is None:
                made.append(
                    Finding(
                        incident_id=incident_id, provision=row["provision"], verdict=row["verdict"], content=spelt(row)
                    )
                )
            elif finding.is_struck or not is_same_answer(finding.content, row):
                finding.content, finding.verdict, finding.is_struck = spelt(row), row["verdict"], False
                changed.append(finding)
        for finding in held.values():
            if not finding.is_struck:
                finding.is_struck = True
                struck.append(finding)
    return made, changed, struck


def _tell_incidents(
    incidents: Sequence[Incident], answers: dict[str, list[dict[str, Any]]], zones: dict[str, str]
) -> None:
    """What each incident tells of its answers and places, for finding it."""
    other, revision = [], Incident.next_revision()
    for one in incidents:
        rows = answers.get(one.pk, [])
        verdicts = [row["verdict"] for row in rows]
        told = (
            spelt({row["provision"]: row["verdict"] for row in rows}),
            zones.get(one.pk, "{}"),
            *(verdicts.count(verdict) for verdict in (Verdict.CANDIDATE, Verdict.NEEDS_RULING, Verdict.CANNOT_TELL)),
        )
        if told != tuple(getattr(one, name) for name in _TOLD):
            for name, value in zip(_TOLD, told, strict=True):
                setattr(one, name, value)
            one.revision = revision
            other.append(one)
    Incident.objects.bulk_update(other, [*_TOLD, "revision"], batch_size=200)
