"""Pairs worth asking about near an incident: why the machine offers them, and what people held of such pairs before."""

from typing import Any

from django.db.models import Q

from truceline.desk.actions.gathering import table_of
from truceline.desk.actions.suggesting import basis_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, spelt
from truceline.desk.tables import Judgement, Link, Postponement, Suggestion
from truceline.incident.evaluating import probability_of
from truceline.incident.explaining import explain_links
from truceline.incident.judge import Judgement as Held
from truceline.incident.table import LINKS
from truceline.report.table import REPORTS

# More than a handful nobody reads; the best first.
MOST = 5
# So many are looked at for the best of each other incident.
_LOOKED_AT = 200


def suggestions_told(page: CasePage, judgements: list[Judgement]) -> list[dict[str, Any]]:
    """The best pair with each other incident that nobody holds apart from this one and that this person has not put off."""
    if page.one.is_struck or not page.allowed(Action.JUDGE, Noun.JUDGEMENT):
        return []
    here = list(page.one.links.values_list("report_id", flat=True))
    offered = list(
        Suggestion.objects.filter(Q(first__in=here) | Q(second__in=here)).order_by("-score", "first", "second")[
            :_LOOKED_AT
        ]
    )
    if not offered:
        return []
    others = {_other(one, here) for one in offered} | {_outside(one, here) for one in judgements}
    links = {
        link.report_id: link
        for link in Link.objects.filter(report__in=others, incident__is_struck=False).select_related(
            "incident", "report"
        )
    }
    apart = {
        links[report].incident_id
        for one in judgements
        if one.judgement == Held.DIFFERENT.value and (report := _outside(one, here)) in links
    }
    later = {
        (one.first, one.second): one.basis
        for one in Postponement.objects.filter(person=page.person, first__in=[one.first_id for one in offered])
    }
    told: list[dict[str, Any]] = []
    seen = {page.one.pk, *apart}
    for one in offered:
        link = links.get(_other(one, here))
        if link is None or link.incident_id in seen:
            continue
        seen.add(link.incident_id)
        if later.get((one.first_id, one.second_id)) != basis_of(one, [page.one.content, link.incident.content]):
            told.append({"one": one, "link": link})
        if len(told) == MOST:
            break
    return _in_words(page, told)


def _other(suggestion: Suggestion, here: list[str]) -> str:
    """The report of a pair that is not of this incident."""
    return str(suggestion.second_id if suggestion.first_id in here else suggestion.first_id)


def _outside(judgement: Judgement, here: list[str]) -> str:
    return str(judgement.second_id if judgement.first_id in here else judgement.first_id)


def _in_words(page: CasePage, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Why each is offered, in one sentence; the other incident as the list shows it."""
    if not told:
        return []
    inside = {link.report_id: link.report for link in page.one.links.select_related("report")}
    contents = {link.report_id: link.report.content for link in (one["link"] for one in told)}
    contents |= {report_id: report.content for report_id, report in inside.items()}
    rows = []
    for one in told:
        parts = read(one["one"].content)
        named = {"report_id": parts.pop("first"), "nearest_report_id": parts.pop("second")}
        extra = {"incident_id": "", "origin_report_id": named["report_id"], "score": one["one"].score}
        rows.append(spelt({**named, **extra, **parts}))
    sentences = explain_links(table_of(LINKS, rows), table_of(REPORTS, contents.values()), page.language).to_pylist()
    return [
        {
            "first": one["one"].first_id,
            "second": one["one"].second_id,
            "percent": round(100 * float(probability_of(one["one"].score))),
            "sentence": sentence,
            "number": one["link"].incident.number,
            "act": act_of(read(one["link"].incident.content), page.language),
            "where": where(read(one["link"].incident.content), page.language),
            "when": when(one["link"].incident.occurred_at, None, page.charter, page.language),
            "said": read(one["link"].report.content).get("said", ""),
            "language": read(one["link"].report.content).get("language", ""),
        }
        for one, sentence in zip(told, sentences, strict=True)
    ]
