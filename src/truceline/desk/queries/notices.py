"""Notices as they stand: what meets one of them, and what was observed that looks like it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import shapely
from django.db.models import Q, QuerySet
from shapely.geometry import shape

from truceline.agreement.charter import Charter
from truceline.contact.notice import Activity, Conflict, Notice, Seen, conflicts, disturbs_passage, matches
from truceline.desk.contact_records import actors_of
from truceline.desk.policy import Action, Noun, Role, State, decide
from truceline.desk.queries.days import day_of
from truceline.desk.recording import read
from truceline.desk.tables import AccessRequest, AnnouncedNotice, Incident, NoticeStep, Word

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


@dataclass(frozen=True, slots=True)
class NoticeQuery:
    """What is looked for: by when it holds, what is announced, by whom, and on which local day; empty looks for every one."""

    when: str = "all"
    activity: str = ""
    by: str = ""
    on: date | None = None
    not_understood: tuple[str, ...] = ()

    def found(self, seen: QuerySet[AnnouncedNotice], at: datetime, zone: ZoneInfo) -> QuerySet[AnnouncedNotice]:
        """Those of the notices that somebody may see that are looked for, the latest first."""
        if self.activity:
            seen = seen.filter(activity=self.activity)
        if self.by:
            seen = seen.filter(announced_by=self.by)
        if self.on is not None:
            begin = datetime.combine(self.on, time(), zone)
            end = datetime.combine(self.on + timedelta(days=1), time(), zone)
            seen = seen.filter(starts_at__lt=end, ends_at__gt=begin)
        return at_time(seen, self.when, at)

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        told = {"when": self.when, "activity": self.activity, "by": self.by, "on": self.on} | changed
        return urlencode({name: str(value) for name, value in told.items() if value})


def read_notice_query(address: Mapping[str, str], announcers: Sequence[str]) -> NoticeQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    told = {name: address.get(name, "") for name in ("when", "activity", "by", "on")}
    wrong = []
    for name, known in (("when", WHEN), ("activity", tuple(Activity)), ("by", announcers)):
        if told[name] and told[name] not in known:
            wrong.append(name)
            told[name] = ""
    on = day_of(told["on"])
    if told["on"] and on is None:
        wrong.append("on")
    return NoticeQuery(told["when"] or "all", told["activity"], told["by"], on, tuple(wrong))


def notices_seen(held: Sequence[Role]) -> QuerySet[AnnouncedNotice]:
    """The notices that these roles may see at all: whoever is not of the centre sees what was confirmed."""
    steps = [step for step, state in STATES.items() if decide(held, Action.SEE, Noun.NOTICE, state=state).allowed]
    return AnnouncedNotice.objects.filter(step__in=steps).select_related("made_by", "confirmed_by")


def notices_of_side(side: str, charter: Charter) -> QuerySet[AnnouncedNotice]:
    """What a side announced itself, it or a group of its own, or was told; confirmed ones alone. Without a side nothing."""
    own = [code for code in actors_of(charter) if code == side or charter.side_of(code) == side] if side else []
    told = Word.objects.filter(kind="notice", unit__in=own).filter(
        Q(told_at__isnull=False) | Q(contact__sent_at__isnull=False)
    )
    confirmed = AnnouncedNotice.objects.filter(step=NoticeStep.CONFIRMED)
    found = confirmed.filter(Q(announced_by__in=own) | Q(pk__in=told.values("of")))
    # By when it holds, never by its number: that would tell how many others there are.
    return found.order_by("-starts_at", "notice_id")


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
    return conflicts_of_all([row], charter)[row.pk]


def conflicts_of_all(rows: Sequence[AnnouncedNotice], charter: Charter) -> dict[str, list[Conflict]]:
    """What stands in the way of each of some notices, in two queries however many there are; of what was withdrawn nothing does."""
    standing = [row for row in rows if row.step != NoticeStep.WITHDRAWN]
    found: dict[str, list[Conflict]] = {row.pk: [] for row in rows}
    if not standing:
        return found
    others = AnnouncedNotice.objects.exclude(step=NoticeStep.WITHDRAWN).filter(
        starts_at__lt=max(row.ends_at for row in standing),
        ends_at__gt=min(row.starts_at for row in standing),
        west__lte=max(row.east for row in standing),
        east__gte=min(row.west for row in standing),
        south__lte=max(row.north for row in standing),
        north__gte=min(row.south for row in standing),
    )
    beside = [decided_notice(one) for one in others]
    notices = [decided_notice(row) for row in standing]
    requests = _aid_in_the_window(notices)
    for notice in notices:
        meets = conflicts(notice, charter, [one for one in beside if one.notice_id != notice.notice_id])
        found[notice.notice_id] = [*meets, *_aid_on_the_road(notice, charter, requests)]
    return found


def _aid_in_the_window(notices: Sequence[Notice]) -> list[AccessRequest]:
    """Humanitarian passages asked for in any of the windows, and neither refused nor over."""
    if not any(disturbs_passage(one.activity) for one in notices):
        return []
    requests = AccessRequest.objects.filter(
        is_refused=False,
        passed_at=None,
        wanted_at__lt=max(one.ends_at for one in notices),
        wanted_at__gt=min(one.starts_at for one in notices) - PASSAGE_TAKES,
    )
    return list(requests.order_by("number"))


def _aid_on_the_road(notice: Notice, charter: Charter, requests: Sequence[AccessRequest]) -> list[Conflict]:
    """Passages in a zone that it touches and in its window, where it would disturb them."""
    if not disturbs_passage(notice.activity):
        return []
    zones = {
        one.code for one in charter.zone_shapes() if one.geometry is not None and one.geometry.intersects(notice.area)
    }
    return [
        Conflict("passage", f"{_ACCESS}{one.number}", one.zone)
        for one in requests
        if one.zone in zones and notice.starts_at - PASSAGE_TAKES < one.wanted_at < notice.ends_at
    ]


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


def rows_of(found: QuerySet[AnnouncedNotice], charter: Charter | None = None) -> Iterator[dict[str, Any]]:
    """Notices as a table, one a row, with their outlines; with the agreement also what stands in the way of each, by kind."""
    rows = found.iterator(chunk_size=500)
    while some := list(islice(rows, 500)):
        ways = conflicts_of_all(some, charter) if charter is not None else {}
        for row in some:
            told = _row(row)
            kinds = sorted({one.kind for one in ways.get(row.pk, [])})
            yield told | ({"conflicts": " ".join(kinds)} if charter is not None else {})


def _row(row: AnnouncedNotice) -> dict[str, Any]:
    content = read(row.content)
    return {
        "number": row.number,
        "notice_id": row.pk,
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
