import numpy as np
import pyarrow as pa
import pytest

from truceline.values.table import Column, Declaration

SIGHTINGS = Declaration(
    "sightings",
    (
        Column("post", pa.string(), "Where from.", required=True),
        Column("distance_m", pa.float64(), "How far.", "metres"),
        Column("count", pa.int64(), "How many."),
    ),
)


def test_columns_left_out_are_null_and_nan_is_null() -> None:
    table = SIGHTINGS.table({"post": ["a", "b"], "distance_m": np.array([1.5, np.nan])})

    assert table.to_pydict() == {"post": ["a", "b"], "distance_m": [1.5, None], "count": [None, None]}


def test_a_column_that_the_table_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="colour"):
        SIGHTINGS.table({"post": ["a"], "colour": ["red"]})


def test_meaning_and_unit_travel_with_the_schema() -> None:
    assert SIGHTINGS.schema.field("distance_m").metadata == {b"meaning": b"How far.", b"unit": b"metres"}
    assert not SIGHTINGS.schema.field("post").nullable


def test_an_empty_table_has_the_columns() -> None:
    assert SIGHTINGS.empty().column_names == SIGHTINGS.names == ["post", "distance_m", "count"]
    assert SIGHTINGS.column("count").meaning == "How many."
