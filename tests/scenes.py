"""Incidents and agreements for tests, written as short as they are told."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.incident.table import INCIDENTS

ROOT = Path(__file__).resolve().parent
_REQUIRED = {
    "occurred_within_s": 60.0,
    "actors_disputed": False,
    "reports": 1,
    "origins": 1,
    "families": 1,
    "family_names": "monitor",
    "witness_families": "monitor",
    "exercise": True,
}


@cache
def charter_of(name: str) -> Charter:
    """The agreement of that name: one made for tests, or one that is shipped."""
    made = ROOT / "cases" / "agreements" / name
    return read_agreement(made if made.is_dir() else ROOT.parent / "agreements" / name)


def moment(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def incidents_of(*told: dict[str, Any]) -> pa.Table:
    """A table of incidents from what is told of each; `at` is its time, `place` its longitude and latitude."""
    rows = []
    for number, one in enumerate(told):
        row = {"incident_id": f"i{number}", **_REQUIRED, **one}
        row["occurred_at"] = moment(row.pop("at"))
        if "place" in row:
            row["longitude"], row["latitude"] = row.pop("place")
            row.setdefault("radius_m", 100.0)
        rows.append(row)
    return INCIDENTS.table({name: [row.get(name) for row in rows] for name in INCIDENTS.names})


def fire_at(longitude: float, latitude: float = 32.6, **more: Any) -> dict[str, Any]:
    """Mortar fire at a place of the square, three weeks after the ceasefire began."""
    return {"at": "2020-02-01T12:00Z", "place": (longitude, latitude), "act": "mortar_fire", "actor": "north", **more}
