"""What a spreadsheet would run is guarded alike in a single cell and in a column, and comes back as it was said."""

from itertools import product

import pyarrow as pa
import pytest

from truceline.values.cell import guarded, guarded_column, unguarded

TEXTS = (
    "",
    "plain",
    "=1+1",
    "+962",
    "-5",
    "'-5",
    "@a",
    "\tx",
    "\rx",
    "'=1+1",
    "''-5",
    "'quoted'",
    "a=b",
    " =1",
    "' =1",
    "عين",
    "'",
)
WITHIN = (
    "x;=1",
    "x;'=1",
    "x; =1",
    "a\n- b\n- c",
    "\t\t=1",
    "x\r\n＝1",
    "=;=;=",
    "'=;'=",
    ";';'=",
    "\n",
    "-5\n",
    "-5;-6",
)


@pytest.mark.parametrize("text", TEXTS + WITHIN)
def test_a_column_is_guarded_as_its_cells_are(text: str) -> None:
    column = guarded_column(pa.chunked_array([[text, None]], pa.string()))

    assert column.to_pylist() == [guarded(text), None]
    assert unguarded(column[0].as_py()) == text


def test_all_short_texts_of_signs_come_back_as_they_were() -> None:
    texts = ["".join(signs) for length in range(7) for signs in product("'=; \n5-", repeat=length)]
    column = guarded_column(pa.chunked_array([texts], pa.string())).to_pylist()

    assert column == [guarded(text) for text in texts]
    assert [unguarded(text) for text in column] == texts


def test_a_part_of_a_column_is_guarded_by_its_own_texts_alone() -> None:
    texts = ["said; =A1", "quiet", None, "=A1", "loud\n-5", "plain"]
    column = pa.chunked_array([texts], pa.string())

    for start, length in product(range(len(texts)), range(len(texts))):
        part = column.slice(start, length)
        assert guarded_column(part).to_pylist() == [text and guarded(text) for text in part.to_pylist()]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")  # the wide ones as OWASP names them; LibreOffice runs none of those
def test_no_sign_that_begins_a_formula_begins_a_cell_however_the_file_is_parted(sign: str) -> None:
    for text in (f"{sign}A1", f" {sign}A1", f"said;{sign}A1;so", f"said\n{sign}A1", f"said\t{sign}A1"):
        for separator in ";\t\n":
            assert not any(part.lstrip(" ").startswith(sign) for part in guarded(text).split(separator)), text


def test_a_negative_number_stays_a_number() -> None:
    assert [guarded(text) for text in ("-5.25", "-5", "-5+1", "+962", "-")] == ["-5.25", "-5", "'-5+1", "'+962", "'-"]
