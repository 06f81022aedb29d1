"""Lists of guarantors beside ours: which of them somebody sees, their lines, and how much of both is held by both, over time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, Q, QuerySet
from django.http import QueryDict

from truceline.contact.reconciliation import OUTCOMES, Rate
from truceline.contact.resolving import running
from truceline.desk.actions.asking import may, relation_to_side
from truceline.desk.policy import Action, Noun, Role, Scope, State, project, scope
from truceline.desk.recording import read
from truceline.desk.tables import LineResolution, ListStage, Person, ReconciledLine, Reconciliation
from truceline.errors import NotFound

PAGE = 50
# Stages of lists that are on the register.
ON_REGISTER = (ListStage.WAITING, ListStage.FAILED, ListStage.TAKEN)
OPEN, RESOLVED = "open", "resolved"
_AT_ONCE = 500
COLUMNS = (
    "line_id",
    "outcome",
    "is_resolved",
    "number",
    "incident_id",
    "reference",
    "occurred_at",
    "act",
    "place_name",
    "longitude",
    "latitude",
    "theirs_occurred_at",
    "theirs_act",
    "theirs_place_name",
    "theirs_longitude",
    "theirs_latitude",
    "distance_m",
    "gap_s",
    "differs",
    "theirs_said",
    "resolution",
    "reason",
    "exercise",
)
_SIDE = ("occurred_at", "act", "place_name", "longitude", "latitude")


def lists_for(person: Person) -> QuerySet[Reconciliation]:
    """The lists that were taken in and that somebody sees: all, or those of the side they speak for and what was shared."""
    taken = Reconciliation.objects.filter(stage=ListStage.TAKEN)
    held = person.held()
    if scope(held, Noun.RECONCILIATION) is Scope.ALL:
        return taken
    seen = Q(pk__in=[])
    if scope(held, Noun.RECONCILIATION) is Scope.OWN and person.speaks_for:
        seen |= Q(holder=person.speaks_for)
    if scope(held, Noun.RECONCILIATION, State.SHARED) is Scope.ALL:
        seen |= Q(is_shared=True)
    return taken.filter(seen)


def lists_waiting() -> QuerySet[Reconciliation]:
    """The lists that are on the register and not joined yet, the latest first."""
    return Reconciliation.objects.filter(stage__in=(ListStage.WAITING, ListStage.FAILED)).order_by("-on", "-pk")


def list_for(person: Person, list_id: str) -> Reconciliation:
    """One list: taken in, as somebody sees it; before that only whoever may take it in finds it."""
    one = Reconciliation.objects.select_related("by").filter(pk=list_id).first()
    if one is not None and one.stage != ListStage.TAKEN:
        own = relation_to_side(person, one.holder)
        if may(person, Action.RECEIVE, Noun.RECONCILIATION, own):
            return one
    elif one is not None and lists_for(person).filter(pk=list_id).exists():
        return one
    raise NotFound("desk-no-list")


def handed_lists(person: Person) -> QuerySet[Reconciliation]:
    """The lists of the party that somebody speaks for, once they are on the register, whoever brought them; the latest first."""
    if scope(person.held(), Noun.HANDED_LIST) is not Scope.OWN or not person.speaks_for:
        return Reconciliation.objects.none()
    return Reconciliation.objects.filter(holder=person.speaks_for, stage__in=ON_REGISTER).order_by("-on", "-pk")


def handed_list_for(person: Person, list_id: str) -> Reconciliation:
    """One of these lists; before it is on the register only whoever hands it in finds it, and those who speak for the same party."""
    found = handed_lists(person).filter(pk=list_id).first()
    if found is None and scope(person.held(), Noun.HANDED_LIST) is Scope.OWN and person.speaks_for:
        mine = Reconciliation.objects.filter(holder=person.speaks_for, by__speaks_for=person.speaks_for)
        found = mine.exclude(stage__in=ON_REGISTER).filter(pk=list_id).first()
    if found is None:
        raise NotFound("desk-no-list")
    return found


@dataclass(frozen=True, slots=True)
class LineQuery:
    """Which lines of a list are looked for: what came of them, and whether they are open."""

    outcome: str = ""
    state: str = ""
    page: str = "1"
    not_understood: tuple[str, ...] = field(default=())

    def found(self, one: Reconciliation) -> QuerySet[ReconciledLine]:
        """The lines found, in order of time."""
        lines = ReconciledLine.objects.filter(reconciliation=one, is_out=False)
        if self.outcome:
            lines = lines.filter(outcome=self.outcome)
        if self.state:
            lines = lines.filter(is_resolved=self.state == RESOLVED)
        latest = LineResolution.objects.select_related("by")
        return lines.select_related("incident").prefetch_related(Prefetch("resolutions", latest))

    def address(self) -> str:
        """The query as it stands in an address."""
        return urlencode({name: told for name, told in (("outcome", self.outcome), ("state", self.state)) if told})


def read_line_query(told: QueryDict) -> LineQuery:
    """A query from an address; what is none of the words asked for is named."""
    asked = {"outcome": told.get("outcome", ""), "state": told.get("state", "")}
    known = {"outcome": ("", *OUTCOMES), "state": ("", OPEN, RESOLVED)}
    wrong = tuple(name for name, word in asked.items() if word not in known[name])
    right = {name: word for name, word in asked.items() if name not in wrong}
    return LineQuery(**right, page=told.get("page", "1")[:6], not_understood=wrong)


def line_rows(lines: QuerySet[ReconciledLine], held: list[Role]) -> Iterator[dict[str, Any]]:
    """Lines as exports give them: both sides' figures beside each other."""
    for line in lines.iterator(chunk_size=_AT_ONCE):
        yield {name: value for name, value in line_row(line, held).items() if value is not None}


def line_row(line: ReconciledLine, held: list[Role]) -> dict[str, Any]:
    """One line, flat."""
    content = read(line.content)
    ours = project(held, Noun.INCIDENT, read(line.incident.content)) if line.incident else {}
    theirs = read(line.theirs) if line.theirs else {}
    said = latest_of(line)
    row: dict[str, Any] = {
        "line_id": line.pk,
        "outcome": line.outcome,
        "is_resolved": line.is_resolved,
        "number": line.incident.number if line.incident else None,
        "incident_id": line.incident_id,
        "reference": line.reference or None,
        **{name: ours.get(name) for name in _SIDE},
        **{f"theirs_{name}": theirs.get(name) for name in (*_SIDE, "said")},
        **{name: content.get(name) for name in ("distance_m", "gap_s", "differs")},
        "resolution": said.said if said else None,
        "reason": said.reason if said else None,
        "exercise": bool(ours.get("exercise") or theirs.get("exercise")),
    }
    if "longitude" not in ours and "longitude" in theirs:
        row |= {"longitude": theirs["longitude"], "latitude": theirs["latitude"]}
    return row


def latest_of(line: ReconciledLine) -> LineResolution | None:
    """What was said of a line last."""
    said: list[LineResolution] = list(line.resolutions.all())
    return said[0] if said else None


def rate_of(one: Reconciliation) -> Rate:
    """How much of both lists is held by both."""
    return Rate(one.confirmed, one.disputed, one.only_theirs, one.only_ours)


def rates_told(lists: list[Reconciliation]) -> dict[str, Rate]:
    """For each list the running rate of its holder: of this list and all of theirs over earlier days."""
    told: dict[str, Rate] = {}
    for holder in {one.holder for one in lists}:
        theirs = [one for one in lists if one.holder == holder]
        theirs.sort(key=lambda one: (str(one.first_day), one.on, one.pk))
        for one, rate in zip(theirs, running([rate_of(one) for one in theirs]), strict=True):
            told[one.pk] = rate
    return told
