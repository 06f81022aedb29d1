import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.finding.geojson import write_geojson
from truceline.finding.table import FINDINGS
from truceline.incident.table import INCIDENTS


@pytest.fixture
def written(tmp_path: Path) -> Path:
    incidents = INCIDENTS.table(
        {
            "incident_id": ["one", "two"],
            "occurred_at": [datetime(2017, 7, 9, 9, tzinfo=UTC)] * 2,
            "occurred_within_s": [60.0, 43200.0],
            "longitude": [36.123456789, None],
            "latitude": [32.6, None],
            "radius_m": [500.0, None],
            "place_name": ["النعيمة", None],
            "act": ["mortar_fire", "air_strike"],
            "actors_disputed": [False, False],
            "reports": [2, 1],
            "origins": [2, 1],
            "families": [2, 1],
            "family_names": ["media monitor", "media"],
            "exercise": [True, True],
        }
    )
    findings = FINDINGS.table(
        {
            "incident_id": ["one", "one", "two"],
            "agreement": ["training"] * 3,
            "agreement_version": ["v1"] * 3,
            "provision": ["fire", "air", "air"],
            "kind": ["act"] * 3,
            "verdict": ["candidate", "no", "cannot_tell"],
            "reason": ["breach_inside", "not_this_act", "place_unknown"],
            "exercise": [True] * 3,
        }
    )
    path = tmp_path / "incidents.geojson"
    write_geojson(incidents, findings, path)
    return path


def test_an_incident_without_a_place_has_no_geometry_and_is_not_lost(written: Path) -> None:
    features = json.loads(written.read_text(encoding="utf-8"))["features"]

    assert [feature["geometry"] for feature in features] == [{"type": "Point", "coordinates": [36.1234568, 32.6]}, None]
    assert [feature["properties"]["candidate"] for feature in features] == ["fire", None]
    assert features[1]["properties"]["cannot_tell"] == "air"
    assert features[0]["properties"]["place_name"] == "النعيمة"


def test_the_name_of_the_layer_says_exercise(written: Path) -> None:
    assert json.loads(written.read_text(encoding="utf-8"))["name"] == "EXERCISE incidents"


def test_gdal_reads_every_feature_and_its_time(written: Path) -> None:
    if shutil.which("ogrinfo") is None:
        pytest.skip("ogrinfo (gdal-bin) is not installed")
    told = subprocess.run(["ogrinfo", "-al", str(written)], capture_output=True, text=True, check=True).stdout

    assert "Feature Count: 2" in told
    assert "occurred_at (DateTime) = 2017/07/09 09:00:00+00" in told
    assert "النعيمة" in told
