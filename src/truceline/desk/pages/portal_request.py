"""A request for a side's word in its portal: what it is asked to sign, and signing it or dissenting, itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from truceline.desk.actions.asking import may, relation_to_side, require
from truceline.desk.actions.countersigning import Said, countersign, sheet_of
from truceline.desk.actions.replying import addressed_to
from truceline.desk.pages.case_countersigning import LANGUAGES
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Person
from truceline.errors import NotFound
from truceline.finding.countersigning import Word, bar_to
from truceline.values.language import say


def request_told(telling: Telling, one: Contact, person: Person) -> dict[str, Any] | None:
    """What a request asks a side to sign, with a form while it can; None for any other contact.

    Whoever is asked to sign sees what it would sign, and nothing else of the case: who else was asked, and what they said, stands on
    the page of the incident, for those who see that.
    """
    standing = one.determination
    if standing is None:
        return None
    sheet = sheet_of(standing)
    if not sheet.is_standing:
        return {"is_closed": True, "why_not": telling.say("desk-request-closed")}
    row, bar = read(standing.content), bar_to(sheet, person.speaks_for, Word.SIGNS)
    titles = {told.code: getattr(told.title, telling.language) for told in telling.charter.agreement.provisions}
    may_sign = may(person, Action.SIGN, Noun.COUNTERSIGNATURE, relation_to_side(person, one.addressee), State.SIGNED)
    return {
        "provision": titles.get(standing.provision, standing.provision),
        "is_closed": not may_sign or bar_to(sheet, person.speaks_for, Word.DISSENTS) is not None,
        "outcome": telling.say(f"outcome-{standing.outcome}"),
        "standard": telling.say(f"agreement-standard-{row['standard'].replace(' ', '-')}"),
        "reasons": row["reasons"],
        "seal": row.get("signed_over_sha256", ""),
        "why_not": telling.say(f"desk-countersign-{bar.value}") if bar is not None else "",
        "is_over": one.silent_at is not None and one.replied_at is None,
        "languages": LANGUAGES,
        "incident": standing.incident.number if may(person, Action.SEE, Noun.INCIDENT) else None,
    }


@require_POST
def portal_signed(request: HttpRequest, contact_id: str) -> HttpResponse:
    """Sign what one's side is asked to sign, or dissent from it."""
    person = person_of(request)
    one = addressed_to(person, contact_id, Action.ANSWER)
    require(person, Action.SIGN, Noun.COUNTERSIGNATURE, relation_to_side(person, one.addressee), State.SIGNED)
    if one.determination is None or one.determination.state != State.SIGNED.value:
        raise NotFound("desk-no-contact")
    told = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in ("word", "words", "language", "seen")}
    made = countersign(person, one.determination, Said(**told))
    messages.success(request, say(f"desk-countersigned-{made.word}", language_of(request)))
    return HttpResponseRedirect(f"/portal/{contact_id}/")
