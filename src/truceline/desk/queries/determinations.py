"""The determinations that somebody looks for: what waits for whom, what was signed, what changed since."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from truceline.desk.actions.countersigning import stands_of
from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Action, Noun, Role, State, decide, project
from truceline.desk.recording import read
from truceline.desk.tables import Case, Determination, Incident
from truceline.errors import Refused, Where, problem
from truceline.finding.approving import Progress
from truceline.finding.closing import DECIDED
from truceline.finding.countersigning import Manner
from truceline.finding.determination import Outcome
from truceline.finding.life import Standing, Step, count_cases

PAGE = 50
# Beside the steps of a determination: those that were signed over something else than what stands now.
CHANGED = "changed"
# And those that were put to guarantors, of whom somebody has neither signed nor dissented.
AWAITED = "awaited"
STATES = (*(progress.value for progress in Progress), CHANGED, AWAITED)


@dataclass(frozen=True, slots=True)
class DeterminationQuery:
    """What is looked for; without a state everything but what was struck or superseded."""

    state: str | None = None
    page: int = 1
    not_understood: tuple[str, ...] = field(default=())

    def found(self, roles: list[Role]) -> QuerySet[Determination]:
        """The determinations found that these roles may see, the latest first."""
        seen = [one.value for one in Progress if _sees(roles, one)]
        rows = Determination.objects.filter(state__in=seen).order_by("-on", "-determination_id")
        if self.state == CHANGED:
            return rows.filter(is_changed_since=True, state=Progress.SIGNED.value, is_superseded=False)
        if self.state == AWAITED:
            return rows.filter(is_awaited=True)
        rows = rows.filter(state=self.state) if self.state else rows.exclude(state=Progress.STRUCK.value)
        return rows if self.state == Progress.STRUCK.value else rows.filter(is_superseded=False)

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        told = {"state": self.state, "page": self.page if self.page > 1 else None} | changed
        return urlencode({name: str(value) for name, value in told.items() if value})


def read_determination_query(address: Mapping[str, str]) -> DeterminationQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    wrong = []
    state = address.get("state") or None
    if state is not None and state not in STATES:
        wrong.append("state")
        state = None
    page = address.get("page", "1")
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        wrong.append("page")
        page = "1"
    return DeterminationQuery(state, int(page), tuple(wrong))


def determination_rows(rows: QuerySet[Determination], roles: list[Role]) -> Iterator[dict[str, Any]]:
    """Determinations as exports give them: the columns of the table of determinations, with number, step and mark."""
    zone = charter_at_hand().zone_info
    for one in rows.select_related("incident").iterator(chunk_size=2_000):
        row = project(roles, Noun.DETERMINATION, read(one.content))
        yield {
            "number": one.incident.number,
            "incident_id": one.incident_id,
            "provision": one.provision,
            "outcome": one.outcome,
            "standard": row["standard"],
            "decided_on": (one.signed_at or one.on).astimezone(zone).date().isoformat(),
            "decided_by": row.get("signer") or row["author"],
            "reasons": row["reasons"],
            **signatures_told(one),
            "state": one.state,
            "changed_since": one.is_changed_since,
        }


def signatures_told(one: Determination) -> dict[str, str]:
    """Whether it was put to guarantors, and who signed, dissents and is waited for, as the table of determinations has it.

    A draft that is to be joint was put to nobody yet.
    """
    stands = stands_of(one)
    if stands is None:
        return {
            "manner": Manner.INDIVIDUAL.value,
            **dict.fromkeys(("signed_by", "dissent_by", "awaited", "silent"), ""),
        }
    return {
        "manner": Manner.JOINT.value,
        "signed_by": " ".join(stands.signed),
        "dissent_by": " ".join(stands.dissent),
        "awaited": " ".join(stands.missing),
        "silent": " ".join(stands.silent),
    }


def refuse_unread(query: DeterminationQuery, address: Mapping[str, str]) -> None:
    """Refuse to give a file for an address that was not understood."""
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), address.get(name, "")) for name in query.not_understood])


def cases_counted() -> list[Standing]:
    """How many cases stand at every step, struck ones apart; they add up to the number received, or it is refused."""
    moved = (
        Case.objects.filter(incident__is_struck=False).values_list("step", "outcome").annotate(Count("pk")).order_by()
    )
    return count_cases(
        {(Step(step), Outcome(outcome) if outcome else None): count for step, outcome, count in moved},
        received=Incident.objects.count(),
        struck=Incident.objects.filter(is_struck=True).count(),
    )


def rulings_of(incidents: Iterable[str], roles: list[Role]) -> dict[str, tuple[Outcome, bool]]:
    """The gravest signed outcome of each incident that has one, and whether anything changed since; one query for a whole list."""
    if not _sees(roles, Progress.SIGNED):
        return {}
    signed = Determination.objects.filter(
        incident__in=list(incidents), state=Progress.SIGNED.value, is_superseded=False
    ).values_list("incident_id", "outcome", "is_changed_since")
    found: dict[str, tuple[Outcome, bool]] = {}
    for incident, told, is_changed in signed:
        outcome, before = Outcome(told), found.get(incident)
        gravest = outcome if before is None else min(outcome, before[0], key=DECIDED.index)
        found[incident] = (gravest, is_changed or (before is not None and before[1]))
    return found


def _sees(roles: list[Role], progress: Progress) -> bool:
    return decide(roles, Action.SEE, Noun.DETERMINATION, state=State(progress.value)).allowed
