"""Texts that may have a name are found by how words begin, and none that has one is left out."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.incident.voices.attributing import _any_spelling
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


POSTS = [f"Southwest post {number}" for number in range(200)]


@tries(200)
@given(
    st.lists(st.sampled_from([*NAMES, *POSTS, "post", "Yarmouk", "Yarmouk Newsroom"]), min_size=1, max_size=9),
    st.sampled_from([*NAMES, "SOUTHWEST-POST 17", "south west post", "yarmouk", "شبكه اليرموك", "Пост"]),
)
def test_a_text_has_any_of_some_names_where_it_has_one_of_them_by_itself(names: list[str], told: str) -> None:
    spelt_names = spelt(pa.array(names)).to_pylist()
    texts = pa.array([f"… {told}!", told])
    has_one = [pc.match_substring_regex(texts, _any_spelling([name])).to_pylist() for name in spelt_names]
    has_any = pc.match_substring_regex(texts, _any_spelling(spelt_names)).to_pylist()

    assert has_any == [any(each) for each in zip(*has_one, strict=True)]


def test_what_names_begin_with_is_looked_for_once() -> None:
    """Two hundred posts of one stem are not two hundred searches: that took most of the time of linking."""
    one, *_ = names = spelt(pa.array(POSTS)).to_pylist()
    assert len(_any_spelling(names)) < 20 * len(_any_spelling([one]))
