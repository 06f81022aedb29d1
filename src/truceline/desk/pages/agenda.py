"""The agenda for the next meeting with a guarantor: what is open between its lists and ours, on a page and as a document."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.agreement.charter import Charter
from truceline.contact.position import Stance, side_by_side
from truceline.contact.reconciliation import OUTCOMES
from truceline.desk.actions.asking import relation_to_side, require, require_some
from truceline.desk.actions.bringing_list import guarantors
from truceline.desk.agenda import Agenda, Item, Point, Section, as_page, as_text, banded, section
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.reconciliation_lines import line_told
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.reconciliations import LineQuery
from truceline.desk.queries.stances import WAITS, by_incident, claims_found, position_of
from truceline.desk.recording import read
from truceline.desk.tables import Incident, ListStage, ReconciledLine, Reconciliation
from truceline.desk.tables import Stance as Taken
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.language import Language, listed, say

FORMS = ("html", "txt")
_KINDS = {"html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}
# A stance that asks for an answer at the table.
_ASKS = tuple(one for one in Stance if one not in (Stance.AFFIRMS, Stance.SILENT))


@require_GET
def agenda(request: HttpRequest, holder: str) -> HttpResponse:
    """Show the agenda of the next meeting with a guarantor, with the document in three languages."""
    on = _asked(request, holder)
    language, charter = language_of(request), charter_at_hand()
    told = {
        "agenda": composed(holder, on, language, charter),
        "holder": name_of(holder, charter, language),
        "on": on,
        "documents": [
            (one, [(form, f"/reconciliation/agenda/{holder}.{form}?on={on}&language={one.value}") for form in FORMS])
            for one in Language
        ],
    }
    return render(request, "desk/agenda.html", told)


@require_GET
def agenda_document(request: HttpRequest, holder: str, form: str) -> HttpResponse:
    """Give the agenda as a document: the same items and date give the same bytes."""
    on = _asked(request, holder)
    told = request.GET.get("language", language_of(request).value)
    if told not in set(Language):
        raise Refused([problem("D003", Where("", 0, "language"), told)])
    made = composed(holder, on, Language(told), charter_at_hand())
    answer = HttpResponse(as_page(made) if form == "html" else as_text(made), content_type=_KINDS[form])
    mark = "EXERCISE-" if made.exercise else ""
    # Downloaded, never opened within the desk: a document carries its own styles, which the desk's pages may not.
    answer["Content-Disposition"] = f'attachment; filename="{mark}agenda-{holder}-{on}.{told}.{form}"'
    return answer


def composed(holder: str, on: date, language: Language, charter: Charter) -> Agenda:
    """What is to be settled with a guarantor: of all its lists the open lines, the claims that wait, and what it denies or disputes."""
    name = name_of(holder, charter, language) or holder
    lists = list(Reconciliation.objects.filter(holder=holder, stage=ListStage.TAKEN))
    told = [row for one in lists for row in LineQuery(state="open").found(one)]
    told.sort(key=lambda row: (row.occurred_at, row.pk))
    sections = [
        _lines(outcome, told, charter, language) for outcome in ("disputed", "only_theirs", "only_ours", "confirmed")
    ]
    sections.append(
        section(
            say("desk-agenda-stances", language),
            say("desk-agenda-stances-asked", language),
            _stances(holder, charter, language),
        )
    )
    sections.append(
        section(
            say("desk-agenda-claims", language), say("desk-agenda-claims-asked", language), _claims(charter, language)
        )
    )
    counts = {outcome: sum(getattr(one, outcome) for one in lists) for outcome in OUTCOMES}
    exercise = is_invented()
    return Agenda(
        title=say("desk-agenda-title", language, name=name, on=on.isoformat()),
        told=_where_it_stands(lists, counts, language),
        sections=tuple(sections),
        language=language,
        exercise=exercise,
        band=banded(exercise),
    )


def _asked(request: HttpRequest, holder: str) -> date:
    """The date of the meeting; refused first to whoever may not see this guarantor's lists."""
    person = person_of(request)
    require_some(person, (Action.SEE,), Noun.RECONCILIATION)
    require(person, Action.SEE, Noun.RECONCILIATION, relation_to_side(person, holder))
    charter = charter_at_hand()
    if holder not in guarantors(charter):
        raise NotFound("desk-no-guarantor")
    on = request.GET.get("on", "")
    try:
        return date.fromisoformat(on) if on else now().astimezone(charter.zone_info).date()
    except ValueError as error:
        raise Refused([problem("D145", Where("", 0, "on"), on)]) from error


def _where_it_stands(lists: list[Reconciliation], counts: dict[str, int], language: Language) -> tuple[str, ...]:
    all_lines = sum(counts.values())
    if not all_lines:
        return (say("desk-agenda-no-list", language),)
    first, last = min(str(one.first_day) for one in lists), max(str(one.last_day) for one in lists)
    both = (counts["confirmed"] + counts["disputed"]) / all_lines * 100
    return (
        say("desk-agenda-lists", language, count=len(lists), first=first, last=last),
        say("desk-agenda-counts", language, isolating=False, all=all_lines, both=f"{both:.0f} %", **counts),
        say("desk-list-resolved", language, isolating=False, done=sum(one.resolved for one in lists), count=all_lines),
    )


def _lines(outcome: str, rows: list[ReconciledLine], charter: Charter, language: Language) -> Section:
    mine = (line_told(row, charter, language) for row in rows if row.outcome == outcome)
    name = outcome.replace("_", "-")
    return section(
        say(f"desk-agenda-{name}", language),
        say(f"desk-agenda-{name}-asked", language),
        [_line(row, language) for row in mine],
    )


def _line(row: dict[str, Any], language: Language) -> Item:
    names = [f"#{row['number']}" if row["number"] else "", row["reference"]]
    side = row["ours"] or row["theirs"]
    named = " / ".join(_isolated(name) for name in names if name)
    heading = f"{named}: {listed((side['act'], _isolated(side['where']), _isolated(side['when'])), language)}"
    told = [row["said"]] if row["said"] else []
    if row["resolution"]:
        told.append(f"{row['resolution']['told']}: {row['resolution']['reason']}")
    points = tuple(Point(one["point"], one["ours"], one["theirs"]) for one in row["points"] if one["differs"])
    return Item(heading, tuple(told), points)


def _stances(holder: str, charter: Charter, language: Language) -> Iterator[Item]:
    """Of each incident what the guarantor denies, disputes or claims now, in its own words."""
    rows = Taken.objects.filter(holder=holder).select_related("incident").order_by("incident__number", "taken_at", "pk")
    titles = {one.code: getattr(one.title, language) for one in charter.agreement.provisions}
    for taken in by_incident(rows).values():
        held = side_by_side([position_of(row) for row in taken], [holder])[0]
        for one in held.stands:
            if one.stance in _ASKS:
                about = titles.get(one.provision or "", one.provision or "")
                words = [say(f"desk-holds-{one.stance.value}", language) + (f" · {about}" if about else "")]
                at = f"{one.taken_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}"
                yield Item(
                    _named(taken[0].incident, charter, language),
                    (*words, one.quotation, listed((_isolated(one.instrument), _isolated(at)), language)),
                )


def _claims(charter: Charter, language: Language) -> Iterator[Item]:
    for one in claims_found(WAITS):
        told = say(
            "desk-claim-of",
            language,
            name=name_of(one.claimed_by, charter, language),
            group=name_of(one.group, charter, language),
        )
        yield Item(_named(one.incident, charter, language), (told, *read(one.content).get("evidence", ())))


def _named(incident: Incident, charter: Charter, language: Language) -> str:
    row = read(incident.content)
    at = when(incident.occurred_at, row.get("occurred_within_s"), charter, language)
    told = (act_of(row, language), _isolated(where(row, language)), _isolated(at))
    return f"#{incident.number}: {listed(told, language)}"


def _isolated(text: str) -> str:
    """A part that neither turns the sentence around it nor is turned by it: dates after Arabic words read backwards else."""
    return f"\u2068{text}\u2069"
