"""What was recommended and whether it was done: done, refused, open and unknown add up to all that was issued."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.agreement.charter import Charter
from truceline.contact.following_up import Done
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.following_up import (
    SOON,
    check_recommendation,
    issue_recommendation,
    read_check,
    read_recommended,
)
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import actors_of
from truceline.desk.forms import Form
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.following_up import FOUND, PAGE, recommendation_rows, standing_of, standings_counted
from truceline.desk.recording import read
from truceline.desk.tables import Recommendation
from truceline.errors import NotFound
from truceline.values.language import Language

_COLUMNS = (
    "number", "incident", "provision", "force", "act", "place", "verified_by", "issued_at", "due_at", "stands",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def following_up(request: HttpRequest) -> HttpResponse:
    """Show every recommendation with what came of it; issue one."""
    person = person_of(request)
    charter, language, at = charter_at_hand(), language_of(request), now()
    provisions = [one.code for one in charter.agreement.provisions]
    if request.method == "POST":
        require(person, Action.WRITE, Noun.RECOMMENDATION)
        issue_recommendation(person, read_recommended(_form(request), actors_of(charter), provisions))
        return HttpResponseRedirect(reverse("following_up"))
    require(person, Action.SEE, Noun.RECOMMENDATION)
    counted = standings_counted(at)
    found = Recommendation.objects.select_related("incident", "made_by").prefetch_related("checks", "reminders")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    told = {
        "doors_here": doors_told(request),
        "page": page,
        "rows": [_told(row, charter, language, at) for row in page.object_list],
        "counts": [(one.value, counted[one]) for one in Done],
        "all": sum(counted.values()),
        "exports": [(ending, f"/follow-up.{ending}") for ending in ENDINGS],
        "may_write": may(person, Action.WRITE, Noun.RECOMMENDATION),
        "may_check": may(person, Action.RESOLVE, Noun.RECOMMENDATION),
        "found": FOUND,
        "forces": [(code, name_of(code, charter, language)) for code in actors_of(charter)],
        "provisions": [(one.code, getattr(one.title, language)) for one in charter.agreement.provisions],
        "soon": f"{at.astimezone(charter.zone_info):%Y-%m-%dT%H:%M}",
        "zone": charter.agreement.time_zone,
    }
    return render(request, "desk/following_up.html", told)


@require_GET
def following_up_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give every recommendation as a file."""
    require(person_of(request), Action.SEE, Noun.RECOMMENDATION)
    rows = Recommendation.objects.select_related("incident").prefetch_related("checks").iterator(chunk_size=500)
    return export(Listing("follow-up", _COLUMNS, recommendation_rows(rows, now()), "number"), ending)


@require_POST
def followed_up(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what somebody found when they checked."""
    person = person_of(request)
    require(person, Action.RESOLVE, Noun.RECOMMENDATION)
    row = Recommendation.objects.filter(number=number).first() if number < 2**31 else None
    if row is None:
        raise NotFound("desk-recommendation-unknown")
    found, at, evidence = read_check(_form(request))
    check_recommendation(person, row, found, at, evidence)
    return HttpResponseRedirect(reverse("following_up"))


def _form(request: HttpRequest) -> Form:
    return Form(request.POST, charter_at_hand().zone_info)


def _told(row: Recommendation, charter: Charter, language: Language, at: datetime) -> dict[str, Any]:
    content, zone = read(row.content), charter.zone_info
    titles = {one.code: getattr(one.title, language) for one in charter.agreement.provisions}
    stands = standing_of(row, at)
    return {
        "number": row.number,
        "incident": row.incident.number if row.incident else None,
        "provision": titles.get(row.provision, row.provision),
        "force": name_of(row.force, charter, language),
        "act": content["act"],
        "place": content["place"],
        "verified_by": content["verified_by"],
        "due": f"{row.due_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "stands": stands.value,
        "is_soon": stands is Done.OPEN and row.due_at <= at + SOON,
        "reminders": [f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}" for one in row.reminders.all()],
        "checks": [
            {
                "found": one.found,
                "at": f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}",
                "evidence": read(one.content)["evidence"],
            }
            for one in row.checks.all()
        ],
    }
