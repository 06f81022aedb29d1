"""What a spreadsheet would run is guarded alike in a single cell and in a column, and comes back as it was said."""

import pyarrow as pa
import pytest

from truceline.values.cell import guarded, guarded_column, unguarded

TEXTS = ("", "plain", "=1+1", "+962", "-5", "@a", "\tx", "\rx", "'=1+1", "''-5", "'quoted'", "a=b", " =1", "عين", "'")


@pytest.mark.parametrize("text", TEXTS)
def test_a_column_is_guarded_as_its_cells_are(text: str) -> None:
    column = guarded_column(pa.chunked_array([[text, None]], pa.string()))

    assert column.to_pylist() == [guarded(text), None]
    assert unguarded(column[0].as_py()) == text
