"""Notices on a map: their areas and windows over the zones of a day, and where they stand in each other's way; a party sees its own and those told to it.

An area is what somebody announced of themselves. Nothing here says where anybody is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from shapely.geometry import shape

from truceline.bulletin.model import Area, Overlay
from truceline.bulletin.picture import area_of
from truceline.contact.notice import Activity, Conflict
from truceline.desk.actions.asking import require
from truceline.desk.actions.replying import require_side
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import actors_of
from truceline.desk.pages.agreement import drawn_with, moment_on
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.notices import COLUMNS, filter_told, require_notices, told_notice, understood_query
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, Relation, State, decide
from truceline.desk.queries.notices import (
    NoticeQuery,
    conflicts_of_all,
    notices_of_side,
    notices_seen,
    read_notice_query,
    rows_of,
)
from truceline.desk.recording import read
from truceline.desk.tables import AnnouncedNotice
from truceline.values.language import say

# More areas than these cannot be told apart on one map.
PAGE = 40
# Of what stands in the way of a notice, the gravest gives the outline.
_KINDS = ("passage", "provision", "notice")


@require_GET
def notices_map(request: HttpRequest) -> HttpResponse:
    """Show on a map the notices that are looked for, of the day that the address names (left out: today); to the centre with their conflicts."""
    person = person_of(request)
    require_notices(person)
    is_inside = decide(person.held(), Action.SEE, Noun.NOTICE, state=State.DRAFT).allowed
    return _shown(request, notices_seen(person.held()), is_inside=is_inside)


@require_GET
def portal_notices(request: HttpRequest) -> HttpResponse:
    """Show a side the notices that it announced or was told, without numbers: those would tell how many others there are."""
    person = person_of(request)
    require_side(person, Action.SEE)
    require(person, Action.SEE, Noun.NOTICE, Relation.OWN, State.APPROVED)
    return _shown(request, notices_of_side(person.speaks_for, charter_at_hand()), is_inside=False, is_portal=True)


@require_GET
def portal_notices_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the same notices to the side as a file, with their outlines."""
    person, charter = person_of(request), charter_at_hand()
    require_side(person, Action.SEE)
    require(person, Action.SEE, Noun.NOTICE, Relation.OWN, State.APPROVED)
    query = understood_query(request, charter)
    found = query.found(notices_of_side(person.speaks_for, charter), now(), charter.zone_info)
    columns = tuple(name for name in COLUMNS if name != "number")
    rows = ({name: value for name, value in row.items() if name != "number"} for row in rows_of(found))
    return export(Listing("notices", columns, rows, "notice_id"), ending)


def _shown(
    request: HttpRequest, seen: QuerySet[AnnouncedNotice], *, is_inside: bool, is_portal: bool = False
) -> HttpResponse:
    person, charter, language = person_of(request), charter_at_hand(), language_of(request)
    query, at = read_notice_query(request.GET.dict(), actors_of(charter)), now()
    today = at.astimezone(charter.zone_info).date()
    if query.on is None and "on" not in request.GET:
        query = NoticeQuery(query.when, query.activity, query.by, today, query.not_understood)
    page = Paginator(query.found(seen, at, charter.zone_info), PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    ways = conflicts_of_all(rows, charter) if is_inside else {}
    told = [told_notice(row, charter, language) for row in rows]
    places = {row.pk: place for place, row in enumerate(rows, page.start_index() or 1)}
    areas = tuple(
        _area(row, str(places[row.pk]), one, ways.get(row.pk, [])) for row, one in zip(rows, told, strict=True)
    )
    moment = at if query.on in (None, today) else moment_on(charter, query.on or today)
    exports = reverse("portal_notices") if is_portal else "/notices/"
    shown = {
        "doors_here": [] if is_portal else doors_told(request),
        **filter_told(query),
        "page": page,
        "day": query.on or today,
        "rows": [
            one | {"place": str(places[row.pk]), "where": one["place"], "ways": _ways(ways.get(row.pk, []), places)}
            for row, one in zip(rows, told, strict=True)
        ],
        "map": drawn_with(charter, moment, language, person.held(), Overlay(areas, is_close=True)),
        "exports": [(ending, f"{exports.rstrip('/')}.{ending}?{query.address()}") for ending in ENDINGS],
        "list_address": f"{reverse('notices')}?{query.address()}",
        "activities": [(one.value, say(f"desk-activity-{one.value}", language)) for one in Activity],
        "announcers": [(code, name_of(code, charter, language)) for code in actors_of(charter)],
        "is_inside": is_inside,
        "is_portal": is_portal,
        "kinds": _KINDS,
    }
    return render(request, "desk/notices_map.html", shown, status=400 if query.not_understood else 200)


def _area(row: AnnouncedNotice, label: str, told: Mapping[str, Any], ways: Sequence[Conflict]) -> Area:
    kinds = {one.kind for one in ways}
    gravest = next((kind for kind in _KINDS if kind in kinds), "")
    title = f"{label}: {told['activity']}, {told['by']}, {told['starts']} – {told['ends']}"
    drawn_as = f"announced {row.step} {f'way-{gravest}' if gravest else ''}".strip()
    return area_of(shape(read(row.content)["area"]), label=label, drawn_as=drawn_as, title=title)


def _ways(ways: Sequence[Conflict], places: Mapping[str, int]) -> list[dict[str, Any]]:
    """What stands in the way, by kind, with the labels of those notices that are on the map."""
    return [
        {
            "kind": kind,
            "count": sum(one.kind == kind for one in ways),
            "with": sorted(places[one.code] for one in ways if one.kind == kind and one.code in places),
        }
        for kind in _KINDS
        if any(one.kind == kind for one in ways)
    ]
