"""Posts, checkpoints, observation posts, cameras and storage sites, and what inspections of them found missing."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.inspecting import (
    KINDS,
    OUTCOMES,
    add_site,
    close_site,
    inspect_site,
    read_inspected,
    read_placed,
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
from truceline.desk.recording import read
from truceline.desk.tables import Site
from truceline.desk.wording import no_longer
from truceline.errors import NotFound
from truceline.values.language import Language

_COLUMNS = (
    "code", "kind", "name", "held_by", "zone", "longitude", "latitude", "is_open", "should_hold", "inspected_at", "outcome", "missing",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def sites(request: HttpRequest) -> HttpResponse:
    """Show every site with its inspections; add one."""
    person = person_of(request)
    charter, language, at = charter_at_hand(), language_of(request), now()
    zones = [one.code for one in charter.agreement.zones]
    if request.method == "POST":
        require(person, Action.WRITE, Noun.SITE)
        add_site(person, read_placed(_form(request), actors_of(charter), zones))
        return HttpResponseRedirect(reverse("sites"))
    require(person, Action.SEE, Noun.SITE)
    rows = [_told(row, charter, language) for row in Site.objects.prefetch_related("inspections")]
    latest = [row["inspections"][0]["outcome"] if row["inspections"] else "never" for row in rows if row["is_open"]]
    told = {
        "doors_here": doors_told(request),
        "rows": rows,
        "counts": [(one, latest.count(one)) for one in (*OUTCOMES, "never")],
        "exports": [(ending, f"/sites.{ending}") for ending in ENDINGS],
        "may_write": may(person, Action.WRITE, Noun.SITE),
        "kinds": KINDS,
        "outcomes": OUTCOMES,
        "holders": [(code, name_of(code, charter, language)) for code in actors_of(charter)],
        "zones": [(one.code, getattr(one.name, language)) for one in charter.agreement.zones],
        "soon": f"{at.astimezone(charter.zone_info):%Y-%m-%dT%H:%M}",
    }
    return render(request, "desk/sites.html", told)


@require_GET
def sites_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give every site with its last inspection as a file."""
    require(person_of(request), Action.SEE, Noun.SITE)
    return export(Listing("sites", _COLUMNS, _rows(Site.objects.prefetch_related("inspections")), "code"), ending)


@require_POST
def site_inspected(request: HttpRequest, code: str) -> HttpResponse:
    """Write an inspection down."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.SITE)
    inspect_site(person, _found(code), read_inspected(_form(request)))
    return HttpResponseRedirect(reverse("sites"))


@require_POST
def site_closed(request: HttpRequest, code: str) -> HttpResponse:
    """Close a site."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.SITE)
    close_site(person, _found(code), no_longer("reason", request.POST.get("reason", "")))
    return HttpResponseRedirect(reverse("sites"))


def _found(code: str) -> Site:
    site = Site.objects.filter(code=code).first()
    if site is None:
        raise NotFound("desk-site-unknown")
    return site


def _form(request: HttpRequest) -> Form:
    return Form(request.POST, charter_at_hand().zone_info)


def _told(row: Site, charter: Charter, language: Language) -> dict[str, Any]:
    content = read(row.content)
    zones = {one.code: getattr(one.name, language) for one in charter.agreement.zones}
    return {
        "code": row.code,
        "kind": row.kind,
        "name": content["name"],
        "held_by": name_of(row.held_by, charter, language) if row.held_by else None,
        "zone": zones.get(row.zone),
        "place": f"{content['latitude']:.4f}, {content['longitude']:.4f}",
        "should_hold": content.get("should_hold"),
        "is_open": row.is_open,
        "inspections": [
            {
                "at": f"{one.at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
                "outcome": one.outcome,
                "missing": read(one.content).get("missing"),
                "note": read(one.content)["note"],
            }
            for one in row.inspections.all()
        ],
    }


def _rows(found: Iterable[Site]) -> Iterator[dict[str, Any]]:
    for row in found:
        content = read(row.content)
        last = next(iter(row.inspections.all()), None)
        yield {
            **{name: content.get(name) for name in _COLUMNS[:9]},
            "is_open": row.is_open,
            "inspected_at": read(last.content)["at"] if last else None,
            "outcome": last.outcome if last else None,
            "missing": read(last.content).get("missing") if last else None,
        }
