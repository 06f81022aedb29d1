from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.reading import read_reports
from truceline.values.place import distance_between

KYIV = replace(SETTINGS, zone=ZoneInfo("Europe/Kyiv"), posts={"Camp Naima": (37.8, 48.0)})
HEADER = ["SMM position", "Event location", "Means", "No.", "Observation", "Description", "Weapon", "Date, time"]
ROW = [
    "Camp Naima",
    "2-3km NNE",
    "Heard",
    "3",
    "Explosion",
    "Assessed as outgoing",
    "Mortar (120mm)",
    "02/11/2019, 14:35",
]


def annex(*rows: list[str], header: list[str] = HEADER) -> str:
    return "\n".join("\t".join(row) for row in [header, *rows]) + "\n"


def changed(**changes: str) -> list[str]:
    names = ["post", "where", "means", "no", "observation", "description", "weapon", "when"]
    return [changes.get(name, cell) for name, cell in zip(names, ROW, strict=True)]


def test_a_row_of_the_annex_becomes_a_report(tmp_path: Path) -> None:
    report = read_reports([put(tmp_path, annex(ROW))], KYIV).table.to_pylist()[0]
    expected = {
        "source": "osce-smm",
        "source_family": "monitor",
        "post": "Camp Naima",
        "bearing_deg": 22.5,
        "distance_m": 2500.0,
        "observed": "heard",
        "count": 3,
        "unit": "explosion",
        "direction": "outgoing",
        "weapon": "mortar",
        "calibre_mm": 120.0,
        "act": "mortar_fire",
        "language": "en",
        "said": " | ".join(ROW),
        # Kyiv was two hours ahead of UTC on 2 November; the minute is half a minute on either side.
        "occurred_at": datetime(2019, 11, 2, 12, 35, 30, tzinfo=UTC),
        "occurred_within_s": 30.0,
    }
    assert {name: report[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("cell", "counted"),
    [("at least 10", (10, None, None)), ("10-12", (10, None, 12)), ("about 10", (None, 10, None))],
)
def test_how_many_may_be_told_as_a_range(tmp_path: Path, cell: str, counted: tuple[int | None, ...]) -> None:
    report = read_reports([put(tmp_path, annex(changed(no=cell)))], KYIV).table.to_pylist()[0]
    assert (report["count_low"], report["count"], report["count_high"]) == counted


def test_a_range_that_is_turned_round_is_told_by_the_heading_of_the_annex(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, annex(changed(no="12-10"))), settings=KYIV)
    assert (told.code, told.where.column) == ("R029", "No.")


def test_the_place_lies_where_the_bearing_points_and_its_radius_holds_the_whole_sector(tmp_path: Path) -> None:
    import numpy as np
    from pyproj import Geod

    report = read_reports([put(tmp_path, annex(ROW))], KYIV).table.to_pylist()[0]
    # Another library's way to the corners: every bearing between the half-winds, every distance of the range.
    bearings, distances = np.meshgrid(np.linspace(11.25, 33.75, 19), np.linspace(2000, 3000, 11))
    size = bearings.size
    east, north, _ = Geod(ellps="WGS84").fwd(
        np.full(size, 37.8), np.full(size, 48.0), bearings.ravel(), distances.ravel()
    )
    away = distance_between(np.full(size, report["longitude"]), np.full(size, report["latitude"]), east, north)
    assert away.max() == pytest.approx(report["radius_m"], rel=0.01)


def test_an_unknown_post_leaves_the_place_open_and_says_so(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, annex(changed(post="Hill 17")))], KYIV)
    report = read.table.to_pylist()[0]
    assert (report["longitude"], report["bearing_deg"], report["distance_m"]) == (None, 22.5, 2500.0)
    assert found(read.remarks) == [("R061", 2, "SMM position")]


def test_not_known_is_null_and_nothing_is_made_up_for_it(tmp_path: Path) -> None:
    row = changed(where="N/K", no="N/K", weapon="N/K", description="Undetermined")
    report = read_reports([put(tmp_path, annex(row))], KYIV).table.to_pylist()[0]
    nothing = ("longitude", "bearing_deg", "distance_m", "place_name", "count", "weapon", "calibre_mm")
    assert [report[name] for name in nothing] == [None] * len(nothing)
    assert (report["act"], report["direction"]) == ("explosion", "unknown")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"means": "Saw"}, {"observed": "seen"}),
        ({"means": "Recorded", "post": "SMM camera in Naima"}, {"observed": "recorded", "source_family": "device"}),
        ({"observation": "Burst", "weapon": "Small arms"}, {"unit": "burst", "act": "small_arms_fire"}),
        ({"observation": "Shot", "weapon": "HMG"}, {"unit": "shot", "act": "heavy_machine_gun_fire"}),
        ({"observation": "Muzzle flash", "weapon": "N/K"}, {"unit": "shot", "act": "fire"}),
        ({"observation": "Tracer round", "weapon": "N/K"}, {"unit": "projectile", "act": "fire"}),
        ({"weapon": "IFV (30mm)"}, {"weapon": "fighting_vehicle", "calibre_mm": 30.0, "act": "fire"}),
        ({"weapon": "Anti-tank guided missile"}, {"weapon": "anti_tank_missile", "act": "anti_tank_fire"}),
        ({"weapon": "Tank (125mm)"}, {"weapon": "tank", "calibre_mm": 125.0, "act": "tank_fire"}),
        ({"weapon": "MLRS (BM-21, 122mm)"}, {"weapon": "rocket_launcher", "act": "rocket_fire"}),
        ({"description": "Assessed as a live-fire exercise"}, {"act": "exercise_held", "exercise": False}),
        ({"description": "Incoming, W-E"}, {"direction": "incoming"}),
        ({"where": "500m S"}, {"bearing_deg": 180.0, "distance_m": 500.0}),
        ({"where": "7km SE"}, {"bearing_deg": 135.0, "distance_m": 7000.0}),
        ({"when": "02 November 2019, 14:35-14:50"}, {"occurred_within_s": 480.0}),
        ({"when": "2.11.2019 23:55-00:05"}, {"occurred_within_s": 330.0}),
        ({"when": "02/11/2019"}, {"occurred_within_s": 43_200.0}),
    ],
)
def test_the_words_of_the_annex_are_understood(
    tmp_path: Path, changes: dict[str, str], expected: dict[str, object]
) -> None:
    report = read_reports([put(tmp_path, annex(changed(**changes)))], KYIV).table.to_pylist()[0]
    assert {name: report[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"where": "beyond the hill"}, ("R045", 2, "Event location")),
        ({"when": "02-Nov, 14:35"}, ("R046", 2, "Date, time")),
        ({"when": "30/02/2019, 14:35"}, ("R019", 2, "Date, time")),
        ({"no": "several"}, ("R014", 2, "No.")),
        ({"means": "Smelt"}, ("R017", 2, "Means")),
        ({"when": ""}, ("R013", 2, "Date, time")),
    ],
)
def test_what_is_not_understood_is_named_in_the_words_of_the_annex(
    tmp_path: Path, changes: dict[str, str], expected: tuple[str, int, str]
) -> None:
    assert expected in found(problems_of(put(tmp_path, annex(changed(**changes))), settings=KYIV))


def test_rows_that_say_the_same_are_different_observations_and_the_annex_read_twice_changes_nothing(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, annex(ROW, ROW, changed(no="4")))
    once, twice = read_reports([path], KYIV), read_reports([path, path], KYIV)
    assert len(set(once.table["report_id"].to_pylist())) == 3
    assert twice.table.equals(once.table)
    assert twice.repeated == 3


def test_the_annex_as_a_workbook_says_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, ROW):
        book.worksheets[0].append(row)
    book.save(tmp_path / "annex.xlsx")
    text = read_reports([put(tmp_path, annex(ROW))], KYIV).table.drop_columns(["original_sha256"])
    assert read_reports([tmp_path / "annex.xlsx"], KYIV).table.drop_columns(["original_sha256"]).equals(text)
