"""Filters that somebody kept, and those that others show to one of their roles."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from truceline.desk.policy import Noun, Role, Scope, project, scope
from truceline.desk.tables import Person, SavedFilter


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A kept filter as its list shows it."""

    filter_id: str
    name: str
    address: str
    is_own: bool
    owner: str
    roles: tuple[Role, ...]


def filters_of(person: Person) -> list[KeptFilter]:
    """One's own filters, then those shown to one of one's roles, by name; nobody else's."""
    held = person.held()
    if scope(held, Noun.FILTER) is Scope.NONE:
        return []
    shown = [Q(shared_with__contains=f"|{role.value}|") for role in held]
    rows = SavedFilter.objects.filter(reduce(or_, shown, Q(owner=person))).select_related("owner")
    kept = [
        KeptFilter(
            **project(
                held,
                Noun.FILTER,
                {
                    "filter_id": row.filter_id,
                    "name": row.name,
                    "address": row.address,
                    "is_own": row.owner_id == person.pk,
                    "owner": row.owner.name,
                    "roles": tuple(Role(role) for role in row.shared_with.split("|") if role in set(Role)),
                },
            )
        )
        for row in rows
    ]
    return sorted(kept, key=lambda one: (not one.is_own, one.name))
