"""Follow-up: what a finding recommends, and whether it was done. Nothing is silently dropped.

A recommendation that can be checked names a force, an act, a place, a date and a way to check it; one that does not
is refused, for "all forces should desist" can be neither done nor refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from truceline.contact.clock import Clock
from truceline.errors import Refused, Where, phrase, problem

# What a recommendation has to name in words, and the phrase that asks for it.
_MEANT = {name: f"meant-{name.replace('_', '-')}" for name in ("force", "act", "place", "verified_by")}


class Done(StrEnum):
    """What came of a recommendation."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # its date has passed and nobody can say


@dataclass(frozen=True, slots=True)
class Recommendation:
    """That a force should do something somewhere by a date, and how it will be checked."""

    recommendation_id: str
    finding: str
    force: str
    act: str
    place: str
    due_at: datetime
    verified_by: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What somebody found when they checked."""

    recommendation_id: str
    done: bool | None  # None: it could not be told
    at: datetime
    evidence: str
    refused: bool = False


def check(recommendation: Recommendation) -> None:
    """Refuse a recommendation that cannot be checked.

    Raises:
        Refused: with everything that is missing.
    """
    said = {name: str(getattr(recommendation, name)).strip() for name in _MEANT}
    problems = [
        problem("N011", Where("", 0, name), "", what=phrase(_MEANT[name])) for name, text in said.items() if not text
    ]
    if recommendation.due_at <= recommendation.issued_at:
        problems.append(problem("N012", Where("", 0, "due_at"), recommendation.due_at.isoformat()))
    if problems:
        raise Refused(problems)


def standing(recommendation: Recommendation, checks: Sequence[Checked], now: datetime) -> Done:
    """What came of it: the latest check that could tell; else open until its date, and unknown after."""
    mine = sorted(
        (one for one in checks if one.recommendation_id == recommendation.recommendation_id), key=lambda one: one.at
    )
    told = [one for one in mine if one.done is not None or one.refused]
    if told:
        last = told[-1]
        return Done.REFUSED if last.refused else Done.DONE if last.done else _undone(recommendation, now)
    return _undone(recommendation, now)


def _undone(recommendation: Recommendation, now: datetime) -> Done:
    return Done.OPEN if now <= recommendation.due_at else Done.UNKNOWN


def clock(recommendation: Recommendation, done_at: datetime | None = None) -> Clock:
    """Its clock, held by the force."""
    issued, due = recommendation.issued_at, recommendation.due_at
    return Clock(recommendation.recommendation_id, issued, due, recommendation.force, done_at)


def totals(recommendations: Sequence[Recommendation], checks: Sequence[Checked], now: datetime) -> dict[Done, int]:
    """How many stand where; they add up to all that were issued."""
    states = [standing(one, checks, now) for one in recommendations]
    return {state: states.count(state) for state in Done}
