"""What a person is asked: the doubtful, the likeliest first, and nothing that is answered already."""

from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import judged
from tries import tries

from truceline.errors import Refused
from truceline.incident.doubting import Held, doubtful
from truceline.incident.model import LinkModel

LINKS = pa.table({"report_id": ["a", "b", "c", "d"], "incident_id": ["i", "i", "j", "j"]})


def pairs(*rows: tuple[str, str, float]) -> pa.Table:
    return pa.table({"first": [r[0] for r in rows], "second": [r[1] for r in rows], "score": [r[2] for r in rows]})


def test_the_likeliest_comes_first_and_what_is_sure_and_joined_is_not_asked() -> None:
    asked = doubtful(pairs(("c", "d", -1.0), ("a", "b", 9.0), ("a", "c", 1.0), ("b", "c", 8.0), ("a", "d", 1.0)), LINKS)
    # b and c are sure by their score, and yet in two incidents: that is worth a look.
    assert [(row["first"], row["second"]) for row in asked.to_pylist()] == [
        ("b", "c"),
        ("a", "c"),
        ("a", "d"),
        ("c", "d"),
    ]


def test_how_sure_is_sure_enough_is_the_models_word() -> None:
    assert doubtful(pairs(("a", "b", 3.0)), LINKS).num_rows == 0
    assert doubtful(pairs(("a", "b", 3.0)), LINKS, LinkModel(sure=4.0)).num_rows == 1


def test_what_follows_from_judgements_is_not_asked() -> None:
    held = Held.of(judged(("a", "b", "same"), ("b", "c", "different"), ("d", "e", "undecided")))
    assert held.settles("c", "a")
    assert not held.settles("d", "e")
    held.add("c", "d", same=True)
    assert held.settles("a", "d")
    assert not held.settles("a", "e")


def test_two_differences_say_nothing() -> None:
    held = Held.of(judged(("a", "b", "different"), ("b", "c", "different")))
    assert not held.settles("a", "c")


def test_judgements_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(Refused, match="I007"):
        Held.of(judged(("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")))


@given(st.lists(st.tuples(st.sampled_from(list(combinations("abcdefg", 2))), st.booleans()), max_size=12))
@tries(200)
def test_holding_one_by_one_is_what_a_plain_walk_over_all_judgements_gives(
    told: list[tuple[tuple[str, str], bool]],
) -> None:
    held = Held()
    same: list[set[str]] = [{letter} for letter in "abcdefg"]
    apart: list[tuple[str, str]] = []

    def group(letter: str) -> set[str]:
        return next(one for one in same if letter in one)

    def follows(first: str, second: str) -> bool:
        ends = (
            [{first, second} & group(one) for one, _ in apart],
            [{first, second} & group(other) for _, other in apart],
        )
        differs = any(one and other and one != other for one, other in zip(*ends, strict=True))
        return second in group(first) or differs

    for (first, second), is_same in told:
        if follows(first, second):
            continue
        held.add(first, second, same=is_same)
        if is_same:
            merged = group(first) | group(second)
            same = [one for one in same if not one & merged] + [merged]
        else:
            apart.append((first, second))
        for one, other in combinations("abcdefg", 2):
            assert held.settles(one, other) == follows(one, other)
