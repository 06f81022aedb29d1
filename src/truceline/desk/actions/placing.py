"""Where incidents lie and on which days somebody looked: worked out with the incidents, kept for finding and counting."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.desk.charter import charter_at_hand
from truceline.desk.recording import spelt
from truceline.desk.tables import LookedDay
from truceline.finding.placing import place_incidents
from truceline.measure.coverage import Watch
from truceline.measure.period import Period
from truceline.measure.rows import OUTSIDE, PLACES, place_of

# No nil report speaks of more days than lie between two meetings of a commission.
_NIL_REACH = timedelta(days=31)


def zones_of(incidents: pa.Table) -> dict[str, str]:
    """The zones in which each incident lies, and those of which it cannot be told; the others go without saying."""
    told: dict[str, dict[str, str]] = {}
    for answer in place_incidents(incidents, charter_at_hand()).select(["incident_id", "zone", "position"]).to_pylist():
        place = PLACES[place_of(answer["position"])]
        if place != OUTSIDE:
            told.setdefault(answer["incident_id"], {})[answer["zone"]] = place
    return {incident: spelt(zones) for incident, zones in told.items()}


def keep_looked_days(reports: pa.Table) -> None:
    """Keep on which days somebody looked from inside which zone. A day on which nobody did must never stay: it would read as quiet."""
    charter = charter_at_hand()
    at = reports["occurred_at"]
    looked: set[tuple[str, date]] = set()
    if reports.num_rows:
        first, last = (edge.as_py().astimezone(charter.zone_info).date() for edge in (pc.min(at), pc.max(at)))
        # A nil report may speak of whole days on either side of its middle.
        period = Period(first - _NIL_REACH, last + _NIL_REACH, charter.zone_info)
        zones = [zone.code for zone in charter.agreement.zones]
        found = Watch.of_reports(reports, charter).days(period)
        looked = {(zones[zone], period.day(day)) for zone, day in np.argwhere(found).tolist()}
    kept = {(row.zone, row.day): row.pk for row in LookedDay.objects.all()}
    LookedDay.objects.filter(pk__in=[pk for key, pk in kept.items() if key not in looked]).delete()
    LookedDay.objects.bulk_create(LookedDay(zone=zone, day=day) for zone, day in sorted(looked - set(kept)))
