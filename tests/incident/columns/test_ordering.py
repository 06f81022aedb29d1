import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import coded, encoded, is_among, places_among
from truceline.incident.columns.ordering import canonical, in_order, texts_as_they_lie, texts_of
from truceline.incident.gathering import gather
from truceline.incident.likeness.words import told_words


def test_what_is_coded_once_says_the_same_words() -> None:
    reports = reports_of(told("b", minutes=1), told("c", act="shelling"), told("a"))
    ordered = canonical(reports)
    for name in ordered.column_names:
        words = reports[name].take(pa.array([2, 1, 0]))
        assert ordered[name].cast(reports[name].type).to_pylist() == words.to_pylist()
    assert canonical(ordered).equals(ordered)


@pytest.mark.parametrize(
    "kind", [pa.int64(), pa.float64(), pa.int32(), pa.timestamp("us", "UTC"), pa.bool_(), pa.string()]
)
@pytest.mark.parametrize("rows", [1, 8, 203])
def test_columns_are_put_in_order_as_arrow_puts_them_whatever_is_not_told(kind: pa.DataType, rows: int) -> None:
    drawn = np.random.default_rng(rows)
    values = pa.array(drawn.integers(0, 2, rows + 5), pa.int64()).cast(pa.int32()).cast(pa.bool_())
    if kind != pa.bool_():
        values = pa.array(drawn.integers(0, 90, rows + 5)).cast(kind)
    order = pa.array(drawn.permutation(rows), pa.uint64())
    for untold in (np.zeros(rows + 5, np.bool_), drawn.random(rows + 5) < 0.4):
        column = pc.if_else(pa.array(untold), pa.scalar(None, kind), values)[
            3 : rows + 3
        ]  # begins within a byte of bits
        for one in (column, column.dictionary_encode()):
            found = in_order(one, order)
            found.validate(full=True)
            assert found.equals(one.take(order))
            assert found.null_count == one.null_count


def test_texts_that_stay_where_they_lie_are_those_that_would_be_copied() -> None:
    said = ["of c", None, "of c", "of a"]
    reports = reports_of(*(told("b", minutes=4 - n, reference=str(n), said=text) for n, text in enumerate(said)))
    copied, stayed = canonical(reports), canonical(reports, texts_stay=True)
    assert stayed["said"].chunk(0).dictionary.equals(reports["said"].chunk(0)), "none was copied"
    assert texts_of(stayed["said"]).to_pylist() == copied["said"].to_pylist() == said[::-1]
    assert stayed["said"].to_pylist() == said[::-1]
    for column in (copied["said"], stayed["said"], stayed["said"].slice(1, 2), copied["said"].slice(1, 2)):
        texts, place = texts_as_they_lie(column)
        assert texts.take(pa.array(place)).to_pylist() == column.to_pylist()
    assert canonical(stayed, texts_stay=True).equals(stayed)
    assert told_words(stayed).word.tolist() == told_words(copied).word.tolist()


def test_places_among_known_words_are_the_same_of_words_and_of_codes() -> None:
    words = pa.chunked_array([["b", None], ["a", "c", "b"]])
    for column in (words, pa.chunked_array([coded(words)])):
        assert places_among(column, ["a", "b"]).tolist() == [1, -1, 0, -1, 1]
        assert places_among(column, ["a", "b"], otherwise=2).tolist() == [1, 2, 0, 2, 1]
        assert is_among(column, ["c"]).tolist() == [False, False, False, True, False]
        assert encoded(column).tolist() == [0, -1, 1, 2, 0]


def test_columns_that_nothing_is_compared_by_decide_nothing() -> None:
    rows = [told("a"), told("b", minutes=1), told("c", minutes=300)]
    changed = reports_of(*(row | {"channel": str(number)} for number, row in enumerate(rows)))
    one, other = gather(reports_of(*rows)), gather(changed)
    assert one.incidents.equals(other.incidents)
    assert one.links.equals(other.links)
    assert np.array_equal(one.offered[0].pairs.parts, other.offered[0].pairs.parts)
