"""By when a side has to reply, and by when it has to be told: what the agreement says of it.

An agreement gives a time in a procedure that the record of contacts shows. Where several give one the shortest holds.
Where none does nothing is invented: the centre may have a rule of its own, and that is then the centre's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ProcedureProvision
from truceline.values.taxonomy import ACT_GROUP


@dataclass(frozen=True, slots=True)
class Given:
    """A time that the agreement gives, and the provision that does."""

    provision: str
    hours: float


def steps_of(charter: Charter, act: str | None, at: datetime, shown_by: str) -> list[ProcedureProvision]:
    """The procedures that an act calls for, in force at that time, whose step is shown in one way.

    An act that is not known calls for nothing: nobody is held to a time by what may not have happened.
    """
    meant = {act, ACT_GROUP.get(act)} if act else set()
    found = (one for one in charter.agreement.provisions if isinstance(one, ProcedureProvision))
    return [
        one for one in found if one.shown_by == shown_by and meant & set(one.acts) and _holds(charter.span(one), at)
    ]


def given_time(steps: Iterable[ProcedureProvision], concerned: Collection[str]) -> Given | None:
    """The shortest time that one of the steps gives; only those that concern the incident count. None where none gives one."""
    given = [
        Given(one.code, one.within_hours) for one in steps if one.within_hours is not None and one.code in concerned
    ]
    return min(given, key=lambda one: (one.hours, one.provision), default=None)


def _holds(span: tuple[datetime | None, datetime | None], at: datetime) -> bool:
    start, end = span
    return (start is None or start <= at) and (end is None or at < end)
