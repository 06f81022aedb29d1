import string

import pytest

from truceline.error_codes import CODES
from truceline.errors import Problem, Refused, Where, problem, told_together


def test_a_problem_says_where_what_was_expected_what_came_and_what_to_do() -> None:
    told = str(problem("B001", Where("figures.csv", 3, "total"), "556", total=556, sum=558, difference=2))

    assert told == (
        "figures.csv, line 3, column total: expected parts that add up to the printed total of 556; came “556”. "
        "The parts add up to 558, a difference of 2: correct the part or the total; nothing was printed. [B001]"
    )


def test_what_came_is_cut_and_cannot_write_control_characters() -> None:
    told = problem("C001", Where(), "a\x1b[31m\n" + "b" * 10_000).came

    assert len(told) < 90
    assert told.isprintable()


def test_a_refusal_lists_every_problem() -> None:
    refusal = Refused([problem("C001", Where("a"), "x"), problem("C001", Where("b"), "y")])

    assert str(refusal).count("\n") == 1
    assert len(refusal.problems) == 2


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_an_expectation_and_a_remedy_that_is_a_sentence(code: str) -> None:
    expected, remedy = CODES[code]

    assert expected
    assert not expected.endswith(".")
    assert remedy.endswith((".", "?", "”", "}"))  # some remedies end in a hint that is a sentence
    assert code[0] in "ARIFNBXCDGW"
    assert all(name for _, name, _, _ in string.Formatter().parse(expected + remedy) if name is not None)


def _dates(*lines: int) -> list[Problem]:
    return [problem("R013", Where("list.csv", line, "date"), "") for line in lines]


def test_up_to_three_alike_are_told_each_by_itself() -> None:
    assert told_together(_dates(2, 3, 4)) == [str(one) for one in _dates(2, 3, 4)]


def test_more_alike_are_told_once_with_how_many_and_on_which_lines() -> None:
    (told,) = told_together(_dates(2, 3, 4, 9, 11, 12))
    one = str(_dates(1)[0])
    assert told == one.replace("line 1, column date", "column date, 6 rows (lines 2 to 4, 9, 11 to 12)")


def test_of_many_alike_what_came_most_is_told_first_and_the_rest_is_counted() -> None:
    kinds = ["a", "b", "b", "b", "c", "d", "e", "f", "g"]
    (told,) = told_together(
        problem("R063", Where("list.csv", 2 * line, "type"), kind) for line, kind in enumerate(kinds, start=1)
    )
    assert "came “b” (3 times), “a”, “c”, “d”, “e” and 2 more. " in told
    assert "9 rows (lines 2, 4, 6, 8, 10, 12, 14, 16, 18)" in told


def test_what_differs_in_file_column_or_remedy_is_not_told_together() -> None:
    several = [
        *_dates(2, 3),
        *(problem("R013", Where("list.csv", line, "id"), "") for line in (2, 3)),
        *(problem("R013", Where("other.csv", line, "id"), "") for line in (2, 3)),
        *(problem("R030", Where("list.csv", line), "", other=f"line {line}", differing="act") for line in range(5)),
    ]
    assert told_together(several) == [str(one) for one in several]


def test_of_very_many_lines_the_first_are_told() -> None:
    (told,) = told_together(_dates(*range(2, 100, 2)))
    assert "49 rows (lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …)" in told


def test_what_is_said_at_one_line_of_a_file_is_one_place_and_no_number_of_rows() -> None:
    (told,) = told_together(problem("R063", Where("list.csv", 1, "type"), kind) for kind in "abcdefg")
    assert told.startswith("list.csv, line 1, column type: expected ")
    assert "came “a”, “b”, “c”, “d”, “e” and 2 more. " in told


def test_a_row_in_which_several_things_are_wrong_counts_once() -> None:
    (told,) = told_together(problem("R063", Where("list.csv", line, "type"), str(n)) for line in (2, 4) for n in (1, 2))
    assert "2 rows (lines 2, 4)" in told
