"""What people make of the lines of a reconciliation. A join is a suggestion until somebody resolves it, with reasons.

A line holds our incident, their line, or both. Whatever is said of it, each of ours and each of theirs stays in exactly
one line: whoever wants to join two that stand elsewhere parts them first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.contact.reconciliation import Rate


class Said(StrEnum):
    """What somebody says of a line."""

    SAME = "same"  # both hold the same incident
    DIFFERENT = "different"  # they are two: each stands alone
    ALONE = "alone"  # only one of the two lists holds it
    OPEN = "open"  # taken back: it is open again


class Hindrance(StrEnum):
    """Why it cannot be said."""

    NO_REASON = "no_reason"
    NOT_JOINED = "not_joined"  # there are no two to part
    JOINED = "joined"  # two stand in it: say that they are the same, or part them
    NOTHING_TO_JOIN = "nothing_to_join"  # an incident has to be named
    ELSEWHERE = "elsewhere"  # that incident stands with another line of theirs


@dataclass(frozen=True, slots=True)
class Held:
    """What a line holds: our incident, their line, or both."""

    incident_id: str | None
    report_id: str | None

    @property
    def is_joined(self) -> bool:
        """Whether both stand in it."""
        return self.incident_id is not None and self.report_id is not None


def hindrance(here: Held, said: Said, reason: str, wanted: Held | None = None) -> Hindrance | None:
    """Say why something cannot be said of a line, None where it can.

    `wanted` is where our incident stands now that somebody wants to join with their line.
    """
    if not reason.strip():
        return Hindrance.NO_REASON
    if said is Said.DIFFERENT and not here.is_joined:
        return Hindrance.NOT_JOINED
    if said is Said.ALONE and here.is_joined:
        return Hindrance.JOINED
    if said is not Said.SAME:
        return None
    if wanted is None:
        return None if here.is_joined else Hindrance.NOTHING_TO_JOIN
    if here.is_joined and wanted.incident_id != here.incident_id:
        return Hindrance.JOINED
    return Hindrance.ELSEWHERE if wanted.is_joined and wanted != here else None


def running(rates: Sequence[Rate]) -> list[Rate]:
    """The rates of several lists, in their order, each with all before it added."""
    told: list[Rate] = []
    for one in rates:
        last = told[-1] if told else Rate(0, 0, 0, 0)
        told.append(
            Rate(
                last.confirmed + one.confirmed,
                last.disputed + one.disputed,
                last.only_theirs + one.only_theirs,
                last.only_ours + one.only_ours,
            )
        )
    return told
