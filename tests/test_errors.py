import string

import pytest

from truceline.error_codes import CODES
from truceline.errors import Refused, Where, problem


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
