"""On which side of a directed line a point lies: decided in floating point where that is certain, exactly where not.

The bound on the rounding error and the exact sum follow Shewchuk, "Adaptive Precision Floating-Point Arithmetic and
Fast Robust Geometric Predicates" (1997). Products below the smallest normal number are out of scope: no coordinate
in degrees comes near 1e-150.
"""

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel

Floats = npt.NDArray[np.float64]

# (3 + 16 eps) eps with eps = 2^-53: Shewchuk's ccwerrboundA.
ERROR_BOUND = 3.3306690738754716e-16
_SPLITTER = 134217729.0  # 2^27 + 1 halves a double's 53 bits (Dekker 1971)


@inlined
def side(ax: float, ay: float, bx: float, by: float, px: float, py: float) -> int:  # noqa: PLR0913, PLR0917 - three points
    """Say where p lies of the line from a to b: 1 left, -1 right, 0 too close for floating point to tell."""
    left = (ax - px) * (by - py)
    right = (ay - py) * (bx - px)
    determinant = left - right
    bound = ERROR_BOUND * (abs(left) + abs(right))
    # No branches: which way a sign falls cannot be foretold, and a wrong guess costs more than both comparisons.
    return int(determinant > bound) - int(determinant < -bound)


@kernel
def _add_product(terms: Floats, count: int, a: float, b: float) -> int:
    """Add the exact product a·b to a nonoverlapping sum of `count` terms; return the new count."""
    high = a * b
    scaled = _SPLITTER * a
    a_high = scaled - (scaled - a)
    a_low = a - a_high
    scaled = _SPLITTER * b
    b_high = scaled - (scaled - b)
    b_low = b - b_high
    low = a_low * b_low - (((high - a_high * b_high) - a_low * b_high) - a_high * b_low)
    for term in (low, high):
        carried = term
        for i in range(count):
            total = carried + terms[i]
            virtual = total - carried
            terms[i] = (carried - (total - virtual)) + (terms[i] - virtual)
            carried = total
        terms[count] = carried
        count += 1
    return count


@kernel
def exact_side(ax: float, ay: float, bx: float, by: float, px: float, py: float) -> int:  # noqa: PLR0913, PLR0917 - three points
    """Say exactly where p lies of the line from a to b: 1 left, -1 right, 0 on it."""
    terms = np.empty(12)
    count = _add_product(terms, 0, ax, by)
    count = _add_product(terms, count, -ay, bx)
    count = _add_product(terms, count, bx, py)
    count = _add_product(terms, count, -by, px)
    count = _add_product(terms, count, px, ay)
    count = _add_product(terms, count, -py, ax)
    for i in range(count - 1, -1, -1):
        if terms[i] > 0.0:
            return 1
        if terms[i] < 0.0:
            return -1
    return 0
