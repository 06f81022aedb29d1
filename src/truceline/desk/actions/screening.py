"""Screening all incidents under another version of the agreement, in the background: first as a trial, then in effect."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import F
from django_tasks import task

from truceline.agreement.charter import Charter
from truceline.desk.actions.agreements import begin_effects
from truceline.desk.actions.placing import zones_of
from truceline.desk.actions.same_answer import is_same_answer
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.charter import charter_of, version_at_hand
from truceline.desk.contents import table_of
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import AgreementVersion, Finding, FindingChange, Incident, VersionScreening
from truceline.errors import TrucelineError
from truceline.finding.comparing import Shift, compare_screenings
from truceline.finding.screening import screen
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS

# Few enough that nobody else waits long for the register, many enough that columns pay.
_AT_A_TIME, _TRIED_AT_A_TIME = 500, 20_000
_DESK = "desk"
# What an incident tells of its findings and its places.
_TOLD = ("answers", "places", "candidates", "rulings", "unclear")


@task()
def try_version(version_id: str) -> None:
    """Count what every provision would say otherwise under a version, and write nothing else."""
    version = AgreementVersion.objects.get(pk=version_id)
    standing = version_at_hand()
    if standing is None:
        return
    incidents = Incident.objects.filter(is_struck=False)
    trial = VersionScreening.objects.create(
        version=version,
        is_trial=True,
        against=standing.version,
        total=incidents.count(),
        begun_on=datetime.now(UTC),
    )
    try:
        trial.counts = json.dumps(_counted(trial, charter_of(standing), charter_of(version)))
    except (TrucelineError, ValueError, KeyError) as error:
        trial.failure = f"{type(error).__name__}: {error}"
        raise
    finally:
        trial.finished_on = datetime.now(UTC)
        trial.save()


def _counted(trial: VersionScreening, before: Charter, after: Charter) -> list[list[Any]]:
    counts: dict[Shift, int] = {}
    for _, contents in _in_parts(_TRIED_AT_A_TIME):
        for shift, count in compare_screenings(table_of(INCIDENTS, contents), before, after).items():
            counts[shift] = counts.get(shift, 0) + count
        trial.done += len(contents)
        VersionScreening.objects.filter(pk=trial.pk).update(done=trial.done)
    return [
        [shift.provision, shift.before, shift.after, shift.reason_differs, count] for shift, count in counts.items()
    ]


def take_effects() -> AgreementVersion | None:
    """Let the version whose time has come take effect and begin to screen everything by it; called by the scheduler."""
    version = begin_effects()
    if version is not None:
        screen_anew.enqueue(version.version_id)
    return version


def resume_screenings() -> int:
    """Put every screening in effect that a stop left unfinished before the worker again; return how many."""
    unfinished = VersionScreening.objects.filter(is_trial=False, finished_on=None)
    versions = list(unfinished.values_list("version_id", flat=True))
    for version_id in versions:
        screen_anew.enqueue(version_id)
    return len(versions)


@task()
def screen_anew(version_id: str) -> None:
    """Screen every incident by a version that took effect; what changed is written, each with its entry.

    Some incidents at a time, each part in one transaction with its progress: after a stop it goes on where it was. A finding
    that says the same as before stays, with the version that it comes from; one of a provision that is gone is struck.
    """
    version = AgreementVersion.objects.select_related("set_by").get(pk=version_id)
    charter = charter_of(version)
    actor = version.set_by.pseudonym if version.set_by else _DESK
    run = version.screenings.filter(is_trial=False, finished_on=None).first()
    if run is None:
        return
    VersionScreening.objects.filter(pk=run.pk).update(total=Incident.objects.filter(is_struck=False).count())
    while True:
        with recorded(actor) as entries:
            standing = version_at_hand()
            part = _next_part(run.reached, _AT_A_TIME) if standing and standing.pk == version.pk else []
            changes = write_answers(entries, part, charter)
            FindingChange.objects.bulk_create(_kept_change(version, change) for change in changes)
            run.reached = part[-1].incident_id if part else run.reached
            finished = None if part else datetime.now(UTC)
            VersionScreening.objects.filter(pk=run.pk).update(
                done=F("done") + len(part), reached=run.reached, finished_on=finished
            )
        if not part:
            return


@dataclass(frozen=True, slots=True)
class Changed:
    """One finding that says something else: its verdict before and after (None: there was none, or none is left), and its entry."""

    incident_id: str
    provision: str
    before: str | None
    after: str | None
    entry: int = -1


def _kept_change(version: AgreementVersion, change: Changed) -> FindingChange:
    return FindingChange(
        version=version,
        incident_id=change.incident_id,
        provision=change.provision,
        before=change.before or "",
        after=change.after or "",
        entry=change.entry,
    )


def write_answers(entries: Entries, incidents: Sequence[Incident], charter: Charter) -> list[Changed]:
    """Screen these incidents and write what is answered otherwise than it stands; return what changed, each with its entry."""
    if not incidents:
        return []
    answers: dict[str, list[dict[str, Any]]] = {}
    table = table_of(INCIDENTS, (one.content for one in incidents))
    for row in screen(table, charter).to_pylist():
        answers.setdefault(row["incident_id"], []).append(row)
    standing: dict[str, dict[str, Finding]] = {}
    for finding in Finding.every.filter(incident__in=[one.pk for one in incidents]):
        standing.setdefault(finding.incident_id, {})[finding.provision] = finding
    verdicts = {(one.incident_id, one.provision): one.verdict for held in standing.values() for one in held.values()}
    made, changed, struck = _compared(answers, standing)
    Finding.objects.bulk_create(made, batch_size=500)
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


def _compared(
    answers: dict[str, list[dict[str, Any]]], standing: dict[str, dict[str, Finding]]
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Findings that are new, that say something else, and whose provision is gone."""
    made, changed, struck = [], [], []
    for incident_id, rows in answers.items():
        held = standing.get(incident_id, {})
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


def _next_part(reached: str, count: int) -> list[Incident]:
    return list(Incident.objects.filter(is_struck=False, pk__gt=reached).order_by("pk")[:count])


def _in_parts(count: int) -> Iterator[tuple[str, list[str]]]:
    """The contents of all incidents, so many at a time."""
    reached = ""
    while True:
        rows = list(
            Incident.objects.filter(is_struck=False, pk__gt=reached).order_by("pk").values_list("pk", "content")[:count]
        )
        if not rows:
            return
        reached = rows[-1][0]
        yield reached, [content for _, content in rows]
