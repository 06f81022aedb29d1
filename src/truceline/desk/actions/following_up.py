"""Recommendations: issued only where they can be checked, checked by people, and never silently dropped."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from truceline.contact.following_up import Done, Recommendation, check
from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.following_up import FOUND, standing_of
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Incident, Person, RecommendationCheck, RecommendationReminder
from truceline.desk.tables import Recommendation as Row
from truceline.values.identity import new_identity

# How long before it is due a recommendation is remembered: a day, in which somebody can still go and look.
SOON = timedelta(days=1)
_DESK = "desk"
# So many of each kind with one look of the worker: the rest with the next.
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended: to which force, which act, where, by when, and how it will be checked."""

    incident: Incident | None
    provision: str
    force: str
    act: str
    place: str
    verified_by: str
    due_at: datetime


def issue_recommendation(person: Person, told: Recommended) -> Row:
    """Issue a recommendation; one that cannot be checked is refused, with all that is missing."""
    require(person, Action.WRITE, Noun.RECOMMENDATION)
    at, code = now(), new_identity()
    check(Recommendation(code, told.provision, told.force, told.act, told.place, told.due_at, told.verified_by, at))
    row = Row(
        recommendation_id=code,
        incident=told.incident,
        provision=told.provision,
        force=told.force,
        issued_at=at,
        due_at=told.due_at,
        made_by=person,
        on=at,
    )
    with recorded(person.pseudonym) as entries:
        row.number = (Row.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        row.content = spelt(
            {
                "number": row.number,
                "incident": told.incident.pk if told.incident else None,
                "provision": told.provision or None,
                "force": told.force,
                "act": told.act,
                "place": told.place,
                "verified_by": told.verified_by,
                "issued_at": at,
                "due_at": told.due_at,
            }
        )
        if again := sent_again(Row.objects.filter(made_by=person), row.content, person):
            return again
        row.save(force_insert=True)
        entries.record("recommendation", row.pk, row.content)
    return row


def check_recommendation(person: Person, row: Row, found: str, at: datetime, evidence: str) -> RecommendationCheck:
    """Write down what somebody found; the latest check that could tell stands, and all stay."""
    require(person, Action.RESOLVE, Noun.RECOMMENDATION)
    made = RecommendationCheck(
        check_id=new_identity(), recommendation=row, found=found, at=at, made_by=person, on=now()
    )
    made.content = spelt({"recommendation": row.pk, "found": found, "at": at, "evidence": evidence})
    with recorded(person.pseudonym) as entries:
        if again := sent_again(RecommendationCheck.objects.filter(recommendation=row), made.content, person):
            return again
        made.save(force_insert=True)
        entries.record("recommendation_check", made.pk, made.content)
    return made


def remind(at: datetime | None = None) -> int:
    """Remind of what is due within a day, and of what is overdue, each once; return how many reminders this call gave.

    In one transaction with the mark that it was given: a worker that dies in between gives it next time, and none twice. What was done
    or refused is not remembered any more.
    """
    moment, given = at or now(), 0
    soon = Row.objects.filter(reminded="", due_at__gt=moment, due_at__lte=moment + SOON)
    over = Row.objects.filter(reminded__in=["", "soon"], due_at__lte=moment)
    for kind, rows in (("soon", soon), ("over", over)):
        for row in rows[:_AT_A_TIME]:
            given += _reminded(row, kind, moment)
    return given


def _reminded(row: Row, kind: str, at: datetime) -> bool:
    with recorded(_DESK) as entries:
        fresh = Row.objects.select_for_update().prefetch_related("checks").get(pk=row.pk)
        if fresh.reminded in {kind, "over"}:
            return False
        fresh.reminded = kind
        fresh.save(update_fields=["reminded"])
        if standing_of(fresh, at) in {Done.DONE, Done.REFUSED}:
            return False
        made = RecommendationReminder(reminder_id=new_identity(), recommendation=fresh, kind=kind, at=at)
        made.content = spelt({"recommendation": fresh.pk, "kind": kind, "at": at})
        made.save(force_insert=True)
        entries.record("recommendation_reminder", made.pk, made.content)
    return True


def read_recommended(form: Form, forces: list[str], provisions: list[str]) -> Recommended:
    """A recommendation as a form has it."""
    number = form.number("incident", 1, 2**31 - 1, needed=False)
    incident = Incident.objects.filter(number=int(number)).first() if number and number.is_integer() else None
    if number and incident is None:
        form.tell("D308", "incident", f"{number:g}")
    force, provision = form.one_of("force", forces), form.one_of("provision", provisions, needed=False)
    act, place = form.text("act", most=1_000), form.text("place", most=200)
    verified_by, due_at = form.text("verified_by", most=1_000), form.moment("due_at")
    form.check()
    return Recommended(incident, provision, force, act, place, verified_by, due_at or now())


def read_check(form: Form) -> tuple[str, datetime, str]:
    """What somebody found, as a form has it."""
    found, at, evidence = form.one_of("found", FOUND), form.past("at"), form.text("evidence", most=1_000)
    form.check()
    return found, at or now(), evidence
