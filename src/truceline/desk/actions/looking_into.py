"""Looking into files before anything of them is taken in: every problem, and what would happen."""

import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.desk.actions.asking import require
from truceline.desk.actions.setting_aside import set_aside
from truceline.desk.actions.taking_in import HELD_HERE, by_day_now, in_other_words, known_reports, other_words
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.source_names import held_alike
from truceline.desk.queries.told_by import may_know
from truceline.desk.recording import spelt
from truceline.desk.tables import Arrival, Person
from truceline.desk.tables.arrival import Stage
from truceline.errors import Alike, NotFound, Problem, Refused, Where, alike, phrase, problem, rewritten
from truceline.measure.intake import OURS, Form, read_files
from truceline.report.alike_sources import sign_apart
from truceline.report.table import REPORTS
from truceline.values.identity import new_identity
from truceline.values.problems import kept, kept_problem

# Files that nobody confirmed are dropped after this long.
KEPT_FOR = timedelta(hours=24)
PROBLEMS = "problems.jsonl"
_MOST_SOURCES, _MOST_REMARKS = 40, 40
# Marks that turn the direction of writing make a name look like another; control characters break lists.
_LONGEST_NAME = 240
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the files of an arrival, read whole: the good rows, and every problem by the sender's own names.

    `faults` are the problems by where the files lie, which may have one name; `laid` says where, by the sum of each; `known` is how many
    reports the desk has already, word for word.
    """

    table: pa.Table
    problems: list[Problem]
    repeated: int
    remarks: list[Alike]
    beside: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()
    laid: Mapping[str, Path] = field(default_factory=dict)
    known: int = 0


def room_of(arrival: Arrival) -> Path:
    """The folder that holds the files of an arrival until it is done."""
    return desk_at_hand().path / "arrivals" / arrival.pk


def files_of(arrival: Arrival) -> list[Path]:
    """The files of an arrival under their senders' names, in the order in which they came."""
    return laid_out(room_of(arrival))


def check_name(name: str) -> None:
    """Refuse a name that would be read as another, and one that no disk takes."""
    if any(letter in _TURNING or unicodedata.category(letter) == "Cc" for letter in name) or not name.strip(". "):
        shown = "".join(f"\\u{ord(one):04x}" if one in _TURNING or not one.isprintable() else one for one in name)
        raise Refused([problem("D038", Where("", 0, "file"), shown)])
    # 255 bytes on the disks of Linux and macOS; a letter of Arabic or Russian is two of them.
    most = len(name.encode(errors="replace")[:_LONGEST_NAME].decode(errors="ignore"))
    if len(name) > most:
        came = phrase("characters", count=f"{len(name):,}")
        raise Refused([problem("D232", Where("", 0, "file"), came, most=f"{most:,}")])


def look_into(person: Person, files: Sequence[tuple[str, Iterator[bytes]]]) -> Arrival:
    """Lay files out under the names their senders gave them, read them whole, and keep what was found; nothing is taken in.

    1. The names are checked; the files lie in a folder of their own that only the desk reads.
    2. Every problem of every file is listed, also where a report is known in other words; rows without which the others can be taken in
       are laid aside.
    3. What would happen is told: how many are new and how many known, from when to when, where, by whom.
    """
    require(person, Action.RECEIVE, Noun.REPORT)
    for name, _ in files:
        check_name(name)  # (1)
    arrival = Arrival(arrival_id=new_identity(), by=person, on=now(), stage=Stage.LOOKED_INTO, moved_at=now())
    room = room_of(arrival)
    try:
        lay_out(room, files)
        found = read_arrival(arrival)  # (2)
        keep_problems(room, found.problems)
        arrival.rows = found.table.num_rows
        arrival.set_aside = set_aside(room, files_of(arrival), found.table, found.faults, found.repeated)
        arrival.stage = Stage.REFUSED if found.problems else Stage.LOOKED_INTO
        arrival.told = json.dumps(_told(files_of(arrival), found), ensure_ascii=False)  # (3)
        arrival.save(force_insert=True)
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise
    _clear_old()
    return arrival


def lay_out(room: Path, files: Sequence[tuple[str, Iterator[bytes]]]) -> None:
    """Lay files into a room of their own, under the names that their senders gave them, in their order."""
    for at, (name, pieces) in enumerate(files):
        path = room / f"{at:03}" / name
        path.parent.mkdir(parents=True, mode=0o700)
        with path.open("wb") as copy:
            copy.writelines(pieces)


def laid_out(room: Path) -> list[Path]:
    """The files of a room, in the order in which they came."""
    return sorted(path for path in room.glob("*/*") if path.is_file())


def keep_problems(room: Path, problems: Sequence[Problem]) -> None:
    """Keep every problem beside the files, one a line."""
    with (room / PROBLEMS).open("w", encoding="utf-8") as listed:
        listed.writelines(json.dumps(kept_problem(one), ensure_ascii=False) + "\n" for one in problems)


def read_arrival(arrival: Arrival) -> Found:
    """Read the files of an arrival and hold them to what the desk has; what cannot be read at all is a problem like any other.

    A report that the desk knows in other words is a problem, and not among the good rows.
    """
    files = files_of(arrival)
    found = found_in(files, Form(held=HELD_HERE))
    rows = {row["report_id"]: row for row in found.table.to_pylist()}
    texts = {report: spelt(row) for report, row in rows.items()}
    known = known_reports(texts)
    other = in_other_words(texts, known)
    problems = [other_words(rows[one], known[one], str(found.laid[rows[one]["original_sha256"]])) for one in other]
    good = np.array([report not in other for report in rows], np.bool_)
    return replace(
        found,
        table=found.table.filter(pa.array(good)),
        # Of a name that is not theirs to know, those who bring files are told by nobody; on the reports' own pages it is told.
        remarks=[
            *(_names_held(found) if may_know(arrival.by.held()) else ()),
            *_told_by_day_now(found, [rows[report] for report in by_day_now(texts, known)]),
            *found.remarks,
        ],
        problems=[*found.problems, *_by_their_names(problems, files)],
        faults=(*found.faults, *problems),
        known=len(known) - len(other),
    )


def _told_by_day_now(found: Found, rows: Sequence[Mapping[str, Any]]) -> list[Alike]:
    """A remark on each file of which reports stand here to the minute, and come by the day now (R108)."""
    files = Counter(found.laid[row["original_sha256"]].name for row in rows)
    came = ((file, phrase("reports-by-day", count=f"{count:,}")) for file, count in files.items())
    return alike(problem("R108", Where(file, 0, "occurred_at"), count) for file, count in came)


def _names_held(found: Found) -> list[Alike]:
    """A remark on each name of a source that looks the same as one that the desk holds, at its first report (R107)."""
    sources = found.table["source"].combine_chunks().dictionary_encode()
    held = held_alike(sources.dictionary.to_pylist())
    remarks = []
    for name, other in [*held.items()][:_MOST_REMARKS]:
        row = found.table.slice(pc.index(found.table["source"], name).as_py(), 1).to_pylist()[0]
        where = Where(found.laid[row["original_sha256"]].name, row["original_line"], "source")
        remarks.append(problem("R107", where, name, other=other, sign=sign_apart(name, other)))
    return alike(remarks)


def found_in(files: list[Path], form: Form = OURS) -> Found:
    """What is in files, read whole: problems by the names that their senders gave them; what stands beside reports comes by the file's sum and the line."""
    try:
        read_in = read_files(files, charter_at_hand(), keep_going=True, form=form)
    except Refused as refused:
        return Found(REPORTS.empty(), _by_their_names(refused.problems, files), 0, [])
    problems = _by_their_names(read_in.problems, files)
    remarks = alike(_by_their_names(read_in.remarks, files))[:_MOST_REMARKS]
    # Of one file brought twice the first is read, the other repeats it.
    laid = {one.sha256: one.path for one in reversed(read_in.originals)}
    return Found(read_in.table, problems, read_in.repeated, remarks, read_in.beside, read_in.problems, laid)


def listed_problems(arrival: Arrival) -> Iterator[dict[str, Any]]:
    """Every problem of an arrival, in the order of its files and lines."""
    return problems_in(room_of(arrival))


def problems_in(room: Path) -> Iterator[dict[str, Any]]:
    """Every problem that was kept beside files."""
    path = room / PROBLEMS
    if not path.is_file():
        raise NotFound("desk-arrival-cleared")
    with path.open(encoding="utf-8") as listed:
        for line in listed:
            yield json.loads(line)


def _by_their_names(told: Iterable[Problem], files: Sequence[Path]) -> list[Problem]:
    """Problems with their files, and others that they speak of, as their senders named them: where they were laid out is nobody's business."""

    def named(text: str) -> str:
        for path in files:
            text = text.replace(str(path), path.name)
        return text

    return [
        replace(
            one,
            where=replace(one.where, file=Path(one.where.file).name),
            expected=named(one.expected),
            came=named(one.came),
            remedy=named(one.remedy),
            details=rewritten(one.details, named),
        )
        for one in told
    ]


def _told(files: list[Path], found: Found) -> dict[str, Any]:
    table = found.table
    sources = Counter(table["source"].to_pylist())
    told: dict[str, Any] = {
        "files": [{"name": path.name, "size": path.stat().st_size} for path in files],
        "rows": table.num_rows,
        "problems": len(found.problems),
        "new": table.num_rows - found.known,
        "known": found.known,
        "repeated": found.repeated,
        "exercise": sorted(set(table["exercise"].to_pylist())),
        "sources": sources.most_common(_MOST_SOURCES),
        "more_sources": max(len(sources) - _MOST_SOURCES, 0),
        "remarks": [kept(one) for one in found.remarks],
    }
    if table.num_rows:
        told["first"], told["last"] = (moment.isoformat() for moment in _span(table))
        for name in ("longitude", "latitude"):
            told[name] = list(pc.min_max(table[name]).as_py().values())
        told["placed"] = table.num_rows - table["longitude"].null_count
    return told


def _span(table: pa.Table) -> tuple[datetime, datetime]:
    """From the first moment that a report may be about to the last; a day ends before the next begins."""
    within = pc.cast(pc.round(pc.multiply(table["occurred_within_s"], 1e6)), pa.int64())
    half, at = pc.cast(within, pa.duration("us")), table["occurred_at"]
    first = pc.min(pc.subtract(at, half)).as_py()
    last = pc.max(pc.add(at, pc.subtract(half, pc.cast(pc.min_element_wise(within, 1), pa.duration("us"))))).as_py()
    return first.astimezone(UTC), last.astimezone(UTC)


def _clear_old() -> None:
    """Drop what nobody confirmed within a day, and take the files away."""
    old = Arrival.objects.filter(stage__in=(Stage.LOOKED_INTO, Stage.REFUSED), on__lt=now() - KEPT_FOR)
    for arrival in old[:20]:
        shutil.rmtree(room_of(arrival), ignore_errors=True)
        Arrival.objects.filter(pk=arrival.pk).update(stage=Stage.DROPPED)
