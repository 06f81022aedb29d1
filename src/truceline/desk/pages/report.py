"""One report, as it was said, with how it came and how it was handled. Its words never change."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.desk.actions.asking import may, relation_to
from truceline.desk.actions.handling import may_handle
from truceline.desk.actions.striking import take_strike_back
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.case_further import tells_of
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.presence import presence_on
from truceline.desk.pages.queue_rows import colleagues, told_rows
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.policy import Action, Noun, Scope, State, decide, project, scope
from truceline.desk.queries.own_reports import own_reports
from truceline.desk.queries.source_names import held_alike
from truceline.desk.queries.told_by import may_know
from truceline.desk.recording import read
from truceline.desk.tables import Handling, Link, Person, Report, Strike
from truceline.errors import NotAllowed, NotFound
from truceline.report.alike_sources import sign_apart
from truceline.values.figures import counted_told, figures_told
from truceline.values.language import Language, say
from truceline.values.language_names import name_of_language

_CODED = {name: name for name in ("direction", "weapon", "harmed", "observed", "channel")}
_PLAIN = ("source", "reference", "language", "post", "bearing", "distance", "relayed")
_NAMED = {"bearing": "bearing_deg", "distance": "distance_m", "relayed": "relayed_from"}
_SCORES = ("space", "time", "act", "actor", "crowd", "figure", "direction", "words")


@require_GET
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show one report as far as whoever asks may see it; one's own, where only those are seen."""
    person, language = person_of(request), language_of(request)
    one = _report_of(person, str(report_id))
    row = project(person.held(), Noun.REPORT, read(one.content))
    told: dict[str, Any] = {
        "one": one,
        "row": row,
        "heading": say(
            "desk-heading", language, isolating=False, act=act_of(row, language), where=where(row, language)
        ),
        "when": when(one.occurred_at, row.get("occurred_within_s"), charter_at_hand(), language),
        "fields": fields_told(row, language),
        "counted_in": _counted_in(person, one),
        "tells_of": tells_of(one, person.held(), language),
        # Who took it down may be asked who spoke: not for those from whom that is kept.
        "taken_by": one.received_by.name if may_handle(person) or one.received_by_id == person.pk else "",
        "score": None,
        "alike": _alike(row, person),
        **_struck(person, one),
    }
    handling = Handling.objects.select_related("report", "assigned_to", "settled_by").filter(pk=one.pk).first()
    if handling and may_handle(person):
        told |= {
            "queued": told_rows([handling], request)[0],
            "may_strike": decide(person.held(), Action.STRIKE, Noun.REPORT).allowed,
            "may_judge": decide(person.held(), Action.JUDGE, Noun.JUDGEMENT).allowed,
            "colleagues": colleagues(person),
            "presence": presence_on(request, "report", one.pk),
            "score": _score(one, language),
        }
    return render(request, "desk/report.html", told)


@require_POST
def strike_taken_back(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Take the line through a report back, and show the incident that it tells of again."""
    person = person_of(request)
    take_strike_back(person, lambda: _report_of(person, str(report_id)), request.POST.get("reason", ""))
    link = Link.objects.select_related("incident").filter(report=str(report_id), incident__is_struck=False).first()
    return HttpResponseRedirect(f"/incidents/{link.incident.number}/" if link else f"/reports/{report_id}/")


def _alike(row: dict[str, Any], person: Person) -> dict[str, str] | None:
    """Whom its source looks like and is not, for those who know sources: still to be struck, and taken in again under the other name."""
    name = row.get("source")
    other = held_alike([name]).get(name) if name and may_know(person.held()) else None
    return {"name": name, "other": other, "sign": sign_apart(name, other)} if name and other else None


def _counted_in(person: Person, one: Report) -> int | None:
    """The number of the incident that a report is counted in, for whoever sees incidents."""
    if not may(person, Action.SEE, Noun.INCIDENT):
        return None
    found = Link.objects.filter(report=one, incident__is_struck=False)
    return found.values_list("incident__number", flat=True).first()


def _struck(person: Person, one: Report) -> dict[str, Any]:
    """The line that stands through a report, or the one that was taken back."""
    strike = Strike.objects.select_related("by", "back_by").filter(report=one).first()
    if strike is None:
        return {}
    if not strike.stands:
        return {"taken_back": strike}
    relation = relation_to(person, strike.by)
    return {"struck": strike, "may_take_back": may(person, Action.TAKE_BACK, Noun.REPORT, relation, State.STRUCK)}


def fields_told(row: dict[str, Any], language: Language) -> list[tuple[str, str]]:
    """What a report says, each with its name; what was not said is left out."""
    charter = charter_at_hand()
    told: dict[str, Any] = {
        "actor": name_of(row.get("actor"), charter, language),
        "target": name_of(row.get("target"), charter, language),
        "count": counted_told(row, language) or None,
        "killed": figures_told(row, "killed", language),
        "injured": figures_told(row, "injured", language),
    }
    told |= {name: say(f"{kind}-{row[name]}", language) for name, kind in _CODED.items() if row.get(name)}
    told |= {name: row.get(_NAMED.get(name, name)) for name in _PLAIN}
    if row.get("language"):
        told["language"] = name_of_language(row["language"], language)
    order = (
        *("count", "direction", "weapon", "actor", "target", "killed", "injured", "harmed", "observed"),
        *("post", "bearing", "distance", "source", "reference", "relayed", "channel", "language"),
    )
    units = {"bearing": "°", "distance": " m"}
    return [
        (say(f"desk-field-{name}", language), _shown(told[name]) + units.get(name, ""))
        for name in order
        if told.get(name) not in {None, ""}
    ]


def _report_of(person: Person, report_id: str) -> Report:
    seen = scope(person.held(), Noun.REPORT)
    if seen is Scope.NONE:
        raise NotAllowed("desk-other-role")
    rows = Report.objects.all() if seen is Scope.ALL else own_reports(person)
    found = rows.select_related("received_by").filter(pk=report_id).first()
    if found is None:
        raise NotFound("desk-report-none")
    return found


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _score(one: Report, language: Language) -> str | None:
    """The parts of the score by which it was joined with the nearest report."""
    content = Link.objects.filter(report=one).values_list("content", flat=True).first()
    link = read(content) if content else {}
    if link.get("score") is None:
        return None
    # Links that were made before numbers and words were weighed have no part of them.
    # Isolated: among Arabic letters a number below nought would be turned around.
    parts = {name: f"{link.get(f'{name}_score') or 0.0:+.1f}" for name in _SCORES}
    return say("desk-report-score", language, isolating=True, score=f"{link['score']:+.1f}", **parts)
