from pathlib import Path

import pyarrow as pa
import pytest
from cast import OFFICER
from scenes import charter_of, fire_at, incidents_of

from truceline.errors import Refused
from truceline.finding.determination import (
    DETERMINATIONS,
    LATER,
    LATEST,
    Outcome,
    check_determinations,
    read_determinations,
)
from truceline.values.language import Language, has_sentence

HEADER = "incident_id,provision,outcome,standard,decided_on,decided_by,reasons"
GOOD = f"i0,ceasefire,minor_violation,reasonable grounds to believe,2020-02-10,{OFFICER},Two patrols saw it"
INCIDENTS = incidents_of(fire_at(36.1), fire_at(36.1), fire_at(36.1, at="2020-01-02T12:00Z"))


def read(folder: Path, *rows: str, header: str = HEADER) -> pa.Table:
    path = folder / "determinations.csv"
    path.write_text("\n".join((header, *rows, "")), encoding="utf-8")
    return read_determinations(path, INCIDENTS, charter_of("square"))


def problems(folder: Path, *rows: str, header: str = HEADER) -> list[tuple[str, int, object]]:
    with pytest.raises(Refused) as refused:
        read(folder, *rows, header=header)
    return [(p.code, p.where.line, p.where.column) for p in refused.value.problems]


def test_a_good_table_is_read_whole(tmp_path: Path) -> None:
    table = read(tmp_path, GOOD, f"i1,,not_established,clear and convincing,2020-02-11,{OFFICER},No witness")

    assert table.schema.equals(DETERMINATIONS.schema)
    assert table["outcome"].to_pylist() == ["minor_violation", "not_established"]
    assert table["provision"].to_pylist() == ["ceasefire", None]
    assert str(table["decided_on"][0]) == "2020-02-10"


def test_a_byte_order_mark_quoted_commas_and_empty_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(f'\ufeff{HEADER}\r\n{GOOD.replace("Two patrols", chr(34) + "Two, patrols")}"\r\n\r\n'.encode())

    assert read_determinations(path, INCIDENTS, charter_of("square"))["reasons"].to_pylist() == ["Two, patrols saw it"]


def test_a_table_with_semicolons_is_read_as_one_with_commas(tmp_path: Path) -> None:
    rows = GOOD.replace(",", ";").replace("Two patrols", "Two, patrols")
    assert read(tmp_path, rows, header=HEADER.replace(",", ";"))["reasons"].to_pylist() == ["Two, patrols saw it"]


@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        ("i0", "i9", "F007", "incident_id"),
        ("minor_violation", "guilty", "F008", "outcome"),
        ("ceasefire", "treaty", "F009", "provision"),
        ("ceasefire", "", "F010", "provision"),
        ("i0", "i2", "F011", "provision"),
        ("reasonable grounds to believe", "a hunch", "F012", "standard"),
        ("2020-02-10", "10.2.2020", "F013", "decided_on"),
        ("2020-02-10", "2020-02-30", "F013", "decided_on"),
        (OFFICER, " ", "F014", "decided_by"),
        ("Two patrols saw it", "", "F015", "reasons"),
        ("2020-02-10", "2020-01-31", "F018", "decided_on"),
    ],
)
def test_a_row_with_one_thing_wrong_is_refused_at_its_line_and_column(
    tmp_path: Path, old: str, new: str, code: str, column: str
) -> None:
    assert (code, 2, column) in problems(tmp_path, GOOD.replace(old, new))


def test_a_violation_needs_a_provision_in_force_and_other_outcomes_do_not(tmp_path: Path) -> None:
    too_early = GOOD.replace("i0", "i2")

    assert problems(tmp_path, too_early) == [("F011", 2, "provision")]
    assert read(tmp_path, too_early.replace("minor_violation", "outside_scope")).num_rows == 1


def test_an_incident_whose_time_straddles_the_start_may_be_ruled_on_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "determinations.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    across = incidents_of(fire_at(36.1, at="2020-01-10T09:50Z", occurred_within_s=3600.0))

    assert read_determinations(path, across, charter_of("square")).num_rows == 1


def test_the_same_thing_is_not_decided_twice(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD, GOOD) == [("F016", 3, "provision")]
    assert read(tmp_path, GOOD, GOOD.replace("ceasefire", "hotline")).num_rows == 2


def test_an_incident_cannot_be_one_and_none(tmp_path: Path) -> None:
    none = GOOD.replace("ceasefire", "").replace("minor_violation", "not_an_incident")

    assert problems(tmp_path, GOOD, none) == [("F017", 3, "outcome")]
    assert problems(tmp_path, none, GOOD) == [("F017", 3, "outcome")]


def test_every_problem_of_a_file_is_said_at_once_in_the_order_of_its_lines(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD.replace("i0", "i9"), "too,few", GOOD.replace("Two patrols saw it", ""))

    assert [(code, line) for code, line, _ in found] == [("F007", 2), ("F005", 3), ("F015", 4)]


def test_a_text_over_several_lines_does_not_shift_the_lines_of_the_problems(tmp_path: Path) -> None:
    long = GOOD.replace("Two patrols saw it", '"Two patrols\nsaw it"')

    assert problems(tmp_path, long, GOOD.replace("i0", "i9")) == [("F007", 4, "incident_id")]


@pytest.mark.parametrize(
    "header", ["", HEADER + ",extra", HEADER.replace(",reasons", ""), HEADER.replace("provision", "outcome")]
)
def test_columns_that_are_missing_twice_or_unknown_are_refused(tmp_path: Path, header: str) -> None:
    assert problems(tmp_path, GOOD, header=header) == [("F004", 1, 0)]


def test_nobody_having_decided_anything_is_no_error(tmp_path: Path) -> None:
    assert read(tmp_path).num_rows == 0


JOINTLY = f"{HEADER},manner,signed_by,dissent_by,awaited"


def test_who_signed_beside_the_centre_is_read_and_a_file_from_before_that_names_nobody(tmp_path: Path) -> None:
    table = read(tmp_path, f"{GOOD},joint,north,south,", header=JOINTLY)
    assert [table[name].to_pylist() for name in LATER] == [["joint"], ["north"], ["south"], [None]]
    assert [read(tmp_path, GOOD)[name].to_pylist() for name in LATER] == [[None]] * 4


@pytest.mark.parametrize(
    ("signatures", "code", "column"),
    [
        ("alone,,,", "F027", "manner"),
        ("joint,atlantis,,", "F028", "signed_by"),
        ("joint,north,south north,", "F029", "dissent_by"),
        ("joint,,,", "F030", "manner"),
        ("individual,,,north", "F030", "manner"),
        (",north,,", "F030", "manner"),
    ],
)
def test_signatures_that_cannot_be_so_are_told(signatures: str, code: str, column: str, tmp_path: Path) -> None:
    assert problems(tmp_path, f"{GOOD},{signatures}", header=JOINTLY) == [(code, 2, column)]


def test_who_let_the_time_run_out_is_read_and_is_somebody_who_is_awaited(tmp_path: Path) -> None:
    header = f"{JOINTLY},silent"
    assert read(tmp_path, f"{GOOD},joint,north,,south,south", header=header)["silent"].to_pylist() == ["south"]
    assert read(tmp_path, f"{GOOD},joint,north,,south", header=JOINTLY)["silent"].to_pylist() == [None]
    assert problems(tmp_path, f"{GOOD},joint,north,,south,north", header=header) == [("F035", 2, "silent")]


def test_some_of_the_later_columns_are_no_table(tmp_path: Path) -> None:
    assert problems(tmp_path, f"{GOOD},joint", header=f"{HEADER},manner")[0][0] == "F004"


@pytest.mark.parametrize("language", Language)
def test_every_outcome_has_a_name(language: Language) -> None:
    assert [outcome for outcome in Outcome if not has_sentence(f"outcome-{outcome}", language)] == []


@pytest.mark.parametrize(
    "row", [GOOD, GOOD.replace("i0", "i9"), GOOD.replace("i0", "i2"), GOOD.replace("Two patrols saw it", "")]
)
def test_who_writes_a_row_is_told_what_the_file_would_be_told(row: str, tmp_path: Path) -> None:
    cells = dict(zip(HEADER.split(","), row.split(","), strict=True))
    assert set(DETERMINATIONS.names) == {*cells, *LATER, *LATEST}
    found = check_determinations([cells], INCIDENTS, charter_of("square"))

    assert [(p.code, p.where.column) for p in found] == (
        [] if row == GOOD else [(code, column) for code, _, column in problems(tmp_path, row)]
    )
