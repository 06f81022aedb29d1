"""Reports that tell of several incidents: what else a report tells of, and which reports of other incidents tell of this one too.

A report is counted in its own incident alone: on the pages of the others it stands beside, without a number.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from truceline.desk.charter import charter_at_hand
from truceline.desk.contents import table_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.case_reports import figures_of
from truceline.desk.pages.link_reasons import judge_named
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.policy import Action, Noun, Role, decide, project
from truceline.desk.recording import read, spelt
from truceline.desk.tables import FurtherLink, Incident, Report, standing
from truceline.incident.table import LINKS
from truceline.incident.telling.explaining import explain_links
from truceline.report.table import REPORTS
from truceline.values.language import Language, say


def further_told(page: CasePage, reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Who else tells of this incident, in order of time; each of these and of its own reports gets what else it `tells_of`.

    Nothing of it is for those who see no reports; why each tells of it is for those who may see judgements. What is struck tells of nothing.
    """
    if FurtherLink not in page.beside or not page.sees(Noun.REPORT):
        return {"told_beside": []}
    beside = _standing_links().filter(incident=page.one).select_related("report", "report__link__incident")
    links = list(beside.order_by("report__occurred_at", "report_id"))
    told = [_report(page, link) for link in links]
    for report, reason in zip(told, _reasons(page, links), strict=True):
        report["reason"] = reason
    shown = {report["report_id"]: report for report in (*reports, *told)}
    for link in _in_order(_standing_links().filter(report__in=list(shown)).exclude(incident=page.one)):
        shown[link.report_id].setdefault("tells_of", []).append(_incident(page.held, link.incident, page.language))
    return {"told_beside": told}


def tells_of(report: Report, held: Collection[Role], language: Language) -> list[dict[str, Any]]:
    """Of which incidents a report tells beside its own, in order of time, as somebody in these roles may see incidents."""
    if not decide(held, Action.SEE, Noun.INCIDENT).allowed:
        return []
    return [_incident(held, link.incident, language) for link in _in_order(_standing_links().filter(report=report))]


def _standing_links() -> QuerySet[FurtherLink]:
    return FurtherLink.objects.filter(standing("report__"), incident__is_struck=False)


def _in_order(links: QuerySet[FurtherLink]) -> QuerySet[FurtherLink]:
    return links.select_related("incident").order_by("incident__occurred_at", "incident__number")


def _report(page: CasePage, link: FurtherLink) -> dict[str, Any]:
    """One report of another incident, and that incident."""
    row = project(page.held, Noun.REPORT, read(link.report.content))
    return {
        "report_id": link.report_id,
        "row": row,
        "family": page.say(f"family-{row['source_family']}"),
        "act": act_of(row, page.language),
        "when": when(link.report.occurred_at, row.get("occurred_within_s"), page.charter, page.language),
        "where": where(row, page.language),
        "actor": name_of(row.get("actor"), page.charter, page.language),
        "figures": figures_of(row, page.language),
        "counted_in": _incident(page.held, link.report.link.incident, page.language),
    }


def _incident(held: Collection[Role], one: Incident, language: Language) -> dict[str, Any]:
    """Another incident, as a link names it."""
    row = project(held, Noun.INCIDENT, read(one.content))
    return {
        "number": one.number,
        "act": act_of(row, language),
        "where": where(row, language),
        "when": when(one.occurred_at, row.get("occurred_within_s"), charter_at_hand(), language),
    }


def _reasons(page: CasePage, links: list[FurtherLink]) -> list[str]:
    """Why each report is held to tell of this incident too, and how alike it is to a report of it."""
    if not links or not page.sees(Noun.JUDGEMENT):
        return [""] * len(links)
    contents = [read(link.content) for link in links]
    named = {content[name] for content in contents for name in ("report_id", "nearest_report_id")}
    reports = table_of(REPORTS, Report.objects.filter(pk__in=named).values_list("content", flat=True))
    # How alike the two are is told of any pair in the same way: neither as a judgement of sameness nor as a repetition.
    pairs = [{**content, "judged_by": None, "origin_report_id": content["report_id"]} for content in contents]
    alike = explain_links(table_of(LINKS, map(spelt, pairs)), reports, page.language).to_pylist()
    return [
        f"{_ground(page, link, content.get('judged_by'))} "
        + say("desk-beside-alike", page.language, number=page.numbers[content["nearest_report_id"]], likeness=sentence)
        for link, content, sentence in zip(links, contents, alike, strict=True)
    ]


def _ground(page: CasePage, link: FurtherLink, judged_by: str | None) -> str:
    """On what it is held to tell of several."""
    if judged_by is not None:
        return say("desk-beside-judged", page.language, by=judge_named(judged_by))
    count = read(link.report.content).get("tells_of") or 0
    return page.say("desk-beside-says-so", count=count) if count > 1 else page.say("desk-beside-adds-up")
