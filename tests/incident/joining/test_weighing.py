"""What several pairs say together: of each trait the mean over those that say anything of it."""

from dataclasses import replace
from typing import Any

import pytest
from told import reports_of, told

from truceline.incident.joining.weighing import NOTHING_TOLD, heard, mean_told
from truceline.incident.likeness.compare import Compared, compare
from truceline.incident.model import LinkModel, WordLaw

ALL_OFFERED = LinkModel(offered=-1e9)


def compared(*rows: dict[str, Any], model: LinkModel = ALL_OFFERED) -> Compared:
    return compare(reports_of(*rows), model)


def together(found: Compared, *pairs: tuple[int, int]) -> float:
    said = NOTHING_TOLD
    for pair in pairs:
        said = heard(found.spots, found.chance, pair, said)
    return mean_told(said)


SILENT = {"act": None, "weapon": None, "actor": None, "target": None}
SHELLS = {"unit": "explosion", "count": 37}
DEAD = {"killed_best": 23}


def test_whoever_counts_the_dead_takes_nothing_from_whoever_counts_the_shells() -> None:
    found = compared(
        told("a", **SILENT, **SHELLS, **DEAD),
        told("b", minutes=1, **SILENT, **SHELLS),
        told("c", minutes=2, **SILENT, **DEAD),
    )
    shells, dead = together(found, (0, 1)), together(found, (0, 2))
    assert min(shells, dead) > 0.2
    assert together(found, (0, 1), (0, 2)) == pytest.approx(shells + dead)


def test_of_one_trait_the_mean_counts_over_those_that_tell_it() -> None:
    found = compared(
        told("a", **SILENT, **SHELLS),
        told("b", minutes=1, **SILENT, **SHELLS),
        told("c", minutes=2, **SILENT, unit="explosion", count=3),
        told("d", minutes=3, **SILENT),
    )
    same, other = together(found, (0, 1)), together(found, (0, 2))
    assert same > 0.0 > other
    assert together(found, (0, 1), (0, 2), (0, 3)) == pytest.approx((same + other) / 2)
    assert together(found) == 0.0


def test_own_words_count_by_the_mean_over_the_pairs_in_which_both_have_any() -> None:
    """Teeth: by the model without them the same pairs say nothing."""
    rows = (
        told("a", **SILENT, said="near Falaj"),
        told("b", minutes=1, **SILENT, said="قرب فلج"),
        told("c", minutes=2, **SILENT, said="near Tafas"),
        told("d", minutes=3, **SILENT),
    )
    worth = (-0.4, 0.0, 0.0, 0.0, 1.8, 1.8, 1.8, 1.8, 1.8, 1.8)
    model = replace(ALL_OFFERED, own_words=WordLaw(worth, (("nr", 0.0), ("krb", 0.0), ("near", 0.0))))
    found = compared(*rows, model=model)
    assert together(found, (0, 1)) == pytest.approx(1.8)
    assert together(found, (0, 1), (0, 2), (0, 3)) == pytest.approx((1.8 - 0.4) / 2)
    assert together(compared(*rows), (0, 1), (0, 2), (0, 3)) == 0.0


def test_pairs_say_the_same_together_in_whatever_order_they_are_heard() -> None:
    found = compared(
        told("a", **{**SILENT, "act": "mortar_fire"}, **SHELLS),
        told("b", minutes=1, **{**SILENT, "act": "explosion"}, **DEAD),
        told("c", minutes=2, **{**SILENT, "actor": "North"}, **SHELLS),
    )
    pairs = [(0, 1), (0, 2), (1, 2)]
    assert together(found, *pairs) == pytest.approx(together(found, *pairs[::-1]))
