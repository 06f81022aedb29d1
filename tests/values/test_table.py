import sys
from importlib.util import find_spec

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
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


def test_numbers_are_told_as_arrow_tells_them_wherever_they_lie() -> None:
    drawn = np.random.default_rng(3).normal(size=50)
    for told in (drawn, drawn[::2], drawn[:0], np.where(drawn > 0, drawn, np.nan), np.full(9, np.nan)):
        column = SIGHTINGS.table({"distance_m": told}).column("distance_m").chunk(0)
        column.validate(full=True)
        assert column.equals(pa.array(told, from_pandas=True))


def test_a_column_that_the_table_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="colour"):
        SIGHTINGS.table({"post": ["a"], "colour": ["red"]})


def test_meaning_and_unit_travel_with_the_schema() -> None:
    assert SIGHTINGS.schema.field("distance_m").metadata == {b"meaning": b"How far.", b"unit": b"metres"}
    assert not SIGHTINGS.schema.field("post").nullable


def test_an_empty_table_has_the_columns() -> None:
    assert SIGHTINGS.empty().column_names == SIGHTINGS.names == ["post", "distance_m", "count"]
    assert SIGHTINGS.column("count").meaning == "How many."


def test_a_table_of_an_earlier_version_lacks_nothing_that_it_need_not_have() -> None:
    earlier = pa.table({"post": ["a"], "count": [3]})

    assert SIGHTINGS.completed(earlier).to_pylist() == [{"post": "a", "count": 3, "distance_m": None}]
    assert SIGHTINGS.completed(SIGHTINGS.table({"post": ["a"]})).schema == SIGHTINGS.schema
    assert SIGHTINGS.completed(pa.table({"count": [3]})).column_names == ["count", "distance_m"]
    assert SIGHTINGS.completed(pa.table({"count": [3]}), also_required=True)["post"].to_pylist() == [None]


@pytest.mark.skipif(find_spec("dateutil") is not None, reason="dateutil is installed")
@pytest.mark.parametrize("is_known", [True, False], ids=["known", "teeth"])
def test_what_is_not_installed_is_not_looked_for_with_every_value(
    is_known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for = []

    class Looks:
        def find_spec(self, name: str, *_: object) -> None:
            looked_for.append(name)

    if not is_known:
        monkeypatch.delitem(sys.modules, "dateutil")
    monkeypatch.setattr(sys, "meta_path", [Looks(), *sys.meta_path])
    pc.if_else(pa.array([True]), None, pa.array(["x"]))

    assert ("dateutil" in looked_for) != is_known
