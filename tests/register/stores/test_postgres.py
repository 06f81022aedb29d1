"""What holds of a store in PostgreSQL alone; what holds of both is in test_stores."""

import time
from types import ModuleType

import pytest
from throwaway_postgres import Cluster

from truceline.errors import NotFound, Unavailable


def test_postgresql_is_made_opened_and_read_by_its_address(cluster: Cluster) -> None:
    postgres = pytest.importorskip("truceline.register.stores.postgres", reason="psycopg is not installed")
    address = cluster.new_database()
    with pytest.raises(NotFound):
        postgres.open_postgres(address)
    postgres.make_postgres(address).close()
    store = postgres.open_postgres(address)
    with store.transaction():
        store.append(b"entry")

    copy = postgres.read_postgres(address)

    assert copy.head().size == 1
    with pytest.raises(Unavailable), copy.transaction():
        copy.append(b"no")
    copy.close()
    store.close()


def test_a_server_that_does_not_flush_is_refused(cluster: Cluster) -> None:
    """Teeth: a cluster set to lose what it acknowledged keeps no register."""
    postgres = pytest.importorskip("truceline.register.stores.postgres", reason="psycopg is not installed")
    address = cluster.new_database()
    postgres.make_postgres(address).close()
    store = postgres.open_postgres(address)
    store.database.execute("ALTER SYSTEM SET full_page_writes = off")
    store.database.execute("SELECT pg_reload_conf()")
    try:
        with pytest.raises(Unavailable, match="full_page_writes"):
            opened_after_the_reload(postgres, address)
    finally:
        store.database.execute("ALTER SYSTEM RESET full_page_writes")
        store.database.execute("SELECT pg_reload_conf()")
        store.close()


def opened_after_the_reload(postgres: ModuleType, address: str) -> None:
    """A server takes its new settings a moment after it was told to."""
    for _ in range(100):
        postgres.open_postgres(address).close()
        time.sleep(0.05)
