"""Groups as linked lists do what plain sets do."""

import numpy as np
from hypothesis import Phase, given
from hypothesis import strategies as st
from tries import tries

from truceline.incident.joining.groups import (
    Groups,
    each_alone,
    enter,
    join,
    leave,
    lists_in_order,
    lists_of,
)

SIZE = 8


def members(groups: Groups) -> dict[int, set[int]]:
    """The groups by walking their lists."""
    found: dict[int, set[int]] = {}
    for group in range(SIZE):
        row = int(groups.first[group])
        while row >= 0:
            found.setdefault(group, set()).add(row)
            row = int(groups.following[row])
    return found


@tries(80, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=30))
def test_joining_and_moving_keep_every_report_in_exactly_one_group(steps: list[tuple[bool, int, int]]) -> None:
    groups = each_alone(SIZE)
    plain = {k: {k} for k in range(SIZE)}
    for joins, one, other in steps:
        first, second = int(groups.group[one]), int(groups.group[other])
        if first == second:
            continue
        if joins:
            join(groups, first, second)
            merged = plain.pop(first) | plain.pop(second)
            plain[int(groups.group[one])] = merged
        elif groups.size[first] > 1:
            leave(groups, one)
            enter(groups, one, second)
            plain[first].discard(one)
            plain[second].add(one)
        assert members(groups) == plain
        assert all(groups.size[group] == len(rows) for group, rows in plain.items())
        assert all(groups.group[row] == group for group, rows in plain.items() for row in rows)


def test_partners_are_listed_both_ways_in_order() -> None:
    partners = lists_of(4, np.array([[2, 0], [0, 1]], np.int32))
    lists = [partners.others[partners.start[k] : partners.start[k + 1]].tolist() for k in range(4)]
    assert lists == [[1, 2], [0], [0], []]


@tries(80, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.sets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda two: two[0] < two[1])))
def test_pairs_that_come_in_order_give_the_same_lists_unsorted(pairs: set[tuple[int, int]]) -> None:
    rows = np.array(sorted(pairs), np.int32).reshape(-1, 2)
    sorted_lists = lists_of(SIZE, rows)
    found = lists_in_order(SIZE, rows[:, 0].copy(), rows[:, 1].copy())
    assert found.start.tolist() == sorted_lists.start.tolist()
    assert found.others.tolist() == sorted_lists.others.tolist()
