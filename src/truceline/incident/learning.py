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

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.compare import Compared, Voices, compare, encoded
from truceline.incident.kernels import Ints
from truceline.incident.model import Floats, LinkModel, SourceError

_ROUNDS = 5
_HELD_BY = 25.0  # pairs' worth of belief that a source is like the others, and that all are as they state
_FEWEST, _MOST = 0.5, 6.0  # times; errors beyond belong to units or clocks that somebody has to mend
_BLOCKS, _BLOCK = 20, 1_000  # reports


def learn(reports: pa.Table, start: LinkModel, *, voices: Voices, among: Ints) -> LinkModel:
    """The model with the errors of these sources; reports in canonical order, `among` the rows that may be origins.

    Errors are scaled by 0.5 to 6. Sources that share no incident with another keep what holds for all.
    """
    rows = _spread(reports.num_rows)
    some = reports.take(pa.array(rows))
    told = Voices(voices.source[rows], voices.voice[rows], voices.relay[rows])
    origins = np.flatnonzero(np.isin(rows, among)).astype(np.int32)
    column = some.column("source")
    codes = encoded(column)
    names = column.combine_chunks().dictionary_encode().dictionary.to_pylist()
    # A source that errs more is found only by looking farther than it says.
    model = replace(start, usual=SourceError(*(1.5 * one for one in start.usual)))
    for _ in range(_ROUNDS):
        compared = compare(some, model, voices=told, among=origins)
        if not len(compared.pairs):
            return start
        model = _maximised(compared, codes, names, model)
    return model


def _spread(count: int) -> npt.NDArray[np.int64]:
    """All rows, or blocks of neighbours in time, spread evenly."""
    if count <= _BLOCKS * _BLOCK:
        return np.arange(count)
    first = np.linspace(0, count - _BLOCK, _BLOCKS).astype(np.int64)
    return np.unique((first[:, None] + np.arange(_BLOCK)).ravel())


def _maximised(compared: Compared, codes: Ints, names: list[str], model: LinkModel) -> LinkModel:
    """Step 2 for place and time."""
    spots, weights, pairs = compared.spots, compared.weights, compared.pairs
    chosen = (spots.voice[pairs.first] != spots.voice[pairs.second]) & ~np.isnan(pairs.parts[0])
    pairs = pairs.chosen(chosen)
    weight = _probability(compared.pairs.score, (compared.pairs.first, compared.pairs.second), codes)[chosen]
    ends = (pairs.first, pairs.second)
    before = np.array([model.errors.get(name, model.usual) for name in names])
    scaled = []
    for column, variances, own, square, degrees in (
        (0, spots.variance_m2, weights.extent2, pairs.parts[0] ** 2, 2.0),
        (1, spots.variance_s2, weights.duration2, pairs.parts[1] ** 2, 1.0),
    ):
        whole = variances[ends[0]] + variances[ends[1]] + own
        ratio = square / (degrees * whole)
        core = _core(square / whole, (weights.gross, weights.gross2), degrees)
        scaled.append(_scales(before[:, column], codes, (ends, variances, whole), (weight * core, ratio)))
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
