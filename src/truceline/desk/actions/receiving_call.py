"""Taking a call: what the form holds is kept as evidence, and becomes one report through the same checks as any file."""

import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from uuid import UUID

import pyarrow as pa

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import gather_changed
from truceline.desk.actions.gathering_near import gather_ahead
from truceline.desk.actions.taking_in import Way, receive_evidence, record_evidence, write_reports
from truceline.desk.calls import FIELDS, URGENCIES, WITHIN_MINUTES, row_of_call
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Call, Person, Report
from truceline.desk.wording import no_longer
from truceline.errors import Problem, Refused, Where, problem
from truceline.measure.intake import read_files

# Of a report that came before what it tells of, and of what has not come by any clock.
_BEFORE_IT_HAPPENED, _YET_TO_COME = "R042", "R021"


def receive_call(person: Person, form: Mapping[str, str]) -> Report:
    """Take a call down, and return the report it became; the same call sent again returns the same report.

    1. The form is read like a file of one report; every problem refuses it, and nothing is written.
    2. Its content is kept as evidence before anything is acknowledged; the report names it as its original.
    3. What it makes of the incidents around it is worked out before anybody else waits for it.
    4. Report, call, clock and incidents are written and recorded in one transaction.

    Raises:
        Refused: with every problem, each with the name of its field.
    """
    require(person, Action.RECEIVE, Noun.REPORT)
    call_id = _call_id(form)
    sent = Call.objects.select_related("report").filter(pk=call_id).first()
    if sent is not None:
        return sent.report
    at = now()
    told = {name: form[name].strip() for name in FIELDS if form.get(name, "").strip()} | {"call": call_id}
    urgency = told.get("urgency", "normal")
    if urgency not in URGENCIES:
        raise Refused([problem("D036", Where("", 0, "urgency"), urgency)])
    if (watch := told.get("watch")) and not _is_time(watch):
        raise Refused([problem("D044", Where("", 0, "watch"), watch)])
    if (within := told.get("within_minutes")) and within not in WITHIN_MINUTES:
        raise Refused([problem("D039", Where("", 0, "within_minutes"), within, known=", ".join(WITHIN_MINUTES))])
    callback = no_longer("callback", told.get("callback", ""))
    table = _checked(row_of_call(told, at, charter_at_hand().zone_info), at)  # (1)
    content = spelt({"form": told, "received_at": at})
    kept = receive_evidence(io.BytesIO(content.encode()), f"call-{call_id}.json")  # (2)
    table = _with_original(table, kept.sha256)
    ahead = gather_ahead(arriving=(spelt(row) for row in table.to_pylist()))  # (3)
    with recorded(person.pseudonym) as entries:
        record_evidence(entries, kept)
        written = write_reports(person, entries, table, Way(by_file=False, urgent=urgency == "urgent"))  # (4)
        if not written:  # sent twice at the same moment: the other was first
            return Report.objects.get(pk=table["report_id"][0].as_py())
        Call.objects.create(
            call_id=call_id,
            report=written[0],
            urgency=urgency,
            callback=callback,
            by=person,
            on=at,
            content=content,
        )
        entries.record("call", call_id, content)
        gather_changed(entries, arrived=[written[0].pk], ahead=ahead)
    return Report.objects.get(pk=written[0].pk)


def _call_id(form: Mapping[str, str]) -> str:
    try:
        return str(UUID(form.get("call", "")))
    except ValueError as error:
        raise Refused([problem("D035", Where("", 0, "call"), form.get("call", ""))]) from error


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _checked(row: dict[str, object], at: datetime) -> pa.Table:
    """The row as a report, or every problem with the name of its field and without the name of a file."""
    with tempfile.TemporaryDirectory(prefix="truceline-") as room:
        path = Path(room, "call.jsonl")
        path.write_text(json.dumps(row, ensure_ascii=False, default=str) + "\n", encoding="utf-8", errors="replace")
        try:
            return read_files([path], charter_at_hand()).table
        except Refused as refused:
            raise Refused(_in_form(refused.problems, row, at)) from refused


def _in_form(problems: Sequence[Problem], row: Mapping[str, object], at: datetime) -> list[Problem]:
    """Problems of the row as those of the form, which does not ask when the call came: it is now, and what is yet to come is told once."""
    limit = at.astimezone(charter_at_hand().zone_info).strftime("%Y-%m-%dT%H:%M")
    to_come = problem("D305", Where("", 0, "occurred_at"), row["occurred_at"], limit=limit)
    is_told = any(one.code == _YET_TO_COME for one in problems)
    told = [to_come if one.code == _BEFORE_IT_HAPPENED else one for one in problems]
    return [replace(one, where=replace(one.where, file="", line=0)) for one in told if not (is_told and one is to_come)]


def _with_original(table: pa.Table, sum_of_it: str) -> pa.Table:
    at = table.column_names.index("original_sha256")
    return table.set_column(at, table.schema.field(at), pa.array([sum_of_it], pa.string()))
