"""The modules of bench/lists, for its tests."""

from collections.abc import Iterator

import pytest
from benches import Bench, bench_of


@pytest.fixture(scope="module")
def lists() -> Iterator[Bench]:
    """What loads a module of bench/lists."""
    with bench_of("lists") as module:
        yield module
