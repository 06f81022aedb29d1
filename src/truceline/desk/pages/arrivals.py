"""Taking files in: first what is in them and what would happen, then, confirmed, the taking in itself; large ones show how far they are."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.desk.actions.arriving import AT_ONCE, arrival_of, confirm, confirm_without, drop
from truceline.desk.actions.asking import require
from truceline.desk.actions.looking_into import listed_problems, look_into, room_of
from truceline.desk.actions.setting_aside import aside_in
from truceline.desk.charter import charter_at_hand
from truceline.desk.media import BYTES
from truceline.desk.pages.degrees import LATITUDE, LONGITUDE, range_in_degrees
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.evidence import downloaded, given
from truceline.desk.pages.exporting import Listing, export
from truceline.desk.pages.owing import owed_told
from truceline.desk.pages.problems_told import COLUMNS, as_columns, remarks_told, rows_told
from truceline.desk.policy import Action, Noun, Scope, scope
from truceline.desk.queries.exercise import is_invented
from truceline.desk.recording import read
from truceline.desk.tables import Arrival, Stage
from truceline.desk.tables.arrival import UNDER_WAY
from truceline.desk.tasks import carry_arrival_on
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.language import Language, say
from truceline.values.problems import error_told
from truceline.values.telling import tell_days

_EARLIER = 10
# Remarks on sources whose names look the same: within the files, and as the desk holds them.
_NAMES_ALIKE = frozenset({"R106", "R107"})


@require_http_methods(["GET", "POST"])
def taking_in(request: HttpRequest) -> HttpResponse:
    """Take files to look into; nothing of them is taken in before somebody confirms what was found."""
    person = person_of(request)
    require(person, Action.RECEIVE, Noun.REPORT)
    if request.method == "POST":
        files = request.FILES.getlist("file")
        if not files:
            raise Refused([problem("D004", Where("", 0, "file"), "")])
        found = look_into(person, [(file.name or "unnamed", file.chunks()) for file in files])
        return HttpResponseRedirect(f"/take-in/{found.pk}/")
    rows = Arrival.objects.select_related("by")
    if scope(person.held(), Noun.REPORT) is not Scope.ALL:
        rows = rows.filter(by=person)
    told = {"earlier": [_line(one, language_of(request)) for one in rows[:_EARLIER]], "at_once": AT_ONCE}
    return render(request, "desk/taking_in.html", told)


@require_GET
def arrival(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Show what is in the files and what would happen; after confirming, how far it is, or what came of it."""
    one = arrival_of(person_of(request), str(arrival_id))
    language = language_of(request)
    told: dict[str, Any] = {
        "one": one,
        "told": _told(one, language),
        "days": _days(one),
        "stage": one.stage,
        "under_way": one.stage in UNDER_WAY,
        "can_drop": one.stage in {Stage.LOOKED_INTO, Stage.REFUSED, Stage.WAITING, Stage.CHECKING},
        "progress": _progress(one, language),
        "large": one.rows > AT_ONCE,
        # Whatever is taken in changes an incident, unless it is owed: then their number is not known here.
        "kept_only": one.stage == Stage.DONE and one.done > 0 and not one.changed_incidents,
        "owed": owed_told(person_of(request), language) if one.stage == Stage.DONE else None,
        "problems": [],
        "parts": one.stage == Stage.REFUSED and one.set_aside > 0 and json.loads(one.told)["new"] > 0,
        "why_not": error_told(one.said, language),
        "mixes": _mixes(one),
        "remarks": remarks_told(json.loads(one.told)["remarks"], language),
        "alike": _alike(one),
    }
    if one.stage == Stage.REFUSED:
        told["problems"] = rows_told(listed_problems(one), language)
    return render(request, "desk/arrival.html", told, status=400 if one.stage == Stage.REFUSED else 200)


@require_GET
def progress(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Say how far an arrival is, for the page that asks again and again."""
    one = arrival_of(person_of(request), str(arrival_id))
    return JsonResponse(_progress(one, language_of(request)))


@require_POST
def confirmed(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Take in what was looked into: at once, or by the worker."""
    person = person_of(request)
    one = arrival_of(person, str(arrival_id))
    if confirm(person, one):
        carry_arrival_on.enqueue(one.pk)
    return HttpResponseRedirect(f"/take-in/{one.pk}/")


@require_POST
def confirmed_without(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Take in what can be read, and set the other rows aside."""
    person = person_of(request)
    one = arrival_of(person, str(arrival_id))
    if confirm_without(person, one, request.POST.get("set_aside", "")):
        carry_arrival_on.enqueue(one.pk)
    return HttpResponseRedirect(f"/take-in/{one.pk}/")


@require_GET
def rows_set_aside(request: HttpRequest, arrival_id: UUID) -> FileResponse:
    """Give the rows that are set aside, as they came and with what is wrong with each; once the others were taken in, as they are kept."""
    one = arrival_of(person_of(request), str(arrival_id))
    if one.content:
        return given(read(one.content)["set_aside_sha256"], "set_aside.csv", BYTES)
    path = aside_in(room_of(one))
    if not path.is_file():
        raise NotFound("desk-arrival-cleared")
    return downloaded(path, path.name, BYTES)


@require_POST
def dropped(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """Drop an arrival of which nothing is on the register yet."""
    person = person_of(request)
    one = arrival_of(person, str(arrival_id))
    drop(person, one)
    return HttpResponseRedirect(f"/take-in/{one.pk}/")


@require_GET
def problems_exported(request: HttpRequest, arrival_id: str, ending: str) -> StreamingHttpResponse:
    """Give every problem of an arrival as a file."""
    one = arrival_of(person_of(request), arrival_id)
    return export(Listing("problems", COLUMNS, as_columns(listed_problems(one)), "line"), ending)


def _alike(one: Arrival) -> int:
    """How many remarks tell of sources whose names look the same: to be read before the files are taken in."""
    kept = (told for told in json.loads(one.told)["remarks"] if not isinstance(told, str))
    return sum(told["problem"]["code"] in _NAMES_ALIKE for told in kept)


def _mixes(one: Arrival) -> str | None:
    """What is to be said where real reports and an exercise would stand on one desk: the name of the sentence."""
    exercise = json.loads(one.told).get("exercise", [])
    if False in exercise and is_invented():
        return "desk-arrival-real-in-exercise"
    return "desk-arrival-exercise-in-real" if True in exercise and not is_invented() else None


def _days(one: Arrival) -> QueryDict:
    """The local days that the files are about, as the list of incidents asks for them.

    One more on either side: what happened near midnight may belong to an incident of the day beside.
    """
    told: dict[str, Any] = json.loads(one.told)
    zone = charter_at_hand().zone_info
    days = QueryDict(mutable=True)
    for name, told_as, beside in (("from", "first", -1), ("to", "last", 1)):
        if told_as in told:
            day = datetime.fromisoformat(told[told_as]).astimezone(zone).date()
            days[name] = (day + timedelta(days=beside)).isoformat()
    return days


def _told(one: Arrival, language: Language) -> dict[str, Any]:
    """What was found, with the local days that it is about: most files know no more, and a time would look as if they did."""
    told: dict[str, Any] = json.loads(one.told)
    zone = charter_at_hand().zone_info
    if "first" in told:
        first, last = (datetime.fromisoformat(told[name]).astimezone(zone).date() for name in ("first", "last"))
        told["days"] = tell_days(first, last, language)
    if told.get("placed"):
        sides = {"longitude": LONGITUDE, "latitude": LATITUDE}
        told["extent"] = [range_in_degrees(told[name][0], told[name][1], sides[name], language) for name in sides]
    for file in told["files"]:
        file["kib"] = max(file["size"] // 1024, 1)
    return told


def _progress(one: Arrival, language: Language) -> dict[str, Any]:
    """How far it is, in words and as a share of the whole; the writing of reports is half of it."""
    # Comparing says how many incidents it has to write when it is done; before, “0 of 0” would say that there are none.
    stage = "comparing" if one.stage == Stage.LINKING and not one.incidents else one.stage.replace("_", "-")
    said = say(
        f"desk-arrival-stage-{stage}",
        language,
        isolating=False,
        done=one.incidents_done if one.stage == Stage.LINKING else one.done,
        all=one.incidents if one.stage == Stage.LINKING else one.rows,
    )
    written = one.done / one.rows if one.rows else 0.0
    linked = one.incidents_done / one.incidents if one.incidents else 0.0
    share = 1.0 if one.stage == Stage.DONE else (written + linked) / 2
    return {"stage": one.stage, "said": said, "share": round(share, 3), "over": one.stage not in UNDER_WAY}


def _line(one: Arrival, language: Language) -> dict[str, Any]:
    return {"one": one, "names": [file["name"] for file in json.loads(one.told)["files"]], **_progress(one, language)}
