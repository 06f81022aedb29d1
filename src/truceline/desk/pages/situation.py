"""The situation: zones, map, timeline and list as linked views of one filter. Every answer asks the same query."""

import json
from datetime import datetime, time, timedelta
from functools import cache
from math import isnan
from typing import Any

from babel import Locale
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from truceline.agreement.charter import Charter
from truceline.agreement.model import Stage
from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.map_files import addresses
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS
from truceline.desk.pages.lists import files_of
from truceline.desk.pages.owing import owed_told
from truceline.desk.pages.situation_drawing import card_told, draw_plainly, draw_timeline, ground_of, patterns
from truceline.desk.pages.telling import listed
from truceline.desk.policy import Action, Noun, Role, project
from truceline.desk.queries import boundaries
from truceline.desk.queries.cells import WORLD, view_of
from truceline.desk.queries.columns_at_hand import columns_at_hand
from truceline.desk.queries.filters import filters_of
from truceline.desk.queries.incidents import PAGE, STATES, IncidentQuery, incidents_numbered
from truceline.desk.queries.reading import read_box, read_query
from truceline.desk.queries.situation import TREND_DAYS, observed_shares, timeline, zone_cards
from truceline.desk.tables import Incident
from truceline.errors import NotFound, Refused, Where, problem
from truceline.finding.life import Step
from truceline.measure.period import Period
from truceline.values.language import Language, has_sentence, say
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP

_PERIODS = (1, 7, 14, 30)


@require_GET
@gzip_page  # safe with its token: Django masks that anew for every answer, and pads what it compresses
def situation(request: HttpRequest) -> HttpResponse:
    """Show what is going on; asked for without a filter, the last two weeks, and the address says so."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    charter, held, language = charter_at_hand(), person.held(), language_of(request)
    if not request.META.get("QUERY_STRING"):
        return HttpResponseRedirect(f"/situation/?from={_days_back(charter, TREND_DAYS)}")
    query = read_query(request.GET)
    at, found = _moment(query, charter), query.found(held)
    page = Paginator(found, PAGE).get_page(query.page)
    files, bars = addresses(), timeline(found, query, charter, at)
    told = {
        **_choices(charter, language_of(request)),
        "query": query,
        "page": page,
        "rows": [_row(row, charter, request) for row in page.object_list],
        "found": len(found),
        "is_new": not len(found.columns.in_time),
        "without_place": found.without_place,
        "in_all": _without_period(query, held) if not len(found) and (query.first_day or query.last_day) else 0,
        "at": at.astimezone(charter.zone_info).strftime("%Y-%m-%d %H:%M"),
        "address": query.address(page=None),
        "unboxed": query.address(page=None, bbox=None),
        "whole": query.address(page=None, **{"from": None, "to": None}) or "from=",
        "exports": [(ending, f"/incidents.{ending}?{query.address(page=None)}") for ending in ENDINGS],
        "periods": [
            (days, query.address(page=None, **{"from": _days_back(charter, days), "to": None})) for days in _PERIODS
        ],
        "cards": [card_told(card, query, language) for card in zone_cards(found.columns, charter, at)],
        "deadlines": sum(clock.state == "running" for clock in charter.clocks(at)),
        "timeline": draw_timeline(bars, language),
        "patterns": patterns(),
        "plain": draw_plainly(found, query, charter, at, language),
        "files": files,
        "first_bar": bars[0].first_day if bars else None,
        "last_bar": bars[-1].last_day if bars else None,
        "layers": boundaries.layers(),
        "revision": found.columns.revision,
        "kept": filters_of(person),
        "kept_files": files_of("/situation/filters"),
        "owed": owed_told(person, language),
        "words": _words(language),
        "newer_said": _newer_said(language),
        "roles": [role.value for role in Role if role not in (Role.PUBLIC, Role.FIELD_MONITOR, Role.PARTY_CONTACT)],
    }
    return render(request, "desk/situation.html", told, status=400 if query.not_understood else 200)


@require_GET
@gzip_page
def drawn_incidents(request: HttpRequest) -> HttpResponse:
    """Give what was found as a map shows it: what lies in `view` (left out: everywhere), gathered as suits `zoom`."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    held, query = person.held(), _understood(request)
    try:
        view = read_box(request.GET["view"]) if request.GET.get("view") else WORLD
        zoom = min(max(float(request.GET.get("zoom", "0")), 0.0), 24.0)
    except ValueError:
        raise Refused([problem("D003", Where("", 0, "view"), request.GET.get("view", ""))]) from None
    found = query.found(held)
    seen = view_of(found, view, 0.0 if isnan(zoom) else zoom)
    features = [_feature(project(held, Noun.INCIDENT, row)) for row in seen.features]
    counts = {
        "total": len(found),
        "in_view": seen.in_view,
        "without_place": seen.without_place,
        "gathered": seen.gathered,
        "revision": found.columns.revision,
    }
    told = say("desk-map-in-view", language_of(request), isolating=False, seen=seen.in_view, found=len(found))
    return JsonResponse({"type": "FeatureCollection", "counts": counts, "told": told, "features": features})


@require_GET
def told_incident(request: HttpRequest, number: int) -> JsonResponse:
    """Tell of one incident what the list tells, for whoever asks on the map what a mark stands for."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    found = incidents_numbered([number]) if number < 2**31 else []
    if not found:
        raise NotFound("desk-no-incident")
    row = _row(found[0], charter_at_hand(), request)
    return JsonResponse({name: row[name] for name in ("when", "utc", "act", "where", "told")})


@require_GET
@gzip_page
def ground(request: HttpRequest) -> HttpResponse:
    """Give zones and lines as they stood at the filter's end, posts, and how much was observed: the ground of the map."""
    person = person_of(request)
    require(person, Action.SEE, Noun.AGREEMENT)
    require(person, Action.SEE, Noun.INCIDENT)
    charter, query = charter_at_hand(), _understood(request)
    at = _moment(query, charter)
    shares = observed_shares(columns_at_hand(), charter, _observed_period(query, charter, at))
    return JsonResponse(
        {"type": "FeatureCollection", "features": ground_of(charter, at, shares, language_of(request), person.held())}
    )


@require_GET
@gzip_page
def boundary(request: HttpRequest, name: str) -> HttpResponse:
    """Give a layer of land and borders."""
    require(person_of(request), Action.SEE, Noun.AGREEMENT)
    answer = HttpResponse(
        boundaries.layer(name, charter_at_hand(), language_of(request)), content_type="application/geo+json"
    )
    # The same for everybody of one language; asked for again after an hour, for a centre may bring its own.
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Vary"] = "Accept-Language, Cookie"
    return answer


@require_GET
def newer(request: HttpRequest) -> HttpResponse:
    """Say how many incidents of the filter changed since a revision, for whoever has the page open."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    query, told = _understood(request), request.GET.get("revision", "")
    if not (told.isascii() and told.removeprefix("-").isdigit() and len(told) < 19):
        raise Refused([problem("D003", Where("", 0, "revision"), told)])
    found = query.found(person.held())
    count = found.changed_since(int(told))
    return JsonResponse({"newer": count, "total": len(found), "revision": found.columns.revision})


def _row(one: Incident, charter: Charter, request: HttpRequest) -> dict[str, Any]:
    row = listed(one, charter, request)
    return row | {"mark_told": say(f"desk-state-{row['mark']}", language_of(request))}


def _understood(request: HttpRequest) -> IncidentQuery:
    """The query of an address that a script asks: what is not understood is refused, for nobody would read a remark."""
    query = read_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return query


def _choices(charter: Charter, language: str) -> dict[str, Any]:
    """What the filter offers."""
    columns = columns_at_hand()
    areas = {word for name in ("admin1", "admin2") for word in columns.text[name].words if word}
    return {
        "states": STATES,
        "acts": sorted(ACT_GROUP),
        "weapons": sorted(WEAPON_GROUP),
        # Named by the part of the desk that moves cases along.
        "steps": [step.value for step in Step] if has_sentence("desk-step-screened", Language(language)) else [],
        "stages": [stage.value.replace(" ", "-") for stage in Stage],
        "areas": sorted(areas)[:500],
        "zones": [(zone.code, getattr(zone.name, language)) for zone in charter.agreement.zones],
    }


def _words(language: Language) -> list[tuple[str, str]]:
    """The words of the map's script, as its attributes."""
    plain = ("zoom-in", "zoom-out", "source", "closer", "open", "failed", "gathered", "close", "metres", "kilometres")
    return [
        *((name, say(f"desk-map-{name}", language)) for name in plain),
        ("own-source", say("desk-map-own-source", language, isolating=False, name="#")),
        ("title", say("desk-map-alt", language)),
    ]


@cache
def _newer_said(language: Language) -> str:
    """The sentence of what is new in each plural of the language, for the script that counts."""
    forms = {Locale(language.value).plural_form(count): count for count in range(200, -1, -1)}
    said = {
        form: say("desk-newer", language, isolating=False, count=count).replace(str(count), "#")
        for form, count in forms.items()
    }
    return json.dumps(said, ensure_ascii=False)


def _moment(query: IncidentQuery, charter: Charter) -> datetime:
    """The moment that is looked at: the end of the period where that has passed, else now."""
    if query.last_day is None:
        return now()
    end = datetime.combine(query.last_day + timedelta(days=1), time(), charter.zone_info) - timedelta(microseconds=1)
    return min(end, now())


def _observed_period(query: IncidentQuery, charter: Charter, at: datetime) -> Period:
    """The days of which the map says whether somebody looked: the filter's, else the last of the trend."""
    last = at.astimezone(charter.zone_info).date()
    first = query.first_day or last - timedelta(days=TREND_DAYS - 1)
    return Period(max(min(first, last), last - timedelta(days=3_650)), last, charter.zone_info)


def _days_back(charter: Charter, days: int) -> str:
    return (now().astimezone(charter.zone_info).date() - timedelta(days=days - 1)).isoformat()


def _without_period(query: IncidentQuery, held: list[Role]) -> int:
    """How many would be found without the period."""
    told = {name: str(value) for name, value in query.told().items() if value and name not in ("from", "to", "page")}
    return len(read_query(told).found(held))


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
        "properties": row,
    }
