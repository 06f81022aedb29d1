"""Access: a request is asked, answered and made use of; a restriction of monitors is written down. Nothing is written over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from truceline.contact.access import Restriction
from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import AccessRequest, MonitorRestriction, Person
from truceline.errors import Conflict
from truceline.values.identity import new_identity


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: for whom to grant, who wants to pass with what, where, when."""

    side: str
    zone: str
    who: str
    what: str
    route: str
    asked_at: datetime
    wanted_at: datetime


@dataclass(frozen=True, slots=True)
class Restricted:
    """A restriction: of which kind, by whom (a code; empty: not known), where, from when until when, and what happened."""

    category: Restriction
    side: str
    zone: str
    place: str
    began_at: datetime
    ended_at: datetime | None
    told: str


def ask_access(person: Person, asked: Asked) -> AccessRequest:
    """Write down that somebody asked to pass; a form that comes again is the request that was written down."""
    require(person, Action.WRITE, Noun.ACCESS)
    row = AccessRequest(
        request_id=new_identity(),
        side=asked.side,
        zone=asked.zone,
        asked_at=asked.asked_at,
        wanted_at=asked.wanted_at,
        made_by=person,
        on=now(),
    )
    with recorded(person.pseudonym) as entries:
        row.number = (AccessRequest.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        content = {
            "number": row.number,
            "side": asked.side,
            "zone": asked.zone or None,
            "who": asked.who,
            "what": asked.what,
            "route": asked.route,
            "asked_at": asked.asked_at,
            "wanted_at": asked.wanted_at,
        }
        if again := sent_again(AccessRequest.objects.filter(made_by=person), spelt(content), person):
            return again
        _keep(entries, row, content, insert=True)
    return row


def answer_access(person: Person, row: AccessRequest, answered_at: datetime, is_refused: bool, reason: str) -> None:
    """Write down what the side answered. A later answer stands; a refusal gives the side's reason, or says that it gave none.

    Raises:
        Conflict: where they passed already, or the answer would come before the asking.
    """
    require(person, Action.WRITE, Noun.ACCESS)
    with recorded(person.pseudonym) as entries:
        standing = AccessRequest.objects.select_for_update().get(pk=row.pk)
        if standing.passed_at is not None:
            raise Conflict("desk-passage-passed")
        if answered_at < standing.asked_at:
            raise Conflict("desk-passage-before")
        standing.answered_at, standing.is_refused = answered_at, is_refused
        more = {"answered_at": answered_at, "is_refused": is_refused or None, "reason": reason}
        _keep(entries, standing, {**read(standing.content), **more})


def pass_access(person: Person, row: AccessRequest, passed_at: datetime, note: str) -> None:
    """Write down that they did pass: this is what a quota counts."""
    require(person, Action.WRITE, Noun.ACCESS)
    with recorded(person.pseudonym) as entries:
        standing = AccessRequest.objects.select_for_update().get(pk=row.pk)
        if standing.passed_at is not None:
            raise Conflict("desk-passage-passed")
        if passed_at < standing.asked_at:
            raise Conflict("desk-passage-before")
        standing.passed_at = passed_at
        _keep(entries, standing, {**read(standing.content), "passed_at": passed_at, "passed": note})


def restrict(person: Person, restricted: Restricted) -> MonitorRestriction:
    """Write down how monitors were kept from moving or looking; a form that comes again is the restriction that was written down."""
    require(person, Action.WRITE, Noun.RESTRICTION, Relation.OWN)
    row = MonitorRestriction(
        restriction_id=new_identity(),
        category=restricted.category.value,
        side=restricted.side,
        zone=restricted.zone,
        began_at=restricted.began_at,
        ended_at=restricted.ended_at,
        made_by=person,
        on=now(),
    )
    with recorded(person.pseudonym) as entries:
        row.number = (MonitorRestriction.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        row.content = spelt(
            {
                "number": row.number,
                "category": row.category,
                "side": row.side or None,
                "zone": row.zone or None,
                "place": restricted.place,
                "began_at": restricted.began_at,
                "ended_at": restricted.ended_at,
                "told": restricted.told,
            }
        )
        if again := sent_again(MonitorRestriction.objects.filter(made_by=person), row.content, person):
            return again
        row.save(force_insert=True)
        entries.record("restriction", row.pk, row.content)
    return row


def read_asked(form: Form, sides: list[str], zones: list[str]) -> Asked:
    """A request as a form has it."""
    side, zone = form.one_of("side", sides), form.one_of("zone", zones, needed=False)
    who, what, route = form.text("who", most=200), form.text("what"), form.text("route")
    asked_at, wanted_at = form.past("asked_at"), form.moment("wanted_at")
    form.not_before("wanted_at", wanted_at, asked_at)
    form.check()
    return Asked(side, zone, who, what, route, asked_at or now(), wanted_at or now())


def read_restricted(form: Form, sides: list[str], zones: list[str]) -> Restricted:
    """A restriction as a form has it."""
    category = form.one_of("category", [one.value for one in Restriction])
    side, zone = form.one_of("side", sides, needed=False), form.one_of("zone", zones, needed=False)
    place, told = form.text("place", most=200), form.text("told")
    began_at, ended_at = form.past("began_at"), form.past("ended_at", needed=False)
    form.not_before("ended_at", ended_at, began_at)
    form.check()
    return Restricted(Restriction(category), side, zone, place, began_at or now(), ended_at, told)


def _keep(entries: Entries, row: AccessRequest, content: dict[str, Any], *, insert: bool = False) -> None:
    row.content = spelt(content)
    row.save(force_insert=insert)
    entries.record("access_request", row.pk, row.content)
