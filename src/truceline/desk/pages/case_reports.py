"""The reports of an incident, side by side in their own words; what they claim differently; what evidence came with them."""

from typing import Any

from truceline.desk.actions.asking import relation_to
from truceline.desk.contents import table_of
from truceline.desk.media import shown_as
from truceline.desk.pages.case_map import draw_case
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.link_reasons import link_reasons
from truceline.desk.pages.telling import act_of, in_utc, length_told, name_of, when, where
from truceline.desk.policy import Action, Noun, State, project
from truceline.desk.queries.linking import learnt_as_one_voice
from truceline.desk.recording import read
from truceline.desk.tables import Attachment, Link, strike_on
from truceline.incident.telling.harmed import harmed_told
from truceline.report.places import range_told
from truceline.report.table import REPORTS
from truceline.values.figures import counted_told, figures_told
from truceline.values.language import Language, say

_HARMS = ("killed", "injured")


def reports_told(page: CasePage) -> dict[str, Any]:
    """The reports in order of time; why each belongs here is for those who may see judgements."""
    attachments = attachments_of(page)
    told: dict[str, Any] = {"attachments": [one for one in attachments if one["report"] is None]}
    row = project(page.held, Noun.INCIDENT, read(page.one.content))
    if not page.sees(Noun.REPORT):
        return {**told, "reports": [], "sees_words": False, "map": draw_case(row, [], page.language)}
    links = page.links
    reasons = _reasons(page, links)
    reports = [_report(page, link, reasons.get(link.report_id, "")) for link in links]
    learnt = learnt_as_one_voice() if page.sees(Noun.VOICE) else frozenset()
    for report in reports:
        report["attachments"] = [one for one in attachments if one["report"] == report["report_id"]]
        report["voice_is_learnt"] = report["voice"] and report["row"].get("source") in learnt
    standing = [report for report in reports if report["struck"] is None]
    return {
        **told,
        "reports": reports,
        "sees_words": "said" in project(page.held, Noun.REPORT, {"said": ""}),
        "claims": _claims(page, standing, row),
        "map": draw_case(row, [(report["number"], report["row"]) for report in standing], page.language),
    }


def attachments_of(page: CasePage) -> list[dict[str, Any]]:
    """The evidence of an incident, described; empty for whoever may not see any."""
    if not page.sees(Noun.EVIDENCE):
        return []
    return [
        {
            "attachment_id": one.pk,
            "report": one.report_id,
            "name": one.name,
            "description": one.description,
            "shown": shown_as(one.media_type).value,
            "size": size_told(one.size, page.language),
            "by": one.by.name,
            "on": page.local(one.on),
            "sha256": one.sha256,
        }
        for one in page.kept(Attachment.objects.select_related("by"))
    ]


def _reasons(page: CasePage, links: list[Link]) -> dict[str, str]:
    """Why each report is held to tell of this incident."""
    standing = [link for link in links if strike_on(link.report) is None]
    if not standing or not page.sees(Noun.JUDGEMENT):
        return {}
    table = table_of(REPORTS, (link.report.content for link in standing))
    told = link_reasons((link.content for link in standing), table, page.language)
    return {link.report_id: sentence for link, sentence in zip(standing, told, strict=True)}


def _report(page: CasePage, link: Link, reason: str) -> dict[str, Any]:
    row = project(page.held, Noun.REPORT, read(link.report.content))
    why = read(link.content)
    strike = strike_on(link.report)
    nearest, origin = why.get("nearest_report_id"), why["origin_report_id"]
    return {
        "report_id": link.report_id,
        "number": page.numbers[link.report_id],
        "row": row,
        "family": page.say(f"family-{row['source_family']}"),
        "observed": page.say(f"observed-{row['observed']}") if row.get("observed") else "",
        "act": act_of(row, page.language),
        "when": when(link.report.occurred_at, row.get("occurred_within_s"), page.charter, page.language),
        "utc": in_utc(link.report.occurred_at, row.get("occurred_within_s")),
        "where": where(row, page.language),
        "actor": name_of(row.get("actor"), page.charter, page.language),
        "target": name_of(row.get("target"), page.charter, page.language),
        "figures": figures_of(row, page.language),
        "from_post": _from_post(page, row),
        "reason": reason,
        "nearest": nearest if nearest in page.numbers else None,
        "repeats": origin != link.report_id,
        "origin": page.numbers.get(origin),
        "voice": page.numbers.get(why.get("voice_report_id") or ""),
        "struck": None
        if strike is None
        else {"reason": strike.reason, "by": strike.by.name, "on": page.local(strike.on)},
        "may_strike": strike is None and page.allowed(Action.STRIKE, Noun.REPORT),
        "may_take_back": strike is not None
        and page.allowed(Action.TAKE_BACK, Noun.REPORT, relation_to(page.person, strike.by), State.STRUCK),
    }


def _from_post(page: CasePage, row: dict[str, Any]) -> str:
    if row.get("bearing_deg") is None:
        away = range_told(row)
        return "" if away is None else page.say("desk-case-distance", length=length_told(away, page.language))
    distance = row.get("distance_m")
    if distance is None:
        return page.say("desk-case-bearing", bearing=f"{row['bearing_deg']:.0f}")
    length = length_told(distance, page.language)
    return page.say("desk-case-bearing-distance", bearing=f"{row['bearing_deg']:.0f}", length=length)


def figures_of(row: dict[str, Any], language: Language, *, held: bool = False) -> list[str]:
    """Casualties as ranges, where any are told, and whom a report says were harmed; of an incident (`held`) the sentence of its voices says that."""
    figures = [
        say(f"desk-{harm}", language, isolating=False, figures=told)
        for harm in _HARMS
        if (told := figures_told(row, harm, language, held=held))
    ]
    if row.get("harmed"):
        figures.append(say("desk-harmed", language, isolating=False, who=_harmed(row, language)))
    return figures


def _harmed(row: dict[str, Any], language: Language) -> str:
    return say(f"harmed-{row['harmed']}", language) if row.get("harmed") else ""


def _claims(page: CasePage, reports: list[dict[str, Any]], held: dict[str, Any]) -> dict[str, Any] | None:
    """What reports say differently, beside what is held of it: nothing is averaged, and only what differs is shown."""
    columns = {
        "act": [report["act"] if report["row"].get("act") else "" for report in reports],
        "actor": [report["actor"] or "" for report in reports],
        "count": [_counted(report["row"], page.language) for report in reports],
        **{harm: [figures_told(report["row"], harm, page.language) for report in reports] for harm in _HARMS},
        "harmed": [_harmed(report["row"], page.language) for report in reports],
    }
    differ = [name for name, told in columns.items() if len({one for one in told if one}) > 1]
    if not differ:
        return None
    standing = {
        "act": act_of(held, page.language),
        "actor": name_of(held.get("actor"), page.charter, page.language)
        or page.say("desk-case-disputed" if held.get("actors_disputed") else "desk-case-not-said"),
        "count": figures_told(held, "count", page.language, held=True),
        **{harm: figures_told(held, harm, page.language, held=True) for harm in _HARMS},
        "harmed": say("incident-semicolon", page.language).join(harmed_told(held, page.language)),
    }
    rows = [
        {"number": report["number"], "cells": [columns[name][at] for name in differ]}
        for at, report in enumerate(reports)
        if any(columns[name][at] for name in differ)
    ]
    return {
        "columns": [page.say(f"desk-claim-{name}") for name in differ],
        "rows": rows,
        "held": [standing[name] for name in differ],
    }


def _counted(row: dict[str, Any], language: Language) -> str:
    return counted_told(row, language) if row.get("unit") else ""


def size_told(size: int, language: Language) -> str:
    """The size of a file in words."""
    if size < 1_000_000:
        return say("desk-size-kb", language, isolating=False, size=max(round(size / 1_000), 1))
    return say("desk-size-mb", language, isolating=False, size=f"{size / 1_000_000:.1f}")
