"""On which side of a line a point lies: exact fractions hold the answer."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.values.shape.compiled import kernel
from truceline.values.shape.orientation import exact_side, side

# Either nought or far above what underflows when multiplied.
degrees = st.one_of(st.just(0.0), st.floats(1e-30, 540), st.floats(-540, -1e-30), st.integers(-4, 4).map(float))


@kernel
def side_compiled(six: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> int:
    return side(six[0], six[1], six[2], six[3], six[4], six[5])


def side_by_fractions(six: tuple[float, ...]) -> int:
    ax, ay, bx, by, px, py = map(Fraction, six)
    determinant = (ax - px) * (by - py) - (ay - py) * (bx - px)
    return (determinant > 0) - (determinant < 0)


@settings(deadline=None)
@given(st.tuples(*[degrees] * 6))
def test_the_exact_side_is_that_of_exact_fractions(six: tuple[float, ...]) -> None:
    assert exact_side(*six) == side_by_fractions(six)


@settings(deadline=None)
@given(st.tuples(*[degrees] * 6))
def test_the_quick_side_is_right_or_says_that_it_cannot_tell(six: tuple[float, ...]) -> None:
    assert side_compiled(np.array(six)) in {0, side_by_fractions(six)}


@settings(deadline=None)
@given(st.tuples(*[degrees] * 4), st.integers(0, 64), st.integers(-3, 3), st.integers(-3, 3))
def test_points_some_steps_of_rounding_off_a_line_are_told_exactly(
    ends: tuple[float, ...], part: int, right: int, up: int
) -> None:
    ax, ay, bx, by = ends
    x, y = ax + (bx - ax) * part / 64, ay + (by - ay) * part / 64
    six = (*ends, x + right * float(np.spacing(x)), y + up * float(np.spacing(y)))
    if any(0 < abs(value) < 1e-30 for value in six):
        return

    assert exact_side(*six) == side_by_fractions(six)
    assert side_compiled(np.array(six)) in {0, side_by_fractions(six)}
