"""`truceline document`: the pages and the schema that are made from the code, so that they cannot drift from it."""

import argparse
from collections.abc import Callable

from truceline.agreement import json_schema
from truceline.command.besides import FINDINGS_BESIDES, INCIDENTS_BESIDES, LINKS_BESIDES, MAP_BESIDES, PAIRS_BESIDES
from truceline.command.link_claims import CLAIMS
from truceline.contact.held import STANCES
from truceline.contact.reply import FOR_THE_RECORD
from truceline.error_codes import CODES
from truceline.errors import Refused, Where, problem
from truceline.finding.closing import CASES
from truceline.finding.determination import DETERMINATIONS
from truceline.finding.steps import STEPS
from truceline.finding.table import FINDINGS, ZONE_ANSWERS
from truceline.finding.weighing import WEIGHTS
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.table import FURTHER_LINKS, INCIDENTS, LINKS, PAIRS
from truceline.report.table import REPORTS
from truceline.values.table import Declaration

TABLES: tuple[Declaration, ...] = (
    REPORTS,
    JUDGEMENTS,
    INCIDENTS,
    INCIDENTS_BESIDES,
    MAP_BESIDES,
    LINKS,
    LINKS_BESIDES,
    CLAIMS,
    FURTHER_LINKS,
    PAIRS,
    PAIRS_BESIDES,
    ZONE_ANSWERS,
    FINDINGS,
    FINDINGS_BESIDES,
    WEIGHTS,
    DETERMINATIONS,
    STEPS,
    FOR_THE_RECORD,
    STANCES,
    CASES,
)
AREAS = {
    "A": "Agreements",
    "R": "Reports",
    "I": "Incidents and judgements",
    "N": "Contact",
    "F": "Findings and determinations",
    "B": "Bulletins and figures",
    "X": "Exercises",
    "C": "The command line",
    "D": "The desk",
    "G": "The register",
    "W": "Witnesses",
}


def run(options: argparse.Namespace) -> int:
    """Write every page that is not current; with --check refuse instead, naming them."""
    stale = []
    for name, made in PAGES.items():
        path, text = options.root / name, made()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(problem("C009", Where(name), "something else"))
            if not options.check:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"Wrote {name}")
    if options.check and stale:
        raise Refused(stale)
    return 0


def tables_page() -> str:
    """docs/tables.md: every table, column by column."""
    head = (
        "# Tables, column by column\n\n"
        "Made by `truceline document`; do not edit. Instants are UTC; an empty cell means *not said*. Column names are never renamed. Where a heading says *besides*,\n"
        "the file has these columns beside those of its table, spelt out for people.\n"
    )
    return head + "".join(f"\n{table.markdown()}" for table in TABLES)


def errors_page() -> str:
    """docs/errors.md: every problem code, what was expected, and what to do."""
    lines = [
        "# Problems and what to do about them",
        "",
        "Made by `truceline document`; do not edit. A problem says where it is, what was expected, what came, and what to do. Codes are never",
        "reused. Words in braces are filled in. All problems of a file are listed at once, and nothing of the file is taken unless",
        "`--keep-going` is given.",
    ]
    for letter, area in AREAS.items():
        lines += ["", f"## {area}", "", "| code | expected | what to do |", "|---|---|---|"]
        lines += [
            f"| {code} | {_cell(expected)} | {_cell(remedy)} |"
            for code, (expected, remedy) in sorted(CODES.items())
            if code.startswith(letter)
        ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "docs/tables.md": tables_page,
    "docs/errors.md": errors_page,
    "agreements/agreement.schema.json": json_schema.text,
}
