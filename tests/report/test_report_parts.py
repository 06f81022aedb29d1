"""Each part of the reader on its own: what it gives for a few rows, and what it notes."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from report_forms import SETTINGS, SOUND, csv_text, found, put

from truceline.errors import Refused, Where, problem
from truceline.report.channels.delimited import DelimitedTable
from truceline.report.channels.geojson import GeoJsonTable
from truceline.report.channels.json_lines import JsonLinesTable, ObjectRows
from truceline.report.channels.json_values import cell_text, read_json
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import COLUMNS, TRUCELINE, unknown_column
from truceline.report.channels.ucdp import around
from truceline.report.channels.workbook import WorkbookTable
from truceline.report.checking import check_block
from truceline.report.faults import LISTED, Faults, in_file
from truceline.report.numbers import check_number, western_digits
from truceline.report.places import check_places
from truceline.report.plausibility import check_swapped
from truceline.report.recognising import open_table, recognise
from truceline.report.repeating import Gathered, without_repetitions
from truceline.report.rows import Block, distinct, guess_encoding, is_nameless, recode, text_column, tidy
from truceline.report.shape import FileReading
from truceline.report.template import how_to_fill, write_template
from truceline.report.times import serial_dates
from truceline.report.words import check_codes, check_filled, check_words

LINES = np.array([2, 3, 5], dtype=np.int64)


@pytest.fixture
def faults() -> Faults:
    return Faults("reports.csv")


def column(*texts: str | None) -> pa.Array:
    return pa.array(texts, pa.string())


def block(**changes: tuple[str | None, ...]) -> Block:
    sound = {name: (text,) * 3 for name, text in SOUND.items()} | {"reference": ("a", "b", "c")}
    return Block({name: column(*texts) for name, texts in (sound | changes).items()}, LINES)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("r.csv", csv_text(), DelimitedTable),
        ("r.txt", csv_text().replace(",", ";"), DelimitedTable),
        ("r.jsonl", '{"source": "a"}\n', JsonLinesTable),
        ("r.csv", '{"type": "FeatureCollection", "features": []}', GeoJsonTable),
        ("r.csv", None, WorkbookTable),
    ],
)
def test_the_bytes_say_how_a_file_is_opened_whatever_its_name(
    tmp_path: Path, faults: Faults, name: str, content: str | None, kind: type
) -> None:
    if content is None:
        write_template(tmp_path / "form.xlsx")
        (tmp_path / "form.xlsx").rename(tmp_path / name)
    else:
        put(tmp_path, content, name)
    with SourceFile(tmp_path / name) as source:
        assert isinstance(open_table(source, faults), kind)


def test_a_table_is_recognised_by_its_names(tmp_path: Path, faults: Faults) -> None:
    with SourceFile(put(tmp_path, csv_text())) as source:
        assert recognise(open_table(source, faults), FileReading(SETTINGS, faults)) is TRUCELINE
    assert faults.problems == []


def test_objects_become_columns_of_text_and_what_is_no_value_is_noted(faults: Faults) -> None:
    rows = ObjectRows(faults)
    rows.add(7, {"source": "a", "exercise": True, "count": [1]})
    assert (len(rows), rows.block().get("exercise").to_pylist()) == (1, ["true"])
    assert found(faults.problems) == [("R034", 7, "count")]


def test_json_keeps_the_spelling_of_numbers_and_refuses_a_name_that_stands_twice() -> None:
    assert read_json('{"a": 1.50, "b": NaN}') == {"a": "1.50", "b": "NaN"}
    with pytest.raises(ValueError, match="twice"):
        read_json('{"a": 1, "a": 2}')


def test_one_value_is_one_cell() -> None:
    assert [cell_text(value) for value in (None, True, False, "x")] == [None, "true", "false", "x"]
    with pytest.raises(TypeError):
        cell_text({"a": "b"})


def test_a_name_that_is_no_column_is_answered_with_the_nearest_or_as_derived() -> None:
    assert unknown_column("report_id")[0] == "R008"
    assert unknown_column("Killed best") == ("R007", "Did you mean “killed_best”?")
    assert unknown_column("ID") == ("R007", "Did you mean “reference”?")
    assert unknown_column("lat") == ("R007", "Did you mean “latitude”?")
    assert unknown_column("zzz") == ("R007", "Remove it.")


def test_days_around_a_date_reach_equally_far_on_both_sides() -> None:
    first, last = (date.fromisoformat(day) for day in around("2017-03-01", 3).split("/"))
    assert last - date(2017, 3, 1) == date(2017, 3, 1) - first == timedelta(3)
    assert around("no date", 3) == "no date"


def test_a_block_without_a_slip_becomes_reports_in_its_order(faults: Faults) -> None:
    reports = check_block(block(), SETTINGS, faults)
    assert (reports["reference"].to_pylist(), reports["original_line"].to_pylist()) == (["a", "b", "c"], [2, 3, 5])


def test_only_the_rows_with_a_slip_are_left_out(faults: Faults) -> None:
    reports = check_block(block(count=("1", "x", "2")), SETTINGS, faults)
    assert reports["reference"].to_pylist() == ["a", "c"]
    assert faults.bad_lines == {3}


def test_faults_come_by_line_and_column_in_the_words_of_the_file(faults: Faults) -> None:
    faults.named = {"killed_best": "fatalities"}
    faults.add(9, "said", "R013")
    faults.add(4, "killed_best", "R013")
    assert found(faults.problems) == [("R013", 4, "fatalities"), ("R013", 9, "said")]


def test_faults_are_full_when_further_ones_are_only_counted(faults: Faults) -> None:
    for line in range(LISTED + 2):
        assert faults.is_full == (line >= LISTED)
        faults.add(line, "said", "R013")
    assert (len(faults.problems), len(faults.bad_lines)) == (LISTED + 1, LISTED + 2)


def test_remarks_that_are_not_listed_are_counted(faults: Faults) -> None:
    for line in range(2, LISTED + 5):
        faults.remark(line, "act", "R063", "x")
    faults.remark_on_all("act", "R085", "n/k", rows="3")
    assert len(faults.remarks) == LISTED + 2
    faults.add(LISTED + 4, "said", "R013")
    faults.add(7, "said", "R013")
    last = faults.remarks[-1]
    assert (last.code, last.remedy[:7], last.came) == ("R073", "2 more ", f"“{LISTED + 1} remarks”")


@pytest.mark.parametrize("is_of_objects", [False, True])
def test_remarks_on_rows_that_are_left_out_are_not_told_and_those_on_the_file_stay(
    faults: Faults, *, is_of_objects: bool
) -> None:
    faults.is_of_objects = is_of_objects
    faults.remark_on_all("act", "R085", "n/k", rows="2")
    for line in (0, 1, 2, 3):
        faults.remark(line, "act", "R063", "x")
        faults.add(line, "said", "R013")
    faults.remark(4, "act", "R063", "x")
    told = [("R063", 0), *([] if is_of_objects else [("R063", 1)]), ("R085", 1), ("R063", 4)]
    assert sorted((one.code, one.where.line) for one in faults.remarks) == sorted(told)
    faults.takes_none = True
    assert [one.where.line for one in faults.remarks if one.where.line > 1] == []


def test_a_problem_keeps_its_line_when_it_gets_its_file() -> None:
    assert in_file(problem("R013", Where("", 3), ""), "a.csv").where == Where("a.csv", 3)


def test_digits_of_three_scripts_are_one_number(faults: Faults) -> None:
    assert western_digits("٣٦٫٢ ۱۲ −5") == "36.2 12 -5"
    assert check_number("count", column("٣", None, "x"), LINES, faults)[0] == 3
    assert found(faults.problems) == [("R014", 5, "count")]


def test_places_come_from_points_or_from_posts(faults: Faults) -> None:
    aimed = block(longitude=("36.2", None, None), latitude=("32.6", None, None), radius_m=("9", None, None),
                  bearing_deg=(None, "E", None), distance_m=(None, "1000", None),
                  post_longitude=(None, "36.2", None), post_latitude=(None, "32.6", None))  # fmt: skip
    places = check_places(aimed, column(None, "p", None), SETTINGS, faults)
    assert np.isfinite(places.longitude).tolist() == [True, True, False]
    assert faults.problems == []


def test_a_swapped_point_is_found_beside_the_others(faults: Faults) -> None:
    reports = check_block(
        block(longitude=("36.2", "36.3", "32.6"), latitude=("32.6", "32.7", "36.2")), SETTINGS, faults
    )
    twice = pa.concat_tables([reports] * 4)
    file = np.zeros(twice.num_rows, np.int64)
    # Swapped points that are a third of all are no exception; four among forty are.
    assert not check_swapped(Gathered(twice, file), SETTINGS, [faults]).any()
    many = pa.concat_tables([reports.slice(0, 2)] * 18 + [reports.slice(2, 1)])
    assert check_swapped(Gathered(many, np.zeros(37, np.int64)), SETTINGS, [faults]).sum() == 1


def test_the_first_of_equal_reports_stays(faults: Faults) -> None:
    reports = check_block(block(reference=("a", "a", "b")), SETTINGS, faults)
    kept, repeated = without_repetitions(Gathered(reports, np.zeros(3, np.int64)), [faults])
    assert (kept.table["original_line"].to_pylist(), repeated) == ([2, 5], 1)


def test_columns_of_text_are_tidied_told_apart_and_translated() -> None:
    texts = tidy(column(" a ", "  ", "b"))
    assert texts.to_pylist() == ["a", None, "b"]
    names, index = distinct(texts)
    assert [names[i] for i in index] == ["a", None, "b"]
    codes, unknown = recode(texts, {"a": "A"})
    assert (codes.to_pylist(), unknown.tolist()) == (["A", None, None], [False, False, True])


def test_stray_bytes_become_a_problem_and_no_text(faults: Faults) -> None:
    stray = "Зима".encode("cp1251").decode("utf-8", "surrogateescape")
    assert text_column("said", ["x", stray, ""], LINES, faults).to_pylist() == ["x", None, None]
    assert found(faults.problems) == [("R011", 3, "said")]
    assert guess_encoding(stray)[0] == "Зима"


def test_a_stray_byte_among_latin_letters_is_western_and_among_others_of_its_own_alphabet() -> None:
    for text, encoding, guess in (
        ("A restaurant, bar or café", "cp1252", "windows-1252"),
        ("Зима (OSCE)", "cp1251", "windows-1251"),
        ("قرب القرية (OSCE)", "cp1256", "windows-1256"),
    ):
        shown, hint = guess_encoding(text.encode(encoding).decode("utf-8", "surrogateescape"))
        assert (shown, guess in hint) == (text, True)


def test_a_column_without_a_name_has_its_number_for_one() -> None:
    assert is_nameless("(column 4)")
    assert not any(is_nameless(name) for name in COLUMNS)


def test_the_form_says_how_to_fill_what_its_declaration_cannot(faults: Faults) -> None:
    assert "2017-07-10" in how_to_fill("occurred_at")
    assert how_to_fill("act") == ""
    assert faults.problems == []


def test_excel_counts_its_days_from_the_end_of_1899_and_programs_from_1970() -> None:
    # 25569 is 1970-01-01, by Microsoft's own documentation of the serial number.
    assert serial_dates("25569.5") == ("1970-01-01", "2040-01-03")


def test_words_codes_and_what_must_be_filled_are_checked_one_column_at_a_time(faults: Faults) -> None:
    assert check_words("said", column(" a ", "", "b\x07"), LINES, faults).to_pylist() == [" a ", None, "b\x07"]
    assert check_codes("unit", column(" shot ", None, "shots"), LINES, faults).to_pylist() == ["shot", None, "shots"]
    check_filled("source", column("a", None, "b"), LINES, faults)
    assert found(faults.problems) == [("R013", 3, "source"), ("R012", 5, "said"), ("R017", 5, "unit")]


def test_an_empty_file_is_refused_before_it_is_opened(tmp_path: Path, faults: Faults) -> None:
    with SourceFile(put(tmp_path, "")) as source, pytest.raises(Refused):
        open_table(source, faults)
