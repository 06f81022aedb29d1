"""What sides said for the record, read from a table of theirs: replies, stances, and dissent from what was determined.

The machine never fills this table and changes no word in it. A reply for the record answers the centre about an
incident; a stance is what a guarantor or party holds of an incident, a provision or a determination.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.contact.contact import REPLIES, Fact
from truceline.contact.position import Stance
from truceline.errors import Problem, Refused
from truceline.finding.countersigning import Word
from truceline.finding.written import WrittenRow, read_rows
from truceline.values.cell import unguarded
from truceline.values.table import Column, Declaration

_TEXT = pa.string()


class About(StrEnum):
    """What a side speaks of."""

    INCIDENT = "incident"
    PROVISION = "provision"
    DETERMINATION = "determination"


# What may be said: a reply to the centre, or a stance. Who is silent has said nothing that could be printed.
# What a guarantor writes under a joint determination is neither: it signs, or dissents.
SAID = (
    *(str(fact) for fact in REPLIES),
    *(str(stance) for stance in Stance if stance is not Stance.SILENT),
    *(str(word) for word in Word),
)
_JOINS = frozenset({Fact.ANSWERED, Fact.ACCEPTED, Stance.AFFIRMS, Word.SIGNS})

FOR_THE_RECORD = Declaration(
    "replies",
    (
        Column("reply_id", _TEXT, "Its own name, which nothing else in the table has.", required=True),
        Column("incident_id", _TEXT, "The incident.", required=True),
        Column("about", _TEXT, "Of what it speaks.", required=True, allowed=tuple(About)),
        Column(
            "provision",
            _TEXT,
            "Code of the provision that it is about, or under which was determined; empty where it is about the incident, or the determination turns on none.",
        ),
        Column("side", _TEXT, "Code of the party or guarantor that said it.", required=True),
        Column("said", _TEXT, "What it amounts to, in one word.", required=True, allowed=SAID),
        Column("words", _TEXT, "What was said, word for word.", required=True),
        Column("language", _TEXT, "Language of the words.", "ISO 639 code"),
        Column("said_at", pa.timestamp("us", tz="UTC"), "When it was said.", "YYYY-MM-DDThh:mmZ", required=True),
        Column("source", _TEXT, "Where it was said: the number of the contact, a letter, a note. Kept, never printed."),
    ),
)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3})?")


@dataclass(frozen=True, slots=True)
class Subjects:
    """What may be spoken of: the incidents, what was determined of them, and the provisions."""

    incidents: Collection[str]
    determined: Collection[tuple[str, str]]
    provisions: Collection[str]

    @classmethod
    def of(cls, incidents: pa.Table, determinations: pa.Table | None, charter: Charter) -> "Subjects":
        """Those of a run."""
        determined = set()
        if determinations is not None:
            names = ("incident_id", "provision")
            pairs = zip(*(determinations[name].to_pylist() for name in names), strict=True)
            determined = {(incident, provision or "") for incident, provision in pairs}
        provisions = [provision.code for provision in charter.agreement.provisions]
        return cls(set(incidents["incident_id"].to_pylist()), determined, provisions)

    def problems(self, row: WrittenRow) -> Iterator[Problem]:
        """What is wrong with what a row is about."""
        about, incident, provision = row.cells["about"], row.cells["incident_id"], row.cells["provision"]
        if incident not in self.incidents:
            yield row.problem("F007", "incident_id")
        if about not in tuple(About):
            yield row.problem("F020", "about", known=", ".join(About))
        elif about == About.INCIDENT and provision:
            yield row.problem("F024", "provision")
        elif about == About.PROVISION and provision not in self.provisions:
            yield row.problem("F009", "provision", provisions=", ".join(self.provisions))
        elif (
            about == About.DETERMINATION and incident in self.incidents and (incident, provision) not in self.determined
        ):
            yield row.problem("F025", "provision", incident=incident)


def is_dissent(about: str, said: str) -> bool:
    """Whether what a guarantor says of something determined is dissent from it."""
    return about == About.DETERMINATION and said in SAID and said not in _JOINS


def guarantors(charter: Charter) -> frozenset[str]:
    """Whose dissent stands beside a determination; what a party says of one is its reply."""
    return frozenset(party.code for party in charter.agreement.parties if Role.GUARANTOR in party.roles)


def read_replies(path: Path, incidents: pa.Table, determinations: pa.Table | None, charter: Charter) -> pa.Table:
    """Read a CSV file of what was said for the record about these incidents and determinations, under this agreement.

    Guarantees that every incident, side and provision exists, that what is said of a determination is said of one that
    is there, and that every row has its words and its moment. The words stay as they are.

    Raises:
        Refused: Every problem of the file, with line and column.

    """
    rows, problems = read_rows(path, FOR_THE_RECORD.names)
    sides = [party.code for party in charter.agreement.parties]
    subjects = Subjects.of(incidents, determinations, charter)
    lines: dict[str, int] = {}
    for row in rows:
        problems += [*_problems_of_cells(row, sides), *subjects.problems(row)]
        first = lines.setdefault(row.cells["reply_id"], row.line)
        if not row.cells["reply_id"] or first != row.line:
            problems.append(row.problem("F019", "reply_id"))
    if problems:
        raise Refused(sorted(problems, key=lambda found: found.where.line))
    columns: dict[str, list[object]] = {
        name: [row.cells[name] or None for row in rows] for name in FOR_THE_RECORD.names
    }
    columns["words"] = [unguarded(row.cells["words"]) for row in rows]
    columns["source"] = [unguarded(row.cells["source"]) or None for row in rows]
    columns["said_at"] = [instant(row.cells["said_at"]) for row in rows]
    return FOR_THE_RECORD.table(columns)


def _problems_of_cells(row: WrittenRow, sides: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a row by itself."""
    if row.cells["side"] not in sides:
        yield row.problem("F020", "side", known=", ".join(sides))
    if row.cells["said"] not in SAID:
        yield row.problem("F020", "said", known=", ".join(SAID))
    if not row.cells["words"]:
        yield row.problem("F021", "words")
    if not _LANGUAGE.fullmatch(row.cells["language"]):
        yield row.problem("F022", "language")
    if instant(row.cells["said_at"]) is None:
        yield row.problem("F023", "said_at")


def instant(text: str) -> datetime | None:
    """The moment that a text names with its offset from UTC, or None."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
