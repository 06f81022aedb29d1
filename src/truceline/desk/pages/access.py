"""Humanitarian access: requests and what came of them, quotas period by period, and restrictions of monitors."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.agreement.charter import Charter
from truceline.contact.access import Answer, Restriction
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.asking_access import (
    answer_access,
    ask_access,
    pass_access,
    read_asked,
    read_restricted,
    restrict,
)
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import actors_of
from truceline.desk.forms import Form
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, Relation, Scope, scope
from truceline.desk.queries.access import (
    PAGE,
    answers_by_side,
    quotas,
    request_rows,
    restriction_rows,
    restrictions_counted,
    restrictions_seen,
)
from truceline.desk.tables import AccessRequest
from truceline.errors import NotAllowed, NotFound
from truceline.values.language import Language

_REQUESTS = (
    "number", "side", "zone", "who", "what", "route", "asked_at", "wanted_at", "answered_at", "passed_at", "answer", "reason",
)  # fmt: skip
_RESTRICTIONS = ("number", "category", "side", "zone", "place", "began_at", "ended_at", "told")
_TIMES = ("asked_at", "wanted_at", "answered_at", "passed_at", "began_at", "ended_at")


@require_http_methods(["GET", "POST"])
def access(request: HttpRequest) -> HttpResponse:
    """Show requests, what each side answered, and every quota; write a request down."""
    person = person_of(request)
    charter, language = charter_at_hand(), language_of(request)
    if request.method == "POST":
        require(person, Action.WRITE, Noun.ACCESS)
        ask_access(person, read_asked(_form(request), actors_of(charter), _zones(charter)))
        return HttpResponseRedirect(reverse("access"))
    require(person, Action.SEE, Noun.ACCESS)
    page = Paginator(AccessRequest.objects.all(), PAGE).get_page(request.GET.get("page"))
    told = {
        **_places(charter, language),
        "doors_here": doors_told(request),
        "page": page,
        "rows": [_named(row, charter, language) for row in request_rows(page.object_list)],
        "answers": [one.value for one in Answer],
        "by_side": [
            {
                "name": name_of(side, charter, language),
                "counts": [counts[one] for one in Answer],
                "all": sum(counts.values()),
            }
            for side, counts in answers_by_side(charter).items()
        ],
        "quotas": _quotas(charter, language),
        "exports": [(ending, f"/access.{ending}") for ending in ENDINGS],
        "may_write": may(person, Action.WRITE, Noun.ACCESS),
        "sees_restrictions": scope(person.held(), Noun.RESTRICTION) is not Scope.NONE,
    }
    return render(request, "desk/access.html", told)


@require_GET
def access_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give every request as a file, with what came of it."""
    require(person_of(request), Action.SEE, Noun.ACCESS)
    rows = request_rows(AccessRequest.objects.all().iterator(chunk_size=500))
    return export(Listing("access", _REQUESTS, rows, "number"), ending)


@require_POST
def access_answered(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what a side answered, or that they passed."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.ACCESS)
    row = AccessRequest.objects.filter(number=number).first() if number < 2**31 else None
    if row is None:
        raise NotFound("desk-passage-unknown")
    form = _form(request)
    what = form.one_of("what", ("granted", "refused", "passed"))
    at, note = form.past("at"), form.text("note", most=1_000)
    form.check()
    if what == "passed":
        pass_access(person, row, at or now(), note)
    else:
        answer_access(person, row, at or now(), what == "refused", note)
    return HttpResponseRedirect(reverse("access"))


@require_http_methods(["GET", "POST"])
def restrictions(request: HttpRequest) -> HttpResponse:
    """Show how monitors were kept from moving or looking, by category; write one down."""
    person = person_of(request)
    charter, language = charter_at_hand(), language_of(request)
    if request.method == "POST":
        require(person, Action.WRITE, Noun.RESTRICTION, Relation.OWN)
        restrict(person, read_restricted(_form(request), actors_of(charter), _zones(charter)))
        return HttpResponseRedirect(reverse("restrictions"))
    _require_restrictions(request)
    seen = restrictions_seen(person)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    told = {
        **_places(charter, language),
        "doors_here": doors_told(request),
        "page": page,
        "rows": [_named(row, charter, language) for row in restriction_rows(page.object_list)],
        "counts": list(restrictions_counted(seen).items()),
        "categories": [one.value for one in Restriction],
        "exports": [(ending, f"/restrictions.{ending}") for ending in ENDINGS],
        "may_write": may(person, Action.WRITE, Noun.RESTRICTION, Relation.OWN),
        "is_own": scope(person.held(), Noun.RESTRICTION) is Scope.OWN,
    }
    return render(request, "desk/restrictions.html", told)


@require_GET
def restrictions_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the same restrictions as a file."""
    _require_restrictions(request)
    rows = restriction_rows(restrictions_seen(person_of(request)).iterator(chunk_size=500))
    return export(Listing("restrictions", _RESTRICTIONS, rows, "number"), ending)


def _require_restrictions(request: HttpRequest) -> None:
    if scope(person_of(request).held(), Noun.RESTRICTION) is Scope.NONE:
        raise NotAllowed("desk-other-role")


def _form(request: HttpRequest) -> Form:
    return Form(request.POST, charter_at_hand().zone_info)


def _zones(charter: Charter) -> list[str]:
    return [one.code for one in charter.agreement.zones]


def _places(charter: Charter, language: Language) -> dict[str, Any]:
    """What both forms choose from."""
    at = now().astimezone(charter.zone_info)
    return {
        "sides": [(code, name_of(code, charter, language)) for code in actors_of(charter)],
        "zones": [(one.code, getattr(one.name, language)) for one in charter.agreement.zones],
        "soon": f"{at:%Y-%m-%dT%H:%M}",
        "zone": charter.agreement.time_zone,
    }


def _named(row: dict[str, Any], charter: Charter, language: Language) -> dict[str, Any]:
    """A row with names for codes and local times."""
    zones = {one.code: getattr(one.name, language) for one in charter.agreement.zones}
    times = {name: _local(row.get(name), charter) for name in _TIMES}
    return row | times | {"side": name_of(row["side"], charter, language), "zone": zones.get(row["zone"], row["zone"])}


def _local(text: str | None, charter: Charter) -> str:
    return f"{datetime.fromisoformat(text).astimezone(charter.zone_info):%Y-%m-%d %H:%M}" if text else ""


def _quotas(charter: Charter, language: Language) -> list[dict[str, Any]]:
    titles = {one.code: getattr(one.title, language) for one in charter.agreement.provisions}
    return [
        {
            "title": titles[one.provision],
            "unit": getattr(one.unit, language),
            "kept": one.kept,
            "over": one.over,
            "periods": [
                {
                    "starts": f"{period.starts_at.astimezone(charter.zone_info):%Y-%m-%d}",
                    "ends": f"{period.ends_at.astimezone(charter.zone_info):%Y-%m-%d}",
                    "passed": period.passed,
                    "wanted": period.wanted,
                    "state": period.state,
                }
                for period in reversed(one.periods)
            ],
        }
        for one in quotas(charter, now())
    ]
