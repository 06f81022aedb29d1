"""What tests of findings share: a stopwatch that a busy machine does not deceive."""

import time
from collections.abc import Callable

import pyarrow as pa
import pytest


@pytest.fixture
def quickest() -> Callable[[Callable[[], pa.Table]], float]:
    """Measures processor time, so that neighbours on the machine do not count; the best of three."""

    def measure(act: Callable[[], pa.Table]) -> float:
        took = []
        for _ in range(3):
            start = time.process_time()
            act()
            took.append(time.process_time() - start)
        return min(took)

    return measure
