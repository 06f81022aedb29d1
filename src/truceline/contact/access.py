"""Humanitarian access: what was asked for, what was granted, and whether the quota of the agreement was kept.

A request without an answer is neither granted nor denied; a quota whose period is not over is running.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from truceline.agreement.provision import Quota


class Answer(StrEnum):
    """What came of a request."""

    WAITING = "waiting"
    GRANTED = "granted"
    DELAYED = "delayed"  # granted, but later than asked for
    DENIED = "denied"


class Restriction(StrEnum):
    """How monitors were kept from moving or looking."""

    DENIAL = "denial"
    DELAY = "delay"
    CONDITIONAL = "conditional"  # only with an escort, only this road, only after a search
    MINES = "mines"
    THREAT = "threat"
    JAMMING = "jamming"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked to pass: when they wanted to, what was answered, when they did pass."""

    request_id: str
    side: str
    unit: str
    asked_at: datetime
    wanted_at: datetime
    answered_at: datetime | None = None
    refused: bool = False
    passed_at: datetime | None = None

    def answer(self, tolerance: timedelta = timedelta(hours=1)) -> Answer:
        """What came of it. Passing later than wanted by more than the tolerance is delayed; a refusal that was lifted counts by the passage."""
        if self.passed_at is not None:
            return Answer.GRANTED if self.passed_at <= self.wanted_at + tolerance else Answer.DELAYED
        if self.answered_at is None:
            return Answer.WAITING
        return Answer.DENIED if self.refused else Answer.GRANTED


@dataclass(frozen=True, slots=True)
class Kept:
    """How a quota stands in one of its periods."""

    starts_at: datetime
    ends_at: datetime
    passed: int
    wanted: int
    state: str  # kept, short, running


def quota_kept(quota: Quota, start: datetime, requests: Iterable[Request], now: datetime) -> list[Kept]:
    """How the quota stood in every period since its start, the last one running. What counts is what passed, not what was promised.

    Periods are whole days of 24 hours from the start; the count must be reached within each.
    """
    passed = sorted(one.passed_at for one in requests if one.passed_at is not None)
    length = timedelta(days=quota.days)
    found = []
    at = start
    while at <= now:
        count = sum(at <= moment < at + length for moment in passed)
        over = at + length <= now
        state = "kept" if count >= quota.count else "short" if over else "running"
        found.append(Kept(at, at + length, count, quota.count, state))
        at += length
    return found


def counts_by_side(requests: Sequence[Request], sides: Sequence[str]) -> dict[str, dict[Answer, int]]:
    """How each side answered; the counts of a side add up to its requests."""
    return {
        side: {answer: sum(one.side == side and one.answer() is answer for one in requests) for answer in Answer}
        for side in sides
    }
