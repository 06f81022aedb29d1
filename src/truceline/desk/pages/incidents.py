"""The list of incidents, as a page and as files, and taking reports in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from truceline.desk.actions.asking import require
from truceline.desk.actions.taking_in import take_in
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import listed
from truceline.desk.policy import Action, Noun, Scope, scope
from truceline.desk.queries.incidents import PAGE, STATES
from truceline.desk.queries.reading import read_query
from truceline.errors import Problem, Refused, Where, problem
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS
from truceline.values.taxonomy import ACT_GROUP

_COLUMNS = ["number", *INCIDENTS.names]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Bring everybody to the first page that is theirs."""
    held = person_of(request).held()
    if scope(held, Noun.INCIDENT) is Scope.ALL:
        return HttpResponseRedirect("/situation/")
    if scope(held, Noun.ACCOUNT) is Scope.ALL:
        return HttpResponseRedirect("/people/")
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
    page = Paginator(query.found(person.held()), PAGE).get_page(query.page)
    told = {
        "query": query,
        "page": page,
        "rows": [listed(row, charter_at_hand(), request) for row in page.object_list],
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
    rows = query.found(person.held()).contents(person.held())
    return export(Listing("incidents", _COLUMNS, rows, "incident_id"), ending)


@require_http_methods(["GET", "POST"])
def taking_in(request: HttpRequest) -> HttpResponse:
    """Take files of reports in, or list everything that is wrong with them."""
    person = person_of(request)
    require(person, Action.RECEIVE, Noun.REPORT)
    told: dict[str, Any] = {"taken": None, "problems": ()}
    status = 200
    if request.method == "POST":
        files = request.FILES.getlist("file")
        try:
            if not files:
                raise Refused([problem("D004", Where("", 0, "file"), "")])
            with _laid_out(files) as paths:
                told["taken"] = take_in(person, paths)
        except Refused as refused:
            told["problems"], status = [str(_by_its_name(one)) for one in refused.problems], 400
    return render(request, "desk/taking_in.html", told, status=status)


def _by_its_name(told: Problem) -> Problem:
    """A problem with its file as the sender named it, not where it was laid out."""
    return replace(told, where=replace(told.where, file=Path(told.where.file).name))


@contextmanager
def _laid_out(files: list[UploadedFile]) -> Iterator[list[Path]]:
    """Uploads as files under the names that their senders gave them: problems are told by name, and a name may say EXERCISE."""
    with tempfile.TemporaryDirectory(prefix="truceline-") as room:
        paths = []
        for at, file in enumerate(files):
            # Django has cut the name to its last part and refused those that are none.
            path = Path(room, str(at), file.name or "unnamed")
            path.parent.mkdir()
            with path.open("wb") as copy:
                copy.writelines(file.chunks())
            paths.append(path)
        yield paths
