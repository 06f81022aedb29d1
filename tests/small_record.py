"""Records for tests: incidents told in a line each, with a report for each, placed and screened by the real pipeline."""

import datetime as dt
from functools import cache
from typing import Any

import pyarrow as pa
from scenes import charter_of, incidents_of, moment

from truceline.agreement.charter import Charter
from truceline.finding.determination import DETERMINATIONS
from truceline.finding.placing import place_incidents
from truceline.finding.screening import screen
from truceline.incident.table import LINKS
from truceline.measure.period import Period
from truceline.measure.record import Record
from truceline.report.table import REPORTS

BASIN, BAND, ORCHARD, NOWHERE = (36.1, 32.6), (36.25, 32.6), (35.55, 32.6), (37.5, 33.5)


def record_of(
    *incidents: dict[str, Any],
    reports: tuple[dict[str, Any], ...] = (),
    determinations: tuple[dict[str, Any], ...] = (),
    charter: Charter | None = None,
) -> Record:
    """A record of these incidents, each told by one report of a news outlet, and of further reports."""
    charter = charter or charter_of("square")
    table = incidents_of(*incidents)
    told = [_report_of(row) for row in table.to_pylist()]
    links = [{"incident_id": f"i{n}", "report_id": f"r{n}", "origin_report_id": f"r{n}"} for n in range(len(told))]
    for extra in reports:
        about = extra.get("about")
        if about is not None:
            links.append(
                {
                    "incident_id": about,
                    "report_id": extra["report_id"],
                    "origin_report_id": extra.get("origin", extra["report_id"]),
                }
            )
    further = [_said(number, extra) for number, extra in enumerate(reports)]
    return Record(
        charter=charter,
        reports=_table(REPORTS, [*told, *further]),
        incidents=table,
        links=_table(LINKS, links),
        zone_answers=place_incidents(table, charter),
        findings=screen(table, charter),
        determinations=_table(DETERMINATIONS, [_decided(one) for one in determinations]) if determinations else None,
    )


@cache
def rich_record() -> Record:
    """Two weeks in the square with something of everything: a quiet first week, a loud second one."""
    return record_of(
        fire("2020-02-04T10:00Z", admin1="Vale"),
        fire("2020-02-09T08:00Z", admin1="Vale", killed_low=1, killed_best=2, killed_high=4),
        *(fire(f"2020-02-10T{hour:02d}:15Z", admin1="Vale", act="small_arms_fire") for hour in range(6, 18)),
        fire("2020-02-11T10:00Z", admin1="وادي الزيتون", claimed_exemption="self_defence", injured_best=1234),
        fire("2020-02-12T10:00Z", (36.2, 32.6), admin1="Hill", actor=None),
        fire("2020-02-12T11:00Z", BAND, admin1="Hill", act="tank_fire", weapon="tank", actors_disputed=True),
        fire("2020-02-13T10:00Z", None, occurred_within_s=90_000.0),
        fire("2020-02-13T11:00Z", NOWHERE, act="sexual_violence", admin1="Hill"),
        fire("2020-02-13T12:00Z", act="drone_flight"),
        {"at": "2020-02-13T13:00Z", "place": ORCHARD, "act": None},
        reports=(
            nil("2020-02-02T09:00Z"),
            seen("2020-02-09T08:00Z", act="mortar_fire", unit="explosion", count=1_200, about="i1", report_id="x1"),
            seen("2020-02-09T08:05Z", act="mortar_fire", unit="explosion", about="i1", report_id="x2", origin="x1"),
            nil("2020-02-14T09:00Z"),
            nil("2020-02-14T09:00Z", BAND),
        ),
    )


def days(first: str, last: str, charter: Charter | None = None) -> Period:
    """A period of the square's local days."""
    charter = charter or charter_of("square")
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last), charter.zone_info)


def fire(at: str, place: tuple[float, float] | None = BASIN, **more: Any) -> dict[str, Any]:
    """Mortar fire by the North, in the basin unless told otherwise."""
    return {"at": at, "act": "mortar_fire", "actor": "north"} | ({"place": place} if place else {}) | more


def nil(at: str, place: tuple[float, float] = BASIN, **more: Any) -> dict[str, Any]:
    """A nil report."""
    return seen(at, place, act="nothing_observed", **more)


def seen(at: str, place: tuple[float, float] = BASIN, **more: Any) -> dict[str, Any]:
    """A report of the centre's own monitors, from within a hundred metres of a place."""
    return {"at": at, "place": place, "source": "own", "source_family": "monitor", **more}


def _said(number: int, told: dict[str, Any]) -> dict[str, Any]:
    row = {
        "report_id": f"x{number}",
        "source": "own",
        "source_family": "monitor",
        "reference": str(number),
        "occurred_within_s": 60.0,
        "radius_m": 100.0,
        "exercise": True,
        "original_sha256": "1" * 64,
        "original_line": number + 1,
        **told,
    }
    row["occurred_at"] = moment(row.pop("at"))
    if row.get("place"):
        row["longitude"], row["latitude"] = row.pop("place")
    return row


def _report_of(incident: dict[str, Any]) -> dict[str, Any]:
    shared = {name: incident[name] for name in REPORTS.names if name in incident}
    number = incident["incident_id"][1:]
    return shared | {
        "report_id": f"r{number}",
        "source": "outlet",
        "source_family": "media",
        "reference": number,
        "original_sha256": "0" * 64,
        "original_line": 1,
    }


def _decided(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "provision": "ceasefire",
        "standard": "reasonable grounds to believe",
        "decided_on": dt.date(2020, 3, 1),
        "decided_by": "panel",
        "reasons": "Invented",
        **told,
    }


def _table(declared: Any, rows: list[dict[str, Any]]) -> pa.Table:
    return declared.table({name: [row.get(name) for row in rows] for name in declared.names})
