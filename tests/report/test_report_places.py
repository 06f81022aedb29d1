import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pyproj import Geod
from report_forms import SETTINGS, csv_text, found, problems_of, put

from truceline.report.places import WINDS, range_from_post, sigma_of_bearing
from truceline.report.reading import read_reports

NO_POINT = {"longitude": "", "latitude": "", "radius_m": ""}
AIMED = {**NO_POINT, "post": "post-4", "bearing_deg": "90", "distance_m": "1000"}
POSTS = replace(SETTINGS, posts={"post-4": (36.2, 32.6)})


@pytest.mark.parametrize("number", range(16))
def test_a_place_lies_from_the_post_where_the_wind_points(tmp_path: Path, number: int) -> None:
    row = {**AIMED, "bearing_deg": WINDS[number].lower(), "distance_m": "4000"}
    report = read_reports([put(tmp_path, csv_text(row))], POSTS).table.to_pylist()[0]
    bearing, _, away = Geod(ellps="WGS84").inv(36.2, 32.6, report["longitude"], report["latitude"])
    assert away == pytest.approx(4000, abs=0.01)
    assert bearing % 360 == pytest.approx(number * 22.5, abs=1e-6)


@pytest.mark.parametrize(
    ("bearing", "distance"), [("90", "1000"), ("0", "100"), ("360", "20000-30000"), ("SSW", "0-5000")]
)
def test_the_radius_holds_everything_that_the_words_leave_open(tmp_path: Path, bearing: str, distance: str) -> None:
    path = put(tmp_path, csv_text({**AIMED, "bearing_deg": bearing, "distance_m": distance}))
    report = read_reports([path], POSTS).table.to_pylist()[0]
    half = 10 if bearing.isdigit() else 11.25
    ends = [float(end) for end in distance.split("-")]
    near, far = (
        (ends[0], ends[1]) if len(ends) == 2 else (ends[0] - max(50, 0.2 * ends[0]), ends[0] + max(50, 0.2 * ends[0]))
    )
    turns, steps = np.meshgrid(np.linspace(-half, half, 21), np.linspace(near, far, 21))
    size = turns.size
    geod = Geod(ellps="WGS84")
    east, north, _ = geod.fwd(
        np.full(size, 36.2), np.full(size, 32.6), report["bearing_deg"] + turns.ravel(), steps.ravel()
    )
    away = geod.inv(np.full(size, report["longitude"]), np.full(size, report["latitude"]), east, north)[2]
    assert away.max() <= report["radius_m"] * 1.001
    assert away.max() >= report["radius_m"] * 0.99


def test_a_point_that_is_given_wins_over_one_that_could_be_derived(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({**AIMED, "longitude": "36.25", "latitude": "32.65", "radius_m": "10"}))
    report = read_reports([path], POSTS).table.to_pylist()[0]
    assert (report["longitude"], report["latitude"], report["radius_m"]) == (36.25, 32.65, 10)


def test_the_file_may_bring_the_place_of_the_post_itself(tmp_path: Path) -> None:
    row = {**AIMED, "post_longitude": "36.2", "post_latitude": "32.6"}
    listed = read_reports([put(tmp_path, csv_text(AIMED))], POSTS).table
    assert read_reports([put(tmp_path, csv_text(row))], SETTINGS).table["longitude"].equals(listed["longitude"])


def test_a_post_is_found_by_its_name_in_another_spelling(tmp_path: Path) -> None:
    settings = replace(SETTINGS, posts={"نقطة الأمل": (36.2, 32.6)})
    path = put(tmp_path, csv_text({**AIMED, "post": "نقطه الامل"}))
    assert read_reports([path], settings).table["longitude"][0].is_valid


def test_a_bearing_without_a_distance_is_kept_and_makes_no_place(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text({**AIMED, "distance_m": ""}))], POSTS)
    report = read.table.to_pylist()[0]
    assert (report["longitude"], report["bearing_deg"]) == (None, 90)
    assert read.remarks == ()


def test_a_bearing_from_an_unknown_post_is_kept_without_a_place_and_remarked_on(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text(AIMED))], SETTINGS)
    assert read.table["longitude"].to_pylist() == [None]
    assert found(read.remarks) == [("R061", 2, "post")]


def test_the_seconds_from_flash_to_sound_give_the_distance_and_a_smaller_radius(tmp_path: Path) -> None:
    """Ten seconds at 20 degrees are 3,432 metres: 331.3 times the root of 293.15 / 273.15, times ten."""
    row = {**AIMED, "distance_m": "", "bearing_within_deg": "2", "sound_delay_s": "10", "air_temperature_c": "20"}
    report = read_reports([put(tmp_path, csv_text(row))], POSTS).table.to_pylist()[0]
    away = Geod(ellps="WGS84").inv(36.2, 32.6, report["longitude"], report["latitude"])[2]
    assert away == pytest.approx(3_432.2, abs=0.5)
    assert report["distance_m"] is None, "nothing is filled in that the source did not say"
    judged = read_reports([put(tmp_path, csv_text({**AIMED, "distance_m": "3432"}))], POSTS).table.to_pylist()[0]
    assert report["radius_m"] < judged["radius_m"] / 3


def test_a_digest_that_is_none_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({"media_sha256": "AB" * 32}, {"media_sha256": "photo.jpg"}))
    assert [(problem.code, problem.where.line) for problem in problems_of(path)] == [("R051", 3)]


def test_who_counts_seconds_to_the_sound_is_taken_by_them_and_who_does_not_by_the_eye() -> None:
    away, half = range_from_post(
        np.array([4_000.0, 4_000.0, 100.0]), np.array([np.nan, 10.0, np.nan]), np.full(3, 20.0)
    )
    assert away[[0, 2]].tolist() == [4_000.0, 100.0]
    assert half[[0, 2]].tolist() == [800.0, 50.0]
    assert away[1] == pytest.approx(3_432, abs=5), "by the tables of physics, 343.2 m a second at 20 degrees"
    assert 171 < half[1] < 250, "half a second by the watch at least"


def test_half_a_point_and_a_missing_radius_are_told_beside_whatever_else_is_wrong_with_the_row(tmp_path: Path) -> None:
    rows = [{"latitude": "", "count": "three"}, {"radius_m": "", "occurred_at": "2017-02-30"}]
    assert found(problems_of(put(tmp_path, csv_text(*rows)))) == [
        ("R014", 2, "count"),
        ("R027", 2, "latitude"),
        ("R019", 3, "occurred_at"),
        ("R028", 3, "radius_m"),
    ]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"latitude": "north", "radius_m": ""}, "R014", "latitude"),
        ({**AIMED, "radius_m": "800", "bearing_deg": "361"}, "R043", "bearing_deg"),
        ({**AIMED, "radius_m": "800", "distance_m": "2km"}, "R044", "distance_m"),
    ],
)
def test_of_a_place_that_cannot_be_read_nothing_is_said_to_be_missing(
    tmp_path: Path, row: dict[str, str], code: str, column: str
) -> None:
    assert found(problems_of(put(tmp_path, csv_text(row)))) == [(code, 2, column)]


def test_what_is_derived_from_a_post_lacks_nothing_where_something_else_is_wrong(tmp_path: Path) -> None:
    row = {**AIMED, "radius_m": "800", "post_longitude": "36.2", "post_latitude": "32.6", "count": "three"}
    assert found(problems_of(put(tmp_path, csv_text(row)))) == [("R014", 2, "count")]


def test_a_name_with_a_slip_is_told_and_not_that_its_column_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    sound = {"source": "post-4", "source_family": "monitor", "reference": "1", "occurred_at": "2017-07-10"}
    place = {"longitude": 36.2, "latitud": 32.6, "radius_m": 800}
    path.write_text(json.dumps({**sound, **place}) + "\n", encoding="utf-8")
    assert [told[2] for told in found(problems_of(path))] == ["latitud"]


def test_no_bearing_is_known_better_than_to_a_fifth_of_a_degree_and_one_that_does_not_say_to_ten() -> None:
    said = np.degrees(sigma_of_bearing(np.array([0.0, 0.1, 1.96, np.nan])))
    assert said == pytest.approx([0.2, 0.2, 1.0, 10 / 1.96], rel=1e-4)
