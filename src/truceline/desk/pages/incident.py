"""One incident: what was said, what the agreement says, and what people hold of the reports."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering import report_rows, table_of
from truceline.desk.actions.judging import judge
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.telling import act_of, name_of, verdict_mark, verdict_rank, when, where
from truceline.desk.policy import Action, Noun, decide, project
from truceline.desk.recording import read
from truceline.desk.tables import Incident, Judgement, Link, Person, Report
from truceline.errors import NotFound, Refused, Where, problem
from truceline.finding.explaining import explain
from truceline.finding.table import FINDINGS
from truceline.incident.explaining import explain_links
from truceline.incident.judge import Judgement as Held
from truceline.incident.table import LINKS
from truceline.values.language import Language, say


@require_GET
def incident(request: HttpRequest, number: int) -> HttpResponse:
    """Show one incident as far as whoever asks may see it."""
    person = person_of(request)
    require(person, Action.SEE, Noun.INCIDENT)
    one, language, charter = _numbered(number), language_of(request), charter_at_hand()
    row = project(person.held(), Noun.INCIDENT, read(one.content))
    findings = _findings(one, person, charter, language)
    told = {
        "one": one,
        "row": row,
        "act": act_of(row, language),
        "heading": say(
            "desk-heading", language, isolating=False, act=act_of(row, language), where=where(row, language)
        ),
        "when": when(one.occurred_at, row.get("occurred_within_s"), charter, language),
        "told": say("desk-reports-told", language, isolating=False, reports=one.reports, origins=one.origins),
        "figures": _figures(row, language),
        "reports": _reports(one, person, charter, language),
        "findings": findings,
        "quiet": sum(told["mark"] == "no" for told in findings),
        "judgements": _judgements(one, person),
    }
    return render(request, "desk/incident.html", told, status=410 if one.is_struck else 200)


@require_POST
def judged(request: HttpRequest, number: int) -> HttpResponse:
    """Take a judgement: a report and its nearest are not the same; or this incident and another are one; or undo."""
    person = person_of(request)
    require(person, Action.JUDGE, Noun.JUDGEMENT)
    one = _numbered(number)
    said, reason = request.POST.get("said", ""), request.POST.get("reason", "").strip()[:1_000]
    if said == "undo":
        made = Judgement.objects.filter(judgement_id=request.POST.get("judgement", "")).first()
        if made is None:
            raise NotFound("desk-judgement-gone")
        first, second, held = made.first, made.second, Held.UNDECIDED
    elif said == "different":
        first, second = (_report_of(one, request.POST.get(name, "")) for name in ("first", "second"))
        held = Held.DIFFERENT
    elif said == "same":
        first = _first_report(one)
        second = _first_report(_other(request.POST.get("other", ""), one))
        held = Held.SAME
    else:
        raise Refused([problem("D005", Where("", 0, "said"), said)])
    judge(person, first, second, held, reason)
    # The report keeps its place in the world; its incident may have another number now.
    link = Link.objects.select_related("incident").get(report=first)
    return HttpResponseRedirect(f"/incidents/{link.incident.number}/")


def _numbered(number: int) -> Incident:
    found = Incident.objects.filter(number=number).first()
    if found is None:
        raise NotFound("desk-no-incident")
    return found


def _other(told: str, one: Incident) -> Incident:
    number = told.strip().removeprefix("#")
    found = (
        Incident.objects.filter(number=int(number), is_struck=False).first()
        if number.isascii() and number.isdigit()
        else None
    )
    if found is None or found.pk == one.pk:
        raise Refused([problem("D006", Where("", 0, "other"), told)])
    return found


def _report_of(one: Incident, report_id: str) -> Report:
    link = one.links.select_related("report").filter(report_id=report_id).first()
    if link is None:
        raise NotFound("desk-no-report-here")
    return link.report


def _first_report(one: Incident) -> Report:
    link = one.links.select_related("report").order_by("report__occurred_at", "report_id").first()
    if link is None:
        raise NotFound("desk-no-incident")
    return link.report


def _reports(one: Incident, person: Person, charter: Charter, language: Language) -> list[dict[str, Any]]:
    """The reports in order of time, in their own words; why each belongs here is for those who may see judgements."""
    if not decide(person.held(), Action.SEE, Noun.REPORT).allowed:
        return []
    links = list(one.links.select_related("report").order_by("report__occurred_at", "report_id"))
    reasons: list[str] = [""] * len(links)
    if decide(person.held(), Action.SEE, Noun.JUDGEMENT).allowed and links:
        table = report_rows(Report.objects.filter(link__incident=one))
        reasons = explain_links(table_of(LINKS, (link.content for link in links)), table, language).to_pylist()
    told = []
    for link, reason in zip(links, reasons, strict=True):
        row = project(person.held(), Noun.REPORT, read(link.report.content))
        why = read(link.content)
        told.append(
            {
                "report": link.report,
                "row": row,
                "family": say(f"family-{row['source_family']}", language),
                "act": act_of(row, language),
                "when": when(link.report.occurred_at, row.get("occurred_within_s"), charter, language),
                "where": where(row, language),
                "actor": name_of(row.get("actor"), charter, language),
                "target": name_of(row.get("target"), charter, language),
                "figures": _figures(row, language),
                "reason": reason,
                "nearest": why.get("nearest_report_id"),
                "repeats": why["origin_report_id"] != link.report_id,
            }
        )
    return told


def _figures(row: dict[str, Any], language: Language) -> list[str]:
    """Casualties as ranges, where any are told."""
    told = []
    for harm in ("killed", "injured"):
        figures = [row[f"{harm}_{end}"] for end in ("low", "best", "high") if row.get(f"{harm}_{end}") is not None]
        if figures:
            low, high = min(figures), max(figures)
            told.append(
                say(f"desk-{harm}", language, isolating=False, figures=f"{low}" if low == high else f"{low}–{high}")
            )
    return told


def _findings(one: Incident, person: Person, charter: Charter, language: Language) -> list[dict[str, Any]]:
    if not decide(person.held(), Action.SEE, Noun.FINDING).allowed:
        return []
    findings = list(one.findings.all())
    sentences = explain(table_of(FINDINGS, (f.content for f in findings)), charter, language).to_pylist()
    provisions = {provision.code: provision for provision in charter.agreement.provisions}
    told = [
        {
            "mark": verdict_mark(finding.verdict),
            "verdict": say(f"desk-verdict-{finding.verdict}", language),
            "title": getattr(provisions[finding.provision].title, language),
            "article": provisions[finding.provision].article,
            "sentence": sentence,
            "rank": verdict_rank(finding.verdict),
        }
        for finding, sentence in zip(findings, sentences, strict=True)
    ]
    return sorted(told, key=lambda one_told: (one_told["rank"], one_told["title"]))


def _judgements(one: Incident, person: Person) -> list[Judgement]:
    """What people hold of these reports now, the latest first."""
    if not decide(person.held(), Action.SEE, Noun.JUDGEMENT).allowed:
        return []
    here = one.links.values("report_id")
    made = Judgement.objects.filter(first__in=here) | Judgement.objects.filter(second__in=here)
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in made.select_related("by").order_by("on", "judgement_id"):
        latest[(judgement.first_id, judgement.second_id)] = judgement
    return [j for j in reversed(list(latest.values())) if j.judgement != Held.UNDECIDED.value]
