"""What each guarantor's lists and ours count of each day, joined incident by incident, as far as somebody sees the lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max
from django.http import QueryDict

from truceline.contact.daily import OURS, Day, Told, daily
from truceline.contact.reconciliation import joined_among
from truceline.desk.actions.bringing_list import list_holders
from truceline.desk.actions.joining_list import as_of
from truceline.desk.charter import charter_at_hand
from truceline.desk.contents import table_of
from truceline.desk.queries.linking import model_at_hand
from truceline.desk.queries.reconciliations import lists_for
from truceline.desk.recording import read
from truceline.desk.tables import Person, ReconciledLine
from truceline.errors import Refused, Where, problem
from truceline.report.table import REPORTS

MOST_DAYS = 62
_USUAL_DAYS = 14
COLUMNS = ("day", "holder", "count", "areas", "held_by", "alone")


@dataclass(frozen=True, slots=True)
class Counted:
    """The days, and whose lists count in them, ours last."""

    first: date
    last: date
    days: list[Day]
    holders: list[str]


def read_days(told: QueryDict, person: Person) -> tuple[date, date]:
    """The days that are asked for; the fortnight up to the last list where none are.

    Raises:
        Refused: where they cannot be read, or are too many to be set side by side.
    """
    given = (told.get("from", ""), told.get("to", ""))
    if not any(given):
        last = lists_for(person).aggregate(last=Max("last_day"))["last"]
        until: date = last or datetime.now(charter_at_hand().zone_info).date()
        return until - timedelta(days=_USUAL_DAYS - 1), until
    try:
        first, until = (date.fromisoformat(day) for day in given)
        if not timedelta(0) <= until - first < timedelta(days=MOST_DAYS):
            raise ValueError("too many days, or none")
    except ValueError as error:
        raise Refused([problem("D183", Where("", 0, "from"), " – ".join(given), most=MOST_DAYS)]) from error
    return first, until


def days_counted(person: Person, first: date, last: date) -> Counted:
    """Count the lines of these days, each on its own list's day.

    What stands in one line, by suggestion or resolution, is one incident. What only theirs hold is joined among them by
    the engine. We count what we hold in the days that a list covers.
    """
    zone = charter_at_hand().zone_info
    lists = lists_for(person).filter(first_day__lte=last, last_day__gte=first)
    told: list[Told] = []
    alone: dict[str, list[ReconciledLine]] = {}
    rows = ReconciledLine.objects.filter(reconciliation__in=lists, is_out=False)
    for line in rows.select_related("reconciliation", "incident").order_by("line_id"):
        holder = line.reconciliation.holder
        if line.incident is not None:
            day = line.incident.occurred_at.astimezone(zone).date()
            if first <= day <= last:
                told.append(Told(day, OURS, line.incident.admin1 or "", line.incident_id))
        if line.theirs:
            content = read(line.theirs)
            day = datetime.fromisoformat(content["occurred_at"]).astimezone(zone).date()
            if line.incident is None:
                alone.setdefault(holder, []).append(line)
            if first <= day <= last:
                told.append(Told(day, holder, content.get("admin1", ""), line.incident_id or line.report_id))
    names = _joined(alone)
    told = [Told(one.day, one.holder, one.area, names.get(one.key, one.key)) for one in told]
    holders = [code for code in list_holders(charter_at_hand()) if any(one.holder == code for one in told)]
    return Counted(first, last, daily(told, [*holders, OURS]), [*holders, OURS])


def day_rows(counted: Counted) -> Iterator[dict[str, Any]]:
    """The counts as exports give them: for each day and list how many, where, and which of the others hold them too."""
    for day in counted.days:
        for one in day.counted:
            yield {
                "day": day.day.isoformat(),
                "holder": one.holder,
                "count": one.total,
                "areas": {area or "?": count for area, count in one.areas},
                "held_by": {other: one.held_by(other) for other in counted.holders if other != one.holder},
                "alone": sum(count for others, count in one.together if not others),
            }


def _joined(alone: dict[str, list[ReconciledLine]]) -> dict[str, str]:
    """What two guarantors hold of which we hold nothing: one name for both lines."""
    if len(alone) < 2:
        return {}
    tables = []
    for holder, lines in alone.items():
        once = {line.report_id: line.theirs for line in lines}
        tables.append(as_of(table_of(REPORTS, once.values()), holder))
    return {report: f"only-theirs/{name}" for report, name in joined_among(tables, model_at_hand()).items()}
