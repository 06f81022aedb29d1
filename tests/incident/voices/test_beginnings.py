"""Texts that may have a name are found by how words begin, and none that has one is left out."""

import re

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.incident.voices.beginnings import may_name
from truceline.incident.voices.spelling import spelt

NAMES = ["Yarmouk News", "U.S. list", "Éclair", "شبكة اليرموك", "أخبار", "Ёлка Ньюс", "7 days"]
LATIN = re.compile("[A-Za-z]")


def found(texts: list[str], names: list[str]) -> list[bool]:
    rows = np.arange(len(texts), dtype=np.int32)
    said = pa.chunked_array([pa.array(texts, pa.string())])
    return list(may_name(said, rows, spelt(pa.array(names)).to_pylist()).tolist())


@tries(200)
@given(
    st.sampled_from(NAMES),
    st.sampled_from(
        [str, str.upper, str.lower, lambda name: name.replace(" ", "-"), lambda name: name.replace("أ", "ا")]
    ),
    st.text(st.sampled_from("ab Zé.ежшقو،7\n"), max_size=12),
    st.text(st.sampled_from("ab Zé.ежшقو،7\n"), max_size=6),
)
def test_no_text_that_has_a_name_is_left_out(name: str, written: object, before: str, behind: str) -> None:
    assert callable(written)
    if before and LATIN.match(before[-1]):
        before += " "
    assert found([f"{before}{written(name)}{behind}"], [name]) == [True]


def test_most_texts_that_have_none_are_and_so_little_is_looked_at_twice() -> None:
    """Teeth: were all let through, nothing would be gained."""
    texts = ["Shells fell near the mill.", "yesterday", "xYarmouk News", "سقطت قذائف", "Пять снарядов", "", "ya"]
    assert found(texts, ["Yarmouk News", "شبكة اليرموك"]) == [False] * len(texts)
