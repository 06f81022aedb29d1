"""Every incident received stands in exactly one state, so the states always add up to the number received."""

from collections.abc import Iterable

import pyarrow as pa

from truceline.errors import Unverified
from truceline.finding.determination import Outcome
from truceline.finding.table import Verdict
from truceline.values.table import Column, Declaration

# From the outcome that says most to the one that says least: an incident under several provisions counts by the first.
DECIDED = (
    Outcome.SERIOUS_VIOLATION,
    Outcome.MINOR_VIOLATION,
    Outcome.NO_VIOLATION,
    Outcome.NOT_ESTABLISHED,
    Outcome.OUTSIDE_SCOPE,
    Outcome.NOT_AN_INCIDENT,
)
# Not decided yet, by the verdict that asks most of people; and what was not screened at all.
_ASKS_MOST = (Verdict.CANDIDATE, Verdict.NEEDS_RULING, Verdict.CANNOT_TELL, Verdict.NO)
PENDING = (*(f"pending_{verdict}" for verdict in _ASKS_MOST), "received")
STATES = (*(str(outcome) for outcome in DECIDED), *PENDING)

CASES = Declaration(
    "cases",
    (
        Column("state", pa.string(), "State of the case.", required=True, allowed=STATES),
        Column("cases", pa.int64(), "How many incidents stand in it.", "incidents", required=True),
    ),
)


def close_cases(incidents: pa.Table, findings: pa.Table, determinations: pa.Table | None) -> pa.Table:
    """Count the incidents in every state; states without any are counted as nought.

    Raises:
        Unverified: The counts do not add up to the incidents received, or a finding or determination is of none of
            them.

    """
    received: list[str] = incidents["incident_id"].to_pylist()
    state_of = dict.fromkeys(received, "received")
    pending = (f"pending_{verdict}" for verdict in findings["verdict"].to_pylist())
    _raise_states(state_of, zip(findings["incident_id"].to_pylist(), pending, strict=True))
    if determinations is not None:
        outcomes = determinations["outcome"].to_pylist()
        _raise_states(state_of, zip(determinations["incident_id"].to_pylist(), outcomes, strict=True))
    counts = dict.fromkeys(STATES, 0)
    for state in state_of.values():
        counts[state] += 1
    total = sum(counts.values())
    if total != len(received):
        raise Unverified(f"the states of cases add up to {total:,}, but {len(received):,} incidents were received")
    return CASES.table({"state": list(counts), "cases": list(counts.values())})


def _raise_states(state_of: dict[str, str], states: Iterable[tuple[str, str]]) -> None:
    """Put each incident into the state that says most of those it is given, its present one among them."""
    rank = {state: place for place, state in enumerate(STATES)}
    for incident, state in states:
        if incident not in state_of:
            raise Unverified(f"there is a state of incident {incident}, which was never received")
        if rank[state] < rank[state_of[incident]]:
            state_of[incident] = state
