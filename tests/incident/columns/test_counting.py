import numpy as np
import pytest

from truceline.incident.columns.counting import (
    distinct,
    falling_order,
    first_rows,
    order_of,
    ordered,
    runs_of,
    write_most_alike,
)


@pytest.fixture
def numbers() -> np.ndarray:
    return np.random.default_rng(5).integers(0, 40, 300).astype(np.int32)


def test_rows_in_the_order_of_their_numbers_keep_the_order_they_had(numbers: np.ndarray) -> None:
    rows = np.random.default_rng(6).permutation(300).astype(np.int32)
    assert np.array_equal(ordered(numbers, 40, rows), rows[np.argsort(numbers[rows], kind="stable")])
    assert np.array_equal(ordered(numbers, 40, rows[:7]), rows[:7][np.argsort(numbers[rows[:7]], kind="stable")])
    assert len(ordered(numbers[:0], 0, rows[:0])) == 0


def test_of_equal_numbers_the_earlier_comes_first_whether_few_are_equal_or_many() -> None:
    drawn = np.random.default_rng(8)
    for most in (2, 300, 3_000, 1 << 40):
        some = drawn.integers(0, most, 2_000)
        assert np.array_equal(order_of(some), np.argsort(some, kind="stable"))
    apart = drawn.permutation(2_000)
    apart[[3, 700, 1_999]] = apart[1_000]  # four that are equal
    assert np.array_equal(order_of(apart), np.argsort(apart, kind="stable"))
    assert order_of(np.empty(0, np.int64)).tolist() == []
    floats = drawn.normal(size=2_000)
    floats[[3, 700, 1_999]] = floats[1_000]
    floats[[5, 6]] = -0.0, 0.0
    assert np.array_equal(order_of(floats), np.argsort(floats, kind="stable"))


def test_the_highest_number_comes_first_and_of_equals_the_earlier_however_nearly_equal_they_are() -> None:
    drawn = np.random.default_rng(9)
    floats = drawn.normal(size=3_000) * 10.0 ** drawn.integers(-12, 12, 3_000)
    floats[[3, 700, 1_999]] = floats[1_000]
    floats[[5, 6, 7]] = 0.0, -0.0, 0.0
    for nearly in (300, 3_000):  # a few and all of one number in 32 bits, apart in their last digits or not
        floats[drawn.permutation(3_000)[:nearly]] = 7.0 + drawn.integers(-40, 40, nearly) * 1e-12
        assert np.array_equal(falling_order(floats), np.argsort(-floats, kind="stable"))
    assert falling_order(np.empty(0)).tolist() == []


def test_the_first_row_of_a_group_is_the_first_that_is_given(numbers: np.ndarray) -> None:
    rows = np.array([5, 3, 250, 4])
    first = first_rows(numbers, 41, rows)
    for group in range(41):
        among = [row for row in rows if numbers[row] == group]
        assert first[group] == (among[0] if among else -1)


def test_different_numbers_come_once_and_in_order(numbers: np.ndarray) -> None:
    for some in (numbers, numbers[:1], numbers[:0]):
        assert np.array_equal(distinct(some), np.unique(some))


def test_the_rows_of_each_group_lie_together_in_the_order_in_which_they_were_given(numbers: np.ndarray) -> None:
    rows = np.random.default_rng(7).permutation(300)[:80].astype(np.int32)
    runs = runs_of(numbers, 41, rows)
    assert runs.groups == 41
    for group in range(41):
        among = runs.rows[runs.start[group] : runs.start[group + 1]]
        assert among.tolist() == [row for row in rows if numbers[row] == group]


def test_the_most_alike_is_the_other_of_the_best_pair_and_of_equals_the_first_row() -> None:
    nearest = np.array([9, 9, 9, 9, 9], np.int32)
    first, second = np.array([0, 0, 1, 2], np.int32), np.array([1, 2, 2, 3], np.int32)
    one = np.zeros(5, np.int32)
    write_most_alike(nearest, (first, second), np.array([1.0, 1.0, 3.0, 3.0]), one)
    assert nearest.tolist() == [1, 2, 1, 2, 9]
    write_most_alike(nearest, (first[::-1].copy(), second[::-1].copy()), np.array([3.0, 3.0, 1.0, 1.0]), one)
    assert nearest.tolist() == [1, 2, 1, 2, 9]


def test_the_most_alike_of_another_group_or_of_none_is_nobody() -> None:
    nearest = np.array([9, 9, 9, 9], np.int32)
    first, second = np.array([0, 0, 1, 2], np.int32), np.array([1, 2, 3, 3], np.int32)
    write_most_alike(nearest, (first, second), np.array([1.0, 9.0, 9.0, 9.0]), np.array([0, 0, -1, -1], np.int32))
    assert nearest.tolist() == [1, 0, 9, 9]
