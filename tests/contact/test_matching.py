"""Pairs of two lists weighed together: the probabilities are those of a count over every way to join, and only what is sure is joined."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.contact.matching import LIKELY, PRIOR, RIGHT, Edges, match, probabilities


def edges(*pairs: tuple[int, int, float]) -> Edges:
    ours, theirs = (np.array([pair[end] for pair in pairs], np.int64) for end in (0, 1))
    return Edges(ours, theirs, np.array([pair[2] for pair in pairs], np.float64))


def counted(given_edges: Edges) -> list[float]:
    """The same by going through every way to join: what a person would do with paper."""
    weights = np.exp(given_edges.evidence + PRIOR)
    total, with_edge = 0.0, np.zeros(len(weights))
    for chosen in product([False, True], repeat=len(weights)):
        taken = [at for at, is_taken in enumerate(chosen) if is_taken]
        ours, theirs = [given_edges.ours[at] for at in taken], [given_edges.theirs[at] for at in taken]
        if len(set(ours)) == len(ours) and len(set(theirs)) == len(theirs):
            weight = float(np.prod(weights[taken])) if taken else 1.0
            total += weight
            with_edge[taken] += weight
    return [float(one) for one in with_edge / total]


def test_a_pair_without_rivals_is_as_probable_as_its_evidence() -> None:
    one = edges((0, 0, 5.0))

    assert probabilities(one)[0] == pytest.approx(1 / (1 + np.exp(-5.0 - PRIOR)))
    assert match(one).joined == ((0, 0),)
    assert len(probabilities(edges())) == 0
    assert match(edges()).joined == ()


@tries(60)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.floats(-4, 6)), min_size=1, max_size=5))
def test_messages_come_near_a_count_over_every_way_to_join(told: list[tuple[int, int, float]]) -> None:
    unique = list({(one, other): (one, other, evidence) for one, other, evidence in told}.values())
    some = edges(*unique)

    assert np.abs(probabilities(some) - counted(some)).max() < 0.12  # loops of few pairs are where messages err most


def test_all_pairs_together_find_what_the_best_pair_alone_would_spoil() -> None:
    """The likeliest single pair (1, 0) would leave line 1 with nothing; joined together both lines fit."""
    together = edges((0, 0, 8.0), (1, 0, 8.5), (1, 1, 9.0))

    assert set(match(together).joined) == {(0, 0), (1, 1)}


def test_a_line_that_may_be_either_is_joined_with_neither_and_both_are_named() -> None:
    tied = match(edges((0, 0, 6.0), (1, 0, 6.0), (2, 1, 9.0)))

    assert tied.joined == ((2, 1),)
    assert [row for row, _ in tied.choices[0]] == [0, 1]
    assert all(0.4 < believed < LIKELY + 0.01 for _, believed in tied.choices[0])


def test_joining_ends_where_the_joined_would_be_less_right_than_promised() -> None:
    doubtful = [(at, at, 2.4) for at in range(10)]  # each 0.8
    sure = [(at, at, 9.0) for at in range(10, 110)]

    found = match(edges(*doubtful, *sure))

    believed = dict(
        zip(((pair[0], pair[1]) for pair in [*doubtful, *sure]), probabilities(edges(*doubtful, *sure)), strict=True)
    )
    assert len(found.joined) > 100
    assert sum(believed[pair] for pair in found.joined) / len(found.joined) >= RIGHT
    assert len(found.joined) + len(found.choices) == 110
