"""Notices: announced exercises, flights, convoys, evacuations, demining, repairs and rotations.

Before a notice is confirmed its conflicts are shown: provisions that forbid what it announces, other notices and
humanitarian passage in the same place and time. Later observations are matched to it. A notice says what somebody
announced of themselves; nothing here shows where anybody is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import shapely
import shapely.ops
from pyproj import Geod

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ActProvision, AreaProvision
from truceline.errors import Refused, Where, problem
from truceline.values.taxonomy import ACT_GROUP

_GEOD = Geod(ellps="WGS84")


class Activity(StrEnum):
    """What is announced."""

    EXERCISE = "exercise"
    FLIGHT = "flight"
    CONVOY = "convoy"
    EVACUATION = "evacuation"
    DEMINING = "demining"
    REPAIR = "repair"
    ROTATION = "rotation"


# What an observer may report of each: the acts a later report of it would name.
LOOKS_LIKE: dict[Activity, tuple[str, ...]] = {
    Activity.EXERCISE: ("exercise_held", "fire", "explosion"),
    Activity.FLIGHT: ("aircraft_flight", "drone_flight"),
    Activity.CONVOY: ("presence", "position_change"),
    Activity.EVACUATION: ("presence", "position_change"),
    Activity.DEMINING: ("explosion", "mine_blast"),
    Activity.REPAIR: ("presence",),
    Activity.ROTATION: ("presence", "position_change", "ground_advance"),
}
# What others must not cross: people are on the road.
PASSAGE = (Activity.CONVOY, Activity.EVACUATION)
_DISTURBS = (Activity.EXERCISE, Activity.FLIGHT, Activity.DEMINING, Activity.ROTATION)


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody announced: what, where (an outline in WGS 84), and from when until when."""

    notice_id: str
    announced_by: str
    activity: Activity
    area: shapely.Geometry
    starts_at: datetime
    ends_at: datetime
    announced_at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing in the way: a provision, another notice, or a passage of people and aid."""

    kind: str  # provision, notice, passage
    code: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation to be matched: its act, place with radius, and time with half-width."""

    report_id: str
    act: str | None
    longitude: float
    latitude: float
    radius_m: float
    earliest: datetime
    latest: datetime


def disturbs_passage(activity: Activity) -> bool:
    """Whether people on the road are in danger of it."""
    return activity in _DISTURBS


def check(notice: Notice, now: datetime) -> None:
    """Refuse a notice whose window ends before it begins or is over, or whose outline is empty or crosses itself.

    Raises:
        Refused: with every such fault.
    """
    problems = []
    if notice.ends_at <= notice.starts_at:
        problems.append(problem("N008", Where("", 0, "ends_at"), notice.ends_at.isoformat()))
    if notice.ends_at <= now:
        problems.append(problem("N009", Where("", 0, "ends_at"), notice.ends_at.isoformat(), now=now.isoformat()))
    if notice.area.is_empty or not notice.area.is_valid:
        problems.append(problem("N010", Where("", 0, "area"), shapely.is_valid_reason(notice.area)))
    if problems:
        raise Refused(problems)


def conflicts(notice: Notice, charter: Charter, others: Sequence[Notice]) -> list[Conflict]:
    """What stands in the way of a notice, provisions first.

    1. Provisions in force during its window that forbid, in a zone it touches, what it would look like. Whether the
       announcement exempts it is for people: provisions that name announced activity as an exemption are listed too.
    2. Other notices of other announcers whose area and window meet its own.
    3. Of these, passages that it would disturb, or that would be disturbed by them, are told as passages.
    """
    found = [*_forbidden(notice, charter)]
    for other in others:
        if other.notice_id != notice.notice_id and _meet(notice, other):
            passes = {notice.activity, other.activity} & set(PASSAGE) and {notice.activity, other.activity} & set(
                _DISTURBS
            )
            if passes or notice.announced_by != other.announced_by:
                found.append(Conflict("passage" if passes else "notice", other.notice_id))
    return found


def _meet(one: Notice, other: Notice) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at and bool(one.area.intersects(other.area))


def _forbidden(notice: Notice, charter: Charter) -> list[Conflict]:
    acts = {code for act in LOOKS_LIKE[notice.activity] for code in (act, ACT_GROUP[act])}
    touched = {
        shape.code
        for shape in charter.zone_shapes()
        if shape.geometry is not None
        and (shape.start is None or shape.start < notice.ends_at)
        and (shape.end is None or shape.end > notice.starts_at)
        and shape.geometry.intersects(notice.area)
    }
    found = []
    for provision in charter.agreement.provisions:
        if not isinstance(provision, ActProvision | AreaProvision):
            continue
        start, end = charter.span(provision)
        in_force = (start is None or start < notice.ends_at) and (end is None or end > notice.starts_at)
        named = set(provision.acts) | {ACT_GROUP[act] for act in provision.acts if act == ACT_GROUP[act]}
        if in_force and named & acts:
            found += [
                Conflict("provision", provision.code, zone)
                for zone in (provision.zones or [z.code for z in charter.agreement.zones])
                if zone in touched
            ]
    return found


def matches(notice: Notice, seen: Sequence[Seen]) -> list[str]:
    """The reports that may have observed what was announced: like it, in its area and window, both errors allowed for."""
    acts = {code for act in LOOKS_LIKE[notice.activity] for code in (act, ACT_GROUP[act])}
    return [
        one.report_id
        for one in seen
        if (one.act is None or one.act in acts or ACT_GROUP[one.act] in acts)
        and one.earliest < notice.ends_at
        and one.latest >= notice.starts_at
        and _within(notice.area, one)
    ]


def _within(area: shapely.Geometry, one: Seen) -> bool:
    """Whether the error circle reaches the area: geodesic metres to its nearest point."""
    point = shapely.Point(one.longitude, one.latitude)
    if area.intersects(point):
        return True
    nearest = shapely.ops.nearest_points(area, point)[0]
    return float(_GEOD.inv(point.x, point.y, nearest.x, nearest.y)[2]) <= one.radius_m
