"""What "at least three" says beside another number, by cases counted by hand and by a plain sum over all numbers that it may be."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.likeness.compare import PARTS, compare
from truceline.incident.likeness.figures import figure_levels, numbers_of
from truceline.incident.likeness.twofigures import (
    ABOVE,
    BELOW,
    MAY,
    SIZES,
    Number,
    alike_numbers,
    as_told,
    figure_evidence_of,
    leaves_open,
    size_of,
)
from truceline.incident.model import APART, MISSING, NEAR, RELATED, SAME, LinkModel

# Eight times likelier of one incident if the same, twice if near, neither if related, a quarter if apart; of any size.
LAW = np.tile(np.log([1.0, 8.0, 2.0, 1.0, 0.25]), (len(SIZES), 1))


def exact(number: int) -> Number:
    return number, number, number


def at_least(number: int) -> Number:
    return number, number, ABOVE


def at_most(number: int) -> Number:
    return BELOW, number, number


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Two thirds that it is three, apart from seven. Of the others a share of 4/x is x or more: 6 and 8 are near, 4, 5 and 9 to 14 related.
        (at_least(3), exact(7), 2 / 3 / 4 + (4 / 56 * 8 + (16 / 72 - 4 / 56) * 2 + 11 / 15 - 16 / 72 + 4 / 15 / 4) / 3),
        (at_least(7), exact(7), 2 / 3 * 8 + (8 / 72 * 2 + 7 / 15 - 8 / 72 + 8 / 15 / 4) / 3),
        (at_least(70), exact(7), 0.25),  # all that it may be is apart
        (at_most(5), exact(7), 2 / 3 + (1 / 5 + 4 / 5 / 4) / 3),  # five and four are related, the others apart
        (at_most(5), exact(5), 2 / 3 * 8 + (2 / 5 + 1 / 5 + 3 / 5 / 4) / 3),
        (at_most(5), exact(70), 0.25),
        (at_least(7), at_least(7), 8.0),
        (at_least(3), at_least(7), 2 / 3 / 4 + 1 / 3),
        (at_most(5), at_least(70), 0.25),
        (at_least(3), exact(-1), 1.0),
    ],
)
def test_an_open_number_says_what_each_that_it_may_be_would_say(one: Number, other: Number, ratio: float) -> None:
    assert math.exp(figure_evidence_of(LAW, one, other)) == pytest.approx(ratio, rel=1e-12)
    assert figure_evidence_of(LAW, one, other) == figure_evidence_of(LAW, other, one)


def may_be(number: Number) -> Iterator[tuple[int, float]]:
    """Every number beyond the one that is told, and its share; upwards up to a million."""
    if number[2] == ABOVE:
        yield from ((n, (number[1] + 1) * (1 / n - 1 / (n + 1))) for n in range(number[1] + 1, 20_000))
        yield 1_000_000, (number[1] + 1) / 20_000
    else:
        yield from ((n, 1 / number[1]) for n in range(number[1]))


def test_what_is_said_is_the_plain_sum_over_all_numbers() -> None:
    """Somebody else holds the answer: each number one by one, by how alike it is to the other."""
    lots = np.random.default_rng(4)
    for _ in range(40):
        told_here = int(lots.integers(0, 60))
        one = at_least(told_here) if lots.random() < 0.6 or not told_here else at_most(told_here)
        low, best, high = np.sort(lots.integers(0, 90, 3)).tolist()
        other = (low, best, high)
        law = np.log(lots.uniform(0.1, 9.0, (len(SIZES), 5)))
        beyond = sum(share * math.exp(law[size_of(best), alike_numbers(exact(n), other)]) for n, share in may_be(one))
        itself = math.exp(figure_evidence_of(law, as_told(one), other))
        said = math.log(2 / 3 * itself + 1 / 3 * beyond)
        said = max(said, 0.0) if told_here == best else said
        assert figure_evidence_of(law, one, other) == pytest.approx(said, abs=1e-9)


def test_an_open_number_says_less_than_the_very_number_and_never_turns_it_round() -> None:
    for n in (1, 3, 7, 30):
        for m in (0, 1, 3, 7, 12, 30, 90):
            said, open_said = (
                figure_evidence_of(LAW, exact(n), exact(m)),
                figure_evidence_of(LAW, at_least(n), exact(m)),
            )
            if n == m:
                assert said > open_said > 0.0
            elif m > n:
                assert open_said >= said
    # The wider it is, the less it says.
    assert figure_evidence_of(LAW, at_least(1), exact(40)) > figure_evidence_of(LAW, exact(1), exact(40))
    assert figure_evidence_of(LAW, at_least(90), exact(7)) == figure_evidence_of(LAW, exact(90), exact(7))
    assert [leaves_open(one) for one in (exact(3), (1, 2, 5), at_least(3), at_most(3))] == [False, False, True, True]


def score(first: dict[str, object], second: dict[str, object]) -> float:
    pairs = compare(reports_of(told("a", **first), told("b", **second)), LinkModel(offered=-1e9)).pairs
    return float(pairs.parts[PARTS.index("figure_score"), 0])


@pytest.mark.parametrize("harm", ["killed", "injured"])
def test_a_low_figure_alone_speaks_for_the_same_number_and_hardly_against_a_larger_one(harm: str) -> None:
    """Teeth: taken at that very number it would say what the number says."""
    low, best = f"{harm}_low", f"{harm}_best"
    assert score({best: 7}, {best: 7}) > score({low: 7}, {best: 7}) > 0
    assert 0 > score({low: 7}, {best: 70}) > score({best: 7}, {best: 70})
    assert score({low: 70}, {best: 7}) == pytest.approx(score({best: 70}, {best: 7}))
    assert score({low: 3}, {best: 7}) > score({best: 3}, {best: 7})
    assert score({f"{harm}_high": 9}, {best: 2}) > score({best: 9}, {best: 2})


def test_a_range_with_both_ends_or_a_best_leaves_nothing_open() -> None:
    assert score({"killed_low": 3, "killed_best": 3}, {"killed_best": 7}) == score(
        {"killed_best": 3}, {"killed_best": 7}
    )
    assert score({"killed_low": 3, "killed_high": 3}, {"killed_best": 7}) == score(
        {"killed_best": 3}, {"killed_best": 7}
    )
    assert score({"killed_high": 0}, {"killed_best": 7}) == score({"killed_best": 0}, {"killed_best": 7})


@pytest.mark.parametrize(
    ("one", "other", "learnt", "level"),
    [
        ({"killed_low": 3}, {"killed_best": 7}, MISSING, MAY),
        ({"killed_low": 7}, {"killed_best": 7}, MISSING, MAY),
        ({"killed_low": 8}, {"killed_best": 7}, MISSING, NEAR),
        ({"killed_low": 10}, {"killed_best": 7}, MISSING, RELATED),
        ({"killed_low": 70}, {"killed_best": 7}, MISSING, APART),
        ({"killed_high": 5}, {"killed_best": 2}, MISSING, MAY),
        ({"killed_high": 5}, {"killed_best": 70}, MISSING, APART),
        ({"killed_high": 5}, {"killed_low": 4}, MISSING, MAY),
        ({"killed_low": 3}, {"killed_low": 7}, APART, MAY),
        ({"killed_low": 7}, {"killed_low": 7}, SAME, SAME),
        ({"killed_low": 3}, {}, MISSING, MISSING),
    ],
)
def test_open_numbers_may_be_the_same_and_only_those_of_one_kind_teach(
    one: dict[str, object], other: dict[str, object], learnt: int, level: int
) -> None:
    counts = (
        {name.replace("killed", "count").replace("_best", ""): said for name, said in told_by.items()}
        | {"unit": "shot"}
        for told_by in (one, other)
    )
    rows = [
        told(source, **killed, **counted) for source, killed, counted in zip("ab", (one, other), counts, strict=True)
    ]
    numbers = numbers_of(reports_of(*rows))
    for here, there in ((0, 1), (1, 0)):
        ends = np.array([here], np.int32), np.array([there], np.int32)
        for row in (0, 2):  # of what was counted, and of the killed
            assert figure_levels(numbers, *ends)[row, 0] == learnt
            assert figure_levels(numbers, *ends, open_too=True)[row, 0] == level


def test_counts_that_may_be_the_same_do_not_speak_against_one_incident() -> None:
    """At least five explosions, and nine; from five to seven, and six: none of them contradicts the other."""

    def shells(**said: int) -> dict[str, object]:
        return {**said, "unit": "explosion"}

    apart = score(shells(count=5), shells(count=30))
    assert apart < 0
    assert score(shells(count_low=5), shells(count=30)) > apart
    assert score(shells(count_low=5), shells(count_low=5)) > 0
    assert score(shells(count_low=5, count_high=7), shells(count=6)) > score(
        shells(count_low=5, count_high=7), shells(count=30)
    )
    assert score(shells(count_low=5, count_high=30), shells(count=29)) > score(shells(count=17), shells(count=29))
