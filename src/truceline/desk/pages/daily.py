"""Daily counts of each guarantor and ours side by side: how many, where, and which of them the others hold too."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.contact.daily import OURS
from truceline.desk.actions.asking import require_some
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.daily import COLUMNS, Counted, day_rows, days_counted, read_days
from truceline.values.language import Language, say


@require_GET
def day_by_day(request: HttpRequest) -> HttpResponse:
    """Show each day with what each list counts of it, and what of that the others hold too."""
    counted, language = _counted(request), language_of(request)
    address = f"from={counted.first}&to={counted.last}"
    told = {
        "counted": counted,
        "holders": [_name(code, language) for code in counted.holders],
        "days": [(day.day, [_line(one, counted, language) for one in day.counted]) for day in counted.days],
        "address": address,
        "exports": [(ending, f"/reconciliation/daily.{ending}?{address}") for ending in ENDINGS],
    }
    return render(request, "desk/daily.html", told)


@require_GET
def daily_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the counts as a file: the same days as the page."""
    return export(Listing("daily", COLUMNS, day_rows(_counted(request)), "day"), ending)


def _counted(request: HttpRequest) -> Counted:
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.RECONCILIATION)
    return days_counted(person, *read_days(request.GET, person))


def _name(code: str, language: Language) -> str:
    return say("desk-daily-ours", language) if code == OURS else name_of(code, charter_at_hand(), language) or code


def _line(one: Any, counted: Counted, language: Language) -> dict[str, Any]:
    unknown = say("desk-daily-nowhere", language)
    return {
        "name": _name(one.holder, language),
        "total": one.total,
        "areas": [(area or unknown, count) for area, count in one.areas],
        "held_by": [None if other == one.holder else one.held_by(other) for other in counted.holders],
        "alone": sum(count for others, count in one.together if not others),
    }
