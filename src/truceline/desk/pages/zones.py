"""All zones of the agreement on one page, each at its true stage on the day that the address names.

Open to everybody, with an account or without one: what is restricted is withheld as everywhere (`policy.project`).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET
from shapely.geometry import mapping

from truceline.agreement.charter import Charter
from truceline.agreement.model import Zone
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.agreement import drawn_map, moment_on
from truceline.desk.pages.agreement_telling import Telling
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, roles_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.zones_drawing import Run, draw_stages
from truceline.desk.policy import Action, Noun, Role, decide, project
from truceline.desk.queries.days import day_of
from truceline.errors import NotAllowed
from truceline.values.language import Language, say

_COLUMNS = (
    "zone", "name", "track", "on", "stage", "since", "source", "account", "held_by", "standing", "status",
)  # fmt: skip
_STAGES = ("in-force", "agreed", "proposed", "suspended", "ended", "none")


@require_GET
@gzip_page
def zones(request: HttpRequest) -> HttpResponse:
    """Show every zone as it stood at the end of a day (left out: now), with its track, its stages and their sources."""
    held, language, charter = _allowed(request), language_of(request), charter_at_hand()
    asked = request.GET.get("on", "")
    at = _moment(asked, charter)
    telling = Telling(charter, at, language, held)
    day = at.astimezone(charter.zone_info).date()
    days = telling.turning_days()
    told = _told(telling)
    is_understood = not asked or day_of(asked) is not None
    counts = {stage: sum(zone["stage_code"] == stage for zone in told) for stage in _STAGES}
    page = {
        "doors_here": doors_told(request),
        "zones": told,
        "title": telling.words(telling.agreement.title),
        "day": day,
        "asked": asked,
        "is_understood": is_understood,
        "counts": [(stage, _stage_told(stage, language), count) for stage, count in counts.items() if count],
        "turning_days": days,
        "earlier": max((one for one in days if one < f"{day}"), default=None),
        "later": min((one for one in days if one > f"{day}"), default=None),
        "map": drawn_map(charter, at, language, held),
        "exports": [(ending, f"/zones.{ending}?on={day}") for ending in ENDINGS],
    }
    return render(request, "desk/zones.html", page, status=200 if is_understood else 400)


@require_GET
def zones_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the same as a file: every account of every zone that held then, with the zone's stage."""
    held, charter = _allowed(request), charter_at_hand()
    at = _moment(request.GET.get("on", ""), charter)
    rows = _rows(Telling(charter, at, language_of(request), held))
    return export(Listing("zones", _COLUMNS, rows, "account"), ending)


def _allowed(request: HttpRequest) -> list[Role]:
    held = roles_of(request)
    decision = decide(held, Action.SEE, Noun.ZONE)
    if not decision.allowed:
        raise NotAllowed(decision.reason)
    return held


def _moment(asked: str, charter: Charter) -> datetime:
    """The end of the day that was asked for; the present moment for today and where no day was asked for."""
    day, at = day_of(asked), now()
    return moment_on(charter, day) if day and day != at.astimezone(charter.zone_info).date() else at


def _told(telling: Telling) -> list[dict[str, Any]]:
    """The zones in words: what the agreement's page tells of each, since when, what comes next, and what is open."""
    told = telling.zones_told()
    runs = [_runs(telling.charter, zone) for zone in telling.agreement.zones]
    bars = draw_stages(runs, telling.at, telling.language)
    for one, zone, bar in zip(told, telling.agreement.zones, bars, strict=True):
        changes = [(telling.charter.moment(change.start), change) for change in zone.stages]
        reached = [(start, change) for start, change in changes if start <= telling.at]
        coming = next((change for start, change in changes if start > telling.at), None)
        one |= {
            "since": telling.moment(reached[-1][1].start) if reached else None,
            "source": reached[-1][1].source if reached else None,
            "next": _stage_told(coming.stage.value.replace(" ", "-"), telling.language) if coming else None,
            "next_from": telling.moment(coming.start) if coming else None,
            "next_day": coming.start[:10] if coming else None,
            "bar": bar,
            "open": _open_details(telling, zone),
        }
    return told


def _runs(charter: Charter, zone: Zone) -> list[Run]:
    """From when until when a zone was at each stage; the last has no end."""
    starts = [charter.moment(change.start) for change in zone.stages]
    ends = [*starts[1:], None]
    return [Run(change.stage, start, end) for change, start, end in zip(zone.stages, starts, ends, strict=True)]


def _open_details(telling: Telling, zone: Zone) -> list[dict[str, str]]:
    """What provisions of this zone wait for, as far as it was not decided and in effect then."""
    provisions = telling.agreement.provisions
    waited = {code for one in provisions if zone.code in one.zones for code in one.waits_for}
    return [
        {"code": detail.code, "question": telling.words(detail.question)}
        for detail in telling.agreement.details
        if detail.code in waited
        and (detail.resolution is None or telling.charter.moment(detail.resolution.effective) > telling.at)
    ]


def _rows(telling: Telling) -> Iterator[dict[str, Any]]:
    shapes = {(one.code, one.version): one for one in telling.charter.zone_shapes()}
    day = f"{telling.at.astimezone(telling.charter.zone_info):%Y-%m-%d}"
    for zone in _told(telling):
        about = {
            "zone": zone["code"],
            "name": zone["name"],
            "track": zone["track"],
            "on": day,
            "stage": zone["stage_code"],
            "since": zone["since"],
            "source": zone["source"],
        }
        # A zone of which nobody gave an account then has its stage all the same.
        for account in zone["accounts"] or [None]:
            if account is None:
                yield about | {"account": f"{zone['code']}.", "geometry": None}
                continue
            geometry = shapes[zone["code"], account["version"]].geometry
            row = {"status": account["status"], "geometry": mapping(geometry) if geometry is not None else None}
            yield about | {
                "account": f"{zone['code']}.{account['version']}",
                "held_by": account["held_by"],
                "standing": account["standing"],
                "geometry": None,
                **project(telling.held, Noun.AGREEMENT, row),
            }


def _stage_told(code: str, language: Language) -> str:
    return say("desk-no-stage-yet" if code == "none" else f"agreement-stage-{code}", language)
