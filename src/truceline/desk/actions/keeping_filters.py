"""Keeping a filter under a name, and giving it up. No entry is made: a filter says nothing of the world.

What somebody looks for may tell of an inquiry before it is anybody's business, and the register forgets nothing. So a
kept filter lies beside the register, is seen only by whom it is shown to, and is gone when it is deleted.
"""

from collections.abc import Sequence

from truceline.desk.actions.asking import require
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, Relation, Role
from truceline.desk.queries.incidents import IncidentQuery
from truceline.desk.tables import Person, SavedFilter
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.identity import new_identity

_LONGEST = 100
# Nobody finds their way among more.
_MOST = 100


def keep_filter(person: Person, name: str, query: IncidentQuery, shared_with: Sequence[Role] = ()) -> SavedFilter:
    """Keep a filter; one of that name that is theirs is replaced. What is kept is the query as it is spelt anew."""
    require(person, Action.WRITE, Noun.FILTER, Relation.OWN)
    if shared_with:
        require(person, Action.SHARE, Noun.FILTER, Relation.OWN)
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST:
        raise Refused([problem("D090", Where("", 0, "name"), name[:_LONGEST])])
    known = SavedFilter.objects.filter(owner=person, name=name).first()
    if known is None and SavedFilter.objects.filter(owner=person).count() >= _MOST:
        raise Refused([problem("D091", Where("", 0, "name"), str(_MOST))])
    kept = known or SavedFilter(filter_id=new_identity(), owner=person, name=name)
    kept.address = query.address(page=None)
    kept.shared_with = "".join(["|", *(f"{role.value}|" for role in sorted(set(shared_with)))])
    kept.saved_at = now()
    kept.save()
    return kept


def drop_filter(person: Person, filter_id: str) -> None:
    """Delete a filter of one's own; whose it is not, is not told that it exists."""
    require(person, Action.STRIKE, Noun.FILTER, Relation.OWN)
    if not SavedFilter.objects.filter(filter_id=filter_id, owner=person).delete()[0]:
        raise NotFound("desk-filter-unknown")
