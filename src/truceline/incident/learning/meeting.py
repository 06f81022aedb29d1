"""The pairs that are learnt from: those of a sample within reach, as its reports are and as they are when some are moved in time.

Whoever counts by probability learns from them as they are when they are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.shifting import Drawn, Met, Scene, drawn_pairs, looked_at, parts_of
from truceline.incident.likeness.candidates import candidates, spanning_sweeps
from truceline.incident.likeness.chance import chance_of, fresh_survey, strangers_of
from truceline.incident.likeness.compare import Compared, Ground, compared_on, ground_of, spoken, survey_of
from truceline.incident.likeness.crowd import crowd_of
from truceline.incident.likeness.days import mostly_span
from truceline.incident.likeness.kernels import Chance, Survey
from truceline.incident.likeness.laying import Laid
from truceline.incident.likeness.offering import keep_possible
from truceline.incident.likeness.spread import binned
from truceline.incident.model import APART, LinkModel, Weights, weights_of

# Pairs that may be offered: of more, as where thousands of vague reports are of one town and day, it costs less memory to meet them again.
_MOST_HELD = 20_000_000


@dataclass(frozen=True, slots=True)
class Meeting:
    """Pairs of a sample as they are and as they would be met by chance, and what strangers are like in the model that is used."""

    scene: Scene
    laid: Laid
    model: LinkModel
    drawn: tuple[Drawn, Drawn]
    as_is: Met
    moved: Met

    @property
    def chance(self) -> Chance:
        """What the model says of chance."""
        return chance_of(self.model)

    def parts(self, pairs: Met) -> Floats:
        """Parts of scores of some of the pairs, as shifting has them."""
        return parts_of(self.scene, self.chance, pairs)


def meet(some: Sample, model: LinkModel, weights: Weights, before: Meeting | None = None) -> Meeting:
    """Meet the pairs within reach by these weights; what strangers are like is told by those of one source, unless the model knows.

    Where these weights nowhere reach farther than those before, the pairs of before are looked at again.
    """
    laid = some.laid(model)
    spots, comparable = spoken(laid, some.voices, some.among)
    # What merely relays a voice tells nothing of its own.
    scene = Scene(spots, comparable & ~some.voices.repeating, weights, some.lots)
    drawn = before.drawn if before and _reaches_all(before.scene, scene) else drawn_pairs(scene)
    as_is, moved = (looked_at(scene, pairs) for pairs in drawn)
    if model.strangers is None:
        model = replace(model, strangers=strangers_of(spots, _survey_of_one_source(as_is, model), model, some.alike))
    return Meeting(scene, laid, model, drawn, as_is, moved)


def _reaches_all(one: Scene, other: Scene) -> bool:
    """Whether whoever is within reach by the other measure is so by the first."""
    if one.weights != other.weights:
        return False
    wide, narrow = one.spots, other.spots
    return bool((narrow.variance_m2 <= wide.variance_m2).all() and (narrow.variance_s2 <= wide.variance_s2).all())


def _survey_of_one_source(as_is: Met, model: LinkModel) -> Survey:
    """What pairs of one source say of strangers, of those within reach by the model alone."""
    measure = weights_of(model)
    within = (as_is.place**2 <= measure.reach2) & (as_is.time**2 <= measure.span2)
    pairs = as_is.chosen(as_is.own & within)
    act, weapon, actor, target = map(partial(_counted, pairs), range(4))
    return fresh_survey(0)._replace(
        space=binned(pairs.place, pairs.weight),
        time=binned(pairs.time, pairs.weight),
        acts=act,
        weapons=weapon,
        actor=actor[1:3],
        target=target[1:3],
    )


def _counted(pairs: Met, row: int) -> Floats:
    """How many pairs are so alike, level by level."""
    return np.asarray(np.bincount(pairs.levels[row], pairs.weight, APART + 1), np.float64)


def met_within_reach(some: Sample, model: LinkModel) -> tuple[Compared, Iterable[tuple[Ints, Ints]]]:
    """What `compare` finds before it weighs any pair; and all pairs within reach of two voices, some at a time, whatever they will score.

    They can be gone through once: where they are too many to be held, they are met again.
    """
    laid = some.laid(model)
    ground = ground_of(laid, some.voices, some.among)
    met = list[tuple[Ints, Ints]]()
    survey = survey_of(ground, _held(ground, laid, met))
    used = model if model.strangers else replace(model, strangers=strangers_of(ground.spots, survey, model, some.alike))
    compared = compared_on(ground, laid, used, crowd_of(ground.weights, survey.density))
    met_again = met or (_possible(ground, laid, pairs) for pairs in ground.met())
    spanning = mostly_span(laid.by_day.number, ground.comparable, ground.spanning)
    return compared, chain(met_again, _of_spans(ground, laid, spanning)) if spanning.any() else met_again


def _of_spans(ground: Ground, laid: Laid, spanning: Bools) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of which a law tells and one at least spans days: of a list that hardly has other rows they alone can teach anything."""
    sought = spanning_sweeps(ground.spots, ground.weights, ground.in_time(), spanning)
    for pairs in candidates(ground.spots, ground.weights, sought):
        first, second = _possible(ground, laid, pairs)
        told = laid.by_day.told(first, second)
        yield first[told], second[told]


def _held(ground: Ground, laid: Laid, met: list[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """All pairs within reach; when they were looked at, those that may be offered at all are held, or none where they are too many."""
    held = 0
    for pairs in ground.met():
        yield pairs
        if held <= _MOST_HELD:
            met.append(_possible(ground, laid, pairs))
            held += len(met[-1][0])
    if held > _MOST_HELD:
        met.clear()


def _possible(ground: Ground, laid: Laid, pairs: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Those that may be offered at all; the room they stood in is written over.

    Two reports that are too vague for all others meet where a law tells of their lists.
    """
    count = keep_possible(ground.spots, pairs)
    first, second = (rows[:count] for rows in pairs)
    other = ~(laid.vague[first] | laid.vague[second]) | laid.by_day.told(first, second)
    return first[other], second[other]
