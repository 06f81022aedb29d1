"""What is wrong with cells is told together with what is wrong with the heading, and nothing that comes of the heading alone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, found, problems_of, put

from truceline.report import misnamed
from truceline.report.misnamed import is_nearly_a_list
from truceline.report.reading import read_reports

HEADING = "id,date,lat,lon,killed"
SOUND = [f"{number},2017-07-{number:02},32.{number},36.{number},0" for number in range(1, 11)]
WRONG = [
    "11,2017-02-31,32.6,36.2,two",
    "12,2017-07-09,361.2,36.2,1",
    "13,2017-07-10,36.3,32.5,1",
]
GED = "id,type_of_violence,where_prec,latitude,longitude,date_prec,date_start,date_end,low,best,high"
EACH = [
    ("R019", 12, "date"),
    ("R014", 12, "killed"),
    ("R016", 13, "lat"),
    ("R026", 14, "lon"),
]


def listed(*without: str, rows: Sequence[str] = (*SOUND, *WRONG)) -> str:
    """A list without some of its columns, heading and cells."""
    kept = [number for number, name in enumerate(HEADING.split(",")) if name not in without]
    return "\n".join(",".join(line.split(",")[number] for number in kept) for line in (HEADING, *rows))


@pytest.mark.parametrize(
    ("without", "code"), [("id", "R005"), ("date", "R001"), ("lat", "R001"), ("lon", "R001"), ("killed", "")]
)
def test_a_heading_that_lacks_a_column_is_told_with_every_wrong_cell_of_the_others(
    without: str, code: str, tmp_path: Path
) -> None:
    expected = [(each, line, name) for each, line, name in EACH if name != without]
    if without == "lat":  # a point without it is exchanged with nothing
        expected = [one for one in expected if one[0] != "R026"]
    assert found(problems_of(put(tmp_path, listed(without), "list.csv"))) == [(code, 1, 0)] * bool(code) + expected


def test_without_a_heading_at_fault_the_same_cells_are_told(tmp_path: Path) -> None:
    assert found(problems_of(put(tmp_path, listed(), "list.csv"))) == EACH


def test_two_meanings_of_one_reference_are_told_with_the_heading_and_none_where_references_are_what_it_lacks(
    tmp_path: Path,
) -> None:
    rows = ["1,2017-07-09,32.6,36.2,1", "1,2017-07-10,32.6,36.2,1"]
    text = listed("date", rows=rows)
    assert found(problems_of(put(tmp_path, text.replace(",36.2,1\n", ",36.2,2\n", 1), "list.csv"))) == [
        ("R001", 1, 0),
        ("R030", 3, "id"),
    ]
    assert found(problems_of(put(tmp_path, listed("id", rows=rows), "list.csv"))) == [("R005", 1, 0)]


def test_a_column_that_comes_twice_is_told_beside_one_that_is_lacking_and_its_cells_are_not_judged(
    tmp_path: Path,
) -> None:
    text = "id,date,lon,killed,killed\n1,2017-02-31,36.2,two,x\n"
    assert found(problems_of(put(tmp_path, text, "list.csv"))) == [
        ("R001", 1, 0),
        ("R006", 1, "killed"),
        ("R019", 2, "date"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("longitude", "Longitud", [("R007", 1, "Longitud"), ("R016", 2, "Longitud")]),
        ("longitude", "length", [("R007", 1, "length")]),
        ("source,", "sender,", [("R005", 1, 0), ("R007", 1, "sender"), ("R016", 2, "longitude")]),
        ("radius_m,", "source_family,", [("R006", 1, "source_family"), ("R016", 2, "longitude")]),
    ],
)
def test_of_our_form_a_name_with_a_slip_is_read_as_what_it_is_near_to(
    old: str, new: str, expected: list[tuple[str, int, str | int]], tmp_path: Path
) -> None:
    text = csv_text({"longitude": "361"}, {}, {"reference": "r9"}).replace(old, new, 1)
    assert found(problems_of(put(tmp_path, text))) == expected


def test_a_form_of_ours_without_source_and_radius_is_told_of_both_at_once(tmp_path: Path) -> None:
    columns = [name for name in csv_text().splitlines()[0].split(",") if name not in {"source", "radius_m"}]
    assert found(problems_of(put(tmp_path, csv_text(columns=columns)))) == [("R005", 1, 0), ("R028", 2, "radius_m")]


def test_a_table_with_a_codebook_is_told_so_too(tmp_path: Path) -> None:
    for lacking in ("date_end", "date_start", "latitude", "id"):
        text = f"{GED.replace(lacking, 'other', 1)}\n9,3,2,32.6,east,1,2017-07-09,2017-07-09,1,two,1\n"
        told = found(problems_of(put(tmp_path, text)))
        assert told == [("R005", 1, 0), ("R014", 2, "best"), ("R014", 2, "longitude")], lacking


@pytest.mark.parametrize(
    "text",
    [
        "Report for March 2017,\n1,2017-02-31,36.2,two,2\n2,2017-07-09,36.2,3,x\n",
        "1,2017-02-31,32.6,36.2,two\n2,2017-07-09,32.6,36.2,3\n",
        "id,lat,lon,killed\n1,2017-02-31,32.6,36.2,two\n2,2017-07-09,32.6,36.2,3\n",
        "alpha,beta,gamma\n1,2,3\n1,2\n",
    ],
    ids=["a title", "no heading", "a heading with a name less than there are cells", "another table"],
)
def test_where_the_heading_tells_nothing_of_the_cells_it_is_told_alone(text: str, tmp_path: Path) -> None:
    assert found(problems_of(put(tmp_path, text, "list.csv"))) in (
        [("R001", 1, 0)],
        [("R001", 1, 0), ("R010", 3, 0)],
    )


def test_no_row_below_a_heading_at_fault_is_taken_beside_those_of_others(tmp_path: Path) -> None:
    paths = [put(tmp_path, listed("id"), "one.csv"), put(tmp_path, listed(rows=SOUND), "two.csv")]
    read = read_reports(paths, replace(SETTINGS, keep_going=True))
    assert set(read.table["source"].to_pylist()) == {"two"}
    assert [(one.code, Path(one.where.file).name) for one in read.problems] == [
        (code, "one.csv") for code, *_ in [("R005",), *EACH]
    ]


def test_teeth_where_nothing_is_made_up_each_row_is_told_to_lack_what_the_heading_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misnamed, "_made_up", lambda *_: {})
    told = found(problems_of(put(tmp_path, listed("date", rows=SOUND), "list.csv")))
    assert [code for code, *_ in told].count("R013") == len(SOUND)


def test_a_heading_is_nearly_a_list_by_two_columns_of_one_of_which_one_says_when_where_or_which() -> None:
    assert is_nearly_a_list(["id", "killed"])
    assert is_nearly_a_list(["GPS", "killed"])
    assert not is_nearly_a_list(["killed", "injured"])
    assert not is_nearly_a_list(["id", "colour"])
