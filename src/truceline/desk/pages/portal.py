"""The portal of a side: what was addressed to it, and what it says to that. Nothing on these pages depends on what another side was told or said."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.contact.contact import Fact
from truceline.desk.actions.asking import may, relation_to_side, require
from truceline.desk.actions.attaching import Brought
from truceline.desk.actions.replying import SAID, Reply, addressed_to, note_seen, reply, require_side
from truceline.desk.contact_records import CENTRE, decided
from truceline.desk.pages.agreement_telling import Telling as AgreementTelling
from truceline.desk.pages.contact_telling import Telling, words_told
from truceline.desk.pages.control_telling import control_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.evidence import given
from truceline.desk.pages.portal_request import request_told
from truceline.desk.pages.portal_stance import stance_told
from truceline.desk.policy import Action, Noun, Relation, State
from truceline.desk.queries.contacts import contacts_of_side
from truceline.desk.queries.control import declared_to
from truceline.desk.tables import Contact, ContactFile, Person
from truceline.errors import NotFound
from truceline.values.language import Language, say

_PAGE = 50
# What a side is told of the ladder: what was addressed to itself. Whom else the centre asks is the centre's.
_TOLD = ("silence", "reminder", "early_reminder", "withdrawn")


@require_GET
def portal(request: HttpRequest) -> HttpResponse:
    """Show what was addressed to one's side; what is shown the first time was delivered."""
    person = person_of(request)
    require_side(person, Action.SEE)
    telling = Telling.of(request)
    page = Paginator(contacts_of_side(person.speaks_for).prefetch_related("facts"), _PAGE).get_page(
        request.GET.get("page", "1")
    )
    for one in page.object_list:
        if one.means == "portal":
            note_seen(person, one, Fact.DELIVERED)
    rows = [_line(telling, one) for one in page.object_list]
    told = {
        "page": page,
        "rows": rows,
        "side": telling.name(person.speaks_for) if person.speaks_for else "",
        "control": _control(telling, person),
        "sees_notices": may(person, Action.SEE, Noun.NOTICE, Relation.OWN, State.APPROVED),
        "hands_in": may(person, Action.SEE, Noun.HANDED_LIST, Relation.OWN),
    }
    return render(request, "desk/portal.html", told)


@require_GET
def portal_contact(request: HttpRequest, contact_id: str) -> HttpResponse:
    """Show one contact to the side; that it was opened is a fact, and no more than that."""
    person = person_of(request)
    one = addressed_to(person, contact_id, Action.SEE)
    note_seen(person, one, Fact.READ)
    telling = Telling.of(request)
    facts = list(one.facts.prefetch_related("files"))
    told = {
        **_line(telling, one),
        "one": one,
        "words": words_told(one, telling.language),
        "given": telling.given(one),
        "said": [{**telling.fact(fact), "at": telling.local(fact.at)} for fact in facts if fact.fact in set(SAID)],
        "steps": [
            {**telling.step(step), "at": telling.local(step.on)} for step in one.steps.all() if step.code in _TOLD
        ],
        "request_word": request_told(telling, one, person),
        "stance": stance_told(telling, one, person),
        "is_acknowledged": any(fact.fact == Fact.ACKNOWLEDGED for fact in facts),
        "languages_said": list(Language),
    }
    return render(request, "desk/portal_contact.html", told)


@require_POST
def portal_reply(request: HttpRequest, contact_id: str) -> HttpResponse:
    """Acknowledge, answer, accept or dispute, with files."""
    person, form = person_of(request), request.POST
    files = [Brought(one, one.name or "", one.content_type or "", "") for one in request.FILES.getlist("file")]
    said = Reply(
        form.get("said", ""), form.get("words", ""), form.get("language", ""), bool(form.get("for_record")), files
    )
    reply(person, contact_id, said)
    messages.success(request, say(f"desk-portal-said-{said.said}", language_of(request)))
    return HttpResponseRedirect(f"/portal/{contact_id}/")


@require_GET
def contact_file(request: HttpRequest, file_id: str) -> FileResponse:
    """Give a file that a side sent, to that side and to whoever sees all contacts."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CONTACT, Relation.OWN)
    found = ContactFile.objects.select_related("fact__contact").filter(pk=file_id).first()
    # Of another side's files nobody learns that they exist.
    if found is None or not _sees(person, found.fact.contact):
        raise NotFound("desk-no-evidence")
    return given(found.sha256, found.name, found.media_type)


def _control(telling: Telling, person: Person) -> list[dict[str, Any]]:
    """What the side declares of who holds which place, and what is public of that, as the agreement has it now."""
    told = AgreementTelling(telling.charter, telling.at, telling.language, person.held())
    return control_told(told, declared_to(person, telling.charter, telling.at))


def _sees(person: Person, one: Contact) -> bool:
    return may(person, Action.SEE, Noun.CONTACT, relation_to_side(person, one.addressee))


def _line(telling: Telling, one: Contact) -> dict[str, Any]:
    """A contact as its side sees it: by its subject, never by a number that would tell how many others there are."""
    contact = decided(one, one.facts.all())
    return {
        "contact_id": one.contact_id,
        "kind": telling.say(f"desk-contact-kind-{one.kind}"),
        "subject": telling.subject(one),
        "sent": telling.local(one.sent_at),
        "clock": telling.clock(contact.clock(CENTRE)),
        "outcome": telling.say(f"desk-portal-outcome-{telling.outcome(contact)}"),
    }
