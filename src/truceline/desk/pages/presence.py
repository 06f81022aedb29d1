"""Presence instead of locks: “Amina is editing since 14:03”, and what to do when two people saved the same thing.

For a page on which something is edited:

1. `"presence": presence_on(request, "incident", str(number))` in its context and `{% include "desk/presence.html" %}` above the form;
   the form bears `data-edits`. With scripts the line keeps itself up to date; without, it says what was so when the page was made.
2. `"seen": sealed(fields)` in its context and `<input type="hidden" name="seen" value="{{ seen }}">` in the form.
3. On POST `fields, seen = chosen(request.POST, NAMES)`, and the action calls `hold_to(seen, standing, …)` inside its transaction.
4. `except ChangedMeanwhile as changed: return difference_page(request, changed, fields, labels)`.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from truceline.desk.actions.being_present import begin_editing, end_editing, others_at
from truceline.desk.charter import charter_at_hand
from truceline.desk.differing import CHOICE, SEEN, ChangedMeanwhile, Fields, differences, sealed
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.tables import Presence
from truceline.values.language import Language, say


@require_http_methods(["GET", "POST"])
def presence(request: HttpRequest, noun: str, record: str) -> HttpResponse:
    """Tell who else edits it; with POST also keep that I do, or (`leave`) no longer do."""
    person, record = person_of(request), record[:80]
    if request.method == "POST":
        act = end_editing if request.POST.get("leave") else begin_editing
        act(person, noun, record)
    return JsonResponse({"said": _said(others_at(person, noun, record), language_of(request))})


def presence_on(request: HttpRequest, noun: str, record: str) -> dict[str, Any]:
    """What `desk/presence.html` shows and what its script asks."""
    others = others_at(person_of(request), noun, record[:80])
    return {
        "said": _said(others, language_of(request)),
        "address": reverse("presence", args=[noun, record]),
    }


def difference_page(
    request: HttpRequest,
    changed: ChangedMeanwhile,
    mine: Fields,
    labels: Fields,
    shown: Mapping[str, Fields] | None = None,
) -> HttpResponse:
    """Show, field by field, what I wrote and what stands now, and let me choose; nothing was written.

    `labels` says what each field is called; `shown` says, for fields whose values are codes, what each code is called.
    """
    names = shown or {}
    told = [
        {
            "label": labels[one.name],
            "name": f"{CHOICE}{one.name}",
            "proposed": one.proposed,
            "seen": names.get(one.name, {}).get(one.seen, one.seen),
            "mine": names.get(one.name, {}).get(one.mine, one.mine),
            "theirs": names.get(one.name, {}).get(one.theirs, one.theirs),
        }
        for one in differences(changed.seen, mine, changed.standing)
    ]
    kept = {
        name: value
        for name, value in request.POST.items()
        if name not in {SEEN, "csrfmiddlewaretoken"} and not name.startswith(CHOICE) and name not in mine
    }
    context = {
        "differences": told,
        "by": changed.by,
        "at": changed.at and changed.at.astimezone(charter_at_hand().zone_info).strftime("%H:%M"),
        "kept": [*kept.items(), *mine.items()],
        "seen": sealed(changed.standing),
    }
    return render(request, "desk/difference.html", context, status=409)


def _said(others: list[Presence], language: Language) -> str:
    zone = charter_at_hand().zone_info
    told = [
        say("desk-presence-since", language, name=one.person.name, at=f"{one.since.astimezone(zone):%H:%M}")
        for one in others
    ]
    return " · ".join(told)
