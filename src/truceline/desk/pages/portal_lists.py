"""A party's own list, in its portal: handed in, and what came of its lines once the centre tells it.

Nothing here depends on what we or others hold before that; afterwards only whether we hold a line too, in which points it differs
from ours, and whether that is settled: never our figures, our incidents, reasons, or how many we hold besides.
"""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.desk.actions.asking import may, require
from truceline.desk.actions.bringing_list import Asked, drop_list, is_typed, look_into_list, room_of, typed_file
from truceline.desk.actions.joining_list import confirm_list
from truceline.desk.actions.looking_into import problems_in
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import Listing, export
from truceline.desk.pages.problems_told import COLUMNS as PROBLEM_COLUMNS
from truceline.desk.pages.problems_told import as_columns, remarks_told, rows_told
from truceline.desk.pages.reconciliation_lines import MARKS, side_told, stance_told
from truceline.desk.pages.telling import name_of, units_told
from truceline.desk.pages.typed_lines import more_rows, numbered, stance_kinds, typed_rows
from truceline.desk.policy import Action, Noun, Relation, State
from truceline.desk.queries.reconciliations import ON_REGISTER, PAGE, handed_list_for, handed_lists
from truceline.desk.recording import read
from truceline.desk.tables import ListStage, Person, ReconciledLine, Reconciliation
from truceline.desk.tasks import join_list_on
from truceline.errors import Refused, Where, problem
from truceline.values.language import Language, say
from truceline.values.taxonomy import ACT_GROUP

# What a party may be told: of its own lines alone.
_TOLD = ("confirmed", "disputed", "only_theirs")


@require_http_methods(["GET", "POST"])
def handed_in(request: HttpRequest) -> HttpResponse:
    """Show the lists of one's party, and take one to look into: a file, or lines typed."""
    person = _asked(request, Action.RECEIVE if request.method == "POST" else Action.SEE)
    typed = typed_rows(request.POST)
    if request.method == "POST" and "more" not in request.POST:
        files = [(file.name or "unnamed", file.chunks()) for file in request.FILES.getlist("file")]
        if any(is_typed(row) for row in typed):
            files.append(typed_file(person.speaks_for, typed))
        if not files:
            raise Refused([problem("D146", Where("", 0, "file"), "")])
        return HttpResponseRedirect(f"/portal/lists/{look_into_list(person, Asked(person.speaks_for), files).pk}/")
    language, charter = language_of(request), charter_at_hand()
    page = Paginator(handed_lists(person), PAGE).get_page(request.GET.get("page", "1")[:6])
    told = {
        "side": name_of(person.speaks_for, charter, language) if person.speaks_for else "",
        "may_hand_in": may(person, Action.RECEIVE, Noun.HANDED_LIST, Relation.OWN),
        "page": page,
        "rows": [{"one": one, "on": _local(one)} for one in page.object_list],
        "typed": numbered(more_rows(typed)),
        "acts": sorted(ACT_GROUP),
        "units": units_told(language),
        "stance_kinds": stance_kinds(language),
        "timezone": charter.agreement.time_zone,
    }
    return render(request, "desk/portal_lists.html", told)


@require_GET
def handed_list(request: HttpRequest, list_id: object) -> HttpResponse:
    """Show a list of one's party: what is in it, that it was received, or what came of its lines."""
    person = _asked(request, Action.SEE)
    one = handed_list_for(person, str(list_id))
    found: dict[str, Any] = json.loads(one.told)
    is_received = one.stage in ON_REGISTER
    is_refused = one.stage == ListStage.REFUSED
    told: dict[str, Any] = {
        "one": one,
        "on": _local(one),
        "files": [{**file, "kib": max(file["size"] // 1024, 1)} for file in found["files"]],
        "told": {"problems": found["problems"]},
        "remarks": remarks_told(found["remarks"], language_of(request)),
        "is_received": is_received,
        "problems": [],
    }
    if one.is_told and may(person, Action.SEE, Noun.OUTCOME, Relation.OWN, State.SHARED):
        told |= _outcome(request, one)
    if is_refused:
        told["problems"] = rows_told(problems_in(room_of(one)), language_of(request))
    return render(request, "desk/portal_list.html", told, status=400 if is_refused else 200)


@require_POST
def handed_confirmed(request: HttpRequest, list_id: object) -> HttpResponse:
    """Hand a list in: it is on the register from then on, and the worker joins it."""
    person = _asked(request, Action.RECEIVE)
    one = handed_list_for(person, str(list_id))
    if confirm_list(person, one):
        join_list_on.enqueue(one.pk)
    return HttpResponseRedirect(f"/portal/lists/{one.pk}/")


@require_POST
def handed_dropped(request: HttpRequest, list_id: object) -> HttpResponse:
    """Drop a list that was not handed in yet."""
    person = _asked(request, Action.RECEIVE)
    drop_list(person, handed_list_for(person, str(list_id)))
    return HttpResponseRedirect("/portal/lists/")


@require_GET
def handed_problems(request: HttpRequest, list_id: object, ending: str) -> StreamingHttpResponse:
    """Give every problem of a list as a file."""
    one = handed_list_for(_asked(request, Action.SEE), str(list_id))
    return export(Listing("problems", PROBLEM_COLUMNS, as_columns(problems_in(room_of(one))), "line"), ending)


def _asked(request: HttpRequest, action: Action) -> Person:
    person = person_of(request)
    require(person, action, Noun.HANDED_LIST, Relation.OWN)
    return person


def _local(one: Reconciliation) -> str:
    return f"{one.on.astimezone(charter_at_hand().zone_info):%Y-%m-%d %H:%M}"


def _outcome(request: HttpRequest, one: Reconciliation) -> dict[str, Any]:
    """What came of the party's own lines: nothing of an incident of ours but whether there is one."""
    lines = ReconciledLine.objects.filter(reconciliation=one, is_out=False, outcome__in=_TOLD)
    # In the order of their own times: ours would show through.
    ordered = sorted(lines, key=lambda line: (read(line.theirs)["occurred_at"], line.report_id))
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page", "1")[:6])
    outcomes = [line.outcome for line in ordered]
    language = language_of(request)
    return {
        "page": page,
        "outcomes": [(outcome, outcomes.count(outcome)) for outcome in _TOLD],
        "rows": [_line(line, language) for line in page.object_list],
    }


def _line(line: ReconciledLine, language: Language) -> dict[str, Any]:
    theirs, content = read(line.theirs), read(line.content)
    return {
        "mark": MARKS[line.outcome],
        "outcome": say(f"desk-handed-is-{line.outcome}", language),
        "reference": line.reference,
        "theirs": side_told(theirs, charter_at_hand(), language),
        "said": theirs.get("said", ""),
        "stance": stance_told(content, language),
        "differs": [say(f"desk-point-{point}", language) for point in (content.get("differs") or "").split()],
        "is_resolved": line.is_resolved,
    }
