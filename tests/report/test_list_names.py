"""The names under which columns and kinds of other people's lists are known."""

from collections import Counter
from pathlib import Path

import pytest
from report_forms import SETTINGS, problems_of, put

from truceline.report.channels.list_names import ACT_BY_WORD, END_NAMES, NAMES, OF_CIVILIANS, own_name
from truceline.report.reading import read_reports
from truceline.values.taxonomy import ACT_GROUP

ROOT = Path(__file__).resolve().parents[2]
# Names that the document tells by how they are made.
_MADE = ("killed_", "injured_", "admin1", "admin2")


def _read(folder: Path, header: str, *rows: str) -> list[dict[str, object]]:
    path = put(folder, "\n".join([header, *rows, ""]), "list.csv")
    return list(read_reports([path], SETTINGS).table.to_pylist())


def test_no_name_says_two_things_and_each_is_in_the_form_in_which_names_are_compared() -> None:
    of_civilians = (names for ends in OF_CIVILIANS.values() for names in ends.values())
    names = [*END_NAMES, *(name for several in (*NAMES.values(), *of_civilians) for name in several)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if own_name(name) != name] == []


def test_every_name_stands_in_the_document_that_the_remark_on_unread_columns_names() -> None:
    document = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    section = document[document.index("### A plain list") :].split("\n### ")[0]
    listed = [name for ours, several in NAMES.items() if not ours.startswith(_MADE) for name in several]
    assert [name for name in (*listed, *END_NAMES) if f"`{name}`" not in section] == []
    assert [word for word in ACT_BY_WORD if word not in section] == []


def test_every_act_by_word_is_one_of_ours() -> None:
    assert set(ACT_BY_WORD.values()) <= set(ACT_GROUP)


@pytest.mark.parametrize(
    ("header", "ours", "cell"),
    [
        ("belligerent", "actor", "North"),
        ("Actor 1", "actor", "North"),
        ("side_a", "actor", "North"),
        ("side_b", "target", "South"),
        ("region", "admin1", "Daraa"),
        ("ADM1_EN", "admin1", "Daraa"),
        ("admin2Name", "admin2", "Nawa"),
        ("place_en", "place_name", "Tafas"),
        ("City", "place_name", "Tafas"),
        ("Summary", "said", "Shells fell."),
        ("City or county", "place_name", "Tafas"),
        ("District or village", "place_name", "Tafas"),
        ("البلدة أو الناحية", "place_name", "Tafas"),
    ],
)
def test_usual_headings_of_other_tables_are_known(tmp_path: Path, header: str, ours: str, cell: str) -> None:
    (report,) = _read(tmp_path, f"eventid,date,lat,lon,radius_m,{header}", f"1,2017-07-09,32.6,36.2,800,{cell}")
    assert (report["reference"], report[ours]) == ("1", cell)


def test_of_several_names_for_one_thing_the_first_that_is_known_is_read(tmp_path: Path) -> None:
    (report,) = _read(
        tmp_path, "id,date,lat,lon,radius_m,region,governorate,city,place", "1,2017-07-09,32.6,36.2,800,a,b,c,d"
    )
    assert (report["admin1"], report["place_name"]) == ("b", "d")


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("Airstrike", "air_strike"),
        ("Mortar  fire", "mortar_fire"),
        ("mortar_fire", "mortar_fire"),
        ("Armed clash", "armed_clash"),
    ],
)
def test_acts_are_known_as_people_call_them(tmp_path: Path, kind: str, act: str) -> None:
    (report,) = _read(tmp_path, "id,date,lat,lon,radius_m,strike_type", f"1,2017-07-09,32.6,36.2,800,{kind}")
    assert report["act"] == act


def test_a_weapon_that_is_not_known_is_left_out_with_a_remark(tmp_path: Path) -> None:
    rows = "1,2017-07-09,32.6,36.2,800,Grenade launcher\n2,2017-07-09,32.6,36.2,800,trebuchet\n"
    read = read_reports([put(tmp_path, f"id,date,lat,lon,radius_m,weapon\n{rows}", "list.csv")], SETTINGS)
    assert read.table["weapon"].to_pylist() == ["grenade_launcher", None]
    assert [(found.code, found.where.line) for found in read.remarks] == [("R075", 3)]


def test_a_row_that_spans_days_is_any_of_them(tmp_path: Path) -> None:
    rows = ("1,2017-07-09,2017-07-11,06:40", "2,2017-07-09,2017-07-09,06:40", "3,9 July 2017,,")
    told = _read(tmp_path, "id,date_start,date_end,time,lat,lon,radius_m", *(f"{row},32.6,36.2,800" for row in rows))
    assert [report["occurred_within_s"] for report in told] == [1.5 * 86_400, 30.0, 43_200.0]


def test_midnight_in_every_row_is_no_time_of_day(tmp_path: Path) -> None:
    header, place = "id,date,lat,lon,radius_m", ",32.6,36.2,800"
    days = _read(tmp_path, header, f"1,2017-07-09 00:00:00{place}", f"2,2017-07-10T00:00{place}")
    assert [report["occurred_within_s"] for report in days] == [43_200.0, 43_200.0]
    moments = _read(tmp_path, header, f"1,2017-07-09 00:00:00{place}", f"2,2017-07-10 06:40:00{place}")
    assert [report["occurred_within_s"] for report in moments] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Date (DD/MM/YYYY)", "9/7/2017"),
        ("date mm/dd/yyyy", "07/09/2017"),
        ("date_dd_mm_yyyy", "09.7.2017"),
        ("date_dd_mm_yyyy", "2017-07-09"),
    ],
)
def test_a_heading_that_says_the_order_of_days_and_months_is_followed(tmp_path: Path, heading: str, day: str) -> None:
    (report,) = _read(tmp_path, f"id,{heading},lat,lon,radius_m", f"1,{day},32.6,36.2,800")
    # The middle of that day in Damascus.
    assert (f"{report['occurred_at']:%Y-%m-%d %H:%M}", report["occurred_within_s"]) == ("2017-07-09 09:00", 43_200.0)


def test_an_order_that_the_heading_says_wrongly_or_not_at_all_is_refused(tmp_path: Path) -> None:
    for heading, code in (("date mm/dd/yyyy", "R019"), ("date", "R018")):
        day = "31/07/2017" if code == "R019" else "07/09/2017"
        text = f"id,{heading},lat,lon,radius_m\n1,{day},32.6,36.2,800\n"
        assert [found.code for found in problems_of(put(tmp_path, text, "list.csv"))] == [code]


def test_the_last_day_is_written_as_the_first(tmp_path: Path) -> None:
    header = "id,Date (DD/MM/YYYY),date_end,lat,lon,radius_m"
    (report,) = _read(tmp_path, header, "1,09/07/2017,11/07/2017,32.6,36.2,800")
    assert report["occurred_within_s"] == 1.5 * 86_400


@pytest.mark.parametrize("names", ["year,month,day", "iyear,imonth,iday"])
def test_a_date_in_three_columns_is_one_and_where_the_day_is_not_told_any_of_its_month(
    tmp_path: Path, names: str
) -> None:
    dates = ("2017,7,9", "2017,February,9", "2017,02,0", "2016,2,", "2017,,")
    header = f"id,{names},lat,lon,radius_m"
    told = _read(tmp_path, header, *(f"{number},{date},32.6,36.2,800" for number, date in enumerate(dates)))
    assert [report["occurred_within_s"] for report in told] == [43_200.0 * days for days in (1, 1, 28, 29, 365)]
    read = read_reports([tmp_path / "list.csv"], SETTINGS)
    assert read.remarks == ()


def test_a_date_in_three_columns_that_is_none_is_refused_and_one_without_its_year_too(tmp_path: Path) -> None:
    dates = ("2017,2,30", "2017,13,1", ",7,9", "2017,7,soon")
    rows = "".join(f"{number},{date},32.6,36.2,800\n" for number, date in enumerate(dates))
    told = problems_of(put(tmp_path, f"id,year,month,day,lat,lon,radius_m\n{rows}", "list.csv"))
    assert [(found.code, found.where.line) for found in told] == [("R019", 2), ("R018", 3), ("R013", 4), ("R018", 5)]


def test_a_time_of_day_of_a_row_that_spans_days_says_nothing(tmp_path: Path) -> None:
    rows = ("1,2017-07-09/2017-07-10,06:40,", "2,2017-07-09/2017-07-10,,2017-07-11")
    told = _read(tmp_path, "id,date,time,date_end,lat,lon,radius_m", *(f"{row},32.6,36.2,800" for row in rows))
    assert [report["occurred_within_s"] for report in told] == [86_400.0, 86_400.0]


def test_a_year_and_a_month_are_no_part_of_a_date_that_stands_whole(tmp_path: Path) -> None:
    for header, row in (("date,year,month,day", "2017-07-09,2017,7,Sunday"), ("day,year,month", "2017-07-09,2017,7")):
        (report,) = _read(tmp_path, f"id,{header},lat,lon,radius_m", f"1,{row},32.6,36.2,800")
        assert report["occurred_within_s"] == 43_200.0


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("civilians_killed_min,civilians_killed_max", "3,5"),
        ("Civilian deaths (min),Civilian deaths (max)", "3,5"),
        ("Civilians reported killed,note", "3–5,"),
    ],
)
def test_a_list_that_counts_civilians_alone_is_read_by_them(tmp_path: Path, header: str, told: str) -> None:
    (report,) = _read(tmp_path, f"incident_code,date,lat,lon,radius_m,{header}", f"a1,2017-07-09,32.6,36.2,800,{told}")
    assert (report["reference"], report["killed_low"], report["killed_best"], report["killed_high"]) == (
        "a1",
        3,
        None,
        5,
    )


@pytest.mark.parametrize(
    ("header", "told", "harmed"),
    [
        ("civilians_killed_min,civilians_injured", "0,4", "civilians"),
        ("civilians_killed", "0", None),
        ("civilians_killed", "", None),
        ("killed", "3", None),
        ("killed,civilian_deaths", "9,2", None),  # of which the second is not read
    ],
)
def test_where_civilians_alone_are_counted_it_is_known_that_some_were_harmed(
    tmp_path: Path, header: str, told: str, harmed: str | None
) -> None:
    (report,) = _read(tmp_path, f"id,date,lat,lon,radius_m,{header}", f"1,2017-07-09,32.6,36.2,800,{told}")
    assert report["harmed"] == harmed


def test_civilians_are_no_end_of_a_range_of_all_dead(tmp_path: Path) -> None:
    """Teeth: by themselves the two would be the low of the one and the best of the other."""
    (report,) = _read(tmp_path, "id,date,lat,lon,radius_m,deaths,civilian_deaths_min", "1,2017-07-09,32.6,36.2,800,9,2")
    assert (report["killed_low"], report["killed_best"]) == (None, 9)


@pytest.mark.parametrize(
    ("kinds", "act"),
    [
        ("Airstrike, Drone strike", "air"),
        ("mortar and artillery", "fire"),
        ("Airstrike; air raid", "air_strike"),
        ("غارة جوية، قصف بالبراميل", "air"),
        ("Airstrike and/or artillery", None),
        ("shelling, weather", None),
        ("Bombing/Explosion", "explosion"),
    ],
)
def test_several_kinds_in_one_cell_are_the_group_that_all_belong_to(
    tmp_path: Path, kinds: str, act: str | None
) -> None:
    (report,) = _read(tmp_path, "id,date,lat,lon,radius_m,kind", f'1,2017-07-09,32.6,36.2,800,"{kinds}"')
    assert report["act"] == act


@pytest.mark.parametrize(
    "heading",
    ["Date & Time", "Date and time", "DateTime", "Date/Time", "date_time", "Date & Time (local)", "timestamp"],
)
def test_a_moment_under_one_heading_is_known_in_english_too(heading: str, tmp_path: Path) -> None:
    (report,) = _read(tmp_path, f"call_id,{heading},place,note", "H1,2017-07-09 14:30,Tafas,Shells fell.")
    assert (report["reference"], report["said"], report["occurred_within_s"]) == ("H1", "Shells fell.", 30.0)


def test_a_stamp_of_when_a_row_was_written_is_no_date_beside_one(tmp_path: Path) -> None:
    (report,) = _read(tmp_path, "id,timestamp,date,place", "1,2017-08-01 10:00,2017-07-09,Tafas")
    assert (f"{report['occurred_at']:%m-%d}", report["occurred_within_s"]) == ("07-09", 43_200.0)
