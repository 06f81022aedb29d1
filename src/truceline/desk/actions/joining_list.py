"""Joining a list with ours: confirmed by whoever brought it, on the register from then on; small ones at once, others by the worker.

1. Confirmed, its files and the list are kept and recorded in one transaction. From here on it is never dropped by itself, and it waits.
2. It is read and weighed outside of any transaction: nobody waits for it.
3. Its lines, their entries and the counts are written in one transaction, by whoever finds it still waiting: nothing half, nothing twice.
   A worker that dies before that leaves a list that waits, and the next one takes it up.
"""

import json
import math
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from truceline.contact.reconciliation import OUTCOMES, reconcile
from truceline.desk.actions.bringing_list import MOST_OURS, list_row, ours_in, read_list, require_bringing, room_of
from truceline.desk.actions.looking_into import laid_out
from truceline.desk.actions.stances_of_lines import stance_of
from truceline.desk.actions.taking_in import receive_file, record_evidence
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.queries.incidents import Found
from truceline.desk.queries.linking import model_at_hand
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import Incident, ListStage, Person, ReconciledLine, Reconciliation
from truceline.errors import Conflict, Refused, TrucelineError, Where, problem
from truceline.incident.table import INCIDENTS
from truceline.values.identity import new_identity
from truceline.values.problems import kept_error

# Above this, whoever confirms would wait for it, and others for the core that it takes.
AT_ONCE = 100
# How far one has come while it waits: nothing yet, read, weighed; written it waits no longer.
READ, WEIGHED, STEPS = 1, 2, 3
# Incidents this far beyond the days of a list may still be what its first and last lines tell of.
_MARGIN = timedelta(days=1)


def confirm_list(person: Person, one: Reconciliation) -> bool:
    """Take a list in; return whether joining it is left to the worker. One that could not be joined waits for the worker again.

    Raises:
        Conflict: where it was refused, dropped or confirmed before.
    """
    is_handed_in = require_bringing(person, one.holder)
    if one.stage == ListStage.FAILED:
        failed = Reconciliation.objects.filter(pk=one.pk, stage=ListStage.FAILED)
        return bool(failed.update(stage=ListStage.WAITING, step=0, said=""))
    if one.stage != ListStage.LOOKED_INTO or one.first_day is None or one.last_day is None:
        raise Conflict("desk-list-not-at-this-step")
    files = [receive_file(path) for path in laid_out(room_of(one))]
    with recorded(person.pseudonym) as entries:  # (1)
        standing = Reconciliation.objects.select_for_update().get(pk=one.pk)
        if standing.stage != ListStage.LOOKED_INTO:
            raise Conflict("desk-list-not-at-this-step")
        for file in files:
            record_evidence(entries, file)
        standing.stage, standing.on, standing.step = ListStage.WAITING, now(), 0
        standing.exercise = any(json.loads(standing.told)["exercise"])
        standing.content = spelt(list_row(standing) | {"files": [file.sha256 for file in files]})
        standing.save()
        entries.record("reconciliation", standing.pk, standing.content)
    if one.rows > AT_ONCE or is_handed_in:  # how long joining takes would tell how much we hold
        return True
    join_list(one.pk)
    return False


def take_list_in(person: Person, one: Reconciliation) -> None:
    """Take a list in and join it at once, however long it is: where nobody waits for a page."""
    if confirm_list(person, one):
        join_list(one.pk)


def join_list(list_id: str) -> None:
    """Join a list that waits with what we hold in its days; called by the worker, and again after a crash. One that does not wait is left."""
    one = Reconciliation.objects.select_related("by").get(pk=list_id)
    if one.stage != ListStage.WAITING:
        return
    try:
        joined = _weighed(one)  # (2)
    except TrucelineError as error:
        waiting = Reconciliation.objects.filter(pk=one.pk, stage=ListStage.WAITING)
        waiting.update(stage=ListStage.FAILED, said=kept_error(error))
        return
    with recorded(one.by.pseudonym) as entries:  # (3)
        standing = Reconciliation.objects.select_for_update().get(pk=one.pk)
        if standing.stage != ListStage.WAITING:
            return
        lines = [_line(standing, row, joined) for row in joined.rows]
        ReconciledLine.objects.bulk_create(lines, batch_size=200)
        entries.record_many("reconciled_line", ((line.pk, line.content) for line in lines))
        standing.stage, standing.step = ListStage.TAKEN, STEPS
        count_again(standing)
        standing.content = spelt(read(standing.content) | list_row(standing))
        standing.save()
        entries.record("reconciliation", standing.pk, standing.content)
    shutil.rmtree(room_of(one), ignore_errors=True)


def unfinished_lists() -> list[str]:
    """The lists that wait, and those whose worker died: the ones that somebody has to join."""
    return list(
        Reconciliation.objects.filter(stage=ListStage.WAITING).order_by("on", "pk").values_list("pk", flat=True)
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """What came of weighing a list: the rows to be kept, the incidents that they name, and what their lines say."""

    rows: list[dict[str, Any]]
    known: Mapping[str, Incident]
    said: Mapping[str, dict[str, Any]]
    stances: Mapping[str, dict[str, str]]


def _weighed(one: Reconciliation) -> _Joined:
    """Weigh the lines against what we hold in their days, a day beside them included; of ours only those within the days are lines.

    Raises:
        Refused: where the files are not what was looked into any more, or we hold more in these days than is weighed at once:
            of a list that a party hands in that is asked here alone, where the party does not see it.
    """
    found = read_list(one)
    if found.table.num_rows != one.rows:
        raise Refused([problem("D184", Where("", 0, ""), str(found.table.num_rows), looked=one.rows)])
    _step(one, READ)
    wide, days = _days_of(one, _MARGIN), _days_of(one, timedelta())
    ours = ours_in(days, one.zone)
    if len(ours) > MOST_OURS:
        raise Refused([problem("D143", Where("", 0, "days"), f"{len(ours):,}", most=f"{MOST_OURS:,}")])
    near, within = _incidents(ours_in(wide, one.zone)), set(ours.numbers())
    table = table_of(INCIDENTS, [incident.content for incident in near])
    joined = reconcile(table, as_of(found.table, one.holder), model_at_hand()).to_pylist()
    _step(one, WEIGHED)
    known = {incident.pk: incident for incident in near}
    rows = [row for row in joined if row["report_id"] or known[row["incident_id"]].number in within]
    said = {row["report_id"]: row for row in found.table.to_pylist()}
    told = {report: stance_of(found, row) for report, row in said.items()}
    return _Joined(rows, known, said, {report: stance for report, stance in told.items() if stance})


def _days_of(one: Reconciliation, margin: timedelta) -> tuple[date, date]:
    if one.first_day is None or one.last_day is None:
        raise Conflict("desk-list-not-at-this-step")
    return one.first_day - margin, one.last_day + margin


def _step(one: Reconciliation, step: int) -> None:
    """Keep how far it is, for the page."""
    Reconciliation.objects.filter(pk=one.pk, stage=ListStage.WAITING).update(step=step)


def as_of(table: pa.Table, holder: str) -> pa.Table:
    """Lines as the word of one holder, whatever the file calls its source."""
    at = table.schema.get_field_index("source")
    return table.set_column(at, table.schema.field(at), pa.array([holder] * table.num_rows, pa.string()))


def count_again(one: Reconciliation) -> None:
    """Count the lines of a list by what came of them."""
    lines = ReconciledLine.objects.filter(reconciliation=one, is_out=False)
    outcomes = list(lines.values_list("outcome", "is_resolved"))
    for outcome in OUTCOMES:
        setattr(one, outcome, sum(told == outcome for told, _ in outcomes))
    one.resolved = sum(is_resolved for _, is_resolved in outcomes)


def _line(one: Reconciliation, row: dict[str, Any], joined: _Joined) -> ReconciledLine:
    known = joined.known
    theirs = spelt(joined.said[row["report_id"]]) if row["report_id"] else ""
    content = {
        "list": one.pk,
        "outcome": row["outcome"],
        "incident": row["incident_id"],
        "theirs": json.loads(theirs) if theirs else None,
        "distance_m": _whole(row["distance_m"]),
        "gap_s": _whole(row["gap_s"]),
        "differs": row["differs"],
        # What it may be, the likeliest first, in percent: no float goes onto the register.
        "choices": _choices(row["choices"], known),
        "stance": joined.stances.get(row["report_id"]),
        "is_resolved": False,
    }
    return ReconciledLine(
        line_id=new_identity(),
        reconciliation=one,
        incident=known[row["incident_id"]] if row["incident_id"] else None,
        report_id=row["report_id"] or "",
        reference=row["reference"] or "",
        outcome=row["outcome"],
        occurred_at=row["occurred_at"],
        theirs=theirs,
        content=spelt(content),
    )


def _choices(told: str | None, known: Mapping[str, Incident]) -> list[list[int]] | None:
    """Numbers of incidents that a line may be, each with its chance in percent; None where there are none."""
    if not told:
        return None
    pairs = (one.rsplit(":", 1) for one in told.split())
    return [[known[incident].number, round(float(believed) * 100)] for incident, believed in pairs]


def _whole(value: float | None) -> int | None:
    """Metres and seconds as whole numbers; what is not known stays unsaid."""
    return None if value is None or math.isnan(value) else round(value)


def _incidents(found: Found) -> list[Incident]:
    numbers = found.numbers()
    told: list[Incident] = []
    for at in range(0, len(numbers), 500):
        told += Incident.objects.filter(number__in=numbers[at : at + 500])
    return sorted(told, key=lambda one: one.number)
