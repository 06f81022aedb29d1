"""Which pairs of reports are met, and which would be met by chance alone: the same reports, some of them moved in time.

Moved by whole days, just beyond what their times allow, reports keep their place, their time of day, their source's words and
habits, and the front they were written about; only what they truly have in common is gone. So pairs that are met then
are chance, towns and taxonomies and busy weeks included, and what is met beyond them is of one incident. No labels are
needed, and no guess of how many pairs are of one incident.

One thing is lost that is not of one incident: fire comes in bursts, and what follows within the hour a kilometre on is gone
when days lie between. Pairs of one source are two incidents, moved or not: what they are met more often unmoved is that.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from truceline.incident import kernels
from truceline.incident.candidates import candidates, searches
from truceline.incident.kernels import Chance, Ints, Search, Spots
from truceline.incident.model import Bytes, Floats, Weights, act_alikeness, weapon_alikeness

_DAY_S = 86_400.0
_BEYOND = 1.25  # times the window in which pairs are sought: what is of one incident is not met again
_SHIFTS = 3  # days on end, in both directions: no weekday and no pause of arms counts for all


class Met(NamedTuple):
    """Pairs that were met: their deviations and parts of scores, and how alike they are, 0 where one says nothing."""

    first: Ints
    second: Ints
    place: Floats  # deviations
    time: Floats
    parts: Floats
    levels: Ints  # rows: act, weapon, actor, target
    weight: Floats  # how many pairs each stands for
    own: Any  # whether both are of one source

    def chosen(self, which: Any) -> "Met":
        """Some of the pairs."""
        columns: tuple[Any, ...] = self
        return Met(*(column[..., which] for column in columns))


@dataclass(frozen=True, slots=True)
class Scene:
    """Reports to be met, and by what measure."""

    spots: Spots
    comparable: Any
    weights: Weights
    chance: Chance


def met_pairs(scene: Scene) -> tuple[Met, Met]:
    """All pairs within reach as they are, and all as they would be met by chance."""
    count = len(scene.spots.at)
    doubled = Spots(*(np.concatenate([column, column]) for column in scene.spots))
    chance = scene.chance._replace(crowd=np.concatenate([scene.chance.crowd] * 2))
    both = Scene(doubled, scene.comparable, scene.weights, chance)
    alike = (act_alikeness(), weapon_alikeness())
    known = scene.spots.at[scene.comparable]
    spans = _spans(known)
    nobody = np.empty(0, np.int32)
    nothing = _met(both, (nobody, nobody), alike, 1.0)  # where all of a few days' reports are moved beyond them
    as_is, moved = [nothing], [nothing]
    for grid, search in searches(scene.spots, scene.comparable, scene.weights):
        as_is += [_met(both, pairs, alike, 1.0) for pairs in candidates(scene.spots, scene.weights, [(grid, search)])]
        lookers = search.lookers
        days = np.ceil(_BEYOND * search.window_s / _DAY_S) + lookers % _SHIFTS
        by = _DAY_S * np.where(lookers // _SHIFTS % 2, days, -days)
        at = scene.spots.at[lookers]
        by = np.where(_inside(at + by, spans), by, -by)
        seen = _inside(at + by, spans)
        doubled.at[count + lookers] = at + by
        share = max(float(seen.mean()), 0.05) * (2.0 if search.own else 1.0)
        there = Search((lookers[seen] + count).astype(np.int32), False, search.window_s)
        for first, second in candidates(doubled, scene.weights, [(grid, there)]):
            apart = first != second - count
            moved.append(_met(both, (first[apart], second[apart]), alike, 1.0 / share))
    return _joined(as_is, count), _joined(moved, count)


def _spans(at: Floats) -> Floats:
    """From when to when there are reports, without pauses of more than ten days."""
    ordered = np.sort(at)
    cuts = np.flatnonzero(np.diff(ordered) > 10 * _DAY_S)
    return np.stack([ordered[np.append(0, cuts + 1)], ordered[np.append(cuts, len(ordered) - 1)]])


def _inside(at: Floats, spans: Floats) -> Any:
    place = np.clip(np.searchsorted(spans[0], at, side="right") - 1, 0, None)
    return (at >= spans[0][place]) & (at <= spans[1][place])


def _met(scene: Scene, pairs: tuple[Ints, Ints], alike: tuple[Bytes, Bytes], weight: float) -> Met:
    spots, weights = scene.spots, scene.weights
    first, second = (side.copy() for side in pairs)
    parts = kernels.score_pairs(spots, weights, scene.chance, (first, second))
    variance = spots.variance_m2[first] + spots.variance_m2[second] + weights.extent2
    spread = spots.variance_s2[first] + spots.variance_s2[second] + weights.duration2
    named = [
        np.where((codes[first] < 0) | (codes[second] < 0), 0, 1 + (codes[first] == codes[second]))
        for codes in (spots.actor, spots.target)
    ]
    levels = [alike[0][spots.act[first], spots.act[second]], alike[1][spots.weapon[first], spots.weapon[second]]]
    return Met(
        first,
        second,
        parts[0] / np.sqrt(variance),
        parts[1] / np.sqrt(spread),
        parts,
        np.array([*levels, *named], np.int8),
        np.full(len(first), weight),
        spots.source[first] == spots.source[second],
    )


def _joined(found: list[Met], count: int) -> Met:
    whole = Met(*(np.concatenate(columns, axis=-1) for columns in zip(*found, strict=True)))
    return whole._replace(first=whole.first % count, second=whole.second % count)
