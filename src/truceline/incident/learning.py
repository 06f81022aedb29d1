"""Learn from the reports themselves how far each source errs beyond what it states. No labels are needed.

Expectation and maximisation (Dempster, Laird, Rubin 1977) over pairs of reports of different sources within reach:

1. Each pair's probability of telling of one incident follows from its score, beside all that either report might be
   joined with of the other's source, and beside no partner at all.
2. Each source's errors are scaled until the distances and gaps of such pairs are as large, on average, as the errors
   say. Grossly wrong places and times count by the probability that they are not gross.
3. Again, with the scaled errors.

A source of which little is known is held near what holds for all, and all are held near what they state. What is
learnt depends on the set of reports alone. Large sets are learnt from in blocks, spread evenly over their time.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.chance import fresh_survey, space_shares, tables_for, tables_of, time_shares
from truceline.incident.compare import Compared, Pairs, Voices, compare_told
from truceline.incident.judge import Settled
from truceline.incident.kernels import Ints, tally_pairs
from truceline.incident.likeness import LEVELS
from truceline.incident.model import APART, NEAR, RELATED, SAME, WEIGHED, Bytes, Floats, LinkModel, SourceError
from truceline.incident.spots import COARSE_M2, COARSE_S2, Told, told_of
from truceline.incident.weighing import LEAST, MOST, Evidence, fit

_USUAL = LinkModel()
_ROUNDS = 6
_OF_WORDS = ("act", "actor", "words")
_FEWEST_STRANGERS = 100
_VAGUE_M, _VAGUE_S = (800.0, 1_600.0, 3_200.0), (1_800.0, 3_600.0, 9_000.0)
_HELD_BY = 25.0  # pairs' worth of belief that a source is like the others, and that all are as they state
_FEWEST, _MOST = 0.5, 4.0  # times; errors beyond belong to units or clocks that somebody has to mend
_BLOCKS, _BLOCK = 20, 1_000  # reports


class Judged(NamedTuple):
    """Pairs that people judged, by rows: 1 where they are the same."""

    first: Ints
    second: Ints
    same: Floats


def learn(
    reports: pa.Table, start: LinkModel, *, voices: Voices, among: Ints, settled: Settled | None = None
) -> LinkModel:
    """The model with what holds of these reports; in canonical order, `among` the rows that may be origins.

    Errors are scaled by 0.5 to 4. Sources that share no incident with another keep what holds for all. What people
    judged counts as they judged it.
    """
    rows = _spread(reports.num_rows)
    some = reports.take(pa.array(rows)) if len(rows) < reports.num_rows else reports
    speakers = Voices(voices.source[rows], voices.voice[rows], voices.relay[rows])
    told = told_of(some, start, speakers)
    told.comparable[:] &= np.isin(rows, among)
    judged = _judged_rows(rows, settled or Settled.nothing())
    # A source that errs more is found only by looking farther than it says.
    model = replace(start, usual=SourceError(*(1.5 * one for one in start.usual)), offered=-np.inf)
    # Two vocabularies must first be seen to meet before differing words may count against.
    model = replace(model, part_weights={**start.part_weights, **dict.fromkeys(_OF_WORDS, 0.0)})
    for turn in range(_ROUNDS):
        compared = compare_told(told, model, strangers=True)
        if not len(compared.pairs):
            return start
        compared, model = _weighted(compared, model, judged)
        model = _maximised(compared, told, judged, model)
        if turn == 0:
            model = replace(
                model, part_weights={**model.part_weights, **{name: start.part_weights[name] for name in _OF_WORDS}}
            )
    return replace(model, offered=start.offered)


def _spread(count: int) -> npt.NDArray[np.int64]:
    """All rows, or blocks of neighbours in time, spread evenly."""
    if count <= _BLOCKS * _BLOCK:
        return np.arange(count)
    first = np.linspace(0, count - _BLOCK, _BLOCKS).astype(np.int64)
    return np.unique((first[:, None] + np.arange(_BLOCK)).ravel())


def _judged_rows(rows: npt.NDArray[np.int64], settled: Settled) -> Judged:
    """The judged pairs that are among some rows, by their places there."""
    pairs = np.concatenate([settled.same, settled.different])
    same = np.repeat([1.0, 0.0], [len(settled.same), len(settled.different)])
    place = np.minimum(np.searchsorted(rows, pairs), max(len(rows) - 1, 0))
    here = (rows[place] == pairs).all(axis=1) if len(rows) else np.zeros(len(pairs), np.bool_)
    found = np.sort(place[here], axis=1).astype(np.int32)
    return Judged(found[:, 0], found[:, 1], same[here])


def _weighted(compared: Compared, model: LinkModel, judged: Judged) -> tuple[Compared, LinkModel]:
    """Let the parts count as much as they deserve, in the model and in what was compared."""
    strangers = compared.strangers
    if strangers is None or len(strangers) < _FEWEST_STRANGERS:
        return compared, model
    spots = compared.spots
    pairs = compared.pairs
    two = spots.voice[pairs.first] != spots.voice[pairs.second]
    met = pairs.chosen(two)
    times = compared.met * (1.0 - model.matched) / max(compared.alone, 1)
    further = float(np.log(model.further_reports))
    known = compared.weigh(judged.first, judged.second)
    placed = ~np.isnan(known.parts[0])
    people = _evidence(compared, known.chosen(placed), further)
    said = (people.parts, people.score, judged.same[placed])
    now = np.maximum(np.array([model.part_weights[name] for name in WEIGHED]), 1e-6)
    bounds = (LEAST / now, MOST / now)
    found = fit(_evidence(compared, met, further), _evidence(compared, strangers, further), said, times, bounds)
    scaled = pairs.parts.copy()
    scaled[2:9] *= found.weights[:, None]
    scaled[8] += found.odds + further * (1.0 - found.weights[6])
    model = replace(
        model,
        part_weights={
            name: round(model.part_weights[name] * float(times), 6)
            for name, times in zip(WEIGHED, found.weights, strict=True)
        },
        further_reports=round(float(np.exp(further + found.odds)), 6),
    )
    return replace(compared, pairs=Pairs(pairs.first, pairs.second, scaled)), model


def _evidence(compared: Compared, pairs: Pairs, further: float) -> Evidence:
    """Parts of scores without the odds, and strata by how well place and time are known."""
    spots, weights = compared.spots, compared.weights
    parts = pairs.parts[2:9].T.copy()
    parts[:, 6] -= further
    variance = spots.variance_m2[pairs.first] + spots.variance_m2[pairs.second] + weights.extent2
    spread = spots.variance_s2[pairs.first] + spots.variance_s2[pairs.second] + weights.duration2
    stratum = 4 * np.digitize(np.sqrt(variance), _VAGUE_M) + np.digitize(np.sqrt(spread), _VAGUE_S)
    return Evidence(parts, pairs.score, stratum.astype(np.int32))


def _maximised(compared: Compared, told: Told, judged: Judged, model: LinkModel) -> LinkModel:
    """Steps 2 and 3."""
    spots, weights, pairs = compared.spots, compared.weights, compared.pairs
    chosen = (spots.voice[pairs.first] != spots.voice[pairs.second]) & ~np.isnan(pairs.parts[0])
    pairs = pairs.chosen(chosen)
    weight = _probability(compared.pairs.score, (compared.pairs.first, compared.pairs.second), told.sources[0])
    weight = _as_judged(weight, compared.pairs, judged)[chosen]
    model = _scaled(compared, pairs, weight, told.sources, model)
    survey = fresh_survey(0)
    tally_pairs(spots, weights, (pairs.first, pairs.second), weight, survey)
    vocabularies = tables_for(spots, told.vocabulary)
    return replace(
        model,
        shares={
            trait: _shared(survey.levels[row, 1 : len(levels) + 1], model.shares[trait])
            for row, (trait, levels) in enumerate(LEVELS.items())
        },
        act_shares=_by_level(survey.acts, vocabularies["act"].alike, (SAME, NEAR, RELATED, APART), _USUAL.act_shares),
        weapon_shares=_by_level(
            survey.weapons, vocabularies["weapon"].alike, (SAME, NEAR, APART), _USUAL.weapon_shares
        ),
        actor_share=_by_level(survey.actor, vocabularies["actor"].alike, (SAME, APART), (0.85, 0.15))[0],
        target_share=_by_level(survey.target, vocabularies["target"].alike, (SAME, APART), (0.85, 0.15))[0],
        tables=tables_of(survey, vocabularies),
        space_shares=_shared(survey.space, space_shares(model)),
        time_shares=_shared(survey.time, time_shares(model)),
        matched=round(float(weight.sum()) / max(compared.met, 1), 6),
    )


def _as_judged(probability: Floats, pairs: Pairs, judged: Judged) -> Floats:
    """Probabilities, certain where people judged."""
    place = pairs.first.astype(np.int64) << 32 | pairs.second
    wanted = judged.first.astype(np.int64) << 32 | judged.second
    for answer in (0.0, 1.0):
        probability = np.where(np.isin(place, wanted[judged.same == answer]), answer, probability)
    return probability


def _shared(found: Floats, believed: Sequence[float]) -> tuple[float, ...]:
    """Shares as found, held near what was believed by so many pairs."""
    whole = np.array(believed)
    told = (found + _HELD_BY * whole / whole.sum()) / (found.sum() + _HELD_BY)
    return tuple(round(float(one), 6) for one in told * min(whole.sum(), 1.0))


def _by_level(found: Floats, alike: Bytes, levels: tuple[int, ...], believed: Sequence[float]) -> tuple[Any, ...]:
    """The shares of levels of likeness in a table of codes."""
    each: Floats = np.bincount(alike.ravel(), weights=found.ravel(), minlength=5).astype(np.float64)
    return _shared(each[list(levels)], believed)


def _scaled(
    compared: Compared, pairs: Pairs, weight: Floats, sources: tuple[Ints, list[str]], model: LinkModel
) -> LinkModel:
    """Step 2 for place and time."""
    spots, weights = compared.spots, compared.weights
    codes, names = sources
    ends = (pairs.first, pairs.second)
    before = np.array([model.errors.get(name, model.usual) for name in names])
    scaled = []
    for column, variances, own, square, degrees, coarse in (
        (0, spots.variance_m2, weights.extent2, pairs.parts[0] ** 2, 2.0, COARSE_M2),
        (1, spots.variance_s2, weights.duration2, pairs.parts[1] ** 2, 1.0, COARSE_S2),
    ):
        fine = variances < coarse * before[codes, column] ** 2
        whole = variances[ends[0]] + variances[ends[1]] + own
        ratio = square / (degrees * whole)
        core = _core(square / whole, (weights.gross, weights.gross2), degrees)
        scaled.append(
            _scales(
                before[:, column],
                codes,
                (ends, variances, whole),
                (weight * core * (fine[ends[0]] & fine[ends[1]]), ratio),
            )
        )
    factors, usual = np.stack([each for each, _ in scaled], axis=1), SourceError(*(common for _, common in scaled))
    return replace(
        model,
        usual=usual,
        errors={name: SourceError(*map(float, pair)) for name, pair in zip(names, factors, strict=True)},
    )


def _probability(score: Floats, ends: tuple[Ints, Ints], codes: Ints) -> Floats:
    """Step 1: the odds of a pair beside those of every other partner of the same source, and of none."""
    odds = np.exp(np.clip(score, -30.0, 30.0))
    sources = int(codes.max(initial=0)) + 1
    rivals = np.zeros(len(score))
    for one, other in (ends, ends[::-1]):
        _, place = np.unique(one.astype(np.int64) * sources + codes[other], return_inverse=True)
        rivals = np.maximum(rivals, np.bincount(place, weights=odds)[place])
    return np.asarray(odds / (1.0 + rivals))


def _core(square: Floats, gross: tuple[float, float], degrees: float) -> Floats:
    """The probability that an error is not a gross one."""
    share, scale2 = gross
    usual = (1.0 - share) * np.exp(-0.5 * square)
    tail = share * np.exp(-0.5 * square / scale2) / scale2 ** (degrees / 2.0)
    return np.asarray(usual / np.maximum(usual + tail, 1e-300))


def _scales(
    before: Floats, codes: Ints, errors: tuple[tuple[Ints, Ints], Floats, Floats], seen: tuple[Floats, Floats]
) -> tuple[Floats, float]:
    """The scale of every source, and the one that holds for all.

    A pair tells of each of its two sources by that source's share of the variance.
    """
    (first, second), variances, whole = errors
    weight, ratio = seen
    known, found = np.zeros(len(before)), np.zeros(len(before))
    for end in (first, second):
        share = weight * variances[end] / whole
        known += np.bincount(codes[end], weights=share, minlength=len(before))
        found += np.bincount(codes[end], weights=share * ratio, minlength=len(before))
    squared = before**2 * np.where(known > 0, found / np.maximum(known, 1e-12), 1.0)
    usual = (float((known * squared).sum()) + _HELD_BY) / (float(known.sum()) + _HELD_BY)
    each = (known * squared + _HELD_BY * usual) / (known + _HELD_BY)
    bounds = (_FEWEST**2, _MOST**2)
    return np.sqrt(np.clip(each, *bounds)), float(np.sqrt(np.clip(usual, *bounds)))
