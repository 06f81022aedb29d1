"""Notices: what is announced, with its conflicts before it is confirmed, and what was observed that looks like it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from shapely.geometry import shape

from truceline.agreement.charter import Charter
from truceline.contact.notice import Activity, Conflict
from truceline.desk.actions.announcing import confirm_notice, read_announced, withdraw_notice, write_notice
from truceline.desk.actions.asking import Allowed, may, require, require_some
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import actors_of
from truceline.desk.forms import Form
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import listed, name_of
from truceline.desk.policy import Action, Noun, State, decide, project
from truceline.desk.queries.notices import (
    PAGE,
    STATES,
    WHEN,
    NoticeQuery,
    conflicts_of,
    notices_seen,
    observed,
    read_notice_query,
    request_in_the_way,
    rows_of,
    size_km,
    sum_of,
)
from truceline.desk.recording import read
from truceline.desk.tables import AnnouncedNotice, NoticeStep, Person
from truceline.desk.wording import no_longer
from truceline.errors import NotAllowed, NotFound, Refused, Where, problem
from truceline.values.language import Language, say

COLUMNS = (
    "number", "activity", "announced_by", "starts_at", "ends_at", "announced_at", "place", "words", "step",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Show notices by when they hold; write one down, which leads to its conflicts."""
    person = person_of(request)
    if request.method == "POST":
        require(person, Action.WRITE, Noun.NOTICE)
        form = Form(request.POST, charter_at_hand().zone_info)
        made = write_notice(person, read_announced(form, actors_of(charter_at_hand())))
        return HttpResponseRedirect(reverse("notice", args=[made.number]))
    require_notices(person)
    charter, language, at = charter_at_hand(), language_of(request), now()
    query = read_notice_query(request.GET.dict(), actors_of(charter))
    found = query.found(notices_seen(person.held()), at, charter.zone_info)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    told = {
        "doors_here": doors_told(request),
        **filter_told(query),
        "page": page,
        "rows": [told_notice(row, charter, language) for row in page.object_list],
        "exports": [(ending, f"/notices.{ending}?{query.address()}") for ending in ENDINGS],
        "map_address": f"{reverse('notices_map')}?{query.address()}",
        "may_write": may(person, Action.WRITE, Noun.NOTICE),
        "activities": [(one.value, say(f"desk-activity-{one.value}", language)) for one in Activity],
        "announcers": [(code, name_of(code, charter, language)) for code in actors_of(charter)],
        "soon": f"{at.astimezone(charter.zone_info):%Y-%m-%dT%H:%M}",
        "zone": charter.agreement.time_zone,
    }
    return render(request, "desk/notices.html", told, status=400 if query.not_understood else 200)


@require_GET
def notices_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the same notices as a file, with their outlines; to the centre also with what stands in the way of each."""
    person, charter = person_of(request), charter_at_hand()
    require_notices(person)
    query = understood_query(request, charter)
    found = query.found(notices_seen(person.held()), now(), charter.zone_info)
    is_inside = decide(person.held(), Action.SEE, Noun.NOTICE, state=State.DRAFT).allowed
    columns = (*COLUMNS, "conflicts") if is_inside else COLUMNS
    return export(Listing("notices", columns, rows_of(found, charter if is_inside else None), "number"), ending)


def require_notices(person: Person) -> None:
    """Refuse whoever sees no notices but those of their own side: those stand in the portal."""
    if not any(decide(person.held(), Action.SEE, Noun.NOTICE, state=state).allowed for state in STATES.values()):
        raise NotAllowed("desk-other-role")
    require_some(person, (Action.SEE,), Noun.NOTICE)


def understood_query(request: HttpRequest, charter: Charter) -> NoticeQuery:
    """The query of a file: one that is not understood is refused, so that nobody takes the whole for a part."""
    query = read_notice_query(request.GET.dict(), actors_of(charter))
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in query.not_understood])
    return query


def filter_told(query: NoticeQuery) -> dict[str, Any]:
    """What is looked for, for the list and the map alike."""
    return {
        "query": query,
        "whens": [(one, f"?{query.address(when=one)}") for one in WHEN],
        "address": query.address(),
        "when": query.when,
    }


@require_GET
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """Show one notice: to the centre with its conflicts and with what was observed, to others what was announced."""
    person = person_of(request)
    require_notices(person)
    row = notices_seen(person.held()).filter(number=number).first() if number < 2**31 else None
    if row is None:
        raise NotFound("desk-notice-unknown")
    charter, language, allowed = charter_at_hand(), language_of(request), Allowed(person)
    # Whoever sees drafts works in the centre: conflicts name other notices, and observations say where somebody was seen.
    is_inside = allowed(Action.SEE, Noun.NOTICE, state=State.DRAFT)
    found = conflicts_of(row, charter) if is_inside and row.step == NoticeStep.DRAFT else []
    kept = read(row.content).get("conflicts", []) if is_inside else []
    sees_incidents = is_inside and allowed(Action.SEE, Noun.INCIDENT)
    state = STATES[NoticeStep(row.step)]
    told = {
        "doors_here": doors_told(request),
        "one": told_notice(row, charter, language),
        "is_inside": is_inside,
        "conflicts": [_conflict(one, charter, language) for one in found],
        "kept": [_conflict(Conflict(**one), charter, language) for one in kept],
        "shown": sum_of(found),
        "observed": [_observed(one, charter, request) for one in observed(row)] if sees_incidents else None,
        "may_confirm": row.step == NoticeStep.DRAFT and allowed(Action.APPROVE, Noun.NOTICE, state=state),
        "may_withdraw": allowed(Action.STRIKE, Noun.NOTICE, state=state),
        "is_over": row.ends_at <= now(),
        "sees_words": allowed(Action.SEE, Noun.WORD),
    }
    return render(request, "desk/notice.html", told)


@require_POST
def notice_confirmed(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a notice with the conflicts that were shown."""
    person = person_of(request)
    require_some(person, (Action.APPROVE,), Noun.NOTICE)
    row = _found(number)
    confirm_notice(person, row, request.POST.get("shown", ""))
    return HttpResponseRedirect(reverse("notice", args=[number]))


@require_POST
def notice_withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a notice."""
    person = person_of(request)
    require_some(person, (Action.STRIKE,), Noun.NOTICE)
    row = _found(number)
    withdraw_notice(person, row, no_longer("reason", request.POST.get("reason", "")))
    return HttpResponseRedirect(reverse("notice", args=[number]))


def _found(number: int) -> AnnouncedNotice:
    row = AnnouncedNotice.objects.filter(number=number).first() if number < 2**31 else None
    if row is None:
        raise NotFound("desk-notice-unknown")
    return row


def told_notice(row: AnnouncedNotice, charter: Charter, language: Language) -> dict[str, Any]:
    """A notice in words, for the list, its own page and the map."""
    content, zone = read(row.content), charter.zone_info
    area = shape(content["area"])
    middle = area.centroid
    return {
        "number": row.number,
        "id": row.pk,
        "activity": say(f"desk-activity-{row.activity}", language),
        "by": name_of(row.announced_by, charter, language),
        "starts": f"{row.starts_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "ends": f"{row.ends_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "announced": f"{row.announced_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "place": content["place"],
        "middle": f"{middle.y:.4f}, {middle.x:.4f}",
        "size": say("desk-notice-reach", language, isolating=False, km=f"{size_km(area):g}"),
        "words": content["words"],
        "source": content["source"],
        "step": row.step,
        "reason": content.get("reason"),
        "now": "past" if row.ends_at <= now() else "coming" if row.starts_at > now() else "running",
        "zones": [
            getattr(one.name, language)
            for one in charter.agreement.zones
            if any(
                shape_.code == one.code and shape_.geometry is not None and shape_.geometry.intersects(area)
                for shape_ in charter.zone_shapes()
                if shape_.status.value == "public"
            )
        ],
    }


def _conflict(one: Conflict, charter: Charter, language: Language) -> dict[str, Any]:
    """A conflict in words."""
    if one.kind == "provision":
        title = next((getattr(p.title, language) for p in charter.agreement.provisions if p.code == one.code), one.code)
        zone = next((getattr(z.name, language) for z in charter.agreement.zones if z.code == one.zone), one.zone)
        return {"kind": one.kind, "text": say("desk-conflict-provision", language, title=title, zone=zone)}
    request = request_in_the_way(one)
    if request is not None:
        wanted = f"{request.wanted_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}"
        who = read(request.content)["who"]
        text = say("desk-conflict-aid", language, number=request.number, who=who, wanted=wanted)
        return {"kind": one.kind, "text": text, "address": f"{reverse('access')}#request-{request.number}"}
    other = AnnouncedNotice.objects.filter(pk=one.code).first()
    if other is None:
        return {"kind": one.kind, "text": one.code}
    told = told_notice(other, charter, language)
    text = say(
        f"desk-conflict-{one.kind}",
        language,
        activity=told["activity"],
        by=told["by"],
        start=told["starts"],
        end=told["ends"],
    )
    return {"kind": one.kind, "text": text, "address": reverse("notice", args=[other.number])}


def _observed(row: Any, charter: Charter, request: HttpRequest) -> dict[str, Any]:
    return project(person_of(request).held(), Noun.INCIDENT, listed(row, charter, request))
