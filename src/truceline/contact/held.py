"""What each side holds for the record of what was determined, and who ruled what on a claim, read from a table of theirs.

The machine never fills this table and puts nothing together: a row is what one side says of one thing. A side that put
nothing on the record is silent, which is neither yes nor no.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.contact.exclusion import Ruling
from truceline.contact.position import Stance
from truceline.contact.reply import About, Subjects, instant
from truceline.errors import Problem, Refused
from truceline.finding.countersigning import Word
from truceline.finding.written import WrittenRow, read_rows
from truceline.values.table import Column, Declaration

_TEXT = pa.string()
# Whoever has to rule and has not.
WAITS = "waits"
_RULINGS = (*(str(ruling) for ruling in Ruling), WAITS)
_UNSAID = (str(Stance.SILENT), WAITS)
# What a guarantor says under a joint determination is its own: it signs, or dissents.
SAYS = (*(str(stance) for stance in Stance), *(str(word) for word in Word), *_RULINGS)

STANCES = Declaration(
    "stances",
    (
        Column("incident_id", _TEXT, "The incident.", required=True),
        Column("about", _TEXT, "Of what it is held.", required=True, allowed=tuple(About)),
        Column(
            "provision",
            _TEXT,
            "Code of the provision that it is about, or under which was determined; empty where it is about the incident, or the determination turns on none.",
        ),
        Column("side", _TEXT, "Code of the guarantor, party or organ that holds it.", required=True),
        Column("says", _TEXT, "What it holds; or, of a claim, what it rules.", required=True, allowed=SAYS),
        Column("claim_of", _TEXT, "Of a ruling: code of the side that claims that the target was excluded."),
        Column("excluded_group", _TEXT, "Of a claim or ruling: the group. Kept, never printed."),
        Column(
            "said_at",
            pa.timestamp("us", tz="UTC"),
            "When it was said; empty where nothing was.",
            "YYYY-MM-DDThh:mmZ",
        ),
    ),
)


def is_ruling(says: str) -> bool:
    """Whether it is what somebody rules on a claim, or that they have not."""
    return says in _RULINGS


def read_stances(path: Path, incidents: pa.Table, determinations: pa.Table | None, charter: Charter) -> pa.Table:
    """Read a CSV file of what is held and ruled for the record about these incidents, under this agreement.

    Guarantees that every incident, side and provision exists, that nothing is said twice, that whoever is silent holds
    nothing else of that incident, and that a ruling names whose claim it is on.

    Raises:
        Refused: Every problem of the file, with line and column.

    """
    rows, problems = read_rows(path, STANCES.names)
    sides = [party.code for party in charter.agreement.parties]
    subjects = Subjects.of(incidents, determinations, charter)
    for row in rows:
        problems += [*_problems_of_cells(row, sides), *subjects.problems(row)]
    problems += _problems_between(rows)
    if problems:
        raise Refused(sorted(problems, key=lambda found: found.where.line))
    columns: dict[str, list[object]] = {name: [row.cells[name] or None for row in rows] for name in STANCES.names}
    columns["said_at"] = [instant(row.cells["said_at"]) for row in rows]
    return STANCES.table(columns)


def _problems_of_cells(row: WrittenRow, sides: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a row by itself."""
    says, claimed_by = row.cells["says"], row.cells["claim_of"]
    if row.cells["side"] not in sides:
        yield row.problem("F020", "side", known=", ".join(sides))
    if says not in SAYS:
        yield row.problem("F020", "says", known=", ".join(SAYS))
    if is_ruling(says) and claimed_by not in sides:
        yield row.problem("F020", "claim_of", known=", ".join(sides))
    if not is_ruling(says) and claimed_by:
        yield row.problem("F031", "claim_of")
    if is_ruling(says) and claimed_by == row.cells["side"]:
        yield row.problem("F032", "side")
    if instant(row.cells["said_at"]) is None and (row.cells["said_at"] or says not in _UNSAID):
        yield row.problem("F023", "said_at")


def _problems_between(rows: Iterable[WrittenRow]) -> Iterator[Problem]:
    """What is wrong between rows: the same said twice, or somebody silent who says something."""
    seen: dict[tuple[str, ...], int] = {}
    spoke: dict[tuple[str, str, bool], int] = {}
    for row in rows:
        key = tuple(row.cells[name] for name in STANCES.names[:7])
        first = seen.setdefault(key, row.line)
        if first != row.line:
            yield row.problem("F033", "says", line=first)
        if is_ruling(row.cells["says"]):
            continue
        silent = row.cells["says"] == Stance.SILENT
        who = (row.cells["incident_id"], row.cells["side"])
        other = spoke.get((*who, not silent))
        if other is not None:
            yield row.problem("F034", "says", line=other)
        spoke.setdefault((*who, silent), row.line)
