"""Neighbours at hand: what is told of them by texts and numbers is what is told of their table."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tellings import WORDS, different, telling
from told import reports_of, told
from tries import tries

from truceline.incident.arriving import neighbours
from truceline.incident.arriving.neighbours import (
    Fetching,
    Neighbours,
    Texts,
    neighbours_of,
    neighbours_together,
    relays_among,
)
from truceline.incident.arriving.surroundings import Wanted, boxes_of
from truceline.incident.columns.ordering import canonical
from truceline.incident.likeness.laying import names_of_model
from truceline.incident.model import LinkModel
from truceline.incident.voices.origins import Relays, declared_relays

MODEL = LinkModel()


def at_hand(reports: pa.Table) -> Neighbours:
    """Reports laid out."""
    return neighbours_of(reports, MODEL, names_of_model(MODEL))


def relays_of_chosen(reports: pa.Table, rows: list[int]) -> Relays:
    """What is told of relays among some reports, by their texts."""
    every = at_hand(reports)
    return relays_among(every, Texts(every.texts), np.array(rows, np.int32))


def equal_where(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> bool:
    """Whether two columns of numbers say the same rows to be equal."""
    return np.array_equal(one[:, None] == one, other[:, None] == other)


def say_the_same(one: Relays, other: Relays) -> bool:
    """Whether two tell of the same relays; numbers of sources and voices are only compared."""
    voices = [np.concatenate([each.voices.source, each.voices.voice]) for each in (one, other)]
    return (
        np.array_equal(one.parent, other.parent)
        and np.array_equal(one.voices.relay, other.voices.relay)
        and equal_where(*voices)
    )


@tries(100)
@given(st.lists(telling(), min_size=1, max_size=25).map(different), st.randoms(use_true_random=False))
def test_relays_among_some_are_those_that_their_table_alone_would_tell(rows: list[dict[str, Any]], random: Any) -> None:
    reports = canonical_rows(reports_of(*rows))
    chosen = sorted(random.sample(range(len(rows)), random.randint(1, len(rows))))
    alone = declared_relays(canonical(reports.take(pa.array(chosen))))
    assert say_the_same(relays_of_chosen(reports, chosen), alone)


def canonical_rows(reports: pa.Table) -> pa.Table:
    """All columns in the order in which reports are compared."""
    return reports.sort_by([("occurred_at", "ascending"), ("report_id", "ascending")])


def test_a_source_that_none_of_the_chosen_has_is_no_source_among_them() -> None:
    """Or a relay would name a source where, among these alone, it names a report that is not here."""
    reports = reports_of(told("a"), told("x/1", minutes=1), told("b", minutes=2, relayed_from="x/1"))
    assert [relays_of_chosen(reports, rows).voices.relay[-1] for rows in ([0, 1, 2], [0, 2])] == [True, False]


def test_words_that_are_the_same_in_another_case_are_a_copy_here_as_there(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        told("a", said=WORDS, language="en", observed="seen"),
        told("b", said=WORDS.upper(), language="en", observed="told", minutes=9),
    ]
    assert relays_of_chosen(reports_of(*rows), [0, 1]).parent.tolist() == [0, 0]
    monkeypatch.setattr(neighbours, "numbered", lambda texts, _: np.arange(len(texts)))
    assert relays_of_chosen(reports_of(*rows), [0, 1]).parent.tolist() == [0, 1]


def test_texts_that_come_later_have_the_numbers_of_those_that_are_equal() -> None:
    first, later = (at_hand(reports_of(*rows)) for rows in ([told("a"), told("b")], [told("b"), told("c")]))
    texts = Texts(first.texts)
    texts.add(later.texts)
    assert texts.report_id == ["a/0-0", "b/0-0", "b/0-0", "c/0-0"]
    assert texts.numbers["source"].tolist() == [0, 1, 1, 2]
    assert texts.numbers["media"].tolist() == [-1] * 4


def test_two_sources_that_none_of_the_chosen_is_of_have_two_voices() -> None:
    rows = [told("a", relayed_from="x"), told("b", relayed_from="y/1"), told("c", relayed_from="x/2")]
    voice = relays_of_chosen(reports_of(*rows), [0, 1, 2]).voices.word.tolist()
    assert voice[0] == voice[2] != voice[1]


def test_neighbours_that_come_apart_are_together_as_if_they_came_at_once() -> None:
    reports = reports_of(told("a", said=WORDS), told("b", place=None, actor="north"), told("c", actor="NORTH"))
    names = names_of_model(MODEL)
    parts = [neighbours_of(reports.slice(at, count), MODEL, names) for at, count in ((0, 1), (1, 2))]
    whole, together = at_hand(reports), neighbours_together(parts)
    assert together.texts.equals(whole.texts)
    assert np.array_equal(together.laid.spots.actor, whole.laid.spots.actor)
    assert np.array_equal(together.boxes, boxes_of(reports, MODEL), equal_nan=True)
    assert len(together) == 3
    chosen = together.chosen(np.array([2, 0], np.int32))
    assert chosen.texts["source"].to_pylist() == ["c", "a"]
    assert chosen.laid.spots.actor.tolist() == [0, -1]


def test_what_is_fetched_is_laid_out_once_and_without_what_is_known_or_nil() -> None:
    reports = reports_of(told("a"), told("b"), told("b"), told("n", act="nothing_observed"), told("c"))
    found = Fetching(lambda _: reports, MODEL).find(Wanted(), {"a/0-0"})
    assert found.reports()["source"].to_pylist() == ["b", "c"]
    assert found.neighbours.texts["source"].to_pylist() == ["b", "c"]
