"""Count the pairs that are learnt from by how far apart and how alike they are: those that the other likenesses speak for, and all.

Each pair is looked at once, and nothing is kept of it but what it adds to the counts.
"""

from typing import Any, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats
from truceline.incident.learning.shifting import Met
from truceline.incident.likeness.chance import chance_of
from truceline.incident.likeness.kernels import between_steps, step_at
from truceline.incident.likeness.spread import BIN_OF_STEP, EDGES
from truceline.incident.model import APART, LinkModel
from truceline.values.shape.compiled import in_place, inlined

FAR = 12.0  # deviations: hardly any pair of one incident is farther apart
_LIKELY = 0.0  # nats of the other likenesses from which pairs tell of incidents rather than of chance
_TRAITS = 4  # rows of levels that are no numbers
_BINS = len(EDGES) - 1
_WIDTHS: tuple[tuple[int, ...], ...] = (
    *((_BINS,),) * 3,
    (8, APART + 1),
    (2,),
    (_BINS,),
    (_BINS,),
    (_TRAITS, APART + 1),
    (_BINS,),
)


class Tally(NamedTuple):
    """How many pairs there are, each for as many as it stands for; first those of two sources, then those of one.

    Deviations are counted by bins of spread, likeness by rows of `Met.levels` and by level.
    """

    place: Floats  # of those that all but their place speaks for
    far: Floats  # of these, those that are too far apart to be of one incident
    time: Floats  # of those that all but their time speaks for
    levels: Floats  # of those that place and time speak for
    near: Floats  # how many these are, and how many of them are too far apart
    any_place: Floats  # of all
    any_time: Floats
    any_levels: Floats
    far_time: Floats  # of all that are too far apart


def tallied(pairs: Met, model: LinkModel, said: Floats | None = None) -> Tally:
    """Count pairs that were looked at, by a model that knows what strangers are like, and no names nor codes; and by what is said of each beside, if anything.

    Raises:
        ValueError: where names or codes are known: what a pair says of them is not in its levels.
    """
    strangers = model.strangers
    if strangers is None or model.codes or model.names:
        raise ValueError(
            "expected a model that knows what strangers are like, and of acts and names their likeness alone"
        )
    chance = chance_of(model)
    tally = Tally(*(np.zeros((2, *width)) for width in _WIDTHS))
    worth = np.zeros((_TRAITS, APART + 1))
    worth[:2] = strangers.act, strangers.weapon
    worth[2, 1:3], worth[3, 1:3] = strangers.actor, strangers.target
    beside = np.zeros(len(pairs.first)) if said is None else said
    told = (pairs.place, pairs.time, pairs.levels, pairs.weight, pairs.own, beside)
    _tally((chance.space, chance.time, worth), told, tally)
    return tally


@in_place
def _tally(
    worths: tuple[Floats, Floats, Floats], told: tuple[Floats, Floats, Bytes, Floats, Any, Floats], tally: Tally
) -> None:
    of_place, of_time, of_traits = worths
    place, time, levels, weights, own, beside = told
    for k in range(len(place)):
        row, weight, far = int(own[k]), weights[k], place[k] > FAR
        step = step_at(place[k] * place[k])
        space, at = between_steps(of_place, step), _bin_at(step, place[k])
        step = step_at(time[k] * time[k])
        moment, when = between_steps(of_time, step), _bin_at(step, time[k])
        traits = beside[k]
        for trait in range(_TRAITS):
            level = levels[trait, k]
            traits += of_traits[trait, level]
            tally.any_levels[row, trait, level] += weight
        tally.any_place[row, at] += weight
        tally.any_time[row, when] += weight
        if far:
            tally.far_time[row, when] += weight
        if moment + traits > _LIKELY:
            tally.place[row, at] += weight
            if far:
                tally.far[row, at] += weight
        if space + traits > _LIKELY:
            tally.time[row, when] += weight
        if space + moment + beside[k] > _LIKELY:
            tally.near[row, 0] += weight
            tally.near[row, 1] += weight * far
            for trait in range(len(levels)):
                tally.levels[row, trait, levels[trait, k]] += weight


@inlined
def _bin_at(step: float, deviation: float) -> int:
    """The bin of a deviation of which it is known at which step its square lies; the last holds what is beyond."""
    at = BIN_OF_STEP[min(int(step), len(BIN_OF_STEP) - 1)]
    at = max(at - 1, 0) if deviation < EDGES[at] else at + int(deviation >= EDGES[at + 1])
    return int(min(at, len(EDGES) - 2))
