"""Incidents with what was screened of them, as GeoJSON (RFC 7946) for a map.

One feature per incident, in the order of the table; an incident without a place has a null geometry, as the
standard allows. Properties are flat, so that QGIS and GDAL give each its own column.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from truceline.finding.table import Verdict
from truceline.incident.telling.explaining import with_voices

PLACE_COLUMNS = ("longitude", "latitude")
# Seven decimals are about a centimetre: more would claim what nobody knows.
DECIMALS = 7


def write_geojson(incidents: pa.Table, findings: pa.Table, path: Path) -> None:
    """Write one feature per incident, with the provisions under each verdict as text joined by spaces."""
    exercise = incidents.num_rows > 0 and bool(pc.any(incidents["exercise"]).as_py())
    name = "EXERCISE incidents" if exercise else "incidents"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type": "FeatureCollection", "name": {json.dumps(name)}, "features": [\n')
        for number, feature in enumerate(_features(with_voices(incidents), findings)):
            file.write((",\n" if number else "") + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        file.write("\n]}\n")


def _features(incidents: pa.Table, findings: pa.Table) -> Iterator[dict[str, object]]:
    """The features, one at a time: a file of any size is written in little memory."""
    under = {verdict: _provisions_under(findings, verdict) for verdict in Verdict if verdict is not Verdict.NO}
    for batch in incidents.to_batches(max_chunksize=4096):
        for row in batch.to_pylist():
            longitude, latitude = (row.pop(column) for column in PLACE_COLUMNS)
            placed = longitude is not None and latitude is not None
            at = row["occurred_at"]
            row["occurred_at"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
            row.update({str(verdict): provisions.get(row["incident_id"]) for verdict, provisions in under.items()})
            point = (
                {"type": "Point", "coordinates": [round(longitude, DECIMALS), round(latitude, DECIMALS)]}
                if placed
                else None
            )
            yield {"type": "Feature", "id": row["incident_id"], "geometry": point, "properties": row}


def _provisions_under(findings: pa.Table, verdict: Verdict) -> dict[str, str]:
    """The provisions under one verdict, by incident."""
    chosen = findings.filter(pc.equal(findings["verdict"], str(verdict))).select(["incident_id", "provision"])
    grouped = chosen.group_by("incident_id", use_threads=False).aggregate([("provision", "list")])
    return {row["incident_id"]: " ".join(row["provision_list"]) for row in grouped.to_pylist()}
