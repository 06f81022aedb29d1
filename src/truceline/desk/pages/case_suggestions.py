"""Pairs worth asking about near an incident: why the machine offers them, and what people held of such pairs before."""

from typing import Any

from django.db.models import OuterRef, Q, Subquery

from truceline.desk.actions.suggesting import basis_of
from truceline.desk.contents import table_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, spelt
from truceline.desk.tables import Judgement, Postponement, Report, Suggestion
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
    here = {link.report_id for link in page.links}
    later = Postponement.objects.filter(person=page.person, first=OuterRef("first_id"), second=OuterRef("second_id"))
    offered = (
        Suggestion.objects.filter(Q(first__in=here) | Q(second__in=here))
        .select_related("first__link__incident", "second__link__incident")
        .annotate(put_off=Subquery(later.values("basis")[:1]))
        .order_by("-score", "first", "second")[:_LOOKED_AT]
    )
    seen = {
        page.one.pk,
        *(_incident_of(_outside(one, here)) for one in judgements if one.judgement == Held.DIFFERENT.value),
    }
    told: list[tuple[Suggestion, Report]] = []
    for one in offered:
        report = _outside(one, here)
        other = report.link.incident
        if other.pk in seen or other.is_struck:
            continue
        seen.add(other.pk)
        if one.put_off != basis_of(one, [page.one.content, other.content]):
            told.append((one, report))
        if len(told) == MOST:
            break
    return _in_words(page, told)


def _outside(pair: Suggestion | Judgement, here: set[str]) -> Report:
    """The report of a pair that is not of this incident."""
    return pair.second if pair.first_id in here else pair.first


def _incident_of(report: Report) -> str:
    link = getattr(report, "link", None)
    return str(link.incident_id) if link else ""


def _in_words(page: CasePage, told: list[tuple[Suggestion, Report]]) -> list[dict[str, Any]]:
    """Why each is offered, in one sentence; the other incident as the list shows it."""
    if not told:
        return []
    contents = {link.report_id: link.report.content for link in page.links}
    contents |= {report.pk: report.content for _, report in told}
    rows = []
    for one, _ in told:
        parts = read(one.content)
        parts.pop("probability", None)
        named = {"report_id": parts.pop("first"), "nearest_report_id": parts.pop("second")}
        rows.append(
            spelt({**named, "incident_id": "", "origin_report_id": named["report_id"], "score": one.score, **parts})
        )
    sentences = explain_links(table_of(LINKS, rows), table_of(REPORTS, contents.values()), page.language).to_pylist()
    return [_suggestion(page, one, report, sentence) for (one, report), sentence in zip(told, sentences, strict=True)]


def _suggestion(page: CasePage, one: Suggestion, report: Report, sentence: str) -> dict[str, Any]:
    other = report.link.incident
    row, told = read(other.content), read(report.content)
    return {
        "first": one.first_id,
        "second": one.second_id,
        "percent": round(100 * float(read(one.content).get("probability", probability_of(one.score)))),
        "sentence": sentence,
        "number": other.number,
        "act": act_of(row, page.language),
        "where": where(row, page.language),
        "when": when(other.occurred_at, None, page.charter, page.language),
        "said": told.get("said", ""),
        "language": told.get("language", ""),
    }
