"""One's own reports: what a field monitor sent, and nothing else."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.policy import Action, Noun, Relation, project
from truceline.desk.queries.own_reports import own_reports
from truceline.desk.queries.queue import PAGE
from truceline.desk.recording import read
from truceline.desk.tables import Person, Report
from truceline.report.table import REPORTS


@require_GET
def my_reports(request: HttpRequest) -> HttpResponse:
    """List the reports that whoever asks brought in, the latest first."""
    person = _sender(request)
    page = Paginator(own_reports(person), PAGE).get_page(request.GET.get("page", "1")[:6])
    language, charter = language_of(request), charter_at_hand()
    rows = []
    for one in page.object_list:
        row = project(person.held(), Noun.REPORT, read(one.content))
        rows.append(
            {
                "one": one,
                "row": row,
                "when": when(one.occurred_at, row.get("occurred_within_s"), charter, language),
                "act": act_of(row, language),
                "where": where(row, language),
                "words": " ".join(str(row.get("said", "")).split())[:120],
            }
        )
    exports = [(ending, f"/my-reports.{ending}") for ending in ENDINGS]
    return render(request, "desk/my_reports.html", {"page": page, "rows": rows, "exports": exports})


@require_GET
def my_reports_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give one's own reports as a file, all of them."""
    person = _sender(request)
    return export(Listing("my-reports", REPORTS.names, _contents(person), "report_id"), ending)


def _sender(request: HttpRequest) -> Person:
    person = person_of(request)
    require(person, Action.SEE, Noun.REPORT, Relation.OWN)
    return person


def _contents(person: Person) -> Iterator[dict[str, Any]]:
    rows: Iterator[Report] = own_reports(person).iterator(chunk_size=2_000)
    for one in rows:
        yield project(person.held(), Noun.REPORT, read(one.content))
