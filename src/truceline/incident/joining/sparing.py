"""How weighing two groups is spared: where voices forbid that they join, and where what could speak for it at most is too little.

Most groups that are offered may not join, or are not likely to: to know that, little need be looked at. Nothing is decided here that weighing
would decide otherwise.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.incident.joining.groups import Apart, Ground, Groups, enter, join, leave, may_be_with, may_join
from truceline.incident.likeness.figures import KINDS
from truceline.incident.likeness.kernels import Chance, Spots
from truceline.incident.likeness.numbering import GROUP_BITS
from truceline.values.shape.compiled import in_place, unfolded

EITHER, _NONE = -2, -1
_BITS = 63  # a set of voices has one bit more


class Spared(NamedTuple):
    """What is known of reports and groups by their numbers."""

    most: Floats  # that the traits of a report can say of it and any other
    sources: Longs  # of each group: a bit for every source
    voices: Longs
    each: bool  # whether no two have one bit
    last: Ints  # the single report with which a group was joined last, and nothing since
    by: Floats  # how much likelier it was then that they are one
    turned: Bytes  # of each report: in which turn its group last changed


class _Most(NamedTuple):
    """What each code can say at most with any other, and no less than nothing where that may be missing."""

    act: Floats
    weapon: Floats
    actor: Floats
    target: Floats
    direction: Floats
    figures: Floats
    words: float


def spared_for(ground: Ground, groups: Groups, members: Ints, joined: Ints) -> Spared:
    """What is known of these members, and of all that were joined with any before, before any of their groups are weighed.

    Of whoever is joined with a member without being one the voice would be missing in its group: its source would tell of an incident twice.
    """
    spots, chance = ground.spots, ground.chance
    rows = len(spots.at)
    few = max(int(spots.source.max(initial=0)), int(spots.voice.max(initial=0))) <= _BITS
    spared = Spared(
        np.empty(rows),
        np.zeros(rows, np.int64),
        np.zeros(rows, np.int64),
        few,
        np.full(rows, _NONE, np.int32),
        np.empty(rows),
        np.zeros(rows, np.int8),
    )
    _write_known(spots, groups, _either(members, joined, rows), _most_of(chance), spared)
    return spared


def _either(members: Ints, joined: Ints, rows: int) -> Ints:
    """Who is a member or joined, each once, in order of rows: by marks, for to hash a million rows took a tenth of linking them."""
    if not len(joined):
        return members
    marked = np.zeros(rows, np.bool_)
    marked[members] = marked[joined] = True
    return np.flatnonzero(marked).astype(np.int32)


def _most_of(chance: Chance) -> _Most:
    named = (_most_named(chance.actor, chance.actors), _most_named(chance.target, chance.targets))
    figures = np.maximum(chance.figures.max(axis=(1, 2)), 0.0)
    return _Most(
        chance.act.max(axis=1),
        chance.weapon.max(axis=1),
        *named,
        chance.direction.max(axis=1),
        figures,
        float(chance.own_words.worth.max(initial=0.0)),
    )


def _most_named(equal: Floats, known: Floats) -> Floats:
    """What each name that is known can say at most, and last what any other can; nothing is said of a name that is missing."""
    any_other = max(float(equal.max()), 0.0)
    return np.append(np.maximum(known.max(axis=1, initial=0.0), any_other), any_other)


@in_place
def _write_known(spots: Spots, groups: Groups, members: Ints, most: _Most, spared: Spared) -> None:
    for i in members:
        told = most.act[spots.act[i]] + most.weapon[spots.weapon[i]] + most.direction[spots.direction[i]] + most.words
        if spots.actor[i] >= 0:
            told += most.actor[min(spots.actor[i] >> GROUP_BITS, len(most.actor) - 1)]
        if spots.target[i] >= 0:
            told += most.target[min(spots.target[i] >> GROUP_BITS, len(most.target) - 1)]
        for kind in range(len(KINDS)):
            if spots.numbers.told[i] >> kind & 1:
                told += most.figures[kind]
        spared.most[i] = told
        spared.sources[groups.group[i]] |= _bit(spots.source[i])
        spared.voices[groups.group[i]] |= _bit(spots.voice[i])


@unfolded
def _bit(code: int) -> np.int64:
    """The bit of a source or voice."""
    return np.int64(1) << np.int64(code & _BITS)


@unfolded
def groups_may_join(ground: Ground, groups: Groups, spared: Spared, pair: tuple[int, int]) -> bool:
    """Whether every report of one group may be with the other."""
    one, other = pair
    both = (spared.sources[one] & spared.sources[other]) | (spared.voices[one] & spared.voices[other])
    if both != 0 and spared.each:
        return False
    if both == 0 and len(ground.apart.others) == 0:
        return True
    return bool(may_join(ground, groups, one, other))


@unfolded
def report_may_enter(ground: Ground, groups: Groups, spared: Spared, pair: tuple[int, int]) -> bool:
    """Whether a single report may be in a group that is not its own."""
    i, group = pair
    source, voice = _bit(ground.spots.source[i]), _bit(ground.spots.voice[i])
    both = (spared.sources[group] & source) | (spared.voices[group] & voice)
    if both != 0 and spared.each:
        return False
    if both == 0 and len(ground.apart.others) == 0:
        return True
    return bool(may_be_with(ground, groups, i, group))


@unfolded
def join_by(groups: Groups, spared: Spared, pair: tuple[int, int], why: tuple[float, int]) -> None:
    """Join two groups that are likelier one by so much, in this turn."""
    one, other = pair
    sources, voices = spared.sources[one] | spared.sources[other], spared.voices[one] | spared.voices[other]
    last = _NONE
    if groups.size[other] == 1:
        last = EITHER if groups.size[one] == 1 else groups.first[other]
    elif groups.size[one] == 1:
        last = groups.first[one]
    join(groups, one, other)
    whole = one if groups.size[other] == 0 else other
    spared.sources[whole], spared.voices[whole] = sources, voices
    spared.last[whole], spared.by[whole] = last, why[0]
    i = groups.first[whole]
    while i >= 0:
        spared.turned[i] = why[1]
        i = groups.following[i]


@unfolded
def move(ground: Ground, groups: Groups, spared: Spared, pair: tuple[int, int], turn: int) -> None:
    """Take a report out of its group and put it into another, or into one of which nobody is left, in this turn."""
    i, target = pair
    left = groups.group[i]
    leave(groups, i)
    enter(groups, i, target)
    for side in range(2):
        group = left if side == 0 else target
        sources = voices = np.int64(0)
        j = groups.first[group]
        while j >= 0:
            sources |= _bit(ground.spots.source[j])
            voices |= _bit(ground.spots.voice[j])
            spared.turned[j] = turn
            j = groups.following[j]
        spared.sources[group], spared.voices[group] = sources, voices
        spared.last[group] = _NONE


@unfolded
def turned_near(spared: Spared, edges: Apart, i: int, turn: int) -> bool:
    """Whether a report's own group or one it was offered with has changed in this turn or the one before."""
    near = spared.turned[i] >= turn - 1
    for k in range(edges.start[i], edges.start[i + 1]):
        near |= spared.turned[edges.others[k]] >= turn - 1
    return bool(near)
