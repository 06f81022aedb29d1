"""Rows that hold several rows of another list: where one list adds up what the other tells apart, its parts are no rivals of each other.

One list has a row for each strike, another one for the town and the day. Of the strikes one row at most has the sum's own number; all others tell of
fewer, and none of them takes the place of another. So where it was learnt that of two lists by the day the one adds up (figurelearning), a pair whose one row
tells of more victims counts as a rival at that row by so much less as such pairs are parts. It has rivals there as ever: a row that tells
the same number leaves the smaller ones little. And the smaller row has its place in one sum alone.

A report that says of how many incidents it tells (`tells_of`) has room for so many: of its candidates of one source that many may be right.

One row of a source is in an incident, as ever: by these odds one part is joined, and the sum is linked further to the others (several).
"""

import math
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.figures import Numbers, injured_of, killed_of
from truceline.incident.likeness.listfigures import VICTIMS, WAYS, way_of
from truceline.incident.model import APART, MISSING, SAME, LinkModel
from truceline.values.shape.compiled import in_place, inlined, kernel

_ONE_EACH = np.empty(0, np.int32)
_ROOM_FOR_ALL = 16  # who tells of more is nobody's to divide: all its candidates may be right


class Held(NamedTuple):
    """How much each pair is a rival of others at its first report and at its second: 1 wholly, 0 not at all; and for how many either has room."""

    at_first: Floats
    at_second: Floats
    room: Ints = _ONE_EACH  # at the first reports of all pairs, then at the second; nothing where each has room for one


def held(pairs: Pairs, compared: Compared) -> Held | None:
    """The same of these pairs; nothing where all are rivals wholly."""
    parts, incidents = _parts_known(compared.model), compared.spots.numbers.incidents
    room = incidents[np.concatenate([pairs.first, pairs.second])] if (incidents > 1).any() else _ONE_EACH
    if not parts.any() and not (room > 1).any():
        return None
    law = compared.by_day.law(pairs.first, pairs.second)
    number = compared.by_day.number
    straight = number[pairs.first] <= number[pairs.second]
    found = Held(np.ones(len(law)), np.ones(len(law)), room)
    _write_rivals(compared.spots.numbers, (pairs.first, pairs.second), (law, straight, parts), found)
    return found


@remembered
def _parts_known(model: LinkModel) -> Floats:
    """By law, kind of victims and how two numbers stand to each other, how many of such pairs are parts."""
    parts = np.zeros((len(model.by_day), len(VICTIMS), WAYS + 1))
    for place, law in enumerate(model.by_day):
        for each in law.figures:
            parts[place, VICTIMS.index(each.kind), SAME + 1 :] = np.concatenate(each.parts)
    return parts


@in_place
def _write_rivals(numbers: Numbers, pairs: tuple[Ints, Ints], lists: tuple[Longs, Bools, Floats], found: Held) -> None:
    """Write how much each pair is a rival at the report that tells more: by those killed, or where one tells none by those injured."""
    law, straight, parts = lists
    for k in range(len(law)):
        if law[k] < 0:
            continue
        one, other = (pairs[0][k], pairs[1][k]) if straight[k] else (pairs[1][k], pairs[0][k])
        kind, way = 0, way_of(killed_of(numbers, one), killed_of(numbers, other))
        if way == MISSING:
            kind, way = 1, way_of(injured_of(numbers, one), injured_of(numbers, other))
        rival = 1.0 - parts[law[k], kind, way]
        if (way > APART) == straight[k]:
            found.at_first[k] = rival
        else:
            found.at_second[k] = rival


class Likely(NamedTuple):
    """Rows that are likelier than not to hold a row of another list, each with the row that it holds, the likeliest first."""

    whole: Ints
    part: Ints


NO_PARTS = Likely(np.empty(0, np.int32), np.empty(0, np.int32))


def likely_parts(pairs: Pairs, odds: Floats, by: Held) -> Likely:
    """Of pairs with their odds, which rows hold which."""
    likely = np.flatnonzero((np.minimum(by.at_first, by.at_second) < 1.0) & (odds > 0.0))
    likely = likely[np.lexsort((pairs.second[likely], pairs.first[likely], -odds[likely]))]
    first, second, is_first = pairs.first[likely], pairs.second[likely], by.at_first[likely] < 1.0
    return Likely(np.where(is_first, first, second), np.where(is_first, second, first))


def tell(odds: Floats, side: Ints, heard: Floats, by: Held) -> None:
    """One round of believing where some pairs are rivals in part: who is none leaves as much room as if it were not there."""
    every = 1.0 + _of_others(heard, side)
    no_rivals = 1.0 + _of_others(heard * (1.0 - np.concatenate([by.at_first, by.at_second])), side)
    taken = every / no_rivals
    roomy = np.flatnonzero(by.room > 1)
    if len(roomy):
        roomy = roomy[np.argsort(side[roomy], kind="stable")]
        starts = np.flatnonzero(np.append(True, np.diff(side[roomy]) != 0))
        with np.errstate(divide="ignore"):  # who is surely no partner is told nothing at all
            told = np.log(heard[roomy])
        _write_taken(taken, told, roomy, (np.append(starts, len(roomy)), by.room))
    by_first, by_second = taken.reshape(2, -1)
    first, second = heard.reshape(2, -1)
    np.sqrt(first * (odds / by_second), out=first)
    np.sqrt(second * (odds / by_first), out=second)


@kernel
def _write_taken(taken: Floats, heard: Floats, rows: Longs, sides: tuple[Longs, Ints]) -> None:
    """Write by how much likelier a report with room for several still has room for a candidate if that is not its own, as others answer.

    Of all ways to choose among the others: those of as many as it has room for, against those of one fewer. `heard` are logarithms.
    """
    starts, room = sides
    for at in range(len(starts) - 1):
        start, many = starts[at], starts[at + 1] - starts[at]
        most = room[rows[start]]
        if most >= many or most > _ROOM_FOR_ALL:
            taken[rows[start : start + many]] = 1.0
            continue
        before, after = np.full((many + 1, most + 1), -np.inf), np.full((many + 1, most + 1), -np.inf)
        before[0, 0] = after[many, 0] = 0.0
        for i in range(many):
            j = many - 1 - i
            before[i + 1, 0] = after[j, 0] = 0.0
            for chosen in range(1, most + 1):
                before[i + 1, chosen] = _sum(before[i, chosen], before[i, chosen - 1] + heard[start + i])
                after[j, chosen] = _sum(after[j + 1, chosen], after[j + 1, chosen - 1] + heard[start + j])
        for i in range(many):
            fewer, full = -np.inf, -np.inf
            for chosen in range(most + 1):
                for here in range(chosen + 1):
                    ways = before[i, here] + after[i + 1, chosen - here]
                    if chosen < most:
                        fewer = _sum(fewer, ways)
                    else:
                        full = _sum(full, ways)
            taken[rows[start + i]] = 1.0 + math.exp(full - fewer)


@inlined
def _sum(one: float, other: float) -> float:
    """The logarithm of a sum, of logarithms."""
    most = max(one, other)
    return most if math.isinf(most) else most + math.log(math.exp(one - most) + math.exp(other - most))


def _of_others(heard: Floats, side: Ints) -> Floats:
    """Of each pair what all others at its side were told together."""
    return np.maximum(np.bincount(side, heard)[side] - heard, 0.0)
