"""What is wrong with the cells of a table whose heading is refused, so that it is told together with the heading.

Invariant: nothing is told that mending the heading alone would mend, and no row of such a table is taken. A column that is not there has no
empty cells, and what every report must have is made up for it.
"""

from collections.abc import Sequence

import pyarrow as pa

from truceline.report.channels.list_groups import own_names
from truceline.report.channels.list_names import LAST_DAYS, TIME_NAMES, chosen, columns_of, first_of, heading_of_points
from truceline.report.channels.plain_list import PLAIN_LIST
from truceline.report.channels.truceline import COLUMNS, REQUIRED, TRUCELINE, slips_of
from truceline.report.faults import Faults
from truceline.report.plausibility import mixed_exercise
from truceline.report.repeating import Gathered, without_repetitions
from truceline.report.rows import TEXT, Block, is_nameless
from truceline.report.shape import FileReading, Shape
from truceline.report.table import REPORTS
from truceline.values.taxonomy import Family

# What a plain list cannot be without, and how many columns of one tell that a heading is of a list which lacks something.
_ESSENTIAL = ("reference", "occurred_at", "latitude", "longitude", "place_name")
_FEWEST_KNOWN = 2
_OF_TIMES = (*TIME_NAMES, *LAST_DAYS)
# A day of which nobody asks whether it is to come, or too long ago.
_SOME_DAY = "1945-06-01"


def is_nearly_a_list(header: Sequence[str]) -> bool:
    """Whether a heading that no table has is that of a plain list which lacks something."""
    named = own_names(header)
    known = _known_in(named)
    essential = {*(chosen(named, ours) for ours in _ESSENTIAL), heading_of_points(named)} & known
    return bool(essential) and len(known) >= _FEWEST_KNOWN


def _known_in(header: Sequence[str]) -> set[str | None]:
    return {*columns_of(header).values(), heading_of_points(header)} - {None}


def how_many_known(header: Sequence[str]) -> int:
    """How many things of ours the names in a row say; a column without a name says none."""
    named = zip(header, own_names(header), strict=True)
    return len(_known_in([own for name, own in named if not is_nameless(name)]))


def unknown_in(header: Sequence[str]) -> list[str]:
    """The names of a heading that is nearly that of a list which are not understood."""
    named = [(name, own) for name, own in zip(header, own_names(header), strict=True) if not is_nameless(name)]
    return [name for name, own in named if not (_known_in([own]) or first_of(_OF_TIMES, [own]))]


def claims_under(shape: Shape, header: Sequence[str], block: Block, reading: FileReading) -> Block:
    """What the rows below a heading that is refused say, by our names; the faults of the file learn which of our columns it lacks.

    1. Of a column that stands there twice neither is read, and a name of ours with a slip is read as that. 2. What the table must have is
    there without a cell. 3. What each report must have is made up where the heading lacks it, for each row another.
    """
    faults = reading.faults
    names = shape.own_names(header)
    own = dict(zip(header, names, strict=True))
    once = {name: column for name, column in block.columns.items() if names.count(own[name]) == 1}
    if shape is TRUCELINE:
        slips = slips_of(once)
        faults.named = {**faults.named, **{ours: name for name, ours in slips.items()}}
        once = {slips.get(name, name): column for name, column in once.items() if slips.get(name, name) in COLUMNS}
    lacking = set(_needed(shape, list(once))) - {*shape.own_names(list(once))}
    without = {name: pa.nulls(len(block), TEXT) for name in lacking}
    claims = shape.claims(Block({**once, **without}, block.lines), reading)
    absent = {
        ours
        for ours in REPORTS.names
        if claims.get(ours).null_count == len(block) and not {ours, faults.called(ours)} & set(once)
    }
    if shape is TRUCELINE and set(header) <= set(COLUMNS) and len(set(header)) == len(header):
        absent &= set(REQUIRED)  # all names are right: what else it lacks it would lack then too
    faults.absent = absent
    return Block({**claims.columns, **_made_up(block, absent)}, block.lines, claims.written)


def tell_of_each(gathered: Gathered, misnamed: Sequence[int], faults: Sequence[Faults]) -> None:
    """Tell what only shows when the rows of one such file lie side by side: one reference with two meanings, exercises among real reports."""
    for number in misnamed:
        own = gathered.keep(gathered.file == number)
        mixed_exercise(own, faults)
        without_repetitions(own, faults)


def _needed(shape: Shape, header: Sequence[str]) -> Sequence[str]:
    if shape is not PLAIN_LIST:
        return shape.needs
    return () if chosen(own_names(header), "occurred_at") else ("date",)


def _made_up(block: Block, absent: set[str]) -> dict[str, pa.Array]:
    lines = [str(line) for line in block.lines.tolist()]
    made = {
        "source": lines,
        "reference": lines,
        "source_family": [Family.RESEARCH.value] * len(lines),
        "occurred_at": [_SOME_DAY] * len(lines),
    }
    return {ours: pa.array(cells, TEXT) for ours, cells in made.items() if ours in absent}
