"""The door for what is typed: texts without control characters, once for each field, no longer than can be read; anything else is a page of ours.

Every address and every form passes here, those of allauth too, after it was seen that the form comes from a page of this desk.
What is refused here reached no action. PostgreSQL takes no NUL, SQLite does: what one would answer with an error the other would keep.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from truceline.desk.pages.every_page import refusal
from truceline.desk.spooling import BODY
from truceline.errors import NotAllowed, NotFound, Problem, Refused, Where, phrase, problem
from truceline.values.language import Language, say

# The longest text that any form takes: what somebody said, as in a file of reports.
LONGEST = 100_000
# Fields of which one form may carry several: what is ticked (`getlist`); a test finds those that are missing here.
SEVERAL = frozenset({"report", "role", "side", "present", "members"})
# Control characters but for tab and line ends, and U+FFFD, which stands where a decoder failed.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_LONGEST_NAME = 60
_Page = TypeVar("_Page", bound=Callable[..., HttpResponse])
_TOO_MUCH: dict[type[Exception], str] = {
    RequestDataTooBig: "desk-form-too-large",
    TooManyFieldsSent: "desk-form-too-large",
    TooManyFilesSent: "desk-form-many-files",
}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def only_plain_input(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what is no text, and say in words what Django would say in two."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = refusal(request, NotAllowed("desk-asked-otherwise"), status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def look(request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        if _NO_TEXT.search(request.path_info):
            return refusal(request, NotFound("desk-no-page"))
        told = [*request.GET.lists(), *(request.POST.lists() if request.method == "POST" else ())]
        if _broke_off(request):
            return not_whole(request)
        found = [] if getattr(view, "tells_itself", False) else list(problems_of(told))
        return refusal(request, Refused(found)) if found else None

    answer.process_view = look  # type: ignore[attr-defined] # Django looks for it on the middleware, after it asked for the token
    return answer


def _broke_off(request: HttpRequest) -> bool:
    """Whether less came of a form than was announced, or its last part was never closed."""
    body, kind = request.META.get(BODY), request.content_type
    if body is None or request.method != "POST" or kind not in _FORMS:
        return False
    is_short = body.size < int(request.META.get("CONTENT_LENGTH") or 0)
    return is_short or (kind == _FORMS[1] and not body.ends_with(request.content_params.get("boundary", "")))


def tells_itself(view: _Page) -> _Page:
    """Let a page tell these problems itself, beside what was typed; it asks `problems_of` before anything else."""
    view.tells_itself = True  # type: ignore[attr-defined] # read by the door
    return view


def problems_of(told: Iterable[tuple[str, list[str]]]) -> Iterable[Problem]:
    """What no text is among fields and their values, which came once or more often."""
    for name, values in told:
        where = Where("", 0, "".join(c if c.isprintable() else "·" for c in name[:_LONGEST_NAME]))
        if len(values) > 1 and name not in SEVERAL:
            yield problem("D230", where, phrase("values", count=len(values)))
        for text in (name, *values):
            if found := _NO_TEXT.search(text):
                yield problem("D231", where, text, character=f"U+{ord(found[0]):04X}")
            elif len(text) > LONGEST:
                yield problem("D232", where, phrase("characters", count=f"{len(text):,}"), most=f"{LONGEST:,}")


def not_whole(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be read: too much in it, or not whole."""
    sentence = next((said for kind, said in _TOO_MUCH.items() if isinstance(exception, kind)), None)
    return refusal(request, NotAllowed(sentence or "desk-form-not-whole"), status=413 if sentence else 400)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without the token of this desk's pages."""
    return refusal(request, NotAllowed("desk-form-from-elsewhere"))


def no_entry(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what Django or allauth allow nobody."""
    return refusal(request, NotAllowed("desk-other-role"))


def no_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that the desk does not have."""
    return refusal(request, NotFound("desk-no-page"))


def no_answer(request: HttpRequest) -> HttpResponse:
    """What is said where the desk itself fails: in all languages, and without asking anything of the database."""
    lines = [say("desk-failed", language, isolating=False) for language in Language]
    return HttpResponse("\n".join(lines) + "\n", status=500, content_type="text/plain; charset=utf-8")
