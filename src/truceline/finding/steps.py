"""Whether the steps were taken that an agreement asks for around an incident, as whoever keeps the record of contacts tells it.

Screening knows no contacts. It takes this table, one row for an incident and a procedure, and a procedure of which no row
tells stays "cannot tell". `truceline.contact.stepping` makes the rows from a record of contacts.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ProcedureProvision
from truceline.errors import Refused
from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO, REASON, Answers
from truceline.finding.columns import Vocabulary
from truceline.finding.written import WrittenRow, read_rows
from truceline.values.table import Column, Declaration

_TEXT, _NUMBER = pa.string(), pa.float64()


class Taken(StrEnum):
    """Whether the step was taken."""

    YES = "yes"
    LATE = "late"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


# What each answer may say for itself; every one is a reason of a finding.
STEP_REASONS: Mapping[Taken, tuple[str, ...]] = {
    Taken.YES: (
        "step_in_time",  # side, after_h, within_h
        "replied_in_time",  # side, after_h, within_h
        "hotline_tried",  # side, after_h
        "nothing_to_return",
        "discipline_notified",  # side, after_h
    ),
    Taken.LATE: (
        "step_late",  # side, after_h, within_h
        "replied_late",  # side, after_h, within_h
        "hotline_tried_after",  # side, after_h
        "discipline_notified_late",  # side, after_h, within_h
    ),
    Taken.NO: (
        "step_not_taken",  # side, within_h
        "side_silent",  # side, within_h
        "hotline_not_tried",  # side
        "discipline_not_notified",  # side, within_h
    ),
    Taken.CANNOT_TELL: (
        "no_contact_record",
        "step_still_open",  # side, within_h
        "side_not_asked",  # side
        "return_not_said",
        "side_not_known",
        "order_of_fire_unknown",
        "call_at_the_time_of_fire",  # side
        "nothing_determined",
        "discipline_not_heard_of",  # side
    ),
}
_RANK = {Taken.YES: NO, Taken.LATE: CANDIDATE, Taken.NO: CANDIDATE, Taken.CANNOT_TELL: CANNOT_TELL}

STEPS = Declaration(
    "steps",
    (
        Column("incident_id", _TEXT, "The incident.", required=True),
        Column("provision", _TEXT, "Code of the procedure.", required=True),
        Column("taken", _TEXT, "Whether its step was taken.", required=True, allowed=tuple(Taken)),
        Column(
            "reason",
            _TEXT,
            "Why, as a code.",
            required=True,
            allowed=tuple(reason for reasons in STEP_REASONS.values() for reason in reasons),
        ),
        Column("side", _TEXT, "Code of the side that the answer is about; of several, the one that fell farthest short."),
        Column("after_h", _NUMBER, "How long after it was called for the step was taken, or how long before the fire.", "hours"),
        Column("within_h", _NUMBER, "The time that the agreement gives.", "hours"),
    ),
)  # fmt: skip


def answered_by(steps: pa.Table | None, incidents: pa.ChunkedArray, vocabulary: Vocabulary) -> dict[str, Answers]:
    """What the table answers of these incidents, procedure by procedure; "cannot tell" where it has no row."""
    if steps is None or not steps.num_rows:
        return {}
    row_of = {identity: row for row, identity in enumerate(incidents.to_pylist())}
    answers: dict[str, Answers] = {}
    for told in steps.to_pylist():
        row = row_of.get(told["incident_id"])
        if row is None:
            continue
        answer = answers.get(told["provision"])
        if answer is None:
            answer = answers[told["provision"]] = _untold(len(row_of))
        answer.rank[row] = _RANK[Taken(told["taken"])]
        answer.reason[row] = REASON[told["reason"]]
        answer.told["side"][row] = -1 if told["side"] is None else vocabulary.code(told["side"])
        for name in ("after_h", "within_h"):
            answer.told[name][row] = np.nan if told[name] is None else told[name]
    return answers


def no_record(rows: int) -> Answers:
    """The answer where no record of contacts is at hand."""
    return Answers.same(rows, CANNOT_TELL, "no_contact_record")


def _untold(rows: int) -> Answers:
    unknown: npt.NDArray[np.float64] = np.full(rows, np.nan)
    return no_record(rows).telling(side=np.full(rows, -1, np.int32), after_h=unknown, within_h=unknown.copy())


def read_steps(path: Path, incidents: pa.Table, charter: Charter) -> pa.Table:
    """Read a CSV file of steps about these incidents, under this agreement.

    Guarantees that every incident and procedure exists, that none is answered twice, and that reason and answer fit.

    Raises:
        Refused: Every problem of the file, with line and column.

    """
    rows, problems = read_rows(path, STEPS.names)
    held = set(incidents["incident_id"].to_pylist())
    procedures = [one.code for one in charter.agreement.provisions if isinstance(one, ProcedureProvision)]
    sides = ["", *(party.code for party in charter.agreement.parties)]
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.cells["incident_id"] not in held:
            problems.append(row.problem("F007", "incident_id"))
        fitting: Sequence[str] = ()
        if row.cells["taken"] in set(Taken):
            fitting = STEP_REASONS[Taken(row.cells["taken"])]
        asked: tuple[tuple[str, Sequence[str]], ...] = (
            ("provision", procedures),
            ("side", sides),
            ("taken", list(Taken)),
            ("reason", fitting or [row.cells["reason"]]),
        )
        problems += [
            row.problem("F020", name, known=", ".join(code for code in codes if code))
            for name, codes in asked
            if row.cells[name] not in codes
        ]
        problems += [row.problem("F026", name) for name in ("after_h", "within_h") if not _is_number(row, name)]
        first = seen.setdefault((row.cells["incident_id"], row.cells["provision"]), row.line)
        if first != row.line:
            problems.append(row.problem("F016", "provision", line=first))
    if problems:
        raise Refused(sorted(problems, key=lambda found: found.where.line))
    columns: dict[str, list[object]] = {name: [row.cells[name] or None for row in rows] for name in STEPS.names}
    for name in ("after_h", "within_h"):
        columns[name] = [float(row.cells[name]) if row.cells[name] else None for row in rows]
    return STEPS.table(columns)


def _is_number(row: WrittenRow, name: str) -> bool:
    try:
        return row.cells[name] == "" or 0 <= float(row.cells[name]) < float("inf")
    except ValueError:
        return False
