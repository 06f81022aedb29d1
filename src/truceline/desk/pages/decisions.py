"""The centre's agenda: every open detail with its proposals, and one detail with all that was said, met and decided of it."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import Allowed, require
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.decision_telling import DecisionTelling
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries.details import agenda, rows_of
from truceline.errors import NotFound

_COLUMNS = (
    "row", "detail", "question", "state", "proposal", "by", "words", "put_at", "stands", "is_withdrawn", "said",
    "taken_down",
)  # fmt: skip


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the agenda: what is open, what is proposed, who is waited for, and what was decided."""
    person = person_of(request)
    require(person, Action.SEE, Noun.DETAIL)
    charter = charter_at_hand()
    telling = DecisionTelling(charter, language_of(request), person.held())
    items = [telling.item(one) for one in agenda(charter, now())]
    told = {
        "doors_here": doors_told(request),
        "items": items,
        "counts": [
            (state, count)
            for state in ("open", "waiting", "superseded", "blocked", "decided", "set", "closed")
            if (count := sum(one["state"] == state for one in items))
        ],
        "rule": telling.rule(),
        "exports": [(ending, f"/decisions.{ending}") for ending in ENDINGS],
    }
    return render(request, "desk/decisions.html", told)


@require_GET
def decisions_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the agenda as a file: a row for every proposal, and one for every detail without any."""
    require(person_of(request), Action.SEE, Noun.DETAIL)
    rows = rows_of(agenda(charter_at_hand(), now()), language_of(request).value)
    return export(Listing("decisions", _COLUMNS, rows, "row"), ending)


@require_GET
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one detail: the question, what waits for it, proposals side by side with what each says of them, meetings, decisions."""
    person = person_of(request)
    require(person, Action.SEE, Noun.DETAIL)
    charter, language = charter_at_hand(), language_of(request)
    item = next(iter(agenda(charter, now(), only=code)), None)
    if item is None:
        raise NotFound("desk-detail-unknown")
    telling, may = DecisionTelling(charter, language, person.held(), person.speaks_for), Allowed(person)
    own = Relation.OWN if person.speaks_for else Relation.OTHER
    told = {
        "doors_here": doors_told(request),
        **telling.whole(item),
        "rule": telling.rule(),
        "may_write": may(Action.WRITE, Noun.DETAIL, own) or may(Action.WRITE, Noun.DETAIL),
        "may_take_down": may(Action.WRITE, Noun.DETAIL),
        "may_close": may(Action.RESOLVE, Noun.DETAIL) and may(Action.WRITE, Noun.AGREEMENT),
        "sees_findings": may(Action.SEE, Noun.FINDING),
        "own_code": person.speaks_for,
        "own_name": telling.named(person.speaks_for) if person.speaks_for else "",
        "soon": f"{now().astimezone(charter.zone_info):%Y-%m-%dT%H:%M}",
        "zone": charter.agreement.time_zone,
    }
    return render(request, "desk/detail.html", told)
