"""The list of incidents, as a page and as files, and taking reports in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import listed, ruling_told
from truceline.desk.policy import Action, Noun, Scope, scope
from truceline.desk.queries.determinations import rulings_of
from truceline.desk.queries.incidents import PAGE, STATES
from truceline.desk.queries.reading import read_query
from truceline.desk.queries.told_by import in_one_cell, may_know
from truceline.errors import Refused, Where, problem
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS
from truceline.values.taxonomy import ACT_GROUP

_COLUMNS = ["number", "first_day", "last_day", *INCIDENTS.names]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Bring everybody to the first page that is theirs."""
    held = person_of(request).held()
    if scope(held, Noun.INCIDENT) is Scope.ALL:
        return HttpResponseRedirect("/situation/")
    if scope(held, Noun.ACCOUNT) is Scope.ALL:
        return HttpResponseRedirect("/people/")
    if scope(held, Noun.CONTACT) is Scope.OWN:
        return HttpResponseRedirect("/portal/")
    return (
        HttpResponseRedirect("/take-in/")
        if scope(held, Noun.REPORT) is Scope.OWN
        else render(request, "desk/nothing.html")
    )


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """Show the incidents that are looked for."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    query = read_query(request.GET)
    found = query.found(person.held())
    page = Paginator(found, PAGE).get_page(query.page)
    shown = list(page.object_list)
    rulings = rulings_of([row.pk for row in shown], person.held())
    told = {
        "query": query,
        "page": page,
        "is_new": not len(found.columns.in_time),
        "rows": [
            listed(row, charter_at_hand(), request) | ruling_told(rulings.get(row.pk), language_of(request))
            for row in shown
        ],
        "states": STATES,
        "acts": sorted(ACT_GROUP),
        "provisions": [
            (p.code, getattr(p.title, language_of(request))) for p in charter_at_hand().agreement.provisions
        ],
        "verdicts": [verdict.value for verdict in Verdict],
        "address": query.address(page=None),
        "exports": [(ending, f"/incidents.{ending}?{query.address(page=None)}") for ending in ENDINGS],
    }
    return render(request, "desk/incidents.html", told, status=400 if query.not_understood else 200)


@require_GET
def exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give the incidents that are looked for as a file; the same query as the page, all of it."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    query = read_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    held = person.held()
    # Of a column that nobody of these roles may read not even the name stands in their file.
    columns = [*_COLUMNS, "told_by"] if may_know(held) else _COLUMNS
    rows = query.found(held).contents(held)
    return export(Listing("incidents", columns, rows, "incident_id", {"told_by": in_one_cell}), ending)
