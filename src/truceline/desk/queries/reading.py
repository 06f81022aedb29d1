"""Reading a query from an address: what is not understood is named and looks for nothing in particular."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from truceline.desk.charter import charter_at_hand
from truceline.desk.queries.incidents import STATES, Box, IncidentQuery
from truceline.finding.life import Step
from truceline.finding.table import Verdict
from truceline.report.checking import EARLIEST_YEAR
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP

_T = TypeVar("_T")
# Days outside these years are slips of the hand: no report is read from before them (report.checking), and calendars end soon after.
_YEARS = range(EARLIEST_YEAR, 2200)


def read_query(address: Mapping[str, str]) -> IncidentQuery:
    """Read a query from an address."""
    wrong: list[str] = []

    def told(name: str, understand: Callable[[str], _T]) -> _T | None:
        try:
            return understand(address[name]) if address.get(name) else None
        except ValueError:
            wrong.append(name)
            return None

    agreement = charter_at_hand().agreement
    zones = tuple(zone.code for zone in agreement.zones)
    return IncidentQuery(
        words=address.get("q", "").strip()[:200],
        state=told("state", one_of(STATES)),
        act=told("act", one_of(tuple(ACT_GROUP))),
        weapon=told("weapon", one_of(tuple(WEAPON_GROUP))),
        step=told("step", one_of(tuple(Step))),
        area=address.get("area", "").strip()[:200],
        zone=told("zone", one_of(zones)),
        unclear_too=told("unclear", one_of(("1",))) is not None,
        box=told("bbox", read_box),
        first_day=told("from", _day),
        last_day=told("to", _day),
        provision=told("provision", one_of(tuple(p.code for p in agreement.provisions))),
        verdict=told("verdict", one_of(tuple(Verdict))),
        page=told("page", _page) or 1,
        not_understood=tuple(wrong),
    )


def one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """Reads one of these words."""

    def understand(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return understand


def read_box(text: str) -> Box:
    """Read west,south,east,north in degrees; ValueError where it is no box."""
    west, south, east, north = (float(edge) for edge in text.split(",", 4))
    if not (all(map(math.isfinite, (west, east))) and -90 <= south <= north <= 90 and max(abs(west), abs(east)) <= 360):
        raise ValueError(text)
    return (west, south, east, north)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError(text)
    return day


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) < 10**6 and len(text) < 9):
        raise ValueError(text)
    return int(text)
