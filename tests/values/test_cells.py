"""Small CSV files are read with the numbers of their lines, or refused by the code of whoever reads them."""

from pathlib import Path

import pytest

from truceline.errors import Refused
from truceline.values.cells import read_cells


def test_lines_keep_their_numbers_and_empty_ones_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("\ufeffa,b\n 1 ,2\n , \n3\n", encoding="utf-8")
    assert read_cells(path, "I001") == (["a", "b"], [(2, {"a": "1", "b": "2"}), (4, {"a": "3"})])
    path.write_text("", encoding="utf-8")
    assert read_cells(path, "I001") == ([], [])


def test_what_is_no_csv_is_refused_by_the_code_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    for raw in (b"\xff\xfe", b'a\n"open'):
        path.write_bytes(raw)
        with pytest.raises(Refused, match="I030"):
            read_cells(path, "I030")
