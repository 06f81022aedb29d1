"""Parts of reports: a plain graph walk and plain sorting hold the answers."""

import numpy as np
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from tries import tries

from truceline.incident.joining.parts import best_first, come_in_order, of_two, parts_of


@tries(80, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.integers(0, 3))
def test_parts_are_what_a_graph_walk_reaches(drawn: list[tuple[int, int]], held: int) -> None:
    pairs = np.array(drawn, np.int32).reshape(-1, 2)
    found = parts_of(10, pairs[held:, 0].copy(), pairs[held:, 1].copy(), pairs[:held])
    for start in range(10):
        reached, queue = {start}, [start]
        while queue:
            here = queue.pop()
            near = {b if a == here else a for a, b in drawn if here in (a, b)} - reached
            reached |= near
            queue += near
        assert found[start] == min(reached)


def test_two_speak_in_a_part_where_no_third_does_and_no_one_alone() -> None:
    part = np.array([0, 0, 2, 2, 2, 2, 6, 6, 8], np.int32)
    source = np.array([4, 5, 4, 5, 5, 4, 0, 0, 3], np.int32)
    assert of_two(part, source).tolist() == [True, False, True, *[False] * 6]
    source[5] = 6
    assert of_two(part, source).tolist() == [True, *[False] * 8]
    assert of_two(part[:0], source[:0]).tolist() == []


def test_pairs_come_in_order_where_each_stands_behind_the_one_before() -> None:
    rows = np.array([[0, 1], [0, 2], [1, 2]], np.int32)
    for order, rising in (([0, 1, 2], True), ([1, 0, 2], False), ([0, 2, 1], False), ([0, 0], False), ([], True)):
        assert come_in_order(*rows[order].reshape(-1, 2).T.copy()) is rising


@pytest.mark.parametrize("steps", [2.0, 1e6], ids=["many equal", "hardly any"])
def test_the_best_pairs_of_each_part_come_first_and_of_equals_the_earlier(steps: float) -> None:
    drawn = np.random.default_rng(5)
    part = drawn.integers(0, 6, 600).astype(np.int32)
    score = np.round(drawn.normal(size=600) * steps) / steps
    score[[7, 70, 500]] = score[300]
    wanted = np.lexsort((np.arange(600), -score, part))
    assert best_first(part, 6, score).tolist() == wanted.tolist()
    assert best_first(part[:0], 0, score[:0]).tolist() == []
