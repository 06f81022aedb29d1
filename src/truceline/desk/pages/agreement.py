"""The agreement to read: the text beside the zones as they stood on a day, and what each provision caught."""

from collections.abc import Container
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from truceline.agreement.charter import Charter, PlacedShape
from truceline.bulletin.drawing.map import draw_map
from truceline.bulletin.drawing.marks import definitions
from truceline.bulletin.model import Map, Overlay
from truceline.bulletin.picture import draw_shapes
from truceline.bulletin.telling.voice import Voice
from truceline.desk.actions.asking import may, require
from truceline.desk.charter import charter_at_hand, version_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.agreement_telling import Telling
from truceline.desk.pages.control_telling import control_drawn, control_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.policy import Action, Noun, Role, Scope, project, scope
from truceline.desk.queries.control import declared_to
from truceline.desk.queries.days import day_of
from truceline.desk.queries.provisions import caught
from truceline.values.language import Language


@require_GET
def agreement(request: HttpRequest) -> HttpResponse:
    """Show the agreement in effect, with its zones as they stood on the day that the address names (left out: today)."""
    person = person_of(request)
    require(person, Action.SEE, Noun.AGREEMENT)
    charter, held, language = charter_at_hand(), person.held(), language_of(request)
    asked = request.GET.get("on", "")
    day = day_of(asked)
    is_understood = day is not None or not asked
    today = now().astimezone(charter.zone_info).date()
    at = moment_on(charter, day) if day and day != today else now()
    counted = caught() if scope(held, Noun.FINDING) is Scope.ALL else None
    telling, version = Telling(charter, at, language, held), version_at_hand()
    declared = declared_to(person, charter, at)
    told = {
        **told_of(telling),
        "version": version,
        "since": telling.local(version.effective_from) if version and version.effective_from else None,
        "day": day or today,
        "is_understood": is_understood,
        "asked": asked,
        "turning_days": telling.turning_days(),
        "control": control_told(telling, declared),
        "map": drawn_with(charter, at, language, held, Overlay(control_drawn(telling, declared))),
        "provisions": telling.provisions_told(counted),
        "counted_on": telling.local(counted.counted_on) if counted else None,
        "sees_agenda": may(person, Action.SEE, Noun.DETAIL),
        "may_bring": may(person, Action.WRITE, Noun.AGREEMENT),
    }
    return render(request, "desk/agreement.html", told, status=200 if is_understood else 400)


def told_of(telling: Telling) -> dict[str, object]:
    """What the page tells of an agreement, provisions apart."""
    agreement = telling.agreement
    return {
        "title": telling.words(agreement.title),
        "summary": telling.words(agreement.summary),
        "code": agreement.agreement,
        "version_code": agreement.version,
        "digest": telling.charter.digest,
        "term": telling.time(telling.charter.span(agreement.term)),
        "extension": telling.words(agreement.term.extension) if agreement.term.extension else None,
        "texts": telling.texts_told(),
        "parties": telling.parties_told(),
        "groups": telling.groups_told(),
        "excluded": telling.excluded_told(),
        "zones": telling.zones_told(),
        "lines": telling.lines_told(),
        "details": telling.details_told(),
        "deadlines": telling.deadlines_told(),
    }


def drawn_map(
    charter: Charter, at: datetime, language: Language, held: list[Role], only: Container[str] | None = None
) -> SafeString | None:
    """The map of what these roles may see of zones and lines (with `only`, of those) at a moment, as SVG; None where nothing is drawn then."""
    shapes = [shape for shape in _seen(charter, held) if only is None or shape.code in only]
    return _svg(draw_shapes(charter, shapes, at), language)


def drawn_with(
    charter: Charter, at: datetime, language: Language, held: list[Role], over: Overlay
) -> SafeString | None:
    """The same map with areas over zones and lines; drawn also where there are areas alone."""
    return _svg(draw_shapes(charter, _seen(charter, held), at, over), language)


def _seen(charter: Charter, held: list[Role]) -> list[PlacedShape]:
    return [shape for shape in [*charter.zone_shapes(), *charter.line_shapes()] if _is_seen(shape, held)]


def _svg(drawn: Map | None, language: Language) -> SafeString | None:
    # svg.element escapes every text.
    return SafeString(definitions() + draw_map(drawn, Voice(language), width=_WIDTH, alone=True)) if drawn else None


_WIDTH = 620.0


def moment_on(charter: Charter, day: date) -> datetime:
    """The moment that stands for a local day: its end, so that what happened during it has happened."""
    return datetime.combine(day + timedelta(days=1), time(), charter.zone_info) - timedelta(seconds=1)


def _is_seen(shape: PlacedShape, held: list[Role]) -> bool:
    record = {"status": shape.status.value, "geometry": shape.geometry}
    return project(held, Noun.AGREEMENT, record).get("geometry") is not None
