"""By when what came in must have been looked at. Pure.

A rule says how many minutes a kind of work has, by the channel on which it came; the rule without a channel holds for
all others. Nought minutes mean no clock. What comes in by a file more than a day after it happened is history: it gets no clock,
and the desk says so. A clock keeps the time it was given, whatever the rules become.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from truceline.desk.clocks import Clock

TRIAGE, URGENT = "triage", "urgent"
HISTORY_AFTER = timedelta(days=1)


class Standing(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    LATE = "late"
    MET = "met"
    STOPPED = "stopped"  # nothing is waited for any more, and nothing was late
    NONE = "none"  # history: nobody is held to a time


@dataclass(frozen=True, slots=True)
class Rule:
    """How many minutes a kind of work has; an empty channel stands for every other."""

    kind: str
    channel: str
    minutes: int


# What holds until the centre says otherwise: somebody on the line is owed a look within half an hour, all else within a watch.
DEFAULTS = (
    Rule(TRIAGE, "hotline", 30),
    Rule(TRIAGE, "radio", 30),
    Rule(TRIAGE, "", 240),
    Rule(URGENT, "", 10),  # somebody is in danger now
)


def minutes_for(rules: Iterable[Rule], kind: str, channel: str) -> int:
    """How many minutes this kind of work has when it came on that channel; 0 for no clock."""
    known = {(rule.kind, rule.channel): rule.minutes for rule in rules}
    return known.get((kind, channel), known.get((kind, ""), 0))


def is_history(occurred_at: datetime, received_at: datetime, *, by_file: bool) -> bool:
    """Whether a report tells of the past for the archive, rather than of what goes on."""
    return by_file and received_at - occurred_at > HISTORY_AFTER


@dataclass(frozen=True, slots=True)
class Came:
    """How a report came: by which channel, of what moment, when, whether in a file, and whether somebody is in danger."""

    channel: str
    occurred_at: datetime
    received_at: datetime
    by_file: bool = False
    urgent: bool = False


def due_at(rules: Iterable[Rule], came: Came) -> datetime | None:
    """By when a report must have been looked at; None where it has no clock. Urgency only ever makes it sooner."""
    known = list(rules)
    minutes, sooner = minutes_for(known, TRIAGE, came.channel), minutes_for(known, URGENT, came.channel)
    if came.urgent and sooner:
        minutes = min(minutes or sooner, sooner)
    if not minutes or is_history(came.occurred_at, came.received_at, by_file=came.by_file):
        return None
    return came.received_at + timedelta(minutes=minutes)


def standing(due: datetime | None, now: datetime, done: datetime | None = None, *, struck: bool = False) -> Standing:
    """How a clock stands at a moment: met or late for good once it was done, stopped where nothing is waited for."""
    if due is None:
        return Standing.NONE
    if struck and (done is None or done <= due):
        return Standing.STOPPED
    return Standing(Clock(due, done).state(now).value)
