"""What a person is asked: the doubtful, what changes most first, and nothing that is answered already."""

from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import judged
from tries import tries

from truceline.errors import Refused
from truceline.incident.model import LinkModel
from truceline.incident.review.doubting import Held, doubtful

LINKS = pa.table({"report_id": list("abcdefg"), "incident_id": list("iijjklm")})


def pairs(*rows: tuple[str, str, float]) -> pa.Table:
    """Suggested pairs and how probable each is; all are within reach."""
    columns = {"first": [r[0] for r in rows], "second": [r[1] for r in rows], "score": [0.0] * len(rows)}
    return pa.table({**columns, "probability": [r[2] for r in rows]})


def asked(*rows: tuple[str, str, float], likeliest_first: bool = False) -> list[str]:
    found = doubtful(pairs(*rows), LINKS, likeliest_first=likeliest_first).to_pylist()
    return [row["first"] + row["second"] for row in found]


def test_an_even_chance_is_asked_before_what_is_nearly_sure() -> None:
    assert asked(("a", "c", 0.15), ("a", "d", 0.5), ("b", "c", 0.97)) == ["ad", "bc", "ac"]


def test_of_even_chances_the_one_that_speaks_against_what_stands_comes_first() -> None:
    assert asked(("a", "b", 0.6), ("c", "d", 0.4)) == ["cd", "ab"]
    assert asked(("e", "f", 0.4), ("e", "g", 0.6)) == ["eg", "ef"]


def test_the_more_reports_hang_on_an_answer_the_sooner_it_is_asked() -> None:
    assert asked(("e", "f", 0.5), ("a", "c", 0.5)) == ["ac", "ef"]
    rows = doubtful(pairs(("e", "f", 0.5), ("a", "c", 0.5), ("a", "b", 0.5)), LINKS).to_pylist()
    assert [(row["first"], row["together"], row["reports"], row["wrong"]) for row in rows] == [
        ("a", False, 4, 0.5),
        ("a", True, 2, 0.5),
        ("e", False, 2, 0.5),
    ]


def test_what_is_sure_and_stands_so_is_not_asked_and_what_is_sure_and_stands_otherwise_is() -> None:
    assert asked(("a", "b", 0.95), ("c", "d", 0.05), ("a", "c", 0.05), ("b", "d", 0.95)) == ["bd", "cd"]


def test_the_likeliest_come_first_where_that_is_wanted() -> None:
    told = [("a", "c", 0.15), ("a", "d", 0.5), ("b", "c", 0.97)]
    assert asked(*told, likeliest_first=True) == ["bc", "ad", "ac"]


def test_the_order_is_the_same_however_the_pairs_come() -> None:
    told = [(*two, 0.5) for two in combinations("abcdefg", 2)]
    assert asked(*told) == asked(*reversed(told))


def test_what_is_offered_beyond_reach_is_not_asked() -> None:
    beyond = pairs(("a", "c", 0.5)).set_column(2, "score", pa.array([LinkModel().offered - 0.1]))
    assert doubtful(beyond, LINKS).num_rows == 0


def test_a_folder_of_an_earlier_version_is_asked_by_its_scores() -> None:
    scored = pairs(("a", "c", 0.0), ("b", "c", 0.0)).drop_columns("probability")
    scored = scored.set_column(2, "score", pa.array([9.0, 0.0]))
    assert [row["first"] for row in doubtful(scored, LINKS).to_pylist()] == ["b", "a"]


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
