"""The queue: what waits for a person, whose turn it is, and what they do with it. One key each."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.desk.actions.handling import (
    Act,
    Request,
    foresee,
    handle,
    may_handle,
)
from truceline.desk.differing import SEEN, ChangedMeanwhile, chosen
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.just_judged import back_to_queue, just_judged_told
from truceline.desk.pages.owing import owed_told
from truceline.desk.pages.presence import difference_page
from truceline.desk.pages.queue_rows import colleagues, told_rows
from truceline.desk.policy import Action, Noun, decide
from truceline.desk.queries.queue import (
    COLUMNS,
    PAGE,
    PILES,
    Count,
    Waiting,
    pile_counts,
    queue_rows,
    read_queue_query,
)
from truceline.desk.tables import Person
from truceline.desk.wording import no_longer
from truceline.errors import NotAllowed, Refused, Where, phrase, problem
from truceline.values.language import say
from truceline.values.taxonomy import CHANNELS

# More are never chosen at once: what is foreseen for each must be read by a person.
MOST_CHOSEN = 100
_NOBODY = "-"


class _Pages(Paginator):
    """The pages of what was found, as far as it is counted."""

    def __init__(self, found: Waiting, counted: Count) -> None:
        super().__init__(found, PAGE)
        self.counted = counted

    @cached_property
    def count(self) -> int:
        """How many are paged through."""
        return self.counted.number


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Show one pile of the queue."""
    person = _worker(request)
    query = read_queue_query(request.GET)
    found, counts = query.found(person), pile_counts(person)
    counted = counts.get(query.pile) if not query.is_narrowed else None
    page = _Pages(found, counted or found.count()).get_page(query.page)
    told = {
        "query": query,
        "page": page,
        "is_cut": found.is_cut,
        "rows": told_rows(page.object_list, request),
        "just_judged": just_judged_told(request),
        "piles": [(pile, counts.get(pile)) for pile in PILES],
        "channels": CHANNELS,
        "owed": owed_told(person, language_of(request)),
        "colleagues": colleagues(person),
        "may_strike": decide(person.held(), Action.STRIKE, Noun.REPORT).allowed,
        "may_judge": decide(person.held(), Action.JUDGE, Noun.JUDGEMENT).allowed,
        "address": query.address(),
        "exports": [(ending, f"/queue.{ending}?{query.address()}") for ending in ENDINGS],
    }
    return render(request, "desk/queue.html", told, status=400 if query.not_understood else 200)


@require_GET
def queue_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give a pile as a file: the same query as the page, all of it."""
    person = _worker(request)
    query = read_queue_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    rows = queue_rows(query.found(person), person.held())
    return export(Listing("queue", COLUMNS, rows, "report_id"), ending)


@require_POST
def queue_act(request: HttpRequest) -> HttpResponse:
    """Do one act to one report at once; to several, first show what would happen to each."""
    person = _worker(request)
    asked = _asked(request, person)
    if asked is None:
        return HttpResponseRedirect(back_to_queue(request))
    if not (request.POST.get("one") or request.POST.get("sure")):
        return _preview(request, asked)
    try:
        done = handle(person, asked)
    except ChangedMeanwhile as changed:
        mine = {"assigned_to": asked.to.pseudonym if asked.to else ""}
        language = language_of(request)
        names = {one.pseudonym: one.name for one in Person.objects.filter(is_active=True)}
        labels = {"assigned_to": say("desk-queue-assigned-to", language)}
        return difference_page(request, changed, mine, labels, {"assigned_to": names})
    judged = [one.judgement for one in done if one.judgement]
    if len(judged) > 1:
        messages.success(
            request, say("desk-just-judged-many", language_of(request), isolating=False, count=len(judged))
        )
    return HttpResponseRedirect(back_to_queue(request, judged[0] if len(judged) == 1 else ""))


@dataclass(frozen=True, slots=True)
class _Told:
    """One button of a line: the act, the report, and who had it when the page was made."""

    act: str
    report: str
    had_by: str


def _worker(request: HttpRequest) -> Person:
    person = person_of(request)
    if not may_handle(person):
        raise NotAllowed("desk-other-role")
    return person


def _asked(request: HttpRequest, person: Person) -> Request | None:
    """What the form asks: one line's button (`one`), or an act for all that are ticked (`act`); None where theirs is to stand."""
    one, seen = request.POST.get("one", ""), None
    if one:
        told = _Told(*([*one.split(":", 2), "", ""])[:3])
        reports, act, seen = [told.report], told.act, {"assigned_to": told.had_by.removeprefix(_NOBODY)}
        if SEEN in request.POST:  # the page of differences: what stands was shown there
            fields, seen = chosen(request.POST, ["assigned_to"])
            if fields == seen:
                return None
    else:
        reports, act = request.POST.getlist("report"), request.POST.get("act", "")
    if not 0 < len(reports) <= MOST_CHOSEN:
        raise Refused(
            [problem("D032", Where("", 0, "report"), phrase("reports", count=len(reports)), most=MOST_CHOSEN)]
        )
    if act not in set(Act):
        raise Refused([problem("D033", Where("", 0, "act"), act)])
    to = person if act == Act.TAKE else _colleague(request.POST.get("to", ""), person) if act == Act.GIVE else None
    moves = act in {Act.TAKE, Act.GIVE, Act.BACK}
    return Request(Act(act), reports, to, no_longer("reason", request.POST.get("reason", "")), seen if moves else None)


def _colleague(pseudonym: str, person: Person) -> Person:
    found = next((one for one in colleagues(person) if one.pseudonym == pseudonym), None)
    if found is None:
        raise Refused([problem("D034", Where("", 0, "to"), pseudonym)])
    return found


def _preview(request: HttpRequest, asked: Request) -> HttpResponse:
    language = language_of(request)
    if asked.act is Act.STRIKE and not asked.reason:
        raise Refused([problem("D063", Where("", 0, "reason"), "")])
    told = foresee(asked)
    rows = told_rows([one.handling for one in told], request)
    lines: list[dict[str, Any]] = [{"row": row, "reason": one.reason} for row, one in zip(rows, told, strict=True)]
    touched = sum(not one.reason for one in told)
    act = say(
        f"desk-queue-will-{asked.act.value.replace('_', '-')}",
        language,
        count=touched,
        name=asked.to.name if asked.to else "",
    )
    context = {
        "lines": lines,
        "touched": touched,
        "left": len(told) - touched,
        "said": act,
        "act": asked.act.value,
        "to": asked.to.pseudonym if asked.to else "",
        "reason": asked.reason,
        "next": back_to_queue(request),
    }
    return render(request, "desk/queue_preview.html", context)
