"""The pages behind the door “Decisions”: what stands on top of each of them, as far as somebody may see it."""

from django.http import HttpRequest

from truceline.desk.pages.every_page import roles_of
from truceline.desk.policy import Noun, Scope, State, scope

_PAGES = (
    ("/decisions/", "desk-decisions-details", Noun.DETAIL),
    ("/zones/", "desk-zones-title", Noun.ZONE),
    ("/decisions/notices/", "desk-notices", Noun.NOTICE),
    ("/decisions/access/", "desk-passage", Noun.ACCESS),
    ("/decisions/restrictions/", "desk-restrictions", Noun.RESTRICTION),
    ("/decisions/follow-up/", "desk-follow-up", Noun.RECOMMENDATION),
    ("/decisions/sites/", "desk-sites", Noun.SITE),
    ("/decisions/told/", "desk-words-title", Noun.WORD),
)
_ANY = (Scope.OWN, Scope.ALL)
# A party's own notices stand in its portal.
_LEAST = {Noun.NOTICE: (Scope.ALL,)}


def doors_told(request: HttpRequest) -> list[dict[str, object]]:
    """The pages, each with whether it is the one that is shown."""
    held = roles_of(request)
    return [
        {"address": address, "name": name, "is_here": request.path == address}
        for address, name, noun in _PAGES
        if any(scope(held, noun, state) in _LEAST.get(noun, _ANY) for state in (State.OPEN, State.APPROVED))
    ]
