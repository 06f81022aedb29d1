"""The hotline: a call is written down while it lasts, and becomes a report. Two keys: Shift+H opens it, Ctrl+Enter sends it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from truceline.desk.actions.asking import require
from truceline.desk.actions.being_present import begin_editing
from truceline.desk.actions.handling import may_handle
from truceline.desk.actions.receiving_call import receive_call
from truceline.desk.calls import FIELDS, URGENCIES, WITHIN_MINUTES
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.gazetteer import Candidate, listed_places, places_of, search
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.plain_input import problems_of, tells_itself
from truceline.desk.pages.presence import presence_on
from truceline.desk.pages.problems_told import problems_told
from truceline.desk.pages.telling import act_of, units_told, when, where
from truceline.desk.policy import Action, Noun, Scope, scope
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.near import incidents_near, told_places
from truceline.desk.recording import read
from truceline.errors import Problem, Refused, Where, problem
from truceline.report.places import WINDS
from truceline.values.identity import new_identity
from truceline.values.language import Language, say
from truceline.values.language_names import SPOKEN, name_of_language
from truceline.values.taxonomy import ACTS, DIRECTIONS, WEAPONS, Family, Observed


@tells_itself
@require_http_methods(["GET", "POST"])
def hotline(request: HttpRequest) -> HttpResponse:
    """Show an empty form, or take a call down; what is wrong with it is told beside what was typed, and nothing is lost."""
    person = person_of(request)
    require(person, Action.RECEIVE, Noun.REPORT)
    if request.method == "GET":
        # An address that is no text has no form to be told beside.
        if wrong_address := list(problems_of(request.GET.lists())):
            raise Refused(wrong_address)
        return render(request, "desk/hotline.html", _shown(request, _fresh()))
    form = {name: request.POST.get(name, "")[:100_001] for name in FIELDS}
    found = list(problems_of([*request.GET.lists(), *request.POST.lists()]))
    if "find" in request.POST and not found:  # without a script: the places that answer, to choose from
        return render(request, "desk/hotline.html", _shown(request, form) | {"candidates": _candidates(request)})
    _put_chosen(request, form)
    try:
        if found:
            raise Refused(found)
        report = receive_call(person, form)
    except Refused as refused:
        told = zip(refused.problems, problems_told(refused.problems, language_of(request)), strict=True)
        problems = [{"field": _field_of(one), "told": sentence} for one, sentence in told]
        return render(request, "desk/hotline.html", _shown(request, form) | {"problems": problems}, status=400)
    messages.success(request, say("desk-hotline-taken", language_of(request), at=_utc(report.occurred_at)))
    return HttpResponseRedirect(f"/reports/{report.pk}/?sent=call")


@require_GET
def hotline_places(request: HttpRequest) -> HttpResponse:
    """Give the places that answer to what is typed, for whoever takes calls."""
    require(person_of(request), Action.RECEIVE, Noun.REPORT)
    return JsonResponse({"places": _candidates(request)})


@require_GET
def hotline_near(request: HttpRequest) -> HttpResponse:
    """Give the incidents that a call may tell of, for those who may see incidents; nothing where the place is not known yet."""
    person, language = person_of(request), language_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    require(person, Action.RECEIVE, Noun.REPORT)
    try:
        longitude, latitude = float(request.GET["longitude"]), float(request.GET["latitude"])
        radius = min(float(request.GET.get("radius_m") or 1_000), 50_000)
        at = datetime.fromisoformat(request.GET["at"])
    except (KeyError, ValueError) as error:
        raise Refused([problem("D037", Where("", 0, "at"), request.GET.urlencode())]) from error
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90 and radius >= 0):
        raise Refused([problem("D037", Where("", 0, "longitude"), request.GET.urlencode())])
    charter = charter_at_hand()
    if at.tzinfo is None:
        at = at.replace(tzinfo=charter.zone_info)
    found = incidents_near(longitude, latitude, radius, at)
    told = [
        {
            "number": one.number,
            "told": say(
                "desk-hotline-near-one",
                language,
                isolating=False,
                number=one.number,
                act=act_of(read(one.content), language),
                where=where(read(one.content), language),
                when=when(one.occurred_at, read(one.content).get("occurred_within_s"), charter, language),
                reports=one.reports,
            ),
        }
        for one in found
    ]
    return JsonResponse({"incidents": told})


def _fresh() -> dict[str, str]:
    local = now().astimezone(charter_at_hand().zone_info)
    return {
        "call": new_identity(),
        "day": f"{local:%Y-%m-%d}",
        "within_minutes": "15",
        "exercise": "on" if is_invented() else "",
    }


def _shown(request: HttpRequest, form: dict[str, str]) -> dict[str, Any]:
    person, language = person_of(request), language_of(request)
    agreement = charter_at_hand().agreement
    actors = [one for kind in (agreement.parties, agreement.groups, agreement.excluded) for one in kind]
    told: dict[str, Any] = {
        "form": form,
        "zone": agreement.time_zone,
        "said_languages": [name_of_language(tag, language) for tag in SPOKEN],
        "within": [
            (one, say("desk-hotline-within", language, isolating=False, count=int(one))) for one in WITHIN_MINUTES
        ],
        "posts": [(post.code, getattr(post.name, language)) for post in agreement.posts],
        "winds": WINDS,
        "observed": list(Observed),
        "acts": [(group, codes) for group, codes in ACTS.items()],
        "units": units_told(language),
        "directions": DIRECTIONS,
        "weapons": WEAPONS,
        "actors": [(one.code, getattr(one.name, language)) for one in actors],
        "families": list(Family),
        "urgencies": URGENCIES,
        "invented": is_invented(),
        "draft": person.pseudonym,
        "sees_incidents": scope(person.held(), Noun.INCIDENT) is Scope.ALL,
    }
    if may_handle(person):
        told["presence"] = presence_on(request, "hotline", "call")
        if request.method == "POST":
            begin_editing(person, "hotline", "call")
    return told


def _candidates(request: HttpRequest) -> list[dict[str, Any]]:
    typed = (request.GET.get("q") or request.POST.get("place_name") or "")[:200]
    language, landmarks = language_of(request), places_of(charter_at_hand())
    # What incidents were told of is for those who see incidents: to others the names alone would tell.
    told = told_places(typed) if scope(person_of(request).held(), Noun.INCIDENT) is Scope.ALL else []
    places = [*landmarks, *listed_places(desk_at_hand().path), *told]
    return [_candidate(one, language) for one in search(typed, places, landmarks)]


def _candidate(one: Candidate, language: Language) -> dict[str, Any]:
    place = one.place
    lies = ""
    if one.landmark:
        index = list(Language).index(language)
        name = one.landmark.names[min(index, len(one.landmark.names) - 1)]
        # A zone is as far as its middle: that a place lies so far from it must not be read as lying outside of it.
        how = "desk-hotline-from-zone" if one.landmark.kind == "zone" else "desk-hotline-from"
        lies = say(how, language, length=f"{one.distance_m / 1_000:.1f}", name=name)
    parts = [say(f"desk-hotline-kind-{place.kind}", language), place.admin, lies]
    return {
        "name": " · ".join(dict.fromkeys(place.names[:3])),
        "told": ", ".join(part for part in parts if part),
        "place_name": place.names[0],
        "longitude": f"{place.longitude:.5f}",
        "latitude": f"{place.latitude:.5f}",
        "radius_m": f"{place.radius_m:.0f}",
    }


def _put_chosen(request: HttpRequest, form: dict[str, str]) -> None:
    """Without a script the chosen candidate comes as one value: its place, and the name."""
    chosen = request.POST.get("candidate", "").split("|", 3)
    if len(chosen) == 4:
        form["longitude"], form["latitude"], form["radius_m"], form["place_name"] = chosen


def _field_of(found: Problem) -> str:
    """The field in which it can be put right: the time of a report is a day and an hour of the form, and a count is told in one field."""
    column = str(found.where.column)
    return {"occurred_at": "day", "count_low": "count", "count_high": "count"}.get(column, column)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
