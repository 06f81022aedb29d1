"""The shift log and the handover."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.keeping_shift import (
    FIELDS,
    accept_handover,
    begin_duty,
    correct_entry,
    end_duty,
    entry_named,
    hand_over,
    handover_named,
    resolve_entry,
    standing_entry,
    write_entry,
)
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.clocks import Clock
from truceline.desk.differing import ChangedMeanwhile, chosen, sealed
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.presence import difference_page, presence_on
from truceline.desk.pages.queue_rows import span_told
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.shift import (
    COLUMNS,
    KINDS,
    PAGE,
    SHOWN,
    STAY_OPEN,
    clocks_at_hand,
    entry_rows,
    on_duty,
    open_entries,
    read_shift_query,
    waiting_handover,
)
from truceline.desk.recording import read
from truceline.desk.tables import Handover, Person, ShiftEntry
from truceline.errors import Refused, Where, problem
from truceline.values.language import Language, say


@require_http_methods(["GET", "POST"])
def shift(request: HttpRequest) -> HttpResponse:
    """Show the log; with POST write into it."""
    person = person_of(request)
    if request.method == "POST":
        write_entry(person, {name: request.POST.get(name, "") for name in FIELDS})
        return HttpResponseRedirect("/shift/")
    require(person, Action.SEE, Noun.SHIFT)
    query = read_shift_query(request.GET)
    page = Paginator(query.found().select_related("by", "changed_by", "done_by"), PAGE).get_page(query.page)
    language, charter = language_of(request), charter_at_hand()
    told = {
        "query": query,
        "page": page,
        "rows": [_told(one, charter, language) for one in page.object_list],
        "shown": SHOWN,
        "kinds": KINDS,
        "on_duty": list(on_duty()),
        "is_on_duty": on_duty().filter(person=person).exists(),
        "waiting": waiting_handover(),
        "clocks": _clocks(person, charter),
        "may_write": may(person, Action.WRITE, Noun.SHIFT),
        "address": query.address(),
        "exports": [(ending, f"/shift.{ending}?{query.address()}") for ending in ENDINGS],
        "handovers": Handover.objects.select_related("by", "accepted_by")[:5],
    }
    return render(request, "desk/shift.html", told, status=400 if query.not_understood else 200)


@require_GET
def shift_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give the log as a file: the same query as the page, all of it."""
    require(person_of(request), Action.SEE, Noun.SHIFT)
    query = read_shift_query(request.GET)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return export(Listing("shift", COLUMNS, entry_rows(query.found()), "entry_id"), ending)


@require_POST
def duty(request: HttpRequest) -> HttpResponse:
    """Come on duty, or go off."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.SHIFT)
    acts = {"begin": begin_duty, "end": end_duty}
    told = request.POST.get("duty", "")
    if told not in acts:
        raise Refused([problem("D039", Where("", 0, "duty"), told, known=", ".join(acts))])
    acts[told](person)
    return HttpResponseRedirect("/shift/")


@require_http_methods(["GET", "POST"])
def shift_entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show one entry to correct it, or to say what came of it; where two correct it, both versions."""
    person, language = person_of(request), language_of(request)
    require(person, Action.WRITE, Noun.SHIFT)
    if request.method == "POST" and "outcome" in request.POST:
        resolve_entry(person, str(entry_id), request.POST["outcome"])
        return HttpResponseRedirect("/shift/")
    if request.method == "POST":
        entry_named(str(entry_id))
        fields, seen = chosen(request.POST, FIELDS)
        try:
            correct_entry(person, str(entry_id), fields, seen)
        except ChangedMeanwhile as changed:
            labels = {name: say(f"desk-shift-{name.replace('_', '-')}", language) for name in FIELDS}
            shown = {"kind": {kind: say(f"desk-shift-kind-{kind}", language) for kind in KINDS}}
            return difference_page(request, changed, fields, labels, shown)
        return HttpResponseRedirect("/shift/")
    entry = entry_named(str(entry_id))
    fields = standing_entry(entry)
    told = {
        "entry": entry,
        "fields": fields,
        "seen": sealed(fields),
        "kinds": KINDS,
        "can_be_done": entry.kind in STAY_OPEN and entry.done_on is None,
        "presence": presence_on(request, "shift", entry.entry_id),
    }
    return render(request, "desk/shift_entry.html", told)


@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest) -> HttpResponse:
    """Show what would be handed over now; with POST hand it over."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.SHIFT)
    if request.method == "POST":
        made = hand_over(person, request.POST.get("words", ""))
        return HttpResponseRedirect(f"/shift/handover/{made.handover_id}/")
    language, charter = language_of(request), charter_at_hand()
    told = {
        "rows": [_told(one, charter, language) for one in open_entries().select_related("by", "changed_by")[:500]],
        "clocks": _clocks(person, charter),
        "on_duty": list(on_duty()),
        "is_on_duty": on_duty().filter(person=person).exists(),
        "waiting": waiting_handover(),
    }
    return render(request, "desk/handover.html", told)


@require_http_methods(["GET", "POST"])
def handover_made(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Show a handover as it was made, to print or to accept; with POST accept it."""
    person, language, charter = person_of(request), language_of(request), charter_at_hand()
    if request.method == "POST":
        accept_handover(person, str(handover_id))
        return HttpResponseRedirect(f"/shift/handover/{handover_id}/")
    require(person, Action.SEE, Noun.SHIFT)
    made = handover_named(str(handover_id))
    content = read(made.content)
    names = {one.pseudonym: one.name for one in Person.objects.all()}
    open_then = [
        {**row, "by_name": names.get(row["by"], row["by"]), "due": _local(row.get("due_at"), charter)}
        for row in content["open"]
    ]
    told = {
        "made": made,
        "words": content.get("words", ""),
        "open": [row | {"kind_said": say(f"desk-shift-kind-{row['kind']}", language)} for row in open_then],
        "clocks": _clocks_told(content["clocks"], charter),
        "on_duty": [names.get(one, one) for one in content["on_duty"]],
        "can_accept": made.accepted_on is None and made.by_id != person.pk and may(person, Action.WRITE, Noun.SHIFT),
        "is_own": made.by_id == person.pk,
    }
    return render(request, "desk/handover_made.html", told)


def _told(one: ShiftEntry, charter: Charter, language: Language) -> dict[str, Any]:
    """One line of the log."""
    due = None
    if one.due_at is not None:
        clock, moment = Clock(one.due_at, one.done_on), now()
        state = clock.state(moment).value
        due = {
            "mark": state,
            "text": say(
                f"desk-clock-{state}", language, isolating=False, time=span_told(abs(clock.left(moment)), language)
            ),
            "at": one.due_at.astimezone(charter.zone_info).strftime("%Y-%m-%d %H:%M"),
        }
    return {
        "one": one,
        "kind": say(f"desk-shift-kind-{one.kind}", language),
        "at": one.on.astimezone(charter.zone_info).strftime("%Y-%m-%d %H:%M"),
        "due": due,
        "is_open": one.kind in STAY_OPEN and one.done_on is None,
    }


def _clocks(person: Person, charter: Charter) -> dict[str, Any]:
    clocks = clocks_at_hand(person)
    today = now().astimezone(charter.zone_info).date()
    return {**_next_told(clocks, charter, today), "contacts": _next_told(clocks["contacts"], charter, today)}


def _next_told(clocks: dict[str, Any], charter: Charter, today: date) -> dict[str, Any]:
    """When the next is due: its time, and its day where that is another."""
    following = clocks["next"] and clocks["next"].astimezone(charter.zone_info)
    form = "%H:%M" if following and following.date() == today else "%Y-%m-%d %H:%M"
    return {**clocks, "next": following and following.strftime(form)}


def _clocks_told(clocks: dict[str, Any], charter: Charter) -> dict[str, Any]:
    """The clocks as a handover kept them; one of before says nothing of contacts."""
    contacts = clocks.get("contacts")
    told = {**clocks, "next": _local(clocks.get("next"), charter)}
    return told | {"contacts": contacts and {**contacts, "next": _local(contacts.get("next"), charter)}}


def _local(told: str | None, charter: Charter) -> str:
    return datetime.fromisoformat(told).astimezone(charter.zone_info).strftime("%Y-%m-%d %H:%M") if told else ""
