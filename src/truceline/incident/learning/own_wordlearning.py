"""What it is worth that two reports share words that no column accounts for, learnt from the reports themselves, beside all else.

That two share the name of a place follows mostly from their lying near it, and words of an act that is no frame (framing) from the act. So it is counted
**at like distance and act**:

1. Pairs near in place and time have their probability (by_probability), which knows nothing of words.
2. Of those that lie as far apart, and whose acts say as much, it is counted how much the improbable share. That is what the probable
   ones would share, did words say nothing. Where few are so like in both, those that lie as far apart are asked.
3. How often they do share so much, against that, is what it is worth. More that is shared never says less.
4. By what words are worth every pair is a little more or less probable, and it is counted anew: three times, no more. What words seem to tell grows
   with each, and in the end confirms itself.

It is asked of some hundred reports first, in four runs of neighbours in time, and only where words tell them something of all. Where they tell less of a pair than they do in
exercises, whose texts repeat their columns, or no more than lots would have it, they say nothing at all. Pairs that a law of two lists weighs have words of their own (wordlearning).
"""

from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.learning.nearby import tally
from truceline.incident.likeness.compare import PARTS
from truceline.incident.likeness.days import never_rising
from truceline.incident.likeness.framing import OF, frames_of, without_frames
from truceline.incident.likeness.placenames import with_own_names
from truceline.incident.likeness.sharing import SHARED, weigh_shared
from truceline.incident.likeness.words import FIELDS, common_words, told_words, weighed_words
from truceline.incident.model import NamedPlace, WordLaw

LEVELS = len(SHARED) + 1
_RUNS = 4  # of neighbours in time that are asked first: most of their pairs are among them
_FEW, _MANY, _OF = 600, 1_200, 25  # reports that are asked first: one of so many, within these bounds
_ROUNDS = 3
FEWEST = 50.0  # pairs of one incident to be expected: fewer teach nothing
# Nats of a pair of one incident that words must tell the few asked first, at like distance alone. Of eleven exercises of 10,000 reports, whose texts repeat
# their columns, 31 of 33 draws of 600 told less; of nine whose texts name landmarks all 27 told more.
_HINTS = 0.1
# The same of all, at like distance and act, and how many pairs' worth of that is doubted: where few pairs tell, the belief that
# words say nothing takes most of it. Exercises of 10,000 reports told 0.02 to 0.06, and 0.08 are asked; where texts name landmarks 0.1 to 0.4.
_TELLS, _DOUBTED = 0.1, 1_500.0
# Pairs' worth of belief, at each level, that words say nothing: among those asked first, and among all.
_HELD_FIRST, HELD = 3.0, 10.0
_LIKE = 20.0  # pairs' worth of belief that those like in distance and act share what those like in distance do
_METRES = np.geomspace(100.0, 30_000.0, 10)  # edges of like distance
_STEP = 0.5  # nats of like acts
_MOST_NATS = 4.0
_LEAST_LIKELY = 1e-6


class Likely(NamedTuple):
    """Pairs near in place and time: their rows, how probable each is, and what gives all parts of the scores of some of them."""

    first: Ints
    second: Ints
    likely: Floats
    parts_of: Callable[[Ints, Ints], Floats]

    def among(self, rows: Longs, count: int) -> "Near":
        """Those of which both are among some of so many rows, each by its place among them."""
        place = np.full(count, -1, np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        some = np.flatnonzero((place[self.first] >= 0) & (place[self.second] >= 0))
        first, second = self.first[some], self.second[some]
        parts = self.parts_of(first, second)
        metres, act = (parts[PARTS.index(of)] for of in ("distance_m", "act_score"))
        return Near(place[first], place[second], self.likely[some], metres, act)


class Near(NamedTuple):
    """The same with how far apart they are, and what their acts say."""

    first: Ints
    second: Ints
    likely: Floats
    metres: Floats
    act: Floats

    def chosen(self, which: Longs) -> "Near":
        """Some of them."""
        first, second, likely, metres, act = self
        return Near(first[which], second[which], likely[which], metres[which], act[which])


def learn_own_words(reports: pa.Table, places: tuple[NamedPlace, ...], pairs: Likely, whole: int) -> WordLaw | None:
    """The law of own words among these reports, a sample of so many, or none where they tell too little."""
    reports, count = with_own_names(reports.select([*dict.fromkeys((*FIELDS, *OF))]), places), reports.num_rows
    some = _asked_first(count, whole)
    if len(some) < count:
        few = _read(reports.take(pa.array(some)), pairs.among(some, count))
        if few is None or not _hint(few):
            return None
    read = _read(reports, pairs.among(np.arange(count), count))
    return None if read is None else _law(read)


def _asked_first(count: int, whole: int) -> Longs:
    """All rows of a sample, or runs of neighbours in time, spread evenly: more of them where there are so many that it costs little."""
    run = min(max(whole // _OF, _FEW), _MANY) // _RUNS
    if count <= _RUNS * run:
        return np.arange(count)
    first = np.linspace(0, count - run, _RUNS).astype(np.int64)
    return np.unique((first[:, None] + np.arange(run)).ravel())


class _Read(NamedTuple):
    """Pairs of which both have own words, how much each shares, as a level, and the law of these words but for what that is worth."""

    near: Near
    level: Longs
    silent: WordLaw


def _read(reports: pa.Table, near: Near) -> _Read | None:
    """The texts of reports as pairs share their words; none where too few pairs teach."""
    if float(near.likely.sum()) < FEWEST:
        return None
    told = told_words(reports, figures=False)
    silent = WordLaw((0.0,) * LEVELS, common_words(told), frames_of(reports, told))
    words = weighed_words(without_frames(reports, told, silent.frames), reports.num_rows, silent)
    shared = np.empty(len(near.first))
    weigh_shared(words, (near.first, near.second), shared)
    tells = np.flatnonzero(shared >= 0.0)
    near, level = near.chosen(tells), np.asarray(np.digitize(shared[tells], SHARED), np.int64)
    return None if float(near.likely.sum()) < FEWEST else _Read(near, level, silent)


def _hint(read: _Read) -> bool:
    """Whether words seem to tell something, by few reports; what is the same in acts is too little among these to tell of."""
    worth, met = worth_at_like(read.level, read.near.likely, alike(*_kinds(read.near)[:1]), _HELD_FIRST)
    return float((met * worth).sum()) >= _HINTS * float(met.sum())


def _law(read: _Read) -> WordLaw | None:
    """The law of own words, or none where they tell too little of a pair, or no more than lots would have it."""
    worth, met = worth_at_like(read.level, read.near.likely, alike(*_kinds(read.near)), HELD)
    pairs, tells = float(met.sum()), float((met * worth).sum())
    if by_lots(tells) or tells < pairs * _TELLS * pairs / (pairs + _DOUBTED):
        return None
    return read.silent._replace(worth=tuple(np.round(worth, 3).tolist()))


def by_lots(tells: float) -> bool:
    """Whether lots would have it that levels tell so many nats of all pairs."""
    # Twice that, a likelihood ratio, would be as large as there are levels to choose, but for one, give or take two deviations.
    return 2.0 * tells < LEVELS - 1 + 2.0 * sqrt(2.0 * (LEVELS - 1))


class Alike(NamedTuple):
    """What pairs are like in, each kind beside all before it: of each pair its cell of the last, and of the cells of each but the first the one around it."""

    cell: Longs
    around: tuple[Longs, ...]


def worth_at_like(level: Longs, likely: Floats, like: Alike, held: float) -> tuple[Floats, Floats]:
    """Steps 2 to 4: by levels, what it is worth to share so much, and how many pairs of one incident do."""
    certain = np.clip(likely, _LEAST_LIKELY, 1.0 - _LEAST_LIKELY)
    odds = np.log(certain / (1.0 - certain))
    worth = met = np.zeros(LEVELS)
    cells = int(like.cell.max(initial=0)) + 1
    of_pair = like.cell * LEVELS + level
    whole = np.bincount(of_pair, minlength=cells * LEVELS)
    for _ in range(_ROUNDS):
        one = tally(of_pair, likely, cells * LEVELS)
        strangers = _shared_by_strangers((whole - one).reshape(cells, LEVELS), like.around)
        one = one.reshape(cells, LEVELS)
        met, expected = one.sum(axis=0), one.sum(axis=1) @ strangers
        expected *= met.sum() / max(float(expected.sum()), 1e-9)
        ratio = never_rising((met + held)[::-1], (expected + held)[::-1])[::-1]
        worth = np.clip(np.log(ratio), -_MOST_NATS, _MOST_NATS)
        likely = 1.0 / (1.0 + np.exp(-(odds + worth[level])))
    return worth, met


def alike(first: Longs, *further: Longs) -> Alike:
    """Pairs by some kinds of likeness, whole numbers each, none of the first below nothing."""
    cell, around = first, list[Longs]()
    for kind in further:
        steps = kind - kind.min(initial=0)
        size = int(steps.max(initial=0)) + 1
        cell = cell * size + steps
        used = np.flatnonzero(np.bincount(cell))
        place = np.zeros(int(cell.max(initial=0)) + 1, np.int64)
        place[used] = np.arange(len(used))
        cell = place[cell]
        around.append(used // size)
    return Alike(cell, tuple(around))


def by_steps(nats: Floats) -> Longs:
    """Scores in steps of half a nat, as kinds of pairs."""
    return np.rint(nats / _STEP).astype(np.int64)


def by_distance(metres: Floats) -> Longs:
    """Distances as kinds of pairs."""
    return np.asarray(np.digitize(metres, _METRES), np.int64)


def _kinds(near: Near) -> tuple[Longs, Longs]:
    """What pairs are like in: their distance, and their act."""
    return by_distance(near.metres), by_steps(near.act)


def _shared_by_strangers(strange: Floats, around: tuple[Longs, ...]) -> Floats:
    """Of each cell how often strangers in it share so much, level by level; of few it is believed as of the cell around it."""
    counts = [strange]
    for cells in reversed(around):
        wider = np.zeros((int(cells.max(initial=0)) + 1, LEVELS))
        np.add.at(wider, cells, counts[0])
        counts.insert(0, wider)
    share = strange.sum(axis=0) + 1e-3
    believed = np.broadcast_to(share / share.sum(), counts[0].shape)
    for number, of_kind in enumerate(counts):
        shared = (of_kind + _LIKE * believed) / (of_kind.sum(axis=1, keepdims=True) + _LIKE)
        believed = shared[around[number]] if number < len(around) else shared
    return np.asarray(believed)
