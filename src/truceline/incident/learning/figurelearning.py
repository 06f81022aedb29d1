"""Learn from the pairs of two lists by the day how the one counts its victims beside the other (listfigures).

Of each two lists that have a law, and of killed and injured apart:

1. Pairs near in place and time have their probability (by_probability). What their victims said for it is taken from their odds again: what
   would be learnt of pairs that equal numbers made probable is that numbers are equal.
2. It is counted how often the two numbers of one incident are the same, or near, related or apart with the first list's smaller or with it larger: of
   all pairs, and by the size of either number. Of a size it is believed as of all, but for what no stranger of that size could tell; of all, that numbers are
   as alike as they are elsewhere, and that it says nothing who tells more.
3. By what that is worth, against how often strangers of these two lists stand so to each other, each pair is a little more or less probable, and it is
   counted anew, twenty times over. All are moved alike, so that as many are believed to be of one incident as stand out from chance by place and
   day (by_day): scores promise too much or too little, and strangers among the pairs would blur what is learnt, as the want of parts would.

4. Errors make the one's number the larger as often as the other's. Where it is oftener the larger than lots would have it, so many more of such pairs,
   at each likeness, are believed to be parts of what it has added up (holding).

Where few pairs tell, nothing is learnt. That two tell the same never counts against them. What is learnt depends on the set of reports alone.
"""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.incident.learning.nearby import tally
from truceline.incident.likeness.days import ByDay
from truceline.incident.likeness.figures import KINDS, Numbers
from truceline.incident.likeness.listfigures import VICTIMS, WAYS, way_of
from truceline.incident.likeness.twofigures import SIZES, figure_evidence_of, size_of
from truceline.incident.model import APART, MISSING, SAME, DayLaw, FigureShares, LinkModel, ListFigures
from truceline.values.shape.compiled import in_place

_FEWEST = 100.0  # probable pairs that both tell a number: of fewer, exercises told by two lists lost by it
_HELD_OF_ALL = 300.0  # pairs' worth of belief that it says nothing who tells more: of less, short lists were joined no better, or worse
_HELD = 30.0  # of each size, that it is as all are
_FEW = 20.0  # reports' worth of belief that strangers of any size stand to each other as all do
_ROUNDS = 20
_MOST_MOVED = 2.0  # nats, either way
_NOBODY = 1e-6  # of a size that nobody told, what would be said of the least of it
_MOST_NATS = 4.0
_LEAST = 1e-3
_MOST_PROBABLE = 1.0 - 1e-9
_LOTS = 2.0  # deviations by which one list's number must be the larger oftener than the other's
_LEVEL_OF = np.array([0, 1, 2, 3, 1, 2, 3])  # how alike, by how they stand to each other
_TURNED = np.array([0, 4, 5, 6, 1, 2, 3])

Range = tuple[Ints, Ints, Ints]  # low, best and high


class _Chance(NamedTuple):
    """By the size of one list's number: how often a stranger's stands so to it, whether it ever could, and what is believed of one incident."""

    share: Floats
    possible: Floats
    believed: Floats


class _Kind(NamedTuple):
    """Pairs of two lists as numbers of one kind have them: how the two stand to each other (0: one is not told), their sizes, and what strangers do."""

    name: str
    way: Bytes
    sizes: tuple[Longs, Longs]  # of the first list's number and of the second's
    chance: tuple[_Chance, _Chance]


def learn_list_figures(
    model: LinkModel,
    by_day: ByDay,
    pairs: tuple[Ints, Ints, Floats],
    told_by: tuple[Numbers, Floats],
    counted: Floats,
) -> tuple[DayLaw, ...]:
    """The laws of the model, each with what figures of its two lists are worth; pairs with their probability, and by what their figures were weighed.

    `counted` is how many of the pairs of each law are of one incident, by place and day; 0 where that is not known.
    """
    each = zip(pairs_of_each(model.by_day, by_day, pairs), counted.tolist(), strict=True)
    return tuple(
        law._replace(figures=_of_lists(by_day, of_law, told_by, (model.figure_shares, expected)))
        for (law, of_law), expected in each
    )


def pairs_of_each(
    laws: tuple[DayLaw, ...], by_day: ByDay, pairs: tuple[Ints, Ints, Floats]
) -> Iterator[tuple[DayLaw, tuple[Ints, Ints, Floats]]]:
    """Each law with the pairs of its two lists that are at all probable: the row of the first list, that of the second, and the probability."""
    first, second, likely = pairs
    place = np.where(likely > 0.0, by_day.law(first, second), -1)
    for number, law in enumerate(laws):
        rows = np.flatnonzero(place == number)
        straight = by_day.number[first[rows]] <= by_day.number[second[rows]]
        one, other = (np.where(straight, *ends) for ends in ((first[rows], second[rows]), (second[rows], first[rows])))
        yield law, (one, other, likely[rows])


def _of_lists(
    by_day: ByDay,
    pairs: tuple[Ints, Ints, Floats],
    told_by: tuple[Numbers, Floats],
    believed_of: tuple[FigureShares, float],
) -> tuple[ListFigures, ...]:
    """The same of two lists, whose pairs have the row of the first list first."""
    one, other, likely = pairs
    shares, expected = believed_of
    if not len(likely):
        return ()
    numbers, laws = told_by
    kinds, said = [], np.zeros(len(likely))
    for name in VICTIMS:
        told = _range(numbers, name)
        way, sizes = np.zeros(len(one), np.int8), np.zeros((2, len(one)), np.int64)
        was_said = np.zeros(len(one))
        _write_ways(told, laws[KINDS.index(name)], (one, other), (way, sizes, was_said))
        if float(likely[way != MISSING].sum()) < _FEWEST:
            continue
        said += was_said
        lists = [_rows_told(told, by_day.number == by_day.number[ends[0]]) for ends in (one, other)]
        believed = np.array(getattr(shares, name))
        chance = (_chance(lists[0], lists[1], believed), _turned(_chance(lists[1], lists[0], believed)))
        kinds.append(_Kind(name, way, (sizes[0], sizes[1]), chance))
    likely = _weighed(kinds, likely, said, expected)
    return tuple(
        ListFigures(kind.name, *map(_numbers, _worth(kind, likely)))._replace(parts=_parts(kind.way, likely))
        for kind in kinds
    )


def _weighed(kinds: list[_Kind], likely: Floats, said: Floats, expected: float) -> Floats:
    """How likely pairs are, first as it is known, and by what figures said; then by what they are found to say, of as many as are expected."""
    # Step 1.
    probable = np.minimum(likely, _MOST_PROBABLE)
    odds = probable / (1.0 - probable) * np.exp(-said)
    moved = 0.0
    for _ in range(_ROUNDS if kinds else 0):  # steps 2 and 3
        weighed = odds * np.exp(sum((_said(kind, _worth(kind, likely)) for kind in kinds), np.full(len(odds), moved)))
        likely = weighed / (1.0 + weighed)
        if expected > 0.0:
            farther = moved + math.log(expected / float(likely.sum()))
            moved = min(max(farther, -_MOST_MOVED), _MOST_MOVED)
    return likely


def _parts(way: Bytes, likely: Floats) -> Any:
    """Step 4: of the pairs in which the first list's number is the smaller, by likeness, then of those in which the second's is."""
    counted = np.bincount(way, likely, SAME + WAYS)[SAME + 1 :]
    smaller, larger = counted[: APART - SAME], counted[APART - SAME :]
    by_lots = _LOTS * np.sqrt(smaller + larger)
    ways = ((smaller, larger), (larger, smaller))
    shares = (1.0 - (turned + by_lots) / np.maximum(told, _LEAST) for told, turned in ways)
    return tuple(tuple(np.round(np.clip(share, 0.0, 1.0), 3).tolist()) for share in shares)


def _range(numbers: Numbers, kind: str) -> Range:
    low, best, high = (getattr(numbers, f"{kind}{end}") for end in ("_low", "", "_high"))
    return low, best, high


@in_place
def _write_ways(told: Range, law: Floats, pairs: tuple[Ints, Ints], ways: tuple[Bytes, Longs, Floats]) -> None:
    """Write how the numbers of pairs stand to each other, their sizes, and what they said so far; nothing where one is not told."""
    low, best, high = told
    way, sizes, said = ways
    for k in range(len(way)):
        i, j = pairs[0][k], pairs[1][k]
        one, other = (low[i], best[i], high[i]), (low[j], best[j], high[j])
        way[k] = way_of(one, other)
        if way[k] != MISSING:
            sizes[0, k], sizes[1, k] = size_of(one[1]), size_of(other[1])
            said[k] = figure_evidence_of(law, one, other)


def _rows_told(told: Range, of_list: Ints) -> tuple[Range, Longs]:
    """The numbers that rows of one list tell, each distinct one once, and how often; in order."""
    rows = np.flatnonzero(of_list & (told[1] >= 0))
    distinct, often = np.unique(np.stack([column[rows] for column in told], axis=1), axis=0, return_counts=True)
    low, best, high = (np.ascontiguousarray(column) for column in distinct.T)
    return (low, best, high), often


def _chance(asked: tuple[Range, Longs], other: tuple[Range, Longs], shares: Floats) -> _Chance:
    """What strangers of the other list tell beside each size of those asked; what is larger of these is told as the first's.

    It is believed of one incident that the numbers are as alike as figures everywhere are, and that it says nothing who tells more.
    """
    sizes = np.array(SIZES, np.int32)
    low, best, high = (np.concatenate([column, sizes]) for column in asked[0])
    often = np.concatenate([asked[1].astype(np.float64), np.full(len(sizes), _NOBODY)])
    counts, size = np.zeros((len(often), WAYS)), np.zeros(len(often), np.int64)
    _count_ways((low, best, high), other, (counts, size))
    by_size = np.stack([np.bincount(size, often * column, len(SIZES)) for column in counts.T], axis=1)
    whole = by_size.sum(axis=0) / by_size.sum()
    told = by_size / np.bincount(size, often, len(SIZES))[:, None]
    share = (told + _FEW * whole) / (told.sum(axis=1, keepdims=True) + _FEW)
    alike = np.concatenate([share[:, :1], share[:, 1:APART] + share[:, APART:]], axis=1)
    believed = share * (shares / np.maximum(alike, _LEAST))[:, _LEVEL_OF]
    return _Chance(share, (by_size > 0.0).astype(np.float64), believed / believed.sum(axis=1, keepdims=True))


def _turned(chance: _Chance) -> _Chance:
    """The same told of the second list's sizes: what is larger of them is the first's that is smaller."""
    share, possible, believed = (column[:, _TURNED] for column in chance)
    return _Chance(share, possible, believed)


@in_place
def _count_ways(asked: Range, other: tuple[Range, Longs], told: tuple[Floats, Longs]) -> None:
    """Count of each number asked how those of the other list stand to it, and write its size."""
    counts, size = told
    low, best, high = other[0]
    for i in range(len(size)):
        one = (asked[0][i], asked[1][i], asked[2][i])
        size[i] = size_of(one[1])
        for j in range(len(best)):
            counts[i, way_of(one, (low[j], best[j], high[j])) - SAME] += other[1][j]


def _worth(kind: _Kind, likely: Floats) -> tuple[Floats, Floats]:
    """Step 2 and its worth, by the size of the first list's number and by that of the second's, in nats."""
    told = np.flatnonzero(kind.way != MISSING)
    way, weight = kind.way[told].astype(np.int64) - SAME, likely[told]
    first, second = (
        _of_sizes(tally(size[told] * WAYS + way, weight, len(SIZES) * WAYS), chance)
        for size, chance in zip(kind.sizes, kind.chance, strict=True)
    )
    return first, second


def _of_sizes(counted: Floats, chance: _Chance) -> Floats:
    counts = counted.reshape(len(SIZES), WAYS)
    of_all = counts.sum(axis=0) * chance.possible
    of_all *= counts.sum() / np.maximum(of_all.sum(axis=1, keepdims=True), _LEAST)
    believed = (of_all + _HELD_OF_ALL * chance.believed) / (of_all.sum(axis=1, keepdims=True) + _HELD_OF_ALL)
    same = (counts + _HELD * believed) / (counts.sum(axis=1, keepdims=True) + _HELD)
    worth = np.log(np.maximum(same, _LEAST) / np.maximum(chance.share, _LEAST))
    worth = np.clip(worth, -_MOST_NATS, _MOST_NATS)
    worth[:, 0] = np.maximum(worth[:, 0], 0.0)
    return np.asarray(worth)


def _said(kind: _Kind, worth: tuple[Floats, Floats]) -> Floats:
    """What the numbers of pairs say by that."""
    way = kind.way.astype(np.int64) - SAME
    both = (table[size, way] for table, size in zip(worth, kind.sizes, strict=True))
    return np.where(kind.way != MISSING, 0.5 * sum(both), 0.0)


def _numbers(worth: Floats) -> Any:
    """As the model's file keeps them."""
    return tuple(tuple(row) for row in np.round(worth, 3).tolist())
