"""Whether a time that is known within limits lies inside a span: surely, possibly, or not.

A span holds from its start up to, and without, its end. An incident whose possible time crosses either is "cannot
tell"; one that only touches the start from before lies before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from truceline.agreement.charter import Charter
from truceline.agreement.provision import Provision
from truceline.finding.answers import CANNOT_TELL, NO, Answers
from truceline.finding.columns import Flags, Floats, Incidents, Instants

Spans = Sequence[tuple[datetime | None, datetime | None]]

_ALWAYS = np.datetime64("0001-01-01", "us")
_NEVER = np.datetime64("9999-12-31", "us")
_HOUR = np.timedelta64(3_600_000_000, "us")


@dataclass(frozen=True, slots=True)
class Overlap:
    """For every incident, whether its whole possible time lies in the spans, and whether any of it does."""

    surely: Flags
    possibly: Flags

    @property
    def partly(self) -> Flags:
        """Whether the possible time lies on both sides of a limit."""
        return self.possibly & ~self.surely


def moment(at: datetime | None, otherwise: np.datetime64) -> np.datetime64:
    """A moment as NumPy counts it, in UTC without saying so."""
    return otherwise if at is None else np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "us")


def overlap(incidents: Incidents, spans: Spans) -> Overlap:
    """Lay the possible times over spans; spans that touch or overlap count as one."""
    surely = np.zeros(len(incidents), np.bool_)
    possibly = surely.copy()
    for start, end in _joined(spans):
        surely |= (incidents.first >= start) & (incidents.last < end)
        possibly |= (incidents.last >= start) & (incidents.first < end)
    return Overlap(surely, possibly)


def in_force(incidents: Incidents, provision: Provision, charter: Charter) -> Answers:
    """Whether the provision was in force, and the hours from its start or, where it has ended, since its end.

    A provision is never in force outside the term of its agreement.
    """
    start, end = _narrowest(charter.span(provision), charter.span(charter.agreement.term))
    yet = incidents.last < start
    over = incidents.first >= end
    answer = Answers.yes(len(incidents))
    answer = answer.where(incidents.last >= end, CANNOT_TELL, "time_straddles_end")
    answer = answer.where(incidents.first < start, CANNOT_TELL, "time_straddles_start")
    answer = answer.where(over, NO, "no_longer_in_force").where(yet, NO, "not_in_force_yet")
    from_end = over | ((incidents.last >= end) & (incidents.first >= start))
    return answer.telling(
        hours_from_start=np.where(from_end, _hours(incidents.middle, end), _hours(incidents.middle, start))
    )


def _hours(at: Instants, since: np.datetime64) -> Floats:
    """Hours since a moment, unknown where there is no such moment."""
    if since in (_ALWAYS, _NEVER):
        return np.full(len(at), np.nan)
    return np.asarray((at - since) / _HOUR, dtype=np.float64)


def _narrowest(*spans: tuple[datetime | None, datetime | None]) -> tuple[np.datetime64, np.datetime64]:
    starts, ends = zip(*spans, strict=True)
    return max(moment(start, _ALWAYS) for start in starts), min(moment(end, _NEVER) for end in ends)


def _joined(spans: Spans) -> list[tuple[np.datetime64, np.datetime64]]:
    """The spans in order of time, those that touch or overlap made one."""
    whole: list[tuple[np.datetime64, np.datetime64]] = []
    for start, end in sorted((moment(start, _ALWAYS), moment(end, _NEVER)) for start, end in spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole
