"""Notices: written down, shown with their conflicts, then confirmed so that both sides are to be told, or withdrawn."""

import json
import math
from dataclasses import dataclass
from datetime import datetime

import shapely
from django.db.models import Max
from shapely.geometry import mapping, shape

from truceline.contact.notice import Activity, Notice, check
from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.actions.spreading import owe_word, units_of
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.notices import STATES, conflicts_of, sum_of
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import AnnouncedNotice, NoticeStep, Person
from truceline.errors import Conflict
from truceline.values.identity import new_identity
from truceline.values.place import circle

KIND = "notice"
_MOST_AREA = 100_000  # characters of an outline


@dataclass(frozen=True, slots=True)
class Announced:
    """What is announced: what, by whom, where, from when until when, in whose words, from where it is known."""

    activity: Activity
    by: str
    area: shapely.Geometry
    place: str
    starts_at: datetime
    ends_at: datetime
    announced_at: datetime
    words: str
    source: str


def write_notice(person: Person, announced: Announced) -> AnnouncedNotice:
    """Write a notice down as a draft; whatever is wrong with its window or outline refuses it."""
    require(person, Action.WRITE, Noun.NOTICE)
    made = AnnouncedNotice(notice_id=new_identity(), made_by=person, on=now(), step=NoticeStep.DRAFT)
    notice = Notice(
        made.pk,
        announced.by,
        announced.activity,
        announced.area,
        announced.starts_at,
        announced.ends_at,
        announced.announced_at,
    )
    check(notice, now())
    made.activity, made.announced_by = announced.activity.value, announced.by
    made.starts_at, made.ends_at, made.announced_at = announced.starts_at, announced.ends_at, announced.announced_at
    made.west, made.south, made.east, made.north = announced.area.bounds
    content = {
        "activity": made.activity,
        "announced_by": made.announced_by,
        "place": announced.place,
        "area": json.loads(json.dumps(mapping(announced.area))),
        "starts_at": announced.starts_at,
        "ends_at": announced.ends_at,
        "announced_at": announced.announced_at,
        "words": announced.words,
        "source": announced.source,
        "step": str(NoticeStep.DRAFT),
    }
    with recorded(person.pseudonym) as entries:
        if again := sent_again(AnnouncedNotice.objects.filter(made_by=person), spelt(content), person):
            return again
        made.number = (AnnouncedNotice.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        _keep(entries, made, {"number": made.number, **content}, insert=True)
    return made


def confirm_notice(person: Person, notice: AnnouncedNotice, shown: str) -> None:
    """Confirm a notice with the conflicts that were shown (`shown` is their sum); then everybody concerned is to be told.

    Raises:
        Conflict: where other conflicts stand by now than were shown, it is over, or it has moved on.
    """
    require(person, Action.APPROVE, Noun.NOTICE, state=STATES[NoticeStep(notice.step)])
    charter = charter_at_hand()
    with recorded(person.pseudonym) as entries:
        standing = AnnouncedNotice.objects.select_for_update().get(pk=notice.pk)
        if standing.step != NoticeStep.DRAFT:
            raise Conflict("desk-notice-moved-on")
        if standing.ends_at <= now():
            raise Conflict("desk-notice-over")
        found = conflicts_of(standing, charter)
        if sum_of(found) != shown:
            raise Conflict("desk-notice-other-conflicts")
        standing.step, standing.confirmed_by = NoticeStep.CONFIRMED, person
        told = [{"kind": one.kind, "code": one.code, "zone": one.zone} for one in found]
        _keep(entries, standing, {**read(standing.content), "step": str(standing.step), "conflicts": told})
        owe_word(entries, KIND, standing.pk, units_of(charter, now()))


def withdraw_notice(person: Person, notice: AnnouncedNotice, reason: str) -> None:
    """Withdraw a notice; it stays readable, with the reason."""
    require(person, Action.STRIKE, Noun.NOTICE, state=STATES[NoticeStep(notice.step)])
    if not reason.strip():
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        standing = AnnouncedNotice.objects.select_for_update().get(pk=notice.pk)
        if standing.step == NoticeStep.WITHDRAWN:
            raise Conflict("desk-notice-moved-on")
        standing.step = NoticeStep.WITHDRAWN
        _keep(entries, standing, {**read(standing.content), "step": str(standing.step), "reason": reason.strip()})


def read_announced(form: Form, codes: list[str]) -> Announced:
    """A notice as a form has it; its outline as GeoJSON, or a middle and a radius in kilometres."""
    activity, by = form.one_of("activity", [one.value for one in Activity]), form.one_of("by", codes)
    starts_at, ends_at = form.moment("starts_at"), form.moment("ends_at")
    announced_at = form.past("announced_at")
    place, words = form.text("place", most=200), form.text("words")
    source = form.text("source", most=1_000)
    area = _area(form)
    form.check()
    moment = now()
    return Announced(
        Activity(activity),
        by,
        area or shapely.Point(),
        place,
        starts_at or moment,
        ends_at or moment,
        announced_at or moment,
        words,
        source,
    )


def _area(form: Form) -> shapely.Geometry | None:
    outline = form.text("outline", needed=False, most=_MOST_AREA)
    if outline:
        return _outlined(form, outline)
    longitude, latitude = form.number("longitude", -180, 180), form.number("latitude", -90, 90)
    radius = form.number("radius_km", 0.05, 200)
    if longitude is None or latitude is None or radius is None:
        return None
    around = circle(longitude, latitude, radius * 1_000)
    return shapely.Polygon([(round(x, 5), round(y, 5)) for x, y in around.exterior.coords[:-1]])


def _outlined(form: Form, outline: str) -> shapely.Geometry | None:
    """An outline as GeoJSON: one polygon, several, or a way; numbers that are none on earth are refused."""
    try:
        told = json.loads(outline)
        area = shape(told.get("geometry", told))
        is_sound = area.geom_type in {"Polygon", "MultiPolygon", "LineString"} and all(map(math.isfinite, area.bounds))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, shapely.errors.ShapelyError):
        is_sound = False
    if not is_sound or not (area.bounds[0] >= -180 and area.bounds[2] <= 180 and abs(area.bounds[1]) <= 90):
        form.tell("D307", "outline", outline[:60])
        return None
    return area


def _keep(entries: Entries, notice: AnnouncedNotice, content: dict[str, object], *, insert: bool = False) -> None:
    notice.content = spelt(content)
    notice.save(force_insert=insert)
    entries.record(KIND, notice.pk, notice.content)
