"""One incident: what was said, what the agreement says, what people hold of it, and who has to do what."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.desk.actions.asking import require
from truceline.desk.actions.judging import judge, last_of
from truceline.desk.actions.suggesting import postpone
from truceline.desk.pages.case_contacts import contacts_told
from truceline.desk.pages.case_findings import findings_told
from truceline.desk.pages.case_further import further_told
from truceline.desk.pages.case_page import CasePage, numbered
from truceline.desk.pages.case_people import life_told, tasks_told
from truceline.desk.pages.case_reports import figures_of, reports_told
from truceline.desk.pages.case_rulings import rulings_told
from truceline.desk.pages.case_stances import stances_told
from truceline.desk.pages.case_suggestions import suggestions_told
from truceline.desk.pages.every_page import person_of
from truceline.desk.pages.just_judged import JUDGED, QUEUE, back_to_queue, just_judged_told, say_undone
from truceline.desk.pages.presence import presence_on
from truceline.desk.pages.telling import act_of, in_utc, voices_told, when, where
from truceline.desk.policy import Action, Noun, project
from truceline.desk.recording import read
from truceline.desk.tables import Incident, Judgement, Link, Report, Suggestion, standing
from truceline.desk.wording import no_longer
from truceline.errors import NotFound, Refused, Where, problem
from truceline.incident.joining.judge import Judgement as Held

# What is said of a pair that was suggested: of the report of this incident and the other, or, turned round, of that and this one.
_THEIRS_ALSO = "theirs-also"
_SUGGESTED = {"join": Held.SAME, "part": Held.DIFFERENT, "ours-also": Held.ALSO, _THEIRS_ALSO: Held.ALSO}


@require_GET
def incident(request: HttpRequest, number: int) -> HttpResponse:
    """Show one incident as far as whoever asks may see it."""
    require(person_of(request), Action.SEE, Noun.INCIDENT)
    page = CasePage.of(request, number)
    one, language = page.one, page.language
    row = project(page.held, Noun.INCIDENT, read(one.content))
    judgements = _judgements(page)
    rulings, said = rulings_told(page), reports_told(page)
    is_signed = any(told["state"] == "signed" and not told["is_superseded"] for told in rulings["determinations"])
    told: dict[str, Any] = {
        "one": one,
        "row": row,
        "act": act_of(row, language),
        "heading": page.say("desk-heading", act=act_of(row, language), where=where(row, language)),
        "when": when(one.occurred_at, row.get("occurred_within_s"), page.charter, language),
        "utc": in_utc(one.occurred_at, row.get("occurred_within_s")),
        "voices": voices_told(row, language),
        "figures": figures_of(row, language, held=True),
        "judgements": [j for j in judgements if j.judgement != Held.UNDECIDED.value],
        "just_judged": just_judged_told(request),
        "suggestions": suggestions_told(page, judgements),
        "life": life_told(page, is_signed=is_signed),
        "is_changed": any(told["is_changed"] for told in rulings["determinations"]),
        "may_judge": page.allowed(Action.JUDGE, Noun.JUDGEMENT) and not one.is_struck,
        "may_attach": page.allowed(Action.RECEIVE, Noun.EVIDENCE) and not one.is_struck,
        "sees_history": page.sees(Noun.HISTORY),
        "sees_evidence": page.sees(Noun.EVIDENCE),
        **said,
        **further_told(page, said["reports"]),
        **findings_told(page),
        **rulings,
        **tasks_told(page),
        **stances_told(page, rulings["determinations"]),
        **contacts_told(page, is_signed=is_signed),
    }
    if page.allowed(Action.ASSIGN, Noun.INCIDENT):
        told["presence"] = presence_on(request, "incident", str(number))
    return render(request, "desk/incident.html", told, status=410 if one.is_struck else 200)


@require_POST
def judged(request: HttpRequest, number: int) -> HttpResponse:
    """Take a judgement: of a suggested pair, of a report and its nearest, of this incident and another; or undo, or later."""
    person = person_of(request)
    require(person, Action.JUDGE, Noun.JUDGEMENT)
    one = numbered(number)
    said, reason = request.POST.get("said", ""), no_longer("reason", request.POST.get("reason", ""))
    if said == "later":
        first, second = _suggested(one, request)
        postpone(person, first.pk, second.pk)
        return HttpResponseRedirect(f"/incidents/{number}/#suggested")
    first, second, held = _what_is_held(one, request, said)
    judge(person, first, second, held, reason)
    if held is Held.UNDECIDED:
        say_undone(request, first, second)
        if request.POST.get("next", "").startswith(QUEUE):
            return HttpResponseRedirect(back_to_queue(request))
    # The report keeps its place in the world; its incident may have another number now.
    link = Link.objects.select_related("incident").get(report=second if said == _THEIRS_ALSO else first)
    made = last_of(first, second)
    shown = f"?{JUDGED}={made.pk}" if made and held is not Held.UNDECIDED else ""
    return HttpResponseRedirect(f"/incidents/{link.incident.number}/{shown}")


def _what_is_held(one: Incident, request: HttpRequest, said: str) -> tuple[Report, Report, Held]:
    """Which two reports a form is about, and what it says of them."""
    if said in _SUGGESTED:
        ours, theirs = _suggested(one, request)
        return *((theirs, ours) if said == _THEIRS_ALSO else (ours, theirs)), _SUGGESTED[said]
    if said == "undo":
        made = Judgement.objects.filter(judgement_id=request.POST.get("judgement", "")).first()
        if made is None:
            raise NotFound("desk-judgement-gone")
        return made.first, made.second, Held.UNDECIDED
    if said == "different":
        return (
            _report_of(one, request.POST.get("first", "")),
            _report_of(one, request.POST.get("second", "")),
            Held.DIFFERENT,
        )
    if said == "same":
        return _first_report(one), _first_report(_other(request.POST.get("other", ""), one)), Held.SAME
    if said == "also":
        teller = _report_of(one, request.POST.get("first", ""))
        return teller, _first_report(_other(request.POST.get("other", ""), one)), Held.ALSO
    raise Refused([problem("D005", Where("", 0, "said"), said)])


def _suggested(one: Incident, request: HttpRequest) -> tuple[Report, Report]:
    """The reports of a suggestion of which one tells of this incident, that one first."""
    found = Suggestion.objects.select_related("first", "second").filter(
        first=request.POST.get("first", ""), second=request.POST.get("second", "")
    )
    suggestion = found.first()
    if suggestion is None:
        raise NotFound("desk-suggestion-gone")
    here = set(
        one.links.filter(report__in=[suggestion.first_id, suggestion.second_id]).values_list("report_id", flat=True)
    )
    if not here:
        raise NotFound("desk-no-report-here")
    pair = (suggestion.first, suggestion.second)
    return pair if suggestion.first_id in here else (pair[1], pair[0])


def _other(told: str, one: Incident) -> Incident:
    number = told.strip().removeprefix("#")
    found = (
        Incident.objects.filter(number=int(number), is_struck=False).first()
        if number.isascii() and number.isdigit() and len(number) < 10
        else None
    )
    if found is None or found.pk == one.pk:
        raise Refused([problem("D006", Where("", 0, "other"), told)])
    return found


def _report_of(one: Incident, report_id: str) -> Report:
    link = one.links.select_related("report").filter(standing("report__"), report_id=report_id).first()
    if link is None:
        raise NotFound("desk-no-report-here")
    return link.report


def _first_report(one: Incident) -> Report:
    links = one.links.select_related("report").filter(standing("report__"))
    link = links.order_by("report__occurred_at", "report_id").first()
    if link is None:
        raise NotFound("desk-no-incident")
    return link.report


def _judgements(page: CasePage) -> list[Judgement]:
    """The last that people said of each pair with a report of this incident, the latest first."""
    if not page.sees(Noun.JUDGEMENT) or Judgement not in page.beside:
        return []
    here = [link.report_id for link in page.links]
    made = Judgement.objects.filter(first__in=here) | Judgement.objects.filter(second__in=here)
    made = made.select_related("by", "first__link", "second__link").defer("first__content", "second__content")
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in made.order_by("on", "judgement_id"):
        # The pair in one order: "also" keeps the one in which it was said.
        one, other = sorted((judgement.first_id, judgement.second_id))
        latest[one, other] = judgement
    return list(reversed(list(latest.values())))
