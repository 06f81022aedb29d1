"""Letters that no machine could match to a contact: somebody reads them and says what they answer."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.desk.actions.asking import may, require
from truceline.desk.actions.taking_letters import WAITING, match_letter
from truceline.desk.mailing import IMAP, SMTP, server
from truceline.desk.media import BYTES
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.evidence import given
from truceline.desk.policy import Action, Noun
from truceline.desk.tables import Heartbeat, IncomingLetter
from truceline.errors import NotFound, Refused, Unavailable, Where, problem
from truceline.values.language import say


@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """Show the letters that wait for a person, the oldest first, and whether the post comes and goes."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CONTACT)
    telling = Telling.of(request)
    waiting = IncomingLetter.objects.filter(standing__in=WAITING).order_by("on", "letter_id")
    told = {
        "rows": [
            {"one": one, "on": telling.local(one.on), "why": telling.say(f"desk-letter-{one.standing}")}
            for one in waiting[:200]
        ],
        "count": waiting.count(),
        "goes": _is_set(SMTP),
        "comes": _is_set(IMAP),
        "last": Heartbeat.objects.filter(name="post").values_list("beat_on", flat=True).first(),
        "may_write": may(person, Action.WRITE, Noun.CONTACT),
    }
    return render(request, "desk/letters.html", told)


@require_GET
def letter_original(request: HttpRequest, letter_id: str) -> FileResponse:
    """Give a letter as it came, as bytes to be kept: no browser opens it."""
    require(person_of(request), Action.SEE, Noun.CONTACT)
    kept = IncomingLetter.objects.filter(pk=letter_id).first()
    if kept is None:
        raise NotFound("desk-no-letter")
    return given(kept.sha256, f"letter-{kept.sha256[:12]}.eml", BYTES)


@require_POST
def letter_matched(request: HttpRequest, letter_id: str) -> HttpResponse:
    """Say which contact a letter answers."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.CONTACT)
    told = request.POST.get("contact", "").strip().removeprefix("#")
    if not (told.isascii() and told.isdigit() and len(told) < 10):
        raise Refused([problem("D159", Where("", 0, "contact"), told[:40])])
    fact = match_letter(person, letter_id, int(told))
    messages.success(request, say("desk-contact-logged", language_of(request)))
    return HttpResponseRedirect(f"/contacts/{fact.contact.number}/")


def _is_set(variable: str) -> bool:
    try:
        return server(variable) is not None
    except Unavailable:
        return False
