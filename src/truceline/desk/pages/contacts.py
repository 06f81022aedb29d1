"""What was said to the sides: the list, one contact with what is known of it, and making one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.contact.contact import Kind, Means
from truceline.contact.stepping import sides_of
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.contacting import (
    PREFERRED,
    SAID_BY_OFFICERS,
    Message,
    contact_numbered,
    make_contacts,
    time_given,
)
from truceline.desk.actions.logging_facts import log_fact
from truceline.desk.actions.taking_letters import WAITING
from truceline.desk.charter import charter_at_hand
from truceline.desk.contact_records import addressees
from truceline.desk.pages.case_page import numbered
from truceline.desk.pages.contact_telling import Telling, words_told
from truceline.desk.pages.contact_templates import drafted, subjects_of, worded_alike
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.problems_told import problems_told
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.contacts import (
    COLUMNS,
    PAGE,
    SHOWN,
    ContactQuery,
    contact_rows,
    read_contact_query,
    together_with,
)
from truceline.desk.tables import Incident, IncomingLetter
from truceline.errors import Refused, Where, problem
from truceline.values.language import Language, say
from truceline.values.problems import Sentence


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Show the contacts that are looked for, what is due first."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CONTACT)
    query, telling = _query(request), Telling.of(request)
    page = Paginator(
        query.found(person).select_related("incident", "channel", "determination").prefetch_related("facts", "steps"),
        PAGE,
    )
    shown = page.get_page(query.page)
    told = {
        "query": query,
        "page": shown,
        "rows": [telling.line(row) for row in shown.object_list],
        "shown": [(one, f"?{query.address(show=one)}") for one in SHOWN],
        "sides": _sides(telling),
        "kinds": list(Kind),
        "address": query.address(),
        "exports": [(ending, f"/contacts.{ending}?{query.address()}") for ending in ENDINGS],
        "may_write": may(person, Action.WRITE, Noun.CONTACT),
        "letters": IncomingLetter.objects.filter(standing__in=WAITING).count(),
        "sees_channels": may(person, Action.SEE, Noun.CHANNEL),
    }
    return render(request, "desk/contacts.html", told, status=400 if query.not_understood else 200)


@require_GET
def contacts_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give the list as a file: the same query as the page, all of it."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CONTACT)
    query = _query(request)
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return export(Listing("contacts", COLUMNS, contact_rows(query.found(person)), "contact_id"), ending)


@require_GET
def contact(request: HttpRequest, number: int) -> HttpResponse:
    """Show one contact beside those that were made with it."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CONTACT)
    one, telling = contact_numbered(number), Telling.of(request)
    rows = together_with(one)
    told = {
        "one": one,
        "subject": telling.subject(one),
        "escalated": telling.subject(one.escalates.contact) if one.escalates else "",
        "kind": telling.say(f"desk-contact-kind-{one.kind}"),
        "opened": telling.local(one.opened_at),
        "words": words_told(one, telling.language),
        "given": telling.given(one),
        "may_write": may(person, Action.WRITE, Noun.CONTACT),
        "may_open": may(person, Action.ASK, Noun.CHANNEL),
        "languages_said": list(Language),
        **telling.side_by_side(rows),
    }
    return render(request, "desk/contact.html", told)


@require_http_methods(["GET", "POST"])
def contact_new(request: HttpRequest) -> HttpResponse:
    """Show the form of a new contact, from an incident or on its own; with POST make it, to every side that is ticked."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.CONTACT)
    incident = _incident(request)
    telling = Telling.of(request)
    if request.method == "POST":
        message = _message(request, incident)
        try:
            made = make_contacts(person, message, incident)
        except Refused as refused:
            return _form(request, (telling, incident, message), problems_told(refused.problems, telling.language))
        messages.success(request, say("desk-contact-made", telling.language, count=len(made)))
        return HttpResponseRedirect(f"/contacts/{made[0].number}/")
    return _form(request, (telling, incident, _begun(request, telling, incident)), [])


@require_POST
def fact_logged(request: HttpRequest, number: int) -> HttpResponse:
    """Log what is known of a contact."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.CONTACT)
    fact = log_fact(person, number, request.POST.dict())
    messages.success(request, say("desk-contact-logged", language_of(request)))
    return HttpResponseRedirect(f"/contacts/{fact.contact.number}/")


def _query(request: HttpRequest) -> ContactQuery:
    return read_contact_query(request.GET.dict(), [party.code for party in addressees(charter_at_hand())])


def _sides(telling: Telling) -> list[tuple[str, str]]:
    return [(party.code, telling.name(party.code)) for party in addressees(telling.charter)]


def _incident(request: HttpRequest) -> Incident | None:
    told = (request.POST if request.method == "POST" else request.GET).get("incident", "").strip()
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and len(told) < 10):
        raise Refused([problem("D006", Where("", 0, "incident"), told[:40])])
    return numbered(int(told))


def _begun(request: HttpRequest, telling: Telling, incident: Incident | None) -> Message:
    """The form as it opens: both sides, and of an incident the words that its kind calls for."""
    told = request.GET.get("kind", Kind.NOTIFY)
    kind = Kind(told) if told in set(SAID_BY_OFFICERS) else Kind.NOTIFY
    words = drafted(incident, kind, telling.charter) if incident else {}
    subject = subjects_of(incident, telling.charter)[telling.language] if incident else ""
    return Message(kind, tuple(sides_of(telling.charter)), PREFERRED, subject, words)


def _message(request: HttpRequest, incident: Incident | None) -> Message:
    form = request.POST
    words = {one.value: form.get(f"words_{one.value}", "").replace("\r\n", "\n") for one in Language}
    return Message(
        form.get("kind", ""),
        tuple(form.getlist("side")),
        form.get("means", ""),
        form.get("subject", ""),
        words,
        form.get("hours", "").strip(),
        worded_alike(form.get("subject", ""), incident, charter_at_hand()),
    )


def _form(
    request: HttpRequest, shown: tuple[Telling, Incident | None, Message], problems: list[Sentence]
) -> HttpResponse:
    telling, incident, message = shown
    hours, given_by = time_given(Kind(message.kind) if message.kind in set(Kind) else Kind.NOTIFY, incident)
    told: dict[str, Any] = {
        "problems": problems,
        "message": message,
        "incident": incident,
        "sides": [
            (party.code, telling.name(party.code), party.code in sides_of(telling.charter), party.code in message.sides)
            for party in addressees(telling.charter)
        ],
        "kinds": SAID_BY_OFFICERS,
        "means": [PREFERRED, *Means],
        "words": [(one.value, one.direction, message.words.get(one.value, "")) for one in Language],
        "usual": telling.usual(hours, given_by),
        # Other words for another purpose: only before anybody has written.
        "drafts": []
        if request.method == "POST" or not incident
        else [(one, f"?incident={incident.number}&kind={one}") for one in SAID_BY_OFFICERS],
    }
    return render(request, "desk/contact_new.html", told, status=400 if problems else 200)
