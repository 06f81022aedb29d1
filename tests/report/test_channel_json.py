import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from report_forms import SETTINGS, SOUND, csv_text, found, problems_of, put

from truceline.report.reading import read_reports

NUMERIC = {"longitude", "latitude", "radius_m", "count", "killed_low", "killed_best", "killed_high"}


def said(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {k: float(v) if k in NUMERIC else v for k, v in SOUND.items()}
    return {**values, "exercise": False, **changes}


def feature(**changes: Any) -> dict[str, Any]:
    properties = said(**changes)
    point = [properties.pop("longitude"), properties.pop("latitude")]
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


def collection(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(features)})


def without_origin(path: Path) -> Any:
    return read_reports([path], SETTINGS).table.drop_columns(["original_sha256", "original_line"])


def test_csv_json_lines_and_geojson_of_one_report_say_the_same(tmp_path: Path) -> None:
    csv = without_origin(put(tmp_path, csv_text()))
    assert without_origin(put(tmp_path, json.dumps(said()) + "\n", "r.jsonl")).equals(csv)
    assert without_origin(put(tmp_path, collection(feature()), "r.geojson")).equals(csv)
    assert without_origin(put(tmp_path, json.dumps(json.loads(collection(feature())), indent=1), "r.json")).equals(csv)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"source": "a"', ("R033", 2, 0)),
        ("[1]", ("R033", 2, 0)),
        ("3", ("R033", 2, 0)),
        ('{"source": "a", "source": "b"}', ("R033", 2, 0)),
        ("[" * 100_000, ("R033", 2, 0)),
        (json.dumps(said(count=[1])), ("R034", 2, "count")),
        (json.dumps(said(said={"en": "x"})), ("R034", 2, "said")),
        (json.dumps(said(radius_m=float("nan"))), ("R014", 2, "radius_m")),
        (json.dumps(said(radius_m=float("inf"))), ("R014", 2, "radius_m")),
        (json.dumps(said(colour="red")), ("R007", 2, "colour")),
        (json.dumps(said(report_id="x")), ("R008", 2, "report_id")),
        (json.dumps(said()).replace("3.0", "9" * 10_000), ("R014", 2, "count")),
    ],
    ids=lambda value: None if isinstance(value, tuple) else value[:30],
)
def test_a_bad_line_is_named_and_the_others_are_not(tmp_path: Path, line: str, expected: tuple[str, int, str]) -> None:
    good = [json.dumps(said(reference=name)) for name in "ab"]
    path = put(tmp_path, f"{good[0]}\n{line}\n\n{good[1]}\n", "r.jsonl")
    assert found(problems_of(path)) == [expected]


def test_a_name_that_all_objects_have_wrong_is_told_once_and_how_many_they_are(tmp_path: Path) -> None:
    rows = [said(reference=str(number)) for number in range(1, 5)]
    for row in rows:
        row["date"] = row.pop("occurred_at")
    rows[2]["count"] = "three"
    told = problems_of(put(tmp_path, "".join(json.dumps(row) + "\n" for row in rows), "r.jsonl"))
    assert found(told) == [("R007", 1, "date"), ("R013", 1, "occurred_at"), ("R014", 3, "count")]
    assert [one.came for one in told[:2]] == ["“date, in all 4 objects”", "“nothing, in any of 4 objects”"]
    assert found(problems_of(put(tmp_path, collection(*(feature(colour="red") for _ in "ab")), "r.geojson"))) == [
        ("R007", 1, "colour")
    ]


def test_a_name_that_some_objects_have_wrong_is_told_of_each_and_the_others_are_taken(tmp_path: Path) -> None:
    rows = [said(reference=str(number)) for number in range(1, 5)]
    for row in rows[1:3]:
        row["colour"] = "red"
    path = put(tmp_path, "".join(json.dumps(row) + "\n" for row in rows), "r.jsonl")
    read = read_reports([path], replace(SETTINGS, keep_going=True))
    assert found(read.problems) == [("R007", 2, "colour"), ("R007", 3, "colour")]
    assert read.table["reference"].to_pylist() == ["1", "4"]


def test_a_name_with_a_slip_is_told_with_what_is_wrong_below_it_and_with_nothing_that_comes_of_it(
    tmp_path: Path,
) -> None:
    rows = [said(reference=str(number)) for number in range(1, 5)]
    for row in rows:
        row["occured_at"] = row.pop("occurred_at")
    rows[3]["occured_at"] = "2017-02-30"
    path = put(tmp_path, "".join(json.dumps(row) + "\n" for row in rows), "r.jsonl")
    assert found(problems_of(path)) == [("R007", 1, "occured_at"), ("R019", 4, "occurred_at")]


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ({"type": "LineString", "coordinates": [[36, 32], [37, 33]]}, "R036"),
        ({"type": "Point", "coordinates": []}, "R036"),
        ({"type": "Point", "coordinates": [36.2]}, "R036"),
        ({"type": "Point", "coordinates": [36.2, None]}, "R036"),
        ({"type": "Point", "coordinates": "36.2 32.6"}, "R036"),
        ({"type": "Point", "coordinates": [32.6, 136.2]}, "R016"),
        ("here", "R036"),
    ],
)
def test_what_is_no_point_is_a_problem_of_its_feature(tmp_path: Path, geometry: object, code: str) -> None:
    bad = {**feature(reference="b"), "geometry": geometry}
    problems = problems_of(put(tmp_path, collection(feature(), bad), "r.geojson"))
    assert (problems[0].code, problems[0].where.line) == (code, 2)


def test_a_feature_without_a_place_is_a_report_without_a_place(tmp_path: Path) -> None:
    placeless = feature()
    placeless["geometry"] = None
    del placeless["properties"]["radius_m"]
    assert without_origin(put(tmp_path, collection(placeless), "r.geojson"))["longitude"].to_pylist() == [None]


def test_a_feature_names_its_report_by_its_id_where_it_has_no_reference(tmp_path: Path) -> None:
    named = {**feature(), "id": "f-17"}
    del named["properties"]["reference"]
    assert without_origin(put(tmp_path, collection(named), "r.geojson"))["reference"].to_pylist() == ["f-17"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (collection(feature(), crs={"type": "name", "properties": {"name": "EPSG:3857"}}), "R037"),
        (collection(feature(), crs="somewhere"), "R037"),
        (json.dumps(feature()), "R035"),
        ('{"type": "FeatureCollection", "features": 3}', "R035"),
        ('{"type": "FeatureCollection",\n "features": [', "R035"),
        ('{"type": "FeatureCollection",\n "features": ' + "[" * 200_000, "R035"),
        (collection(), "R002"),
    ],
)
def test_a_file_that_is_no_collection_of_points_on_wgs_84_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert [p.code for p in problems_of(put(tmp_path, text, "r.geojson"))] == [code]


def test_json_that_is_no_collection_is_told_by_how_it_begins(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, '{\n  "format": 21,\n  "sha256": "0"\n}', "model.json"))
    assert (told.code, told.came) == ("R035", '“{ "format": 21, "sha256": "0" }”')


def test_a_collection_that_names_wgs_84_is_read(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert without_origin(put(tmp_path, collection(feature(), crs=crs), "r.geojson")).num_rows == 1
