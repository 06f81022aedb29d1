"""What guarantors and parties hold, as far as somebody may see it: side by side per incident, and as a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Q, QuerySet
from django.http import QueryDict

from truceline.contact.position import Position
from truceline.contact.position import Stance as Held
from truceline.desk.actions.taking_stance import holders
from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Noun, Scope, State, scope
from truceline.desk.recording import read
from truceline.desk.tables import Claim, Person, Stance

PAGE = 25
COLUMNS = (
    "stance_id",
    "number",
    "incident_id",
    "holder",
    "stance",
    "provision",
    "determination",
    "taken_at",
    "instrument",
    "quotation",
    "language",
    "is_shared",
    "longitude",
    "latitude",
)
CLAIM_COLUMNS = (
    "claim_id",
    "number",
    "incident_id",
    "provision",
    "claimed_by",
    "group",
    "made_at",
    "evidence",
    "standing",
    "longitude",
    "latitude",
)
WAITS, RULED = "waits", "ruled"


def stances_for(person: Person) -> QuerySet[Stance]:
    """The stances that somebody sees: all, or those of the side they speak for and what was shared."""
    held = person.held()
    if scope(held, Noun.STANCE) is Scope.ALL:
        return Stance.objects.all()
    seen = Q(pk__in=[])
    if scope(held, Noun.STANCE) is Scope.OWN and person.speaks_for:
        seen |= Q(holder=person.speaks_for)
    if scope(held, Noun.STANCE, State.SHARED) is Scope.ALL:
        seen |= Q(is_shared=True)
    return Stance.objects.filter(seen)


def position_of(row: Stance) -> Position:
    """A stance as the core sets it beside others."""
    content = read(row.content)
    return Position(
        row.pk,
        row.holder,
        row.incident_id,
        Held(row.stance),
        row.taken_at,
        content.get("instrument", ""),
        content.get("quotation", ""),
        content.get("language", ""),
        row.provision or None,
        row.determination_id,
    )


@dataclass(frozen=True, slots=True)
class StanceQuery:
    """Whose stances and which of them are looked for."""

    holder: str = ""
    stance: str = ""
    page: str = "1"
    not_understood: tuple[str, ...] = field(default=())

    def found(self, person: Person) -> QuerySet[Stance]:
        """The stances found that somebody sees, the latest first."""
        rows = stances_for(person)
        if self.holder:
            rows = rows.filter(holder=self.holder)
        if self.stance:
            rows = rows.filter(stance=self.stance)
        return rows.select_related("incident").order_by("-taken_at", "-stance_id")

    def incidents(self, person: Person) -> Any:
        """The incidents of these stances, that with the latest word first."""
        told = self.found(person).order_by().values("incident").annotate(last=Max("taken_at"))
        return told.order_by("-last", "incident")

    def address(self) -> str:
        """The query as it stands in an address."""
        return urlencode({name: told for name, told in (("holder", self.holder), ("stance", self.stance)) if told})


def read_stance_query(told: QueryDict) -> StanceQuery:
    """A query from an address; what is none of the words asked for is named."""
    asked = {"holder": told.get("holder", ""), "stance": told.get("stance", "")}
    known = {"holder": ("", *holders(charter_at_hand())), "stance": ("", *Held)}
    wrong = tuple(name for name, word in asked.items() if word not in known[name])
    right = {name: word for name, word in asked.items() if name not in wrong}
    return StanceQuery(**right, page=told.get("page", "1")[:6], not_understood=wrong)


def by_incident(rows: Iterable[Stance]) -> dict[str, list[Stance]]:
    """Stances by the incident that they are about."""
    told: dict[str, list[Stance]] = defaultdict(list)
    for row in rows:
        told[row.incident_id].append(row)
    return told


def stance_rows(rows: QuerySet[Stance]) -> Iterator[dict[str, Any]]:
    """Stances as exports give them, each with its own words; nothing is put together."""
    for row in rows.iterator(chunk_size=500):
        content, incident = read(row.content), read(row.incident.content)
        told = {
            "stance_id": row.pk,
            "number": row.incident.number,
            "incident_id": row.incident_id,
            **{name: content.get(name) for name in COLUMNS[3:12]},
            "longitude": incident.get("longitude"),
            "latitude": incident.get("latitude"),
        }
        yield {name: value for name, value in told.items() if value is not None}


def claims_found(state: str) -> QuerySet[Claim]:
    """The claims: those that wait, those that were ruled on, or all; what waits comes first, the oldest of it first."""
    rows = Claim.objects.select_related("incident", "stance")
    if state == WAITS:
        rows = rows.filter(standing="")
    elif state == RULED:
        rows = rows.exclude(standing="")
    return rows.order_by("standing", "made_at", "claim_id")


def claim_rows(rows: QuerySet[Claim]) -> Iterator[dict[str, Any]]:
    """Claims as exports give them."""
    for row in rows.iterator(chunk_size=500):
        content, incident = read(row.content), read(row.incident.content)
        told = {
            "claim_id": row.pk,
            "number": row.incident.number,
            "incident_id": row.incident_id,
            **{name: content.get(name) for name in CLAIM_COLUMNS[3:8]},
            "standing": row.standing or WAITS,
            "longitude": incident.get("longitude"),
            "latitude": incident.get("latitude"),
        }
        yield {name: value for name, value in told.items() if value is not None}
