"""A list that was cut from UCDP's table: what it kept means what it means there."""

from pathlib import Path
from typing import Any

from report_forms import SETTINGS, found, put

from truceline.report.reading import ReadReports, read_reports

CUT = "id,date_start,date_end,latitude,longitude,where_prec,type_of_violence,deaths_civilians,best,low,high\n"


def _read(folder: Path, text: str) -> tuple[dict[str, Any], ReadReports]:
    read = read_reports([put(folder, text, "cut.csv")], SETTINGS)
    return read.table.to_pylist()[0], read


def test_a_list_cut_from_ucdp_keeps_its_dead_its_kinds_of_violence_and_whom_they_were(tmp_path: Path) -> None:
    report, read = _read(tmp_path, CUT + "7,2017-07-09,2017-07-10,32.6,36.2,1,3,4,4,3,6\n")
    assert [report[f"killed_{end}"] for end in ("low", "best", "high")] == [3, 4, 6]
    assert (report["act"], report["harmed"], report["radius_m"]) == ("attack_on_civilians", "civilians", 2_000.0)
    assert "R070" not in [remark.code for remark in read.remarks]


def test_where_not_all_of_the_dead_are_civilians_nobody_says_who_the_others_were(tmp_path: Path) -> None:
    assert _read(tmp_path, CUT + "7,2017-07-09,2017-07-10,32.6,36.2,1,1,2,4,3,6\n")[0]["harmed"] is None


def test_who_was_killed_is_read_as_in_the_whole_table_where_both_sides_are_kept(tmp_path: Path) -> None:
    text = "id,date,latitude,longitude,deaths_a,deaths_b,deaths_civilians,best\n7,2017-07-09,32.6,36.2,1,0,2,3\n"
    assert _read(tmp_path, text)[0]["harmed"] == "both"


def test_dead_that_are_out_of_order_are_put_in_order_with_a_remark(tmp_path: Path) -> None:
    report, read = _read(tmp_path, CUT + "7,2017-07-09,2017-07-10,32.6,36.2,1,1,0,4,3,2\n")
    assert [report[f"killed_{end}"] for end in ("low", "best", "high")] == [2, 4, 4]
    assert ("R064", 2, "low") in found(read.remarks)


def test_best_alone_or_beside_a_count_of_the_dead_is_none_of_ucdp(tmp_path: Path) -> None:
    alone = "id,date,latitude,longitude,best\n7,2017-07-09,32.6,36.2,5\n"
    assert _read(tmp_path, alone)[0]["killed_best"] is None
    beside = "id,date,latitude,longitude,best,high,deaths\n7,2017-07-09,32.6,36.2,5,6,2\n"
    report, read = _read(tmp_path, beside)
    assert (report["killed_best"], report["killed_high"]) == (2, None)
    assert "best, high" in next(str(remark) for remark in read.remarks if remark.code == "R070")


def test_the_codes_of_violence_are_none_under_another_heading(tmp_path: Path) -> None:
    text = "id,date,latitude,longitude,type\n7,2017-07-09,32.6,36.2,3\n"
    assert _read(tmp_path, text)[0]["act"] is None


def test_violence_in_words_and_the_last_day_under_other_names_are_read(tmp_path: Path) -> None:
    text = (
        "unique_reference_code,incident_date,incident_date_end,latitude,longitude,type_of_violence\n"
        "CS1,2017-07-09,2017-07-10,32.6,36.2,One-sided violence\n"
    )
    report, _ = _read(tmp_path, text)
    assert (report["reference"], report["act"], report["occurred_within_s"]) == (
        "CS1",
        "attack_on_civilians",
        86_400.0,
    )
