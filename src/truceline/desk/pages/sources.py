"""The vault's pages: pseudonyms, what was asked and answered, and one identity at a time."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from truceline.desk.actions.asking import may, require
from truceline.desk.actions.keeping_sources import (
    LONGEST_HOURS,
    answer_access,
    ask_identity,
    keep_identity,
    view_identity,
)
from truceline.desk.pages.every_page import person_of
from truceline.desk.pages.lists import files_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.administration import pseudonyms
from truceline.desk.tables import SourceAccess
from truceline.desk.wording import no_longer

_PLACE = "/administration/sources/"


@require_http_methods(["GET", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """Show pseudonyms and what was asked of them; seal an identity. Nothing here tells who anybody is."""
    person = person_of(request)
    may_ask = may(person, Action.ASK, Noun.SOURCE)
    if request.method == "POST":
        told = {name: no_longer(name, request.POST.get(name, ""), 2_000) for name in ("name", "contact", "note")}
        keep_identity(person, request.POST.get("pseudonym", ""), told)
        return HttpResponseRedirect(_PLACE)
    require(person, Action.ASK if may_ask else Action.GRANT, Noun.SOURCE)
    now = datetime.now(UTC)
    asked = SourceAccess.objects.select_related("source", "asked_by", "answered_by")[:200]
    page = {
        "sources": pseudonyms(),
        "accesses": [
            {
                "row": one,
                "is_own": one.asked_by_id == person.pk,
                "is_granted": one.until is not None,
                "lasts": one.until is not None and one.until > now,
                "is_open": one.answered_on is None,
            }
            for one in asked
        ],
        "may_ask": may_ask,
        "may_write": may(person, Action.WRITE, Noun.SOURCE),
        "may_grant": may(person, Action.GRANT, Noun.SOURCE),
        "longest": LONGEST_HOURS,
        "files": files_of("/administration/sources"),
    }
    return render(request, "desk/sources.html", page)


@require_POST
def source_asked(request: HttpRequest, source_id: str) -> HttpResponse:
    """Ask to be shown who stands behind a pseudonym."""
    ask_identity(person_of(request), source_id, request.POST.get("reason", ""))
    return HttpResponseRedirect(_PLACE)


@require_POST
def source_answered(request: HttpRequest, access_id: str) -> HttpResponse:
    """Agree for a time, or not."""
    hours = request.POST.get("hours", "")
    answer_access(
        person_of(request), access_id, int(hours) if hours.isascii() and hours.isdigit() and len(hours) < 5 else -1
    )
    return HttpResponseRedirect(_PLACE)


@require_POST
def source_viewed(request: HttpRequest, access_id: str) -> HttpResponse:
    """Show an identity, once, on the answer to this request; that it was looked at is recorded first."""
    source, identity = view_identity(person_of(request), access_id)
    return render(request, "desk/identity.html", {"source": source, "identity": identity})
