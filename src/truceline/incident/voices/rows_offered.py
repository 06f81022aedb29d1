"""With whom to offer the rows of a list by the day that repeat the first row of their incident (rows_of_one).

They are compared with nobody; yet whoever looks for the other list's entry may hold any of them, and of several rows of one incident one
may tell of it in the other's very words. So each is weighed against whoever is likeliest to tell of what its first tells, for people
alone: such pairs join nothing.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.likeness.compare import PARTS, Compared, Pairs
from truceline.incident.likeness.sharing import Words, weigh_shared
from truceline.incident.likeness.words import common_words, told_words, weighed_words
from truceline.incident.model import WordLaw
from truceline.incident.voices.telling_again import tellings_of

_PARTNERS = 10  # of a first row that are offered to those that repeat it
_CROWD = PARTS.index("crowd_score")  # nobody counts around a row that repeats another
_OF_WORDS = 10.0  # nats: what it is worth, to stand first, that all words are the same. Judged
_REPEAT_ALIKE = 0.97  # that two which repeat the same tell of one incident (review.repeating.GROUNDS has as much for the same words). Judged
_MOST = 100.0
_A_LITTLE = 1e-6  # for each nat: which stands first of several that are equally probable


class _Wanted(NamedTuple):
    """Pairs to weigh of rows and others, through which pair of rows each is offered, and how probable that one is."""

    row: Ints
    other: Ints
    first: Ints
    likely: Floats


def beside_firsts(
    offered: tuple[Pairs, Floats], repeated: tuple[Ints, Ints], compared: Compared, reports: pa.Table
) -> tuple[Pairs, Floats]:
    """Pairs of these rows and the likeliest partners of what they repeat, or what else of other sources repeats it; and how probable each is.

    Guaranteed: a row is as probably of its first's partner's incident as its first is, to within a thousandth; of several rows the
    one that is most like the partner has most. `offered` are pairs and how probable each of these is, and what comes after them; `repeated`
    whom each row repeats, and what that one does in the end.
    """
    parent, origin = repeated
    if not any(one.by_day for one in compared.model.told_again):
        return compared.weigh(parent[:0], parent[:0]), np.empty(0)
    again = tellings_of(reports, compared.model).of_list >= 0
    rows = np.flatnonzero(again & (parent != np.arange(len(parent)))).astype(np.int32)
    pairs, probability = offered
    partners, relays = _with_partners(pairs, probability, rows, origin), _with_relays(rows, origin)
    row, other, first = (np.concatenate([partners[k], relays[k]]) for k in range(3))
    likely = np.concatenate([partners.likely, relays.likely])
    apart = compared.spots.source[row] != compared.spots.source[other]
    row, other, first, likely = row[apart], other[apart], first[apart], likely[apart]
    found, firsts = (compared.weigh(np.minimum(one, other), np.maximum(one, other)) for one in (row, first))
    if not len(row):
        return found, likely
    words = _words(reports, np.unique(np.concatenate([row, other, first])))
    more = np.clip(_own(found, words) - _own(firsts, words), -_MOST, _MOST)
    return found, np.clip(likely * (1.0 + _A_LITTLE * more), 0.0, 1.0)


def _with_partners(pairs: Pairs, likely: Floats, rows: Ints, origin: Ints) -> _Wanted:
    """The rows with the likeliest partners of what they repeat."""
    whose, partner = np.concatenate([pairs.first, pairs.second]), np.concatenate([pairs.second, pairs.first])
    place = np.tile(np.arange(len(pairs)), 2)
    chosen = np.flatnonzero(_among(origin, rows)[whose])
    chosen = chosen[np.lexsort((partner[chosen], -likely[place[chosen]], whose[chosen]))]
    through, row = _joined(whose[chosen], origin[rows], _PARTNERS)
    at = chosen[through]
    return _Wanted(rows[row], partner[at], whose[at], likely[place[at]])


def _with_relays(rows: Ints, origin: Ints) -> _Wanted:
    """The rows with those that repeat the same and are none of these rows: in the very words of one of them, it may be."""
    relays = np.flatnonzero((origin != np.arange(len(origin))) & _among(origin, rows)[origin]).astype(np.int32)
    relays = np.setdiff1d(relays, rows)
    relays = relays[np.argsort(origin[relays], kind="stable")]
    through, row = _joined(origin[relays], origin[rows], _PARTNERS)
    other = relays[through]
    return _Wanted(rows[row], other, origin[other], np.full(len(row), _REPEAT_ALIKE))


def _among(origin: Ints, rows: Ints) -> Bools:
    """What these rows repeat."""
    wanted = np.zeros(len(origin), np.bool_)
    wanted[origin[rows]] = True
    return wanted


def _joined(rising: Ints, sought: Ints, most: int) -> tuple[Longs, Longs]:
    """Of each that is sought the first places in a rising column that have it, so many at most; and the place of each that is sought."""
    start, end = (np.searchsorted(rising, sought, side=side) for side in ("left", "right"))
    count = np.minimum(end - start, most)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(start, count) + nth, np.repeat(np.arange(len(sought)), count)


def _words(reports: pa.Table, rows: Ints) -> Words:
    """The words of these rows, by their numbers among all, each with what it weighs among them; nothing is learnt of them."""
    told = told_words(reports.take(pa.array(rows)))
    told = told._replace(row=rows[told.row].astype(told.row.dtype))
    return weighed_words(told, reports.num_rows, WordLaw((), common_words(told)))


def _own(pairs: Pairs, words: Words) -> Floats:
    """How alike two are, whoever else is near, and by the share of their words that both have."""
    shared, one, other = np.empty((3, len(pairs)))
    weigh_shared(words, (pairs.first, pairs.second), shared)
    weigh_shared(words, (pairs.first, pairs.first), one)
    weigh_shared(words, (pairs.second, pairs.second), other)
    either = one + other - shared
    share = np.divide(shared, either, out=np.zeros(len(pairs)), where=(shared >= 0.0) & (either > 0.0))
    return np.asarray(pairs.score - pairs.parts[_CROWD] + _OF_WORDS * share)
