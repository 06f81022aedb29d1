"""What happens around every request: it gets a number, is counted, logged, and its answer carries strict headers."""

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

from django.http import HttpRequest, HttpResponse

from truceline.desk.folder import desk_at_hand
from truceline.desk.limiting import EXPORT, INVITE, SIGN_IN, SIGN_IN_FROM, UPLOAD, WELCOME, TooMany, count
from truceline.desk.logs import log_request
from truceline.desk.metrics import Counts
from truceline.desk.sessions import DEVICE, SEEN_EVERY_S, told_device
from truceline.desk.tables import DeskSession, Person

_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
_EXPORTED = (".csv", ".json", ".geojson")
# What the map asks for by itself, each time it is moved.
_DRAWN = "/situation/"


@cache
def counts() -> Counts:
    """What this process counted."""
    return Counts(desk_at_hand().path / "counts")


def watched(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Count and log each request; the page's name stands for its address."""

    def answer(request: HttpRequest) -> HttpResponse:
        number, begun = secrets.token_hex(8), time.perf_counter()
        response = get_response(request)
        seconds = time.perf_counter() - begun
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["X-Request-Id"] = number
        page = _page_of(request)
        counts().add(page, response.status_code, seconds)
        user = getattr(request, "user", None)
        log_request(
            request=number,
            page=page,
            method=request.method,
            status=response.status_code,
            ms=round(seconds * 1000),
            actor=user.pseudonym if isinstance(user, Person) else None,
        )
        return response

    return answer


def limited(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what is done too often, and keep of a session what its owner knows it by."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            _count(request)
        except TooMany as error:
            # Loaded here: pages are told apart from what stands around them.
            from truceline.desk.pages.every_page import refusal  # noqa: PLC0415 - pages exist once Django is set up

            response = refusal(request, error)
            response.headers["Retry-After"] = str(error.wait_s)
            return response
        _note_session(request)
        return get_response(request)

    return answer


def _count(request: HttpRequest) -> None:
    path, posted = request.path, request.method == "POST"
    user = getattr(request, "user", None)
    who = user.pseudonym if isinstance(user, Person) else ""
    if posted and path.startswith(("/account/login/", "/account/2fa/", "/account/reauthenticate/")):
        count(SIGN_IN, request.POST.get("login", "").strip().casefold()[:64] or who or "-")
        count(SIGN_IN_FROM, str(request.META.get("REMOTE_ADDR", "")))
    elif path.startswith("/welcome/"):
        count(WELCOME, str(request.META.get("REMOTE_ADDR", "")))
    elif posted and path == "/people/":
        count(INVITE, who)
    elif posted and request.content_type == "multipart/form-data":
        count(UPLOAD, who)
    elif who and path.endswith(_EXPORTED) and not path.startswith(_DRAWN):
        count(EXPORT, who)


def _note_session(request: HttpRequest) -> None:
    user = getattr(request, "user", None)
    if not isinstance(user, Person):
        return
    session, now = request.session, datetime.now(UTC)
    if DEVICE not in session:
        session[DEVICE] = told_device(request.headers.get("User-Agent", ""))
        return
    # Asked of what was read with the session: on SQLite a statement that could write waits for whoever writes, if it changes nothing too.
    if session.seen_on is not None and session.seen_on < now - timedelta(seconds=SEEN_EVERY_S):
        DeskSession.objects.filter(session_key=session.session_key, seen_on=session.seen_on).update(seen_on=now)


def _page_of(request: HttpRequest) -> str:
    """The name of the page; what has none is all one."""
    match = request.resolver_match
    if match is None:
        return "static" if request.path.startswith("/static/") else "none"
    return str(match.url_name or "none")
