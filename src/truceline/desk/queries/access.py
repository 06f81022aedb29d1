"""Access as it stands: what came of each request, counted by side; every quota of the agreement; restrictions by category."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from truceline.agreement.charter import Charter
from truceline.agreement.model import AccessProvision, Role, Words
from truceline.contact.access import Answer, Kept, Request, Restriction, counts_by_side, quota_kept
from truceline.desk.policy import Noun, Scope, scope
from truceline.desk.recording import read
from truceline.desk.tables import AccessRequest, MonitorRestriction, Person

PAGE = 100


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """How one provision's quota stood in its latest periods, and in how many of all that are over it was kept."""

    provision: str
    unit: Words
    periods: tuple[Kept, ...]
    kept: int
    over: int


def decided_request(row: AccessRequest) -> Request:
    """A row as the request that the core decides on."""
    content = read(row.content)
    return Request(
        request_id=row.pk,
        side=row.side,
        unit=content["who"],
        asked_at=row.asked_at,
        wanted_at=row.wanted_at,
        answered_at=row.answered_at,
        refused=row.is_refused,
        passed_at=row.passed_at,
    )


def answers_by_side(charter: Charter) -> dict[str, dict[Answer, int]]:
    """How each side answered; the counts of a side add up to its requests. Sides without any are told too."""
    requests = [decided_request(row) for row in AccessRequest.objects.all().iterator(chunk_size=1_000)]
    sides = [one.code for one in charter.agreement.parties if Role.PARTY in one.roles]
    others = sorted({one.side for one in requests} - set(sides))
    return counts_by_side(requests, [*sides, *others])


def quotas(charter: Charter, at: datetime, latest: int = 6) -> list[QuotaStanding]:
    """Every quota that the agreement sets, period by period since it began."""
    found = []
    for provision in charter.agreement.provisions:
        if not isinstance(provision, AccessProvision) or provision.quota is None:
            continue
        start = charter.span(provision)[0] or charter.span(charter.agreement.term)[0]
        if start is None or start > at:
            continue
        rows = AccessRequest.objects.exclude(passed_at=None)
        if provision.zones:
            rows = rows.filter(zone__in=provision.zones)
        periods = quota_kept(provision.quota, start, map(decided_request, rows), at)
        over = [one for one in periods if one.ends_at <= at]
        found.append(
            QuotaStanding(
                provision.code,
                provision.quota.unit,
                tuple(periods[-latest:]),
                sum(one.state == "kept" for one in over),
                len(over),
            )
        )
    return found


def restrictions_seen(person: Person) -> QuerySet[MonitorRestriction]:
    """The restrictions that somebody may see: all, or those that they wrote down."""
    rows = MonitorRestriction.objects.select_related("made_by")
    seen = scope(person.held(), Noun.RESTRICTION)
    return rows if seen is Scope.ALL else rows.filter(made_by=person) if seen is Scope.OWN else rows.none()


def restrictions_counted(rows: QuerySet[MonitorRestriction]) -> dict[str, int]:
    """How many of each category; they add up to all that are seen."""
    counted = dict(rows.order_by().values_list("category").annotate(count=Count("pk")))
    return {one.value: counted.get(one.value, 0) for one in Restriction}


def request_rows(rows: Iterable[AccessRequest]) -> Iterator[dict[str, Any]]:
    """Requests as a table, with what came of each."""
    for row in rows:
        content = read(row.content)
        yield {
            "number": row.number,
            "side": row.side,
            "zone": row.zone,
            **{name: content.get(name) for name in ("who", "what", "route")},
            **{name: content.get(name) for name in ("asked_at", "wanted_at", "answered_at", "passed_at")},
            "answer": decided_request(row).answer().value,
            "reason": content.get("reason"),
        }


def restriction_rows(rows: Iterable[MonitorRestriction]) -> Iterator[dict[str, Any]]:
    """Restrictions as a table."""
    for row in rows:
        content = read(row.content)
        yield {
            "number": row.number,
            "category": row.category,
            "side": row.side,
            "zone": row.zone,
            **{name: content.get(name) for name in ("place", "began_at", "ended_at", "told")},
        }
