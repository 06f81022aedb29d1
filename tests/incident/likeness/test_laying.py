"""What is laid out of a report does not depend on the others that are laid out with it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from tellings import UNPLACED_NAMES, WORDS, different, telling
from told import reports_of, told
from tries import tries

from truceline.incident.columns.ordering import canonical
from truceline.incident.likeness.compare import compare, compare_laid
from truceline.incident.likeness.days import COLUMNS
from truceline.incident.likeness.laying import (
    Laid,
    laid_by,
    laid_together,
    lay,
    names_of_model,
    source_errors,
)
from truceline.incident.model import DayLaw, LinkModel, ListFigures, NamesMet, SourceError, WordLaw

LAW = DayLaw("a", "b", (1.0,) * 10, (0.0,) * 5, 1.0)
MODEL = LinkModel(
    by_day=(LAW,),
    words=WordLaw((0.0, 1.0, 2.0, 3.0), (("mrtr", 1.0),)),
    errors={"a": SourceError(2.0, 3.0)},
    unplaced_names=UNPLACED_NAMES,
)


def says_the_same(one: Laid, other: Laid) -> bool:
    """Whether two are laid out alike; codes of names and sources are only compared, so that they may differ."""
    spots = [[*each.spots[:8], *each.spots[11:13], *each.spots.numbers] for each in (one, other)]
    columns = [
        [
            *some,
            each.comparable,
            each.vague,
            *(getattr(each.by_day, name) for name in COLUMNS),
            each.spanning,
            *each.words[:3],
            *each.own_words[:3],
            *each.unplaced_names[:3],
            *each.bearings,
            each.timely,
        ]
        for some, each in zip(spots, (one, other), strict=True)
    ]
    return all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in zip(*columns, strict=True))


@tries(40)
@given(st.lists(telling(), min_size=2, max_size=20).map(different), st.randoms(use_true_random=False))
def test_some_that_are_chosen_are_as_if_they_were_laid_out_alone(rows: list[dict[str, Any]], random: Any) -> None:
    reports = canonical(reports_of(*rows))
    chosen = np.array(sorted(random.sample(range(len(rows)), random.randint(0, len(rows)))), np.int32)
    few = reports.take(pa.array(chosen))
    some, alone = lay(reports, MODEL).chosen(chosen), lay(few, MODEL)
    assert says_the_same(some, alone)
    one, other = compare_laid(some), compare(few, MODEL)
    assert one.pairs.table(few["report_id"]).equals(other.pairs.table(few["report_id"]))
    assert np.array_equal(one.chance.crowd, other.chance.crowd)


@tries(40)
@given(st.lists(telling(), min_size=1, max_size=20).map(different), st.integers(0, 20))
def test_what_is_laid_out_in_two_parts_is_as_if_it_were_laid_out_at_once(rows: list[dict[str, Any]], at: int) -> None:
    """With names of one numbering, which begins anew in no part: whoever has another actor's number would be that actor."""
    reports, names = reports_of(*rows), names_of_model(MODEL)
    parts = [lay(part, MODEL, names=names) for part in (reports.slice(0, at), reports.slice(at))]
    together, whole = laid_together(parts), lay(reports, MODEL)
    assert says_the_same(together, whole)
    for told_of, expected in ((together.spots.actor, whole.spots.actor), (together.spots.target, whole.spots.target)):
        assert np.array_equal(told_of, expected)


def test_every_report_speaks_for_its_own_source_and_errs_as_that_does() -> None:
    reports = canonical(reports_of(told("a"), told("b", minutes=1), told("a", minutes=2, place=None)))
    laid = lay(reports, MODEL)
    spots, comparable = laid.spots, laid.comparable
    assert comparable.tolist() == [True, True, False]
    assert spots.source.tolist() == spots.voice.tolist() == [0, 1, 0]
    assert source_errors(reports, MODEL).tolist() == [[2.0, 1.0, 2.0], [3.0, 1.0, 3.0]]
    assert spots.variance_m2[0] == 4.0 * spots.variance_m2[1]


def test_words_are_laid_out_where_pairs_are_weighed_and_not_where_they_are_only_counted() -> None:
    reports = canonical(reports_of(told("a", said=WORDS), told("b", said=WORDS, minutes=1)))
    assert len(lay(reports, MODEL).words.number) > 5
    assert len(lay(reports, MODEL).chosen(np.array([1], np.int32)).words.number) > 2
    assert len(lay(reports, MODEL, wordless=True).words.number) == 0


def test_by_other_errors_reports_are_laid_out_as_they_are_anew_and_so_they_are_where_names_or_lists_are_known() -> None:
    rows = [
        told("a", actor="North", occurred_within_s=86_400.0),
        told("b", minutes=5, occurred_within_s=400_000.0),
        told("b", minutes=1),
        told("a", minutes=2, place=None),
    ]
    reports = canonical(reports_of(*rows))
    laid = lay(reports, MODEL, closed=True)
    for other in (
        replace(MODEL, usual=SourceError(1.7, 0.6)),
        replace(MODEL, errors={"b": SourceError(3.0, 2.0)}),
        replace(MODEL, codes=(NamesMet("actor", "north", "rebels", 1.0), NamesMet("actor", "a", "b", 1.0))),
        replace(MODEL, widest_m=10.0),
        replace(MODEL, extent_m=9.0),
        replace(MODEL, span_sigmas=2.0),
    ):
        again, anew = laid_by(laid, reports, other), lay(reports, other, closed=True)
        assert again.model is other
        assert says_the_same(again, anew)
        assert np.array_equal(again.spots.actor, anew.spots.actor)
    assert laid_by(laid, reports, replace(MODEL, extent_m=9.0)).spots is laid.spots
    figures = (ListFigures("killed", ((1.0,) * 7,) * 13, ((1.0,) * 7,) * 13),)
    adding = replace(MODEL, by_day=(LAW._replace(figures=figures),))
    assert laid_by(laid, reports, adding).spots is laid.spots, "what figures of two lists say is asked of pairs"
    counted = replace(MODEL, codes=(NamesMet("actor", "a", "b", 1.0),))
    assert laid_by(laid, reports, counted).sites is laid.sites, "only names go by other numbers"


def test_what_places_are_called_is_laid_out_where_others_come_beside_and_else_where_somebody_lies_nowhere() -> None:
    named, nowhere = told("a", place_name="Jasim"), told("b", place=None, place_name="Nawa")
    for rows, closed, words in (((named,), True, 0), ((named,), False, 2), ((named, nowhere), True, 4)):
        assert len(lay(reports_of(*rows), MODEL, closed=closed).unplaced_names.number) == words
