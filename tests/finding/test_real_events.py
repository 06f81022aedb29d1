"""Real events against their own labels: the file says in which governorate each happened, and the map says it too."""

import csv
import gzip
import json
from pathlib import Path

import pyarrow.compute as pc
import pytest
import shapely.geometry
from scenes import charter_of, incidents_of

from truceline.agreement.charter import Charter
from truceline.agreement.model import Agreement
from truceline.finding.placing import place_incidents
from truceline.finding.screening import screen

# How UCDP writes the governorates, and how the map of boundaries does.
GOVERNORATES = {
    "Aleppo": "Aleppo",
    "Rif Dimashq": "Rural Damascus",
    "Deir ez Zor": "Deir-ez-Zor",
    "Idlib": "Idleb",
    "Ar Raqqah": "Ar-Raqqa",
    "Hamah": "Hama",
    "Homs": "Homs",
    "Daraa": "Dar'a",
    "Damascus": "Damascus",
    "Al Hasakah": "Al-Hasakeh",
    "Latakia": "Lattakia",
    "Quneitra": "Quneitra",
    "As Suwayda": "As-Sweida",
    "Tartus": "Tartous",
}


def events_of(folder: Path) -> list[dict[str, str]]:
    with gzip.open(folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def charter_of_governorates(folder: Path) -> Charter:
    """An agreement whose zones are the governorates of the map, one by one."""
    drawn = json.loads((folder / "boundaries" / "syr_admin1_simplified.geojson").read_text(encoding="utf-8"))
    shapes = {
        f"map.geojson#{feature['properties']['PCODE']}": shapely.geometry.shape(feature["geometry"])
        for feature in drawn["features"]
    }
    words = {"en": "x", "ar": "x", "ru": "x"}
    zones = [
        {
            "code": feature["properties"]["PCODE"].lower(),
            "name": {**words, "en": feature["properties"]["NAME_EN"]},
            "stages": [{"stage": "in force", "from": "2000-01-01", "source": "x"}],
            "versions": [
                {
                    "version": "map",
                    "held_by": words,
                    "shape": f"map.geojson#{feature['properties']['PCODE']}",
                    "source": "x",
                }
            ],
        }
        for feature in drawn["features"]
    ]
    square = charter_of("square").agreement.model_dump(by_alias=True)
    return Charter(
        Agreement.model_validate({**square, "zones": zones, "provisions": square["provisions"][4:5]}), shapes, ""
    )


def test_where_the_place_is_exact_the_map_agrees_with_the_label_for_99_of_100_events(shared_data: Path) -> None:
    exact = [event for event in events_of(shared_data) if event["where_prec"] == "1" and event["adm_1"]]
    told = [
        {
            "at": f"{event['date_start']}T00:00Z",
            "place": (float(event["longitude"]), float(event["latitude"])),
            "radius_m": 0.0,
        }
        for event in exact
    ]
    charter = charter_of_governorates(shared_data)
    names = {zone.code: zone.name.en for zone in charter.agreement.zones}
    answers = place_incidents(incidents_of(*told), charter)
    inside = answers.filter(pc.equal(answers["position"], "inside"))
    found = {(row["incident_id"], names[row["zone"]]) for row in inside.select(["incident_id", "zone"]).to_pylist()}
    agree = sum(
        (f"i{n}", GOVERNORATES[event["adm_1"].removesuffix(" Governorate")]) in found for n, event in enumerate(exact)
    )

    assert len(exact) > 8_900
    assert agree / len(exact) >= 0.99


@pytest.mark.parametrize("agreement", ["southwest-syria-2017", "undof-1974"])
def test_each_of_the_16_566_events_gets_an_answer_from_every_zone_and_provision(
    shared_data: Path, agreement: str
) -> None:
    # Radii by UCDP's precision of place: exact, 25 km around, second-level area, first-level area, linear, country.
    radius = {"1": 2_000.0, "2": 25_000.0, "3": 50_000.0, "4": 100_000.0, "5": 100_000.0, "6": 400_000.0}
    told = [
        {
            "at": f"{event['date_start']}T12:00Z",
            "occurred_within_s": 43_200.0,
            "place": (float(event["longitude"]), float(event["latitude"])),
            "radius_m": radius[event["where_prec"]],
            "act": "fire",
            "actor": event["side_a"],
            "target": event["side_b"],
        }
        for event in events_of(shared_data)
    ]
    charter, incidents = charter_of(agreement), incidents_of(*told)

    assert incidents.num_rows == 16_566
    answers = place_incidents(incidents, charter)
    findings = screen(incidents, charter)
    assert answers.num_rows == 16_566 * len(charter.agreement.zones)
    assert findings.num_rows == 16_566 * len(charter.agreement.provisions)
    assert answers["position"].null_count == findings["verdict"].null_count == findings["reason"].null_count == 0
