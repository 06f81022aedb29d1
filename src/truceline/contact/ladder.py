"""The escalation ladder: who hears of it when a side stays silent, and when.

Each step has its time, counted from the moment at which the reply was due; a step is taken once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from truceline.contact.clock import Clock


@dataclass(frozen=True, slots=True)
class Step:
    """So long after the reply was due, tell these: a role of the centre, a guarantor, the body above the side's officer."""

    code: str
    after: timedelta
    tells: str


DEFAULT = (
    Step("reminder", timedelta(0), "addressee"),
    Step("superior", timedelta(hours=2), "superior"),
    Step("guarantor", timedelta(hours=6), "guarantor"),
    Step("centre", timedelta(hours=24), "head_of_centre"),
)


def reminding(ladder: Sequence[Step], before: timedelta) -> tuple[Step, ...]:
    """A ladder with a reminder so long before the reply is due."""
    return (Step("early_reminder", -before, "addressee"), *ladder)


def steps_due(ladder: Sequence[Step], clock: Clock, now: datetime, taken: Collection[str]) -> list[Step]:
    """The steps whose time has come and that were not taken, the lowest first; none once the side has replied.

    A ladder whose steps go back in time or repeat a code is refused (ValueError).
    """
    codes = [step.code for step in ladder]
    if len(set(codes)) != len(codes) or any(later.after < sooner.after for sooner, later in pairwise(ladder)):
        raise ValueError("expected steps with codes of their own, each no sooner than the one before")
    if clock.stopped_at is not None:
        return []
    # At the moment it is due the side is still in time.
    due = [step for step in ladder if now > clock.due_at + step.after and step.code not in taken]
    # Who was not reminded while there was time is not reminded of it afterwards.
    return [step for step in due if step.after >= timedelta(0) or now <= clock.due_at]
