"""Who answers for whom, and who is said to hold a place: what the agreement's paragraphs say of it, side by side.

A declaration of control is somebody's word, with its time and source. It is no finding, it decides no attribution, and where
declarations differ the place is contested: none of them is preferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.agreement.charter import Charter
from truceline.agreement.model import Control
from truceline.values.place import WGS84


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when it is asked: degrees on WGS 84, and how far off the true place may be, in metres."""

    longitude: float
    latitude: float
    radius_m: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Declared:
    """The declarations that touch a spot, in the order of the agreement; contested where they name several holders."""

    declarations: tuple[Control, ...]

    @property
    def is_contested(self) -> bool:
        """Whether the sides of those said to hold it, or the holders themselves, are several."""
        return len({one.controller for one in self.declarations}) > 1


def answerable(charter: Charter, actor: str) -> tuple[str, ...]:
    """The chain of responsibility of an actor: itself, whoever commands it, and last the party to whose side it belongs.

    An actor that the agreement does not name answers for itself alone.
    """
    chain = charter.command_of(actor)
    side = charter.side_of(actor)
    return tuple(chain if side is None or side in chain else [*chain, side])


def declared_at(charter: Charter, at: datetime) -> tuple[Control, ...]:
    """Every declaration in force at a moment, in the order of the agreement."""
    return tuple(one for one in charter.agreement.control if _holds(charter, one, at))


def rivals(declarations: Sequence[Control]) -> set[str]:
    """The codes of those among these declarations beside which another of them names somebody else for a place that touches."""
    return {
        one.code
        for one in declarations
        for other in declarations
        if one.controller != other.controller and _touch(one, other)
    }


def control_at(charter: Charter, spot: Spot) -> Declared:
    """Who is declared to hold a spot at its time: every declaration in force whose place the spot may lie in."""
    return Declared(tuple(one for one in declared_at(charter, spot.at) if _touch(one, spot)))


def _holds(charter: Charter, one: Control, at: datetime) -> bool:
    start, end = charter.span(one)
    return (start is None or start <= at) and (end is None or at < end)


def _touch(one: Control, spot: Spot | Control) -> bool:
    """Whether the circles of the place and of the spot, or of another place, touch, in geodesic metres."""
    metres = WGS84.inv(one.longitude, one.latitude, spot.longitude, spot.latitude)[2]
    return bool(metres <= one.radius_m + spot.radius_m)
