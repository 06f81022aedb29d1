"""Lists that nobody made for us: an id, a date and a point or a name are enough, and what is not understood is left empty."""

from dataclasses import replace
from pathlib import Path

import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.channels.list_names import NAMES
from truceline.report.reading import read_reports

LIST = "id,date,lat,lon,type,text,source\n"
ROW = "17,2017-07-09,32.6,36.2,Shelling/artillery/missile attack,Shells fell on the hill.,Agency N\n"


def test_a_list_with_an_id_a_date_and_a_point_is_read_as_it_is(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, LIST + ROW, "theirs.csv")], SETTINGS)
    report = read.table.to_pylist()[0]
    expected = {
        "source": "Agency N",
        "source_family": "research",
        "reference": "17",
        "relayed_from": None,
        "longitude": 36.2,
        "latitude": 32.6,
        "radius_m": 5000.0,
        "act": "fire",
        "said": "Shells fell on the hill.",
        "occurred_within_s": 43_200.0,
    }
    assert {name: report[name] for name in expected} == expected
    assert [(found.code, found.where.line) for found in read.remarks] == [("R065", 1)]


def test_the_file_is_the_source_of_a_list_that_names_none_and_a_time_makes_the_minute(tmp_path: Path) -> None:
    text = (
        "Event ID;Day;Time;Latitude;Long;radius_m\n5;9 July 2017;06:40;32.6;36.2;800\n6;10 July 2017;;32.6;36.2;900\n"
    )
    read = read_reports([put(tmp_path, text, "ministry.2017.csv")], SETTINGS)
    assert read.remarks == ()
    assert read.table["source"].to_pylist() == ["ministry", "ministry"]
    assert read.table["radius_m"].to_pylist() == [800.0, 900.0]
    assert read.table["occurred_within_s"].to_pylist() == [30.0, 43_200.0]


def test_of_two_names_for_one_thing_the_likelier_is_taken_and_nothing_is_refused_for_it(tmp_path: Path) -> None:
    text = "event_id,id,date,day,lat,lon\nE5,5,2017-07-09,Sunday,32.6,36.2\n"
    report = read_reports([put(tmp_path, text, "list.csv")], SETTINGS).table.to_pylist()[0]
    assert (report["reference"], report["occurred_within_s"]) == ("5", 43_200.0)


def test_a_kind_that_is_not_known_leaves_the_act_empty_with_a_remark(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, LIST + ROW.replace("Shelling/artillery/missile attack", "Strafing"))], SETTINGS)
    assert read.table["act"].to_pylist() == [None]
    assert ("R063", 2, "type") in [(found.code, found.where.line, found.where.column) for found in read.remarks]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("date,lat,lon\n2017-07-09,32.6,36.2\n", "R005", 1, 0),
        (LIST + ROW.replace("36.2", "361.2"), "R016", 2, "lon"),
        (LIST + ROW.replace("2017-07-09", "9/7/2017"), "R018", 2, "date"),
    ],
    ids=["no id", "no such place", "no such date"],
)
def test_what_is_wrong_with_a_plain_list_is_told_in_its_own_words(
    tmp_path: Path, text: str, code: str, line: int, column: str | int
) -> None:
    told = problems_of(put(tmp_path, text, "list.csv"))
    assert [(found.code, found.where.line, found.where.column) for found in told] == [(code, line, column)]


def test_a_form_of_ours_with_a_slip_is_still_told_what_ours_needs(tmp_path: Path) -> None:
    text = "source,source_family,reference,date,latitude,longitude\nA,monitor,1,2017-07-09,32.6,36.2\n"
    assert "R005" in {found.code for found in problems_of(put(tmp_path, text, "list.csv"))}


def test_further_columns_that_are_asked_for_are_given_beside_a_plain_list_too(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,stance\n5,2017-07-09,32.6,36.2,800,denies\n"
    asked = replace(SETTINGS, beside=("stance",))
    read = read_reports([put(tmp_path, text, "list.csv")], asked)
    assert list(read.beside.values()) == [{"stance": "denies"}]


def test_headings_as_people_write_them_are_known(tmp_path: Path) -> None:
    text = "Ref. No,Date of incident,Y,X,radius_m,Kind of incident,Dead\n7,2017-07-09,32.6,36.2,800,attack,3\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    report = read.table.to_pylist()[0]
    expected = {"reference": "7", "latitude": 32.6, "longitude": 36.2, "act": "attack_on_civilians", "killed_best": 3}
    assert {name: report[name] for name in expected} == expected
    assert read.remarks == ()


def test_x_and_y_are_the_place_only_where_no_other_column_is(tmp_path: Path) -> None:
    text = "id,date,x,y,lat,lon,radius_m\n7,2017-07-09,245000,3610000,32.6,36.2,800\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert (read.table["latitude"].to_pylist(), read.table["longitude"].to_pylist()) == ([32.6], [36.2])
    assert ["x, y" in found.remedy for found in read.remarks] == [True]


def test_columns_that_are_not_read_are_named_in_a_remark(tmp_path: Path) -> None:
    text = "id,date,time,lat,lon,radius_m,stance,Side 1,Perished,\n5,2017-07-09,06:40,32.6,36.2,800,denies,N,2,z\n"
    asked = replace(SETTINGS, beside=("stance",))
    read = read_reports([put(tmp_path, text, "list.csv")], asked)
    assert [(found.code, found.where.line, found.came) for found in read.remarks] == [("R070", 1, "“2 columns”")]
    assert "Not read: Side 1, Perished. " in read.remarks[0].remedy


def test_one_unread_column_is_one_column(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, (LIST + ROW).replace("text", "weather"), "theirs.csv")], SETTINGS)
    assert next(found.came for found in read.remarks if found.code == "R070") == "“1 column”"


def test_whom_a_row_repeats_is_read_by_our_own_name_alone(tmp_path: Path) -> None:
    """What stands under other names may be two agencies, or an address."""
    header = LIST.replace("type", "relayed_from").replace("text", "according to")
    (report,) = read_reports([put(tmp_path, header + ROW, "theirs.csv")], SETTINGS).table.to_pylist()
    assert (report["relayed_from"], report["said"]) == ("Shelling/artillery/missile attack", None)


@pytest.mark.parametrize(("told", "invented"), [("true", True), ("YES", True), ("1", True), ("no", False), ("", False)])
def test_a_list_that_says_its_rows_are_an_exercise_never_passes_for_real(
    tmp_path: Path, told: str, invented: bool
) -> None:
    text = LIST.replace("type", "Exercise") + ROW.replace("Shelling/artillery/missile attack", told)
    assert read_reports([put(tmp_path, text, "theirs.csv")], SETTINGS).table["exercise"].to_pylist() == [invented]


def test_what_says_neither_that_a_row_is_an_exercise_nor_that_it_is_none_is_refused(tmp_path: Path) -> None:
    text = LIST.replace("type", "exercise") + ROW.replace("Shelling/artillery/missile attack", "perhaps")
    assert ("R017", 2, "exercise") in found(problems_of(put(tmp_path, text, "theirs.csv")))


def test_so_many_unread_columns_are_named_as_a_person_reads_and_the_rest_are_counted(tmp_path: Path) -> None:
    more = ["more \u202e" + f"{number} {'y' * 60}" for number in range(25)]
    header = ",".join(["id,date,lat,lon,radius_m", *more])
    text = f"{header}\n5,2017-07-09,32.6,36.2,800{',1' * 25}\n"
    (remark,) = read_reports([put(tmp_path, text, "list.csv")], SETTINGS).remarks
    assert " and 5 more. " in remark.remedy
    assert remark.remedy.isprintable()
    assert len(remark.remedy) < 1200


@pytest.mark.parametrize(
    ("above", "line", "came"),
    [
        ("Our list of 2017\n", 2, "“Our list of 2017”"),
        ("Our list of 2017,,\n,,\n", 3, "“Our list of 2017”"),
        ("# Exported 2017-08-01\n# by hand\n", 3, "“# Exported 2017-08-01 # by hand”"),
        ('"Our ""list"""\n', 2, '“Our "list"”'),
        ("\n", 2, ""),
        (" \n\n", 3, ""),
    ],
)
def test_a_list_is_read_below_a_title_or_empty_lines_and_what_stands_above_is_told(
    above: str, line: int, came: str, tmp_path: Path
) -> None:
    sound = "id,date,place\n7,2017-07-09,Old Mill\n8,9/7/2017,Old Mill\n"
    read = read_reports([put(tmp_path, above + sound, "list.csv")], replace(SETTINGS, keep_going=True))
    assert read.table["original_line"].to_pylist() == [line + 1]
    assert found(read.problems) == [("R018", line + 2, "date")]
    assert [(told.came, told.remedy) for told in read.remarks if told.code == "R081"] == (
        [(came, f"They stand in line {line}: what is above them is not read.")] if came else []
    )
    assert {told.where.line for told in read.remarks if told.code != "R081"} == {line}


def test_a_title_above_names_that_nobody_knows_is_told_to_be_removed(tmp_path: Path) -> None:
    (told,) = problems_of(
        put(tmp_path, "Our list of 2017\nNumber of it,When,Spot\n7,2017-07-09,Old Mill\n", "list.csv")
    )
    assert (told.code, told.where.line) == ("R001", 1)
    assert "remove a title, or empty lines, that stand above their names" in told.remedy
    (told,) = problems_of(put(tmp_path, "Ref,When,Village\n7,2017-07-09,Old Mill\n", "list.csv"))
    assert "remove a title" not in told.remedy


@pytest.mark.parametrize(
    ("names", "lacks", "unknown"),
    [
        ("No.,When,Place,المكان,Remark", "date (called تاريخ الحادث, ", "“When, Remark”"),
        ("No.,When,Place", "date (called date_dd_mm_yyyy, ", "“When”"),
    ],
)
@pytest.mark.parametrize("above", ["Incident log / سجل الحوادث\n\n", "", "Log,July 2017\nby hand\n"])
def test_below_a_title_it_is_the_names_of_which_is_told_what_they_lack(
    above: str, names: str, lacks: str, unknown: str, tmp_path: Path
) -> None:
    """Teeth: told of the title, a list seems to lack its id, date and place, each of which but one stands below."""
    rows = "".join(f"{number},2017-07-09,Old Mill{',' * (names.count(',') - 2)}\n" for number in range(3))
    (told,) = problems_of(put(tmp_path, f"{above}{names}\n{rows}", "list.csv"))
    assert (told.code, told.where.line) == ("R001", above.count("\n") + 1)
    assert f"lacks: {lacks}" in told.remedy
    assert "date_dd_mm_yyyy" in told.remedy
    assert "remove a title" not in told.remedy
    assert f"Not known here: {unknown}" in told.remedy


def test_a_table_above_another_is_no_title(tmp_path: Path) -> None:
    text = "Ref,When,Village\n7,2017-07-09,Old Mill\nid,date,place\n8,2017-07-09,Old Mill\n"
    assert found(problems_of(put(tmp_path, text, "list.csv"))) == [("R001", 1, 0)]


def test_a_list_without_what_it_needs_is_told_what_and_by_which_names_it_would_be_known(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "Ref No,When,Y,Easting\n7,2017-07-09,32.6,36.2\n", "list.csv"))
    assert told.code == "R001"
    assert (
        f"lacks: date (called {', '.join(NAMES['occurred_at'])}); longitude (called longitude, lon, lng, "
        in told.remedy
    )
    assert "latitude (called" not in told.remedy
    (told,) = problems_of(put(tmp_path, "Num,date,lat,lon\n7,2017-07-09,32.6,36.2\n", "other.csv"))
    assert (told.code, "one of reference, event_id, incident_id, ref, ref_no" in told.remedy) == ("R005", True)


def test_ranges_of_figures_are_read_and_a_range_alone_says_no_best(tmp_path: Path) -> None:
    text = (
        "id,date,lat,lon,radius_m,Deaths min,deaths_max,wounded,max_wounded\n"
        "1,2017-07-09,32.6,36.2,800,2,3,4–6,\n"
        "2,2017-07-09,32.7,36.3,800,,7,5,9\n"
    )
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    figures = [
        [row[f"{harmed}_{end}"] for harmed in ("killed", "injured") for end in ("low", "best", "high")]
        for row in read.table.to_pylist()
    ]
    assert figures == [[2, None, 3, 4, None, 6], [None, None, 7, None, 5, 9]]
    assert read.remarks == ()


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("3+", 3, None),
        ("at least 3", 3, None),
        ("At Least 3", 3, None),
        ("3 or more", 3, None),
        (">=3", 3, None),
        ("≥ 3", 3, None),
        (">3", 4, None),
        ("more than 3", 4, None),
        ("up to 5", None, 5),
        ("at most 5", None, 5),
        ("<5", None, 4),
        ("على الأقل ٣", 3, None),
        ("٣ على الأقل", 3, None),
        ("ما لا يقل عن ۳", 3, None),
        ("لا يزيد عن ٥", None, 5),
        ("не менее 3", 3, None),
        ("Не более 5", None, 5),
        ("до 5", None, 5),
        ("менее 5", None, 4),
    ],
)
def test_an_end_that_is_told_alone_is_that_end_and_says_no_best(
    cell: str, low: int | None, high: int | None, tmp_path: Path
) -> None:
    text = f'id,date,lat,lon,radius_m,wounded\n1,2017-07-09,32.6,36.2,800,"{cell}"\n2,2017-07-09,32.7,36.3,800,2\n'
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    figures = [[row[f"injured_{end}"] for end in ("low", "best", "high")] for row in read.table.to_pylist()]
    assert figures == [[low, None, high], [None, 2, None]]


@pytest.mark.parametrize("cell", ["several", "3?", "3 dead", "not 3", "at least", "<0", "at least 3+", "+"])
def test_what_tells_no_end_is_told_as_no_number(cell: str, tmp_path: Path) -> None:
    text = f'id,date,lat,lon,radius_m,killed\n1,2017-07-09,32.6,36.2,800,"{cell}"\n'
    (told,) = problems_of(put(tmp_path, text, "list.csv"))
    assert (told.code, told.where.column) == ("R014", "killed")


@pytest.mark.parametrize(
    ("low", "high"),
    [("killed_low", "killed_high"), ("min_killed", "max_killed"), ("Fatalities (minimum)", "Fatalities (maximum)")],
)
def test_the_ends_of_a_range_are_known_by_usual_names(tmp_path: Path, low: str, high: str) -> None:
    text = f"id,date,lat,lon,radius_m,{low},{high}\n1,2017-07-09,32.6,36.2,800,2,3\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert [read.table[f"killed_{end}"].to_pylist() for end in ("low", "best", "high")] == [[2], [None], [3]]


def test_a_low_above_its_high_is_told_in_the_words_of_the_list(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,deaths_min,deaths_max\n1,2017-07-09,32.6,36.2,800,5,3\n"
    (told,) = problems_of(put(tmp_path, text, "list.csv"))
    assert (told.code, told.where.column, told.expected) == ("R029", "deaths_min", "deaths_min ≤ deaths_max")


def test_a_radius_without_a_point_says_nothing_and_the_row_is_taken_without_it(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,place\n1,2017-07-09,,,800,Dael\n2,2017-07-09,32.6,36.2,900,Tafas\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["radius_m"].to_pylist() == [None, 900.0]
    assert [(found.code, found.where.line, found.where.column) for found in read.remarks] == [("R071", 2, "radius_m")]


def test_half_a_point_is_a_problem_with_or_without_a_radius(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m\n1,2017-07-09,,36.2,800\n2,2017-07-09,,36.2,\n"
    told = problems_of(put(tmp_path, text, "list.csv"))
    assert [(found.code, found.where.line, found.where.column) for found in told] == [
        ("R027", 2, "lat"),
        ("R027", 3, "lat"),
    ]


def test_a_list_without_coordinates_is_read_by_its_names_of_places(tmp_path: Path) -> None:
    text = "id,date,village,radius_m\n1,2017-07-09,Dael,800\n2,2017-07-10,Tafas,\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert [read.table[name].to_pylist() for name in ("place_name", "longitude", "radius_m")] == [
        ["Dael", "Tafas"],
        [None, None],
        [None, None],
    ]
    assert [(found.code, found.where.line) for found in read.remarks] == [("R072", 1), ("R071", 2)]


def test_a_list_with_one_coordinate_is_not_read_by_names_instead(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "id,date,lat,place\n1,2017-07-09,32.6,Dael\n", "list.csv"))
    assert (told.code, "lacks: longitude (called longitude, lon" in told.remedy) == ("R001", True)


def test_a_list_with_neither_coordinates_nor_places_is_told_which_names_would_be_known(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "id,date,where\n1,2017-07-09,Dael\n", "list.csv"))
    assert told.code == "R001"
    assert "lacks: latitude (called latitude, lat" in told.remedy
    assert ", or place (called place_name, place, " in told.remedy


def test_a_decimal_comma_is_read_in_degrees_and_nowhere_else(tmp_path: Path) -> None:
    text = "id;date;lat;lon;radius_m\n1;2017-07-09;32,6;-36,2041;800\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert (read.table["latitude"].to_pylist(), read.table["longitude"].to_pylist()) == ([32.6], [-36.2041])
    told = problems_of(put(tmp_path, text.replace(";800", ";1,5") + "2;2017-07-09;1,032,6;36,2;800\n", "list.csv"))
    assert [(found.code, found.where.line, found.where.column) for found in told] == [
        ("R014", 2, "radius_m"),
        ("R014", 3, "lat"),
    ]


def test_a_column_is_named_as_it_stands_in_the_file(tmp_path: Path) -> None:
    text = "Ref. No,Date of incident,LAT,Long,radius_m,Killed (min),Killed (max)\n7,9/7/2017,32.6,361,800,3,2\n"
    told = problems_of(put(tmp_path, text, "list.csv"))
    assert [found.where.column for found in told] == ["Date of incident", "Killed (min)", "Long"]
    assert told[1].expected == "Killed (min) ≤ Killed (max)"


def test_a_row_of_tags_below_the_names_is_no_report(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,place\n#event+id,#date,#geo+lat,#geo+lon,,#loc\n1,2017-07-09,32.6,36.2,800,#3\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["original_line"].to_pylist() == [3]
    assert [(found.code, found.where.line) for found in read.remarks] == [("R076", 2)]


@pytest.mark.parametrize("cell", ["unknown", "Unknown", "NA", "n/a", "-", "—", "?", "NULL", "NaN"])
def test_a_cell_that_says_that_nothing_is_known_is_empty(tmp_path: Path, cell: str) -> None:
    text = f"id,date,lat,lon,radius_m,killed,actor,type,text\n{cell},2017-07-09,{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    (report,) = read.table.to_pylist()
    assert {report[name] for name in ("latitude", "longitude", "radius_m", "killed_best", "actor", "act")} == {None}
    assert (report["reference"], report["said"]) == (cell, cell)
    told = {(found.code, found.where.column, found.remedy) for found in read.remarks}
    assert told == {
        ("R085", name, "Read as empty (rows: 1).") for name in ("lat", "lon", "radius_m", "killed", "actor", "type")
    }


def test_what_may_be_a_name_is_kept(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,place\n1,2017-07-09,32.6,36.2,800,Na\n"
    assert read_reports([put(tmp_path, text, "list.csv")], SETTINGS).table["place_name"].to_pylist() == ["Na"]
