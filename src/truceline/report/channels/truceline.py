"""Our own table: the columns of REPORTS under their own names, except those that the reader derives."""

import difflib
from collections.abc import Collection, Sequence

import numpy as np
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.channels.list_names import columns_of, own_name
from truceline.report.rows import Block, is_nameless, tidy
from truceline.report.shape import FileReading, Shape
from truceline.report.table import REPORTS

DERIVED = ("report_id", "original_sha256", "original_line")
COLUMNS = tuple(name for name in REPORTS.names if name not in DERIVED)
# occurred_within_s may stay out of a file: a date or time written in words carries its own precision.
REQUIRED = tuple(
    c.name for c in REPORTS.columns if c.required and c.name not in {*DERIVED, "occurred_within_s", "exercise"}
)

# A name so near to one of ours is that one with a slip; farther off it may be another thing, and its cells are not judged by ours.
_A_SLIP = 0.85


def unknown_column(name: str) -> tuple[str, str]:
    """The code of the problem that a column is not ours, and which one may have been meant."""
    if name in DERIVED:
        return "R008", ""
    called = name.casefold().replace(" ", "_")
    near = difflib.get_close_matches(called, COLUMNS, n=1, cutoff=_A_SLIP)
    near = near or [ours for ours, theirs in columns_of([own_name(name)]).items() if theirs and ours in COLUMNS][:1]
    near = near or difflib.get_close_matches(called, COLUMNS, n=1, cutoff=0.6)
    return "R007", phrase("did-you-mean", name=near[0]) if near else phrase("remove-it")


def slips_of(columns: Collection[str]) -> dict[str, str]:
    """Which columns have a name of ours with a slip, each of ours that is not there once."""
    found: dict[str, str] = {}
    for name in columns:
        free = [ours for ours in COLUMNS if ours not in columns and ours not in found.values()]
        if name not in COLUMNS:
            near = difflib.get_close_matches(name.casefold().replace(" ", "_"), free, n=1, cutoff=_A_SLIP)
            found.update((name, ours) for ours in near)
    return found


def _recognises(header: Sequence[str]) -> bool:
    # One misspelt name must lead to a list of what is wrong, not to "unknown file".
    return len(set(header) & set(COLUMNS)) >= 3 or set(REQUIRED) <= set(header)


def _check_header(header: Sequence[str], reading: FileReading) -> None:
    for name in header:
        if name not in COLUMNS and name not in reading.settings.beside and not is_nameless(name):
            code, hint = unknown_column(name)
            reading.faults.add(reading.faults.names_line, name[:80], code, name, hint=hint)


def _claims(block: Block, reading: FileReading) -> Block:
    for name, column in block.columns.items():
        if is_nameless(name):
            for row in np.flatnonzero(pc.is_valid(tidy(column)).to_numpy(zero_copy_only=False)):
                hint = phrase("name-column")
                reading.faults.add(block.lines[row], name, "R007", column[row].as_py(), hint=hint)
    reading.keep_beside(block)
    return Block({name: column for name, column in block.columns.items() if name in COLUMNS}, block.lines)


# A party called “unknown” would be one on which two reports agree, and which a third disputes.
_PARTIES = ("actor", "target")
TRUCELINE = Shape(
    name="Truceline",
    recognises=_recognises,
    needs=REQUIRED,
    claims=_claims,
    check_header=_check_header,
    unknowable=_PARTIES,
)
