"""The queue gives what a sorted list gives."""

import numpy as np

from truceline.incident.heap import pop, push, roomy


def test_the_likeliest_comes_first_and_of_equals_the_first_rows() -> None:
    random = np.random.default_rng(4)
    entries = [
        (float(random.integers(0, 9)), int(a), int(b), k) for k, (a, b) in enumerate(random.integers(0, 9, (300, 2)))
    ]
    queue = roomy(2)
    for size, entry in enumerate(entries):
        queue = push(queue, size, entry)
    taken = [pop(queue, size) for size in range(len(entries), 0, -1)]
    assert [(-one[0], one[1], one[2]) for one in taken] == sorted((-one[0], one[1], one[2]) for one in entries)
