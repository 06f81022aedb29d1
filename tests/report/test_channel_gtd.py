"""Incidents as GTD's tables have them; the incidents are invented."""

from datetime import timedelta
from pathlib import Path

import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.channels.gtd import ACT_BY_TYPE
from truceline.report.reading import read_reports
from truceline.values.taxonomy import ACT_GROUP

COLUMNS = (
    "eventid,iyear,imonth,iday,approxdate,extended,resolution,country,country_txt,region,region_txt,provstate,city,"
    "latitude,longitude,specificity,vicinity,location,summary,attacktype1,attacktype1_txt,target1,gname,weaptype1,"
    "weaptype1_txt,nkill,nwound,nkillter"
)
ROW = {
    "eventid": "201707090001",
    "iyear": "2017",
    "imonth": "7",
    "iday": "9",
    "provstate": "Naima",
    "city": "Tell Naima",
    "latitude": "36.2",
    "longitude": "32.6",
    "specificity": "1",
    "vicinity": "0",
    "summary": "07/09/2017: Assailants fired at a post.",
    "attacktype1": "2",
    "attacktype1_txt": "Armed Assault",
    "target1": "Post",
    "gname": "Front of South",
    "weaptype1": "5",
    "nkill": "2",
    "nwound": "3",
}


def _table(folder: Path, *changes: dict[str, str]) -> Path:
    rows = [ROW | {"eventid": f"20170709000{number}"} | change for number, change in enumerate(changes, start=1)]
    names = COLUMNS.split(",")
    return put(folder, "\n".join([COLUMNS, *(",".join(row.get(name, "") for name in names) for row in rows), ""]))


def test_an_incident_is_a_report_with_what_gtd_says_of_place_act_and_persons(tmp_path: Path) -> None:
    (report,) = read_reports([_table(tmp_path, {})], SETTINGS).table.to_pylist()
    expected = {
        "source": "gtd",
        "source_family": "research",
        "reference": "201707090001",
        "longitude": 32.6,
        "latitude": 36.2,
        "radius_m": 2_000.0,
        "place_name": "Tell Naima",
        "admin1": "Naima",
        "observed": "told",
        "act": "small_arms_fire",
        "actor": "Front of South",
        "target": "Post",
        "killed_best": 2,
        "injured_best": 3,
        "said": "07/09/2017: Assailants fired at a post.",
        "occurred_within_s": 43_200.0,
    }
    assert {name: report[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("told", "radius_m"),
    [
        ({"vicinity": "1"}, 25_000.0),
        ({"specificity": "2"}, 70_000.0),
        ({"specificity": "3", "vicinity": "1"}, 70_000.0),
        ({"specificity": "4"}, 140_000.0),
        ({"specificity": "5"}, None),
        ({"specificity": "5", "latitude": "", "longitude": ""}, None),
        ({"latitude": "", "longitude": ""}, None),
    ],
)
def test_a_place_is_as_well_known_as_its_specificity_and_vicinity_say(
    tmp_path: Path, told: dict[str, str], radius_m: float | None
) -> None:
    (report,) = read_reports([_table(tmp_path, told)], SETTINGS).table.to_pylist()
    assert report["radius_m"] == radius_m
    assert (report["longitude"] is None) == (radius_m is None)


def test_every_type_of_attack_is_an_act_of_ours_or_none(tmp_path: Path) -> None:
    assert set(ACT_BY_TYPE) == {str(code) for code in range(1, 10)}
    assert {act for act in ACT_BY_TYPE.values() if act} <= set(ACT_GROUP)
    by_fire = _table(tmp_path, {"weaptype1": "8"}, {"attacktype1": "1"}, {"attacktype1": "9"})
    assert read_reports([by_fire], SETTINGS).table["act"].to_pylist() == ["fire", "person", None]


def test_a_day_of_nought_is_the_month_and_a_month_of_nought_the_year(tmp_path: Path) -> None:
    table = _table(tmp_path, {"iday": "0"}, {"iday": "0", "imonth": "0"})
    month, year = (timedelta(seconds=s) for s in read_reports([table], SETTINGS).table["occurred_within_s"].to_pylist())
    assert month == timedelta(days=15.5)
    assert year == timedelta(days=182.5)


def test_what_nobody_knows_and_what_is_divided_among_incidents_stays_empty(tmp_path: Path) -> None:
    table = _table(
        tmp_path, {"gname": "Unknown", "target1": "unknown", "nkill": "1.33", "nwound": "-99"}, {"nkill": "2.0"}
    )
    read = read_reports([table], SETTINGS)
    first, second = read.table.to_pylist()
    assert {name: first[name] for name in ("actor", "target", "killed_best", "injured_best")} == {
        "actor": None,
        "target": None,
        "killed_best": None,
        "injured_best": None,
    }
    assert second["killed_best"] == 2
    assert found(read.remarks) == [("R077", 2, "nkill")]


def test_codes_that_the_codebook_does_not_have_are_named(tmp_path: Path) -> None:
    told = problems_of(_table(tmp_path, {"specificity": "7", "attacktype1": "12"}))
    assert found(told) == [("R017", 2, "attacktype1"), ("R017", 2, "specificity")]
