"""Taking reports in: from a file to incidents and findings, and all of it on the register."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import gather_changed, mark_arrived
from truceline.desk.actions.gathering_near import gather_ahead
from truceline.desk.actions.handling import begin_handling
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.dated import tells_days_alone
from truceline.desk.queries.source_names import keep_names
from truceline.desk.recording import SPELT_MOMENT, Entries, read, recorded, spelt
from truceline.desk.tables import Arrival, Person, Report
from truceline.errors import Problem, Refused, Where, problem
from truceline.measure.intake import Form, read_files
from truceline.register.evidence import EVIDENCE, Evidence, describe
from truceline.report.settings import Held

# Where and when a report came in is not what it says.
_NOT_SAID = ("received_at", "original_sha256", "original_line")
_WHEN = ("occurred_at", "occurred_within_s")
_DAYS_S = (41_400.0, 43_200.0, 45_000.0)  # half of a day, also of those on which clocks are set
_KNOWN_S = 1_800.0  # a moment known by the hour, or better (report.one_clock)
# So many names are asked for in one question.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: its SHA-256, and what the register is to hold of it."""

    sha256: str
    content: str


@dataclass(frozen=True, slots=True)
class Parted:
    """Of files that somebody takes in without some rows: the reports, how many came again word for word, and the file of those rows."""

    table: pa.Table
    repeated: int
    aside: Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it."""

    new: int
    known: int
    changed_incidents: int


def take_in(
    person: Person, files: Sequence[Path], arrival: Arrival | None = None, parted: Parted | None = None
) -> Taken:
    """Take in files of reports, named as their sender named them, all or nothing.

    1. They are read as `truceline run` reads them; every problem of every file refuses them all. Where somebody had rows set aside, they
       were read before.
    2. The files are kept as received: on disk before anything is acknowledged.
    3. A report that is here already, word for word, changes nothing; in other words it is refused.
    4. They are gathered with their neighbourhood, before anybody else waits for it; what changed is screened, written and recorded.
    """
    require(person, Action.RECEIVE, Noun.REPORT)
    table, repeated = (parted.table, parted.repeated) if parted else _whole(files)  # (1)
    kept = [receive_file(path) for path in files]  # (2)
    aside = receive_file(parted.aside) if parted else None
    ahead = gather_ahead(arriving=_unknown(table))
    with recorded(person.pseudonym) as entries:
        for one in kept:
            record_evidence(entries, one)
        if arrival and aside:
            record_parting(entries, arrival, kept, aside)
        new = write_reports(person, entries, table, Way(arrival=arrival))  # (3)
        arrived = [one.report_id for one in new]
        changed = gather_changed(entries, arrived=arrived, ahead=ahead) if new else 0  # (4)
    return Taken(len(new), table.num_rows - len(new) + repeated, changed)


def _whole(files: Sequence[Path]) -> tuple[pa.Table, int]:
    read_in = read_files(list(files), charter_at_hand(), form=Form(held=HELD_HERE))
    return read_in.table, read_in.repeated


def record_parting(entries: Entries, arrival: Arrival, kept: Sequence[Kept], aside: Kept) -> None:
    """Say on the register, once, that rows of an arrival were set aside: how many, of which files, and in which file they are kept."""
    if arrival.content:
        return
    record_evidence(entries, aside)
    arrival.content = spelt(
        {
            "by": arrival.by.pseudonym,
            "files": [one.sha256 for one in kept],
            "reports": arrival.rows,
            "set_aside": arrival.set_aside,
            "set_aside_sha256": aside.sha256,
        }
    )
    Arrival.objects.filter(pk=arrival.pk).update(content=arrival.content)
    entries.record("arrival", arrival.pk, arrival.content)


def _unknown(table: pa.Table) -> list[str]:
    """Reports that the desk does not have yet, as they will be kept."""
    rows = {row["report_id"]: spelt(row) for row in table.to_pylist()}
    known = known_reports(rows)
    return [content for report, content in rows.items() if report not in known]


def receive_file(path: Path) -> Kept:
    """Keep a file under its own name."""
    with path.open("rb") as stream:
        return receive_evidence(stream, path.name)


def receive_evidence(stream: BinaryIO, name: str) -> Kept:
    """Keep a file as received, on disk; before the transaction that tells of it, so that nobody waits for the disk."""
    received = Evidence(desk_at_hand().register / "evidence").receive(stream)
    raw = name.encode("utf-8", "surrogateescape")
    return Kept(received.sha256, describe(received, name=raw, declared_type="application/octet-stream").decode())


def record_evidence(entries: Entries, kept: Kept) -> None:
    """Say on the register that a file was received, once."""
    if entries.log.store.last_version(EVIDENCE, kept.sha256) is None:
        entries.record(EVIDENCE, kept.sha256, kept.content)


@dataclass(frozen=True, slots=True)
class Way:
    """How reports came: in a file or by voice, with which others, and whether somebody is in danger.

    What nobody is to see yet is queued later.
    """

    by_file: bool = True
    urgent: bool = False
    arrival: Arrival | None = None
    is_queued: bool = True


def write_reports(person: Person, entries: Entries, table: pa.Table, way: Way = Way()) -> list[Report]:
    """Keep the reports that are new, with their entries and their place in the queue, and return them.

    Raises:
        Refused: where one is known in other words.
    """
    rows = {row["report_id"]: spelt(row) for row in table.to_pylist()}
    known = known_reports(rows)
    if other := in_other_words(rows, known):
        raise Refused(other_words(read(rows[report]), known[report]) for report in other)
    at = now()
    fresh = [
        Report(
            report_id=report,
            content=content,
            occurred_at=read(content)["occurred_at"],
            exercise=bool(read(content).get("exercise")),
            received_by=person,
            received_at=at,
            arrival=way.arrival,
        )
        for report, content in rows.items()
        if report not in known
    ]
    Report.every.bulk_create(fresh, batch_size=500)
    keep_names(dict.fromkeys(read(one.content)["source"] for one in fresh))
    mark_arrived([one.report_id for one in fresh])
    if way.is_queued:
        begin_handling(fresh, urgent=way.urgent, by_file=way.by_file)
    entries.record_many("report", ((report.report_id, report.content) for report in fresh))
    return fresh


def known_reports(rows: Mapping[str, str]) -> dict[str, str]:
    """Those of these reports that the desk has, with what it holds of them."""
    ids, known = list(rows), dict[str, str]()
    for at in range(0, len(ids), _AT_ONCE):
        known |= dict(Report.every.filter(pk__in=ids[at : at + _AT_ONCE]).values_list("report_id", "content"))
    return known


def held_here(reports: pa.Table) -> npt.NDArray[np.bool_]:
    """Which of these reports the desk holds in these very words."""
    rows = {row["report_id"]: spelt(row) for row in reports.to_pylist()}
    same = {report for report, content in known_reports(rows).items() if _said(content) == _said(rows[report])}
    return np.array([report in same for report in rows], np.bool_)


HELD_HERE = Held(held_here, tells_days_alone)


def in_other_words(rows: Mapping[str, str], known: Mapping[str, str]) -> set[str]:
    """The reports that the desk knows in other words; the day of a moment that it holds says nothing else (by_day_now)."""
    return {report for report, content in known.items() if not _is_same(content, rows[report])}


def by_day_now(rows: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    """The reports that the desk holds to the minute, and that come again as the day of it, in the same words.

    A list has grown until it shows that a program wrote one time of day behind all its days (report.one_clock): its first rows were taken at
    their word, and nobody changed them since.
    """
    return [report for report, content in known.items() if _is_its_day(read(content), read(rows[report]))]


def _is_same(former: str, fresh: str) -> bool:
    return _said(former) == _said(fresh) or _is_its_day(read(former), read(fresh))


def _is_its_day(former: Mapping[str, object], fresh: Mapping[str, object]) -> bool:
    """Whether a report came before at a moment, and says now that it was that day, and nothing else."""
    within, whole = float(str(former["occurred_within_s"])), float(str(fresh["occurred_within_s"]))
    if within > _KNOWN_S or whole not in _DAYS_S:
        return False
    moment, middle = (
        datetime.strptime(str(row["occurred_at"]), SPELT_MOMENT).replace(tzinfo=UTC) for row in (former, fresh)
    )
    if abs((moment - middle).total_seconds()) > whole:
        return False
    return _said(spelt(former)) == _said(spelt({**fresh, **{name: former[name] for name in _WHEN}}))


def other_words(row: Mapping[str, object], held: str, file: str = "") -> Problem:
    """The problem that a report is known in other words; where those are the day of the moment that it has now, it is said so."""
    code = "D009" if _is_its_day(read(spelt(row)), read(held)) else "D001"
    return problem(code, Where(file, int(str(row.get("original_line", 0))), "reference"), str(row.get("reference", "")))


def _said(content: str) -> str:
    row = {name: value for name, value in read(content).items() if name not in _NOT_SAID}
    return hashlib.sha256(spelt(row).encode()).hexdigest()
