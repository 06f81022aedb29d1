"""The list of determinations, with what waits for whom; its files; and where all cases stand."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.contact.held import STANCES
from truceline.contact.reply import FOR_THE_RECORD
from truceline.desk.actions.asking import require, require_some
from truceline.desk.actions.countersigning import stands_of
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.case_countersigning import joint_sentence
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import outcome_mark
from truceline.desk.policy import Action, Noun, Role, State, decide, project
from truceline.desk.queries.determinations import (
    AWAITED,
    CHANGED,
    PAGE,
    STATES,
    DeterminationQuery,
    cases_counted,
    determination_rows,
    read_determination_query,
    refuse_unread,
)
from truceline.desk.queries.held import stance_table_rows
from truceline.desk.queries.replies import reply_rows
from truceline.desk.queries.steps import step_rows
from truceline.desk.recording import read
from truceline.desk.tables import Determination, Person
from truceline.finding.approving import Progress
from truceline.finding.determination import DETERMINATIONS
from truceline.finding.steps import STEPS
from truceline.values.language import Language, say

_COLUMNS = ["number", *DETERMINATIONS.names, "state", "changed_since"]


@require_GET
def determinations(request: HttpRequest) -> HttpResponse:
    """Show the determinations that are looked for."""
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.DETERMINATION)
    held, language = person.held(), language_of(request)
    query = read_determination_query(request.GET)
    page = Paginator(query.found(held).select_related("incident", "author", "approver", "signer"), PAGE).get_page(
        query.page
    )
    titles = {one.code: getattr(one.title, language) for one in charter_at_hand().agreement.provisions}
    zone = charter_at_hand().zone_info
    rows = [
        {
            "number": one.incident.number,
            "provision": titles.get(one.provision, one.provision),
            "outcome": say(f"outcome-{one.outcome}", language),
            "mark": outcome_mark(one.outcome),
            "state": say(f"desk-progress-{one.state}", language),
            "waits": say(f"desk-waits-{one.state}", language),
            "is_changed": one.is_changed_since,
            "joint": _joint(one, person, language),
            "author": one.author.name if sees_people(held) else "",
            "on": f"{(one.signed_at or one.on).astimezone(zone):%Y-%m-%d %H:%M}",
        }
        for one in page.object_list
    ]
    told = {
        "query": query,
        "page": page,
        "rows": rows,
        "states": [state for state in STATES if state in {CHANGED, AWAITED} or _sees(held, Progress(state))],
        "address": query.address(page=None),
        "exports": [(ending, f"/determinations.{ending}?{query.address(page=None)}") for ending in ENDINGS],
        "sees_people": sees_people(held),
        "sees_replies": decide(held, Action.SEE, Noun.FOR_THE_RECORD).allowed,
    }
    return render(request, "desk/determinations.html", told, status=400 if query.not_understood else 200)


@require_GET
def determinations_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give the determinations that are looked for as a file; the same query as the page, all of it."""
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.DETERMINATION)
    query = read_determination_query(request.GET)
    refuse_unread(query, request.GET)
    rows = determination_rows(query.found(person.held()), person.held())
    return export(Listing("determinations", _COLUMNS, rows, "incident_id"), ending)


@require_GET
def determinations_table(request: HttpRequest) -> StreamingHttpResponse:
    """Give every signed determination that stands as `truceline run --determinations` and `truceline bulletin` read them."""
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.DETERMINATION)
    signed = DeterminationQuery(Progress.SIGNED.value).found(person.held())
    return export(
        Listing("determinations-table", DETERMINATIONS.names, determination_rows(signed, person.held()), "incident_id"),
        "csv",
    )


@require_GET
def replies_table(request: HttpRequest) -> StreamingHttpResponse:
    """Give what sides put on the record beside the determinations that stand, as `truceline run --replies` reads it.

    It is whole for whoever gets it: a table without the dissent would look whole.
    """
    person = person_of(request)
    return _for_the_record(
        person, Listing("replies-table", FOR_THE_RECORD.names, reply_rows(_signed(person)), "reply_id")
    )


@require_GET
def stances_table(request: HttpRequest) -> StreamingHttpResponse:
    """Give what each side holds of the determinations that stand, and who ruled on claims, as `truceline run --stances` reads it."""
    person = person_of(request)
    rows = stance_table_rows(_signed(person))
    return _for_the_record(person, Listing("stances-table", STANCES.names, rows, "incident_id"))


def _signed(person: Person) -> QuerySet[Determination]:
    require_some(person, (Action.SEE,), Noun.DETERMINATION)
    return DeterminationQuery(Progress.SIGNED.value).found(person.held())


def _for_the_record(person: Person, listing: Listing) -> StreamingHttpResponse:
    """Give a table of what sides put on the record: to each the same rows, without what is never printed to those who only print."""
    require(person, Action.SEE, Noun.FOR_THE_RECORD)
    rows = (project(person.held(), Noun.FOR_THE_RECORD, row) for row in listing.rows)
    return export(replace(listing, rows=rows), "csv")


@require_GET
def steps_table(request: HttpRequest) -> StreamingHttpResponse:
    """Give what the record of contacts answers of procedures, as `truceline run --steps` reads it."""
    require(person_of(request), Action.SEE, Noun.FINDING)
    return export(Listing("steps-table", STEPS.names, step_rows(charter_at_hand()), "incident_id"), "csv")


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """Show how many cases stand at every step: they add up to the number received."""
    person, language = person_of(request), language_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    counted = cases_counted()
    rows = [
        {
            "step": say(f"desk-step-{one.step.value}" if one.step else "desk-step-struck", language),
            "outcome": say(f"outcome-{one.outcome.value}", language) if one.outcome else "",
            "cases": one.cases,
        }
        for one in counted
        if one.cases or one.outcome is None
    ]
    return render(request, "desk/cases.html", {"rows": rows, "total": sum(one.cases for one in counted)})


def _joint(one: Determination, person: Person, language: Language) -> dict[str, Any] | None:
    """How one stands that was put to guarantors, and whether it waits for whoever looks."""
    stands = stands_of(one)
    if stands is None:
        return None
    charter = charter_at_hand()
    return {
        "sentence": joint_sentence(stands, charter, language),
        "by": f"{datetime.fromisoformat(read(one.content)['sign_by']).astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
        "is_open": one.is_awaited,
        "is_mine": one.is_awaited and person.speaks_for in stands.missing,
    }


def sees_people(held: list[Role]) -> bool:
    """Whether these roles see who wrote a determination, not only what the centre says."""
    return _sees(held, Progress.DRAFT)


def _sees(held: list[Role], progress: Progress) -> bool:
    return decide(held, Action.SEE, Noun.DETERMINATION, state=State(progress.value)).allowed
