import math
import re

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from truceline.report.numbers import read_number, read_numbers


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back_as_itself(value: float) -> None:
    values, wrong = read_numbers(pa.array([repr(value)]))
    assert (values[0], wrong[0]) == (value, False)


@given(st.text(max_size=12))
def test_no_text_is_read_as_nan_or_infinity(text: str) -> None:
    value = read_number(text)
    assert value is None or math.isfinite(value)


@given(st.integers(-(10**9), 10**9))
def test_arabic_digits_mean_what_western_ones_mean(value: int) -> None:
    arabic = str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert read_number(arabic) == value


@given(st.lists(st.one_of(st.none(), st.text("0123456789.,eE+-٣٫ n", max_size=8)), max_size=30))
def test_columns_and_single_texts_are_read_alike(texts: list[str | None]) -> None:
    values, wrong = read_numbers(pa.array(texts, pa.string()))
    for text, value, is_wrong in zip(texts, values, wrong, strict=True):
        alone = None if text is None else read_number(text)
        assert is_wrong == (text is not None and alone is None)
        assert np.isnan(value) if alone is None else value == alone


def test_a_decimal_comma_and_thousands_are_no_numbers() -> None:
    for text in ("33,5", "33,500", "1 000", "1_000", "0x10", "٣٬٠٠٠", "½"):
        assert read_number(text) is None, text
    assert re.fullmatch(r"\d", "٣")
