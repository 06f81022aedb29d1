"""Exports of forms with groups, as KoBo and ODK write them, are read without renaming a column.

The forms. KoBo: kobotoolbox/formpack, src/formpack/reporting/export.py (`to_csv`: each cell quoted, parted by semicolons) and
src/formpack/schema/fields.py (`FormGPSField.get_labels`: group, separator, _name_latitude and so on); kpi ends each line with CR and LF, and adds
the columns from _id on. ODK Central: getodk/central-backend, lib/data/briefcase.js (`streamBriefcaseCsvs`: groups parted by hyphens, a point as
-Latitude, -Longitude, -Altitude, -Accuracy, chosen values behind a slash) and docs/api.yaml (`groupPaths`, `splitSelectMultiples`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.command import main
from truceline.report.channels.list_groups import headings_of, own_names
from truceline.report.reading import ReadReports, read_reports

# What differs between two files that say the same: the sum of the file, and nothing else.
OF_THE_FILE = ("original_sha256",)
KOBO_BEHIND = {
    "_id": "504238666",
    "_uuid": "fe833c3c-6324-4f6b-870b-841eba799f11",
    "_submission_time": "2024-05-01T06:10:33",
    "_validation_status": "",
    "_notes": "checked by phone",
    "_status": "submitted_via_web",
    "_submitted_by": "enumerator_4",
    "__version__": "vTgKkVdTnTbSnGkQyQyxWM",
    "_tags": "",
    "_index": "1",
}
KOBO = {
    "start": "2024-05-01T09:01:12.311+03:00",
    "end": "2024-05-01T09:09:45.002+03:00",
    "incident/date": "2024-05-01",
    "incident/time": "06:40:00.000+03:00",
    "incident/where/village": "Da'el",
    "incident/where/location": "32.75781 36.12904 548.2 5",
    "incident/where/_location_latitude": "32.75781",
    "incident/where/_location_longitude": "36.12904",
    "incident/where/_location_altitude": "548.2",
    "incident/where/_location_precision": "5",
    "incident/type": "mortar",
    "incident/weapons": "mortar killed",
    "incident/weapons/mortar": "1",
    "incident/weapons/killed": "1",
    "harm/killed": "2",
    "harm/injured": "3",
    "description": 'Three fell "near the school"; nobody looked.',
    **KOBO_BEHIND,
}
ODK = """SubmissionDate,incident-date,incident-time,incident-where-village,incident-where-location-Latitude,incident-where-location-Longitude,\
incident-where-location-Altitude,incident-where-location-Accuracy,incident-weapons,incident-weapons/mortar,incident-weapons/killed,harm-killed,\
harm-injured,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2024-05-01T06:10:33.511Z,2024-05-01,06:40:00.000+03:00,Da'el,32.75781,36.12904,548.2,5,mortar,1,0,2,3,\
uuid:fe833c3c-6324-4f6b-870b-841eba799f11,uuid:fe833c3c-6324-4f6b-870b-841eba799f11,17,Alice,0,0,,,collect:9wJ3,0,1
"""


def kobo(*rows: Mapping[str, str]) -> str:
    """An export of KoBo as it writes CSV."""

    def line(cells: Sequence[str]) -> str:
        return ";".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"

    return "".join([line([*rows[0]]), *(line([*row.values()]) for row in rows)])


def without_groups(row: Mapping[str, str]) -> dict[str, str]:
    """The same without groups in its headings; of a question with several answers there is then one column."""
    return {name.split("/")[-1]: cell for name, cell in row.items() if not name.startswith("incident/weapons/")}


def _read(folder: Path, content: str, name: str = "form.csv") -> ReadReports:
    return read_reports([put(folder, content, name)], SETTINGS)


def _said(read: ReadReports) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read.table.drop_columns(list(OF_THE_FILE)).to_pylist()
    return rows


def _told(read: ReadReports, code: str) -> list[str]:
    return [str(one) for one in read.remarks if one.code == code]


def test_an_export_of_kobo_with_groups_is_read_as_it_comes(tmp_path: Path) -> None:
    (row,) = _said(_read(tmp_path, kobo(KOBO)))
    assert (row["reference"], row["place_name"], row["act"]) == ("504238666", "Da'el", "mortar_fire")
    assert (row["latitude"], row["longitude"], row["radius_m"]) == (32.75781, 36.12904, 8.1)
    assert (row["killed_best"], row["injured_best"]) == (2, 3)
    assert row["occurred_at"].isoformat() == "2024-05-01T03:40:00+00:00"
    assert row["said"] == 'Three fell "near the school"; nobody looked.'


def test_an_export_of_odk_central_with_groups_is_read_as_it_comes(tmp_path: Path) -> None:
    (row,) = _said(_read(tmp_path, ODK))
    assert (row["reference"], row["place_name"]) == ("uuid:fe833c3c-6324-4f6b-870b-841eba799f11", "Da'el")
    assert (row["latitude"], row["longitude"], row["radius_m"]) == (32.75781, 36.12904, 8.1)
    assert (row["killed_best"], row["injured_best"]) == (2, 3)
    assert row["occurred_at"].isoformat() == "2024-05-01T03:40:00+00:00"


def test_exports_of_both_are_linked_as_they_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(put(tmp_path, content, name)) for content, name in ((kobo(KOBO), "kobo.csv"), (ODK, "odk.csv"))]
    assert main(["link", *files, "--out", str(tmp_path / "linked")]) == 0
    assert "1 incident" in capsys.readouterr().out


def test_the_same_export_says_the_same_with_groups_and_without(tmp_path: Path) -> None:
    assert _said(_read(tmp_path, kobo(KOBO))) == _said(_read(tmp_path, kobo(without_groups(KOBO))))
    header, rows = ODK.split("\n", 1)
    bare = ",".join(
        name.removeprefix("incident-").removeprefix("where-").removeprefix("harm-").removeprefix("meta-")
        for name in header.split(",")
    )
    assert _said(_read(tmp_path, ODK)) == _said(_read(tmp_path, f"{bare}\n{rows}"))


@pytest.mark.parametrize("sign", ["::", ":", "|", ".", "-"])
def test_another_sign_between_groups_is_found(tmp_path: Path, sign: str) -> None:
    other = {name.replace("/", sign): cell for name, cell in KOBO.items()}
    assert _said(_read(tmp_path, kobo(other))) == _said(_read(tmp_path, kobo(KOBO)))


def test_a_workbook_of_kobo_is_read_and_the_sheet_of_its_repeated_group_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    main, repeated = book.worksheets[0], book.create_sheet("victims")
    main.title = "Incident report"
    main.append([*KOBO])
    main.append([*KOBO.values()])
    repeated.append(["victims/age", "_index", "_parent_table_name", "_parent_index", "_submission__id"])
    repeated.append([31, 1, "Incident report", 1, 504238666])
    book.save(tmp_path / "form.xlsx")
    read = read_reports([tmp_path / "form.xlsx"], SETTINGS)
    assert _said(read) == _said(_read(tmp_path, kobo(KOBO)))
    assert [(one.code, one.came) for one in read.remarks if one.code == "R062"] == [("R062", "“victims”")]


def test_how_columns_within_groups_were_read_is_told_once(tmp_path: Path) -> None:
    (told,) = _told(_read(tmp_path, kobo(KOBO, KOBO | {"_id": "2"})), "R102")
    assert "incident/date as date, incident/time as time, incident/where/village as village" in told
    assert not _told(_read(tmp_path, kobo(without_groups(KOBO))), "R102")


@pytest.mark.parametrize(("accuracy", "radius"), [("5", 8.1), ("3", 4.9), ("0.4", 1.0), ("37.5", 60.8)])
def test_metres_that_a_telephone_tells_are_no_degrees_of_a_codebook(
    tmp_path: Path, accuracy: str, radius: float
) -> None:
    row = KOBO | {"incident/where/_location_precision": accuracy}
    assert [one["radius_m"] for one in _said(_read(tmp_path, kobo(row)))] == [radius]
    of_odk = ODK.replace("548.2,5,", f"548.2,{accuracy},")
    assert [one["radius_m"] for one in _said(_read(tmp_path, of_odk))] == [radius]


def test_a_point_that_was_set_by_hand_says_no_radius(tmp_path: Path) -> None:
    read = _read(tmp_path, kobo(KOBO | {"incident/where/_location_precision": "0"}))
    assert [one["radius_m"] for one in _said(read)] == [5_000]
    assert ("R079", 2, "incident/where/_location_precision") in found(read.remarks)


def test_small_numbers_that_no_telephone_told_stay_degrees(tmp_path: Path) -> None:
    read = _read(
        tmp_path, "id,date,location_latitude,location_longitude,location_precision\n1,2024-05-01,32.7,36.1,2\n"
    )
    assert [one["radius_m"] for one in _said(read)] == [5_000]
    assert _told(read, "R079")


def test_what_is_wrong_is_told_by_the_heading_that_the_file_has(tmp_path: Path) -> None:
    wrong = KOBO | {"incident/date": "01 Smarch 2024", "incident/where/_location_latitude": "132.6", "harm/killed": "x"}
    told = problems_of(put(tmp_path, kobo(wrong)))
    assert {one.where.column for one in told} == {
        "incident/date",
        "incident/where/_location_latitude",
        "harm/killed",
    }


def test_of_two_groups_with_one_name_the_one_whose_whole_name_says_it_is_read(tmp_path: Path) -> None:
    two = {"verification/date": "2024-05-09", **KOBO}
    read = _read(tmp_path, kobo(two))
    assert [row["occurred_at"].isoformat() for row in _said(read)] == ["2024-05-01T03:40:00+00:00"]
    assert "verification/date" in "".join(_told(read, "R070"))


def test_a_column_outside_of_all_groups_goes_before_one_within(tmp_path: Path) -> None:
    read = _read(tmp_path, kobo({"date": "2024-05-03", **KOBO}))
    assert [row["occurred_at"].isoformat() for row in _said(read)] == ["2024-05-03T03:40:00+00:00"]
    assert "incident/date" in "".join(_told(read, "R070"))


def test_of_two_groups_that_may_hold_the_day_nobody_guesses(tmp_path: Path) -> None:
    two = {
        "shelling/date" if name == "incident/date" else name: cell
        for name, cell in {"followup/date": "2024-05-09", **KOBO}.items()
    }
    (told,) = problems_of(put(tmp_path, kobo(two)))
    assert (told.code, told.where.line, told.where.column) == ("R101", 1, "shelling/date")
    assert "followup/date" in str(told)


def test_of_two_points_of_one_name_nobody_guesses(tmp_path: Path) -> None:
    home = {name.replace("incident/where", "home"): cell for name, cell in KOBO.items() if "_location_" in name}
    told = problems_of(put(tmp_path, kobo({**KOBO, **home})))
    assert [one.code for one in told] == ["R101"] * 2


def test_what_a_report_can_be_without_is_not_read_where_two_groups_have_it(tmp_path: Path) -> None:
    two = {
        "men/killed": "1",
        "women/killed": "4",
        **{name: cell for name, cell in KOBO.items() if name != "harm/killed"},
    }
    read = _read(tmp_path, kobo(two))
    assert [row["killed_best"] for row in _said(read)] == [None]
    assert "men/killed, women/killed" in "".join(_told(read, "R103"))


def test_answers_of_a_question_are_no_columns_in_a_group(tmp_path: Path) -> None:
    without = {name: cell for name, cell in KOBO.items() if name != "harm/killed"}
    assert [row["killed_best"] for row in _said(_read(tmp_path, kobo(without)))] == [None]
    of_odk = ODK.replace(",harm-killed,", ",harm-other,")
    assert [row["killed_best"] for row in _said(_read(tmp_path, of_odk))] == [None]


def test_what_those_who_keep_the_data_noted_is_no_word_of_the_report(tmp_path: Path) -> None:
    silent = {name: cell for name, cell in KOBO.items() if name != "description"}
    assert [row["said"] for row in _said(_read(tmp_path, kobo(silent)))] == [None]


def test_a_point_may_be_called_as_its_form_calls_it_where_there_is_no_other(tmp_path: Path) -> None:
    named = {name.replace("location", "where_it_fell"): cell for name, cell in KOBO.items()}
    assert _said(_read(tmp_path, kobo(named))) == _said(_read(tmp_path, kobo(KOBO)))
    other = {name.replace("location", "home"): cell for name, cell in KOBO.items() if "location" in name}
    assert _said(_read(tmp_path, kobo({**other, **KOBO}))) == _said(_read(tmp_path, kobo(KOBO)))
    assert _said(_read(tmp_path, ODK.replace("-location-", "-where_it_fell-"))) == _said(_read(tmp_path, ODK))
    assert {one.code for one in problems_of(put(tmp_path, kobo({**other, **named})))} == {"R101"}


def test_labels_of_groups_and_questions_may_stand_for_their_names(tmp_path: Path) -> None:
    labels = {"incident": "الحادث", "date": "التاريخ", "time": "الوقت", "village": "القرية", "harm": "الضحايا"}
    labels |= {"where": "المكان", "killed": "القتلى", "injured": "الجرحى"}

    def told(name: str) -> str:
        return name if name.startswith("_") else "/".join(labels.get(part, part) for part in name.split("/"))

    read = _read(tmp_path, kobo({told(name): cell for name, cell in KOBO.items()}))
    assert _said(read) == _said(_read(tmp_path, kobo(KOBO)))


def test_a_form_without_the_columns_of_its_server_is_known_by_its_groups(tmp_path: Path) -> None:
    bare = {"id": "1", **{name: cell for name, cell in KOBO.items() if name not in KOBO_BEHIND}}
    assert [row["killed_best"] for row in _said(_read(tmp_path, kobo(bare)))] == [2]
    few = {name: cell for name, cell in bare.items() if "location" not in name}
    assert [row["place_name"] for row in _said(_read(tmp_path, kobo(few)))] == ["Da'el"]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (("_uuid", "Killed/injured"), ("uuid", "killed_injured")),
        (("_uuid", "weapon/type", "weapon/calibre"), ("uuid", "weapon_type", "weapon_calibre")),
        (
            ("KEY", "SubmissionDate", "of-all/total", "of-dead/total"),
            ("key", "submissiondate", "of_all_total", "of_dead_total"),
        ),
        (("id", "Report-date", "village"), ("id", "report_date", "village")),
        (("id", "date", "Killed/injured"), ("id", "date", "killed_injured")),
        (("id", "date", "killed/injured", "killed/wounded"), ("id", "date", "killed_injured", "killed_wounded")),
        (("id", "Date / Time", "lat", "lon"), ("id", "date_time", "lat", "lon")),
        (
            ("id", "Reported/date", "gps_latitude", "gps_longitude"),
            ("id", "reported_date", "gps_latitude", "gps_longitude"),
        ),
    ],
)
def test_signs_in_headings_of_other_lists_part_no_groups(header: Sequence[str], names: Sequence[str]) -> None:
    assert tuple(own_names(header)) == tuple(names)


def test_groups_before_the_whole_name_of_a_point_are_known_too() -> None:
    header = ["_incident/location_latitude", "_incident/location_longitude", "_incident/location_precision", "_uuid"]
    assert own_names(header) == ["location_latitude", "location_longitude", "location_precision", "uuid"]


def test_a_list_of_more_columns_than_any_form_has_is_of_none() -> None:
    """Teeth: to look for groups among a million columns kept a desk busy for a quarter of an hour."""
    form = ("_uuid", "incident/date", "incident/place")
    assert headings_of(form).names == ("uuid", "date", "place")
    others = tuple(f"q{number}" for number in range(5_000))
    assert headings_of(form + others).names[:3] == ("uuid", "incident_date", "incident_place")


def test_a_heading_deeper_than_any_form_is_read_as_it_stands() -> None:
    """Teeth: each group of a path was written down with all before it, and a path of 200,000 would never be read."""
    for deep, name in ((16, "date"), (17, "_".join(["g"] * 17 + ["date"]))):
        assert headings_of(("_uuid", "/".join(["g"] * deep + ["date"]), "g/x")).names[1] == name
