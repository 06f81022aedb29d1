"""Screening all incidents under another version of the agreement, in the background: first as a trial, then in effect."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pyarrow as pa
from django.db.models import F
from django_tasks import task

from truceline.agreement.charter import Charter
from truceline.desk.actions.agreements import begin_effects
from truceline.desk.actions.placing import look_anew
from truceline.desk.actions.writing_answers import Changed, write_answers
from truceline.desk.charter import charter_named, charter_of, version_at_hand
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.queries.steps import steps_of_incidents
from truceline.desk.recording import recorded
from truceline.desk.tables import AgreementVersion, FindingChange, Incident, VersionScreening
from truceline.errors import TrucelineError
from truceline.finding.comparing import Shift, compare_screenings
from truceline.incident.table import INCIDENTS
from truceline.measure.coverage import drawn_otherwise

# Few enough that nobody else waits long for the register, many enough that columns pay.
_AT_A_TIME, _TRIED_AT_A_TIME = 500, 20_000
_DESK = "desk"


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
        table = table_of(INCIDENTS, contents)
        steps = partial(_steps_under, table)
        for shift, count in compare_screenings(table, before, after, steps).items():
            counts[shift] = counts.get(shift, 0) + count
        trial.done += len(contents)
        VersionScreening.objects.filter(pk=trial.pk).update(done=trial.done)
    return [
        [shift.provision, shift.before, shift.after, shift.reason_differs, count] for shift, count in counts.items()
    ]


def _steps_under(incidents: pa.Table, charter: Charter) -> pa.Table | None:
    """What the record of contacts says of these incidents under a version, as write_answers will ask it."""
    return steps_of_incidents(incidents, charter, now()).table


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
    that says the same as before stays, with the version that it comes from; one of a provision that is gone is struck. Then the
    days on which somebody looked from inside a zone are worked out anew, where the version draws a zone otherwise.
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
            VersionScreening.objects.filter(pk=run.pk).update(done=F("done") + len(part), reached=run.reached)
        if not part:
            break
    # Not finished before this is done: a day that was forgotten with its zone's old outline would read as not looked at for ever.
    if run.against and drawn_otherwise(charter_named(run.against), charter):
        look_anew(actor)
    VersionScreening.objects.filter(pk=run.pk).update(finished_on=datetime.now(UTC))


def _kept_change(version: AgreementVersion, change: Changed) -> FindingChange:
    return FindingChange(
        version=version,
        incident_id=change.incident_id,
        provision=change.provision,
        before=change.before or "",
        after=change.after or "",
        entry=change.entry,
    )


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
