"""What people determine of incidents, read from a table of theirs; and that every case is counted once.

The machine never fills this table. A determination names its incident, the provision where it turns on one, one of
six outcomes, the standard of proof it stands on, who decided, when, and why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.provision import Standard
from truceline.errors import Problem, Refused
from truceline.finding.answers import NO
from truceline.finding.columns import Incidents
from truceline.finding.countersigning import Manner
from truceline.finding.timing import in_force
from truceline.finding.written import WrittenRow, read_rows
from truceline.values.table import Column, Declaration

_TEXT = pa.string()


class Outcome(StrEnum):
    """What may be decided of an incident."""

    NOT_AN_INCIDENT = "not_an_incident"
    NO_VIOLATION = "no_violation"
    MINOR_VIOLATION = "minor_violation"
    SERIOUS_VIOLATION = "serious_violation"
    NOT_ESTABLISHED = "not_established"
    OUTSIDE_SCOPE = "outside_scope"


DETERMINATIONS = Declaration(
    "determinations",
    (
        Column("incident_id", _TEXT, "The incident.", required=True),
        Column("provision", _TEXT, "Code of the provision; empty only where the outcome turns on none."),
        Column("outcome", _TEXT, "What was decided.", required=True, allowed=tuple(Outcome)),
        Column("standard", _TEXT, "The standard of proof on which it stands.", required=True, allowed=tuple(Standard)),
        Column("decided_on", pa.date32(), "The day of the decision.", "YYYY-MM-DD", required=True),
        Column("decided_by", _TEXT, "Role or pseudonym of who decided; never a person's name.", required=True),
        Column("reasons", _TEXT, "Why, in the words of who decided.", required=True),
        Column(
            "manner",
            _TEXT,
            "Whether guarantors were asked to sign beside the centre; empty: not asked. May be left out with the three below.",
            allowed=tuple(Manner),
        ),
        Column("signed_by", _TEXT, "Codes of those asked who signed beside the centre, with a space between."),
        Column("dissent_by", _TEXT, "Codes of those asked who dissent, with a space between."),
        Column("awaited", _TEXT, "Codes of those asked who have done neither, with a space between."),
        Column("silent", _TEXT, "Of those awaited, codes of those whose time ran out, with a space between."),
    ),
)
# What files written before guarantors could sign do not have.
LATER = ("manner", "signed_by", "dissent_by", "awaited")
# And what those from before silence was recorded do not.
LATEST = ("silent",)
# Outcomes that say something of a provision, and of them those that need it in force.
_OF_A_PROVISION = (Outcome.NO_VIOLATION, Outcome.MINOR_VIOLATION, Outcome.SERIOUS_VIOLATION)
_VIOLATIONS = (Outcome.MINOR_VIOLATION, Outcome.SERIOUS_VIOLATION)


def read_determinations(path: Path, incidents: pa.Table, charter: Charter) -> pa.Table:
    """Read a CSV file of determinations about these incidents, under this agreement.

    Guarantees that every incident and provision exists, that no two rows decide the same thing or contradict each
    other, that every row has its reasons, and that a violation is found only of a provision that may have been in
    force when the incident happened.

    Raises:
        Refused: Every problem of the file, with line and column.

    """
    rows, problems = read_rows(path, DETERMINATIONS.names, LATER, LATEST)
    asked = _Incidents(incidents, charter)
    for row in rows:
        problems += [*_problems_of_cells(row), *asked.problems(row)]
    problems += _problems_between(rows)
    if problems:
        raise Refused(sorted(problems, key=lambda found: found.where.line))
    columns: dict[str, list[object]] = {
        name: [row.cells[name] or None for row in rows] for name in DETERMINATIONS.names
    }
    columns["decided_on"] = [date.fromisoformat(row.cells["decided_on"]) for row in rows]
    return DETERMINATIONS.table(columns)


def check_determinations(
    rows: Iterable[Mapping[str, str]], incidents: pa.Table, charter: Charter, file: str = ""
) -> list[Problem]:
    """Hold determinations that somebody is writing to the rules of the file: every problem of every row, in order."""
    written = [WrittenRow({name: row.get(name, "").strip() for name in DETERMINATIONS.names}, file, 0) for row in rows]
    asked = _Incidents(incidents, charter)
    problems = [found for row in written for found in (*_problems_of_cells(row), *asked.problems(row))]
    return [*problems, *_problems_between(written)]


def _problems_of_cells(row: WrittenRow) -> Iterator[Problem]:
    """What is wrong with a row by itself."""
    outcome = row.cells["outcome"]
    if outcome not in tuple(Outcome):
        yield row.problem("F008", "outcome", outcomes=", ".join(Outcome))
    if outcome in _OF_A_PROVISION and not row.cells["provision"]:
        yield row.problem("F010", "provision", outcome=outcome)
    if row.cells["standard"] not in tuple(Standard):
        yield row.problem("F012", "standard", standards=", ".join(Standard))
    if not row.cells["decided_by"]:
        yield row.problem("F014", "decided_by")
    if not row.cells["reasons"]:
        yield row.problem("F015", "reasons")
    if _day(row.cells["decided_on"]) is None:
        yield row.problem("F013", "decided_on")
    if row.cells["manner"] not in {"", *Manner}:
        yield row.problem("F027", "manner", manners=", ".join(Manner))


def _problems_between(rows: list[WrittenRow]) -> Iterator[Problem]:
    """What is wrong between rows: the same thing decided twice, or an incident that is and is not one."""
    seen: dict[tuple[str, str], int] = {}
    outcomes: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        incident, outcome = row.cells["incident_id"], row.cells["outcome"]
        first = seen.setdefault((incident, row.cells["provision"]), row.line)
        if first != row.line:
            yield row.problem("F016", "provision", line=first)
        others = {other: line for other, line in outcomes[incident].items() if other != outcome}
        if others and Outcome.NOT_AN_INCIDENT in {outcome, *others}:
            other, line = next(iter(others.items()))
            yield row.problem("F017", "outcome", other=other, line=line)
        outcomes[incident].setdefault(outcome, row.line)


class _Incidents:
    """What determinations have to fit: the incidents, and when which provision was in force."""

    def __init__(self, incidents: pa.Table, charter: Charter) -> None:
        asked = Incidents.of(incidents)
        self._row_of = {identity: row for row, identity in enumerate(incidents["incident_id"].to_pylist())}
        self._first, self._zone = asked.first, charter.zone_info
        provisions = charter.agreement.provisions
        self._ever = {p.code: in_force(asked, p, charter).rank != NO for p in provisions}
        self._parties = [party.code for party in charter.agreement.parties]

    def problems(self, row: WrittenRow) -> Iterator[Problem]:
        """What is wrong with a row for the incident and the provision it names."""
        provision, outcome = row.cells["provision"], row.cells["outcome"]
        number = self._row_of.get(row.cells["incident_id"])
        yield from self._problems_of_signatures(row)
        if number is None:
            yield row.problem("F007", "incident_id")
        if provision and provision not in self._ever:
            yield row.problem("F009", "provision", provisions=", ".join(self._ever))
        if number is None:
            return
        if outcome in _VIOLATIONS and provision in self._ever and not self._ever[provision][number]:
            yield row.problem("F011", "provision")
        day = _day(row.cells["decided_on"])
        happened = self._first[number].item().replace(tzinfo=UTC).astimezone(self._zone).date()
        if day is not None and day < happened:
            yield row.problem("F018", "decided_on", happened=happened)

    def _problems_of_signatures(self, row: WrittenRow) -> Iterator[Problem]:
        """What is wrong with who signed: a stranger, somebody named twice, nobody of a joint one, somebody of another."""
        named: list[str] = []
        for column in LATER[1:]:
            for code in row.cells[column].split():
                if code not in self._parties:
                    yield row.problem("F028", column, known=", ".join(self._parties))
                if code in named:
                    yield row.problem("F029", column, twice=code)
                named.append(code)
        if bool(named) != (row.cells["manner"] == Manner.JOINT):
            yield row.problem("F030", "manner")
        awaited = row.cells["awaited"].split()
        for code in row.cells["silent"].split():
            if code not in awaited:
                yield row.problem("F035", "silent", who=code)


def _day(text: str) -> date | None:
    """The day that a text names as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") else None
    except ValueError:
        return None
