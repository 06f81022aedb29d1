"""Files of reports read into one table, or refused with everything that is wrong with them.

Invariant: a reading that is not complete never looks complete. Either every row of every file is in the table, or
the problems name each row that is not.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

from truceline.errors import Problem, Refused, Where, problem
from truceline.report.alike_sources import tell_alike
from truceline.report.bygone import check_bygone
from truceline.report.channels.entities import tell_entities, without_entities
from truceline.report.channels.not_known import tell_unknown, without_unknown
from truceline.report.channels.not_named import without_nobody
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import TRUCELINE
from truceline.report.checking import check_block
from truceline.report.faults import Faults, in_file
from truceline.report.misnamed import claims_under, tell_of_each
from truceline.report.offsets import tell_offsets, with_offset, without_offset
from truceline.report.one_clock import with_days
from truceline.report.originals import Original
from truceline.report.plausibility import check_swapped, mixed_exercise, note_exchanged
from truceline.report.recognising import open_table, recognise
from truceline.report.relaying import as_meant
from truceline.report.repeating import Gathered, without_repetitions
from truceline.report.rows import Block
from truceline.report.settings import ReadingSettings
from truceline.report.shape import FileReading, Shape
from truceline.report.table import REPORTS
from truceline.report.who_tells import tell_sources

__all__ = ["Original", "ReadReports", "ReadingSettings", "read_reports"]

EXERCISE_MARK = "EXERCISE"


@dataclass(frozen=True, slots=True)
class ReadReports:
    """What was read, and what was not.

    The reports stand in the order of files and lines. `problems` tell of rows that were left out (only when told to
    keep going), `originals` of the files as they came, `repeated` how many reports came again word for word, and
    `remarks` what a person should know of rows that were taken, and `beside`, by file's sum and line, what stood in the further
    columns that were asked for. `without_offset` names the sources whose times of day state no offset from UTC, with how many reports do not.
    """

    table: pa.Table
    problems: tuple[Problem, ...]
    originals: tuple[Original, ...]
    repeated: int
    remarks: tuple[Problem, ...] = ()
    beside: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    without_offset: Mapping[str, int] = field(default_factory=dict)


def read_reports(paths: Sequence[Path], settings: ReadingSettings) -> ReadReports:
    """Read files of reports of any known format into one table.

    1. Each file is recognised, hashed and read; its rows are checked.
    2. All reports are laid side by side: swapped coordinates, years that are slips, repetitions, exercises among real reports, one time of day in all. Of a file whose heading is refused
       the rows are looked through as far as they can be, and not taken.
    3. Whatever is wrong is said at once. Without `keep_going` a single problem refuses everything.

    The order of the files does not change what is read, only the order of rows. Exercise and real reports together
    are refused even with `keep_going`.

    Raises:
        Refused: with every problem of every file, in the order of files, lines and columns.
    """
    if not paths:
        raise Refused([problem("R048", Where(), "")])
    faults = [Faults(str(path)) for path in paths]
    total = sum(path.stat().st_size for path in paths if path.is_file())
    progress = _added_up(settings.progress, total)
    beside: dict[tuple[str, int], Mapping[str, str]] = {}
    readings = [FileReading(settings, one) for one in faults]
    # What each file has by itself is let go when it lies beside the others': of a million reports it is half of what is held.
    gathered, found_in = _side_by_side(
        [_read_file(path, reading, progress) for path, reading in zip(paths, readings, strict=True)]
    )
    for original, reading in zip(found_in, readings, strict=True):
        if original is not None:
            beside |= {(original.sha256, line): cells for line, cells in reading.beside.items()}
    suspected = check_swapped(gathered, settings, faults)
    note_exchanged(gathered, suspected, faults)
    gathered = gathered.keep(~suspected)
    gathered = gathered.keep(~check_bygone(gathered, faults))
    misnamed = [number for number, reading in enumerate(readings) if reading.misnamed]
    tell_of_each(gathered, misnamed, faults)
    for number in misnamed:
        faults[number].takes_none = True
    gathered = gathered.keep(~np.isin(gathered.file, misnamed))
    mixed = mixed_exercise(gathered, faults)
    gathered, repeated = without_repetitions(gathered, faults)
    tell_alike(gathered, faults)
    gathered = as_meant(gathered, faults)
    gathered = with_days(gathered, readings)
    lacking = tell_offsets(gathered, readings)
    tell_sources(gathered, readings)
    problems = tuple(found for file in faults for found in file.problems)
    if problems and (mixed or not settings.keep_going):
        raise Refused(problems)
    originals = tuple(original for original in found_in if original is not None)
    remarks = tuple(found for file in faults for found in file.remarks)
    return ReadReports(gathered.table, problems, originals, repeated, remarks, beside, lacking)


def _side_by_side(read: Sequence[tuple[pa.Table, Original | None]]) -> tuple[Gathered, list[Original | None]]:
    """The reports of all files as one, of each the number of its file; and the files as they came."""
    tables = [table for table, _ in read]
    of_file = np.repeat(np.arange(len(read)), [table.num_rows for table in tables])
    whole = pa.concat_tables([REPORTS.empty(), *tables]).combine_chunks()
    return Gathered(whole, of_file), [original for _, original in read]


def _read_file(path: Path, reading: FileReading, progress: Callable[[int], None]) -> tuple[pa.Table, Original | None]:
    """The good rows of one file and the file's sum; a file that cannot be opened has neither."""
    faults = reading.faults
    try:
        source = SourceFile(path, progress)
    except OSError as error:
        faults.absorb([problem("C001", faults.where(0), error.strerror or "an error")])
        return REPORTS.empty(), None
    blocks: list[pa.Table] = []
    reading.read_again = partial(_blocks_of, path)
    with source:
        try:
            blocks = _read_blocks(source, reading)
        except Refused as refused:
            faults.absorb(in_file(found, faults.file) for found in refused.problems)
            faults.takes_none = True
    table = pa.concat_tables([REPORTS.empty(), *blocks])
    column = REPORTS.schema.field("original_sha256")
    sums = pa.array([source.sha256], pa.string()).take(pa.array(np.zeros(table.num_rows, np.int64)))
    table = table.set_column(REPORTS.names.index("original_sha256"), column, sums)
    return table, Original(path, source.sha256, source.bytes_read)


def _blocks_of(path: Path) -> Iterator[Block]:
    """The rows of a file from the first on, as far as they can be read; what is wrong with them is told where they are read for good."""
    with suppress(Refused), SourceFile(path) as source:
        yield from open_table(source, Faults(str(path))).blocks()


def _read_blocks(source: SourceFile, reading: FileReading) -> list[pa.Table]:
    settings, faults = reading.settings, reading.faults
    table = open_table(source, faults, reading.settings.beside)
    shape = recognise(table, reading)
    if shape is None:
        return []
    faults.unread = shape.unread(table.header, reading)
    blocks = []
    rows = 0
    for block in table.blocks():
        rows += len(block)
        known = without_unknown(block, _unknowable(shape, block), reading)
        claims = claims_under(shape, table.header, known, reading) if reading.misnamed else shape.claims(known, reading)
        claims = without_nobody(claims, "relayed_from", reading)
        texts = claims if shape is TRUCELINE else without_entities(claims, reading)
        reading.without_offset.add(texts.lines[without_offset(texts.tidy("occurred_at"))])
        reading.with_offset.add(texts.lines[with_offset(texts.tidy("occurred_at"))])
        blocks.append(check_block(texts, settings, faults))
    shape.close(reading)
    faults.settle_names(rows)
    tell_unknown(reading)
    tell_entities(reading)
    if reading.misnamed and not rows:
        faults.forget_widths()
    if not rows and not faults.problems:
        faults.add(0, "", "R002")
    if _is_marked(source.path) and "exercise" not in faults.absent:
        _check_marked(blocks, faults)
    return blocks


def _unknowable(shape: Shape, block: Block) -> set[str]:
    """The columns of a table in which a word may say that nothing is known, by the names in its file."""
    header = list(block.columns)
    return {name for name, own in zip(header, shape.own_names(header), strict=True) if own in shape.unknowable}


def _is_marked(path: Path) -> bool:
    return unicodedata.normalize("NFKC", path.name).upper().startswith(EXERCISE_MARK)


def _check_marked(blocks: Sequence[pa.Table], faults: Faults) -> None:
    """A file that calls itself an exercise holds nothing else."""
    for block in blocks:
        for row in np.flatnonzero(~block["exercise"].to_numpy()):
            faults.add(block["original_line"][int(row)].as_py(), "exercise", "R032", "false")


def _added_up(progress: Callable[[int, int], None] | None, total: int) -> Callable[[int], None]:
    """Tell bytes read so far, of how many in all, as pieces come in."""
    done = 0

    def add(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, total)

    return add
