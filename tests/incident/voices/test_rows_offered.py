"""Rows of a list by the day that repeat the first of their incident are offered beside it, the one most like the other first, and nobody is asked about them."""

from functools import partial
from typing import Any

import pyarrow as pa
import pytest
from tellings import MODEL, OF_ONE
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.review.doubting import doubtful
from truceline.incident.review.repeating import THROUGH_ORIGIN, with_relays
from truceline.incident.voices import rows_offered

DAY: dict[str, Any] = {"occurred_within_s": 43_200.0}
row = partial(told, "s0", **DAY)
ROWS = (
    row(reference="1", said="Image 2"),
    row(reference="2", north_m=30, said="Smoke over the granary of Tell Hamra after a strike"),
    row(reference="3", north_m=60, said="Image 3"),
)
OTHER = told("t", north_m=200, reference="9", said="A strike on the granary at Tell Hamra, smoke", **DAY)


def offered(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The pairs of the one of `t`, the likeliest first."""
    pairs, _ = _offered(*rows)
    return [pair for pair in pairs.to_pylist() if "t/9" in (pair["first"], pair["second"])]


def _offered(*rows: dict[str, Any]) -> tuple[pa.Table, pa.Table]:
    reports = reports_of(*rows)
    gathered = gather(reports, model=LinkModel(strangers=MODEL.strangers, told_again=OF_ONE))
    return with_relays(gathered.suggestions(), gathered, reports), gathered.links


def other_of(pair: dict[str, Any]) -> str:
    return str(pair["first"] if pair["second"] == "t/9" else pair["second"])


def test_the_row_that_is_most_like_the_other_stands_first_and_all_are_as_probable() -> None:
    pairs = offered(*ROWS, OTHER)
    assert other_of(pairs[0]) == "s0/2"
    assert sorted(map(other_of, pairs)) == ["s0/1", "s0/2", "s0/3"]
    assert {other_of(pair): pair["repeats"] for pair in pairs} == {
        "s0/1": None,
        "s0/2": THROUGH_ORIGIN,
        "s0/3": THROUGH_ORIGIN,
    }
    first, *others = (pair["probability"] for pair in pairs)
    assert [first] * len(others) == pytest.approx(others, rel=1e-3)


def test_teeth_without_their_words_the_nearest_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_offered, "_OF_WORDS", 0.0)
    assert other_of(offered(*ROWS, OTHER)[0]) != "s0/2"


def test_who_repeats_one_of_them_in_its_own_words_is_offered_that_one_first() -> None:
    said = "Smoke over the granary of Tell Hamra after a strike in the early morning"
    rows = ROWS[0], ROWS[1] | {"said": said}, ROWS[2]
    pairs = offered(*rows, told("t", reference="9", said=said.upper(), observed="told", **DAY))
    assert other_of(pairs[0]) == "s0/2"
    assert sorted(map(other_of, pairs)) == ["s0/1", "s0/2", "s0/3"]


def test_nobody_is_asked_about_a_row_that_repeats_another() -> None:
    pairs, links = _offered(*ROWS, OTHER | {"north_m": 4_000, "latitude": 32.6 + 0.04})
    assert pairs.num_rows >= 3
    asked = doubtful(pairs, links).to_pylist()
    assert all(pair["repeats"] is None for pair in asked)
    assert {other_of(pair) for pair in asked} <= {"s0/1"}


def test_rows_are_not_offered_with_each_other_twice() -> None:
    pairs, _ = _offered(*ROWS, OTHER)
    ends = [frozenset((pair["first"], pair["second"])) for pair in pairs.to_pylist()]
    assert len(set(ends)) == len(ends) == 5
