"""The modules of bench/link, for its tests."""

from collections.abc import Iterator

import pytest
from benches import Bench, bench_of


@pytest.fixture(scope="module")
def link() -> Iterator[Bench]:
    """What loads a module of bench/link."""
    with bench_of("link") as module:
        yield module
