"""`truceline check PATH…`: every error of agreements and of files of reports, or a summary to verify."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline.agreement.reading import read_agreement
from truceline.agreement.summary import summarise
from truceline.errors import Problem, Refused, Where, problem
from truceline.report.reading import ReadingSettings, read_reports


def run(options: argparse.Namespace) -> int:
    """Check every path; one that is wrong does not keep the others from being checked."""
    problems: list[Problem] = []
    for path in options.paths:
        try:
            print(_checked(path, options.agreement))
        except Refused as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refused(problems)
    return 0


def _checked(path: Path, agreement: Path | None) -> str:
    """What a person can verify of a good folder or file."""
    if path.is_dir():
        return summarise(read_agreement(path))
    if not path.exists():
        raise Refused([problem("C001", Where(str(path)), "")])
    charter = read_agreement(agreement) if agreement else None
    settings = ReadingSettings(
        zone=charter.zone_info if charter else ZoneInfo("UTC"),
        now=datetime.now(UTC),
        posts=charter.posts() if charter else {},
    )
    table = read_reports([path], settings).table
    sources = sorted(set(table["source"].to_pylist()))
    marked = " EXERCISE" if table.num_rows and table["exercise"][0].as_py() else ""
    return f"{path}: {table.num_rows:,}{marked} reports of {len(sources)} sources ({', '.join(sources[:8])}{', …' if len(sources) > 8 else ''}). No problem found."
