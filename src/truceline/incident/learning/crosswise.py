"""Whether two lists name the two sides each in an order of its own, and what the sides of their rows then say together.

One list names the government first, the other whoever began: the actor of one row is as soon the target of the other, and held column
against column their names say little. So of every two lists that have a law:

1. Pairs near in place and time count by how probable each is (by_probability), by the sides of both rows: an actor and a target, or one alone.
2. Which name of the one goes with which of the other, and how often the order is another, is learnt together (EM): a name leads to
   a name whichever column it stands in, and all of a pair stands straight or crosswise.
3. Two lists cross where that fits their probable pairs better, by more than lots would have it, than that all stand straight.
4. Of those that cross it is counted how often sides are met in one incident, and how often in two. Sides are many and most are rare: so what
   names lead to (step 2, of one incident and of two alike) is believed, one pair's worth for any two sides, until pairs tell otherwise. The
   logarithm of the ratio is their worth.

What another model counted of sides in one incident (foreknown) counts too, for as many pairs as it counted and no more than a bound, between lists
that cross there: short lists need not show it themselves. How often sides are met in two is counted on the reports at hand.

Where no two lists cross, nothing is learnt, and the model stays as it was.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, coded, codes_of
from truceline.incident.learning.foreknown import MOST_BELIEVED, NOTHING_KNOWN, Known
from truceline.incident.likeness.days import ByDay
from truceline.incident.model import Crossing, Sides, SidesMet
from truceline.values.party import fold_name

_FEWEST = 50.0  # probable pairs of two lists
_MOST = 80  # sides that are told of, the most frequent
_FEWEST_TOLD = 5  # rows with these sides
_PROBABLE = 0.5  # pairs by which it is decided whether lists cross
_LEAST_CROSSED = 0.15  # of these
_FITS_BETTER = 0.05  # nats a pair
_HELD_NAMES = 2.0  # pairs' worth of belief that a name goes with any other
_NEVER = 1e-300  # a share of what is never met, so that its ratio is one
_MOST_NATS = 4.0
_ROUNDS = 40


class _Told(NamedTuple):
    """Sides that are told often enough: by number the actor and the target, and by row the number; -1 where there is none."""

    names: tuple[str, ...]
    actor: Longs
    target: Longs
    of_row: Longs

    def pair(self, number: int) -> tuple[str, str]:
        """Actor and target, each empty where it is not told."""
        actor, target = (self.names[code] if code >= 0 else "" for code in (self.actor[number], self.target[number]))
        return actor, target


class _Fit(NamedTuple):
    """How likely each sides' names lead to those of each other, how often crosswise, and how well that fits."""

    leads: Floats
    crossed: float
    fits: float


def learn_sides(
    reports: pa.Table, by_day: ByDay, pairs: tuple[Ints, Ints], likely: Floats, known: Known = NOTHING_KNOWN
) -> Sides | None:
    """What sides say between lists that cross, of pairs that are near and how probable each is; none where no two lists do."""
    if not by_day.laws:
        return None
    told = _told(reports)
    one, other = (told.of_row[rows] for rows in pairs)
    law = np.where((one >= 0) & (other >= 0), by_day.law(*pairs), -1)
    probable = likely >= _PROBABLE
    elsewhere, of_lists = _counted_elsewhere(told, known.sides)
    crossing = []
    for place, each in enumerate(by_day.laws):
        which = (law == place) & probable
        counted = _counted((one[which], other[which]), likely[which], len(told.actor))
        share = _crossed(told, counted + elsewhere if (each.first, each.second) in of_lists else counted)
        if share:
            crossing.append((place, Crossing(each.first, each.second, round(share, 3))))
    if not crossing:
        return None
    of = np.isin(law, [place for place, _ in crossing])
    same, apart = (_counted((one[of], other[of]), weight[of], len(told.actor)) for weight in (likely, 1.0 - likely))
    lists = tuple(each for _, each in crossing)
    believed = elsewhere if any(each[:2] in of_lists for each in lists) else np.zeros_like(same)
    return Sides(lists, _met(told, same, apart, believed))


def _told(reports: pa.Table) -> _Told:
    """The sides that are told most."""
    place: dict[str, int] = {}
    actor, target = (_places(coded(reports.column(of)), place) for of in ("actor", "target"))
    names = [*place]
    empty = place.get("", -2)
    actor, target = (np.where(code == empty, -1, code) for code in (actor, target))
    width = len(names) + 1
    key = np.where((actor >= 0) | (target >= 0), (actor + 1) * width + target + 1, -1)
    distinct, of_row, often = np.unique(key, return_inverse=True, return_counts=True)
    enough = [n for n in range(len(distinct)) if distinct[n] >= 0 and often[n] >= _FEWEST_TOLD]
    # Names are numbered as they come: of equally frequent ones, those come first that do so by their letters.
    words = {n: tuple(names[code] if code >= 0 else "" for code in _split(distinct[n], width)) for n in enough}
    kept = sorted(sorted(enough, key=lambda n: (-often[n], words[n]))[:_MOST], key=lambda n: words[n])
    number = np.full(len(distinct), -1, np.int64)
    number[kept] = np.arange(len(kept))
    names = sorted({name for n in kept for name in words[n] if name})
    place = {name: code for code, name in enumerate(names)}
    ends = np.array([[place.get(name, -1) for name in words[n]] for n in kept], np.int64).reshape(-1, 2)
    return _Told(tuple(names), ends[:, 0], ends[:, 1], number[of_row.ravel()])


def _places(words: pa.DictionaryArray, place: dict[str, int]) -> Longs:
    """The place of each folded name in order as they are met, of which new ones are written; -1 for none."""
    found = [place.setdefault(fold_name(word), len(place)) for word in words.dictionary.to_pylist()]
    return np.array([*found, -1], np.int64)[codes_of(words)]


def _split(key: int, width: int) -> tuple[int, int]:
    return int(key) // width - 1, int(key) % width - 1


def _counted(pairs: tuple[Longs, Longs], weight: Floats, size: int) -> Floats:
    """How often any two sides are met, whichever row comes first."""
    counts = np.bincount(pairs[0] * size + pairs[1], weight, size * size).reshape(size, size)
    return np.asarray((counts + counts.T) / 2.0)


def _counted_elsewhere(told: _Told, sides: Sides | None) -> tuple[Floats, set[tuple[str, str]]]:
    """How often another model met any two sides in one incident, for no more pairs than are believed; and which lists cross there."""
    counts = np.zeros((len(told.actor), len(told.actor)))
    if sides is None:
        return counts, set()
    number = {told.pair(place): place for place in range(len(told.actor))}
    for met in sides.met:
        one, other = number.get(met.first, -1), number.get(met.second, -1)
        if min(one, other) >= 0:
            counts[one, other] += met.pairs / 2.0
            counts[other, one] += met.pairs / 2.0
    counts *= min(MOST_BELIEVED / max(float(counts.sum()), 1e-9), 1.0)
    return counts, {(each.first, each.second) for each in sides.crossing}


def _crossed(told: _Told, one: Floats) -> float:
    """Step 3: how often pairs stand crosswise; 0 where they do not, or where it cannot be told."""
    whole = float(one.sum())
    if whole < _FEWEST:
        return 0.0
    free, straight = _fit(told, one, 0.5), _fit(told, one, 0.0)
    better = (free.fits - straight.fits) / whole
    return free.crossed if free.crossed >= _LEAST_CROSSED and better >= _FITS_BETTER else 0.0


def _fit(told: _Told, one: Floats, crossed: float) -> _Fit:
    """Step 2; from nothing crossed nothing is learnt of it."""
    width = len(told.names)
    actor, target = (np.eye(width + 1)[code, :width] for code in (told.actor, told.target))
    turned = one * crossed
    leads = np.zeros(one.shape)
    fits = 0.0
    for _ in range(_ROUNDS):
        straight = one - turned
        names = actor.T @ straight @ actor + target.T @ straight @ target
        names += actor.T @ turned @ target + target.T @ turned @ actor
        among = names.sum(axis=0) / max(float(names.sum()), 1e-9)
        to = (names + _HELD_NAMES * among) / (names.sum(axis=1, keepdims=True) + _HELD_NAMES)
        # A name that is not told leads anywhere, and to one that is not told everything leads.
        to = np.pad(np.vstack([to, among]), ((0, 0), (0, 1)), constant_values=1.0)
        a, t = told.actor, told.target
        upright = to[np.ix_(a, a)] * to[np.ix_(t, t)]
        across = to[np.ix_(a, t)] * to[np.ix_(t, a)]
        leads = (1.0 - crossed) * upright + crossed * across
        turned = one * (crossed * across / np.maximum(leads, 1e-12))
        fits = float((one * np.log(np.maximum(leads, 1e-12))).sum())
        crossed = float(turned.sum()) / float(one.sum())
    return _Fit(leads, crossed, fits)


def _met(told: _Told, one: Floats, two: Floats, elsewhere: Floats) -> tuple[SidesMet, ...]:
    """Step 4; what was met elsewhere in one incident is counted with what is met here, and not told as if it were."""
    often = two.sum(axis=1) + 0.5
    held = float(len(often) ** 2)
    same, strange = (
        (counts + held * _believed(told, _fit(told, counts, 0.5).leads, often)) / (counts.sum() + held)
        for counts in (one + elsewhere, two)
    )
    # Of sides that are never met neither is anything, and nothing is said.
    worth = np.round(
        np.clip(np.log(np.maximum(same, _NEVER) / np.maximum(strange, _NEVER)), -_MOST_NATS, _MOST_NATS), 3
    )
    pairs = np.round(one + one.T * (1.0 - np.eye(len(one))), 2)
    cells = np.argwhere(np.triu(one + two + elsewhere) > 0.0).tolist()  # of sides that are never met nothing is said
    return tuple(SidesMet(told.pair(a), told.pair(b), float(worth[a, b]), float(pairs[a, b])) for a, b in cells)


def _believed(told: _Told, leads: Floats, often: Floats) -> Floats:
    """How often two sides are met in one incident, as their names lead to each other: sides that tell as much share what leads to any of them."""
    kind = (told.actor >= 0) * 2 + (told.target >= 0)
    shares = np.bincount(kind, often, 4)[kind]
    kinds = np.eye(4)[kind]
    whole = leads @ kinds  # by sides and kind, what leads to any of them
    believed = often[:, None] * shares * leads / np.maximum(whole[:, kind], 1e-12)
    believed = believed + believed.T
    return np.asarray(believed / believed.sum())
