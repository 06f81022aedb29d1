"""The same tests on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from throwaway_postgres import Cluster, throwaway_cluster

from truceline.register.stores.opening import open_store
from truceline.register.stores.store import Store


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with throwaway_cluster() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> str:
    """Where a store may be made."""
    if request.param == "sqlite":
        return "register.db"
    made: Cluster = request.getfixturevalue("cluster")
    return made.new_database()


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    made = open_store(address, tmp_path, purpose="make")
    yield made
    made.close()
