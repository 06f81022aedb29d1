import gzip
from collections import Counter
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from report_forms import DAMASCUS, SETTINGS, found, problems_of, put

from truceline.report.channels.precision import BY_WHERE_PREC
from truceline.report.reading import ReadReports, read_reports

HEADER = (
    "id,type_of_violence,side_a,side_b,source_article,source_office,source_headline,where_prec,where_coordinates,"
    "adm_1,adm_2,latitude,longitude,date_prec,date_start,date_end,low,best,high"
)
ROW = {
    "id": "9001",
    "type_of_violence": "1",
    "side_a": "Government of Northland",
    "side_b": "Southern Front",
    "source_article": "whole",
    "source_office": "Agency N",
    "source_headline": "Shells on Naima",
    "where_prec": "1",
    "where_coordinates": "Naima village",
    "adm_1": "Naima Governorate",
    "adm_2": "Naima district",
    "latitude": "32.6",
    "longitude": "36.2",
    "date_prec": "1",
    "date_start": "2017-07-09",
    "date_end": "2017-07-09",
    "low": "1",
    "best": "2",
    "high": "3",
}


def ged(**changes: str) -> str:
    row = {**ROW, **changes}
    return f"{HEADER}\n{','.join(row[name] for name in HEADER.split(','))}\n"


@pytest.fixture(scope="module")
def syria(shared_data: Path) -> ReadReports:
    return read_reports([shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"], SETTINGS)


def test_all_16566_events_of_syria_are_read_and_each_has_an_identity_of_its_own(syria: ReadReports) -> None:
    assert syria.table.num_rows == 16_566
    assert len(set(syria.table["report_id"].to_pylist())) == 16_566
    assert (syria.problems, syria.repeated) == ((), 0)


# Counted in the file itself, by date_start (issue 2).
LABELLED = {"2017-06": 87, "2017-07": 27, "2017-08": 31, "2018-05": 20, "2018-06": 77}


def test_events_by_month_in_the_southwest_are_those_of_the_labels(syria: ReadReports) -> None:
    southwest = {"Dar`a Governorate", "Daraa Governorate", "Quneitra Governorate", "As Suwayda Governorate"}
    months: Counter[str] = Counter()
    for report in syria.table.select(["occurred_at", "occurred_within_s", "admin1"]).to_pylist():
        first = report["occurred_at"] - timedelta(seconds=report["occurred_within_s"])
        if report["admin1"] in southwest:
            months[f"{first.astimezone(DAMASCUS):%Y-%m}"] += 1
    assert {month: months[month] for month in LABELLED} == LABELLED


def test_figures_that_ucdp_publishes_out_of_order_are_ordered_and_remarked_on(syria: ReadReports) -> None:
    assert Counter(remark.code for remark in syria.remarks) == {"R064": 101, "R094": 1, "R095": 45}
    for report in syria.table.select(["killed_low", "killed_best", "killed_high"]).to_pylist():
        assert report["killed_low"] <= report["killed_best"] <= report["killed_high"]


def test_the_lines_are_those_of_the_file_even_after_quoted_line_breaks(syria: ReadReports, shared_data: Path) -> None:
    text = gzip.decompress((shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").read_bytes()).decode()
    lines = text.split("\n")
    for report in syria.table.select(["reference", "original_line"]).to_pylist():
        assert lines[report["original_line"] - 1].startswith(f"{report['reference']},")


def test_an_event_says_no_more_than_ucdp_does(tmp_path: Path) -> None:
    report = read_reports([put(tmp_path, ged())], SETTINGS).table.to_pylist()[0]
    expected = {
        "source": "ucdp-ged",
        "source_family": "research",
        "reference": "9001",
        "relayed_from": "Agency N",
        "longitude": 36.2,
        "latitude": 32.6,
        "radius_m": 2000.0,
        "place_name": "Naima village",
        "admin1": "Naima Governorate",
        "admin2": "Naima district",
        "observed": "told",
        "act": "fire",
        "actor": "Government of Northland",
        "target": "Southern Front",
        "killed_low": 1,
        "killed_best": 2,
        "killed_high": 3,
        "said": "Shells on Naima",
        "weapon": None,
        "direction": None,
        "count": None,
    }
    assert {name: report[name] for name in expected} == expected


@pytest.mark.parametrize(("precision", "radius"), [(p, r and float(r)) for p, r in BY_WHERE_PREC.items()])
def test_each_place_precision_has_its_radius_and_a_country_is_no_place(
    tmp_path: Path, precision: str, radius: float | None
) -> None:
    report = read_reports([put(tmp_path, ged(where_prec=precision))], SETTINGS).table.to_pylist()[0]
    assert report["radius_m"] == radius
    assert (report["longitude"] is None) == (radius is None)


@pytest.mark.parametrize(
    ("changes", "first", "last"),
    [
        ({}, "2017-07-09", "2017-07-10"),
        ({"date_start": "2017-07-09 00:00:00.000", "date_end": "2017-07-09 00:00:00.000"}, "2017-07-09", "2017-07-10"),
        ({"date_prec": "2", "date_end": "2017-07-11"}, "2017-07-09", "2017-07-12"),
        ({"date_prec": "3"}, "2017-07-06", "2017-07-13"),
        ({"date_prec": "4", "date_start": "2017-07-01", "date_end": "2017-07-31"}, "2017-07-01", "2017-08-01"),
        ({"date_prec": "5", "date_start": "2017-01-01", "date_end": "2017-12-31"}, "2017-01-01", "2018-01-01"),
    ],
)
def test_an_event_lies_within_the_local_days_that_ucdp_gives(
    tmp_path: Path, changes: dict[str, str], first: str, last: str
) -> None:
    report = read_reports([put(tmp_path, ged(**changes))], SETTINGS).table.to_pylist()[0]
    half = timedelta(seconds=report["occurred_within_s"])
    days = [f"{(report['occurred_at'] + side).astimezone(DAMASCUS):%Y-%m-%d %H:%M}" for side in (-half, half)]
    assert days == [f"{first} 00:00", f"{last} 00:00"]


@pytest.mark.parametrize(("violence", "act"), [("1", "fire"), ("2", "fire"), ("3", "attack_on_civilians")])
def test_the_kind_of_violence_becomes_the_widest_act_that_is_true_of_it(
    tmp_path: Path, violence: str, act: str
) -> None:
    assert read_reports([put(tmp_path, ged(type_of_violence=violence))], SETTINGS).table["act"].to_pylist() == [act]


@pytest.mark.parametrize(
    ("office", "relayed"), [("SOHR", "SOHR"), ("SOHR;SOHR", "SOHR"), ("SOHR;Airwars", None), ("", None)]
)
def test_an_event_relays_an_office_only_where_there_is_just_one(
    tmp_path: Path, office: str, relayed: str | None
) -> None:
    report = read_reports([put(tmp_path, ged(source_office=office))], SETTINGS).table.to_pylist()[0]
    assert report["relayed_from"] == relayed


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"where_prec": "9"}, ("R017", 2, "where_prec")),
        ({"type_of_violence": "4"}, ("R017", 2, "type_of_violence")),
        ({"date_end": "2017-07-32"}, ("R019", 2, "date_start / date_end")),
        ({"date_end": "2017-07-01"}, ("R023", 2, "date_start / date_end")),
        ({"id": ""}, ("R013", 2, "id")),
        ({"best": "two"}, ("R014", 2, "best")),
        ({"latitude": "north"}, ("R014", 2, "latitude")),
    ],
)
def test_problems_name_the_columns_as_ucdp_does(
    tmp_path: Path, changes: dict[str, str], expected: tuple[str, int, str]
) -> None:
    assert found(problems_of(put(tmp_path, ged(**changes)))) == [expected]


def test_older_and_newer_versions_are_read_by_their_own_names(tmp_path: Path) -> None:
    older = ged().replace("low,best,high", "low_est,best_est,high_est")
    newer = (
        ged().replace("side_a,", "side_a,", 1).replace("id,type", "id,relid,type").replace("9001,", "9001,SYR-2017,")
    )
    for text in (older, newer):
        report = read_reports([put(tmp_path, text)], SETTINGS).table.to_pylist()[0]
        assert (report["reference"], report["killed_best"]) == ("9001", 2)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, ged().replace("date_end", "date_stop")))
    assert (problem.code, problem.where.line) == ("R005", 1)
    assert "date_end" in problem.expected


def test_the_zone_of_the_reading_decides_what_a_day_is(tmp_path: Path) -> None:
    path = put(tmp_path, ged())
    report = read_reports([path], SETTINGS).table.to_pylist()[0]
    # Noon in Damascus in summer, three hours ahead of UTC.
    assert report["occurred_at"].astimezone(UTC).hour == 9
    assert replace(SETTINGS, zone=DAMASCUS) == SETTINGS


def test_an_office_named_by_its_address_is_a_source_and_not_one_report_of_it(tmp_path: Path) -> None:
    row = ged(source_office="http://map.example/syria")
    report = read_reports([put(tmp_path, row)], SETTINGS).table.to_pylist()[0]

    assert report["relayed_from"] == "map.example syria"


@pytest.mark.parametrize(
    ("deaths", "harmed"),
    [("3,0,0,0", "civilians"), ("0,2,0,0", "fighters"), ("0,0,2,1", None), ("1,0,4,1", "both"), ("0,0,0,0", None)],
)
def test_whom_an_event_harmed_is_told_by_whose_dead_are_counted(
    deaths: str, harmed: str | None, tmp_path: Path
) -> None:
    """Where it is not known who some of the dead were, fighters may not have been alone."""
    header, row = ged().splitlines()
    text = f"{header},deaths_civilians,deaths_a,deaths_b,deaths_unknown\n{row},{deaths}\n"
    (report,) = read_reports([put(tmp_path, text, "ged.csv")], SETTINGS).table.to_pylist()
    assert report["harmed"] == harmed
