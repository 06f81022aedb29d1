"""Events as SCAD's tables have them; the events are invented."""

from pathlib import Path

import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.channels.scad import ACT_BY_TYPE
from truceline.report.reading import read_reports
from truceline.values.taxonomy import ACT_GROUP

COLUMNS = (
    "eventid,id,ccode,countryname,startdate,enddate,duration,etype,escalation,actor1,actor2,target1,target2,npart,ndeath,"
    "repress,elocal,ilocal,sublocal,locnum,gislocnum,issue1,issuenote,nsource,notes,latitude,longitude,geo_comments,"
    "location_precision"
)
ROW = {
    "eventid": "9990001",
    "id": "1",
    "startdate": "2017-07-09",
    "enddate": "2017-07-09",
    "etype": "8",
    "actor1": "Front of South",
    "target1": "Soldiers",
    "npart": "-99",
    "ndeath": "2",
    "elocal": "Tell Naima",
    "ilocal": "Tell Naima",
    "sublocal": "1",
    "locnum": "3",
    "issuenote": "A bomb hit a post.",
    "nsource": "Agency N",
    "latitude": "36.2",
    "longitude": "32.6",
}


def _table(folder: Path, *changes: dict[str, str]) -> Path:
    rows = [ROW | {"eventid": f"999000{number}"} | change for number, change in enumerate(changes, start=1)]
    names = COLUMNS.split(",")
    return put(folder, "\n".join([COLUMNS, *(",".join(row.get(name, "") for name in names) for row in rows), ""]))


def test_an_event_is_a_report_with_what_scad_says_of_it(tmp_path: Path) -> None:
    (report,) = read_reports([_table(tmp_path, {})], SETTINGS).table.to_pylist()
    expected = {
        "source": "scad",
        "source_family": "research",
        "reference": "9990001",
        "longitude": 32.6,
        "latitude": 36.2,
        "radius_m": 2_000.0,
        "place_name": "Tell Naima",
        "observed": "told",
        "act": "fire",
        "actor": "Front of South",
        "target": "Soldiers",
        "killed_best": 2,
        "said": "A bomb hit a post.",
        "occurred_within_s": 43_200.0,
    }
    assert {name: report[name] for name in expected} == expected


def test_each_place_of_an_event_is_a_report_and_its_number_of_deaths_no_places_own(tmp_path: Path) -> None:
    event = {"eventid": "9990007", "locnum": "4", "elocal": "Naima and Sahem"}
    places = [event | {"ilocal": "Naima"}, event | {"ilocal": "Sahem", "sublocal": "2", "latitude": "36.5"}]
    places.append(event | {"eventid": "9990008", "ndeath": "0"})
    read = read_reports([_table(tmp_path, *places)], SETTINGS)
    assert read.table["reference"].to_pylist() == ["9990007", "9990007-2", "9990008"]
    assert read.table["place_name"].to_pylist() == ["Naima", "Sahem", "Tell Naima"]
    assert read.table["killed_best"].to_pylist() == [None, None, 0]
    assert found(read.remarks) == [("R077", 2, "ndeath"), ("R077", 3, "ndeath")]


@pytest.mark.parametrize(
    ("told", "radius_m"),
    [
        ({"locnum": "1"}, 2_000.0),
        ({"location_precision": "no"}, 25_000.0),
        ({"locnum": "6"}, 140_000.0),
        ({"locnum": "6", "location_precision": "no"}, 140_000.0),
        ({"locnum": "-99"}, None),
        ({"latitude": "", "longitude": ""}, None),
    ],
)
def test_a_place_is_as_well_known_as_scad_says(tmp_path: Path, told: dict[str, str], radius_m: float | None) -> None:
    (report,) = read_reports([_table(tmp_path, told)], SETTINGS).table.to_pylist()
    assert report["radius_m"] == radius_m
    assert (report["longitude"] is None) == (radius_m is None)


def test_codes_below_nought_say_that_nobody_knows(tmp_path: Path) -> None:
    table = _table(
        tmp_path, *({"ndeath": code} for code in ("-99", "-88", "-77")), {"actor1": "unknown", "target1": "-99"}
    )
    read = read_reports([table], SETTINGS)
    assert read.table["killed_best"].to_pylist() == [None, None, None, 2]
    assert (read.table["actor"][3].as_py(), read.table["target"][3].as_py()) == (None, None)
    assert read.remarks == ()


def test_every_type_of_event_is_an_act_of_ours_or_none_and_rows_may_span_days(tmp_path: Path) -> None:
    assert set(ACT_BY_TYPE) == {str(code) for code in range(1, 11)}
    assert {act for act in ACT_BY_TYPE.values() if act} <= set(ACT_GROUP)
    table = _table(tmp_path, {"etype": "2", "enddate": "2017-07-11"}, {"etype": "5", "enddate": ""})
    rows = read_reports([table], SETTINGS).table.to_pylist()
    assert [row["act"] for row in rows] == ["demonstration", None]
    assert [row["occurred_within_s"] for row in rows] == [1.5 * 86_400.0, 0.5 * 86_400.0]


def test_codes_that_the_codebook_does_not_have_are_named(tmp_path: Path) -> None:
    assert found(problems_of(_table(tmp_path, {"etype": "11", "locnum": "9"}))) == [
        ("R017", 2, "etype"),
        ("R017", 2, "locnum"),
    ]
