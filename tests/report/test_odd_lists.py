"""Lists as programs and people really export them: read where they say one thing, with a remark where something was understood or left out."""

from pathlib import Path

import pyarrow as pa
import pytest
from report_forms import SETTINGS, csv_text, found, problems_of, put

from truceline.report.channels.list_cells import days, times
from truceline.report.channels.list_degrees import degrees
from truceline.report.reading import ReadReports, read_reports
from truceline.report.rows import TEXT

UTM = "id,date,x,y\n1,2017-07-09,237000,3610000\n"


def read(folder: Path, content: str | bytes, name: str = "list.csv") -> ReadReports:
    return read_reports([put(folder, content, name)], SETTINGS)


def remarks(told: ReadReports, code: str) -> list[tuple[str | int, str]]:
    return [(one.where.column, one.came) for one in told.remarks if one.code == code]


def test_a_stray_byte_in_a_heading_that_nobody_needs_refuses_nothing(tmp_path: Path) -> None:
    stray = "ملاحظة".encode("cp1256")
    told = read(tmp_path, b"id,date,lat,lon,radius_m," + stray + b"\n1,2017-07-09,32.6,36.2,800," + stray + b"\n")
    assert told.table.num_rows == 1
    assert remarks(told, "R082") == [("(column 6)", "“ملاحظة”")]
    assert remarks(told, "R080") == [("(column 6)", "“ملاحظة”")]


def test_a_heading_is_never_guessed_by_what_its_stray_bytes_may_be(tmp_path: Path) -> None:
    # Teeth: in windows-1251 it would be “killed”, and a byte behind “killed” leaves no “killed” either.
    for heading in ("убито".encode("cp1251"), b"killed\xff", b"\xffkilled"):
        told = read(tmp_path, b"id,date,lat,lon,radius_m," + heading + b"\n1,2017-07-09,32.6,36.2,800,3\n")
        assert told.table["killed_best"].to_pylist() == [None]
        assert [code for code, *_ in found(told.remarks)] == ["R082"]


def test_a_stray_byte_in_a_heading_that_is_needed_refuses_the_file(tmp_path: Path) -> None:
    told = problems_of(put(tmp_path, "id,дата,lat,lon\n".encode("cp1251") + b"1,2017-07-09,32.6,36.2\n", "list.csv"))
    assert found(told) == [("R011", 1, 0)]
    ours = csv_text().encode().replace(b"said", b"sa\xefid")
    assert [code for code, *_ in found(problems_of(put(tmp_path, ours)))] == ["R007"]


def test_upright_strokes_part_columns(tmp_path: Path) -> None:
    told = read(tmp_path, 'id|date|lat|lon|radius_m|text\n1|2017-07-09|32.6|36.2|800|"a|b, c"\n')
    assert told.table["said"].to_pylist() == ["a|b, c"]


def test_how_often_a_word_was_read_as_empty_is_told_for_each_column_and_word(tmp_path: Path) -> None:
    rows = "".join(
        f"{number},2017-07-09,{lat},{lat},{killed}\n"
        for number, lat, killed in (
            (1, "NaN", "NULL"),
            (2, "NaN", "غير معروف"),
            (3, "None", "не известно"),
            (4, "—", "NULL"),
        )
    )
    told = read(tmp_path, "id,date,Lat,Lon,Killed\n" + rows)
    assert told.table["latitude"].null_count == told.table["killed_best"].null_count == 4
    counted = {(one.where.column, one.came, one.remedy) for one in told.remarks if one.code == "R085"}
    assert counted == {
        (column, f"“{word}”", f"Read as empty (rows: {rows}).")
        for column, word, rows in (
            *((name, word, count) for name in ("Lat", "Lon") for word, count in (("NaN", 2), ("None", 1), ("—", 1))),
            ("Killed", "NULL", 2),
            ("Killed", "غير معروف", 1),
            ("Killed", "не известно", 1),
        )
    }


def test_none_of_a_number_of_dead_is_not_guessed_at(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "id,date,lat,lon,killed\n1,2017-07-09,32.6,36.2,None\n", "list.csv"))
    assert (told.code, "may mean nobody" in told.remedy) == ("R014", True)


def test_numbers_and_days_of_known_tables_may_be_not_known_too(tmp_path: Path) -> None:
    text = "id,where_prec,date_prec,date_start,date_end,type_of_violence,latitude,longitude,best,side_a\n"
    told = read(tmp_path, text + "9001,1,1,2017-07-09,2017-07-09,1,32.6,36.2,NA,NA\n", "ged.csv")
    assert (told.table["killed_best"].to_pylist(), told.table["actor"].to_pylist()) == ([None], ["NA"])
    assert remarks(told, "R085") == [("best", "“NA”")]


def test_in_our_own_form_a_word_in_a_number_stays_a_problem(tmp_path: Path) -> None:
    assert [code for code, *_ in found(problems_of(put(tmp_path, csv_text({"count": "NaN"}))))] == ["R014"]


POINT = {"latitude": 32.6, "longitude": 36.2}


@pytest.mark.parametrize(
    ("heading", "cell", "radius_m"),
    [
        ("location", "32.6 36.2 0 12", 19.5),
        ("Geopoint", "32.6 36.2 540.5 4.5", 7.3),
        ("gps", "32.6 36.2 0 0", 5_000.0),
        ("coordinates", "32.6  36.2 -3 12", 19.5),
        ("WKT", "POINT (36.2 32.6)", 5_000.0),
        ("geometry", "SRID=4326;POINT Z (36.2 32.6 540)", 5_000.0),
        ('"Lat, Lon"', '"32.6, 36.2"', 5_000.0),
        ("Latitude/Longitude", "(32.6; 36.2)", 5_000.0),
        ("lon lat", "36.2 32.6", 5_000.0),
        ("GPS (lat lon)", "32.6 36.2", 5_000.0),
    ],
)
def test_a_point_in_one_cell_is_read_where_heading_and_cell_say_which_number_is_which(
    heading: str, cell: str, radius_m: float, tmp_path: Path
) -> None:
    told = read(tmp_path, f"id,date,{heading}\n1,2017-07-09,{cell}\n")
    (report,) = told.table.to_pylist()
    assert {name: report[name] for name in (*POINT, "place_name")} == POINT | {"place_name": None}
    assert report["radius_m"] == pytest.approx(radius_m, abs=0.1)
    assert [code for code, *_ in found(told.remarks)] == ["R078"]


@pytest.mark.parametrize("cell", ['"32.6, 36.2"', "32.6 36.2", "95.1 36.2 0 12", "Tell Naima"])
def test_two_numbers_of_which_nothing_says_which_is_which_are_a_problem(cell: str, tmp_path: Path) -> None:
    told = problems_of(put(tmp_path, f"id,date,coordinates\n1,2017-07-09,{cell}\n", "list.csv"))
    assert found(told) == [("R087", 2, "coordinates")]


def test_beside_columns_of_coordinates_a_point_in_one_cell_is_no_name_of_a_place(tmp_path: Path) -> None:
    text = "_id,date,Location,_Location_latitude,_Location_longitude,radius_m\n"
    told = read(tmp_path, text + "1,2017-07-09,1.1 2.2 0 12,32.6,36.2,800\n2,2017-07-09,Old Mill,32.6,36.2,800\n")
    assert told.table["place_name"].to_pylist() == [None, "Old Mill"]
    assert told.table["latitude"].to_pylist() == [32.6, 32.6]


def test_names_and_points_under_one_heading_are_each_what_they_are(tmp_path: Path) -> None:
    told = read(tmp_path, "id,date,location\n1,2017-07-09,32.6 36.2 0 12\n2,2017-07-09,Old Mill\n")
    assert told.table["place_name"].to_pylist() == [None, "Old Mill"]
    assert told.table["latitude"].to_pylist() == [32.6, None]
    named = read(tmp_path, "id,date,location\n2,2017-07-09,Old Mill\n")
    assert [code for code, *_ in found(named.remarks)] == ["R072"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("32°36'15\"N", "32.60416667"),
        ("32° 36.25' N", "32.60416667"),
        ("32º36′15″ N", "32.60416667"),
        ("32°36'15''", "32.60416667"),
        ("N32.6", "32.6"),
        ("32,6° с.ш.", "32.6"),
        ("32.6 شمالا", "32.6"),
        ("٣٢٫٦° شمال", "32.6"),
        ("-32°30'", "-32.5"),
        ("32.5 s", "-32.5"),
        ("32.6", "32.6"),
    ],
)
def test_degrees_are_read_as_people_write_them(written: str, value: str) -> None:
    assert degrees(pa.array([written], TEXT), "latitude").to_pylist() == [value]


@pytest.mark.parametrize(
    "written", ["32.6 E", "32°61'N", "32.5°30'", "-32.6 S", "N32.6S", "32 36 15", "°", "N", "3" * 50 + "°"]
)
def test_degrees_that_say_two_things_are_left_to_the_check(written: str) -> None:
    assert degrees(pa.array([written], TEXT), "latitude").to_pylist() == [written]


@pytest.mark.parametrize(
    "written",
    [
        "July 9, 2017",
        "Jul 9 2017",
        "9th of July 2017",
        "9th July 2017",
        "Sunday 9 July 2017",
        "Sun, 9 Jul 2017",
        "20170709",
        "09-JUL-2017",
    ],
)
def test_a_day_that_is_one_day_to_everybody_is_read(written: str) -> None:
    assert days(pa.array([written], TEXT), heading="date", day_first=None) == ["2017-07-09"]


@pytest.mark.parametrize(
    "written", ["9-Jul-45", "09072017", "20171309", "7/9/2017", "9.7.2017", "32 July", "Foo 9 2017"]
)
def test_a_day_that_may_be_two_is_left_to_the_check(written: str) -> None:
    assert days(pa.array([written], TEXT), heading="date", day_first=None) == [written]


def test_a_moment_in_utc_is_read(tmp_path: Path) -> None:
    told = read(tmp_path, "id,date,place\n1,2017-07-09 14:30:00 UTC,Old Mill\n2,2017-07-09 14:30 GMT,Old Mill\n")
    assert [f"{at:%H:%M}" for at in told.table["occurred_at"].to_pylist()] == ["14:30", "14:30"]


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("14h30", "14:30"),
        ("14 h", "14"),
        ("2:30 PM", "14:30"),
        ("1430", "14:30"),
        ("14:30 hrs", "14:30"),
        ("14:30h", "14:30"),
        ("1899-12-30 14:30:00", "14:30:00"),
        ("14:30+03:00", "14:30+03:00"),
        ("14:30Z", "14:30Z"),
    ],
)
def test_an_hour_is_read_as_people_write_it(cell: str, clock: str) -> None:
    assert times(pa.array([cell], TEXT)) == [clock]


@pytest.mark.parametrize(
    "cell", ["~14:30", "14:30-15:00", "06:00-07:00", "noon", "morning", "5 hours", "0.604166667", "2430"]
)
def test_an_hour_that_is_none_leaves_the_day(cell: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"id,date,time,place\n1,2017-07-09,{cell},Old Mill\n")
    assert told.table["occurred_within_s"].to_pylist() == [43_200]
    assert remarks(told, "R086") == [("time", f"“{cell}”")]


def test_a_span_of_hours_is_no_time_with_an_offset(tmp_path: Path) -> None:
    assert found(problems_of(put(tmp_path, csv_text({"occurred_at": "2017-07-09T14:30-15:00"})))) == [
        ("R019", 2, "occurred_at")
    ]


@pytest.mark.parametrize(("text", "hint"), [(UTM, "metres of a projection"), (UTM.replace("237000", "361"), "")])
def test_metres_of_a_projection_are_told_to_be_such(text: str, hint: str, tmp_path: Path) -> None:
    (told, *_) = problems_of(put(tmp_path, text, "list.csv"))
    assert (told.code, hint in told.remedy, "projection" in told.remedy) == ("R016", True, bool(hint))


def test_a_grid_is_told_to_be_converted(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "id,date,MGRS\n1,2017-07-09,37SBT1234567890\n", "list.csv"))
    assert "Places on a grid (MGRS, UTM) are not read" in told.remedy


def test_a_column_that_nobody_reads_may_stand_there_twice(tmp_path: Path) -> None:
    told = read(tmp_path, "id,date,place,Comments,Comments\n1,2017-07-09,Old Mill,a,b\n")
    assert told.table.num_rows == 1
    assert found(problems_of(put(tmp_path, "id,date,place,notes,notes\n1,2017-07-09,Mill,a,b\n", "list.csv"))) == [
        ("R006", 1, "notes")
    ]


def test_at_least_five_is_no_formula(tmp_path: Path) -> None:
    told = read_reports([put(tmp_path, csv_text({"count": "5+"}))], SETTINGS).table
    assert (told["count_low"].to_pylist(), told["count"].to_pylist()) == ([5], [None])
    assert [code for code, *_ in found(problems_of(put(tmp_path, csv_text({"count": "5+3"}))))] == ["R015"]


def test_a_name_copied_with_signs_of_no_width_hides_no_number(tmp_path: Path) -> None:
    told = read(tmp_path, "id,date,lat,lon\n1,2017-07-09\u200e,32.6\u200b,\ufeff36.2\n")
    assert told.table["latitude"].to_pylist() == [32.6]
