"""Lists most of whose rows span days, as those that are dated by the week: they have no day by which a law could be counted.

A weekly list beside one of days, or beside another of weeks, would be compared with nobody, as its rows may be of hundreds of incidents each. But
that is what a law of two lists weighs: a row that spans days is spread over them (likeness.days). So such a list has a law with every other list
by days, mostly believed beforehand (by_few). Lists that have a law already, by the rows that know their day, keep it.
"""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, column_of, in_one_piece, seconds_of
from truceline.incident.learning.by_few import Rows, Spans, law_of_spans
from truceline.incident.likeness.days import LONGEST_SPAN_S, OTHERS, day_of, names_of
from truceline.incident.likeness.placenames import SITED_BY, sites_of
from truceline.incident.model import DayLaw, LinkModel
from truceline.report.table import OF_PLACE
from truceline.values.place import to_centre

_MOST_LISTS = 12
_DAY_S = 86_400.0


def laws_of_spans(
    reports: pa.Table, model: LinkModel, told: tuple[Ints, Ints], known: tuple[Mapping[str, Rows], tuple[DayLaw, ...]]
) -> list[DayLaw]:
    """The laws of lists most of whose rows span days, with each other and with all lists by the day.

    `told` are the rows that span days, and those that know it or better; `known` are the lists by the day, and the laws that there are.
    """
    lists, laws = known
    names = names_of(laws)
    if OTHERS in names:  # which speaks for every list that has no law of its own
        return []
    spanning = _lists(reports, model, told, names)
    every = {name: Spans(*rows, np.zeros(len(rows.day), np.int64)) for name, rows in lists.items()} | spanning
    pairs = (both for both in combinations(sorted(every), 2) if not spanning.keys().isdisjoint(both))
    return [law_of_spans(both, *(every[name] for name in both)) for both in pairs]


def _lists(reports: pa.Table, model: LinkModel, told: tuple[Ints, Ints], names: list[str]) -> dict[str, Spans]:
    """The rows that give a place of each list most of whose rows span days, up to a month, in order of their middle days; the largest lists."""
    rows, better = told
    rows = rows[column_of(reports, "occurred_within_s")[rows] <= LONGEST_SPAN_S]
    words = in_one_piece(reports["source"]).dictionary_encode()
    of_row, called = np.asarray(words.indices.to_numpy(), np.int64), words.dictionary.to_pylist()
    spanning, others = (np.bincount(of_row[some], minlength=len(called)) for some in (rows, better))
    chosen = [n for n in np.argsort(-spanning, kind="stable") if spanning[n] > others[n] and called[n] not in names]
    if not chosen:
        return {}
    some = reports.select(("occurred_at", "occurred_within_s", *SITED_BY, *OF_PLACE)).take(pa.array(rows))
    sites = sites_of(some, model)
    place = np.stack(to_centre(sites.longitude, sites.latitude), axis=1)
    day = day_of(seconds_of(some.column("occurred_at")))
    around = np.rint(column_of(some, "occurred_within_s") / _DAY_S - 0.5).astype(np.int64)
    found = {}
    for number in chosen[:_MOST_LISTS]:
        own = np.flatnonzero((of_row[rows] == number) & ~np.isnan(place[:, 0]))
        own = own[np.argsort(day[own], kind="stable")]
        if len(own):
            found[called[number]] = Spans(place[own], day[own], around[own])
    return found
