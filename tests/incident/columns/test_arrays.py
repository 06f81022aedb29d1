"""Columns as arrays: what is read from memory is what Arrow says is there."""

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest

from truceline.incident.columns.arrays import (
    codes_of,
    column_of,
    encoded,
    in_one_piece,
    numbers_in,
    places_among,
    seconds_of,
    values_of,
    whole_numbers,
)

NUMBERS = pa.array([None, 1.5, None, 2.0, 3.0, None, 4.0, 5.0, 6.0, 7.0, None])
WORDS = pa.array(["b", None, "a", "b", "c", None, "a"])


@pytest.mark.parametrize("column", [NUMBERS, NUMBERS.slice(3), NUMBERS.slice(1, 9), NUMBERS.slice(2, 1), NUMBERS[:0]])
def test_numbers_are_those_that_arrow_tells_wherever_the_column_begins(column: pa.Array) -> None:
    expected = column.to_numpy(zero_copy_only=False)
    assert np.array_equal(column_of(pa.table({"x": column}), "x"), expected, equal_nan=True)
    values, valid = values_of(column)
    told = ~np.isnan(expected)
    assert np.array_equal(values[told], expected[told])
    assert (told.all() if valid is None else valid.tolist() == told.tolist()) or not len(column)


def test_whole_numbers_become_numbers_and_are_not_rounded() -> None:
    table = pa.table({"x": pa.array([None, 3, 2**53], pa.int64()), "y": pa.array([1, 2, 2**53 + 1])})
    assert np.array_equal(column_of(table, "x"), [np.nan, 3.0, 2.0**53], equal_nan=True)
    with pytest.raises(pa.ArrowInvalid):
        column_of(table, "y")


@pytest.mark.parametrize("start", [0, 1, 9])
def test_whole_numbers_are_held_within_bounds_and_the_least_stands_where_none_is_told(start: int) -> None:
    told = [5, None, -7, 10**12, None, 0, 3, None, -(10**12), 8, None, 2]
    for column in (pa.array(told), pa.array([one or 0 for one in told])):
        some = column.slice(start)
        wanted = [-1 if one is None else min(max(one, -1), 1_000) for one in some.to_pylist()]
        assert whole_numbers(some, -1, 1_000).tolist() == wanted
    assert whole_numbers(pa.array([None, None], pa.int64()), -1, 1_000).tolist() == [-1, -1]


def test_what_is_read_may_be_written_to_without_changing_the_table() -> None:
    table = pa.table({"x": [1.0, 2.0]})
    column_of(table, "x")[0] = 9.0
    assert table["x"].to_pylist() == [1.0, 2.0]


@pytest.mark.parametrize("kind", [pa.float64(), pa.int64()])
def test_numbers_are_missing_where_arrow_has_none_wherever_a_column_begins(kind: pa.DataType) -> None:
    """Eight are read at once where they begin with a byte of bits, and the others one by one."""
    told = pa.array([None if k % 3 == 0 or 24 <= k < 32 else k for k in range(60)], kind)
    for start in range(20):
        for length in (0, 1, 7, 8, 23, 40):
            column = told.slice(start, length)
            assert numbers_in(column).tolist() == pytest.approx(
                [np.nan if number is None else number for number in column.to_pylist()], nan_ok=True
            )


def test_seconds_are_since_1970_to_the_microsecond() -> None:
    at = pa.chunked_array([pa.array([datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)], pa.timestamp("us", tz="UTC"))] * 2)
    assert seconds_of(at).tolist() == [1.000005, 1.000005]
    assert np.isnan(seconds_of(pa.chunked_array([pa.array([None, None], pa.timestamp("us", tz="UTC"))]))).all()


@pytest.mark.parametrize("start", range(len(WORDS) + 1))
def test_codes_are_equal_where_words_are_and_none_where_there_is_none(start: int) -> None:
    words = WORDS.slice(start)
    for column in (words, words.dictionary_encode(), WORDS.dictionary_encode().slice(start)):
        codes = encoded(column)
        assert codes.tolist() == codes_of(in_one_piece(column).dictionary_encode()).tolist()
        assert [code >= 0 for code in codes] == words.is_valid().to_pylist()
        named = {code: word for code, word in zip(codes.tolist(), words.to_pylist(), strict=True) if word}
        assert len(set(named.values())) == len(named)
        assert places_among(column, ("c", "a"), otherwise=-7).tolist() == [
            {"c": 0, "a": 1}.get(word, -7) for word in words.to_pylist()
        ]


def test_several_pieces_are_read_as_one() -> None:
    pieces = pa.chunked_array([["b", "a"], ["a", None]])
    assert in_one_piece(pieces).to_pylist() == ["b", "a", "a", None]
    assert encoded(pieces).tolist() == [0, 1, 1, -1]
