from datetime import timedelta
from pathlib import Path

import pytest
from report_forms import DAMASCUS, SETTINGS, found, problems_of, put

from truceline.report.channels.acled import ACT_BY_KIND
from truceline.report.reading import read_reports
from truceline.values.taxonomy import ACT_GROUP

# The column names of the exports; the events are invented.
OLD = (
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3"
)
OLD_ROW = (
    "7001,760,NOR11,11,09 July 2017,2017,1,Explosions/Remote violence,Shelling/artillery/missile attack,"
    "Forces of North,,1,Front of South,,2,12,Middle East,Northland,Naima,Naima district,,Tell Naima,"
    "32.6,36.2,1,Agency N,National,Shells fell on the hill.,2,1570000000,NOR"
)
NEW = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
NEW_ROW = (
    "NOR11,2017-07-09,2017,1,Political violence,Explosions/Remote violence,Shelling/artillery/missile attack,"
    "Forces of North,,State Forces,Front of South,,Rebel Group,State Forces-Rebel Group,,760,Middle East,Northland,"
    "Naima,Naima district,,Tell Naima,32.6,36.2,1,Agency N,National,Shells fell on the hill.,2,,1570000000"
)


def test_old_and_new_exports_of_one_event_are_one_report(tmp_path: Path) -> None:
    old = put(tmp_path, f"{OLD}\n{OLD_ROW}\n", "old.csv")
    new = put(tmp_path, f"{NEW}\n{NEW_ROW}\n", "new.csv")
    read = read_reports([old, new], SETTINGS)
    assert (read.table.num_rows, read.repeated) == (1, 1)
    report = read.table.to_pylist()[0]
    expected = {
        "source": "acled",
        "source_family": "research",
        "reference": "NOR11",
        "relayed_from": "Agency N",
        "longitude": 36.2,
        "latitude": 32.6,
        "radius_m": 2000.0,
        "place_name": "Tell Naima",
        "admin1": "Naima",
        "observed": "told",
        "act": "fire",
        "actor": "Forces of North",
        "target": "Front of South",
        "killed_low": None,
        "killed_best": 2,
        "killed_high": None,
        "said": "Shells fell on the hill.",
        "occurred_within_s": 43_200.0,
    }
    assert {name: report[name] for name in expected} == expected


def test_an_export_without_country_numbers_is_read_by_data_id(tmp_path: Path) -> None:
    text = f"{OLD}\n{OLD_ROW}\n".replace("event_id_cnty", "event_code")
    assert read_reports([put(tmp_path, text)], SETTINGS).table["reference"].to_pylist() == ["7001"]


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [("1", "2017-07-09", "2017-07-10"), ("2", "2017-07-06", "2017-07-13"), ("3", "2017-06-24", "2017-07-25")],
)
def test_the_precision_of_the_date_widens_it_by_local_days(
    tmp_path: Path, precision: str, first: str, last: str
) -> None:
    text = f"{NEW}\n{NEW_ROW.replace('2017-07-09,2017,1', f'2017-07-09,2017,{precision}')}\n"
    report = read_reports([put(tmp_path, text)], SETTINGS).table.to_pylist()[0]
    half = timedelta(seconds=report["occurred_within_s"])
    days = [f"{(report['occurred_at'] + side).astimezone(DAMASCUS):%Y-%m-%d}" for side in (-half, half)]
    assert days == [first, last]


@pytest.mark.parametrize(("precision", "radius"), [("1", 2000.0), ("2", 25_000.0), ("3", 140_000.0)])
def test_the_precision_of_the_place_is_a_radius(tmp_path: Path, precision: str, radius: float) -> None:
    text = f"{NEW}\n{NEW_ROW.replace('36.2,1,', f'36.2,{precision},')}\n"
    assert read_reports([put(tmp_path, text)], SETTINGS).table["radius_m"].to_pylist() == [radius]


def test_every_act_of_the_mapping_is_one_of_ours() -> None:
    assert {act for act in ACT_BY_KIND.values() if act} <= set(ACT_GROUP)


def test_a_kind_of_event_that_is_new_here_is_kept_without_an_act_and_remarked_on(tmp_path: Path) -> None:
    text = f"{NEW}\n{NEW_ROW.replace('Shelling/artillery/missile attack', 'Orbital strike')}\n"
    read = read_reports([put(tmp_path, text)], SETTINGS)
    assert read.table["act"].to_pylist() == [None]
    assert found(read.remarks) == [("R063", 2, "sub_event_type")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("36.2,1,", "36.2,4,", ("R017", 2, "geo_precision")),
        ("2017-07-09", "31 June 2017", ("R019", 2, "event_date")),
        ("2017-07-09", "09/07/2017", ("R018", 2, "event_date")),
        (",2,,1570000000", ",-2,,1570000000", ("R016", 2, "fatalities")),
    ],
)
def test_problems_name_the_columns_as_acled_does(
    tmp_path: Path, old: str, new: str, expected: tuple[str, int, str]
) -> None:
    assert found(problems_of(put(tmp_path, f"{NEW}\n{NEW_ROW.replace(old, new)}\n"))) == [expected]


@pytest.mark.parametrize(
    ("targeting", "fatalities", "harmed"),
    [("Civilian targeting", "2", "civilians"), ("Civilian targeting", "0", None), ("", "2", None)],
)
def test_civilians_were_harmed_where_they_were_the_target_and_somebody_died(
    targeting: str, fatalities: str, harmed: str | None, tmp_path: Path
) -> None:
    row = NEW_ROW.replace("Rebel Group,,", f"Rebel Group,{targeting},").replace("hill.,2,", f"hill.,{fatalities},")
    row = row.replace("State Forces-Rebel Group,,", f"State Forces-Rebel Group,{targeting},")
    (report,) = read_reports([put(tmp_path, f"{NEW}\n{row}\n", "new.csv")], SETTINGS).table.to_pylist()
    assert report["harmed"] == harmed


def test_a_source_that_acled_does_not_disclose_is_repeated_by_nobody(tmp_path: Path) -> None:
    row = NEW_ROW.replace("Agency N", "Undisclosed Source")
    read = read_reports([put(tmp_path, f"{NEW}\n{row}\n")], SETTINGS)

    assert read.table["relayed_from"].to_pylist() == [None]
    (told,) = [one for one in read.remarks if one.code == "R085"]
    assert (told.where.column, told.came) == ("source", "“Undisclosed Source”")
