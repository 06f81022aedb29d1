"""Runs one task over stretches of columns, on every core that this process may use; the kernels hold no lock."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(task: Callable[[int, int], Part], count: int, stretch: int) -> list[Part]:
    """Run task(begin, end) over stretches of 0 … count; the results come in that order. No count: one empty stretch."""
    stretches = [(begin, min(begin + stretch, count)) for begin in range(0, max(count, 1), stretch)]
    workers = min(cores(), len(stretches))
    if workers == 1:
        return [task(*ends) for ends in stretches]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(task, *zip(*stretches, strict=True)))
