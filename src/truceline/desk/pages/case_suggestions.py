"""Pairs worth asking about near an incident: why the machine offers them, and what people held of such pairs before."""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from truceline.desk.actions.suggesting import basis_of
from truceline.desk.contents import table_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, spelt
from truceline.desk.tables import FurtherLink, Incident, Judgement, Link, Postponement, Report, Suggestion
from truceline.incident.evaluation.evaluating import probability_of
from truceline.incident.joining.judge import Judgement as Held
from truceline.incident.table import LINKS
from truceline.incident.telling.estimates import tell_estimate
from truceline.incident.telling.explaining import explain_links
from truceline.report.table import REPORTS

# More than a handful nobody reads; the best first.
MOST = 5
# So many are looked at for the best of each other incident.
_LOOKED_AT = 200


def suggestions_told(page: CasePage, judgements: list[Judgement]) -> list[dict[str, Any]]:
    """The best pair with each other incident that nobody holds apart from this one and that this person has not put off.

    Where one of the two reports is held already to tell of the other's incident too, there is nothing to ask of them.
    """
    if page.one.is_struck or not page.allowed(Action.JUDGE, Noun.JUDGEMENT):
        return []
    here = {link.report_id for link in page.links}
    later = Postponement.objects.filter(person=page.person, first=OuterRef("first_id"), second=OuterRef("second_id"))
    best = (
        Suggestion.objects.filter(Q(first__in=here) | Q(second__in=here))
        .annotate(put_off=Subquery(later.values("basis")[:1]))
        .order_by("-score", "first_id", "second_id")[:_LOOKED_AT]
    )
    # Here somebody looks for what belongs to one incident: the likeliest first, by the number that is shown.
    offered = sorted(best, key=_probability, reverse=True)
    outside = Link.objects.filter(report__in={_named_outside(one, here) for one in offered}).select_related("incident")
    links = {link.report_id: link for link in outside} if offered else {}
    seen = {
        page.one.pk,
        *(_incident_of(_outside(one, here)) for one in judgements if one.judgement == Held.DIFFERENT.value),
    }
    further = _told_further(page, here, links)
    told: list[tuple[Suggestion, Link]] = []
    for one in offered:
        link = links.get(_named_outside(one, here))
        if link is None or link.incident_id in seen or link.incident.is_struck:
            continue
        inside = one.first_id if one.second_id == link.report_id else one.second_id
        if further & {(inside, link.incident_id), (link.report_id, page.one.pk)}:
            continue
        seen.add(link.incident_id)
        if one.put_off != basis_of(one, [page.one.content, link.incident.content]):
            told.append((one, link))
        if len(told) == MOST:
            break
    return _in_words(page, told)


def _told_further(page: CasePage, here: set[str], outside: Collection[str]) -> set[tuple[str, str]]:
    """Which of these reports are held to tell of which incident beside their own."""
    if FurtherLink not in page.beside:
        return set()
    return set(FurtherLink.objects.filter(report__in=[*here, *outside]).values_list("report_id", "incident_id"))


def _probability(one: Suggestion) -> float:
    """How probable it is that both tell of one incident; a desk of an earlier version kept scores alone."""
    return float(read(one.content).get("probability", probability_of(one.score)))


def _outside(pair: Judgement, here: set[str]) -> Report:
    """The report of a pair that is not of this incident."""
    return pair.second if pair.first_id in here else pair.first


def _named_outside(pair: Suggestion, here: set[str]) -> str:
    """The identity of the report of a pair that is not of this incident."""
    return str(pair.second_id if pair.first_id in here else pair.first_id)


def _incident_of(report: Report) -> str:
    link = getattr(report, "link", None)
    return str(link.incident_id) if link else ""


def _in_words(page: CasePage, told: list[tuple[Suggestion, Link]]) -> list[dict[str, Any]]:
    """Why each is offered, in one sentence; the other incident as the list shows it."""
    if not told:
        return []
    contents = {link.report_id: link.report.content for link in page.links}
    contents |= dict(Report.objects.filter(pk__in=[link.report_id for _, link in told]).values_list("pk", "content"))
    rows = []
    for one, _ in told:
        parts = read(one.content)
        parts.pop("probability", None)
        named = {"report_id": parts.pop("first"), "nearest_report_id": parts.pop("second")}
        rows.append(
            spelt({**named, "incident_id": "", "origin_report_id": named["report_id"], "score": one.score, **parts})
        )
    sentences = explain_links(table_of(LINKS, rows), table_of(REPORTS, contents.values()), page.language).to_pylist()
    return [
        _suggestion(page, one, link.incident, {"said": contents[link.report_id], "why": sentence})
        for (one, link), sentence in zip(told, sentences, strict=True)
    ]


def _suggestion(page: CasePage, one: Suggestion, other: Incident, words: dict[str, str]) -> dict[str, Any]:
    row, told = read(other.content), read(words["said"])
    return {
        "first": one.first_id,
        "second": one.second_id,
        "estimate": tell_estimate(_probability(one), page.language),
        "sentence": words["why"],
        "number": other.number,
        "ours": page.numbers[one.first_id if one.first_id in page.numbers else one.second_id],
        "act": act_of(row, page.language),
        "where": where(row, page.language),
        "when": when(other.occurred_at, row.get("occurred_within_s"), page.charter, page.language),
        "said": told.get("said", ""),
        "language": told.get("language", ""),
    }
