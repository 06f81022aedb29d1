"""Clocks: what is due, by when, who holds it, and whether the time has run out.

A clock is a record that does not change; its state follows from the record and the time. Durations are real time, so
that clocks put forward or back in a country move nothing; a time of day is local, and moves with them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from truceline.values.instant import read_instant


class State(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    MET = "met"  # stopped in time
    RUN_OUT = "run_out"  # nobody stopped it: silence
    LATE = "late"  # stopped, but after it had run out


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that is due: since when, by when, who has to act, and when they did."""

    clock_id: str
    started_at: datetime
    due_at: datetime
    holder: str
    stopped_at: datetime | None = None

    def state(self, now: datetime) -> State:
        """How it stands now. What happens at the very moment it is due is in time."""
        if self.stopped_at is not None:
            return State.MET if self.stopped_at <= self.due_at else State.LATE
        return State.RUNNING if now <= self.due_at else State.RUN_OUT

    def left(self, now: datetime) -> timedelta:
        """The time that is left; negative: by how much it is over. A stopped clock has what was left then."""
        return self.due_at - (self.stopped_at or now)


def due_after(started_at: datetime, hours: float) -> datetime:
    """The moment so many hours later, in real time."""
    if hours <= 0:
        raise ValueError(f"expected a positive number of hours; came {hours}")
    return started_at.astimezone(UTC) + timedelta(hours=hours)


def due_by(started_at: datetime, local: time, zone: ZoneInfo) -> datetime:
    """The next moment, after the start, at which clocks in the zone show a time of day.

    A time that the clocks skip that day is the moment at which they go on; one that they show twice is the later.
    """
    day = started_at.astimezone(zone).date()
    for days in range(3):
        moment = _moment(datetime.combine(day + timedelta(days=days), local), zone)
        if moment > started_at:
            return moment
    raise AssertionError("a time of day comes every day")


def _moment(naive: datetime, zone: ZoneInfo) -> datetime:
    try:
        shown = read_instant(naive.isoformat(timespec="microseconds"), zone)
    except ValueError:
        # Skipped: an hour later the clocks show what they would have shown.
        return naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return shown.latest


def run_out(clocks: Iterable[Clock], now: datetime, told: Collection[str]) -> list[Clock]:
    """The clocks that have run out and of which nobody was told yet, the oldest first.

    `told` names the clocks whose running out is recorded. What is returned must be recorded in one transaction with
    whatever follows from it: then a worker that stops anywhere, or starts twice, neither loses one nor tells one twice.
    """
    over = [clock for clock in clocks if clock.state(now) is State.RUN_OUT and clock.clock_id not in told]
    return sorted(over, key=lambda clock: (clock.due_at, clock.clock_id))
