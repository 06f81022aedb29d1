"""`truceline run`: the main job, from an agreement and files of reports to a record.

1. The agreement is read and checked whole.
2. The reports are read; bad rows refuse the run, or with --keep-going are listed and left out.
3. Reports are linked into incidents.
4. Every incident is placed with regard to every zone.
5. Every provision is asked about every incident; procedures with what a record of contacts says of them.
6. The bulletin is composed; its totals equal their parts or nothing is printed.
7. The record is written whole, with the originals and the agreement it was made under.
8. Where a register is named, every result is recorded on it, and a checkpoint is signed.

The same inputs give the same bytes.
"""

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.bulletin.composing import compose
from truceline.command import PARTIAL
from truceline.command.bulletin import chosen_period, write_bulletin
from truceline.command.folder import refuse_foreign, written_whole
from truceline.command.progress import Steps
from truceline.command.record import write_record
from truceline.command.recording import record_run
from truceline.command.screen import show_summary
from truceline.command.summary import summarise_run
from truceline.command.wording import counted
from truceline.contact.held import read_stances
from truceline.contact.reply import read_replies
from truceline.errors import Refused, Where, problem, told_together
from truceline.finding.determination import read_determinations
from truceline.finding.placing import place_incidents
from truceline.finding.screening import screen
from truceline.finding.steps import read_steps
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import as_written, read_judgements
from truceline.incident.model_file import write_model
from truceline.measure.intake import read_files, remarks_told
from truceline.measure.record import Record
from truceline.register.folder import open_folder
from truceline.report.called import called_in
from truceline.report.originals import store_originals
from truceline.report.reading import ReadReports
from truceline.values.shape.compiled import was_compiled
from truceline.values.shape.containment import find


@dataclass(frozen=True)
class Sources:
    """What a run is made from: the agreement, the files of reports, and what people decided and said for the record."""

    agreement: Path
    reports: list[Path]
    judgements: Path | None = None
    determinations: Path | None = None
    replies: Path | None = None
    steps: Path | None = None
    stances: Path | None = None


def run(options: argparse.Namespace) -> int:
    """Run the main job and show what came of it; 3 where bad rows were left out."""
    refuse_foreign(options.out)
    if options.register:
        open_folder(options.register)  # where there is none, it is said before an hour of work
    steps = Steps(quiet=options.quiet)
    given = ("agreement", "reports", "judgements", "determinations", "replies", "steps", "stances")
    sources = Sources(**{name: getattr(options, name) for name in given})
    with steps.step("Reading the agreement"):
        charter = read_agreement(sources.agreement)
    read = _read_reports(sources.reports, charter, steps, keep_going=options.keep_going)
    record = make_record(charter, read, sources, steps)
    period = chosen_period(record, options.first_day, options.last_day)
    with steps.step("Composing the bulletin"):
        bulletin = compose(record, period)
    with steps.step("Writing the record"), written_whole(options.out) as folder:
        store_originals(read.originals, folder / "originals")
        write_record(record, sources.agreement, folder)
        write_bulletin(bulletin, folder)
        summary = summarise_run(record, read, bulletin, folder)
    if options.register:
        with steps.step("Recording on the register"):
            recorded = record_run(options.register, record, bulletin)
        steps.say(f"Recorded {len(recorded.indexes):,} entries; {recorded.unchanged:,} were on the register already.")
    if not options.quiet:
        show_summary(summary, options.out)
        if read.remarks:
            print(f"Worth knowing of what was taken ({counted(len(read.remarks), 'remark')}):\n{remarks_told(read)}")
    if read.problems:
        print("\n".join(told_together(read.problems)), file=sys.stderr)
        print(
            f"\nDone in part: {counted(len(read.problems), 'problem')}; the rows they name were left out.",
            file=sys.stderr,
        )
        return PARTIAL
    return 0


def make_record(charter: Charter, read: ReadReports, sources: Sources, steps: Steps) -> Record:
    """Steps 3 to 5: link, place and screen."""
    now = datetime.now(UTC)
    judgements = read_judgements(sources.judgements, now=now, by_source=True) if sources.judgements else None
    if not was_compiled(find):
        steps.say("The first run on a machine compiles its kernels, once: a minute or two.")
    linking = f"Linking {counted(read.table.num_rows, 'report')}"
    with as_written(sources.judgements, called=partial(called_in, read.table)), steps.step(linking) as advance:
        gathered = gather(read.table, judgements=judgements, progress=advance)
    with steps.step(f"Placing {counted(gathered.incidents.num_rows, 'incident')}"):
        answers = place_incidents(gathered.incidents, charter)
    with steps.step("Screening every provision") as advance:
        steps_taken = read_steps(sources.steps, gathered.incidents, charter) if sources.steps else None
        findings = screen(gathered.incidents, charter, steps=steps_taken, progress=advance)
    determinations = replies = stances = None
    if sources.determinations:
        determinations = read_determinations(sources.determinations, gathered.incidents, charter)
    if sources.replies:
        replies = read_replies(sources.replies, gathered.incidents, determinations, charter)
    if sources.stances:
        stances = read_stances(sources.stances, gathered.incidents, determinations, charter)
    return Record(
        charter=charter,
        reports=read.table,
        incidents=gathered.incidents,
        links=gathered.links,
        zone_answers=answers,
        findings=findings,
        determinations=determinations,
        replies=replies,
        stances=stances,
        model=next((write_model(used) for used in gathered.models), None),
    )


def _read_reports(paths: list[Path], charter: Charter, steps: Steps, *, keep_going: bool) -> ReadReports:
    with steps.step(f"Reading {counted(len(paths), 'file')} of reports") as advance:
        read = read_files(paths, charter, keep_going=keep_going, progress=advance)
    if read.table.num_rows == 0:
        raise Refused([*read.problems, problem("C008", Where(", ".join(str(path) for path in paths)), "none")])
    return read
