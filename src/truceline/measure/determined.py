"""What people determined about incidents, by outcome. Without a determination there is no violation.

An incident that was determined under several provisions counts once, under its gravest outcome; where one provision
was determined again, the later determination stands. Every incident is in one part: the rest is not determined yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.finding.closing import DECIDED
from truceline.finding.columns import Codes, Flags
from truceline.finding.countersigning import Joint, Manner
from truceline.finding.determination import Outcome
from truceline.measure.closing import Tally
from truceline.measure.counting import Rule
from truceline.measure.record import Record
from truceline.measure.rows import IncidentRows, row_of

VIOLATIONS = (Outcome.SERIOUS_VIOLATION, Outcome.MINOR_VIOLATION)
NOT_DETERMINED = "not_determined"
_NONE = len(DECIDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One determination that stands, as it is printed: the incident's row, and what was determined under what.

    Who decided stays on the record: a bulletin speaks for the centre, not for its staff.
    """

    incident: int
    provision: str
    outcome: Outcome
    standard: str
    decided_on: str
    joint: Joint | None = None  # where guarantors were asked to sign beside the centre


@dataclass(frozen=True, eq=False)
class Determined:
    """The determinations that stand, in the order of incidents, and the gravest outcome of every incident."""

    standing: tuple[Standing, ...]
    outcome: npt.NDArray[np.int8]

    @classmethod
    def of(cls, record: Record, rows: IncidentRows) -> "Determined":
        """Take the determinations of a record; the later one under the same provision stands."""
        outcome = np.full(len(rows), _NONE, np.int8)
        if record.determinations is None:
            return cls((), outcome)
        held: Codes = row_of(record.determinations["incident_id"], rows.identity.combine_chunks())
        latest: dict[tuple[int, str], Standing] = {}
        for row, said in zip(held.tolist(), record.determinations.to_pylist(), strict=True):
            found = Standing(
                incident=row,
                provision=said["provision"] or "",
                outcome=Outcome(said["outcome"]),
                standard=str(said["standard"]),
                decided_on=str(said["decided_on"])[:10],
                joint=_joint(said),
            )
            former = latest.get((row, found.provision))
            if row >= 0 and (former is None or former.decided_on <= found.decided_on):
                latest[row, found.provision] = found
        for found in latest.values():
            outcome[found.incident] = min(int(outcome[found.incident]), DECIDED.index(found.outcome))
        return cls(tuple(latest[key] for key in sorted(latest)), outcome)


def _joint(said: Mapping[str, Any]) -> Joint | None:
    """Who signed, dissents and is awaited; a record that was written before guarantors could sign names nobody."""
    if said.get("manner") != Manner.JOINT:
        return None
    return Joint(*(tuple((said.get(name) or "").split()) for name in ("signed_by", "dissent_by", "awaited", "silent")))


def incidents_by_outcome(determined: Determined, some: Flags) -> Tally:
    """Incidents by their gravest determined outcome; those nobody has determined are a part of their own."""
    outcome = determined.outcome[some]
    members = [*(str(member) for member in DECIDED), NOT_DETERMINED]
    parts = tuple((member, int(np.count_nonzero(outcome == number))) for number, member in enumerate(members))
    return Tally(Rule.DETERMINED, "outcome", len(outcome), parts)
