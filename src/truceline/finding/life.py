"""The life of a case: at which step it stands, which step may follow, who may take it there, and that none is lost.

received → screened → tasked → under inquiry → referred to the parties → drafted → decided → released → follow-up →
closed. A case may skip what it does not need, goes back while it is being worked on, and can always be reopened.
Every case stands at exactly one step, so the steps, with those that were struck, add up to the number received.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import Unverified
from truceline.finding.determination import Outcome


class Step(StrEnum):
    """How far a case has come."""

    RECEIVED = "received"
    SCREENED = "screened"
    TASKED = "tasked"
    UNDER_INQUIRY = "under_inquiry"
    REFERRED = "referred"
    DRAFTED = "drafted"
    DECIDED = "decided"
    RELEASED = "released"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


# A case nobody has moved was received and screened: the machine does that in one go.
FIRST = Step.SCREENED
REOPENED = Step.UNDER_INQUIRY
NEXT: dict[Step, tuple[Step, ...]] = {
    Step.RECEIVED: (Step.SCREENED,),
    Step.SCREENED: (Step.TASKED, Step.UNDER_INQUIRY),
    Step.TASKED: (Step.UNDER_INQUIRY,),
    Step.UNDER_INQUIRY: (Step.REFERRED, Step.DRAFTED, Step.TASKED),
    Step.REFERRED: (Step.DRAFTED, Step.UNDER_INQUIRY),
    Step.DRAFTED: (Step.DECIDED, Step.REFERRED, Step.UNDER_INQUIRY),
    Step.DECIDED: (Step.RELEASED, Step.FOLLOW_UP, Step.CLOSED, REOPENED),
    Step.RELEASED: (Step.FOLLOW_UP, Step.CLOSED, REOPENED),
    Step.FOLLOW_UP: (Step.CLOSED, REOPENED),
    Step.CLOSED: (REOPENED,),
}
# From here on an outcome stands, and leaving for the inquiry is a reopening.
AFTER_DECISION = (Step.DECIDED, Step.RELEASED, Step.FOLLOW_UP, Step.CLOSED)
_HEAD = "head_of_centre"
_WORKERS = frozenset({"duty_officer", "analyst", "verifier", _HEAD})
# The roles, by the desk's names for them, that may take a case to a step; where nothing stands here, all who work on cases.
_ONLY: dict[Step, frozenset[str]] = {
    Step.DRAFTED: frozenset({"analyst", "verifier", _HEAD}),
    Step.DECIDED: frozenset({_HEAD}),
    Step.RELEASED: frozenset({_HEAD}),
    Step.CLOSED: frozenset({"verifier", _HEAD}),
}


class Hindrance(StrEnum):
    """Why a case cannot be taken to a step now."""

    NOT_NEXT = "not_next"
    OTHER_ROLE = "other_role"
    NEEDS_REASON = "needs_reason"
    NOTHING_SIGNED = "nothing_signed"


@dataclass(frozen=True, slots=True)
class Move:
    """A step that somebody wants to take, with what they bring: their roles, a reason, and whether a ruling is signed."""

    now: Step
    to: Step
    roles: frozenset[str]
    reason: str = ""
    is_signed: bool = False


def who_may(to: Step) -> frozenset[str]:
    """The roles that may take a case to a step."""
    return _ONLY.get(to, _WORKERS)


def is_reopening(now: Step, to: Step) -> bool:
    """Whether the move takes back that something was decided."""
    return now in AFTER_DECISION and to is REOPENED


def hindrance(move: Move) -> Hindrance | None:
    """Why this move is not possible; None where it is.

    A case is decided by a signed determination, never by a button; whoever reopens one says why.
    """
    if move.to not in NEXT[move.now]:
        return Hindrance.NOT_NEXT
    if not move.roles & who_may(move.to):
        return Hindrance.OTHER_ROLE
    if is_reopening(move.now, move.to) and not move.reason.strip():
        return Hindrance.NEEDS_REASON
    if move.to is Step.DECIDED and not move.is_signed:
        return Hindrance.NOTHING_SIGNED
    return None


def way(now: Step, to: Step) -> tuple[Step, ...]:
    """The steps by which a case that is not decided comes to a step, the shortest way; none where it stands there or past a decision."""
    ways: list[tuple[Step, ...]] = [(now,)]
    seen = {now, *AFTER_DECISION} - {to}
    while now not in AFTER_DECISION and ways:
        gone = ways.pop(0)
        if gone[-1] is to:
            return gone[1:]
        further = [step for step in NEXT[gone[-1]] if step not in seen]
        seen.update(further)
        ways += [(*gone, step) for step in further]
    return ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How many cases stand at a step, and of those that are decided, under which outcome."""

    step: Step | None  # None: struck, no report tells of it any more
    outcome: Outcome | None
    cases: int


def count_cases(moved: Mapping[tuple[Step, Outcome | None], int], *, received: int, struck: int) -> list[Standing]:
    """Count the cases at every step; whoever nobody moved stands where the machine left it.

    `moved` counts the cases that somebody moved, without struck ones.

    Raises:
        Unverified: More cases stand somewhere than were received.

    """
    rest = received - struck - sum(moved.values())
    if rest < 0:
        raise Unverified(f"{received - rest:,} cases stand somewhere, but {received:,} were received")
    rows = []
    for step in Step:
        if step not in AFTER_DECISION:
            count = sum(cases for (at, _), cases in moved.items() if at is step)
            rows.append(Standing(step, None, count + (rest if step is FIRST else 0)))
            continue
        rows += [Standing(step, outcome, moved.get((step, outcome), 0)) for outcome in Outcome]
    unknown = {key: cases for key, cases in moved.items() if key[0] in AFTER_DECISION and key[1] is None}
    rows += [Standing(step, None, cases) for (step, _), cases in unknown.items()]
    rows.append(Standing(None, None, struck))
    return rows
