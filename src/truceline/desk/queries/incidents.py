"""The incidents that somebody looks for. State lies in the address: a link shows another the same list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Noun, Role, Scope, project, scope
from truceline.desk.recording import read
from truceline.desk.tables import Finding, Incident
from truceline.finding.table import Verdict
from truceline.values.party import fold_name
from truceline.values.taxonomy import ACT_GROUP

PAGE = 50
STATES = ("candidate", "ruling", "unclear")
_WORTH_A_LOOK = [verdict.value for verdict in Verdict if verdict is not Verdict.NO]
_COLUMN_OF = {"candidate": "candidates", "ruling": "rulings", "unclear": "unclear"}


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """What is looked for; None and empty words look for everything. Days are local days of the agreement, both included."""

    words: str = ""
    state: str | None = None
    act: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    # What one provision says of them.
    provision: str | None = None
    verdict: str | None = None
    page: int = 1
    not_understood: tuple[str, ...] = field(default=())

    def found(self, roles: list[Role]) -> QuerySet[Incident]:
        """The incidents found that these roles may see, the latest first."""
        if scope(roles, Noun.INCIDENT) is not Scope.ALL:
            return Incident.objects.none()
        rows = Incident.objects.filter(is_struck=False).order_by("-occurred_at", "number")
        for word in fold_name(self.words).split():
            rows = rows.filter(words__contains=word)
        if self.state:
            rows = rows.filter(**{f"{_COLUMN_OF[self.state]}__gt": 0})
        if self.act:
            rows = rows.filter(act=self.act)
        if self.provision:
            rows = rows.filter(self._answered())
        if self.first_day:
            rows = rows.filter(occurred_at__gte=_start_of(self.first_day))
        if self.last_day:
            rows = rows.filter(occurred_at__lt=_start_of(self.last_day + timedelta(days=1)))
        return rows

    def _answered(self) -> Exists:
        """That the provision says this of an incident; without a verdict: that it does not say no."""
        answers = Finding.objects.filter(incident=OuterRef("pk"), provision=self.provision, is_struck=False)
        said = [self.verdict] if self.verdict else _WORTH_A_LOOK
        return Exists(answers.filter(verdict__in=said))

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        told = {
            "q": self.words,
            "state": self.state,
            "act": self.act,
            "from": self.first_day,
            "to": self.last_day,
            "provision": self.provision,
            "verdict": self.verdict,
            "page": self.page if self.page > 1 else None,
        } | changed
        return urlencode({name: str(value) for name, value in told.items() if value})


def read_query(address: Mapping[str, str]) -> IncidentQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    wrong: list[str] = []

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(address[name]) if address.get(name) else None
        except ValueError:
            wrong.append(name)
            return None

    def one_of(name: str, known: tuple[str, ...]) -> str | None:
        told = address.get(name) or None
        if told is not None and told not in known:
            wrong.append(name)
            return None
        return told

    page = address.get("page", "1")
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        wrong.append("page")
        page = "1"
    return IncidentQuery(
        words=address.get("q", "").strip()[:200],
        state=one_of("state", STATES),
        act=one_of("act", tuple(ACT_GROUP)),
        first_day=day("from"),
        last_day=day("to"),
        provision=one_of("provision", tuple(p.code for p in charter_at_hand().agreement.provisions)),
        verdict=one_of("verdict", tuple(Verdict)),
        page=int(page),
        not_understood=tuple(wrong),
    )


def contents(rows: QuerySet[Incident], roles: list[Role]) -> Iterator[dict[str, Any]]:
    """Incidents as exports give them: their content with number, as far as these roles see it."""
    for number, content in rows.values_list("number", "content").iterator(chunk_size=2_000):
        yield project(roles, Noun.INCIDENT, {"number": number, **read(content)})


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), charter_at_hand().zone_info)
