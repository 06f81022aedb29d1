import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from truceline.report.lying_apart import Extents
from truceline.values.place import distance_between

DAY_S = 86_400.0
NOWHERE = (float("nan"), float("nan"))


def apart(*reports: tuple[int, float, float, float]) -> list[bool]:
    """Of each name: whether reports that give it, each with its time and point, lie apart."""
    extents = Extents()
    name, *told = (np.array(column) for column in zip(*reports, strict=True))
    extents.add(name.astype(np.int32), *told)
    return list(map(bool, extents.apart()))


def test_reports_lie_apart_by_days_or_by_many_kilometres_and_each_name_by_itself() -> None:
    here = (36.2, 32.6)
    assert apart((0, 0.0, *here), (0, 2 * DAY_S, *here), (1, 9 * DAY_S, 36.25, 32.6)) == [False, False]
    assert apart((0, 0.0, *here), (0, 4 * DAY_S, *here), (1, 0.0, *here)) == [True, False]
    assert apart((0, 0.0, *here), (0, 0.0, 36.7, 32.6)) == [True]
    assert apart((0, 0.0, 179.95, 0.0), (0, 0.0, -179.95, 0.0)) == [False]


def test_who_gives_no_place_or_no_time_lies_apart_from_nobody_by_it() -> None:
    assert apart((0, 0.0, *NOWHERE), (0, 0.0, 36.2, 32.6), (0, float("nan"), 36.2, 32.6)) == [False]
    assert Extents().apart().tolist() == []


points = st.tuples(st.integers(0, 2), st.floats(0, 6 * DAY_S), st.floats(35, 37), st.floats(32, 34))


several = st.lists(points, min_size=1, max_size=12)


@given(several.flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports))))
def test_it_is_the_same_in_any_order_and_however_reports_come(
    either: tuple[list[tuple[int, float, float, float]], list[tuple[int, float, float, float]]],
) -> None:
    reports, shuffled = either
    extents = Extents()
    for number, at_s, longitude, latitude in shuffled:
        extents.add(np.array([number], np.int32), *(np.array([told]) for told in (at_s, longitude, latitude)))
    assert extents.apart().tolist() == apart(*reports)


@given(points, points)
def test_two_lie_apart_only_where_they_are_as_far_from_each_other(
    one: tuple[int, float, float, float], other: tuple[int, float, float, float]
) -> None:
    """Along axes at a slant a little more is let pass, never less."""
    (together,) = apart((0, *one[1:]), (0, *other[1:]))
    metres = float(distance_between(*(np.array([told]) for told in (*one[2:], *other[2:])))[0])
    if together:
        assert abs(one[1] - other[1]) > 3 * DAY_S or metres > 29_800
    elif abs(one[1] - other[1]) < 3 * DAY_S:
        assert metres < 53_000
