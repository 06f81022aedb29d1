"""How many reports of other incidents are to be expected within reach: the more there are, the less alikeness says.

Densities are counted in whole parts of the densest possible, so that no sum depends on the order of what is added; they are kept as
logarithms of reports in a square metre and second, and of whoever gives no place in a second, wherever they are.
"""

import math

import numpy as np

from truceline.incident.columns.arrays import Floats, Longs
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place, inlined

# Who gives no place may tell of anything anywhere: once in so many seconds something happens elsewhere, told here or not. Judged, not measured.
_ELSEWHERE_S = 10_800.0
NOBODY = -60.0  # a log density below this: no report of another voice was within reach
CROWD_PARTS = 2.0**40  # of the densest possible: densities are whole numbers of these


@inlined
def _volume(weights: Weights, variance: float, spread: float) -> float:
    """How many square metres times seconds lie within reach."""
    return math.pi * weights.reach2 * variance * span_length(weights, spread)


def log_volume(weights: Weights, variance: Floats, spread: Floats) -> Floats:
    """The logarithm of the same for many."""
    whole = 2.0 * math.pi * weights.reach2 * math.sqrt(weights.span2)
    return np.asarray(math.log(whole) + np.log(variance) + 0.5 * np.log(spread))


@inlined
def span_length(weights: Weights, spread: float) -> float:
    """How many seconds lie within reach."""
    return 2.0 * math.sqrt(weights.span2 * spread)


@in_place
def density_unit(weights: Weights) -> float:
    """What one report within the smallest reach adds to the density, 2^40 parts, times its volume."""
    return max(_volume(weights, weights.extent2, weights.duration2), 1.0) * CROWD_PARTS


@inlined
def density_part(weights: Weights, densest: float, variance: float, spread: float) -> int:
    """What one report adds to the density around another, in parts of the densest possible."""
    return int(densest / _volume(weights, variance, spread) + 0.5)


def crowd_of(weights: Weights, density: Longs) -> Floats:
    """The logarithms of densities that were counted in parts of the densest possible; where nobody was met, as good as none."""
    return np.asarray(np.log(np.maximum(density / density_unit(weights), 1e-30)))


@inlined
def crowd_evidence(weights: Weights, density: float, variance: float, spread: float) -> float:
    """How few reports of other incidents are expected within reach: the more there are, the less alikeness says."""
    volume = _volume(weights, variance, spread)
    return weights.further - max(density + math.log(volume), 0.0)


@inlined
def crowd_in_time(weights: Weights, density: float, spread: float) -> float:
    """How few reports of other incidents are expected within reach in time, wherever they are."""
    density = max(density, -math.log(_ELSEWHERE_S))
    return float(weights.further - max(density + math.log(span_length(weights, spread)), 0.0))
