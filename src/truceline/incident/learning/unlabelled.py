"""Learn from the reports themselves how far apart and how unlike two reports of one incident are. No labels are needed.

1. Pairs are met as they are, and as they would be met by chance alone: with some reports moved in time (shifting).
2. Of each likeness in turn, pairs are taken that the others speak for. What is met beyond chance is of one incident: how
   often places lie so far apart, how often times, acts and actors are so alike, is its share in what is beyond
   chance. What is met by chance is what strangers are like.
3. Where place and time hardly stand out, or not at all, or reports are few, it is asked first what it tells that two share words (wordmeeting): by that
   pairs are taken, and the model has it.
4. If errors are larger or smaller than stated throughout, they are taken to be so, and it is done again.
5. Reports look as far as costs little, whatever stands out: where they are few, a true partner may lie farther off than anybody stated.

Where nothing stands out from chance, the model stays as it was but for how far they look, and where reports fill less than a week to the last
digit; of reports that are too few to teach anything, 200 unless words tell, it is as training exercises have it, in part (untaught). Chance is never held to be known better than to a tenth, so that a small error of it among many pairs does not
pass for knowledge. What is learnt depends on the set of reports alone. Large sets are learnt from in blocks, spread
evenly over their time, and dense ones from pairs that are drawn (shifting).
"""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.learning.beyond import STANDS_OUT, Beyond, Seen, beside_chance, worth_of_levels
from truceline.incident.learning.meeting import Meeting, meet
from truceline.incident.learning.sample import FEWEST_REPORTS, Sample
from truceline.incident.learning.tallies import tallied
from truceline.incident.learning.untaught import untaught
from truceline.incident.learning.wordmeeting import MetByWords, met_by_words
from truceline.incident.likeness.figures import Alike, laws_of
from truceline.incident.likeness.spread import fit_chance, fit_same
from truceline.incident.model import SCALES, LinkModel, Shares, SourceError, Strangers, Weights, weights_of

_ROUNDS = 3
_HELD = 30.0  # pairs' worth of belief in what the model says
_WIDER = 4.0  # times the reach: grossly wrong places are seen only by looking farther than they should be
_LONGER = 1.75  # times the span, likewise
_AT_HAND = 40.0  # pairs for each report that are compared without a second thought
_AS_LARGE = 0.15  # of a logarithm: errors that differ by less from what is stated are as stated
_THROUGHOUT = 0.3  # the share of errors that must be neither exact nor gross, that they tell of all
# Deviations by which place and time stand out so plainly that words are not asked for them: exercises of 250 reports and more do so by 15, unless places are
# known twice or four times as badly. By up to 12 was tried, and took more from such exercises than it gave.
_PLAINLY = 6.0
# Reports that are asked for words at all: of fewer than 200, what stands out of place and time is mostly chance, but words that are met beyond it are not. Of
# 54 kinds of vague lists of 100 to 190 reports F1 rises in 25, by up to 0.26, and of 28 kinds of exercises none changes.
_FEWEST_BY_WORDS = 100
_FEWEST, _MOST = 0.5, 6.0  # times; errors beyond belong to units or clocks that somebody has to mend


def learn(some: Sample, start: LinkModel) -> LinkModel:
    """The model as these reports would have it."""
    few = len(some.among) < FEWEST_REPORTS
    unlearnt = untaught(start) if few else start
    if len(some.among) < _FEWEST_BY_WORDS or some.of_one_source or some.of_few_days:
        return unlearnt
    asked, met = start, meet(some, start, _wide(start))
    counted = _counted(met)
    words = met_by_words(some, met, counted.seen, counted.farthest()) if few or counted.hardly() else None
    told = None if words is None else _errors(_counted(met, words), asked)
    if told is None and not few:
        told, words = _errors(counted, asked), None
    for _ in range(_ROUNDS - 1):
        usual = asked.usual if told is None else _scaled(asked.usual, told.shares)
        if usual == asked.usual:
            break
        asked = replace(asked, usual=usual)
        met = meet(some, asked, _wide(asked), met)
        told = _errors(_counted(met, words), asked)
    if told is None:
        return unlearnt if few else replace(start, reach_sigmas=_reach(met, start))
    place, time = told.shares
    found = replace(asked, place_shares=place, time_shares=time, reach_sigmas=_reach(met, asked))
    found = replace(found, own_words=None if words is None else words.law)
    return _with_strangers(found, told, some.alike)


def _scaled(usual: SourceError, laws: tuple[Shares, Shares]) -> SourceError:
    """Step 4: errors that are larger throughout, within bounds; what differs by little is left as it is."""
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


class _Counted(NamedTuple):
    """What was counted of pairs, and what is beyond chance of place and of time."""

    seen: Seen
    place: Beyond
    time: Beyond

    def hardly(self) -> bool:
        """Whether one of them stands out by so little, or not at all, that words may tell more."""
        return min(self.place.deviations(), self.time.deviations()) <= _PLAINLY

    def farthest(self) -> float:
        """By how many deviations words have to stand out: farther than place and time do, where both do."""
        both = self.place.deviations(), self.time.deviations()
        return max(both) if min(both) > STANDS_OUT else STANDS_OUT


def _counted(met: Meeting, words: MetByWords | None = None) -> _Counted:
    """Step 1, and of step 2 the counting, by what words say where they are asked."""
    said = (None, None) if words is None else (words.said(met.as_is), words.said(met.moved))
    as_is, moved = (tallied(pairs, met.model, by) for pairs, by in zip((met.as_is, met.moved), said, strict=True))
    seen = Seen(as_is, moved)
    place = beside_chance(seen.counted("place"), seen.counted("far").summed())
    return _Counted(seen, place, beside_chance(seen.counted("time"), seen.counted("far_time")))


class _Errors(NamedTuple):
    """What was counted, with the shares of errors that it tells."""

    counted: _Counted
    shares: tuple[Shares, Shares]


def _errors(counted: _Counted, model: LinkModel) -> _Errors | None:
    """Step 2: how far apart reports of one incident lie, where anything stands out."""
    place, time = counted.place, counted.time
    if not (place.stands_out() and time.stands_out()):
        return None
    shares = fit_same(place, model.place_shares, _HELD, 2), fit_same(time, model.time_shares, _HELD, 1)
    return _Errors(counted, (_numbers(shares[0]), _numbers(shares[1])))


def _with_strangers(found: LinkModel, told: _Errors, alike: Alike) -> LinkModel:
    """The end of step 2: what likeness is worth, by how alike strangers are."""
    seen, place, time = told.counted
    worth = worth_of_levels(seen, found)
    strangers = Strangers(
        space=_law((place.chance, seen.as_is.any_place[1]), found.place_shares, found.reach_sigmas, 2),
        time=_law((time.chance, seen.as_is.any_time[1]), found.time_shares, found.span_sigmas, 1),
        act=_numbers(np.append(0.0, worth.traits["act"])),
        weapon=_numbers(np.append(0.0, found.weapon_weight * worth.traits["weapon"])),
        actor=_numbers(worth.traits["actor"]),
        target=_numbers(worth.traits["target"]),
        figures=laws_of(alike, worth.figures),
    )
    return replace(found, strangers=strangers, figure_shares=worth.figures)


def _law(counts: tuple[Floats, Floats], same: Shares, reach: float, axes: int) -> Any:
    """How far apart strangers are: those that all else speaks for, and any two of one source, count alike."""
    laws = [fit_chance(each, same, reach, axes) for each in counts]
    return _numbers(np.mean(laws, axis=0))


def _reach(met: Meeting, model: LinkModel) -> float:
    """Step 5."""
    farthest = model.reach_sigmas * _WIDER
    deviations, weight = met.as_is.place, met.as_is.weight
    most = _AT_HAND * float(met.scene.comparable.sum()) / 2
    if float(weight.sum()) > most:
        order = np.argsort(deviations)
        at = int(np.searchsorted(np.cumsum(weight[order]), most, side="right"))
        farthest = float(deviations[order[min(at, len(order) - 1)]])
    return max(round(farthest, 1), LinkModel().reach_sigmas)


def _numbers(values: Floats) -> Any:
    """As the model's file keeps them."""
    return tuple(np.round(values, 6).tolist())
