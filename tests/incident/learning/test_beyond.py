"""What is met beyond chance: counted, with busy days and bursts put back into chance."""

import numpy as np
import pytest

from truceline.incident.learning.beyond import Beyond, Counts, Seen, beside_chance, worth_of_levels
from truceline.incident.learning.tallies import Tally
from truceline.incident.likeness.spread import EDGES
from truceline.incident.model import LinkModel

BINS = len(EDGES) - 1


def even(count: float) -> np.ndarray:
    return np.full(BINS, count)


def test_bursts_that_pairs_of_one_source_show_count_as_chance() -> None:
    near = Counts(even(900), even(100), even(800), even(100))

    calm = beside_chance(near._replace(own=even(100)), Counts(*np.ones((4, BINS))))
    burst = beside_chance(near, Counts(*np.ones((4, BINS))))

    assert calm.chance == pytest.approx(even(103), rel=0.05)
    assert burst.chance == pytest.approx(even(824), rel=0.05)


def test_days_busier_than_those_around_count_as_chance() -> None:
    near, far = Counts(even(150), even(100), even(0), even(0)), Counts(even(1_500), even(1_000), even(0), even(0))

    assert beside_chance(near, far).chance == pytest.approx(even(154.5), rel=0.02)
    assert beside_chance(near, far.summed()).chance == pytest.approx(even(154.5), rel=0.02)


def test_what_chance_explains_does_not_stand_out() -> None:
    assert Beyond(even(20), even(10)).stands_out()
    assert not Beyond(even(10), even(10)).stands_out()


def tally(pairs: int, actor: int) -> Tally:
    """Pairs of two sources near in place and time, of which the actors are apart (1) or the same (2)."""
    counts = Tally(
        *(np.zeros((2, *width)) for width in (*((BINS,),) * 3, (8, 5), (2,), (BINS,), (BINS,), (4, 5), (BINS,)))
    )
    for levels in (counts.levels, counts.any_levels):
        levels[0, 0, 1] = levels[0, 2, actor] = pairs
    counts.near[0, 0] = pairs
    return counts


def test_names_that_differ_between_lists_say_nothing_against_a_pair_and_those_that_agree_speak_for_it() -> None:
    strangers = tally(400, 1)
    other_words = worth_of_levels(Seen(tally(4_000, 1), strangers), LinkModel())
    same_words = worth_of_levels(Seen(tally(4_000, 2), strangers), LinkModel())

    assert other_words.traits["actor"][0] == pytest.approx(0.0, abs=0.25)
    assert same_words.traits["actor"][1] > 2.0
