"""Clocks: what is due, and whether it was done in time. Pure, and the only place that says so.

A clock that nobody stopped runs until it is due and is late from then on; one that was stopped was met or late for good.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    LATE = "late"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment by which something is to be done, and when it was."""

    due: datetime
    stopped: datetime | None = None

    def state(self, now: datetime) -> ClockState:
        """How it stands at a moment; what is done at the very moment it is due is in time."""
        if self.stopped is not None:
            return ClockState.MET if self.stopped <= self.due else ClockState.LATE
        return ClockState.RUNNING if now <= self.due else ClockState.LATE

    def left(self, now: datetime) -> timedelta:
        """What is left of it, or how late it is as a negative span; a stopped clock stands still."""
        return self.due - (now if self.stopped is None else self.stopped)
