"""Learn from the reports themselves how far apart and how unlike two reports of one incident are. No labels are needed.

1. Pairs are met as they are, and as they would be met by chance alone: with some reports moved in time (shifting).
2. Of each likeness in turn, pairs are taken that the others speak for. What is met beyond chance is of one incident: how
   often places lie so far apart, how often times, acts and actors are so alike, is its share in what is beyond
   chance. What is met by chance is what strangers are like.
3. If errors are larger or smaller than stated throughout, they are taken to be so, and it is done again.
4. Reports look as far as costs little: where they are few, a true partner may lie farther off than anybody stated.

Where nothing stands out from chance, or where reports fill less than a week, the model stays as it was, to the last
digit. Chance is never held to be known better than to a tenth, so that a small error of it among many pairs does not
pass for knowledge. What is learnt depends on the set of reports alone. Large sets are learnt from in blocks, spread
evenly over their time, and dense ones from pairs that are drawn (shifting).
"""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats
from truceline.incident.learning.beyond import Seen, beside_chance, worth_of_levels
from truceline.incident.learning.meeting import Meeting, meet
from truceline.incident.learning.sample import FEWEST_REPORTS, Sample
from truceline.incident.learning.shifting import Met
from truceline.incident.likeness.figures import laws_of
from truceline.incident.likeness.spread import binned, fit_chance, fit_same
from truceline.incident.model import SCALES, LinkModel, Shares, SourceError, Strangers, Weights, weights_of

_ROUNDS = 3
_HELD = 30.0  # pairs' worth of belief in what the model says
_LIKELY = 0.0  # nats of the other likenesses from which pairs tell of incidents rather than of chance
_WIDER = 4.0  # times the reach: grossly wrong places are seen only by looking farther than they should be
_LONGER = 1.75  # times the span, likewise
_AT_HAND = 40.0  # pairs for each report that are compared without a second thought
_AS_LARGE = 0.15  # of a logarithm: errors that differ by less from what is stated are as stated
_THROUGHOUT = 0.3  # the share of errors that must be neither exact nor gross, that they tell of all
_FEWEST, _MOST = 0.5, 6.0  # times; errors beyond belong to units or clocks that somebody has to mend
_TIMELY, _NEAR, _BOTH = range(3)  # what speaks for a pair: all but its place, all but its time, those two alone


def learn(some: Sample, start: LinkModel) -> LinkModel:
    """The model as these reports would have it."""
    if len(some.among) < FEWEST_REPORTS or some.of_one_source or some.of_few_days:
        return start
    asked = found = start
    met: Meeting | None = None
    for _ in range(_ROUNDS):
        met = meet(some, asked, _wide(asked), met)
        found = _learnt(met, asked)
        again = replace(asked, usual=_scaled(asked.usual, (found.place_shares, found.time_shares)))
        if found is asked or again == asked:
            break
        asked = again
    return start if found.strangers is None else found


def _scaled(usual: SourceError, laws: tuple[Shares, Shares]) -> SourceError:
    """Step 3: errors that are larger throughout, within bounds; what differs by little is left as it is."""
    larger = np.array([_larger(shares) for shares in laws])
    times = np.where(np.abs(np.log(larger)) < _AS_LARGE, 1.0, larger)
    return SourceError(*(min(max(a * b, _FEWEST), _MOST) for a, b in zip(usual, times.tolist(), strict=True)))


def _larger(shares: Shares) -> float:
    """How many times larger than stated errors are, exact and grossly wrong ones aside."""
    scales, told = np.array(SCALES), np.array(shares)
    usual = (scales >= 0.5) & (scales < 4.0)
    total = float(told[usual].sum())
    return float(np.exp((told * np.log(scales))[usual].sum() / total)) if total > _THROUGHOUT else 1.0


def _wide(model: LinkModel) -> Weights:
    """Farther than pairs are compared, so that what is grossly wrong is seen."""
    wide = replace(model, reach_sigmas=model.reach_sigmas * _WIDER, span_sigmas=model.span_sigmas * _LONGER)
    return weights_of(wide)


def _seen(met: Meeting) -> Seen:
    """Step 1; the parts of pairs are what each two or three likenesses say of them together (_TIMELY, _NEAR, _BOTH)."""
    told = []
    for pairs in (met.as_is, met.moved):
        _, _, space, time, act, actor, _ = met.parts(pairs)
        told.append(pairs._replace(parts=np.stack([time + act + actor, space + act + actor, space + time])))
    return Seen(*(pairs.chosen(pairs.own == own) for own in (False, True) for pairs in told))


def _learnt(met: Meeting, model: LinkModel) -> LinkModel:
    """Step 2: what stands out, or the same model where nothing does."""
    seen = _seen(met)
    timely, near, both = (seen.chosen(partial(_speaking, others)) for others in (_TIMELY, _NEAR, _BOTH))
    place = beside_chance(timely.counted(_places), timely.far().counted(_places).summed())
    time = beside_chance(near.counted(_times), seen.far().counted(_times))
    if not (place.stands_out() and time.stands_out()):
        return model
    found = replace(
        model,
        place_shares=_numbers(fit_same(place, model.place_shares, _HELD, 2)),
        time_shares=_numbers(fit_same(time, model.time_shares, _HELD, 1)),
        reach_sigmas=_reach(seen, met, model),
    )
    worth = worth_of_levels(both, seen.chance, model)
    strangers = Strangers(
        space=_law((place.chance, _places(seen.own)), found.place_shares, found.reach_sigmas, 2),
        time=_law((time.chance, _times(seen.own)), found.time_shares, found.span_sigmas, 1),
        act=_numbers(np.append(0.0, worth.traits["act"])),
        weapon=_numbers(np.append(0.0, model.weapon_weight * worth.traits["weapon"])),
        actor=_numbers(worth.traits["actor"]),
        target=_numbers(worth.traits["target"]),
        figures=laws_of(met.scene.spots.numbers, worth.figures),
    )
    return replace(found, strangers=strangers, figure_shares=worth.figures)


def _speaking(others: int, pairs: Met) -> Bools:
    """Whether the other likenesses speak for each pair."""
    return np.asarray(pairs.parts[others] > _LIKELY)


def _places(pairs: Met) -> Floats:
    return binned(pairs.place, pairs.weight)


def _times(pairs: Met) -> Floats:
    return binned(pairs.time, pairs.weight)


def _law(counts: tuple[Floats, Floats], same: Shares, reach: float, axes: int) -> Any:
    """How far apart strangers are: those that all else speaks for, and any two of one source, count alike."""
    laws = [fit_chance(each, same, reach, axes) for each in counts]
    return _numbers(np.mean(laws, axis=0))


def _reach(seen: Seen, met: Meeting, model: LinkModel) -> float:
    """Step 4."""
    farthest = model.reach_sigmas * _WIDER
    weight = np.concatenate([seen.met.weight, seen.own.weight])
    most = _AT_HAND * float(met.scene.comparable.sum()) / 2
    if float(weight.sum()) > most:
        deviations = np.concatenate([seen.met.place, seen.own.place])
        order = np.argsort(deviations)
        at = int(np.searchsorted(np.cumsum(weight[order]), most, side="right"))
        farthest = float(deviations[order[min(at, len(order) - 1)]])
    return max(round(farthest, 1), LinkModel().reach_sigmas)


def _numbers(values: Floats) -> Any:
    """As the model's file keeps them."""
    return tuple(np.round(values, 6).tolist())
