from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, problems_of, put

from truceline.report.figures import told_in
from truceline.report.reading import ReadReports, read_reports
from truceline.values.language import Language, say

NONE_KILLED = {"killed_low": "", "killed_best": "", "killed_high": ""}


def read(folder: Path, *rows: dict[str, str]) -> ReadReports:
    return read_reports([put(folder, csv_text(*rows))], SETTINGS)


def killed(told: ReadReports) -> list[list[int | None]]:
    return [[row[f"killed_{end}"] for end in ("low", "best", "high")] for row in told.table.to_pylist()]


@pytest.mark.parametrize(
    "cell",
    [
        *("about 3", "About 3", "around 3", "~3", "≈ 3", "c. 3", "approx. 3", "3 approximately", "some 3"),
        *("نحو 3", "حوالي ٣", "ما يقارب ۳", "3 تقريبا", "около 3", "примерно 3", "3 примерно"),
    ],
)
def test_about_a_number_is_the_best_figure_and_no_end_and_is_told(tmp_path: Path, cell: str) -> None:
    told = read(tmp_path, NONE_KILLED | {"killed_best": cell})
    assert killed(told) == [[None, 3, None]]
    assert [(one.code, one.where.line, one.where.column) for one in told.remarks] == [("R096", 2, "killed_best")]


@pytest.mark.parametrize(
    "cell",
    [
        *("3-5", "3 – 5", "3 to 5", "from 3 to 5", "between 3 and 5", "3 or 5"),
        *("3 إلى 5", "من ٣ إلى ٥", "بين 3 و5", "3 أو 5", "3 до 5", "от 3 до 5", "между 3 и 5", "3 или 5"),
    ],
)
def test_a_range_is_its_two_ends_and_no_best_figure(tmp_path: Path, cell: str) -> None:
    told = read(tmp_path, NONE_KILLED | {"killed_best": cell})
    assert killed(told) == [[3, None, 5]]
    assert told.remarks == ()


def test_about_a_range_is_the_range_and_is_told(tmp_path: Path) -> None:
    told = read(tmp_path, *(NONE_KILLED | {"killed_best": cell} for cell in ("about 3-5", "~3 to 5", "около 3-5")))
    assert killed(told) == [[3, None, 5]] * 3
    assert [one.code for one in told.remarks] == ["R096"] * 3


@pytest.mark.parametrize("column", NONE_KILLED)
@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("about 3", [None, 3, None]),
        ("3-5", [3, None, 5]),
        ("at least 3", [3, None, None]),
        ("more than 3", [4, None, None]),
        ("up to 5", [None, None, 5]),
    ],
)
def test_words_say_which_figure_it_is_in_whichever_column_they_stand(
    tmp_path: Path, column: str, cell: str, figures: list[int | None]
) -> None:
    assert killed(read(tmp_path, NONE_KILLED | {column: cell})) == [figures]


def test_what_two_columns_tell_of_different_figures_stands_together(tmp_path: Path) -> None:
    rows = [
        {"killed_low": "at least 2", "killed_best": "about 3", "killed_high": "up to 5"},
        {"killed_low": "about 3", "killed_best": "", "killed_high": "5"},
        {"killed_low": "3-5", "killed_best": "", "killed_high": "5"},
    ]
    assert killed(read(tmp_path, *rows)) == [[2, 3, 5], [None, 3, 5], [3, None, 5]]


def test_what_the_best_says_of_an_end_gives_way_to_the_column_of_that_end(tmp_path: Path) -> None:
    rows = {"killed_low": "2", "killed_best": "3-5", "killed_high": ""}
    assert killed(read(tmp_path, rows)) == [[2, None, 5]]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"killed_low": "3-5", "killed_high": "6"}, "killed_low"),
        ({"killed_low": "3", "killed_high": "at least 4"}, "killed_high"),
        ({"killed_low": "about 3", "killed_best": "4"}, "killed_low"),
    ],
)
def test_two_cells_that_tell_one_figure_otherwise_are_a_problem_and_nothing_is_chosen(
    tmp_path: Path, cells: dict[str, str], column: str
) -> None:
    (told,) = problems_of(put(tmp_path, csv_text(NONE_KILLED | cells)))
    assert (told.code, told.where.column, told.came) == ("R014", column, f"“{cells[column]}”")
    assert "each figure in one place only" in told.remedy


@pytest.mark.parametrize(
    "cell", ["several", "dozens", "a few", "many", "عدة", "عشرات", "несколько", "десятки", "three"]
)
def test_what_says_no_number_is_refused_with_what_to_write_instead(tmp_path: Path, cell: str) -> None:
    (told,) = problems_of(put(tmp_path, csv_text(NONE_KILLED | {"killed_best": cell})))
    assert told.code == "R014"
    for example in ("3-5", "at least 3", "at most 5", "about 3", "leave it empty"):
        assert example in told.remedy


@pytest.mark.parametrize("language", Language)
def test_what_the_remedy_tells_to_write_is_read_in_each_language(language: Language) -> None:
    """Whoever follows the sentence is not refused again."""
    said = say("phrase-people-so", language) if language is not Language.ENGLISH else problem_in_english()
    for example in examples_of(language):
        assert example in said
        assert told_in(example) is not None


def examples_of(language: Language) -> tuple[str, ...]:
    examples = {
        Language.ARABIC: ("على الأقل 3", "على الأكثر 5", "نحو 3"),
        Language.RUSSIAN: ("не менее 3", "не более 5", "около 3"),
    }
    return ("3-5", *examples.get(language, ("at least 3", "at most 5", "about 3")))


def problem_in_english() -> str:
    from truceline.error_phrases import PHRASES

    return PHRASES["people-so"]


NOT_COUNTED = {"count_low": "", "count": "", "count_high": ""}


def counted(told: ReadReports) -> list[list[int | None]]:
    return [[row[name] for name in NOT_COUNTED] for row in told.table.to_pylist()]


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("12", [None, 12, None]),
        ("about 12", [None, 12, None]),
        ("~ ١٢", [None, 12, None]),
        ("5-7", [5, None, 7]),
        ("between 5 and 7", [5, None, 7]),
        ("at least 5", [5, None, None]),
        ("5+", [5, None, None]),
        ("more than 5", [6, None, None]),
        ("up to 7", [None, None, 7]),
        ("5 على الأقل", [5, None, None]),
        ("من ٥ إلى ٧", [5, None, 7]),
        ("لا يزيد عن 7", [None, None, 7]),
        ("не менее 5", [5, None, None]),
        ("от 5 до 7", [5, None, 7]),
        ("до 7", [None, None, 7]),
    ],
)
@pytest.mark.parametrize("column", ["count", "count_high"])
def test_how_many_shots_or_explosions_there_were_is_told_as_how_many_were_harmed(
    tmp_path: Path, column: str, cell: str, figures: list[int | None]
) -> None:
    if column != "count" and cell == "12":
        figures = [None, None, 12]
    told = read(tmp_path, NOT_COUNTED | {column: cell})
    assert counted(told) == [figures]
    assert [one.code for one in told.remarks] == ["R096"] * (figures == [None, 12, None] and cell != "12")


def test_the_three_figures_of_a_count_stand_beside_each_other_and_their_order_is_checked(tmp_path: Path) -> None:
    told = read(tmp_path, {"count_low": "5", "count": "about 6", "count_high": "9"})
    assert counted(told) == [[5, 6, 9]]
    for wrong, column in (
        ({"count_low": "7", "count": "6"}, "count_low"),
        ({"count": "6", "count_high": "5"}, "count"),
    ):
        (found,) = problems_of(put(tmp_path, csv_text(NOT_COUNTED | wrong)))
        assert (found.code, found.where.column) == ("R029", column)
    (found,) = problems_of(put(tmp_path, csv_text(NOT_COUNTED | {"count_low": "9", "count_high": "5"})))
    assert (found.code, found.where.column) == ("R029", "count_low")


@pytest.mark.parametrize("language", Language)
def test_what_says_no_count_is_refused_with_what_to_write_instead(tmp_path: Path, language: Language) -> None:
    (found,) = problems_of(put(tmp_path, csv_text({"count": "several"})))
    assert (found.code, found.where.column) == ("R014", "count")
    said = say("phrase-count-so", language) if language is not Language.ENGLISH else found.remedy
    for example in examples_of(language):
        assert example in said


def test_degrees_and_metres_are_never_about_so_many(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, csv_text({"radius_m": "about 500"})))
    assert (told.code, told.where.column) == ("R014", "radius_m")


@pytest.mark.parametrize("cell", ["3", "٣", " 3 ", "3.0", "3e0"])
def test_a_plain_number_stays_in_its_own_column(tmp_path: Path, cell: str) -> None:
    told = read(tmp_path, NONE_KILLED | {"killed_high": cell}, NONE_KILLED | {"killed_low": "about 4"})
    assert killed(told) == [[None, None, 3], [None, 4, None]]


@pytest.mark.parametrize(
    "cell",
    ["3/5", "3 and 5", "5 from 3 to 5", "3-5-7", "3?", "not 3", "no 3", "about", "<0", "1,200", "3 dead", "9" * 41],
)
def test_what_may_say_two_things_tells_no_figure(cell: str) -> None:
    assert told_in(cell) is None
