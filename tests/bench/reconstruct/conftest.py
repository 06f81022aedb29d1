"""The modules of bench/reconstruct, for its tests."""

from collections.abc import Iterator

import pytest
from benches import Bench, bench_of


@pytest.fixture(scope="module")
def reconstruct() -> Iterator[Bench]:
    """What loads a module of bench/reconstruct."""
    with bench_of("reconstruct") as module:
        yield module
