import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, found, problems_of, put

from truceline.report.reading import read_reports

ONE = csv_text({"said": "one"}, {"said": "two, three"})


@pytest.mark.parametrize(
    "content",
    [
        ONE.encode(),
        b"\xef\xbb\xbf" + ONE.encode(),
        ONE.replace("\n", "\r\n").encode(),
        ONE.replace("\n", "\r").encode(),
        ONE.encode("utf-16"),
        gzip.compress(ONE.encode()),
        ONE.rstrip("\n").encode(),
        ("sep=,\n" + ONE).encode(),
        csv_text({"said": "one"}, {"said": "two, three"}).replace("\n", ",,\n").encode(),
        (ONE + "\n,,,,,,,,,,,,,,,,\n\n").encode(),
    ],
    ids=["plain", "bom", "crlf", "cr", "utf-16", "gzip", "no-last-end", "sep-line", "blank-end", "blank-rows"],
)
def test_the_same_table_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    report = read_reports([put(tmp_path, content)], SETTINGS).table.to_pylist()
    assert [row["said"] for row in report] == ["one", "two, three"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_and_tabs_separate_too(tmp_path: Path, separator: str) -> None:
    text = csv_text({"said": "one"}).replace(",", separator)
    assert read_reports([put(tmp_path, text)], SETTINGS).table["said"].to_pylist() == ["one"]


def test_lines_are_those_of_the_file_also_after_quoted_line_breaks(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({"said": "one\ntwo\nthree"}, {}, {"act": "x"}))
    assert found(problems_of(path)) == [("R017", 6, "act")]
    sound = put(tmp_path, csv_text({"said": "one\ntwo\nthree"}, {}), "sound.csv")
    assert read_reports([sound], SETTINGS).table["original_line"].to_pylist() == [2, 5]


def test_ragged_rows_are_named_and_the_others_are_not(tmp_path: Path) -> None:
    lines = csv_text({}, {}, {}).splitlines()
    lines[1] += ",more"
    lines[2] = lines[2].rsplit(",", 1)[0]
    path = put(tmp_path, "\n".join(lines))
    assert found(problems_of(path)) == [("R010", 2, 0), ("R010", 3, 0)]
    assert read_reports([path], replace(SETTINGS, keep_going=True)).table["reference"].to_pylist() == ["r3"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("longitude", "longitud", [("R007", 1, "longitud")]),
        ("occurred_at", "date", [("R005", 1, 0), ("R007", 1, "date")]),
        ("latitude", "longitude", [("R006", 1, "longitude")]),
        ("unit", "report_id", [("R008", 1, "report_id")]),
        ("source_family,", "", [("R005", 1, 0)]),
    ],
)
def test_what_is_wrong_with_the_names_is_said_with_what_is_wrong_with_the_cells_and_with_nothing_that_comes_of_it(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, int, str | int]]
) -> None:
    header, *rows = csv_text({"count": "nonsense"}, {}).splitlines()
    if old == "source_family,":
        rows = [row.replace("monitor,", "") for row in rows]
    text = "\n".join([header.replace(old, new, 1), *rows])
    assert found(problems_of(put(tmp_path, text))) == [*expected, ("R014", 2, "count")]


def test_a_misspelt_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, csv_text().replace("longitude", "Longtude")))
    assert "“longitude”" in problem.remedy


def test_text_in_a_column_without_a_name_is_not_dropped_in_silence(tmp_path: Path) -> None:
    header, row = csv_text().splitlines()
    assert found(problems_of(put(tmp_path, f"{header},\n{row},lost\n"))) == [("R007", 2, "(column 18)")]
    assert read_reports([put(tmp_path, f"{header},\n{row},\n")], SETTINGS).table.num_rows == 1


@pytest.mark.parametrize(
    ("encoding", "said", "guess"),
    [("cp1256", "سقطت ثلاث قذائف قرب القرية", "windows-1256"), ("cp1251", "Зафиксировано три разрыва", "windows-1251")],
)
def test_another_encoding_is_named_with_line_and_column_and_shown_as_what_it_seems_to_be(
    tmp_path: Path, encoding: str, said: str, guess: str
) -> None:
    (problem,) = problems_of(put(tmp_path, csv_text({}, {"said": said}).encode(encoding)))
    assert found([problem]) == [("R011", 3, "said")]
    assert guess in problem.remedy
    assert "UTF-8" in problem.remedy
    assert said[:10] in problem.came


def test_utf_16_that_breaks_off_is_refused(tmp_path: Path) -> None:
    assert "R011" in [p.code for p in problems_of(put(tmp_path, ONE.encode("utf-16")[:-1]))]


def test_a_quotation_that_is_never_closed_is_named_where_it_opens(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({}, {"said": "x"}, {}).replace("x,", '"x,', 1))
    assert ("R049", 3) in [(p.code, p.where.line) for p in problems_of(path)]


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    words = ["=HYPERLINK(1)", "+1 explosion", "-2 men", "@north"]
    path = put(tmp_path, csv_text(*({"said": word} for word in words)))
    assert read_reports([path], SETTINGS).table["said"].to_pylist() == words


@pytest.mark.parametrize("at_hand", [1, 2, 5, 7])
def test_blocks_join_without_a_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_hand: int) -> None:
    path = put(tmp_path, csv_text(*({"said": f"a\n{row}"} for row in range(23))))
    whole = read_reports([path], SETTINGS)
    assert whole.table["said"].to_pylist() == [f"a\n{row}" for row in range(23)]
    monkeypatch.setattr("truceline.report.channels.delimited.BLOCK_ROWS", 5)
    monkeypatch.setattr("truceline.report.channels.delimited._AT_HAND", at_hand)
    assert read_reports([path], SETTINGS).table.equals(whole.table)


@pytest.mark.parametrize("told", ["true", "TRUE", "Yes", "1", "نعم", "да", "ИСТИНА"])
@pytest.mark.parametrize("said", ["no", "0", "لا", "Нет", "FALSE", "ложь", ""])
def test_whether_a_report_is_invented_is_read_as_people_and_spreadsheets_say_it(
    tmp_path: Path, told: str, said: str
) -> None:
    for text, invented in ((told, True), (said, False)):
        path = put(tmp_path, csv_text({"exercise": text}))
        assert read_reports([path], SETTINGS).table["exercise"].to_pylist() == [invented]


def test_what_says_neither_is_refused(tmp_path: Path) -> None:
    assert found(problems_of(put(tmp_path, csv_text({"exercise": "perhaps"})))) == [("R017", 2, "exercise")]
