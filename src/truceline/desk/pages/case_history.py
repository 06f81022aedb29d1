"""The history of an incident, from the register: who, when, what changed; and a proof of every entry to take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import require
from truceline.desk.pages.case_page import CasePage, numbered
from truceline.desk.pages.every_page import person_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.history import Line, content_at, entry_at, history
from truceline.desk.recording import register_at_hand
from truceline.desk.tables import Person
from truceline.errors import NotFound
from truceline.finding.sealing import Changed

ENDINGS = ("entry", "tlog-proof", "content", "salt")
_LONGEST = 300  # characters of a value; the whole of it lies in the content, to download


@require_GET
def case_history(request: HttpRequest, number: int) -> HttpResponse:
    """Show the entries of an incident, the latest first."""
    person = person_of(request)
    require(person, Action.SEE, Noun.HISTORY)
    page = CasePage.of(request, number)
    before = request.GET.get("before", "")
    lines, more = history(page.one, page.held, int(before[:18]) if before.isascii() and before.isdigit() else None)
    actors = {line.header.actor for line in lines}
    people = {one.pseudonym: one for one in Person.objects.filter(pseudonym__in=actors)}
    folder, _ = register_at_hand()
    told = {
        "one": page.one,
        "lines": [_line(page, line, people.get(line.header.actor)) for line in lines],
        "more": more,
        "log_key": str(folder.log),
    }
    return render(request, "desk/history.html", told)


@require_GET
def proven(request: HttpRequest, number: int, index: int, ending: str) -> HttpResponse:
    """Give an entry, its proof, or the content and salt that it was computed over."""
    person = person_of(request)
    require(person, Action.SEE, Noun.HISTORY)
    one, held = numbered(number), person.held()
    if ending not in ENDINGS:
        raise NotFound("desk-no-entry")
    if ending in {"entry", "tlog-proof"}:
        found = entry_at(one, held, index)[ending == "tlog-proof"]
    else:
        found = content_at(one, held, index)[ending == "content"]
    answer = HttpResponse(found, content_type="application/octet-stream")
    invented = "EXERCISE-" if is_invented() else ""
    answer["Content-Disposition"] = f'attachment; filename="{invented}{index}.{ending}"'
    return answer


def _line(page: CasePage, line: Line, person: Person | None) -> dict[str, Any]:
    changed = line.changed
    return {
        "index": line.index,
        "kind": page.say(f"desk-entry-{line.header.kind}"),
        "record": line.header.record,
        "version": line.header.version,
        # Names are for whoever sees the people; everybody else reads the pseudonym that the register has.
        "actor": person.name if person and page.sees(Noun.JUDGEMENT) else line.header.actor,
        "roles": [page.say(f"desk-role-{role.value}") for role in person.held()] if person else [],
        "on": f"{line.header.time:%Y-%m-%d %H:%M:%S} UTC",
        "is_first": line.is_first,
        "changes": None if changed is None else [_change(one) for one in changed],
        "has_content": line.is_whole,
    }


def _change(one: Changed) -> dict[str, str]:
    return {"field": one.field, "before": _shown(one.before), "after": _shown(one.after)}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    text = str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
