"""What all pages have in common: who is asked in, how errors are said, what stands on top."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from truceline.desk.charter import charter_at_hand
from truceline.desk.limiting import TooMany
from truceline.desk.pages.navigation import doors_for
from truceline.desk.pages.problems_told import problems_told
from truceline.desk.policy import Action, Mode, Noun, Role, Scope, decide, open_for, scope
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.remembering import remembering
from truceline.desk.tables import Person
from truceline.errors import Conflict, NotAllowed, NotFound, Refused, TrucelineError, Unavailable
from truceline.values.language import Language, say

# What somebody who is not signed in may ask for.
_OPEN = ("/account/login/", "/account/2fa/", "/welcome/", "/language/", "/static/", "/healthz", "/metrics", "/gateway/")
# What is shown to anybody, with an account or without one, while the desk is not closed.
_PUBLIC = ("/zones/", "/zones.")
_STATUS: dict[type[TrucelineError], int] = {
    TooMany: 429,
    Refused: 400,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Unavailable: 503,
}


_MET: dict[type[TrucelineError], str] = {
    NotAllowed: "desk-other-role",
    NotFound: "desk-no-page",
    Conflict: "desk-met-conflict",
    Unavailable: "desk-met-unavailable",
}


def language_of(request: HttpRequest) -> Language:
    """The language of the page."""
    code = (translation.get_language() or "en")[:2]
    return Language(code) if code in set(Language) else Language.ENGLISH


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; pages that are open to anybody do not ask."""
    if not isinstance(request.user, Person):
        raise NotAllowed("desk-sign-in-first")
    return request.user


def roles_of(request: HttpRequest) -> list[Role]:
    """What whoever asks is; somebody who is not signed in is the public."""
    return request.user.held() if isinstance(request.user, Person) else [Role.PUBLIC]


def only_for_people(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Ask whoever is not signed in to do so, and say our refusals as pages."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith((*_OPEN, *_PUBLIC)) and not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
        # A page that only reads asks once for what many of its parts want to know; what changes something always asks anew.
        with remembering() if request.method in {"GET", "HEAD"} else nullcontext():
            shut = _is_shut(request)
            response = refusal(request, NotAllowed("desk-closed")) if shut else get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def refuse(request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refusal(request, error) if isinstance(error, TrucelineError) else None

    answer.process_exception = refuse  # type: ignore[attr-defined] # Django looks for it on the middleware
    return answer


def _is_shut(request: HttpRequest) -> bool:
    """Whether the desk is closed to whoever asks; whoever may open it again gets to the switch, and out."""
    if mode_at_hand() is not Mode.CLOSED or request.path.startswith((*_OPEN, "/account/logout/")):
        return False
    held = request.user.held() if isinstance(request.user, Person) else []
    return request.path != "/mode/" or not open_for(Mode.CLOSED, held, Action.CHANGE, Noun.MODE).allowed


def refusal(request: HttpRequest, error: TrucelineError, status: int | None = None) -> HttpResponse:
    """One of our errors as a page: what was not done, why, and what to do; answered as its kind is, if nothing else is asked."""
    status = status or next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    told: dict[str, Any] = {"status": status, "problems": [], "reason": None, "said": None}
    met = next((told_of for kind, told_of in _MET.items() if isinstance(error, kind)), "desk-met-unverified")
    if isinstance(error, Refused):
        told["problems"] = problems_told(error.problems, language_of(request))
    elif str(error).startswith("desk-"):
        told["reason"] = str(error)
    else:
        # What is said below the pages is for whoever runs the desk, and English: the page says what kind of thing it is.
        told |= {"reason": met, "said": str(error)}
    return render(request, "desk/refusal.html", told, status=status)


def on_every_page(request: HttpRequest) -> dict[str, Any]:
    """What every template may use."""
    language = language_of(request)
    held = request.user.held() if isinstance(getattr(request, "user", None), Person) else []
    return {
        "language": language,
        "languages": [(Language.ENGLISH, "English"), (Language.ARABIC, "العربية"), (Language.RUSSIAN, "Русский")],
        "invented": is_invented(),
        "mode": mode_at_hand(),
        "doors": doors_for(held),
        "band": " · ".join(say("bulletin-band", one) for one in Language),
        "agreement_title": getattr(charter_at_hand().agreement.title, language),
        "may": {
            "see_incidents": scope(held, Noun.INCIDENT) is Scope.ALL,
            "receive": decide(held, Action.RECEIVE, Noun.REPORT).allowed,
            "judge": decide(held, Action.JUDGE, Noun.JUDGEMENT).allowed,
            "invite": decide(held, Action.INVITE, Noun.ACCOUNT).allowed,
        },
        "role_names": [say(f"desk-role-{role.value}", language) for role in held if isinstance(role, Role)],
    }
