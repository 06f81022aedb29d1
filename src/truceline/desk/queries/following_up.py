"""What was recommended, as it stands: done, refused, open or unknown; each once, adding up to all that were issued."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from truceline.contact.following_up import Checked, Done, Recommendation, standing
from truceline.desk.recording import read
from truceline.desk.tables import Recommendation as Row
from truceline.desk.tables import RecommendationCheck

PAGE = 100
FOUND = ("done", "not_done", "refused", "unclear")


def decided_recommendation(row: Row) -> Recommendation:
    """A row as the recommendation that the core decides on."""
    content = read(row.content)
    return Recommendation(
        recommendation_id=row.pk,
        finding=row.provision,
        force=row.force,
        act=content["act"],
        place=content["place"],
        due_at=row.due_at,
        verified_by=content["verified_by"],
        issued_at=row.issued_at,
    )


def decided_check(check: RecommendationCheck) -> Checked:
    """A check as the core takes it."""
    done = {"done": True, "not_done": False}.get(check.found)
    return Checked(
        check.recommendation_id, done, check.at, read(check.content)["evidence"], refused=check.found == "refused"
    )


def standing_of(row: Row, at: datetime) -> Done:
    """What came of a recommendation at a moment."""
    return standing(decided_recommendation(row), [decided_check(one) for one in row.checks.all()], at)


def standings_counted(at: datetime) -> dict[Done, int]:
    """How many stand where; every recommendation is counted once."""
    counted = dict.fromkeys(Done, 0)
    for row in Row.objects.prefetch_related("checks").iterator(chunk_size=500):
        counted[standing_of(row, at)] += 1
    return counted


def recommendation_rows(rows: Iterable[Row], at: datetime) -> Iterator[dict[str, Any]]:
    """Recommendations as a table."""
    for row in rows:
        content = read(row.content)
        yield {
            "number": row.number,
            "incident": row.incident.number if row.incident else None,
            "provision": row.provision or None,
            "force": row.force,
            **{name: content[name] for name in ("act", "place", "verified_by", "issued_at", "due_at")},
            "stands": standing_of(row, at).value,
        }
