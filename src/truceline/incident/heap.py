"""A queue of groups that may join, the likeliest first; of equals the one whose rows come first.

What was weighed before one of the two groups changed is out of date and is passed over when its turn comes.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.kernels import Ints, Longs
from truceline.values.shape.compiled import kernel

Floats = npt.NDArray[np.float64]


class Queue(NamedTuple):
    """Entries as a binary heap: evidence, a row of either group, and when it was weighed."""

    evidence: Floats
    first: Ints
    second: Ints
    at: Longs


@kernel
def roomy(size: int) -> Queue:
    """An empty queue with room for so many."""
    return Queue(np.empty(size), np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int64))


@kernel
def _sooner(queue: Queue, one: int, other: int) -> bool:
    if queue.evidence[one] != queue.evidence[other]:
        return bool(queue.evidence[one] > queue.evidence[other])
    if queue.first[one] != queue.first[other]:
        return bool(queue.first[one] < queue.first[other])
    return bool(queue.second[one] < queue.second[other])


@kernel
def _swap(queue: Queue, one: int, other: int) -> None:
    queue.evidence[one], queue.evidence[other] = queue.evidence[other], queue.evidence[one]
    queue.first[one], queue.first[other] = queue.first[other], queue.first[one]
    queue.second[one], queue.second[other] = queue.second[other], queue.second[one]
    queue.at[one], queue.at[other] = queue.at[other], queue.at[one]


@kernel
def push(queue: Queue, size: int, entry: tuple[float, int, int, int]) -> Queue:
    """Add an entry to a queue of so many; a full queue is moved to a larger one."""
    if size == len(queue.at):
        larger = roomy(2 * size + 16)
        larger.evidence[:size], larger.first[:size] = queue.evidence, queue.first
        larger.second[:size], larger.at[:size] = queue.second, queue.at
        queue = larger
    queue.evidence[size], queue.first[size], queue.second[size], queue.at[size] = entry
    here = size
    while here > 0 and _sooner(queue, here, (here - 1) // 2):
        _swap(queue, here, (here - 1) // 2)
        here = (here - 1) // 2
    return queue


@kernel
def pop(queue: Queue, size: int) -> tuple[float, int, int, int]:
    """Take the likeliest entry out of a queue of so many, which then has one less."""
    top = (queue.evidence[0], queue.first[0], queue.second[0], queue.at[0])
    last = size - 1
    _swap(queue, 0, last)
    here = 0
    while True:
        best = here
        for below in (2 * here + 1, 2 * here + 2):
            if below < last and _sooner(queue, below, best):
                best = below
        if best == here:
            return top
        _swap(queue, here, best)
        here = best
