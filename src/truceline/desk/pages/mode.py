"""The kill switch."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from truceline.desk.actions.asking import require
from truceline.desk.actions.switching import switch_mode
from truceline.desk.pages.every_page import person_of
from truceline.desk.policy import Action, Mode, Noun
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.tables import ModeChange
from truceline.desk.wording import no_longer
from truceline.errors import Refused, Where, problem


@require_http_methods(["GET", "POST"])
def mode(request: HttpRequest) -> HttpResponse:
    """Show what the desk is open for, who changed it when and why; change it."""
    person = person_of(request)
    require(person, Action.CHANGE, Noun.MODE)
    if request.method == "POST":
        told = request.POST.get("mode", "")
        if told not in set(Mode):
            raise Refused([problem("D008", Where("", 0, "mode"), told)])
        switch_mode(person, Mode(told), no_longer("reason", request.POST.get("reason", "")))
        return HttpResponseRedirect("/mode/")
    changes = ModeChange.objects.select_related("by")[:50]
    return render(request, "desk/mode.html", {"now": mode_at_hand(), "modes": list(Mode), "changes": changes})
