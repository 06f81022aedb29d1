"""By which source, and under which of its references, an incident is told: what an export gives beside it, so that each finds its own rows again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from truceline.desk.policy import Noun, Role, Scope, project, scope, tells_the_source
from truceline.desk.recording import read
from truceline.desk.tables import Link, standing

_NAMED_BY = ("source", "reference")


def told_by(incidents: Iterable[str], roles: list[Role]) -> dict[str, list[dict[str, Any]]]:
    """For each of these incidents the source and reference of every report that stands, in order of time.

    Nothing at all for whoever may not see every report or may not know who said it: to them an export of many reports and of one look alike.
    """
    if not may_know(roles):
        return {}
    links = Link.objects.filter(standing("report__"), incident__in=list(incidents))
    rows = links.order_by("report__occurred_at", "report_id").values_list("incident_id", "report__content")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for incident, content in rows:
        row = project(roles, Noun.REPORT, read(content))
        found[incident].append({name: row[name] for name in _NAMED_BY if name in row})
    return found


def may_know(roles: list[Role]) -> bool:
    """Whether somebody with these roles sees every report, and who said it."""
    return scope(roles, Noun.REPORT) is Scope.ALL and tells_the_source(roles)
