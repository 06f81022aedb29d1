"""What a run puts onto a register: every report, incident, finding and bulletin, and the model that linked them, each as the new content of its record.

The content is canonical JSON, so that the same result is the same bytes and a repeated run records nothing. Instants are
spelt in UTC with microseconds. A finding's record is its incident and provision.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from truceline.bulletin.model import Bulletin
from truceline.contact.held import STANCES
from truceline.measure.record import Record
from truceline.register.recording import Recorded, canonical_json, record_onto

Item = tuple[str, str, bytes]


def record_run(register: Path, record: Record, bulletin: Bulletin) -> Recorded:
    """Record what is new in one transaction, and sign a checkpoint over it."""
    return record_onto(register, items_of(record, bulletin))


def items_of(record: Record, bulletin: Bulletin) -> Iterator[Item]:
    """Everything a run made, as kind, record id and content."""
    yield from _rows("report", record.reports, ("report_id",))
    if record.model is not None:
        # The very bytes of model.json: a stranger finds the record's file on the register.
        yield "link_model", record.charter.agreement.agreement, record.model
    yield from _rows("incident", record.incidents, ("incident_id",))
    yield from _rows("link", record.links, ("incident_id", "report_id"))
    yield from _rows("finding", record.findings, ("incident_id", "provision"))
    if record.determinations is not None:
        yield from _rows("determination", record.determinations, ("incident_id", "provision"))
    if record.replies is not None:
        yield from _rows("reply", record.replies, ("reply_id",))
    if record.stances is not None:
        yield from _rows("stance", record.stances, STANCES.names[:7])
    period = bulletin.period
    name = f"{record.charter.agreement.agreement}.{period.first_day}.{period.last_day}"
    yield "bulletin", name, canonical_json(bulletin.frozen())


def _rows(kind: str, table: pa.Table, identity: Iterable[str]) -> Iterator[Item]:
    """The rows of a table, in the table's order."""
    names = tuple(identity)
    for batch in table.to_batches(max_chunksize=4096):
        for row in batch.to_pylist():
            yield kind, ".".join(row[name] or "" for name in names), canonical_json(_spelt(row))


def _spelt(row: dict[str, Any]) -> dict[str, Any]:
    """A row in what JSON can spell; nothing that was not said is written."""
    return {name: _spell(value) for name, value in row.items() if value is not None}


def _spell(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.isoformat() if isinstance(value, date) else value
