"""Stances on a page of their own: incidents down, sides across; and taking one down, and sharing it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.contact.position import Held, Stance, side_by_side
from truceline.desk.actions.asking import require_some
from truceline.desk.actions.taking_stance import Word, holders, share_stance, take_stance
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.case_page import numbered
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.stances import (
    COLUMNS,
    PAGE,
    by_incident,
    position_of,
    read_stance_query,
    stance_rows,
    stances_for,
)
from truceline.desk.recording import read
from truceline.desk.tables import Incident, Person
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.language import say

_WORDS = ("holder", "stance", "about", "taken_at", "instrument", "quotation", "language", "group", "evidence")


@require_GET
def stances(request: HttpRequest) -> HttpResponse:
    """Show what each side holds of each incident on which anybody spoke, side by side."""
    person, language, charter = _reader(request), language_of(request), charter_at_hand()
    query = read_stance_query(request.GET)
    page = Paginator(query.incidents(person), PAGE).get_page(query.page)
    shown = [row["incident"] for row in page.object_list]
    known = Incident.objects.in_bulk(shown)
    told = by_incident(stances_for(person).filter(incident__in=shown))
    sides = [code for code in holders(charter) if any(row.holder == code for rows in told.values() for row in rows)]
    names = [name_of(code, charter, language) for code in sides]
    rows = []
    for name in shown:
        incident, content = known[name], read(known[name].content)
        held = side_by_side([position_of(row) for row in told[name]], sides)
        rows.append(
            {
                "number": incident.number,
                "when": when(incident.occurred_at, content.get("occurred_within_s"), charter, language),
                "act": act_of(content, language),
                "where": where(content, language),
                "cells": [(side, _cell(one, request)) for side, one in zip(names, held, strict=True)],
            }
        )
    address = query.address()
    return render(
        request,
        "desk/stances.html",
        {
            "query": query,
            "page": page,
            "rows": rows,
            "sides": names,
            "holders": [(code, name_of(code, charter, language)) for code in holders(charter)],
            "kinds": [one.value for one in Stance],
            "found": query.found(person).count(),
            "address": address,
            "exports": [(ending, f"/stances.{ending}?{address}") for ending in ENDINGS],
        },
        status=400 if query.not_understood else 200,
    )


@require_GET
def stances_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the stances that are looked for as a file, each with its own words."""
    person = _reader(request)
    query = read_stance_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return export(Listing("stances", COLUMNS, stance_rows(query.found(person)), "stance_id"), ending)


@require_POST
def stance_taken(request: HttpRequest, number: int) -> HttpResponse:
    """Take down what a side holds of an incident."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.STANCE)
    said = {name: request.POST.get(name, "") for name in _WORDS}
    take_stance(person, numbered(number), Word(**said, is_shared="shared" in request.POST))
    return HttpResponseRedirect(f"/incidents/{number}/#stances")


@require_POST
def stance_shared(request: HttpRequest, number: int, stance_id: str) -> HttpResponse:
    """Let all guarantors see a stance."""
    person = person_of(request)
    require_some(person, (Action.SHARE,), Noun.STANCE)
    found = stances_for(person).select_related("by").filter(pk=stance_id, incident=numbered(number)).first()
    if found is None:
        raise NotFound("desk-no-stance")
    share_stance(person, found)
    return HttpResponseRedirect(f"/incidents/{number}/#stances")


def _reader(request: HttpRequest) -> Person:
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.STANCE)
    return person


def _cell(one: Held, request: HttpRequest) -> list[dict[str, Any]]:
    language, charter = language_of(request), charter_at_hand()
    titles = {provision.code: getattr(provision.title, language) for provision in charter.agreement.provisions}
    return [
        {
            "stance": position.stance.value,
            "told": say(f"desk-holds-{position.stance.value}", language),
            "about": say("desk-stance-on-determination", language)
            if position.determination_id
            else titles.get(position.provision or "", position.provision or ""),
            "at": f"{position.taken_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
            "words": position.quotation,
        }
        for position in one.stands
    ]
