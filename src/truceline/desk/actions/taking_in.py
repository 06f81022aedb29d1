"""Taking reports in: from a file to incidents and findings, and all of it on the register."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import gather_changed
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Person, Report
from truceline.errors import Problem, Refused, Where, problem
from truceline.measure.intake import read_files
from truceline.register.evidence import EVIDENCE, Evidence, describe

# Where and when a report came in is not what it says.
_NOT_SAID = ("received_at", "original_sha256", "original_line")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it."""

    new: int
    known: int
    changed_incidents: int


def take_in(person: Person, files: Sequence[Path]) -> Taken:
    """Take in files of reports, named as their sender named them, all or nothing.

    1. They are read as `truceline run` reads them; every problem of every file refuses them all.
    2. The files are kept as received: on disk before anything is acknowledged.
    3. A report that is here already, word for word, changes nothing; in other words it is refused.
    4. They are gathered with their neighbourhood; what changed is screened, written and recorded.
    """
    require(person, Action.RECEIVE, Noun.REPORT)
    read_in = read_files(list(files), charter_at_hand())  # (1)
    evidence = Evidence(desk_at_hand().register / "evidence")
    with recorded(person.pseudonym) as entries:
        for path in files:
            _keep(entries, evidence, path)  # (2)
        new = _new_reports(person, entries, read_in.table)  # (3)
        changed = gather_changed(entries, arrived=new) if new else 0  # (4)
    return Taken(len(new), read_in.table.num_rows - len(new) + read_in.repeated, changed)


def _keep(entries: Entries, evidence: Evidence, path: Path) -> None:
    with path.open("rb") as stream:
        received = evidence.receive(stream)
    content = describe(received, name=path.name.encode(), declared_type="application/octet-stream")
    if entries.log.store.last_version(EVIDENCE, received.sha256) is None:
        entries.record(EVIDENCE, received.sha256, content.decode())


def _new_reports(person: Person, entries: Entries, table: pa.Table) -> list[str]:
    rows = {row["report_id"]: spelt(row) for row in table.to_pylist()}
    known = dict(Report.objects.filter(pk__in=list(rows)).values_list("report_id", "content"))
    other = [report for report, content in known.items() if _said(content) != _said(rows[report])]
    if other:
        raise Refused([_other_words(read(rows[report])) for report in other])
    at = now()
    fresh = [
        Report(
            report_id=report,
            content=content,
            occurred_at=read(content)["occurred_at"],
            exercise=bool(read(content).get("exercise")),
            received_by=person,
            received_at=at,
        )
        for report, content in rows.items()
        if report not in known
    ]
    Report.objects.bulk_create(fresh, batch_size=500)
    entries.record_many("report", ((report.report_id, report.content) for report in fresh))
    return [one.report_id for one in fresh]


def _said(content: str) -> str:
    row = {name: value for name, value in read(content).items() if name not in _NOT_SAID}
    return hashlib.sha256(spelt(row).encode()).hexdigest()


def _other_words(row: dict[str, object]) -> Problem:
    return problem("D001", Where("", int(str(row.get("original_line", 0))), "reference"), str(row.get("reference", "")))
