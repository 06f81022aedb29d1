"""Notices as they stand: what meets one of them, and what was observed that looks like it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import shapely
from django.db.models import Q, QuerySet
from shapely.geometry import shape

from truceline.agreement.charter import Charter
from truceline.contact.notice import Activity, Conflict, Notice, Seen, conflicts, disturbs_passage, matches
from truceline.desk.policy import Action, Noun, Role, State, decide
from truceline.desk.recording import read
from truceline.desk.tables import AccessRequest, AnnouncedNotice, Incident, NoticeStep

STATES = {NoticeStep.DRAFT: State.DRAFT, NoticeStep.CONFIRMED: State.APPROVED, NoticeStep.WITHDRAWN: State.STRUCK}
WHEN = ("running", "coming", "past", "all")
PAGE = 100
# More incidents than this in one window are not gone through: the notice is too wide to match anything to it.
MOST_SEEN = 5_000
# How long people may be on the road from when they wanted to pass: until night falls.
PASSAGE_TAKES = timedelta(hours=12)
_ACCESS = "access."
# How far an incident's own time may lie outside the window and still reach into it.
_TIME_ERROR = timedelta(days=1)


def notices_seen(held: Sequence[Role]) -> QuerySet[AnnouncedNotice]:
    """The notices that these roles may see at all: whoever is not of the centre sees what was confirmed."""
    steps = [step for step, state in STATES.items() if decide(held, Action.SEE, Noun.NOTICE, state=state).allowed]
    return AnnouncedNotice.objects.filter(step__in=steps).select_related("made_by", "confirmed_by")


def at_time(found: QuerySet[AnnouncedNotice], when: str, at: datetime) -> QuerySet[AnnouncedNotice]:
    """Those that run at a moment, are to come, or are past."""
    chosen = {
        "running": Q(starts_at__lte=at, ends_at__gt=at),
        "coming": Q(starts_at__gt=at),
        "past": Q(ends_at__lte=at),
    }
    return found.filter(chosen[when]) if when in chosen else found


def decided_notice(row: AnnouncedNotice) -> Notice:
    """A row as the notice that the core decides on."""
    return Notice(
        notice_id=row.pk,
        announced_by=row.announced_by,
        activity=Activity(row.activity),
        area=shape(read(row.content)["area"]),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        announced_at=row.announced_at,
    )


def conflicts_of(row: AnnouncedNotice, charter: Charter) -> list[Conflict]:
    """What stands in the way of a notice: provisions, other notices that were not withdrawn, and people on the road."""
    others = AnnouncedNotice.objects.exclude(step=NoticeStep.WITHDRAWN).filter(
        starts_at__lt=row.ends_at,
        ends_at__gt=row.starts_at,
        west__lte=row.east,
        east__gte=row.west,
        south__lte=row.north,
        north__gte=row.south,
    )
    notice = decided_notice(row)
    found = conflicts(notice, charter, [decided_notice(one) for one in others.exclude(pk=row.pk)])
    return [*found, *_aid_on_the_road(notice, charter)]


def _aid_on_the_road(notice: Notice, charter: Charter) -> list[Conflict]:
    """Humanitarian passages asked for in a zone that it touches and in its window, and not refused, where it would disturb them."""
    if not disturbs_passage(notice.activity):
        return []
    shapes = [one for one in charter.zone_shapes() if one.geometry is not None and one.geometry.intersects(notice.area)]
    requests = AccessRequest.objects.filter(
        zone__in={one.code for one in shapes},
        is_refused=False,
        passed_at=None,
        wanted_at__lt=notice.ends_at,
        wanted_at__gt=notice.starts_at - PASSAGE_TAKES,
    )
    return [Conflict("passage", f"{_ACCESS}{one.number}", one.zone) for one in requests.order_by("number")]


def request_in_the_way(conflict: Conflict) -> AccessRequest | None:
    """The request of a humanitarian passage that a conflict names; None where it names something else."""
    number = conflict.code.removeprefix(_ACCESS)
    return AccessRequest.objects.filter(number=int(number)).first() if number != conflict.code else None


def sum_of(found: Sequence[Conflict]) -> str:
    """The sum of what was shown, so that nobody confirms what they did not see."""
    told = json.dumps(sorted((one.kind, one.code, one.zone or "") for one in found))
    return hashlib.sha256(told.encode()).hexdigest()


def observed(row: AnnouncedNotice) -> list[Incident]:
    """The incidents that may be what was announced: like it, in its area and window, both errors allowed for."""
    rows = Incident.objects.filter(
        is_struck=False,
        occurred_at__gte=row.starts_at - _TIME_ERROR,
        occurred_at__lte=row.ends_at + _TIME_ERROR,
    ).order_by("occurred_at", "pk")[:MOST_SEEN]
    found = {one.pk: one for one in rows}
    seen = [_seen(one, read(one.content)) for one in found.values()]
    return [found[code] for code in matches(decided_notice(row), [one for one in seen if one is not None])]


def _seen(row: Incident, content: dict[str, Any]) -> Seen | None:
    """An incident as an observation; None where nobody knows where it was."""
    if "longitude" not in content:
        return None
    within = timedelta(seconds=content.get("occurred_within_s") or 0)
    return Seen(
        report_id=row.pk,
        act=content.get("act"),
        longitude=content["longitude"],
        latitude=content["latitude"],
        radius_m=content.get("radius_m") or 0.0,
        earliest=row.occurred_at - within,
        latest=row.occurred_at + within,
    )


def rows_of(found: QuerySet[AnnouncedNotice]) -> Any:
    """Notices as a table, one a row, with their outlines."""
    for row in found.iterator(chunk_size=500):
        content = read(row.content)
        yield {
            "number": row.number,
            "activity": row.activity,
            "announced_by": row.announced_by,
            "starts_at": content["starts_at"],
            "ends_at": content["ends_at"],
            "announced_at": content["announced_at"],
            "place": content["place"],
            "words": content["words"],
            "step": row.step,
            "geometry": content["area"],
        }


def size_km(area: shapely.Geometry) -> float:
    """How far an outline reaches from its middle, in kilometres, roughly: for telling, never for deciding."""
    west, south, east, north = area.bounds
    return round(max((north - south), (east - west) * 0.84) * 111.2 / 2, 1)
