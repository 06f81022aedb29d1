"""Reconciliation: a guarantor's list is looked into, joined with ours, and resolved line by line with reasons."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.contact.reconciliation import OUTCOMES, Rate
from truceline.desk.actions.asking import may, relation_to_side, require_some
from truceline.desk.actions.bringing_list import (
    DROPPABLE,
    Asked,
    drop_list,
    guarantors,
    is_typed,
    list_holders,
    look_into_list,
    room_of,
    typed_file,
)
from truceline.desk.actions.joining_list import AT_ONCE, STEPS, confirm_list
from truceline.desk.actions.looking_into import problems_in
from truceline.desk.actions.resolving_line import Resolution, resolve_line, share_list, tell_outcome
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.problems_told import COLUMNS as PROBLEM_COLUMNS
from truceline.desk.pages.problems_told import as_columns, remarks_told, rows_told
from truceline.desk.pages.reconciliation_drawing import rate_drawing
from truceline.desk.pages.reconciliation_lines import line_told
from truceline.desk.pages.telling import name_of, units_told
from truceline.desk.pages.typed_lines import more_rows, numbered, stance_kinds, typed_rows
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries.reconciliations import (
    COLUMNS,
    OPEN,
    PAGE,
    RESOLVED,
    line_rows,
    list_for,
    lists_for,
    lists_waiting,
    rates_told,
    read_line_query,
)
from truceline.desk.tables import ListStage, Person, ReconciledLine, Reconciliation
from truceline.desk.tasks import join_list_on
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.language import Language, say
from truceline.values.problems import error_told
from truceline.values.taxonomy import ACT_GROUP


@require_http_methods(["GET", "POST"])
def reconciliations(request: HttpRequest) -> HttpResponse:
    """Show the lists with how much of them both hold, and take a list to look into: a file, or lines typed."""
    person = _reader(request)
    if request.method == "POST":
        return _brought(request, person)
    return render(request, "desk/reconciliations.html", _lists_told(request, person))


@require_GET
def reconciliations_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the lists with their counts and rates as a file."""
    person = _reader(request)
    lists = list(lists_for(person))
    rates = rates_told(lists)
    rows = (
        {name: value for name, value in _list_row(one, rates[one.pk]).items() if value is not None} for one in lists
    )
    return export(Listing("reconciliations", _LIST_COLUMNS, rows, "list_id"), ending)


@require_GET
def reconciliation(request: HttpRequest, list_id: object) -> HttpResponse:
    """Show a list: before it is taken in what is in it and what would happen, afterwards its lines."""
    person = _reader(request)
    one = list_for(person, str(list_id))
    if one.stage != ListStage.TAKEN:
        return _preview(request, one)
    language, charter = language_of(request), charter_at_hand()
    query = read_line_query(request.GET)
    page = Paginator(query.found(one), PAGE).get_page(query.page)
    address = query.address()
    told = {
        **_named(one, language),
        "one": one,
        "query": query,
        "page": page,
        "rows": [line_told(line, charter, language) for line in page.object_list],
        "outcomes": [(outcome, getattr(one, outcome)) for outcome in OUTCOMES],
        "all": sum(getattr(one, outcome) for outcome in OUTCOMES),
        "both": _share(Rate(*(getattr(one, outcome) for outcome in OUTCOMES))),
        "states": (OPEN, RESOLVED),
        "is_guarantor": one.holder in guarantors(charter),
        "may_tell": not one.is_told
        and one.holder not in guarantors(charter)
        and may(person, Action.SHARE, Noun.OUTCOME, relation_to_side(person, one.holder)),
        "may_resolve": may(person, Action.RESOLVE, Noun.RECONCILIATION),
        "may_share": not one.is_shared
        and may(person, Action.SHARE, Noun.RECONCILIATION, relation_to_side(person, one.holder)),
        "sees_people": may(person, Action.SEE, Noun.TASK),
        "address": address,
        "exports": [(ending, f"/reconciliation/{one.pk}/lines.{ending}?{address}") for ending in ENDINGS],
    }
    return render(request, "desk/reconciliation.html", told, status=400 if query.not_understood else 200)


@require_GET
def lines_exported(request: HttpRequest, list_id: object, ending: str) -> StreamingHttpResponse:
    """Give the lines that are looked for as a file; the same query as the page, all of it."""
    person = _reader(request)
    one = list_for(person, str(list_id))
    query = read_line_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return export(Listing("lines", COLUMNS, line_rows(query.found(one), person.held()), "line_id"), ending)


@require_GET
def list_problems_exported(request: HttpRequest, list_id: object, ending: str) -> StreamingHttpResponse:
    """Give every problem of a list as a file."""
    one = list_for(_reader(request), str(list_id))
    return export(Listing("problems", PROBLEM_COLUMNS, as_columns(problems_in(room_of(one))), "line"), ending)


@require_GET
def list_progress(request: HttpRequest, list_id: object) -> JsonResponse:
    """Say how far a list that waits is, for the page that asks again and again."""
    one = list_for(_reader(request), str(list_id))
    return JsonResponse(progress_of(one, language_of(request)))


@require_POST
def list_confirmed(request: HttpRequest, list_id: object) -> HttpResponse:
    """Take in a list that was looked into, and join it with ours: at once, or by the worker."""
    person = _bringer(request)
    if confirm_list(person, list_for(person, str(list_id))):
        join_list_on.enqueue(str(list_id))
    return HttpResponseRedirect(f"/reconciliation/{list_id}/")


@require_POST
def list_dropped(request: HttpRequest, list_id: object) -> HttpResponse:
    """Drop a list of which nothing is on the register yet."""
    person = _bringer(request)
    drop_list(person, list_for(person, str(list_id)))
    return HttpResponseRedirect("/reconciliation/")


@require_POST
def list_shared(request: HttpRequest, list_id: object) -> HttpResponse:
    """Let all guarantors see a list."""
    person = person_of(request)
    require_some(person, (Action.SHARE,), Noun.RECONCILIATION)
    share_list(person, list_for(person, str(list_id)))
    return HttpResponseRedirect(f"/reconciliation/{list_id}/")


@require_POST
def list_told(request: HttpRequest, list_id: object) -> HttpResponse:
    """Let a party see what came of the lines of its own list."""
    person = person_of(request)
    require_some(person, (Action.SHARE,), Noun.OUTCOME)
    tell_outcome(person, list_for(person, str(list_id)))
    return HttpResponseRedirect(f"/reconciliation/{list_id}/")


@require_POST
def line_resolved(request: HttpRequest, list_id: object, line_id: object) -> HttpResponse:
    """Say of a line whether both hold it, and why."""
    person = person_of(request)
    require_some(person, (Action.RESOLVE,), Noun.RECONCILIATION)
    one = list_for(person, str(list_id))
    line = ReconciledLine.objects.filter(pk=str(line_id), reconciliation=one).first()
    if line is None:
        raise NotFound("desk-no-line")
    told = {name: request.POST.get(name, "") for name in ("said", "reason", "number")}
    resolve_line(person, line, Resolution(**told))
    query = read_line_query(request.GET)
    return HttpResponseRedirect(f"/reconciliation/{one.pk}/?{query.address()}#line-{line.pk}")


_LIST_COLUMNS = (
    "list_id",
    "holder",
    "first_day",
    "last_day",
    "zone",
    "lines",
    *OUTCOMES,
    "resolved",
    "both",
    "running_both",
    "is_shared",
)


def _list_row(one: Reconciliation, rate: Rate) -> dict[str, Any]:
    mine = Rate(*(getattr(one, outcome) for outcome in OUTCOMES))
    return {
        "list_id": one.pk,
        "holder": one.holder,
        "first_day": str(one.first_day),
        "last_day": str(one.last_day),
        "zone": one.zone or None,
        "lines": mine.lines,
        **{outcome: getattr(one, outcome) for outcome in OUTCOMES},
        "resolved": one.resolved,
        "both": _rounded(mine.both),
        "running_both": _rounded(rate.both),
        "is_shared": one.is_shared,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _share(rate: Rate) -> str:
    return "–" if rate.both is None else f"{rate.both * 100:.0f} %"


def _reader(request: HttpRequest) -> Person:
    person = person_of(request)
    require_some(person, (Action.SEE, Action.RECEIVE), Noun.RECONCILIATION)
    return person


def _bringer(request: HttpRequest) -> Person:
    person = person_of(request)
    require_some(person, (Action.RECEIVE,), Noun.RECONCILIATION)
    return person


def _brought(request: HttpRequest, person: Person) -> HttpResponse:
    """What a form brings: files, or lines typed; asked for more rows, it comes back with what was typed."""
    require_some(person, (Action.RECEIVE,), Noun.RECONCILIATION)
    asked = Asked(*(request.POST.get(name, "") for name in ("holder", "first_day", "last_day", "zone")))
    typed = typed_rows(request.POST)
    if "more" in request.POST:
        return render(
            request,
            "desk/reconciliations.html",
            _lists_told(request, person) | {"asked": asked, "typed": numbered(more_rows(typed))},
        )
    files = [(file.name or "unnamed", file.chunks()) for file in request.FILES.getlist("file")]
    if any(is_typed(row) for row in typed):
        files.append(typed_file(asked.holder, typed))
    if not files:
        raise Refused([problem("D146", Where("", 0, "file"), "")])
    return HttpResponseRedirect(f"/reconciliation/{look_into_list(person, asked, files).pk}/")


def _named(one: Reconciliation, language: Language) -> dict[str, Any]:
    charter = charter_at_hand()
    zone = next((zone for zone in charter.agreement.zones if zone.code == one.zone), None)
    return {
        "holder": name_of(one.holder, charter, language),
        "zone": getattr(zone.name, language) if zone else "",
        "on": f"{one.on.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
    }


def _lists_told(request: HttpRequest, person: Person) -> dict[str, Any]:
    language, charter = language_of(request), charter_at_hand()
    lists = list(lists_for(person))
    rates = rates_told(lists)
    page = Paginator(lists, PAGE).get_page(request.GET.get("page", "1")[:6])
    mine = [code for code in list_holders(charter) if _may_bring(person, code)]
    return {
        "page": page,
        "rows": [
            _named(one, language)
            | {
                "one": one,
                "both": _share(Rate(*(getattr(one, outcome) for outcome in OUTCOMES))),
                "running": _share(rates[one.pk]),
                "open": sum(getattr(one, outcome) for outcome in OUTCOMES) - one.resolved,
            }
            for one in page.object_list
        ],
        "waiting": [
            _named(one, language) | {"one": one, "progress": progress_of(one, language)}
            for one in lists_waiting()[:PAGE]
            if _may_bring(person, one.holder)
        ],
        "drawings": [
            (
                name_of(holder, charter, language),
                rate_drawing([one for one in reversed(lists) if one.holder == holder], rates),
            )
            for holder in list_holders(charter)
            if sum(one.holder == holder for one in lists) > 1
        ],
        "outcomes": OUTCOMES,
        "exports": [(ending, f"/reconciliation.{ending}") for ending in ENDINGS],
        "holders": [(code, name_of(code, charter, language)) for code in mine],
        "zones": [(zone.code, getattr(zone.name, language)) for zone in charter.agreement.zones],
        "asked": Asked(mine[0] if len(mine) == 1 else ""),
        "typed": numbered(more_rows([])),
        "acts": sorted(ACT_GROUP),
        "units": units_told(language),
        "stance_kinds": stance_kinds(language),
        "timezone": charter.agreement.time_zone,
    }


def _may_bring(person: Person, holder: str) -> bool:
    relation: Relation = relation_to_side(person, holder)
    return may(person, Action.RECEIVE, Noun.RECONCILIATION, relation)


def progress_of(one: Reconciliation, language: Language) -> dict[str, Any]:
    """How far a list is, in words and as a share of the whole."""
    is_waiting = one.stage == ListStage.WAITING
    said = say(f"desk-list-step-{one.step if is_waiting else one.stage.replace('_', '-')}", language)
    return {"stage": one.stage, "said": said, "share": round(one.step / STEPS, 3), "over": not is_waiting}


def _preview(request: HttpRequest, one: Reconciliation) -> HttpResponse:
    told: dict[str, Any] = {
        **_named(one, language_of(request)),
        "one": one,
        "told": json.loads(one.told),
        "problems": [],
        "why_not": error_told(one.said, language_of(request)),
        "large": one.rows > AT_ONCE,
        "may_drop": one.stage in DROPPABLE,
        "may_bring": _may_bring(person_of(request), one.holder),
        "under_way": one.stage == ListStage.WAITING,
        "progress": progress_of(one, language_of(request)),
    }
    told["remarks"] = remarks_told(told["told"]["remarks"], language_of(request))
    for file in told["told"]["files"]:
        file["kib"] = max(file["size"] // 1024, 1)
    is_refused = one.stage == ListStage.REFUSED
    if is_refused:
        told["problems"] = rows_told(problems_in(room_of(one)), language_of(request))
    return render(request, "desk/reconciliation_preview.html", told, status=400 if is_refused else 200)
