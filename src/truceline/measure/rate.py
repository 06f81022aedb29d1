"""How many per day, how sure that is, and whether two periods differ.

Counts are taken as Poisson. The interval of a count is exact (Garwood, Biometrika 28, 1936, 437-442): the rates at
which so many or more, so few or fewer, would be seen in one case of forty each. Two counts are compared by the
conditional binomial test (Przyborowski and Wilenski, Biometrika 31, 1940, 313-323), whose interval is Clopper and
Pearson's (Biometrika 26, 1934, 404-413). Incidents cluster, so the true uncertainty is larger: no clear difference
means no clear difference, and a difference is a reason to look, not a proof.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

LEVEL = 0.95
_TAIL = (1 - LEVEL) / 2
# Terms of a distribution further from its mean than this many standard deviations do not reach a double's last digit.
_REACH = 40


class Reading(StrEnum):
    """What a comparison of two periods may say."""

    MORE = "more"
    FEWER = "fewer"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Rate:
    """A count over its denominator, with the interval of the rate."""

    count: int
    exposure: int
    low: float
    high: float

    @property
    def per_unit(self) -> float:
        """The count for each unit of the denominator."""
        return self.count / self.exposure


@dataclass(frozen=True, slots=True)
class Change:
    """A rate after against a rate before; the ratio and its ends are None where they cannot be told."""

    before: int
    after: int
    ratio: float | None
    low: float | None
    high: float | None
    reading: Reading


def rate(count: int, exposure: int) -> Rate | None:
    """The rate of a count over its denominator; None where the denominator is zero: nobody looked."""
    if exposure <= 0:
        return None
    low, high = poisson_interval(count)
    return Rate(count, exposure, low / exposure, high / exposure)


def poisson_interval(count: int) -> tuple[float, float]:
    """The exact interval of 95 % around a Poisson count."""
    spread = 10 * math.sqrt(count + 1) + 10
    low = 0.0
    if count:
        low = _solve(lambda mean: 1 - _poisson_at_most(count - 1, mean) - _TAIL, max(0.0, count - spread), float(count))
    return low, _solve(lambda mean: _TAIL - _poisson_at_most(count, mean), float(count), count + spread)


def compare(before: int, after: int, *, exposure_before: int, exposure_after: int) -> Change:
    """Compare two counts over their denominators; without both denominators, or with nothing counted, it says so."""
    if exposure_before <= 0 or exposure_after <= 0:
        return Change(before, after, None, None, None, Reading.NOT_COMPARABLE)
    if before + after == 0:
        return Change(0, 0, None, None, None, Reading.NO_CLEAR_DIFFERENCE)
    low, high = _share_interval(after, before + after)
    scale = exposure_before / exposure_after
    bottom = scale * low / (1 - low) if low < 1 else None
    top = scale * high / (1 - high) if high < 1 else None
    reading = Reading.NO_CLEAR_DIFFERENCE
    if bottom is not None and bottom > 1:
        reading = Reading.MORE
    elif top is not None and top < 1:
        reading = Reading.FEWER
    return Change(before, after, scale * after / before if before else None, bottom, top, reading)


def _share_interval(hits: int, of: int) -> tuple[float, float]:
    """The exact interval of 95 % around a binomial share."""
    low = _solve(lambda p: 1 - _binomial_at_most(hits - 1, of, p) - _TAIL, 0.0, hits / of) if hits else 0.0
    high = _solve(lambda p: _TAIL - _binomial_at_most(hits, of, p), hits / of, 1.0) if hits < of else 1.0
    return low, high


def _solve(rises: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses zero between two ends, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        if rises(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _poisson_at_most(count: int, mean: float) -> float:
    if mean <= 0:
        return 1.0
    k = _terms(count, mean, math.sqrt(mean))
    return _summed(k * math.log(mean) - mean - _log_factorial(k))


def _binomial_at_most(hits: int, of: int, share: float) -> float:
    if share <= 0 or share >= 1:
        return float(share <= 0 or hits >= of)
    k = _terms(hits, of * share, math.sqrt(of * share * (1 - share)))
    ways = math.lgamma(of + 1) - _log_factorial(k) - _log_factorial(of - k)
    return _summed(ways + k * math.log(share) + (of - k) * math.log1p(-share))


def _terms(last: int, mean: float, deviation: float) -> npt.NDArray[np.float64]:
    """The numbers up to the last that carry any weight."""
    first = max(0, math.floor(min(mean, last) - _REACH * (deviation + 1)))
    return np.arange(first, last + 1, dtype=np.float64)


def _log_factorial(k: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ln k! for whole numbers that follow one another, without a library of special functions."""
    if not len(k):
        return k
    step = k[1] - k[0] if len(k) > 1 else 1.0
    start = math.lgamma(k[0] + 1)
    if step > 0:
        return start + np.concatenate(([0.0], np.cumsum(np.log(k[1:]))))
    return start - np.concatenate(([0.0], np.cumsum(np.log(k[:-1]))))


def _summed(logarithms: npt.NDArray[np.float64]) -> float:
    return float(np.exp(logarithms).sum()) if len(logarithms) else 0.0
