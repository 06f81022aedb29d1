"""`truceline template FILE`: an empty table of reports, or of a list of one's own, every column explained."""

import argparse

from truceline.contact.own_list import COLUMNS, EXAMPLES
from truceline.errors import Refused, Where, problem
from truceline.report.template import ENDINGS, Beside, write_template

LISTS = "lists"


def run(options: argparse.Namespace) -> int:
    """Write the template; never over a file that is there."""
    if options.file.exists():
        raise Refused([problem("C004", Where(str(options.file)), "a file with that name")])
    if options.file.suffix.casefold() not in ENDINGS:
        raise Refused([problem("C011", Where(str(options.file)), options.file.suffix)])
    is_list = options.for_ == LISTS
    write_template(options.file, Beside(COLUMNS, EXAMPLES) if is_list else None)
    print(f"Wrote {options.file}. Fill in one row per report; the two example rows are marked EXERCISE: delete them.")
    print(f"Then: truceline check {f'--for {LISTS} ' if is_list else ''}{options.file}")
    return 0
