"""Lists most of whose rows span days, as those that are dated by the week: they have no day by which a law could be counted.

A weekly list beside one of days, or beside another of weeks, would be compared with nobody, as its rows may be of hundreds of incidents each. But
that is what a law of two lists weighs: a row that spans days is spread over them (likeness.days). So such a list has a law with every other list
by days, and with whoever knows the hour, mostly believed beforehand (by_few). Lists that have a law already, by the rows that know their day, keep it.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints, Longs, column_of, in_one_piece, seconds_of
from truceline.incident.learning.by_few import Rows, Spans, law_of_spans
from truceline.incident.likeness.days import LONGEST_SPAN_S, OTHERS, day_of, names_of
from truceline.incident.likeness.placenames import SITED_BY, sites_of
from truceline.incident.model import DayLaw, LinkModel
from truceline.report.table import OF_PLACE
from truceline.values.place import to_centre

_MOST_LISTS = 12
# Rows of a list that is held against those who know the hour: a vague report or two among them are no list, and change nothing of how these are linked.
_FEWEST = 10
_DAY_S = 86_400.0


def laws_of_spans(
    reports: pa.Table, model: LinkModel, told: tuple[Ints, Ints], known: tuple[Mapping[str, Rows], tuple[DayLaw, ...]]
) -> list[DayLaw]:
    """The laws of lists most of whose rows span days, with each other, with all lists by the day and with all who know the hour.

    `told` are the rows that span days, and those that know it or better; `known` are the lists by the day, and the laws that there are.
    """
    lists, laws = known
    names = names_of(laws)
    if OTHERS in names:  # which speaks for every list that has no law of its own
        return []
    rows, better = told
    rows = rows[column_of(reports, "occurred_within_s")[rows] <= LONGEST_SPAN_S]
    sources = _sources(reports)
    spanning = _spanning(reports, model, (rows, better), (sources, names))
    if not spanning:
        return []
    large = any(len(rows.day) >= _FEWEST for rows in spanning.values())
    by_hour = _by_hour(reports, model, better, (sources, {*lists, *spanning})) if large else {}
    every = {name: Spans(*rows, np.zeros(len(rows.day), np.int64)) for name, rows in lists.items()} | by_hour | spanning
    few = {name for name, rows in spanning.items() if len(rows.day) < _FEWEST}
    return [
        law_of_spans(both, *(every[name] for name in both))
        for both in combinations(sorted(every), 2)
        if not spanning.keys().isdisjoint(both) and (few.isdisjoint(both) or by_hour.keys().isdisjoint(both))
    ]


class _Sources(NamedTuple):
    """Whose each report is, as a number, and how each of them is called."""

    of_row: Longs
    called: list[str]


def _sources(reports: pa.Table) -> _Sources:
    words = in_one_piece(reports["source"]).dictionary_encode()
    return _Sources(np.asarray(words.indices.to_numpy(), np.int64), words.dictionary.to_pylist())


def _spanning(
    reports: pa.Table, model: LinkModel, told: tuple[Ints, Ints], asked: tuple[_Sources, list[str]]
) -> dict[str, Spans]:
    """The rows that give a place of each list most of whose rows span days, up to a month, in order of their middle days; the largest lists."""
    rows, better = told
    (of_row, called), names = asked
    long, others = (np.bincount(of_row[some], minlength=len(called)) for some in (rows, better))
    chosen = [n for n in np.argsort(-long, kind="stable").tolist() if long[n] > others[n] and called[n] not in names]
    owned = {called[n]: of_row[rows] == n for n in chosen[:_MOST_LISTS]}
    return _in_order(reports.take(pa.array(rows)), model, owned)


def _by_hour(reports: pa.Table, model: LinkModel, better: Ints, asked: tuple[_Sources, set[str]]) -> dict[str, Spans]:
    """The same of the rows of all that have no such law by now and know the day or better: of the largest each, and of all others together."""
    (of_row, called), known = asked
    source = of_row[better]
    count = np.bincount(source, minlength=len(called))
    ordered = [n for n in np.argsort(-count, kind="stable").tolist() if count[n] and called[n] not in known]
    owned = {called[n]: source == n for n in ordered[:_MOST_LISTS]}
    if ordered[_MOST_LISTS:]:
        owned[OTHERS] = np.isin(source, ordered[_MOST_LISTS:])
    return _in_order(reports.take(pa.array(better)), model, owned)


def _in_order(some: pa.Table, model: LinkModel, owned: Mapping[str, Bools]) -> dict[str, Spans]:
    """Of each list those of its rows that give a place, in order of their middle days; none of a list that has none."""
    if not owned:
        return {}
    some = some.select(("occurred_at", "occurred_within_s", *SITED_BY, *OF_PLACE))
    sites = sites_of(some, model)
    place = np.stack(to_centre(sites.longitude, sites.latitude), axis=1)
    day = day_of(seconds_of(some.column("occurred_at")))
    around = np.rint(np.maximum(column_of(some, "occurred_within_s") / _DAY_S - 0.5, 0.0)).astype(np.int64)
    found = {}
    for name, which in owned.items():
        own = np.flatnonzero(which & ~np.isnan(place[:, 0]))
        own = own[np.argsort(day[own], kind="stable")]
        if len(own):
            found[name] = Spans(place[own], day[own], around[own])
    return found
