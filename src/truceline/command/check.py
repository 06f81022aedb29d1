"""`truceline check PATH…`: every error of agreements and of files of reports, or a summary to verify."""

import argparse
from pathlib import Path

from truceline.agreement.reading import read_agreement
from truceline.agreement.summary import summarise
from truceline.command.template import LISTS
from truceline.command.time_zone import zone_named
from truceline.command.wording import counted
from truceline.contact.own_list import SAYS, wrong_says
from truceline.errors import Problem, Refused, Where, problem
from truceline.measure.intake import Form, read_files, remarks_told
from truceline.report.reading import ReadReports

_MOST_SOURCES = 8


def run(options: argparse.Namespace) -> int:
    """Check every path; one that is wrong does not keep the others from being checked."""
    problems: list[Problem] = []
    for path in options.paths:
        try:
            print(_checked(path, options))
        except Refused as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refused(problems)
    return 0


def _checked(path: Path, options: argparse.Namespace) -> str:
    """What a person can verify of a good folder or file."""
    if path.is_dir():
        return summarise(read_agreement(path))
    if not path.exists():
        raise Refused([problem("C001", Where(str(path)), "")])
    charter = read_agreement(options.agreement) if options.agreement else None
    beside = SAYS if options.for_ == LISTS else ()
    read = read_files([path], charter, form=Form(beside=beside, zone=zone_named(options, charter)))
    wrong = list(wrong_says(read.beside, {sha256: path.name for sha256, _ in read.beside}))
    if wrong:
        raise Refused(wrong)
    return _verifiable(path, read, each=options.each)


def _verifiable(path: Path, read: ReadReports, *, each: bool) -> str:
    """How much was read and of whom, then the remarks: each, or each kind once."""
    sources = sorted(set(read.table["source"].to_pylist()))
    marked = "EXERCISE " if read.table.num_rows and read.table["exercise"][0].as_py() else ""
    named = ", ".join(sources[:_MOST_SOURCES]) + (", …" if len(sources) > _MOST_SOURCES else "")
    told = f"{path}: {counted(read.table.num_rows, f'{marked}report')} of {counted(len(sources), 'source')} ({named}). No problem found."
    remarks = "\n".join(f"  {remark}" for remark in read.remarks) if each else remarks_told(read)
    return f"{told}\nWorth knowing:\n{remarks}" if read.remarks else told
