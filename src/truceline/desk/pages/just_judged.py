"""What somebody just judged, told where they look next: which two reports, where they stand now, and how to take it back."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from truceline.desk.actions.judging import last_of
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.telling import report_called
from truceline.desk.tables import Handling, Judgement, Link, Person, Report
from truceline.incident.joining.judge import Judgement as Held
from truceline.values.language import Language, say

# In the address of the page that somebody comes to: the judgement that brought them there.
JUDGED = "judged"
QUEUE = "/queue/"


def just_judged_told(request: HttpRequest) -> dict[str, Any] | None:
    """What the address names, if whoever asks judged it and it still stands: its sentence, the incidents, and who waits still."""
    person, language = person_of(request), language_of(request)
    made = (
        Judgement.objects.select_related("first", "second")
        .filter(pk=request.GET.get(JUDGED, ""), by=person)
        .exclude(judgement=Held.UNDECIDED.value)
        .first()
    )
    if made is None or made != last_of(made.first, made.second):
        return None
    pair = [made.first, made.second]
    names = _called(pair, person, language)
    links = {link.report_id: link for link in Link.objects.select_related("incident").filter(report__in=pair)}
    numbers = [links[one.pk].incident.number for one in pair if one.pk in links]
    waiting = Handling.objects.filter(report__in=pair, settled="").values_list("pk", flat=True)
    still = [name for one, name in zip(pair, names, strict=True) if one.pk in set(waiting)]
    return {
        "judgement_id": made.pk,
        "sentence": say(f"desk-just-{made.judgement}", language, first=names[0], second=names[1]),
        "numbers": list(dict.fromkeys(numbers)),
        "waits": say(
            "desk-just-waits", language, isolating=False, reports=say("incident-semicolon", language).join(still)
        )
        if still
        else "",
    }


def say_undone(request: HttpRequest, first: Report, second: Report) -> None:
    """Tell on the next page that a judgement was taken back."""
    names = _called([first, second], person_of(request), language_of(request))
    messages.success(request, say("desk-just-undone", language_of(request), first=names[0], second=names[1]))


def back_to_queue(request: HttpRequest, judged: str = "") -> str:
    """The page of the queue that a form came from, naming what was judged there; the queue's first where it names another page."""
    told = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(told, allowed_hosts=None) and told.startswith(QUEUE)
    parts = urlsplit(told if safe else QUEUE)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != JUDGED]
    if judged:
        asked.append((JUDGED, judged))
    return parts.path + (f"?{urlencode(asked)}" if asked else "")


def _called(pair: list[Report], person: Person, language: Language) -> list[str]:
    return [report_called(one, person.held(), charter_at_hand(), language) for one in pair]
