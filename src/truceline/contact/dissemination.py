"""Dissemination: who has been told of the ceasefire and of each change, and who acknowledged it when.

A ceasefire fails where nobody told the units. Told and acknowledged are different facts, and both have gaps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Word:
    """That a unit was told of something (the ceasefire, a change), by whom, and when it acknowledged."""

    of: str
    unit: str
    told_by: str
    told_at: datetime
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """How one unit stands: nobody told it, it was told, or it acknowledged; since when."""

    unit: str
    state: str  # not_told, told, acknowledged
    since: datetime | None


def heard(of: str, units: Sequence[str], words: Iterable[Word], at: datetime) -> list[Heard]:
    """How every unit stood at a moment, in the order given; one entry each, so that gaps show."""
    known = [one for one in words if one.of == of and one.told_at <= at]
    return [_heard(unit, [one for one in known if one.unit == unit], at) for unit in units]


def _heard(unit: str, words: Sequence[Word], at: datetime) -> Heard:
    acknowledged = [
        one.acknowledged_at for one in words if one.acknowledged_at is not None and one.acknowledged_at <= at
    ]
    if acknowledged:
        return Heard(unit, "acknowledged", min(acknowledged))
    if words:
        return Heard(unit, "told", min(one.told_at for one in words))
    return Heard(unit, "not_told", None)
