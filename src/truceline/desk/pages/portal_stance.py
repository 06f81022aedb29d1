"""What a party holds of what was put to it, in its portal: what it said so far, what of that stands, and saying it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from truceline.contact.position import Position, side_by_side
from truceline.desk.actions.asking import may
from truceline.desk.actions.stating import STATED, state, stated
from truceline.desk.pages.case_stances import LANGUAGES
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries.stances import position_of
from truceline.desk.tables import Contact, Person
from truceline.values.language import say


def stance_told(telling: Telling, one: Contact, person: Person) -> dict[str, Any] | None:
    """What the side holds, as it said it here, with a form; None where nothing is to be held, or nobody may say it here."""
    if one.incident_id is None or not may(person, Action.SEE, Noun.PORTAL_STANCE, Relation.OWN):
        return None
    agreement = telling.charter.agreement
    titles = {each.code: str(getattr(each.title, telling.language)) for each in agreement.provisions}
    told = side_by_side([position_of(row) for row in stated(person, one)], [person.speaks_for])

    def shown(position: Position) -> dict[str, str]:
        return {
            "stance": position.stance.value,
            "told": telling.say(f"desk-holds-{position.stance.value}"),
            "about": titles.get(position.provision or "", position.provision or ""),
            "words": position.quotation,
            "language": position.language,
            "at": telling.local(position.taken_at),
        }

    return {
        "stands": [shown(position) for held in told for position in held.stands],
        "superseded": [shown(position) for held in told for position in held.superseded],
        "may_write": may(person, Action.WRITE, Noun.PORTAL_STANCE, Relation.OWN),
        "kinds": [(each.value, telling.say(f"desk-holds-{each.value}")) for each in STATED],
        "provisions": sorted(titles.items()),
        "excluded": sorted({(each.code, getattr(each.name, telling.language)) for each in agreement.excluded}),
        "languages": LANGUAGES,
    }


@require_POST
def portal_stated(request: HttpRequest, contact_id: str) -> HttpResponse:
    """Say what one's side holds."""
    state(person_of(request), contact_id, request.POST.dict())
    messages.success(request, say("desk-portal-stated", language_of(request)))
    return HttpResponseRedirect(f"/portal/{contact_id}/#stance")
