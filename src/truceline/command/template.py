"""`truceline template FILE`: an empty table of reports, every column explained."""

import argparse

from truceline.errors import Refused, Where, problem
from truceline.report.template import ENDINGS, write_template


def run(options: argparse.Namespace) -> int:
    """Write the template; never over a file that is there."""
    if options.file.exists():
        raise Refused([problem("C004", Where(str(options.file)), "a file with that name")])
    if options.file.suffix.casefold() not in ENDINGS:
        raise Refused([problem("C011", Where(str(options.file)), options.file.suffix)])
    write_template(options.file)
    print(f"Wrote {options.file}. Fill in one row per report; the two example rows are marked EXERCISE: delete them.")
    print(f"Then: truceline check {options.file}")
    return 0
