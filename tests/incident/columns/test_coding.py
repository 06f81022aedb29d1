"""Few words in many rows as numbers: Arrow's own `dictionary_encode` holds the answers."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from truceline.incident.columns.coding import few_pairs, few_words

_ROWS = 20_000
_LENGTHS = (0, 1, 7, 8, 9, 15, 16, 17, 24, 30)


def _drawn(seed: int, *, missing: bool, different: int = 300) -> pa.Array:
    """A column of words of all lengths around eight and sixteen bytes, in letters of one to four bytes."""
    draw = np.random.default_rng(seed)
    letters = list("ab" + "сدé🙂")
    words = ["".join(draw.choice(letters, draw.choice(_LENGTHS))) for _ in range(different)]
    rows: list[Any] = draw.choice(np.array(words, object), _ROWS).tolist()
    return pa.array(
        [None if missing and lot < 0.3 else word for word, lot in zip(rows, draw.random(_ROWS), strict=True)]
    )


def _is_as_arrow_has_it(column: pa.Array) -> bool:
    few, arrows = few_words(column), column.dictionary_encode()
    assert few is not None
    few.validate(full=True)
    return bool(few.indices.equals(arrows.indices) and few.dictionary.equals(arrows.dictionary))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("missing", [False, True])
def test_few_words_have_the_numbers_that_arrow_gives_them(seed: int, missing: bool) -> None:
    assert _is_as_arrow_has_it(_drawn(seed, missing=missing))


def test_words_that_differ_in_their_middles_alone_are_different() -> None:
    ends = [f"observer{middle}hospital" for middle in ("", "a", "b", "ab", "ba", "ا", "б")]
    assert _is_as_arrow_has_it(pa.array(ends * 3_000))


def test_words_that_differ_by_bytes_of_nothing_are_different() -> None:
    assert _is_as_arrow_has_it(pa.array(["a", "a\0", "\0a", "\0", ""] * 4_000))


def test_the_last_word_is_not_read_beyond_what_there_is() -> None:
    whole = pa.array(["ab", "abc"] * 10_000)
    told, bounds, raw = whole.buffers()
    exact = pa.py_buffer(raw.to_pybytes()[: 5 * 10_000])  # no room behind the last letter
    assert _is_as_arrow_has_it(pa.Array.from_buffers(pa.string(), len(whole), [told, bounds, exact]))


@pytest.mark.parametrize(
    "column",
    [
        pa.array([f"post {number}" for number in range(_ROWS)]),
        pa.array(["shelling"] * 100),
        pa.array(["shelling"] * _ROWS)[1:],
        pa.array(["shelling"] * _ROWS, pa.large_string()),
    ],
    ids=["many different words", "few rows", "a part of a column", "long columns"],
)
def test_what_is_no_few_words_in_many_rows_is_left_to_arrow(column: pa.Array) -> None:
    assert few_words(column) is None


@pytest.mark.parametrize("seed", range(4))
def test_few_pairs_of_codes_have_a_number_each_in_the_order_in_which_they_come(seed: int) -> None:
    draw = np.random.default_rng(seed)
    one, other = (
        draw.integers(-1, 20, _ROWS, np.int32),
        draw.choice(np.array([-1, 0, 3 << 8, 2**31 - 1], np.int32), _ROWS),
    )
    found = few_pairs(one, other)
    assert found is not None
    words = [f"{a} {b}" for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    arrows = pa.array(words).dictionary_encode()
    assert np.array_equal(found[0], arrows.indices.to_numpy())
    assert [words[row] for row in found[1].tolist()] == arrows.dictionary.to_pylist()


def test_pairs_of_codes_that_are_not_few_have_no_numbers() -> None:
    codes = np.arange(600, dtype=np.int32)
    assert few_pairs(codes, codes) is None
    assert few_pairs(codes % 512, codes % 512) is not None
