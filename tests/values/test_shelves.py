"""Rows come out in order of their numbers, and the folder is empty afterwards."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.values.shelves import Shelves


@tries(30)
@given(st.lists(st.lists(st.integers(-50, 50), max_size=12), max_size=6))
def test_rows_come_out_in_order_of_their_numbers_and_equals_as_they_were_put(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[int]]
) -> None:
    folder = tmp_path_factory.mktemp("room") / "shelves"
    shelves = Shelves(folder, lambda at: at // 7)
    whole: list[tuple[int, str]] = []
    count = 0
    for part in parts:
        names = [f"{number}:{count + n}" for n, number in enumerate(part)]
        count += len(part)
        whole += zip(part, names, strict=True)
        shelves.put(pa.table({"name": pa.array(names, pa.string())}), np.array(part, np.int64))
    taken = list(shelves.taken())
    out = [name for table in taken for name in table["name"].to_pylist()]
    assert out == [name for _, name in sorted(whole, key=lambda one: one[0])]
    assert len(taken) == len({number // 7 for number, _ in whole})
    assert not folder.exists()
