"""Where incidents lie and on which days somebody looked: worked out with the incidents, kept for finding and counting."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.agreement.charter import Charter
from truceline.desk.charter import charter_at_hand
from truceline.desk.contents import report_rows, table_of
from truceline.desk.pacing import Pace
from truceline.desk.recording import spelt
from truceline.desk.tables import LookedDay, Report, standing
from truceline.finding.placing import place_incidents
from truceline.measure.coverage import Watch, drawn_otherwise
from truceline.measure.period import Period
from truceline.measure.rows import OUTSIDE, PLACES, place_of
from truceline.report.table import REPORTS

# No nil report speaks of more days than lie between two meetings of a commission.
_NIL_REACH = timedelta(days=31)
# So many reports are looked through in the first portion; the next ones follow from how long it took.
_PORTION = 1_000
# So many days at once.
_DAYS_AT_ONCE = 500


def zones_of(incidents: pa.Table) -> dict[str, str]:
    """The zones in which each incident lies, and those of which it cannot be told; the others go without saying."""
    told: dict[str, dict[str, str]] = {}
    for answer in place_incidents(incidents, charter_at_hand()).select(["incident_id", "zone", "position"]).to_pylist():
        place = PLACES[place_of(answer["position"])]
        if place != OUTSIDE:
            told.setdefault(answer["incident_id"], {})[answer["zone"]] = place
    return {incident: spelt(zones) for incident, zones in told.items()}


def keep_looked_days(reports: pa.Table) -> None:
    """Keep on which days somebody looked from inside which zone, by all reports that stand.

    A day on which nobody did must never stay: it would read as quiet.
    """
    looked = _looked(reports)
    kept = {(row.zone, row.day): row.pk for row in LookedDay.objects.all()}
    blind = [pk for key, pk in kept.items() if key not in looked]
    Pace(_DAYS_AT_ONCE, least=50, most=_DAYS_AT_ONCE * 4).write(
        blind, lambda some: LookedDay.objects.filter(pk__in=some).delete()
    )
    _add(looked - set(kept))


def add_looked_days(arrived: pa.Table) -> None:
    """Keep the days on which these reports show that somebody looked, beside those that are kept."""
    looked = _looked(arrived)
    days = {day for _, day in looked}
    _add(looked - set(LookedDay.objects.filter(day__in=days).values_list("zone", "day")))


def forget_looked_days(gone: pa.Table) -> None:
    """Forget the days on which only these reports, which no longer stand, showed that somebody looked."""
    spoken = _looked(gone)
    if not spoken:
        return
    at = gone["occurred_at"]
    around = (pc.min(at).as_py() - 2 * _NIL_REACH, pc.max(at).as_py() + 2 * _NIL_REACH)
    still = _looked(report_rows(Report.objects.filter(standing(), occurred_at__range=around)))
    for zone, day in sorted(spoken - still):
        LookedDay.objects.filter(zone=zone, day=day).delete()


def forget_moved(before: Charter, after: Charter) -> None:
    """Forget, in the open transaction, the days of zones that a version draws otherwise: nobody looked until it is worked out anew."""
    LookedDay.objects.filter(zone__in=drawn_otherwise(before, after)).delete()


def look_anew(actor: str) -> None:
    """Keep the days that all standing reports show by the agreement in effect, some reports at a time in short transactions.

    Each portion is read and written in one: what is struck meanwhile waits, and takes its days with it. Begun again after a stop
    it comes to the same.
    """
    reached, pace = "", Pace(_PORTION, least=_PORTION // 10, most=_PORTION * 5)
    while True:
        with pace.recorded(actor):
            some = Report.objects.filter(standing(), pk__gt=reached).order_by("pk")
            rows = list(some.values_list("pk", "content")[: pace.size])
            add_looked_days(table_of(REPORTS, (content for _, content in rows)))
        if not rows:
            return
        reached = rows[-1][0]


def _looked(reports: pa.Table) -> set[tuple[str, date]]:
    """The zones and local days of which these reports show that somebody looked."""
    charter = charter_at_hand()
    at = reports["occurred_at"]
    if not reports.num_rows:
        return set()
    first, last = (edge.as_py().astimezone(charter.zone_info).date() for edge in (pc.min(at), pc.max(at)))
    # A nil report may speak of whole days on either side of its middle.
    period = Period(first - _NIL_REACH, last + _NIL_REACH, charter.zone_info)
    zones = [zone.code for zone in charter.agreement.zones]
    found = Watch.of_reports(reports, charter).days(period)
    return {(zones[zone], period.day(day)) for zone, day in np.argwhere(found).tolist()}


def _add(looked: set[tuple[str, date]]) -> None:
    days = (LookedDay(zone=zone, day=day) for zone, day in sorted(looked))
    Pace(_DAYS_AT_ONCE, least=50, most=_DAYS_AT_ONCE * 4).write(days, LookedDay.objects.bulk_create)
