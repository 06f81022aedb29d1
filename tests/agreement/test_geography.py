"""Shapes are taken as drawn or refused in their place. Lines and columns are counted by hand in small_agreement.GEOJSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_agreement import GEOJSON, YAML, changed, write_small

from truceline.agreement.json_places import places
from truceline.agreement.reading import read_agreement
from truceline.errors import Problem, Refused

CORNERS = "[80.0, -20.0],\n          [80.0, -20.1],\n          [80.1, -20.1],\n          [80.1, -20.0],\n          [80.0, -20.0]"
FRONT = "[[80.0, -20.05], [80.1, -20.05]]"

FAULTS = [
    ("[80.1, -20.1]", "[280.1, -20.1]", "A306", 12, 11, "from -180 to 180"),
    ("[80.0, -20.1]", "[-20.1, 180.0]", "A306", 11, 11, "longitude first"),
    ("[80.1, -20.1]", '["80.1", -20.1]', "A306", 12, 11, "two numbers"),
    ("[80.1, -20.1]", "[80.1]", "A306", 12, 11, "two numbers"),
    ("[80.1, -20.1]", "[true, -20.1]", "A306", 12, 11, "two numbers"),
    ("[80.0, -20.0]\n        ]]", "[80.0, -20.01]\n        ]]", "A307", 14, 11, "80.0, -20.0"),
    (CORNERS, "[80.0, -20.0], [80.1, -20.1], [80.0, -20.0]", "A307", 10, 41, "four corners"),
    (
        "[80.1, -20.1],\n          [80.1, -20.0]",
        "[80.1, -20.0],\n          [80.1, -20.1]",
        "A308",
        9,
        24,
        "longitude 80.05, latitude -20.05: two edges cross",
    ),
    ('"FeatureCollection",', '"FeatureCollection"', "A303", 3, 3, "Expecting ',' delimiter"),
    ('"FeatureCollection"', '"Collection"', "A304", 2, 11, "FeatureCollection"),
    ('"type": "Polygon"', '"type": "Point"', "A305", 8, 17, "Polygon or MultiPolygon"),
    ('"id": "front"', '"id": "island"', "A309", 20, 13, "line 4"),
    ('"id": "front",', '"name": "front",', "A304", 18, 5, "“id”"),
    (
        '"type": "FeatureCollection",',
        '"type": "FeatureCollection",\n  "crs": {"type": "name", "properties": {"name": "EPSG:32637"}},',
        "A310",
        3,
        10,
        "EPSG:4326",
    ),
    (FRONT, "[[-179.0, -20.05], [179.0, -20.05]]", "A312", 23, 43, "longitude 180"),
    (FRONT, "[[80.0, -20.05], [80.0, -20.05]]", "A313", 23, 24, "one place to another"),
    (FRONT, "[]", "A304", 23, 24, "a list of corners"),
    ("[80.1, -20.1]", "[NaN, -20.1]", "A303", 0, 0, "NaN"),
    ('"id": "island",', '"id": "island", "id": "x",', "A303", 0, 0, "twice"),
]


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        read_agreement(folder)
    return refused.value.problems


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f[2]}-{index}" for index, f in enumerate(FAULTS)])
def test_a_fault_of_a_shape_is_told_with_file_line_and_column(
    fault: tuple[str, str, str, int, int, str], tmp_path: Path
) -> None:
    old, new, code, line, column, word = fault
    folder = write_small(tmp_path, geojson=changed(GEOJSON, old, new))
    found = [p for p in problems(folder) if p.code == code]
    assert [(p.where.line, p.where.column) for p in found] == [(line, column)]
    assert found[0].where.file == str(folder / "map.geojson")
    assert word in str(found[0])


def test_a_zone_that_names_a_line_is_refused_where_the_line_is_drawn(tmp_path: Path) -> None:
    folder = write_small(tmp_path, yaml=changed(YAML, "map.geojson#island", "map.geojson#front"))
    assert [(p.code, p.where.line, p.where.column) for p in problems(folder)] == [("A305", 22, 17)]


def test_an_unknown_feature_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (found,) = problems(write_small(tmp_path, yaml=changed(YAML, "#island", "#iland")))
    assert (found.code, found.where.line, found.where.column) == ("A302", 48, 16)
    assert "Did you mean “island”?" in found.remedy


def test_a_shape_whose_axes_are_exchanged_is_found_by_where_the_rest_lies(tmp_path: Path) -> None:
    turned = CORNERS
    for corner in ("80.0, -20.0", "80.0, -20.1", "80.1, -20.1", "80.1, -20.0"):
        x, y = corner.split(", ")
        turned = turned.replace(f"[{corner}]", f"[{y}, {x}]")
    (found,) = problems(write_small(tmp_path, geojson=changed(GEOJSON, CORNERS, turned)))
    assert (found.code, found.where.line, found.where.column) == ("A311", 9, 24)
    assert "exchange them" in found.remedy


def test_a_hole_is_kept_and_a_hole_outside_is_refused(tmp_path: Path) -> None:
    def with_hole(x: float) -> str:
        hole = f"[[{x}, -20.02], [{x}, -20.04], [{x + 0.02:.2f}, -20.04], [{x}, -20.02]]"
        return changed(GEOJSON, "[80.0, -20.0]\n        ]]", f"[80.0, -20.0]\n        ], {hole}]")

    charter = read_agreement(write_small(tmp_path / "inside", geojson=with_hole(80.02)))
    assert len(charter.shapes["map.geojson#island"].interiors) == 1
    (found,) = problems(write_small(tmp_path / "outside", geojson=with_hole(81.0)))
    assert (found.code, found.remedy.count("a hole lies outside")) == ("A308", 1)


def test_an_id_among_the_properties_serves_too(tmp_path: Path) -> None:
    geojson = changed(GEOJSON, '"id": "front",', '"properties": {"id": "front"},')
    assert "map.geojson#front" in read_agreement(write_small(tmp_path, geojson=geojson)).shapes


@pytest.mark.parametrize("reference", ["../map.geojson#island", "/map.geojson#island", "other.geojson#island"])
def test_a_shape_file_outside_the_folder_or_absent_is_refused(reference: str, tmp_path: Path) -> None:
    write_small(tmp_path)
    folder = write_small(tmp_path / "inner", yaml=changed(YAML, "map.geojson#island", reference))
    assert [(p.code, p.where.line, p.where.column) for p in problems(folder)] == [("A301", 48, 16)]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(st.characters(codec="ascii"), max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON_VALUES, st.sampled_from([None, 1, 2]))
def test_the_place_of_every_json_value_is_where_json_itself_reads_it(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    lines = text.split("\n")
    for path, (line, column) in places(text).items():
        wanted = value
        for step in path:
            wanted = wanted[step]  # type: ignore[index] # as JSON nests
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == wanted
