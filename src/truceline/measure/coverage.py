"""Who was looking: every zone on every local day was observed with incidents, observed quiet, or not observed.

A zone-day is observed with incidents where an incident lies inside the zone on that day; else observed quiet where a
nil report, or any report of the centre's own monitors and devices, was made from inside the zone on that day; else
nobody was looking, and it is never taken for quiet. On a day for which nobody has drawn the zone it cannot be told, and
that is no zone-day.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from shapely import to_wkb

from truceline.agreement.charter import Charter
from truceline.finding.columns import Flags, numbers
from truceline.finding.placing import place_incidents
from truceline.incident.table import INCIDENTS
from truceline.measure.closing import Tally
from truceline.measure.counting import Rule
from truceline.measure.period import Days, Instants, Period, instants, naive
from truceline.measure.record import Record
from truceline.measure.rows import NIL, OWN_FAMILIES, PLACES, IncidentRows, row_of

WITH_INCIDENTS, QUIET, NOT_OBSERVED = "with_incidents", "quiet", "not_observed"
STATES = (WITH_INCIDENTS, QUIET, NOT_OBSERVED)
# Observers know where they stand; the geometry asks for a radius all the same.
_POST_RADIUS_M = 1.0
_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looked from inside which zone, and when: one row for each report that shows somebody was looking."""

    at: Instants
    within_s: npt.NDArray[np.float64]
    nil: Flags
    inside: Flags

    @classmethod
    def of(cls, record: Record) -> "Watch":
        """Who looked, by the reports of a record."""
        return cls.of_reports(record.reports, record.charter)

    @classmethod
    def of_reports(cls, reports: pa.Table, charter: Charter) -> "Watch":
        """Place every nil report and every report of own monitors and devices, by the post it was made from."""
        nil = pc.fill_null(pc.equal(reports["act"], NIL), False)
        own = pc.is_in(reports["source_family"], value_set=pa.array([str(family) for family in OWN_FAMILIES]))
        looking = reports.filter(pc.or_(nil, own))
        zones = [zone.code for zone in charter.agreement.zones]
        inside = np.zeros((looking.num_rows, len(zones)), np.bool_)
        answers = place_incidents(_observers(looking), charter).filter
        surely = answers(pc.field("position") == "inside")
        row = row_of(surely["incident_id"], looking["report_id"].combine_chunks())
        inside[row, [zones.index(code) for code in surely["zone"].to_pylist()]] = True
        return cls(
            at=instants(looking["occurred_at"]),
            within_s=numbers(looking, "occurred_within_s"),
            nil=np.asarray(pc.fill_null(pc.equal(looking["act"], NIL), False).to_numpy(), np.bool_),
            inside=inside,
        )

    def days(self, period: Period) -> npt.NDArray[np.bool_]:
        """Whether somebody looked, for every zone (row) and day (column)."""
        first, last = self._spanned(period)
        seen = np.zeros((self.inside.shape[1], period.days + 1), np.int64)
        for zone in range(self.inside.shape[1]):
            chosen = self.inside[:, zone] & (first <= last)
            np.add.at(seen[zone], first[chosen], 1)
            np.add.at(seen[zone], last[chosen] + 1, -1)
        return np.asarray(np.cumsum(seen, axis=1)[:, :-1] > 0)

    def _spanned(self, period: Period) -> tuple[Days, Days]:
        """The first and last day each report speaks of; a nil report for several whole days speaks of each of them."""
        day = np.searchsorted(period.edges, self.at, side="right") - 1
        half = (self.within_s * 1e6).round().astype("timedelta64[us]")
        from_edge = np.searchsorted(period.edges, self.at - half, side="left")
        to_edge = np.searchsorted(period.edges, self.at + half, side="right") - 2
        several = self.nil & (self.within_s > _DAY_S / 2) & (from_edge <= to_edge)
        first = np.where(several, from_edge, day)
        last = np.where(several, to_edge, day)
        outside = (last < 0) | (first >= period.days)
        first, last = np.clip(first, 0, period.days - 1), np.clip(last, 0, period.days - 1)
        return np.where(outside, 1, first).astype(np.int32), np.where(outside, 0, last).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The zone-days of a period: how many incidents and candidates each had, and how it was observed.

    Rows are zones, columns local days. The state is an index into STATES; -1 on days for which nobody has drawn the zone.
    """

    zones: tuple[str, ...]
    incidents: npt.NDArray[np.int64]
    candidates: npt.NDArray[np.int64]
    state: npt.NDArray[np.int8]

    def tallies(self) -> list[Tally]:
        """The days of each zone that is drawn by how they were observed, and all of them together."""
        drawn = [n for n in range(len(self.zones)) if self.is_drawn(n)]
        parts = [_days(self.zones[n], self.state[n]) for n in drawn]
        return [*parts, _days("", self.state.ravel())]

    def is_drawn(self, zone: int) -> bool:
        """Whether anybody has drawn the zone for any of the days, so that they can be told."""
        return bool((self.state[zone] >= 0).any())

    def observed_days(self, zone: int) -> int:
        """On how many days somebody was looking, with or without incidents."""
        return int(np.isin(self.state[zone], (0, 1)).sum())


def cover(record: Record, rows: IncidentRows, watch: Watch, period: Period) -> Coverage:
    """Tell every zone-day of a period."""
    day = period.days_of(rows.at)
    shape = (len(rows.zones), period.days)
    incidents, candidates = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for zone in range(len(rows.zones)):
        inside = (rows.places[:, zone] == PLACES.index("inside")) & (day >= 0)
        incidents[zone] = np.bincount(day[inside], minlength=period.days)
        standing = inside & (rows.verdict == 0)
        candidates[zone] = np.bincount(day[standing], minlength=period.days)
    return Coverage(
        rows.zones, incidents, candidates, day_states(record.charter, period, incidents, watch.days(period))
    )


def day_states(
    charter: Charter, period: Period, incidents: npt.NDArray[np.int64], looked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    """How every zone (row) and day (column) was observed, as an index into STATES, from its incidents and whether somebody looked."""
    state = np.where(incidents > 0, 0, np.where(looked, 1, 2)).astype(np.int8)
    state[~_drawn_days(charter, period)] = -1
    return state


def drawn_otherwise(before: Charter, after: Charter) -> frozenset[str]:
    """The zones of either version whose days may have been looked at otherwise: drawn elsewhere, for another time, or by other clocks."""
    own = [{zone.code for zone in one.agreement.zones} for one in (before, after)]
    if before.zone_info.key != after.zone_info.key:
        return frozenset(own[0] | own[1])
    accounts = [_accounts(one) for one in (before, after)]
    return frozenset(code for code in own[0] | own[1] if accounts[0].get(code) != accounts[1].get(code))


def _accounts(charter: Charter) -> dict[str, list[tuple[object, ...]]]:
    """The accounts of each zone that is drawn or withheld: where, how and when."""
    told: dict[str, list[tuple[object, ...]]] = {zone.code: [] for zone in charter.agreement.zones}
    for one in charter.zone_shapes():
        outline = None if one.geometry is None else to_wkb(one.geometry)
        told[one.code].append((outline, one.geodesic, one.start, one.end, one.status, one.standing))
    return told


def _drawn_days(charter: Charter, period: Period) -> Flags:
    """Whether anybody's account of a zone's extent held on a day, for every zone (row) and day (column)."""
    zones = [zone.code for zone in charter.agreement.zones]
    told = np.zeros((len(zones), period.days), np.bool_)
    starts, ends = period.edges[:-1], period.edges[1:]
    for placed in charter.zone_shapes():
        if placed.geometry is not None:
            began = starts >= naive(placed.start) if placed.start else np.ones(period.days, np.bool_)
            lasts = ends <= naive(placed.end) if placed.end else np.ones(period.days, np.bool_)
            told[zones.index(placed.code)] |= began & lasts
    return told


def _observers(reports: pa.Table) -> pa.Table:
    """The places from which reports were made, as a table that can be placed: the post, else the place itself."""
    posted = np.isfinite(numbers(reports, "post_longitude")) & np.isfinite(numbers(reports, "post_latitude"))

    def chosen(post: str, place: str) -> npt.NDArray[np.float64]:
        return np.where(posted, numbers(reports, post), numbers(reports, place))

    return INCIDENTS.table(
        {
            "incident_id": reports["report_id"],
            "occurred_at": reports["occurred_at"],
            "occurred_within_s": reports["occurred_within_s"],
            "longitude": chosen("post_longitude", "longitude"),
            "latitude": chosen("post_latitude", "latitude"),
            "radius_m": np.where(posted, _POST_RADIUS_M, numbers(reports, "radius_m")),
            **_filled(reports.num_rows),
        }
    )


def _filled(rows: int) -> dict[str, pa.Array]:
    """The columns that a table of incidents must have and that say nothing of a place."""
    told = {"incident_id", "occurred_at", "occurred_within_s"}
    empty = {pa.string(): "", pa.int64(): 0, pa.bool_(): False}
    return {
        column.name: pa.repeat(pa.scalar(empty[column.type], column.type), rows)
        for column in INCIDENTS.columns
        if column.required and column.name not in told
    }


def _days(zone: str, state: npt.NDArray[np.int8]) -> Tally:
    counts = tuple((name, int(np.count_nonzero(state == number))) for number, name in enumerate(STATES))
    return Tally(Rule.ZONE_DAYS, "state", int(np.count_nonzero(state >= 0)), counts, subject=zone)
