"""Linking more reports than fit into memory: stored reports (Parquet) in, the same tables out, some rows at a time.

1. The files are looked through; what does not stand in order of time is put into order on the disk.
2. Reports are gathered by pieces of time; what is finished is put away.
3. The tables are written in the order of `link`; the folder whole or not at all.

Given one model, incidents, links, further links and claims are those that linking all at once gives. Left out are the other CSV files, which no
spreadsheet could hold, and of the suggestions those beyond reach and those of relays. A model that is learnt is learnt of a sample.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.command.folder import written_whole
from truceline.command.link_claims import CLAIMS, claims_at, claims_of
from truceline.command.link_judged import Judged
from truceline.command.link_numbers import LinkedBy, Named, named_only
from truceline.command.link_sheets import write_sheet
from truceline.command.link_summary import Counted, Told, told_by, write_summary
from truceline.command.link_vague import too_vague
from truceline.command.progress import Steps
from truceline.command.wording import counted
from truceline.errors import Refused, Where, problem
from truceline.incident.model import LinkModel
from truceline.incident.model_file import write_model
from truceline.incident.pieces.piecewise import Asked, gather_in_pieces
from truceline.incident.pieces.whole import SCHEMAS, Whole, by_report
from truceline.report.called import called_in
from truceline.report.stored import StoredReports, is_parquet
from truceline.report.table import REPORTS
from truceline.values.shelves import Shelves

MOST_AT_ONCE = 500_000  # reports: gathering more at once takes more than a gigabyte
_FILES = {"incidents": "incidents", "links": "links", "further": "further_links", "suggestions": "pairs"}


def asks_for_pieces(options: argparse.Namespace) -> bool:
    """Whether reports are to be linked by pieces: stored ones that are many, or where it is asked for.

    Raises:
        Refused: stored reports among other files (C012), an agreement or a time zone for stored ones (C013), pieces of what is not stored (C014).
    """
    stored = [path for path in options.files if is_parquet(path)]
    others = [path for path in options.files if path not in stored]
    problems = [problem("C012", Where(str(path)), "Parquet") for path in stored if others]
    problems += [problem("C014", Where(str(path)), "another kind of file") for path in others if options.pieces]
    for name, value in (("--agreement", options.agreement), ("--time-zone", options.time_zone)):
        if stored and value:
            problems.append(problem("C013", Where(str(value)), name))
    if problems:
        raise Refused(problems)
    return bool(stored) and (options.pieces or _rows(stored) > MOST_AT_ONCE)


def _rows(paths: list[Path]) -> int:
    """How many rows files say they have; what is wrong with a file is said when it is read."""
    try:
        return sum(pq.read_metadata(path).num_rows for path in paths)
    except (OSError, pa.ArrowException):
        return 0


def link_in_pieces(options: argparse.Namespace, by: LinkedBy, steps: Steps) -> Told:
    """Link, write, and tell what came of it."""
    judged = Judged(options)
    with written_whole(options.out) as folder:
        room = folder / "room"  # to work in; it is gone before the folder is whole
        room.mkdir()
        with steps.step(f"Looking through {counted(len(options.files), 'file')} of reports"):
            stored = StoredReports(options.files, room)
        if not stored.rows:
            raise Refused([problem("C008", Where(", ".join(str(path) for path in options.files)), "none")])
        models: list[LinkModel] = []
        whole, claims = Whole(room), Shelves(room / "claims", by_report)
        linking = f"Linking {counted(stored.rows, 'report')} by pieces of time"
        with judged.followed(partial(_called, stored)), steps.step(linking) as advance:
            asked = Asked(judged.held, by.model, gazetteer=by.gazetteer)
            for piece in gather_in_pieces(stored.read, asked, learnt=models.append, progress=advance):
                whole.put(piece)
                claimed = claims_of(piece, piece.reports)
                claims.put(claimed, claims_at(claimed, piece))
        with steps.step("Writing"):
            found = _written(stored, whole, models, folder)
            write_sheet(chain([CLAIMS.empty()], claims.taken()), folder / CLAIMS.name, excel=options.excel)
            for used in models:
                (folder / "model.json").write_bytes(write_model(used))
            shutil.rmtree(room)
            judged.keep_in(folder)
            found = replace(
                found,
                echoes=[echo for used in models for echo in used.echoes],
                told_again=[one for used in models for one in used.told_again],
                taught=next((used.taught for used in models if used.taught), None),
                judgements=judged.standing()[0],
            )
            told = write_summary(found, folder)
            judged.refuse_if_changed()
    return told


def _called(stored: StoredReports, report_ids: Collection[str]) -> dict[str, str]:
    """What reports are called that lie on the disk."""
    blocks = stored.read(["report_id", "source", "reference"])
    return {one: name for block in blocks for one, name in called_in(block, report_ids).items()}


def _written(stored: StoredReports, whole: Whole, models: list[LinkModel], folder: Path) -> Counted:
    """Write all tables, and count what they hold."""
    by: dict[str, int] = {}
    rows = {}
    for name, file in _FILES.items():
        tables = whole.taken(name)
        if name == "incidents":
            tables = _told_by(tables, by)
        rows[name] = _write(tables, SCHEMAS[name], folder / f"{file}.parquet")
    if not rows["further"]:
        (folder / "further_links.parquet").unlink()
    seen = _Seen(set(), [], [], Counter(), [])
    read = _write(_looked_at(stored, models, seen), REPORTS.schema, folder / "reports.parquet")
    reports = {"read": read, "repeated": 0, "problems": 0, "linked": rows["links"], "sources": len(seen.sources)}
    reports |= {name: sum(getattr(block, name) for block in seen.named) for name in Named._fields}
    reports["too_vague"] = sum(seen.vague)
    further, suggestions = rows["further"], rows["suggestions"]
    return Counted(any(seen.exercises), reports, by, further=further, suggestions=suggestions, nowhere=seen.nowhere)


class _Seen(NamedTuple):
    """What is found on the way through all reports: who speaks; by block, whether it holds exercises and how many name their place alone or are too vague; and which names lead nowhere."""

    sources: set[str]
    exercises: list[bool]
    named: list[Named]
    nowhere: Counter[str]
    vague: list[int]


def _write(tables: Iterable[pa.Table], schema: pa.Schema, path: Path) -> int:
    """Write a table some rows at a time, and tell how many there were."""
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", version="2.6", store_schema=True) as writer:
        for table in tables:
            writer.write_table(table.cast(schema))
            rows += table.num_rows
    return rows


def _told_by(incidents: Iterable[pa.Table], by: dict[str, int]) -> Iterator[pa.Table]:
    """The same rows; how many incidents are told of by how many is added up on the way."""
    by |= told_by(SCHEMAS["incidents"].empty_table())
    for table in incidents:
        for many, count in told_by(table).items():
            by[many] += count
        yield table


def _looked_at(stored: StoredReports, models: list[LinkModel], seen: _Seen) -> Iterator[pa.Table]:
    """All reports; what is seen of them is found on the way."""
    for block in stored.read(REPORTS.names):
        seen.sources.update(block["source"].unique().to_pylist())
        seen.exercises.append(bool(pc.any(block["exercise"]).as_py()))
        named, nowhere = named_only(block, models)
        seen.named.append(named)
        seen.nowhere.update(nowhere)
        seen.vague.append(too_vague(block, models))
        yield block
