"""By which source, and under which of its references, an incident is told: what an export gives beside it, so that each finds its own rows again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from truceline.desk.policy import Noun, Role, Scope, project, scope, tells_the_source
from truceline.desk.recording import read
from truceline.desk.tables import Link, standing

_NAMED_BY = ("source", "reference")
# The longest cell of Excel; what is longer it cuts, or goes on with in the next row.
LONGEST_CELL = 32_767
_MORE = "; … and {count} more: see the .json file"


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


def in_one_cell(told_by: Iterable[dict[str, str]]) -> str:
    """Who tells of an incident, in one cell: “source: reference” of each report, so that a search for a reference finds its row.

    Of more than a cell of Excel holds whole names are left out, and their number is said; files of JSON have all.
    """
    names = [": ".join(one.values()) for one in told_by]
    whole = "; ".join(names)
    if len(whole) <= LONGEST_CELL:
        return whole
    room = LONGEST_CELL - len(_MORE.format(count=len(names)))
    held = 0
    while held < len(names) and (room := room - len(names[held]) - len("; ")) >= 0:
        held += 1
    return "; ".join(names[:held]) + _MORE.format(count=len(names) - held)
