import random
import zlib

import numpy as np
import pyarrow as pa
import pytest

from truceline.values import identities
from truceline.values.identities import checksums, derived_identities, first_of_each, named_by, taken, text_of
from truceline.values.identity import derived_identity

NAMES = ["", "a", "a/1-0", "b" * 300, "ناحية نوى", derived_identity("post-4", "r1"), "x\0", "12345678", "123456789"]


def test_many_identities_are_derived_as_one_is() -> None:
    wanted = [derived_identity("incident", name) for name in NAMES]
    assert derived_identities("incident", pa.array(NAMES)).to_pylist() == wanted
    assert derived_identities("incident", pa.array(["left out", *NAMES])[1:]).to_pylist() == wanted
    assert derived_identities("incident", pa.array([], pa.string())).to_pylist() == []


@pytest.mark.parametrize("length", [1, 8, 12])
def test_the_first_identity_of_each_group_is_the_first_in_order_of_text(length: int) -> None:
    rng = random.Random(length)  # noqa: S311 - no secret
    names = ["".join(rng.choices("ab\0é", k=rng.randint(0, length))) for _ in range(200)]
    group = np.array([number % 7 for number in range(200)])
    rows = first_of_each(pa.array(names), group, 7)
    assert group[rows].tolist() == list(range(7))
    assert [names[row] for row in rows] == [min(names[number::7]) for number in range(7)]


@pytest.mark.parametrize(
    "names", [NAMES, ["abc", "déf"[:3], "xyz"], ["ab", "cd", "ef", None], [""] * 3, ["x" * 36] * 4]
)
def test_identities_are_taken_as_arrow_takes_them_and_none_for_a_row_below_zero(names: list[str | None]) -> None:
    column = pa.array(["left out", *names, "too"])[1:-1]
    few = np.array([2, 0, 0, 1], np.int32)
    for rows in (few, np.array([1, -1, 2, -1], np.int32), few[:0], np.array([-1], np.int32)):
        found = taken(column, rows)
        found.validate(full=True)
        assert found.equals(column.take(pa.array(rows, mask=rows < 0)))


def test_identities_that_would_not_go_into_one_column_are_left_to_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "_MOST_BYTES", 5)
    monkeypatch.setattr(np, "packbits", None)
    monkeypatch.setattr(np, "cumsum", None)
    column, rows = pa.array(["abc", "def"]), np.array([1, -1, 0], np.int32)
    assert taken(column, rows).to_pylist() == ["def", None, "abc"]


def test_texts_with_one_beginning_are_told_apart_only_by_looking_at_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the first eight bytes all that is looked at, a later identity could name a group."""
    names, group = pa.array(["12345678-b", "12345678-a"]), np.zeros(2, np.int64)
    assert first_of_each(names, group, 1).tolist() == [1]
    monkeypatch.setattr(identities, "sorted", lambda pairs, **_: list(pairs), raising=False)
    assert first_of_each(pa.array(["12345678-a", "12345678-b"]), group, 1).tolist() == [1]


def test_a_checksum_is_that_of_the_text_wherever_it_stands() -> None:
    assert checksums(pa.array(["left out", *NAMES])[1:]).tolist() == [zlib.crc32(name.encode()) for name in NAMES]


def test_the_text_of_a_column_ends_where_the_next_begins() -> None:
    raw, ends = text_of(pa.array(["ab", "", None, "c"])[1:])
    assert bytes(raw[ends[0] : ends[-1]]) == b"c"
    assert np.diff(ends).tolist() == [0, 0, 1]
    assert text_of(pa.nulls(2, pa.string()))[1].tolist() == [0, 0, 0]


@pytest.mark.parametrize("each", [1, 300])
def test_rows_are_named_by_source_and_reference_as_one_by_one(each: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few of a source are named one by one, many at once; in either case in the order of the rows."""
    sources = pa.array(["post-4", "", "вести", "post-4"] * each)
    references = pa.array([f"{n}/{name}" for n in range(each) for name in ("r1", "", "ناحية نوى", "r2")])
    if each > 1:
        monkeypatch.setattr(identities, "derived_identity", None)
    wanted = [derived_identity(*row) for row in zip(sources.to_pylist(), references.to_pylist(), strict=True)]

    assert named_by(sources, references).to_pylist() == wanted
    assert named_by(sources[:0], references[:0]).to_pylist() == []
